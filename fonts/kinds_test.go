package fonts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// span is a range of characters, both ends in it.
type span struct{ first, last rune }

func in(spans []span, r rune) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return r >= s.first && r <= s.last })
}

// Each class of characters is exactly what is listed here, no more and no less.
func TestClassesOfCharactersHaveTheseBorders(t *testing.T) {
	const last = 0x110001
	small := []span{{'¼', '¾'}, {'²', '³'}, {'¹', '¹'}, {'⁰', '₉'}, {'⅐', '⅞'}}
	latin := append([]span{{0x20, 0x7e}, {0xa0, 0xa0}}, small...)
	for name, c := range map[string]struct {
		is    func(rune) bool
		spans []span
	}{
		"no text": {isNoText, []span{{-2, 0x1f}, {0x7f, 0x9f}, {0xad, 0xad}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},
			{0xe000, 0xf8ff}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xfff0, 0xffff}, {0xe0000, last}}},
		"small figures":  {isSmallFigure, small},
		"set in 宋":       {func(r rune) bool { return latinRole(FangSong, r) == Song }, latin},
		"letters":        {isLetter, []span{{'a', 'z'}, {'A', 'Z'}, {0xc0, 0x24f}}},
		"quotes":         {isQuote, []span{{'‘', '’'}, {'“', '”'}}},
		"opening quotes": {isOpeningQuote, []span{{'‘', '‘'}, {'“', '“'}}},
		"like a space": {func(r rune) bool { other, ok := alike(r); return ok && other == ' ' },
			[]span{{0xa0, 0xa0}, {0x2000, 0x200a}, {0x202f, 0x202f}, {0x205f, 0x205f}}},
	} {
		for r := rune(-2); r <= last; r++ {
			if got, want := c.is(r), in(c.spans, r); got != want {
				t.Errorf("%s: %U is %v, want %v", name, r, got, want)
				break
			}
		}
	}
	for _, role := range []Role{Song, XiaoBiaoSong, Hei, Kai} {
		if got := latinRole(role, 'A'); got != role {
			t.Errorf("letters in %v are set in %v", role, got)
		}
	}
}

// The look-alikes, one a pair.
const pairs = "﹝〔 ﹞〕 ﹙（ ﹚） ﹐， ﹑、 ﹒． ﹔； ﹕： ﹖？ ﹗！ ﹪％ ¥￥ −－ 〜～ ∼～ ∙· ‧· ⋅· •· 〝“ 〞”"

func TestEveryLookAlikeIsThatOfOneCharacter(t *testing.T) {
	list := strings.Fields(pairs)
	for _, pair := range list {
		p := []rune(pair)
		if other, ok := alike(p[0]); !ok || other != p[1] {
			t.Errorf("%q is set as %q, want %q", p[0], other, p[1])
		}
	}
	if len(list) != len(lookAlikes) {
		t.Errorf("%d look-alikes, want %d", len(lookAlikes), len(list))
	}
	if other, ok := alike('国'); ok {
		t.Errorf("国 looks like %q", other)
	}
}

func TestASignFillsItsCellWithinATwentieth(t *testing.T) {
	for _, c := range []struct {
		advance, cell int32
		want          bool
	}{{949, 1000, false}, {950, 1000, true}, {1000, 1000, true}, {1050, 1000, true}, {1051, 1000, false}, {1899, 2000, false}, {1900, 2000, true}, {2101, 2000, false}} {
		if got := fills(c.advance, c.cell); got != c.want {
			t.Errorf("%d of %d: %v", c.advance, c.cell, got)
		}
	}
	for _, c := range []struct {
		r       rune
		advance int32
		want    bool
	}{{'国', 500, true}, {'、', 500, true}, {'“', 500, false}, {'“', 1000, true}, {'…', 500, true}, {0x1fff, 1000, false}, {0x2000, 1000, true}, {0x2000, 949, false}, {'W', 1000, false}} {
		if got := isFull(c.r, c.advance); got != c.want {
			t.Errorf("%U, %d wide: %v", c.r, c.advance, got)
		}
	}
}

// Two dashes lie over each other by two hundredths of the em, unless the face has them longer.
func TestDashesAreMovedTogetherByThis(t *testing.T) {
	for _, advance := range []int{700, 1000, 1100} {
		s := set(t).With(FangSong, drawn(t, "国—", advance))
		alone := glyph(t, s, FangSong, "—", 0)
		first, second := glyph(t, s, FangSong, "——", 0), glyph(t, s, FangSong, "——", 1)
		b, cell := ink(t, alone), max(1000, advance)
		if int(alone.Advance) != cell || first.Advance != alone.Advance || second.Advance != alone.Advance {
			t.Errorf("%d wide: cells of %d, %d and %d", advance, alone.Advance, first.Advance, second.Advance)
		}
		if got, want := ink(t, first).right, max(b.right, 1010); got != want {
			t.Errorf("%d wide: the first ends at %d, want %d", advance, got, want)
		}
		if got, want := ink(t, second).left, min(b.left, -10); got != want {
			t.Errorf("%d wide: the second begins at %d, want %d", advance, got, want)
		}
	}
}

// A set may not take what it remembers of one character for another.
func TestASetRemembersEachCharacterByItself(t *testing.T) {
	sparse := &Set{faces: [roleCount]*Face{}, found: new(coverage)}
	face := drawn(t, "国中甲\U00010040", 1000)
	for role := range sparse.faces {
		sparse.faces[role] = face
	}
	sparse.faces[Kai] = drawn(t, "丙", 1000)
	for range 2 {
		for _, role := range []Role{FangSong, Kai} {
			for r := rune(0); r <= 0x10080; r++ {
				_, want := sparse.Glyph(role, []rune{r}, 0)
				if got := sparse.Has(role, r); got != want {
					t.Fatalf("%v: %U is %v, want %v", role, r, got, want)
				}
			}
		}
	}
	for _, r := range "国丙\U00010040" {
		lacks, has, ok := sparse.Fallback(Kai, r)
		if want := r != '丙'; ok != want || want && (lacks != sparse.faces[Kai] || has != face) {
			t.Errorf("%q: a fallback %v", r, ok)
		}
	}
}

// The centre is measured on the first of four characters that a face has.
func TestTheCentreIsThatOfAFramedCharacter(t *testing.T) {
	for _, c := range []struct {
		text string
		want int32
	}{{"国", 370}, {"國", 370}, {"園", 370}, {"𡇂", 370}, {"中", 380}} {
		if got := drawn(t, c.text, 1000).Centre(); got != c.want {
			t.Errorf("of %s: %d, want %d", c.text, got, c.want)
		}
	}
}

func TestErrorsSayThisInFull(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{ErrNotFont, "fonts: not a TrueType or OpenType file (.ttf, .otf, .ttc or .otc)"},
		{ErrWOFF, "fonts: WOFF web fonts are not supported; use the file (.ttf, .otf or .ttc) the web font was made from"},
		{ErrCFF2, "fonts: table CFF2: variable fonts with CFF2 outlines are not supported; use a static version of the font (.otf or .ttf)"},
		{&UnknownFace{"x", []string{"A (B)", "C (D)"}}, `fonts: no face is called "x"; the file has 0: A (B), 1: C (D)`},
		{&NotEmbeddable{"X"}, "fonts: X: its licence bits (OS/2 fsType) forbid embedding"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	for name, data := range map[string][]byte{"text": []byte("仿宋_GB2312, a text"), "nothing": nil} {
		_, direct := NewFace(data, 0)
		_, opened := Open(data, "")
		if direct != ErrNotFont || opened != ErrNotFont {
			t.Errorf("%s: %v, %v", name, direct, opened)
		}
	}
	if other := fmt.Errorf("disk"); exported(other) != other {
		t.Error("an error of the system becomes another")
	}
	if MaxFileBytes != 268435456 {
		t.Errorf("the largest file has %d bytes", MaxFileBytes)
	}
}
