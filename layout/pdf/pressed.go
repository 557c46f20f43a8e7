package pdf

import (
	"sync"
	"sync/atomic"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// press keeps the outlines of faces compressed, each by itself, so that a glyph is compressed
// once however many documents use it. What it gives depends on the face alone.
type press struct {
	mutex sync.Mutex
	faces map[*fonts.Face]*pressed
}

// pressed are the outlines of one face that were asked for so far.
type pressed struct {
	code   *deflate.Code
	pieces []atomic.Pointer[deflate.Piece] // by glyph
}

// samples is how many glyphs of a face its code is made from.
const samples = 48

func (p *press) face(face *fonts.Face) (*pressed, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if known := p.faces[face]; known != nil {
		return known, nil
	}
	code, err := codeOf(face)
	if err != nil {
		return nil, err
	}
	if p.faces == nil {
		p.faces = map[*fonts.Face]*pressed{}
	}
	made := &pressed{code: code, pieces: make([]atomic.Pointer[deflate.Piece], face.NumGlyphs())}
	p.faces[face] = made
	return made, nil
}

// codeOf trains a code on glyphs from all over the face.
func codeOf(face *fonts.Face) (*deflate.Code, error) {
	n := face.NumGlyphs()
	ids := []uint16{0}
	for i := 1; i < samples; i++ {
		if id := i * n / samples; id > int(ids[len(ids)-1]) {
			ids = append(ids, uint16(id))
		}
	}
	subset, err := face.Subset(ids)
	if err != nil {
		return nil, err
	}
	var outlines [][]byte
	for _, o := range subset.Outlines {
		outlines = append(outlines, subset.Data[o.Start:o.End])
	}
	return deflate.Train(outlines), nil
}

// stream compresses a subset whose first glyphs are ids.
func (p *pressed) stream(subset *sfnt.Subset, ids []uint16) ([]byte, error) {
	data, outlines := subset.Data, subset.Outlines
	s := deflate.NewStream(p.code, len(data)*3/4+1024) // outlines shrink to about 70 %
	s.Raw(data[:outlines[0].Start])
	for i, o := range outlines {
		switch {
		case i < len(ids) && o.Simple:
			s.Piece(p.piece(ids[i], data[o.Start:o.End]))
		case o.End > o.Start:
			s.Piece(p.code.Press(data[o.Start:o.End]))
		}
	}
	return s.Close(data, data[outlines[len(outlines)-1].End:])
}

// piece returns the compressed outline of a glyph, which is data.
func (p *pressed) piece(id uint16, data []byte) deflate.Piece {
	if known := p.pieces[id].Load(); known != nil {
		return *known
	}
	made := p.code.Press(data)
	p.pieces[id].Store(&made)
	return made
}
