package ofd

import "github.com/nianbao/nianbao/layout"

// Where two parts of a line meet, it reaches further than half its width: at most so much, in thousandths of its width,
// by the limit that is written with it.
const (
	miterLimit = "4.234"
	miterReach = 2117
)

// rule keeps a rule. Rules of one colour that follow each other are one object: where they meet, no seam is seen.
func (p *page) rule(r *layout.Rule) {
	if r.W == 0 || r.H == 0 {
		return
	}
	if len(p.rules) > 0 && p.rules[0].Color != r.Color {
		p.endRules()
	}
	p.rules = append(p.rules, r)
}

// endRules writes the rules that were kept.
func (p *page) endRules() {
	if len(p.rules) == 0 {
		return
	}
	first := p.rules[0]
	left, top, right, bottom := first.X, first.Y, first.X+first.W, first.Y+first.H
	for _, r := range p.rules[1:] {
		left, top, right, bottom = min(left, r.X), min(top, r.Y), max(right, r.X+r.W), max(bottom, r.Y+r.H)
	}
	within := around(left, top, right, bottom)
	b := &p.x.layers[body]
	p.object(b, "PathObject", layout.Artifact, within)
	b.raw(` Stroke="false" Fill="true">`).color("FillColor", first.Color).raw("<ofd:AbbreviatedData>")
	for i, r := range p.rules {
		if i > 0 {
			b.raw(" ")
		}
		left, top := units(r.X)-within.left, units(r.Y)-within.top
		right, bottom := units(r.X+r.W)-within.left, units(r.Y+r.H)-within.top
		b.point("M", left, top).point(" L", right, top).point(" L", right, bottom).point(" L", left, bottom).raw(" C")
	}
	b.raw("</ofd:AbbreviatedData></ofd:PathObject>\n")
	p.rules = p.rules[:0]
}

// point writes a command with a place.
func (b *buffer) point(command string, x, y unit) *buffer {
	return b.raw(command).raw(" ").mm(x).raw(" ").mm(y)
}

// path writes an area and its line as two objects: readers do not agree on which of both is drawn first.
func (p *page) path(m *layout.Path) {
	b := &p.x.layers[body]
	if m.Filled {
		within := pathBox(m, 0)
		p.object(b, "PathObject", m.Mark, within)
		b.raw(` Stroke="false" Fill="true">`).color("FillColor", grey(m.Gray))
		b.pathData(m, within)
	}
	if m.Weight == 0 {
		return
	}
	within := pathBox(m, reach(m))
	p.object(b, "PathObject", m.Mark, within)
	b.raw(` LineWidth="`).mm(max(units(m.Weight), 1)).raw(`" MiterLimit="` + miterLimit + `"`)
	if len(m.Dash) > 0 {
		b.raw(` DashPattern="`)
		for i, d := range m.Dash {
			if i > 0 {
				b.raw(" ")
			}
			b.mm(units(d))
		}
		b.raw(`"`)
	}
	b.raw(">").color("StrokeColor", grey(m.Shade))
	b.pathData(m, within)
}

// reach returns how far a path's line can reach beyond its points: half its width where all parts are level or upright.
func reach(m *layout.Path) layout.Length {
	from := m.Points[0]
	for _, to := range m.Points[1:] {
		if from.X != to.X && from.Y != to.Y && len(m.Points) > 2 {
			return m.Weight*miterReach/1000 + 1
		}
		from = to
	}
	return m.Weight/2 + 1
}

// pathBox returns the box of a path with room around it.
func pathBox(m *layout.Path, room layout.Length) box {
	left, top := m.Points[0].X, m.Points[0].Y
	right, bottom := left, top
	for _, at := range m.Points[1:] {
		left, top, right, bottom = min(left, at.X), min(top, at.Y), max(right, at.X), max(bottom, at.Y)
	}
	return around(left-room, top-room, right+room, bottom+room)
}

// pathData writes the points of a path and ends its object.
func (b *buffer) pathData(m *layout.Path, within box) {
	b.raw("<ofd:AbbreviatedData>")
	command := "M"
	for _, at := range m.Points {
		b.point(command, units(at.X)-within.left, units(at.Y)-within.top)
		command = " L"
	}
	if m.Filled {
		b.raw(" C")
	}
	b.raw("</ofd:AbbreviatedData></ofd:PathObject>\n")
}

// image writes a picture: a square of one millimetre that the matrix makes as large as its box.
func (p *page) image(m *layout.Image) {
	b := &p.x.layers[body]
	left, top := units(m.X), units(m.Y)
	within := box{left, top, max(units(m.X+m.W), left+1), max(units(m.Y+m.H), top+1)}
	p.object(b, "ImageObject", m.Mark, within)
	b.raw(` CTM="`).mm(within.right - left).raw(" 0 0 ").mm(within.bottom - top)
	b.raw(` 0 0" ResourceID="`).id(p.x.pictures.ids[m.Picture]).raw(`"/>` + "\n")
}
