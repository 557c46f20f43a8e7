package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/rules"
)

// extremes are reports with a text or figures that one stage or another has no room for.
func extremes() map[string]func(*model.Report) {
	long := func(n int) string { return strings.Repeat("青禾县", n/3) }
	all := map[string]func(*model.Report){
		"an organ of 16,000 characters": func(r *model.Report) { r.Organ = long(16000) + "农业农村局"; r.Signature.Organ = r.Organ },
		"a title of 40,000 characters":  func(r *model.Report) { r.Title = long(40000) + "2021年政府信息公开工作年度报告" },
		"a long signature":              func(r *model.Report) { r.Signature.Organ = long(20000) },
		"a long addressee":              func(r *model.Report) { r.Addressee = long(20000) + "：" },
		"a long date line":              func(r *model.Report) { r.DateLine = long(20000) },
		"a long web address": func(r *model.Report) {
			r.Overview += "详见https://www.example.gov.cn/" + strings.Repeat("a/", 20000) + "。\n"
		},
		"a long mail address": func(r *model.Report) {
			r.Overview += "请写信至" + strings.Repeat("a", 40000) + "@example.gov.cn。\n"
		},
		"a long word":                  func(r *model.Report) { r.Problems += strings.Repeat("W", 50000) + "\n" },
		"a long number":                func(r *model.Report) { r.Problems += strings.Repeat("1", 50000) + "\n" },
		"a text of 200,000 characters": func(r *model.Report) { r.OtherMatters += long(200000) + "。\n" },
		"long remarks": func(r *model.Report) {
			r.Remarks = map[string]string{"proactive_disclosure.fees.amount": "（" + long(9000) + "）", "applications.received[0]": "（" + long(300) + "）"}
		},
		"a remark that is a long word": func(r *model.Report) {
			r.Remarks = map[string]string{"applications.received[0]": "（" + strings.Repeat("x", 400) + "）"}
		},
		"a long attachment": func(r *model.Report) { r.Attachments = []model.Attachment{{Title: long(20000), Text: long(30)}} },
		"many attachments": func(r *model.Report) {
			r.Attachments = slicesOf(60, model.Attachment{Title: "名词解释", Text: "甲。"})
		},
		"a chart with long labels":       func(r *model.Report) { r.Overview += chart(24, long(60)) },
		"a chart with a long series":     func(r *model.Report) { r.Overview += ":::柱状图 图\n系列: " + long(900) + "\n2020: 1\n:::\n" },
		"a chart with large values":      func(r *model.Report) { r.Overview += strings.ReplaceAll(chart(24, "甲"), ": 1", ": 99999999999") },
		"a table of 30 columns":          func(r *model.Report) { r.Overview += grid(2, 30, "12345678") },
		"a table with a word":            func(r *model.Report) { r.Overview += grid(3, 4, strings.Repeat("x", 300)) },
		"a table of 30 columns of words": func(r *model.Report) { r.Overview += grid(3, 30, strings.Repeat("x", 4000)) },
		"a table with a high header":     func(r *model.Report) { r.Overview += grid(2, 20, long(4000)) },
		"a table with high rows": func(r *model.Report) {
			r.Overview += strings.Replace(grid(9, 2, "甲"), "甲 | 甲\n:::", long(4000)+" | 甲\n:::", 1)
		},
		"400 headings": func(r *model.Report) { r.Problems = strings.Repeat("（一）主动公开\n", 400) },
	}
	for _, digits := range []int{5, 7, 9, 12, 15} {
		all[fmt.Sprintf("figures of %d digits in all tables", digits)] = func(r *model.Report) { figures(r, digits) }
	}
	return all
}

func slicesOf[T any](n int, v T) []T {
	all := make([]T, n)
	for i := range all {
		all[i] = v
	}
	return all
}

func chart(points int, label string) string {
	var b strings.Builder
	b.WriteString(":::折线图 图\n")
	for i := range points {
		fmt.Fprintf(&b, "%s%d: 1\n", label, i)
	}
	return b.String() + ":::\n"
}

func grid(rows, columns int, text string) string {
	row := strings.Join(slicesOf(columns, text), " | ")
	return ":::表格 表1　情况\n" + strings.Repeat(row+"\n", rows) + ":::\n"
}

// figures makes all cells of one person's columns large, and sums with them.
func figures(r *model.Report, digits int) {
	m := r.Schema()
	value := int64(1)
	for range digits - 2 {
		value *= 10
	}
	for _, path := range m.Figures {
		if f := m.ByPath[path]; f.Kind == model.CountKind {
			f.Value(r).SetInt(value)
		}
	}
	reporttest.Balance(r, m)
}

// checked is what a check says of a report, as the program and the service make it.
func checked(t *testing.T, r *model.Report) model.Findings {
	t.Helper()
	found := rules.Check(r)
	faces, err := render.CheckFaces(r)
	if err != nil {
		t.Fatal(err)
	}
	return append(found, faces...)
}

// What a check passes is written in every format, what it refuses is refused with the same findings, and
// a draft is always made.
func TestChecksAndRendersAgree(t *testing.T) {
	e, draft := exporter(t, export.Options{}), exporter(t, export.Options{}, render.WithDraft())
	for name, change := range extremes() {
		t.Run(name, func(t *testing.T) {
			for _, number := range []int{0, 7} {
				if number > 0 && !strings.Contains(name, "figures") && !strings.Contains(name, "remark") { // texts are alike in both editions
					continue
				}
				r := sample.Report(number)
				change(r)
				found := checked(t, r).Errors()
				for _, f := range found {
					checkMessage(t, f)
				}
				for _, f := range export.Formats() {
					if f == export.SVG || testing.Short() && f != export.PDF {
						continue
					}
					refused(t, e, f, r, found)
					if _, err := draft.Write(new(bytes.Buffer), f, r); err != nil && f != export.XLSX && f != export.YAML && f != export.JSON {
						t.Errorf("%s: a draft is refused: %.300v", f.Name, err)
					}
				}
			}
		})
	}
}

// refused checks that a format is written when a check found no error, and refused with some of its
// findings otherwise.
func refused(t *testing.T, e *export.Exporter, f *export.Format, r *model.Report, found model.Findings) {
	t.Helper()
	_, err := e.Write(new(bytes.Buffer), f, r)
	var why model.Findings
	switch {
	case err == nil && (len(found) == 0 || !f.Pages):
	case err == nil:
		t.Errorf("%s: it is written, though a check finds %.300v", f.Name, found)
	case !errors.As(err, &why):
		t.Errorf("%s: the error is a %T: %.300v", f.Name, err, err)
	case f == export.XLSX && why[0].ID == "WRITE-LOSS": // a cell holds no more characters
	case len(found) == 0:
		t.Errorf("%s: it is refused, though a check finds nothing: %.300v", f.Name, err)
	default:
		for _, f := range why {
			checkMessage(t, f)
		}
	}
}

// checkMessage checks that a finding is in Chinese, short, and has a place.
func checkMessage(t *testing.T, f model.Finding) {
	t.Helper()
	if text := f.Message + f.Hint; utf8.RuneCountInString(text) > 300 || !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.Errorf("%s has a message of %d characters: %.200s", f.ID, utf8.RuneCountInString(text), text)
	}
	if strings.Contains(f.Message, "layout:") || strings.Contains(f.Message, "nianbao:") {
		t.Errorf("%s is in English: %s", f.ID, f.Message)
	}
	if f.Path == "" && f.Place == (model.Place{}) {
		t.Errorf("%s has no place: %s", f.ID, f.Message)
	}
}

// The standards of PDF have limits of their own.
func TestLongTextsMeetEveryStandard(t *testing.T) {
	for _, standard := range []pdf.Standard{pdf.A3a_UA1, pdf.A1a, pdf.A4_UA2} {
		e := exporter(t, export.Options{Standard: standard, Data: standard != pdf.A1a}, render.WithContents())
		for name, change := range extremes() {
			if strings.Contains(name, "long") || strings.Contains(name, "characters") {
				r := sample.Report(0)
				change(r)
				refused(t, e, export.PDF, r, checked(t, r).Errors())
			}
		}
	}
}
