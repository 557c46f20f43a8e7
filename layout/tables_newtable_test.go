package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWhichTextsAreNumbers(t *testing.T) {
	for _, text := range strings.Fields("0 9 12 1,085 12.5 12.5% -3 +3 −3 -3% 1. .5 ,1 +-1 012 5%") {
		if !isNumber(text) {
			t.Errorf("%q is no number", text)
		}
	}
	for _, text := range append(strings.Fields("- + − % . , 3件 1-2 12-5a %5 5%% 1/2 一 ５ 1:2 1e3 －5 5－ 5-"), "", " ", "1 2", "1\n2") {
		if isNumber(text) {
			t.Errorf("%q is a number", text)
		}
	}
}

func TestHowManyHalfWidthsATextHas(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a": 1, "ab1": 3, "甲": 2, "甲a乙": 5, "a\n甲乙": 4, "甲乙\na": 4, "甲\n": 2, "\n": 0, "ab\n\nabc": 3,
		"\u2e7f": 1, "\u2e80": 2, "—": 1, "（": 2, "𠮷": 2, "é": 1,
	} {
		if got := halfWidths(text); got != want {
			t.Errorf("%q has %d, want %d", text, got, want)
		}
	}
}

// A column's width follows from its widest text, from 6 to 40 halves of a character.
func TestTheWidthsOfColumnsOfTexts(t *testing.T) {
	wide := func(n int) string { return strings.Repeat("x", n) }
	for _, c := range []struct {
		texts []int
		want  []int
	}{
		{[]int{0}, []int{6}}, {[]int{4}, []int{6}}, {[]int{5}, []int{7}}, {[]int{38}, []int{40}}, {[]int{39}, []int{40}}, {[]int{100}, []int{40}},
		{[]int{28, 38}, []int{30, 40}},                         // as wide as the measure
		{[]int{29, 38}, []int{31 * 70 / 71, 40 * 70 / 71}},     // wider
		{[]int{14, 38, 38}, []int{16, 27, 27}},                 // a short one keeps its width
		{[]int{15, 38, 38}, []int{17 * 70 / 97, 28, 28}},       // not one that is longer: 12 are less than 16
		{[]int{14, 14, 14, 14, 38}, []int{16, 16, 16, 16, 16}}, // what is left is less than a short one's
		{[]int{14, 14, 14, 14, 14, 14}, []int{16, 16, 16, 16, 16, 16}},
		{[]int{14, 14, 13, 13, 5, 18}, []int{16, 16, 15, 15, 7, 16}},
	} {
		row := make([]string, len(c.texts))
		for i, n := range c.texts {
			row[i] = wide(n)
		}
		for i, w := range c.want {
			if w < 16 && c.texts[i] > 14 {
				c.want[i] = 16
			}
		}
		if got := NewTable("表", 0, [][]string{{""}, row}).Widths; len(c.texts) == 1 && got[0] != c.want[0] {
			t.Errorf("%v: %v, want %v", c.texts, got, c.want)
		}
		if got := NewTable("表", 0, [][]string{row}).Widths; !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.texts, got, c.want)
		}
	}
}

// Faces and alignments follow from what stands below the headers.
func TestTheLooksOfColumnsOfTexts(t *testing.T) {
	for _, c := range []struct{ header, first, second, want string }{
		{"数", "1", "2", "Column Centre 仿宋, Units 宋, Units 宋"},
		{"数", "1", "无", "Column Centre 仿宋, Centre 仿宋, Centre 仿宋"},
		{"数", "1", "", "Column Centre 仿宋, Centre 仿宋, Centre 仿宋"},
		{"数", "一二三四五", "1", "Column Centre 仿宋, Centre 仿宋, Centre 仿宋"},
		{"数", "一二三四五a", "1", "Column Centre 仿宋, Left 仿宋, Left 仿宋"},
		{"一二三四五六", "1", "2", "Column Centre 仿宋, Units 宋, Units 宋"},
		{"一二三四五六", "一", "二", "Column Centre 仿宋, Left 仿宋, Left 仿宋"}, // the header is long
	} {
		table := NewTable("表", 1, [][]string{{c.header}, {c.first}, {c.second}})
		if got := looksOf(table); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
	if got, want := looksOf(NewTable("表", 0, [][]string{{"1"}, {"2"}})), "Units 宋, Units 宋"; got != want {
		t.Errorf("without header: %s", got)
	}
	if got, want := looksOf(NewTable("表", 2, [][]string{{"1"}, {"2"}})), "Column Centre 仿宋, Column Centre 仿宋"; got != want {
		t.Errorf("headers only: %s", got)
	}
	table := NewTable("表", 1, [][]string{{"甲", "乙"}, {"1", "x"}})
	if table.Name != "表" || table.Rows != 2 || table.HeadRows != 1 || !slices.Equal(table.Sizes, []Length{12 * Pt, 21 * Pt / 2, 9 * Pt}) {
		t.Errorf("it is %+v", table)
	}
	if got, want := looksOf(table), "Column Centre 仿宋, Column Centre 仿宋, Units 宋, Centre 仿宋"; got != want {
		t.Errorf("two columns: %s", got)
	}
}

func looksOf(t *Table) string {
	var all []string
	for _, c := range t.Cells {
		look := c.Header.String()
		if look != "" {
			look += " "
		}
		look += map[Align]string{Left: "Left", Centre: "Centre", Units: "Units"}[c.Align]
		all = append(all, fmt.Sprint(look, " ", c.Face))
	}
	return strings.Join(all, ", ")
}
