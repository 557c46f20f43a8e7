package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/service"
)

func TestDocumentTellsTheLimits(t *testing.T) {
	text, err := os.ReadFile("../../SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]int{
		"formats.MaxInputBytes": formats.MaxInputBytes, "yaml.MaxInputBytes": yaml.MaxInputBytes, "paper.MaxText": paper.MaxText, "paper.MaxLines": paper.MaxLines,
		"paper.MaxCells": paper.MaxCells, "opc.MaxEntries": opc.MaxEntries, "opc.MaxPart": opc.MaxPart, "opc.MaxUnpacked": opc.MaxUnpacked, "opc.MaxDepth": opc.MaxDepth,
		"compose.MaxPictureBytes": compose.MaxPictureBytes, "layout.MaxPixels": layout.MaxPixels, "layout.MaxPictureSide": layout.MaxPictureSide, "model.MaxAlike": model.MaxAlike,
		"service.MaxHeaderBytes": service.MaxHeaderBytes, "layout.MaxDecoded": layout.MaxDecoded, "compose.MaxTotalPixels": compose.MaxTotalPixels,
		"compose.MaxPictureData": compose.MaxPictureData, "compose.MaxPictureFiles": compose.MaxPictureFiles, "compose.MaxCharacters": compose.MaxCharacters,
		"compose.MaxParagraphs": compose.MaxParagraphs, "compose.MaxLinks": compose.MaxLinks, "fonts.MaxFileBytes": fonts.MaxFileBytes,
	} {
		row := fmt.Sprintf("| %d", value)
		line := ""
		for l := range strings.Lines(string(text)) {
			if strings.HasSuffix(l, "| `"+name+"` |\n") {
				line = l
			}
		}
		if !strings.Contains(line, row+" ") {
			t.Errorf("%s is %d; the document says %q", name, value, line)
		}
	}
}

func TestInputsOfASeedAreTheSame(t *testing.T) {
	one, err := readers(1)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := readers(1)
	for k := range one {
		for i := range 5 {
			a, b := one[k].make(source(3, one[k].name, i), i), two[k].make(source(3, one[k].name, i), i)
			if !bytes.Equal(a, b) {
				t.Errorf("%s: input %d differs", one[k].name, i)
			}
			if c := one[k].make(source(4, one[k].name, i), i); bytes.Equal(a, c) {
				t.Errorf("%s: input %d is the same with another seed", one[k].name, i)
			}
		}
	}
}

// TestFaultsAreFoundAndKept tries what panics and what breaks a promise.
func TestFaultsAreFoundAndKept(t *testing.T) {
	o := options{faults: t.TempDir()}
	a := attack{name: "a b", count: 3, make: func(_ *rand.Rand, i int) []byte { return []byte{byte(i)} }, try: func(data []byte) error {
		switch data[0] {
		case 1:
			panic("harm")
		case 2:
			return errors.New("a promise is broken")
		}
		return nil
	}}
	if got := newWatch(a, o).run(9); got.tried != 3 || got.faults != 2 {
		t.Errorf("%v", got)
	}
	for i, why := range []string{1: "panic: harm", 2: "a promise is broken"} {
		name := filepath.Join(o.faults, fmt.Sprint("a_b-9-", i))
		data, err := os.ReadFile(name)
		told, _ := os.ReadFile(name + ".why")
		if kept := err == nil; kept != (i > 0) || kept && (!bytes.Equal(data, []byte{byte(i)}) || !strings.HasPrefix(string(told), why)) {
			t.Errorf("input %d: %q, %q, %v", i, data, told, err)
		}
	}
}

func TestFiguresReplaceThoseBefore(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte("A\n"+beginMark+"old\n"+endMark+"\nB\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	faults, err := run(io.Discard, options{seed: 1, count: 20, only: "members' lists", out: name, faults: t.TempDir()})
	text, _ := os.ReadFile(name)
	if s := string(text); err != nil || faults != 0 || !strings.HasPrefix(s, "A\n"+beginMark) || !strings.HasSuffix(s, endMark+"\nB\n") || strings.Contains(s, "old") || !strings.Contains(s, "| members' lists | 20 | 0 |") {
		t.Errorf("%d, %v: %s", faults, err, s)
	}
	if _, err := withFigures([]byte("A\n"), figures{}); err == nil {
		t.Error("a document without marks is taken")
	}
}

// TestManyGoroutinesWriteWhatOneWrites is worth most with -race.
func TestManyGoroutinesWriteWhatOneWrites(t *testing.T) {
	if n, err := together(64, 2, 3); err != nil || n != 128 {
		t.Error(n, err)
	}
}
