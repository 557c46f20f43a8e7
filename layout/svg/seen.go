package svg

import (
	"encoding/base64"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// seen writes the layer that is seen: the outlines that a page needs, then the page. Its unit is 1/1000 pt, the precision
// of layout/pdf. The pointer passes through it to the layer that is read.
func (x *encoding) seen(page int) error {
	p := &x.doc.Pages[page]
	s := &seen{x: x, b: &x.body, page: page, defined: map[glyph]bool{}}
	s.b.data = s.b.data[:0]
	x.out.raw("<defs>\n")
	for _, item := range p.Items {
		if err := s.item(item); err != nil {
			return err
		}
	}
	s.endRules()
	x.out.raw("</defs>\n")
	x.out.raw(`<path fill="#fff" d="M0 0h`).points(p.Width).raw("v").points(p.Height).raw("H0z\"/>\n")
	x.out.raw(`<g aria-hidden="true" pointer-events="none" stroke-miterlimit="10" transform="scale(.001)">` + "\n")
	x.out.data = append(x.out.data, s.b.data...)
	x.out.raw("</g>\n")
	return nil
}

type seen struct {
	x       *encoding
	b       *buffer
	page    int
	defined map[glyph]bool // outlines that the file has
	rules   bool           // a path of rules is open
	ruled   layout.Color   // of it
}

func (s *seen) item(item layout.Item) error {
	if rule, ok := item.(*layout.Rule); ok {
		s.rule(rule)
		return nil
	}
	switch item := item.(type) {
	case *layout.Glyphs:
		s.endRules()
		return s.run(item)
	case *layout.Image:
		s.endRules()
		return s.image(item)
	case *layout.Path:
		s.endRules()
		s.path(item)
	}
	return nil
}

// rule draws a rule. Rules of one colour that follow each other are one area, as in layout/pdf: where they meet, no seam
// is seen.
func (s *seen) rule(r *layout.Rule) {
	if s.rules && s.ruled != r.Color {
		s.endRules()
	}
	if !s.rules {
		s.b.raw("<path")
		if r.Color != (layout.Color{}) {
			s.b.color("fill", r.Color)
		}
		s.b.raw(` d="`)
		s.rules, s.ruled = true, r.Color
	}
	left, right, top, bottom := milli(r.X), milli(r.X+r.W), milli(r.Y), milli(r.Y+r.H)
	s.b.raw("M").int(left).next(top).raw("h").int(right - left).raw("v").int(bottom - top).raw("H").int(left).raw("z")
}

func (s *seen) endRules() {
	if s.rules {
		s.b.raw("\"/>\n")
		s.rules = false
	}
}

// run draws a run of glyphs in units of half a font unit, those of outlines.
func (s *seen) run(g *layout.Glyphs) error {
	const places = 9 // of the scale, so that a line's end is a thousandth of a point off at most
	upm := layout.Length(g.Face.UnitsPerEm())
	b, from := s.b, len(s.b.data)
	b.raw(`<g transform="translate(`).int(milli(g.X)).next(milli(g.Y)).raw(")")
	if g.Angle != 0 {
		b.raw("rotate(").int(int64(-g.Angle)).raw(")")
	}
	// 1/1000 pt in a unit: size/65536 × 1000 / (2 × upm), times 10⁹, with what both have of 2¹² taken out.
	b.raw("scale(").fixed(int64(div(g.Size*244140625, 32*upm)), places).raw(`)"`)
	color := colorOf(g)
	if color != (layout.Color{}) {
		b.color("fill", color)
	}
	if g.Bold {
		b.color("stroke", color).raw(` stroke-width="`).fixed(int64(div(layout.Boldness*2*upm*100, 1000)), 2).raw(`"`)
	}
	b.raw(">")
	drawn := false
	for i := range g.Glyphs {
		ink, err := s.glyph(g, &g.Glyphs[i])
		if err != nil {
			return err
		}
		drawn = drawn || ink
	}
	b.raw("</g>\n")
	if !drawn {
		b.data = b.data[:from]
	}
	return nil
}

// glyph draws a glyph of a run. ink says whether there is anything to be seen.
func (s *seen) glyph(g *layout.Glyphs, gl *layout.Glyph) (ink bool, err error) {
	key := glyph{s.x.faces.index[g.Face], gl.ID}
	path, ok := s.x.path(key)
	switch {
	case !ok:
		return false, &layout.CannotDraw{
			Page: s.page, Face: g.Face.PostScriptName(), Text: gl.Text,
			Reason: "the face has no such glyph, or its outline is damaged; use another face",
		}
	case path == "":
		return false, nil
	case !s.defined[key]:
		s.defined[key] = true
		s.x.out.raw(`<path id="`)
		s.x.id(&s.x.out, key)
		s.x.out.raw(`" d="`).raw(path).raw("\"/>\n")
	}
	s.b.raw(`<use xlink:href="#`)
	s.x.id(s.b, key)
	s.b.raw(`"`)
	if gl.X != 0 {
		s.b.raw(` x="`)
		if upm := layout.Length(g.Face.UnitsPerEm()); upm < fineUnits {
			s.b.fixed(int64(div(gl.X*2*upm*100, g.Size)), 2)
		} else {
			s.b.int(int64(div(gl.X*2*upm, g.Size)))
		}
		s.b.raw(`"`)
	}
	s.b.raw("/>")
	return true, nil
}

// fineUnits is the least number of font units in an em of which no half is seen.
const fineUnits = 500

// colorOf returns the colour of a run, of which greys are one kind.
func colorOf(g *layout.Glyphs) layout.Color {
	if g.Color != (layout.Color{}) {
		return g.Color
	}
	return grey(g.Gray)
}

func grey(v uint8) layout.Color { return layout.Color{R: v, G: v, B: v} }

func (s *seen) image(m *layout.Image) error {
	data, _, err := redraw.ImageFile(m.Picture)
	if err != nil {
		return err
	}
	kind := "png"
	if m.Picture.Format == layout.JPEG {
		kind = "jpeg"
	}
	s.b.raw("<image").box(m.Box, milli).raw(` preserveAspectRatio="none" xlink:href="data:image/`).raw(kind).raw(";base64,")
	s.b.data = base64.StdEncoding.AppendEncode(s.b.data, data)
	s.b.raw("\"/>\n")
	return nil
}

func (s *seen) path(p *layout.Path) {
	b := s.b.raw("<path")
	switch {
	case !p.Filled:
		b.raw(` fill="none"`)
	case p.Gray != 0:
		b.color("fill", grey(p.Gray))
	}
	if p.Weight > 0 {
		b.color("stroke", grey(p.Shade)).raw(` stroke-width="`).int(milli(p.Weight)).raw(`"`)
		for i, d := range p.Dash {
			if i == 0 {
				b.raw(` stroke-dasharray="`).int(milli(d))
			} else {
				b.next(milli(d))
			}
		}
		if len(p.Dash) > 0 {
			b.raw(`"`)
		}
	}
	b.raw(` d="M`)
	for i, at := range p.Points {
		switch {
		case i == 0:
			b.int(milli(at.X))
		default:
			b.next(milli(at.X))
		}
		b.next(milli(at.Y))
	}
	if p.Filled {
		b.raw("z")
	}
	b.raw("\"/>\n")
}
