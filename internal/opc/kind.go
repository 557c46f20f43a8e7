package opc

import "strings"

// What a package can be, as messages call it.
const (
	KindWord       = "Word 文档"
	KindExcel      = "Excel 工作簿"
	KindExcelBin   = "二进制的 Excel 工作簿（.xlsb）"
	KindSlides     = "演示文稿（.pptx）"
	KindVisio      = "Visio 绘图"
	KindXPS        = "XPS 文档"
	KindText       = "OpenDocument 文本（.odt）"
	KindSheet      = "OpenDocument 电子表格（.ods）"
	KindOpen       = "OpenDocument 文件"
	KindOFD        = "OFD 版式文件"
	KindBook       = "EPUB 电子书"
	KindApple      = "iWork 文稿"
	mimeOpen       = "application/vnd.oasis.opendocument."
	officeRelation = "/officeDocument"
)

// hints say what to do with a file of another format.
var hints = map[string]string{
	KindWord:     "请按 .docx 读",
	KindExcel:    "请按 .xlsx 读",
	KindExcelBin: "请在 Excel 或 WPS 里另存为 .xlsx",
	KindSlides:   "请提供 Word、Excel、网页或 PDF 形式的报告",
	KindText:     "请用 LibreOffice 或 WPS 打开后另存为 .docx",
	KindSheet:    "请用 LibreOffice 或 WPS 打开后另存为 .xlsx",
	KindOpen:     "请另存为 .docx 或 .xlsx",
	KindOFD:      "请按 .ofd 读",
}

// Format tells what the package is: one of the Kinds, or "" when nothing is recognised.
func (p *Package) Format() string {
	if kind := p.otherKind(); kind != "" {
		return kind
	}
	main, contentType := p.Main()
	if main == "" {
		return ""
	}
	for _, known := range []struct{ part, kind string }{
		{"wordprocessingml", KindWord}, {"ms-word", KindWord},
		{"sheet.binary", KindExcelBin}, {"spreadsheetml", KindExcel}, {"ms-excel", KindExcel},
		{"presentationml", KindSlides}, {"ms-powerpoint", KindSlides}, {"visio", KindVisio}, {"fixedrepresentation", KindXPS},
	} {
		if strings.Contains(strings.ToLower(contentType), known.part) {
			return known.kind
		}
	}
	return kindOfName(main)
}

// kindOfName tells the kind of a main part by its name, when its content type says nothing.
func kindOfName(main string) string {
	switch name := clean(main); {
	case strings.HasSuffix(name, "workbook.bin"):
		return KindExcelBin
	case strings.Contains(name, "workbook"), strings.HasPrefix(name, "xl/"):
		return KindExcel
	case strings.HasPrefix(name, "ppt/"), strings.Contains(name, "presentation"):
		return KindSlides
	case strings.HasPrefix(name, "visio/"):
		return KindVisio
	case strings.HasPrefix(name, "word/"), strings.Contains(name, "document"):
		return KindWord
	}
	return ""
}

// otherKind recognises archives that are no Office packages.
func (p *Package) otherKind() string {
	switch {
	case p.Has("OFD.xml"), p.Has("OFDEntries.xml"): // the latter in encrypted ones
		return KindOFD
	case p.Has("Index/Document.iwa"), p.Has("index.xml") && p.Has("buildVersionHistory.plist"):
		return KindApple
	case !p.Has("mimetype"):
		return ""
	}
	data, err := p.Bytes("mimetype")
	mime := string(data)
	switch {
	case err != nil:
		return ""
	case strings.HasPrefix(mime, mimeOpen+"text"):
		return KindText
	case strings.HasPrefix(mime, mimeOpen+"spreadsheet"):
		return KindSheet
	case strings.HasPrefix(mime, mimeOpen):
		return KindOpen
	case strings.HasPrefix(mime, "application/epub"):
		return KindBook
	}
	return ""
}
