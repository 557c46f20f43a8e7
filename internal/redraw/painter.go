package redraw

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/nianbao/nianbao/layout"
)

// painter draws the items of one page.
type painter struct {
	*Drawing
	x, y  float64 // of the page's upper left corner
	rules []byte  // that have not been drawn yet
	font  *Font
	size  layout.Length
	color layout.Color // of text
	ruled layout.Color // of rules
}

func (p *painter) item(item layout.Item) {
	if rule, ok := item.(*layout.Rule); ok {
		p.rule(rule)
		return
	}
	p.endRules()
	switch item := item.(type) {
	case *layout.Glyphs:
		if len(item.Glyphs) > 0 {
			p.run(item)
		}
	case *layout.Image:
		p.canvas.Image(item.Picture, p.x+points(item.X), p.y+points(item.Y), points(item.W), points(item.H))
	case *layout.Path:
		p.path(item)
	case *layout.Link:
		p.link(item)
	}
}

// rule keeps a rule until the last of several in a row: as one area, as layout/pdf has them,
// they are rendered alike.
func (p *painter) rule(r *layout.Rule) {
	if r.Color != p.ruled {
		p.endRules()
		p.ruled = r.Color
	}
	p.rules = append(p.rules, decimals(p.x+points(r.X), p.y+points(r.Y), points(r.W), points(r.H))+" re "...)
}

func (p *painter) endRules() {
	if len(p.rules) == 0 {
		return
	}
	p.flipped(fill(p.ruled) + " " + string(p.rules) + "f")
	p.rules = p.rules[:0]
}

// flipped writes operators that say places.
func (p *painter) flipped(operators string) {
	p.canvas.Flip()
	p.canvas.Raw(operators)
	p.canvas.Unflip()
}

func (p *painter) path(path *layout.Path) {
	if len(path.Points) < 2 || !path.Filled && path.Weight <= 0 {
		return
	}
	var b strings.Builder
	b.WriteString(shade(path.Gray) + " g " + shade(path.Shade) + " G " + decimals(points(path.Weight)) + " w ")
	if len(path.Dash) > 0 {
		lengths := make([]float64, len(path.Dash))
		for i, d := range path.Dash {
			lengths[i] = points(d)
		}
		b.WriteString("[" + decimals(lengths...) + "]0 d ")
	}
	for i, at := range path.Points {
		operator := " l "
		if i == 0 {
			operator = " m "
		}
		b.WriteString(decimals(p.x+points(at.X), p.y+points(at.Y)) + operator)
	}
	switch {
	case path.Filled && path.Weight > 0:
		b.WriteString("b")
	case path.Filled:
		b.WriteString("f")
	default:
		b.WriteString("S")
	}
	p.flipped(b.String())
}

// fill sets a colour for filling: black as a grey, as layout/pdf does.
func fill(c layout.Color) string {
	if c == (layout.Color{}) {
		return "0 g"
	}
	return shade(c.R) + " " + shade(c.G) + " " + shade(c.B) + " rg"
}

// colorOf returns the colour of a run, of which greys are one kind.
func colorOf(g *layout.Glyphs) layout.Color {
	if g.Color != (layout.Color{}) {
		return g.Color
	}
	return layout.Color{R: g.Gray, G: g.Gray, B: g.Gray}
}

// shade is a grey as layout/pdf writes it, in thousandths of white.
func shade(gray uint8) string { return decimals(float64(int(gray)*1000/255) / 1000) }

// decimals writes numbers with at most three decimals, the precision of layout/pdf.
func decimals(values ...float64) string {
	var b []byte
	for i, v := range values {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendFloat(b, math.Round(v*1000)/1000, 'f', -1, 64)
	}
	return string(b)
}

// run draws a run of glyphs.
func (p *painter) run(g *layout.Glyphs) {
	font := p.fonts[g.Face]
	if p.font != font || p.size != g.Size {
		p.font, p.size = font, g.Size
		p.canvas.SetFont(font, points(g.Size))
	}
	if color := colorOf(g); p.color != color {
		p.color = color
		p.canvas.SetColor(color)
	}
	x, y := p.x+points(g.X), p.y+points(g.Y)
	if g.Angle != 0 {
		p.canvas.Rotate(float64(g.Angle), x, y)
	}
	if g.Bold {
		outline := ""
		if c := colorOf(g); c != (layout.Color{}) {
			outline = " " + shade(c.R) + " " + shade(c.G) + " " + shade(c.B) + " RG"
		}
		p.canvas.Raw("q 2 Tr " + decimals(points(layout.Em(g.Size, layout.Boldness))) + " w" + outline)
	}
	for rest := g.Glyphs; len(rest) > 0; {
		rest = rest[p.piece(g, rest, x, y):]
	}
	if g.Bold {
		p.canvas.Raw("Q")
	}
	if g.Angle != 0 {
		p.canvas.Upright()
	}
}

// tolerance is how far a glyph may stand from its place within a piece.
const tolerance = layout.Pt / 200

// piece draws as many of the glyphs as stand where one character spacing puts them, and
// returns how many. Each piece begins at its exact place, so that rounding does not add up.
func (p *painter) piece(g *layout.Glyphs, glyphs []layout.Glyph, x, y float64) int {
	first := glyphs[0]
	code, plain := p.code(first)
	text := []rune{code}
	spacing := layout.Length(0)
	if plain && len(glyphs) > 1 {
		spacing = toMilli(glyphs[1].X - first.X - p.advance(g, first))
	}
	pen := first.X + p.advance(g, first) + spacing
	for _, next := range glyphs[1:] {
		code, direct := p.code(next)
		if !plain || !direct || max(next.X-pen, pen-next.X) > tolerance {
			break
		}
		text = append(text, code)
		pen += p.advance(g, next) + spacing
	}
	if !plain {
		p.canvas.Raw("/Span<</ActualText<FEFF" + hexUTF16(first.Text) + ">>>BDC")
		defer p.canvas.Raw("EMC")
	}
	p.canvas.Text(x+points(first.X), y, points(spacing), string(text))
	return len(text)
}

// code returns the character that leads to a glyph, and whether that is the text itself.
func (p *painter) code(g layout.Glyph) (r rune, direct bool) {
	r = p.font.code[use{g.ID, g.Text}]
	return r, string(r) == g.Text
}

// advance returns how far the library moves on after a glyph.
func (p *painter) advance(g *layout.Glyphs, glyph layout.Glyph) layout.Length {
	return layout.Em(g.Size, int32(p.canvas.Width(g.Face.Advance(glyph.ID), g.Face.UnitsPerEm())))
}

// toMilli rounds to thousandths of a point, in which libraries write character spacing.
func toMilli(l layout.Length) layout.Length {
	if l < 0 {
		return -toMilli(-l)
	}
	return (l*1000 + layout.Pt/2) / layout.Pt * layout.Pt / 1000
}

func hexUTF16(text string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		for shift := 12; shift >= 0; shift -= 4 {
			b.WriteByte(digits[u>>shift&0xf])
		}
	}
	return b.String()
}
