package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/tables"
)

func TestAReportGoesOnFromLastYears(t *testing.T) {
	last := &Report{Organ: "甲局", Year: 2022, Title: "甲局2022年报告", Titles: BodyTitles, OwnTitles: []string{"2022年总体情况", "乙"}, Addressee: "丙", Preamble: "自2022年1月1日。", Signature: Signature{Organ: "甲局办", Date: Date{2023, 1, 5}}}
	last.Overview, last.Problems = "去年", "去年"
	last.Applications.CarriedForward = tables.ApplicantsOf([7]int64{1, 2, 0, 0, 0, 0, 3})
	last.ProactiveDisclosure.NormativeDocuments = tables.Documents{Issued: 4, Repealed: 1, InForce: 9}
	last.ProactiveDisclosure.Regulations.InForce = 5
	tell := func(r *Report) string {
		return fmt.Sprintf("%s %d %s %s %q %s %s %s %v %v %v %d %d %q", r.Organ, r.Year, r.Title, r.Titles, r.OwnTitles, r.Addressee, r.Preamble, r.Signature.Organ, r.Signature.Date.IsZero(),
			r.Applications.CarriedOver.Values(), r.Applications.CarriedForward.Values(), r.ProactiveDisclosure.NormativeDocuments, r.ProactiveDisclosure.Regulations.InForce, r.Overview+r.Problems)
	}
	const nothing = `  [] [0 0 0 0 0 0 0] [0 0 0 0 0 0 0] {0 0 0} 0 ""`
	goesOn := `甲局2023年报告 body ["2023年总体情况" "乙"] 丙 自2023年1月1日。 甲局办 true [1 2 0 0 0 0 3] [0 0 0 0 0 0 0] {0 0 9} 5 ""`
	for _, c := range []struct {
		organ    string
		year     int
		previous *Report
		want     string
	}{
		{"", 0, last, "甲局 2023 " + goesOn}, {"甲局", 2023, last, "甲局 2023 " + goesOn}, {"", 2023, last, "甲局 2023 " + goesOn},
		{"乙局", 2023, last, "乙局 2023 " + strings.NewReplacer("甲局2023年报告", "", "甲局办", "").Replace(goesOn)},
	} {
		if got := tell(New(c.organ, c.year, c.previous)); got != c.want {
			t.Errorf("%s %d: got\n%s, want\n%s", c.organ, c.year, got, c.want)
		}
	}
	for _, year := range []int{2022, 2024, 2021} {
		if got := New("丁局", year, last); !reflect.DeepEqual(got, &Report{Organ: "丁局", Year: year}) {
			t.Errorf("%d: got %s, want nothing like %s", year, tell(got), nothing)
		}
	}
	if got := New("丁局", 2023, nil); !reflect.DeepEqual(got, &Report{Organ: "丁局", Year: 2023}) {
		t.Errorf("without last year's: %s", tell(got))
	}
	older := &Report{Organ: "甲局", Year: 2020}
	older.Applications.CarriedForward.Total = 3
	older.ProactiveDisclosure2019.Regulations.TotalPublic = 7
	if r := New("", 2021, older); r.Applications.CarriedOver.Total != 3 || r.ProactiveDisclosure.Regulations.InForce != 0 {
		t.Errorf("from another edition: %s", tell(r))
	}
	for year, want := range map[int]int{2022: 9, 2019: 7, 2020: 7, 2017: 0} { // 2022: the row and two stocks
		got := TakenOver(&Report{Year: year})
		if year == 2019 {
			want = 7 + len(tables.EditionOf(2020).Stocks)
		}
		if len(got) != want || want > 0 && (got[0] != "applications.carried_over[0]" || got[6] != "applications.carried_over[6]") {
			t.Errorf("%d: %q", year, got)
		}
	}
}

func TestYearsOfTextsMoveOn(t *testing.T) {
	for in, want := range map[string]string{
		"2022年": "2023年", "２０２２年": "２０２３年", "二〇二二年": "二〇二三年", "二零二二年": "二零二三年", "二○二二年": "二○二三年", "2023年": "2024年", "2021年": "2021年", "2024年": "2024年",
		"2022年1月1日": "2023年1月1日", "2022年12月31日": "2023年12月31日", "2022年01月01日": "2023年01月01日", "2022年1月": "2023年1月", "2022年12月": "2023年12月", "2022年01月": "2023年01月",
		"2022年一月一日": "2023年一月一日", "2022年十二月三十一日": "2023年十二月三十一日", "2022年一月": "2023年一月", "2022年十二月": "2023年十二月", "2022年5月3日": "2022年5月3日", "2022年5月": "2022年5月",
		"2023年1月16日": "2024年1月16日", "20220": "20220", "120222": "120222", "2022": "2022", "2022 年 1 月 1 日": "2023 年 1 月 1 日", "二〇一九年": "二〇一九年", "２０２２年１月１日": "２０２３年１月１日",
		"2022年1月2日": "2022年1月2日", "2022年11月1日": "2022年11月1日",
	} {
		if got := moveOn(in, 2022); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
	if got := moveOn("二〇二九年 二零二九年 二○二九年 2029年 ２０２９年", 2029); got != "二〇三〇年 二零三零年 二○三○年 2030年 ２０３０年" {
		t.Errorf("got %s", got)
	}
	for in, want := range map[string]int{"0123": 123, "９０５": 905, "一二三四": 1234, "五六七八": 5678, "九〇零○": 9000, "/:": 0} {
		if got := yearDigits(in); got != want && in != "/:" {
			t.Errorf("%s: got %d, want %d", in, got, want)
		}
	}
}

func TestThePassagesOfAReport(t *testing.T) {
	r := &Report{Organ: "甲局", Year: 2023, Attachments: []Attachment{{"a", "x"}, {"b", ""}, {"c", "z"}}}
	want := "preamble 前言|overview 第一部分|proactive_disclosure.before 表二前的文字|proactive_disclosure.after 表二后的文字|applications.before 表三前的文字|applications.after 表三后的文字|" +
		"litigation.before 表四前的文字|litigation.after 表四后的文字|problems 第五部分|other_matters 第六部分"
	if got := r.Passages(); len(got) != 2 || got[0] != (Passage{"attachments[0].text", "附件1", "x"}) || got[1] != (Passage{"attachments[2].text", "附件3", "z"}) {
		t.Errorf("got %v", got)
	}
	var all []string
	for part := range strings.SplitSeq(want, "|") {
		path, _, _ := strings.Cut(part, " ")
		r.Schema().ByPath[path].Value(r).SetString("文" + path)
	}
	for _, p := range r.Passages()[:10] {
		all = append(all, p.Path+" "+p.Name)
		if p.Text != "文"+p.Path || r.Prose(p.Path) != p.Text || r.Words(p.Path) != p.Text || p.Words() != p.Text {
			t.Errorf("%s is %q, %q", p.Path, p.Text, r.Prose(p.Path))
		}
	}
	if got := strings.Join(all, "|"); got != want {
		t.Errorf("got %s", got)
	}
	for path, want := range map[string]string{"attachments[0].text": "x", "attachments[2].text": "z", "attachments[3].text": "", "attachments[0].title": "", "organ": "", "": "", "applications": ""} {
		if got := r.Prose(path); got != want {
			t.Errorf("%q: %q", path, got)
		}
	}
	f := AttachmentField(1)
	if f.Name != "附件2" || f.Path != "attachments[1]" || f.Named("标题").Path != "attachments[1].title" || f.Named("内容").Path != "attachments[1].text" || f.Named("正文").Kind != TextKind || f.Child("title").Kind != NameKind {
		t.Errorf("got %+v", f)
	}
}

func TestTitlesAndEditionsOfAReport(t *testing.T) {
	r := &Report{Organ: "甲局", Year: 2023, OwnTitles: []string{"自拟"}}
	e := r.Format()
	if r.SectionTitle(e, 0) != "自拟" || r.SectionTitle(e, 1) != e.Sections[1].Title {
		t.Error("the organ's own titles come first")
	}
	r.Titles = BodyTitles
	if r.SectionTitle(e, 0) != "自拟" || r.SectionTitle(e, 1) != e.Sections[1].BodyName || e.Sections[1].BodyName == e.Sections[1].Title {
		t.Error("the titles of the notice's body follow")
	}
	if got := r.PlainTitle(); got != "甲局2023年政府信息公开工作年度报告" {
		t.Errorf("got %s", got)
	}
	r.Title = "甲\n乙"
	if got := r.TitleLines(); !slices.Equal(got, []string{"甲", "乙"}) || r.PlainTitle() != "甲乙" {
		t.Errorf("got %q", got)
	}
	for _, m := range Schemas() {
		if SchemaOf(m.Edition) != m {
			t.Errorf("edition %s has two schemas", m.Edition.ID)
		}
	}
	if SchemaOf(nil) != Schemas()[len(Schemas())-1] || len(SchemaOf(nil).ByKey["received"]) != 1 || len(SchemaOf(nil).ByKey["organ"]) != 2 {
		t.Error("the newest edition is the usual one, with its fields by their keys")
	}
}

func TestFindingsAreSortedAndTakenApart(t *testing.T) {
	at := func(line, column int) Place { return Place{Line: line, Column: column} }
	fs := Findings{{ID: "b", Path: "x", Place: at(2, 1)}, {ID: "a", Path: "x", Place: at(2, 1), Severity: SeverityError}, {ID: "c", Path: "a", Place: at(2, 1), Severity: SeverityWarning}, {ID: "d", Place: at(1, 9)}}
	order := ""
	for _, f := range fs.Sort() {
		order += f.ID
	}
	if order != "dcab" || !fs.HasErrors() || fs[:2].HasErrors() || len(fs.Errors()) != 1 || fs.Errors()[0].ID != "a" || (Findings{}).Sort() != nil || Findings(nil).Errors() != nil {
		t.Errorf("got %s, %v", order, fs.Errors())
	}
	var c Collector
	for i := range MaxAlike + 3 {
		if full := c.Full("a", SeverityInfo, "p"); full != (i > MaxAlike) {
			t.Errorf("after %d: full %v", i, full)
		}
		c.Add(Finding{ID: "a", Path: "p", Message: fmt.Sprint(i)})
	}
	c.Add(Finding{ID: "a", Path: "q"}, Finding{ID: "a", Path: "p", Severity: SeverityError})
	got := c.Findings()
	if len(got) != MaxAlike+3 || got[MaxAlike].Message != "这里还有 3 处同类的问题，没有列出" {
		t.Errorf("%d findings, %v", len(got), got[MaxAlike])
	}
	if !c.Has(func(f Finding) bool { return f.Path == "q" }) || c.Has(func(f Finding) bool { return f.Path == "r" }) {
		t.Error("findings are not looked through")
	}
	for n, want := range map[int]int{0: 0, MaxAlike: MaxAlike, MaxAlike + 1: MaxAlike + 1, MaxAlike + 2: MaxAlike + 1, MaxAlike + 50: MaxAlike + 1} {
		if got := make(Findings, n).Capped(); len(got) != want {
			t.Errorf("%d findings are capped to %d", n, len(got))
		}
	}
	for _, c := range []struct {
		path, whole string
		want        bool
	}{{"a.b", "a", true}, {"a[1]", "a", true}, {"a", "a", true}, {"ab", "a", false}, {"b", "a", false}, {"a", "", true}, {"", "", true}, {"a", "a.b", false}} {
		if isWithin(c.path, c.whole) != c.want {
			t.Errorf("%q within %q: %v", c.path, c.whole, !c.want)
		}
	}
}
