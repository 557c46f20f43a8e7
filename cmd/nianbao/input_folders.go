package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// input is a file to read, or why one that was asked for can't be.
type input struct {
	name   string // as it is shown
	real   string // without links; "" when unread
	below  string // the folder of the command line that it was found in, or its own
	unread error
}

// collection is what file names stand for.
type collection struct {
	inputs []input
	empty  []string // folders that hold no reports
	made   []string // files that were made from reports, which are not read again
	beside []string // those of them that only have the name of a report beside them, by their real paths
	notes  []string // texts that are about something else
	others []string // files of other types
}

// collect lists the files that names stand for: a folder stands for the reports in it and
// in all folders below, in natural order. A file comes once, however often and under
// whatever name it is met.
//
// What a folder holds beside reports is left alone: a file that has the name of a YAML or JSON report
// beside it but for the extension was made from it, or it was made from that one; what the
// manifest of a batch lists was made by it, and so was a page that says it; so was, below the folder
// that the command writes to, what has the extension that it writes. Whoever wants these read names them.
func collect(names []string, to output) collection {
	c := collector{seen: map[string]bool{}, named: map[string]bool{}, outputs: map[string]string{}, to: to}
	c.listed(to.manifest, to.folder)
	for _, name := range names {
		real := realPath(name)
		c.base = name
		if info, err := os.Stat(name); name == standard || err != nil || !info.IsDir() {
			c.base = filepath.Dir(name)
			c.named[real] = true
			c.file(name, real)
		} else if !c.folder(name, real) {
			c.empty = append(c.empty, name)
		}
	}
	c.withoutCopies()
	return c.collection
}

// output is the folder that a command writes to, by its real path, the extensions of what it writes, and
// its manifest if it has one. skip are files, by their real paths, that the command reads or writes for
// itself. The zero value is for commands that write no folder.
type output struct {
	folder, manifest string
	extensions, skip []string
}

// holds reports whether a file, by its real path, is one that the command has written to a folder
// below one that it reads.
func (o output) holds(base, real string) bool {
	if o.folder == "" || !slices.Contains(o.extensions, strings.ToLower(filepath.Ext(real))) || !isBelow(realPath(base), o.folder) {
		return false
	}
	return isBelow(o.folder, real)
}

// isBelow reports whether a path is in a folder or below it, and not the folder itself.
func isBelow(folder, path string) bool {
	below, err := filepath.Rel(folder, path)
	return err == nil && below != "." && filepath.IsLocal(below)
}

// collect lists the files that names stand for. Folders without reports and patterns without
// a match are told and show in the verdict; what is passed over is told.
func (s *session) collect(names []string, to output) ([]input, verdict) {
	names, outcome := s.expand(names)
	to.skip = s.skip
	c := collect(names, to)
	for _, folder := range c.empty {
		s.complain(noReports(folder))
		outcome.add(failed)
	}
	if len(c.inputs) == 0 && outcome.code == 0 && len(names) > 0 { // no run ends well that has read nothing
		s.complain(errNothingRead)
		outcome.add(failed)
	}
	s.passedOver(c)
	return c.inputs, outcome
}

// passedOver tells what lies in folders and is not read.
func (s *session) passedOver(c collection) {
	s.left.made, s.left.notes, s.left.others = append(s.left.made, c.made...), append(s.left.notes, c.notes...), append(s.left.others, c.others...)
	s.left.beside = append(s.left.beside, c.beside...)
	if n := len(c.made); n > 0 {
		s.note("没有读取 %d 个与报告同名或由报告生成的文件（%s）；要读取的，请直接写出文件名", n, firstFew(c.made))
	}
	if n := len(c.notes); n > 0 {
		s.note("没有读取 %d 个文本文件（%s）：其中没有年度报告的内容", n, firstFew(c.notes))
	}
	if n := len(c.others); n > 0 {
		s.note("没有读取 %d 个其他类型的文件（%s）", n, strings.Join(shownAll(c.others[:min(n, mostOthers)]), "、")+andMore(n-mostOthers))
	}
}

// leftAlone says of each file that lies in the folders and was not read why it was not.
func (s *session) leftAlone() []string {
	var lines []string
	for _, list := range []struct {
		files []string
		why   string
	}{
		{s.left.made, "与报告同名，或由报告生成"}, {s.left.notes, "文本文件，其中没有年度报告的内容"}, {s.left.others, "不是可以读取的类型"},
	} {
		for _, file := range list.files {
			lines = append(lines, fmt.Sprintf("没有读取 %s：%s", shown(file), list.why))
		}
	}
	return lines
}

// mostOthers is how many files of other types a message names: each may be a report that somebody sent as
// a picture or an archive.
const mostOthers = 20

func shownAll(files []string) []string {
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = shown(file)
	}
	return names
}

// andMore ends a list of which n are not named.
func andMore(n int) string {
	if n <= 0 {
		return ""
	}
	return "等"
}

// firstFew names a few files of many.
func firstFew(files []string) string {
	return strings.Join(shownAll(files[:min(len(files), mostNamed)]), "、") + andMore(len(files)-mostNamed)
}

func noReports(folder string) error {
	return fmt.Errorf("文件夹 %s 中没有报告文件（%s）", shown(folder), reportKinds)
}

// realPath names a file without links, so that it is known again. What has no such name,
// like a pipe, keeps its own.
func realPath(name string) string {
	if name == standard || name == "" {
		return name
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real
	}
	return abs
}

type collector struct {
	collection
	base    string            // what is looked at is below it
	seen    map[string]bool   // files and folders, by their real paths
	named   map[string]bool   // files on the command line, likewise
	outputs map[string]string // of batches, by their real paths, with the inputs that they were made of
	papers  []input           // those of them in folders that are neither YAML nor JSON
	to      output
}

func (c *collector) file(name, real string) {
	if !c.seen[real] {
		c.seen[real] = true
		c.inputs = append(c.inputs, input{name: name, real: real, below: c.base})
	}
}

func (c *collector) fault(name string, err error) {
	c.inputs = append(c.inputs, input{name: name, below: c.base, unread: unreadable(name, err)})
}

// folder lists the reports in a folder and says whether there is anything to check. A folder
// that was seen already, perhaps by way of a link to one of its parents, is not read again.
func (c *collector) folder(name, real string) bool {
	if c.seen[real] {
		return true
	}
	c.seen[real] = true
	entries, err := os.ReadDir(name)
	if err != nil {
		c.fault(name, err)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return naturally(a.Name(), b.Name()) })
	c.listed(filepath.Join(real, manifestName), real)
	plain := plainStems(entries)
	found := err != nil
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path, realPath := filepath.Join(name, e.Name()), filepath.Join(real, e.Name())
		if !e.IsDir() && c.isMade(e.Name(), realPath, plain) {
			if in := (input{name: path, real: realPath, below: c.base}); e.Type().IsRegular() && c.outputs[realPath] != "" && !c.to.holds(c.base, realPath) {
				c.papers = append(c.papers, in)
			} else {
				c.made = append(c.made, path)
			}
			continue
		}
		found = c.entry(path, realPath, e.Type()) || found
	}
	return found
}

// plainStems are the names, without their extensions, of the YAML and JSON files among entries.
func plainStems(entries []fs.DirEntry) map[string]bool {
	stems := map[string]bool{}
	for _, e := range entries {
		if hasExtension(e.Name(), plainExtensions) && !e.IsDir() {
			stems[fileKey(stem(e.Name()))] = true
		}
	}
	return stems
}

// listed remembers what a manifest says was made below a folder. Only regular files are opened, as
// reading a pipe might never end.
func (c *collector) listed(manifest, folder string) {
	if info, err := os.Stat(manifest); err != nil || !info.Mode().IsRegular() {
		return
	}
	for output, input := range listedOutputs(manifest) {
		c.outputs[filepath.Join(folder, filepath.FromSlash(unescapedName(output)))] = realPath(unescapedName(input))
	}
}

// withoutCopies passes over the YAML and JSON files that a batch made of reports that are read as well. A
// folder with nothing but such files is read, and of files that were made of each other, in whatever
// formats, one is.
func (c *collector) withoutCopies() {
	kept := c.firstOfCycles(c.papers)
	for i, in := range c.papers {
		if kept[i] && !slices.Contains(c.to.skip, in.real) {
			c.inputs = append(c.inputs, in)
			c.empty = slices.DeleteFunc(c.empty, func(folder string) bool { return folder == in.below })
		} else {
			c.made = append(c.made, in.name)
		}
	}
	read := map[string]bool{}
	for _, in := range c.inputs {
		read[in.real] = true
	}
	kept = c.firstOfCycles(c.inputs)
	var inputs []input
	for i, in := range c.inputs {
		from := c.outputs[in.real]
		if from == "" || from == in.real || !read[from] || c.named[in.real] || kept[i] {
			inputs = append(inputs, in)
		} else {
			c.made = append(c.made, in.name)
		}
	}
	c.inputs = inputs
}

// firstOfCycles finds, of files that were all made of each other, the first: batches that write to and fro
// between two folders leave manifests that call each report a copy. A file that is named on the command line is
// read anyway, so that those made of it are no cycle.
func (c *collector) firstOfCycles(files []input) map[int]bool {
	number := map[string]int{}
	for i, in := range files {
		if !c.named[in.real] {
			number[in.real] = i
		}
	}
	first, seen := map[int]bool{}, map[int]int{} // seen is the file, from 1, from which a walk came by
	for i := range files {
		at, ok := i, !c.named[files[i].real]
		for ok && seen[at] == 0 {
			seen[at] = i + 1
			at, ok = number[c.outputs[files[at].real]]
		}
		if !ok || seen[at] != i+1 {
			continue
		}
		least := at // on a cycle that no walk before has met
		for next := number[c.outputs[files[at].real]]; next != at; next = number[c.outputs[files[next].real]] {
			least = min(least, next)
		}
		first[least] = true
	}
	return first
}

// isMade reports whether a file of a folder was made from a report, or is what a report beside it was
// made from. plain are the names of the reports beside it.
func (c *collector) isMade(name, real string, plain map[string]bool) bool {
	switch {
	case !isReportName(name):
		return false
	case c.to.holds(c.base, real):
		return true
	case hasExtension(name, plainExtensions): // data are read, unless what they were made of is read (withoutCopies)
		return false
	case c.outputs[real] != "":
		return true
	case plain[fileKey(stem(name))]:
		c.beside = append(c.beside, real)
		return true
	}
	return false
}

// entry looks at one name in a folder and says whether it is anything to check.
func (c *collector) entry(name, real string, kind fs.FileMode) bool {
	report := isReportName(name)
	if kind&fs.ModeSymlink != 0 {
		info, err := os.Stat(name)
		if err != nil && report {
			c.fault(name, err)
		}
		if err != nil {
			return report
		}
		kind, real = info.Mode().Type(), realPath(name)
	}
	switch {
	case kind.IsDir():
		return c.folder(name, real)
	case slices.Contains(c.to.skip, real):
		return false
	case !report:
		if !isLitter(name) {
			c.others = append(c.others, name)
		}
		return false
	case !kind.IsRegular():
		c.fault(name, errNoFile) // reading a pipe in a folder might never end
	case kindOf(name) != "" || isManifest(name):
		c.made = append(c.made, name)
		return false
	case hasExtension(name, noteExtensions) && !mayBeReport(name):
		c.notes = append(c.notes, name)
		return false
	default:
		c.file(name, real)
	}
	return true
}

// isLitter reports whether a file is one that systems and programs leave in folders, or the manifest of a
// batch.
func isLitter(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, "~$") || strings.EqualFold(base, "Thumbs.db") || strings.EqualFold(base, "desktop.ini") || base == manifestName
}

var errNoFile = errors.New("not a regular file")

var errNothingRead = errors.New("所写的文件和文件夹中没有要读取的报告")
