package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// writingRules are about how the texts are written: what a copy of last year's, a paste or a slip of
// the hand leaves behind.
var writingRules = []Rule{
	{"SIGN", model.SeverityWarning, "落款与报告一致",
		"落款机关应是报告的机关；落款日期应在报告年度结束之后，距年度开始不超过十五个月。部门、乡镇在次年1月31日前、政府在次年3月31日前公布，晚于这一天的给出提示。",
		"政府信息公开条例第四十九条、第五十条", (*Inspection).signature},
	{"STALE", model.SeverityWarning, "沿用上年的文字",
		"正文中以别的年份说本年的工作，截至日期写成别的年份，或者下一步计划写的仍是报告年度。常见的错误是沿用上年的文字而没有改年份。",
		"政府信息公开条例第五十条", (*Inspection).stale},
	{"ORDER", model.SeverityWarning, "序号连续",
		"同一级标题的序号应从一开始、依次相连，如“（一）”之后是“（二）”；“一是”“二是”也是如此。",
		"GB/T 9704-2012 党政机关公文格式 7.3.3", (*Inspection).order},
	{"CITE", model.SeverityInfo, "引用的文件",
		"2021年度起的报告依据国办公开办函〔2021〕30号，2019、2020年度依据国办公开办函〔2019〕60号；条例的公布令是国务院令第711号。",
		"国办公开办函〔2021〕30号、〔2019〕60号；国务院令第711号", (*Inspection).cite},
	{"MARKS", model.SeverityInfo, "标点符号",
		"标点重复、不成对，汉字用了直引号或半角标点，用<>代替书名号，发文字号的年份没有用六角括号。文字按原样排印。",
		"GB/T 15834-2011 标点符号用法；GB/T 9704-2012 7.2.5", (*Inspection).marks},
	{"PASTED", model.SeverityWarning, "粘贴留下的痕迹",
		"文字中有网页的标签或转义字符（如“<b>”“&nbsp;”），或者句子没有完就换了行。文字中的制表符（Tab 键）给出提示。",
		"GB/T 9704-2012 党政机关公文格式 7.3.3", (*Inspection).pasted},
	{"THIN", model.SeverityWarning, "问题和改进有内容",
		"第五部分应写明存在的主要问题和改进情况，不能只写“无”。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).thin},
	{"TWICE", model.SeverityInfo, "重复的文字",
		"同一个词、同一个分句接连出现两次（如“资金资金”），或者同一句话在文中出现两次。",
		"GB/T 9704-2012 党政机关公文格式 7.3.3", (*Inspection).twice},
}

const leastProblems = 10

// thin: section five says something. An empty one is SECT's.
func (x *Inspection) thin() {
	text := x.folded("problems")
	if n := utf8.RuneCountInString(text); n > 0 && n < leastProblems {
		x.addf("problems", model.Text(text), model.Value{}, "第五部分只有“%s”，应当写明存在的主要问题和改进情况", strings.TrimSuffix(text, "。"))
	}
}

// counted is what a rule finds in one text: how often, and the first.
type counted struct {
	n     int
	first string
}

func (c *counted) add(text string) {
	if c.n++; c.n == 1 {
		c.first = text
	}
}

// addCounted adds one finding for all that was found in a text. The message has a place for the example,
// with how many there are.
func (x *Inspection) addCounted(path string, c counted, message string) {
	x.addCountedAs(x.rule.Severity, path, c, message)
}

func (x *Inspection) addCountedAs(severity model.Severity, path string, c counted, message string) {
	if c.n == 0 {
		return
	}
	example := "：“" + zhtext.Shorten(c.first) + "”"
	if c.n > 1 {
		example = fmt.Sprintf("，共%d处，如“%s”", c.n, zhtext.Shorten(c.first))
	}
	x.addText(severity, path, c.first, model.Text(c.first), model.Value{}, fmt.Sprintf(message, example))
}
