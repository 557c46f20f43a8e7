package ofd

import (
	"errors"
	"fmt"

	"github.com/nianbao/nianbao/internal/doccheck"
	"github.com/nianbao/nianbao/layout"
)

// tree is what is known of a document's tree before it is written.
type tree struct {
	doc     *layout.Document
	headers map[*layout.Elem]int  // numbers of the cells that head others, counted from 1; 0 before they are known
	seen    map[*layout.Elem]bool // the elements of the tree
	first   []int                 // the number of each page's first mark among those of all pages
	owned   []bool                // for each mark of all pages: it is in the tree
	drawn   map[*layout.Link]int  // the pages of link areas
	named   []layout.Kid          // link areas that the tree names
}

// survey walks the tree.
func (t *tree) survey(d *layout.Document) error {
	if t.seen == nil {
		t.seen, t.headers, t.drawn = map[*layout.Elem]bool{}, map[*layout.Elem]int{}, map[*layout.Link]int{}
	}
	t.doc = d
	marks := 0
	for i := range d.Pages {
		t.first = append(t.first, marks)
		marks += d.Pages[i].Marks
	}
	for range marks {
		t.owned = append(t.owned, false)
	}
	return t.elem(d.Tree, 0)
}

// clear lets go of the document.
func (t *tree) clear() {
	clear(t.headers)
	clear(t.seen)
	clear(t.drawn)
	clear(t.named)
	t.doc, t.first, t.owned, t.named = nil, t.first[:0], t.owned[:0], t.named[:0]
}

func (t *tree) elem(e *layout.Elem, depth int) error {
	switch {
	case depth > doccheck.MaxDepth:
		return doccheck.ErrTooDeep
	case t.seen[e]:
		return doccheck.Twice(e)
	case !isName(e.Role):
		return fmt.Errorf("there is no role %q", e.Role)
	case e.Scope < layout.NoScope || e.Scope > layout.RowScope || min(e.RowSpan, e.ColSpan) < 0:
		return fmt.Errorf("an element of role %s has a scope or span that cannot be", e.Role)
	}
	t.seen[e] = true
	for _, h := range e.Headers {
		if t.headers[h] == 0 {
			t.headers[h] = len(t.headers) + 1
		}
	}
	for _, k := range e.Kids {
		if k.Elem != nil {
			if err := t.elem(k.Elem, depth+1); err != nil {
				return err
			}
			continue
		}
		if err := t.kid(k); err != nil {
			return err
		}
	}
	return nil
}

func (t *tree) kid(k layout.Kid) error {
	if err := doccheck.Kid(t.doc, k); err != nil {
		return err
	}
	if k.Link != nil {
		t.named = append(t.named, k)
		return nil
	}
	owned := &t.owned[t.first[k.Page]+k.Mark]
	if *owned {
		return fmt.Errorf("mark %d of page %d stands twice in the tree", k.Mark, k.Page)
	}
	*owned = true
	return nil
}

// has reports whether the tree has a mark of a page.
func (t *tree) has(page, mark int) bool {
	return mark >= 0 && mark < t.doc.Pages[page].Marks && t.owned[t.first[page]+mark]
}

// resolve looks for what elements name.
func (t *tree) resolve() error {
	for h := range t.headers {
		if !t.seen[h] || h.Role != layout.RoleTH {
			return errors.New("a cell names a header that is no header cell of the tree")
		}
	}
	for _, k := range t.named {
		if page, ok := t.drawn[k.Link]; !ok || page != k.Page {
			return errors.New("the tree names a link area that is not on its page")
		}
	}
	return nil
}
