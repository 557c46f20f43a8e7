package main

import (
	"bufio"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzOptions gives the parsers of flags, and that of manifests, any text: what they refuse they tell in text that a
// terminal can show.
func FuzzOptions(f *testing.F) {
	for _, text := range []string{"", "仿宋=a.ttf", "song = a.ttc#甲", "=", "gbk", "{organ}{year}年", "{", "../a", "a.pdf", "error", "\x00\xff\u202e", `{"input":"a","output":"b"}` + "\n{\"output\":\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, _, font := parseFont(text)
		_, _, word := parseRole("--word-fonts", text)
		_, name := parseName(text)
		_, severity := parseSeverity(text)
		for _, err := range []error{font, word, name, severity} {
			if err != nil && (!utf8.ValidString(err.Error()) || strings.ContainsAny(err.Error(), "\x00\x1b\r")) {
				t.Errorf("%q: %q", text, err)
			}
		}
		splitFace(text)
		m := &manifest{old: map[string]span{}}
		if err := m.scan(bufio.NewReader(strings.NewReader(text))); err != nil || m.end > int64(len(text)) {
			t.Errorf("%q: a manifest of %d bytes ends at %d, %v", text, len(text), m.end, err)
		}
	})
}
