package formats

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/model"
)

const page = "<p>一、总体情况</p><p>全年主动公开政府信息5条。</p>"

// zipped is a zip file of parts: name, content, name, content.
func zipped(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// ole is an older office file with a stream.
func ole(stream string) string {
	entry := make([]byte, 128)
	for i, u := range utf16.Encode([]rune(stream)) {
		entry[2*i], entry[2*i+1] = byte(u), byte(u>>8)
	}
	entry[64], entry[66] = byte(2*len(stream)+2), 2
	return oleMark + strings.Repeat("\x00", 512-len(oleMark)) + strings.Repeat("\xff", 512) + string(entry)
}

func types(main string) string {
	return `<Types><Override PartName="/a" ContentType="application/vnd.` + main + `"/></Types>`
}

func TestAFileIsKnownByItsContent(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       Format
	}{
		{"a.html", page, HTML}, {"a.doc", "\ufeff" + page, HTML}, {"a.txt", "当前位置：首页" + page, HTML}, {"a.xls", "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", HTML},
		{"", "<?xml version='1.0'?>\n<!DOCTYPE html><html>", HTML}, {"a", "<P ALIGN=center>甲", HTML},
		{"a.doc", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>", HTML},
		{"a.pdf", "%PDF-1.7\n", PDF}, {"a.ofd", zipped(t, "OFD.xml", ""), OFD}, {"", zipped(t, "OFDEntries.xml", ""), OFD}, {"a.txt", "\n%PDF-1.4\n", PDF},
		{"a.docx", zipped(t, "[Content_Types].xml", types("openxmlformats-officedocument.wordprocessingml.document.main+xml")), DOCX},
		{"a.xlsx", zipped(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", ""), XLSX},
		{"a.zip", zipped(t, "[Content_Types].xml", types("openxmlformats-officedocument.spreadsheetml.sheet.main+xml")), XLSX},
		{"a.docx", "甲局年度报告\n一、总体情况\n", Text}, {"a.html", "甲局年度报告\n一、总体情况\n", Text},
		{"a.txt", "organ: 甲局\nyear: 2023\n", YAML}, {"a.txt", "机关名称: 甲局\n表三（收到和处理政府信息公开申请情况）:\n  本年新收: 1\n", YAML}, {"", `{"organ": "甲局", "year": 2023}`, YAML},
		{"a.txt", "organ: 甲局\nyear: 2023\ntitle: [\n", YAML}, {"a.txt", "{\"organ\": \"甲局\",\n \"year\": 2023", YAML},
		{"", "机关名称: 甲局\n报告年度: 2023\n总体情况: [\n", YAML}, {"", "报告年度: 2023\n 机关名称: 甲局\n机关名称: 乙局\n", YAML}, {"", "总体情况: 好\n主动公开政府信息情况: 多\n我局公开信息5条。\n", Text},
		{"", "# 年报\norgan: 甲局\nyear: 2023: 是\n", YAML}, {"", "organ: 甲局\n我局公开信息5条。\n", Text},
		{"a.txt", "单位: 甲局\n我局全年公开信息5条。\n一、总体情况\n", Text}, {"a.txt", "联系人: 赵某\n电话: 1\n", Text},
		{"a.yaml", "\xd0\xcf\x11\xe0", YAML}, {"A.JSON", "[]", YAML}, {"a.txt", "\xff\xfe\x32\x75\x40\x5c", Text}, {"a.txt", "\xbc\xd7\xbe\xd6\xc4\xea\xb1\xa8", Text},
	} {
		if got, err := Detect(c.name, []byte(c.data)); err != nil || got != c.want {
			t.Errorf("%s %.40q: %v %v, not %v", c.name, c.data, got, err, c.want)
		}
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	docx := zipped(t, "[Content_Types].xml", types("openxmlformats-officedocument.wordprocessingml.document.main+xml"))
	junk := make([]byte, 4096)
	for i := range junk {
		junk[i] = byte(rand.New(rand.NewPCG(uint64(i), 1)).Uint32())
	}
	for _, c := range []struct{ name, data, id, says string }{
		{"a.txt", "", "READ-EMPTY", "空"}, {"a.html", "\xef\xbb\xbf \n\n", "READ-EMPTY", "空"}, {"a.docx", strings.Repeat("\x00", 512), "READ-EMPTY", "空"},
		{"a.doc", ole("WordDocument"), "READ-FORMAT", "旧版 Word"}, {"a.et", ole("Workbook"), "READ-FORMAT", "旧版 Excel 或 WPS"}, {"a.xls", ole("Book"), "READ-FORMAT", "旧版 Excel"},
		{"a.docx", ole("EncryptedPackage"), "READ-ENCRYPTED", "加密"}, {"a.ppt", ole("PowerPoint Document"), "READ-FORMAT", "演示"}, {"a.wps", ole("x"), "READ-FORMAT", "旧版 Word 或 WPS"}, {"a.html", ole("x"), "READ-FORMAT", "旧版 Office"},
		{"a.doc", `{\rtf1\ansi}`, "READ-FORMAT", "RTF"}, {"a.ofd", zipped(t, "OFD.txt", ""), "READ-DAMAGED", "OFD"},
		{"a.pptx", zipped(t, "[Content_Types].xml", types("openxmlformats-officedocument.presentationml.presentation.main+xml")), "READ-FORMAT", "演示"},
		{"a.odt", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text"), "READ-FORMAT", ".odt"}, {"a.ods", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "READ-FORMAT", ".ods"},
		{"a.epub", zipped(t, "mimetype", "application/epub+zip"), "READ-FORMAT", "电子书"}, {"a.wps", zipped(t, "content.xml", ""), "READ-FORMAT", "WPS"},
		{"a.zip", zipped(t, "a.txt", "1", "b.txt", "2"), "READ-FORMAT", "压缩包，里面有 2 个文件"}, {"a.zip", zipped(t), "READ-EMPTY", "空"},
		{"a.docx", docx[:len(docx)-30], "READ-DAMAGED", "Word 文件不完整"}, {"a.xlsx", docx[:60], "READ-DAMAGED", "Excel 文件不完整"}, {"a.docx", zipped(t, "word.txt", ""), "READ-DAMAGED", "Word"},
		{"a.rar", "Rar!\x1a\x07\x01\x00", "READ-FORMAT", "RAR"}, {"a", "7z\xbc\xaf\x27\x1c", "READ-FORMAT", "7z"}, {"a", "\x1f\x8b\x08", "READ-FORMAT", "gz"},
		{"a.html", "\x89PNG\r\n\x1a\n", "READ-FORMAT", "图片"}, {"a.jpg", "\xff\xd8\xff\xe0", "READ-FORMAT", "图片"}, {"a", "GIF89a", "READ-FORMAT", "图片"}, {"a", "BM\x00\x00", "READ-FORMAT", "图片"},
		{"a", "RIFF\x00\x00\x00\x00WEBP", "READ-FORMAT", "图片"}, {"a", "II*\x00", "READ-FORMAT", "图片"}, {"a", "\x00\x00\x00\x18ftypmp42", "READ-FORMAT", "视频"},
		{"a.eml", "Received: x\r\nFrom: a\r\nTo: b\r\nContent-Type: text/html\r\n\r\n<p>", "READ-FORMAT", "邮件"},
		{"a.txt", `{"code": 200, "data": [1]}`, "READ-FORMAT", "JSON"}, {"a.html", `[{"title": "年度报告"}]`, "READ-FORMAT", "JSON"}, {"a.txt", `{"title": "年度报告", "id": 1, "url": "a"}`, "READ-FORMAT", "JSON"},
		{"a.html", string(junk), "READ-FORMAT", "不是文字"}, {"a.xml", "<?xml version='1.0'?><w:wordDocument>", "READ-FORMAT", "Word 的 XML"}, {"a.svg", "<svg xmlns='x'>", "READ-FORMAT", "SVG"},
		{"a.xls", "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", "READ-FORMAT", "Excel 的 XML"}, {"a.xml", "<?xml version='1.0'?><data/>", "READ-FORMAT", "XML"},
	} {
		_, err := Detect(c.name, []byte(c.data))
		if id := idOf(err); id != c.id || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s %.30q: %v", c.name, c.data, err)
		}
	}
}

// idOf is the id of an error that has one finding, with a message and a hint.
func idOf(err error) string {
	var fs model.Findings
	if !errors.As(err, &fs) || len(fs) == 0 || fs[0].Severity != model.SeverityError || fs[0].Message == "" || fs[0].Hint == "" {
		return ""
	}
	return fs[0].ID
}

func TestTheFilesOfTheCorpusAreKnown(t *testing.T) {
	want := map[string]Format{"html": HTML, "docx": DOCX, "xlsx": XLSX, "txt": Text, "pdf": PDF}
	for _, manifest := range corpus.Reports(t, "import/manifest.json") {
		data, err := os.ReadFile(manifest)
		if err != nil {
			t.Fatal(err)
		}
		var entries []struct{ File, Format string }
		if err := json.Unmarshal(data, &entries); err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(filepath.Dir(manifest), e.File))
			if err != nil {
				t.Fatal(err)
			}
			got, err := Detect(e.File, data)
			if f, ok := want[e.Format]; ok && (err != nil || got != f) {
				t.Errorf("%s: %v %v", e.File, got, err)
			}
			// without its name too
			if f, ok := want[e.Format]; ok {
				if got, err := Detect("", data); err != nil || got != f {
					t.Errorf("%s without its name: %v %v", e.File, got, err)
				}
			}
		}
	}
}

func FuzzDetect(f *testing.F) {
	for _, s := range []string{page, "organ: 甲\n", `{"a": 1}`, ole("Workbook"), zipped(f, "mimetype", "x"), zipped(f, "[Content_Types].xml", "")[:70], "From: a\nTo: b\n\n", "%PDF-", "\xff\xfea\x00", "<?xml?>", "a: &a [*a]\nyear: *a", "year: {{{{"} {
		f.Add("a.txt", []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		got, err := Detect(name, data)
		if err == nil && (got < YAML || got > OFD) || err != nil && (got != 0 || idOf(err) == "") {
			t.Fatalf("%v %v", got, err)
		}
	})
}
