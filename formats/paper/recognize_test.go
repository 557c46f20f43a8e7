package paper

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// read recognizes a report in paragraphs around the official tables, which stand where 表二, 表三 and
// 表四 are named. All figures are 0.
func read(t *testing.T, lines ...string) (*model.Report, model.Findings) {
	t.Helper()
	r, findings, err := Recognize(documentOf(lines), "")
	if err != nil {
		t.Fatal(err)
	}
	return r, findings
}

func documentOf(lines []string) *Document {
	doc := &Document{Kind: "测试"}
	for i, l := range lines {
		k := strings.Index("表二表三表四", l) / len("表二")
		if len(l) == len("表二") && k >= 0 && strings.HasPrefix(l, "表") {
			g := officialGrid(tables.Edition2021.Sections[k+1].Table, func(string) string { return "0" })
			doc.Blocks = append(doc.Blocks, g)
			continue
		}
		doc.Blocks = append(doc.Blocks, &Paragraph{Text: l, Place: model.Place{Order: i + 1, Name: "某段"}})
	}
	return doc
}

var usual = []string{"某县民政局", "2023年政府信息公开工作年度报告", "本报告由某县民政局编制。", "一、总体情况", "（一）主动公开。全年公开9条。", "二、主动公开政府信息情况", "表二",
	"三、收到和处理政府信息公开申请情况", "表三", "四、政府信息公开行政复议、行政诉讼情况", "表四", "五、存在的主要问题及改进情况", "一是不足。", "六、其他需要报告的事项", "没有其他事项。"}

// with is the usual report with some lines in place of others.
func with(changes ...string) []string {
	out := append([]string{}, usual...)
	for i := 0; i+1 < len(changes); i += 2 {
		for k, l := range out {
			if l == changes[i] {
				out = append(append(append([]string{}, out[:k]...), strings.Split(changes[i+1], "\n")...), out[k+1:]...)
				break
			}
		}
	}
	return out
}

func ids(findings model.Findings) string {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString(f.ID + " " + f.Path + "\n")
	}
	return b.String()
}

func TestTitlesNameOrganAndYear(t *testing.T) {
	for title, want := range map[string]struct {
		organ string
		year  int
		kept  string
	}{
		"某县民政局\n2023年政府信息公开工作年度报告":                         {"某县民政局", 2023, ""},
		"某县民政局2023年政府信息公开工作年度报告":                           {"某县民政局", 2023, "某县民政局2023年政府信息公开工作年度报告"},
		"2023 年某县民政局政府信息公开年度报告":                            {"某县民政局", 2023, "2023年某县民政局政府信息公开年度报告"},
		"某县人民政府政府信息公开工作年度报告\n（2023年度）":                     {"某县人民政府", 2023, "某县人民政府政府信息公开工作年度报告\n（2023年度）"},
		"某县人民政府信息公开工作年度报告（2023年）":                          {"某县人民政府", 2023, "某县人民政府信息公开工作年度报告（2023年）"},
		"某县民政局二〇二三年政府信息公开工作年度报告":                           {"某县民政局", 2023, "某县民政局二〇二三年政府信息公开工作年度报告"},
		"《某县民政局2023年政府信息公开工作年度报告》":                         {"某县民政局", 2023, "某县民政局2023年政府信息公开工作年度报告"},
		"某县城市管理局（综合行政执法局）\n2023年政府信息公开工作年度报告":              {"某县城市管理局（综合行政执法局）", 2023, ""},
		"首页 > 政务公开 > 政府信息公开年报\n某县民政局\n2023年政府信息公开工作年度报告":   {"某县民政局", 2023, ""},
		"某县民政局2023年政府信息公开工作年度报告\n某县民政局\n2023年政府信息公开工作年度报告": {"某县民政局", 2023, ""},
	} {
		r, _ := read(t, with("某县民政局", title, "2023年政府信息公开工作年度报告", "")...)
		if r.Organ != want.organ || r.Year != want.year || r.Title != want.kept {
			t.Errorf("%q: organ %q, year %d, title %q", title, r.Organ, r.Year, r.Title)
		}
	}
}

func TestTextBelongsToItsSection(t *testing.T) {
	r, findings := read(t, with(
		"二、主动公开政府信息情况", "二、主动公开政府信息情况\n情况如下。",
		"表三", "申请不多。\n表三\n注：总计含上年结转。",
		"没有其他事项。", "1.没有收费。\n2.没有其他事项。\n某县民政局\n2024年1月16日\n附件：1.统计表.docx\n上一篇：某通知\n主办：某县政府")...)
	for _, c := range []struct{ got, want string }{
		{r.Overview, "（一）主动公开。全年公开9条。\n"}, {r.ProactiveDisclosure.Before, "情况如下。\n"}, {r.Applications.Before, "申请不多。\n"}, {r.Applications.After, "注：总计含上年结转。\n"},
		{r.OtherMatters, "1.没有收费。\n2.没有其他事项。\n"}, {r.Signature.Organ, "某县民政局"}, {r.Signature.Date.ISO(), "2024-01-16"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	for _, f := range findings {
		if f.Severity > model.SeverityInfo {
			t.Errorf("%v", f)
		}
	}
	if !strings.Contains(findings.Error(), "统计表.docx") {
		t.Errorf("the list of attachments is not told: %v", findings)
	}
}

func TestOrdinalsAreOnlyAHint(t *testing.T) {
	r, findings := read(t, with("一、总体情况", "总体情况\n一、主动公开工作\n做了。\n二、依申请公开工作\n也做了。",
		"二、主动公开政府信息情况", "一、主动公开政府信息情况", "五、存在的主要问题及改进情况", "四、存在问题及整改措施")...)
	if want := "一、主动公开工作\n做了。\n二、依申请公开工作\n也做了。\n（一）主动公开。全年公开9条。\n"; r.Overview != want {
		t.Errorf("overview %q, want %q", r.Overview, want)
	}
	if got := ids(findings); got != "IMPORT-ORDER titles\n" {
		t.Errorf("findings %s", got)
	}
	if len(r.OwnTitles) != 6 || r.OwnTitles[4] != "存在问题及整改措施" {
		t.Errorf("titles %q", r.OwnTitles)
	}
}

func TestWhatIsMissingIsTold(t *testing.T) {
	_, findings := read(t, with("表三", "")...)
	if got := ids(findings); got != "IMPORT-MISSING applications\n" {
		t.Errorf("without table three:\n%s", got)
	}
	r, findings := read(t, with("六、其他需要报告的事项", "", "没有其他事项。", "")...)
	if got := ids(findings); got != "IMPORT-MISSING other_matters\n" || r.OtherMatters != "" {
		t.Errorf("without section six:\n%s", got)
	}
}

func TestALinePagesBrokeIsJoined(t *testing.T) {
	doc := documentOf(with("（一）主动公开。全年公开9条。", "（一）主动公开。全年公开各类信息九十九条，其中行政发文二十一个，\n政策解读八件。"))
	doc.Loose = true
	r, _, err := Recognize(doc, "")
	if err != nil || r.Overview != "（一）主动公开。全年公开各类信息九十九条，其中行政发文二十一个，政策解读八件。\n" {
		t.Errorf("%q, %v", r.Overview, err)
	}
}

func TestOtherDocumentsAreRefused(t *testing.T) {
	for text, word := range map[string]string{
		"某县民政局政府信息公开指南\n为方便公民，编制本指南。\n一、公开范围\n机构职能。": "指南",
		"2023年政府网站工作年度报表\n网站名称\n某县政府":                "报表",
		"今天天气很好。\n明天也好。":                             "没有找到",
		"某縣民政局2023年政府信息公開工作年度報告\n本報告按照條例編製，由總體情況、主動公開等組成，數據統計期限為全年，報告電子版可在門戶網站查閱，聯繫電話見後，歡迎監督。總體來說，這個單位為學習會議與業務發電經產等過還進結專機類環節護實關係統計劃": "繁体",
	} {
		_, _, err := Recognize(documentOf(strings.Split(text, "\n")), "")
		var findings model.Findings
		if !errors.As(err, &findings) || findings[0].ID != "READ-NOREPORT" || !strings.Contains(findings[0].Message, word) || findings[0].Hint == "" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestPlacesAreThosePeopleFind(t *testing.T) {
	r, _ := read(t, usual...)
	for path, want := range map[string]string{
		"applications.outcomes.refused.security_and_stability[1]": "表三第7行“商业企业”", "proactive_disclosure.licensing": "表二“行政许可”", "reconsideration[4]": "表四“总计”", "overview": "某段",
	} {
		if got := r.Source().At(path).String(); got != want {
			t.Errorf("%s is at %q, want %q", path, got, want)
		}
	}
	if got := r.Source().InProse("other_matters", r.OtherMatters, 3).String(); got != "某段" {
		t.Errorf("prose is at %q", got)
	}
}

func TestUncertainCellsAreMarked(t *testing.T) {
	figures := map[string]string{}
	for _, path := range model.SchemaOf(&tables.Edition2021).Figures {
		figures[path] = "0"
	}
	figures["applications.received[0]"], figures["applications.received[6]"] = "1O", "/"
	figures["proactive_disclosure.licensing"] = "22（其中修订16件）"
	figures["proactive_disclosure.fees"] = "251000元"
	doc := document(&tables.Edition2021, 2023, figures, func(_ string, g *Grid) []Block { return []Block{g} })
	r, findings, err := Recognize(doc, "")
	if err != nil {
		t.Fatal(err)
	}
	want := "IMPORT-BLANK applications.received[6]\nIMPORT-UNSURE applications.received[0]\nIMPORT-UNSURE proactive_disclosure.fees\n"
	got := ids(findings)
	for l := range strings.Lines(want) {
		if !strings.Contains(got, l) {
			t.Errorf("no %s in\n%s", strings.TrimSpace(l), got)
		}
	}
	if r.Applications.Received.NaturalPersons != 10 || r.ProactiveDisclosure.Licensing != 22 || r.Remarks["proactive_disclosure.licensing"] != "（其中修订16件）" || r.Source().Blanks["applications.received[6]"] != "/" {
		t.Errorf("%+v %v %v", r.Applications.Received, r.Remarks, r.Source().Blanks)
	}
}
