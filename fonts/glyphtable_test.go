package fonts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// Texts in each role, set in the embedded faces and in faces that are narrower, wider, and lack some characters: which face each glyph is
// of, its cell, where it stands in that, and how many characters it stands for.
func TestTheGlyphsOfTheTable(t *testing.T) {
	embedded := set(t)
	narrow, wide, exact := drawn(t, "国、（）Ａ…①—·“”‘’aé1 \u00a0", 600), drawn(t, "国、（）Ａ…①—·“”‘’aé1 ", 1100), drawn(t, "国、（“”‘’—·a1", 1000)
	sets := []struct {
		name string
		set  *Set
	}{
		{"embedded", embedded}, {"narrow", embedded.With(FangSong, narrow)}, {"wide", embedded.With(FangSong, wide).With(Song, wide)}, {"exact", embedded.With(FangSong, exact).With(Kai, exact).Behind(drawn(t, "𠮷", 1000))},
	}
	names := map[*Face]string{narrow: "narrow", wide: "wide", exact: "exact"}
	var b strings.Builder
	for _, s := range sets {
		for _, role := range roles {
			if s.name != "embedded" && role != FangSong && role != Kai {
				continue
			}
			for _, text := range []string{
				"国a1", "“国”‘a’", "“a b”", "don’t", "l’été", "’tis", "a’", "2’a", "甲’a", "—", "甲—乙", "——", "———", "————", "2020—2021", "约翰·史密斯", "…", "（甲）、乙。", "①㎡", "¼²₃⅞", "\u00a0 \u2003",
				"﹝﹞﹐", "\u2e3a", "𠮷", "\u200b\x01", "Ａ％", "•∙", "〝〞", strings.Repeat("—", 101) + "—", strings.Repeat("—", 102) + "—",
			} {
				runes := []rune(text)
				fmt.Fprintf(&b, "%s %v %.12q:", s.name, role, text)
				from := 0
				if len(runes) > 100 {
					from = 99 // of a rule across the page only the end
				}
				for i := from; i < len(runes); i++ {
					g, ok := s.set.Glyph(role, runes, i)
					if !ok {
						b.WriteString(" none")
						continue
					}
					name := names[g.Face]
					if name == "" {
						name = strings.TrimPrefix(g.Face.PostScriptName(), "NB")
					}
					fmt.Fprintf(&b, " %s %d", name, g.Advance)
					if g.DX != 0 || g.DY != 0 {
						fmt.Fprintf(&b, " %+d%+d", g.DX, g.DY)
					}
					if g.Runes != 1 {
						fmt.Fprintf(&b, " for %d", g.Runes)
					}
					b.WriteByte(',')
				}
				b.WriteByte('\n')
			}
		}
	}
	golden.Compare(t, "testdata/glyphs.txt", []byte(b.String()))
}

// A finder gives what its set gives, for every character and in any order, also where two characters share a place.
func TestAFinderGivesWhatItsSetGives(t *testing.T) {
	s := set(t)
	f := NewFinder(s)
	if f.Set() != s {
		t.Error("it is of another set")
	}
	text := []rune("国—“a”——don’t\u0000\u200b·𠮷")
	for r := rune(0x4e00); r < 0x4e00+1200; r += 7 {
		text = append(text, r, r+1024, r+128)
	}
	for range 2 {
		for _, role := range roles {
			for i := range text {
				want, wantOK := s.Glyph(role, text, i)
				if got, ok := f.Glyph(role, text, i); got != want || ok != wantOK {
					t.Fatalf("%v: %q is %+v, not %+v", role, text[i], got, want)
				}
			}
		}
	}
}
