// Package formcheck checks the web form of package service in tests: that its libraries are those that their makers
// publish, the types of its modules, and what it does in a browser.
package formcheck

import (
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/htmlcheck"
)

// Library is one that the form uses.
type Library struct {
	Name    string // in the registry of npm
	File    string // its module in service/form/lib
	Module  string // the same in its package
	Licence string // the file of its licence in service/form/licences
	Text    string // the same in its package
}

// Libraries are all that the form uses.
var Libraries = []Library{
	{"preact", "preact.mjs", "dist/preact.mjs", "preact.txt", "LICENSE"},
	{"preact", "hooks.mjs", "hooks/dist/hooks.mjs", "preact.txt", "LICENSE"},
	{"htm", "htm.mjs", "dist/htm.mjs", "htm.txt", "LICENSE"},
	{"@preact/signals", "signals.mjs", "dist/signals.mjs", "preact-signals.txt", "LICENSE"},
	{"@preact/signals-core", "signals-core.mjs", "dist/signals-core.mjs", "preact-signals.txt", "LICENSE"},
	{"idb-keyval", "idb-keyval.mjs", "dist/index.js", "idb-keyval.txt", "LICENCE"},
}

// Versions are those of the packages that are installed, by name.
func Versions(t testing.TB) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(tools(), "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p struct{ Dependencies map[string]string }
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	return p.Dependencies
}

// folder is where the form is.
func folder() string { return filepath.Join(here(), "..", "..", "service", "form") }

// tools is the folder in which .ci/run installs the libraries and the compiler of TypeScript.
func tools() string { return filepath.Join(here(), "tools") }

func here() string {
	_, self, _, _ := runtime.Caller(0)
	return filepath.Dir(self)
}

// installed returns the path of a file that npm installs.
func installed(t testing.TB, name, file string) string {
	t.Helper()
	p := filepath.Join(tools(), "node_modules", filepath.FromSlash(path.Join(name, file)))
	if _, err := os.Stat(p); err != nil {
		htmlcheck.Need(t, name+" is not installed: npm ci --ignore-scripts --prefix internal/formcheck/tools")
	}
	return p
}

// Types returns what the compiler of TypeScript says of the modules that a configuration in folder tools names, a line
// a message.
func Types(t testing.TB, configuration string) []string {
	t.Helper()
	compiler := installed(t, "typescript", "bin/tsc")
	cmd := exec.Command(htmlcheck.Program(t, "node"), compiler, "--pretty", "false", "-p", configuration)
	cmd.Dir = tools()
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	return strings.FieldsFunc(string(out), func(c rune) bool { return c == '\n' || c == '\r' })
}
