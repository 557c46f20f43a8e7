package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestAReleaseHasTheseArchives(t *testing.T) {
	var got []string
	for _, target := range targets {
		name, _, err := pack(target, "v1", nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, name+" "+target.program())
	}
	want := []string{
		"nianbao-v1-linux-amd64.tar.gz nianbao", "nianbao-v1-linux-arm64.tar.gz nianbao", "nianbao-v1-windows-amd64.zip nianbao.exe",
		"nianbao-v1-windows-arm64.zip nianbao.exe", "nianbao-v1-darwin-amd64.tar.gz nianbao", "nianbao-v1-darwin-arm64.tar.gz nianbao",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if written != time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) {
		t.Errorf("the files are of %v", written)
	}
	if (file{}).mode() != 0o644 || (file{executable: true}).mode() != 0o755 {
		t.Error("the modes are others")
	}
}

// Nothing of the machine and its environment gets into the program.
func TestTheCompilerIsToldAllThatMatters(t *testing.T) {
	for _, name := range []string{"GOFLAGS", "GOWORK", "GOEXPERIMENT", "GODEBUG", "GOAMD64", "GOARM64", "CGO_ENABLED", "GOOS", "GOARCH"} {
		t.Setenv(name, "of the environment")
	}
	c := compiler(target{"linux", "arm64"}, "v1.2", "out")
	if got, want := strings.Join(c.Args, "|"), "go|build|-trimpath|-buildvcs=false|-ldflags|-s -w -buildid= -X main.releaseVersion=v1.2|-o|out|./cmd/nianbao"; got != want {
		t.Errorf("the command is %s, want %s", got, want)
	}
	last := map[string]string{}
	for _, setting := range c.Env {
		name, value, _ := strings.Cut(setting, "=")
		last[name] = value
	}
	for name, want := range map[string]string{"GOOS": "linux", "GOARCH": "arm64", "CGO_ENABLED": "0", "GOFLAGS": "", "GOWORK": "off", "GOEXPERIMENT": "", "GODEBUG": "", "GOAMD64": "v1", "GOARM64": "v8.0"} {
		if last[name] != want {
			t.Errorf("%s is %q, want %q", name, last[name], want)
		}
	}
}

// Each document is needed, and each folder of licences has its place.
func TestEveryDocumentIsPacked(t *testing.T) {
	all := source(time.Now())
	for name := range all {
		if strings.HasPrefix(name, "fonts/faces/licences/") || strings.HasPrefix(name, "cmd/nianbao/licences/") {
			continue // of which there are several files
		}
		files := fstest.MapFS{}
		for other, f := range all {
			if other != name {
				files[other] = f
			}
		}
		if _, err := readDocuments(files); err == nil {
			t.Errorf("a release without %s", name)
		}
	}
	documents, err := readDocuments(all)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range documents {
		if names = append(names, f.name); f.executable || !strings.HasPrefix(string(f.data), "text of ") {
			t.Errorf("%s is %q", f.name, f.data)
		}
	}
	if !slices.Equal(names, wantFiles) {
		t.Errorf("got %q", names)
	}
}

const smallNotice = `Prose before all parts.
Apache-2.0

Code in the program
===================

Of prose there is no licence.

The Go standard library and runtime
    BSD-3-Clause
    Copyright of somebody, MIT

example.org/a (of a)
example.org/b
    Apache-2.0 and MIT (not OFL-1.1)

Code in the web form
====================

@x/y
    BSD-2-Clause

Fonts in the program
====================

f.ttf (Face, from Other)
    OFL-1.1
`

func TestANoticeIsReadEntryByEntry(t *testing.T) {
	got, err := readNotice(smallNotice)
	if err != nil {
		t.Fatal(err)
	}
	want := notice{
		codePart: {{"The Go standard library and runtime", "", []string{"BSD-3-Clause"}}, {"example.org/a", "of a", []string{"Apache-2.0", "MIT"}}, {"example.org/b", "", []string{"Apache-2.0", "MIT"}}},
		formPart: {{"@x/y", "", []string{"BSD-2-Clause"}}}, fontPart: {{"f.ttf", "Face, from Other", []string{"OFL-1.1"}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, ok := got.find(codePart, "f.ttf"); ok {
		t.Error("a font is code")
	}
	_, err = readNotice(strings.Replace(smallNotice, "    BSD-2-Clause", "    GPL-3.0", 1))
	if err == nil || err.Error() != `NOTICE, line 21: "GPL-3.0" names no licence that is known` {
		t.Errorf("another licence: %v", err)
	}
	for _, part := range []string{codePart, formPart, fontPart} {
		_, err := readNotice(strings.Replace(smallNotice, "\n"+part+"\n", "\nOther\n", 1))
		if err == nil || err.Error() != fmt.Sprintf("NOTICE: nothing is listed under %q", part) {
			t.Errorf("without %s: %v", part, err)
		}
	}
}

// asJSON is a value as it stands in a bill.
func asJSON(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

func TestComponentsAreWrittenInFull(t *testing.T) {
	n, err := readNotice(smallNotice)
	if err != nil {
		t.Fatal(err)
	}
	info := &debug.BuildInfo{GoVersion: "go1.26.0", Deps: []*debug.Module{
		{Path: "example.org/a", Version: "v1.0.0+incompatible", Sum: "h1:a"}, {Path: "example.org/old", Version: "v9", Replace: &debug.Module{Path: "example.org/b", Version: "v2.0.0", Sum: "h1:b"}},
	}}
	got, err := modules(info, n)
	if err != nil {
		t.Fatal(err)
	}
	both := `"licenses":[{"expression":"Apache-2.0 AND MIT"}]`
	if text, want := asJSON(t, got), `[{"type":"library","bom-ref":"pkg:golang/std@1.26.0","name":"std","version":"1.26.0","description":"The Go standard library and runtime",`+
		`"licenses":[{"license":{"id":"BSD-3-Clause"}}],"purl":"pkg:golang/std@1.26.0"},`+
		`{"type":"library","bom-ref":"pkg:golang/example.org/a@v1.0.0+incompatible","name":"example.org/a","version":"v1.0.0+incompatible",`+both+`,"purl":"pkg:golang/example.org/a@v1.0.0+incompatible","properties":[{"name":"nianbao:go.sum","value":"h1:a"}]},`+
		`{"type":"library","bom-ref":"pkg:golang/example.org/b@v2.0.0","name":"example.org/b","version":"v2.0.0",`+both+`,"purl":"pkg:golang/example.org/b@v2.0.0","properties":[{"name":"nianbao:go.sum","value":"h1:b"}]}]`; text != want {
		t.Errorf("modules: got\n%s, want\n%s", text, want)
	}
	if _, err := modules(&debug.BuildInfo{Deps: []*debug.Module{{Path: "example.org/c"}}}, n); err == nil || err.Error() != "the program has example.org/c, which NOTICE does not list" {
		t.Errorf("a module that is not listed: %v", err)
	}
	if _, err := modules(info, notice{}); err == nil || err.Error() != "NOTICE does not list the Go standard library" {
		t.Errorf("no standard library: %v", err)
	}
	files := fstest.MapFS{"f.ttf": {Data: []byte("x")}, formVersions: {Data: []byte(`{"dependencies":{"@x/y":"1.2.3"}}`)}}
	form, err := libraries(files, n)
	if text, want := asJSON(t, form), `[{"type":"library","bom-ref":"pkg:npm/%40x/y@1.2.3","name":"@x/y","version":"1.2.3","licenses":[{"license":{"id":"BSD-2-Clause"}}],"purl":"pkg:npm/%40x/y@1.2.3"}]`; err != nil || text != want {
		t.Errorf("libraries: got %s, want %s (%v)", text, want, err)
	}
	faces, err := fonts(files, n)
	if text, want := asJSON(t, faces), `[{"type":"file","bom-ref":"f.ttf","name":"f.ttf","description":"Face, from Other","hashes":[{"alg":"SHA-256","content":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}],"licenses":[{"license":{"id":"OFL-1.1"}}]}]`; err != nil || text != want {
		t.Errorf("fonts: got %s, want %s (%v)", text, want, err)
	}
}

// NOTICE may end without an end of line, and with a name that has no licence.
func TestTheLastLineOfNotice(t *testing.T) {
	short := strings.TrimSuffix(smallNotice, "\n")
	want, err := readNotice(smallNotice)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := readNotice(short); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("without an end of line: %v, %v", got, err)
	}
	if got, err := readNotice(short + "\n\nlast"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("with a name at the end: %v, %v", got, err)
	}
}
