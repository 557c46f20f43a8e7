package rare

import (
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sfnt"
)

var roles = []fonts.Role{fonts.FangSong, fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai}

func sets(t testing.TB) (embedded, backed *fonts.Set) {
	t.Helper()
	embedded, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if backed, err = Behind(embedded); err != nil {
		t.Fatal(err)
	}
	return embedded, backed
}

func TestEveryIdeographOfGB18030HasAFormInEveryRole(t *testing.T) {
	_, set := sets(t)
	for _, role := range roles {
		count := 0
		for r := range rune(0x30000) {
			if !fonts.IsGB18030Ideograph(r) {
				continue
			}
			g, ok := set.Glyph(role, []rune{r}, 0)
			if own := g.Face == set.Face(role); !ok || g.ID == 0 || g.Runes != 1 || !own && (g.Advance != 1000 || g.DX != 0) {
				t.Errorf("%v %c %U: %+v", role, r, r, g)
				continue
			}
			if b, ok := sfnt.OfFace(g.Face).Bounds(g.ID); !ok || b.XMax <= b.XMin || b.YMax <= b.YMin {
				t.Errorf("%v %c %U has no ink", role, r, r)
				continue
			}
			count++
		}
		if count != 87887 {
			t.Errorf("%v has %d", role, count)
		}
	}
}

// A report without rare characters is the same file with and without this package.
func TestWhatTheEmbeddedFacesHaveIsSetInThem(t *testing.T) {
	embedded, backed := sets(t)
	for _, role := range roles {
		for r := range rune(0x30000) {
			want, ok := embedded.Glyph(role, []rune{r}, 0)
			if !ok {
				continue
			}
			if got, _ := backed.Glyph(role, []rune{r}, 0); got != want {
				t.Errorf("%v %q is %+v, was %+v", role, r, got, want)
			}
		}
	}
}

func TestARareCharacterStandsOnTheLineOfItsNeighbours(t *testing.T) {
	_, set := sets(t)
	for _, role := range roles {
		for _, r := range "囻𡇂㘝園" { // all have a frame that fills the em box as that of 国 does
			g, ok := set.Glyph(role, []rune{r}, 0)
			b, inked := sfnt.OfFace(g.Face).Bounds(g.ID)
			if !ok || !inked {
				t.Fatalf("%v has no %c", role, r)
			}
			middle := (b.YMin+b.YMax)*1000/(2*g.Face.UnitsPerEm()) + int(g.DY)
			if off := middle - int(set.Face(role).Centre()); off < -12 || off > 12 {
				t.Errorf("%v: %c stands %d thousandths of an em off the middle", role, r, off)
			}
		}
	}
}

func TestSymbolsOfReportsThatTheEmbeddedFacesLack(t *testing.T) {
	embedded, backed := sets(t)
	for _, r := range "£▽㉑㉟ⅺµ®©™䲜龦𫚔" {
		for _, role := range roles {
			if embedded.Has(role, r) {
				t.Errorf("%v has %c without this package", role, r)
			}
			if !backed.Has(role, r) {
				t.Errorf("%v lacks %c %U", role, r, r)
			}
		}
	}
}

func TestSlipsOfCopyingStayErrors(t *testing.T) {
	_, set := sets(t)
	for _, r := range []rune{'⼯', '⺅', '⿰', '가', 'ㄱ', '︵', 'ｱ', '￨', '\u00ad', '\u200b', '\u0301', '\u3099', '\ufe0f', 0xe000, 0xf900, 0x2ebf0, 0x30000, '😀'} {
		for _, role := range roles {
			if set.Has(role, r) {
				t.Errorf("%v has %q %U", role, r, r)
			}
		}
	}
}

func TestTheFacesMayBeEmbeddedAndShareNoCharacter(t *testing.T) {
	faces, err := Faces()
	if err != nil || len(faces) != 2 {
		t.Fatal(len(faces), err)
	}
	for _, f := range faces {
		if e := sfnt.OfFace(f).Embedding(); e != (sfnt.Embedding{}) {
			t.Errorf("%s: %+v", f.PostScriptName(), e)
		}
		if f.Centre() < 365 || f.Centre() > 375 {
			t.Errorf("%s: the ink centre is %d", f.PostScriptName(), f.Centre())
		}
	}
	for r := range rune(0x30000) {
		_, first := faces[0].GlyphID(r)
		_, second := faces[1].GlyphID(r)
		if first && second {
			t.Errorf("both have %c %U", r, r)
		}
	}
	if again, _ := Faces(); again[0] != faces[0] {
		t.Error("the faces are parsed again")
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookUp(b *testing.B) {
	_, set := sets(b)
	text := []rune("𠮷")
	for b.Loop() {
		if _, ok := set.Glyph(fonts.FangSong, text, 0); !ok {
			b.Fatal("no 𠮷")
		}
	}
}
