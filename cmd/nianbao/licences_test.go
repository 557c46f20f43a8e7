package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/formcheck"
)

// dependency is a package that the program is built from, as go list tells it.
type dependency struct {
	Dir        string
	EmbedFiles []string
	Module     *struct {
		Path, Dir string
		Main      bool
	}
}

// dependencies lists the packages of the program for a system, built like this test with or
// without the faces of rare characters.
func dependencies(t *testing.T, system string) []dependency {
	t.Helper()
	args := []string{"list", "-deps", "-json=Dir,EmbedFiles,Module"}
	if len(rareFaces) == 0 {
		args = append(args, "-tags", "norare")
	}
	list := exec.Command("go", append(args, ".")...)
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []dependency
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var one dependency
		if err := d.Decode(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	return all
}

func TestEveryModuleInTheProgramHasItsLicenceListed(t *testing.T) {
	listed := map[string]bool{goLibrary: true}
	for _, c := range linkedCode {
		listed[c.path] = true
	}
	linked := map[string]bool{goLibrary: true}
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, d := range dependencies(t, system) {
			if d.Module == nil || d.Module.Main {
				continue
			}
			linked[d.Module.Path] = true
			if !listed[d.Module.Path] {
				t.Errorf("%s is in the program for %s and not in linkedCode", d.Module.Path, system)
			}
		}
	}
	for _, c := range linkedCode {
		if !linked[c.path] {
			t.Errorf("%s is in linkedCode and not in the program", c.path)
		}
	}
}

// licenceName matches the names of files with licences in the root of a module.
var licenceName = regexp.MustCompile(`^(LICEN[CS]E|COPYING|NOTICE)(\..*)?$`)

func TestLicenceTextsAreThoseOfTheModules(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range linkedCode {
		for _, file := range c.files {
			shown["licences/"+file] = true
		}
	}
	err := fs.WalkDir(moduleTexts, "licences", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !shown[name] {
			t.Errorf("%s is shown by nothing", name)
		}
		got, err := moduleTexts.ReadFile(name)
		if err != nil {
			return err
		}
		module, file := path.Split(strings.TrimPrefix(name, "licences/"))
		want, err := os.ReadFile(filepath.Join(moduleFolder(t, strings.TrimSuffix(module, "/")), file))
		switch {
		case module == "go/" && errors.Is(err, fs.ErrNotExist):
			t.Log("this installation of Go has no file LICENSE: it is not compared")
		case err != nil:
			return err
		case !bytes.Equal(got, want):
			t.Errorf("%s is not the text in the module", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range linkedCode[1:] {
		entries, err := os.ReadDir(moduleFolder(t, c.path))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if licenceName.MatchString(e.Name()) && !slices.Contains(c.files, c.path+"/"+e.Name()) {
				t.Errorf("%s of %s is not shown", e.Name(), c.path)
			}
		}
	}
}

// moduleFolder is where the source of a module is, "go" standing for Go itself.
func moduleFolder(t *testing.T, module string) string {
	t.Helper()
	ask := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module)
	if module == "go" {
		ask = exec.Command("go", "env", "GOROOT")
	}
	out, err := ask.Output()
	if err != nil {
		t.Fatalf("%s: %v", module, err)
	}
	folder := strings.TrimSpace(string(out))
	if folder == "" { // known, but not downloaded as no package of it is used
		if out, err := exec.Command("go", "mod", "download", module).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", module, err, out)
		}
		return moduleFolder(t, module)
	}
	return folder
}

func TestEveryLibraryOfTheFormHasItsLicenceListed(t *testing.T) {
	versions := formcheck.Versions(t)
	for _, l := range formcheck.Libraries {
		if !slices.ContainsFunc(formLibraries, func(f struct{ name, version, licence, file string }) bool {
			return f.name == l.Name && f.version == versions[l.Name] && f.file == l.Licence
		}) {
			t.Errorf("%s %s is not in formLibraries with %s", l.Name, versions[l.Name], l.Licence)
		}
	}
	for _, f := range formLibraries {
		if !slices.ContainsFunc(formcheck.Libraries, func(l formcheck.Library) bool { return l.Name == f.name }) {
			t.Errorf("%s is in formLibraries and not in the form", f.name)
		}
	}
}

func TestEveryFaceInTheProgramHasItsLicenceListed(t *testing.T) {
	listed := fmt.Sprint(embeddedFaces, rareFaces)
	faces := 0
	for _, d := range dependencies(t, "linux") {
		for _, file := range d.EmbedFiles {
			if path.Ext(file) != ".ttf" && path.Ext(file) != ".otf" {
				continue
			}
			faces++
			data, err := os.ReadFile(filepath.Join(d.Dir, file))
			if err != nil {
				t.Fatal(err)
			}
			face, err := fonts.Open(data, "")
			if err != nil {
				t.Fatal(err)
			}
			if name := regexp.MustCompile(`\b` + face.PostScriptName() + `\b`); !name.MatchString(listed) {
				t.Errorf("%s (%s) is not in the list of licences", file, face.PostScriptName())
			}
		}
	}
	if faces < 5 {
		t.Errorf("go list tells of %d faces", faces)
	}
}
