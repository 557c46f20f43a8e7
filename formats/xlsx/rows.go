package xlsx

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/sheets"
)

// maxTexts is how many cells ReadRows returns at most, blank ones between others included.
const maxTexts = 2_000_000

// ReadRows returns the texts of a sheet of a workbook that WriteBook wrote and people edited since,
// without the apostrophes that Guard put before them. Rows that are filtered out are among them,
// empty rows are not; a row ends with its last text.
//
// When columns are named, the rows are those from the first that has all these names, in any order;
// then the sheet may have got another name, if no other has such a row. What is no workbook or has
// no such sheet is refused with one finding whose id begins with READ-.
func ReadRows(data []byte, name string, columns ...string) ([][]string, error) {
	pkg, err := opc.Open(data, opc.Excel)
	if err != nil {
		return nil, err
	}
	b := &book{pkg: pkg}
	if err := b.read(); err != nil {
		return nil, err
	}
	named := slices.IndexFunc(b.sheets, func(s *sheet) bool { return strings.EqualFold(s.name, name) })
	if named >= 0 {
		rows, err := b.sheetTexts(b.sheets[named])
		if rows = from(rows, columns); err != nil || rows != nil || len(columns) == 0 {
			return rows, err
		}
	}
	var found [][]string
	for i, s := range b.sheets {
		if i == named || len(columns) == 0 {
			continue
		}
		rows, err := b.sheetTexts(s)
		if err != nil {
			return nil, err
		}
		if rows = from(rows, columns); rows != nil && found != nil {
			return nil, noSheet(b, name, columns)
		} else if rows != nil {
			found = rows
		}
	}
	if found == nil {
		return nil, noSheet(b, name, columns)
	}
	return found, nil
}

func noSheet(b *book, name string, columns []string) error {
	var names []string
	for _, s := range b.sheets {
		names = append(names, zhtext.Quote(s.name))
	}
	message := "Excel 文件里没有工作表" + zhtext.Quote(name)
	if len(columns) > 0 {
		message += "，也没有（或不止一张）工作表有这些列：" + strings.Join(columns, "、")
	}
	const most = 10
	list := strings.Join(names[:min(most, len(names))], "、")
	return opc.Refuse("READ-FORMAT", message, fmt.Sprintf("文件里有 %d 张工作表：%s；请不要改表名和表头", len(names), list))
}

// from returns the rows from the first that has all columns; nil when none has.
func from(rows [][]string, columns []string) [][]string {
	for i, row := range rows {
		if !slices.ContainsFunc(columns, func(name string) bool { return !slices.Contains(row, name) }) {
			return rows[i:]
		}
	}
	return nil
}

// sheetTexts reads the texts of a sheet.
func (b *book) sheetTexts(s *sheet) ([][]string, error) {
	s.shared = map[string]sharedFormula{}
	var rows [][]string
	left := maxTexts
	err := b.pkg.Walk(s.part, func(x *opc.Reader, _ opc.Element) error {
		return x.Each(func(e opc.Element) error {
			if e.Name != "s:sheetData" {
				return nil
			}
			return x.Each(func(opc.Element) error {
				row, err := b.rowTexts(x, s, left)
				if len(row) > 0 {
					left -= len(row)
					rows = append(rows, row)
				}
				return err
			})
		})
	})
	return rows, err
}

// rowTexts reads the texts of a row, at most so many cells.
func (b *book) rowTexts(x *opc.Reader, s *sheet, most int) ([]string, error) {
	var row []string
	col := -1
	err := x.Each(func(e opc.Element) error {
		if e.Name != "s:c" {
			return nil
		}
		col++
		if p, ok := position(e.Attr("r")); ok {
			col = p.col
		}
		c, err := b.readCell(x, e, s, at{0, col})
		switch {
		case err != nil || c.text == "" || col >= sheetCols:
			return err
		case col >= most:
			return opc.Refuse("READ-LIMIT", fmt.Sprintf("Excel 文件的单元格超过 %d 个", maxTexts), "请删去无关的数据后另存")
		}
		if col >= len(row) {
			row = append(row, make([]string, col+1-len(row))...)
		}
		row[col] = sheets.Unguard(c.text)
		if c.marks != "" { // so that it is no figure
			row[col] += "（" + c.marks + "）"
		}
		return nil
	})
	return row, err
}

// Kind returns the kind of the book that a workbook was written of (sheets.Book.Kind), whoever saved
// it since; "" when it was not, or is no workbook. A form (WriteForm) has none: it is a report. Kind reads
// the list of files and one of them.
func Kind(r io.ReaderAt, size int64) string {
	archive, err := zip.NewReader(r, size)
	if err != nil || len(archive.File) > opc.MaxEntries {
		return ""
	}
	for _, f := range archive.File {
		if !strings.EqualFold(f.Name, customPart) {
			continue
		}
		if kind := kindOf(f); kind != formKind {
			return kind
		}
		return ""
	}
	return ""
}

// kindOf finds the kind among the custom properties.
func kindOf(f *zip.File) string {
	const most = 1 << 20
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	return kindIn(io.LimitReader(r, most))
}

// customPart is the part of a workbook with its custom properties.
const customPart = "docProps/custom.xml"

// kindIn finds the kind in the part with the custom properties.
func kindIn(r io.Reader) string {
	var properties struct {
		Property []struct {
			Name  string `xml:"name,attr"`
			Value string `xml:"lpwstr"`
		} `xml:"property"`
	}
	if err := xml.NewDecoder(r).Decode(&properties); err != nil {
		return ""
	}
	for _, p := range properties.Property {
		if p.Name == kindProperty {
			return p.Value
		}
	}
	return ""
}
