package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/nianbao/nianbao/sheets"
	"github.com/xuri/excelize/v2"
)

// kindProperty is the custom property of a workbook that holds the Kind of its book.
const kindProperty = "nianbao.kind"

// fixedTime stands for all times in a workbook, so that the same book gives the same bytes.
const fixedTime = "1980-01-01T00:00:00Z"

// font is the face of all cells: every office in China has it, and a Chinese character of it takes
// two columns of the unit in which widths are told.
const font = "宋体"

// WriteBook writes tables as an Excel workbook. A text that begins like a formula gets an
// apostrophe (sheets.Guard), so that it is none either when the workbook is saved as CSV; texts
// longer than a cell can hold are cut with a mark. Nothing is written when the tables do not fit.
func WriteBook(w io.Writer, b sheets.Book) error {
	if len(b.Sheets) == 0 {
		return fmt.Errorf("没有可以写入 Excel 文件的表")
	}
	names := sheetNames(b.Sheets)
	for i, s := range b.Sheets {
		if err := fits(names[i], s); err != nil {
			return err
		}
	}
	out := &writer{file: excelize.NewFile(), title: b.Title, styles: map[look]int{}, goals: map[string]landing{}}
	defer out.file.Close() // removes temporary files; what was written does not depend on it
	if err := out.begin(b, names); err != nil {
		return err
	}
	for i, s := range b.Sheets {
		if err := out.sheet(names[i], s); err != nil {
			return err
		}
	}
	var buf bytes.Buffer
	out.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &archive{out: w} })
	if err := out.file.Write(&buf); err != nil {
		return err
	}
	_, err := buf.WriteTo(w)
	return err
}

// fits refuses tables that no sheet can hold.
func fits(name string, s sheets.Sheet) error {
	if rows := headerRow(s) + len(s.Rows); rows > sheetRows {
		return fmt.Errorf("表“%s”有 %d 行，Excel 的一张表最多 %d 行：请分成几个文件，或者用 .csv", name, rows, sheetRows)
	}
	if len(s.Columns) > sheetCols {
		return fmt.Errorf("表“%s”有 %d 列，Excel 的一张表最多 %d 列：请减少列数，或者用 .csv", name, len(s.Columns), sheetCols)
	}
	return nil
}

// headerRow returns the row of the names of the columns, from 1: behind the notes and an empty row.
func headerRow(s sheets.Sheet) int {
	if len(s.Notes) == 0 {
		return 1
	}
	return len(s.Notes) + 2
}

// writer is a workbook while it is written.
type writer struct {
	file   *excelize.File
	title  string
	styles map[look]int
	goals  map[string]landing // by the names of the sheets in the book
	links  int
}

// landing is where the rows of a sheet are.
type landing struct {
	name   string // as written
	header int    // the row above them
}

// begin makes the empty sheets and tells what the workbook is.
func (w *writer) begin(b sheets.Book, names []string) error {
	if err := w.file.SetSheetName("Sheet1", names[0]); err != nil {
		return err
	}
	for i, s := range b.Sheets {
		if _, err := w.file.NewSheet(names[i]); err != nil {
			return err
		}
		if _, twice := w.goals[s.Name]; !twice {
			w.goals[s.Name] = landing{names[i], headerRow(s)}
		}
	}
	if err := w.file.SetDefaultFont(font); err != nil {
		return err
	}
	const program = "nianbao"
	if err := w.file.SetAppProps(&excelize.AppProperties{Application: program}); err != nil {
		return err
	}
	if err := w.file.SetDocProps(&excelize.DocProperties{Title: sheets.Clean(b.Title), Creator: program, Language: "zh-CN", Created: fixedTime, Modified: fixedTime}); err != nil {
		return err
	}
	if b.Kind == "" {
		return nil
	}
	return w.file.SetCustomProps(excelize.CustomProperty{Name: kindProperty, Value: b.Kind})
}

// sheetNames returns names of the sheets that Excel takes, each another.
func sheetNames(all []sheets.Sheet) []string {
	const most = 31
	valid := strings.NewReplacer("[", "［", "]", "］", ":", "：", "*", "＊", "?", "？", "/", "／", `\`, "＼", "'", "’", "\n", " ", "\t", " ")
	used := map[string]bool{"history": true} // which Excel keeps for itself
	names := make([]string, len(all))
	for i, s := range all {
		base := strings.TrimSpace(valid.Replace(sheets.Clean(s.Name)))
		if base == "" {
			base = "表"
		}
		name := cutTo(base, most)
		for n := 2; used[strings.ToLower(name)]; n++ {
			suffix := fmt.Sprintf("（%d）", n)
			name = cutTo(base, most-len([]rune(suffix))) + suffix
		}
		used[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

// cutTo cuts a text to a number of UTF-16 units, which is what Excel counts.
func cutTo(s string, most int) string {
	for i, r := range s {
		if most -= utf16.RuneLen(r); most < 0 {
			return s[:i]
		}
	}
	return s
}
