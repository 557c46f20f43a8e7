package claims

import (
	"fmt"
	"math/big"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file lists the words of the lexicon by what they say.
func TestTheWordsOfTheTable(t *testing.T) {
	var lines []string
	w := lexicon()
	for _, list := range append(slices.Clone(w.lists), w.digit) {
		for i, e := range list {
			lines = append(lines, fmt.Sprintf("%s %x %d\n", e.text, uint64(e.says), e.arg))
			if i > 0 && len(list[i-1].text) < len(e.text) {
				t.Errorf("%s stands behind the shorter %s", e.text, list[i-1].text)
			}
		}
	}
	slices.Sort(lines)
	golden.Compare(t, filepath.Join("testdata", "lexicon.txt"), []byte(strings.Join(lines, "")))
	for _, r := range []rune{'\u4dff', '\ua000', '0', '2', 'a', '丂', firstHan, lastHan} {
		if got := w.of(r); len(got) > 0 && r != firstHan {
			t.Errorf("%q begins %v", r, got)
		}
	}
}

func TestBlanksAreLeftOutAndMarksHaveOneForm(t *testing.T) {
	for _, r := range []rune{' ', '\t', '\r', '\n', '\v', '\f', '\u00a0', '\u2000', '\u2003', '\u200a', '\u200b', '\u2028', '\u2029', '\u3000', '\u0085', '\ufeff'} {
		if !isBlank(r) {
			t.Errorf("%q is no blank", r)
		}
	}
	for _, r := range []rune{'a', '\u00a1', '\u1fff', '\u200c', '\u2027', '\u202a', '\u3001', '\u0086', '\b', '\x0e', '甲'} {
		if isBlank(r) {
			t.Errorf("%q is a blank", r)
		}
	}
	for in, want := range map[rune]rune{
		'０': '0', '５': '5', '９': '9', '／': '／', '：': '：', '(': '（', ')': '）', ':': '：', ';': '；', '!': '！', '?': '？', '％': '%', '．': '.',
		',': ',', '.': '.', '0': '0', '\x7f': '\x7f', '\u0080': '\u0080', '甲': '甲', '、': '、', 'Ａ': 'Ａ',
	} {
		if got := plain(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"1 2": "1 2", "1　2": "1 2", "1 \u200b2": "1 2", "1 甲": "1甲", "甲 1": "甲1", " 1": "1", "1 ２": "1 2", "1 *2": "1 2", "1*2": "12", "９ ０": "9 0", "9 :": "9：", "9 /": "9/", "**甲**": "甲", "": "", " ": "",
	} {
		var f folded
		f.fold(in, 0, len(in))
		if got := string(f.text); got != want || len(f.at) != len(f.text)+1 || int(f.at[len(f.text)]) != len(in) {
			t.Errorf("%q: got %q at %v, want %q", in, got, f.at, want)
		}
	}
	var f folded
	f.fold("一 二三", 3, len("一 二三"))
	if f.end("一 二三", 0) != 4 || f.end("一 二三", 3) != 7 || f.end("一 二三", 6) != 10 {
		t.Errorf("ends: %v", f.at)
	}
}

func TestTheMarksThatEndClauses(t *testing.T) {
	want := map[rune]mark{}
	for m, marks := range map[mark]string{comma: "，,.", listing: "、", colon: "：", semicolon: "；", opening: "（〔［【[", closing: "）〕］】]", stop: "。！？", noMark: "甲a1—…《》“”〈〉「」·;:!?()/|"} {
		for _, r := range marks {
			want[r] = m
		}
	}
	for r, m := range want {
		if got := markOf(r); got != m {
			t.Errorf("%q: got %d, want %d", r, got, m)
		}
	}
}

func TestListNumbersAtTheirLimits(t *testing.T) {
	for text, want := range map[string]int{
		"0、": 4, "9、": 4, "/、": 0, ":、": 0, "〇、": 6, "十、": 6, "百、": 0, "①": 3, "⑳": 3, "㉑": 0, "⓪": 0, "1①": 0, "（①": 0, "（1、": 0, "1）": 0, "（1）": 7, "（）": 0, "、": 0, "．": 0,
		"1.": 2, "1.5": 0, "1.甲": 2, "12.3": 0, "12.": 3, "一.": 4, "一.1": 0, "（1.": 0, "（一）": 9, "（一百）": 0, "（一、": 0,
		"一二三四五六七、": 24, "一二三四五六七八、": 0,
	} {
		if got := listNumber([]byte(text)); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}

func TestEachSubjectHasItsFamily(t *testing.T) {
	for s := Nothing; s < subjects; s++ {
		want := noFamily
		switch {
		case s == Nothing, s == Fees:
		case s >= Received && s <= FeeUnpaid:
			want = applications
		case s == Reconsideration:
			want = reconsiderations
		case s == Litigation:
			want = lawsuits
		case s == LitigationDirect:
			want = lawsuitsDirect
		case s == LitigationAfterward:
			want = lawsuitsAfterward
		case s == RegulationsIssued, s == RegulationsRepealed, s == RegulationsInForce:
			want = regulations
		case s == DocumentsIssued, s == DocumentsRepealed, s == DocumentsInForce:
			want = documents
		case s == Licences, s == Penalties, s == Coercions:
			want = decisions
		case s == Projects, s == Procurement:
			want = purchases
		}
		if got := familyOf(s); got != want {
			t.Errorf("subject %d: got %d, want %d", s, got, want)
		}
		group := s == Granted || s == PartlyGranted || s == Refused || s == Unavailable || s == NotProcessed || s == OtherOutcome
		if isGroup(s) != group {
			t.Errorf("subject %d is a group: %v", s, !group)
		}
	}
}

func TestNumeralsEndWhereTheyEnd(t *testing.T) {
	for text, want := range map[string]int{
		"12": 2, "12件": 2, "1,2": 3, "1,件": 1, "1，2": 5, "1.2": 3, "1.": 1, "1 2": 3, "1 件": 1, "1;2": 1, "1/2": 1, "1:2": 1, "9:": 1, "0/": 1, "一万亿": 9, "一,2": 5, "一,二": 3, "十百千": 9, "〇零": 6, "甲": 0, "": 0,
	} {
		if got := numeralEnd([]byte(text), 0); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
	for _, r := range "0123456789〇○零一二两三四五六七八九十" {
		if !startsNumeral(r) {
			t.Errorf("%q begins no number", r)
		}
	}
	for _, r := range "/:百千万亿,.-甲a０" {
		if startsNumeral(r) {
			t.Errorf("%q begins a number", r)
		}
	}
	for i, digits := range []string{"〇○零", "一", "二两", "三", "四", "五", "六", "七", "八", "九"} {
		for _, r := range digits {
			if chineseDigit(r) != int64(i) || chineseUnit(r) != 0 {
				t.Errorf("%q is %d", r, chineseDigit(r))
			}
		}
	}
	for r, want := range map[rune]int64{'十': 10, '百': 100, '千': 1000, '万': 10000, '亿': 100000000, '兆': 0, '个': 0} {
		if chineseUnit(r) != want || chineseDigit(r) != -1 {
			t.Errorf("%q is the unit %d", r, chineseUnit(r))
		}
	}
}

func TestNumbersAtTheirLimits(t *testing.T) {
	for text, want := range map[string]string{
		"123456789012345": "123456789012345 15", "1234567890123456": " 0", "0.12345678901234": "0.12345678901234 16", "0.123456789012345": " 0",
		"999,999": "999999 7", "1,2345": "1 1", "1234,567": "1234 4", "1,234,56": "1234 5", "1，234": "1234 7", "1 234": "1234 5", "12 ": " 0", "1.5.": "1.5 3", "1..": "1 1", "1,": "1 1",
		"3千": "3000 4", "3万": "30000 4", "3亿": "300000000 4", "3千万": "30000000 7", "3万亿": "3000000000000 7", "3万亿亿": "300000000000000000000 10", "3千万亿亿": " 0", "3.5千": "3500 6", "3万件": "30000 4", "0万": "0 4",
		"三万": "30000 6", "三亿": "300000000 6", "三万亿": " 0", "一亿万": " 0", "一亿三万": "100030000 12", "十": "10 3", "十万": "100000 6", "零十": " 0", "一百零十": "110 12", "一零": "10 6", "一千零一十": "1010 15", "一百一": " 0", "一十一": "11 9", "一百零一": "101 12", "一万零": " 0",
		"一二": " 0", "一零零": "100 9", "二〇": "20 6", "一": "1 3", "一二三四五六七八九一二三四五": "12345678912345 42", "一二三四五六七八九一二三四五六": "123456789123456 45", "一二三四五六七八九一二三四五六七": " 0",
		"一千百": " 0", "一十十": " 0", "一百十": "110 9", "九千九百九十九": "9999 21", "一百二十": "120 12", "万": " 0", "零": "0 3", "零万": " 0",
	} {
		n, size := scanNumber(text)
		got := n.String()
		if size == 0 {
			got = ""
		}
		if got = fmt.Sprint(got, " ", size); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	for n, want := range map[Number]string{{5, 0}: "5", {5, 2}: "500", {0, 3}: "0", {5, -1}: "0.5", {5, -2}: "0.05", {12, -2}: "0.12", {123, -2}: "1.23", {0, -1}: "0.0", {-5, 1}: "-50"} {
		if n.String() != want {
			t.Errorf("%d × 10^%d: got %s, want %s", n.Mantissa, n.Exp, n, want)
		}
	}
}

func TestWhatAgreesAtItsLimits(t *testing.T) {
	for _, c := range []struct {
		n      Number
		how    Exactness
		values string // those that agree, and behind "!" those that do not
	}{
		{Number{5, 0}, Exact, "5 11/2 9/2 ! 4 6 99999999999999999999"}, {Number{5, 0}, About, "1 5 100 -1 1/2 ! 0"}, {Number{0, 0}, About, "0 ! 1"},
		{Number{5, 0}, AtLeast, "5 6 11/2 ! 4 49/10"}, {Number{5, 0}, AtMost, "5 4 0 ! 6 51/10"}, {Number{5, 1}, Exact, "50 41 59 ! 40 60"}, {Number{5, -1}, Exact, "1/2 59/100 41/100 ! 3/5 2/5"},
		{Number{0, 4}, Exact, "0 ! 1 9999"}, {Number{0, 0}, Exact, "0 ! 1/2 1"}, {Number{0, -1}, Exact, "0 1/20 -1/20 ! 1/10 1"}, {Number{5, 1}, AtLeast, "50 51 ! 49"},
	} {
		good, bad, _ := strings.Cut(c.values, "!")
		for want, list := range map[bool]string{true: good, false: bad} {
			for text := range strings.FieldsSeq(list) {
				v, _ := new(big.Rat).SetString(text)
				if (Claim{Number: c.n, Exactness: c.how}).Agrees(v) != want {
					t.Errorf("%s (%d) and %s: %v", c.n, c.how, text, !want)
				}
			}
		}
	}
}

// A clause of more than a thousand words is none, and a list before a number has six members at most.
func TestLongClausesAndLists(t *testing.T) {
	read := func(text string) int { return len(Read(text, Options{Year: 2023})) }
	for _, c := range []struct{ words, want int }{{997, 1}, {998, 0}} {
		if got := read(strings.Repeat("已", c.words) + "收到政府信息公开申请5件。"); got != c.want {
			t.Errorf("%d words: %d claims", c.words+3, got)
		}
	}
	names := []string{"政府信息公开行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "行政复议", "行政诉讼", "行政复议", "行政诉讼"}
	for n, want := range map[int]int{2: 2, 6: 6, 7: 7, 8: 7} {
		if got := read(strings.Join(names[:n], "、") + "均为0件。"); got != want {
			t.Errorf("a list of %d: %d claims", n, got)
		}
		if n < 8 {
			if got := read("未发生" + strings.Join(names[1:n+1], "、") + "。"); got != map[bool]int{true: n, false: 0}[n <= 6] {
				t.Errorf("a negated list of %d: %d claims", n, got)
			}
		}
	}
}
