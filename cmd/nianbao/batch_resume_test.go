package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/officefonts"
)

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// An output stays only when all that decides it is as it was; each of these alone is a reason to make it anew.
func TestEachChangeOfAReportIsFound(t *testing.T) {
	t.Chdir(t.TempDir())
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	if sha("") != empty {
		t.Fatal("the digest is another")
	}
	for name, c := range map[string]struct {
		change func(b *batchRun, e *earlier)
		want   bool
	}{
		"nothing":                  {func(*batchRun, *earlier) {}, true},
		"refused":                  {func(_ *batchRun, e *earlier) { e.Status = "refused" }, false},
		"failed":                   {func(_ *batchRun, e *earlier) { e.Status = "failed" }, false},
		"other settings":           {func(_ *batchRun, e *earlier) { e.Settings = "t" }, false},
		"unread":                   {func(b *batchRun, _ *earlier) { b.inputs[0].unread = errNoFile }, false},
		"no input":                 {func(b *batchRun, _ *earlier) { b.inputs[0].name = "in/none.yaml" }, false},
		"an input that is none":    {func(b *batchRun, e *earlier) { b.inputs[0].name = "in"; e.InputSHA256 = "" }, false},
		"a changed input":          {func(_ *batchRun, _ *earlier) { writeFile(t, "in/a.yaml", []byte("REPORT")) }, false},
		"a changed output":         {func(_ *batchRun, _ *earlier) { writeFile(t, "out/a.json", []byte("OUTPUT")) }, false},
		"a longer output":          {func(_ *batchRun, e *earlier) { e.Bytes = 7 }, false},
		"a shorter output":         {func(_ *batchRun, e *earlier) { e.Bytes = 5 }, false},
		"no output":                {func(_ *batchRun, _ *earlier) { os.Remove("out/a.json") }, false},
		"another digest of it":     {func(_ *batchRun, e *earlier) { e.SHA256 = sha("x") }, false},
		"another digest of input":  {func(_ *batchRun, e *earlier) { e.InputSHA256 = sha("x") }, false},
		"a changed picture":        {func(_ *batchRun, e *earlier) { e.Pictures[0].SHA256 = sha("x") }, false},
		"a changed second picture": {func(_ *batchRun, e *earlier) { e.Pictures[1].SHA256 = sha("x") }, false},
		"a picture that came":      {func(_ *batchRun, e *earlier) { e.Pictures[0].SHA256 = "" }, false},
		"one that is not there":    {func(_ *batchRun, e *earlier) { e.Pictures[0] = pictureFile{File: "none.png"} }, true},
		"one that went":            {func(_ *batchRun, e *earlier) { e.Pictures[0].File = "none.png" }, false},
		"one outside":              {func(_ *batchRun, e *earlier) { e.Pictures[0] = pictureFile{File: "../x.png"} }, false},
		"no pictures":              {func(_ *batchRun, e *earlier) { e.Pictures = nil }, true},
	} {
		for name, text := range map[string]string{"in/a.yaml": "report", "in/p.png": "picture", "in/q/p.png": "second", "out/a.json": "output"} {
			writeFile(t, name, []byte(text))
		}
		b := &batchRun{plan: &plan{folder: "out", formats: []*export.Format{export.JSON}, inputs: []input{{name: "in/a.yaml", below: "in"}}}, settings: "s"}
		e := &earlier{InputSHA256: sha("report"), Status: "rendered", Bytes: 6, SHA256: sha("output"), Settings: "s",
			Pictures: []pictureFile{{"p.png", sha("picture")}, {"q/p.png", sha("second")}}}
		c.change(b, e)
		if got := b.unchanged(0, export.JSON, e); got != c.want {
			t.Errorf("%s: unchanged %v", name, got)
		}
	}
}

// What is asked of a folder is remembered in order: once for each content, and what is known in place of what is not.
func TestAWitnessRemembersWhatWasAsked(t *testing.T) {
	w := &witness{}
	for i, c := range []struct {
		asked pictureFile
		want  string
	}{
		{pictureFile{File: "a"}, "a=;"}, {pictureFile{File: "b"}, "a=;b=;"}, {pictureFile{File: "a"}, "a=;b=;"}, {pictureFile{"b", "1"}, "a=;b=1;"},
		{pictureFile{"a", "2"}, "a=2;b=1;"}, {pictureFile{"a", "2"}, "a=2;b=1;"}, {pictureFile{File: "a"}, "a=2;b=1;"}, {pictureFile{"a", "3"}, "a=2;b=1;a=3;"},
		{pictureFile{"c", "1"}, "a=2;b=1;a=3;c=1;"}, {pictureFile{"a", "3"}, "a=2;b=1;a=3;c=1;"},
	} {
		w.remember(c.asked)
		got := ""
		for _, p := range w.seen {
			got += p.File + "=" + p.SHA256 + ";"
		}
		if got != c.want {
			t.Errorf("after %d: %s, want %s", i, got, c.want)
		}
	}
}

func TestAWitnessDigestsWhatIsRead(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a.png"), []byte("picture"))
	w := &witness{folder: folder(dir)}
	if _, err := w.Stat("none.png"); err == nil {
		t.Error("there is a file")
	}
	if info, err := w.Stat("a.png"); err != nil || info.Size() != 7 {
		t.Errorf("got %v, %v", info, err)
	}
	if _, err := w.Open("none.png"); err == nil {
		t.Error("a file is opened that is not there")
	}
	f, err := w.Open("a.png")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(f)
	if err := errors.Join(err, f.Close()); err != nil || string(data) != "picture" {
		t.Errorf("read is %q, %v", data, err)
	}
	if want := []pictureFile{{File: "none.png"}, {"a.png", sha("picture")}}; !slices.Equal(w.seen, want) {
		t.Errorf("seen are %v", w.seen)
	}
	if got := digestOfPicture(folder(dir), "a.png"); got != sha("picture") {
		t.Errorf("the digest is %s", got)
	}
	for size, want := range map[int64]bool{compose.MaxPictureBytes: true, compose.MaxPictureBytes + 1: false} {
		if err := os.Truncate(filepath.Join(dir, "a.png"), size); err != nil {
			t.Fatal(err)
		}
		if got := digestOfPicture(folder(dir), "a.png"); (got != "") != want {
			t.Errorf("of %d bytes the digest is %q", size, got)
		}
	}
	if digestOfPicture(folder(dir), ".") != "" || digestOfPicture(folder(filepath.Join(dir, "none")), "a.png") != "" {
		t.Error("what is no file has a digest")
	}
	if got := digestOf(os.Open(dir)); got != "" {
		t.Errorf("a folder has the digest %s", got)
	}
}

// The settings of a batch change with each flag, and with the content of the fonts that are used.
func TestSettingsAreKnownByTheirFingerprint(t *testing.T) {
	t.Chdir(t.TempDir())
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	writeFile(t, "a.otf", cfftest.Drawn("A", "国", shape).File())
	writeFile(t, "b.otf", cfftest.Drawn("B", "国", shape).File())
	font := func(values ...string) renderFlags { return renderFlags{fontFlags: fontFlags{Font: values}} }
	set, err := fontFlags{Font: []string{"楷=a.otf"}}.faces(nil)
	if err != nil {
		t.Fatal(err)
	}
	office := officefonts.Found{Face: set.Face(fonts.Kai), File: "a.otf"}
	other, unfound, second := office, office, office
	other.File, unfound.Face, second.Index = "b.otf", nil, 1
	seen := map[string]string{}
	check := func(name string, f renderFlags, offices ...officefonts.Found) string {
		got, err := f.fingerprint(offices)
		if err != nil || len(got) != 16 {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if again, _ := f.fingerprint(offices); again != got {
			t.Errorf("%s: %s, and then %s", name, got, again)
		}
		if before, ok := seen[got]; ok {
			t.Errorf("%s and %s are the same", name, before)
		}
		seen[got] = name
		return got
	}
	plain := check("plain", renderFlags{})
	check("draft", renderFlags{Draft: true})
	check("contents", renderFlags{Contents: true})
	check("single", renderFlags{SingleSided: true})
	check("attach", renderFlags{outputFlags: outputFlags{Attach: true}})
	before := check("a font", font("楷=a.otf"))
	check("another font", font("楷=b.otf"))
	check("two fonts", font("楷=a.otf", "黑=b.otf"))
	check("no font", font("x"))
	found := check("an office's", renderFlags{}, office)
	check("another office's", renderFlags{}, other)
	check("its second face", renderFlags{}, second)
	if got, _ := (renderFlags{}).fingerprint([]officefonts.Found{unfound}); got != plain {
		t.Error("a face that was not found counts")
	}
	data, err := os.ReadFile("b.otf")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, "a.otf", data)
	if got, _ := font("楷=a.otf").fingerprint(nil); got == before {
		t.Error("the content of a font does not count")
	}
	if got, _ := (renderFlags{}).fingerprint([]officefonts.Found{office}); got == found {
		t.Error("the content of an office's font does not count")
	}
}
