package layout

import (
	"fmt"
	"reflect"
	"unicode/utf8"
)

// BadBlock says why a block can't be laid out, or which block of a flow is meant.
type BadBlock struct {
	Block  string // "paragraph 3 “关于印发…”": kind, number in the flow from 1, beginning of its text
	Reason string // what is wrong, and what to do
}

func (e *BadBlock) Error() string { return fmt.Sprintf("layout: %s: %s", e.Block, e.Reason) }

// roles are the roles that parts of paragraphs may have; containers those of groups.
var (
	roles = map[Role]bool{
		RoleTitle: true, RoleH1: true, RoleH2: true, RoleH3: true, RoleH4: true, RoleP: true, RoleSpan: true,
		RoleLbl: true, RoleLBody: true, RoleReference: true, RoleCaption: true,
	}
	containers = map[Role]bool{
		"": true, RoleSect: true, RoleL: true, RoleLI: true, RoleLBody: true, RoleTOC: true, RoleTOCI: true,
	}
)

// flowChecker looks at a flow before it is measured, for what no later stage could name as well.
type flowChecker struct {
	faults *Faults
	number int // of the block, groups not counted
	level  int // of the last heading
}

// checkFlow adds what is wrong with the blocks of a flow themselves.
func checkFlow(flow []Block, faults *Faults) {
	c := flowChecker{faults: faults}
	c.blocks(flow)
}

func (c *flowChecker) blocks(flow []Block) {
	for _, b := range flow {
		if _, ok := b.(*Group); !ok {
			c.number++
		}
		if isNilBlock(b) {
			c.refuse(b, "it is nil; leave it out")
			continue
		}
		switch b := b.(type) {
		case *Group:
			c.group(b)
		case *Paragraph:
			c.paragraph(b)
		case *Table, *Figure, *Separator:
		default:
			c.refuse(b, fmt.Sprintf("%T is no block of this package", b))
		}
	}
}

func (c *flowChecker) group(g *Group) {
	if !containers[g.Role] {
		c.refuse(g, fmt.Sprintf("%q is no role of a group; use RoleSect, RoleL, RoleLI, RoleLBody, RoleTOC, RoleTOCI or none", g.Role))
	}
	c.blocks(g.Blocks)
}

func (c *flowChecker) paragraph(p *Paragraph) {
	for i := range p.Parts {
		role := p.Parts[i].Role
		if !roles[role] {
			c.refuse(p, fmt.Sprintf("%q is no role of text; use RoleP, RoleTitle, RoleH1 to RoleH4 or another Role of this package", role))
			continue
		}
		level := role.HeadingLevel()
		if level > c.level+1 {
			c.refuse(p, fmt.Sprintf("%s follows a heading of level %d; no level may be skipped (ISO 14289-1, 7.4.2): use RoleH%d", role, c.level, c.level+1))
		}
		if level > 0 {
			c.level = level
		}
	}
}

func (c *flowChecker) refuse(b Block, reason string) {
	*c.faults = append(*c.faults, &BadBlock{nameBlock(b, c.number), reason})
}

// isNilBlock reports whether a block is nil or a nil pointer.
func isNilBlock(b Block) bool {
	if b == nil {
		return true
	}
	v := reflect.ValueOf(b)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

// nameBlock names a block in an error: its kind, its number, and the beginning of its text.
func nameBlock(b Block, number int) string {
	kind, text := "block", ""
	switch b := b.(type) {
	case *Group:
		return fmt.Sprintf("group after block %d", number)
	case *Paragraph:
		kind = "paragraph"
		if b != nil && len(b.Parts) > 0 {
			text = plainText(b.Parts[0])
		}
	case *Table:
		kind = "table"
		if b != nil {
			text = b.Name
		}
	case *Separator:
		kind = "separator"
	case *Figure:
		kind = "figure"
		if b != nil {
			text = b.Alt
		}
	}
	if text == "" {
		return fmt.Sprintf("%s %d", kind, number)
	}
	const most = 12
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) + "…"
	}
	return fmt.Sprintf("%s %d “%s”", kind, number, text)
}

// numberOf returns the number of a block in a flow, 0 when it is not there.
func numberOf(flow []Block, wanted Block) int {
	number, found := 0, 0
	var walk func([]Block)
	walk = func(flow []Block) {
		for _, b := range flow {
			if g, ok := b.(*Group); ok {
				walk(g.Blocks)
				continue
			}
			number++
			if b == wanted {
				found = number
			}
		}
	}
	walk(flow)
	return found
}

// nameFaults gives the faults of a block that has no Source its name instead, so that every
// fault says where it is.
func nameFaults(faults []error, flow []Block, b Block) {
	name := ""
	for _, fault := range faults {
		source := sourceOf(fault)
		if source == nil || *source != "" {
			continue
		}
		if name == "" {
			name = nameBlock(b, numberOf(flow, b))
		}
		*source = name
	}
}

// sourceOf returns the Source of a fault, nil when it has none.
func sourceOf(fault error) *string {
	switch f := fault.(type) {
	case *MissingGlyph:
		return &f.Source
	case *TooWide:
		return &f.Source
	case *BadFigure:
		return &f.Source
	case *BadTable:
		return &f.Table
	}
	return nil
}
