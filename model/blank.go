package model

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// officialTables are the three tables of a report: where a finding about the whole table stands, and
// the fields that hold its figures.
var officialTables = []struct {
	name, path string
	roots      []string
}{
	{"表二", "proactive_disclosure", []string{"proactive_disclosure"}},
	{"表三", "applications", []string{"applications"}},
	{"表四", "reconsideration", []string{"reconsideration", "litigation"}},
}

// HasBlanks reports whether any cell is blank.
func (r *Report) HasBlanks() bool { return r.source != nil && len(r.source.Blanks) > 0 }

// IsBlank reports whether the file that the report was read from has no number at a path, where the
// report has 0. A report that a program made has no blank cells.
func (r *Report) IsBlank(path string) bool {
	if !r.HasBlanks() {
		return false
	}
	_, blank := r.source.Blanks[path]
	return blank && isZero(r, path)
}

func isZero(r *Report, path string) bool {
	f := r.Schema().ByPath[path]
	return f != nil && f.Value(r).IsZero()
}

// CheckBlank returns what was left out of the tables and so counts as 0. The rule TABLE tells of
// tables without any number, errors; the rule BLANK, of the rest, warnings: a finding a row, or one
// for a table of which most is blank. Cells that Source.Notes tell of already, since the report was
// imported, are passed over by BLANK.
func (r *Report) CheckBlank() Findings {
	if !r.HasBlanks() {
		return nil
	}
	var found Findings
	m := r.Schema()
	taken := takenOver(m.Edition)
	for _, t := range officialTables {
		var rows []blankRow
		cells, blank, typed := 0, 0, 0
		for _, root := range t.roots {
			for _, row := range figureRows(m.ByPath[root]) {
				b := r.blanksOf(row)
				cells += len(b.cells)
				blank += len(b.blank)
				typed += r.typedIn(b, taken)
				rows = append(rows, b)
			}
		}
		untold := r.source.withoutTold(rows)
		switch {
		case blank == 0:
		case typed == 0:
			found = append(found, r.noTable(t.name, t.path, blank < cells))
		case untold == 0:
		case untold*2 > cells: // which no row alone has
			found = append(found, r.blankTable(t.name, blankRoot(t.roots, rows), untold, rows))
		default:
			found = append(found, r.blankRows(rows)...)
		}
	}
	return found.Sort()
}

// blankRows tells of the blank cells row by row. A group of which the file gives no row is told once.
func (r *Report) blankRows(rows []blankRow) Findings {
	var found Findings
	told := map[*Field]bool{}
	for i, b := range rows {
		switch group := r.missingGroup(b.row); {
		case len(b.blank) == 0 || told[group]:
		case group != nil:
			told[group] = true
			n, cells := 0, 0
			for _, other := range rows[i:] {
				if r.missingGroup(other.row) == group {
					n++
					cells += len(other.blank)
				}
			}
			message := fmt.Sprintf("缺少“%s”（%d行，%d格），按 0 处理", group.Name, n, cells)
			if _, given := r.source.Places[group.Path]; given {
				message = fmt.Sprintf("“%s”是空白（%d行，%d格），按 0 处理", group.Name, n, cells)
			}
			found = append(found, r.blankFinding(group.Path, "", message))
		default:
			found = append(found, r.blankCells(b))
		}
	}
	return found
}

// missingGroup returns the highest group above a row of which the file gives no row, nil when there is
// none.
func (r *Report) missingGroup(row *Field) *Field {
	var missing *Field
	for f := row.Parent; f != nil && f.Parent != nil; f = f.Parent {
		if !r.source.givesBelow(f) {
			missing = f
		}
	}
	return missing
}

// givesBelow reports whether the file gives anything below a field.
func (s *Source) givesBelow(f *Field) bool {
	return slices.ContainsFunc(f.Children, func(c *Field) bool {
		_, given := s.Places[c.Path]
		return given || s.givesBelow(c)
	})
}

// blankRow is a row of a table and its cells that are blank.
type blankRow struct {
	row          *Field
	cells, blank []*Field
	told         int // more blank cells, which the notes tell of
}

func (r *Report) blanksOf(row *Field) blankRow {
	b := blankRow{row: row, cells: row.Children}
	if row.IsFigure() {
		b.cells = []*Field{row}
	}
	for _, c := range b.cells {
		if r.IsBlank(c.Path) {
			b.blank = append(b.blank, c)
		}
	}
	return b
}

// withoutTold leaves out of rows the blank cells that the notes tell of, and counts the others.
func (s *Source) withoutTold(rows []blankRow) (untold int) {
	told := map[string]bool{}
	for _, n := range s.Notes {
		if n.ID == "IMPORT-BLANK" || n.ID == "IMPORT-MISSING" {
			told[n.Path] = true
		}
	}
	for i := range rows {
		b := &rows[i]
		all := len(b.blank)
		b.blank = slices.DeleteFunc(b.blank, func(c *Field) bool { return c.isBelow(told) })
		b.told = all - len(b.blank)
		untold += len(b.blank)
	}
	return untold
}

// isBelow reports whether the path of a field, or of one around it, is among paths.
func (f *Field) isBelow(paths map[string]bool) bool {
	for ; f != nil && f.Path != ""; f = f.Parent {
		if paths[f.Path] {
			return true
		}
	}
	return false
}

// blankRoot is the field of a table, of those that hold its figures, where the first blank stands.
func blankRoot(roots []string, rows []blankRow) string {
	for _, b := range rows {
		for _, root := range roots {
			if len(b.blank) > 0 && (b.row.Path == root || strings.HasPrefix(b.row.Path, root+".")) {
				return root
			}
		}
	}
	return roots[0]
}

// figureRows lists the rows of figures below a field: a figure that is a row by itself, and groups
// that hold figures only.
func figureRows(f *Field) []*Field {
	var rows []*Field
	for _, c := range f.Children {
		switch {
		case c.IsFigure():
			if f.IsRow() {
				return []*Field{f}
			}
			rows = append(rows, c)
		case c.HasFigures():
			rows = append(rows, figureRows(c)...)
		}
	}
	return rows
}

// typedIn counts the cells of a row that somebody typed: those that are not blank and do not come from
// last year's report anyway.
func (r *Report) typedIn(b blankRow, taken []string) int {
	n := 0
	for _, c := range b.cells {
		if !slices.Contains(b.blank, c) && !slices.Contains(taken, c.Path) {
			n++
		}
	}
	return n
}

// noTable tells of a table without any number, or with those of last year only.
func (r *Report) noTable(name, path string, some bool) Finding {
	f := r.source.Finding("TABLE", path, name+"没有填：全部数字都是空白")
	if some {
		f.Message = name + "没有填：除接续上年的数字外都是空白"
	}
	if _, given := r.source.Places[path]; !given {
		f.Message = "缺少" + name
	}
	f.Hint, f.Expected = "请逐行填写"+name+"，没有的写 0", Text("数字")
	return f
}

func (r *Report) blankTable(name, path string, blank int, rows []blankRow) Finding {
	var filled []string
	for _, b := range rows {
		if len(b.blank)+b.told == 0 {
			filled = append(filled, "“"+b.row.Name+"”")
		}
	}
	text := "其余各行也没有填全"
	if len(filled) > 0 {
		text = "填全的只有" + strings.Join(filled[:min(3, len(filled))], "")
		if len(filled) > 3 {
			text += fmt.Sprintf("等%d行", len(filled))
		}
	}
	return r.blankFinding(path, "", fmt.Sprintf("%s的大部分是空白（%d格），按 0 处理；%s", name, blank, text))
}

// blankCells tells of the blank cells of one row.
func (r *Report) blankCells(b blankRow) Finding {
	first := b.blank[0]
	typed := r.source.Blanks[first.Path]
	row := "“" + b.row.Name + "”"
	path, message := b.row.Path, ""
	switch {
	case len(b.blank) == 1:
		path, message = first.Path, first.Label()+"是空白，按 0 处理"
		if typed != "" {
			message = first.Label() + "是" + zhtext.Quote(typed) + "，按 0 处理"
		}
	case len(b.blank) == len(b.cells):
		message = fmt.Sprintf("%s一行%d格空白，按 0 处理", row, len(b.blank))
	default:
		names := make([]string, len(b.blank))
		for i, c := range b.blank {
			names[i] = c.Name
		}
		message = fmt.Sprintf("%s一行有%d格空白（%s），按 0 处理", row, len(b.blank), strings.Join(names, "、"))
	}
	return r.blankFinding(path, typed, message)
}

func (r *Report) blankFinding(path, typed, message string) Finding {
	f := r.source.Finding("BLANK", path, message)
	f.Severity, f.Hint = SeverityWarning, "确实没有的，请写 0"
	f.Found, f.Expected = Text(zhtext.Shorten(typed)), Text("数字")
	return f
}
