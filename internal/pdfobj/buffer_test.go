package pdfobj

import (
	"encoding/hex"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// built is what one call appends to a buffer that holds before.
func built(before string, append func(*Buffer)) string {
	o := (&Buffer{}).Raw(before)
	append(o)
	return strings.TrimPrefix(string(o.Bytes()), before)
}

func TestNamesAreWrittenSoThatTheyReadBack(t *testing.T) {
	for name, want := range map[string]string{
		"Type": "/Type", "": "/", "A B": "/A#20B", "a#b": "/a#23b", "(/%)": "/#28#2F#25#29", "年": "/#E5#B9#B4", "a-b+c.d_e": "/a-b+c.d_e",
	} {
		if got := built("", func(o *Buffer) { o.Name(name) }); got != want {
			t.Errorf("%q is written %s, not %s", name, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		name := string(rapid.SliceOf(rapid.Byte()).Draw(t, "name"))
		written := built("", func(o *Buffer) { o.Name(name) })
		var back strings.Builder
		for i := 1; i < len(written); i++ {
			c := written[i]
			if c <= ' ' || c >= 0x7f || strings.IndexByte("()<>[]{}/%", c) >= 0 {
				t.Fatalf("%q holds %q", written, c)
			}
			if c == '#' {
				b, err := hex.DecodeString(written[i+1 : i+3])
				if err != nil {
					t.Fatalf("%q: %v", written, err)
				}
				c, i = b[0], i+2
			}
			back.WriteByte(c)
		}
		if written[0] != '/' || back.String() != name {
			t.Fatalf("%q is written %q", name, written)
		}
	})
}

// literalBack reads a literal string as a reader does (7.3.4.2).
func literalBack(t *rapid.T, written string) string {
	var out []byte
	body := written[1 : len(written)-1]
	for i := 0; i < len(body); i++ {
		c := body[i]
		switch {
		case c == '(' || c == ')' || c < ' ' || c > '~':
			t.Fatalf("%q holds a bare %q", written, c)
		case c == '\\' && body[i+1] >= '0' && body[i+1] <= '7':
			n, err := strconv.ParseUint(body[i+1:i+4], 8, 8)
			if err != nil {
				t.Fatalf("%q: %v", written, err)
			}
			c, i = byte(n), i+3
		case c == '\\':
			i++
			c = body[i]
		}
		out = append(out, c)
	}
	return string(out)
}

func TestLiteralStringsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.Byte()).Draw(t, "string"))
		written := built("", func(o *Buffer) { o.Literal(s) })
		if got := literalBack(t, written); got != s {
			t.Fatalf("%q is written %q and reads %q", s, written, got)
		}
	})
}

func TestTextIsASCIIOrUTF16AndReadsBack(t *testing.T) {
	for text, want := range map[string]string{
		"": "()", "a(b)": `(a\(b\))`, "年": "<FEFF5E74>", "a年": "<FEFF00615E74>", "𠮷": "<FEFFD842DFB7>", "\n": "<FEFF000A>", "\uFFFD": "<FEFFFFFD>",
	} {
		if got := built("", func(o *Buffer) { o.Text(text) }); got != want {
			t.Errorf("%q is written %s, not %s", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		written := built("", func(o *Buffer) { o.Text(text) })
		if !strings.HasPrefix(written, "<") {
			if got := literalBack(t, written); got != text {
				t.Fatalf("%q is written %q", text, written)
			}
			return
		}
		b, err := hex.DecodeString(strings.Trim(written, "<>"))
		if err != nil {
			t.Fatalf("%q: %v", written, err)
		}
		if got := utf16Back(t, b); got != text {
			t.Fatalf("%q is written %q and reads %q", text, written, got)
		}
	})
}

// utf16Back decodes UTF-16BE after its byte order mark.
func utf16Back(t *rapid.T, b []byte) string {
	if len(b)%2 != 0 || len(b) < 2 || b[0] != 0xFE || b[1] != 0xFF {
		t.Fatalf("%x is no UTF-16BE", b)
	}
	var units []uint16
	for i := 2; i < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

func TestThousandthsAreWrittenExactlyAndShort(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0", 1: ".001", -1: "-.001", 10: ".01", 100: ".1", 999: ".999", 1000: "1", -1000: "-1", 1500: "1.5", 841890: "841.89", -1020: "-1.02",
	} {
		if got := built("", func(o *Buffer) { o.Milli(n) }); got != want {
			t.Errorf("%d thousandths are written %s, not %s", n, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(-1<<40, 1<<40).Draw(t, "n")
		written := built("", func(o *Buffer) { o.Milli(n) })
		v, err := strconv.ParseFloat(written, 64)
		if err != nil || int64(math.Round(v*1000)) != n {
			t.Fatalf("%d is written %q: %v", n, written, err)
		}
		if strings.Contains(written, ".") && strings.HasSuffix(written, "0") || strings.ContainsAny(written, "eE+ ") {
			t.Fatalf("%d is written %q", n, written)
		}
	})
}

// Two tokens that would run together are parted, others are not.
func TestTokensDoNotRunTogether(t *testing.T) {
	for name, c := range map[string]struct {
		build func(o *Buffer)
		want  string
	}{
		"numbers":             {func(o *Buffer) { o.Int(1).Int(-2).Milli(1500).Bool(true).Int(3) }, "1 -2 1.5 true 3"},
		"a number and a name": {func(o *Buffer) { o.Key("A").Int(1).Key("B").Bool(false).Key("C") }, "/A 1/B false/C"},
		"an empty name":       {func(o *Buffer) { o.Name("").Int(1) }, "/ 1"},
		"an array":            {func(o *Buffer) { o.Array().Int(1).Ref(2).Array().Int(3).EndArray().Int(4).EndArray() }, "[1 2 0 R[3]4]"},
		"strings":             {func(o *Buffer) { o.Int(1).Literal("a").Int(2).Text("年").Int(3) }, "1(a)2<FEFF5E74>3"},
		"a dictionary":        {func(o *Buffer) { o.Dict().Key("K").Dict().EndDict().EndDict().Ref(7) }, "<</K<<>>>>7 0 R"},
	} {
		if got := built("", c.build); got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
}

func TestABufferThatIsResetIsEmpty(t *testing.T) {
	var o Buffer
	o.Raw("abc").Reset()
	if o.Len() != 0 || string(o.Int(1).Bytes()) != "1" {
		t.Errorf("it holds %q", o.Bytes())
	}
}

func TestDigitsAreAsManyAsAskedFor(t *testing.T) {
	var o Buffer
	if got := string(o.Raw("(").Digits(7, 3).Digits(0, 1).Digits(1234, 2).Bytes()); got != "(007034" {
		t.Errorf("%q", got)
	}
}
