package layout

import (
	"errors"
	"fmt"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

func TestTheNamedSizes(t *testing.T) {
	for want, got := range map[string]Length{"22": ErHao, "18": XiaoEr, "16": SanHao, "15": XiaoSan, "14": SiHao, "12": XiaoSi, "10.5": WuHao, "9": XiaoWu, "0.5": RuleWeight} {
		if got.String() != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// pageText writes all of a page.
func pageText(p PageStyle) string {
	return fmt.Sprintf("%s × %s, %s %s %s %s, %d lines of %s, %d of %s + %s, number %s %s %v %q", p.Width, p.Height, p.Top, p.Right, p.Bottom, p.Left,
		p.Lines, p.Pitch(), p.Chars, p.Body, p.Tracking(), p.NumberSize, p.NumberBelow, p.SingleSided, p.Stamp)
}

func TestTheOfficialPageAndThatTurned(t *testing.T) {
	p := GBT9704()
	p.Stamp, p.SingleSided = "草稿", true
	for want, page := range map[string]PageStyle{
		`595.276 × 841.89, 104.882 73.701 99.213 79.37, 22 lines of 28.991, 28 of 16 + -0.207, number 14 19.843 true "草稿"`: p,
		`841.89 × 595.276, 79.37 104.882 73.701 99.213, 15 lines of 29.48, 40 of 16 + -0.055, number 14 19.843 true "草稿"`:  p.Turned(),
		`595.276 × 841.89, 99.213 79.37 104.882 73.701, 21 lines of 30.371, 27 of 16 + 0.378, number 14 19.843 true "草稿"`:  p.Turned().Turned(),
		`100 × 10, 0 0 0 0, 1 lines of 10, 5 of 16 + 4, number 0 0 false ""`:                                               PageStyle{Width: 10 * Pt, Height: 100 * Pt, Lines: 10, Chars: 1, Body: 16 * Pt}.Turned().with(1, 5),
	} {
		if got := pageText(page); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}

// with is a page with other counts of lines and characters.
func (p PageStyle) with(lines, chars int) PageStyle {
	p.Lines, p.Chars = lines, chars
	return p
}

// A page that is turned has a line and a character at least.
func TestALowPageTurnedHasALine(t *testing.T) {
	p := PageStyle{Width: 10 * Pt, Height: 1000 * Pt, Lines: 20, Chars: 20}
	if q := p.Turned(); q.Lines != 1 || q.Chars != 2000 {
		t.Errorf("%d lines of %d", q.Lines, q.Chars)
	}
	p = PageStyle{Width: 1000 * Pt, Height: 10 * Pt, Lines: 20, Chars: 20}
	if q := p.Turned(); q.Lines != 2000 || q.Chars != 1 {
		t.Errorf("%d lines of %d", q.Lines, q.Chars)
	}
}

// Each limit of a page alone: what is just within it, and what is just beyond.
func TestTheLimitsOfAPage(t *testing.T) {
	const (
		large  = "layout: page: it is larger than 14400 pt, or a margin is negative"
		narrow = "layout: page: the margins leave no room for text"
		grid   = "layout: page: its grid has no lines or characters, or a type size is out of range"
	)
	most := 14400 * Pt
	for _, c := range []struct {
		name   string
		change func(p *PageStyle)
		want   string
	}{
		{"none", func(*PageStyle) {}, ""},
		{"the widest", func(p *PageStyle) { p.Width = most }, ""},
		{"a wider one", func(p *PageStyle) { p.Width = most + 1 }, large},
		{"the highest", func(p *PageStyle) { p.Height = most }, ""},
		{"a higher one", func(p *PageStyle) { p.Height = most + 1 }, large},
		{"no margins", func(p *PageStyle) { p.Top, p.Right, p.Bottom, p.Left = 0, 0, 0, 0 }, ""},
		{"a negative top", func(p *PageStyle) { p.Top = -1 }, large},
		{"a negative right", func(p *PageStyle) { p.Right = -1 }, large},
		{"a negative bottom", func(p *PageStyle) { p.Bottom = -1 }, large},
		{"a negative left", func(p *PageStyle) { p.Left = -1 }, large},
		{"the least measure", func(p *PageStyle) { p.Left = p.Width - p.Right - 1 }, ""},
		{"no measure", func(p *PageStyle) { p.Left = p.Width - p.Right }, narrow},
		{"the least depth", func(p *PageStyle) { p.Top, p.Lines = p.Height-p.Bottom-1, 1 }, ""},
		{"no depth", func(p *PageStyle) { p.Top = p.Height - p.Bottom }, narrow},
		{"a line", func(p *PageStyle) { p.Lines = 1 }, ""},
		{"no line", func(p *PageStyle) { p.Lines = 0 }, grid},
		{"a character", func(p *PageStyle) { p.Chars = 1 }, ""},
		{"no character", func(p *PageStyle) { p.Chars = 0 }, grid},
		{"the least pitch", func(p *PageStyle) { p.Lines = int(p.Depth()) }, ""},
		{"no pitch", func(p *PageStyle) { p.Lines = int(p.Depth()) + 1 }, grid},
		{"the least type size", func(p *PageStyle) { p.Body = 1 }, ""},
		{"no type size", func(p *PageStyle) { p.Body = 0 }, grid},
		{"the largest type size", func(p *PageStyle) { p.Body = most }, ""},
		{"a larger type size", func(p *PageStyle) { p.Body = most + 1 }, grid},
		{"no numbers", func(p *PageStyle) { p.NumberSize = 0 }, ""},
		{"negative numbers", func(p *PageStyle) { p.NumberSize = -1 }, grid},
		{"the largest numbers", func(p *PageStyle) { p.NumberSize = most }, ""},
		{"larger numbers", func(p *PageStyle) { p.NumberSize = most + 1 }, grid},
	} {
		p, got := GBT9704(), ""
		c.change(&p)
		if err := p.check(); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	bad := GBT9704()
	bad.Lines = 0
	var page *BadPage
	if _, err := Do(nil, bad, faces(t)); !errors.As(err, &page) {
		t.Errorf("a page without lines: %v", err)
	}
}

// How wide a text is: the characters of the body size are as far apart as those of the page.
func TestTheWidthOfAText(t *testing.T) {
	page := GBT9704()
	spans := func(text string) []Span { return []Span{{Text: text, Face: fonts.FangSong}} }
	for _, c := range []struct {
		spans []Span
		size  Length
		want  string
	}{
		{nil, SanHao, "0"}, {spans("国"), SanHao, "15.793"}, {spans("国"), SanHao + 1, "16"}, {spans("国国，国"), SanHao, "63.172"}, {spans("国国"), SiHao, "28"},
		{spans("国A"), SiHao, "25.452"}, {spans("\U000f0000国"), SiHao, "14"}, {append(spans("国"), Span{Text: "）（", Face: fonts.Hei}), SiHao, "35"},
		{spans("国——"), SanHao, "47.379"},
	} {
		if got := Width(c.spans, c.size, page, faces(t)).String(); got != c.want {
			t.Errorf("%v in %s is %s wide, want %s", c.spans, c.size, got, c.want)
		}
	}
}

func TestASpanLeadsSomewhere(t *testing.T) {
	for _, c := range []struct {
		span Span
		want bool
	}{{Span{}, false}, {Span{Link: "a"}, true}, {Span{To: 1}, true}, {Span{Link: "a", To: 1}, true}, {Span{To: -1}, true}} {
		if c.span.leads() != c.want {
			t.Errorf("%+v: %v", c.span, !c.want)
		}
	}
}

// The error of who uses a document is returned, and so are those of the flow; neither is in the way of
// the next document.
func TestADocumentThatIsLent(t *testing.T) {
	want := errors.New("x")
	page := GBT9704()
	for range 2 {
		if err := Lend([]Block{body("国")}, page, faces(t), func(d *Document) error {
			if d.Text(d.Tree) != "国" || len(d.Pages) != 1 {
				t.Errorf("it has %q on %d pages", d.Text(d.Tree), len(d.Pages))
			}
			return want
		}); err != want {
			t.Errorf("got %v", err)
		}
		used := false
		err := Lend([]Block{body("国"), body("\U000f0000")}, page, faces(t), func(*Document) error { used = true; return nil })
		if err == nil || err.Error() != "layout: no face has U+F0000 '\\U000f0000', in test" || used {
			t.Errorf("got %v, used %v", err, used)
		}
	}
	kept := mustDo(t, page, body("甲"))
	mustDo(t, page, body("乙丙"))
	if kept.Text(kept.Tree) != "甲" {
		t.Errorf("a document became %q", kept.Text(kept.Tree))
	}
	if _, err := Do([]Block{body("国")}, page, new(fonts.Set)); err != ErrNoFaces {
		t.Errorf("without faces: %v", err)
	}
}

// What a page has beside the flow is set as well: a stamp of characters that no face has is a fault.
func TestAStampThatCannotBeSet(t *testing.T) {
	page := GBT9704()
	page.Stamp = "草\U000f0000"
	_, err := Do([]Block{body(ideographs(28 * 30))}, page, faces(t))
	if err == nil || err.Error() != "layout: no face has U+F0000 '\\U000f0000', in page" {
		t.Errorf("got %v", err)
	}
}

// A typesetter keeps its room for the next document, unless it is large.
func TestWhatATypesetterKeeps(t *testing.T) {
	for n, kept := range map[int]int{1 << 16: 1 << 16, 1<<16 + 1: 0} {
		ts := &typesetter{}
		ts.store.glyphs.pieces = [][]Glyph{make([]Glyph, n)}
		ts.measurer.broken.pieces = [][]line{make([]line, n)}
		ts.measurer.shaper.told = map[MissingGlyph]bool{{}: true}
		ts.rest()
		if ts.store.glyphs.size() != kept || ts.measurer.broken.size() != kept || ts.measurer.shaper.told != nil {
			t.Errorf("of room for %d, %d and %d are kept", n, ts.store.glyphs.size(), ts.measurer.broken.size())
		}
	}
}
