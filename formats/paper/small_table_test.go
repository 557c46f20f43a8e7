package paper

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/tables"
)

func TestTheOrderOfFlatHeaders(t *testing.T) {
	usual := "0123456"
	for header, want := range map[string]string{
		"": usual,
		"自然人商业科研公益法律其他总计":             usual,
		"总计自然人商业科研公益法律其他":             "6012345",
		"自然人总计商业科研公益法律其他":             usual,
		"商业科研公益法律其他自然人总计":             "1234506",
		"法人或其他组织自然人商业科研公益法律其他总计":      "1234506", // the header above the five stands first
		"自然人法人或其他组织商业科研公益法律其他总计":      usual,
		"自然人甲法人商业科研公益法律其他总计":          usual,
		"总计法人或其他组织自然人商业科研公益法律其他":      "6012345",
		"自然人商业科研公益法律总计":               usual, // 其他 is missing
		"自然人科研公益法律其他总计":               usual,
		"总计自然人商业科研公益法律本年新收其他":         usual, // it is no header
		"总计自然人商业科研公益法律其他本年新收其他":       "6012345",
		"本年新收商业科研公益法律其他自然人总计":         usual,
		"自然人商业企业科研机构社会公益组织法律服务机构其他总计": usual,
		"自然人科研机构商业企业社会公益组织法律服务机构其他总计": "0213456",
		"自然人其他商业企业科研机构社会公益组织法律服务机构总计": "0512346",
		"自然人科研机构商业企业公益社会组织法律服务机构其他总计": usual + " unsure",
		"自然人科研机构商业企业公益法律其他总计":         usual + " unsure",
		"自然人科研机构商业公益法律其他总计":           usual, // in pieces
	} {
		th := &three{}
		th.flatOrder(header)
		got := ""
		for _, c := range th.flat().order {
			got += fmt.Sprint(c)
		}
		if th.unsureOrder {
			got += " unsure"
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", header, got, want)
		}
	}
}

func TestTheColumnsOfFlatRows(t *testing.T) {
	for _, c := range []struct {
		widths []int
		first  int // of the seven, 0 when they are not known
	}{
		{[]int{8}, 1}, {[]int{8, 8, 8}, 1}, {[]int{8, 0}, 0}, {[]int{8, 8, 0}, 1}, {[]int{8, 8, 0, 0}, 0}, {[]int{7, 7, 7}, 0}, {[]int{9, 9, 8}, 2}, {[]int{9, 8}, 0}, {[]int{0, 0, 0}, 0}, {nil, 0}, {[]int{12}, 5},
	} {
		th := &three{}
		for _, w := range c.widths {
			th.rows = append(th.rows, matched{row: row{width: w}})
		}
		th.flatHeads()
		var want []int
		for i := range 7 {
			if c.first > 0 {
				want = append(want, c.first+i)
			}
		}
		if got := th.flat().cols; !slices.Equal(got, want) {
			t.Errorf("%v: got %v", c.widths, got)
		}
	}
}

// The file has labels, and which row of table three each is in each group of rows and in none.
func TestTheLabelsInTheirGroups(t *testing.T) {
	labels := []string{"其他", "3.其他", "其他处理", "（六）其他处理", "总计", "合计", "（七）总计", "重复申请", "2.重复申请", "甲重复申请", "不予处理2.重复申请", "不予公开2.重复申请", "属于国家秘密", "无法提供1.属于国家秘密",
		"本机关不掌握相关政府信息", "不掌握相关政府信息", "大量反复申请", "大量重复申请", "无正当理由大量重复申请", "重复申清", "信访举报投诉", "信访举报投诉类", "要求提供公开出版物件数", "信访举报投诉类申请件", "一、本年新收政府信息公开申请数量", "本年新收", "予以公开", "部分公开",
		"部分公开（区分处理的）", "其他法律行政法规禁止公开", "其他法律法规禁止公开", "结转下年度", "申请人逾期未按收费通知要求缴纳费用", "六其他", "甲"}
	var b strings.Builder
	for _, text := range labels {
		b.WriteString(text + "\n")
		for _, g := range []string{"", "不予公开", "无法提供", "不予处理", "其他处理"} {
			fmt.Fprintf(&b, "\t%q:", g)
			for _, edition := range []string{"", "2019", "2021"} {
				if s, sure := exactThree(text, g, edition); s != nil {
					fmt.Fprintf(&b, " exact %s %s %d %v", edition, s.path, s.number, sure)
				}
			}
			end := endsWith(text, g)
			if end != nil {
				fmt.Fprintf(&b, " ends %s", end.path)
				if s, wrong := misspelt(text, g, end); s != nil {
					fmt.Fprintf(&b, " misspelt %s %d", s.path, wrong)
				}
			}
			near, wrong := nearThree(text, g, threeOf(&tables.Edition2021))
			for i, s := range near {
				fmt.Fprintf(&b, " near %s %d", s.path, wrong[i])
			}
			for _, previous := range []string{"", otherRow, otherRow + ".fee_unpaid"} {
				if s := byNeighbour(text, previous); s != nil {
					fmt.Fprintf(&b, " behind %q %s", previous, s.path)
				}
			}
			b.WriteByte('\n')
		}
	}
	golden.Compare(t, filepath.Join("testdata", "groups.txt"), []byte(strings.ReplaceAll(b.String(), "applications.", "")))
}

func TestOrdinalsOnALineOfTheirOwn(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"一、", "总体情况", "一、总体情况"}, {"一", "总体情况", "一 总体情况"}, {"一．", "总体情况", "一．总体情况"}, {"一.", "总体情况", "一.总体情况"}, {"（一）", "总体情况", "（一）总体情况"}, {"(一)", "总体情况", "(一)总体情况"},
		{"第一部分", "总体情况", "第一部分 总体情况"}, {"1、", "总体情况", "1、总体情况"}, {"一、", "一、总体情况", ""}, {"一、", "全年公开。", ""}, {"一、甲", "总体情况", ""}, {"", "总体情况", ""}, {"一、", "", ""}, {" 一 、 ", "总体情况", "一、总体情况"},
		{"三、", strings.Repeat(" ", 28) + "收到和处理政府信息公开申请情况", "三、" + strings.Repeat(" ", 28) + "收到和处理政府信息公开申请情况"}, {"三、", strings.Repeat(" ", 29) + "收到和处理政府信息公开申请情况", ""},
	} {
		out := joinOrdinals([]*Paragraph{{Text: c.first}, {Text: c.second, Bold: []Span{{0, 3}}}, {Text: "末"}})
		want := []string{c.want, "末"}
		if c.want == "" {
			want = []string{c.first, c.second, "末"}
		}
		var got []string
		for _, p := range out {
			got = append(got, p.Text)
		}
		if !slices.Equal(got, want) || c.want != "" && out[0].Bold != nil {
			t.Errorf("%q and %q: %q", c.first, c.second, got)
		}
	}
	alone := []*Paragraph{{Text: "一、"}}
	if out := joinOrdinals(alone); len(out) != 1 || out[0] != alone[0] {
		t.Errorf("an ordinal alone became %v", out)
	}
}

func TestTitlesRunIntoTextsThatBeginWithin120Bytes(t *testing.T) {
	title := "五、政府信息公开工作存在的主要问题及改进情况" // 66 bytes
	for blanks, want := range map[string]int{strings.Repeat("　", 17) + "  ": 2, strings.Repeat("　", 18): 1} {
		padded := strings.Replace(title, "、", "、"+blanks, 1)
		if out := splitRunIn([]*Paragraph{{Text: padded + "：还有不足"}}); len(out) != want {
			t.Errorf("a title of %d bytes: %d paragraphs", len(padded), len(out))
		}
	}
}

func TestHowManyRowsOfATableInProseAreHeaders(t *testing.T) {
	for _, c := range []struct {
		heads [][3]int // row, column and how many rows each spans
		want  string
	}{
		{nil, ""}, {[][3]int{{0, 0, 1}}, ""}, {[][3]int{{0, 0, 2}}, "表头: 2"}, {[][3]int{{1, 0, 1}}, ""}, {[][3]int{{1, 1, 1}}, "表头: 2"}, {[][3]int{{0, 1, 1}, {2, 0, 1}}, ""},
		{[][3]int{{0, 0, 2}, {1, 1, 2}}, "表头: 3"}, {[][3]int{{1, 0, 2}}, ""},
	} {
		g := &Grid{Rows: 4, Cols: 2}
		for r := range 4 {
			for col := range 2 {
				cell := Cell{Row: r, Col: col, RowSpan: 1, ColSpan: 1, Text: "甲"}
				for _, h := range c.heads {
					if h[0] == r && h[1] == col {
						cell.Header, cell.RowSpan = true, h[2]
					}
				}
				g.Cells = append(g.Cells, cell)
			}
		}
		lines := (&saidReport{caption: &Paragraph{Text: "题"}}).table(g)
		got := ""
		if strings.HasPrefix(lines[1], "表头") {
			got = lines[1]
		}
		if got != c.want || lines[0] != ":::表格 题" || lines[len(lines)-1] != ":::" {
			t.Errorf("%v: %q", c.heads, lines)
		}
	}
}

func TestTextsInTablesInTablesCountSoDeep(t *testing.T) {
	for _, c := range []struct {
		depth int // how many tables stand around the text
		large bool
	}{{0, true}, {1, true}, {deepest, true}, {deepest + 1, true}, {deepest + 2, false}} {
		var b Block = &Paragraph{Text: strings.Repeat("甲", MaxText/3+1)}
		for range c.depth {
			b = &Grid{Rows: 1, Cols: 1, Cells: []Cell{{RowSpan: 1, ColSpan: 1, Blocks: []Block{b}}}}
		}
		if err := tooLarge(&Document{Blocks: []Block{b}}); (err != nil) != c.large {
			t.Errorf("below %d tables: %v", c.depth, err)
		}
	}
}

func TestNumbersOfLongTexts(t *testing.T) {
	for text, want := range map[string]string{
		strings.Repeat(" ", 130) + "1.甲": "1", " （三）甲": "三", "甲1.": "", "第一部分 甲": "一", "1." + strings.Repeat("甲", 100): "1", "1" + strings.Repeat(" ", 126) + ".": "1", "1" + strings.Repeat(" ", 127) + ".": "", "": "", " ": "",
	} {
		if got := numberOf(text); got != want {
			t.Errorf("%q begins with %q, not %q", text, got, want)
		}
	}
}
