package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats"
)

// standard is the file name that stands for standard input or output.
const standard = "-"

// load reads and checks a report. The report is nil when the file can't be read as one, and
// the findings say why. An error means that the file can't be read at all.
func (s *session) load(name string) (*nianbao.Report, nianbao.Findings, error) {
	got, err := s.read(name)
	var findings nianbao.Findings
	switch {
	case errors.As(err, &findings):
		return nil, findings, nil
	case err != nil:
		return nil, nil, unreadable(name, err)
	}
	return got.Report, nianbao.Check(got.Report), nil
}

func unreadable(name string, err error) error {
	return fmt.Errorf("无法读取 %s：%s", shown(name), cause(err))
}

// read reads a report of any format from a file or standard input.
func (s *session) read(name string) (*formats.Imported, error) {
	f, err := s.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readReport(name, f)
}

// readReport reads a report of any format; every command reads by it. An error is of type
// nianbao.Findings when the file is at fault. Of many files one may be the program's undoing: a panic
// is an error, too.
func readReport(name string, r io.Reader) (got *formats.Imported, err error) {
	if name == standard {
		name = "" // which says nothing about the format
	}
	crashed := protect(func() error {
		got, err = formats.Import(name, r)
		return nil
	})
	if crashed != nil {
		return nil, crashed
	}
	return got, err
}

func (s *session) open(name string) (io.ReadCloser, error) {
	if name == standard {
		return io.NopCloser(s.stdin), nil
	}
	s.sources.add(name)
	return os.Open(name)
}

// filesBeside lets a report show the pictures in its file's folder and below.
func filesBeside(name string) []nianbao.Option {
	if name == standard {
		return nil
	}
	return []nianbao.Option{nianbao.WithPictures(folder(filepath.Dir(name)))}
}

// folder is a file system that no path and no symbolic link leaves. It is opened when a file
// of it is, since most reports have no pictures.
type folder string

// Open opens a file of the folder.
func (f folder) Open(name string) (fs.File, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.FS().Open(name)
}

// Stat describes a file of the folder without opening it.
func (f folder) Stat(name string) (fs.FileInfo, error) {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return fs.Stat(root.FS(), name)
}

// inputInfo describes an input file, nil when nothing is known about it.
func (s *session) inputInfo(name string) os.FileInfo {
	var info os.FileInfo
	var err error
	if name != standard {
		info, err = os.Stat(name)
	} else if f, ok := s.stdin.(interface{ Stat() (os.FileInfo, error) }); ok {
		info, err = f.Stat()
	}
	if err != nil {
		return nil
	}
	return info
}

// shown is a file's name as messages show it.
func shown(name string) string {
	switch name {
	case standard:
		return "标准输入"
	case "":
		return "“”"
	}
	return visible(name)
}

// listedName is a file's name as tables show it, from which it can be got back.
func listedName(name string) string {
	if name == standard || name == "" {
		return shown(name)
	}
	return visible(escapedName(name))
}

// writeFindings prints findings one a line, with their places in a file.
func writeFindings(w io.Writer, file string, findings nianbao.Findings) {
	for _, p := range findings {
		fmt.Fprintln(w, findingLine(file, p, palette{}))
	}
}

// findingLine is a finding in the form that editors know how to jump to. A place that is no line of a
// text, or that has a name beside it, follows as people find it. A path is told only of files that are
// written with keys; programs find it in JSON.
func findingLine(file string, p nianbao.Finding, colours palette) string {
	place := shown(file)
	if p.Place.Line > 0 {
		place += fmt.Sprintf(":%d:%d", p.Place.Line, p.Place.Column)
	}
	name := placeName(p.Place)
	if name != "" {
		place += ": " + visible(name)
	}
	kind := p.Severity.Chinese() + " " + p.ID
	var text string
	if p.Path != "" && name == "" && !isPaper(file) && !strings.HasPrefix(p.ID, "IMPORT-") {
		text += " " + p.Path
	}
	text += "：" + p.Message
	if p.Hint != "" {
		text += "（" + p.Hint + "）"
	}
	return place + ": " + colours.severity(p.Severity, visible(kind)) + visible(text)
}

// placeName is how people find a place: its page and name, without line and column. It is "" for
// places of texts.
func placeName(p nianbao.Place) string {
	p.Line, p.Column = 0, 0
	return p.String()
}
