package main

import "github.com/nianbao/nianbao"

// Where the explanations of imports come from.
const (
	importMethod = "本程序读取网页、Word、Excel、PDF 和文本文件的方法"
	importLimit  = "本程序读取网页、Word、Excel、PDF 和文本文件的限制"
)

// importExplanations are about files of other formats that reports are read from: what is not certain
// about a report, and why there is none.
var importExplanations = []explanation{
	{"IMPORT-BLANK", nianbao.SeverityWarning, "原件的单元格是空白",
		"原件表格中应填数字的单元格是空白，或填了“-”“/”“无”，读作 0。请对照原件：确实没有的，写 0；漏填的，补上数字。", importMethod},
	{"IMPORT-UNSURE", nianbao.SeverityWarning, "读出的值可能不对",
		"原件的这一处可以有几种读法，如字母 O 和数字 0、跨页断开的数字、分不清属于哪一列的数字。消息中写明采用的读法和另一种读法，请对照原件改正。", importMethod},
	{"IMPORT-LABEL", nianbao.SeverityWarning, "行名、列名或标题是猜的",
		"原件的行名、列名或标题与规定的写法不同，按最接近的一项读取。消息中写明原件的写法和当作的项目，请核对数字是否填在了应在的地方。", importMethod},
	{"IMPORT-MISSING", nianbao.SeverityWarning, "没有找到一行、一张表或一部分",
		"原件中没有找到这一行、这张表或这一部分，数字按 0 处理，文字空着。原件确实没有的，应当补写；原件有而没有认出的（例如是图片），请手工填入。", importMethod},
	{"IMPORT-EXTRA", nianbao.SeverityWarning, "原件中有报告格式之外的内容",
		"原件的这些内容在报告的格式中没有位置，没有读入，引在消息中。属于正文的，请加到相应的部分；网页导航、页眉等可以不管。", importMethod},
	{"IMPORT-ORDER", nianbao.SeverityWarning, "原件的章节序号或标题有误",
		"原件的章节没有按“一”至“六”排列，或标题与规定的不同，按标题和内容归入各部分。请核对各部分的文字。", "国办公开办函〔2021〕30号、〔2019〕60号附件；" + importMethod},
	{"IMPORT-CHECK", nianbao.SeverityWarning, "读出的表格不符合勾稽关系",
		"读出的数字不符合表格的勾稽关系：或者原件本身有误，或者读错了数字。请先对照原件逐格核对，原件有误的再与填报的科室核实。", "国办公开办函〔2021〕30号、〔2019〕60号附件表格；" + importMethod},
	{"READ-FORMAT", nianbao.SeverityError, "不能读取这种格式的文件",
		"能读取的有网页（.html）、Word（.docx）、Excel（.xlsx）、PDF、文本，以及 YAML 和 JSON。旧格式 .doc、.xls 和 .wps、.et、.rtf、.ofd 请用 Office 或 WPS 打开，另存为 .docx、.xlsx 或 PDF。", importLimit},
	{"READ-SCAN", nianbao.SeverityError, "文件是扫描件或图片",
		"文件的页面是图片，其中没有文字，本程序不作文字识别。请找原来的 Word 文件，或用 nianbao new 新建一份，照着填写。", importLimit},
	{"READ-ENCRYPTED", nianbao.SeverityError, "文件有密码",
		"文件加了密，没有密码不能打开。请用制作它的程序打开，去掉密码，另存一份。", importLimit},
	{"READ-DAMAGED", nianbao.SeverityError, "文件已损坏",
		"文件不完整，或内容与格式不符，例如没有下载完。请重新下载，或用 Office、WPS 打开后另存一份。", importLimit},
	{"READ-LIMIT", nianbao.SeverityError, "文件太大或太复杂",
		"文件的大小、页数、表格的行列数或嵌套的层数超出限制，不像是一份年度报告。请检查是否选错了文件；报告是大文件的一部分的，请把这一部分另存一份。", importLimit},
	{"READ-GLYPHS", nianbao.SeverityError, "PDF 的文字不能还原",
		"PDF 只存有字形，没有写明是哪些字，复制出来是乱码。请找原来的 Word 文件，或用制作它的程序重新导出 PDF。", importLimit},
	{"READ-NOREPORT", nianbao.SeverityError, "文件不是年度报告",
		"文件能够读取，但其中没有找到政府信息公开工作年度报告的章节和表格。请检查是否选错了文件。", importMethod},
}
