package htmlcheck

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// fake is a test that notes how it ended.
type fake struct {
	testing.TB
	ended string
}

func (*fake) Helper() {}

func (f *fake) Skip(args ...any) {
	f.ended = "skipped: " + args[0].(string)
	runtime.Goexit()
}

func (f *fake) Fatal(args ...any) {
	f.ended = "failed: " + args[0].(string)
	runtime.Goexit()
}

func endOf(f func(t testing.TB)) string {
	one := &fake{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(one)
	}()
	<-done
	return one.ended
}

// What is missing skips a test, and fails it in continuous integration.
func TestWhatIsMissingIsTold(t *testing.T) {
	const program, chromium, npm = "a-program-that-nobody-has is not installed: this test looks at pages with it", "chromium is not installed: this test looks at pages with it",
		"none is not installed: npm ci --ignore-scripts --prefix internal/htmlcheck/tools"
	for ci, ended := range map[string]string{"": "skipped: ", "false": "skipped: ", "true": "failed: "} {
		t.Setenv("CI", ci)
		if got := endOf(func(t testing.TB) { Program(t, "a-program-that-nobody-has", "nor-this-one") }); got != ended+program {
			t.Errorf("CI=%q: %s", ci, got)
		}
		if got := endOf(func(t testing.TB) { module(t, "none", "a.js") }); got != ended+npm {
			t.Errorf("CI=%q: %s", ci, got)
		}
	}
	folder := t.TempDir()
	t.Setenv("CI", "")
	t.Setenv("PATH", folder)
	if got := endOf(func(t testing.TB) { Chromium(t) }); got != "skipped: "+chromium {
		t.Error(got)
	}
	if runtime.GOOS == "windows" {
		return
	}
	for _, name := range []string{"google-chrome", "chromium-browser", "chromium"} { // each before the one above
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		if got := Chromium(t); got != file {
			t.Errorf("the browser is %s, want %s", got, file)
		}
	}
}

func TestLinesOfAProgram(t *testing.T) {
	for text, want := range map[string][]string{"": nil, "\n \n": nil, "a": {"a"}, " a \n\n\tb c\r\n": {"a", "b c"}} {
		if got := lines(text); !slices.Equal(got, want) {
			t.Errorf("%q is %q", text, got)
		}
	}
	folder, files := write(t, map[string][]byte{"b.html": []byte("2"), "a.html": []byte("1")})
	if !slices.Equal(files, []string{"a.html", "b.html"}) {
		t.Errorf("the files are %q", files)
	}
	for i, name := range files {
		if data, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(data) != []string{"1", "2"}[i] {
			t.Errorf("%s is %q, %v", name, data, err)
		}
	}
}
