package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/review"
	"github.com/xuri/excelize/v2"
)

// writeFaulty writes a report with a wrong sum.
func writeFaulty(t *testing.T, name string, lead string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text := lead + strings.Replace(string(data), "carried_forward: [1, 0", "carried_forward: [2, 0", 1)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// findingsOf reads the findings of a workbook.
func findingsOf(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := xlsx.ReadRows(data, review.DecisionSheets()[0])
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestWhatReviewersWroteInAWorkbookGoesIntoTheNext(t *testing.T) {
	folder := t.TempDir()
	report, list := filepath.Join(folder, "in", "a.yaml"), filepath.Join(folder, "list.xlsx")
	if err := os.Mkdir(filepath.Dir(report), 0o755); err != nil {
		t.Fatal(err)
	}
	check := func() {
		t.Helper()
		var stdout, stderr bytes.Buffer
		if code := run([]string{"check", filepath.Dir(report), "--report", list}, nil, &stdout, &stderr); code != 1 {
			t.Fatalf("exit code %d\n%s%s", code, &stdout, &stderr)
		}
	}
	writeFaulty(t, report, "")
	check()
	rows := findingsOf(t, list)
	header := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "指纹") })
	column := slices.Index(rows[header], "核实结果")

	book, err := excelize.OpenFile(list)
	if err != nil {
		t.Fatal(err)
	}
	cell, err := excelize.CoordinatesToCellName(column+1, header+2)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellValue(review.DecisionSheets()[0], cell, "核实无误"); err != nil {
		t.Fatal(err)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}

	writeFaulty(t, report, "# 多出的\n# 两行\n")
	check()
	again := findingsOf(t, list)
	if got := again[header+1][column]; got != "核实无误" || again[header+1][4] == rows[header+1][4] {
		t.Errorf("the decision is %q; the place was %q and is %q", got, rows[header+1][4], again[header+1][4])
	}
}

func TestTheWorkbookOfAReviewIsValid(t *testing.T) {
	folder := t.TempDir()
	report, list := filepath.Join(folder, "in", "a.yaml"), filepath.Join(folder, "list.xlsx")
	if err := os.Mkdir(filepath.Dir(report), 0o755); err != nil {
		t.Fatal(err)
	}
	writeFaulty(t, report, "")
	writeText(t, filepath.Join(folder, "names.txt"), "青禾县农业农村局\n青禾县民政局\n")
	var stdout, stderr bytes.Buffer
	if code := run([]string{"check", filepath.Dir(report), "--members-list", filepath.Join(folder, "names.txt"), "--report", list, "--each", folder}, nil, &stdout, &stderr); code != 1 {
		t.Fatalf("exit code %d\n%s%s", code, &stdout, &stderr)
	}
	for _, name := range []string{list, filepath.Join(folder, "青禾县民政局.xlsx")} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		opctest.Validate(t, data, ".xlsx")
	}
}

func TestWhoseAFileIsThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct{ data, organ, text string }{
		"a.yaml":  {"organ: 青禾县水利局 # 全称\nyear: [\n", "青禾县水利局", ""},
		"b.yaml":  {"报告年度: 2023\n机关名称：\"青禾县水利局\"\n", "青禾县水利局", ""},
		"c.json":  {`{"organ": "青禾县水利局", "year"`, "青禾县水利局", ""},
		"d.html":  {"<html><h1>青禾县<b>水利局</b>2023年政府信息公开工作年度报告</h1>", "青禾县水利局", ""},
		"e.html":  {"<p>404 青禾县水利局", "", "404 青禾县水利局"},
		"f.doc":   {"\xd0\xcf\x11\xe0\x00\x00\x52\x97\xbe\x79", "", "青禾"},
		"g.pdf":   {"%PDF-1.7 青禾县水利局2023年政府信息公开工作年度报告", "", ""},
		"h.docx":  {"PK\x03\x04", "", ""},
		"i.yaml":  {"", "", ""},
		"j.yaml":  {"organization: 青禾县水利局\n", "", "organization: 青禾县水利局"},
		"k.shtml": {"\xff\xfe\x00", "", ""},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.data), 0o644); err != nil {
			t.Fatal(err)
		}
		organ, text := organTold(path)
		if organ != c.organ || !strings.Contains(text, c.text) {
			t.Errorf("%s: organ %q, text %q", name, organ, text)
		}
	}
	if organ, text := organTold(filepath.Join(t.TempDir(), "none")); organ+text != "" {
		t.Errorf("no file: %q, %q", organ, text)
	}
}
