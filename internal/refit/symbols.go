package refit

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Small figures, in thousandths: how large they are beside the face's own, and how far their foot stands above the baseline,
// of the height of a figure.
const (
	smallScale    = 600
	raised        = 450 // of a superscript
	lowered       = -200
	fractionScale = 550
	tight         = 20 // by how much of the em the figures of a fraction reach over the stroke between them
)

// fractions are the characters that are made of two figures and a stroke.
var fractions = map[rune]string{'¼': "14", '½': "12", '¾': "34", '⅓': "13", '⅔': "23", '⅛': "18"}

// superscripts are those of 0 to 9.
var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// tick is the outline of ✓, drawn for these faces, in a cell of 1000 units.
var tick = Contour{
	{120, 345, true}, {185, 405, true}, {385, 190, true}, {815, 705, true}, {880, 650, true}, {390, 55, true},
}

// symbol is a glyph that is added to a face.
type symbol struct {
	char    rune
	glyph   glyph
	advance int
}

// Symbols adds to a TrueType font those of the characters ⁰ to ⁹, ₀ to ₉, ¼ ½ ¾ ⅓ ⅔ ⅛ and ✓ that it lacks, made of its own
// figures and stroke; ✓ has an outline of its own. The glyphs come behind those that there are, which stay as they are. The
// map of characters is written in format 12 alone. A font that has all of them is returned as it is.
func Symbols(data []byte) ([]byte, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	chars, err := f.characters()
	if err != nil {
		return nil, err
	}
	m := maker{file: f, chars: chars, upm: int(binary.BigEndian.Uint16(f.table("head")[18:]))}
	added, err := m.symbols()
	if err != nil || len(added) == 0 {
		return data, err
	}
	f.append(added)
	for i, s := range added {
		chars = append(chars, group{s.char, s.char, uint32(len(f.glyphs) - len(added) + i)})
	}
	f.setCharacters(chars)
	f.note(" Small figures, fractions and a tick were added.")
	return f.bytes(), nil
}

// maker makes symbols of what a face has.
type maker struct {
	*file
	chars  []group
	upm    int
	height int // of a figure
}

func (m *maker) symbols() ([]symbol, error) {
	var out []symbol
	zero, _, err := m.of('0')
	if err != nil {
		return nil, err
	}
	m.height = zero.box()[3]
	add := func(char rune, g glyph, advance int) {
		if _, has := find(m.chars, char); !has {
			out = append(out, symbol{char, g, advance})
		}
	}
	for digit := range 10 {
		g, advance, err := m.of(rune('0' + digit))
		if err != nil {
			return nil, err
		}
		add(superscripts[digit], g.placed(smallScale, 0, m.height*raised/1000), advance*smallScale/1000)
		add('₀'+rune(digit), g.placed(smallScale, 0, m.height*lowered/1000), advance*smallScale/1000)
	}
	for char, figures := range fractions {
		g, advance, err := m.fraction(rune(figures[0]), rune(figures[1]))
		if err != nil {
			return nil, err
		}
		add(char, g, advance)
	}
	add('✓', glyph{contours: []Contour{tick}}.placed(m.upm, 0, 0), m.upm)
	slices.SortFunc(out, func(a, b symbol) int { return int(a.char - b.char) })
	return out, nil
}

// fraction joins two figures by the face's stroke, which becomes as high as a figure.
func (m *maker) fraction(above, below rune) (glyph, int, error) {
	a, wideA, errA := m.of(above)
	b, wideB, errB := m.of(below)
	stroke, _, err := m.of('/')
	if err := errors.Join(errA, errB, err); err != nil {
		return glyph{}, 0, err
	}
	over := m.upm * tight / 1000
	box := stroke.box()
	scale := m.height * 1000 / (box[3] - box[1])
	x := wideA*fractionScale/1000 - over
	out := a.placed(fractionScale, 0, m.height-m.height*fractionScale/1000)
	out.contours = append(out.contours, stroke.placed(scale, x-box[0]*scale/1000, -box[1]*scale/1000).contours...)
	x += (box[2]-box[0])*scale/1000 - over
	out.contours = append(out.contours, b.placed(fractionScale, x, 0).contours...)
	out.overlap = true
	return out, x + wideB*fractionScale/1000, nil
}

// of returns the outline and the advance of a character.
func (m *maker) of(char rune) (glyph, int, error) {
	id, ok := find(m.chars, char)
	if !ok || id >= len(m.glyphs) || len(m.glyphs[id]) == 0 || isComposite(m.glyphs[id]) {
		return glyph{}, 0, fmt.Errorf("refit: the face has no simple glyph for %q", char)
	}
	g, err := decode(m.glyphs[id])
	at, _ := m.metric(id)
	return g, int(binary.BigEndian.Uint16(m.table("hmtx")[at:])), err
}

// placed returns a glyph scaled, in thousandths, and then moved.
func (g glyph) placed(scale, dx, dy int) glyph {
	in := func(v int) int { return int(math.Round(float64(v*scale) / 1000)) }
	out := glyph{overlap: g.overlap}
	for _, c := range g.contours {
		moved := make(Contour, len(c))
		for i, p := range c {
			moved[i] = Point{in(p.X) + dx, in(p.Y) + dy, p.On}
		}
		out.contours = append(out.contours, moved)
	}
	return out
}

// append puts glyphs behind those of the file. Each glyph has an advance in hmtx then, as the last ones differ.
func (f *file) append(added []symbol) {
	var hmtx []byte
	for i := range f.glyphs {
		advance, bearing := f.metric(i)
		hmtx = append(append(hmtx, f.table("hmtx")[advance:advance+2]...), f.table("hmtx")[bearing:bearing+2]...)
	}
	for _, s := range added {
		f.glyphs = append(f.glyphs, s.glyph.encode())
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.advance))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(s.glyph.box()[0]))
	}
	f.set("hmtx", hmtx)
	binary.BigEndian.PutUint16(f.table("hhea")[34:], uint16(len(f.glyphs)))
	binary.BigEndian.PutUint16(f.table("maxp")[4:], uint16(len(f.glyphs)))
	f.follow(f.glyphs)
}
