package formats

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/nianbao/nianbao/model"
)

// maxTypesBytes is as much as is read of what a zip file says of itself.
const maxTypesBytes = 1 << 20

// mainParts are the kinds of zip files of offices by the type of their main part, refused unless they
// have a format.
var mainParts = []struct {
	contentType, folder string
	format              Format
	what, hint          string
}{
	{"spreadsheetml.sheet.main+xml", "xl/", XLSX, "", ""},
	{"spreadsheetml.template.main+xml", "", XLSX, "", ""},
	{"ms-excel.sheet.macroEnabled.main+xml", "", XLSX, "", ""},
	{"ms-excel.sheet.binary.macroEnabled.main", "", 0, "这是 Excel 二进制工作簿（.xlsb）", saveAsXLSX},
	{"wordprocessingml.document.main+xml", "word/", DOCX, "", ""},
	{"wordprocessingml.template.main+xml", "", DOCX, "", ""},
	{"ms-word.document.macroEnabled.main+xml", "", DOCX, "", ""},
	{"presentationml.", "ppt/", 0, "这是演示文稿（.pptx）", "请把内容复制到 Word 文档或文本文件，再读入"},
	{"visio.", "visio/", 0, "这是 Visio 绘图", "请检查是否选错了文件"},
}

// openTypes are the kinds of zip files that name their type in a part of its own.
var openTypes = []struct{ prefix, what, hint string }{
	{"application/vnd.oasis.opendocument.text", "这是 OpenDocument 文本（.odt）", saveAsDOCX},
	{"application/vnd.oasis.opendocument.spreadsheet", "这是 OpenDocument 电子表格（.ods）", saveAsXLSX},
	{"application/vnd.oasis.opendocument", "这是 OpenDocument 文档", saveAsOffice},
	{"application/epub+zip", "这是电子书（.epub）", "请把内容复制到文本文件，再读入"},
}

// detectZip tells office documents from each other and from archives.
func detectZip(ext string, data []byte) (Format, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0, damagedZip(ext)
	}
	parts := map[string]*zip.File{}
	files := 0
	for _, f := range z.File {
		parts[f.Name] = f
		if !strings.HasSuffix(f.Name, "/") {
			files++
		}
	}
	switch {
	case parts["OFD.xml"] != nil, parts["OFDEntries.xml"] != nil: // the latter in encrypted ones
		return OFD, nil
	case parts["[Content_Types].xml"] != nil:
		return detectOOXML(ext, parts)
	case parts["mimetype"] != nil:
		said := head(parts["mimetype"])
		for _, t := range openTypes {
			if strings.HasPrefix(said, t.prefix) {
				return 0, refusal("READ-FORMAT", t.what, t.hint)
			}
		}
	case parts["Index/Document.iwa"] != nil, parts["Index.zip"] != nil:
		return 0, refusal("READ-FORMAT", "这是苹果 Pages 或 Numbers 文档", "请用该软件导出为 Word 或 Excel 文件，再读入")
	}
	switch {
	case ext == ".docx" || ext == ".xlsx" || ext == ".ofd":
		return 0, damagedZip(ext)
	case files == 0:
		return 0, refusal("READ-EMPTY", "这是空的压缩包", "请检查是否选错了文件")
	case ext == ".wps" || ext == ".et" || ext == ".doc" || ext == ".xls":
		return 0, refusal("READ-FORMAT", "这是 WPS 文档，不能直接读入", saveAsOffice)
	}
	return 0, refusal("READ-FORMAT", fmt.Sprintf("这是压缩包，里面有 %d 个文件", files), unpackFirst)
}

// detectOOXML tells the kinds of Office documents.
func detectOOXML(ext string, parts map[string]*zip.File) (Format, error) {
	types := head(parts["[Content_Types].xml"])
	for _, by := range []func(i int) bool{
		func(i int) bool { return strings.Contains(types, mainParts[i].contentType) },
		func(i int) bool { return hasFolder(parts, mainParts[i].folder) },
	} {
		for i, m := range mainParts {
			switch {
			case !by(i):
			case m.format != 0:
				return m.format, nil
			default:
				return 0, refusal("READ-FORMAT", m.what, m.hint)
			}
		}
	}
	return 0, damagedZip(ext)
}

func hasFolder(parts map[string]*zip.File, folder string) bool {
	if folder == "" {
		return false
	}
	for name := range parts {
		if strings.HasPrefix(name, folder) {
			return true
		}
	}
	return false
}

// head returns the beginning of a part, "" when it cannot be read.
func head(f *zip.File) string {
	r, err := f.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	text, _ := io.ReadAll(io.LimitReader(r, maxTypesBytes)) // what can be read of a damaged part
	return string(text)
}

// damagedZip says which file is not complete.
func damagedZip(ext string) model.Findings {
	what, hint := "压缩包", "请重新下载或向对方索取完整的文件；能用 Word、Excel 或 WPS 打开时，请另存一份再读入"
	switch ext {
	case ".docx", ".doc", ".wps":
		what = "Word 文件"
	case ".xlsx", ".xls", ".et":
		what = "Excel 文件"
	case ".ofd":
		what, hint = "OFD 文件", "请重新下载或向对方索取完整的文件；能用 OFD 阅读软件打开时，请另存一份再读入"
	}
	return refusal("READ-DAMAGED", what+"不完整或已损坏，打不开", hint)
}

// oleMark is what the older office files begin with.
const oleMark = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// streams are the names of streams in older office files that tell what they are, the telling ones
// first.
var streams = []struct{ name, id, what, hint string }{
	{"EncryptedPackage", "READ-ENCRYPTED", "这是加密的 Office 文件", "请用 Word、Excel 或 WPS 输入密码打开，取消密码后另存，再读入"},
	{"WordDocument", "READ-FORMAT", "这是旧版 Word 或 WPS 文字文档", saveAsDOCX},
	{"Workbook", "READ-FORMAT", "这是旧版 Excel 或 WPS 表格", saveAsXLSX},
	{"Book", "READ-FORMAT", "这是旧版 Excel 表格", saveAsXLSX},
	{"PowerPoint Document", "READ-FORMAT", "这是旧版演示文稿", "请把内容复制到 Word 文档或文本文件，再读入"},
	{"__properties_version1.0", "READ-FORMAT", "这是 Outlook 邮件", "请打开邮件，把附件另存后读入"},
}

// refuseOLE says which of the older office files a file is, by its directory of streams or else by its
// name.
func refuseOLE(ext string, data []byte) model.Findings {
	names := streamNames(data)
	for _, s := range streams {
		if names[s.name] {
			return refusal(s.id, s.what, s.hint)
		}
	}
	switch ext {
	case ".doc", ".wps":
		return refusal("READ-FORMAT", "这是旧版 Word 或 WPS 文字文档", saveAsDOCX)
	case ".xls", ".et":
		return refusal("READ-FORMAT", "这是旧版 Excel 或 WPS 表格", saveAsXLSX)
	}
	return refusal("READ-FORMAT", "这是旧版 Office 或 WPS 文档", saveAsOffice)
}

// streamNames returns the names in the directory of an older office file. Entries have 128 bytes and
// stand at multiples of that, whichever sectors the directory has; so damaged files are told too.
func streamNames(data []byte) map[string]bool {
	const entry, nameBytes = 128, 64
	names := map[string]bool{}
	for at := 512; at+entry <= len(data); at += entry {
		e := data[at : at+entry]
		length := int(binary.LittleEndian.Uint16(e[nameBytes:]))
		if length < 4 || length > nameBytes || length%2 != 0 || e[nameBytes+2] == 0 || e[nameBytes+2] > 5 {
			continue
		}
		units := make([]uint16, length/2-1)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(e[2*i:])
		}
		name := string(utf16.Decode(units))
		for _, s := range streams {
			if name == s.name {
				names[name] = true
			}
		}
	}
	return names
}
