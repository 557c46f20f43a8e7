package layout

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
)

// FuzzDo sets any text in any measure: as a paragraph, as a link, and in the cells of a
// table.
func FuzzDo(f *testing.F) {
	f.Add("根据《条例》第20条，国办函〔2021〕30号。", uint16(156), uint8(22), uint8(0))
	f.Add("http://www.a.gov.cn/b-c/d.html，don’t\n（一）", uint16(1), uint8(1), uint8(1))
	f.Add("“‘（《甲》）’”……——、、　 \u00a0", uint16(30), uint8(3), uint8(2))
	f.Add("𠮷\u200b\xff", uint16(60), uint8(9), uint8(3))
	set := faces(f)
	f.Fuzz(func(t *testing.T, text string, measure uint16, lines, align uint8) {
		if len(text) > 2000 {
			return
		}
		page := narrow(1, max(int(lines), 1))
		page.Width = Length(measure)*Pt/8 + 40*Pt + 1
		p := body(text)
		p.Style.Align = Align(align % 4)
		p.Style.FirstIndent = Length(align) * Pt
		p.Parts = append(p.Parts, Part{Role: RoleP, Spans: []Span{{Text: text, Face: fonts.Kai, Bold: true, Link: "http://a.cn"}}})
		table := counts(3, 2, int(align%3))
		table.Cells[1].Text, table.Cells[4].Text = text, text
		checkFuzzed(t, text, page, set, p)
		checkFuzzed(t, text, page, set, p, table)
	})
}

func checkFuzzed(t *testing.T, text string, page PageStyle, set *fonts.Set, flow ...Block) {
	d, err := Do(flow, page, set)
	var faults Faults
	if errors.As(err, &faults) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.ValidString(text) {
		t.Fatalf("%q has no fault", text)
	}
	text = strings.ReplaceAll(text, "\n", "")
	if text == "" {
		return
	}
	if got := d.Text(d.Tree.Kids[0].Elem) + d.Text(d.Tree.Kids[1].Elem); got != text && got != text+text {
		t.Fatalf("%q became %q", text, got)
	}
}
