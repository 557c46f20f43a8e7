package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrongArgumentsAreToldApart(t *testing.T) {
	text := filepath.Join(t.TempDir(), "face.ttf")
	if err := os.WriteFile(text, []byte("no face, only text"), 0o600); err != nil {
		t.Fatal(err)
	}
	for part, args := range map[string][]string{
		"no file given": nil, "none.ttf": {filepath.Join(t.TempDir(), "none.ttf")}, "face.ttf: refit: version": {text},
	} {
		if err := run(args, io.Discard); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%v: error %v", args, err)
		}
	}
}
