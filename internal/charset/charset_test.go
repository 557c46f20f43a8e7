package charset

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func gb(t *testing.T, s string) string {
	t.Helper()
	b, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// wide are characters below 256 with a zero byte behind each.
func wide(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// swapped is a text in UTF-16 in the other order of bytes.
func swapped(s string) string {
	b := []byte(s)
	for i := 0; i+1 < len(b); i += 2 {
		b[i], b[i+1] = b[i+1], b[i]
	}
	return string(b)
}

func TestTheEncodingIsToldByTheBytes(t *testing.T) {
	han := strings.Repeat("政", 15) // none of the bytes is zero
	for name, c := range map[string]struct {
		bytes, set, text string
	}{
		"empty":                  {"", "UTF-8", ""},
		"ASCII":                  {"abc", "UTF-8", "abc"},
		"UTF-8":                  {"政府", "UTF-8", "政府"},
		"UTF-8 with a mark":      {"\xef\xbb\xbf政府", "UTF-8", "政府"},
		"a mark alone":           {"\xef\xbb\xbf", "UTF-8", ""},
		"UTF-16LE with a mark":   {"\xff\xfe" + wide("政府"), "UTF-16LE", "政府"},
		"UTF-16BE with a mark":   {"\xfe\xff" + swapped(wide("政府")), "UTF-16BE", "政府"},
		"GB18030 with a mark":    {"\x84\x31\x95\x33" + gb(t, "政府"), "GB18030", "政府"},
		"GB18030":                {gb(t, "某县政府信息公开工作年度报告"), "GB18030", "某县政府信息公开工作年度报告"},
		"UTF-16LE":               {wide("a政府b"), "UTF-16LE", "a政府b"},
		"UTF-16BE":               {swapped(wide("a政府b")), "UTF-16BE", "a政府b"},
		"one character LE":       {"a\x00", "UTF-16LE", "a"},
		"one character BE":       {"\x00a", "UTF-16BE", "a"},
		"a zero first":           {"\x00\x00", "UTF-8", "\x00\x00"},
		"a zero alone":           {"\x00", "UTF-8", "\x00"},
		"an odd number of bytes": {"a\x00b\x00c", "UTF-8", "a\x00b\x00c"},
		"as many zeros on the other side": {
			"a\x00\x00a", "UTF-8", "a\x00\x00a"},
		"more zeros on the other side, BE":  {"\x00a" + "a\x00" + "a\x00", "UTF-8", "\x00aa\x00a\x00"},
		"a character that is no ASCII LE":   {"\xe9\x00\xe9\x00", "GB18030", "\ufffd\x00\ufffd\x00"},
		"one zero of 16 characters":         {wide("a" + han), "UTF-16LE", "a" + han},
		"one zero of 31 characters":         {wide("a" + han + han), "UTF-16LE", "a" + han + han},
		"one zero of 31 characters, BE":     {swapped(wide("a" + han + han)), "UTF-16BE", "a" + han + han},
		"two zero bytes first":              {"\x00\x00a\x00", "UTF-8", "\x00\x00a\x00"},
		"two zero bytes first, BE":          {"\x00\x00\x00a", "UTF-8", "\x00\x00\x00a"},
		"a character that is no ASCII BE":   {"\x00\xe9\x00\xe9", "GB18030", "\x00\ufffd\x00\ufffd"},
		"one zero of 32 characters":         {wide("a" + han + han + "政"), "GB18030", ""},
		"two zeros of 32 characters":        {wide("ab" + han + han), "UTF-16LE", "ab" + han + han},
		"one zero of 32 characters, BE":     {swapped(wide("a" + han + han + "政")), "GB18030", ""},
		"two zeros of 32 characters, BE":    {swapped(wide("ab" + han + han)), "UTF-16BE", "ab" + han + han},
		"UTF-8 with a zero inside":          {"a政\x00府", "UTF-8", "a政\x00府"},
		"the first character is no ASCII":   {wide("政a"), "GB18030", ""},
		"the first character is no ASCII B": {swapped(wide("政a")), "GB18030", ""},
		"the last of ASCII":                 {wide("\x7fa"), "UTF-16LE", "\x7fa"},
		"the last of ASCII, BE":             {swapped(wide("\x7fa")), "UTF-16BE", "\x7fa"},
	} {
		set, err := Of([]byte(c.bytes))
		if c.text == "" && c.bytes != "" && c.bytes != "\xef\xbb\xbf" { // how little text is read is not the question
			if set.Name == "UTF-16LE" || set.Name == "UTF-16BE" {
				t.Errorf("%s: %s", name, set.Name)
			}
			continue
		}
		if err != nil || set.Name != c.set {
			t.Errorf("%s: %s, %v", name, set.Name, err)
		}
		if text, err := Decode([]byte(c.bytes)); err != nil || text != c.text {
			t.Errorf("%s: %q, %v", name, text, err)
		}
	}
}

func TestDamagedTextsAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		bytes string
		want  *DamagedError
		text  string
	}{
		"one byte of ten":          {"政府信息\xff公开", &DamagedError{1, 12, 0xff}, "政府信息\ufffd公开"},
		"two bytes":                {"a\xfe政\xff", &DamagedError{2, 1, 0xfe}, "a\ufffd政\ufffd"},
		"twice as many as sound":   {"政\xff\xff", &DamagedError{2, 3, 0xff}, "政\ufffd\ufffd"},
		"more than twice as many":  {"政\xff\xff\xff", nil, ""},
		"no character of three":    {"ab\xff", nil, ""},
		"characters of two only":   {"éé\xff", nil, ""},
		"characters of four count": {"𠀀\xff", &DamagedError{1, 4, 0xff}, "𠀀\ufffd"},
		"U+FFFD itself is sound":   {"\ufffd\xff", &DamagedError{1, 3, 0xff}, "\ufffd\ufffd"},
		"a cut character":          {"政府\xe6\x94", &DamagedError{2, 6, 0xe6}, "政府\ufffd"},
	} {
		set, err := Of([]byte(c.bytes))
		var damaged *DamagedError
		if !errors.As(err, &damaged) {
			if c.want != nil || err != nil || set.Name != "GB18030" {
				t.Errorf("%s: %s %v", name, set.Name, err)
			}
			continue
		}
		if c.want == nil || *damaged != *c.want || set.Name != "UTF-8" {
			t.Errorf("%s: %s %+v", name, set.Name, damaged)
			continue
		}
		if text, err := Decode([]byte(c.bytes)); err != nil || strings.TrimRight(text, "\ufffd") != strings.TrimRight(c.text, "\ufffd") {
			t.Errorf("%s: %q %v", name, text, err)
		}
	}
	if got, want := (&DamagedError{2, 6, 0xe6}).Error(), "charset: 2 bytes are not UTF-8, the first at offset 6"; got != want {
		t.Errorf("got %q", got)
	}
}
