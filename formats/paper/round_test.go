package paper

import (
	"slices"
	"strings"
	"testing"
)

func rowOf(labels string, values ...string) row {
	r := row{exact: true}
	for i, l := range strings.Split(labels, "|") {
		r.labels = append(r.labels, label{text: l, col: i})
	}
	for i, v := range values {
		r.values = append(r.values, value{text: v, col: len(r.labels) + i})
	}
	return r
}

// TestHeadersThatAPageEndCutGiveTheOrder repeats the headers of table three in a second grid.
func TestHeadersThatAPageEndCutGiveTheOrder(t *testing.T) {
	above, below := &Grid{}, &Grid{}
	var rows []row
	for _, g := range []*Grid{above, below} {
		head := rowOf("|商业企业|科研机构|社会公益组织|法律服务机构|其他|自然人|总计")
		head.grid = g
		rows = append(rows, head)
	}
	th := &three{}
	th.readHeaders(rows)
	if want := []int{1, 2, 3, 4, 5, 0, 6}; len(th.heads) != 2 || !slices.Equal(th.heads[0].order, want) || th.heads[0].grid != above || th.heads[1].grid != below {
		t.Errorf("headers %+v, want %v", th.heads, want)
	}
}

func TestAFlatHeaderWithNaturalPersonsLast(t *testing.T) {
	th := &three{}
	th.flatOrder(fold("商业企业科研机构社会公益组织法律服务机构其他自然人总计"))
	if want := []int{1, 2, 3, 4, 5, 0, 6}; !slices.Equal(th.flat().order, want) {
		t.Errorf("order %v, want %v", th.flat().order, want)
	}
}

// TestLabelsOfTableThree reads labels that are misspelt, cut by a page end, or run into the next group.
func TestLabelsOfTableThree(t *testing.T) {
	zeros := strings.Split("0 0 0 0 0 0 0", " ")
	rows := []row{
		rowOf("（五）不予处理|2.重复申请", strings.Split("1 0 0 0 0 0 1", " ")...),
		rowOf("4.无正当理由大量重复申请", strings.Split("4 0 0 0 0 0 4", " ")...),
		rowOf("5.要求行政机关确认或重新出", "", "", "", "", "", "", ""),
		rowOf("具已获取信息", strings.Split("5 0 0 0 0 0 5", " ")...),
		rowOf("1.申请人无正当理由逾期不补正", zeros...),
	}
	other := rowOf("3.要求提供公开出版物\n（六）其他处理", strings.Split("3 0 0 0 0 0 3", " ")...)
	got := map[string]string{}
	for _, m := range readThree(append(rows, other)).rows {
		if m.spec != nil {
			got[m.spec.path] = m.row.values[0].text
		}
	}
	for path, want := range map[string]string{"repeated": "1", "excessive": "4", "reconfirmation": "5", "publications": "3"} {
		if got["applications.outcomes.not_processed."+path] != want {
			t.Errorf("%s is %q, want %s: %v", path, got["applications.outcomes.not_processed."+path], want, got)
		}
	}
}

// TestGroupsOfTableFour reads a table with a group a row, whose first column heads all of them, and one with a
// misspelt group.
func TestGroupsOfTableFour(t *testing.T) {
	five := strings.Split("1 2 3 4 10", " ")
	f := readFour([]row{
		rowOf("||结果维持|结果纠正|其他结果|尚未审结|总计"),
		rowOf("行政诉讼|行政复议", five...),
		rowOf("未经复议直接起诉", "0", "0", "0", "0", "0"),
		rowOf("复议后起诉", "5", "0", "0", "0", "5"),
	})
	if f.values[0].text != "1" || f.values[4].text != "10" || f.values[10].text != "5" || f.found != [3]bool{true, true, true} {
		t.Errorf("got %+v", f)
	}
	if g := groupsOf([]row{rowOf("行政诉讼|未经复议直起诉|结果维持")}, 3); !slices.Equal(g, []int{1}) {
		t.Errorf("a misspelt group is read as %v", g)
	}
}

func TestNamedLinesWithUnitsAndMarks(t *testing.T) {
	for _, line := range []string{
		"1.属于国家秘密：自然人：4318，商业企业：264 件，总计：589 件。",
		"1.属于国家秘密；：自然人：4318，商业企业：264，总计：589。",
	} {
		_, names, values, ok := namedLine(line)
		if !ok || len(names) != 3 || len(values) != 3 || !strings.HasPrefix(values[1], "264") {
			t.Errorf("%s: %v %v %v", line, names, values, ok)
		}
	}
}

func TestDotsLeadToNumbersWithUnits(t *testing.T) {
	for line, want := range map[string]string{
		"行政处罚……7335件":                 "行政处罚\t7335件",
		"（一）予以公开............46 5 〇 〇": "（一）予以公开\t46 5 〇 〇",
		"我们的努力……得到了肯定":                "我们的努力……得到了肯定",
	} {
		if got := Cells(line); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}

// TestLinesAreJoinedToParagraphs joins lines that stop short of the margin, and keeps a title apart that is as
// wide as the page.
func TestLinesAreJoinedToParagraphs(t *testing.T) {
	line := func(text string, indent, full bool) *Paragraph {
		return &Paragraph{Text: text, Line: true, Indent: indent, Full: full}
	}
	got := joinLines([]*Paragraph{
		line("青禾县南关街道办事处2023年政府信息公开工作年度报告", false, true),
		line("一、总体情况", false, false),
		line("2022年共召开新闻发布会6场，回应社会关切4次，", true, false),
		line("办理热线转办事项234件，办结率93.4%。", false, false),
		line("下一段。", true, false),
	}, true)
	var texts []string
	for _, p := range got {
		texts = append(texts, p.Text)
	}
	want := []string{"青禾县南关街道办事处2023年政府信息公开工作年度报告", "一、总体情况", "2022年共召开新闻发布会6场，回应社会关切4次，办理热线转办事项234件，办结率93.4%。", "下一段。"}
	if !slices.Equal(texts, want) {
		t.Errorf("got %q", texts)
	}
}

func TestASectionTitleWithAWideGap(t *testing.T) {
	if m := sectionOf("第一部分\t总体情况"); m.section != 1 || m.score != 3 {
		t.Errorf("got %+v", m)
	}
}
