package paper

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
)

const outline = "甲局2023年政府信息公开工作年度报告\n一、总体情况\n正文。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"

// linesOfText makes a document of the lines of a text, each a paragraph.
func linesOfText(text string, wrapped bool) *Document {
	d := &Document{Kind: "文本", Loose: true}
	for l := range strings.SplitSeq(text, "\n") {
		d.Blocks = append(d.Blocks, &Paragraph{Text: l, Line: wrapped, Full: wrapped})
	}
	return d
}

func TestDocumentsLargerThanAnyReportAreRefused(t *testing.T) {
	wide := &Grid{Rows: maxArea/2000 + 1, Cols: 2000, Cells: []Cell{{RowSpan: 1, ColSpan: 1, Text: "甲"}}}
	full := &Grid{Rows: MaxCells + 1, Cols: 1}
	for r := range full.Rows {
		full.Cells = append(full.Cells, Cell{Row: r, RowSpan: 1, ColSpan: 1})
	}
	for what, blocks := range map[string][]Block{
		"文字":   {&Paragraph{Text: strings.Repeat("a", MaxText+1)}},
		"段落":   {&Paragraph{Text: strings.Repeat("\n", MaxLines)}},
		"格":    {&Grid{Rows: 1, Cols: 1, Cells: []Cell{{RowSpan: 1, ColSpan: 1, Blocks: []Block{full}}}}},
		"行数":   {wide},
		"文字超过": {&Paragraph{Number: strings.Repeat("a", MaxText), Text: "a"}},
	} {
		_, _, err := Recognize(&Document{Kind: "网页", Blocks: blocks}, "")
		var why model.Findings
		if !errors.As(err, &why) || why[0].ID != "READ-LIMIT" || !strings.Contains(why[0].Message, what) || why[0].Hint == "" {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// boldHeading is a paragraph that begins with a number, with so many bold parts and no sentence.
func boldHeading(parts int) *Paragraph {
	const number, part = "（一）", "粗细细"
	p := &Paragraph{Text: number + strings.Repeat(part, parts)}
	for i := range parts {
		start := len(number) + i*len(part)
		p.Bold = append(p.Bold, Span{start, start + len("粗")})
	}
	return p
}

// TestNoPassIsQuadratic reads documents just within the limits of what made single passes slow. A pass
// that takes time in proportion to the square of the lines needs minutes for them, so that the test ends by
// its timeout.
func TestNoPassIsQuadratic(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	n := MaxLines - 100
	for name, d := range map[string]*Document{
		"lines of one paragraph":     linesOfText(outline+strings.Repeat(strings.Repeat("主动公开", 8)+"\n", n), true),
		"beginnings of tables":       linesOfText(outline+strings.Repeat("自然人\n结果维持\n信息内容\n", n/3), false),
		"rows of one name":           linesOfText(outline+strings.Repeat("1.属于国家秘密 1 0 0 0 0 0 2\n", n), false),
		"headers without rows":       linesOfText(outline+"第二十条第一项\n规章 0 0 0\n"+strings.Repeat("本年制发件数 本年废止件数\n", n), false),
		"headers of the last table":  linesOfText(outline+"行政复议\n"+strings.Repeat("结果维持 0\n结果纠正\n", n/2), false),
		"labels of one row":          linesOfText(outline+"自然人\n"+strings.Repeat("结果维持\n属于国家秘密\n", n/2)+"0 0 0 0 0 0 0\n1\n", false),
		"ordinals on their own":      linesOfText(strings.Repeat("一、\n总体情况\n", n/2), false),
		"furniture between text":     linesOfText(outline+strings.Repeat("打印本页\n好的，就是这样。\n好的。\n", n/3), false),
		"numbers and words in turns": linesOfText(outline+strings.Repeat("甲 0 ", 100_000), false),
		"titles":                     linesOfText(outline+strings.Repeat("甲局2023年政府信息公开工作年度报告\n", n), true),
		"brackets that close":        linesOfText(outline+strings.Repeat(strings.Repeat("”’）)》」", 4)+"\n", n), true),
		"bullets":                    linesOfText(outline+strings.Repeat(strings.Repeat("•", 20)+"\n", n), true),
		"wide gaps":                  linesOfText(outline+"甲"+strings.Repeat("\u3000", 500_000)+"乙\n"+strings.Repeat("丙\n", 190), true),
		"forced breaks and brackets": {Kind: "网页", Blocks: []Block{&Paragraph{Text: strings.Repeat(strings.Repeat("）", 20)+"\n", n)}}},
		"bold parts of a heading":    {Kind: "网页", Blocks: append(linesOfText(outline, false).Blocks, boldHeading(100_000))},
		"forced breaks":              {Kind: "网页", Blocks: []Block{&Paragraph{Text: strings.Repeat(strings.Repeat("主动公开", 8)+"\n", n)}}},
	} {
		_, found, _ := Recognize(d, "")
		if len(found) > 8*(maxFindings+1) {
			t.Errorf("%s: %d findings", name, len(found))
		}
	}
}

// What is asked of a paragraph at each line that it grows by looks at no more than a few of its characters.
func TestAGrowingParagraphIsLookedAtInPart(t *testing.T) {
	closed := "甲。" + strings.Repeat("）", mostClosers)
	if !endsSentence(closed) || endsSentence(closed+"）") || !endsSentence("甲：") || endsSentence("。甲") || endsSentence("") {
		t.Error("the brackets behind a sentence")
	}
	filled := func(s string, bytes int) string { return s + strings.Repeat("#", bytes-len(s)) }
	const title = "一、总体情况"
	if most := 4*longestTitle + mostFilling; sectionOf(filled(title, most)).score != 3 || sectionOf(filled(title, most+1)).score != 0 {
		t.Error("the marks beside the title of a section")
	}
	if most := 4*120 + mostFilling; !isChrome(&Paragraph{Text: strings.Repeat(" ", most-len("打印本页")) + "打印本页"}) ||
		isChrome(&Paragraph{Text: strings.Repeat(" ", most-len("打印本页")+1) + "打印本页"}) {
		t.Error("the blanks beside furniture")
	}
	if _, ok := squeezed(strings.Repeat(" ", 4*5+mostFilling), 5); !ok {
		t.Error("blanks")
	}
	if _, ok := squeezed(strings.Repeat(" ", 4*5+mostFilling+1), 5); ok {
		t.Error("a blank more")
	}
}

func TestFindingsOfOneKindAreCounted(t *testing.T) {
	text := outline + "第二十条第一项\n规章 0 0 0\n自然人\n"
	for i := range maxFindings + 50 {
		text += "1.属于国家秘密 " + itoa(int64(i)) + " 0 0 0 0 0 " + itoa(int64(i)) + "\n"
	}
	_, found, err := Recognize(linesOfText(text, false), "")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	last := ""
	for _, f := range found {
		if f.ID == "IMPORT-UNSURE" {
			n++
			if strings.Contains(f.Message, "没有列出") {
				last = f.Message
			}
		}
	}
	if n != maxFindings+1 || !strings.Contains(last, "49") {
		t.Errorf("%d findings, the last %q", n, last)
	}
}

func TestARowOfTheLastTableForWhichThereIsNoGroup(t *testing.T) {
	rows := []row{}
	for range 5 {
		r := row{exact: true}
		for i := range 7 {
			r.values = append(r.values, value{text: itoa(int64(i))})
		}
		rows = append(rows, r, row{exact: true, labels: []label{{text: "甲"}}, values: make([]value, 5)})
	}
	readFour(rows) // must not panic
	if got, sure := rows[0].take(0, nil); got != nil || sure {
		t.Errorf("got %v %v", got, sure)
	}
}

func TestAParagraphGrows(t *testing.T) {
	var g growing
	g.begin(&Paragraph{Text: " 甲ab \t", Bold: []Span{{1, 7}}})
	g.join(&Paragraph{Text: "  cd乙 ", Bold: []Span{{0, 4}, {4, 8}}, Full: true})
	g.join(&Paragraph{Text: "丙"})
	p := g.whole()
	if p.Text != " 甲ab cd乙丙" || p.Full || len(p.Bold) != 3 || p.Bold[0] != (Span{1, 6}) || p.Text[p.Bold[1].Start:p.Bold[1].End] != "cd" || p.Text[p.Bold[2].Start:p.Bold[2].End] != "乙" {
		t.Errorf("%q %v", p.Text, p.Bold)
	}
}
