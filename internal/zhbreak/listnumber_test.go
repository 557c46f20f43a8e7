package zhbreak

import "testing"

func TestListNumbersAreKnown(t *testing.T) {
	for text, want := range map[string]int{
		"一、总体": 2, "十二、总体": 3, "二十一、": 4, "（一）主动": 3, "(一)主动": 3, "（十二）": 4, "1.公开": 2, "12.公开": 3, "1、公开": 2,
		"1．公开": 2, "（1）公开": 3, "(12)": 4, "①公开": 1, "⑳": 1, "１．公开": 2, "（１）": 3, "１、": 2, "1. 公开": 2, "1.": 2,
	} {
		if got := ListNumber([]rune(text)); got != want {
			t.Errorf("%q begins with a list number of %d characters, want %d", text, got, want)
		}
	}
}

func TestWhatOnlyLooksLikeAListNumberIsNone(t *testing.T) {
	for _, text := range []string{
		"", "一", "一是", "1", "12", "1.5万", "1．5万", "１．５", "（一", "（", "（）", "（一是）", "（1、", "一）", "1）", "、", ".", "一.", "一．", "（甲）",
		"12345.", "（12345）", "一二三四五、", "公开一、", "㉑", "2021年",
	} {
		if got := ListNumber([]rune(text)); got != 0 {
			t.Errorf("%q begins with a list number of %d characters", text, got)
		}
	}
}
