// Package archtest keeps the packages' imports pointing down and the module's promises
// about what a program pulls in.
package archtest

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/nianbao/nianbao"

// ranks of the packages; see ARCHITECTURE.md. A package may import only lower ranks.
var ranks = map[string]int{
	"examples/render":      7,
	"examples/http":        8,
	"examples/notice":      7,
	"examples/import":      7,
	"render":               4,
	"formats/pdf":          5,
	"formats/ofd":          5,
	"internal/pages":       4,
	"compose":              3,
	"stats":                3,
	"review":               4,
	"formats/yaml":         3,
	"formats/paper":        3,
	"formats/text":         4,
	"formats/html":         4,
	"formats/docx":         4,
	"formats/xlsx":         4,
	"internal/opc":         3,
	"formats":              6,
	"export":               5,
	"rules":                3,
	"model":                2,
	"organs":               0,
	"sheets":               1,
	"internal/prose":       1,
	"internal/plainjson":   1,
	"internal/zhtext":      0,
	"internal/charset":     0,
	"tables":               0,
	"internal/sfnt":        0,
	"internal/zhbreak":     0,
	"internal/pdffile":     0,
	"internal/idle":        0,
	"internal/golden":      0,
	"internal/cfftest":     0, // for tests
	"internal/opctest":     0, // for tests
	"internal/ofdtest":     3, // for tests
	"internal/htmlcheck":   0, // for tests
	"internal/apicheck":    0, // for tests
	"internal/formcheck":   1, // for tests
	"rules/claims":         0,
	"internal/corpus":      0,
	"internal/refit":       0,
	"fonts/faces/licences": 0,
	"fonts/rare/licences":  0,
	"fonts/faces/refit":    1,
	"fonts/faces/symbols":  1,
	"fonts":                1,
	"internal/deflate":     1,
	"internal/press":       2,
	"internal/ofdcheck":    1, // for tests
	"internal/pdfobj":      2,
	"fonts/rare":           2,
	"internal/officefonts": 2,
	"layout":               2,
	"layout/pdf":           3,
	"internal/doccheck":    3,
	"internal/redraw":      3,
	"layout/fpdf":          4,
	"layout/svg":           4,
	"layout/ofd":           4,
	"layout/gopdf":         4,
	"":                     5,
	"examples/fpdf":        7,
	"examples/gopdf":       7,
	"service":              7,
	"internal/formtest":    8, // tests only
	"schema":               0,
	"cmd/nianbao":          8,
	"internal/archtest":    7,
	"internal/release":     0,
	"internal/pdfcheck":    1, // for tests; it reads fonts back with internal/sfnt
	"internal/layoutcheck": 3, // for tests
	"internal/sample":      7, // for tests and measurements
	"internal/reporttest":  3, // for tests
	"internal/papertest":   8, // for tests
	"internal/vuln":        0, // for checks of the module
	"internal/samebytes":   8, // for measurements
	"internal/soak":        8, // for measurements
	"internal/layouttest":  6, // for tests
	"internal/exampletest": 6, // for tests

	"service/form/licences":         0,
	"internal/layoutcheck/pdfpages": 4, // for tests
	"internal/checkpdf":             7, // for comparisons
}

// never are pairs of packages that must not see each other, whatever their ranks. Rare
// characters are the choice of whoever writes a program.
var never = [][2]string{
	{"layout", "tables"}, {"layout/pdf", "tables"}, {"tables", "layout"}, {"layout/fpdf", "tables"}, {"layout/gopdf", "tables"},
	{"layout/svg", "tables"}, {"layout/svg", "fonts/rare"}, {"layout/ofd", "tables"}, {"layout/ofd", "fonts/rare"},
	{"layout/pdf", "fonts/rare"}, {"render", "fonts/rare"}, {"compose", "fonts/rare"}, {"", "fonts/rare"},
	{"rules", "compose"}, {"compose", "rules"}, {"rules", "formats/yaml"}, {"formats/yaml", "rules"},
	{"formats/yaml", "compose"}, {"compose", "formats/yaml"}, {"stats", "rules"},
	{"model", "layout"}, {"rules", "layout"}, {"formats/yaml", "layout"}, {"stats", "layout"},
	{"formats", "export"}, {"export", "rules"}, {"export", "compose"}, {"export", "fonts/rare"},
	{"formats/html", "rules"}, {"formats/html", "compose"}, {"formats/html", "tables"}, {"formats/html", "formats/yaml"}, {"formats/html", "render"},
	{"formats/xlsx", "layout"}, {"formats/text", "layout"}, {"formats/paper", "layout"},
	{"formats/pdf", "rules"}, {"formats/pdf", "compose"}, {"formats/pdf", "layout"}, {"formats/pdf", "tables"}, {"formats/pdf", "formats/yaml"},
	{"formats/ofd", "rules"}, {"formats/ofd", "compose"}, {"formats/ofd", "layout"}, {"formats/ofd", "tables"}, {"formats/ofd", "formats/yaml"},
	{"internal/pages", "rules"}, {"internal/pages", "compose"}, {"internal/pages", "layout"}, {"internal/pages", "tables"},
	{"formats/docx", "rules"}, {"formats/docx", "compose"}, {"formats/docx", "tables"}, {"formats/docx", "formats/yaml"},
	{"model", "fonts"}, {"rules", "fonts"}, {"formats/yaml", "fonts"},
}

// eachFile calls f for every Go file of the module with its package's folder.
func eachFile(t *testing.T, f func(file, pkg string)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && path != root) {
			return fs.SkipDir
		}
		if d.IsDir() && path != root {
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil { // another module
				return fs.SkipDir
			}
		}
		if strings.HasSuffix(path, ".go") {
			rel, err := filepath.Rel(root, filepath.Dir(path))
			if err != nil {
				return err
			}
			f(path, strings.TrimPrefix(filepath.ToSlash(rel), "."))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAPackageImportsOnlyLowerRanks(t *testing.T) {
	seen := map[string]bool{}
	eachFile(t, func(file, pkg string) {
		rank, known := ranks[pkg]
		if !known {
			t.Errorf("package %q has no rank", pkg)
			return
		}
		seen[pkg] = true
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		for _, imported := range importsOf(t, file) {
			if imported != pkg && ranks[imported] >= rank {
				t.Errorf("%s (rank %d) imports %q (rank %d)", file, rank, imported, ranks[imported])
			}
			for _, pair := range never {
				if pair == [2]string{pkg, imported} {
					t.Errorf("%s: %s must not see %s", file, pkg, imported)
				}
			}
		}
	})
	for pkg := range ranks {
		if !seen[pkg] {
			t.Errorf("rank given to %q, which does not exist", pkg)
		}
	}
}

// importsOf returns the folders of the module that a file imports.
func importsOf(t *testing.T, file string) []string {
	t.Helper()
	var out []string
	for _, path := range pathsOf(t, file) {
		if path == module || strings.HasPrefix(path, module+"/") {
			out = append(out, strings.TrimPrefix(strings.TrimPrefix(path, module), "/"))
		}
	}
	return out
}

// pathsOf returns the paths of all packages that a file imports.
func pathsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, i := range parsed.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, path)
	}
	return out
}

// excelize brings nine modules and 10 MB: one package knows of it.
func TestOnlyOnePackageImportsExcelize(t *testing.T) {
	eachFile(t, func(file, pkg string) {
		if strings.HasSuffix(file, "_test.go") || pkg == "formats/xlsx" {
			return
		}
		for _, path := range pathsOf(t, file) {
			if strings.HasPrefix(path, "github.com/xuri/") {
				t.Errorf("%s imports %s", file, path)
			}
		}
	})
}

// Who does not draw with another library does not depend on it.
func TestALibraryIsSeenOnlyWhereItIsDrawnWith(t *testing.T) {
	libraries := map[string]string{"fpdf": "codeberg.org/go-pdf/fpdf", "gopdf": "github.com/signintech/gopdf"}
	eachFile(t, func(file, pkg string) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		for _, path := range pathsOf(t, file) {
			for name, library := range libraries {
				if path == library && pkg != "layout/"+name && pkg != "examples/"+name {
					t.Errorf("%s imports %s", file, library)
				}
			}
		}
	})
}

func TestEveryFileIsShort(t *testing.T) {
	const most = 400
	eachFile(t, func(file, _ string) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(data), "\n"); n > most {
			t.Errorf("%s has %d lines, more than %d: perhaps two rooms", file, n, most)
		}
	})
}

// A program that only checks figures must not carry the faces, which are 20 MB, nor those of
// rare characters, which are 41 MB, be they imported or not.
func TestAProgramThatOnlyChecksCarriesNoFonts(t *testing.T) {
	const most = 15 << 20
	size := sizeOf(t, "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\n\t\""+module+"\"\n\t_ \""+module+"/fonts/rare\"\n)\n\n"+
		"func main() {\n\tr, err := nianbao.Read(os.Stdin)\n\tif err != nil {\n\t\tfmt.Println(err)\n\t\treturn\n\t}\n\tfmt.Println(nianbao.Check(r))\n}\n")
	if size > most {
		t.Errorf("it has %d bytes: the faces are in it", size)
	}
}

// Readers of formats that are written too stand beside the writers, which know layout and so fonts. A program
// that only reads carries none.
func TestAProgramThatOnlyImportsCarriesNoFonts(t *testing.T) {
	const most = 30 << 20
	size := sizeOf(t, "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\n\t\""+module+"/formats\"\n)\n\n"+
		"func main() {\n\tfmt.Println(formats.Import(\"\", os.Stdin))\n}\n")
	if size > most {
		t.Errorf("it has %d bytes: the faces are in it", size)
	}
}

// sizeOf builds a program and returns its size.
func sizeOf(t *testing.T, program string) int64 {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program")
	}
	dir := t.TempDir()
	main := filepath.Join(dir, "main.go")
	if err := os.WriteFile(main, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(dir, "program")
	build := exec.Command("go", "build", "-o", binary, main)
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// The packages outside the standard library that a program with nianbao depends on; each
// has its reason in ARCHITECTURE.md.
var allowed = map[string]bool{
	"github.com/go-text/typesetting": true,
	"github.com/klauspost/compress":  true,
	"go.yaml.in/yaml/v4":             true,
	"golang.org/x/text":              true,
}

func TestTheLibraryDependsOnFewModules(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-json=Module", ".")
	list.Dir = filepath.Join("..", "..")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p struct{ Module *struct{ Path string } }
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		if p.Module != nil && p.Module.Path != module && !allowed[p.Module.Path] {
			t.Errorf("the library depends on %s", p.Module.Path)
		}
	}
}

// A program that reads YAML only pulls in no reader of other files and no spreadsheet library: those
// are 10 MB, and whoever wants them imports package formats.
func TestAProgramThatReadsYAMLPullsInNoOtherReader(t *testing.T) {
	others := map[string]bool{"formats": true, "internal/opc": true, "internal/pdffile": true}
	for pkg := range ranks {
		if strings.HasPrefix(pkg, "formats/") && pkg != "formats/yaml" {
			others[pkg] = true
		}
	}
	for _, program := range []string{".", "./rules", "./render", "./formats/yaml", "./layout/pdf", "./examples/render"} {
		for _, p := range listDeps(t, "linux", program) {
			if pkg, ours := strings.CutPrefix(p.ImportPath, module+"/"); ours && others[pkg] {
				t.Errorf("%s pulls in %s", program, pkg)
			}
			for _, library := range []string{"github.com/xuri/", "golang.org/x/net/"} {
				if strings.HasPrefix(p.ImportPath, library) {
					t.Errorf("%s pulls in %s", program, p.ImportPath)
				}
			}
		}
	}
	found := false // else the test looks for what is not there
	for _, p := range listDeps(t, "linux", "./formats") {
		found = found || strings.HasPrefix(p.ImportPath, "github.com/xuri/excelize/")
	}
	if !found {
		t.Error("formats pulls in no excelize: look for the library that took its place")
	}
}
