package xlsx

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// formLook is all that tells one format of a form's cells from another.
type formLook struct {
	zone   formZone
	left   bool   // text that begins at the left
	format string // of a number
}

// formZone is what a cell of a form is for.
type formZone int

const (
	titleZone   formZone = iota // of a sheet
	labelZone                   // of a row, a column or a name
	headingZone                 // above a text; Read knows it by its bold letters
	figureZone                  // a number to be filled in
	textZone                    // a text to be filled in
	sumZone                     // a formula
	hintZone                    // says what to do
	linkZone                    // leads to a cell
)

// textFormat keeps what is typed as it is: neither formulas nor dates are made of it.
const textFormat = "@"

// The fills of a form. Where something is missing or wrong they are stronger.
const (
	labelFill = "F2F2F2"
	sumFill   = "E7E6E6"
)

// style returns the number of a format, making it when it is new.
func (f *form) style(l formLook) (int, error) {
	if id, ok := f.styles[l]; ok {
		return id, nil
	}
	id, err := f.file.NewStyle(l.style())
	f.styles[l] = id
	return id, err
}

func (l formLook) style() *excelize.Style {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: font, Size: 11},
		Alignment:  &excelize.Alignment{Vertical: "center", Horizontal: "center", WrapText: true},
		Protection: &excelize.Protection{Locked: l.zone != figureZone && l.zone != textZone},
	}
	if l.left {
		s.Alignment.Horizontal = "left"
	}
	fill := ""
	switch l.zone {
	case titleZone:
		s.Font.Size, s.Font.Bold = 14, true
		s.Alignment.WrapText = false
		return s
	case hintZone:
		s.Font.Color = "595959"
		return s
	case labelZone:
		fill = labelFill
	case headingZone:
		fill, s.Font.Bold = labelFill, true
	case figureZone:
		fill = inputFill
	case textZone:
		fill, s.Alignment.Vertical = inputFill, "top"
	case sumZone:
		fill = sumFill
	case linkZone:
		s.Font.Color, s.Font.Underline = linkColour, "single"
	}
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: "7F7F7F", Style: 1})
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

// formats makes the formats that cells get when something is wrong with them or missing.
func (f *form) formats() (err error) {
	mark := func(fill, colour string) *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Color: colour, Bold: fill == badFill}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}}
	}
	if f.red, err = f.file.NewConditionalStyle(mark(badFill, "9C0006")); err != nil {
		return err
	}
	f.amber, err = f.file.NewConditionalStyle(mark(cautionFill, "000000"))
	return err
}

// paint gives cells a format where a formula, told for the first of them, is true. What was painted
// first prevails.
func (f *form) paint(sheet, cells, formula string, format int) error {
	return f.file.SetConditionalFormat(sheet, cells, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: formula, Format: &format}})
}

// protect locks what is not to be filled in: against slips, so without a password.
func (f *form) protect(sheet string, rows bool) error {
	return f.file.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true, FormatColumns: true, FormatCells: rows, InsertRows: rows, DeleteRows: rows,
		EditObjects: true, EditScenarios: true,
	})
}

// printing is how a sheet is printed, beside what is the same for all: A4, one page wide.
type printing struct {
	landscape bool
	onePage   bool // it is also one page high
	headRows  int  // the first rows, on each page
}

// printed sets how a sheet is printed.
func (f *form) printed(sheet string, p printing) error {
	fit := true
	if err := f.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	size, orientation, across, down := 9, "portrait", 1, 0
	if p.landscape {
		orientation = "landscape"
	}
	if p.onePage {
		down = 1
	}
	if err := f.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	side, edge, centred := 0.5, 0.3, true // inches
	if err := f.file.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &side, Bottom: &side, Header: &edge, Footer: &edge, Horizontally: &centred}); err != nil {
		return err
	}
	if err := f.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&C&A　第 &P 页，共 &N 页"}); err != nil {
		return err
	}
	if p.headRows == 0 {
		return nil
	}
	return f.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: fmt.Sprintf("'%s'!$1:$%d", sheet, p.headRows)})
}

// rowWriter writes the rows of a sheet from the first on.
type rowWriter struct {
	*form
	out   *excelize.StreamWriter
	sheet string
	row   int // the next, from 0
}

// startRows begins the cells of a sheet. Everything else about the sheet has been set before.
func (f *form) startRows(sheet string, widths []float64, frozen at) (*rowWriter, error) {
	out, err := f.file.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	if frozen != (at{}) {
		panes := &excelize.Panes{Freeze: true, XSplit: frozen.col, YSplit: frozen.row, TopLeftCell: frozen.String(), ActivePane: "bottomLeft"}
		if frozen.col > 0 {
			panes.ActivePane = "bottomRight"
		}
		panes.Selection = []excelize.Selection{{SQRef: panes.TopLeftCell, ActiveCell: panes.TopLeftCell, Pane: panes.ActivePane}}
		if err := out.SetPanes(panes); err != nil {
			return nil, err
		}
	}
	for i, width := range widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
	}
	return &rowWriter{form: f, out: out, sheet: sheet}, nil
}

// formCell is a cell of a form as it is written.
type formCell struct {
	value   any
	formula string
	look    formLook
}

// add writes a row, of a height in points if that is not 0.
func (w *rowWriter) add(height float64, cells ...formCell) error {
	values := make([]any, len(cells))
	for i, c := range cells {
		id, err := w.style(c.look)
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: id, Value: c.value, Formula: c.formula}
	}
	err := w.out.SetRow(at{w.row, 0}.String(), values, excelize.RowOpts{Height: height})
	w.row++
	return err
}

// merge merges cells into one.
func (w *rowWriter) merge(a area) error {
	if a.top == a.bottom && a.left == a.right {
		return nil
	}
	return w.out.MergeCell(at{a.top, a.left}.String(), at{a.bottom, a.right}.String())
}

// title writes the title of a sheet over some columns.
func (w *rowWriter) title(text string, cols int) error {
	if err := w.merge(area{w.row, 0, w.row, cols - 1}); err != nil {
		return err
	}
	return w.add(27, formCell{value: text, look: formLook{zone: titleZone}})
}
