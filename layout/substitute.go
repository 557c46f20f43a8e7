package layout

import (
	"strings"

	"github.com/nianbao/nianbao/fonts"
)

// Substitute puts a sign, which all faces must have, in the place of each character of a flow
// that no face has. It is for drafts, and changes the blocks.
func Substitute(flow []Block, faces *fonts.Set, sign rune) {
	s := substitution{faces, sign}
	for _, b := range flow {
		switch b := b.(type) {
		case *Group:
			Substitute(b.Blocks, faces, sign)
		case *Paragraph:
			for _, part := range b.Parts {
				for i := range part.Spans {
					s.apply(&part.Spans[i].Text, part.Spans[i].Face)
				}
			}
			s.apply(&b.Tail, tailFace)
		case *Table:
			for i := range b.Cells {
				s.apply(&b.Cells[i].Text, b.Cells[i].Face)
			}
		case *Figure:
			s.apply(&b.Caption, captionFace)
			if b.Chart != nil {
				s.chart(b.Chart)
			}
		}
	}
}

type substitution struct {
	faces *fonts.Set
	sign  rune
}

func (s substitution) chart(c *Chart) {
	for i := range c.Labels {
		s.apply(&c.Labels[i], chartFace)
	}
	for i := range c.Series {
		s.apply(&c.Series[i], chartFace)
	}
}

func (s substitution) apply(text *string, face fonts.Role) {
	lacks := func(r rune) bool { return r != '\n' && !s.faces.Has(face, r) }
	if !strings.ContainsFunc(*text, lacks) {
		return
	}
	*text = strings.Map(func(r rune) rune {
		if lacks(r) {
			return s.sign
		}
		return r
	}, *text)
}
