package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// show writes spans as text: [bold], <link→target>.
func show(spans []layout.Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Link != "":
			fmt.Fprintf(&b, "<%s→%s>", s.Text, s.Link)
		case s.Bold:
			fmt.Fprintf(&b, "[%s]", s.Text)
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestOnlyDoubleAsterisksAndAddressesAreMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"甲**一是**乙**二是**丙":                     "甲[一是]乙[二是]丙",
		"甲**乙":                                "甲**乙",
		"甲****乙":                              "甲****乙",
		"*甲* _乙_ #丙 <丁>":                      "*甲* _乙_ #丙 <丁>",
		"网站（http://www.znznf.gov.cn）查阅":       "网站（<http://www.znznf.gov.cn→http://www.znznf.gov.cn>）查阅",
		"见www.a.gov.cn/x_1.html。":             "见<www.a.gov.cn/x_1.html→http://www.a.gov.cn/x_1.html>。",
		"邮箱：zngongxinju@163.com）。":            "邮箱：<zngongxinju@163.com→mailto:zngongxinju@163.com>）。",
		"<http://a.cn>":                       "<<http://a.cn→http://a.cn>>",
		"https://a.cn/?q=1&b=2, 然后":           "<https://a.cn/?q=1&b=2→https://a.cn/?q=1&b=2>, 然后",
		"3*4**2":                              "3*4**2",
		"**见http://a.cn**":                    "[见]<http://a.cn→http://a.cn>",
		"工作@单位":                               "工作@单位",
		"http://a.cn/%E4%B8%AD（见http://b.cn）": "<http://a.cn/%E4%B8%AD→http://a.cn/%E4%B8%AD>（见<http://b.cn→http://b.cn>）",
		"（http://a.cn）。":                      "（<http://a.cn→http://a.cn>）。",
		"请登录HTTPS://A.cn/x查询":                 "请登录<HTTPS://A.cn/x→HTTPS://A.cn/x>查询",
		"WWW.a.cn。":                           "<WWW.a.cn→http://WWW.a.cn>。",
		"http://a.gov.cn/公开/目录.html，":         "<http://a.gov.cn/公开/目录.html→http://a.gov.cn/公开/目录.html>，",
		"见http://a.cn/x_(y)。":                 "见<http://a.cn/x_(y)→http://a.cn/x_(y)>。",
		"http://a.cn/查询":                      "http://a.cn/查询",
	} {
		if got := show((&flow{}).spans(in, fonts.FangSong, false)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestSpansLoseNothing(t *testing.T) {
	for _, in := range []string{"", "**", "a**b**c**d", "http://x.cn**y**", "甲http://", "www.", "@", "a@b"} {
		var text strings.Builder
		for _, s := range (&flow{}).spans(in, fonts.FangSong, false) {
			text.WriteString(s.Text)
		}
		want := in
		if strings.Count(in, "**") > 1 {
			want = strings.Replace(in, "**", "", 2)
		}
		if text.String() != want {
			t.Errorf("%q: got %q", in, text.String())
		}
	}
}

func TestTheTitleIsTheCustomaryOneUnlessGiven(t *testing.T) {
	r := &model.Report{Organ: "青禾县农业农村局", Year: 2023}
	if got := strings.Join(r.TitleLines(), "|"); got != "青禾县农业农村局|2023年政府信息公开工作年度报告" {
		t.Errorf("got %s", got)
	}
	r.Title = " 甲\n\n乙 \n"
	if got := strings.Join(r.TitleLines(), "|"); got != "甲|乙" {
		t.Errorf("got %s", got)
	}
}

func TestBothOfficialSetsOfSectionTitlesArePrinted(t *testing.T) {
	for titles, want := range map[model.Titles]string{"": "二、主动公开政府信息情况", model.TemplateTitles: "二、主动公开政府信息情况", model.BodyTitles: "二、行政机关主动公开政府信息情况"} {
		r := &model.Report{Organ: "青禾县农业农村局", Year: 2023, Titles: titles}
		d, err := layOut(r)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Outline[1].Text; got != want {
			t.Errorf("%q: got %s", titles, got)
		}
	}
}

// GB/T 9704-2012, 7.3.5.2: the name ends two characters from the right, and the date begins
// two characters to the right of where the name begins, but never ends nearer to the edge.
func TestTheSignOffStandsAsTheStandardAsks(t *testing.T) {
	page := layout.GBT9704()
	cell := page.Measure() / 28
	for _, organ := range []string{"青禾县农业农村局办公室", "青禾局", "青禾县农业农村局"} {
		r := &model.Report{Organ: organ, Year: 2023, Signature: model.Signature{Organ: organ, Date: model.Date{Year: 2024, Month: 1, Day: 16}}}
		d, err := layOut(r)
		if err != nil {
			t.Fatal(err)
		}
		organStart, organEnd := lineOf(d, organ)
		dateStart, dateEnd := lineOf(d, "2024年1月16日")
		edge := page.Width - page.Right
		if max(organEnd, dateEnd) > edge-2*cell+layout.Pt/4 { // the last character keeps its untracked width
			t.Errorf("%s: a line ends %s and %s before the edge", organ, edge-organEnd, edge-dateEnd)
		}
		if indent := dateStart - organStart; indent < 2*cell-layout.Pt/10 || indent > 2*cell+layout.Pt/10 {
			t.Errorf("%s: the date begins %s to the right of the name", organ, indent)
		}
	}
}

func TestASignatureLongerThanALineIsBrokenBySense(t *testing.T) {
	organ := "新疆维吾尔自治区伊犁哈萨克自治州尼勒克县人力资源和社会保障局"
	r := &model.Report{Organ: organ, Year: 2023, Signature: model.Signature{Organ: organ, Date: model.Date{Year: 2024, Month: 1, Day: 16}}}
	d, err := layOut(r)
	if err != nil {
		t.Fatal(err)
	}
	page := layout.GBT9704()
	cell := page.Measure() / layout.Length(page.Chars)
	for _, line := range []string{"新疆维吾尔自治区伊犁哈萨克自治州", "尼勒克县人力资源和社会保障局", "2024年1月16日"} {
		_, end := lineOf(d, line)
		if off := page.Width - page.Right - 2*cell - end; off > layout.Pt || off < -layout.Pt {
			t.Errorf("%s ends %s from its place", line, off)
		}
	}
}

// lineOf finds where the last line that holds text begins and ends on its page.
func lineOf(d *layout.Document, text string) (start, end layout.Length) {
	for _, p := range d.Pages {
		lines := map[layout.Length]string{}
		from, to := map[layout.Length]layout.Length{}, map[layout.Length]layout.Length{}
		for _, item := range p.Items {
			g, ok := item.(*layout.Glyphs)
			if !ok {
				continue
			}
			if lines[g.Y] == "" {
				from[g.Y] = g.X
			}
			for _, gl := range g.Glyphs {
				lines[g.Y] += gl.Text
				to[g.Y] = g.X + gl.X + layout.Em(g.Size, int32(g.Face.Advance(gl.ID)))
			}
			if lines[g.Y] == text {
				start, end = from[g.Y], to[g.Y]
			}
		}
	}
	return start, end
}

func TestADateIsReadAndPrintedAsAnOfficialDocumentWritesIt(t *testing.T) {
	for _, in := range []string{"2022-01-16", "2022/1/16", "2022.1.16", "2022年1月16日"} {
		d, err := model.ParseDate(in)
		if err != nil || d.String() != "2022年1月16日" || d.ISO() != "2022-01-16" {
			t.Errorf("%s: got %v, %v", in, d, err)
		}
	}
	for _, in := range []string{"", "2022-13-01", "2022-02-30", "16.1.2022", "二〇二二年一月"} {
		if d, err := model.ParseDate(in); err == nil {
			t.Errorf("%q is read as %v", in, d)
		}
	}
}
