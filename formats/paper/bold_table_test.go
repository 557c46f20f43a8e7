package paper

import (
	"strings"
	"testing"
)

// bolded is a paragraph whose bold parts stand in braces.
func bolded(notation string) *Paragraph {
	p := &Paragraph{}
	for i, part := range strings.FieldsFunc("x"+notation, func(r rune) bool { return r == '{' || r == '}' }) {
		if i == 0 {
			part = part[1:]
		}
		start := len(p.Text)
		if p.Text += part; i%2 == 1 {
			p.Bold = append(p.Bold, Span{start, len(p.Text)})
		}
	}
	return p
}

func TestWhichBoldPartsAreMarked(t *testing.T) {
	sixty := strings.Repeat("年", 60)
	for notation, want := range map[string]string{
		"{一是}学习。":                   "**一是**学习。",
		"学习。{二是}改进。{三是}落实":          "学习。**二是**改进。**三是**落实",
		"公开{12}件":                   "公开12件", // no word
		"公开{12件}":                   "公开**12件**",
		"{一是学习}":                    "一是学习",
		"{一是学习} \u3000":             "一是学习 \u3000", // all but blanks
		"{一是学习}。":                   "**一是学习**。",
		"{一是 }学习":                   "**一是** 学习",
		"{ 一是}学习":                   " **一是**学习",
		"学{\u3000一是\u3000}习":        "学\u3000**一是**\u3000习",
		"学{ }习":                     "学 习",
		"{一\n是}学习":                  "一\n是学习",
		"{一}\n{是}学习":                "**一**\n**是**学习",
		"{一是}学*习**":                 "一是学*习**",
		"{一是}学*习":                   "**一是**学*习",
		"（一）{公开}。好。":                "（一）公开。好。",
		"（一）公开。{好}。":                "（一）公开。**好**。",
		"（一）公开{。好}。":                "（一）公开**。好**。",
		"（一）公{开。好}。":                "（一）公开。好。",
		"（一）{公开}":                   "（一）公开",
		"1.公开{信息}":                  "1.公开信息",
		"1.公开。{信息}":                 "1.公开。**信息**",
		"2023年{公开}":                 "2023年**公开**",
		"{" + sixty + "}公开":         "**" + sixty + "**公开",
		"{" + sixty + "年}公开":        sixty + "年公开",
		"{" + sixty[3:] + "a}":      sixty[3:] + "a",
		"{" + sixty + "}" + sixty:   "**" + sixty + "**" + sixty,
		"公开":                        "公开",
		"":                          "",
		"1.{" + sixty + "}" + sixty: "1." + sixty + sixty,
	} {
		if got := boldMarked(bolded(notation)); got != want {
			t.Errorf("%s became %s, not %s", notation, got, want)
		}
	}
	p := bolded("{公开}。{好}。")
	if p.Number = "（一）"; paragraphsOf(p)[0] != "（一）公开。**好**。" {
		t.Errorf("a heading with its number apart became %q", paragraphsOf(p))
	}
	p = bolded("{公}\t开\n{好}")
	if got := strings.Join(paragraphsOf(p), "/"); got != "**公** 开/**好**" {
		t.Errorf("lines became %s", got)
	}
	for name, spans := range map[string][]Span{
		"behind the end": {{0, 3}, {3, 100}}, "empty": {{0, 3}, {3, 3}}, "turned": {{0, 3}, {6, 3}}, "before the last": {{0, 3}, {0, 6}}, "within the last": {{0, 3}, {2, 6}},
	} {
		p := &Paragraph{Text: "一是学习", Bold: spans}
		if got := boldMarked(p); got != "**一**是学习" {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := boldMarked(&Paragraph{Text: "一是学习", Bold: []Span{{0, 3}, {3, 6}}}); got != "**一****是**学习" {
		t.Errorf("parts side by side became %s", got)
	}
}

func TestTablesInProse(t *testing.T) {
	for _, c := range []struct {
		name string
		grid Grid
		want string
	}{
		{"two columns", Grid{Rows: 2, Cols: 2, Cells: []Cell{{Row: 0, Col: 0, Text: "甲"}, {Row: 0, Col: 1, Text: "乙"}, {Row: 1, Col: 0, Text: "1"}, {Row: 1, Col: 1, Text: "2"}}}, ":::表格/甲|乙/1|2/:::"},
		{"one row", Grid{Rows: 1, Cols: 2, Cells: []Cell{{Row: 0, Col: 0, Text: "甲"}, {Row: 0, Col: 1, Text: "乙"}}}, "甲 乙"},
		{"one row with text", Grid{Rows: 3, Cols: 2, Cells: []Cell{{Row: 1, Col: 0, Text: "甲"}, {Row: 1, Col: 1, Text: "乙"}}}, "甲 乙"},
		{"one column", Grid{Rows: 2, Cols: 1, Cells: []Cell{{Row: 0, Col: 0, Text: "甲"}, {Row: 1, Col: 0, Text: "乙"}}}, "甲/乙"},
		{"merged and blank cells", Grid{Rows: 3, Cols: 3, Cells: []Cell{{Row: 0, Col: 0, Text: " 甲\n乙|丙\t丁 "}, {Row: 2, Col: 1, Text: "1"}, {Row: 2, Col: 2}}}, ":::表格/甲乙｜丙 丁||/|1|/:::"},
		{"cells outside", Grid{Rows: 2, Cols: 2, Cells: []Cell{{Row: 0, Col: 0, Text: "甲"}, {Row: 1, Col: 1, Text: "乙"}, {Row: 2, Col: 0, Text: "丙"}, {Row: 0, Col: 2, Text: "丁"}}}, ":::表格/甲|/|乙/:::"},
		{"what describes the document", Grid{Rows: 2, Cols: 2, Cells: []Cell{{Row: 0, Col: 0, Text: "索引号"}, {Row: 1, Col: 0, Text: "发布机构"}}}, ""},
		{"nothing", Grid{Rows: 2, Cols: 2}, ""},
	} {
		var x text
		newRecognizer(&Document{}, "").addTable(&x, &c.grid)
		if got := strings.Join(x.lines, "/"); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	for _, words := range []string{"索引号", "发布机构", "公开日期", "文号", "主题分类", "关键词", "生成日期", "信息分类", "发文日期", "成文日期", "发布日期", "公开形式", "时效性", "有效性", "信息名称", "名称", "主题词", "发文字号", "公开方式", "体裁分类", "组配分类", "发文机关", "标题"} {
		for text, want := range map[string]bool{words: true, words + "：": true, words + "甲乙": true, words + "甲乙丙": false, "甲" + words: false} {
			other := "体裁分类"
			if words == other {
				other = "标题"
			}
			if got := isMetaTable(&Grid{Cells: []Cell{{Text: text}, {Text: other}}}); got != want {
				t.Errorf("%s and %s: %v", text, other, got)
			}
		}
		if isMetaTable(&Grid{Cells: []Cell{{Text: words}, {Text: "甲"}}}) {
			t.Errorf("%s alone describes a document", words)
		}
	}
}
