package pdf

import (
	_ "embed" // the code
	"sync"
	"sync/atomic"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// The codes in which outlines of the embedded faces are compressed, made from all of them, and
// those of page contents and ToUnicode maps, made from reports.
var (
	//go:embed outlines.code
	outlineSizes string
	//go:embed content.code
	contentSizes string
	//go:embed tounicode.code
	toUnicodeSizes string

	outlineCode               = deflate.Later(outlineSizes)
	contentKind   pdfobj.Kind = deflate.Later(contentSizes)
	toUnicodeKind pdfobj.Kind = deflate.Later(toUnicodeSizes)
)

// press keeps the outlines of faces compressed, each by itself, so that a glyph is compressed
// once however many documents use it. What it gives depends on the face alone.
type press struct {
	mutex sync.Mutex
	faces map[*fonts.Face]pressed
}

// pressed are the outlines of one face that were asked for so far, by glyph.
type pressed []atomic.Pointer[deflate.Piece]

func (p *press) face(face *fonts.Face) pressed {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	known, ok := p.faces[face]
	if !ok {
		if p.faces == nil {
			p.faces = map[*fonts.Face]pressed{}
		}
		known = make(pressed, face.NumGlyphs())
		p.faces[face] = known
	}
	return known
}

// stream compresses a subset whose first glyphs are ids, into room as far as that goes.
func (p pressed) stream(room []byte, subset *sfnt.Subset, ids []uint16) ([]byte, error) {
	code, err := outlineCode()
	if err != nil {
		return nil, err
	}
	data, outlines := subset.Data, subset.Outlines
	s := deflate.NewStream(code, room)
	s.Raw(data[:outlines[0].Start])
	for i, o := range outlines {
		switch {
		case i < len(ids) && o.Simple:
			s.Piece(p.piece(code, ids[i], data[o.Start:o.End]))
		case o.End > o.Start:
			s.Piece(code.Press(data[o.Start:o.End]))
		}
	}
	return s.Close(data[outlines[len(outlines)-1].End:])
}

// piece returns the compressed outline of a glyph, which is data.
func (p pressed) piece(code *deflate.Code, id uint16, data []byte) deflate.Piece {
	if known := p[id].Load(); known != nil {
		return *known
	}
	made := code.Press(data)
	p[id].Store(&made)
	return made
}
