package svg

import "github.com/nianbao/nianbao/layout"

// ariaRoles are the roles that need nothing else said (WAI-ARIA 1.2).
var ariaRoles = map[layout.Role]string{
	layout.RoleP: "paragraph", layout.RoleTable: "table", layout.RoleTHead: "rowgroup", layout.RoleTBody: "rowgroup",
	layout.RoleTR: "row", layout.RoleTD: "cell", layout.RoleL: "list", layout.RoleLI: "listitem", layout.RoleTOCI: "listitem",
}

// role writes what an element is.
func (r *reading) role(e *layout.Elem) {
	role := ariaRoles[e.Role]
	switch e.Role {
	case layout.RoleTH:
		role = "columnheader"
		if e.Scope == layout.RowScope {
			role = "rowheader"
		}
	case layout.RoleTOC:
		if !r.contents { // the entries of one within it belong to the outermost
			role = "list"
		}
	case layout.RoleTitle:
		r.heading(1)
		return
	}
	if level := e.Role.HeadingLevel(); level > 0 {
		r.heading(level + 1)
		return
	}
	if role != "" {
		r.b.raw(` role="`).raw(role).raw(`"`)
	}
	if !isCell(e.Role) {
		return
	}
	if e.ColSpan > 1 {
		r.b.raw(` aria-colspan="`).int(int64(e.ColSpan)).raw(`"`)
	}
	if e.RowSpan > 1 {
		r.b.raw(` aria-rowspan="`).int(int64(e.RowSpan)).raw(`"`)
	}
}

// heading writes that something is a heading. The document's title is the one of level one.
func (r *reading) heading(level int) {
	r.b.raw(` role="heading" aria-level="`).int(int64(level)).raw(`"`)
}
