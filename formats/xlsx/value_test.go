package xlsx

import (
	"strings"
	"testing"
)

func TestNumbersAreReadInFull(t *testing.T) {
	for raw, want := range map[string]string{
		"0": "0", "-0": "0", "7": "7", "2.0": "2", "96171.6": "96171.6", "0.30000000000000004": "0.3", "59237.244899999998": "59237.2449", "1E3": "1000", "1.234560E+05": "123456",
		"-12": "-12", "1.5E-3": "0.0015", "123456789012345": "123456789012345", " 5 ": "5", "1234567890123456789": "1234567890123460000", "0.1": "0.1", "007": "7",
	} {
		if got, ok := numberText(raw); got != want || !ok {
			t.Errorf("%q: got %q %v, want %q", raw, got, ok, want)
		}
	}
	for _, raw := range []string{"", "x", "1E400", "NaN", "1E+99"} {
		if got, ok := numberText(raw); ok {
			t.Errorf("%q: got %q", raw, got)
		}
	}
}

func TestFormatsOfDates(t *testing.T) {
	for format, want := range map[string][2]bool{
		"yyyy/m/d": {true, false}, `yyyy"年"m"月"`: {true, false}, "[$-804]aaaa": {false, false}, "General": {false, false}, `General"月"`: {false, false}, "0.00": {false, false},
		"h:mm": {false, true}, "[h]:mm:ss": {false, true}, "m/d": {true, false}, "#,##0;[Red]-#,##0": {false, false}, `"day"0`: {false, false}, `\d0`: {false, false}, "0.0E+00": {false, false}, "": {false, false},
	} {
		if days, times := isDate(format); days != want[0] || times != want[1] {
			t.Errorf("%s: got %v %v, want %v", format, days, times, want)
		}
	}
}

func TestValues(t *testing.T) {
	for _, c := range []struct{ name, cell, want string }{
		{"shared text", `< t="s"><v>0</v>`, "共享"},
		{"rich text without its pronunciation", `< t="s"><v>1</v>`, "粗细"},
		{"characters that XML cannot hold", `< t="s"><v>2</v>`, "A/二"},
		{"text that is not there", `< t="s"><v>9</v>`, "{单元格的文字在文件里找不到}"},
		{"text of a formula", `< t="str"><f>A1</f><v>甲</v>`, "甲"},
		{"an empty text of a formula", `< t="str"><f>A1</f><v></v>`, ""},
		{"a truth", `< t="b"><v>1</v>`, "TRUE"},
		{"an error", `< t="e"><f>1/0</f><v>#DIV/0!</v>`, "#DIV/0!{单元格是错误值 #DIV/0!}"},
		{"a date of the strict form", `< t="d"><v>2024-01-05T00:00:00</v>`, "2024年1月5日"},
		{"a date", `< s="2"><v>45296</v>`, "2024年1月5日"},
		{"a count that was made a date", `< s="1"><v>12</v>`, "1900/1/12{单元格设成了日期格式，其中的数值是 12}"},
		{"a count that was made no date", `< s="1"><v>-3</v>`, "-3{单元格设成了日期格式，但数值不是日期}"},
		{"a number with a unit", `< s="3"><v>12</v>`, "12"},
		{"a number in thousands, and a dash for nought", `< s="4"><v>0</v>`, "0"},
		{"a share", `< s="5"><v>0.285</v>`, "28.5%"},
		{"struck through", `< s="8"><v>5</v>`, "5{文字带删除线}"},
		{"no number", `<><v>abc</v>`, "abc{数值无法读出}"},
		{"a formula with its result", `<><f>1+1</f><v>3</v>`, "3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, workbook(data("甲|乙|1\n丙|"+c.cell+"|2")))
			if want := "[2x3]\n 0:甲 1:乙 2:1\n 0:丙 1:" + c.want + " 2:2\n"; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestDatesOfTheOtherEpoch(t *testing.T) {
	f := workbook(data(`甲|< s="2"><v>43834</v>|1`))
	f["xl/workbook.xml"] = strings.Replace(f["xl/workbook.xml"], "<workbookPr/>", `<workbookPr date1904="1"/>`, 1)
	if got, want := read(t, f), "[1x3]\n 0:甲 1:2024年1月5日 2:1\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
