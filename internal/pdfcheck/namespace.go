package pdfcheck

import (
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// namespace2 is that of PDF 2.0's structure types (ISO 32000-2, 14.8.6).
const namespace2 = "http://iso.org/pdf2/ssn"

// only17 are the roles that layout/pdf writes and PDF 2.0 has left to PDF 1.7.
var only17 = map[string]bool{"TOC": true, "TOCI": true}

// checkNamespace checks what ISO 14289-2 asks of an element beside ISO 14289-1.
func (c *checker) checkNamespace(e *element) {
	if !c.standard.namespaces {
		return
	}
	space, given := c.text(c.dict(e.dict["NS"])["NS"])
	switch {
	case only17[e.role] && given:
		c.find("%v is of a type of PDF 1.7 in the namespace %q", e, space)
	case !only17[e.role] && (space != namespace2 || c.name(c.dict(e.dict["NS"])["Type"]) != "Namespace"):
		c.find("%v is in the namespace %q", e, space)
	}
	switch e.role {
	case "TOCI":
		to := c.array(e.dict["Ref"])
		if len(to) == 0 || c.elemOf[ref(to[0])] == nil {
			c.find("%v does not say which element it leads to", e)
		}
	case "L":
		if hasLabels(e) && e.numbering == "" {
			c.find("%v has labels and no ListNumbering", e)
		}
	}
}

func hasLabels(e *element) bool {
	for _, k := range e.kids {
		if k.elem != nil && (k.elem.role == "Lbl" || hasLabels(k.elem)) {
			return true
		}
	}
	return false
}

// checkNamespaces checks the root of the structure tree: the namespaces are listed, and no type is
// mapped to another.
func (c *checker) checkNamespaces() {
	if !c.standard.namespaces {
		return
	}
	root := c.dict(c.catalog["StructTreeRoot"])
	list := c.array(root["Namespaces"])
	if len(list) != 1 {
		c.find("the structure tree lists %d namespaces", len(list))
	} else if space, _ := c.text(c.dict(list[0])["NS"]); space != namespace2 {
		c.find("the structure tree lists the namespace %q", space)
	}
	if root["RoleMap"] != nil {
		c.find("the structure tree maps roles")
	}
}

// isRole reports whether a role is one that the standard has.
func (c *checker) isRole(role string) bool {
	switch role {
	case "THead", "TBody", "TFoot":
		return c.standard.rowGroups
	case "Title":
		return c.standard.namespaces
	case "Reference":
		return !c.standard.namespaces
	}
	return standard[role]
}

// checkDestination checks a destination, whether it leads to one place of the file: a page, and in files
// of PDF/UA-2 also an element (ISO 14289-2, 8.8).
func (c *checker) checkDestination(at string, d types.Dict) {
	dest := c.array(d["Dest"])
	action := c.dict(d["A"])
	if c.standard.namespaces {
		dest = c.array(action["D"])
		element := c.array(action["SD"])
		if c.name(action["S"]) != "GoTo" || len(element) != 5 || c.elemOf[ref(element[0])] == nil {
			c.find("%s does not lead to an element", at)
		}
		action = nil
	}
	known := false
	if len(dest) == 5 && c.name(dest[1]) == "XYZ" {
		_, known = c.pageOf[ref(dest[0])]
	}
	if !known || action != nil {
		c.find("%s does not lead to one page of the file", at)
	}
}

// checkOutline checks where the bookmarks lead.
func (c *checker) checkOutline() {
	seen := map[int]bool{}
	var walk func(o types.Object)
	walk = func(o types.Object) {
		for number := ref(o); number != 0 && !seen[number]; number = ref(o) {
			seen[number] = true
			d := c.dict(o)
			c.checkDestination("a bookmark", d)
			walk(d["First"])
			o = d["Next"]
		}
	}
	walk(c.dict(c.catalog["Outlines"])["First"])
}

func sortedNames(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
