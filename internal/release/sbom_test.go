package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var root = os.DirFS(filepath.Join("..", ".."))

// bills are the bills of materials of programs that this test builds.
func bills(t *testing.T) map[target][]byte {
	t.Helper()
	if testing.Short() {
		t.Skip("it builds the program")
	}
	all := map[target][]byte{}
	output := filepath.Join(t.TempDir(), "nianbao")
	t.Chdir(filepath.Join("..", ".."))
	for _, target := range targets[:1] { // building takes long
		if err := build(target, "v1.2.3", output); err != nil {
			t.Fatal(err)
		}
		program, err := os.ReadFile(output)
		if err != nil {
			t.Fatal(err)
		}
		out := t.TempDir()
		var sums strings.Builder
		archive, err := publish(target, "v1.2.3", program, nil, out, &sums)
		if err != nil {
			t.Fatal(err)
		}
		bill, err := os.ReadFile(filepath.Join(out, target.archive("v1.2.3")+".cdx.json"))
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("%x  nianbao-v1.2.3-linux-amd64.tar.gz\n%x  nianbao-v1.2.3-linux-amd64.cdx.json\n", sha256.Sum256(archive.data), sha256.Sum256(bill)); sums.String() != want {
			t.Errorf("the digests are %s, want %s", sums.String(), want)
		}
		if there, err := os.ReadFile(filepath.Join(out, archive.name)); err != nil || !bytes.Equal(there, archive.data) {
			t.Errorf("the archive is another (%v)", err)
		}
		all[target] = bill
	}
	return all
}

func TestABillListsWhatIsInTheProgram(t *testing.T) {
	check := schema(t)
	for target, bill := range bills(t) {
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(bill))
		if err != nil {
			t.Fatal(err)
		}
		if err := check.Validate(document); err != nil {
			t.Errorf("%v: %v", target, err)
		}
		var b bom
		if err := json.Unmarshal(bill, &b); err != nil {
			t.Fatal(err)
		}
		refs := map[string]component{}
		for _, c := range b.Components {
			if _, twice := refs[c.Ref]; twice {
				t.Errorf("%v: %s stands twice", target, c.Ref)
			}
			refs[c.Ref] = c
			if len(c.Licences) != 1 {
				t.Errorf("%v: %s has %d licences", target, c.Ref, len(c.Licences))
			}
		}
		for _, want := range []string{
			"pkg:golang/std@", "pkg:golang/golang.org/x/text@v", "pkg:golang/github.com/xuri/excelize/v2@v", "pkg:golang/go.yaml.in/yaml/v4@v",
			"pkg:npm/preact@", "pkg:npm/%40preact/signals-core@", "pkg:npm/idb-keyval@",
			"fonts/faces/fangsong-light.ttf", "fonts/faces/song-regular.ttf", "fonts/faces/song-semibold.ttf", "fonts/faces/hei-medium.ttf", "fonts/faces/kai-regular.ttf",
			"fonts/rare/song-more.ttf", "fonts/rare/song-plane2.ttf",
		} {
			if !slices.ContainsFunc(b.Components, func(c component) bool { return strings.HasPrefix(c.Ref, want) }) {
				t.Errorf("%v: it lacks %s", target, want)
			}
		}
		main := b.Metadata.Component
		if b.Schema != "http://cyclonedx.org/schema/bom-1.6.schema.json" || b.Format != "CycloneDX" || b.SpecVersion != "1.6" || b.Version != 1 || b.Dependencies[0].Ref != main.Ref {
			t.Errorf("%v: the bill is %+v", target, b)
		}
		if main.Description != "Program for linux/amd64" || main.Name != "nianbao" || main.PackageURL != main.Ref || main.Licences[0].Licence.ID != "Apache-2.0" {
			t.Errorf("%v: the program is %+v", target, main)
		}
		if main.Version != "v1.2.3" || main.Ref != "pkg:golang/github.com/nianbao/nianbao@v1.2.3" || len(main.Hashes) != 1 || len(main.Hashes[0].Content) != 64 {
			t.Errorf("%v: the program is %+v", target, main)
		}
		if got := len(b.Dependencies[0].DependsOn); got != len(b.Components) {
			t.Errorf("%v: %d of %d components are told as its parts", target, got, len(b.Components))
		}
		if yaml := refs[golang("go.yaml.in/yaml/v4", "v4.0.0")]; yaml.Licences == nil || yaml.Licences[0].Expression != "Apache-2.0 AND MIT" || !strings.HasPrefix(yaml.Properties[0].Value, "h1:") {
			t.Errorf("%v: yaml is %+v", target, yaml)
		}
	}
}

// schema is that of CycloneDX 1.6.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	folder := filepath.Join("schemas", "node_modules", "@cyclonedx", "cyclonedx-library", "res", "schema")
	c := jsonschema.NewCompiler()
	for _, name := range []string{"bom-1.6", "spdx", "jsf-0.82"} {
		file, err := os.Open(filepath.Join(folder, name+".SNAPSHOT.schema.json"))
		if err != nil {
			missing := "the schemas of CycloneDX are not installed: npm ci --prefix internal/release/schemas --ignore-scripts"
			if os.Getenv("CI") == "true" {
				t.Fatal(missing)
			}
			t.Skip(missing)
		}
		defer file.Close()
		document, err := jsonschema.UnmarshalJSON(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource("http://cyclonedx.org/schema/"+name+".SNAPSHOT.schema.json", document); err != nil {
			t.Fatal(err)
		}
	}
	s, err := c.Compile("http://cyclonedx.org/schema/bom-1.6.SNAPSHOT.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every file that the program embeds from others, and every library of the form, is in NOTICE.
func TestNoticeListsTheFontsAndLibraries(t *testing.T) {
	text, err := fs.ReadFile(root, "NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	n, err := readNotice(string(text))
	if err != nil {
		t.Fatal(err)
	}
	faces := 0
	for _, pattern := range []string{"fonts/faces/*.ttf", "fonts/rare/*.ttf"} {
		names, err := fs.Glob(root, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			faces++
			if _, ok := n.find(fontPart, name); !ok {
				t.Errorf("it lacks %s", name)
			}
		}
	}
	if faces != len(n[fontPart]) || faces != 7 {
		t.Errorf("there are %d faces, %d listed", faces, len(n[fontPart]))
	}
	if got := len(n[formPart]); got != 5 {
		t.Errorf("%d libraries of the form are listed: %v", got, n[formPart])
	}
	if got, ok := n.find(codePart, "golang.org/x/crypto"); !ok || !slices.Equal(got.licences, []string{"BSD-3-Clause"}) {
		t.Errorf("one of several names above a licence is %+v", got)
	}
}

func TestANoticeThatCannotBeReadIsRefused(t *testing.T) {
	text, err := fs.ReadFile(root, "NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ old, changed, want string }{
		"a licence that is not known": {"    MIT\n    Copyright (C) 2018 Alec Thomas", "    WTFPL\n    Copyright (C) 2018 Alec Thomas", "no licence"},
		"no fonts":                    {"\nFonts in the program\n", "\nFonts\n", `"Fonts in the program"`},
		"no code":                     {"\nCode in the program\n", "\nCode\n", `"Code in the program"`},
		"no form":                     {"\nCode in the web form\n", "\nForm\n", `"Code in the web form"`},
	} {
		changed := strings.Replace(string(text), c.old, c.changed, 1)
		if changed == string(text) {
			t.Fatalf("%s: nothing is changed", name)
		}
		if _, err := readNotice(changed); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A font or library that NOTICE lists must be there.
func TestABillNeedsWhatNoticeLists(t *testing.T) {
	n := notice{fontPart: {{name: "a.ttf", licences: []string{"OFL-1.1"}}}, formPart: {{name: "x", licences: []string{"MIT"}}}}
	if _, err := fonts(fstest.MapFS{}, n); err == nil {
		t.Error("a font is missing")
	}
	if all, err := fonts(fstest.MapFS{"a.ttf": {Data: []byte("x")}}, n); err != nil || len(all) != 1 || all[0].Hashes[0].Content != "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" {
		t.Errorf("%+v, %v", all, err)
	}
	for _, file := range []string{"", "{", `{"dependencies":{}}`} {
		source := fstest.MapFS{}
		if file != "" {
			source[formVersions] = &fstest.MapFile{Data: []byte(file)}
		}
		if _, err := libraries(source, n); err == nil {
			t.Errorf("%q has no version of the library", file)
		}
	}
}

func TestTargetsAreChosen(t *testing.T) {
	if all, err := chosen(""); err != nil || len(all) != len(targets) {
		t.Errorf("all: %v, %v", all, err)
	}
	if two, err := chosen("linux/arm64,windows/amd64"); err != nil || !slices.Equal(two, []target{{"linux", "arm64"}, {"windows", "amd64"}}) {
		t.Errorf("two: %v, %v", two, err)
	}
	for _, list := range []string{"linux", "plan9/386", "linux/amd64,", "linux/amd64, windows/amd64"} {
		if all, err := chosen(list); err == nil {
			t.Errorf("%q gives %v", list, all)
		}
	}
}
