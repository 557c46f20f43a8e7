package rules_test

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/tables"
)

var (
	sectionHead = regexp.MustCompile(`^[ 　]*([一二三四五六])、[^0-9]*$`)
	titleOf     = map[string]string{"一": "总体情况", "二": "主动公开", "三": "收到和处理", "四": "行政复议", "五": "存在的", "六": "其他需要"}
	pageNumber  = regexp.MustCompile(`^[ 　]*-[0-9]+-[ 　]*$`)
	newPart     = regexp.MustCompile(`^[ 　]*(?:（[一二三四五六]）|[一二三四五六]是)`)
)

// sectionsOf cuts the text of a published report into its sections. Lines broken for the page are
// joined; a line that ends a sentence ends its paragraph.
func sectionsOf(text string) map[string]string {
	out := map[string]string{}
	now := ""
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \f\r")
		if m := sectionHead.FindStringSubmatch(line); m != nil && strings.Contains(line, titleOf[m[1]]) && out[m[1]] == "" {
			now = m[1]
			continue
		}
		line = strings.TrimSpace(line)
		if now == "" || line == "" || pageNumber.MatchString(line) {
			continue
		}
		if newPart.MatchString(line) || strings.HasSuffix(out[now], "。") {
			out[now] += "\n"
		}
		out[now] += line
	}
	return out
}

// published returns a report of the corpus with the prose of its published text.
func published(t testing.TB, dir, name string) *nianbao.Report {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, filepath.Join(dir, name+".yaml"))
	sections := sectionsOf(string(text))
	r.Overview, r.Problems, r.OtherMatters = sections["一"], sections["五"], sections["六"]
	for key, prose := range map[string]string{"一": r.Overview, "五": r.Problems, "六": r.OtherMatters} {
		if len(prose) < 60 {
			t.Fatalf("section %s of %s was not found: %q", key, name, prose)
		}
	}
	return r
}

func TestTheProseOfPublishedReportsIsSilent(t *testing.T) {
	dir := corpus.Folder(t)
	texts, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("no texts in %s: %v", dir, err)
	}
	for _, file := range texts {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		if ps := findings(published(t, dir, name)); ps != nil {
			t.Errorf("%s:\n%v", name, ps)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*-20*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no figures in %s: %v", dir, err)
	}
	for _, file := range files {
		if ps := findings(read(t, file)); ps != nil {
			t.Errorf("%s:\n%v", file, ps)
		}
	}
}

// The published text must not be silent because nothing in it is read. One of its 14 counts, of those
// answered that had been carried over, may be smaller than the table's.
func TestAPublishedTextWithOtherFiguresIsNot(t *testing.T) {
	r := published(t, corpus.Folder(t), "huaian-2024")
	for _, path := range reporttest.FigurePaths(r) {
		if path != "proactive_disclosure.fees" {
			reporttest.AddTo(r, path, 100_000_000)
		}
	}
	if ps := findings(r); len(ps) != 13 {
		t.Errorf("%d of the 13 counts are read:\n%v", len(ps), ps)
	}
}

// mutable are true sentences about told, with one number left out.
var mutable = []struct {
	text  string
	truth []int64 // what may stand there
}{
	{"全年收到政府信息公开申请%s件。", []int64{120, 127}},
	{"2021年，我局共受理政府信息公开申请 %s 件，上年结转7件，均已依法答复。", []int64{120, 127}},
	{"本年新收政府信息公开申请%s件。", []int64{120}},
	{"新收政府信息公开申请120件，上年结转%s件。", []int64{7}},
	{"收到政府信息公开申请120件，结转%s件，答复117件。", []int64{7, 10}},
	{"收到政府信息公开申请120件，结转下年度继续办理%s件。", []int64{10}},
	{"收到政府信息公开申请120件（含上年度结转申请7件，另有%s件顺延到下年度答复）。", []int64{10}},
	{"收到政府信息公开申请120件，答复%s件。", []int64{117, 113, 109, 105, 127}},
	{"收到政府信息公开申请120件。其中部分公开%s件，不予公开9件。", []int64{11}},
	{"答复政府信息公开申请117件，其中予以公开50件、无法提供%s件。", []int64{35}},
	{"政府信息公开行政复议%s件，其中结果维持5件。", []int64{11}},
	{"政府信息公开行政复议11件，其中结果维持5件，结果纠正%s件，尚未审结1件。", []int64{2}},
	{"因政府信息公开被申请行政复议11件，被提起行政诉讼%s件。", []int64{13}},
	{"2021年，我局制发行政规范性文件%s件，废止21件，现行有效63件。", []int64{14}},
	{"2021年，我局制发行政规范性文件14件，废止21件，现行有效%s件。", []int64{63}},
	{"全年作出行政许可决定1386件、行政处罚决定%s件。", []int64{57}},
}

func TestAnyOtherNumberInATrueSentenceIsFoundOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := rapid.SampledFrom(mutable).Draw(rt, "sentence")
		n := rapid.Int64Range(0, 200_000).Draw(rt, "n")
		if rapid.Bool().Draw(rt, "near") {
			n = max(0, c.truth[0]+n%11-5)
		}
		want := 1
		for _, v := range c.truth {
			if n == v {
				want = 0
			}
		}
		text := fmt.Sprintf(c.text, fmt.Sprint(n))
		ps := findings(told(text))
		if len(ps) != want || want == 1 && ps[0].Found.String() != fmt.Sprint(n) {
			rt.Fatalf("%s\n%v", text, ps)
		}
	})
}

func TestAFindingStandsAtItsNumber(t *testing.T) {
	const text = `organ: 青禾县农业农村局
year: 2021
overview: |
  （二）依申请公开。全年收到政府信息公开申请 5 件。
  答复 0 件。
problems: |
  没有收到政府信息公开申请。
  收到政府信息公开申请 6 件。

  收到政府信息公开申请 6 件。
other_matters: "收到政府信息公开申请 6 件。\n本机关未收取信息处理费，收到政府信息公开申请 7 件。"
applications: {received: 0 0 0 0 0 0 0, carried_over: 0 0 0 0 0 0 0, outcomes: {total: 0 0 0 0 0 0 0}}
`
	r, err := nianbao.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range findings(r) {
		got = append(got, fmt.Sprintf("%s=%s@%d:%d", p.Path, p.Found, p.Place.Line, p.Place.Column))
	}
	want := "overview=5@4:25 problems=6@8:14 problems=6@10:14 other_matters=6@11:28 other_matters=7@11:57"
	if strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestAFindingSaysWhatWasCompared(t *testing.T) {
	ps := findings(told("按照要求，现将情况报告如下，各项工作均有专人负责，有台账可查。全年收到政府信息公开申请121件，已在县政府网站公布相关的办理流程和联系方式，便于公众监督。"))
	if len(ps) != 1 {
		t.Fatalf("got %v", ps)
	}
	for _, want := range []string{"第一部分", "全年收到政府信息公开申请121件", "“总计”为120", "＝127", "表三"} {
		if !strings.Contains(ps[0].Message, want) {
			t.Errorf("%q is missing in %s", want, ps[0].Message)
		}
	}
}

func TestAGovernmentsOwnDocumentsAreNotItsTerritorys(t *testing.T) {
	r := told("2021年，制发行政规范性文件3件。\n全县收到政府信息公开申请121件。")
	r.Organ = "青禾县人民政府"
	if ps := findings(r); len(ps) != 1 || ps[0].ID != "PROSE-T3" {
		t.Errorf("got %v", ps)
	}
	r.Overview = "2021年，本机关制发行政规范性文件3件。青禾县人民政府收到政府信息公开申请50件，答复50件。"
	if ps := findings(r); ps != nil {
		t.Errorf("the organ alone: %v", ps)
	}
	r.Overview = "2021年，全县制发行政规范性文件3件。"
	if ps := findings(r); len(ps) != 1 || ps[0].ID != "PROSE-T2" {
		t.Errorf("got %v", ps)
	}
}

func TestTheFieldsOfEdition2019AreCompared(t *testing.T) {
	amount := func(s string) tables.Amount {
		a, err := tables.ParseAmount(s)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	r := told("")
	r.Year = 2020
	d := &r.ProactiveDisclosure2019
	d.NormativeDocuments = tables.Published{NewlyMade: 3, NewlyPublished: 2, TotalPublic: 17}
	d.Licensing = tables.Items{PreviousItems: 42, Decisions: 1386}
	d.Procurement = tables.Procurement{Projects: 26, Amount: amount("12,480,317.5元")}
	r.Applications.Outcomes.Other2019 = tables.Applicants{NaturalPersons: 4, Total: 4}
	for text, want := range map[string]string{
		"2020年制发行政规范性文件3件。":                     "",
		"2020年制发行政规范性文件2件，现行有效17件，废止5件。":        "", // the edition has no cells for the others
		"2020年制发行政规范性文件4件。":                     "4",
		"全年作出行政许可决定1385件。":                      "1385",
		"全年政府集中采购项目25个。":                        "25",
		"全年政府集中采购项目26个，采购总金额1248.03万元。":         "",
		"全年政府集中采购总金额1250万元。":                    "1250",
		"全年收取行政事业性收费5万元。":                       "",
		"2021年收到政府信息公开申请5件。":                    "",
		"全年收到政府信息公开申请120件，其他处理5件。":              "5",
		"全年收到政府信息公开申请120件，其他处理4件，无正当理由逾期不补正9件。": "",
	} {
		r.Overview = text
		var found string
		for _, p := range findings(r) {
			found += p.Found.String()
		}
		if found != want {
			t.Errorf("%s: found %q, want %q", text, found, want)
		}
	}
	d.Procurement.Amount = amount("1248.03")
	r.Overview = "全年政府集中采购总金额1250万元。"
	if ps := findings(r); ps != nil {
		t.Errorf("an amount without a unit: %v", ps)
	}
}

func TestProseThatIsNoTextDoesNoHarm(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"收到", "政府信息公开申请", "答复", "5", "12.5", "万", "件", "、", "，", "。", "（", "）", "\n",
			"行政复议", "未", "均为", "0", "上年", "结转", "2021年", "\xff", "其中", "予以公开", "元", "行政事业性收费", "不足", "9999999999999", "亿"}), 1, 30).Draw(rt, "parts")
		r := told(strings.Join(parts, ""))
		for _, p := range findings(r) {
			if p.Message == "" || p.Path != "overview" {
				rt.Fatalf("got %+v", p)
			}
			if _, ok := new(big.Rat).SetString(p.Expected.String()); !ok {
				rt.Fatalf("expected %q", p.Expected)
			}
		}
	})
}

// BenchmarkCheckProse checks a published report's text with all three rules.
func BenchmarkCheckProse(b *testing.B) {
	r := published(b, corpus.Folder(b), "huaian-2024")
	b.ReportAllocs()
	for b.Loop() {
		if ps := findings(r); ps != nil {
			b.Fatal(ps)
		}
	}
}
