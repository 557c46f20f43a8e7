package ofd

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/pages"
)

// placeholder stands in a text for a glyph without one.
const placeholder = "¤"

// maxCluster is the most units of text that one glyph stands for.
const maxCluster = 32

// textObject is a text while it is being read.
type textObject struct {
	object
	font       string
	size, wide float64 // wide is how far glyphs are stretched across
	bold       bool
	reading    int // by which quarter glyphs follow each other, clockwise from to the right
	turned     int // by how many quarters each glyph is turned
	groups     []group
	codes      []textCode
}

// group is characters that are drawn as glyphs together.
type group struct{ at, codes, glyphs int }

// textCode is a piece of the text with the places of its glyphs.
type textCode struct {
	x, y   string
	dx, dy string
	text   string
}

// text draws a text.
func (w *walker) text(r *opc.Reader, e opc.Element, in frame) error {
	a := attrsOf(e)
	t := textObject{object: objectOf(a, in), font: a.get("Font"), size: number(a.get("Size")), wide: 1}
	if h := number(a.get("HScale")); h > 0.01 && h < 100 {
		t.wide = h
	}
	strokes := isTrue(a.get("Stroke"))
	t.bold = w.d.fonts[t.font] || strokes || number(a.get("Weight")) >= 600
	t.unseen = t.unseen || isFalse(a.get("Fill")) && !strokes
	t.reading, t.turned = quarters(a.get("ReadDirection")), quarters(a.get("CharDirection"))
	err := r.Each(func(e opc.Element) error {
		switch local(e) {
		case "FillColor":
			t.unseen = t.unseen || isZero(attr(e, "Alpha"))
		case "CGTransform":
			a := attrsOf(e)
			t.groups = append(t.groups, group{int(number(a.get("CodePosition"))), int(number(a.get("CodeCount"))), int(number(a.get("GlyphCount")))})
		case "TextCode":
			a := attrsOf(e)
			c := textCode{x: a.get("X"), y: a.get("Y"), dx: a.get("DeltaX"), dy: a.get("DeltaY")}
			var err error
			c.text, err = r.Text()
			t.codes = append(t.codes, c)
			return err
		}
		return nil
	})
	if err == nil && t.size > 0 {
		w.draw(&t)
	}
	return err
}

func quarters(degrees string) int { return int(number(degrees)/90) & 3 }

// draw places the glyphs of a text. A piece that does not say where it begins does so where the one before
// it did.
func (w *walker) draw(t *textObject) {
	slices.SortStableFunc(t.groups, func(a, b group) int { return cmp.Compare(a.at, b.at) })
	x, y, at := 0.0, 0.0, 0
	for _, c := range t.codes {
		if c.x != "" {
			x = number(c.x)
		}
		if c.y != "" {
			y = number(c.y)
		}
		text := shown(c.text)
		if utf8.RuneCountInString(text) > maxGlyphs-w.d.glyphs {
			w.d.glyphs = maxGlyphs + 1
			return
		}
		w.drawCode(t, c, x, y, t.glyphs(text, at))
		at += units(text)
	}
}

// shown is a text without the line breaks of files that are laid out for people to read, and without
// control characters.
func shown(text string) string {
	if strings.Contains(text, "\n") {
		var b strings.Builder
		for line := range strings.SplitSeq(text, "\n") {
			b.WriteString(strings.Trim(line, " \t\r"))
		}
		text = b.String()
	}
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, text)
}

// piece is the text of a glyph.
type piece struct {
	text  string
	units int // as many steps it takes where steps are counted by UTF-16
}

// glyphs parts a text into what each glyph stands for. at is where it begins in the object: positions of
// groups are counted through it, in units of UTF-16.
func (t *textObject) glyphs(text string, at int) []piece {
	out := make([]piece, 0, utf8.RuneCountInString(text))
	var g group // the one that at is in, or the last one before it
	left := 0   // units that the last glyph still takes
	for _, r := range text {
		n := unitsOf(r)
		if left > 0 {
			last := &out[len(out)-1]
			last.text, last.units = last.text+string(r), last.units+n
			left, at = left-n, at+n
			continue
		}
		for len(t.groups) > 0 && t.groups[0].at <= at {
			g, t.groups = t.groups[0], t.groups[1:]
		}
		p := piece{string(r), n}
		if p.text == placeholder && g.at <= at && at < g.at+g.codes {
			p.text = ""
		}
		if g.at == at && g.glyphs == 1 {
			left = min(g.codes, maxCluster) - n
		}
		out = append(out, p)
		at += n
	}
	return out
}

func units(text string) int {
	n := 0
	for _, r := range text {
		n += unitsOf(r)
	}
	return n
}

// unitsOf is how many units of UTF-16 a character has.
func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// drawCode places the glyphs of a piece of text.
func (w *walker) drawCode(t *textObject, c textCode, x, y float64, list []piece) {
	all := 0
	for _, p := range list {
		all += p.units
	}
	dx, dy := steps(c.dx, all), steps(c.dy, all)
	byUnit := max(len(dx), len(dy)) >= all-1 && all > len(list)
	down := len(list) > 1 && !anyStep(dx) && anyStep(dy)
	em := t.size * t.wide
	at, widest := 0, 0.0 // widest is the largest step behind a glyph that is narrow in most faces
	for i, p := range list {
		n := 1
		if byUnit {
			n = p.units
		}
		last := i+1 == len(list)
		advance := em * width(p.text, false)
		sx, sy := 0.0, 0.0
		switch {
		case last && widest > 0 && isNarrow(p.text):
			advance = min(advance, widest)
		case last:
		case len(dx)+len(dy) == 0:
			advance = em * width(p.text, true)
			sx, sy = along(t.reading, advance)
		default:
			sx, sy = step(dx, at, n), step(dy, at, n)
			if far := math.Hypot(sx, sy); far > 0 && !down {
				advance = min(advance, far)
				if isNarrow(p.text) {
					widest = max(widest, far)
				}
			}
		}
		w.place(t, p.text, x, y, advance, down && t.turned == 0)
		x, y, at = x+sx, y+sy, at+n
	}
}

// isNarrow reports whether a text is letters and digits, of which no two need be as wide.
func isNarrow(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r < 0x2000
}

// along is a step in a direction of reading.
func along(quarter int, by float64) (x, y float64) {
	switch quarter {
	case 1:
		return 0, by
	case 2:
		return -by, 0
	case 3:
		return 0, -by
	}
	return by, 0
}

// step is the distance behind a glyph that takes n steps from at. The last one goes on where there are
// fewer than glyphs.
func step(list []float64, at, n int) float64 {
	sum := 0.0
	for ; n > 0 && len(list) > 0; n-- {
		sum += list[min(at, len(list)-1)]
		at++
	}
	return sum
}

// anyStep reports whether a list of distances leads anywhere.
func anyStep(list []float64) bool {
	return slices.ContainsFunc(list, func(v float64) bool { return v != 0 })
}

// place puts a glyph on the page.
func (w *walker) place(t *textObject, text string, x, y, advance float64, vertical bool) {
	w.d.glyphs++
	switch {
	case text == "":
		return
	case text == placeholder:
		w.d.unnamed++
	}
	turn := [4]pages.Matrix{{1, 0, 0, 1, 0, 0}, {0, 1, -1, 0, 0, 0}, {-1, 0, 0, -1, 0, 0}, {0, -1, 1, 0, 0, 0}}[t.turned]
	m := pages.Matrix{t.size * t.wide, 0, 0, t.size, 0, 0}.Times(turn).Times(pages.Matrix{1, 0, 0, 1, x, y}).Times(t.m)
	if !m.Usable() || w.d.glyphs > maxGlyphs {
		return
	}
	g := pages.Glyph{Text: text, Bold: t.bold, Vertical: vertical, Mark: t.mark, Unseen: t.unseen}
	w.p.Place(g, m, m.Apply(0, 0), advance/(t.size*t.wide))
}

// width is about how wide a text is, in ems: as wide as it can be in any face, or as it usually is. Narrow
// letters are wide in some faces; blanks between words are in the text, so nothing is lost by that.
func width(text string, usual bool) float64 {
	sum := 0.0
	for _, r := range text {
		switch {
		case r >= 0xFF61 && r < 0xFFE0:
			sum += 0.5
		case r >= 0x2E80, r >= 0x2010 && r < 0x2030, r >= 0x2100 && r < 0x2E80:
			sum++
		case usual || r == ' ':
			sum += 0.5
		case strings.ContainsRune("MWmw%@", r):
			sum += 0.95
		case r >= 'A' && r <= 'Z':
			sum += 0.78
		default:
			sum += 0.62
		}
	}
	return sum
}
