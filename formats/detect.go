package formats

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/nianbao/nianbao/formats/html"
)

const (
	saveAsOffice = "请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx，再读入"
	saveAsDOCX   = "请用 Word 或 WPS 打开，另存为 .docx，再读入"
	saveAsXLSX   = "请用 Excel 或 WPS 打开，另存为 .xlsx，再读入"
	unpackFirst  = "请解压后逐个读入其中的文件"
)

// Detect says what a file is by its content; its name decides only where the content leaves two
// possibilities. A file that no reader can read is an error of type model.Findings that says what it
// is and what to do. YAML and JSON files are known by name, because their reader explains best what is
// wrong with them.
func Detect(name string, data []byte) (Format, error) {
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case isYAML(name):
		return YAML, nil
	case len(bytes.Trim(data, "\x00 \t\r\n\ufeff")) == 0:
		return 0, refusal("READ-EMPTY", "文件是空的", "请检查是否选错了文件，或文件没有保存、没有下载完")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return detectZip(ext, data)
	case bytes.HasPrefix(data, []byte(oleMark)):
		return 0, refuseOLE(ext, data)
	case isPDF(data):
		return PDF, nil
	}
	for _, k := range kinds {
		if k.is(data) {
			return 0, refusal("READ-FORMAT", k.what, k.hint)
		}
	}
	if isMail(data) {
		return 0, refusal("READ-FORMAT", "这是电子邮件", "请打开邮件，把附件另存后读入，或把正文复制到文本文件")
	}
	if html.IsMHT(data) {
		return HTML, nil
	}
	return detectText(ext, data)
}

// isYAML says that a file is YAML or JSON by its name.
func isYAML(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".yaml" || ext == ".yml" || ext == ".json"
}

// isPDF says that a file is a PDF: its mark may stand behind other bytes.
func isPDF(data []byte) bool {
	const within = 1024
	head := data[:min(len(data), within)]
	return bytes.HasPrefix(data, []byte("%PDF-")) || bytes.Contains(head, []byte("\n%PDF-1.")) || bytes.Contains(head, []byte("\n%PDF-2."))
}

// kind is a kind of file that is refused, by the bytes that it begins with.
type kind struct {
	offset int
	marks  []string
	what   string
	hint   string
}

func (k kind) is(data []byte) bool {
	if len(data) < k.offset {
		return false
	}
	for _, m := range k.marks {
		if bytes.HasPrefix(data[k.offset:], []byte(m)) {
			return true
		}
	}
	return false
}

const typeItIn = "请向发布单位索取 Word 或 Excel 文件，或用识别文字的软件转成文本后读入"

var kinds = []kind{
	{0, []string{`{\rtf`}, "这是 RTF 文档", saveAsDOCX},
	{0, []string{"Rar!\x1a\x07"}, "这是 RAR 压缩包", unpackFirst},
	{0, []string{"7z\xbc\xaf\x27\x1c"}, "这是 7z 压缩包", unpackFirst},
	{0, []string{"\x1f\x8b"}, "这是 gz 压缩文件", unpackFirst},
	{0, []string{"BZh91AY", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd"}, "这是压缩文件", unpackFirst},
	{257, []string{"ustar"}, "这是 tar 归档", unpackFirst},
	{0, []string{"\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*"}, "这是图片，读不出文字", typeItIn},
	{0, []string{"BM"}, "这是 BMP 图片，读不出文字", typeItIn},
	{8, []string{"WEBP"}, "这是 WebP 图片，读不出文字", typeItIn},
	{4, []string{"ftyp"}, "这是视频或 HEIC 图片，读不出文字", typeItIn},
	{0, []string{"ID3", "OggS", "\x1aE\xdf\xa3", "FLV\x01"}, "这是音频或视频", "请检查是否选错了文件"},
	{8, []string{"WAVE", "AVI "}, "这是音频或视频", "请检查是否选错了文件"},
	{0, []string{"MZ\x90", "\x7fELF"}, "这是程序，不是文档", "请检查是否选错了文件"},
	{0, []string{"SQLite format 3\x00"}, "这是数据库文件", "请检查是否选错了文件"},
	{0, []string{"bplist00"}, "这是 Safari 的网页归档", "请在浏览器中另存为网页（.html），再读入"},
	{0, []string{"AT&TFORM"}, "这是 DjVu 扫描件，读不出文字", typeItIn},
}

// isMail says that a file is a mail, which pages saved with their pictures look like.
func isMail(data []byte) bool {
	const most = 16 << 10
	head := bytes.ReplaceAll(data[:min(len(data), most)], []byte("\r\n"), []byte("\n"))
	head, _, ok := bytes.Cut(head, []byte("\n\n"))
	if !ok {
		return false
	}
	fields := map[string]bool{}
	for line := range bytes.SplitSeq(head, []byte("\n")) {
		name, _, ok := bytes.Cut(line, []byte(":"))
		switch {
		case len(line) > 0 && (line[0] == ' ' || line[0] == '\t'):
		case !ok || bytes.ContainsAny(name, " <"):
			return false
		default:
			fields[strings.ToLower(string(name))] = true
		}
	}
	return fields["from"] && (fields["to"] || fields["received"] || fields["message-id"] || fields["return-path"])
}
