package pdfcheck

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func scan(data string) ([]operand, error) {
	s := &scanner{data: []byte(data)}
	var out []operand
	for {
		o, err := s.next()
		if errors.Is(err, errEnd) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, o)
	}
}

func TestTheScannerReadsEveryKindOfObject(t *testing.T) {
	for data, want := range map[string][]operand{
		"":                            nil,
		" % a comment\r BT":           {operator("BT")},
		"1 -2 +3.5 .25 -.5 4.":        {1.0, -2.0, 3.5, .25, -.5, 4.0},
		"1.2.3 --4 1e":                {operator("1.2.3"), operator("--4"), operator("1e")},
		"/Name/A#20B/":                {name("Name"), name("A B"), name("")},
		"(a(b)c)(\\(\\101\\1\\n\\\n)": {text("a(b)c"), text("(A\x01\n")},
		"(a\r\nb\rc\\\r\nd\\e)":       {text("a\nb\ncde")},
		"<4a 4B>Tj<>":                 {text("JK"), operator("Tj"), text("")},
		"[1/A[(b)<43>]]":              {[]operand{1.0, name("A"), []operand{text("b"), text("C")}}},
		"<</MCID 3/B<</C[]>>>>BDC":    {dictionary{"MCID": 3.0, "B": dictionary{"C": []operand{}}}, operator("BDC")},
		"T* ' \"":                     {operator("T*"), operator("'"), operator("\"")},
		strings.Repeat("[", 20) + "1" + strings.Repeat("]", 20): {nest(20)},
	} {
		got, err := scan(data)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q gives %#v, %v", data, got, err)
		}
	}
}

func nest(depth int) operand {
	if depth == 0 {
		return 1.0
	}
	return []operand{nest(depth - 1)}
}

func TestTheScannerRefusesWhatIsNoObject(t *testing.T) {
	for data, want := range map[string]string{
		"<4>": "odd number", "<4g>": "'g'", "<44": "no end", "(a(b)": "no end", "(\\": "no end", "[1": "an array has no end",
		"<</A 1": "a dictionary has no end", "<</A>>": "instead of a dictionary's value", "<<1 2>>": "no name", "<</A 1/A 2>>": "twice",
		"]": "closes nothing", ">>": "closes nothing", ">": "single >", ")": "out of place", "{": "out of place",
		"[>>]": "in an array", "/A#4": "within a character", "/A#4x": "without two digits",
		strings.Repeat("[", 100): "too deep", strings.Repeat("<</A", 100): "too deep",
	} {
		if _, err := scan(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, not one with %q", data, err, want)
		}
	}
}

func TestTheScannerReadsBackHexadecimalStrings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")
		digits := rapid.SampledFrom([]string{"0123456789ABCDEF", "0123456789abcdef"}).Draw(t, "digits")
		var b strings.Builder
		for _, c := range want {
			b.WriteString(string(digits[c>>4]) + rapid.SampledFrom([]string{"", " ", "\n"}).Draw(t, "space") + string(digits[c&15]))
		}
		got, err := scan("<" + b.String() + ">")
		if err != nil || len(got) != 1 || got[0] != operand(text(want)) {
			t.Fatalf("%#v, %v", got, err)
		}
	})
}

func TestUTF16IsReadWithItsPairsAndRefusedWithHalfOfOne(t *testing.T) {
	for b, want := range map[string]string{"": "", "\x5e\x74": "年", "\xd8\x42\xdf\xb7": "𠮷", "\x00a\xd8\x42\xdf\xb7\x00b": "a𠮷b"} {
		if got, ok := utf16Text(b); !ok || got != want {
			t.Errorf("%x gives %q, %v", b, got, ok)
		}
	}
	for _, b := range []string{"a", "\xd8\x42", "\xdf\xb7", "\xdf\xb7\xd8\x42", "\xd8\x42\x00a"} {
		if got, ok := utf16Text(b); ok {
			t.Errorf("%x gives %q", b, got)
		}
	}
}

// FuzzContent reads any bytes as a page's content.
func FuzzContent(f *testing.F) {
	for _, seed := range []string{
		"/P<</MCID 0>> BDC\nBT\n/F1 16 Tf 1 2 Td[<0001>-10<0002>]TJ\nET\nEMC\n", "/Artifact BMC q 1 2 3 4 re f Q EMC",
		"EMC ET Q BT BT (a) Tj [[(b)]] TJ 1 Tj", "/P /Q BDC /P BMC /P<</MCID 1.5>>BDC /P<</MCID 0/Lang(zh)>>BDC", "[<</A(\\", "/#",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &page{byMCID: map[int]*sequence{}}
		r := &reading{c: &checker{}, p: p, font: &font{used: map[uint16]bool{}, unicode: map[uint16]string{1: "一"}}}
		r.read(data)
		if len(p.sequences) != len(p.byMCID) {
			t.Errorf("%d sequences, %d MCIDs", len(p.sequences), len(p.byMCID))
		}
	})
}
