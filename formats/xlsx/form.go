package xlsx

import (
	"bytes"
	"io"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
	"github.com/xuri/excelize/v2"
)

// formKind is the kind that a form names in its properties. Kind does not tell of it: a form is a
// report, not a list of results.
const formKind = "form"

// editionProperty is the custom property of a form that holds the id of its edition.
const editionProperty = "nianbao.edition"

// The sheets of a form, in order. The tables stand behind the second.
const (
	guideSheet = "填写说明"
	namesSheet = "基本信息"
	textsSheet = "文字"
	checkSheet = "检查"
)

// FormOption changes how a form is written.
type FormOption func(*formOptions)

type formOptions struct {
	known  bool            // all figures are known, those that are 0 too
	filled map[string]bool // figures that are known though they are 0, by path

	previous *model.Report // that the form was made from; nil when there is none
}

// KnownFigures says that the figures of a form are known and need not be filled in.
func KnownFigures() FormOption { return func(o *formOptions) { o.known = true } }

// TakenFrom says that a form was made with model.New from the report on the year before, so that
// zeros taken from it are written and not left to be filled in. previous may be nil.
func TakenFrom(previous *model.Report) FormOption {
	return func(o *formOptions) {
		if previous == nil {
			return
		}
		o.filled, o.previous = map[string]bool{}, previous
		for _, path := range model.TakenOver(previous) {
			o.filled[path] = true
		}
	}
}

// WriteForm writes the report as an Excel workbook for people to fill in: the official tables with
// their totals as formulas, the texts a paragraph a row, and a sheet that checks the figures while they
// are typed. Figures that are 0 are left blank, except those that TakenFrom or KnownFigures tells of.
//
// Read finds the same report in it, whatever was filled in, by whatever program it was saved. The same
// report gives the same bytes. A report that no form can hold (with figures of another edition, with a
// paragraph that is longer than a cell) is not written; the error is then of type model.Findings. Figures are not
// checked.
func WriteForm(w io.Writer, r *model.Report, opts ...FormOption) error {
	if findings := formCannotHold(r); findings != nil {
		return findings
	}
	f := &form{report: r, schema: r.Schema(), styles: map[formLook]int{}, shown: map[string]formValue{}}
	for _, opt := range opts {
		opt(&f.options)
	}
	f.totals = totalsOf(f.schema)
	f.file = excelize.NewFile()
	defer f.file.Close() // removes temporary files; what was written does not depend on it
	if err := f.write(); err != nil {
		return err
	}
	var buf bytes.Buffer
	f.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &archive{out: w, quick: true} })
	if err := f.file.Write(&buf); err != nil {
		return err
	}
	_, err := buf.WriteTo(w)
	return err
}

// form is a form while it is written.
type form struct {
	file    *excelize.File
	report  *model.Report
	schema  *model.Schema
	options formOptions
	tables  []formTable
	totals  map[string][]string  // the paths that a total adds up, by its own
	shown   map[string]formValue // what cells show, by path, once it was asked
	styles  map[formLook]int
	red     int // format of a cell where a check fails
	amber   int // format of a cell that is still to be filled in
}

// write writes the sheets and what the workbook says of itself.
func (f *form) write() error {
	names := []string{guideSheet, namesSheet}
	for _, s := range f.report.Format().Sections {
		if s.Table != nil {
			f.tables = append(f.tables, formTable{sheet: s.Table.Name, title: s.Table.Name + "　" + s.Title, grid: s.Table, top: tableTop})
			names = append(names, s.Table.Name)
		}
	}
	names = append(names, textsSheet, checkSheet)
	steps := []func() error{func() error { return f.begin(names) }, f.properties, f.formats, f.guide, f.names}
	for i := range f.tables {
		steps = append(steps, func() error { return f.table(&f.tables[i]) })
	}
	for _, step := range append(steps, f.texts, f.checks) {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// begin makes the empty sheets.
func (f *form) begin(names []string) error {
	if err := f.file.SetSheetName("Sheet1", names[0]); err != nil {
		return err
	}
	for _, name := range names[1:] {
		if _, err := f.file.NewSheet(name); err != nil {
			return err
		}
	}
	return f.file.SetDefaultFont(font)
}

// properties tells what the workbook is.
func (f *form) properties() error {
	if err := f.file.SetAppProps(&excelize.AppProperties{Application: "nianbao"}); err != nil {
		return err
	}
	if err := f.file.SetDocProps(&excelize.DocProperties{
		Title: f.report.PlainTitle(), Creator: f.report.Organ, Language: "zh-CN", Created: fixedTime, Modified: fixedTime,
	}); err != nil {
		return err
	}
	if err := f.file.SetCustomProps(excelize.CustomProperty{Name: kindProperty, Value: formKind}); err != nil {
		return err
	}
	return f.file.SetCustomProps(excelize.CustomProperty{Name: editionProperty, Value: f.report.Format().ID})
}

// formTable is an official table on a sheet of a form.
type formTable struct {
	sheet string
	title string
	grid  *tables.Grid
	top   int // the row of its first cell, from 0
	left  int
}

// tableTop is the row that a table begins with, below its title.
const tableTop = 1

// place is where a cell of the table stands.
func (t *formTable) place(c tables.Cell) at { return at{t.top + c.Row, t.left + c.Col} }

// places are the positions of the figures, by path.
func (t *formTable) places() map[string]at {
	out := map[string]at{}
	for _, c := range t.grid.Cells {
		if c.Path != "" {
			out[c.Path] = t.place(c)
		}
	}
	return out
}
