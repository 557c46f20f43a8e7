package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/nianbao/nianbao/sheets"
	"github.com/xuri/excelize/v2"
)

// maxLinks is how many links a workbook has at most. Excel takes 65,530 a sheet, but excelize
// compares each with all before it, and these take it two seconds.
const maxLinks = 20_000

// sheet writes a table. What stands before the rows in the file is set first, as rows are written
// in one go.
func (w *writer) sheet(name string, s sheets.Sheet) error {
	p := &page{writer: w, name: name, Sheet: s, header: headerRow(s), widths: columnWidths(s)}
	for _, step := range []func() error{p.filter, p.layout, p.fillIn, p.link, p.rows} {
		if err := step(); err != nil {
			return fmt.Errorf("表“%s”: %w", name, err)
		}
	}
	return nil
}

// page is a sheet while it is written.
type page struct {
	*writer
	sheets.Sheet
	name   string
	header int // the row of the names of the columns
	widths []float64
}

// reference returns the reference of a cell: column from 0, row from 1.
func reference(col, row int) string { return at{row - 1, col}.String() }

// area returns the reference of a range of the table's columns.
func (p *page) area(firstCol, lastCol, firstRow, lastRow int) string {
	return reference(firstCol, firstRow) + ":" + reference(lastCol, lastRow)
}

// last returns the row that the table ends with.
func (p *page) last() int { return p.header + len(p.Rows) }

// filter puts arrows on the header. An autofilter takes any names of columns, where a table of
// Excel wants each to be another.
func (p *page) filter() error {
	if len(p.Columns) == 0 {
		return nil
	}
	last := len(p.Columns) - 1
	if err := p.file.AutoFilter(p.name, p.area(0, last, p.header, p.last()), nil); err != nil {
		return err
	}
	if err := p.file.SetSheetDimension(p.name, p.area(0, last, 1, p.last())); err != nil {
		return err
	}
	return p.file.AddIgnoredErrors(p.name, p.area(0, last, p.header, p.last()), excelize.IgnoredErrorsNumberStoredAsText)
}

// fillIn offers the choices of columns that people fill in. Any other text is accepted, too.
func (p *page) fillIn() error {
	for i, c := range p.Columns {
		if !c.Input || len(c.Choices) == 0 || len(p.Rows) == 0 {
			continue
		}
		list := make([]string, len(c.Choices))
		for k, choice := range c.Choices {
			list[k] = strings.ReplaceAll(sheets.Guard(sheets.Clean(choice)), ",", "，")
		}
		offer := excelize.NewDataValidation(true)
		offer.Sqref = p.area(i, i, p.header+1, p.last())
		if err := offer.SetDropList(list); err != nil {
			return fmt.Errorf("列“%s”的选项合计超过 255 个字符: %w", c.Name, err)
		}
		if err := p.file.AddDataValidation(p.name, offer); err != nil {
			return err
		}
	}
	return nil
}

// link makes the links, as locations and not as formulas. Those beyond the limit are texts only.
func (p *page) link() error {
	for r, row := range p.Rows {
		for i, c := range row {
			to, ok := p.to(c.Link)
			if !ok || p.links >= maxLinks {
				continue
			}
			p.links++
			if err := p.file.SetCellHyperLink(p.name, reference(i, p.header+1+r), to, "Location"); err != nil {
				return err
			}
		}
	}
	return nil
}

// to returns the location that a link leads to.
func (p *page) to(l sheets.Link) (string, bool) {
	t, ok := p.goals[l.Sheet]
	if !ok || l.Row < 1 || t.header+l.Row > sheetRows {
		return "", false
	}
	return "'" + t.name + "'!" + reference(0, t.header+l.Row), true
}

// rows writes the cells.
func (p *page) rows() error {
	out, err := p.file.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	if err := p.freeze(out); err != nil {
		return err
	}
	for i, width := range p.widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	for i, note := range p.Notes {
		if err := p.row(out, i+1, []sheets.Cell{sheets.Text(note)}, look{zone: noteZone}); err != nil {
			return err
		}
	}
	names := make([]sheets.Cell, len(p.Columns))
	for i, c := range p.Columns {
		names[i] = sheets.Text(c.Name)
	}
	if err := p.row(out, p.header, names, look{zone: headZone, wrap: true}); err != nil {
		return err
	}
	for r, row := range p.Rows {
		if err := p.row(out, p.header+1+r, row, look{}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// freeze keeps the header and what is above it, and the frozen columns, in view.
func (p *page) freeze(out *excelize.StreamWriter) error {
	frozen := min(p.Frozen, len(p.Columns))
	panes := &excelize.Panes{Freeze: true, XSplit: frozen, YSplit: p.header, TopLeftCell: reference(frozen, p.header+1), ActivePane: "bottomLeft"}
	if frozen > 0 {
		panes.ActivePane = "bottomRight"
	}
	panes.Selection = []excelize.Selection{{SQRef: panes.TopLeftCell, ActiveCell: panes.TopLeftCell, Pane: panes.ActivePane}}
	return out.SetPanes(panes)
}

// row writes a row of cells. Those of the table are formatted by their columns.
func (p *page) row(out *excelize.StreamWriter, number int, row []sheets.Cell, base look) error {
	values := make([]any, len(row))
	for i, c := range row {
		l := base
		if base.zone == bodyZone {
			l.tone, l.number = c.Tone, c.IsNumber()
			_, l.link = p.to(c.Link)
			if i < len(p.Columns) {
				l.wrap, l.toFill = p.Columns[i].Wrap, p.Columns[i].Input
			}
		}
		value, isNumber := numberValue(c)
		if isNumber {
			l.format = numberFormat(c.Text)
		}
		id, err := p.style(l)
		if err != nil {
			return err
		}
		if !isNumber && c.Text != "" {
			value = fitting(sheets.Guard(sheets.Clean(c.Text)))
			if c.IsNumber() {
				value = c.Text
			}
		}
		values[i] = excelize.Cell{StyleID: id, Value: value}
	}
	return out.SetRow(reference(0, number), values, excelize.RowOpts{Height: p.height(row, base.zone)})
}

// numberValue returns the number of a cell. One of more than 15 digits is none: Excel would change
// the others to zeros.
func numberValue(c sheets.Cell) (value any, ok bool) {
	const most = 15
	if !c.IsNumber() || len(strings.Trim(strings.Replace(c.Text, ".", "", 1), "+-")) > most {
		return nil, false
	}
	if n, err := strconv.ParseInt(c.Text, 10, 64); err == nil {
		return n, true
	}
	n, err := strconv.ParseFloat(c.Text, 64)
	return n, err == nil
}

// fitting cuts a text that is longer than a cell can hold.
func fitting(s string) string {
	const most, mark = 32_767, "……（太长，未写完）"
	if len(s) <= most || len(utf16.Encode([]rune(s))) <= most {
		return s
	}
	return cutTo(s, most-len([]rune(mark))) + mark
}
