package tables

import (
	"math/big"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// grammar is what a number is, said once more: a sign at most, digits, perhaps in groups of three, and a
// fraction with digits on both sides of its point.
var grammar = regexp.MustCompile(`^[+-]?([0-9]+|[0-9]{1,3}([,，][0-9]{3})+)(\.[0-9]+)?$`)

// Every character of a text is accounted for, or the text is refused.
func TestNothingButNumbersIsReadAsANumber(t *testing.T) {
	hostile := rapid.StringOfN(rapid.RuneFrom([]rune("0123456789+-.,，")), 0, 12, -1)
	near := rapid.Custom(func(t *rapid.T) string { // a number with a character put in or taken out
		s := []rune(rapid.StringMatching(`[+-]?[0-9]{1,3}(,[0-9]{3}){0,2}(\.[0-9]{1,3})?`).Draw(t, "number"))
		at := rapid.IntRange(0, len(s)-1).Draw(t, "at")
		switch rapid.IntRange(0, 2).Draw(t, "change") {
		case 0:
			s = append(s[:at], s[at+1:]...)
		case 1:
			s = append(s[:at], append([]rune{rapid.RuneFrom([]rune("0+-.,，e_ x%٣")).Draw(t, "rune")}, s[at:]...)...)
		}
		return string(s)
	})
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(hostile, near).Draw(t, "text")
		trimmed := strings.TrimSpace(text)
		d, err := ParseDecimal(text)
		n, wholeErr := ParseCount(text)
		if !grammar.MatchString(trimmed) {
			if err == nil || wholeErr == nil {
				t.Fatalf("%q is read as %v, %d", text, d, n)
			}
			return
		}
		want, ok := new(big.Rat).SetString(strings.NewReplacer(",", "", "，", "").Replace(trimmed))
		if err != nil || !ok || d.Rat().Cmp(want) != 0 {
			t.Fatalf("%q is read as %v (%v), want %v", text, d, err, want)
		}
		if (wholeErr == nil) != want.IsInt() || wholeErr == nil && want.Cmp(new(big.Rat).SetInt64(n)) != 0 {
			t.Fatalf("%q is counted as %d (%v)", text, n, wholeErr)
		}
	})
}

// An amount is a number and what stands behind it, unchanged.
func TestAnAmountBeginsWithANumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.StringOfN(rapid.RuneFrom([]rune("012+-.,")), 0, 6, -1).Draw(t, "number")
		unit := rapid.SampledFrom([]string{"", "元", "万元", " 元", "美元（折合）"}).Draw(t, "unit")
		a, err := ParseAmount(number + unit)
		if (err == nil) != grammar.MatchString(number) {
			t.Fatalf("%q: %v", number+unit, err)
		}
		if err == nil && a.unit != unit {
			t.Fatalf("%q has the unit %q", number+unit, a.unit)
		}
	})
}
