// Package htmlcheck checks web pages in tests with programs that the project did not write: vnu, html-validate, and
// axe-core in Chromium.
package htmlcheck

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// tools is the folder in which .ci/run installs the programs.
func tools() string {
	_, self, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(self), "tools")
}

// Need skips the test where a program is missing, and fails it in continuous integration.
func Need(t testing.TB, missing string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(missing)
	}
	t.Skip(missing)
}

// module returns the path of something that npm installs.
func module(t testing.TB, path ...string) string {
	t.Helper()
	file := filepath.Join(append([]string{tools(), "node_modules"}, path...)...)
	if _, err := os.Stat(file); err != nil {
		Need(t, path[0]+" is not installed: npm ci --ignore-scripts --prefix internal/htmlcheck/tools")
	}
	return file
}

// Program returns the path of the first program that is installed.
func Program(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Need(t, names[0]+" is not installed: this test looks at pages with it")
	return ""
}

// Chromium returns the path of the browser.
func Chromium(t testing.TB) string {
	t.Helper()
	return Program(t, "chromium", "chromium-browser", "google-chrome")
}

// AxeSource returns axe-core as a script that defines axe in a page.
func AxeSource(t testing.TB) string {
	t.Helper()
	source, err := os.ReadFile(module(t, "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// write writes pages into files and returns the folder and their names, in order.
func write(t testing.TB, pages map[string][]byte) (folder string, files []string) {
	t.Helper()
	folder = t.TempDir()
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		if err := os.WriteFile(filepath.Join(folder, name), pages[name], 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	return folder, files
}

// Vnu returns what vnu says of pages, a line a message; nothing when there is no fault.
func Vnu(t testing.TB, pages map[string][]byte) []string {
	t.Helper()
	jar := module(t, "vnu-jar", "build", "dist", "vnu.jar")
	java := Program(t, "java")
	folder, files := write(t, pages)
	cmd := exec.Command(java, append([]string{"-Xss8m", "-jar", jar}, files...)...)
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Fatal(err)
	}
	return lines(string(out))
}

// Validate returns what html-validate finds in pages, in the same way.
func Validate(t testing.TB, pages map[string][]byte) []string {
	t.Helper()
	module(t, "html-validate")
	folder, files := write(t, pages)
	return node(t, folder, "validate.mjs", files...)
}

// Axe returns what axe-core finds in pages that Chromium shows at two widths, in light and dark, and what of them a
// Content-Security-Policy stops.
func Axe(t testing.TB, policy string, pages map[string][]byte) []string {
	t.Helper()
	module(t, "axe-core")
	module(t, "puppeteer-core")
	chromium := Chromium(t)
	folder, files := write(t, pages)
	return node(t, folder, "axe.mjs", append([]string{chromium, policy}, files...)...)
}

// node runs a program of folder tools.
func node(t testing.TB, folder, name string, args ...string) []string {
	t.Helper()
	cmd := exec.Command(Program(t, "node"), append([]string{filepath.Join(tools(), name)}, args...)...)
	cmd.Dir = folder
	var complaints strings.Builder
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w\n%s", name, err, complaints.String()))
	}
	return lines(string(out))
}

func lines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
