package rules_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/tables"
)

// consistent returns the seed report with figures that are not all zero and add up.
func consistent(t testing.TB) *nianbao.Report {
	r := read(t, seed)
	says := strings.NewReplacer("全年未收到政府信息公开申请，上年也没有结转的申请", "全年收到政府信息公开申请73件，上年结转1件",
		"2021年未收到政府信息公开申请，没有收取信息处理费", "没有收取信息处理费")
	r.Overview, r.OtherMatters = says.Replace(r.Overview), says.Replace(r.OtherMatters)
	row := func(n ...int64) tables.Applicants { return tables.ApplicantsOf([7]int64(n)) }
	a := &r.Applications
	a.Received = row(64, 3, 0, 2, 0, 4, 73)
	a.CarriedOver = row(1, 0, 0, 0, 0, 0, 1)
	a.Outcomes.Granted = row(30, 1, 0, 2, 0, 1, 34)
	a.Outcomes.Refused.InternalAffairs = row(1, 0, 0, 0, 0, 0, 1)
	a.Outcomes.Unavailable.NotHeld = row(32, 2, 0, 0, 0, 3, 37)
	a.Outcomes.Other.Other = row(1, 0, 0, 0, 0, 0, 1)
	a.Outcomes.Total = row(64, 3, 0, 2, 0, 4, 73)
	a.CarriedForward = row(1, 0, 0, 0, 0, 0, 1)
	r.Reconsideration = tables.CasesOf([5]int64{1, 0, 2, 1, 4})
	r.Litigation.Direct = tables.CasesOf([5]int64{12, 1, 0, 0, 13})
	return r
}

func TestAConsistentReportHasNoFindings(t *testing.T) {
	if ps := nianbao.Check(consistent(t)); ps != nil {
		t.Errorf("got:\n%v", ps)
	}
}

// find returns the finding with an id at a path.
func find(ps nianbao.Findings, id, path string) *nianbao.Finding {
	for i := range ps {
		if ps[i].ID == id && ps[i].Path == path {
			return &ps[i]
		}
	}
	return nil
}

func TestEachRuleNamesItsCell(t *testing.T) {
	for _, c := range []struct {
		name, id, path  string
		change          func(*nianbao.Report)
		found, expected string
		says            string
	}{
		{"a wrong row total", "T3-ROW", "applications.outcomes.granted[6]",
			func(r *nianbao.Report) { r.Applications.Outcomes.Granted.Total = 35 }, "35", "34", "30＋1＋0＋2＋0＋1＝34"},
		{"a wrong sum of outcomes", "T3-RESULT", "applications.outcomes.total[1]",
			func(r *nianbao.Report) { r.Applications.Outcomes.Total.Enterprises = 4 }, "4", "3", "商业企业"},
		{"a broken identity", "T3-IDENT", "applications.carried_forward[0]",
			func(r *nianbao.Report) { r.Applications.CarriedForward.NaturalPersons = 3 }, "67", "65", "64＋1＝65"},
		{"a wrong sum of cases", "T4-SUM", "litigation.direct[4]",
			func(r *nianbao.Report) { r.Litigation.Direct.Total = 12 }, "12", "13", "未经复议直接起诉"},
		{"a negative count", "NONNEG", "proactive_disclosure.penalties",
			func(r *nianbao.Report) { r.ProactiveDisclosure.Penalties = -5 }, "-5", "", "行政处罚"},
		{"a negative fee", "NONNEG", "proactive_disclosure.fees",
			func(r *nianbao.Report) { r.ProactiveDisclosure.Fees, _ = tables.ParseDecimal("-0.50") }, "-0.50", "", "行政事业性收费"},
		{"a fee of minus nothing", "NONNEG", "proactive_disclosure.fees",
			func(r *nianbao.Report) { r.ProactiveDisclosure.Fees, _ = tables.ParseDecimal("-0.00") }, "-0.00", "", "行政事业性收费"},
		{"an empty section", "SECT", "problems",
			func(r *nianbao.Report) { r.Problems = " \n　\n" }, "", "", "第五部分"},
		{"an edition of another year", "EDITION", "edition",
			func(r *nianbao.Report) { r.Edition = "2019" }, "2019", "2021", "2021年度报告"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := consistent(t)
			c.change(r)
			ps := nianbao.Check(r)
			p := find(ps, c.id, c.path)
			if p == nil {
				t.Fatalf("not found among:\n%v", ps)
			}
			if p.Severity != nianbao.SeverityError || p.Found.String() != c.found || p.Expected.String() != c.expected || !strings.Contains(p.Message, c.says) {
				t.Errorf("got %+v", p)
			}
			if p.Place.Line == 0 || p.Place.Column == 0 {
				t.Error("the place is missing")
			}
		})
	}
}

// Whatever single number of table three or four is changed, a rule names its row or column.
func TestAnyOneChangedNumberIsFound(t *testing.T) {
	paths := reporttest.FigurePaths(consistent(t))
	rapid.Check(t, func(rt *rapid.T) {
		r := consistent(t)
		path := rapid.SampledFrom(paths).Filter(func(p string) bool { return strings.Contains(p, "[") }).Draw(rt, "path")
		by := rapid.Int64Range(-1000, 1000).Filter(func(n int64) bool { return n != 0 }).Draw(rt, "by")
		reporttest.AddTo(r, path, by)
		row, column, _ := strings.Cut(path, "[")
		for _, p := range nianbao.Check(r) {
			if strings.HasPrefix(p.Path, row+"[") || strings.HasSuffix(p.Path, "["+column) {
				return
			}
		}
		rt.Fatalf("%s changed by %d goes unnoticed", path, by)
	})
}

func TestFindingsAreWrittenAsTheyAreDocumented(t *testing.T) {
	r := consistent(t)
	r.Litigation.Direct.Total = 12
	r.Problems = ""
	out, err := json.Marshal(nianbao.Check(r))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`{"id":"T4-SUM","severity":"error","path":"litigation.direct[4]","line":`,
		`"found":12,"expected":13}`, `"id":"SECT"`, `"found":null,"expected":null}`,
	}
	for _, w := range want {
		if !strings.Contains(string(out), w) {
			t.Errorf("%s lacks %s", out, w)
		}
	}
}

func TestOnlyTheRulesAskedForAreApplied(t *testing.T) {
	r := consistent(t)
	r.Litigation.Direct.Total, r.Problems = 12, ""
	ps := nianbao.Check(r, nianbao.Only("SECT"))
	if len(ps) != 1 || ps[0].ID != "SECT" {
		t.Errorf("got %v", ps)
	}
}

// TestPublishedReportsHaveExactlyTheirKnownErrors reads the corpus. Its figures carry no
// prose, so that empty sections do not count.
func TestPublishedReportsHaveExactlyTheirKnownErrors(t *testing.T) {
	dir := corpus.Folder(t)
	data, err := os.ReadFile(filepath.Join(dir, "expected.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]struct {
		Errors []struct {
			ID, Path        string
			Found, Expected int64
		}
	}
	if err := yaml.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	for name, want := range expected {
		file := filepath.Join(dir, name+".yaml")
		if _, err := os.Stat(file); err != nil {
			continue // two years side by side
		}
		t.Run(name, func(t *testing.T) {
			var got, exp []string
			for _, p := range nianbao.Check(read(t, file)).Errors() {
				if p.ID != "SECT" {
					got = append(got, fmt.Sprint(p.ID, p.Path, p.Found, p.Expected))
				}
			}
			for _, e := range want.Errors {
				exp = append(exp, fmt.Sprint(e.ID, e.Path, e.Found, e.Expected))
			}
			if fmt.Sprint(got) != fmt.Sprint(exp) {
				t.Errorf("got %v, expected %v", got, exp)
			}
		})
	}
}

// A blank total beside filled cells is BLANK alone; the columns count it as the sum of its row.
func TestABlankTotalIsToldOnce(t *testing.T) {
	text := strings.NewReplacer("[3, 0, 0, 0, 0, 0, 3]", `[3, 0, 0, 0, 0, 0, ""]`).Replace(tablesText("[3, 0, 0, 0, 0, 0, 3]"))
	r, err := nianbao.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range nianbao.Check(r) {
		if strings.HasPrefix(f.ID, "T3-") || f.ID == "BLANK" && strings.HasPrefix(f.Path, "applications.received") && f.Path != "applications.received[6]" {
			t.Errorf("got %v", f)
		}
	}
	r, err = nianbao.Read(strings.NewReader(tablesText("[3, 0, 0, 0, 0, 0, 4]")))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(ids(nianbao.Check(r), "T3-ROW")); !strings.Contains(got, "applications.received[6]") {
		t.Errorf("got %s", got)
	}
}

// tablesText is a report with a row for what was received, granted and answered in all.
func tablesText(row string) string {
	return "organ: 青禾县农业农村局\nyear: 2023\noverview: 一。\nproblems: 二。\nother_matters: 没有收取信息处理费。\n" +
		"proactive_disclosure: {licensing: 0}\nreconsideration: 0 0 0 0 0\napplications:\n  received: " + row + "\n  outcomes:\n    granted: [3, 0, 0, 0, 0, 0, 3]\n    total: " + row + "\n"
}
