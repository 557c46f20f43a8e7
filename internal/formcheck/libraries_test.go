package formcheck

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Whoever reads the form's libraries must be able to rely on what they are: nobody has changed them.
func TestLibrariesAreThoseOfTheirMakers(t *testing.T) {
	for _, l := range Libraries {
		same(t, filepath.Join(folder(), "lib", l.File), installed(t, l.Name, l.Module))
		same(t, filepath.Join(folder(), "licences", l.Licence), installed(t, l.Name, l.Text))
	}
}

func same(t *testing.T, ours, theirs string) {
	t.Helper()
	got, err := os.ReadFile(ours)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(theirs)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not %s", ours, theirs)
	}
}

func TestEveryLibraryIsListed(t *testing.T) {
	modules, licences := map[string]bool{}, map[string]bool{"licences.go": true}
	for _, l := range Libraries {
		modules[l.File], licences[l.Licence] = true, true
	}
	for name, listed := range map[string]map[string]bool{"lib": modules, "licences": licences} {
		files, err := os.ReadDir(filepath.Join(folder(), name))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if !listed[f.Name()] {
				t.Errorf("%s/%s is not listed", name, f.Name())
			}
		}
	}
	for name := range Versions(t) {
		if name != "typescript" && !slices.ContainsFunc(Libraries, func(l Library) bool { return l.Name == name }) {
			t.Errorf("%s is in package.json and not listed", name)
		}
	}
}

func TestTypesOfTheForm(t *testing.T) {
	modules, err := filepath.Glob("../../service/form/*.js")
	if err != nil || len(modules) == 0 {
		t.Fatalf("%d modules (%v)", len(modules), err)
	}
	for _, m := range modules { // so that go test knows that its result depends on them: the compiler reads them unseen
		if _, err := os.ReadFile(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, message := range Types(t, "tsconfig.json") {
		t.Error(message)
	}
}

// The compiler finds what is wrong with a module that uses all libraries: else its silence would say nothing.
func TestFaultsOfTypesAreFound(t *testing.T) {
	module := filepath.Join(t.TempDir(), "faulty.js")
	source := `import { h, render } from "preact";
import { useState } from "preact/hooks";
import htm from "htm";
import { signal } from "@preact/signals";
import { effect } from "@preact/signals-core";
const html = htm.bind(h);
/** @type {number} */
const number = signal("text").value;
effect(() => render(useState(number)[0].text, document.body));
html(number);
`
	if err := os.WriteFile(module, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	base, err := json.Marshal(map[string]any{"extends": filepath.Join(tools(), "tsconfig.json"), "include": []string{module}})
	if err != nil {
		t.Fatal(err)
	}
	configuration := filepath.Join(t.TempDir(), "tsconfig.json")
	if err := os.WriteFile(configuration, base, 0o600); err != nil {
		t.Fatal(err)
	}
	found := strings.Join(Types(t, configuration), "\n")
	for _, want := range []string{"faulty.js(8,7): error TS2322", "faulty.js(9,41): error TS2339", "faulty.js(10,6): error TS2345"} {
		if !strings.Contains(found, want) {
			t.Errorf("%q is not among\n%s", want, found)
		}
	}
	if strings.Contains(found, "Cannot find module") {
		t.Error(found)
	}
}
