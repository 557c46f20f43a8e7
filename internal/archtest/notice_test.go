package archtest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/formcheck"
)

// listedPackage is a package as go list tells it.
type listedPackage struct {
	ImportPath, Dir string
	EmbedFiles      []string
	Module          *struct {
		Path, Dir string
		Main      bool
	}
}

// listDeps lists packages of this module with all that they depend on.
func listDeps(t *testing.T, system string, packages ...string) []listedPackage {
	t.Helper()
	list := exec.Command("go", append([]string{"list", "-deps", "-json=ImportPath,Dir,EmbedFiles,Module"}, packages...)...)
	list.Dir = filepath.Join("..", "..")
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listedPackage
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p listedPackage
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// publicPackages are those that other programs can import.
func publicPackages() []string {
	var public []string
	for pkg := range ranks {
		if !strings.HasPrefix(pkg, "internal/") && !strings.HasPrefix(pkg, "examples/") {
			public = append(public, "./"+pkg)
		}
	}
	slices.Sort(public)
	return public
}

// noticeParts reads NOTICE: what is said of the program, and what of optional packages.
func noticeParts(t *testing.T) (program, optional string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "NOTICE"))
	if err != nil {
		t.Fatal(err)
	}
	program, optional, ok := strings.Cut(string(data), "\nCode in optional packages only\n")
	if !ok {
		t.Fatal("NOTICE has no part on optional packages")
	}
	return program, optional
}

// names says whether a part of NOTICE has an entry that begins with a name.
func names(part, name string) bool {
	return regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + `( \(.*\))?$`).MatchString(part)
}

func TestNoticeNamesAllCodeOfOthers(t *testing.T) {
	program, optional := noticeParts(t)
	inProgram := map[string]bool{}
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, p := range listDeps(t, system, "./cmd/nianbao") {
			if p.Module == nil || p.Module.Main || inProgram[p.Module.Path] {
				continue
			}
			inProgram[p.Module.Path] = true
			if !names(program, p.Module.Path) {
				t.Errorf("NOTICE does not name %s, which is in the program", p.Module.Path)
			}
			hasCopyrights(t, program, p.Module.Path, p.Module.Dir)
		}
	}
	seen := map[string]bool{}
	for _, p := range listDeps(t, "linux", publicPackages()...) {
		if p.Module == nil || p.Module.Main || inProgram[p.Module.Path] || seen[p.Module.Path] {
			continue
		}
		seen[p.Module.Path] = true
		if !names(optional, p.Module.Path) {
			t.Errorf("NOTICE does not name %s, which %s and others need", p.Module.Path, p.ImportPath)
		}
		hasCopyrights(t, optional, p.Module.Path, p.Module.Dir)
	}
	for _, line := range strings.Split(program+optional, "\n") {
		module, _, _ := strings.Cut(line, " ")
		if first, _, ok := strings.Cut(module, "/"); ok && strings.Contains(first, ".") && !inProgram[module] && !seen[module] {
			t.Errorf("NOTICE names %s, which is used no more", module)
		}
	}
}

// copyrightLines matches the first lines on copyright of a licence that are not a form to fill in.
var copyrightLines = regexp.MustCompile(`(?m)(?:^ *Copyright [^\[{\n]*\n)+`)

// inSource are modules whose licence is the form to fill in: the lines on copyright are in their
// source.
var inSource = map[string]string{
	"github.com/richardlehane/mscfb":   "Copyright 2013 Richard Lehane. All rights reserved.",
	"github.com/richardlehane/msoleps": "Copyright 2014 Richard Lehane. All rights reserved.",
}

// hasCopyrights checks that the first lines on copyright in each licence file of a module are
// in a part of NOTICE.
func hasCopyrights(t *testing.T, part, module, folder string) {
	t.Helper()
	found := 0
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "COPYING*", "NOTICE*"} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.SplitSeq(copyrightLines.FindString(string(data)), "\n") {
				if line = strings.TrimSpace(line); line == "" {
					continue
				}
				found++
				if !strings.Contains(part, "    "+line) {
					t.Errorf("NOTICE does not have the line %q of %s", line, module)
				}
			}
		}
	}
	if line := inSource[module]; line != "" {
		found++
		if !strings.Contains(part, "    "+line) {
			t.Errorf("NOTICE does not have the line %q of %s", line, module)
		}
	}
	if found == 0 {
		t.Errorf("%s has no licence with a line on copyright: read it and name it in this test", module)
	}
}

func TestNoticeNamesTheLibrariesOfTheForm(t *testing.T) {
	program, _ := noticeParts(t)
	for _, l := range formcheck.Libraries {
		if !names(program, l.Name) {
			t.Errorf("NOTICE does not name %s", l.Name)
		}
		text, err := os.ReadFile(filepath.Join("..", "..", "service", "form", "licences", l.Licence))
		if err != nil {
			t.Fatal(err)
		}
		line := strings.TrimSpace(regexp.MustCompile(`(?m)^ *Copyright .*\d{4}.*$`).FindString(string(text)))
		if line == "" || !strings.Contains(program, "    "+line+"\n") {
			t.Errorf("NOTICE does not have the line %q of %s", line, l.Name)
		}
	}
}

func TestNoticeNamesAllFonts(t *testing.T) {
	program, _ := noticeParts(t)
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, p := range listDeps(t, "linux", publicPackages()...) {
		for _, file := range p.EmbedFiles {
			switch strings.ToLower(filepath.Ext(file)) {
			case ".ttf", ".otf", ".ttc", ".otc":
			default:
				continue
			}
			count++
			rel, err := filepath.Rel(root, filepath.Join(p.Dir, file))
			if err != nil {
				t.Fatal(err)
			}
			if name := filepath.ToSlash(rel); !names(program, name) {
				t.Errorf("NOTICE does not name %s", name)
			}
		}
	}
	if count == 0 {
		t.Error("go list tells of no fonts")
	}
}

// The licence texts of fonts begin with their lines on copyright, but for one that explains
// itself first.
func TestNoticeHasTheCopyrightLinesOfFonts(t *testing.T) {
	program, _ := noticeParts(t)
	texts, err := filepath.Glob(filepath.Join("..", "..", "fonts", "*", "licences", "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatal("no licence texts of fonts", err)
	}
	dated := regexp.MustCompile(`(?m)^(?:\(c\)|Copyright(?: \(c\))?) \d{4}.*$`)
	for _, text := range texts {
		data, err := os.ReadFile(text)
		if err != nil {
			t.Fatal(err)
		}
		lines := dated.FindAllString(string(data), -1)
		if len(lines) == 0 || !strings.Contains(program, lines[len(lines)-1]) {
			t.Errorf("NOTICE does not have %q of %s", lines, filepath.Base(text))
		}
	}
}
