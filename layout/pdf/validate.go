package pdf

import (
	"errors"
	"fmt"
	"regexp"
	"time"
	"unicode/utf16"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// maxDepth bounds the depth of the tree, which is walked recursively.
const maxDepth = 64

// validate refuses what would make a file that breaks the standards. It returns the place of
// each element in the order of the tree.
func validate(d *layout.Document) (map[*layout.Elem]int, error) {
	if err := whole(d); err != nil {
		return nil, err
	}
	v := &validator{doc: d, elems: map[*layout.Elem]int{}, links: map[*layout.Link]int{}, drawn: map[*layout.Link]bool{}}
	for _, p := range d.Pages {
		v.marks = append(v.marks, make([]bool, p.Marks))
	}
	if err := v.elem(d.Tree, 0); err != nil {
		return nil, err
	}
	return v.elems, v.pages()
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

type validator struct {
	doc   *layout.Document
	elems map[*layout.Elem]int
	links map[*layout.Link]int  // that the tree names, with their pages
	drawn map[*layout.Link]bool // that stand on a page
	marks [][]bool              // that the tree names
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
func isTooLong(s string) bool { return 2*len(utf16.Encode([]rune(s)))+2 > maxString }

// roles are those that the standard knows or structure maps.
var roles = map[layout.Role]bool{
	layout.RoleDocument: true, layout.RoleTitle: true, layout.RoleH1: true, layout.RoleH2: true, layout.RoleH3: true,
	layout.RoleH4: true, layout.RoleP: true, layout.RoleSpan: true, layout.RoleLink: true, layout.RoleTable: true,
	layout.RoleTHead: true, layout.RoleTBody: true, layout.RoleTR: true, layout.RoleTH: true, layout.RoleTD: true,
	layout.RoleFigure: true, layout.RoleCaption: true,
	layout.RoleSect: true, layout.RoleL: true, layout.RoleLI: true, layout.RoleLbl: true, layout.RoleLBody: true,
	layout.RoleTOC: true, layout.RoleTOCI: true, layout.RoleReference: true,
}

func (v *validator) elem(e *layout.Elem, depth int) error {
	if _, twice := v.elems[e]; twice {
		return fmt.Errorf("pdf: an element of role %s stands twice in the tree", e.Role)
	}
	v.elems[e] = len(v.elems)
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
	}
	if err := figure(e); err != nil {
		return err
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
		if _, twice := v.links[k.Link]; twice || e.Role != layout.RoleLink {
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
		v.links[k.Link] = k.Page
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
