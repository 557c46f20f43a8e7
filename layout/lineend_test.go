package layout

import (
	"slices"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

func TestATypedLineEndEndsALine(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"关于培训\n的通知", []string{"关于培训", "的通知"}},
		{"一\n\n二", []string{"一", "二"}},
		{"\n一\n", []string{"一"}},
		{"一二三四五六七八九十百千\n二", []string{"一二三四五六七八九十", "百千", "二"}},
	} {
		for _, align := range []Align{Justify, Left, Centre, Right} {
			p := body(c.text)
			p.Style.Align = align
			got := broken(t, p, narrow(10, 20)).lineTexts()
			if align == Justify && !slices.Equal(got, c.want) || len(got) != len(c.want) {
				t.Errorf("%q has the lines %q, not %q", c.text, got, c.want)
			}
		}
	}
	if d := mustDo(t, narrow(10, 4), body("\n")); len(d.Tree.Kids) != 0 {
		t.Error("a line end alone is a paragraph")
	}
}

func TestATypedLineEndBetweenSpansEndsALine(t *testing.T) {
	p := body("一二")
	p.Parts[0].Spans = append(p.Parts[0].Spans, Span{Text: "\n三", Face: fonts.Hei}, Span{Text: "四\n", Face: fonts.Kai}, Span{Text: "五", Face: fonts.Kai})
	if got, want := broken(t, p, narrow(10, 20)).lineTexts(), []string{"一二", "三四", "五"}; !slices.Equal(got, want) {
		t.Errorf("the lines are %q, not %q", got, want)
	}
}

func TestALineThatIsEndedIsNotSpread(t *testing.T) {
	d := mustDo(t, narrow(10, 4), body("一二三四五六七八九\n二"))
	all := d.Pages[0].glyphs()
	if gap := all[8].x - all[7].x; gap != SanHao {
		t.Errorf("characters are %s pt apart", gap)
	}
}

func TestTheOutlineAndLinksHaveTextsWithoutLineEnds(t *testing.T) {
	h := heading(RoleH1, "一、培训\n对象")
	p := body("见\n网站")
	p.Parts[0].Spans[0].Link = "https://www.gov.cn/"
	d := mustDo(t, narrow(10, 8), h, p)
	if got := d.Outline[0].Text; got != "一、培训对象" {
		t.Errorf("the outline has %q", got)
	}
	for _, item := range d.Pages[0].Items {
		if l, ok := item.(*Link); ok && l.Text != "见网站" {
			t.Errorf("a link has the text %q", l.Text)
		}
	}
	if got := unbroken("PDF\nA 年\nB\n"); got != "PDF A 年B" {
		t.Errorf("%q", got)
	}
}

func TestPagesOfNumberSizeZeroHaveNoNumbers(t *testing.T) {
	for _, single := range []bool{false, true} {
		page := narrow(10, 4)
		page.NumberSize, page.SingleSided = 0, single
		d := mustDo(t, page, body(ideographs(90)), &Group{Landscape: true, Blocks: []Block{body("横")}})
		if len(d.Pages) < 3 {
			t.Fatalf("%d pages", len(d.Pages))
		}
		for i, p := range d.Pages {
			for _, item := range p.Items {
				if g, ok := item.(*Glyphs); ok && g.Mark == Artifact {
					t.Errorf("page %d has %q beside its text", i+1, g.Glyphs[0].Text)
				}
			}
		}
	}
}
