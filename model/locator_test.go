package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"pgregory.net/rapid"
)

// file is a text file with the prose of some keys below each other, and where its lines stand.
type file struct {
	source *model.Source
	texts  map[string]string
}

func drawFile(t *rapid.T) file {
	f := file{&model.Source{Places: map[string]model.Place{"": {Line: 1, Column: 1}}}, map[string]string{}}
	line := rapid.SampledFrom([]string{"字", "文字", "甲乙字", "a字b", " 字 ", ""})
	number := 1
	for i := range rapid.IntRange(1, 4).Draw(t, "texts") {
		path := fmt.Sprintf("text%d", i)
		lines := rapid.SliceOfN(line, 1, 6).Draw(t, path)
		f.source.Text += path + ": |\n"
		f.source.Places[path] = model.Place{Line: number, Column: len(path) + 3}
		for _, l := range lines {
			f.source.Text += "  " + l + "\n"
		}
		number += 1 + len(lines)
		f.texts[path] = strings.Join(lines, "\n") + "\n"
	}
	return f
}

// at returns what stands at a place in the file.
func (f file) at(p model.Place) string {
	line := strings.Split(f.source.Text, "\n")[p.Line-1]
	return string([]rune(line)[p.Column-1:])
}

func TestEachCharacterOfATextIsFoundInItsFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFile(t)
		locator := f.source.Locator()
		for path, text := range f.texts {
			for offset, r := range text {
				if strings.ContainsRune(" \n", r) {
					continue
				}
				got := locator.InProse(path, text, offset)
				want := f.source.Places[path].Line + 1 + strings.Count(text[:offset], "\n")
				if got.Line != want || !strings.HasPrefix(f.at(got), string(r)) {
					t.Fatalf("%q: %q at %d of %s is at %v, not in line %d", f.source.Text, r, offset, path, got, want)
				}
				if alone := f.source.InProse(path, text, offset); alone != got {
					t.Fatalf("%v, but %v by itself", got, alone)
				}
			}
		}
	})
}

func TestWordsAreFoundInTheirOwnText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawFile(t)
		word := rapid.SampledFrom([]string{"字", "文字", "乙", "a", "没有"}).Draw(t, "word")
		locator := f.source.Locator()
		for path, text := range f.texts {
			got, want := locator.Find(path, word), f.source.Places[path]
			if before, _, found := strings.Cut(text, word); found {
				before = before[strings.LastIndex(before, "\n")+1:]
				want = model.Place{Line: want.Line + 1 + strings.Count(text[:strings.Index(text, word)], "\n"), Column: len([]rune(before)) + 3}
			}
			if got != want {
				t.Fatalf("%q: %s of %s is at %v, not %v", f.source.Text, word, path, got, want)
			}
		}
	})
}

func TestPlacesInFilesOfOneLine(t *testing.T) {
	s := &model.Source{Text: `{"a":"甲字","b":"乙字"}`, Places: map[string]model.Place{"": {Line: 1, Column: 1}, "a": {Line: 1, Column: 6}, "b": {Line: 1, Column: 15}}}
	for _, c := range []struct {
		path, text string
		column     int
	}{{"a", "字", 8}, {"b", "字", 17}, {"a", "乙", 6}, {"b", "甲", 15}, {"", "乙", 16}, {"none", "乙", 16}} {
		if got := s.Find(c.path, c.text); got != (model.Place{Line: 1, Column: c.column}) {
			t.Errorf("%s in %q is at %v", c.text, c.path, got)
		}
	}
	if got := s.InProse("b", "乙字", len("乙")); got != (model.Place{Line: 1, Column: 17}) {
		t.Errorf("at %v", got)
	}
	var none *model.Source
	if got := none.Find("a", "字"); !got.IsZero() {
		t.Errorf("no file has %v", got)
	}
}
