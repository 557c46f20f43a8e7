package layout

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"pgregory.net/rapid"
)

func TestAllFaultsAreToldAtOnceAndOnce(t *testing.T) {
	name := body("𠮷某与𠮷某，𪚥")
	name.Source = "overview"
	again := body("𠮷")
	again.Source = "problems"
	table := counts(2, 12, 1)
	table.Cells[14].Text, table.Cells[14].Source = "1234567890", "figures[2]"
	table.Cells[15].Text, table.Cells[15].Source = "𠮷\u200b", "figures[3]"
	hole := counts(2, 2, 0)
	hole.Cells = hole.Cells[:3]
	_, err := Do([]Block{name, again, table, hole, name}, GBT9704(), faces(t))
	want := []string{
		`layout: no face has U+20BB7 '𠮷', in overview`,
		`layout: no face has U+2A6A5 '𪚥', in overview`,
		`layout: no face has U+20BB7 '𠮷', in problems`,
		`layout: no face has U+20BB7 '𠮷', in figures[3]`,
		`layout: no face has U+200B '\u200b', in figures[3]`,
		`layout: 表: no cell at row 1, column 1`,
	}
	if err == nil || err.Error() != strings.Join(want, "\n") {
		t.Errorf("got\n%v\nwant\n%s", err, strings.Join(want, "\n"))
	}
	var missing *MissingGlyph
	if !errors.As(err, &missing) || missing.Rune != '𠮷' || missing.Source != "overview" {
		t.Errorf("the first fault is %+v", missing)
	}
}

func TestATextThatDoesNotFitItsColumnIsToldWithItsPlace(t *testing.T) {
	table := counts(3, 15, 1)
	table.Cells[31].Text, table.Cells[31].Source = strings.Repeat("1234567890", 9), "figures[1]"
	_, err := Do([]Block{table}, GBT9704(), faces(t))
	var faults Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	found := slices.ContainsFunc(faults, func(err error) bool {
		var wide *TooWide
		return errors.As(err, &wide) && wide.Row == 2 && wide.Col == 1 && wide.Source == "figures[1]" &&
			wide.Error() == `layout: 表, row 2, column 1: "`+table.Cells[31].Text+`" does not fit`
	})
	if !found {
		t.Errorf("the faults are %v", faults)
	}
}

func TestTextsHigherThanAPageThatCannotBePartedAreRefused(t *testing.T) {
	head := counts(3, 1, 1)
	head.Cells[0].Text = strings.Repeat("一\n", 200)
	side := counts(8, 2, 1)
	side.Cells = slices.DeleteFunc(side.Cells, func(c Cell) bool { return c.Col == 0 && c.Row > 1 })
	for i := range side.Cells {
		if c := &side.Cells[i]; c.Col == 0 && c.Row == 1 {
			c.RowSpan, c.Text = side.Rows-1, strings.Repeat("一\n", 60)
		}
	}
	for want, table := range map[string]*Table{
		"layout: 表: its header is higher than a page":                  head,
		"layout: 表: the text at row 1, column 0 is higher than a page": side,
	} {
		if got := tableFault(t, table); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAPageThatNothingCanBeSetOnIsRefused(t *testing.T) {
	for name, change := range map[string]func(*PageStyle){
		"no size":           func(p *PageStyle) { *p = PageStyle{} },
		"wide margins":      func(p *PageStyle) { p.Left = MM(190) },
		"high margins":      func(p *PageStyle) { p.Bottom = MM(260) },
		"a negative margin": func(p *PageStyle) { p.Top = -1 },
		"no lines":          func(p *PageStyle) { p.Lines = 0 },
		"too many lines":    func(p *PageStyle) { p.Lines = math.MaxInt },
		"no characters":     func(p *PageStyle) { p.Chars = -1 },
		"no body size":      func(p *PageStyle) { p.Body = 0 },
		"a giant's type":    func(p *PageStyle) { p.Body = 1 << 60 },
		"a giant's page":    func(p *PageStyle) { p.Width, p.Height = 1<<62, 1<<62 },
		"a negative number": func(p *PageStyle) { p.NumberSize = -1 },
	} {
		page := GBT9704()
		change(&page)
		d, err := Do([]Block{body("甲")}, page, faces(t))
		var bad *BadPage
		if d != nil || !errors.As(err, &bad) || !strings.HasPrefix(err.Error(), "layout: page: ") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestAStampWithoutGlyphsIsAFault(t *testing.T) {
	page := GBT9704()
	page.Stamp = "𠮷"
	_, err := Do([]Block{body(ideographs(3000))}, page, faces(t))
	if err == nil || err.Error() != `layout: no face has U+20BB7 '𠮷', in page` {
		t.Errorf("error %v", err)
	}
}

// TestNoPageIsTooSmallToEnd sets flows on hostile pages: each ends, with pages or faults.
func TestNoPageIsTooSmallToEnd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		points := func(name string, least, most int) Length {
			return Length(rapid.IntRange(least, most).Draw(rt, name)) * Pt
		}
		margin := points("margin", 0, 20)
		page := PageStyle{
			Width: points("measure", 1, 300) + 2*margin, Height: points("depth", 1, 300) + 2*margin,
			Top: margin, Bottom: margin, Left: margin, Right: margin, Body: points("body", 1, 60), NumberSize: points("number", 0, 60),
			Lines: rapid.IntRange(1, 5).Draw(rt, "lines"), Chars: rapid.IntRange(1, 5).Draw(rt, "chars"),
		}
		flow := drawFlow(rt, false)
		if rapid.Bool().Draw(rt, "tables") {
			table := drawTable(rt)
			table.Sizes = []Length{points("large", 1, 12), 1 + points("small", 0, 5)}
			flow = append(flow, table, counts(4, 2, 4))
		}
		odd := body(ideographs(40) + reportText(20).Draw(rt, "text"))
		odd.Style = Style{
			Size: points("size", -10, 60), Pitch: points("pitch", -10, 200), FirstIndent: points("indent", -100, 400),
			RightIndent: points("right indent", -100, 400), SpaceBefore: points("before", -100, 400),
			SpaceAfter: points("after", -100, 400), KeepNext: rapid.Bool().Draw(rt, "keep"), Snap: rapid.Bool().Draw(rt, "snap"),
			Align: Align(rapid.IntRange(0, 3).Draw(rt, "align")),
		}
		odd.Style.LeftIndent = points("left indent", -100, 400)
		if rapid.Bool().Draw(rt, "tail") {
			odd.Tail = "12"
		}
		flow = append(flow, odd, odd)
		if rapid.Bool().Draw(rt, "group") {
			flow = append([]Block{&Group{Front: rapid.Bool().Draw(rt, "front"), Landscape: rapid.Bool().Draw(rt, "landscape"), Blocks: flow}}, odd)
		}
		d, err := Do(flow, page, faces(t))
		var bad *BadPage
		var faults Faults
		if err != nil && !errors.As(err, &bad) && !errors.As(err, &faults) {
			rt.Fatalf("error %v", err)
		}
		if err == nil && len(d.Pages) > 10000 {
			rt.Fatalf("%d pages", len(d.Pages))
		}
	})
}

func TestEveryTypefaceHasItsPlace(t *testing.T) {
	for _, role := range []fonts.Role{fonts.FangSong, fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai} {
		p := body("公开")
		p.Parts[0].Spans[0].Face = role
		if g := mustDo(t, GBT9704(), p).Pages[0].glyphs()[0]; g.run.Face != faces(t).Face(role) {
			t.Errorf("%v is set in %s", role, g.run.Face.PostScriptName())
		}
	}
}

func TestMissingSaysWhatDoWouldSay(t *testing.T) {
	table := counts(2, 2, 1)
	table.Cells[3].Text, table.Cells[3].Source = "𠮷——\u200b\n𠮷", "figures"
	p := body("公开\n—𠮷—don’t“𪚥”")
	flow := []Block{p, table, body("完整"), p}
	_, err := Do(flow, GBT9704(), faces(t))
	if got := Missing(flow, faces(t)); err == nil || got.Error() != err.Error() {
		t.Errorf("got\n%v\nwant\n%v", got, err)
	}
	if got := Missing(flow[2:3], faces(t)); got != nil {
		t.Errorf("got %v of a flow that lacks nothing", got)
	}
}

func TestASetWithoutFacesIsRefused(t *testing.T) {
	for _, set := range []*fonts.Set{nil, {}} {
		if _, err := Do(nil, GBT9704(), set); !errors.Is(err, ErrNoFaces) {
			t.Errorf("got %v", err)
		}
	}
}
