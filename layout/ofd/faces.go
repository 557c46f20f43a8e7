package ofd

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// faceTable holds the faces of a document in the order of their first use.
type faceTable struct {
	faces []*face
	idle  []*face // of documents before
	last  *face   // that was asked for last
}

// face is a face with what a document needs of it.
type face struct {
	*fonts.Face
	font            *sfnt.Font
	id              objectID
	page            int // of the first use
	upm             int
	ascent, descent int             // in font units
	glyphs          []sfnt.Mapped   // of the embedded font, from its glyph 1
	rooms           []uint16        // the least that each of them has, in font units; 0 where its advance is no more
	uses            []use           // of the glyphs that are needed, in the order of their first use
	index           []uint16        // for each glyph of the face, its place among the uses, counted from 1; 0 for none
	leads           map[rune]uint16 // the glyph that each character leads to
}

// use is what is known of a glyph.
type use struct {
	id   uint16 // in the face
	code rune   // the first character that leads to it, 0 for none
	to   uint16 // its number in the embedded font
	room uint16 // the least room that it has, in font units; 0 where its own advance is no more
	ink  sfnt.Rect
}

// of returns a face's entry.
func (t *faceTable) of(of *fonts.Face, page int) *face {
	if t.last != nil && t.last.Face == of {
		return t.last
	}
	for _, f := range t.faces {
		if f.Face == of {
			t.last = f
			return f
		}
	}
	f := &face{}
	if n := len(t.idle); n > 0 {
		f, t.idle = t.idle[n-1], t.idle[:n-1]
	}
	f.begin(of, page)
	t.faces, t.last = append(t.faces, f), f
	return f
}

// clear lets go of all faces.
func (t *faceTable) clear() {
	for _, f := range t.faces {
		for i := range f.uses {
			f.index[f.uses[i].id] = 0
		}
		clear(f.leads)
		*f = face{glyphs: f.glyphs[:0], rooms: f.rooms[:0], uses: f.uses[:0], index: f.index[:0], leads: f.leads}
	}
	t.idle = append(t.idle, t.faces...)
	t.faces, t.last = t.faces[:0], nil
}

// begin makes an entry without uses.
func (f *face) begin(of *fonts.Face, page int) {
	f.Face, f.font, f.page = of, sfnt.OfFace(of), page
	m := f.font.Metrics()
	f.upm, f.ascent, f.descent = of.UnitsPerEm(), m.Ascent, m.Descent
	f.index = slices.Grow(f.index, of.NumGlyphs())[:of.NumGlyphs()]
	if f.leads == nil {
		f.leads = map[rune]uint16{}
	}
}

// use returns what is known of a glyph that is needed.
func (f *face) use(id uint16) *use { return &f.uses[f.index[id]-1] }

// gather notes all glyphs of the document with their characters.
func (x *encoding) gather() error {
	for i := range x.doc.Pages {
		for _, item := range x.doc.Pages[i].Items {
			g, ok := item.(*layout.Glyphs)
			if !ok {
				continue
			}
			f := x.faces.of(g.Face, i)
			for k := range g.Glyphs {
				if err := f.need(&g.Glyphs[k], i); err != nil {
					return err
				}
				if k > 0 {
					f.fit(g, k-1)
				}
			}
		}
	}
	return nil
}

// need notes a glyph.
func (f *face) need(gl *layout.Glyph, page int) error {
	if gl.ID == 0 || int(gl.ID) >= len(f.index) {
		return f.cannot(page, gl.Text, fmt.Sprintf("the face has no glyph %d", gl.ID))
	}
	if f.index[gl.ID] == 0 {
		ink, _ := f.font.Bounds(gl.ID)
		f.uses = append(f.uses, use{id: gl.ID, ink: ink})
		f.index[gl.ID] = uint16(len(f.uses))
	}
	u, r := f.use(gl.ID), single(gl.Text)
	if r == 0 || r == u.code {
		return nil
	}
	if _, taken := f.leads[r]; taken {
		return nil
	}
	f.leads[r] = gl.ID
	if u.code == 0 {
		u.code = r
	}
	return nil
}

// fit notes how much room a glyph has up to the next one: some readers squeeze what has an advance of more.
func (f *face) fit(g *layout.Glyphs, i int) {
	u := f.use(g.Glyphs[i].ID)
	most := u.room
	if most == 0 {
		most = uint16(f.Advance(g.Glyphs[i].ID))
	}
	if step := g.Glyphs[i+1].X - g.Glyphs[i].X; step > 0 && step*layout.Length(f.upm) < g.Size*layout.Length(most) {
		u.room = uint16(max(step*layout.Length(f.upm)/g.Size, 1))
	}
}

func (f *face) cannot(page int, text, reason string) error {
	return &layout.CannotDraw{Page: page, Face: f.PostScriptName(), Text: text, Reason: reason}
}

// single returns the character of a text that is one, else 0.
func single(text string) rune {
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 || size != len(text) {
		return 0
	}
	return r
}

// number gives the glyphs of the embedded font their numbers, unless it is the whole face: those that a character leads to
// are in the order of the characters, the others follow. A glyph that several characters lead to comes once for each.
func (f *face) number() {
	if f.EmbedsWhole() {
		return
	}
	for r, id := range f.leads {
		f.glyphs = append(f.glyphs, sfnt.Mapped{Code: r, ID: id})
	}
	slices.SortFunc(f.glyphs, func(a, b sfnt.Mapped) int { return cmp.Compare(a.Code, b.Code) })
	for i := range f.uses {
		if u := &f.uses[i]; u.code == 0 {
			f.glyphs = append(f.glyphs, sfnt.Mapped{ID: u.id})
		}
	}
	for i, g := range f.glyphs {
		u := f.use(g.ID)
		if u.to == 0 {
			u.to = uint16(i + 1)
		}
		f.rooms = append(f.rooms, u.room)
	}
}

// isPlain reports whether the embedded font leads from a character to a glyph.
func (f *face) isPlain(id uint16, r rune) bool {
	if f.EmbedsWhole() {
		own, ok := f.GlyphID(r)
		return ok && own == id
	}
	return f.use(id).code == r || f.leads[r] == id
}

// numberOf returns the number of a glyph in the embedded font, that to which its character leads if one does.
func (f *face) numberOf(id uint16, r rune) uint16 {
	if f.EmbedsWhole() {
		return id
	}
	if r != 0 && f.leads[r] == id {
		n, _ := slices.BinarySearchFunc(f.glyphs[:len(f.leads)], r, func(g sfnt.Mapped, r rune) int { return cmp.Compare(g.Code, r) })
		return uint16(n + 1)
	}
	return f.use(id).to
}
