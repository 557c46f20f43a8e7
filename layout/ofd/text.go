package ofd

import "github.com/nianbao/nianbao/layout"

// matrices are the CTMs of the angles by which runs are turned.
var matrices = map[int]string{0: "", 45: "0.70711 -0.70711 0.70711 0.70711 0 0", 270: "0 1 -1 0 0 0"}

// sine45 is that of 45 degrees, in 1/100000, as the matrix has it.
const sine45 = 70711

// placeholder is the text of a glyph that stands for none.
const placeholder = '¤'

// run writes a run of glyphs: as one object, but for glyphs that stand for several characters, or for one beyond the basic
// plane. Those are objects of their own, since readers do not agree on which distance belongs to which glyph behind them.
func (p *page) run(b *buffer, g *layout.Glyphs) {
	r := run{Glyphs: g, page: p, b: b, face: p.x.faces.of(g.Face, p.page)}
	r.line = r.outline()
	for from := 0; from < len(g.Glyphs); {
		to := from + 1
		if r.isShared(from) {
			for to < len(g.Glyphs) && r.isShared(to) {
				to++
			}
		}
		r.object(from, to)
		from = to
	}
}

// run is a run of glyphs that is being written.
type run struct {
	*layout.Glyphs
	page *page
	b    *buffer
	face *face
	line layout.Length // how far the line reaches that thickens bold text
}

// outline returns how far a bold run's line can reach beyond the outlines: at corners, further than half its width.
func (r *run) outline() layout.Length {
	if !r.Bold {
		return 0
	}
	return layout.Em(r.Size, layout.Boldness) * miterReach / 1000
}

// isShared reports whether a glyph can share an object with others: its text, or what stands in its place, is one unit.
func (r *run) isShared(i int) bool {
	text := r.Glyphs.Glyphs[i].Text
	c := single(text)
	return text == "" || c != 0 && c <= 0xFFFF
}

// object writes the glyphs from one to before another.
func (r *run) object(from, to int) {
	glyphs := r.Glyphs.Glyphs[from:to]
	within := r.box(glyphs)
	b := r.b
	r.page.object(b, "TextObject", r.Mark, within)
	b.raw(` Font="`).id(r.face.id).raw(`" Size="`).mm(max(units(r.Size), 1)).raw(`"`)
	if m := matrices[r.Angle]; m != "" {
		b.raw(` CTM="`).raw(m).raw(`"`)
	}
	if r.Bold {
		b.raw(` Stroke="true" LineWidth="`).mm(units(layout.Em(r.Size, layout.Boldness))).raw(`" Weight="700"`)
	}
	b.raw(">").color("FillColor", colorOf(r.Glyphs))
	if r.Bold {
		b.color("StrokeColor", colorOf(r.Glyphs))
	}
	r.transforms(glyphs)
	r.code(glyphs, within)
	b.raw("</ofd:TextObject>\n")
}

// colorOf returns the colour of a run, of which greys are one kind.
func colorOf(g *layout.Glyphs) layout.Color {
	if g.Color != (layout.Color{}) {
		return g.Color
	}
	return grey(g.Gray)
}

func grey(v uint8) layout.Color { return layout.Color{R: v, G: v, B: v} }

// transforms writes the numbers of the glyphs to which their characters do not lead. Neighbours share an element.
func (r *run) transforms(glyphs []layout.Glyph) {
	for from := 0; from < len(glyphs); {
		if !r.isTransformed(&glyphs[from]) {
			from++
			continue
		}
		to := from + 1
		for to < len(glyphs) && r.isTransformed(&glyphs[to]) {
			to++
		}
		r.transform(glyphs[from:to], from)
		from = to
	}
}

// isTransformed reports whether a glyph is another one than its text leads to.
func (r *run) isTransformed(gl *layout.Glyph) bool {
	c := single(gl.Text)
	if gl.Text == "" {
		c = placeholder
	}
	return c == 0 || c > 0xFFFF || !r.face.isPlain(gl.ID, c)
}

// transform writes glyphs that begin at a position of their object. A glyph with several units of text has its object alone.
func (r *run) transform(glyphs []layout.Glyph, at int) {
	codes := len(glyphs)
	if codes == 1 {
		codes = textUnits(glyphs[0].Text)
	}
	b := r.b
	b.raw(`<ofd:CGTransform CodePosition="`).int(at).raw(`" CodeCount="`).int(codes)
	b.raw(`" GlyphCount="`).int(len(glyphs)).raw(`"><ofd:Glyphs>`)
	for i := range glyphs {
		if i > 0 {
			b.raw(" ")
		}
		gl := &glyphs[i]
		b.int(int(r.face.numberOf(gl.ID, single(gl.Text))))
	}
	b.raw("</ofd:Glyphs></ofd:CGTransform>")
}

// textUnits counts the units of UTF-16 of a text, or of what stands in its place.
func textUnits(text string) int {
	n := 0
	for _, c := range text {
		n++
		if c > 0xFFFF {
			n++
		}
	}
	return max(n, 1)
}

// code writes the text with the places of its glyphs.
func (r *run) code(glyphs []layout.Glyph, within box) {
	x, y, along := r.start(within)
	b := r.b
	at := units(along + glyphs[0].X)
	b.raw(`<ofd:TextCode X="`).mm(x + at).raw(`" Y="`).mm(y).raw(`"`)
	if len(glyphs) > 1 {
		b.raw(` DeltaX="`)
		b.steps(at, len(glyphs), func(i int) unit { return units(along + glyphs[i].X) })
		b.raw(`"`)
	}
	b.raw(">")
	for i := range glyphs {
		if glyphs[i].Text == "" {
			b.raw(string(placeholder))
			continue
		}
		b.text(glyphs[i].Text)
	}
	b.raw("</ofd:TextCode>")
}

// start returns where the run starts within its box, before the matrix turns it: at x + along, and y. along is apart from x
// so that a glyph's place is rounded once.
func (r *run) start(within box) (x, y unit, along layout.Length) {
	switch r.Angle {
	case 270:
		return -within.top, within.left - units(r.X), r.Y
	case 45:
		right, down := int64(units(r.X)-within.left), int64(units(r.Y)-within.top)
		return unit(div((right-down)*100000, 2*sine45)), unit(div((right+down)*100000, 2*sine45)), 0
	}
	return -within.left, units(r.Y) - within.top, r.X
}

// box returns the box of glyphs: from the face's ascent to its descent, and further where they have ink.
func (r *run) box(glyphs []layout.Glyph) box {
	upm := layout.Length(r.face.upm)
	top, bottom := r.face.ascent, r.face.descent
	first := &glyphs[0]
	left, right := first.X*upm, first.X*upm // in 1/upm
	for i := range glyphs {
		gl := &glyphs[i]
		ink, x := &r.face.use(gl.ID).ink, gl.X*upm
		left = min(left, x+r.Size*layout.Length(min(ink.XMin, 0)))
		right = max(right, x+r.Size*layout.Length(max(ink.XMax, r.face.Advance(gl.ID))))
		top, bottom = max(top, ink.YMax), min(bottom, ink.YMin)
	}
	return r.turned(left/upm-r.line-1, right/upm+r.line+1,
		r.Size*layout.Length(top)/upm+r.line+1, r.Size*layout.Length(bottom)/upm-r.line-1)
}

// turned returns the box on the page of one along the run: left and right of its start, above and below its baseline.
func (r *run) turned(left, right, top, bottom layout.Length) box {
	switch r.Angle {
	case 270:
		return around(r.X+bottom, r.Y+left, r.X+top, r.Y+right)
	case 45:
		s := func(l layout.Length) layout.Length { return layout.Length(div(int64(l)*sine45, 100000)) }
		return around(r.X+s(left-top)-1, r.Y-s(right+top)-1, r.X+s(right-bottom)+1, r.Y-s(left+bottom)+1)
	}
	return around(r.X+left, r.Y-top, r.X+right, r.Y-bottom)
}

// tolerance is how far a glyph may be from its place for a shorter list of steps: half a thousandth of a millimetre.
const tolerance unit = 5

// steps writes the distances between n places, the first of which is at. Equal distances share a number: as many as it can
// lead to their places within the tolerance. Each is reckoned from where those before lead, so that rounding does not add up.
func (b *buffer) steps(at unit, n int, place func(int) unit) {
	for i := 1; i < n; {
		if i > 1 {
			b.raw(" ")
		}
		low, high, count := place(i)-at-tolerance, place(i)-at+tolerance, unit(1)
		for i+int(count) < n {
			to, times := place(i+int(count))-at, count+1
			l, h := max(low, ceilDiv(to-tolerance, times)), min(high, -ceilDiv(-to-tolerance, times))
			if l > h {
				break
			}
			low, high, count = l, h, times
		}
		step := short(low, high)
		if count > 1 {
			b.raw("g ").int(int(count)).raw(" ")
		}
		b.mm(step)
		at += step * count
		i += int(count)
	}
}

// short returns the number between two that takes the fewest digits.
func short(low, high unit) unit {
	for power := millimetre; power > 1; power /= 10 {
		if n := ceilDiv(low, power) * power; n <= high {
			return n
		}
	}
	return (low + high) / 2
}

func ceilDiv(a, b unit) unit {
	q := a / b
	if a%b > 0 {
		q++
	}
	return q
}
