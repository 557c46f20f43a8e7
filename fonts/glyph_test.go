package fonts

import (
	"slices"
	"sync"
	"testing"
)

const (
	openingMarks = "“‘（【《〈「『〔［｛"
	closingMarks = "”’）】》〉」』〕］｝、，。；：？！"
)

func TestMarksStandInTheirHalfOfTheEm(t *testing.T) {
	for _, role := range roles {
		for _, r := range openingMarks {
			g := glyph(t, set(t), role, "国"+string(r)+"国", 1)
			if b := ink(t, g); g.Advance != 1000 || b.left < 500 || b.right > 1000 {
				t.Errorf("%v: %q has its ink from %d to %d of %d", role, r, b.left, b.right, g.Advance)
			}
		}
		for _, r := range closingMarks {
			g := glyph(t, set(t), role, "国"+string(r)+"国", 1)
			if b := ink(t, g); g.Advance != 1000 || b.left < 0 || b.right > 510 {
				t.Errorf("%v: %q has its ink from %d to %d of %d", role, r, b.left, b.right, g.Advance)
			}
		}
	}
}

func TestTheMiddleDotStandsInTheMiddleOfAnEm(t *testing.T) {
	for _, role := range roles {
		g := glyph(t, set(t), role, "约翰·史密斯", 2)
		b := ink(t, g)
		if near(b.left, 1000-b.right, 12) && near(b.middle(), int(set(t).Face(role).Centre()), 25) && g.Advance == 1000 {
			continue
		}
		t.Errorf("%v: the dot's ink is %+v of %d", role, b, g.Advance)
	}
}

func near(a, b, tolerance int) bool { return max(a-b, b-a) <= tolerance }

func TestTwoDashesAreOneRule(t *testing.T) {
	for _, role := range roles {
		for _, text := range []string{"——", "中国——北京", "——————"} {
			at := slices.Index([]rune(text), '—')
			g := glyph(t, set(t), role, text, at)
			b := ink(t, g)
			if g.Runes != 2 || g.Advance != 2000 || !near(b.left, 2000-b.right, 20) || b.right-b.left < 1500 {
				t.Errorf("%v: the rule of %q is %+v with the ink %+v", role, text, g, b)
			}
			if !near(b.middle(), int(set(t).Face(role).Centre()), 50) {
				t.Errorf("%v: the rule of %q is %d above the baseline", role, text, b.middle())
			}
		}
	}
}

func TestALoneDashStandsInTheMiddleOfItsEm(t *testing.T) {
	for _, role := range roles {
		for _, text := range []string{"—", "2020—2021", "— 1 —"} {
			at := slices.Index([]rune(text), '—')
			g := glyph(t, set(t), role, text, at)
			b := ink(t, g)
			if g.Runes != 1 || g.Advance != 1000 || !near(b.left, 1000-b.right, 5) || !near(b.middle(), int(set(t).Face(role).Centre()), 50) {
				t.Errorf("%v: the dash of %q is %+v with the ink %+v", role, text, g, b)
			}
		}
	}
}

func TestAFaceWithoutATwoEmDashJoinsTwo(t *testing.T) {
	s := patched(t, Kai, without(t, kaiData, "\u2e3a"))
	for i := range 2 {
		g := glyph(t, s, Kai, "——", i)
		if b := ink(t, g); g.Runes != 1 || g.Advance != 1000 || b.left+1000-b.right > 10 {
			t.Errorf("dash %d is %+v with the ink %+v", i+1, g, b)
		}
	}
}

func TestAFaceWithoutADashTakesThatOfSong(t *testing.T) {
	s := patched(t, Kai, without(t, kaiData, "—\u2e3a·"))
	for _, text := range []string{"—", "·"} {
		g := glyph(t, s, Kai, text, 0)
		b := ink(t, g)
		if g.Face != s.Face(Song) || g.Advance != 1000 || !near(b.middle(), int(s.Face(Kai).Centre()), 3) || !near(b.left, 1000-b.right, 3) {
			t.Errorf("%q is %+v with the ink %+v", text, g, b)
		}
	}
}

func TestLatinTextBesideFangSongIsSetInSong(t *testing.T) {
	s := set(t)
	for _, r := range between(' ', '~') + "\u00a0" {
		if g := glyph(t, s, FangSong, string(r), 0); g.Face != s.Face(Song) || g.DX != 0 || g.DY != 0 {
			t.Errorf("%q beside 仿宋 is %+v", r, g)
		}
		for _, role := range []Role{Song, XiaoBiaoSong, Hei, Kai} {
			if g := glyph(t, s, role, string(r), 0); g.Face != s.Face(role) {
				t.Errorf("%q in %v is from another face", r, role)
			}
		}
	}
}

func TestANoBreakSpaceIsASpaceWhereAFaceHasNone(t *testing.T) {
	s := patched(t, Song, without(t, songData, "\u00a0"))
	if got, want := glyph(t, s, FangSong, "\u00a0", 0), glyph(t, s, FangSong, " ", 0); got != want {
		t.Errorf("it is %+v, a space is %+v", got, want)
	}
}

func TestAGlyphFromAnotherFaceIsShiftedToMatch(t *testing.T) {
	for _, role := range []Role{FangSong, Kai} {
		g := glyph(t, set(t), role, "⸻", 0) // only the faces of other roles have it
		if want := set(t).Face(role).Centre() - set(t).Face(Song).Centre(); g.DY != want || want == 0 || g.Face != set(t).Face(Song) {
			t.Errorf("%v: it is shifted by %d, want %d", role, g.DY, want)
		}
	}
	s := patched(t, Hei, without(t, heiData, "国公开"))
	if g := glyph(t, s, Hei, "开", 0); g.Face != s.Face(Song) || g.DY != 380-s.Face(Song).Centre() || g.Advance != 1000 {
		t.Errorf("an ideograph of 宋 in 黑 is %+v", g)
	}
}

func TestQuotesAreWideWhereverAFaceGetsThem(t *testing.T) {
	s := patched(t, Song, without(t, songData, "“”‘’"))
	for _, r := range "“”‘’" {
		g := glyph(t, s, Kai, string(r), 0)
		b := ink(t, g)
		opening := r == '“' || r == '‘'
		if g.Face != s.Face(Kai) || g.Advance != 1000 || opening && b.left < 500 || !opening && b.right > 500 {
			t.Errorf("the Latin %q is %+v with the ink %+v", r, g, b)
		}
	}
}

func TestAnApostropheIsNarrow(t *testing.T) {
	for _, role := range roles {
		for _, c := range []struct {
			text string
			at   int
		}{{"don’t", 3}, {"l’été", 1}, {"organ’s", 5}} {
			if g := glyph(t, set(t), role, c.text, c.at); g.Advance > 400 || g.DX != 0 || g.Runes != 1 {
				t.Errorf("%v: the apostrophe of %s is %+v", role, c.text, g)
			}
		}
		for _, c := range []struct {
			text string
			at   int
		}{{"’t", 0}, {"‘a’", 2}, {"甲’a", 1}, {"a’甲", 1}, {"2’a", 1}} {
			if g := glyph(t, set(t), role, c.text, c.at); g.Advance != 1000 {
				t.Errorf("%v: the quote of %s is %d wide", role, c.text, g.Advance)
			}
		}
	}
}

func TestAGlyphCostsNoMemory(t *testing.T) {
	text := []rune("公开“‘——’”·— don’t 2021\u00a0𠮷⸻")
	s := set(t)
	n := testing.AllocsPerRun(50, func() {
		for _, role := range roles {
			for i := range text {
				s.Glyph(role, text, i)
			}
		}
	})
	if n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestASetMayBeSharedByManyGoroutines(t *testing.T) {
	text := []rune("一、“公开”——don’t·2021年⸻𠮷")
	all := func() (glyphs []Glyph) {
		s, _ := Embedded()
		for _, role := range roles {
			for i := range text {
				g, _ := s.Glyph(role, text, i)
				glyphs = append(glyphs, g)
			}
		}
		return glyphs
	}
	want := all()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if !slices.Equal(all(), want) {
				t.Error("another goroutine gets other glyphs")
			}
		})
	}
	wg.Wait()
}

func TestPastedCharactersAreSetInTheFormOfTheirLookAlikes(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for r, other := range lookAlikes {
		if _, again := lookAlikes[other]; again {
			t.Errorf("%q leads to %q, which leads on", r, other)
		}
		for role := range roleCount {
			own, hasOwn := set.Face(role).GlyphID(r)
			g, ok := set.Glyph(role, []rune{r}, 0)
			want, _ := set.Glyph(role, []rune{other}, 0)
			if !ok || hasOwn && own != g.ID || !hasOwn && g.Face == want.Face && g.ID != want.ID {
				t.Errorf("%v: %q is set as glyph %d, %v", role, r, g.ID, ok)
			}
		}
	}
	for r := '\u2000'; r <= '\u200a'; r++ {
		if _, ok := set.Glyph(FangSong, []rune{r}, 0); !ok {
			t.Errorf("%U is no space", r)
		}
	}
	if _, ok := set.Glyph(FangSong, []rune{'\u200b'}, 0); ok {
		t.Error("U+200B is set as something")
	}
}
