package main

import (
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/review"
)

// explanation is what there is to say about the id of a finding.
type explanation struct {
	id       string
	severity nianbao.Severity
	title    string
	detail   string
	source   string
}

// explanations lists the rules of the official format, then the ids of findings that are no
// rules.
func explanations() []explanation { return slices.Concat(ruleExplanations(), otherExplanations) }

func ruleExplanations() []explanation {
	var out []explanation
	for _, r := range nianbao.Rules() {
		out = append(out, explanation{r.ID, r.Severity, r.Title, r.Detail, r.Source})
	}
	return out
}

const (
	inputFormat = "本程序的输入格式"
	inputLimit  = "本程序对输入文件的限制"
)

// otherExplanations are about files that can't be read as reports and reports that can't be
// set.
var otherExplanations = slices.Concat(inputExplanations, importExplanations, memberExplanations(), settingExplanations)

// memberExplanations are about reports beside others.
func memberExplanations() []explanation {
	var out []explanation
	for _, e := range review.Explanations() {
		out = append(out, explanation{e.ID, e.Severity, e.Title, e.Detail, "政府信息公开条例第四十九条；所给的名单"})
	}
	return out
}

// inputExplanations are about the program's own input files.
var inputExplanations = []explanation{
	{"READ-EMPTY", nianbao.SeverityError, "文件没有内容",
		"文件是空的，或只有注释，网页没有正文。请检查是否选错了文件、有没有下载完；YAML 文件请按格式填写 organ（机关全称）、year（年度）等内容。", inputFormat},
	{"READ-ENCODING", nianbao.SeverityError, "文字编码无法识别",
		"文本文件应是 UTF-8、UTF-16 或 GB18030 编码。部分文字已经损坏的文件不能读取；请另存为 UTF-8 编码的文本文件。", inputFormat},
	{"READ-CONTROL", nianbao.SeverityError, "含有看不见的控制字符",
		"文字中有控制字符或特殊的换行符，多半是从别处复制时带来的。请删去，或删去该处前后的文字重新输入。", inputFormat},
	{"READ-SIZE", nianbao.SeverityError, "文件过大",
		"YAML 或 JSON 报告文件不能超过 8 MB，其他格式的文件不能超过 32 MB。一份年度报告的文字只有几万字节，请检查是否选错了文件；图片很大的文件，请去掉图片后另存一份。", inputLimit},
	{"READ-SYNTAX", nianbao.SeverityError, "不符合 YAML 或 JSON 的写法",
		"常见的原因：冒号用了全角或后面没有空格，缩进没有对齐或用了制表符，引号、括号没有成对。", "YAML 1.2；JSON（RFC 8259）"},
	{"READ-SHAPE", nianbao.SeverityError, "内容的形式不对",
		"应当写“键: 值”的地方写成了列表或一段文字，应当写一个数字或一段文字的地方写成了列表，等等。", inputFormat},
	{"READ-KEY", nianbao.SeverityError, "键不认识或重复",
		"键拼写有误，或同一项写了两次（英文键和中文名称是同一项）。不认识的键不会被忽略，以免漏掉数字。", inputFormat},
	{"READ-REQUIRED", nianbao.SeverityError, "缺少必填的内容",
		"organ（机关名称）和 year（报告年度）必须填写。", inputFormat},
	{"READ-TYPE", nianbao.SeverityError, "值的类型不对",
		"应填数字、年份、日期或固定词语的地方填了别的文字。数字请用阿拉伯数字；要加说明的，写在数字后面的括号里，如“22（其中修订16件）”。", inputFormat},
	{"READ-RANGE", nianbao.SeverityError, "数字超出范围",
		"报告年度应在 2019 至 2099 之间，各表的数字也有最多的位数。请检查是否多写或少写了数字。", "国办公开办函〔2019〕60号（全国统一的格式自2019年度报告起施行）；" + inputLimit},
	{"READ-ROW", nianbao.SeverityError, "一行数字的个数不对",
		"表三每行七个数字，表四每组五个数字，可写成方括号里的列表，或从电子表格整行粘贴，用空格、制表符、“、”“，”隔开；按表格各列的顺序写全，没有的写 0。", "国办公开办函〔2021〕30号、〔2019〕60号附件表格"},
	{"READ-FOLD", nianbao.SeverityError, "多行文字没有用“|”",
		"文字一行是一段。键后面不用“|”（或用了“>”、全角的“｜”）而写了几行，各行会连成一段，标题也混在其中。请在冒号后面写半角的“|”，文字从下一行写起，每段一行，各缩进两格。", "YAML 1.2，8.1"},
	{"READ-MORE", nianbao.SeverityError, "问题太多，没有全部列出",
		"一个文件最多列出 1000 个问题。请先改正已列出的，再检查一次。", inputLimit},
}

// settingExplanations are about reports that can't be set, and files that can't be opened.
var settingExplanations = []explanation{
	{"FONT", nianbao.SeverityError, "字体中没有这个字符",
		"排版所用的字体没有报告中的某个字符，或文字中有看不见的字符。请核对是否误输，或用 --font 指定收有这个字的字体（如 --font 后备=字体文件）。内嵌字体收有《通用规范汉字表》和 GB 2312 的字，加上生僻字字体，收有 GB 18030-2022 实现级别 3 的全部汉字；部首（如“⼯”）、表情符号等不收。", "PDF/A-2（ISO 19005-2，6.2.11）：文件中的每个字符都要有字形"},
	{"FALLBACK", nianbao.SeverityInfo, "用别的字体代替",
		"各级文字的字体没有报告中的某些字符，改用别的字体的字形，按字面中心对齐：依次是宋体、被 --font 换下的内嵌字体、后备字体、生僻字字体。字形会与上下文略有不同，可换用收有这些字的字体。", "GB/T 9704-2012（各级文字的字体）"},
	{"LAYOUT", nianbao.SeverityError, "表格排不下",
		"单元格中的数字或文字太长，在版心之内排不下。请核对数字是否误填。", "GB/T 9704-2012（版心）"},
	{"FIGURE", nianbao.SeverityError, "图不能排入报告",
		"文字中用“![替代文字](文件.png)”或“:::柱状图 图题”写的图有问题：没有替代文字，图片文件不存在、不是 PNG 或 JPEG、太大、已损坏或在报告文件夹之外，或者图的数据写错了。", "PDF/UA-1（ISO 14289-1，7.3）：图要有替代文字；" + inputFormat},
	{"IO", nianbao.SeverityError, "文件不能读取",
		"文件不存在、没有读取权限，或不是普通文件。", "操作系统返回的错误"},
}
