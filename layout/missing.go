package layout

import (
	"strings"

	"github.com/nianbao/nianbao/fonts"
)

// Missing returns what Do would say of characters that no face has, without setting
// anything: Faults that are each a *MissingGlyph, nil when there are none.
func Missing(flow []Block, faces *fonts.Set) Faults {
	var faults Faults
	s := shaper{faces: faces, faults: &faults}
	eachText(flow, func(text *string, face fonts.Role, source string) {
		for _, r := range *text {
			if r != '\n' && !faces.Has(face, r) {
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
	eachText(flow, func(text *string, face fonts.Role, source string) {
		for _, r := range *text {
			lacks, has, ok := faces.Fallback(face, r)
			if at := (place{face, r}); ok && !seen[at] {
				seen[at] = true
				all = append(all, StandIn{Role: face, Rune: r, Lacks: lacks, Has: has, Source: source})
			}
		}
	})
	return all
}

// Substitute puts a sign, which all faces must have, in the place of each character of a flow
// that no face has. It is for drafts, and changes the blocks.
func Substitute(flow []Block, faces *fonts.Set, sign rune) {
	eachText(flow, func(text *string, face fonts.Role, _ string) {
		lacks := func(r rune) bool { return r != '\n' && !faces.Has(face, r) }
		*text = strings.Map(func(r rune) rune {
			if lacks(r) {
				return sign
			}
			return r
		}, *text)
	})
}

// eachText calls visit for all text of a flow, with the face that it is set in and where it
// comes from.
func eachText(flow []Block, visit func(text *string, face fonts.Role, source string)) {
	for _, b := range flow {
		if isNilBlock(b) { // which Do refuses
			continue
		}
		switch b := b.(type) {
		case *Group:
			eachText(b.Blocks, visit)
		case *Paragraph:
			for _, part := range b.Parts {
				for i := range part.Spans {
					visit(&part.Spans[i].Text, part.Spans[i].Face, b.Source)
				}
			}
			visit(&b.Tail, tailFace, b.Source)
		case *Table:
			for i := range b.Cells {
				visit(&b.Cells[i].Text, b.Cells[i].Face, b.Cells[i].Source)
			}
		case *Figure:
			visit(&b.Caption, captionFace, b.Source)
			if b.Chart == nil {
				continue
			}
			for _, texts := range [][]string{b.Chart.Series, b.Chart.Labels} {
				for i := range texts {
					visit(&texts[i], chartFace, b.Source)
				}
			}
		}
	}
}
