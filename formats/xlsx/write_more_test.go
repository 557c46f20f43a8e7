package xlsx

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/sheets"
)

var definedNames = regexp.MustCompile(`<definedName[^>]*>[^<]*</definedName>`)

// TestWhatIsPrintedOfABook has the names for what is printed, for each number of columns that are, and are frozen.
func TestWhatIsPrintedOfABook(t *testing.T) {
	for _, c := range []struct {
		printed, frozen, notes int
		area, titles           string
	}{
		{0, 0, 0, "", "'表'!$1:$1"}, {1, 0, 0, "'表'!$A$1:$A$3", "'表'!$1:$1"}, {2, 1, 0, "'表'!$A$1:$B$3", "'表'!$A:$A,'表'!$1:$1"}, {3, 2, 0, "", "'表'!$A:$B,'表'!$1:$1"}, {4, 9, 0, "", "'表'!$A:$C,'表'!$1:$1"}, {2, 0, 2, "'表'!$A$1:$B$6", "'表'!$4:$4"},
	} {
		book := sheets.Book{Sheets: []sheets.Sheet{{
			Name: "表", Printed: c.printed, Frozen: c.frozen, Notes: make([]string, c.notes), Columns: []sheets.Column{{Name: "甲"}, {Name: "乙"}, {Name: "丙"}}, Rows: [][]sheets.Cell{{sheets.Text("a")}, {sheets.Text("b")}},
		}}}
		files, _ := opctest.Unzip(t, written(t, book))
		var got []string
		for _, name := range definedNames.FindAllString(files["xl/workbook.xml"], -1) {
			if !strings.Contains(name, "_FilterDatabase") {
				got = append(got, strings.ReplaceAll(name, "&#39;", "'"))
			}
		}
		want := `<definedName localSheetId="0" name="_xlnm.Print_Titles">` + c.titles + `</definedName>`
		if c.area != "" {
			want = `<definedName localSheetId="0" name="_xlnm.Print_Area">` + c.area + `</definedName> ` + want
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%d printed, %d frozen: %s, not %s", c.printed, c.frozen, strings.Join(got, " "), want)
		}
	}
}

// TestChoicesAreOfferedToALimit has choices of as many characters as Excel takes, and one more.
func TestChoicesAreOfferedToALimit(t *testing.T) {
	for n, want := range map[int]string{253: "<nil>", 254: "表“表”: 列“甲”的选项合计超过 255 个字符: data validation must be 0-255 characters"} {
		var b bytes.Buffer
		err := WriteBook(&b, sheets.Book{Sheets: []sheets.Sheet{{
			Name: "表", Columns: []sheets.Column{{Name: "甲", Input: true, Choices: []string{"是", strings.Repeat("字", n)}}}, Rows: [][]sheets.Cell{{sheets.Text("a")}},
		}}})
		if fmt.Sprint(err) != want {
			t.Errorf("%d characters: %v", n, err)
		}
		if err != nil && b.Len() > 0 {
			t.Error("something is written")
		}
	}
}

// TestRowsOfDamagedWorkbooksAreRefused has each part of a workbook damaged.
func TestRowsOfDamagedWorkbooksAreRefused(t *testing.T) {
	for part, want := range map[string]string{
		"xl/workbook.xml": "workbook.xml", "xl/styles.xml": "styles.xml", "xl/sharedStrings.xml": "sharedStrings.xml", "xl/worksheets/sheet1.xml": "sheet1.xml", "xl/worksheets/sheet2.xml": "sheet2.xml", "xl/_rels/workbook.xml.rels": "workbook.xml.rels",
	} {
		files := workbook(data("甲|乙\n1|2"), data("丙|丁\n3|4"))
		files[part] = files[part][:len(files[part])-3]
		for _, ask := range [][]string{{"一"}, {"一", "甲"}, {"三", "丙"}} {
			_, err := ReadRows(zipped(t, files), ask[0], ask[1:]...)
			if broken := part != "xl/worksheets/sheet2.xml" || ask[0] == "三"; broken != (err != nil) || broken && !strings.Contains(err.Error(), "[READ-DAMAGED] Excel 文件已损坏：其中的 "+want+" 不是完整的 XML") {
				t.Errorf("%s, asked for %v: %v", part, ask, err)
			}
		}
	}
	if _, err := ReadRows([]byte("甲"), "一"); err == nil || !strings.Contains(err.Error(), "这不是 Excel 文件") {
		t.Error(err)
	}
	odd := workbook("<sheetData><row><x/><c><v>1</v></c><x/><c><v>2</v></c></row></sheetData>")
	if rows, err := ReadRows(zipped(t, odd), "一"); fmt.Sprint(rows, err) != "[[1 2]] <nil>" {
		t.Errorf("%v %v", rows, err)
	}
	other := workbook(data("甲"))
	other["docProps/custom.xml"] = `<Properties><property name="other"><lpwstr>review</lpwstr></property></Properties>`
	if file := zipped(t, other); Kind(bytes.NewReader(file), int64(len(file))) != "" {
		t.Error("another property is the kind")
	}
	other["docProps/custom.xml"] = `<Properties><property name="other"><lpwstr>a</lpwstr></property><property name="nianbao.kind"><lpwstr>review</lpwstr></property></Properties>`
	if file := zipped(t, other); Kind(bytes.NewReader(file), int64(len(file))) != "review" {
		t.Error("the second property is not read")
	}
}
