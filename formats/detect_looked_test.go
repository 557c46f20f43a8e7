package formats

import (
	"strings"
	"testing"
)

// TestHowFarFilesAreLookedAt has what tells a file at the end of what is looked at, and one character behind it.
func TestHowFarFilesAreLookedAt(t *testing.T) {
	for _, c := range []struct {
		name, before, mark, behind string
		looked                     int
		inside, outside            string
	}{
		{"closing tags", "x", "</p></td>", "", 256 << 10, "网页", "文本"},
		{"a tag of a page by its name", "x", "<p>", "", 256 << 10, "网页", "文本"},
		{"a page in XML", "<?xml?>", "<html", ">", 16 << 10, "网页", "READ-FORMAT error 这是 XML 数据，不是年度报告（请检查是否选错了文件）"},
		{"a Word document in XML", "<?xml?>", "<w:wordDocument", ">", 16 << 10, "READ-FORMAT error 这是 Word 的 XML 文档（请用 Word 或 WPS 打开，另存为 .docx，再读入）", "READ-FORMAT error 这是 XML 数据，不是年度报告（请检查是否选错了文件）"},
		{"a mail", "From: a\nTo: b\nX: ", "\n\n", "x", 16 << 10, "READ-FORMAT error 这是电子邮件（请打开邮件，把附件另存后读入，或把正文复制到文本文件）", "文本"},
	} {
		name := "a"
		if c.mark == "<p>" {
			name = "a.html"
		}
		for more, want := range []string{c.inside, c.outside} {
			if more *= len(c.mark); more > 0 && c.mark != "<p>" {
				more = 1 // "<p" at the end would do
			}
			data := c.before + strings.Repeat("y", c.looked-len(c.before)-len(c.mark)+more) + c.mark + c.behind
			if got := said(Detect(name, []byte(data))); got != want {
				t.Errorf("%s with %d more: %s, not %s", c.name, more, got, want)
			}
		}
	}
	for n, want := range map[int]string{99: "YAML 或 JSON 文件", 100: "文本"} {
		if got := said(Detect("a", []byte("{"+strings.Repeat(`"a": 1, `, n)+`"机关名称": "x",`))); got != want {
			t.Errorf("%d other keys: %s", n, got)
		}
	}
}
