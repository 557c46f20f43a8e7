package paper

import (
	"strings"
)

const deepest = 40 // levels of tables inside tables

// flatten replaces tables that only lay out the page by what is in them.
func flatten(blocks []Block, depth int) []Block {
	var out []Block
	for _, b := range blocks {
		g, ok := b.(*Grid)
		if !ok || depth > deepest {
			out = append(out, b)
			continue
		}
		if !isLayout(g) {
			out = append(out, g)
			continue
		}
		for _, c := range g.Cells {
			if c.Blocks != nil {
				out = append(out, flatten(c.Blocks, depth+1)...)
			} else if !zhtextBlank(c.Text) {
				for _, l := range strings.Split(c.Text, "\n") {
					out = append(out, &Paragraph{Text: l, Place: c.Place})
				}
			}
		}
	}
	return out
}

// isLayout reports whether a grid lays out a page: tables stand in its cells, or whole articles.
func isLayout(g *Grid) bool {
	for _, c := range g.Cells {
		for _, b := range c.Blocks {
			if _, ok := b.(*Grid); ok {
				return true
			}
		}
		if len(c.Text) < 60 {
			continue
		}
		titles := 0
		for _, l := range strings.Split(c.Text, "\n") {
			if sectionOf(l).certain() {
				titles++
			}
		}
		if titles >= 2 {
			return true
		}
	}
	return false
}
