package main

import (
	"debug/elf"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The Containerfile copies from the unpacked archive of a release into an image without anything else, so the archive must
// have what it copies.
func TestTheContainerfileCopiesWhatAnArchiveHas(t *testing.T) {
	root := os.DirFS(filepath.Join("..", ".."))
	documents, err := readDocuments(root)
	if err != nil {
		t.Fatal(err)
	}
	has := func(name string) bool {
		return name == targets[0].program() || slices.ContainsFunc(documents, func(f file) bool { return f.name == name || strings.HasPrefix(f.name, name+"/") })
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "service", "Containerfile"))
	if err != nil {
		t.Fatal(err)
	}
	copied := 0
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) < 3 || words[0] != "COPY" {
			continue
		}
		for _, name := range words[1 : len(words)-1] {
			copied++
			if !has(name) {
				t.Errorf("no archive has %s", name)
			}
		}
	}
	if copied == 0 {
		t.Error("it copies nothing")
	}
}

// An image made from scratch has no loader and no libraries.
func TestTheProgramForLinuxNeedsNoLibraries(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	t.Chdir(filepath.Join("..", ".."))
	t.Setenv("CGO_ENABLED", "1") // which must not matter
	output := filepath.Join(t.TempDir(), "nianbao")
	if err := build(targets[0], "v1.2.3", output); err != nil {
		t.Fatal(err)
	}
	program, err := elf.Open(output)
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	for _, part := range program.Progs {
		if part.Type == elf.PT_INTERP || part.Type == elf.PT_DYNAMIC {
			t.Errorf("it is linked with libraries: it has %s", part.Type)
		}
	}
}
