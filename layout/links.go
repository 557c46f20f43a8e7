package layout

// linkAreas collects the areas of the links on one line.
type linkAreas struct {
	p     *setParagraph
	e     *paragraphElems
	y     Length // baseline
	links []*Link
	spans []int32 // of each link
}

// add extends the link that a span is to the cell from x to end.
func (a *linkAreas) add(span int32, x, end Length) {
	s := a.p.spans[span]
	if !s.leads() {
		return
	}
	if n := len(a.links); n > 0 && a.spans[n-1] == span {
		a.links[n-1].W = end - a.links[n-1].X
		return
	}
	size := a.p.Style.Size
	a.links = append(a.links, &Link{
		X: x, Y: a.y - Em(size, 880), W: end - x, H: size, URL: s.Link, Heading: s.To, Text: unbroken(s.Text),
	})
	a.spans = append(a.spans, span)
}

// finish adds the areas to the page's items and to the tree.
func (a *linkAreas) finish(items []Item, page int) []Item {
	for i, l := range a.links {
		items = append(items, l)
		leaf := a.e.spans[a.spans[i]]
		leaf.Kids = append(leaf.Kids, Kid{Page: page, Link: l})
	}
	return items
}
