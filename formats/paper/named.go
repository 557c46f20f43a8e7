package paper

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// insideBrackets matches what stands in brackets, where marks separate nothing.
var insideBrackets = regexp.MustCompile(`[（(][^（）()]*[）)]`)

// markBeforeColon matches a mark that ends a label although a colon follows.
var markBeforeColon = regexp.MustCompile(`[；;。]\s*[：:]`)

// namedLine reads a line in which each value stands behind its column's name, as people write a table
// out: 规章：本年制发件数：0，本年废止件数：0. The values are returned in the order of the line with their
// names.
func namedLine(text string) (labels, names, values []string, ok bool) {
	if !strings.ContainsAny(text, ":：") || length(text) > 260 {
		return nil, nil, nil, false
	}
	text = insideBrackets.ReplaceAllStringFunc(text, func(s string) string {
		return strings.NewReplacer("，", "", ",", "", "：", "", ":", "").Replace(s)
	})
	text = markBeforeColon.ReplaceAllString(text, "：")
	head := ""
	for i, piece := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("，,；;。", r) }) {
		parts := strings.FieldsFunc(piece, func(r rune) bool { return r == '：' || r == ':' })
		if i == 0 && len(parts) == 3 {
			head, parts = parts[0], parts[1:]
		}
		if len(parts) == 2 {
			if f := strings.FieldsFunc(parts[1], zhtext.IsBlank); len(f) == 2 && isUnit(f[1]) {
				parts[1] = f[0] + f[1]
			}
		}
		if len(parts) != 2 || len(strings.FieldsFunc(parts[1], zhtext.IsBlank)) != 1 || !isValueText(parts[1]) || !hasHan(parts[0]) {
			return nil, nil, nil, false
		}
		names, values = append(names, strings.TrimSpace(parts[0])), append(values, strings.TrimSpace(parts[1]))
	}
	if head == "" && len(values) != 1 || len(values) == 0 {
		return nil, nil, nil, false
	}
	if head == "" {
		return []string{names[0]}, nil, values, true
	}
	return []string{head}, names, values, true
}

// byName puts the values of a row of table three or four into the order of the format.
func byName(names, values []string) ([]string, bool) {
	for _, of := range []func(string) int{func(n string) int { return applicantOf(withoutTops(fold(n))) }, caseColumn} {
		out := make([]string, len(values))
		seen := 0
		for i, n := range names {
			if c := of(n); c >= 0 && c < len(out) && out[c] == "" {
				out[c] = values[i]
				seen++
			}
		}
		if seen == len(values) && (seen == 7 || seen == 5) {
			return out, true
		}
	}
	return nil, false
}
