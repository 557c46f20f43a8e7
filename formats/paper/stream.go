package paper

import (
	"strings"

	"github.com/nianbao/nianbao/model"
)

// item is one thing in the flow of a document once its tables are told: a paragraph of text, rows of
// an official table, or another table. Exactly one of par, part and grid is set.
type item struct {
	par   *Paragraph
	part  *part
	grid  *Grid
	place model.Place
	match *sectionMatch // of par, once somebody asked
}

// stream returns a document's items in reading order.
func stream(doc *Document) []item {
	blocks := flatten(doc.Blocks, 0)
	var items []item
	for len(blocks) > 0 {
		if g, ok := blocks[0].(*Grid); ok {
			items = append(items, gridItems(g)...)
			blocks = blocks[1:]
			continue
		}
		n := 0
		var pars []*Paragraph
		for n < len(blocks) {
			p, ok := blocks[n].(*Paragraph)
			if !ok {
				break
			}
			pars = append(pars, p)
			n++
		}
		items = append(items, textItems(pars, doc.Loose)...)
		blocks = blocks[n:]
	}
	return withTails(items)
}

// withTails gives grids of numbers without any label, which the end of a page cut off a table, to the
// table before them.
func withTails(items []item) []item {
	for i := 1; i < len(items); i++ {
		before := items[i-1].part
		if items[i].grid == nil || before == nil {
			continue
		}
		rows := gridRows(items[i].grid)
		numbers := 0
		for k := range rows {
			if len(rows[k].labels) > 0 {
				numbers = -1
				break
			}
			if !rows[k].allBlank() {
				numbers += len(rows[k].values)
			}
		}
		if numbers >= 5 {
			items[i] = item{part: &part{before.kind, rows}, place: items[i].place}
		}
	}
	return items
}

// gridItems returns the parts of a grid as items.
func gridItems(g *Grid) []item {
	if g.Cols == 1 || g.Rows == 1 && len(g.Cells) == 1 {
		return cellItems(g)
	}
	var items []item
	for _, p := range split(gridRows(g)) {
		if p.kind == noTable {
			return looseCells(g)
		}
		items = append(items, item{part: &p, place: p.rows[0].place})
	}
	if len(items) == 0 {
		return looseCells(g)
	}
	return items
}

// looseCells returns a grid as a table, or as paragraphs when hardly a row has more than one text, as
// the cells of a sheet hold them.
func looseCells(g *Grid) []item {
	rows := make([][]Cell, g.Rows)
	for _, c := range g.Cells {
		if !zhtextBlank(c.Text) && c.Text != "TRUE" && c.Text != "FALSE" && c.Row < g.Rows {
			rows[c.Row] = append(rows[c.Row], c)
		}
	}
	single, filled := 0, 0
	for _, r := range rows {
		if len(r) > 0 {
			filled++
		}
		if len(r) == 1 {
			single++
		}
	}
	if single*10 < filled*7 || filled == 0 {
		return []item{{grid: g, place: firstPlace(g)}}
	}
	var pars []*Paragraph
	for _, r := range rows {
		if len(r) == 0 {
			continue
		}
		var texts []string
		for _, c := range r {
			texts = append(texts, c.Text)
		}
		pars = append(pars, &Paragraph{Text: strings.Join(texts, "\t"), Place: r[0].Place})
	}
	return textItems(pars, false)
}

// cellItems treats a frame of one column as the paragraphs in it.
func cellItems(g *Grid) []item {
	var pars []*Paragraph
	for _, c := range g.Cells {
		place := c.Place
		for _, l := range strings.Split(c.Text, "\n") {
			if !zhtextBlank(l) {
				pars = append(pars, &Paragraph{Text: l, Place: place})
			}
		}
	}
	return textItems(pars, false)
}
