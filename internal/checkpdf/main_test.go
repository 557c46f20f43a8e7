package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/layoutcheck/pdfpages"
	"github.com/nianbao/nianbao/internal/pdfcheck"
)

func TestEachFileIsReadAndThoseThatCannotBeAreErrors(t *testing.T) {
	pdfcheck.Tool(t, pdfpages.Tool)
	in, err := os.Open(filepath.Join("..", "..", "testdata", "qinghe-2020.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	r, err := nianbao.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	sound, none := filepath.Join(t.TempDir(), "sound.pdf"), filepath.Join(t.TempDir(), "none.pdf")
	out, err := os.Create(sound)
	if err != nil {
		t.Fatal(err)
	}
	if err := nianbao.Render(out, r); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	err = run(&b, []string{none, sound})
	if err == nil || !strings.Contains(err.Error(), none) {
		t.Errorf("no error that names the file: %v", err)
	}
	if want := sound + ": 4 pages, 0 faults\n  characters in full lines stand "; !strings.HasPrefix(b.String(), want) {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestWithoutFilesTheUsageIsSaid(t *testing.T) {
	if err := run(&strings.Builder{}, nil); err == nil || !strings.Contains(err.Error(), "usage") {
		t.Errorf("got %v", err)
	}
}
