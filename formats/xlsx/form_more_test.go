package xlsx

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// TestFormsOfTheEarlierEdition has the parts of forms of the edition with changes and amounts with a unit: their digests,
// what is said and let in at the cells, what is painted, and the guide.
func TestFormsOfTheEarlierEdition(t *testing.T) {
	e := tables.Editions[0]
	if e.ID != "2019" {
		t.Fatalf("the first edition is %s", e.ID)
	}
	var b strings.Builder
	fresh := model.New("甲局", 2020, nil)
	files := formOf(t, fresh)
	if other := formOf(t, fresh, TakenFrom(nil)); !maps.Equal(files, other) {
		t.Error("a form that is taken from no report is another")
	}
	b.WriteString(digests("filled", formOf(t, filledReport(t, e, 1))) + digests("new", files))
	for _, part := range slices.Sorted(maps.Keys(files)) {
		for _, tag := range []string{"dataValidation ", "conditionalFormatting"} {
			for _, piece := range strings.Split(files[part], "<"+tag)[1:] {
				piece, _, _ = strings.Cut(piece, "</"+strings.TrimSpace(tag))
				fmt.Fprintf(&b, "%s %s%s\n", part, tag, piece)
			}
		}
	}
	b.WriteString(strings.Join(guideOf(fresh), "\n") + "\n")
	golden.Compare(t, filepath.Join("testdata", "earlier.txt"), []byte(b.String()))
}

// TestFiguresOfAllKindsInAForm has figures that a cell holds as a number, as a text, or not at all.
func TestFiguresOfAllKindsInAForm(t *testing.T) {
	blank := func(typed string) *model.Report {
		r := filledReport(t, tables.Editions[1], 1)
		set(t, r, "applications.received[1]", "0")
		r.SetSource(&model.Source{Blanks: map[string]string{"applications.received[1]": typed}})
		return r
	}
	for _, c := range []struct {
		r    *model.Report
		path string
		want string
	}{
		{blank(""), "applications.received[1]", "{<nil> 0 false false }"}, {blank("／"), "applications.received[1]", "{／ 0 false false }"}, {blank("／"), "applications.received[2]", "{2198 2198 true false }"},
	} {
		if got := fmt.Sprint(newForm(c.r, KnownFigures()).value(c.path)); got != c.want {
			t.Errorf("%s is %s, not %s", c.path, got, c.want)
		}
	}
}

// TestFormulasBesideThoseOfAForm refers to a total of a form that a program saved without results: the total has its value
// there, too.
func TestFormulasBesideThoseOfAForm(t *testing.T) {
	files := formOf(t, filledReport(t, tables.Editions[1], 1), KnownFigures())
	for name, part := range files {
		if strings.Contains(name, "worksheets/sheet") {
			files[name] = regexp.MustCompile(`(<f>[^<]*</f>)<v>[^<]*</v>`).ReplaceAllString(part, "$1")
		}
	}
	texts := "xl/worksheets/sheet6.xml"
	files[texts] = strings.Replace(files[texts], "</sheetData>", `<row r="99"><c r="A99"><f>"共"&amp;表三!J5&amp;"件"</f></c></row></sheetData>`, 1)
	d, err := Read(zipped(t, files))
	if err != nil {
		t.Fatal(err)
	}
	total := d.Form.Tables[1].Figures["applications.received[6]"]
	lines := d.Form.Texts["attachments[0].text"]
	if len(lines) != 1 || lines[0].Text != "共"+total.Text+"件" || len(total.Text) < 4 || total.Remark != "" {
		t.Errorf("the total is %+v, and %+v", total, lines)
	}
	if got := d.Notes.Error(); got != "文字!A99：提示[IMPORT-EXTRA] 填报表的这一格：公式没有保存结果，按公式算得" {
		t.Errorf("told: %s", got)
	}
}

// TestTotalsWithoutParts keeps a total whose parts are still to be filled in, and leaves one to its formula that has none.
func TestTotalsWithoutParts(t *testing.T) {
	r := &model.Report{Organ: "甲局", Edition: "2021", Year: 2024}
	set(t, r, "applications.received[6]", "5")
	for path, want := range map[string]string{"applications.received[6]": "{5 5 true false }", "applications.received[0]": "{<nil> 0 false false }", "applications.carried_over[6]": "{ 0 false true }", "applications.outcomes.total[6]": "{ 0 false true }"} {
		if got := fmt.Sprint(newForm(r).value(path)); got != want {
			t.Errorf("%s is %s, not %s", path, got, want)
		}
	}
}

// TestStocksThatAreNotTakenOver are not compared; those behind them are.
func TestStocksThatAreNotTakenOver(t *testing.T) {
	for path, want := range map[string]string{"proactive_disclosure.normative_documents.in_force": "D5", "proactive_disclosure.regulations.in_force": "D4", "applications.received[0]": ""} {
		f := newForm(filledReport(t, tables.Editions[1], 1), TakenFrom(filledReport(t, tables.Editions[1], 500)))
		f.options.filled = map[string]bool{path: true}
		got := ""
		for _, c := range f.allChecks() {
			if c.rule == "INFORCE" {
				got += c.place.String()
			}
		}
		if got != want {
			t.Errorf("with %s: %q, not %q", path, got, want)
		}
	}
}
