package main

import (
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/sheets"
)

// someTables are a table and a workbook to write.
type someTables struct{}

func (someTables) matrix() sheets.Sheet {
	return sheets.Sheet{Name: "数", Columns: []sheets.Column{{Name: "机关"}, {Name: "数"}}, Rows: [][]sheets.Cell{{sheets.Text("甲"), sheets.Number("1")}}}
}

func (t someTables) book() sheets.Book {
	return sheets.Book{Title: "数", Kind: statsKind, Sheets: []sheets.Sheet{t.matrix()}}
}

// A file that may be somebody's work is no table of ours.
func TestTablesReplaceTablesAlone(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"a.csv", "", false}, {"a.csv", "x", true}, {"a.csv", "\ufeff机关,数", false}, {"a.csv", "\ufeff项目,", false}, {"a.csv", "\ufeff机关", true}, {"a.csv", "机关,", true}, {"a.csv", "\ufeff单位,", true},
		{"a.csv", "\ufeff项目", true}, {"a.xlsx", "\ufeff机关,", true}, {"a.xlsx", "PK", true}, {"a.xlsx", "", false}, {"a", "\ufeff机关,", false}, {"a", strings.Repeat("x", 100), true},
	} {
		writeText(t, c.name, c.text)
		if got := isForeign(c.name); got != c.want {
			t.Errorf("%s with %q is foreign: %v", c.name, c.text, got)
		}
		_, err := newTableFiles(&c.name, nil)
		if strings.HasSuffix(c.name, ".xlsx") {
			_, err = newTableFiles(nil, &c.name)
		}
		if want := map[bool]string{true: c.name + " 已经存在，不是本程序生成的统计，没有改动：请另写一个文件名"}[c.want]; told("", err) != want {
			t.Errorf("%s with %q: %v", c.name, c.text, err)
		}
	}
	if err := os.Mkdir("d", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"none", "d", os.DevNull} {
		if isForeign(name) {
			t.Errorf("%s is foreign", name)
		}
	}
	csv, book, bad := "n.csv", "n.xlsx", "n.pdf"
	for want, names := range map[string][2]*string{
		"--csv n.pdf 的扩展名是 .pdf，这里生成的却是 CSV 文件：请改用扩展名 .csv，如 n.csv\n" + seeHelp: {&bad, &book}, "--xlsx n.pdf 的扩展名是 .pdf，这里生成的却是 Excel 文件：请改用扩展名 .xlsx，如 n.xlsx\n" + seeHelp: {&csv, &bad},
	} {
		if _, err := newTableFiles(names[0], names[1]); told("", err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for _, c := range []struct {
		csv, xlsx *string
		want      string
	}{
		{nil, nil, ""}, {&csv, nil, "已生成 n.csv（全部数字）\n"}, {nil, &book, "已生成 n.xlsx（工作簿）\n"}, {&csv, &book, "已生成 n.csv（全部数字）\n已生成 n.xlsx（工作簿）\n"},
	} {
		files, err := newTableFiles(c.csv, c.xlsx)
		if err != nil || (files.csv != nil) != (c.csv != nil) || (files.xlsx != nil) != (c.xlsx != nil) {
			t.Fatalf("%+v, %v", files, err)
		}
		s, stdout, _ := quiet()
		err = files.write(s, someTables{})
		if s.stdout.Flush(); err != nil || stdout.String() != c.want {
			t.Errorf("told %s (%v), want %s", stdout, err, c.want)
		}
		for _, d := range []*string{c.csv, c.xlsx} {
			if d != nil && isForeign(*d) {
				t.Errorf("%s is not known again", *d)
			}
		}
	}
}

// A table that is to be written and that is a report is refused; any other file is passed over.
func TestTablesAreNoReports(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.csv", "a.xlsx", "b.yaml"} {
		writeText(t, name, "")
	}
	if err := os.Symlink("a.csv", "link.csv"); err != nil {
		t.Fatal(err)
	}
	both := &tableFiles{csv: &destination{name: "a.csv", path: "a.csv"}, xlsx: &destination{name: "a.xlsx", path: "a.xlsx"}}
	for _, c := range []struct {
		files  *tableFiles
		name   string
		report bool
		own    bool
		want   string
	}{
		{both, "a.csv", false, true, ""}, {both, "a.xlsx", false, true, ""}, {both, "link.csv", false, true, ""}, {both, "b.yaml", true, false, ""}, {both, "none", false, false, ""},
		{both, "a.csv", true, true, "输出文件就是报告文件本身：a.csv，请另写一个文件名"}, {both, "a.xlsx", true, true, "输出文件就是报告文件本身：a.xlsx，请另写一个文件名"},
		{&tableFiles{xlsx: both.xlsx}, "a.xlsx", false, true, ""}, {&tableFiles{xlsx: both.xlsx}, "a.csv", true, false, ""}, {&tableFiles{csv: &destination{path: "a.csv", stream: true}}, "a.csv", true, false, ""}, {&tableFiles{}, "a.csv", true, false, ""},
	} {
		f := reportFile{input: input{name: c.name}}
		if c.report {
			f.report = &nianbao.Report{}
		}
		own, err := c.files.isOwn(f)
		if own != c.own || told("", err) != c.want {
			t.Errorf("%s: own %v, %v", c.name, own, err)
		}
	}
}
