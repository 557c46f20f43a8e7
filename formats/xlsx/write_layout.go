package xlsx

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/sheets"
	"github.com/xuri/excelize/v2"
)

// columnWidths returns the widths of the columns: as told, or as the widest line of their texts
// needs, within limits.
func columnWidths(s sheets.Sheet) []float64 {
	const (
		least, most = 6, 48
		arrow       = 3 // of the filter, beside the name
		margin      = 2
		limit       = 255 // of Excel
	)
	widths := make([]float64, len(s.Columns))
	for i, c := range s.Columns {
		width := c.Width
		if width <= 0 {
			width = widest(c.Name) + arrow
			for _, row := range s.Rows {
				if i < len(row) {
					width = max(width, widest(row[i].Text))
				}
			}
			width = min(max(width, least), most)
		}
		widths[i] = float64(min(width+margin, limit))
	}
	return widths
}

// widest returns the width of the widest line of a text.
func widest(s string) int {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n = max(n, sheets.Width(line))
	}
	return n
}

// height returns the height of a row whose texts go on in further lines, in points; 0, which leaves
// it to the program, when none does. LibreOffice would show one line of each without it.
func (p *page) height(row []sheets.Cell, zone zone) float64 {
	const line, most = 15, excelize.MaxRowHeight
	lines := 1
	for i, c := range row {
		if zone == headZone || zone == bodyZone && i < len(p.Columns) && p.Columns[i].Wrap {
			lines = max(lines, wrapped(c.Text, int(p.widths[i])))
		}
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines*line), most)
}

// wrapped returns how many lines a text takes in a column, rather one too many than too few.
func wrapped(text string, width int) int {
	const lost = 2 // at the end of a line, by the rules where lines may end
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, (sheets.Width(line)+width-lost-1)/max(1, width-lost))
	}
	return n
}

// layout sets how the sheet is printed: A4 landscape, the header on each page, one page wide. A
// table that would be too small to read so gets more pages side by side, each with the frozen columns.
func (p *page) layout() error {
	fit := true
	if err := p.file.SetSheetProps(p.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	paper, orientation, across, down := 9, "landscape", p.pagesWide(), 0
	if err := p.file.SetPageLayout(p.name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	side, head, foot, edge := 0.4, 0.6, 0.6, 0.3 // inches
	if err := p.file.SetPageMargins(p.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &head, Bottom: &foot, Header: &edge, Footer: &edge}); err != nil {
		return err
	}
	const most = 100 // of the 255 characters that a header has in all
	title := strings.ReplaceAll(cutTo(strings.ReplaceAll(sheets.Clean(p.title), "\n", " "), most), "&", "&&")
	if err := p.file.SetHeaderFooter(p.name, &excelize.HeaderFooterOptions{OddHeader: "&L" + title + "&R&A", OddFooter: "&C第 &P 页，共 &N 页"}); err != nil {
		return err
	}
	if err := p.printArea(); err != nil {
		return err
	}
	return p.repeat()
}

// printed returns how many columns are printed.
func (p *page) printed() int {
	if p.Printed > 0 {
		return min(p.Printed, len(p.Columns))
	}
	return len(p.Columns)
}

// printArea names the cells that are printed, where that is not all of them.
func (p *page) printArea() error {
	n := p.printed()
	if n == len(p.Columns) {
		return nil
	}
	cells := fmt.Sprintf("'%s'!$A$1:$%s$%d", p.name, columnName(n-1), p.header+len(p.Rows))
	return p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: p.name, RefersTo: cells})
}

// pagesWide returns how many pages side by side the table needs to stay readable.
func (p *page) pagesWide() int {
	// Widths of a digit that a page holds at half the size, and at three quarters of it, which pages
	// side by side get.
	const least, room = 300, 200
	total, frozen := 0.0, 0.0
	for i, width := range p.widths[:p.printed()] {
		total += width
		if i < p.Frozen {
			frozen += width
		}
	}
	if total <= least || frozen > room/2 {
		return 1
	}
	return int(math.Ceil((total - frozen) / (room - frozen)))
}

// repeat names the rows and columns that are printed on each page.
func (p *page) repeat() error {
	if len(p.Columns) == 0 {
		return nil
	}
	rows := fmt.Sprintf("'%s'!$%d:$%d", p.name, p.header, p.header)
	titles := []string{rows}
	if frozen := min(p.Frozen, len(p.Columns)); frozen > 0 {
		titles = slices.Insert(titles, 0, fmt.Sprintf("'%s'!$A:$%s", p.name, columnName(frozen-1)))
	}
	return p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: p.name, RefersTo: strings.Join(titles, ",")})
}
