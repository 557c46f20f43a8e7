package zhbreak

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	forbiddenStarts = "、，。；：？！”’）】》〉」』〕·–—…～~/%％‰℃"
	forbiddenEnds   = "“‘（【《〈「『〔/"
)

// texts are mixes of all that reports hold, and of any characters at all.
func texts() *rapid.Generator[[]rune] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{
			"国", "年", "公开", "第", "共", "件", "万元", "2021", "12.5%", "〔2021〕30号", "0955-5797090", "３０", "１．５", "——", "……",
			"http://www.a.gov.cn/b-c/d.html", "a-b@c.cn", "Wi-Fi", "don’t", " ", "　", "\u00a0", "\n", "（一）", "1.", "①", "％", "〖", "ー",
		}),
		rapid.Map(rapid.SampledFrom([]rune(forbiddenStarts+forbiddenEnds)), func(r rune) string { return string(r) }),
		rapid.StringN(0, 3, 12),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 24), func(s []string) []rune { return []rune(strings.Join(s, "")) })
}

// checkClasses checks what must hold for every text.
func checkClasses(t interface {
	Helper()
	Fatalf(string, ...any)
}, text []rune, classes []Class) {
	t.Helper()
	if len(classes) != len(text) {
		t.Fatalf("%d classes for %d characters of %q", len(classes), len(text), string(text))
	}
	if len(text) > 0 && classes[len(text)-1] != Sense {
		t.Fatalf("%q does not end with a break", string(text))
	}
	for i, class := range classes[:max(len(text)-1, 0)] {
		before, after := text[i], text[i+1]
		switch address := class == LastHope && strings.ContainsRune("/.@-", before); {
		case class > Sense:
			t.Fatalf("no such class: %d", class)
		case class == Never, address:
		case class == LastHope:
			t.Fatalf("%q is parted in need after %q", string(text), before)
		case before == '\n': // the end of a typed line stands before a break, whatever follows
		case strings.ContainsRune(forbiddenStarts, after):
			t.Fatalf("a line of %q may begin with %q, character %d", string(text), after, i+1)
		case strings.ContainsRune(forbiddenEnds, before):
			t.Fatalf("a line of %q may end with %q, character %d", string(text), before, i)
		case isDigit(before) && isDigit(after):
			t.Fatalf("a number of %q is cut at character %d", string(text), i)
		}
	}
}

func TestTheRulesHoldForAnyText(t *testing.T) {
	var b Breaker
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		kept := slices.Clone(text)
		classes := slices.Clone(b.Classes(text))
		checkClasses(t, text, classes)
		if !slices.Equal(text, kept) {
			t.Fatal("the text was changed")
		}
		var fresh Breaker
		if !slices.Equal(fresh.Classes(text), classes) {
			t.Fatal("what was broken before makes a difference")
		}
	})
}

func TestAListNumberIsAPrefixOfItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		n := ListNumber(text)
		if n < 0 || n > len(text) {
			t.Fatalf("a list number of %d characters in a text of %d", n, len(text))
		}
		if n > 0 && ListNumber(append(slices.Clone(text[:n]), '国')) != n {
			t.Fatalf("%q is a list number only by what follows", string(text[:n]))
		}
	})
}

func FuzzClasses(f *testing.F) {
	for _, s := range []string{
		"", "根据《条例》第20条，国办函〔2021〕30号。", "http://a.cn/b, don’t", "２０２１．５％……", "（一）\n 1. a\u00a0b　", "\x00\U0010ffff\u0301", "//..@@--",
	} {
		f.Add(s)
	}
	var b Breaker
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		checkClasses(t, text, b.Classes(text))
		ListNumber(text)
	})
}

func TestAskingOnlyBetweenIdeographsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		if len(text) == 0 {
			return
		}
		b, whole := Breaker{classes: make([]Class, len(text))}, Breaker{}
		b.unicode(text)
		want := make([]Class, len(text))
		whole.segment(text, want)
		if !slices.Equal(b.classes, want) {
			t.Fatalf("%q: %v, the whole text gives %v", string(text), b.classes, want)
		}
	})
}
