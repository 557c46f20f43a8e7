package prose

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestANumberIsReadWithItsLevel(t *testing.T) {
	for text, want := range map[string]string{
		"一、总体": "1 1 一、", "十二、其他": "1 12 十二、", "（三）管理": "2 3 （三）", "(二十)其他": "2 20 (二十)", "1.公开": "3 1 1.",
		"12、公开": "3 12 12、", "３．公开": "3 3 ３．", "（4）公开": "4 4 （4）", "（1)公开": "4 1 （1)", "1、2023年": "3 1 1、", "2、十四五": "3 2 2、",
		"1.5万": "", "1.2345亿": "", "3、4月": "", "三、四季度": "", "一是": "", "（见": "", "2021年": "", "（2021）12号": "", "": "", "（": "", "1": "", "（一": "",
		"公开": "", "（）": "", "1234.": "",
	} {
		n := FindNumber(text)
		got := strings.TrimSpace(fmt.Sprint(n.Level, " ", n.Value, " ", n.Text))
		if n.Level == 0 {
			got = ""
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// levels tells how each paragraph of a text is looked at: its heading's level, 0 for body.
func levels(text string) string {
	var b strings.Builder
	for _, s := range Headings(Pieces(text)) {
		fmt.Fprint(&b, s.Heading.Level)
	}
	return b.String()
}

func TestTheParagraphsOfARunAreTreatedAlike(t *testing.T) {
	long := strings.Repeat("公开", 25)
	for text, want := range map[string]string{
		"1.更新目录；\n2.清理文件；\n3.加强培训。":                  "000",
		"1.更新目录。\n2.清理文件。\n3.加强培训。":                  "333",
		"（一）学习。\n正文。\n（二）" + long + "。\n正文。\n（三）培训。": "00000",
		"（一）学习。\n1.甲；\n2.乙。\n（二）培训。":                 "2002",
		"1.甲；\n2.乙。\n（一）学习。\n1.丙。\n2.丁。":             "00233",
		"1.甲；\n2.乙。\n另外：\n1.丙。\n2.丁。":                "00033", // another list
		"1.甲。\n（1）子；\n（2）丑。\n2.乙。":                   "3003",
		"1.甲。\n![图](a.png)\n2.乙；":                    "000",
	} {
		if got := levels(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestHeadingsKeepEveryCharacterAndDecideRunByRun(t *testing.T) {
	part := rapid.SampledFrom([]string{"（一）", "（二）", "（三）", "1.", "2、", "（1）", "一、", "公开。", "目录；", "更新，", "正文", "\n", "\n", strings.Repeat("长", 45)})
	rapid.Check(t, func(rt *rapid.T) {
		pieces := Pieces(strings.Join(rapid.SliceOfN(part, 0, 30).Draw(rt, "parts"), ""))
		splits := Headings(pieces)
		var outline Outline
		heads, bodies := map[int]bool{}, map[int]bool{}
		for i, s := range splits {
			if s.Heading.Text+s.Body != pieces[i].Text {
				rt.Fatalf("%q became %q and %q", pieces[i].Text, s.Heading.Text, s.Body)
			}
			alone, _ := SplitHeading(pieces[i].Text)
			if s.Heading.Level > 0 && s.Heading != alone {
				rt.Fatalf("%q: a heading %v that is none by itself: %v", pieces[i].Text, s.Heading, alone)
			}
			if n := FindNumber(pieces[i].Text); n.Level > 0 {
				run := outline.Next(n).Run
				heads[run], bodies[run] = heads[run] || s.Heading.Level > 0, bodies[run] || s.Heading.Level == 0
			}
		}
		for run := range heads {
			if heads[run] && bodies[run] {
				rt.Fatalf("run %d has headings and text", run)
			}
		}
	})
}

// bold shows a paragraph with [ ] around what is bold.
func bold(text string) string {
	var b strings.Builder
	for _, s := range Bold(text) {
		if s.Bold {
			b.WriteString("[" + s.Text + "]")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestPairsThatAreMeantToBeBoldAreToldFromBlanks(t *testing.T) {
	for text, want := range map[string]string{
		"**一是**学习。**二是**改进。":           "[一是]学习。[二是]改进。",
		"**一是加强学习，**落实责任。":             "[一是加强学习，]落实责任。",
		"公开信息**183**条，其中**两百余**件。":     "公开信息[183]条，其中[两百余]件。",
		"**条例**宣传，**件数**统计，**市政府网站**。": "[条例]宣传，[件数]统计，[市政府网站]。",
		"**县**局公开信息**条，解读**件":          "**县**局公开信息**条，解读**件",
		"**县财政局2023年收到申请**件。":          "**县财政局2023年收到申请**件。",
		"2024年**月**日":                  "2024年**月**日",
		"收到申请**件，**一是**学习":             "收到申请**件，[一是]学习",
		"**一是**公开信息**条，**二是**改进":       "[一是]公开信息**条，[二是]改进",
		"在**网站公开":                      "在**网站公开",
		"**同志任组长，**同志任副组长。":            "**同志任组长，**同志任副组长。",
		"张**、李**申请":                    "张**、李**申请",
		"****":                         "****",
		"***重要***":                     "***重要***",
		"3*4*5":                        "3*4*5",
		"** 一是 **学习":                   "** 一是 **学习",
		"":                             "",
		"**二〇二一年公开文件**\n":              "[二〇二一年公开文件]\n",
		"**全年收到**政府信息公开申请**12**件，**答复12件**": "[全年收到]政府信息公开申请[12]件，[答复12件]",
	} {
		if got := bold(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestBoldKeepsEveryCharacterButTheMarks(t *testing.T) {
	part := rapid.SampledFrom([]string{"**", "**", "*", "县", "条", "，", "一是", "12", " ", "公开", "\xff"})
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 20).Draw(rt, "parts"), "")
		at := 0
		for _, s := range Bold(text) {
			marks := strings.TrimSuffix(text[at:s.At], boldMark)
			if strings.TrimSuffix(marks, boldMark) != "" || text[s.At:s.At+len(s.Text)] != s.Text {
				rt.Fatalf("%q: %+v", text, s)
			}
			at = s.At + len(s.Text)
		}
		if rest := text[at:]; rest != "" && rest != boldMark {
			rt.Fatalf("%q lacks %q", text, rest)
		}
		Blanks(text)
	})
}

func TestBlanksAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"**县**局公开信息**条，解读**件": "[**县 **局 **条 **件]",
		"*县*局公开信息*条。":         "[*县 *局 *条]",
		"**一是**学习。":           "[]",
		"电话138****1234":       "[]",
		"3*4，注*：见下":           "[]",
		"*市场主体以登记为准":          "[]",
		"在**网站公开":             "[**网]",
		"****县政府":             "[****县]",
		"":                    "[]",
	} {
		if got, _ := Blanks(text); fmt.Sprint(got) != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}
