package layout

import (
	"strings"
	"testing"
)

func TestAPhraseIsPartedOnlyWhenItIsWiderThanALine(t *testing.T) {
	for _, c := range []struct {
		text    string
		phrases []string
		align   Align
		want    string
	}{
		{"甲乙丙丁戊己庚辛", nil, Centre, "甲乙丙丁|戊己庚辛"},
		{"甲乙丙丁戊己庚辛", []string{"丙丁戊己庚"}, Centre, "甲乙|丙丁戊己庚辛"},
		{"甲乙丙丁戊己庚辛", []string{"甲乙丙丁戊己"}, Centre, "甲乙丙丁戊己|庚辛"},
		{"甲乙丙丁戊己庚辛", []string{"甲乙丙丁戊己庚", "丙丁戊己"}, Centre, "甲乙|丙丁戊己庚辛"},
		{"甲乙丙丁戊己庚辛", []string{"", "壬", "甲乙丙丁戊己庚辛"}, Centre, "甲乙丙丁|戊己庚辛"},
		{"甲乙，丙丁戊己，庚辛", []string{"甲乙，丙丁", "戊己，庚辛"}, Centre, "甲乙，丙丁|戊己，庚辛"},
		{"甲乙丙丁戊己庚辛壬", []string{"戊己庚"}, Justify, "甲乙丙丁戊己|庚辛壬"}, // two missing characters would be seen
	} {
		p := body(c.text)
		p.Style.Phrases, p.Style.Align = c.phrases, c.align
		if got := strings.Join(broken(t, p, narrow(6, 9)).lineTexts(), "|"); got != c.want {
			t.Errorf("%s with %q: got %s, want %s", c.text, c.phrases, got, c.want)
		}
	}
	p := body("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒")
	p.Style.Phrases = []string{"玄黄宇"}
	if got := broken(t, p, narrow(25, 9)).lineTexts()[0]; !strings.HasSuffix(got, "地") {
		t.Errorf("the first line is %s", got)
	}
}
