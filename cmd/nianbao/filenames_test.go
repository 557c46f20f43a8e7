package main

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestEveryNameComesBackFromItsEscapes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"a", "报", `\`, "x", `\xB1`, "\xb1", "\xa8\xb8", "/", "\n", `"`, "5C", "\xff", "\ufffd"})).Draw(t, "pieces")
		name := ""
		for _, piece := range pieces {
			name += piece
		}
		text := escapedName(name)
		if !utf8.ValidString(text) {
			t.Fatalf("%q is not UTF-8", text)
		}
		if back := unescapedName(text); back != name {
			t.Fatalf("%q became %q and %q", name, text, back)
		}
	})
}

func TestNamesAreShownAsPeopleKnowThem(t *testing.T) {
	for name, want := range map[string]string{
		"报告.yaml":                  "报告.yaml",
		"\xb1\xa8\xb8\xe6.yaml":    "报告.yaml",
		"青禾/\xb1\xa8\xb8\xe6.yaml": "青禾/报告.yaml",
		"a\xff.yaml":               `a\xFF.yaml`,
		"\xb1\xa8\n.yaml":          `\xB1\xA8\u000a.yaml`,
		`\xB1`:                     `\xB1`,
		"-\xb1\xa8 ":               "-报 ",
	} {
		if got := visible(name); got != want {
			t.Errorf("%q is shown as %q, want %q", name, got, want)
		}
	}
	if got := escapedName("a\\\xb1"); got != `a\x5C\xB1` {
		t.Errorf("got %s", got)
	}
	if got := escapedName(`a\b`); got != `a\b` {
		t.Errorf("got %s", got)
	}
}
