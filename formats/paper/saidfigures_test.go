package paper

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/tables"
)

// TestPrintedFigures reads cells as they are printed and as people change them. What is not as it is printed is in doubt,
// and none of it is taken for a remark that the input format does not know.
func TestPrintedFigures(t *testing.T) {
	fields := model.SchemaOf(tables.EditionByID("2021")).ByPath
	for _, c := range []struct{ path, text, number, remark, more string }{
		{"", "5", "5", "", ""},
		{"", "1,234", "1234", "", ""},
		{"", "-5", "-5", "", ""},
		{"", "5\n（其中2）", "5", "（其中2）", ""},
		{"", "5\n（其中\n2件）", "5", "（其中2件）", ""},
		{"", "5\n（2）", "5", "（2）", ""},
		{"", "5\n[2]", "5", "[2]", ""},
		{"", "5\n其中2件", "5", "其中2件", ""},
		{"", "5\n注", "5", "注", ""},
		{"", "5\n2", "52", "", "doubt"},
		{"", "5\n\n2", "52", "", "doubt"},
		{"", "5\n文字", "5", "", "doubt"},
		{"", "5\n（其中2件）9", "5", "", "doubt"},
		{"", "5\n（其中2件", "5", "", "doubt"},
		{"", "5（其中2件）9", "5", "", "doubt"},
		{"", "5（其中2件）", "5", "", "remark （其中2件）"},
		{"", "5\n件", "5", "", ""},
		{"", "5\n", "5", "", ""},
		{"", "", "", "", "blank"},
		{"", "/", "", "", "blank"},
		{"", "\n5", "5", "", "doubt"},
		{"", "甲", "", "", "doubt"},
		{"", "甲\n（其中2件）", "", "", "doubt"},
		{"", "5.5", "", "", "doubt"},
		{"fees", "22.50", "22.50", "", ""},
		{"fees", "22.50\n（已缴）", "22.50", "（已缴）", ""},
		{"fees", "22.50\n3", "22.503", "", "doubt"},
		{"fees", "1/2", "", "", "doubt"},
	} {
		path := "proactive_disclosure.coercion"
		if c.path != "" {
			path = "proactive_disclosure." + c.path
		}
		f := fields[path]
		if f == nil {
			t.Fatal(path)
		}
		r, remark := printedFigure(f, c.text)
		more := ""
		switch {
		case len(r.doubts) > 0:
			more = "doubt"
		case r.blank:
			more = "blank"
		case r.remark != "":
			more = "remark " + r.remark
		}
		if r.number != c.number || remark != c.remark || more != c.more {
			t.Errorf("%s %q: read as %q %q %q", c.path, c.text, r.number, remark, more)
		}
	}
}

// TestWhatStandsBesideACellIsTold has remarks of the reader, tables and pictures in the cells of a report that says what
// its paragraphs are.
func TestWhatStandsBesideACellIsTold(t *testing.T) {
	script := "[role=ReportTitle] 某县民政局2023年政府信息公开工作年度报告\n[role=SectionTitle] 一、总体情况\n| 年{h} | 数{h}\n| 2022 | 1\n" +
		"[role=SectionTitle] 二、主动公开政府信息情况\n@表二 licensing=5 penalties=5\\n2 coercion=\n[role=SectionTitle] 三、收到和处理政府信息公开申请情况\n@表三\n" +
		"[role=SectionTitle] 四、政府信息公开行政复议、行政诉讼情况\n@表四\n[role=SectionTitle] 五、存在的主要问题及改进情况\n[role=SectionTitle] 六、其他需要报告的事项"
	doc, _ := readScript(t, strings.Split(script, "\n"))
	var grids []*Grid
	for _, b := range doc.Blocks {
		if g, ok := b.(*Grid); ok {
			grids = append(grids, g)
		}
	}
	cell := func(g *Grid, text string) *Cell {
		for i := range g.Cells {
			if g.Cells[i].Text == text {
				return &g.Cells[i]
			}
		}
		t.Fatalf("no cell %q", text)
		return nil
	}
	cell(grids[0], "1").Remark = "数字后有上标“2”"
	cell(grids[1], "5").Remark = "带删除线的文字没有读入：“3”"
	cell(grids[1], "5").Blocks = []Block{&Paragraph{Text: "5"}, &Grid{Rows: 1, Cols: 1}, &Paragraph{Picture: true, Text: "章"}}
	cell(grids[1], "5\n2").Remark = "批注没有读入正文：“改”"
	cell(grids[1], "行政强制").Remark = "隐藏的文字没有读入：“密”"
	r, found, err := Recognize(doc, "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range found {
		if !strings.Contains(f.Message, "按 0 处理") || strings.Contains(f.Message, "行政强制") {
			got = append(got, f.Severity.String()+" "+f.ID+" "+f.Path+" "+f.Place.Name+" "+f.Message)
		}
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"info IMPORT-UNSURE overview 第4块 表格中“1”一格：数字后有上标“2”",
		"info IMPORT-UNSURE proactive_disclosure.licensing 表二“行政许可” “行政许可”读作 5：带删除线的文字没有读入：“3”",
		"warning IMPORT-EXTRA proactive_disclosure.licensing 表二“行政许可” “行政许可”读作 5，其中的表格没有读入",
		"warning IMPORT-EXTRA proactive_disclosure.licensing 表二“行政许可” “行政许可”读作 5，其中的图没有读入：“章”",
		"warning IMPORT-UNSURE proactive_disclosure.penalties 表二“行政处罚” “行政处罚”写作“5 2”，暂读作 52，也可能是 5、2",
		"info IMPORT-UNSURE proactive_disclosure.penalties 表二“行政处罚” “行政处罚”读作 52：批注没有读入正文：“改”",
		"warning IMPORT-BLANK proactive_disclosure.coercion 表二“行政强制” “行政强制”是空白，按 0 处理",
		"info IMPORT-UNSURE proactive_disclosure 第6段 表格中“行政强制”一格：隐藏的文字没有读入：“密”",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not told:\n%s", want, all)
		}
	}
	if len(got) != 8 {
		t.Errorf("%d are told:\n%s", len(got), all)
	}
	if r.Remarks["proactive_disclosure.penalties"] != "" || r.ProactiveDisclosure.Penalties != 52 {
		t.Errorf("%v %v", r.Remarks, r.ProactiveDisclosure.Penalties)
	}
}
