package paper

import (
	"strings"
	"sync"
	"unicode"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/tables"
	"golang.org/x/text/unicode/norm"
)

// splitLine parts a line into labels and values. Cells are separated by tabs or |, numbers by spaces
// too.
func splitLine(text string) (labels, values []string) {
	if len(text) > longestRow {
		return []string{text}, nil
	}
	if strings.ContainsAny(text, "\t|") {
		return splitCells(strings.Split(strings.ReplaceAll(text, "|", "\t"), "\t"))
	}
	return splitWords(text)
}

// splitCells parts the cells of a line as the cells of a grid's row are parted. Blank cells behind the
// labels count as values.
func splitCells(cells []string) (labels, values []string) {
	last := -1
	for i, c := range cells {
		if isLabelText(c) {
			last = i
		} else if last >= 0 && !isBlankText(c) {
			break
		}
	}
	for i, c := range cells {
		switch {
		case i > last:
			if words := strings.FieldsFunc(c, zhtext.IsBlank); len(words) > 1 && allNumbers(words) {
				values = append(values, words...)
				continue
			}
			values = append(values, c)
		case isLabelText(c):
			l, v := splitWords(c)
			if i == last && len(v) > 0 {
				labels, values = append(labels, l...), append(values, v...)
				continue
			}
			labels = append(labels, c)
		}
	}
	if len(labels) == 0 && !anyNumber(values) {
		return nil, nil
	}
	return labels, values
}

func allNumbers(words []string) bool {
	for _, w := range words {
		if !isValueText(w) {
			return false
		}
	}
	return true
}

func anyNumber(words []string) bool {
	for _, w := range words {
		if strings.TrimFunc(w, zhtext.IsBlank) != "" && isValueText(w) {
			return true
		}
	}
	return false
}

// splitWords parts a line without cells: the numbers at its end are values, the rest is one label, or
// several that are each a label of the tables.
func splitWords(text string) (labels, values []string) {
	words := unglued(strings.FieldsFunc(withoutCommas(text), zhtext.IsBlank))
	n := len(words)
	for n > 0 && isValueText(words[n-1]) {
		n--
	}
	n = min(n, firstValue(words))
	values = words[n:]
	if n == 0 {
		return nil, values
	}
	if allLabelled(words[:n]) {
		return words[:n], values
	}
	if n == 1 {
		if parts := strings.FieldsFunc(words[0], func(r rune) bool { return strings.ContainsRune("；;，,", r) }); len(parts) > 1 && allLabelled(parts) {
			return parts, values
		}
	}
	return []string{strings.Join(words[:n], "")}, values
}

// firstValue returns where the values of a line begin when words stand among them: 0 0 缺 0.
func firstValue(words []string) int {
	first := len(words)
	values, odd := 0, 0 // among the words from i on
	for i := len(words) - 1; i >= 1 && odd <= 2; i-- {
		w := words[i]
		switch {
		case isValueText(w):
			if values++; values >= 3 {
				first = i
			}
		case !longer(w, 4) && vocabulary()[fold(w)] == nil && vocabulary()[foldLabel(w)] == nil:
			odd++
		default:
			odd += 9
		}
	}
	return first
}

// allLabelled reports whether each of some words is a label of the tables.
func allLabelled(words []string) bool {
	for _, w := range words {
		f := fold(w)
		if vocabulary()[f] == nil && vocabulary()[foldLabel(w)] == nil && !strings.HasPrefix(f, "本列数据的勾稽") && !brokenGroup(w) {
			return false
		}
	}
	return true
}

// brokenGroup reports whether a word is the begin of a group's label, with its number, as a narrow
// column leaves it beside the first row of the group: （四）无.
func brokenGroup(w string) bool {
	return strings.HasPrefix(norm.NFKC.String(w), "(") && groupIn(w) != ""
}

var listMarks = strings.NewReplacer("、", " ", "；", " ", ";", " ")

// withoutCommas puts spaces for the marks between the numbers at the end of a line.
func withoutCommas(text string) string {
	at := strings.LastIndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) && !strings.ContainsRune("无零〇", r) })
	if at < 0 {
		at = 0
	}
	if !strings.ContainsAny(text[at:], "、；;") || digitsIn(plainText(text[at:])) == 0 {
		return text
	}
	return text[:at] + listMarks.Replace(text[at:])
}

// unglued parts numbers that are joined by 、 or the like: 0、3、189.
func unglued(words []string) []string {
	var out []string
	for _, w := range words {
		if parts := strings.FieldsFunc(w, func(r rune) bool { return strings.ContainsRune("、；;，", r) }); len(parts) > 1 && allNumbers(parts) && !thousands(w) {
			out = append(out, parts...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// thousands reports whether a text is one number with separators between its thousands.
func thousands(w string) bool {
	_, err := tables.ParseDecimal(plainText(w))
	return err == nil
}

// allLabels are all labels of the official tables, folded, in one text.
var allLabels = sync.OnceValue(func() string {
	var b strings.Builder
	for _, k := range sortedKeys(vocabulary()) {
		b.WriteString(k)
		b.WriteByte('\n')
	}
	return b.String()
})

// headWords are the words that the headers of the tables are made of, longest first.
var headWords = map[kind][]string{
	tableTwo: {"第二十条第一项", "第二十条第五项", "第二十条第六项", "第二十条第八项", "第二十条第九项", "信息内容", "本年", "制发件数", "废止件数", "现行有效件数",
		"新制作数量", "新公开数量", "对外公开总数量", "处理决定数量", "上一年项目数量", "增减", "收费金额", "单位万元", "采购项目数量", "采购总金额", "第二十条", "度"},
	tableFour: {"未经复议直接起诉", "复议后起诉", "行政复议", "行政诉讼", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "合计"},
}
