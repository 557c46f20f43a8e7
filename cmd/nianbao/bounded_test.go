package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFileIsReadUpToALimit(t *testing.T) {
	t.Chdir(t.TempDir())
	writeText(t, "a", "12345")
	for most, want := range map[int64]error{4: errTooLarge, 5: nil, 6: nil, 0: errTooLarge} {
		data, err := readRegular("a", most)
		if err != want || want == nil && string(data) != "12345" {
			t.Errorf("at most %d: %q, %v", most, data, err)
		}
	}
	if _, err := readRegular("none", 9); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if _, err := readRegular(os.DevNull, 9); err != errNoFile {
		t.Errorf("a device: %v", err)
	}
	if err := os.Mkdir("d", 0o755); err != nil {
		t.Fatal(err)
	}
	if f, err := openRegular("d"); err != nil {
		t.Errorf("a folder can be opened: %v", err)
	} else {
		f.Close()
	}
}

// What files of the program's own are, by name and content.
func TestFilesOfTheProgramAreKnown(t *testing.T) {
	const page, list = `<html><head><meta name="nianbao" content="index">`, `{"input":"a","output":"b"}`
	for _, c := range []struct {
		name, text, kind string
		manifest         bool
	}{
		{"a.html", page, "index", false}, {"a.HTM", page, "index", false}, {"a.htm", page, "index", false}, {"a.shtml", page, "", false}, {"a.txt", page, "", false},
		{"a.html", strings.Replace(page, "index", "stats", 1), "stats", false}, {"a.html", "<p>", "", false}, {"a.html", "", "", false},
		{"a.xlsx", page, "", false}, {"a.xlsm", page, "", false}, {"a.xlsx", "PK", "", false},
		{"a.json", list, "", true}, {"a.JSON", list, "", true}, {"a.jsonl", list, "", false}, {"a.json", list[:10], "", true}, {"a.json", list[:9], "", false}, {"a.json", " " + list, "", false},
		{"a.json", "", "", false}, {"a.html", list, "", false},
	} {
		name := filepath.Join(t.TempDir(), c.name)
		writeText(t, name, c.text)
		if got := kindOf(name); got != c.kind {
			t.Errorf("%s with %q is %q, want %q", c.name, c.text, got, c.kind)
		}
		if got := isManifest(name); got != c.manifest {
			t.Errorf("%s with %q is a manifest: %v", c.name, c.text, got)
		}
	}
	t.Chdir(t.TempDir())
	for size, want := range map[int]string{16<<10 - len(page): "index", 16 << 10: ""} { // far from the beginning nothing is looked for
		writeText(t, "a.html", strings.Repeat(" ", size)+page)
		if got := kindOf("a.html"); got != want {
			t.Errorf("behind %d bytes it is %q", size, got)
		}
	}
	if kindOf("none.html") != "" || kindOf("none.xlsx") != "" || isManifest("none.json") {
		t.Error("what is not there is known")
	}
	if err := os.Mkdir("d.json", 0o755); err != nil {
		t.Fatal(err)
	}
	if isManifest("d.json") {
		t.Error("a folder is a manifest")
	}
}
