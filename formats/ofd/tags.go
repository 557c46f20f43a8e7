package ofd

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/model"
)

// ours begins the namespace of the tags of our own files.
const ours = "urn:nianbao:"

// structure returns what makes elements of the custom tags that say what each text is; nil when the file
// has none, or when they do not have the text of the pages. Text that they do not have, as page numbers, is
// marked as no part of the document; in files of others it is told.
func (d *document) structure() func(*pages.Marks) *pages.Element {
	t := &tags{d: d, left: maxElements}
	top := t.read()
	if top == nil || !t.whole(top, false) {
		return nil
	}
	inside, outside := t.count()
	if limit := inside / 10; outside > inside || !t.own && outside > limit {
		return nil
	}
	for _, p := range d.pages {
		var out strings.Builder
		for i := range p.Glyphs {
			g := &p.Glyphs[i]
			if g.Artifact = !t.refs[place{p, g.Mark}]; g.Artifact {
				out.WriteString(g.Text)
			}
		}
		if text := strings.TrimSpace(out.String()); text != "" && !t.own {
			d.notes = append(d.notes, told(model.SeverityInfo, p.Number, fmt.Sprintf("文件没有标引的文字（如页码）没有读入：“%s”", pages.Shortened(text)), ""))
		}
	}
	return func(marks *pages.Marks) *pages.Element {
		top.take(marks)
		return top.out
	}
}

// tags are a tree of custom tags while it is being read.
type tags struct {
	d    *document
	left int
	own  bool // the tree is that of a file of ours
	refs map[place]bool
}

// place is where an object stands.
type place struct {
	page *page
	id   int
}

// tag is an element of the tree, or a leaf.
type tag struct {
	out  *pages.Element
	kids []*tag
	leaf place
}

// take makes elements of a tag and what is in it.
func (t *tag) take(marks *pages.Marks) {
	for _, k := range t.kids {
		if k.leaf.page != nil {
			k.out = marks.Take(k.leaf.page.Page, k.leaf.id)
		} else {
			k.take(marks)
		}
		t.out.Kids = append(t.out.Kids, k.out)
		if t.out.Page == nil {
			t.out.Page = k.out.Page
		}
	}
}

// read reads the trees that the document names: the first one that leads to objects.
func (t *tags) read() *tag {
	pack, list := t.d.file.pack, t.d.tags
	if !pack.Has(list) {
		return nil
	}
	var found *tag
	err := pack.Walk(list, func(r *opc.Reader, _ opc.Element) error {
		return r.Each(func(e opc.Element) error {
			own := strings.HasPrefix(attr(e, "NameSpace"), ours)
			return r.Each(func(e opc.Element) error {
				if local(e) != "FileLoc" || found != nil {
					return nil
				}
				part, err := t.d.file.location(r, list)
				if err == nil && pack.Has(part) {
					t.own = own
					found, err = t.tree(part)
				}
				return err
			})
		})
	})
	if err != nil {
		return nil // the pages are read by place then
	}
	return found
}

// tree reads a tree, nil when it leads to no object.
func (t *tags) tree(part string) (*tag, error) {
	t.refs = map[place]bool{}
	top := &tag{out: &pages.Element{}}
	err := t.d.file.pack.Walk(part, func(r *opc.Reader, root opc.Element) error {
		k, err := t.element(r, root)
		top.kids = append(top.kids, k)
		return err
	})
	if err != nil || len(t.refs) == 0 || t.left < 0 {
		return nil, err
	}
	return top, nil
}

// element reads an element and all that is in it.
func (t *tags) element(r *opc.Reader, e opc.Element) (*tag, error) {
	t.left--
	out := &tag{out: &pages.Element{Role: local(e), Alt: attr(e, "Alt")}}
	out.out.RowSpan, _ = strconv.Atoi(attr(e, "RowSpan")) // 0 stands for 1
	out.out.ColSpan, _ = strconv.Atoi(attr(e, "ColSpan"))
	err := r.Each(func(e opc.Element) error {
		if t.left < 0 {
			return nil
		}
		if local(e) == "ObjectRef" {
			k, err := t.reference(r, e)
			if k != nil {
				out.kids = append(out.kids, k)
			}
			return err
		}
		k, err := t.element(r, e)
		out.kids = append(out.kids, k)
		return err
	})
	return out, err
}

// reference reads a leaf, nil when it leads nowhere. Of several that lead to one object the first one gets it.
func (t *tags) reference(r *opc.Reader, e opc.Element) (*tag, error) {
	t.left--
	p := t.d.pageIDs[attr(e, "PageRef")]
	text, err := r.Text()
	at := place{p, idOf(text)}
	if p == nil || at.id < 0 {
		return nil, err
	}
	t.refs[at] = true
	return &tag{leaf: at}, err
}

// withText are the roles whose text is read.
const withText = " P Title H1 H2 H3 H4 LI Caption TH TD TOCI Figure "

// whole reports whether all objects that a tree leads to are in elements whose text is read.
func (t *tags) whole(e *tag, inside bool) bool {
	if e.leaf.page != nil {
		return inside
	}
	inside = inside || e.out.Role != "" && strings.Contains(withText, " "+e.out.Role+" ")
	for _, k := range e.kids {
		if !t.whole(k, inside) {
			return false
		}
	}
	return true
}

// count counts the upright glyphs that the tree has, and those that it has not.
func (t *tags) count() (inside, outside int) {
	for _, p := range t.d.pages {
		for i := range p.Glyphs {
			if t.refs[place{p, p.Glyphs[i].Mark}] {
				inside++
			} else {
				outside++
			}
		}
	}
	return inside, outside
}
