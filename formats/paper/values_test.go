package paper

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCellsAreReadOrDoubted(t *testing.T) {
	for _, c := range []struct {
		text, number, remark string
		doubt                bool
	}{
		{"0", "0", "", false}, {"１２", "12", "", false}, {"3，001", "3001", "", false}, {"1,234,567", "1234567", "", false},
		{" 7\u00a0", "7", "", false}, {"2.0", "2", "", false}, {"+461", "461", "", false}, {"−18", "-18", "", false}, {"–18", "-18", "", false},
		{"33件", "33", "", false}, {"12 件", "12", "", false}, {"零", "0", "", false}, {"〇", "0", "", false}, {"增3", "3", "", false}, {"减少48", "-48", "", false},
		{"22（其中修订16件）", "22", "（其中修订16件）", false}, {"14¹", "14", "", false},
		{"约20", "20", "", true}, {"1O", "10", "", true}, {"l2", "12", "", true}, {"20余", "20", "", true}, {"12（10）", "12", "", true},
		{"5/6", "", "", true}, {"12-15", "", "", true}, {"2.5", "", "", true}, {"1 234", "1234", "", true}, {"见附表", "", "", true}, {"-+5", "", "", true},
		{"①", "1", "", true}, {"⑩", "10", "", true}, {"３", "3", "", false}, {"𝟓", "5", "", true}, {"4½", "", "", true}, {"٣", "", "", true}, {"²", "2", "", true},
		{"12,34", "1234", "", true}, {"1234567890123456", "", "", true},
	} {
		r := readCell(c.text, true)
		if r.number != c.number || r.remark != c.remark || (len(r.doubts) > 0) != c.doubt {
			t.Errorf("%q: number %q, remark %q, doubts %q; want %q, %q, doubt %v", c.text, r.number, r.remark, r.doubts, c.number, c.remark, c.doubt)
		}
	}
	for _, text := range []string{"", " ", "\u00a0", "/", "//", "-", "—", "——", "无", "不适用", "N/A", "不涉及", "…"} {
		if r := readCell(text, true); !r.blank || r.number != "" {
			t.Errorf("%q is not blank: %+v", text, r)
		}
	}
	for text, want := range map[string]string{"96171.60": "96171.60", "2318.30万元": "2318.30", ".5": "0.5", "1,234.5": "1234.5"} {
		if r := readCell(text, false); r.number != want || len(r.doubts) > 0 {
			t.Errorf("%q: %+v, want %s", text, r, want)
		}
	}
}

// A number that is taken without a doubt has the digits of the cell, all of them and no others.
func TestNoDigitIsLostOrMadeUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("0123456789０９,，.+-−—/ \u00a0无件约余OlO〇（）()其中？?个万元")), 0, 12, -1).Draw(t, "text")
		whole := rapid.Bool().Draw(t, "whole")
		r := readCell(text, whole)
		if len(r.doubts) > 0 || r.blank || r.number == "" {
			return
		}
		digits := func(s string) string {
			return strings.TrimLeft(strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return r
				}
				return -1
			}, plainText(s)), "0")
		}
		rest, _, _ := strings.Cut(text, r.remark)
		if r.remark == "" {
			rest = text
		} else if i := strings.IndexAny(text, "（(其"); i >= 0 {
			rest = text[:i]
		}
		got, want := digits(r.number), digits(rest)
		if whole {
			got, want = strings.TrimRight(got, "0"), strings.TrimRight(want, "0") // 2.0 is 2
		}
		if got != want && !strings.ContainsAny(text, "〇") {
			t.Fatalf("%q is read as %q without a doubt", text, r.number)
		}
	})
}

func TestWhatIsNoCellIsNoValue(t *testing.T) {
	for _, label := range []string{"1.属于国家秘密", "3.其他", "③其他", "（七）总计", "三、本年度办理结果", "一、本年新收政府信息公开申请数量", "行政许可", "2.重复申请"} {
		if isValueText(label) {
			t.Errorf("%q is taken for a value", label)
		}
	}
	for _, value := range []string{"0", "无", "/", "22（其中修订16件）", "33件", "约20", "1O", "零", "8310845元"} {
		if !isValueText(value) {
			t.Errorf("%q is not taken for a value", value)
		}
	}
}
