package main

import "github.com/nianbao/nianbao"

// Where the explanations of imports come from.
const (
	importMethod = "本程序读取网页、Word、Excel、PDF、OFD 和文本文件的方法"
	importLimit  = "本程序读取网页、Word、Excel、PDF、OFD 和文本文件的限制"
)

// sometimesInfos are the ids of findings that are infos where nothing else can be meant, or where nothing
// that belongs to the report is left out.
var sometimesInfos = map[string]bool{
	"IMPORT-CHECK": true, "IMPORT-EXTRA": true, "IMPORT-LABEL": true, "IMPORT-MISSING": true, "IMPORT-ORDER": true, "IMPORT-UNSURE": true,
}

// importExplanations are about files of other formats that reports are read from: what is not certain
// about a report, and why there is none.
var importExplanations = []explanation{
	{"IMPORT-BLANK", nianbao.SeverityWarning, "原件的单元格是空白",
		"原件表格中应填数字的单元格是空白，或填了“-”“/”“无”，按 0 处理，一行说一次。请对照原件：确实没有的，写 0；漏填的，补上数字。", importMethod},
	{"IMPORT-UNSURE", nianbao.SeverityWarning, "读出的内容可能不对",
		"原件的这一处可以有几种读法，如“1O”、“约1”、个数不够的一行数字、从别处取来的机关名称。消息中写明原件的写法和采用的读法，请对照原件改正。按公式算得的数字只是提示。", importMethod},
	{"IMPORT-LABEL", nianbao.SeverityWarning, "行名与规定的写法不同",
		"原件的行名与规定的写法不同，按最接近的一项读取，消息中写明原件的写法和当作的项目；只差一两个字、别无可能的只是提示。请核对数字是否填在了应在的地方。", importMethod},
	{"IMPORT-MISSING", nianbao.SeverityWarning, "没有找到应有的内容",
		"原件中没有找到这一行、这张表、这一部分，或者标题中没有机关名称、年度。数字按 0 处理，文字空着；只少标题、内容已经认出的只是提示。原件确实没有的，应当补写；原件有而没有认出的（例如是图片），请手工填入。", importMethod},
	{"IMPORT-EXTRA", nianbao.SeverityWarning, "原件中有报告格式之外的内容",
		"消息中引出这些内容，并写明怎样处理：没有读入的，属于正文时请加到相应的部分；读入为“表前文字”“表后文字”的，不需要时可以删去。页眉、隐藏的文字、标题前后的文字等多半可以不管，只是提示；表格中没有读入的行是警告，请务必核对。", importMethod},
	{"IMPORT-ORDER", nianbao.SeverityWarning, "原件的章节序号或标题有误",
		"原件的章节没有按“一”至“六”排列，已按标题的内容归入各部分；标题都没有序号的只是提示。请核对各部分的文字。", "国办公开办函〔2021〕30号、〔2019〕60号附件；" + importMethod},
	{"IMPORT-CHECK", nianbao.SeverityWarning, "读出的数字对不上",
		"读出的数字不符合表格的勾稽关系：或者原件本身有误，或者读错了数字。消息中写明哪一种更可能；数字逐格读出、多半是原件有误的只是提示。请先对照原件逐格核对，原件有误的再与填报的科室核实。", "国办公开办函〔2021〕30号、〔2019〕60号附件表格；" + importMethod},
	{"IMPORT-DATA", nianbao.SeverityWarning, "附带的数据与版面不同或不能用",
		"PDF、OFD 附带的数据与版面上的机关、年度或数字不同时，采用附带的数据，并逐项写明两者；附带的数据损坏时，改读版面。请核对是谁改过这份文件。", importMethod},
	{"WRITE-LOSS", nianbao.SeverityError, "写入文件会改变内容",
		"报告中的这一处写入 YAML、JSON 文件再读出来，会变成别的内容，所以没有写，例如文字首尾有空格、数字后面的说明没有加括号。请按消息改正这一处。", importMethod},
	{"READ-FORMAT", nianbao.SeverityError, "不能读取这种格式的文件",
		"能读取的有网页（.html）、Word（.docx）、Excel（.xlsx）、PDF、OFD、文本，以及 YAML 和 JSON。旧格式 .doc、.xls 和 .wps、.et、.rtf 请用 Office 或 WPS 打开，另存为 .docx、.xlsx 或 PDF。", importLimit},
	{"READ-SCAN", nianbao.SeverityError, "文件是扫描件或图片",
		"文件的页面是图片，其中没有文字，本程序不作文字识别。请找原来的 Word 文件，或用 nianbao new 新建一份，照着填写。", importLimit},
	{"READ-ENCRYPTED", nianbao.SeverityError, "文件有密码",
		"文件加了密，没有密码或证书不能打开。请用制作它的程序打开，去掉密码或取消加密，另存一份。", importLimit},
	{"READ-DAMAGED", nianbao.SeverityError, "文件已损坏",
		"文件不完整，或内容与格式不符，例如没有下载完。请重新下载，或用 Office、WPS 打开后另存一份。", importLimit},
	{"READ-LIMIT", nianbao.SeverityError, "文件太大或太复杂",
		"文件的大小、页数、表格的行列数或嵌套的层数超出限制，不像是一份年度报告。请检查是否选错了文件；报告是大文件的一部分的，请把这一部分另存一份。", importLimit},
	{"READ-GLYPHS", nianbao.SeverityError, "PDF 或 OFD 的文字不能还原",
		"PDF 或 OFD 只存有字形，没有写明是哪些字，复制出来是乱码。请找原来的 Word 文件，或用制作它的程序重新导出。", importLimit},
	{"READ-NOREPORT", nianbao.SeverityError, "文件不是年度报告",
		"文件能够读取，但其中没有找到政府信息公开工作年度报告的章节和表格。请检查是否选错了文件。", importMethod},
}
