package sfnt

import (
	"encoding/binary"
	"fmt"
)

const (
	maxGlyphs = 65535 // maxp.numGlyphs has 16 bits

	// maxNesting is how deep composite glyphs may stand inside each other; real fonts go to 2 or 3.
	maxNesting = 16

	// maxOutlines bounds the outlines of a subset in bytes. The largest Chinese fonts stay below it as a whole, while a
	// forged loca could give each of 65535 glyphs the whole of glyf.
	maxOutlines = 64 << 20
)

// Format is the form of a font program.
type Format uint8

// The formats of subsets.
const (
	FormatTrueType Format = iota // a whole TrueType file
	FormatCFF                    // a bare CFF program keyed by CIDs, each the number of its glyph
)

// Subset is a font cut down to the glyphs asked for.
type Subset struct {
	Format    Format // that of the source's outlines
	Data      []byte
	NumGlyphs int // its glyphs: those asked for, then components of composite glyphs
}

// Subset makes a font in which glyph i is this font's glyph ids[i], with its advance, side bearing and outline. ids[0]
// must be 0, .notdef. An id may come several times and gets an outline of its own each time. Components of composite
// glyphs that are not in ids follow after the glyphs asked for.
//
// The result holds what PDF asks of an embedded TrueType font program (ISO 32000-1, 9.9): head, hhea, maxp, hmtx, loca,
// glyf, and cvt, fpgm and prep where this font has them; there is no cmap. Of a font with CFF outlines it is a CFF
// program of ROS Adobe-Identity-0, without subroutines, whose widths are those of Advance; it has those Font DICTs that
// its glyphs need. The same ids give the same bytes.
//
// Errors are *RequestError for ids that are not acceptable and *FormatError for damaged glyphs.
func (f *Font) Subset(ids []uint16) (*Subset, error) { return f.SubsetIn(nil, ids, nil) }

// SubsetIn is Subset with room for the result, which is used when it is large enough. margins has an entry for each of
// ids, or is nil when no glyph has margins.
func (f *Font) SubsetIn(room []byte, ids []uint16, margins []Margin) (*Subset, error) {
	if err := checkMargins(ids, margins); err != nil {
		return nil, err
	}
	if f.cff != nil {
		return f.subsetCFF(ids, margins)
	}
	p := plan{font: f, room: room, glyphs: ids[:len(ids):len(ids)], margins: margins}
	if err := p.take(); err != nil {
		return nil, err
	}
	return p.write(), nil
}

// plan is what a subset will hold.
type plan struct {
	font     *Font
	room     []byte   // for the file
	glyphs   []uint16 // the old glyph for each new one; shares the caller's ids until components are added
	margins  []Margin // of the glyphs asked for, or nil
	most     []uint16 // what the advances of the glyphs behind .notdef may be, or nil
	outlines int      // bytes in glyf, padding included
	nodes    []node   // by old glyph; nil as long as no composite glyph was seen
}

// node is what is known of one old glyph.
type node struct {
	new    uint16 // its first new glyph; 0 if it has none, but for .notdef
	height uint8  // 1 for a simple glyph, one more than its highest component for a composite one; 0 if not known yet
	open   bool   // its components are being followed
}

func (p *plan) take() error {
	if err := p.font.checkIDs(p.glyphs); err != nil {
		return err
	}
	composite := false
	for i, id := range p.glyphs {
		if p.margin(i).set() {
			p.outlines += maxMoved
			continue
		}
		glyph, err := p.count(id)
		if err != nil {
			return err
		}
		composite = composite || isComposite(glyph)
	}
	if !composite {
		return nil
	}
	return p.follow()
}

// checkIDs reports what is wrong with the glyphs asked for.
func (f *Font) checkIDs(ids []uint16) error {
	if len(ids) == 0 || ids[0] != 0 {
		return &RequestError{Reason: "the first glyph must be 0, .notdef"}
	}
	if len(ids) > maxGlyphs {
		return &RequestError{Index: maxGlyphs, Glyph: ids[maxGlyphs], Reason: "a font holds 65535 glyphs at most"}
	}
	for i, id := range ids {
		if int(id) >= f.numGlyphs {
			return &RequestError{Index: i, Glyph: id, Reason: fmt.Sprintf("the font has %d glyphs, counted from 0", f.numGlyphs)}
		}
	}
	return nil
}

// count adds a glyph's outline to the size of the subset.
func (p *plan) count(id uint16) ([]byte, error) {
	glyph, ok := p.font.outline(id)
	if !ok {
		return nil, damaged("loca", "glyph %d has an impossible place in glyf", id)
	}
	p.outlines += padTo2(len(glyph))
	if p.outlines > maxOutlines {
		return nil, damaged("glyf", "the outlines of the subset exceed %d bytes", maxOutlines)
	}
	return glyph, nil
}

// follow adds the components of all composite glyphs.
func (p *plan) follow() error {
	p.nodes = make([]node, p.font.numGlyphs)
	asked := p.glyphs
	for i, id := range asked {
		if n := &p.nodes[id]; n.new == 0 && id != 0 && !p.margin(i).set() {
			n.new = uint16(i)
		}
	}
	for _, id := range asked {
		if _, err := p.visit(id, 1); err != nil {
			return err
		}
	}
	return nil
}

// visit follows the components of one glyph, level glyphs deep, and returns its height. Each glyph is followed once, so a
// forged web of components costs no more than its size.
func (p *plan) visit(id uint16, level int) (height uint8, err error) {
	n := &p.nodes[id]
	switch {
	case n.open:
		return 0, damaged("glyf", "composite glyph %d contains itself", id)
	case n.height != 0:
		return n.height, nil
	case level > maxNesting:
		return 0, nestingError(id)
	}
	glyph, _ := p.font.outline(id)
	height = 1
	if isComposite(glyph) {
		n.open = true
		if height, err = p.visitComponents(id, glyph, level); err != nil {
			return 0, err
		}
		n.open = false
	}
	n.height = height
	return height, nil
}

// visitComponents returns the height of the composite glyph id.
func (p *plan) visitComponents(id uint16, glyph []byte, level int) (height uint8, err error) {
	for at := glyphHead; at != 0; {
		next, ok := nextComponent(glyph, at)
		if !ok {
			return 0, damaged("glyf", "composite glyph %d is cut off", id)
		}
		component := binary.BigEndian.Uint16(glyph[at+2:])
		if int(component) >= p.font.numGlyphs {
			return 0, damaged("glyf", "glyph %d has a component %d, the font has %d glyphs", id, component, p.font.numGlyphs)
		}
		if err := p.add(component); err != nil {
			return 0, err
		}
		h, err := p.visit(component, level+1)
		if err != nil {
			return 0, err
		}
		height = max(height, h+1)
		at = next
	}
	if height > maxNesting {
		return 0, nestingError(id)
	}
	return height, nil
}

// add gives a component a new glyph unless it has one.
func (p *plan) add(id uint16) error {
	if id == 0 || p.nodes[id].new != 0 {
		return nil
	}
	if len(p.glyphs) == maxGlyphs {
		return damaged("glyf", "with its components the subset exceeds %d glyphs", maxGlyphs)
	}
	p.nodes[id].new = uint16(len(p.glyphs))
	p.glyphs = append(p.glyphs, id)
	_, err := p.count(id)
	return err
}

func nestingError(id uint16) error {
	return damaged("glyf", "at glyph %d composite glyphs are nested more than %d deep", id, maxNesting)
}

func padTo2(n int) int { return (n + 1) &^ 1 }

func padTo4(n int) int { return (n + 3) &^ 3 }
