package paper

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
	"golang.org/x/text/width"
)

// IsRule reports whether a line of text only draws a rule.
func IsRule(s string) bool {
	return len(s) > 2 && strings.Trim(s, "-=+─━┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛═╔╦╗╠╬╣╚╩╝ |:") == "" && strings.Trim(s, "- ") != "" ||
		utf8.RuneCountInString(s) >= 5 && strings.Trim(s, "-=─━═_*") == ""
}

// Cells puts tabs between the cells of a line of text that are drawn apart, separated by commas as in a
// CSV file, or by dots. Other lines come back as they are.
func Cells(s string) string {
	if len(s) > longestRow || !strings.ContainsAny(s, "\t│┃║|…·_—-.,;，；") {
		return s
	}
	if s = tabbed(s); !strings.Contains(s, "\t") {
		return s
	}
	return aroundTabs.ReplaceAllString(s, "\t")
}

// aroundTabs matches a tab and the spaces that fill the cells beside it.
var aroundTabs = regexp.MustCompile(`[ \x{a0}\x{3000}]*\t[ \x{a0}\x{3000}]*`)

// leader matches the dots between a label and its number.
var leader = regexp.MustCompile(`^(.*\p{Han}.*?)(\.{3,}|…+|·{3,}|_{3,}|—{3,}|-{4,})\s*([^.…·_—-].*)$`)

// allValues reports whether the words of a text are values, with their units.
func allValues(s string) bool {
	for _, w := range strings.FieldsFunc(s, zhtext.IsBlank) {
		if !isValueText(w) && hasHan(w) {
			return false
		}
	}
	return true
}

var drawnLines = strings.NewReplacer("│", "\t", "┃", "\t", "║", "\t")

func tabbed(s string) string {
	if strings.ContainsAny(s, "│┃║") {
		drawn := drawnLines.Replace(s)
		return strings.TrimSuffix(strings.TrimPrefix(strings.TrimFunc(drawn, func(r rune) bool { return r == ' ' }), "\t"), "\t")
	}
	if strings.ContainsAny(s, "\t|") {
		return s
	}
	if len(s) < 400 && strings.ContainsAny(s, ".…·_—-") {
		if m := leader.FindStringSubmatch(s); m != nil && allValues(m[3]) {
			return m[1] + "\t" + m[3]
		}
	}
	for _, comma := range []string{",", ";", "，", "；"} {
		if strings.Count(s, comma) < 2 {
			continue
		}
		parts := strings.Split(s, comma)
		if mostlyCells(parts) {
			return strings.Join(parts, "\t")
		}
	}
	return s
}

// mostlyCells reports whether the parts of a line are cells rather than clauses: at least half of them
// are empty or numbers, and the others are short.
func mostlyCells(parts []string) bool {
	cells := 0
	for i, p := range parts {
		if i == 0 {
			p = strings.TrimRight(p, "：:")
		}
		p = width.Narrow.String(strings.TrimFunc(p, zhtext.IsBlank))
		switch {
		case strings.Contains(p, "。") && len(p) > 12, i > 0 && strings.ContainsAny(p, "：:") && len(p) > 12:
			return false
		case strings.Trim(p, "0123456789.+-/–−—无") == "" || strings.Trim(p, "0123456789.万元件") == "":
			cells++
		}
	}
	return cells*2 >= len(parts) && cells >= 2
}
