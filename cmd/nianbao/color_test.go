package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestFilesPipesAndTheNullDeviceAreNoTerminals(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	defer write.Close()
	if isTerminal(&bytes.Buffer{}) || isTerminal(file) || isTerminal(null) || isTerminal(write) {
		t.Error("one of them is taken for a terminal")
	}
	file.Close()
	if isTerminal(file) {
		t.Error("a closed file is taken for a terminal")
	}
}

func TestColoursAreLeftOutWhereNobodyWantsThem(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{
		{map[string]string{"TERM": "xterm"}, true},
		{map[string]string{"TERM": "xterm", "NO_COLOR": ""}, true},
		{map[string]string{"TERM": "xterm", "NO_COLOR": "0"}, false},
		{map[string]string{"TERM": "dumb"}, false},
		{map[string]string{"TERM": "dumb", "WT_SESSION": "1"}, false},
		{map[string]string{}, false},
		{map[string]string{"WT_SESSION": "1"}, true},
		{map[string]string{"WT_SESSION": "1", "NO_COLOR": "1"}, false},
	} {
		if got := wantsColour(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: %t", c.env, got)
		}
	}
}
