package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/yaml"
)

type importCommand struct {
	Files []string `arg:"" name:"文件" complete:"reports" help:"报告文件（网页、Word、Excel、PDF、OFD、文本、YAML 或 JSON）或文件夹；“-”是标准输入"`
	Out   *string  `short:"o" name:"output" placeholder:"文件" complete:"files" help:"输出文件（.yaml），读几个文件或文件夹时是输出文件夹；不写或写“-”时输出到标准输出"`
	Keys  string   `name:"keys" placeholder:"文种" values:"zh,en" default:"zh" help:"文件中的键用中文（zh，默认）还是英文（en）"`
	JSON  bool     `name:"json" help:"以 JSON 输出存疑之处；YAML 只写到 -o"`
}

// Run reads one file, or many into a folder. Its exit code is 1 when anything has to be looked at, and
// 2 when a file could not be read.
func (c *importCommand) Run(s *session) error {
	opts, err := writeOptions(c.Keys)
	if err != nil {
		return err
	}
	if c.JSON && c.Out != nil && *c.Out == standard {
		return fmt.Errorf("--json 和 -o - 都输出到标准输出，只能选一个\n%s", seeHelp)
	}
	names, outcome := s.expand(c.Files)
	if len(names) == 0 {
		return outcome.err()
	}
	m := &importing{session: s, opts: opts}
	if c.JSON {
		m.json = newJSONWriter(s.stdout, nianbao.SeverityInfo)
	}
	if c.takesOne(names) {
		outcome.add(exitCode(s.code(m.one(names[0], c.Out))))
	} else {
		outcome.add(exitCode(s.code(c.many(m, names))))
	}
	return outcome.err()
}

// takesOne says whether -o, when it is given, is a file and not a folder.
func (c *importCommand) takesOne(names []string) bool {
	return len(names) == 1 && !isFolder(names[0]) && (c.Out == nil || !isFolder(*c.Out))
}

// isFolder says whether a name is that of a folder, or written as such.
func isFolder(name string) bool {
	if name == standard || name == "" {
		return false
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir() || os.IsPathSeparator(name[len(name)-1])
}

// importing is an import under way.
type importing struct {
	*session
	opts []nianbao.WriteOption
	json *jsonWriter // nil unless --json is given
}

// importedFile is what became of a file.
type importedFile struct {
	checked
	text []byte // YAML; nil when the file is no report
}

// doubts counts what has to be looked at.
func doubts(findings nianbao.Findings) int {
	n := 0
	for _, p := range findings {
		if p.Severity > nianbao.SeverityInfo {
			n++
		}
	}
	return n
}

// code is the exit code that a file means.
func (f *importedFile) code() exitCode {
	switch {
	case f.text == nil:
		return failed
	case doubts(f.findings) > 0:
		return faulty
	}
	return 0
}

// read reads a file of any format and writes it as YAML.
func (m *importing) read(in input) *importedFile {
	f := &importedFile{checked: checked{file: in.name, unread: in.unread}}
	if f.unread == nil {
		err := protect(func() error { return m.fill(f) })
		if err != nil && !errors.As(err, &f.findings) {
			f.unread = unreadable(in.name, err)
		}
	}
	if f.unread != nil {
		f.findings = ioFindings(f.unread)
	}
	return f
}

func (m *importing) fill(f *importedFile) error {
	got, err := m.session.read(f.file)
	if err != nil {
		return err
	}
	text, err := m.written(f.file, got)
	if err != nil {
		return err
	}
	f.organ, f.year, f.findings, f.text = got.Report.Organ, got.Report.Year, got.Findings, text
	return nil
}

// written is a report as YAML, with a comment at all that has to be looked at.
func (m *importing) written(name string, got *formats.Imported) ([]byte, error) {
	heading := fmt.Sprintf("由 nianbao import 从 %s 读出", shown(filepath.Base(name)))
	if doubts(got.Findings) > 0 {
		heading += "；标有“存疑”的各处请与原件核对"
	}
	var b bytes.Buffer
	err := nianbao.WriteYAML(&b, got.Report, slices.Concat(m.opts, []nianbao.WriteOption{yaml.WithHeading(heading), yaml.WithFindings(got.Findings)})...)
	return b.Bytes(), err
}

// one reads a file into a file, or onto standard output.
func (m *importing) one(name string, out *string) error {
	var dest *destination
	var err error
	if out != nil && *out != standard {
		if dest, err = newDestination(*out, m.inputInfo(name), export.YAML); err != nil {
			return err
		}
	}
	f := m.read(input{name: name})
	if m.json != nil {
		m.json.write(f.checked)
		m.json.end()
	} else if f.unread == nil {
		writeFindings(m.stderr, name, f.findings)
	}
	switch {
	case f.unread != nil:
		m.complain(f.unread)
	case f.text == nil:
		m.complain(fmt.Errorf("没有从 %s 读出报告，没有生成文件", shown(name)))
	case dest != nil || m.json == nil:
		err = m.deliver(dest, f)
	}
	if err != nil {
		return err
	}
	return (&verdict{f.code()}).err()
}

// deliver writes the file. With --json nothing else is said on standard output.
func (m *importing) deliver(dest *destination, f *importedFile) error {
	remark := "没有存疑之处"
	if n := doubts(f.findings); n > 0 {
		remark = fmt.Sprintf("有 %d 处存疑，已在文件中注明，请与原件核对", n)
	} else if n := len(f.findings); n > 0 {
		remark += fmt.Sprintf("，有 %d 处提示", n)
	}
	if m.json != nil {
		return m.put(dest, f.text)
	}
	return m.place(dest, f.text, remark)
}
