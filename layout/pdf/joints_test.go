package pdf

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// spacedOut is a document of the same glyph for each text, each so many thousandths of an em from where the one before began.
func spacedOut(t *testing.T, texts []string, ems ...int32) *layout.Document {
	t.Helper()
	d := handmade(embedded(t).Face(fonts.Song), texts...)
	g := d.Pages[0].Items[0].(*layout.Glyphs)
	x := layout.Length(0)
	for i := range g.Glyphs {
		g.Glyphs[i].X = x
		if i < len(ems) {
			x += layout.Em(g.Size, ems[i])
		}
	}
	return d
}

func TestAJointIsAsWideAsItIsTyped(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		ems   []int32
		want  string
	}{
		{"glyphs that touch", []string{"中", "国", "人"}, []int32{1000, 1000}, "中国人"},
		{"spread far", []string{"中", "国", "人"}, []int32{1300, 1160}, "中国人"},
		{"marks that overlap", []string{"）", "、", "人"}, []int32{500, 1100}, "）、人"},
		{"beyond any spread", []string{"中", "国"}, []int32{3500}, "中 国"},
		{"a typed space without room", []string{"中", " ", "国"}, []int32{1000, 0}, "中 国"},
		{"a typed space of a tenth", []string{"3", " ", "件", " ", "中"}, []int32{1000, 100, 1000, 100}, "3 件 中"},
		{"two spaces", []string{"3", " ", "\u00a0", "件"}, []int32{1000, 100, 0}, "3 件"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := spacedOut(t, c.texts, c.ems...)
			for form, e := range forms {
				data := encode(t, e, d)
				checkSound(t, data, d)
				if got := strings.TrimSpace(pdfcheck.Readers["poppler, raw"](t, data)); got != c.want {
					t.Errorf("%s: poppler reads %q, not %q", form, got, c.want)
				}
			}
		})
	}
}

func TestRunsThatAreNotJoinedStayApart(t *testing.T) {
	d := spacedOut(t, []string{"中"})
	first := d.Pages[0].Items[0].(*layout.Glyphs)
	second := *first
	second.X += layout.Em(first.Size, 1400)
	d.Pages[0].Items = append(d.Pages[0].Items, &second)
	for joined, want := range map[bool]string{false: "中 中", true: "中中"} {
		second.Joined = joined
		if got := strings.TrimSpace(pdfcheck.Readers["poppler, raw"](t, encode(t, &Encoder{}, d))); got != want {
			t.Errorf("joined %v: poppler reads %q", joined, got)
		}
	}
}

func TestAFaceThatIsEmbeddedWholeHasNoGlyphsWithMargins(t *testing.T) {
	f := subsetOf(use{id: 1, text: "中"})
	f.whole = true
	code := uint16(1)
	s := side{font: f, code: &code, text: "中"}
	if s.takeLeft(150) || s.takeRight(150) || len(f.ids) != 2 || code != 1 {
		t.Errorf("code %d of %d glyphs", code, len(f.ids))
	}
}

func TestAGlyphGivesNoMoreWidthThanItHas(t *testing.T) {
	f := subsetOf(use{id: 1, text: "i"})
	f.wide[1] = 300
	code := uint16(1)
	s := side{font: f, code: &code, text: "i"}
	if !s.takeLeft(-200) || s.takeRight(-200) || f.wide[code] < 0 {
		t.Errorf("code %d is %d wide", code, f.wide[code])
	}
}
