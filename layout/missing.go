package layout

import "github.com/nianbao/nianbao/fonts"

// Missing returns what Do would say of characters that no face has, without setting
// anything: Faults that are each a *MissingGlyph, nil when there are none.
func Missing(flow []Block, faces *fonts.Set) Faults {
	var faults Faults
	s := shaper{faces: faces, faults: &faults}
	s.lookThrough(flow)
	return faults
}

func (s *shaper) lookThrough(flow []Block) {
	for _, b := range flow {
		switch b := b.(type) {
		case *Group:
			s.lookThrough(b.Blocks)
		case *Paragraph:
			for _, part := range b.Parts {
				s.lookUp(part.Spans, b.Source)
			}
			s.lookUp([]Span{{Text: b.Tail, Face: tailFace}}, b.Source)
		case *Table:
			for _, c := range b.Cells {
				s.lookUp([]Span{{Text: c.Text, Face: c.Face}}, c.Source)
			}
		case *Figure:
			for _, part := range b.captionParagraph().Parts {
				s.lookUp(part.Spans, b.Source)
			}
			if b.Chart != nil {
				s.lookUp(b.Chart.spans(), b.Source)
			}
		}
	}
}

func (s *shaper) lookUp(spans []Span, source string) {
	for _, span := range spans {
		for _, r := range span.Text {
			if r != '\n' && !s.faces.Has(span.Face, r) {
				s.missing(r, source)
			}
		}
	}
}
