package paper

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

// refused is why a document is refused, "" when it is not.
func refused(t *testing.T, rc *recognizer) string {
	t.Helper()
	err := rc.refuse()
	if err == nil {
		return ""
	}
	var found model.Findings
	if !errors.As(err, &found) || len(found) != 1 || found[0].ID != "READ-NOREPORT" || found[0].Severity != model.SeverityError || found[0].Hint == "" {
		t.Fatalf("%v", err)
	}
	return found[0].Message
}

func text1(s string) *recognizer {
	rc := newRecognizer(&Document{Kind: "网页"}, "")
	rc.items = []item{{par: &Paragraph{Text: s}}}
	for s := range rc.titles {
		rc.titles[s].index = -1
	}
	return rc
}

func TestHowMuchOfAReportIsEnough(t *testing.T) {
	const none, pictures = "没有找到年度报告的章节和表格，不像是政府信息公开工作年度报告，开头是“正文”", "报告的表格是图片，无法读取"
	for tables := range 4 {
		for titles := range 7 {
			for pics := range 3 {
				rc := text1("正文")
				rc.doc.Pictures = pics
				for k := range tables {
					rc.parts[int(tableFour)-k] = []row{{}}
				}
				for s := range titles {
					rc.titles[6-s] = titleAt{index: 0, match: sectionMatch{score: 2 + s%2}}
				}
				if titles < 6 { // a weak one does not count
					rc.titles[1] = titleAt{index: 0, match: sectionMatch{score: 1}}
				}
				want := ""
				switch {
				case tables >= 2, tables == 1 && titles >= 2:
				case tables == 1, titles < 4:
					want = none
				case pics > 0:
					want = pictures
				}
				if got := refused(t, rc); got != want {
					t.Errorf("%d tables, %d titles and %d pictures: %s", tables, titles, pics, got)
				}
			}
		}
	}
}

func TestWhichOtherDocumentsAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"政府网站工作年度报表": "政府网站工作年度报表", "政府网站年度工作报表": "政府网站工作年度报表", "信息公开指南": "政府信息公开指南", "信息公开目录": "政府信息公开目录", "信息公开申请表": "政府信息公开申请表", "法治政府建设": "法治政府建设年度报告",
		"部门预算": "部门预算", "部门决算": "部门决算", "财政决算": "财政决算", "政府工作报告": "政府工作报告", "统计公报": "统计公报", "信息公开制度": "政府信息公开制度",
	} {
		for _, before := range []string{"", "某县 ", strings.Repeat("甲", 200-len([]rune(text))), strings.Repeat("甲", 199-len([]rune(text))) + " \n"} {
			if got := refused(t, text1(before+text+"。")); got != "这是"+want+"，不是政府信息公开工作年度报告" {
				t.Errorf("%s: %s", before+text, got)
			}
		}
		if got := refused(t, text1(strings.Repeat("甲", 201-len([]rune(text)))+text)); !strings.HasPrefix(got, "没有找到") {
			t.Errorf("%s far behind: %s", text, got)
		}
	}
	for _, blank := range []string{"", " \n\t"} {
		if got := refused(t, text1(blank)); got != "网页里没有文字" {
			t.Errorf("%q: %s", blank, got)
		}
	}
}

func TestHowManyTraditionalCharactersAreMany(t *testing.T) {
	for _, c := range []struct {
		traditional, others int
		many                bool
	}{{19, 0, false}, {20, 0, true}, {20, 219 - 1, true}, {20, 220 - 1, false}, {21, 229, true}, {21, 230, false}} { // a line end counts
		got := refused(t, text1(strings.Repeat("開", c.traditional)+strings.Repeat("甲", c.others)))
		if many := got == "这是繁体中文的页面，表格和文字无法对应"; many != c.many {
			t.Errorf("%d of %d: %s", c.traditional, c.traditional+c.others, got)
		}
	}
	for n, want := range map[int]int{0: 0, 1: 1, 399: 399, 400: 400, 401: 400} {
		if got := traditionalIn(strings.Repeat("報", n) + "报"); got != want {
			t.Errorf("%d of %d are counted", got, n)
		}
	}
}

func TestATableOfOrgansIsASummary(t *testing.T) {
	cellAt := func(row, col int, text string) Cell { return Cell{Row: row, Col: col, Text: text} }
	for _, c := range []struct {
		name    string
		cells   []Cell
		summary bool
	}{
		{"two organs", []Cell{cellAt(1, 0, "县民政局"), cellAt(2, 0, "县财政局")}, true},
		{"two beside an index", []Cell{cellAt(1, 1, "县民政局"), cellAt(2, 1, "县财政局")}, true},
		{"one", []Cell{cellAt(1, 0, "县民政局"), cellAt(2, 0, "合计")}, false},
		{"one below the headers", []Cell{cellAt(0, 0, "县民政局"), cellAt(1, 0, "县财政局")}, false},
		{"in the third column", []Cell{cellAt(1, 2, "县民政局"), cellAt(2, 2, "县财政局")}, false},
		{"three", []Cell{cellAt(1, 0, "县民政局"), cellAt(2, 1, "县财政局"), cellAt(3, 0, "县教育局")}, true},
	} {
		rc := text1("正文")
		rc.items = append(rc.items, item{grid: &Grid{Cells: c.cells}})
		want := ""
		if c.summary {
			want = "这像是汇总表（一行一个单位），不是一份年度报告"
		}
		if got := refused(t, rc); c.summary && got != want || !c.summary && !strings.HasPrefix(got, "没有找到") {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	rc := text1("正文")
	for range 2 { // in two tables
		rc.items = append(rc.items, item{grid: &Grid{Cells: []Cell{cellAt(1, 0, "县民政局")}}})
	}
	if got := refused(t, rc); !strings.HasPrefix(got, "没有找到") {
		t.Errorf("one organ in each of two tables: %s", got)
	}
}
