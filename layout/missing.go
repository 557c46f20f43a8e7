package layout

import "github.com/nianbao/nianbao/fonts"

// Missing returns what Do would say of characters that no face has, without setting
// anything: Faults that are each a *MissingGlyph, nil when there are none.
func Missing(flow []Block, faces *fonts.Set) Faults {
	var faults Faults
	s := shaper{faces: faces, faults: &faults}
	eachSpan(flow, func(span Span, source string) {
		for _, r := range span.Text {
			if r != '\n' && !faces.Has(span.Face, r) {
				s.missing(r, source)
			}
		}
	})
	return faults
}

// StandIn is a character that is set in another face than that of its role, which lacks it.
type StandIn struct {
	Role       fonts.Role
	Rune       rune
	Lacks, Has *fonts.Face // which one should have it, and the one that it is set in
	Source     string      // of the first paragraph or cell that has it in the role
}

// StandIns returns the characters of a flow that are set in another face than that of their
// role, for want of them there (fonts.Set.Fallback), each once for a role, in the order of
// the flow. What Do sets beside the flow, page numbers and stamps, is not looked at.
func StandIns(flow []Block, faces *fonts.Set) []StandIn {
	type place struct {
		role fonts.Role
		r    rune
	}
	var all []StandIn
	seen := map[place]bool{}
	eachSpan(flow, func(span Span, source string) {
		for _, r := range span.Text {
			lacks, has, ok := faces.Fallback(span.Face, r)
			if at := (place{span.Face, r}); ok && !seen[at] {
				seen[at] = true
				all = append(all, StandIn{Role: span.Face, Rune: r, Lacks: lacks, Has: has, Source: source})
			}
		}
	})
	return all
}

// eachSpan calls visit for all text of a flow.
func eachSpan(flow []Block, visit func(span Span, source string)) {
	all := func(spans []Span, source string) {
		for _, span := range spans {
			visit(span, source)
		}
	}
	for _, b := range flow {
		switch b := b.(type) {
		case *Group:
			eachSpan(b.Blocks, visit)
		case *Paragraph:
			for _, part := range b.Parts {
				all(part.Spans, b.Source)
			}
			visit(Span{Text: b.Tail, Face: tailFace}, b.Source)
		case *Table:
			for _, c := range b.Cells {
				visit(Span{Text: c.Text, Face: c.Face}, c.Source)
			}
		case *Figure:
			for _, part := range b.captionParagraph().Parts {
				all(part.Spans, b.Source)
			}
			if b.Chart != nil {
				all(b.Chart.spans(), b.Source)
			}
		}
	}
}
