package formats

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
	syntax "go.yaml.in/yaml/v4"
)

// detectText tells the kinds of texts.
func detectText(ext string, data []byte) (Format, error) {
	if beginsPage(ext, data) {
		return HTML, nil
	}
	const most = 8 << 20 // what is longer is no report, whatever its kind
	text, err := charset.Decode(data[:min(len(data), most)])
	if err != nil || isJunk(text) {
		return 0, refusal("READ-FORMAT", "文件不是文字，也不是认得的文档", "请检查是否选错了文件，或文件已损坏")
	}
	text = strings.TrimLeft(text, " \t\r\n\ufeff\x00")
	switch {
	case strings.HasPrefix(text, "<?xml") || strings.HasPrefix(text, "<!DOCTYPE svg") || strings.HasPrefix(text, "<svg"):
		return detectXML(text)
	case isPage(ext, text):
		return HTML, nil
	case strings.HasPrefix(text, "{") || strings.HasPrefix(text, "["):
		return detectJSON(text)
	case isReport(text):
		return YAML, nil
	}
	return Text, nil
}

// beginsPage says that the begin of a file is that of a page, so that the rest need not be looked at.
func beginsPage(ext string, data []byte) bool {
	const looked = 16 << 10
	text, err := charset.Decode(data[:min(len(data), looked)])
	start := strings.TrimLeft(text, " \t\r\n\ufeff\x00")
	if err != nil || !strings.HasPrefix(start, "<") || isJunk(text) {
		return false
	}
	return !strings.HasPrefix(start, "<?xml") && !strings.HasPrefix(start, "<svg") && !strings.HasPrefix(start, "<!DOCTYPE svg") && isPage(ext, start)
}

// isJunk says that a decoded file has so many characters that no text has that it is none.
func isJunk(text string) bool {
	const looked, most = 64 << 10, 50 // one character in 50
	all, bad := 0, 0
	for _, r := range text[:min(len(text), looked)] {
		all++
		if ' ' <= r && r <= '~' || '\u4e00' <= r && r <= '\u9fff' { // nearly all there are
			continue
		}
		if r != '\r' && r != '\f' && r != '\v' && r != '\u0085' && !unicode.Is(unicode.Cf, r) && zhtext.IsBad(r) {
			bad++
		}
	}
	const few = 4
	return bad > few && bad*most > all
}

var (
	// tags begin or end the elements that pages are made of
	tags = regexp.MustCompile(`(?i)<(?:/?(?:html|head|body|div|p|table|tbody|tr|td|title|span|br|h[1-6]|a|ul|ol|li|center|font|strong|b|section|article|main|form|frameset|iframe|img|script|style|ucap\w+)|meta|link|!doctype html)(?:[\s/>]|$)`)
	// closing are those that nobody writes in a plain text
	closing = regexp.MustCompile(`(?i)</(?:html|body|div|p|table|tr|td|span)\s*>`)
)

// isPage says that a text is a page or a part of one.
func isPage(ext, text string) bool {
	const looked = 256 << 10
	text = text[:min(len(text), looked)]
	switch {
	case strings.HasPrefix(text, "<"):
		return tags.MatchString(text)
	case ext == ".html" || ext == ".htm" || ext == ".shtml" || ext == ".aspx" || ext == ".jsp" || ext == ".php":
		if tags.MatchString(text) {
			return true
		}
	}
	const several = 2
	return len(closing.FindAllStringIndex(text, several)) == several && !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[")
}

// detectXML tells the kinds of files that are written in XML.
func detectXML(text string) (Format, error) {
	const looked = 16 << 10
	start := text[:min(len(text), looked)]
	switch lower := strings.ToLower(start); {
	case strings.Contains(lower, "<html") || strings.Contains(lower, "doctype html"):
		return HTML, nil
	case strings.Contains(start, "<w:wordDocument") || strings.Contains(start, "<pkg:package"):
		return 0, refusal("READ-FORMAT", "这是 Word 的 XML 文档", saveAsDOCX)
	case strings.Contains(start, "urn:schemas-microsoft-com:office:spreadsheet"):
		return 0, refusal("READ-FORMAT", "这是 Excel 的 XML 表格", saveAsXLSX)
	case strings.Contains(start, "<svg"):
		return 0, refusal("READ-FORMAT", "这是 SVG 图片", typeItIn)
	case tags.MatchString(start):
		return HTML, nil
	}
	return 0, refusal("READ-FORMAT", "这是 XML 数据，不是年度报告", "请检查是否选错了文件")
}

// detectJSON tells reports from the data that sites send to their pages. Text that is not quite JSON is
// left to the reader that says where it breaks.
func detectJSON(text string) (Format, error) {
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &object); err == nil {
		known := 0
		for key := range object {
			if isKey(key) {
				known++
			}
		}
		if known > 0 && 2*known >= len(object) { // articles have a title too
			return YAML, nil
		}
	} else if !json.Valid([]byte(text)) {
		if isReport(text) || quotesKeys(text) {
			return YAML, nil
		}
		return Text, nil
	}
	return 0, refusal("READ-FORMAT", "这是网站接口的 JSON 数据，不是年度报告", "请用浏览器打开年度报告的页面，另存为网页后读入")
}

var quoted = regexp.MustCompile(`"([^"\n]{1,60})"\s*:`)

// quotesKeys says that a text has keys of a report as JSON has them.
func quotesKeys(text string) bool {
	const looked = 100
	for _, m := range quoted.FindAllStringSubmatch(text, looked) {
		if isKey(m[1]) {
			return true
		}
	}
	return false
}

// isKey says that a report has a field at its top with a name, be it English or Chinese.
func isKey(name string) bool { return keyOf(name) != "" }

// keyOf returns the English key of the field at the top of a report that has a name, else "".
func keyOf(name string) string {
	for _, m := range model.Schemas() {
		if f := m.Root.Named(name); f != nil {
			return f.Key
		}
	}
	return ""
}

var keyLine = regexp.MustCompile(`(?m)^["']?([^\s#"':：\-{\[][^"':：\n]{0,59}?)["']?[ \t]*:(?:[ \t\r]|$)`)

// isReport says that a text is a report in YAML: it is a mapping and has a key of a report. A text with
// several English keys, or with those of organ and year, that is no mapping is one with a mistake, of
// which the reader of YAML says where it is. Section titles in Chinese stand before colons in plain
// texts, too, so they count only in a mapping.
func isReport(text string) bool {
	const looked = 200
	const sure = 3
	keys, english, named := 0, 0, map[string]bool{}
	rest := text
	for range looked {
		at := keyLine.FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		name := rest[at[2]:at[3]]
		_, rest, _ = strings.Cut(rest[at[1]:], "\n")
		key := keyOf(name)
		if key == "" {
			continue
		}
		keys++
		if name[0] < utf8.RuneSelf {
			english++
		}
		named[key] = true
		if english >= sure || named["organ"] && named["year"] {
			return true // without a look at the rest
		}
	}
	switch {
	case keys == 0:
		return false
	case len(text) > yaml.MaxInputBytes:
		return false
	}
	var root syntax.Node
	if err := syntax.Unmarshal([]byte(text), &root); err != nil || len(root.Content) == 0 {
		return false
	}
	return root.Content[0].Kind == syntax.MappingNode
}
