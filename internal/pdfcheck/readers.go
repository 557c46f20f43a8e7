package pdfcheck

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Readers are programs that extract the text of a file with spaces and line ends where they see them, by name.
var Readers = map[string]func(t testing.TB, data []byte) string{
	"poppler":      func(t testing.TB, data []byte) string { return spaced(t, data, "pdftotext", "%s", "-") },
	"poppler, raw": func(t testing.TB, data []byte) string { return spaced(t, data, "pdftotext", "-raw", "%s", "-") },
	"MuPDF": func(t testing.TB, data []byte) string {
		return spaced(t, data, "mutool", "draw", "-q", "-F", "text", "%s")
	},
	"pdf.js": pdfJS,
}

func spaced(t testing.TB, data []byte, program string, args ...string) string {
	t.Helper()
	out, _ := run(t, data, program, args...)
	return strings.ReplaceAll(out, "\f", "\n")
}

// pdfJS runs the program of folder pdfjs, which needs what .ci/run installs there.
func pdfJS(t testing.TB, data []byte) string {
	t.Helper()
	_, self, _, _ := runtime.Caller(0)
	folder := filepath.Join(filepath.Dir(self), "pdfjs")
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "pdfjs-dist")); err != nil {
		const missing = "pdf.js is not installed: npm ci --omit=optional --prefix internal/pdfcheck/pdfjs"
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	return spaced(t, data, "node", filepath.Join(folder, "text.mjs"), "%s")
}

// DiffSpaces says where a text that a program read holds a typed text with other spaces than were typed: "2021[ ]年" where
// a space was read, "9月[]1日" where one is missing. A line may end anywhere in what was read, at the cost of spaces there.
func DiffSpaces(read, typed string) []string {
	const around = 4
	want, spaces := apart(typed)
	got, found := apart(read)
	at := strings.Index(string(got), string(want))
	if at < 0 {
		return []string{"not found: " + typed}
	}
	at = len([]rune(string(got)[:at]))
	var out []string
	for i := 1; i < len(want); i++ {
		if f := found[at+i]; f != spaces[i] && !strings.Contains(f, "\n") {
			out = append(out, string(want[max(0, i-around):i])+"["+f+"]"+string(want[i:min(len(want), i+around)]))
		}
	}
	return out
}

// apart returns the characters of a text that are no spaces, and what stands before each.
func apart(text string) (chars []rune, before []string) {
	space := ""
	for _, r := range text {
		if r == '\n' || WithoutSpace(string(r)) == "" {
			space += string(r)
			continue
		}
		chars, before = append(chars, r), append(before, space)
		space = ""
	}
	return chars, before
}
