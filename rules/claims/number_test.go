package claims

import (
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNumeralsAreReadWhole(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // "" when it is no certain number
		left string // what stands behind the number
	}{
		{"70件", "70", "件"},
		{"1,234件", "1234", "件"},
		{"1，234，567件", "1234567", "件"},
		{"12 345件", "12345", "件"},
		{"2021，123件", "2021", "，123件"},
		{"12,34件", "12", ",34件"},
		{"12 34件", "", ""},
		{"24252.311082万元", "242523110.82", "元"},
		{"44.72万件", "447200", "件"},
		{"3千件", "3000", "件"},
		{"2亿", "200000000", ""},
		{"0", "0", ""},
		{"1.", "1", "."},
		{"1234567890123456", "", ""},
		{"零件", "0", "件"},
		{"〇", "0", ""},
		{"三件", "3", "件"},
		{"两件", "2", "件"},
		{"十件", "10", "件"},
		{"十二", "12", ""},
		{"二十", "20", ""},
		{"二十三", "23", ""},
		{"一百", "100", ""},
		{"一百零二", "102", ""},
		{"一百一十", "110", ""},
		{"一百十二", "112", ""},
		{"一百二十三", "123", ""},
		{"两百", "200", ""},
		{"一千零五", "1005", ""},
		{"一千零五十", "1050", ""},
		{"三千一百一十九", "3119", ""},
		{"一万", "10000", ""},
		{"一万零三", "10003", ""},
		{"十二万三千四百五十六", "123456", ""},
		{"两亿零三万", "200030000", ""},
		{"二〇二一年", "2021", "年"},
		{"一二三", "123", ""},
		{"三五件", "", ""},      // three to five
		{"一百二件", "", ""},     // 102 or 120
		{"一万三", "", ""},      // 10,003 or 13,000
		{"十七八件", "", ""},     // 17 or 18
		{"两三百件", "", ""},     // 200 or 300
		{"百余件", "", ""},      // no digit
		{"一百零", "", ""},      // unfinished
		{"二百百", "", ""},      // nonsense
		{"一百二千", "", ""},     // nonsense
		{"一万二万", "", ""},     // two numbers
		{"零十", "", ""},       // nonsense
		{"政府信息", "", ""},     // no number
		{"", "", ""},         // nothing
		{"−5", "", ""},       // a sign
		{"二一百", "", ""},      // nonsense
		{"一百零零二", "102", ""}, // clumsy, but certain
	} {
		n, size := scanNumber(c.text)
		if c.want == "" {
			if size != 0 {
				t.Errorf("%q is read as %s", c.text, n)
			}
			continue
		}
		if n.String() != c.want && n.Rat().RatString() != c.want || c.text[size:] != c.left {
			if got, ok := new(big.Rat).SetString(c.want); !ok || got.Cmp(n.Rat()) != 0 || c.text[size:] != c.left {
				t.Errorf("%q: got %s and %q left, want %s and %q", c.text, n, c.text[size:], c.want, c.left)
			}
		}
	}
}

// inChinese writes a number as a careful writer does.
func inChinese(n int64) string {
	if n == 0 {
		return "零"
	}
	var b strings.Builder
	zero := false
	for _, u := range []struct {
		value int64
		name  string
	}{{1e8, "亿"}, {1e4, "万"}, {1e3, "千"}, {1e2, "百"}, {10, "十"}, {1, ""}} {
		q := n / u.value
		n %= u.value
		switch {
		case q == 0:
			zero = b.Len() > 0
			continue
		case zero:
			b.WriteString("零")
			zero = false
		}
		if q < 10 {
			b.WriteString([]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[q])
		} else {
			b.WriteString(inChinese(q))
		}
		b.WriteString(u.name)
	}
	return b.String()
}

func TestAnyNumberWrittenInChineseIsReadBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.Int64Range(0, 1e12-1).Draw(rt, "n")
		if rapid.Bool().Draw(rt, "small") {
			n %= 1000
		}
		text := inChinese(n)
		got, size := scanNumber(text + "件")
		if size != len(text) || got.Rat().Cmp(new(big.Rat).SetInt64(n)) != 0 {
			rt.Fatalf("%s (%d) is read as %s, %d of %d bytes", text, n, got, size, len(text))
		}
	})
}

func TestAnyNumberInDigitsIsReadBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		whole := rapid.Int64Range(0, 999_999_999).Draw(rt, "whole")
		fraction := rapid.StringMatching(`(\.[0-9]{1,5})?`).Draw(rt, "fraction")
		text := strconv.FormatInt(whole, 10)
		want, _ := new(big.Rat).SetString(text + fraction)
		for i := len(text) - 3; i > 0 && rapid.Bool().Draw(rt, "separators"); i -= 3 {
			text = text[:i] + "," + text[i:]
		}
		if !wellSeparated(text) {
			return
		}
		text += fraction
		got, size := scanNumber(text)
		if size != len(text) || got.Rat().Cmp(want) != 0 {
			rt.Fatalf("%s is read as %s, %d of %d bytes", text, got, size, len(text))
		}
		if back, _ := new(big.Rat).SetString(got.String()); back.Cmp(want) != 0 {
			rt.Fatalf("%s is written as %s", text, got)
		}
	})
}

// wellSeparated: separators everywhere or nowhere.
func wellSeparated(text string) bool {
	groups := strings.Split(text, ",")
	return len(groups) == 1 || len(groups[0]) <= 3
}

func TestANumberAgreesAsFarAsItIsWritten(t *testing.T) {
	for _, c := range []struct {
		number Number
		how    Exactness
		value  string
		agrees bool
	}{
		{Number{70, 0}, Exact, "70", true},
		{Number{70, 0}, Exact, "71", false},
		{Number{4472, 2}, Exact, "447228", true}, // 44.72万, cut
		{Number{4473, 2}, Exact, "447228", true}, // rounded up
		{Number{4472, 2}, Exact, "447328", false},
		{Number{2425231, -2}, Exact, "24252.311082", true},
		{Number{2425232, -2}, Exact, "24252.311082", true},
		{Number{2425233, -2}, Exact, "24252.311082", false},
		{Number{0, 0}, Exact, "0.5", false},
		{Number{0, 0}, Exact, "0", true},
		{Number{70, 0}, About, "75", true},
		{Number{70, 0}, About, "0", false},
		{Number{70, 0}, AtLeast, "75", true},
		{Number{70, 0}, AtLeast, "69", false},
		{Number{70, 0}, AtMost, "69", true},
		{Number{70, 0}, AtMost, "71", false},
	} {
		v, _ := new(big.Rat).SetString(c.value)
		if got := (Claim{Number: c.number, Exactness: c.how}).Agrees(v); got != c.agrees {
			t.Errorf("%v %v with %s: %v", c.number, c.how, c.value, got)
		}
	}
}

func TestGroupsOfThreeDigits(t *testing.T) {
	for s, want := range map[string]bool{"123": true, "123x": true, "1234": false, "12": false, "": false, "x23": false, "1x3": false, "12x": false, "/23": false, ":23": false, "000": true, "999年": true} {
		if threeDigits(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
