package pdf

import (
	"fmt"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// Standard is what a file conforms to.
type Standard int

// The standards that an Encoder can write. A2a_UA1 is the zero value.
const (
	// A2a_UA1 is PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), on PDF 1.7.
	A2a_UA1 Standard = iota
	// A3a_UA1 is PDF/A-3a (ISO 19005-3) and PDF/UA-1, on PDF 1.7: the same with attachments of any kind.
	A3a_UA1
	// A1a is PDF/A-1a (ISO 19005-1, which GB/T 23286.1-2009 adopts), on PDF 1.4: no compressed objects, no attachments.
	A1a
	// A4_UA2 is PDF/A-4 (ISO 19005-4) and PDF/UA-2 (ISO 14289-2), on PDF 2.0; with attachments it is PDF/A-4f.
	A4_UA2

	standards // how many there are
)

// String returns the names of the standards as people write them.
func (s Standard) String() string {
	if s < 0 || s >= standards {
		return "未知的标准"
	}
	return [...]string{"PDF/A-2a、PDF/UA-1", "PDF/A-3a、PDF/UA-1", "PDF/A-1a", "PDF/A-4、PDF/UA-2"}[s]
}

// TakesAttachments reports whether a file of the standard may hold files of any kind.
func (s Standard) TakesAttachments() bool { return s == A3a_UA1 || s == A4_UA2 }

// StandardError says what a standard forbids in a document that is sound otherwise.
type StandardError struct {
	Standard Standard
	Message  string // Chinese: what it is, and what to do
}

// Error returns the message.
func (e *StandardError) Error() string { return e.Message }

// forbids makes such an error.
func (s Standard) forbids(format string, args ...any) error {
	return &StandardError{Standard: s, Message: s.String() + fmt.Sprintf(format, args...)}
}

// permit refuses what the standard of a file forbids.
func (x *encoding) permit() error {
	switch {
	case x.standard < 0 || x.standard >= standards:
		return &StandardError{Standard: x.standard, Message: fmt.Sprintf("没有编号为 %d 的 PDF 标准", int(x.standard))}
	case len(x.attached) > 0 && !x.standard.TakesAttachments():
		return x.standard.forbids(" 不允许附带数据文件；请改用 PDF/A-3a 或 PDF/A-4，或者不附数据")
	case x.standard == A1a:
		return x.permitA1a()
	}
	return nil
}

// maxArray is how many elements an array of PDF 1.4 may have (ISO 19005-1, 6.1.12).
const maxArray = 8191

// permitA1a refuses documents with longer arrays than PDF 1.4 has, and groups of rows with content
// of their own, which PDF 1.4 does not know. Only the widths of a font are looked at later.
func (x *encoding) permitA1a() error {
	named := map[int]bool{}
	for _, h := range x.headers {
		named[h] = true
	}
	long := len(x.doc.Pages) > maxArray || 2*(len(x.doc.Pages)+len(x.links)) > maxArray || 2*len(named) > maxArray
	for i := range x.doc.Pages {
		long = long || x.doc.Pages[i].Marks > maxArray
	}
	for i := range x.elems {
		e := &x.elems[i]
		kids := len(e.Kids)
		for _, k := range e.Kids {
			if k.Elem != nil && isRowGroup(k.Elem) {
				kids += len(k.Elem.Kids)
			}
		}
		long = long || kids > maxArray || len(e.Headers) > maxArray
		if isRowGroup(e.Elem) && firstPage(e.Elem) >= 0 {
			return fmt.Errorf("pdf: an element of role %s has content of its own (PDF Reference 1.4, 9.7.4)", e.Role)
		}
	}
	if long {
		return x.tooLong()
	}
	return nil
}

func (x *encoding) tooLong() error {
	return x.standard.forbids(" 的数组最多有 %d 项，这份文件太长或字体太大；请改用 PDF/A-2a", maxArray)
}

// isRowGroup reports whether an element groups the rows of a table, as PDF 1.5 and later have it.
func isRowGroup(e *layout.Elem) bool { return e.Role == layout.RoleTHead || e.Role == layout.RoleTBody }

// isDissolved reports whether an element is left out and its children belong to its parent: PDF 1.4
// has no groups of rows, and PDF/A-1 wants types that are not its own mapped to one that is.
func (x *encoding) isDissolved(index int) bool {
	return x.standard == A1a && isRowGroup(x.elems[index].Elem)
}

// role returns the structure type of an element. PDF 2.0 has no Reference, and lets neither one nor
// an entry of a table of contents hold a link (ISO 32005, table 5); a paragraph may. A caption belongs to the
// table, figure or list above it there; one that stands beside a figure is a paragraph.
func (x *encoding) role(e *layout.Elem) string {
	if x.standard != A4_UA2 {
		return string(e.Role)
	}
	switch e.Role {
	case layout.RoleReference:
		return string(layout.RoleP)
	case layout.RoleCaption:
		if parent := x.elems[x.index[e]].parent; parent < 0 || !hasCaptions(x.elems[parent].Role) {
			return string(layout.RoleP)
		}
	}
	return string(e.Role)
}

// hasCaptions reports whether an element of a role may have a caption (ISO 32005, table 5).
func hasCaptions(r layout.Role) bool {
	return r == layout.RoleTable || r == layout.RoleFigure || r == layout.RoleL || r == layout.RoleTOC
}

// parentOf returns the object of the element above one.
func (x *encoding) parentOf(e *element) pdfobj.Ref {
	for e.parent >= 0 {
		if !x.isDissolved(e.parent) {
			return x.elems[e.parent].ref
		}
		e = &x.elems[e.parent]
	}
	return x.treeRoot
}

// namespace2 names the standard structure types of PDF 2.0 (ISO 32000-2, 14.8.6).
const namespace2 = "http://iso.org/pdf2/ssn"

// onlyIn17 are roles that PDF 2.0 has not taken over from PDF 1.7. An element without a namespace
// has a type of PDF 1.7.
func onlyIn17(r layout.Role) bool {
	return r == layout.RoleTOC || r == layout.RoleTOCI
}

// findHeadings finds the elements that the outline's entries stand for, to which PDF/UA-2 wants
// destinations to lead: the headings of the tree in its order. A document whose tree has other
// headings than its outline leads to its beginning.
func (x *encoding) findHeadings() {
	x.targets = nil
	if x.standard != A4_UA2 {
		return
	}
	for i := range x.elems {
		if x.elems[i].Role.HeadingLevel() > 0 {
			x.targets = append(x.targets, i)
		}
	}
	if len(x.targets) != len(x.doc.Outline) {
		x.targets = make([]int, len(x.doc.Outline))
	}
}
