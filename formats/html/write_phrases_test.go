package html

import (
	"strings"
	"testing"
)

func TestPhrasesStayTogether(t *testing.T) {
	for _, c := range []struct {
		line    string
		phrases []string
		want    string
	}{
		{"青禾县民政局2021年报告", []string{"青禾县民政局", "青禾县", "2021年报告", "2021年"}, "[青禾县|民政局][2021年|报告]"},
		{"甲乙丙丁", []string{"甲乙", "乙丙", "丙丁"}, "[甲乙][丙丁]"},
		{"甲乙丙丁", []string{"乙丙"}, "甲[乙丙]丁"},
		{"甲、乙（丙丁）", []string{"甲", "乙", "丙丁"}, "甲、[乙]（丙丁）"}, {"甲乙、丙", []string{"甲乙、丙", "甲乙"}, "[甲乙、丙]"},
		{"甲乙", nil, "甲乙"},
		{"甲甲", []string{"甲", ""}, "[甲][甲]"},
	} {
		var p pageWriter
		p.phrasedLine(c.line, c.phrases)
		got := strings.NewReplacer(`<span class="kept">`, "[", "</span>", "]", "<wbr>", "|").Replace(string(p.out))
		if got != c.want {
			t.Errorf("%s with %q is %s, not %s", c.line, c.phrases, got, c.want)
		}
	}
}
