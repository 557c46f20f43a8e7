package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/internal/press"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// fontTable holds the faces that a document uses, in the order of their first use.
type fontTable struct {
	faces []*font
	idle  []*font // of documents before
	press *press.Press
	room  *room

	standard Standard
}

// font is a face with the glyphs taken from it. A glyph that stands for different texts is
// taken once for each, so that every one leads back to its own characters. Of a face that
// must not be subset all glyphs are taken, those that are not used with no text.
type font struct {
	face  *fonts.Face
	sfnt  *sfnt.Font // its file
	ref   pdfobj.Ref
	ids   []uint16 // glyph of the face for each glyph of the subset; the first is .notdef
	texts []string
	rooms []sfnt.Margin  // of each glyph of the subset
	wide  []int          // width of each glyph of the subset, in 1/1000 em, as the file gives it
	first []uint16       // number in the subset of a glyph with the first text it stands for; 0 for none
	more  map[use]uint16 // with its other texts
	forms []uint16       // for each glyph of the subset, the next form of it with other margins; 0 for none
	whole bool           // all glyphs are taken, under their own numbers
}

type use struct {
	id   uint16
	text string
}

func fontName(index int) string { return "F" + strconv.Itoa(index+1) }

// use returns the index of a face's font.
func (t *fontTable) use(face *fonts.Face) int {
	for i, f := range t.faces {
		if f.face == face {
			return i
		}
	}
	f := &font{}
	if n := len(t.idle); n > 0 {
		f, t.idle = t.idle[n-1], t.idle[:n-1]
	}
	f.begin(face, face.NumGlyphs())
	if face.EmbedsWhole() {
		f.takeAll()
	}
	t.faces = append(t.faces, f)
	return len(t.faces) - 1
}

// clear lets go of all faces.
func (t *fontTable) clear() {
	for _, f := range t.faces {
		f.clear()
	}
	t.idle = append(t.idle, t.faces...)
	t.faces = t.faces[:0]
}

// begin makes an empty font hold .notdef of a face with so many glyphs.
func (f *font) begin(face *fonts.Face, glyphs int) {
	f.face, f.sfnt = face, sfnt.OfFace(face)
	f.first = slices.Grow(f.first, glyphs)[:glyphs]
	f.add(0, "")
}

// clear makes the font empty. What first has room for is 0 again, at the cost of the glyphs that were used.
func (f *font) clear() {
	for _, id := range f.ids {
		f.first[id] = 0
	}
	clear(f.texts)
	*f = font{ids: f.ids[:0], texts: f.texts[:0], rooms: f.rooms[:0], forms: f.forms[:0], wide: f.wide[:0], first: f.first[:0]}
}

// takeAll makes the font hold all glyphs of its face.
func (f *font) takeAll() {
	f.whole = true
	for id := 1; id < len(f.first); id++ {
		f.add(uint16(id), "")
	}
}

// glyph returns the number in the subset of a glyph that stands for text.
func (f *font) glyph(id uint16, text string) uint16 {
	switch n := f.first[id]; {
	case n == 0 && f.whole:
		f.first[id], f.texts[id] = id, text
		return id
	case n == 0:
		f.first[id] = f.add(id, text)
		return f.first[id]
	case f.texts[n] == text:
		return n
	}
	u := use{id, text}
	n, ok := f.more[u]
	if !ok {
		if f.more == nil {
			f.more = map[use]uint16{}
		}
		n = f.add(id, text)
		f.more[u] = n
	}
	return n
}

func (f *font) add(id uint16, text string) uint16 {
	upm := f.face.UnitsPerEm()
	f.ids, f.texts, f.wide = append(f.ids, id), append(f.texts, text), append(f.wide, (f.face.Advance(id)*1000+upm/2)/upm)
	f.rooms, f.forms = append(f.rooms, sfnt.Margin{}), append(f.forms, 0)
	return uint16(len(f.ids) - 1)
}

// spaced returns the number in the subset of a glyph, given by its number without margins, with margins in 1/1000 em.
func (f *font) spaced(code uint16, left, right int16) uint16 {
	upm := f.face.UnitsPerEm()
	m := sfnt.Margin{Of: code, Left: int16(int(left) * upm / 1000), Right: int16(int(right) * upm / 1000)}
	last := code
	for f.forms[last] != 0 {
		if last = f.forms[last]; f.rooms[last] == m {
			return last
		}
	}
	n := f.add(f.ids[code], f.texts[code])
	f.forms[last], f.rooms[n] = n, m
	f.wide[n] = ((f.face.Advance(f.ids[n])+int(m.Left)+int(m.Right))*1000 + upm/2) / upm
	return n
}

// left returns how much further left than its ink a glyph begins for its margin, in 1/1000 Length.
func (f *font) left(code uint16, size layout.Length) layout.Length {
	m := f.rooms[code].Left
	if m == 0 {
		return 0
	}
	return div(size*layout.Length(m)*1000, layout.Length(f.face.UnitsPerEm()))
}

// write gives the objects of all fonts.
func (t *fontTable) write(file *pdfobj.File) error {
	for i, f := range t.faces {
		if len(f.ids) > 0xffff {
			return fmt.Errorf("pdf: %s: too many different glyphs", f.face.PostScriptName())
		}
		f.ref = file.New()
		if err := t.writeFont(file, i); err != nil {
			return fmt.Errorf("pdf: %s: %w", f.face.PostScriptName(), err)
		}
	}
	return nil
}

// kinds are the names that the two formats of programs go by (ISO 32000-1, 9.7.4.1 and 9.9).
var kinds = [...]struct{ font, key, program string }{
	sfnt.FormatTrueType: {font: "CIDFontType2", key: "FontFile2"},
	sfnt.FormatCFF:      {font: "CIDFontType0", key: "FontFile3", program: "CIDFontType0C"},
}

// write gives a composite font (ISO 32000-1, 9.7) whose character codes are the glyph
// numbers of its program.
func (t *fontTable) writeFont(file *pdfobj.File, index int) error {
	f := t.faces[index]
	name, digest := f.face.PostScriptName(), f.digest()
	if !f.whole {
		name = tag(digest) + "+" + name
	}
	program, unicode := file.New(), file.New()
	k := kinds[f.sfnt.Format()]
	glyphs, err := t.program(file, program, f, digest)
	if err != nil {
		return err
	}
	if t.standard == A1a && len(f.wide) > maxArray && f.whole {
		return (&encoding{standard: A1a}).tooLong()
	}
	o := t.room.object()
	toUnicode(o, f.texts)
	file.TextStream(unicode, &pdfobj.Buffer{}, o.Bytes(), toUnicodeKind)
	descriptor := t.descriptor(file, f, name, embedding{k.key, program, t.cidSet(file, f, glyphs)})

	o = t.room.object()
	o.Dict().Key("Type").Name("Font").Key("Subtype").Name(k.font).Key("BaseFont").Name(name)
	o.Key("CIDSystemInfo").Dict().Key("Registry").Literal("Adobe").Key("Ordering").Literal("Identity").
		Key("Supplement").Int(0).EndDict()
	if f.sfnt.Format() == sfnt.FormatTrueType {
		o.Key("CIDToGIDMap").Name("Identity") // a CFF program has the map in it
	}
	o.Key("FontDescriptor").Ref(descriptor)
	o.Key("DW").Int(1000)
	f.widths(o)
	o.EndDict()
	descendant := file.Add(o)

	o = t.room.object()
	o.Dict().Key("Type").Name("Font").Key("Subtype").Name("Type0").Key("BaseFont").Name(name)
	o.Key("Encoding").Name("Identity-H").Key("DescendantFonts").Array().Ref(descendant).EndArray()
	o.Key("ToUnicode").Ref(unicode).EndDict()
	file.Set(f.ref, o)
	return nil
}

// program writes a font program. Outlines of the embedded faces come compressed from the press. It
// returns how many glyphs the program has.
func (t *fontTable) program(file *pdfobj.File, ref pdfobj.Ref, f *font, digest digest) (glyphs int, err error) {
	entries := t.room.object()
	if f.face.BuiltIn() && !file.Plain {
		p := &t.room.program
		ok, err := p.Gather(t.press.Face(f.face), f.ids, f.rooms)
		if err != nil {
			return 0, err
		}
		if ok {
			entries.Key("Length1").Int(p.Size)
			file.Packed(ref, entries, digest[:], p.Stream)
			return len(f.ids), nil
		}
	}
	subset, err := f.sfnt.SubsetIn(t.room.subset, f.ids, f.rooms)
	if err != nil {
		return 0, exported(err)
	}
	t.room.subset = subset.Data
	if kind := kinds[subset.Format].program; kind != "" {
		entries.Key("Subtype").Name(kind)
	} else {
		entries.Key("Length1").Int(len(subset.Data))
	}
	file.Stream(ref, entries, subset.Data)
	return subset.NumGlyphs, nil
}

// cidSet writes which CIDs a subset has, which PDF/A-1 asks for (ISO 19005-1, 6.3.5): all up to the
// last, a bit each, the highest first. It is 0 where none is wanted.
func (t *fontTable) cidSet(file *pdfobj.File, f *font, glyphs int) pdfobj.Ref {
	if t.standard != A1a || f.whole {
		return 0
	}
	bits := bytes.Repeat([]byte{0xff}, (glyphs+7)/8)
	if left := glyphs % 8; left > 0 {
		bits[len(bits)-1] = 0xff << (8 - left)
	}
	ref := file.New()
	file.Stream(ref, &pdfobj.Buffer{}, bits)
	return ref
}

// exported turns what package sfnt says of a damaged font into the error that package fonts documents.
func exported(err error) error {
	var format *sfnt.FormatError
	if errors.As(err, &format) {
		return &fonts.FormatError{Table: format.Table, Reason: format.Reason}
	}
	return err
}

// Flags of a font descriptor (ISO 32000-1, table 123).
const (
	flagFixed    = 1 << 0
	flagSymbolic = 1 << 2
	flagItalic   = 1 << 6
)

// embedding is what a descriptor names of the program.
type embedding struct {
	key     string
	program pdfobj.Ref
	cidSet  pdfobj.Ref // 0 for none
}

func (t *fontTable) descriptor(file *pdfobj.File, f *font, name string, e embedding) pdfobj.Ref {
	m, upm := f.sfnt.Metrics(), f.face.UnitsPerEm()
	scale := func(n int) int { return n * 1000 / upm }
	flags := flagSymbolic
	if m.Fixed {
		flags |= flagFixed
	}
	if m.ItalicAngle != 0 {
		flags |= flagItalic
	}
	o := t.room.object()
	o.Dict().Key("Type").Name("FontDescriptor").Key("FontName").Name(name).Key("Flags").Int(flags)
	o.Key("FontBBox").Array().Int(scale(m.BBox.XMin)).Int(scale(m.BBox.YMin)).Int(scale(m.BBox.XMax)).Int(scale(m.BBox.YMax)).EndArray()
	o.Key("ItalicAngle").Milli(int64(m.ItalicAngle) * 1000 >> 16)
	o.Key("Ascent").Int(scale(m.Ascent)).Key("Descent").Int(scale(m.Descent)).Key("CapHeight").Int(scale(m.CapHeight))
	o.Key("StemV").Int(stem(m.Weight)).Key(e.key).Ref(e.program)
	if e.cidSet != 0 {
		o.Key("CIDSet").Ref(e.cidSet)
	}
	o.EndDict()
	return file.Add(o)
}

// stem estimates the width of vertical stems, which fonts do not give: 80 at the
// weight of regular text, in proportion at others. It only guides a substitute font, and
// the font is always embedded.
func stem(weight int) int { return weight / 5 }

// widths lists the glyphs that are not a whole em wide, in runs.
func (f *font) widths(o *pdfobj.Buffer) {
	open, last := false, -2 // .notdef may be listed as well
	for i, w := range f.wide {
		if w == 1000 {
			continue
		}
		if !open {
			o.Key("W").Array()
			open = true
		}
		if last != i-1 {
			if last >= 0 {
				o.EndArray()
			}
			o.Int(i).Array()
		}
		o.Int(w)
		last = i
	}
	if open {
		o.EndArray().EndArray()
	}
}

// digest tells which glyphs are in a subset and what they stand for. With the name of the face
// it says what the program of an embedded face is.
type digest [sha256.Size]byte

func (f *font) digest() digest {
	glyphs := make([]byte, 0, 8*len(f.ids))
	for i, id := range f.ids {
		glyphs = append(glyphs, byte(id>>8), byte(id))
		glyphs = append(append(glyphs, f.texts[i]...), '\n')
		if m := f.rooms[i]; m != (sfnt.Margin{}) {
			glyphs = append(glyphs, byte(m.Left>>8), byte(m.Left), byte(m.Right>>8), byte(m.Right))
		}
	}
	return sha256.Sum256(glyphs)
}

// tag returns the six letters that name a subset (ISO 32000-1, 9.6.4).
func tag(d digest) string {
	letters := make([]byte, 6)
	for i, b := range d[:6] {
		letters[i] = 'A' + b%26
	}
	return string(letters)
}
