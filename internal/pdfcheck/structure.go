package pdfcheck

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// element is a structure element.
type element struct {
	obj    int
	dict   types.Dict
	role   string // as the file has it
	mapped string // by the role map, else as role
	parent *element
	depth  int
	kids   []kid

	id               string
	scope            string
	rowSpan, colSpan int
	headers          []string
	numbering        string      // of a list
	box              types.Array // of a figure
	problems         []string
}

// kid is a child of an element: an element, a piece of a page, or an annotation.
type kid struct {
	elem  *element
	page  int
	mcid  int
	annot int // object number
}

func (e *element) String() string { return fmt.Sprintf("element %d (%s)", e.obj, e.role) }

func (e *element) find(format string, args ...any) {
	e.problems = append(e.problems, e.String()+fmt.Sprintf(format, args...))
}

// readTree reads the structure tree.
func (c *checker) readTree() {
	root := c.dict(c.catalog["StructTreeRoot"])
	tops := c.list(root["K"])
	if len(tops) != 1 {
		c.find("the structure tree has %d elements at its top, not one Document", len(tops))
	}
	for _, o := range tops {
		if e := c.readElement(o, nil, c.dict(root["RoleMap"])); c.root == nil {
			c.root = e
		}
	}
}

func (c *checker) readElement(o types.Object, parent *element, roles types.Dict) *element {
	number, d := ref(o), c.dict(o)
	depth := 0
	if parent != nil {
		depth = parent.depth + 1
	}
	switch {
	case number == 0 || d == nil:
		c.find("the structure tree has an element that is no object of its own")
		return nil
	case c.elemOf[number] != nil:
		c.find("%v stands in the structure tree twice", c.elemOf[number])
		return nil
	case depth > maxDepth:
		c.find("the structure tree is too deep")
		return nil
	}
	e := &element{obj: number, dict: d, role: c.name(d["S"]), parent: parent, depth: depth, rowSpan: 1, colSpan: 1}
	e.mapped = e.role
	if to := c.name(roles[e.role]); to != "" {
		e.mapped = to
	}
	c.elemOf[number] = e
	c.elements = append(c.elements, e)
	e.id, _ = c.bytes(d["ID"])
	c.readAttributes(e)
	for _, k := range c.list(d["K"]) {
		c.readKid(e, k, roles)
	}
	return e
}

// readAttributes reads what a cell says of itself (ISO 32000-1, 14.8.5.7).
func (c *checker) readAttributes(e *element) {
	for _, o := range c.list(e.dict["A"]) {
		a := c.dict(o)
		if e.mapped == "Figure" && c.name(a["O"]) == "Layout" {
			e.box = c.array(a["BBox"])
			continue
		}
		if e.mapped == "L" && c.name(a["O"]) == "List" {
			e.numbering = c.name(a["ListNumbering"])
			continue
		}
		if c.name(a["O"]) != "Table" {
			e.find(" has attributes of owner %q, which this check does not follow", c.name(a["O"]))
			continue
		}
		e.scope = c.name(a["Scope"])
		for _, span := range []struct {
			key string
			to  *int
		}{{"RowSpan", &e.rowSpan}, {"ColSpan", &e.colSpan}} {
			if a[span.key] == nil {
				continue
			}
			n, ok := c.integer(a[span.key])
			if !ok || n < 1 || n > maxSpan {
				e.find(": its %s is no count", span.key)
				continue
			}
			*span.to = n
		}
		for _, h := range c.list(a["Headers"]) {
			id, ok := c.bytes(h)
			if !ok {
				e.find(" has a header that is no identifier")
			}
			e.headers = append(e.headers, id)
		}
	}
}

// maxSpan bounds the rows or columns of a cell.
const maxSpan = 1000

func (c *checker) readKid(e *element, o types.Object, roles types.Dict) {
	if mcid, ok := c.integer(o); ok {
		c.addMark(e, e.dict["Pg"], mcid)
		return
	}
	d := c.dict(o)
	switch c.name(d["Type"]) {
	case "MCR":
		page := d["Pg"]
		if page == nil {
			page = e.dict["Pg"]
		}
		mcid, ok := c.integer(d["MCID"])
		if !ok || d["Stm"] != nil {
			e.find(" has marked content that is not on a page")
			return
		}
		c.addMark(e, page, mcid)
	case "OBJR":
		e.kids = append(e.kids, kid{annot: ref(d["Obj"])})
	case "", "StructElem":
		if k := c.readElement(o, e, roles); k != nil {
			e.kids = append(e.kids, kid{elem: k})
		}
	default:
		e.find(" has a kid of type %s", c.name(d["Type"]))
	}
}

func (c *checker) addMark(e *element, page types.Object, mcid int) {
	index, ok := c.pageOf[ref(page)]
	if !ok {
		e.find(" has MCID %d on no page", mcid)
		return
	}
	e.kids = append(e.kids, kid{page: index, mcid: mcid})
}

// standard are the roles of ISO 32000-1, 14.8.4, that layout/pdf writes.
var standard = map[string]bool{
	"Document": true, "H1": true, "H2": true, "H3": true, "H4": true, "H5": true, "H6": true, "P": true, "Span": true,
	"Link": true, "Figure": true, "Caption": true, "Table": true, "THead": true, "TBody": true, "TFoot": true, "TR": true, "TH": true, "TD": true,
	"Sect": true, "L": true, "LI": true, "Lbl": true, "LBody": true,
	"TOC": true, "TOCI": true, "Reference": true,
}

// checkTree checks each element by itself: its role, its parent, and its place.
func (c *checker) checkTree() {
	if c.root == nil {
		c.find("there is no structure tree")
		return
	}
	if c.root.mapped != "Document" {
		c.find("the structure tree begins with %s, not Document", c.root.role)
	}
	rootObject := ref(c.catalog["StructTreeRoot"])
	level := 0
	for _, e := range c.elements {
		c.findings = append(c.findings, e.problems...)
		if !c.isRole(e.mapped) {
			c.find("%v: its role is neither standard nor mapped", e)
		}
		above := rootObject
		if e.parent != nil {
			above = e.parent.obj
		}
		if p := ref(e.dict["P"]); p != above {
			c.find("%v: P leads to object %d, its parent is %d", e, p, above)
		}
		for _, key := range []string{"ActualText", "Alt", "E"} {
			if e.dict[key] != nil && (key != "Alt" || e.mapped != "Figure") {
				c.find("%v has %s, which this check does not follow", e, key)
			}
		}
		c.checkPlace(e)
		c.checkNamespace(e)
		c.checkFigure(e)
		level = c.checkHeading(e, level)
	}
}

// places are the parents that some roles must have.
var places = map[string][]string{
	"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}, "TR": {"Table", "THead", "TBody", "TFoot"},
	"TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TOCI": {"TOC"},
}

func (c *checker) checkPlace(e *element) {
	parents, bound := places[e.mapped]
	if !bound {
		return
	}
	for _, p := range parents {
		if e.parent != nil && e.parent.mapped == p {
			return
		}
	}
	c.find("%v is out of place", e)
}

// checkHeading checks that no level of headings is left out (ISO 14289-1, 7.4.2). It
// returns the level that holds after the element.
func (c *checker) checkHeading(e *element, level int) int {
	if len(e.mapped) != 2 || e.mapped[0] != 'H' || e.mapped[1] < '1' || e.mapped[1] > '6' {
		return level
	}
	own := int(e.mapped[1] - '0')
	if own > level+1 {
		c.find("%v follows a heading of level %d", e, level)
	}
	return own
}
