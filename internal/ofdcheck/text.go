package ofdcheck

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// Glyph is a glyph of a text.
type Glyph struct {
	Font *Font
	ID   uint16  // in the embedded font
	X, Y float64 // on the page
	Text string  // the characters it stands for
}

// transformed is a run of glyphs that stands for a run of characters whatever the font leads to.
type transformed struct {
	codes  int
	glyphs []uint16
}

// text reads the glyphs of a text and checks that all can be found, and that its box holds them.
func (f *File) text(o *Object) {
	font := f.Fonts[o.Attrs["Font"]]
	if font == nil || font.Font == nil {
		f.fault("text %s has no font", o.ID)
		return
	}
	f.color(o.Find("FillColor"))
	last := &Node{}
	if len(o.Kids) > 0 {
		last = o.Kids[len(o.Kids)-1]
	}
	if last.Name != "TextCode" || last.Text == "" {
		f.fault("text %s ends with %s %q", o.ID, last.Name, last.Text)
		return
	}
	o.Text = last.Text
	f.find(o, font, utf16.Encode([]rune(last.Text)))
	f.place(o, last)
	for i := range o.Glyphs {
		f.holds(o, &o.Glyphs[i])
	}
}

// transforms reads the CGTransforms of a text by their position.
func (f *File) transforms(o *Object) map[int]transformed {
	all := map[int]transformed{}
	for _, n := range o.Kids {
		if n.Name != "CGTransform" {
			continue
		}
		at, err1 := strconv.Atoi(n.Attrs["CodePosition"])
		codes, err2 := strconv.Atoi(n.Attrs["CodeCount"])
		count, err3 := strconv.Atoi(n.Attrs["GlyphCount"])
		if err1 != nil || err2 != nil || err3 != nil || codes < 1 || count < 1 || count != codes && count != 1 {
			f.fault("text %s has a transform that readers do not agree on", o.ID)
			continue
		}
		t := transformed{codes: codes}
		for _, v := range f.numbers(n.Find("Glyphs").Text, count) {
			t.glyphs = append(t.glyphs, uint16(v))
		}
		all[at] = t
	}
	return all
}

// find finds the glyphs of a text's units.
func (f *File) find(o *Object, font *Font, units []uint16) {
	transforms := f.transforms(o)
	for at := 0; at < len(units); {
		t, ok := transforms[at]
		if !ok {
			if utf16.IsSurrogate(rune(units[at])) {
				f.fault("text %s: half of a character beyond the basic plane is looked up", o.ID)
			}
			id, known := font.GlyphID(rune(units[at]))
			if !known {
				f.fault("text %s: nothing leads to %q", o.ID, rune(units[at]))
			}
			o.Glyphs = append(o.Glyphs, Glyph{Font: font, ID: id, Text: string(rune(units[at]))})
			at++
			continue
		}
		if at+t.codes > len(units) {
			f.fault("text %s: a transform goes beyond the text", o.ID)
			return
		}
		f.transformed(o, font, t, units[at:at+t.codes])
		at += t.codes
		if len(t.glyphs) == 1 && t.codes > 1 && (at < len(units) || len(o.Glyphs) > 1) {
			f.fault("text %s: a glyph of several units has not its object alone", o.ID)
		}
	}
}

func (f *File) transformed(o *Object, font *Font, t transformed, units []uint16) {
	for i, id := range t.glyphs {
		text := string(utf16.Decode(units))
		if len(t.glyphs) == t.codes {
			text = string(utf16.Decode(units[i : i+1]))
		}
		if int(id) >= font.NumGlyphs() || id == 0 {
			f.fault("text %s: the font has no glyph %d", o.ID, id)
		}
		if r := []rune(text); len(r) == 1 && r[0] <= 0xFFFF {
			if by, ok := font.GlyphID(r[0]); ok && by == id {
				f.fault("text %s: a transform says what the font does", o.ID)
			}
		}
		o.Glyphs = append(o.Glyphs, Glyph{Font: font, ID: id, Text: text})
	}
}

// steps reads a list of steps, in which g n v stands for n times v.
func (f *File) steps(text string) []float64 {
	var all []float64
	for words := strings.Split(text, " "); text != "" && len(words) > 0; {
		if words[0] != "g" {
			all = append(all, f.Number(words[0]))
			words = words[1:]
			continue
		}
		if len(words) < 3 {
			f.fault("the steps %q are cut off", text)
			return all
		}
		n := f.numbers(strings.Join(words[1:3], " "), 2)
		for range int(n[0]) {
			all = append(all, n[1])
		}
		words = words[3:]
	}
	return all
}

// place finds where the glyphs stand.
func (f *File) place(o *Object, code *Node) {
	x, y := f.Number(code.Attrs["X"]), f.Number(code.Attrs["Y"])
	steps := f.steps(code.Attrs["DeltaX"])
	if len(steps) != len(o.Glyphs)-1 {
		f.fault("text %s has %d steps between %d glyphs", o.ID, len(steps), len(o.Glyphs))
		return
	}
	m := f.matrix(o)
	for i := range o.Glyphs {
		g := &o.Glyphs[i]
		g.X, g.Y = o.Box.X+m[0]*x+m[2]*y, o.Box.Y+m[1]*x+m[3]*y
		if i < len(steps) {
			x += steps[i]
		}
	}
}

func (f *File) matrix(o *Object) []float64 {
	if o.Attrs["CTM"] == "" {
		return []float64{1, 0, 0, 1}
	}
	m := f.numbers(o.Attrs["CTM"], 6)
	if m[4] != 0 || m[5] != 0 {
		f.fault("text %s is moved by its matrix", o.ID)
	}
	return m
}

// holds checks that a text's box holds the ink of a glyph.
func (f *File) holds(o *Object, g *Glyph) {
	ink, ok := g.Font.Bounds(g.ID)
	if !ok {
		return
	}
	m, scale := f.matrix(o), f.Number(o.Attrs["Size"])/float64(g.Font.UnitsPerEm())
	line := 0.0
	if o.Attrs["Stroke"] == "true" {
		line = f.Number(o.Attrs["LineWidth"]) / 2
	}
	for _, corner := range corners(ink) {
		x, y := corner[0]*scale, -corner[1]*scale
		for _, d := range [...]float64{-line, line} {
			if !o.Box.holds(g.X+m[0]*x+m[2]*y+d, g.Y+m[1]*x+m[3]*y+d) {
				f.fault("text %s: %q stands out of its box", o.ID, g.Text)
				return
			}
		}
	}
}

func corners(r sfnt.Rect) [4][2]float64 {
	left, right, bottom, top := float64(r.XMin), float64(r.XMax), float64(r.YMin), float64(r.YMax)
	return [4][2]float64{{left, bottom}, {right, bottom}, {left, top}, {right, top}}
}
