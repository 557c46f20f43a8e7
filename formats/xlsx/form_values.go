package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// maxCellText is how many UTF-16 units a cell can hold.
const maxCellText = 32_767

// maxDigits is how many digits of a number Excel keeps. Longer ones are written as texts.
const maxDigits = 15

// formCannotHold returns why no form can hold a report.
func formCannotHold(r *model.Report) model.Findings {
	if r.Format() == nil {
		return r.CheckEdition()
	}
	found := r.CheckForeign()
	check := func(path, text string) {
		if strings.ContainsFunc(text, zhtext.IsBad) {
			found = append(found, model.Finding{ID: "WRITE-LOSS", Severity: model.SeverityError, Path: path,
				Message: zhtext.Quote(text) + "里有看不见的控制字符，不能写入 Excel", Hint: "请删去这些字符，重新输入这一处文字"})
		}
		for line := range strings.SplitSeq(text, "\n") {
			if n := len(utf16.Encode([]rune(line))); n > maxCellText {
				found = append(found, model.Finding{ID: "WRITE-LOSS", Severity: model.SeverityError, Path: path,
					Message: fmt.Sprintf("%s一段有 %d 个字符，Excel 的一格最多 %d 个", zhtext.Quote(line), n, maxCellText), Hint: "请把这一段分成几段"})
			}
		}
	}
	for _, t := range namesOf(r) {
		check(t.path, strings.Join(t.lines, "\n"))
	}
	for _, t := range textsOf(r) {
		check(t.path, strings.Join(t.lines, "\n"))
	}
	for _, path := range r.Schema().Figures {
		check(path, r.Remarks[path])
	}
	return found
}

// totalsOf lists the figures that are sums, with what they add up, by path: the last of each row of
// tables three and four, and the row （七）总计.
func totalsOf(m *model.Schema) map[string][]string {
	const results = "applications.outcomes.total"
	out := map[string][]string{}
	for _, path := range m.Figures {
		row := m.ByPath[path].Parent
		if row.Kind != model.RowKind {
			continue
		}
		last := len(row.Children) - 1
		switch {
		case path == row.Children[last].Path:
			for _, c := range row.Children[:last] {
				out[path] = append(out[path], c.Path)
			}
		case row.Path == results:
			column := strings.TrimPrefix(path, results)
			for _, outcome := range m.Edition.Outcomes {
				out[path] = append(out[path], outcome+column)
			}
		}
	}
	return out
}

// formValue is what a cell of figures shows.
type formValue struct {
	value  any    // a number or a text, nil when it is blank
	count  int64  // the number, if it is a whole one
	number bool   // counts in a sum
	sum    bool   // is a formula
	format string // of the number, where General would not show all of it
}

// value returns what the cell of a figure shows. A total is a formula where that gives what the report
// has, or where it is left to be filled in; so a wrong total stays as it is.
func (f *form) value(path string) formValue {
	if v, ok := f.shown[path]; ok {
		return v
	}
	v := f.literal(path)
	if parts, total := f.totals[path]; total {
		sum := f.sum(parts)
		switch {
		case v.value == nil && !f.report.IsBlank(path): // to be filled in
			v = sum
		case v.value == nil && !sum.number, v.number && sum.number && v.count == sum.count:
			v = sum
		}
	}
	f.shown[path] = v
	return v
}

// literal returns the value of a figure as the report has it.
func (f *form) literal(path string) formValue {
	field := f.schema.ByPath[path]
	switch {
	case f.report.IsBlank(path):
		if typed := f.report.Source().Blanks[path]; typed != "" {
			return formValue{value: typed}
		}
		return formValue{}
	case !f.options.known && !f.options.filled[path] && field.Value(f.report).IsZero() && f.report.Remarks[path] == "":
		return formValue{}
	}
	text := field.Text(f.report)
	if field.Kind == model.MoneyKind { // whose cell takes its unit, too
		return formValue{value: text}
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && strconv.FormatInt(n, 10) == text && len(strings.TrimPrefix(text, "-")) <= maxDigits {
		return formValue{value: n, count: n, number: true}
	}
	if v, format, ok := decimalValue(text); ok {
		return formValue{value: v, format: format}
	}
	return formValue{value: text}
}

// decimalValue returns a decimal as a number, and the format that shows zeros at its end. It reports
// false when a number would not keep how it is written.
func decimalValue(text string) (v float64, format string, ok bool) {
	whole, fraction, _ := strings.Cut(text, ".")
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || fraction == "" || len(whole)+len(fraction) > maxDigits || strconv.FormatFloat(v, 'f', len(fraction), 64) != text {
		return 0, "", false
	}
	if strings.HasSuffix(fraction, "0") {
		format = "0." + strings.Repeat("0", len(fraction))
	}
	return v, format, true
}

// sum adds up figures as a form shows them: blank when nothing is filled in, as the formula is.
func (f *form) sum(parts []string) formValue {
	out := formValue{sum: true, value: ""}
	for _, path := range parts {
		if v := f.value(path); v.number {
			out.count += v.count
			out.value, out.number = out.count, true
		}
	}
	return out
}

// sumFormula is the formula of a total: blank as long as none of its parts is filled in.
func sumFormula(first, last at) string {
	cells := first.String() + ":" + last.String()
	return "IF(COUNT(" + cells + `)=0,"",SUM(` + cells + "))"
}
