package svg

import (
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// faceTable numbers the faces of a document in the order of their first use.
type faceTable struct {
	index map[*fonts.Face]int
	fonts []*sfnt.Font
	names []string
}

func (t *faceTable) add(face *fonts.Face) {
	if _, known := t.index[face]; known {
		return
	}
	if t.index == nil {
		t.index = map[*fonts.Face]int{}
	}
	t.index[face] = len(t.fonts)
	t.names = append(t.names, letters(len(t.fonts)))
	t.fonts = append(t.fonts, sfnt.OfFace(face))
}

// letters writes a number as letters: a to z, then ba and so on.
func letters(n int) string {
	s := string(rune('a' + n%26))
	if n >= 26 {
		s = letters(n/26) + s
	}
	return s
}

// glyph is a glyph of a face of the document.
type glyph struct {
	face int
	id   uint16
}

// outlines are the outlines of the glyphs of a document.
type outlines struct {
	paths map[glyph]string // path data, "" of a glyph without ink
	pen   pathPen
}

// path returns the outline of a glyph. ok is false for a damaged glyph and for one that the face does not have.
func (x *encoding) path(g glyph) (data string, ok bool) {
	if data, known := x.outlines.paths[g]; known {
		return data, true
	}
	pen := &x.outlines.pen
	pen.begin()
	if !x.faces.fonts[g.face].Trace(g.id, pen) {
		return "", false
	}
	if len(pen.data) > 0 {
		data = string(append(pen.data, 'z'))
	}
	x.outlines.paths[g] = data
	return data, true
}

// id writes the id of a glyph's outline.
func (x *encoding) id(b *buffer, g glyph) {
	b.raw(x.Prefix).raw(x.faces.names[g.face]).int(int64(g.id))
}

// pathPen writes an outline as path data, by steps from place to place. The axis of y points down, as in a file.
type pathPen struct {
	buffer
	at, start sfnt.Place
	mirrored  sfnt.Place // the control point that the next curve has if it goes on smoothly
	command   byte       // that was written last
}

func (p *pathPen) begin() { *p = pathPen{buffer: buffer{p.data[:0]}} }

// Move begins a contour.
func (p *pathPen) Move(to sfnt.Place) {
	if len(p.data) > 0 {
		p.raw("z")
		p.at = p.start
	}
	p.command = 0
	p.write('m', to)
	p.start = to
	p.command = 'l' // what numbers behind an m are
}

// Line draws a straight line.
func (p *pathPen) Line(to sfnt.Place) {
	switch {
	case to == p.at:
		return
	case to.Y == p.at.Y:
		p.along('h', to.X-p.at.X)
	case to.X == p.at.X:
		p.along('v', p.at.Y-to.Y)
	default:
		p.write('l', to)
	}
	p.at, p.mirrored = to, to
}

// Quad draws a quadratic curve.
func (p *pathPen) Quad(by, to sfnt.Place) {
	if by == p.mirrored && (p.command == 'q' || p.command == 't') {
		p.write('t', to)
	} else {
		p.write('q', by, to)
	}
	p.mirrored = mirror(by, to)
}

// Cubic draws a cubic curve.
func (p *pathPen) Cubic(first, second, to sfnt.Place) {
	if first == p.mirrored && (p.command == 'c' || p.command == 's') {
		p.write('s', second, to)
	} else {
		p.write('c', first, second, to)
	}
	p.mirrored = mirror(second, to)
}

// mirror returns the place on the other side of a centre.
func mirror(a, centre sfnt.Place) sfnt.Place {
	return sfnt.Place{X: 2*centre.X - a.X, Y: 2*centre.Y - a.Y}
}

// letter writes a command, unless the last one goes on.
func (p *pathPen) letter(command byte) (first bool) {
	if p.command == command {
		return false
	}
	p.data, p.command = append(p.data, command), command
	return true
}

func (p *pathPen) along(command byte, by int) {
	if p.letter(command) {
		p.int(int64(by))
	} else {
		p.next(int64(by))
	}
}

// write writes a command with places, the last of which is where it leads.
func (p *pathPen) write(command byte, places ...sfnt.Place) {
	first := p.letter(command)
	for _, to := range places {
		dx, dy := int64(to.X-p.at.X), int64(p.at.Y-to.Y)
		if first {
			p.int(dx)
		} else {
			p.next(dx)
		}
		p.next(dy)
		first = false
	}
	p.at = places[len(places)-1]
}
