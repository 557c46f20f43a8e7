package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
	"github.com/xuri/excelize/v2"
)

// remarkMark begins the note of a cell that holds what is printed below its number. Other notes are
// those of people who work on the form.
const remarkMark = "说明："

// formColumns are the widths of the columns of the tables, by how many there are.
var formColumns = map[int][]float64{
	4:  {26, 20, 20, 20},
	10: {6, 15, 40, 11, 11, 11, 13, 13, 11, 11},
	15: {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9},
}

// table writes an official table.
func (f *form) table(t *formTable) error {
	for _, step := range []func(*formTable) error{f.accept, f.nameCells, f.paintTable, f.remarks, f.rows} {
		if err := step(t); err != nil {
			return fmt.Errorf("表“%s”: %w", t.sheet, err)
		}
	}
	return nil
}

// accept says what may be typed into the cells and helps with it.
func (f *form) accept(t *formTable) error {
	kinds := map[string][]at{}
	for _, c := range t.grid.Cells {
		if field := f.schema.ByPath[c.Path]; field != nil && !f.value(c.Path).sum {
			kinds[inputKind(field)] = append(kinds[inputKind(field)], t.place(c))
		}
	}
	for _, kind := range []string{countInput, changeInput, feeInput, moneyInput} {
		if len(kinds[kind]) == 0 {
			continue
		}
		v := validation(kind)
		v.Sqref = ranges(kinds[kind], "", " ")
		if err := f.file.AddDataValidation(t.sheet, v); err != nil {
			return err
		}
	}
	if err := f.file.AddIgnoredErrors(t.sheet, rangeOf(area{t.top, t.left, t.top + t.grid.Rows - 1, t.left + len(t.grid.Widths) - 1}), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	if err := f.protect(t.sheet, false); err != nil {
		return err
	}
	return f.printed(t.sheet, printing{landscape: len(t.grid.Widths) > 4, onePage: true, headRows: t.top + t.grid.HeadRows})
}

// The kinds of cells, by what may be typed into them.
const (
	countInput  = "count"
	changeInput = "change"
	feeInput    = "fee"
	moneyInput  = "money"
)

func inputKind(f *model.Field) string {
	switch {
	case f.Kind == model.AmountKind:
		return feeInput
	case f.Kind == model.MoneyKind:
		return moneyInput
	case f.Signed:
		return changeInput
	}
	return countInput
}

// validation is what Excel says of a kind of cells and does not let in.
func validation(kind string) *excelize.DataValidation {
	const most = 99_999_999
	v := excelize.NewDataValidation(true)
	least, stop, hint := 0, "这里填不小于 0 的整数。没有就填 0，不要填“/”“无”；数字后面的说明写在批注里。", "填整数；没有就填 0，不要填“/”"
	switch kind {
	case moneyInput:
		v.SetInput("采购总金额", "连同单位一起写，如 12.5万元；没有就填 0")
		return v
	case feeInput:
		v.Type, v.Operator, v.Formula1 = "decimal", "greaterThanOrEqual", "0"
		stop, hint = "这里填不小于 0 的数，单位是万元，不要写单位。没有就填 0。", "单位：万元，按实际数填，小数位不限；没有就填 0"
	case changeInput:
		least = -most
		stop, hint = "这里填整数，减少的写负数，如 -2。没有增减就填 0。", "填整数，减少的写负数；没有就填 0"
	}
	if kind != feeInput {
		v.Type, v.Operator, v.Formula1, v.Formula2 = "whole", "between", fmt.Sprint(least), fmt.Sprint(most)
	}
	v.SetError(excelize.DataValidationErrorStyleStop, "填得不对", stop)
	v.SetInput("填写", hint)
	return v
}

// rangesOf joins cells into ranges: those beside each other in a row, and equal ones below each other.
func rangesOf(cells []at) []area {
	slices.SortFunc(cells, at.compare)
	var rows []area
	for _, c := range cells {
		if last := len(rows) - 1; last >= 0 && rows[last].bottom == c.row && rows[last].right == c.col-1 {
			rows[last].right = c.col
			continue
		}
		rows = append(rows, area{c.row, c.col, c.row, c.col})
	}
	var joined []area
	for _, a := range rows {
		i := slices.IndexFunc(joined, func(b area) bool { return b.left == a.left && b.right == a.right && b.bottom == a.top-1 })
		if i < 0 {
			joined = append(joined, a)
			continue
		}
		joined[i].bottom = a.bottom
	}
	return joined
}

// ranges is the reference of cells.
func ranges(cells []at, prefix, separator string) string {
	var texts []string
	for _, a := range rangesOf(cells) {
		texts = append(texts, prefix+rangeOf(a))
	}
	return strings.Join(texts, separator)
}

// nameCells gives each cell that is filled in the name of its field.
func (f *form) nameCells(t *formTable) error {
	for _, c := range t.grid.Cells {
		if c.Path == "" || f.totals[c.Path] != nil {
			continue
		}
		p := t.place(c)
		if err := f.name(t.sheet, formName(f.schema.ByPath[c.Path]), area{p.row, p.col, p.row, p.col}); err != nil {
			return err
		}
	}
	return nil
}

// namePrefix begins the defined names of a form.
const namePrefix = "nb."

// formName is the defined name of a field: its keys.
func formName(field *model.Field) string {
	var keys []string
	for ; field.Parent != nil; field = field.Parent {
		keys = append(keys, field.Key)
	}
	slices.Reverse(keys)
	return namePrefix + strings.Join(keys, ".")
}

// name defines a name for cells.
func (f *form) name(sheet, name string, a area) error {
	ref := "'" + sheet + "'!" + fixed(at{a.top, a.left})
	if a.bottom > a.top || a.right > a.left {
		ref += ":" + fixed(at{a.bottom, a.right})
	}
	return f.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: ref})
}

// fixed is the reference of a cell that does not move with the formula.
func fixed(p at) string { return "$" + columnName(p.col) + "$" + fmt.Sprint(p.row+1) }

// remarks writes what stands behind the numbers as notes of their cells: so a number stays a number,
// which formulas count, and the note moves with its cell.
func (f *form) remarks(t *formTable) error {
	for _, c := range t.grid.Cells {
		remark := f.report.Remarks[c.Path]
		if c.Path == "" || remark == "" {
			continue
		}
		note := excelize.Comment{Author: "nianbao", Cell: t.place(c).String(), Text: encoded(remarkMark + remark)}
		if err := f.file.AddComment(t.sheet, note); err != nil {
			return err
		}
	}
	return nil
}

// rows writes the cells of a table below its title.
func (f *form) rows(t *formTable) error {
	cols := len(t.grid.Widths)
	frozen := at{t.top + t.grid.HeadRows, labelColumns(t.grid)}
	if t.grid.HeadRows == 0 {
		frozen = at{t.top, 0}
	}
	w, err := f.startRows(t.sheet, formColumns[cols], frozen)
	if err != nil {
		return err
	}
	if err := w.title(t.title, cols); err != nil {
		return err
	}
	rows := make([][]formCell, t.grid.Rows)
	for i := range rows {
		rows[i] = make([]formCell, cols)
	}
	places := t.places()
	for _, c := range t.grid.Cells {
		cell := formCell{value: c.Text, look: formLook{zone: labelZone}}
		if c.Path != "" {
			cell = f.figure(c.Path, places)
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				rows[r][col] = formCell{look: cell.look}
			}
		}
		rows[c.Row][c.Col] = cell
		p := t.place(c)
		if err := w.merge(area{p.row, p.col, p.row + c.RowSpan - 1, p.col + c.ColSpan - 1}); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if err := w.add(rowHeight(t.grid, i), row...); err != nil {
			return err
		}
	}
	return w.out.Flush()
}

// labelColumns counts the columns before the first figure of a table whose rows have labels.
func labelColumns(g *tables.Grid) int {
	first := len(g.Widths)
	for _, c := range g.Cells {
		if c.Path != "" {
			first = min(first, c.Col)
		}
	}
	return first
}

// rowHeight gives each row the lines that its longest label takes.
func rowHeight(g *tables.Grid, row int) float64 {
	const line = 15
	lines, widths := 1, formColumns[len(g.Widths)]
	for _, c := range g.Cells {
		if c.Row != row || c.RowSpan > 1 {
			continue
		}
		width := 0.0
		for i := c.Col; i < c.Col+c.ColSpan; i++ {
			width += widths[i]
		}
		lines = max(lines, wrapped(c.Text, int(width)))
	}
	return float64(line*lines + 7)
}

// figure is the cell of a figure.
func (f *form) figure(path string, places map[string]at) formCell {
	v := f.value(path)
	c := formCell{value: v.value, look: formLook{zone: figureZone, format: v.format}}
	if f.schema.ByPath[path].Kind == model.MoneyKind {
		c.look.format = textFormat
	}
	if v.sum {
		parts := f.totals[path]
		c.look.zone = sumZone
		c.formula = sumFormula(places[parts[0]], places[parts[len(parts)-1]])
	}
	return c
}
