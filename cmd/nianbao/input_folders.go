package main

import (
	"cmp"
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

// collect lists the files that names stand for: a folder stands for the reports in it and
// in all folders below, in natural order. A file comes once, however often and under
// whatever name it is met. empty lists the folders that hold no reports.
func collect(names []string) (inputs []input, empty []string) {
	c := collector{seen: map[string]bool{}}
	for _, name := range names {
		real := realPath(name)
		c.base = name
		if info, err := os.Stat(name); name == standard || err != nil || !info.IsDir() {
			c.base = filepath.Dir(name)
			c.file(name, real)
		} else if !c.folder(name, real) {
			empty = append(empty, name)
		}
	}
	return c.inputs, empty
}

// collect lists the files that names stand for. Folders without reports and patterns without
// a match are told and show in the verdict.
func (s *session) collect(names []string) ([]input, verdict) {
	names, outcome := s.expand(names)
	inputs, empty := collect(names)
	for _, folder := range empty {
		s.complain(noReports(folder))
		outcome.add(failed)
	}
	return inputs, outcome
}

func noReports(folder string) error {
	return fmt.Errorf("文件夹 %s 中没有报告文件（.yaml、.yml 或 .json）", shown(folder))
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
	inputs []input
	base   string          // what is looked at is below it
	seen   map[string]bool // files and folders, by their real paths
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
	found := err != nil
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			found = c.entry(filepath.Join(name, e.Name()), filepath.Join(real, e.Name()), e.Type()) || found
		}
	}
	return found
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
	case !report:
		return false
	case !kind.IsRegular():
		c.fault(name, errNoFile) // reading a pipe in a folder might never end
	default:
		c.file(name, real)
	}
	return true
}

var errNoFile = errors.New("not a regular file")

func isReportName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}

// naturally compares names as people sort them: 第2号 comes before 第10号.
func naturally(a, b string) int {
	s, t := a, b
	for s != "" && t != "" {
		m, n := digits(s), digits(t)
		if m > 0 && n > 0 {
			if order := compareNumbers(s[:m], t[:n]); order != 0 {
				return order
			}
			s, t = s[m:], t[n:]
			continue
		}
		if s[0] != t[0] {
			return cmp.Compare(s[0], t[0])
		}
		s, t = s[1:], t[1:]
	}
	return cmp.Or(cmp.Compare(len(s), len(t)), cmp.Compare(a, b))
}

// digits counts the digits that a text begins with.
func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }

// compareNumbers compares the values of two runs of digits, of any length.
func compareNumbers(a, b string) int {
	a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
