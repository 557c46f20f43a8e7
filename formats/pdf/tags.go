package pdf

import (
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/internal/pdffile"
)

// The limits of a structure tree.
const (
	maxTreeDepth = 30
	maxElements  = 200_000
)

// producer is what our own files name as their producer.
const producer = "nianbao"

// structure reads the structure tree of a file of ours.
func (d *document) structure(marks *pages.Marks) *pages.Element {
	root := d.file.Dict(d.file.Trailer["Root"])
	structure := d.file.Dict(root["StructTreeRoot"])
	if structure == nil || !d.ours(structure) {
		return nil
	}
	t := &tree{d: d, marks: marks, left: maxElements}
	top := &pages.Element{}
	t.kids(top, structure["K"], nil, 0)
	return top
}

// tree is a structure tree while it is being read.
type tree struct {
	d     *document
	marks *pages.Marks
	left  int // elements that may still be read
}

// ours reports whether a structure is one of ours: the file names us as its producer or, when another
// program saved it again, only the title's role has a map, as in no other program's files.
func (d *document) ours(structure pdffile.Dict) bool {
	if textString(d.file.Get(d.file.Dict(d.file.Trailer["Info"]), "Producer")) == producer || d.metadata().producer == producer {
		return true
	}
	roles := d.file.Dict(structure["RoleMap"])
	return len(roles) == 1 && d.file.Name(roles["Title"]) == "P"
}

// kids reads the children of an element.
func (t *tree) kids(e *pages.Element, v any, p *pages.Page, depth int) {
	if t.left--; t.left < 0 || depth > maxTreeDepth {
		return
	}
	switch k := t.d.file.Resolve(v).(type) {
	case pdffile.Array:
		for _, v := range k {
			t.kids(e, v, p, depth+1)
		}
	case int:
		e.Kids = append(e.Kids, t.marks.Take(p, k))
	case pdffile.Dict:
		if ref, ok := k["Pg"].(pdffile.Ref); ok {
			p = t.d.pageOf(ref)
		}
		switch t.d.file.Name(k["Type"]) {
		case "MCR":
			e.Kids = append(e.Kids, t.marks.Take(p, t.d.file.Int(k["MCID"])))
			return
		case "OBJR":
			return
		}
		child := t.element(k, p)
		t.kids(child, k["K"], p, depth+1)
		if child.Page == nil && len(child.Kids) > 0 {
			child.Page = child.Kids[0].Page
		}
		e.Kids = append(e.Kids, child)
	}
}

// element makes an element without its children.
func (t *tree) element(k pdffile.Dict, p *pages.Page) *pages.Element {
	e := &pages.Element{Role: string(t.d.file.Name(k["S"])), Page: p}
	switch e.Role {
	case "Figure":
		e.Alt = textString(t.d.file.Get(k, "Alt"))
	case "TH", "TD":
		a := t.d.file.Dict(k["A"])
		e.RowSpan, e.ColSpan = t.d.file.Int(a["RowSpan"]), t.d.file.Int(a["ColSpan"])
	}
	return e
}

// pageOf returns a page, nil when it is none of the file.
func (d *document) pageOf(ref pdffile.Ref) *pages.Page {
	if p := d.byRef[ref]; p != nil {
		return p.Page
	}
	return nil
}
