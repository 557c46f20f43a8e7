package formats

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
)

// The file has files a line: a name and the content as Go writes it, or "zip" with the parts of an archive, "ole" with
// the name of a stream; and behind a tab what the file is. To add one, write the line and run with -update.
func TestTheFilesOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "detect.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		given, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		name, rest, _ := strings.Cut(given, " ")
		content := ""
		switch kind, text, _ := strings.Cut(rest, " "); kind {
		case "zip":
			var parts []string
			for part := range strings.SplitSeq(text, " ; ") {
				n, c, _ := strings.Cut(part, " = ")
				parts = append(parts, n, c)
			}
			if text == "" {
				parts = nil
			}
			content = zipped(t, parts...)
		case "ole":
			content = ole(text)
		default:
			if content, err = strconv.Unquote(rest); err != nil {
				t.Fatalf("%s: %v", rest, err)
			}
		}
		got, err := Detect(name, []byte(content))
		fmt.Fprintf(&b, "%s\t%s\n", given, said(got, err))
	}
	golden.Compare(t, file, []byte(b.String()))
}

func said(f Format, err error) string {
	var list model.Findings
	if errors.As(err, &list) {
		return fmt.Sprintf("%s %s %s（%s）", list[0].ID, list[0].Severity, list[0].Message, list[0].Hint)
	}
	return f.String()
}

// TestMarksThatFilesBeginWith has all marks where they have to stand, one byte later, and without their last byte.
func TestMarksThatFilesBeginWith(t *testing.T) {
	const archive, picture, media, program = "请解压后逐个读入其中的文件", "请向发布单位索取 Word 或 Excel 文件，或用识别文字的软件转成文本后读入", "请检查是否选错了文件", "请检查是否选错了文件"
	marks := 0
	for _, c := range []struct {
		offset           int
		mark, what, hint string
	}{
		{0, `{\rtf`, "这是 RTF 文档", "请用 Word 或 WPS 打开，另存为 .docx，再读入"}, {0, "Rar!\x1a\x07", "这是 RAR 压缩包", archive}, {0, "7z\xbc\xaf\x27\x1c", "这是 7z 压缩包", archive}, {0, "\x1f\x8b", "这是 gz 压缩文件", archive},
		{0, "BZh91AY", "这是压缩文件", archive}, {0, "\xfd7zXZ\x00", "这是压缩文件", archive}, {0, "\x28\xb5\x2f\xfd", "这是压缩文件", archive}, {257, "ustar", "这是 tar 归档", archive},
		{0, "\x89PNG\r\n\x1a\n", "这是图片，读不出文字", picture}, {0, "\xff\xd8\xff", "这是图片，读不出文字", picture}, {0, "GIF87a", "这是图片，读不出文字", picture}, {0, "GIF89a", "这是图片，读不出文字", picture}, {0, "II*\x00", "这是图片，读不出文字", picture}, {0, "MM\x00*", "这是图片，读不出文字", picture},
		{0, "BM", "这是 BMP 图片，读不出文字", picture}, {8, "WEBP", "这是 WebP 图片，读不出文字", picture}, {4, "ftyp", "这是视频或 HEIC 图片，读不出文字", picture}, {0, "ID3", "这是音频或视频", media}, {0, "OggS", "这是音频或视频", media}, {0, "\x1aE\xdf\xa3", "这是音频或视频", media},
		{0, "FLV\x01", "这是音频或视频", media}, {8, "WAVE", "这是音频或视频", media}, {8, "AVI ", "这是音频或视频", media}, {0, "MZ\x90", "这是程序，不是文档", program}, {0, "\x7fELF", "这是程序，不是文档", program}, {0, "SQLite format 3\x00", "这是数据库文件", media},
		{0, "bplist00", "这是 Safari 的网页归档", "请在浏览器中另存为网页（.html），再读入"}, {0, "AT&TFORM", "这是 DjVu 扫描件，读不出文字", picture},
	} {
		marks++
		before := strings.Repeat("年", c.offset/3) + strings.Repeat("a", c.offset%3)
		want := fmt.Sprintf("READ-FORMAT error %s（%s）", c.what, c.hint)
		if got := said(Detect("x", []byte(before+c.mark))); strings.Replace(got, "错误", "error", 1) != want {
			t.Errorf("%q is %s", c.mark, got)
		}
		for _, other := range []string{before + "年" + c.mark, before + c.mark[:len(c.mark)-1]} {
			if got := said(Detect("x", []byte(other))); strings.Contains(got, c.what) {
				t.Errorf("%q is %s", other, got)
			}
		}
	}
	all := 0
	for _, k := range kinds {
		all += len(k.marks)
	}
	if marks != all {
		t.Errorf("%d are compared, of %d", marks, all)
	}
}

// TestStreamsOfOlderFiles has entries of directories on both sides of what is taken for one.
func TestStreamsOfOlderFiles(t *testing.T) {
	entry := func(at, length int, kind byte, name string) string {
		e := make([]byte, 128)
		for i, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(e[2*i:], u)
		}
		e[64], e[65], e[66] = byte(length), byte(length>>8), kind
		return oleMark + strings.Repeat("\x00", at-len(oleMark)) + string(e)
	}
	for _, c := range []struct {
		data  string
		found bool
	}{
		{entry(512, 10, 2, "Book"), true}, {entry(512, 10, 1, "Book"), true}, {entry(512, 10, 5, "Book"), true}, {entry(512, 10, 0, "Book"), false}, {entry(512, 10, 6, "Book"), false}, {entry(512, 8, 2, "Book"), false}, {entry(512, 9, 2, "Book"), false}, {entry(512, 12, 2, "Book"), false},
		{entry(640, 10, 2, "Book"), true}, {entry(384, 10, 2, "Book"), false}, {entry(513, 10, 2, "Book"), false}, {entry(512, 10, 2, "Book")[:639], false}, {entry(512, 2, 2, ""), false}, {entry(512, 66, 2, "Book"), false}, {entry(512, 64, 2, "Book"), false},
	} {
		if got := streamNames([]byte(c.data))["Book"]; got != c.found {
			t.Errorf("%d bytes, %v: %v", len(c.data), c.data[len(c.data)-64:len(c.data)-60], got)
		}
	}
}

// TestJunkIsToldFromText has as many characters of no text as there may be, and one more.
func TestJunkIsToldFromText(t *testing.T) {
	for _, c := range []struct {
		good, bad int
		junk      bool
	}{{0, 4, false}, {0, 5, true}, {245, 5, false}, {244, 5, true}, {294, 6, false}, {293, 6, true}, {1000, 4, false}} {
		text := strings.Repeat("年", c.good) + strings.Repeat("\x01", c.bad)
		if isJunk(text) != c.junk {
			t.Errorf("%d of %d are junk: %v", c.bad, c.good+c.bad, !c.junk)
		}
	}
	for _, s := range []string{"\r", "\f", "\v", "\u0085", "\u00ad", "\u200b", "~", " ", "\u4e00", "\u9fff", "é", "㐀"} {
		if isJunk(strings.Repeat(s, 10)) {
			t.Errorf("%q is junk", s)
		}
	}
	for _, s := range []string{"\x01", "\x7f", "\uFFFD", "\x1b"} {
		if !isJunk(strings.Repeat(s, 10)) {
			t.Errorf("%q is no junk", s)
		}
	}
	if isJunk(strings.Repeat("a", 64<<10)+strings.Repeat("\x01", 64<<10)) || !isJunk(strings.Repeat("\x01", 64<<10)) {
		t.Error("only the beginning is looked at")
	}
}

// TestLargeFilesAreRefused has a file as large as may be, and one byte more.
func TestLargeFilesAreRefused(t *testing.T) {
	for size, want := range map[int64]string{32 << 20: "READ-LIMIT", 32<<20 + 1: "READ-SIZE"} {
		_, err := Import("x", io.LimitReader(zeros{}, size))
		var found model.Findings
		if !errors.As(err, &found) || found[0].ID != want {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

// TestAttachedDataAndPagesThatDiffer compares reports of which so many figures differ.
func TestAttachedDataAndPagesThatDiffer(t *testing.T) {
	var b strings.Builder
	for _, n := range []int{0, 1, 2, 19, 20, 21, 22, 25} {
		a, s := sample.Report(1), sample.Report(1)
		changed := 0
		for _, path := range a.Schema().Figures {
			if changed < n && s.Schema().ByPath[path].Value(s).CanInt() {
				reporttest.AddTo(s, path, 3)
				changed++
			}
		}
		found := differences(PDF, a, s)
		fmt.Fprintf(&b, "%d: %d\n", changed, len(found))
		for i, f := range found {
			if i < 2 || i > len(found)-3 {
				fmt.Fprintf(&b, "  %s %s %s %s %s（%s）\n", f.ID, f.Severity, f.Path, f.Place, f.Message, f.Hint)
			}
		}
	}
	a, s := sample.Report(1), sample.Report(1)
	s.Organ, s.Year = "另一机关", a.Year+1
	for _, f := range differences(OFD, a, s) {
		fmt.Fprintf(&b, "  %s %s %s %s %s（%s）\n", f.ID, f.Severity, f.Path, f.Place, f.Message, f.Hint)
	}
	golden.Compare(t, filepath.Join("testdata", "differences.txt"), []byte(b.String()))
}

func TestNamesOfFormatsAndData(t *testing.T) {
	for f, want := range map[Format]string{0: "未知格式", YAML: "YAML 或 JSON 文件", HTML: "网页", DOCX: "Word 文档", XLSX: "Excel 工作簿", Text: "文本", PDF: "PDF", OFD: "OFD", OFD + 1: "未知格式", -1: "未知格式"} {
		if f.String() != want {
			t.Errorf("%d is %s", int(f), f)
		}
	}
	for name, want := range map[string]bool{
		"nianbao-report": true, "nianbao-report.yaml": true, "nianbao-report.yml": true, "nianbao-report.json": true, "nianbao-report.yaml.txt": true, "nianbao-report.xml": true, "nianbao-report.txt": true,
		"nianbao-report.yaml.xml": true, "nianbao-report.doc": false, "x-nianbao-report": false, "nianbao-report.yaml.txt.txt": false, "nianbaoxreport": false,
	} {
		if dataFile.MatchString(name) != want {
			t.Errorf("%s has data: %v", name, !want)
		}
	}
	a := model.Finding{ID: "A", Message: "1"}
	b := model.Finding{ID: "B", Message: "1"}
	if got := fmt.Sprint(union(model.Findings{a}, model.Findings{b, a, b})); got != fmt.Sprint(model.Findings{a, b}) {
		t.Errorf("together %s", got)
	}
}
