package formats

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
)

// wrongLines are the lines of the sheet 检查 that say that two sides differ: rule and sides.
func wrongLines(t fatal, data []byte) []string {
	t.Helper()
	rows, err := xlsx.ReadRows(data, "检查", "规则", "左边", "右边", "是否相符")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows[1:] {
		if row[5] != "不符" && row[5] != "相符" {
			continue
		}
		if (row[5] == "不符") != (row[2] != row[3]) {
			t.Errorf("%q", row)
		}
		if row[5] == "不符" {
			out = append(out, strings.Join([]string{row[0], row[2], row[3]}, " "))
		}
	}
	slices.Sort(out)
	return out
}

// ruleLines are the same by the rules.
func ruleLines(r *model.Report) []string {
	var out []string
	for _, f := range nianbao.Check(r) {
		if slices.Contains([]string{"T3-IDENT", "T3-RESULT", "T3-ROW", "T4-SUM"}, f.ID) {
			out = append(out, fmt.Sprint(f.ID, " ", f.Expected.String(), " ", f.Found.String()))
		}
	}
	slices.Sort(out)
	return out
}

// TestTheSheetOfChecksSaysWhatTheRulesSay is about what is in the file before any program computes it.
func TestTheSheetOfChecksSaysWhatTheRulesSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawForm(t)
		if got, want := wrongLines(t, writtenForm(t, r, xlsx.KnownFigures())), ruleLines(r); !slices.Equal(got, want) {
			t.Errorf("the form says %q\nthe rules say %q", got, want)
		}
	})
}

// faulty is a report with something wrong in each table, and with blank cells.
func faulty() *model.Report {
	r := sample.Report(11)
	for i, path := range []string{"applications.received[0]", "applications.outcomes.granted[3]", "applications.outcomes.granted[6]", "applications.outcomes.total[1]", "applications.outcomes.total[6]",
		"applications.carried_forward[4]", "reconsideration[4]", "litigation.direct[0]"} {
		reporttest.AddTo(r, path, int64(i+1))
	}
	blanks := map[string]string{}
	for _, path := range []string{"applications.outcomes.refused.state_secrets[6]", "applications.received[1]", "litigation.after_reconsideration[4]", "applications.outcomes.not_processed.repeated[2]"} {
		reporttest.AddTo(r, path, -r.Count(path))
		blanks[path] = ""
	}
	r.SetSource(&model.Source{Blanks: blanks})
	return r
}

// TestFormulasSayWhatTheRulesSay lets LibreOffice compute the formulas: of a faulty report, and of an empty
// form that faulty figures were typed into.
func TestFormulasSayWhatTheRulesSay(t *testing.T) {
	r := faulty()
	want := ruleLines(r)
	if len(want) < 6 {
		t.Fatalf("the rules find too little: %q", want)
	}
	if got := wrongLines(t, byLibreOffice(t, writtenForm(t, r, xlsx.KnownFigures()))); !slices.Equal(got, want) {
		t.Errorf("the form says %q\nthe rules say %q", got, want)
	}
	form := writtenForm(t, model.New(r.Organ, r.Year, nil))
	typed := edits(t, form, sample.Report(11))
	typed = append(typed, edit{"表三", "D5", 1000}, edit{"表三", "J8", 77}, edit{"表四", "E5", 99})
	data := byLibreOffice(t, byExcelize(t, form, typed))
	if got, want := wrongLines(t, data), ruleLines(readForm(t, data).Report); !slices.Equal(got, want) || len(got) < 3 {
		t.Errorf("the form says %q\nthe rules say %q", got, want)
	}
}

// TestNothingIsReadWronglyInSilence changes forms in ways that nobody asks for: rows and columns inserted and
// removed, labels overwritten. Then the report is the same, or something is told.
func TestNothingIsReadWronglyInSilence(t *testing.T) {
	want := filledReport()
	base := writtenForm(t, want, xlsx.KnownFigures())
	rapid.Check(t, func(rt *rapid.T) {
		f := opened(t, base)
		defer f.Close()
		for range rapid.IntRange(1, 3).Draw(rt, "changes") {
			sheet := rapid.SampledFrom([]string{"基本信息", "表二", "表三", "表四", "文字"}).Draw(rt, "sheet")
			row, col := rapid.IntRange(1, 30).Draw(rt, "row"), rapid.SampledFrom([]string{"A", "B", "C", "D", "J"}).Draw(rt, "column")
			var err error
			switch rapid.IntRange(0, 5).Draw(rt, "change") {
			case 0:
				err = f.InsertRows(sheet, row, 1)
			case 1:
				err = f.RemoveRow(sheet, row)
			case 2:
				err = f.InsertCols(sheet, col, 1)
			case 3:
				err = f.RemoveCol(sheet, col)
			case 4:
				err = f.SetCellValue(sheet, col+strconv.Itoa(row), "合计 12")
			default:
				err = f.SetCellValue(sheet, col+strconv.Itoa(row), nil)
			}
			if err != nil {
				rt.Skip(err)
			}
		}
		got, err := Import("", bytes.NewReader(saved(t, f)))
		if err != nil || len(got.Findings) > 0 {
			return
		}
		for i, path := range want.Schema().Figures {
			if g, w := reporttest.Figure(got.Report, path), reporttest.Figure(want, path); i < len(got.Report.Schema().Figures) && g != w {
				rt.Errorf("%s is %s, want %s, and nothing was told", path, g, w)
			}
		}
	})
}

// A form that was made from last year's report says whether what is in force follows from it.
func TestAFormComparesWhatIsInForceWithLastYears(t *testing.T) {
	last := sample.Report(3)
	r := model.New(last.Organ, last.Year+1, last)
	for _, stock := range r.Schema().Edition.Stocks {
		reporttest.AddTo(r, stock.Plus[0], 5)
	}
	before := wrongLines(t, writtenForm(t, r, xlsx.TakenFrom(last)))
	if len(before) != len(r.Schema().Edition.Stocks) || !strings.HasPrefix(before[0], "INFORCE ") {
		t.Errorf("the form says %q", before)
	}
	for _, stock := range r.Schema().Edition.Stocks {
		reporttest.AddTo(r, stock.Minus[0], 2)
		reporttest.AddTo(r, stock.Now, 3)
	}
	if after := wrongLines(t, writtenForm(t, r, xlsx.TakenFrom(last))); len(after) > 0 {
		t.Errorf("the form says %q", after)
	}
	if got := wrongLines(t, writtenForm(t, r)); slices.ContainsFunc(got, func(l string) bool { return strings.HasPrefix(l, "INFORCE") }) {
		t.Errorf("without last year's report it says %q", got)
	}
}
