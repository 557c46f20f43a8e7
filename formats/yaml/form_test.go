package yaml

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
	"github.com/nianbao/nianbao/tables"
)

func formOf(t testing.TB, r *model.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteForm(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func ids(ps model.Findings) []string {
	var all []string
	for _, p := range ps {
		all = append(all, p.ID)
	}
	return all
}

func TestAFormLacksItsTextsAndNothingElse(t *testing.T) {
	for _, year := range []int{2019, 2020, 2021, 2025} {
		r, notes := mustRead(t, formOf(t, model.New("青禾县农业农村局", year, nil)))
		if len(notes) > 0 {
			t.Errorf("%d: %v", year, notes)
		}
		if got := ids(rules.Check(r)); !slices.Equal(got, []string{"SECT", "SECT", "SECT"}) {
			t.Errorf("%d: got %v", year, rules.Check(r))
		}
		if r.Format() != tables.EditionOf(year) {
			t.Errorf("%d: edition %s", year, r.Format().ID)
		}
	}
}

// fillIn types texts and figures into a form, as people do.
func fillIn(t testing.TB, form string, edits ...string) string {
	t.Helper()
	for i := 0; i < len(edits); i += 2 {
		if strings.Count(form, edits[i]) != 1 {
			t.Fatalf("%q is not once in\n%s", edits[i], form)
		}
		form = strings.Replace(form, edits[i], edits[i+1], 1)
	}
	return form
}

func TestAFormThatIsFilledInPassesTheCheck(t *testing.T) {
	previous := model.New("青禾县农业农村局", 2022, nil)
	previous.Applications.CarriedForward = tables.ApplicantsOf([7]int64{1, 0, 0, 0, 0, 0, 1})
	previous.ProactiveDisclosure.NormativeDocuments.InForce = 5
	text := fillIn(t, formOf(t, model.New("青禾县农业农村局", 2023, previous)),
		"overview: |\n", "overview: |\n  （一）主动公开。公开信息45条。\n  （二）依申请公开。收到申请2件，上年结转1件。\n"+
			"  （三）政府信息管理。逐件审查。\n  （四）政府信息公开平台建设。更新网站。\n  （五）监督保障。培训2次。\n",
		"issued: 0, repealed: 0, in_force: 5", "issued: 2, repealed: 1, in_force: 6",
		"  received: [0, 0, 0, 0, 0, 0, 0]", "  received: [2, 0, 0, 0, 0, 0, 2]",
		"    granted: [0, 0, 0, 0, 0, 0, 0]", "    granted: [3, 0, 0, 0, 0, 0, 3]",
		"    total: [0, 0, 0, 0, 0, 0, 0]", "    total: [3, 0, 0, 0, 0, 0, 3]",
		"problems: |\n", "problems: |\n  一是公开不够及时。下一步将逐月检查。\n",
		"other_matters: |\n", "other_matters: |\n  2023年没有收取信息处理费。\n",
		"# preamble: |\n#   本报告", "preamble: |\n  本报告",
		"# titles: body", "titles: body",
		"# signature: {", "signature: {",
	)
	r, notes := mustRead(t, text)
	if ps := rules.Check(r, rules.Against(previous)); len(notes) > 0 || ps != nil {
		t.Errorf("got %v %v\n%s", notes, ps, text)
	}
	if r.Signature.Date != (model.Date{Year: 2024, Month: 1, Day: 20}) || r.Titles != model.BodyTitles {
		t.Errorf("the parts that may be added are %+v, %q", r.Signature, r.Titles)
	}
}

func TestWhatGoesOnFromLastYearIsInPlace(t *testing.T) {
	for _, m := range model.Schemas() {
		t.Run(m.Edition.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				previous := drawReport(t, m)
				for _, path := range m.Figures { // sums must not be longer than a figure may be
					if f := m.ByPath[path]; f.Kind == model.CountKind {
						f.Value(previous).SetInt(f.Value(previous).Int() / 1000)
					}
				}
				previous.Year = m.Edition.FirstYear
				next := model.New("青禾县农业农村局", previous.Year+1, previous)
				if ps := rules.Check(next, rules.Against(previous), rules.Only("CARRY", "INFORCE")); ps != nil {
					t.Fatalf("got %v", ps)
				}
				next.Applications.CarriedOver = tables.Applicants{}
				for _, s := range m.Edition.Stocks {
					m.ByPath[s.Now].Value(next).SetInt(0)
				}
				if d := differing(next, model.New("青禾县农业农村局", previous.Year+1, nil)); d != "" {
					t.Fatalf("more is taken over: %s", d)
				}
			})
		})
	}
}

func TestAcrossEditionsOnlyTheCarriedOverApplicationsAreTaken(t *testing.T) {
	previous := model.New("青禾县农业农村局", 2020, nil)
	previous.Applications.CarriedForward.Total = 4
	previous.ProactiveDisclosure2019.Regulations.TotalPublic = 9
	r := model.New("青禾县农业农村局", 2021, previous)
	want := &model.Report{Organ: "青禾县农业农村局", Year: 2021}
	want.Applications.CarriedOver.Total = 4
	if d := differing(r, want); d != "" {
		t.Error(d)
	}
}

func TestAReportOnAnotherYearThanTheLastIsNotUsed(t *testing.T) {
	previous := model.New("青禾县农业农村局", 2021, nil)
	previous.Applications.CarriedForward.Total = 4
	for _, year := range []int{2018, 2020, 2021, 2023} {
		if d := differing(model.New("某局", year, previous), &model.Report{Organ: "某局", Year: year}); d != "" {
			t.Errorf("%d: %s", year, d)
		}
	}
}

func TestAFormExplainsEachPart(t *testing.T) {
	for year, wants := range map[int][]string{
		2020: {"国办公开办函〔2019〕60号", "本年增/减可以是负数", "newly_made", `amount: "0"`},
		2023: {"国办公开办函〔2021〕30号", "1000字", "信息处理费", "（万元）"},
	} {
		text := formOf(t, model.New("青禾县农业农村局", year, nil))
		for _, s := range tables.EditionOf(year).Sections {
			wants = append(wants, "\n# "+s.Number+"、"+s.Title)
		}
		for _, topic := range []string{"主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"} {
			wants = append(wants, "）"+topic+"：")
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%d: it lacks %q\n%s", year, want, text)
			}
		}
	}
}

func TestAFormOfAFinishedReportReadsBackAsIt(t *testing.T) {
	for _, m := range model.Schemas() {
		rapid.Check(t, func(t *rapid.T) {
			want := drawReport(t, m)
			var b bytes.Buffer
			if err := WriteForm(&b, want); err != nil {
				t.Fatal(err)
			}
			got, err := Read(&b)
			if err != nil || differing(want, got) != "" {
				t.Fatalf("%v %s", err, differing(want, got))
			}
		})
	}
}

func TestThereIsNoFormForAYearWithoutAFormat(t *testing.T) {
	if err := WriteForm(&bytes.Buffer{}, model.New("某局", 2008, nil)); err == nil {
		t.Error("it was written")
	}
}
