package pdfpages

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/layout"
)

// glyph is a glyph where it is painted.
type glyph struct {
	layoutcheck.Glyph
	y      layout.Length // of the baseline
	turned bool
}

// sheet is what is painted on a page.
type sheet struct {
	width, height layout.Length
	glyphs        []glyph // as painted
	rules         []layout.Rule
}

// spot is a character and where it stands, in whole points.
type spot struct {
	text string
	x, y float64
}

// matrix maps x, y to a·x + c·y + e, b·x + d·y + f.
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// scale is by how much m makes lengths larger.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

var errBadTrace = errors.New("pdfpages: the trace of a page holds what is no number or out of reach")

// reader takes a trace as mutool writes it: an element for each thing painted.
type reader struct {
	sheets  []sheet
	element string // that is being painted, "" for one that counts for nothing
	page    matrix // of the element
	text    matrix // of the span
	weight  float64
	path    []point
	start   int
	known   map[spot]bool // of this page: bold is often painted twice
	taken   bool          // the last glyph counted
	bad     bool
}

func trace(r io.Reader) ([]sheet, error) {
	d := xml.NewDecoder(r)
	d.Strict = false
	t := &reader{}
	for {
		token, err := d.Token()
		switch {
		case err == io.EOF && !t.bad:
			return t.sheets, nil
		case t.bad:
			return nil, errBadTrace
		case err != nil:
			return nil, fmt.Errorf("pdfpages: the trace: %w", err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			t.open(e.Name.Local, attributes(e))
		case xml.EndElement:
			if e.Name.Local == t.element && t.element != "" {
				t.finish()
			}
		}
	}
}

func attributes(e xml.StartElement) map[string]string {
	m := make(map[string]string, len(e.Attr))
	for _, a := range e.Attr {
		m[a.Name.Local] = a.Value
	}
	return m
}

// numbers reads n numbers; what is not there or too large for a page makes the trace bad.
func (t *reader) numbers(s string, n int) []float64 {
	const most = 1e6
	out := make([]float64, n)
	fields := strings.Fields(s)
	for i := range out {
		v, err := 0.0, errBadTrace
		if i < len(fields) {
			v, err = strconv.ParseFloat(fields[i], 64)
		}
		if err != nil || !(math.Abs(v) <= most) {
			t.bad = true
			return make([]float64, n)
		}
		out[i] = v
	}
	return out
}

func (t *reader) number(s string) float64 { return t.numbers(s, 1)[0] }

func (t *reader) open(name string, attr map[string]string) {
	switch name {
	case "page":
		box := t.numbers(attr["mediabox"], 4)
		t.sheets = append(t.sheets, sheet{width: length(box[2] - box[0]), height: length(box[3] - box[1])})
		t.known, t.element = map[spot]bool{}, ""
	case "fill_text", "stroke_text", "fill_path", "stroke_path":
		t.element, t.path = "", nil
		if len(t.sheets) == 0 || faint(attr["color"]) {
			return
		}
		m := t.numbers(attr["transform"], 6)
		t.element, t.page = name, matrix{m[0], m[1], m[2], m[3], m[4], m[5]}
		if name == "stroke_path" {
			t.weight = t.number(attr["linewidth"]) * t.page.scale()
		}
	case "span":
		if t.element != "" {
			m := t.numbers(attr["trm"], 4)
			t.text = matrix{a: m[0], b: m[1], c: m[2], d: m[3]}
		}
	case "g":
		if t.element == "fill_text" || t.element == "stroke_text" {
			t.glyph(attr)
		}
	case "moveto", "lineto", "curveto", "closepath":
		if t.element == "fill_path" || t.element == "stroke_path" {
			t.segment(name, attr)
		}
	}
}

// faint reports whether a colour is so light that what has it is background.
func faint(color string) bool {
	fields := strings.Fields(color)
	for _, s := range fields {
		if v, err := strconv.ParseFloat(s, 64); err != nil || v < 0.7 {
			return false
		}
	}
	return len(fields) == 1 || len(fields) == 3 // of four, CMYK, none is known to be light
}

// glyph takes a glyph. Of one that is turned only the place is kept. One without a number is
// a further character of the glyph before it.
func (t *reader) glyph(attr map[string]string) {
	s := &t.sheets[len(t.sheets)-1]
	if n := attr["glyph"]; (n == "" || n == "-1") && len(s.glyphs) > 0 {
		if t.taken {
			s.glyphs[len(s.glyphs)-1].Text += attr["unicode"]
		}
		return
	}
	t.taken = false
	x, y := t.page.apply(t.number(attr["x"]), t.number(attr["y"]))
	advance := t.number(attr["adv"])
	turned := matrix{a: t.page.a, b: t.page.b, c: t.page.c, d: t.page.d}
	right, down := turned.apply(t.text.a, t.text.b)
	size := t.text.scale() * t.page.scale()
	if attr["unicode"] == "" || size < 1 {
		return
	}
	g := layoutcheck.Glyph{Text: attr["unicode"], From: length(x), To: length(x + right*advance), Size: length(size)}
	across := right <= 0 || math.Abs(down) > right/10
	if across {
		g.To = g.From
	}
	at := spot{g.Text, math.Round(x), math.Round(y)}
	if t.known[at] {
		return
	}
	t.known[at], t.taken = true, true
	s.glyphs = append(s.glyphs, glyph{g, length(y), across})
}

func length(points float64) layout.Length {
	return layout.Length(math.Round(points * float64(layout.Pt)))
}
