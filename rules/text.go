package rules

import (
	"slices"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// textRules are about the prose and the title.
var textRules = []Rule{
	{"SECT", model.SeverityError, "各部分都有内容",
		"第一、五、六部分用文字报告，不能没有内容；确实没有需要报告的，也要写明。附件也要有内容。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).sections},
	{"YEAR", model.SeverityError, "年度一致",
		"标题中的年份、前言中统计期限的年份，应与报告年度相同。常见的错误是沿用上年的文件而没有改年份。",
		"政府信息公开条例第五十条", (*Inspection).years},
	{"TITLE", model.SeverityWarning, "标题完整",
		"标题应写明机关名称、年度和“政府信息公开工作年度报告”，不能写成别处的机关；机关名称一项只写名称，不带引号，不写整个标题。",
		"国办公开办函〔2021〕30号、〔2019〕60号附件", (*Inspection).title},
	{"LEN", model.SeverityWarning, "总体情况的篇幅",
		"2021年版格式要求第一部分原则上不超过1000字。",
		"国办公开办函〔2021〕30号", (*Inspection).length},
	{"TOPICS", model.SeverityWarning, "总体情况的五个方面",
		"第一部分应写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。",
		"国办公开办函〔2021〕30号、〔2019〕60号", (*Inspection).topics},
	{"FEE-TEXT", model.SeverityError, "报告信息处理费",
		"2021年版格式要求在第六部分报告收取信息处理费的情况；没有收取的，也要写明。",
		"国办公开办函〔2021〕30号；国办函〔2020〕109号", (*Inspection).feeText},
	{"FEE-ROW", model.SeverityWarning, "信息处理费与表三一致",
		"表三（六）2“逾期未按收费通知要求缴纳费用”大于 0，说明发出过收费通知，第六部分不应说没有；第六部分写明有逾期未缴费的，表三这一行不应为 0。",
		"国办函〔2020〕109号", (*Inspection).feeRow},
	{"PLACEHOLDER", model.SeverityWarning, "模板提示未删",
		"文字、标题、落款等处还留有模板的提示或空格，如“（文字描述）”“××”“XX”“**”“（　）”“N条”，或“条、件、次”前没有数字。",
		"国办公开办函〔2021〕30号、〔2019〕60号附件", (*Inspection).placeholders},
	{"ADDRESS", model.SeverityInfo, "网址的结尾",
		"网址的斜线后面紧接汉字，分不清汉字是不是网址的一部分时，按原样排印，不做成链接。应在网址后面加上空格或标点，或者把网址中的汉字写成百分号编码。",
		"RFC 3986", (*Inspection).addresses},
}

// hasContent reports whether a text has words, or a table, which may say all there is to say.
func (x *Inspection) hasContent(path string) bool {
	return slices.ContainsFunc(prose.Pieces(x.Report.Prose(path)), func(p prose.Piece) bool {
		return p.Kind == prose.Text || p.Kind == prose.Table && len(p.Lines) > 0
	})
}

// sections: the prose sections are there.
func (x *Inspection) sections() {
	edition := x.Report.Format()
	if edition == nil {
		return
	}
	for _, s := range edition.Sections {
		if s.Prose != "" && !x.hasContent(s.Prose) {
			x.addf(s.Prose, model.Value{}, model.Value{}, "第%s部分“%s”没有内容", s.Number, s.Title)
		}
	}
	for i, a := range x.Report.Attachments {
		if path := model.AttachmentPath(i, "text"); len(prose.Pieces(a.Text)) == 0 {
			x.addf(path, model.Value{}, model.Value{}, "附件%d“%s”没有内容", i+1, zhtext.Shorten(a.Title))
		}
	}
}
