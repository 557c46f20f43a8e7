package rules

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/prose"
)

func TestChineseNumbers(t *testing.T) {
	for n, want := range map[int]string{
		-1: "-1", 0: "零", 1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一", 30: "三十", 99: "九十九", 100: "100",
	} {
		if got := chineseNumber(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	for s, want := range map[string]int{
		"2023": 2023, "二〇二三": 2023, "二○二三": 2023, "二零二三": 2023, "一二三四": 1234, "五六七八": 5678, "九": 9, "": 0, "甲": 0, "20甲23": 2023,
	} {
		if got := yearOf(s); got != want {
			t.Errorf("%s: %d", s, got)
		}
	}
}

func TestNumbersOfListsAreWrittenAlike(t *testing.T) {
	for _, c := range []struct {
		text  string
		value int
		want  string
	}{
		{"一、甲", 2, "二、"}, {"（一）甲", 3, "（三）"}, {"(一)甲", 3, "(三)"}, {"1.甲", 2, "2."}, {"1、甲", 12, "12、"}, {"（1）甲", 2, "（2）"}, {"(1)甲", 10, "(10)"}, {"十、甲", 11, "十一、"},
	} {
		n := prose.FindNumber(c.text)
		if got := numberLike(n, c.value); got != c.want {
			t.Errorf("%s: %s, want %s (level %d)", c.text, got, c.want, n.Level)
		}
	}
	for level, want := range map[int]string{1: "十二、 十二是", 2: "（十二） (十二) 十二） 十二)", 3: "12. 12、 12． 12） 12)", 4: "（12） (12) 12） 12)"} {
		if got := strings.Join(numbersLike(level, 12), " "); got != want {
			t.Errorf("level %d: %s", level, got)
		}
	}
}

func TestSpokenNumbersBeginClauses(t *testing.T) {
	for before, want := range map[string]int{
		"一": 1, "十": 10, "。一": 1, "；二": 2, "，三": 3, "：四": 4, "、五": 5, "！六": 6, "？七": 7, "*八": 8, "）九": 9, ",一": 1, ";一": 1, ":一": 1, ".一": 1, "”一": 1, " 一": 1, "\u3000一": 1,
		"甲一": 0, "十一": 0, "第一": 0, "": 0, "甲": 0, "。甲": 0, "一一": 0, "“一": 0, "（一": 0, "\t一": 0,
	} {
		if got := spokenNumber(before); got != want {
			t.Errorf("%q: %d, want %d", before, got, want)
		}
	}
}

// A period is looked for from a little before the first December on.
func TestThePartOfATextWithAPeriod(t *testing.T) {
	long := strings.Repeat("字", 60) // 180 bytes
	for _, c := range []struct{ text, want string }{
		{"", ""}, {long, ""}, {"12月", "12月"}, {"12.", "12."}, {"甲12月乙", "甲12月乙"}, {"1月", ""}, {"\x80甲12月", "\x80甲12月"},
		{long + "12月甲", strings.Repeat("字", 43) + "12月甲"}, {long + "a12月甲", strings.Repeat("字", 43) + "a12月甲"}, {long + "ab12月甲", strings.Repeat("字", 42) + "ab12月甲"},
		{long + "abc12月甲", strings.Repeat("字", 42) + "abc12月甲"}, {"12.1" + long + "12月", "12.1" + long + "12月"}, {"12月" + long + "12.", "12月" + long + "12."},
		{strings.Repeat("a", 128) + "12月", strings.Repeat("a", 128) + "12月"}, {strings.Repeat("a", 129) + "12月", strings.Repeat("a", 128) + "12月"},
	} {
		if got := periodPart(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTitlesBeforeTheNumbersOfNotices(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "甲": "", "《甲》": "甲", "按照《甲》（": "甲", "按照《甲》(": "甲", "《甲》和《乙》（": "乙", "《甲》乙（": "", "《关于印发《中华人民共和国甲》": "关于印发年度报告格式", "甲》": "甲",
		"关于《中华人民共和国甲》": "中华人民共和国甲", "《关于印发〈中华人民共和国甲〉的通知》": "关于印发〈中华人民共和国甲〉的通知", "印发《中华人民共和国甲》": "印发年度报告格式",
	} {
		if got := titleBefore(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestLinesThatAreCut(t *testing.T) {
	line := func(n int) string { return "，" + strings.Repeat("字", n-1) }
	for text, want := range map[string]int{
		line(19): 0, line(20): 20, line(21): 21, line(20) + "。": 0, line(20) + "9": 21, strings.Repeat("字", 30): 0, "。" + strings.Repeat("字", 20): 21, "；" + strings.Repeat("字", 20): 21, "、" + strings.Repeat("字", 20): 21,
		"：" + strings.Repeat("字", 20): 0, line(20) + "）": 0, line(20) + "a": 21, "": 0,
	} {
		if got := fullLine(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
	pieces := func(widths ...int) []prose.Piece {
		var all []prose.Piece
		for _, w := range widths {
			all = append(all, prose.Piece{Kind: prose.Text, Text: line(w)})
		}
		return append(all, prose.Piece{Kind: prose.Text, Text: "完。"})
	}
	for _, c := range []struct {
		pieces []prose.Piece
		i      int
		want   bool
	}{
		{pieces(30, 30), 0, true}, {pieces(30, 30), 1, true}, {pieces(30, 33), 0, true}, {pieces(33, 30), 0, true}, {pieces(30, 34), 0, false}, {pieces(34, 30), 0, false}, {pieces(30), 0, false},
		{pieces(30, 19), 0, false}, {pieces(30, 40, 30), 0, false}, {pieces(30, 40, 42), 1, true}, {pieces(30, 40, 42), 0, false},
	} {
		if got := isWrapped(c.pieces, c.i); got != c.want {
			t.Errorf("line %d of %v: %v", c.i, c.pieces, got)
		}
	}
}

func TestPiecesThatNextLinesBeginWith(t *testing.T) {
	for text, want := range map[string]bool{
		"作，": true, "工作，": true, "公开作，": true, "信息公开，": false, "，": false, "工作": false, "工作。": true, "工作；": true, "工作：": true, "工作、": true, "工作！": true, "工作？": true, "工1，": false, "a，": false,
		"目前，": false, "同时，": false, "此外，": false, "一年来，": false, "无，": false, "没有，": false, "略，": false, "下一步，": false, "近年来，": false, "据统计，": false, "经统计，": false,
	} {
		if got := isTail(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
	for _, opener := range strings.Fields("另外 其次 首先 再次 最后 总之 为此 今年 全年 去年 年内 其中 当前 今后 下步 因此 但是 然而 一是 二是 三是 四是 五是") {
		if isTail(opener + "，") {
			t.Errorf("%s is a tail", opener)
		}
	}
	for _, c := range []struct {
		now, next string
		want      bool
	}{
		{"《甲", "乙》", true}, {"“甲", "乙”", true}, {"（甲", "乙）", true}, {"《甲》", "乙》", false}, {"《甲", "乙", false}, {"《甲", "《乙》", false}, {"《甲", "乙》《", true}, {"甲", "乙》", false}, {"《甲》《", "乙》", true}, {"（甲", "乙》", false},
	} {
		if got := cutPair(c.now, c.next); got != c.want {
			t.Errorf("%s / %s: %v", c.now, c.next, got)
		}
	}
}
