package pdfpages

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout"
)

// traceOf is a page of 200 by 100 pt with what is painted on it.
func traceOf(painted string) string {
	return `<?xml version="1.0"?><document name="a.pdf"><page mediabox="0 0 200 100">` + painted + `</page></document>`
}

func path(element, transform, steps string) string {
	return "<" + element + ` color="0" linewidth="1" transform="` + transform + `">` + steps + "</" + element + ">"
}

func TestThinStraightPathsAreRules(t *testing.T) {
	const flat, flip = "1 0 0 1 0 0", "2 0 0 -2 0 100"
	line := `<moveto x="10" y="20"/><lineto x="60" y="20"/>`
	box := func(height string) string {
		return `<moveto x="10" y="20"/><lineto x="60" y="20"/><lineto x="60" y="` + height + `"/><lineto x="10" y="` + height + `"/><closepath/>`
	}
	rule := layout.Rule{X: 10 * layout.Pt, Y: 39 * layout.Pt / 2, W: 50 * layout.Pt, H: layout.Pt}
	for _, c := range []struct {
		name, painted string
		want          []layout.Rule
	}{
		{"a stroke", path("stroke_path", flat, line), []layout.Rule{rule}},
		{"a stroke on a page turned upside down and enlarged", path("stroke_path", flip, line),
			[]layout.Rule{{X: 20 * layout.Pt, Y: 59 * layout.Pt, W: 100 * layout.Pt, H: 2 * layout.Pt}}},
		{"a thin area", path("fill_path", flat, box("21")), []layout.Rule{{X: 10 * layout.Pt, Y: 20 * layout.Pt, W: 50 * layout.Pt, H: layout.Pt}}},
		{"two thin areas", path("fill_path", flat, box("21")+box("22")), []layout.Rule{
			{X: 10 * layout.Pt, Y: 20 * layout.Pt, W: 50 * layout.Pt, H: layout.Pt}, {X: 10 * layout.Pt, Y: 20 * layout.Pt, W: 50 * layout.Pt, H: 2 * layout.Pt}}},
		{"a large area", path("fill_path", flat, box("60")), nil},
		{"a dot", path("fill_path", flat, `<moveto x="1" y="1"/><lineto x="3" y="1"/><lineto x="3" y="3"/><lineto x="1" y="3"/><closepath/>`), nil},
		{"a slanting stroke", path("stroke_path", flat, `<moveto x="10" y="20"/><lineto x="60" y="30"/>`), nil},
		{"a curve", path("stroke_path", flat, `<moveto x="10" y="20"/><curveto x1="1" y1="2" x2="3" y2="4" x3="60" y3="20"/>`), nil},
		{"white", strings.ReplaceAll(path("stroke_path", flat, line), `color="0"`, `color="1 1 1"`), nil},
		{"a clip", path("clip_path", flat, line), nil},
	} {
		sheets, err := trace(strings.NewReader(traceOf(c.painted)))
		if err != nil || len(sheets) != 1 {
			t.Fatalf("%s: %v, %d pages", c.name, err, len(sheets))
		}
		if got := sheets[0].rules; len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] || len(got) > 1 && got[1] != c.want[1] {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func text(element, color, matrix, y string) string {
	return "<" + element + ` color="` + color + `" transform="1 0 0 -1 0 100"><span trm="` + matrix + `"><g unicode="甲" glyph="1" x="10" y="` + y + `" adv="1"/></span></` + element + ">"
}

func TestGlyphsAreReadWhereTheyArePainted(t *testing.T) {
	for _, c := range []struct {
		name, painted string
		want          int
		to            layout.Length
	}{
		{"plain", text("fill_text", "0", "16 0 0 16", "40"), 1, 26 * layout.Pt},
		{"made bold by painting it twice", text("fill_text", "0", "16 0 0 16", "40") + text("stroke_text", "0", "16 0 0 16", "40"), 1, 26 * layout.Pt},
		{"twice", text("fill_text", "0", "16 0 0 16", "40") + text("fill_text", "0", "16 0 0 16", "20"), 2, 26 * layout.Pt},
		{"turned", text("fill_text", "0", "0 16 -16 0", "40"), 1, 10 * layout.Pt},
		{"a grey stamp", text("fill_text", "0.85", "16 0 0 16", "40"), 0, 0},
		{"a clip", text("clip_text", "0", "16 0 0 16", "40"), 0, 0},
		{"nothing to see", text("fill_text", "0", "0.1 0 0 0.1", "40"), 0, 0},
	} {
		sheets, err := trace(strings.NewReader(traceOf(c.painted)))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got := sheets[0].glyphs
		if len(got) != c.want || c.want > 0 && (got[0].To != c.to || got[0].y != 60*layout.Pt || got[0].Text != "甲") {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestAGlyphOfSeveralCharactersIsOne(t *testing.T) {
	painted := strings.Replace(text("fill_text", "0", "16 0 0 16", "40"), "</span>", `<g unicode="乙" x="10" y="40" adv="0"/></span>`, 1)
	for _, c := range []struct {
		painted string
		want    string
	}{{painted, "甲乙"}, {painted + painted, "甲乙"}} {
		sheets, err := trace(strings.NewReader(traceOf(c.painted)))
		if err != nil || len(sheets[0].glyphs) != 1 || sheets[0].glyphs[0].Text != c.want {
			t.Errorf("%+v, %v", sheets, err)
		}
	}
}

func TestABrokenTraceGivesAnError(t *testing.T) {
	for _, s := range []string{
		`<page mediabox="0 0 200">`, `<page mediabox="0 0 200 x">`, `<page mediabox="0 0 NaN 9">`, `<page mediabox="0 0 1e99 9">`, "<document><page", "<a></b>",
		traceOf(path("stroke_path", "1 0 0 1", "")), traceOf(path("fill_path", "1 0 0 1 0 0", `<moveto x="1"/>`)),
		traceOf(text("fill_text", "0", "16 0 0", "40")), traceOf(text("fill_text", "0", "16 0 0 16", "")),
	} {
		if _, err := trace(strings.NewReader(s)); err == nil {
			t.Errorf("%s: no error", s)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(traceOf(path("fill_path", "1 0 0 1 0 0", `<moveto x="1" y="2"/><lineto x="30" y="2"/><closepath/>`)))
	f.Add(traceOf(text("fill_text", "0", "16 0 0 16", "40") + path("stroke_path", "1 0 0 1 0 0", `<moveto x="1" y="2"/><lineto x="1" y="60"/>`)))
	f.Add(traceOf(text("stroke_text", "0 0 0", "0 16 -16 0", "40") + `</page><page mediabox="0 0 1 1">` + path("fill_path", "0 0 0 0 0 0", `<closepath/><curveto x3="1" y3="1"/><closepath/>`)))
	f.Fuzz(func(t *testing.T, s string) {
		pages, err := parse(strings.NewReader(s))
		if err != nil {
			return
		}
		for i, p := range pages {
			for _, l := range p.Lines {
				if l.Page != i || len(l.Glyphs) == 0 {
					t.Fatalf("page %d has a line of page %d with %d glyphs", i, l.Page, len(l.Glyphs))
				}
				for _, g := range l.Glyphs {
					if g.Block == nil {
						t.Fatalf("%q belongs to no block", l.Text())
					}
				}
			}
		}
	})
}
