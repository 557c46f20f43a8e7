package formats

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/model"
)

// Detect tells the format of a file by its content. name decides only between YAML and other text, and
// may be "". The error is of type model.Findings when the file is of a kind that cannot be read.
func Detect(name string, data []byte) (Format, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".yaml", ".yml", ".json":
		return YAML, nil
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return "", refusal("READ-EMPTY", "文件是空的", "请检查文件是否完整")
	}
	if err := refuseMark(data); err != nil {
		return "", err
	}
	switch head := data[:min(len(data), 1024)]; {
	case bytes.HasPrefix(data, []byte(oleMark)):
		return "", refuseOLE(data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return detectZip(name, data)
	case bytes.Contains(head, []byte("%PDF-")):
		return PDF, nil
	}
	return detectText(data)
}

// marks are the first bytes of files that cannot be read.
var marks = []struct{ mark, what, hint string }{
	{"{\\rtf", "RTF 文件", saveAsDocx},
	{"Rar!\x1a\x07", "RAR 压缩包", unpack}, {"7z\xbc\xaf\x27\x1c", "7z 压缩包", unpack}, {"\x1f\x8b", "gzip 压缩包", unpack},
	{"\x89PNG", "图片", fromPicture}, {"\xff\xd8\xff", "图片", fromPicture}, {"GIF8", "图片", fromPicture}, {"BM", "图片", fromPicture},
	{"II*\x00", "图片", fromPicture}, {"MM\x00*", "图片", fromPicture}, {"RIFF", "图片或音频", fromPicture},
	{"MZ", "程序", wrongFile}, {"\x7fELF", "程序", wrongFile}, {"ID3", "音频", wrongFile}, {"\x00\x00\x00", "视频或其他二进制文件", wrongFile},
}

const (
	oleMark     = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	saveAsDocx  = "请用 Word 或 WPS 打开，另存为 .docx"
	saveAsXlsx  = "请用 Excel 或 WPS 打开，另存为 .xlsx"
	unpack      = "请先解压缩，再读取其中的报告文件"
	fromPicture = "请用原始的 Word、Excel 文件或网页；只有图片的，先做文字识别（OCR）再另存为 .docx"
	wrongFile   = "请检查是否选错了文件"
)

func refuseMark(data []byte) error {
	for _, m := range marks {
		if !bytes.HasPrefix(data, []byte(m.mark)) {
			continue
		}
		if len(m.mark) == 2 && isText(data) {
			continue // BM and MZ may begin a text
		}
		return refusal("READ-FORMAT", "这是"+m.what+"，无法读取", m.hint)
	}
	return nil
}

// refuseOLE tells the old office formats apart by the names of the streams in them.
func refuseOLE(data []byte) error {
	has := func(stream string) bool { return bytes.Contains(data, utf16LE(stream)) }
	switch {
	case has("EncryptedPackage"):
		return refusal("READ-ENCRYPTED", "这是加密的 Office 文件", "请用 Word、Excel 或 WPS 打开，去掉密码后另存")
	case has("WordDocument"):
		return refusal("READ-FORMAT", "这是旧版 Word 或 WPS 文字文件（.doc、.wps）", saveAsDocx)
	case has("Workbook"), has("Book"), has("ETExtData"):
		return refusal("READ-FORMAT", "这是旧版 Excel 或 WPS 表格文件（.xls、.et）", saveAsXlsx)
	case has("PowerPoint Document"):
		return refusal("READ-FORMAT", "这是旧版演示文稿（.ppt）", wrongFile)
	}
	return refusal("READ-FORMAT", "这是旧版 Office 或 WPS 文件（.doc、.xls、.wps、.et）", "请用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx")
}

func utf16LE(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// detectZip tells the formats apart that are zip files inside.
func detectZip(name string, data []byte) (Format, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", refuseDamagedZip(name, data)
	}
	names := map[string]bool{}
	for _, f := range z.File[:min(len(z.File), 5000)] {
		names[strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/"))] = true
	}
	under := func(folder string) bool {
		for n := range names {
			if strings.HasPrefix(n, folder) {
				return true
			}
		}
		return false
	}
	switch {
	case names["[content_types].xml"] && under("xl/"):
		return XLSX, nil
	case names["[content_types].xml"] && under("ppt/"):
		return "", refusal("READ-FORMAT", "这是演示文稿（.pptx），不是报告", wrongFile)
	case names["[content_types].xml"]:
		return DOCX, nil
	case names["ofd.xml"]:
		return "", refusal("READ-FORMAT", "这是 OFD 文件，暂不能读取", "请用报告的 Word、网页或 PDF 文件")
	case names["mimetype"]:
		return "", refusal("READ-FORMAT", "这是 OpenDocument 或电子书文件（.odt、.ods、.epub）", "请用 LibreOffice 或 WPS 打开，另存为 .docx 或 .xlsx")
	}
	return "", refusal("READ-FORMAT", "这是压缩包，不是报告文件", unpack)
}

func refuseDamagedZip(name string, data []byte) error {
	what := "压缩文件"
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case bytes.Contains(data, []byte("word/")) || ext == ".docx":
		what = "Word 文件"
	case bytes.Contains(data, []byte("xl/")) || ext == ".xlsx":
		what = "Excel 文件"
	}
	return refusal("READ-DAMAGED", what+"不完整或已经损坏", "请重新下载或找回原文件；能打开的话，请另存一份再读取")
}

var (
	tagText  = regexp.MustCompile(`(?i)<(!doctype html|html|head|body|table|div|p|span|br|meta|article|section|center|h[1-6]|ucapcontent|!--)[\s>/!-]`)
	mailHead = regexp.MustCompile(`(?im)^(mime-version|content-type|received|return-path|message-id):`)
)

// detectText tells the formats apart that are text.
func detectText(data []byte) (Format, error) {
	decoded, err := charset.Decode(data)
	if err != nil || !isText(data) {
		return "", refusal("READ-FORMAT", "这不是文本文件，也不是认得的文件格式", wrongFile)
	}
	head := decoded[:min(len(decoded), 8192)]
	switch {
	case isMHT(head):
		return HTML, nil
	case len(mailHead.FindAllString(head, -1)) >= 3:
		return "", refusal("READ-FORMAT", "这是电子邮件文件（.eml）", "请打开邮件，另存其中的附件再读取")
	case len(tagText.FindAllString(head, 3)) >= 2, strings.HasPrefix(strings.TrimSpace(head), "<") && len(tagText.FindAllString(decoded[:min(len(decoded), 1<<20)], 3)) >= 2:
		return HTML, nil
	case strings.HasPrefix(strings.TrimLeft(head, " \r\n\t\ufeff"), "<?xml"):
		return "", refusal("READ-FORMAT", "这是 XML 数据文件，不是报告", wrongFile)
	case isJSON(decoded):
		if hasKeys(decoded) {
			return YAML, nil
		}
		return "", refusal("READ-FORMAT", "这是 JSON 数据（例如网站接口返回的内容），不是报告", "请用浏览器打开报告的正文页面，另存为网页再读取")
	case hasKeys(decoded):
		return YAML, nil
	}
	return Text, nil
}

func isMHT(head string) bool {
	l := strings.ToLower(head)
	return strings.Contains(l, "mime-version:") && (strings.Contains(l, "multipart/related") || strings.Contains(l, "content-type: text/html"))
}

func isJSON(s string) bool {
	t := strings.TrimLeft(s, " \r\n\t\ufeff")
	return (strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[")) && json.Valid([]byte(t))
}

// hasKeys reports whether a text has at least two fields of a report as YAML or JSON writes them.
func hasKeys(s string) bool {
	root := model.SchemaOf(nil).Root
	found := map[string]bool{}
	for line := range strings.Lines(s[:min(len(s), 1<<20)]) {
		key, _, ok := strings.Cut(line, ":")
		if !ok || len(key) > 90 || strings.HasPrefix(key, "  ") && !strings.HasPrefix(strings.TrimSpace(key), `"`) {
			continue
		}
		key = strings.Trim(strings.TrimSpace(strings.TrimLeft(key, "{, ")), `"'`)
		if root.Child(key) != nil || root.Named(key) != nil {
			found[key] = true
		}
	}
	return len(found) >= 2
}

// isText reports whether bytes are text: hardly any are control characters once they are decoded.
func isText(data []byte) bool {
	head := data[:min(len(data), 16384)]
	for len(head) > 0 && len(head) < len(data) && head[len(head)-1] >= 0x80 {
		head = head[:len(head)-1]
	}
	if len(head) == 0 {
		head = data
	}
	decoded, err := charset.Decode(head)
	if err != nil {
		return false
	}
	bad, all := 0, 0
	for _, r := range decoded {
		all++
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\f' {
			bad++
		}
	}
	return bad*20 <= all
}
