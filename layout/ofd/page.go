package ofd

import "github.com/nianbao/nianbao/layout"

// The layers of a page, in the order in which they are written and drawn.
const (
	background = iota // a stamp across the page
	body              // all that has a mark, and rules
	foreground        // page numbers, repeated headers and all other text outside the tree
)

var layerTypes = [...]string{"Background", "Body", "Foreground"}

// page writes the content of a page.
func (x *encoding) page(i int) {
	p := &page{x: x, page: i}
	for k := range x.layers {
		x.layers[k].reset()
	}
	for _, item := range x.doc.Pages[i].Items {
		p.item(item)
	}
	p.endRules()
	b := x.begin("Page")
	if size := &x.doc.Pages[i]; sizeOf(size) != x.commonSize() {
		b.raw("<ofd:Area>")
		b.physicalBox(sizeOf(size))
		b.raw("</ofd:Area>")
	}
	b.raw("<ofd:Content>")
	for k := range x.layers {
		if k != body && len(x.layers[k].data) == 0 {
			continue
		}
		b.raw(`<ofd:Layer ID="`).id(x.newID()).raw(`" Type="`).raw(layerTypes[k]).raw(`">`)
		b.data = append(b.data, x.layers[k].data...)
		b.raw("</ofd:Layer>\n")
	}
	x.add(pageName(i), b.raw("</ofd:Content></ofd:Page>\n"))
}

// page is a page that is being written.
type page struct {
	x     *encoding
	page  int
	rules []*layout.Rule // of one colour, which are not written yet
}

func (p *page) item(item layout.Item) {
	if r, ok := item.(*layout.Rule); ok {
		p.rule(r)
		return
	}
	switch item := item.(type) {
	case *layout.Glyphs:
		layer := layerOf(item)
		if layer == body {
			p.endRules()
		}
		p.run(&p.x.layers[layer], item)
	case *layout.Image:
		p.endRules()
		p.image(item)
	case *layout.Path:
		p.endRules()
		p.path(item)
	}
}

// layerOf returns the layer of a run of glyphs.
func layerOf(g *layout.Glyphs) int {
	switch {
	case g.Mark != layout.Artifact:
		return body
	case g.Page && g.Angle == 45:
		return background
	}
	return foreground
}

// object begins an object of the body or of another layer, and makes it a leaf of its mark.
func (p *page) object(b *buffer, kind string, mark int, within box) {
	id := p.x.newID()
	if mark != layout.Artifact {
		p.x.leaves.add(p.x.tree.first[p.page]+mark, id)
	}
	b.raw("<ofd:").raw(kind).raw(` ID="`).id(id).raw(`"`).boundary(within)
}

// leaves are the objects of all marks, each mark's in the order in which they are drawn.
type leaves struct {
	first, last []int32 // the entry of each mark, counted from 1; 0 for none
	entries     []leaf
}

type leaf struct {
	id   objectID
	next int32
}

// begin makes room for so many marks.
func (l *leaves) begin(marks int) {
	for range marks {
		l.first, l.last = append(l.first, 0), append(l.last, 0)
	}
}

func (l *leaves) clear() { l.first, l.last, l.entries = l.first[:0], l.last[:0], l.entries[:0] }

func (l *leaves) add(mark int, id objectID) {
	l.entries = append(l.entries, leaf{id: id})
	n := int32(len(l.entries))
	if last := l.last[mark]; last != 0 {
		l.entries[last-1].next = n
	} else {
		l.first[mark] = n
	}
	l.last[mark] = n
}
