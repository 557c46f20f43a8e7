package rules

import (
	"strings"
	"testing"
)

func TestTheHintsOfTemplatesAndOfficeSuitesAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"全年公开信息【待补】条。":                    "【待补】",
		"收到申请（待核实）件，【数据待补充】。":             "（待核实） 【数据待补充】",
		"［尚待填写］":                          "［尚待填写］",
		"联系电话：〔待定〕。":                      "〔待定〕",
		"｛需补充完善｝":                         "｛需补充完善｝",
		"（请各单位填写本年度的情况）":                  "（请各单位填写本年度的情况）",
		"（请根据工作实际概述）":                     "（请根据工作实际概述）",
		"[此处插入图表]":                        "[此处插入图表]",
		"（按实际情况填写）":                       "（按实际情况填写）",
		"（如有请列明）":                         "（如有请列明）",
		"（ 略 ）":                           "（ 略 ）",
		"略。":                              "略。",
		"待补充":                             "待补充",
		"（从略）。":                           "（从略）",
		"【单位名称】全年公开信息【数字】条。":              "【单位名称】 【数字】",
		"网址为【网址】。":                        "【网址】",
		"【联系电话】":                          "【联系电话】",
		"见[图片1]。":                         "[图片1]",
		"见[图]":                            "",
		"{{organ}}公开信息${count}条。":         "{{organ}} ${count}",
		"«单位名称»公开信息{n}条，#{x}，%{y}。":       "«单位名称» {n} #{x} %{y}",
		"<%= year %>年，{% if a %}，$NAME$。": "<%= year %> {% if a %} $NAME$",
		"单击或点击此处输入文字。":                    "单击或点击此处",
		"见错误!未找到引用源。":                     "错误!未找到引用源",
		"共#REF!条，#DIV/0!，#N/A。":           "#REF! #DIV/0! #N/A",
		"公开信息TBD条。TODO":                   "TBD TODO",
		"（请见附件说明），（此处不再说明），（本单位无其他需要说明的情况）。": "",
		"印发《目录（文字说明）》，解读（图片）3篇，制度有待完善。":      "",
		"【电话】0955-5021234": "",
		"国办发〔2021〕30号，[2021]3号，（待遇），（修订）。": "",
		"（填写，（需要），（待）。（日期）":                "",
		"编号为TODOS，{}，$5，C#，{ }。":           "",
		"先补充材料，再填写申请表。":                    "",
	} {
		if got := strings.Join(templateWords(text, signsOf(text)), " "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestEachWordOfAHintIsKnown(t *testing.T) {
	for form, words := range map[string]string{
		"【待%】":   "补 补充 补充完善 填 填写 填报 填充 填入 补填 定 核 核实 核对 核定 核准 确定 确认 更新 修改 修订 完善 统计 汇总 提供 续 撰写 查 查实 添加 插入 核实和补充 进一步核实 另行补充 后续填写 补充中 核实后",
		"（%待补充）": "文字 数字 数据 内容 情况 姓名 名称 日期 金额 具体 相关 有关 此处 这里 该处 此项 该项 本段 本节 本部分 此处数据 尚 还 仍",
		"（%补充）":  "待 需 需要 须 应",
		"（请%）":   "填 填写 填报 填入 填充 补充 补齐 输入 录入 插入 写明 注明 列出 列明 粘贴 概述 简述 阐述 描述 说明 介绍 替换 删除 删去 修改 勾选 选择 编辑",
		"（%填写）": "请 请各单位 请您 请予以 请及时 请自行 请如实 请分别 请逐条 请简要 请按要求 请根据实际 请结合工作 请用数字 请在此处 请从下面 请将数字 请对照 各单位请 本部门请 " +
			"此处 请在此处 在此处 这里 请在这里 此 在此 该处 按照实际情况 按实际 根据实际情况 根据实际 结合实际 如实 自行 如有 如有情况",
		"（%数字）": "填写 填入 填报 输入 插入",
		"（%）":   "文字描述 情况描述 内容描述 具体描述 文字表述 文字叙述 文字阐述 略 从略 内容略 正文略 以下略 下略 此处略 具体略 其余略 其他从略 暂缺 暂无数据 空 空白 留白 留空 未填 未填写 略。 略……",
		"全年公开【%】条": "单位名称 本单位名称 机关全称 部门简称 局名称 委名称 办名称 行政机关名称 组织名称 机构名称 区名称 区县名称 县名称 市名称 省名称 镇名称 乡名称 街道名称 名称 全称 简称 落款 印章 公章 单位盖章 " +
			"单位 机关 部门 行政机关 地区 区域 组织 机构 单位名 数字 数量 数据 数值 件数 条数 次数 总数 年份 年度 年 月 日 年月日 示例 样例 范例 例文 模板 占位 占位符 文字说明 情况介绍 内容概述 图1 表2 表格3 附件四 数字1 日期2 " +
			"日期 时间 姓名 联系人 电话 联系电话 电话号码 传真 邮编 邮箱 地址 网址 网站 域名 链接 标题 正文 内容 文字 图片 图表 金额 序号 编号 文号 字号 职务 称谓",
	} {
		for word := range strings.FieldsSeq(words) {
			text := strings.ReplaceAll(form, "%", word)
			if got := templateWords(text, signsOf(text)); len(got) != 1 || !strings.Contains(got[0], word) {
				t.Errorf("%s: %q", text, got)
			}
		}
	}
	for _, word := range []string{
		"单击或点击此处输入文字", "单击或点按此处输入日期", "点击或点按此处", "单击此处输入文字", "单击此处添加标题", "单击此处编辑文本", "点击此处输入文字", "点击此处添加标题", "点击输入文字",
		"在此处键入", "在此键入", "键入文字", "请在此输入", "错误!未找到引用源", "错误！未找到引用源", "错误!未定义书签", "错误！未定义书签", "错误!未指定书签", "错误！未指定样式",
		"Error! Reference source not found.", "Error! Bookmark not defined.", "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.", "Lorem ipsum",
		"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "TODO", "FIXME", "TBD", "TBC",
	} {
		text := "公开信息，" + word + "。"
		if got := templateWords(text, signsOf(text)); len(got) != 1 || !strings.Contains(word, got[0]) {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestEachBracketHoldsHints(t *testing.T) {
	for _, pair := range strings.Fields("（） () 【】 [] ［］ 〔〕 〖〗 〈〉 <> ＜＞ {} ｛｝ 「」 『』") {
		marks := []rune(pair)
		text := "公开" + string(marks[0]) + "待补充" + string(marks[1]) + "条。"
		if got := templateWords(text, signsOf(text)); len(got) != 1 {
			t.Errorf("%s: %q", text, got)
		}
		text = "公开" + string(marks[0]) + "数字" + string(marks[1]) + "条。"
		if got, want := len(templateWords(text, signsOf(text))), 0; (got > want) != strings.Contains("【】 [] ［］ 〔〕 〖〗 <> ＜＞ {} ｛｝", pair) {
			t.Errorf("%s: %d", text, got)
		}
	}
	for n, want := range map[int]bool{47: true, 48: false} { // 150 bytes with the bracket: a hint is no paragraph
		text := "（填写" + strings.Repeat("字", n) + "）"
		if got := templateWords(text, signsOf(text)); (got != nil) != want {
			t.Errorf("%d characters: %q", n, got)
		}
	}
}
