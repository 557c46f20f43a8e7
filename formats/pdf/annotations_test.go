package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// annotated is a page with annotations, and what is told of them.
func annotated(t *testing.T, annots string, more ...string) string {
	t.Helper()
	b := newBuilder()
	for _, object := range more {
		b.add(object)
	}
	d := must(t, b.page(at(60, 700, 12, "青禾县某局报告"), "/Annots["+annots+"]", "").bytes())
	var out strings.Builder
	for _, n := range d.Notes {
		fmt.Fprintf(&out, "%s %s %d %s\n", n.ID, n.Severity, n.Place.Page, n.Message)
	}
	return out.String()
}

// What stands upon a page and is no part of its content is told: the words of remarks, stamps and fields of a form.
func TestAnnotationsAreTold(t *testing.T) {
	form := func(text string) string {
		return stream("/Subtype/Form/Resources<</Font<</F 3 0 R>>>>", "BT /F 9 Tf 20 20 Td "+ucs2(text)+" Tj ET")
	}
	long := strings.Repeat("a", 61)
	for _, c := range []struct{ annots, more, want string }{
		{"", "", ""},
		{"<</Subtype/Text/Contents(remark)>>", "", "批注、水印或印章里的文字没有读入：“remark”"},
		{"<</Subtype/FreeText/Contents(\xfe\xff\x5e\x74)>>", "", "批注、水印或印章里的文字没有读入：“年”"},
		{"<</Subtype/Highlight/Contents( two )>><</Subtype/Text/Contents(two)>><</Subtype/Text/Contents(three)>>", "", "批注、水印或印章里的文字没有读入：“two”|批注、水印或印章里的文字没有读入：“three”"},
		{"<</Subtype/Text/Contents(" + long + ")>>", "", "批注、水印或印章里的文字没有读入：“" + long[:60] + "…”"},
		{"<</Subtype/Text>><</Subtype/Text/Contents( )>>", "", ""},
		{"<</Subtype/Link/Contents(link)>><</Subtype/Popup/Contents(popup)>>", "", ""},
		{"<</Subtype/Text/F 1/Contents(a)>><</Subtype/Text/F 2/Contents(b)>><</Subtype/Text/F 4/Contents(c)>><</Subtype/Text/F 32/Contents(d)>><</Subtype/Text/F 64/Contents(e)>><</Subtype/Text/F 38/Contents(f)>>", "",
			"批注、水印或印章里的文字没有读入：“a”|批注、水印或印章里的文字没有读入：“c”|批注、水印或印章里的文字没有读入：“e”"},
		{"<</Subtype/Stamp>><</Subtype/Stamp>>", "", "页上的印章是图片，没有读入"},
		{"<</Subtype/Stamp/AP<</N 4 0 R>>>>", form("专用章"), "批注、水印或印章里的文字没有读入：“专用章”"},
		{"<</Subtype/Watermark/AP<</N 4 0 R>>>>", form("样本"), "批注、水印或印章里的文字没有读入：“样本”"},
		{"<</Subtype/Watermark/Contents(said)/AP<</N 4 0 R>>>>", form("样本"), "批注、水印或印章里的文字没有读入：“said”"},
		{"<</Subtype/Stamp/AP<</N<</On 4 0 R>>>>>>", form("专用章"), "页上的印章是图片，没有读入"},
		{"<</Subtype/Watermark/AP<</N 4 0 R>>>>", form(strings.Repeat("字", 61)), "批注、水印或印章里的文字没有读入：“" + strings.Repeat("字", 60) + "…”"},
		{"<</Subtype/Widget/FT/Tx/V(12)>><</Subtype/Widget/FT/Btn/V/Off>>", "", "表单域里的文字没有读入：“12”"},
		{"<</Subtype/Widget/Contents(c)/AP<</N 4 0 R>>>>", form("填"), "表单域里的文字没有读入：“填”"},
		{"<</Subtype/Widget/Parent 4 0 R>>", "<</FT/Tx/V(up)>>", "表单域里的文字没有读入：“up”"},
		{"<</Subtype/Widget/V(own)/Parent 4 0 R>>", "<</FT/Tx/V(up)>>", "表单域里的文字没有读入：“own”"},
		{"<</Subtype/Widget/Parent 4 0 R>>", "<</FT/Tx/Parent 4 0 R>>", ""},
		{"<</Subtype/Widget/FT/Sig/V<</Type/Sig>>>><</Subtype/Widget/FT/Sig>><</Subtype/Widget/V 4 0 R/FT/Sig>>", "<</Type/Sig>>", "0文件有 2 个电子印章或数字签名，没有验证"},
		{"null 5<</Subtype/Text/Contents(x)>>", "", "批注、水印或印章里的文字没有读入：“x”"},
	} {
		want := ""
		for _, message := range strings.FieldsFunc(c.want, func(r rune) bool { return r == '|' }) {
			page := 1
			if strings.HasPrefix(message, "0") {
				page, message = 0, message[1:]
			}
			want += fmt.Sprintf("IMPORT-EXTRA info %d %s\n", page, message)
		}
		if got := annotated(t, c.annots, c.more); got != want {
			t.Errorf("%s: got\n%swant\n%s", c.annots, got, want)
		}
	}
}

// Annotations are told up to a number of a page, and fields are looked for in others up to a depth.
func TestAnnotationsAreToldToALimit(t *testing.T) {
	many := strings.Repeat("<</Subtype/Link>>", 999) + "<</Subtype/Text/Contents(in)>><</Subtype/Text/Contents(out)>>"
	if got, want := annotated(t, many), "IMPORT-EXTRA info 1 批注、水印或印章里的文字没有读入：“in”\n"; got != want {
		t.Errorf("got %s", got)
	}
	for depth, want := range map[int]string{31: "IMPORT-EXTRA info 1 表单域里的文字没有读入：“deep”\n", 32: ""} {
		var fields []string
		for i := range depth - 1 {
			fields = append(fields, fmt.Sprintf("<</Parent %d 0 R>>", i+5))
		}
		fields = append(fields, "<</V(deep)>>")
		if got := annotated(t, "<</Subtype/Widget/Parent 4 0 R>>", fields...); got != want {
			t.Errorf("%d fields in each other: %q", depth, got)
		}
	}
}
