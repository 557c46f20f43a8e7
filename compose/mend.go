package compose

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// Told returns the findings of faults of layout, in Chinese, with places in the input.
func Told(r *model.Report, faults layout.Faults) model.Findings { return faultFindings(r, faults) }

// Mend returns the blocks of a draft without what layout found at fault: the texts of cells that are too
// wide are parted, and a line stands for a table or chart that has no room. What it cannot mend
// stays as it is. It changes the blocks.
func Mend(blocks []layout.Block, faults layout.Faults, page layout.PageStyle) []layout.Block {
	m := mender{flow{page: page}}
	for _, fault := range faults {
		var wide *layout.TooWide
		var table *layout.BadTable
		var figure *layout.BadFigure
		switch {
		case errors.As(fault, &wide):
			blocks = m.eachTable(blocks, wide.Table, func(t *layout.Table) bool { return partCell(t, wide.Row, wide.Col) })
		case errors.As(fault, &table):
			blocks = m.eachTable(blocks, table.Table, func(*layout.Table) bool { return false })
		case errors.As(fault, &figure):
			blocks = m.replace(blocks, func(b layout.Block) bool {
				f, ok := b.(*layout.Figure)
				return ok && f.Source == figure.Source && f.Caption == figure.Caption
			})
		}
	}
	return blocks
}

// mender puts lines in the place of blocks.
type mender struct{ flow flow }

// eachTable changes the tables of a name. A line stands for one that change gives up.
func (m mender) eachTable(blocks []layout.Block, name string, change func(*layout.Table) bool) []layout.Block {
	return m.replace(blocks, func(b layout.Block) bool {
		t, ok := b.(*layout.Table)
		return ok && t.Name == name && !change(t)
	})
}

// replace puts a line in the place of the blocks that are gone.
func (m mender) replace(blocks []layout.Block, gone func(layout.Block) bool) []layout.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if g, ok := b.(*layout.Group); ok {
			whole := *g
			whole.Blocks = m.replace(g.Blocks, gone)
			out[i] = &whole
		} else if gone(b) {
			out[i] = m.flow.paragraph(sourceOf(b), leftOutText)
		}
	}
	return out
}

func sourceOf(b layout.Block) string {
	switch b := b.(type) {
	case *layout.Table:
		if len(b.Cells) > 0 {
			return b.Cells[0].Source
		}
	case *layout.Figure:
		return b.Source
	}
	return ""
}

// partCell parts the lines of a cell so that none is longer than half of the longest. It reports whether
// one could be parted.
func partCell(t *layout.Table, row, col int) bool {
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row != row || c.Col != col {
			continue
		}
		lines, longest := strings.Split(c.Text, "\n"), 0
		for _, l := range lines {
			longest = max(longest, utf8.RuneCountInString(l))
		}
		if longest < 2 {
			return false
		}
		var parted []string
		for _, l := range lines {
			for part := range slices.Chunk([]rune(l), (longest+1)/2) {
				parted = append(parted, string(part))
			}
		}
		c.Text = strings.Join(parted, "\n")
		if c.Align == layout.Units {
			c.Align = layout.Centre
		}
		return true
	}
	return false
}
