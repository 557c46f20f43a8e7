package pdfcheck

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Tool returns the path of a program that reads PDF files. A test that needs one that is
// not installed is skipped, and fails where the environment variable CI is "true".
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not installed, and continuous integration must have it", name)
	default:
		t.Skipf("%s is not installed: this test reads the file with it", name)
	}
	return path
}

// run runs a program on a file with data. %s in an argument stands for the file's name.
func run(t testing.TB, data []byte, program string, args ...string) (stdout, stderr string) {
	t.Helper()
	path := Tool(t, program)
	file := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "%s", file)
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		t.Errorf("%s: %v\n%s%s", program, err, out.String(), complaints.String())
	}
	return out.String(), complaints.String()
}

// QPDF fails the test when qpdf finds an error in a file, or warns of one.
func QPDF(t testing.TB, data []byte) {
	t.Helper()
	out, complaints := run(t, data, "qpdf", "--check", "%s")
	if complaints != "" || strings.Contains(out, "WARNING") {
		t.Errorf("qpdf: %s%s", out, complaints)
	}
}

// PDFFonts fails the test when poppler finds a font that is not embedded, is no subset, or
// has no ToUnicode map. It returns how many fonts there are.
func PDFFonts(t testing.TB, data []byte) int {
	t.Helper()
	out, complaints := run(t, data, "pdffonts", "%s")
	if complaints != "" {
		t.Errorf("pdffonts: %s", complaints)
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	const heading = 2 // lines
	for _, line := range lines[min(heading, len(lines)):] {
		// name, type …, encoding, embedded, subset, ToUnicode, object, generation
		fields := strings.Fields(line)
		if n := len(fields); n < 6 || strings.Join(fields[n-5:n-2], " ") != "yes yes yes" {
			t.Errorf("pdffonts: a font is not embedded, no subset, or has no ToUnicode map: %s", line)
		}
	}
	return max(len(lines)-heading, 0)
}

// MuPDF returns the text of all pages as MuPDF reads it, artifacts and all, without white
// space, which it adds and drops by the distance of glyphs.
func MuPDF(t testing.TB, data []byte) string {
	t.Helper()
	out, complaints := run(t, data, "mutool", "draw", "-q", "-N", "-F", "text", "%s")
	if complaints != "" {
		t.Errorf("mutool: %s", complaints)
	}
	return WithoutSpace(out)
}

// Poppler returns the text of a file as poppler finds it, in painting order and without space.
func Poppler(t testing.TB, data []byte) string {
	t.Helper()
	out, complaints := run(t, data, "pdftotext", "-raw", "%s", "-")
	if complaints != "" {
		t.Errorf("pdftotext: %s", complaints)
	}
	return WithoutSpace(out)
}

// WithoutSpace returns a text without spaces, line ends and page ends.
func WithoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00a0', '\n', '\r', '\f', '\t', '\u3000':
			return -1
		}
		return r
	}, s)
}
