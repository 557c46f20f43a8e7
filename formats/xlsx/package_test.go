package xlsx

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/corpus"
)

func TestPackagesAsProgramsWriteThem(t *testing.T) {
	const want = "标题\n[2x2]\n 0:甲 1:1\n 0:乙 1:2\n"
	for _, c := range []struct {
		name   string
		change func(parts) parts
	}{
		{"strict", func(f parts) parts {
			out := parts{}
			for name, text := range f {
				out[name] = strings.NewReplacer(mainSpace, "http://purl.oclc.org/ooxml/spreadsheetml/main", relSpace, "http://purl.oclc.org/ooxml/officeDocument/relationships").Replace(text)
			}
			return out
		}},
		{"prefixes", func(f parts) parts {
			for _, name := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
				text := strings.NewReplacer("</", "</x:", "xmlns=", "xmlns:x=").Replace(f[name])
				f[name] = strings.ReplaceAll(strings.ReplaceAll(text, "<", "<x:"), "<x:/x:", "</x:")
			}
			return f
		}},
		{"UTF-16", func(f parts) parts {
			var b bytes.Buffer
			b.WriteString("\xfe\xff")
			for _, u := range utf16.Encode([]rune(f["xl/worksheets/sheet1.xml"])) {
				b.Write([]byte{byte(u >> 8), byte(u)})
			}
			f["xl/worksheets/sheet1.xml"] = b.String()
			return f
		}},
		{"absolute targets, backslashes, other case", func(f parts) parts {
			out := parts{}
			for name, text := range f {
				out[strings.ToUpper(strings.ReplaceAll(name, "/", `\`))] = strings.ReplaceAll(text, `Target="worksheets`, `Target="/xl/worksheets`)
			}
			return out
		}},
		{"with macros", func(f parts) parts {
			f["[Content_Types].xml"] = strings.Replace(f["[Content_Types].xml"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", 1)
			return f
		}},
		{"no styles and shared strings", func(f parts) parts { delete(f, "xl/styles.xml"); delete(f, "xl/sharedStrings.xml"); return f }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.change(workbook(data("标题\n甲|1\n乙|2")))); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestSheetsThatAreNoTables(t *testing.T) {
	f := workbook(data("甲"), data("乙"))
	f["xl/_rels/workbook.xml.rels"] = strings.Replace(f["xl/_rels/workbook.xml.rels"], relSpace+"/worksheet", relSpace+"/chartsheet", 1)
	if got, want := read(t, f), "乙\n! info : 工作表“一”是图表或对话框，没有读入\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatIsNotReadIsRefused(t *testing.T) {
	whole := zipped(t, workbook(data("甲")))
	odd := func(change func(parts)) []byte {
		f := workbook(data("甲"))
		change(f)
		return zipped(t, f)
	}
	for _, c := range []struct {
		name, id, message string
		data              []byte
	}{
		{"nothing", "READ-DAMAGED", "空的", nil},
		{"an old file", "READ-FORMAT", "旧版", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
		{"half a file", "READ-DAMAGED", "Excel 文件不完整", whole[:len(whole)/2]},
		{"a document", "READ-FORMAT", "Word 文档", odd(func(f parts) {
			f["[Content_Types].xml"] = strings.ReplaceAll(f["[Content_Types].xml"], "spreadsheetml.sheet", "wordprocessingml.document")
		})},
		{"a binary workbook", "READ-FORMAT", "xlsb", odd(func(f parts) {
			f["[Content_Types].xml"] = strings.ReplaceAll(f["[Content_Types].xml"], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main")
		})},
		{"no sheet", "READ-DAMAGED", "缺少工作表“一”", odd(func(f parts) { delete(f, "xl/worksheets/sheet1.xml") })},
		{"no sheets", "READ-DAMAGED", "找不到任何工作表", odd(func(f parts) { f["xl/workbook.xml"] = "<workbook/>" })},
		{"broken XML", "READ-DAMAGED", "sheet1.xml", odd(func(f parts) {
			f["xl/worksheets/sheet1.xml"] = strings.Replace(f["xl/worksheets/sheet1.xml"], "</row>", "</rov>", 1)
		})},
		{"a cut sheet", "READ-DAMAGED", "sheet1.xml", odd(func(f parts) { f["xl/worksheets/sheet1.xml"] = f["xl/worksheets/sheet1.xml"][:200] })},
		{"broken relations", "READ-DAMAGED", "workbook.xml.rels", odd(func(f parts) { f["xl/_rels/workbook.xml.rels"] = "<Relationships>" })},
		{"broken relations of a sheet", "READ-DAMAGED", "sheet1.xml.rels", odd(func(f parts) { f["xl/worksheets/_rels/sheet1.xml.rels"] = "<Relationships>" })},
		{"a document type", "READ-FORMAT", "DTD", odd(func(f parts) { f["xl/workbook.xml"] = "<!doctype x>" + f["xl/workbook.xml"] })},
		{"many cells", "READ-LIMIT", "单元格超过", zipped(t, workbook("<sheetData><row>"+strings.Repeat("</row><row>"+strings.Repeat("<c><v>1</v></c>", 10000), 21)+"</row></sheetData>"))},
		{"many merges", "READ-LIMIT", "合并单元格超过", zipped(t, workbook("<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerges+1)+"</mergeCells>"))},
		{"a large part", "READ-LIMIT", "展开后太大", zipped(t, workbook(strings.Repeat(" ", 25<<20)))},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(c.data)
			if err == nil {
				t.Fatalf("read with %d blocks", len(d.Blocks))
			}
			if s := err.Error(); !strings.Contains(s, "["+c.id+"]") || !strings.Contains(s, c.message) {
				t.Errorf("got %s, want %s … %s", s, c.id, c.message)
			}
		})
	}
}

// Merged cells may name the whole sheet; that costs nothing.
func TestLargeMergesAreCut(t *testing.T) {
	got := read(t, workbook(data("甲|1\n乙|2", merges("D1:XFD1048576", "A3:A1048576", "A9:XFD9"))))
	if want := "[2x2]\n 0:甲 1:1\n 0:乙 1:2\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheSameFileGivesTheSameDocument(t *testing.T) {
	f := workbook(data("标题\n甲|遮|1|2\n丙|遮|遮|4\n乙|3|4|"+"<><f>SUM(B4:C4)</f>", merges("A2:C3")))
	first := read(t, f)
	for range 20 {
		if again := read(t, f); again != first {
			t.Fatalf("first\n%sthen\n%s", first, again)
		}
	}
}

func FuzzRead(f *testing.F) {
	whole := workbook(data("标题\n甲|1|2\n乙|3|<><f>SUM(B2:C2)</f>", merges("A1:C1")))
	f.Add([]byte(whole["xl/worksheets/sheet1.xml"]), []byte(whole["xl/sharedStrings.xml"]), []byte(whole["xl/styles.xml"]))
	f.Add([]byte(`<worksheet xmlns="`+mainSpace+`"><sheetData><row r="3" hidden="1"><c r="B3" t="s" s="2"><v>1</v></c><c t="e"><f t="shared" si="0">1/A1</f></c></row></sheetData></worksheet>`), []byte("<sst/>"), []byte("<styleSheet/>"))
	f.Fuzz(func(t *testing.T, sheet, texts, styles []byte) {
		files := workbook("")
		files["xl/worksheets/sheet1.xml"], files["xl/sharedStrings.xml"], files["xl/styles.xml"] = string(sheet), string(texts), string(styles)
		d, err := Read(zipped(t, files))
		if err == nil {
			checkDocument(t, d)
		}
	})
}

// checkDocument checks what every document promises.
func checkDocument(t *testing.T, d *paper.Document) {
	t.Helper()
	last := 0
	next := func(order int) {
		if order <= last {
			t.Fatalf("order %d after %d", order, last)
		}
		last = order
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			next(b.Place.Order)
			for _, s := range b.Bold {
				if s.Start < 0 || s.Start >= s.End || s.End > len(b.Text) {
					t.Fatalf("span %v of %q", s, b.Text)
				}
			}
		case *paper.Grid:
			next(b.Place.Order)
			taken := map[[2]int]bool{}
			before := [2]int{-1, -1}
			for _, c := range b.Cells {
				next(c.Place.Order)
				if at := [2]int{c.Row, c.Col}; at[0] < before[0] || at[0] == before[0] && at[1] <= before[1] {
					t.Fatalf("cell %v after %v", at, before)
				} else {
					before = at
				}
				for row := c.Row; row < c.Row+c.RowSpan; row++ {
					for col := c.Col; col < c.Col+c.ColSpan; col++ {
						if taken[[2]int{row, col}] || row >= b.Rows || col >= b.Cols || col < 0 {
							t.Fatalf("cell %d,%d overlaps or is outside of %dx%d", row, col, b.Rows, b.Cols)
						}
						taken[[2]int{row, col}] = true
					}
				}
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"013.xlsx", "026.xlsx"} { // with results of formulas, without
		b.Run(name, func(b *testing.B) {
			data, err := os.ReadFile(filepath.Join(corpus.Folder(b), "import", name))
			if err != nil {
				b.Skip(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
