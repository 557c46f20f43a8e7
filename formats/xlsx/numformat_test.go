package xlsx

import (
	"fmt"
	"strings"
	"testing"
)

// Formats that show another figure than the number are told, with what they show; others are not.
func TestFormatsThatShowAnotherFigure(t *testing.T) {
	for _, c := range []struct{ format, numbers, want string }{
		{"General|G/通用格式|@|0|0.00|#,##0|#,##0.00|0\"件\"|0件|General\"件\"|#,##0_);(#,##0)|#,##0_);[Red](#,##0)|0.00_ |0_ ;-0\\ |0_ ;[Red]-0\\ |\"共\"0\"件\"|0\".\"|# ?/?|0.00E+00|0%|0.00%|+0;-0;0|0;\"负\"0|0;△0|0_);\\(0\\)|" +
			"_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ |_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ |0;@|[>99]0;0.0|[DBNum1]General|$#,##0;-$#,##0|0;-0;\"—\"|000|[Red]0", "0 5 -5 12345 2.5 0.25", ""},
		{"0,", "12345 -12345", "12 -12"},
		{"#,##0,|0,_ ", "12345678", "12346"},
		{"0,.0", "12345", "12.3"},
		{"0.00,", "12345", "12.35"},
		{"0!.0,|0\\.0,|0\".\"0,", "12345 500", "1.2 0.1"},
		{"0!.0000", "12345", "1.2345"},
		{`0,,"百万"`, "12345678", "12百万"},
		{`0"万"|0万`, "5", "5万"},
		{`0"%"`, "28", "28%"},
		{`0"0"|0\0`, "5", "50"},
		{";;;|;|#;;", "-5", ""},
		{`"";""`, "5 -5", ""},
		{"0;-0;|0;-0;;@|#|#,###|[=0]\"\";0", "0", ""},
		{"0;-0;|0;-0;;@|#|#,###|[=0]\"\";0", "5", "ordinary"},
		{`"无"|"无";"无"`, "5 0", "无"},
		{`[>3]"多";0`, "5", "多"},
		{`[<3]"少";0`, "5", "ordinary"},
		{`0;0|0;[Red]0|#,##0;#,##0`, "-5", "5"},
		{`0;[Red]0`, "5", "ordinary"},
		{`-0|"-"0`, "5", "-5"},
		{`0;-0;"无"`, "0", "无"},
	} {
		for code := range strings.SplitSeq(c.format, "|") {
			wants := strings.Fields(c.want)
			for i, number := range strings.Fields(c.numbers) {
				b := &book{}
				_, got := b.show(number, readFormat(code))
				want := ""
				switch {
				case strings.HasPrefix(c.format, "General") || c.want == "ordinary":
				case c.want == "":
					want = "单元格的数字格式不显示数值，存的数值是 " + number
				default:
					want = "单元格的数字格式显示为“" + wants[min(i, len(wants)-1)] + "”，存的数值是 " + number
				}
				if got != want {
					t.Errorf("%s of %s: %q, not %q", code, number, got, want)
				}
			}
		}
	}
}

// A format is read once, however many styles and cells have it, and one that is too long is told.
func TestFormatsAreReadOnce(t *testing.T) {
	for length, want := range map[int]string{255: "", 256: "单元格的数字格式太长（超过 255 个字符），没有理会；存的数值是 5"} {
		f := workbook(data(`甲|< s="1"><v>5</v>` + "\n" + `乙|< s="2"><v>5</v>`))
		f["xl/styles.xml"] = `<styleSheet xmlns="` + mainSpace + `"><numFmts><numFmt numFmtId="200" formatCode="` + strings.Repeat("字", length-1) + `0"/></numFmts><cellXfs><xf/><xf numFmtId="200"/><xf numFmtId="200"/></cellXfs></styleSheet>`
		b := bookOf(t, f)
		if b.styles.get("1").number != b.styles.get("2").number || len(b.styles.numbers) != 1 {
			t.Errorf("%d: read again", length)
		}
		if _, got := b.show("5", b.styles.get("2").number); got != want {
			t.Errorf("%d: %s", length, got)
		}
	}
}

// Texts that a format hides are told, and texts that it shows are not.
func TestFormatsThatHideTexts(t *testing.T) {
	for code, want := range map[string]string{";;;": "{单元格的数字格式不显示其中的文字}", "0;0;0;": "{单元格的数字格式不显示其中的文字}", "0;0;0;@": "", "0": "", `0;0;0;"第"@`: ""} {
		f := workbook(data(`甲|< s="1" t="s"><v>0</v>|1`))
		f["xl/styles.xml"] = `<styleSheet xmlns="` + mainSpace + `"><numFmts><numFmt numFmtId="200" formatCode="` + strings.ReplaceAll(code, `"`, "&quot;") + `"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>`
		if got := read(t, f); got != fmt.Sprintf("[1x3]\n 0:甲 1:共享%s 2:1\n", want) {
			t.Errorf("%s: %s", code, got)
		}
	}
}
