package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
)

func faulty(line int) File {
	return File{Name: fmt.Sprintf("%d.yaml", line), Report: report("甲局", 2023), Findings: model.Findings{
		{ID: "T3-ROW", Severity: model.SeverityError, Path: "applications.received[6]", Place: model.Place{Line: line, Column: 3},
			Message: "总计填的是 3", Found: model.Number(3), Expected: model.Number(2)},
		{ID: "PLACEHOLDER", Severity: model.SeverityWarning, Path: "overview", Place: model.Place{Line: line + 9, Column: 1}, Message: "留有“××”"},
		{ID: "PLACEHOLDER", Severity: model.SeverityWarning, Path: "overview", Place: model.Place{Line: line + 10, Column: 1}, Message: "留有“××”"},
	}}
}

func TestAFingerprintStaysWhenLinesMoveAndFilesAreRenamed(t *testing.T) {
	a := Fingerprints(New([]File{faulty(10)}, Options{}).Findings())
	b := Fingerprints(New([]File{faulty(200)}, Options{}).Findings())
	if !slices.Equal(a, b) || len(a) != 3 || a[1] == a[2] {
		t.Errorf("got %v and %v", a, b)
	}
	other := faulty(10)
	other.Findings[0].Message = "总计填的是 4"
	if c := Fingerprints(New([]File{other}, Options{}).Findings()); c[0] == a[0] || c[1] != a[1] {
		t.Errorf("another fault has the same: %v, %v", a, c)
	}
	key := model.Findings{{ID: "READ-KEY", Severity: model.SeverityError, Path: "a", Message: "第3行已有键 organ，此处重复"}}
	moved := model.Findings{{ID: "READ-KEY", Severity: model.SeverityError, Path: "a", Message: "第13行已有键 organ，此处重复"}}
	x := Fingerprints(New([]File{{Name: "a", Organ: "甲局", Findings: key}}, Options{}).Findings())
	y := Fingerprints(New([]File{{Name: "b", Organ: "甲局", Findings: moved}}, Options{}).Findings())
	if !slices.Equal(x, y) {
		t.Errorf("a line in the message: %v, %v", x, y)
	}
}

// rowsOf is a sheet as it is read back.
func rowsOf(s sheets.Sheet) [][]string {
	var header []string
	for _, c := range s.Columns {
		header = append(header, c.Name)
	}
	rows := [][]string{{"标题"}, header}
	for _, row := range s.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.Text)
		}
		rows = append(rows, cells)
	}
	return rows
}

func sheet(t *testing.T, b sheets.Book, name string) sheets.Sheet {
	t.Helper()
	i := slices.IndexFunc(b.Sheets, func(s sheets.Sheet) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("no sheet %s", name)
	}
	return b.Sheets[i]
}

// What reviewers write goes with the finding into the next workbook, and is kept when the finding has gone.
func TestDecisionsAreCarriedOver(t *testing.T) {
	first := sheet(t, New([]File{faulty(10)}, Options{}).Book(Settings{}), "问题")
	rows := rowsOf(first)
	at := func(name string) int { return slices.Index(rows[1], name) }
	rows[2][at("核实结果")], rows[2][at("核实人")] = "退回修改", "李"
	rows[3][at("备注")] = "问过"
	list, ok := Decisions(rows)
	if !ok || len(list) != 2 {
		t.Fatalf("read %v", list)
	}
	mended := faulty(30)
	mended.Findings = mended.Findings[1:]
	book := New([]File{mended}, Options{}).Book(Settings{Decisions: list})
	again := rowsOf(sheet(t, book, "问题"))
	if len(again) != 4 || again[2][at("备注")] != "问过" || again[3][at("备注")] != "" {
		t.Errorf("got %v", again)
	}
	settled := rowsOf(sheet(t, book, "已消除"))
	if len(settled) != 3 || settled[2][0] != "甲局" || settled[2][3] != "退回修改" || settled[2][4] != "李" {
		t.Errorf("settled: %v", settled)
	}
	if kept, ok := Decisions(settled); !ok || len(kept) != 1 || kept[0] != list[0] {
		t.Errorf("settled, read again: %+v, want %+v", kept, list[0])
	}
	if _, ok := Decisions([][]string{{"别的", "表"}}); ok {
		t.Error("any table is taken for findings")
	}
	hidden := New([]File{faulty(10)}, Options{}).Book(Settings{Least: model.SeverityError, Decisions: list})
	if slices.ContainsFunc(hidden.Sheets, func(s sheets.Sheet) bool { return s.Name == "已消除" && len(s.Rows) != 1 }) {
		t.Errorf("a finding that is not listed is said to be settled, or its decision is lost: %v", hidden.Sheets)
	}
}

func TestTheOverviewLeadsToTheFindings(t *testing.T) {
	b := New([]File{{Name: "0", Report: report("乙局", 2023)}, faulty(10)}, Options{Members: members("乙局", "甲局", "丙局")}).Book(Settings{})
	rows := sheet(t, b, "概览").Rows
	if len(rows) != 3 || rows[0][1].Link != (sheets.Link{}) || rows[1][1].Link != (sheets.Link{Sheet: "问题", Row: 1}) || rows[2][1].Link != (sheets.Link{Sheet: "问题", Row: 4}) {
		t.Errorf("got %+v", rows)
	}
	for _, s := range b.Sheets {
		for _, row := range s.Rows {
			if len(row) != len(s.Columns) {
				t.Errorf("%s: %d cells, %d columns", s.Name, len(row), len(s.Columns))
			}
		}
	}
	byRule := sheet(t, b, "按规则").Rows
	if got := byRule[0][0].Text + byRule[1][0].Text + byRule[2][0].Text + byRule[2][3].Text; got != "MEMBER-MISSINGT3-ROWPLACEHOLDER2" {
		t.Errorf("by rule: %s", got)
	}
	if missing := sheet(t, b, "未报送").Rows; len(missing) != 1 || missing[0][1].Text != "丙局" {
		t.Errorf("missing: %v", missing)
	}
}

func TestEachFindingSaysWhatToDo(t *testing.T) {
	for _, f := range []model.Finding{{ID: "T3-ROW"}, {ID: "READ-X"}, {ID: "IMPORT-X"}, {ID: "OWN"}, {ID: "OWN", Severity: model.SeverityError}} {
		if strings.TrimSpace(ToDo(f)) == "" {
			t.Errorf("%s: nothing", f.ID)
		}
	}
	if got := ToDo(model.Finding{ID: "T3-ROW", Hint: "这样做"}); got != "这样做" {
		t.Errorf("got %s", got)
	}
}
