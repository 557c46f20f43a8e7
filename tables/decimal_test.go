package tables

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnAmountIsPrintedAsItWasWritten(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "24252.311082": "24252.311082", "96171.60": "96171.60", "-0.5": "-0.5",
		"1,234.5": "1234.5", "1,234,567": "1234567", " 12 ": "12", "1，234": "1234",
	} {
		d, err := ParseDecimal(in)
		if err != nil || d.String() != want {
			t.Errorf("%q: got %q, %v", in, d, err)
		}
	}
	if got := (Decimal{}).String(); got != "0" {
		t.Errorf("the zero value prints %q", got)
	}
}

func TestWhatIsNoNumberIsRefusedWithItsReason(t *testing.T) {
	for in, want := range map[string]NumberReason{
		"": NotANumber, "abc": NotANumber, "1e5": NotANumber, ".5": NotANumber, "5.": NotANumber, "0x1F": NotANumber,
		"1_000": NotANumber, "--1": NotANumber, "-+5": NotANumber, "+-5": NotANumber, "++5": NotANumber, "-": NotANumber, "5-": NotANumber, "- 5": NotANumber,
		"-+1,234": NotANumber, "1,234-": BadCommas, "1.2.3": NotANumber, "١": NotANumber,
		"1,2": BadCommas, "1,2,3": BadCommas, "1234,567": BadCommas, ",123": BadCommas, "1.234,5": BadCommas,
		"1000000000000000": TooLong, "0.1234567890123456": TooLong,
	} {
		_, err := ParseDecimal(in)
		var number *NumberError
		if !errors.As(err, &number) || number.Reason != want || number.Text == "" && in != "" {
			t.Errorf("%q: got %v", in, err)
		}
	}
}

func TestACountIsAWholeNumber(t *testing.T) {
	for in, want := range map[string]int64{"0": 0, "1,234": 1234, "-18": -18, "+7": 7, "010": 10, "3.0": 3, "999999999999999": 999999999999999} {
		if n, err := ParseCount(in); err != nil || n != want {
			t.Errorf("%q: got %d, %v", in, n, err)
		}
	}
	var number *NumberError
	if _, err := ParseCount("3.5"); !errors.As(err, &number) || number.Reason != NotWhole {
		t.Errorf("3.5: got %v", err)
	}
	if _, err := ParseCount("1" + strings.Repeat("0", 30)); !errors.As(err, &number) || number.Reason != TooLong {
		t.Errorf("10^30: got %v", err)
	}
}

func TestAnAmountKeepsItsExactValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(-999_999_999, 999_999_999).Draw(t, "whole")
		fraction := rapid.StringMatching(`[0-9]{1,9}`).Draw(t, "fraction")
		text := strconv.FormatInt(whole, 10) + "." + fraction
		d, err := ParseDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := new(big.Rat).SetString(text)
		if d.String() != text || d.Rat().Cmp(want) != 0 || d.Sign() != want.Sign() {
			t.Errorf("%s: got %s, %s", text, d, d.Rat())
		}
		var again Decimal
		b, err := d.MarshalText()
		if err != nil || again.UnmarshalText(b) != nil || again != d {
			t.Errorf("%s: reads back as %s", text, again)
		}
	})
}

func TestRowsAndTheirCellsTurnIntoEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a [7]int64
		var c [5]int64
		for i := range a {
			a[i] = rapid.Int64().Draw(t, "a")
		}
		for i := range c {
			c[i] = rapid.Int64().Draw(t, "c")
		}
		if ApplicantsOf(a).Values() != a || CasesOf(c).Values() != c {
			t.Error("a cell moved")
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0", "1,234.50", "-0.5", "1e9", "，", "９９"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDecimal(s)
		if err != nil {
			return
		}
		if again, err := ParseDecimal(d.String()); err != nil || again != d {
			t.Errorf("%q reads as %q, and that as %q (%v)", s, d, again, err)
		}
	})
}
