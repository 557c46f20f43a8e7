// Package press keeps the outlines of the embedded faces compressed, so that font programs are put together of them without
// compressing anything.
package press

import (
	_ "embed" // the code
	"hash/crc32"
	"sync"
	"sync/atomic"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// The code in which outlines of the embedded faces are compressed, made from all of them. In it those of other faces would be
// a sixth larger.
var (
	//go:embed outlines.code
	outlineSizes string
	outlineCode  = deflate.Later(outlineSizes)
)

// Press keeps the outlines of faces compressed, each by itself, so that a glyph is compressed
// once however many documents use it. What it gives depends on the face alone.
// Several goroutines may use it, and the zero value is ready.
type Press struct {
	mutex sync.Mutex
	faces map[*fonts.Face]*Face
}

// Face is what was asked for so far of one face.
type Face struct {
	font   *sfnt.Font
	glyphs []atomic.Pointer[glyph]
}

// glyph is a glyph in the forms in which a program takes it.
type glyph struct {
	sfnt.Measured
	raw     []byte // the outline, which is part of the face
	outline deflate.Piece
}

// Face returns what is kept of an embedded face.
func (p *Press) Face(face *fonts.Face) *Face {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	known, ok := p.faces[face]
	if !ok {
		if p.faces == nil {
			p.faces = map[*fonts.Face]*Face{}
		}
		known = &Face{font: sfnt.OfFace(face), glyphs: make([]atomic.Pointer[glyph], face.NumGlyphs())}
		p.faces[face] = known
	}
	return known
}

// glyph returns a glyph, nil for one that is made of others.
func (p *Face) glyph(code *deflate.Code, id uint16) *glyph {
	if known := p.glyphs[id].Load(); known != nil {
		return known
	}
	measured, outline, ok := p.font.Measure(id)
	if !ok {
		return nil
	}
	made := &glyph{measured, outline, code.Press(outline)}
	p.glyphs[id].Store(made)
	return made
}

// Program is a font program that is put together of pressed glyphs. What it has room for serves the next one.
type Program struct {
	code     *deflate.Code
	measured []sfnt.Measured
	glyphs   []*glyph // nil for one with margins
	moved    []byte   // the outlines of those, one behind the other
	room     []byte
	frame    sfnt.Frame
	outlines int // bytes in them
	Size     int // of the program before compression
}

// Gather takes the glyphs of a subset. It reports false when one of them is made of others, and so belongs to its subset.
func (p *Program) Gather(from *Face, ids []uint16, margins []sfnt.Margin) (ok bool, err error) {
	if p.code, err = outlineCode(); err != nil {
		return false, err
	}
	p.begin()
	for i, id := range ids {
		if margins[i].Of != 0 {
			var m sfnt.Measured
			m, p.moved = p.measured[margins[i].Of].Moved(p.moved, margins[i])
			p.measured, p.glyphs = append(p.measured, m), append(p.glyphs, nil)
			continue
		}
		if !p.add(from, id) {
			return false, nil
		}
	}
	frame, err := from.font.Frame(p.room, p.measured)
	return true, p.framed(frame, err)
}

func (p *Program) begin() {
	p.measured, p.glyphs, p.moved, p.outlines = p.measured[:0], p.glyphs[:0], p.moved[:0], 0
}

// add adds a glyph, unless it is made of others.
func (p *Program) add(from *Face, id uint16) bool {
	g := from.glyph(p.code, id)
	if g == nil {
		return false
	}
	p.measured, p.glyphs = append(p.measured, g.Measured), append(p.glyphs, g)
	p.outlines += g.outline.Len()
	return true
}

// framed takes the frame of the glyphs that were added.
func (p *Program) framed(frame sfnt.Frame, err error) error {
	if err != nil {
		return err
	}
	p.frame, p.room = frame, frame.Before
	p.Size = len(frame.Before) + p.outlines + len(p.moved) + len(frame.Behind)
	return nil
}

// GatherFile takes the glyphs of a font file, as sfnt.Font.Narrow makes it. It reports false as Gather does.
func (p *Program) GatherFile(from *Face, glyphs []sfnt.Mapped, most []uint16, name string) (ok bool, err error) {
	if p.code, err = outlineCode(); err != nil {
		return false, err
	}
	p.begin()
	if !p.add(from, 0) {
		return false, nil
	}
	for _, g := range glyphs {
		if !p.add(from, g.ID) {
			return false, nil
		}
	}
	frame, err := from.font.FileFrame(p.room, p.measured, glyphs, most, name)
	return true, p.framed(frame, err)
}

// File appends a font file to out, compressed as files of ZIP are, and returns its checksum (CRC-32).
func (p *Program) File(out []byte) (file []byte, sum uint32) {
	s := deflate.NewBare(p.code, out)
	s.Text(p.frame.Before)
	sum = crc32.ChecksumIEEE(p.frame.Before)
	for _, g := range p.glyphs {
		s.Piece(&g.outline)
		sum = crc32.Update(sum, crc32.IEEETable, g.raw)
	}
	return s.Close(p.frame.Behind), crc32.Update(sum, crc32.IEEETable, p.frame.Behind)
}

// Stream appends the program to out in the zlib format.
func (p *Program) Stream(out []byte) ([]byte, error) {
	s := deflate.NewStream(p.code, out)
	s.Raw(p.frame.Before)
	moved := p.moved
	for i, g := range p.glyphs {
		if g == nil {
			n := p.measured[i].Size()
			s.Raw(moved[:n])
			moved = moved[n:]
			continue
		}
		s.Piece(&g.outline)
	}
	return s.Close(p.frame.Behind), nil
}
