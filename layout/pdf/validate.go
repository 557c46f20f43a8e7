package pdf

import (
	"errors"
	"fmt"

	"github.com/nianbao/nianbao/layout"
)

// maxDepth bounds the depth of the tree, which is walked recursively.
const maxDepth = 64

// validate refuses what would make a file that breaks the standards.
func validate(d *layout.Document) error {
	switch {
	case d == nil || d.Tree == nil || len(d.Pages) == 0:
		return errors.New("pdf: the document has no pages or no tree")
	case d.Meta.Title == "":
		return errors.New("pdf: the document has no title (ISO 14289-1, 7.1)")
	case d.Meta.Lang == "":
		return errors.New("pdf: the document has no language (ISO 14289-1, 7.2)")
	}
	v := &validator{doc: d, elems: map[*layout.Elem]bool{}, links: map[*layout.Link]bool{}}
	for _, p := range d.Pages {
		v.marks = append(v.marks, make([]bool, p.Marks))
	}
	if err := v.elem(d.Tree, 0); err != nil {
		return err
	}
	return v.pages()
}

type validator struct {
	doc   *layout.Document
	elems map[*layout.Elem]bool
	links map[*layout.Link]bool
	marks [][]bool // that the tree names
}

func (v *validator) elem(e *layout.Elem, depth int) error {
	if v.elems[e] {
		return fmt.Errorf("pdf: an element of role %s stands twice in the tree", e.Role)
	}
	v.elems[e] = true
	if depth > maxDepth {
		return errors.New("pdf: the tree is too deep")
	}
	if e.Role == layout.RoleTH && e.Scope == layout.NoScope {
		return errors.New("pdf: a header cell has no scope (ISO 14289-1, 7.5)")
	}
	for _, k := range e.Kids {
		if err := v.kid(e, k, depth); err != nil {
			return err
		}
	}
	return nil
}

func (v *validator) kid(e *layout.Elem, k layout.Kid, depth int) error {
	if k.Elem != nil {
		return v.elem(k.Elem, depth+1)
	}
	if k.Page < 0 || k.Page >= len(v.marks) {
		return fmt.Errorf("pdf: the tree names page %d, which does not exist", k.Page)
	}
	if k.Link != nil {
		if e.Role != layout.RoleLink || v.links[k.Link] {
			return errors.New("pdf: a link area must belong to one Link element (ISO 14289-1, 7.18.5)")
		}
		v.links[k.Link] = true
		return nil
	}
	if k.Mark < 0 || k.Mark >= len(v.marks[k.Page]) {
		return fmt.Errorf("pdf: the tree names mark %d of page %d, which does not exist", k.Mark, k.Page)
	}
	if v.marks[k.Page][k.Mark] {
		return fmt.Errorf("pdf: mark %d of page %d stands twice in the tree", k.Mark, k.Page)
	}
	v.marks[k.Page][k.Mark] = true
	return nil
}

// pages checks the other way round: all that is marked is in the tree, and each mark is
// one stretch of the page.
func (v *validator) pages() error {
	for i, p := range v.doc.Pages {
		if err := v.page(i, p); err != nil {
			return err
		}
	}
	for e := range v.elems {
		for _, h := range e.Headers {
			if !v.elems[h] {
				return errors.New("pdf: a cell names a header that is not in the tree")
			}
		}
	}
	return nil
}

func (v *validator) page(i int, p layout.Page) error {
	for m, named := range v.marks[i] {
		if !named {
			return fmt.Errorf("pdf: mark %d of page %d is not in the tree", m, i)
		}
	}
	last, seen := layout.Artifact, make([]bool, p.Marks)
	for _, item := range p.Items {
		switch item := item.(type) {
		case *layout.Link:
			if !v.links[item] {
				return fmt.Errorf("pdf: a link area of page %d is not in the tree", i)
			}
		case *layout.Glyphs:
			if item.Mark == layout.Artifact || item.Mark == last {
				continue
			}
			if item.Mark < 0 || item.Mark >= p.Marks || seen[item.Mark] {
				return fmt.Errorf("pdf: mark %d of page %d is not one stretch", item.Mark, i)
			}
			last, seen[item.Mark] = item.Mark, true
		}
	}
	return nil
}
