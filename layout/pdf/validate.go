package pdf

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"
	"unicode/utf16"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// maxDepth bounds the depth of the tree, which is walked recursively.
const maxDepth = 64

// validate refuses what would make a file that breaks the standards, and leaves in v what it finds out.
func (v *validator) validate(d *layout.Document) error {
	if err := whole(d); err != nil {
		return err
	}
	v.begin(d)
	if err := v.elem(d.Tree, -1, 0); err != nil {
		return err
	}
	return v.pages()
}

// whole refuses a document that lacks what every document must have, or has too much of it.
func whole(d *layout.Document) error {
	switch {
	case d == nil || d.Tree == nil || len(d.Pages) == 0:
		return errors.New("pdf: the document has no pages or no tree")
	case d.Front < 0 || d.Front > len(d.Pages):
		return fmt.Errorf("pdf: %d of %d pages stand before page 1", d.Front, len(d.Pages))
	case d.Meta.Title == "":
		return errors.New("pdf: the document has no title (ISO 14289-1, 7.1)")
	case !language.MatchString(d.Meta.Lang):
		return fmt.Errorf("pdf: %q is no language (ISO 14289-1, 7.2)", d.Meta.Lang)
	case d.Meta.Date != "" && !isDate(d.Meta.Date):
		return fmt.Errorf("pdf: %q is no date like 2022-01-16", d.Meta.Date)
	}
	for _, s := range []string{d.Meta.Title, d.Meta.Author, d.Meta.Subject} {
		if isTooLong(s) {
			return errors.New("pdf: the title, author or subject is too long (ISO 19005-2, 6.1.13)")
		}
	}
	for i := range d.Pages {
		if d.Pages[i].Marks < 0 {
			return fmt.Errorf("pdf: page %d has %d marks", i, d.Pages[i].Marks)
		}
	}
	for _, h := range d.Outline {
		if h.Page < 0 || h.Page >= len(d.Pages) {
			return fmt.Errorf("pdf: the outline names page %d, which does not exist", h.Page)
		}
		if isTooLong(h.Text) {
			return errors.New("pdf: a heading is too long for the outline (ISO 19005-2, 6.1.13)")
		}
	}
	return nil
}

// validator knows the tree of a document. Its room serves the next one.
type validator struct {
	doc     *layout.Document
	elems   []element            // in the order of the tree, the document first
	index   map[*layout.Elem]int // of each in elems
	headers []int                // indices of the headers of all elements, one behind the other
	links   []link               // in the order of the tree
	areas   map[*layout.Link]int // of each in links
	// owners[page][mark] is the index of the element that the marked content belongs to, or nobody.
	owners [][]int
	marks  []int // room for them
	seen   []bool
	level  int // of the last heading
}

const nobody = -1

// element is a structure element with its object.
type element struct {
	*layout.Elem
	ref     pdfobj.Ref
	parent  int // index, -1 for the document
	end     int // index of the first element that is not below it
	headers int // where its headers begin
	id      int // of a header that a cell names, counted from 1; 0 for none
}

// link is an annotation with its object.
type link struct {
	*layout.Link
	ref   pdfobj.Ref
	page  int
	elem  int
	drawn bool // it stands on its page
}

// begin makes the validator ready for a document.
func (v *validator) begin(d *layout.Document) {
	v.doc, v.level = d, 0
	if v.index == nil {
		v.index, v.areas = map[*layout.Elem]int{}, map[*layout.Link]int{}
	}
	marks := 0
	for _, p := range d.Pages {
		marks += p.Marks
	}
	v.marks = slices.Grow(v.marks[:0], marks)
	for _, p := range d.Pages {
		from := len(v.marks)
		for range p.Marks {
			v.marks = append(v.marks, nobody)
		}
		v.owners = append(v.owners, v.marks[from:])
	}
}

// clear lets go of the document.
func (v *validator) clear() {
	clear(v.elems)
	clear(v.index)
	clear(v.links)
	clear(v.areas)
	v.doc, v.elems, v.headers, v.links, v.owners = nil, v.elems[:0], v.headers[:0], v.links[:0], v.owners[:0]
}

// language is the form of a language tag (RFC 5646, as far as the standards check it).
var language = regexp.MustCompile(`^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$`)

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// maxString is the most bytes that a string may have (ISO 19005-2, 6.1.13).
const maxString = 32767

// isTooLong reports whether a text has no room in a string as UTF-16 with its byte order mark.
func isTooLong(s string) bool {
	units := 0
	for _, r := range s {
		units += utf16.RuneLen(r)
	}
	return 2*units+2 > maxString
}

// roles are those that the standard knows or structure maps.
var roles = map[layout.Role]bool{
	layout.RoleDocument: true, layout.RoleTitle: true, layout.RoleH1: true, layout.RoleH2: true, layout.RoleH3: true,
	layout.RoleH4: true, layout.RoleP: true, layout.RoleSpan: true, layout.RoleLink: true, layout.RoleTable: true,
	layout.RoleTHead: true, layout.RoleTBody: true, layout.RoleTR: true, layout.RoleTH: true, layout.RoleTD: true,
	layout.RoleFigure: true, layout.RoleCaption: true,
	layout.RoleSect: true, layout.RoleL: true, layout.RoleLI: true, layout.RoleLbl: true, layout.RoleLBody: true,
	layout.RoleTOC: true, layout.RoleTOCI: true, layout.RoleReference: true,
}

func (v *validator) elem(e *layout.Elem, parent, depth int) error {
	if _, twice := v.index[e]; twice {
		return fmt.Errorf("pdf: an element of role %s stands twice in the tree", e.Role)
	}
	index := len(v.elems)
	v.index[e] = index
	v.elems = append(v.elems, element{Elem: e, parent: parent})
	if depth > maxDepth {
		return errors.New("pdf: the tree is too deep")
	}
	switch {
	case !roles[e.Role]:
		return fmt.Errorf("pdf: there is no role %q (ISO 14289-1, 7.1)", e.Role)
	case e.Role == layout.RoleTH && e.Scope != layout.ColumnScope && e.Scope != layout.RowScope:
		return errors.New("pdf: a header cell has no scope (ISO 14289-1, 7.5)")
	case e.Role != layout.RoleTH && e.Scope != layout.NoScope:
		return fmt.Errorf("pdf: an element of role %s has the scope of a header cell", e.Role)
	case e.Role != layout.RoleTH && e.Role != layout.RoleTD && max(e.RowSpan, e.ColSpan) > 1:
		return fmt.Errorf("pdf: an element of role %s spans rows or columns as a cell does", e.Role)
	}
	if level := e.Role.HeadingLevel(); level > 0 {
		if level > v.level+1 {
			return fmt.Errorf("pdf: a heading of level %d follows one of level %d (ISO 14289-1, 7.4.2)", level, v.level)
		}
		v.level = level
	}
	if err := figure(e); err != nil {
		return err
	}
	for _, k := range e.Kids {
		if err := v.kid(index, k, depth); err != nil {
			return err
		}
	}
	v.elems[index].end = len(v.elems)
	return nil
}

// kid looks at a child of the element of an index.
func (v *validator) kid(index int, k layout.Kid, depth int) error {
	if k.Elem != nil {
		return v.elem(k.Elem, index, depth+1)
	}
	if k.Page < 0 || k.Page >= len(v.owners) {
		return fmt.Errorf("pdf: the tree names page %d, which does not exist", k.Page)
	}
	if k.Link != nil {
		return v.link(index, k)
	}
	owners := v.owners[k.Page]
	if k.Mark < 0 || k.Mark >= len(owners) {
		return fmt.Errorf("pdf: the tree names mark %d of page %d, which does not exist", k.Mark, k.Page)
	}
	if owners[k.Mark] != nobody {
		return fmt.Errorf("pdf: mark %d of page %d stands twice in the tree", k.Mark, k.Page)
	}
	owners[k.Mark] = index
	return nil
}

func (v *validator) link(index int, k layout.Kid) error {
	if _, twice := v.areas[k.Link]; twice || v.elems[index].Role != layout.RoleLink {
		return errors.New("pdf: a link area must belong to one Link element (ISO 14289-1, 7.18.5)")
	}
	if k.Link.Heading < 0 || k.Link.Heading > len(v.doc.Outline) {
		return fmt.Errorf("pdf: a link area leads to heading %d, which does not exist", k.Link.Heading)
	}
	if (k.Link.URL == "") == (k.Link.Heading == 0) || k.Link.Text == "" {
		return errors.New("pdf: a link area has no address or no text, or leads to two places (ISO 14289-1, 7.18.5)")
	}
	if isTooLong(k.Link.Text) || len(pdfobj.URI(k.Link.URL)) > maxString {
		return errors.New("pdf: the address or text of a link area is too long (ISO 19005-2, 6.1.13)")
	}
	v.areas[k.Link] = len(v.links)
	v.links = append(v.links, link{Link: k.Link, page: k.Page, elem: index})
	return nil
}
