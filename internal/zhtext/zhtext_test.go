package zhtext

import (
	"strings"
	"testing"
)

// ranges lists the characters up to the end of the first planes for which is holds, as ranges.
func ranges(is func(rune) bool) string {
	var b strings.Builder
	const hex = "0123456789abcdef"
	write := func(r rune) {
		for s := 20; s >= 0; s -= 4 {
			if r>>s > 0 || s == 0 {
				b.WriteByte(hex[r>>s&15])
			}
		}
	}
	for r := rune(0); r <= 0x10ffff; r++ {
		if !is(r) {
			continue
		}
		from := r
		for r < 0x10ffff && is(r+1) {
			r++
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		write(from)
		if r > from {
			b.WriteByte('-')
			write(r)
		}
	}
	return b.String()
}

func TestWhichCharactersAreBlankInvisibleOrBad(t *testing.T) {
	for name, c := range map[string]struct {
		is   func(rune) bool
		want string
	}{
		"blank": {IsBlank, "9-d 20 85 a0 2000-200a 2028-2029 3000"},
		"bad": {IsBad, "0-8 b-1f 7f-9f 2028-2029 fdd0-fdef feff fffd-ffff 1fffe-1ffff 2fffe-2ffff 3fffe-3ffff 4fffe-4ffff 5fffe-5ffff 6fffe-6ffff 7fffe-7ffff 8fffe-8ffff " +
			"9fffe-9ffff afffe-affff bfffe-bffff cfffe-cffff dfffe-dffff efffe-effff ffffe-fffff 10fffe-10ffff"},
	} {
		if got := ranges(c.is); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
	for _, r := range []rune{0, 0x1f, 0x7f, 0x85, 0xad, 0x200b, 0x200d, 0x200e, 0x202a, 0x2028, 0x2029, 0x2060, 0xfeff} {
		if !IsInvisible(r) {
			t.Errorf("%U is not invisible", r)
		}
	}
	for _, r := range []rune{' ', 0xa0, 0x3000, 0x2003, 'a', '中', '。', 0x301} {
		if IsInvisible(r) {
			t.Errorf("%U is invisible", r)
		}
	}
}

func TestTextsAreFoldedForRules(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "０９/１：": "09/1：", "ＡＺ@ａｚ": "AZ@az", "／：＠［｀｛": "／：＠［｀｛", "甲 乙\u3000丙\t丁\n": "甲乙丙丁", "**一是**学习": "一是学习", "*甲*": "*甲*", "***": "*",
		"（）": "（）", "AZaz09": "AZaz09",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q is folded to %q, not %q", text, got, want)
		}
	}
}

func TestContainsAny(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  bool
	}{{nil, false}, {[]string{"丙"}, false}, {[]string{"乙"}, true}, {[]string{"丙", "甲"}, true}, {[]string{"甲", "丙"}, true}} {
		if got := ContainsAny("甲乙", c.words); got != c.want {
			t.Errorf("%q: %v", c.words, got)
		}
	}
}

func TestTextsAreCut(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{{"", 0, ""}, {"甲", 0, "…"}, {"甲乙丙", 2, "甲乙…"}, {"甲乙丙", 3, "甲乙丙"}, {"甲乙丙", 4, "甲乙丙"}, {"abc", 3, "abc"}, {"abcd", 3, "abc…"}, {"甲b", 1, "甲…"}} {
		if got := Cut(c.text, c.most); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, not %q", c.text, c.most, got, c.want)
		}
	}
}

func TestTextsAreQuotedInMessages(t *testing.T) {
	forty := strings.Repeat("甲", 40)
	for text, want := range map[string]string{
		"": "", " \t\n": "", "甲": "甲", "  甲 \n\u3000 乙  ": "甲 乙", "甲\x01乙\ufeff": "甲\ufffd乙\ufffd", forty: forty, forty + "乙": forty + "…", forty[3:] + " 乙": forty[3:] + " …",
		" " + forty: forty, forty + " ": forty + "…", "a\xff": "a\ufffd",
	} {
		if got := Shorten(text); got != want {
			t.Errorf("%q is shortened to %q, not %q", text, got, want)
		}
		if got := Quote(text); got != "“"+want+"”" {
			t.Errorf("%q is quoted as %q", text, got)
		}
	}
}
