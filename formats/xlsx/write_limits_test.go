package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
)

// TestMeasuresOfBooks compares widths, heights, lines and pages for texts and columns of all sizes.
func TestMeasuresOfBooks(t *testing.T) {
	var b strings.Builder
	for n := range 60 {
		text := strings.Repeat("字", n)
		s := sheets.Sheet{Columns: []sheets.Column{{Name: "甲"}, {Name: text}, {Width: n}, {Width: 240 + n}}, Rows: [][]sheets.Cell{{sheets.Text(text)}, {sheets.Text("a\n" + strings.Repeat("b", n))}}}
		fmt.Fprintf(&b, "%d characters: columns %v lines %d %d %d\n", n, columnWidths(s), wrapped(text, 20), wrapped(text+"\na", 3), wrapped(text, 1))
	}
	for _, widths := range [][]float64{{300}, {301}, {150, 150}, {150, 151}, {100, 201}, {101, 200}, {50, 400}, {50, 401, 60}, {30, 100, 100, 100}, {10, 600}} {
		for frozen := range 3 {
			for _, printed := range []int{0, 1, 2, 9} {
				p := &page{Sheet: sheets.Sheet{Columns: make([]sheets.Column, len(widths)), Frozen: frozen, Printed: printed}, widths: widths}
				fmt.Fprintf(&b, "%v frozen %d printed %d: %d columns, %d pages wide\n", widths, frozen, printed, p.printed(), p.pagesWide())
			}
		}
	}
	p := &page{Sheet: sheets.Sheet{Columns: []sheets.Column{{Wrap: true}, {}}}, widths: []float64{12, 12, 12}}
	for _, n := range []int{0, 4, 5, 6, 10, 11, 100, 200} {
		text := sheets.Text(strings.Repeat("字", n))
		fmt.Fprintf(&b, "%d: heights %g %g %g %g %g\n", n, p.height([]sheets.Cell{text}, bodyZone), p.height([]sheets.Cell{{}, text}, bodyZone), p.height([]sheets.Cell{{}, text}, headZone), p.height([]sheets.Cell{{}, {}, text}, bodyZone), p.height([]sheets.Cell{text}, noteZone))
	}
	golden.Compare(t, filepath.Join("testdata", "measures.txt"), []byte(b.String()))
}

// TestTablesAtTheLimitsOfASheet has as many rows and columns as a sheet has, and one more.
func TestTablesAtTheLimitsOfASheet(t *testing.T) {
	for _, c := range []struct {
		notes, rows, columns int
		want                 string
	}{
		{0, 1<<20 - 1, 1, ""}, {0, 1 << 20, 1, "表“甲”有 1048577 行，Excel 的一张表最多 1048576 行：请分成几个文件，或者用 .csv"}, {1, 1<<20 - 3, 1, ""}, {1, 1<<20 - 2, 1, "表“甲”有 1048577 行，Excel 的一张表最多 1048576 行：请分成几个文件，或者用 .csv"},
		{0, 1, 16384, ""}, {0, 1, 16385, "表“甲”有 16385 列，Excel 的一张表最多 16384 列：请减少列数，或者用 .csv"},
	} {
		err := fits("甲", sheets.Sheet{Notes: make([]string, c.notes), Rows: make([][]sheets.Cell, c.rows), Columns: make([]sheets.Column, c.columns)})
		if got := fmt.Sprint(err); c.want == "" && err != nil || c.want != "" && got != c.want {
			t.Errorf("%d notes, %d rows, %d columns: %v", c.notes, c.rows, c.columns, err)
		}
	}
	if err := WriteBook(&bytes.Buffer{}, sheets.Book{}); err == nil || err.Error() != "没有可以写入 Excel 文件的表" {
		t.Errorf("no sheets: %v", err)
	}
}

func TestNamesOfSheetsAreCutAndCounted(t *testing.T) {
	long := strings.Repeat("长", 31)
	in := []string{`[a]:*?/\'b`, "a\nb\tc", " ", "", "History", long, long + "x", strings.Repeat("𠮷", 16), "A", "a", "A"}
	var list []sheets.Sheet
	for _, name := range in {
		list = append(list, sheets.Sheet{Name: name})
	}
	want := []string{"［a］：＊？／＼’b", "a b c", "表", "表（2）", "History（2）", long, strings.Repeat("长", 28) + "（2）", strings.Repeat("𠮷", 15), "A", "a（2）", "A（3）"}
	if got := sheetNames(list); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestDecimalsAreNumbersWhereTheyStayAsTheyAre has digits up to what a number keeps, and one more.
func TestDecimalsAreNumbersWhereTheyStayAsTheyAre(t *testing.T) {
	for text, want := range map[string]string{
		"1.5": "1.5  true", "1.50": "1.5 0.00 true", "1.05": "1.05  true", "1": "0  false", "1.": "0  false", "x.5": "0  false", "01.5": "0  false", "-1.50": "-1.5 0.00 true", "1e5.0": "0  false",
		"12345678901234.5": "1.23456789012345e+13  true", "123456789012345.5": "0  false", "0.10": "0.1 0.00 true", ".5": "0  false", "": "0  false",
	} {
		v, format, ok := decimalValue(text)
		if got := fmt.Sprintf("%v %s %v", v, format, ok); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestWhatNoFormHolds harms one text of a report at a time.
func TestWhatNoFormHolds(t *testing.T) {
	said := func(harm func(*model.Report)) string {
		r := sample.Report(2)
		harm(r)
		var found model.Findings
		if err := WriteForm(&bytes.Buffer{}, r); !errors.As(err, &found) {
			return fmt.Sprint(err)
		}
		var out []string
		for _, f := range found {
			out = append(out, fmt.Sprintf("%s %s %.60s", f.ID, f.Path, strings.NewReplacer("字", "").Replace(f.Message)))
		}
		return strings.Join(out, "; ")
	}
	long := strings.Repeat("字", 32_767)
	for _, c := range []struct {
		name string
		harm func(*model.Report)
		want string
	}{
		{"nothing", func(*model.Report) {}, "<nil>"},
		{"as long as may be", func(r *model.Report) { r.Overview = long + "\n" + long }, "<nil>"},
		{"one longer", func(r *model.Report) { r.Overview = "甲\n" + long + "字" }, "WRITE-LOSS overview"},
		{"a control character", func(r *model.Report) { r.Organ = "甲\x01" }, "WRITE-LOSS organ"},
		{"in a remark", func(r *model.Report) { r.Remarks = map[string]string{"applications.received[1]": "（\x02）"} }, "WRITE-LOSS applications.received[1]"},
		{"in an attachment", func(r *model.Report) { r.Attachments = []model.Attachment{{Title: "甲", Text: "\x03"}} }, "WRITE-LOSS attachments[0].text"},
		{"of no edition", func(r *model.Report) { r.Edition = "x" }, "EDITION "},
	} {
		if got := said(c.harm); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}

// TestTheBytesOfOddForms compares digests of forms with all that a report may have beside its figures.
func TestTheBytesOfOddForms(t *testing.T) {
	var out strings.Builder
	for name, change := range []func(*model.Report){
		func(r *model.Report) { r.Titles = model.BodyTitles },
		func(r *model.Report) {
			r.OwnTitles = []string{"甲", "乙", "丙", "丁", "戊", "己"}
			r.Title, r.DateLine, r.Addressee, r.Preamble = "一行\n二行\n三行", "（2024年1月5日）", "县政府：", "第一段\n\n第二段\n第三段"
		},
		func(r *model.Report) {
			r.Attachments = []model.Attachment{{Title: "甲", Text: "一\n二\n三\n四"}, {Title: "乙", Text: ""}}
			r.Overview = strings.Repeat("一段**粗**文字。\n", 20)
		},
		func(r *model.Report) {
			r.Remarks = map[string]string{"applications.received[1]": "（其中外资企业占半数）", "applications.received[6]": "（合计）"}
			r.Applications.Received.Total += 3
			r.Applications.Before, r.Applications.After = "表前。\n二。", "表后。"
		},
		func(r *model.Report) { r.Organ, r.Year = "", 0 },
	} {
		r := sample.Report(3)
		change(r)
		var b bytes.Buffer
		if err := WriteForm(&b, r, KnownFigures()); err != nil {
			fmt.Fprintf(&out, "%d %v\n", name, err)
			continue
		}
		files, _ := opctest.Unzip(t, b.Bytes())
		fmt.Fprint(&out, digests(fmt.Sprint("odd ", name), files))
		fmt.Fprint(&out, whole(t, files))
	}
	golden.Compare(t, filepath.Join("testdata", "odd.txt"), []byte(out.String()))
}
