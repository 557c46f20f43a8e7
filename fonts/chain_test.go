package fonts

import (
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

// drawn is a face that draws each character of a text as a box of an em, advance wide.
func drawn(t testing.TB, text string, advance int) *Face {
	t.Helper()
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: advance, Bottom: -80, Top: 820}
	face, err := NewFace(cfftest.Drawn("", text, shape).File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func TestAReplacedFaceStandsInAfterSongAndBeforeFacesBehind(t *testing.T) {
	s := set(t)
	fang, song, other := drawn(t, "国甲", 1000), drawn(t, "国甲乙", 1000), drawn(t, "国甲乙丙丁𠮷", 1000)
	first := s.With(FangSong, drawn(t, "国甲乙丙丁", 1000))
	office := first.Behind(other).With(FangSong, fang).With(Song, song).With(FangSong, fang)
	for text, want := range map[string]*Face{
		"甲": fang, "乙": song, "丙": first.Face(FangSong), "公": s.Face(FangSong), "\u2e3b": s.Face(Song), "𠮷": other,
	} {
		if g := glyph(t, office, FangSong, text, 0); g.Face != want {
			t.Errorf("%s is set in %s, want %s", text, g.Face.PostScriptName(), want.PostScriptName())
		}
	}
	if g := glyph(t, office, Kai, "乙", 0); g.Face != s.Face(Kai) {
		t.Error("another role has another face")
	}
}

func TestAFallbackIsToldUnlessItIsMeant(t *testing.T) {
	s := set(t)
	fang := drawn(t, "国公“”·—", 1000)
	office := s.With(FangSong, fang)
	for range 2 { // asked first, then remembered
		for r, want := range map[rune]*Face{
			'国': nil, '“': nil, '·': nil, '—': nil, 'A': nil, ' ': nil, '\u00a0': nil, '\u2002': nil, '\u200b': nil, '𠮷': nil,
			'开': s.Face(Song), '、': s.Face(Song), '﹝': s.Face(Song), '…': s.Face(Song),
		} {
			lacks, has, ok := office.Fallback(FangSong, r)
			if has != want || ok != (want != nil) || ok != (lacks == fang) {
				t.Errorf("%q: another face %v", r, ok)
			}
		}
	}
	if _, _, ok := office.Fallback(Kai, '开'); ok {
		t.Error("a role with the embedded face falls back")
	}
	if lacks, has, ok := s.With(Song, fang).Fallback(99, 'A'); !ok || lacks != fang || has != s.Face(Song) {
		t.Error("Latin text of 仿宋 that 宋 lacks is not told")
	}
	if _, has, ok := office.Behind(drawn(t, "𠮷", 1000)).Fallback(FangSong, '𠮷'); !ok || has.PostScriptName() != "Test-Face" {
		t.Error("a character past the basic plane is not told")
	}
}

func TestTheEmbeddedFacesFallBackForNoCharacterOfReports(t *testing.T) {
	for _, text := range official() {
		for _, r := range text {
			for _, role := range roles {
				if _, _, ok := set(t).Fallback(role, r); ok {
					t.Errorf("%v lacks %q", role, r)
				}
			}
		}
	}
}

// Faces of offices are a little narrower or wider than their em, now and then.
func TestChineseTextStandsInCellsOfOneEmWhateverTheFaceGivesIt(t *testing.T) {
	for _, advance := range []int{600, 996, 1000, 1012} {
		s := set(t).With(FangSong, drawn(t, "国、（）Ａ…①—·“”", advance))
		for _, c := range []struct {
			text string
			dx   int // from the cell's start to the glyph's origin
		}{
			{"国", (1000 - advance) / 2}, {"Ａ", (1000 - advance) / 2}, {"…", (1000 - advance) / 2}, {"·", (1000 - advance) / 2}, {"—", (1000 - advance) / 2},
			{"、", 0}, {"）", 0}, {"（", 1000 - advance},
		} {
			g := glyph(t, s, FangSong, c.text, 0)
			if g.Face != s.Face(FangSong) || g.Advance != 1000 || int(g.DX) != c.dx {
				t.Errorf("%s, %d wide, is %+v", c.text, advance, g)
			}
		}
		if g := glyph(t, s, FangSong, "①", 0); g.Advance != 1000 && advance > 950 || g.Advance != 600 && advance == 600 {
			t.Errorf("①, %d wide, is %+v", advance, g)
		}
		if g := glyph(t, s, FangSong, "“", 0); g.Advance != 1000 || (g.Face == s.Face(FangSong)) != (advance > 950) {
			t.Errorf("“, %d wide, is %+v", advance, g)
		}
	}
	wide := set(t).With(Song, drawn(t, "国W", 1000))
	if g := glyph(t, wide, Song, "W", 0); g.DX != 0 {
		t.Errorf("a Latin letter is %+v", g)
	}
}

func TestAnApostropheIsNarrowThoughTheOfficesFacesHaveOnlyAWideOne(t *testing.T) {
	face := drawn(t, "国’abc", 1000)
	s := set(t).With(FangSong, face).With(Song, face).With(Kai, face)
	for _, role := range roles {
		if g := glyph(t, s, role, "don’t", 3); g.Advance > 400 || g.Runes != 1 {
			t.Errorf("%v: the apostrophe is %+v", role, g)
		}
	}
}

func TestTwoDashesMeetWhateverTheirWidth(t *testing.T) {
	for _, advance := range []int{700, 890, 996, 1000, 1012, 1100} {
		s := set(t).With(FangSong, drawn(t, "国—", advance))
		for _, text := range []string{"——", "甲————乙"} {
			var right int
			for i, r := range []rune(text) {
				if r != '—' {
					continue
				}
				g := glyph(t, s, FangSong, text, i)
				b := ink(t, g)
				if b.middle() != int(s.Face(FangSong).Centre()) {
					t.Errorf("%d wide: the ink is %+v", advance, b)
				}
				if second := i%2 == 1; second == (text == "——") && b.left > right {
					t.Errorf("%s, %d wide: a gap of %d", text, advance, b.left-right)
				}
				right = b.right - int(g.Advance)
			}
		}
	}
}

func TestAFaceOfTraditionalCharactersHasACentre(t *testing.T) {
	if c := drawn(t, "國", 1000).Centre(); c != 370 {
		t.Errorf("its centre is %d", c)
	}
}

func TestCharactersThatAreNoTextAreNotSetWhateverAFaceDrawsForThem(t *testing.T) {
	const odd = "\n\x01\u0085\u00ad\u200b\u200d\u202e\u2028\u2060\ufe0f\ufeff\ue000\U000f0000\U000e0100"
	face := drawn(t, "国\u00b0\u2010\uff01\U0002f800\ufa0e"+odd, 1000)
	s := set(t).With(FangSong, face)
	for _, r := range odd {
		if _, ok := s.Glyph(FangSong, []rune{r}, 0); ok || s.Has(FangSong, r) {
			t.Errorf("%U is set", r)
		}
		if _, _, ok := set(t).Behind(face).Fallback(FangSong, r); ok {
			t.Errorf("%U falls back", r)
		}
	}
	for _, r := range "国\u00b0\u2010\uff01\U0002f800\ufa0e" {
		if g, ok := s.Glyph(FangSong, []rune{r}, 0); !ok || g.Face != face {
			t.Errorf("%U is not set", r)
		}
	}
}
