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
	for _, c := range []struct {
		args []string
		part string
	}{
		{nil, "0 files"},
		{[]string{"one.ttf"}, "1 files"},
		{[]string{filepath.Join(t.TempDir(), "none.ttf"), "out.ttf"}, "none.ttf"},
		{[]string{text, "out.ttf"}, "face.ttf: refit: version"},
		{[]string{"-tolerance", "-1", text, "out.ttf"}, "tolerance"},
	} {
		if err := run(c.args, io.Discard); err == nil || !strings.Contains(err.Error(), c.part) {
			t.Errorf("%v: error %v", c.args, err)
		}
	}
}
