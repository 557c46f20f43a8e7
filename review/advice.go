package review

import (
	"strings"

	"github.com/nianbao/nianbao/model"
)

// WithToDo returns the findings with what ToDo says as their hints. It is never nil, so that JSON has a list.
func WithToDo(findings model.Findings) model.Findings {
	out := make(model.Findings, len(findings))
	for i, f := range findings {
		f.Hint = ToDo(f)
		out[i] = f
	}
	return out
}

// ToDo says in Chinese what the writer of a report does about a finding: its own hint, or else what is
// usual for its rule.
func ToDo(f model.Finding) string {
	if f.Hint != "" {
		return f.Hint
	}
	if text, ok := usual[f.ID]; ok {
		return text
	}
	switch {
	case strings.HasPrefix(f.ID, "IMPORT-"):
		return "请与原件核对"
	case strings.HasPrefix(f.ID, "READ-"):
		return "请改正文件，或换一种格式另存后重新报送"
	case f.Severity == model.SeverityInfo:
		return "请看一看是否需要修改"
	}
	return "请核对后改正"
}

// usual is what the rules ask of the writer.
var usual = map[string]string{
	"EDITION":     "请改用报告年度适用的格式填写这张表",
	"NONNEG":      "请核对台账，改为不小于 0 的数",
	"T3-ROW":      "请核对台账，改正这一行的各格或总计",
	"T3-RESULT":   "请核对台账，改正这一列的各项办理结果或（七）总计",
	"T3-IDENT":    "请核对台账，改正这一列的新收、结转、总计或结转下年度",
	"T4-SUM":      "请核对台账，改正各项结果或总计",
	"TABLE":       "请填写整张表；没有发生的填 0",
	"BLANK":       "请填写；没有的填 0",
	"RULES":       "请核对：没有规章制定权的机关应填 0，行政规范性文件填在下一行",
	"SECT":        "请填写这一部分的文字",
	"YEAR":        "请改成报告年度",
	"TITLE":       "请按“机关名称＋年度＋政府信息公开工作年度报告”改正标题",
	"LEN":         "请压缩到 1000 字以内",
	"TOPICS":      "请补写缺少的方面；没有开展的也写明",
	"FEE-TEXT":    "请写明收取信息处理费的情况；没有收取的，写“没有收取信息处理费”",
	"FEE-ROW":     "请核对表三第 22 行和第六部分，改正不符的一处",
	"PLACEHOLDER": "请删去模板的提示，填写实际内容",
	"ADDRESS":     "请核对网址",
	"SIGN":        "请核对落款的机关和日期",
	"STALE":       "请核对是否沿用了上年的文字，改成本年的情况",
	"ORDER":       "请改正序号",
	"CITE":        "请核对所引用的文件名称和文号",
	"MARKS":       "请改正标点符号",
	"PASTED":      "请删去粘贴时带来的痕迹，接好断开的段落",
	"THIN":        "请写明当年实际存在的问题和改进情况",
	"TWICE":       "请删去重复的文字",
	"PROSE-T2":    "请核对文字和表二，改正不符的一处",
	"PROSE-T3":    "请核对文字和表三，改正不符的一处",
	"PROSE-T4":    "请核对文字和表四，改正不符的一处",
	"CARRY":       "请与上年报告核对，改正“二、上年结转”或说明原因",
	"INFORCE":     "请与上年报告核对，改正现有数量或说明原因",
	"SAME":        "请写当年的实际问题和改进情况",
	"COPY":        "请单位确认；误报了上年内容的，重新填报",
	"SUM":         "请与成员单位的报告核对，改正汇总或成员单位的数字",
	"FONT":        "请换用常见的字，或与排版人员联系",
	"FALLBACK":    "一般不必处理",
	"LAYOUT":      "请核对这一处的内容是否有误，如数字的位数",
	"FIGURE":      "请核对图片或图表",
	"IO":          "请检查文件，重新报送",
}
