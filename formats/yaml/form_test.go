package yaml

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
	"github.com/nianbao/nianbao/tables"
)

func formOf(t testing.TB, r *model.Report, opts ...WriteOption) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteForm(&b, r, opts...); err != nil {
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

func TestAFormLacksItsTextsAndTables(t *testing.T) {
	for _, year := range []int{2019, 2020, 2021, 2025} {
		for _, opts := range [][]WriteOption{nil, {ChineseKeys()}} {
			text := formOf(t, model.New("青禾县农业农村局", year, nil), opts...)
			r, _ := mustRead(t, text)
			if got := ids(rules.Check(r)); !slices.Equal(got, []string{"SECT", "TABLE", "TABLE", "TABLE", "SECT", "SECT"}) {
				t.Errorf("%d: got %v of\n%s", year, rules.Check(r), text)
			}
			if r.Format() != tables.EditionOf(year) {
				t.Errorf("%d: edition %s", year, r.Format().ID)
			}
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
	text := formOf(t, model.New("", 0, previous), ChineseKeys(), TakenFrom(previous))
	text = strings.ReplaceAll(text, ": \n", ":\n") // as editors strip spaces
	text = fillIn(t, text,
		"总体情况: |\n", "总体情况: |\n  （一）主动公开。公开信息45条。\n  （二）依申请公开。收到申请2件，上年结转1件。\n"+
			"  （三）政府信息管理。逐件审查。\n  （四）政府信息公开平台建设。更新网站。\n  （五）监督保障。培训2次。\n",
		`规章: {本年制发件数: "", 本年废止件数: "", 现行有效件数: 0}`, "规章: 0 0 0",
		`行政规范性文件: {本年制发件数: "", 本年废止件数: "", 现行有效件数: 5}`, "行政规范性文件: 2\t1\t6",
		"  行政许可:\n", "  行政许可: 3件\n", "  行政处罚:\n", "  行政处罚: 0（上年1件）\n", "  行政强制:\n", "  行政强制: ０\n", "  行政事业性收费:\n", "  行政事业性收费: 0\n",
		"  本年新收政府信息公开申请数量:\n", "  本年新收政府信息公开申请数量: 2 0 0 0 0 0 2\n",
		"    予以公开:\n", "    予以公开: 3、0、0、0、0、0、3\n",
		"    总计:\n", "    总计: 3，0，0，0，0，0，3\n",
		"  结转下年度继续办理:\n", "  结转下年度继续办理: 0\t0\t0\t0\t0\t0\t0\n",
		"\n行政复议:\n", "\n行政复议: 0 0 0 0 0\n", "  未经复议直接起诉:\n", "  未经复议直接起诉: 0 0 0 0 0\n", "  复议后起诉:\n", "  复议后起诉: [0, 0, 0, 0, 0]\n",
		"存在的主要问题及改进情况: |\n", "存在的主要问题及改进情况: |\n  一是公开不够及时。下一步将逐月检查。\n",
		"其他需要报告的事项: |\n", "其他需要报告的事项: |\n  2023年没有收取信息处理费。\n",
		"# 前言: |\n#   本报告", "前言: |\n  本报告",
		"# 章节标题: body", "章节标题: body",
		"# 落款: {落款机关: 机关全称", "落款: {落款机关: 青禾县农业农村局",
	)
	text = regexp.MustCompile(`(?m)^( {4,}\p{Han}+:)$`).ReplaceAllStringFunc(text, func(row string) string {
		switch row {
		case "    不予公开:", "    无法提供:", "    不予处理:", "    其他处理:":
			return row
		}
		return row + " 0 0 0 0 0 0 0"
	})
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
				next.Title, next.Titles, next.OwnTitles, next.Addressee, next.Preamble, next.Signature = "", "", nil, "", "", model.Signature{}
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
		2020: {"国办公开办函〔2019〕60号", "本年增/减可以是负数", "normative_documents:", "采购项目数量、采购总金额"},
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
