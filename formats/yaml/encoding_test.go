package yaml

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func encode(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	s, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAReportIsTheSameInEveryEncoding(t *testing.T) {
	text := complete(t) + "title: 𠮷㐂“”—…€\n"
	want, _ := mustRead(t, text)
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for name, in := range map[string]string{
		"UTF-8 with a mark":      "\xef\xbb\xbf" + text,
		"UTF-16LE with a mark":   "\xff\xfe" + encode(t, le, text),
		"UTF-16BE with a mark":   "\xfe\xff" + encode(t, be, text),
		"UTF-16LE":               encode(t, le, text),
		"UTF-16BE":               encode(t, be, text),
		"GB18030 with a mark":    "\x84\x31\x95\x33" + encode(t, simplifiedchinese.GB18030, text),
		"GB18030":                encode(t, simplifiedchinese.GB18030, text),
		"lines ended by CR LF":   strings.ReplaceAll(text, "\n", "\r\n"),
		"lines ended by CR":      strings.ReplaceAll(text, "\n", "\r"),
		"UTF-16LE, CR LF, marks": "\xff\xfe" + encode(t, le, strings.ReplaceAll(text, "\n", "\r\n")),
	} {
		r, err := Read(strings.NewReader(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r.Title != want.Title || r.Overview != want.Overview || r.Source().Text != text {
			t.Errorf("%s: title %q, overview %q", name, r.Title, r.Overview)
		}
		if got := r.Source().Places["signature.date"]; got != (model.Place{Line: 57, Column: 38}) {
			t.Errorf("%s: the date stands at %v", name, got)
		}
	}
}

func TestTextThatCanNotBeDecodedIsRefusedWithItsPlace(t *testing.T) {
	good := complete(t)
	for _, c := range []struct{ name, in, place, says string }{
		{"a broken byte in UTF-8", strings.Replace(good, "organ: 中", "organ: 中\xff", 1), "READ-ENCODING  3:9", "0xFF"},
		{"as many broken as whole", "organ: 局\xe4\xb8\nyear: 2021\n", "READ-ENCODING  1:9", "2 个字节已损坏"},
		{"half a character of UTF-8", good[:len(good)-1] + "\n# \xe4\xb8", "READ-ENCODING  58:3", "2 个字节已损坏"},
		{"a replacement character", strings.Replace(good, "organ: 中", "organ: 中\ufffd", 1), "READ-ENCODING  3:9", "无法识别"},
		{"a broken byte in GB18030", strings.Replace(encode(t, simplifiedchinese.GB18030, good), "organ: ", "organ: \xff", 1), "READ-ENCODING  3:8", "无法识别"},
		{"half a character of UTF-16", "\xff\xfe" + encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), good) + "a", "READ-ENCODING  58:1", "无法识别"},
		{"a Word document", "PK\x03\x04\x14\x00\x06\x00", "READ-ENCODING  1:1", "Word"},
		{"an old Word document", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "READ-ENCODING  1:1", "旧版"},
		{"a PDF", "%PDF-1.7\n", "READ-ENCODING  1:1", "PDF"},
	} {
		ps := mustFail(t, c.in)
		if got := places(ps); got != c.place || !strings.Contains(ps.Error(), c.says) {
			t.Errorf("%s: %v\nwant %s, saying %q", c.name, ps, c.place, c.says)
		}
	}
}

func TestControlCharactersAreRefusedWithTheirPlace(t *testing.T) {
	for _, c := range []struct{ name, insert, place, says string }{
		{"NUL", "\x00", "READ-CONTROL  3:9", "U+0000"},
		{"a bell", "\a", "READ-CONTROL  3:9", "U+0007"},
		{"delete", "\x7f", "READ-CONTROL  3:9", "U+007F"},
		{"next line", "\u0085", "READ-CONTROL  3:9", "换行符 U+0085"},
		{"a line separator", "\u2028", "READ-CONTROL  3:9", "换行符 U+2028"},
		{"a noncharacter", "\uffff", "READ-CONTROL  3:9", "U+FFFF"},
		{"the same twice", "\x01\x01", "READ-CONTROL  3:9", "共 2 处"},
		{"two of them", "\x01\x02", "READ-CONTROL  3:9\nREAD-CONTROL  3:10", "U+0002"},
	} {
		ps := mustFail(t, edited(t, "organ: 中", "organ: 中"+c.insert))
		if got := places(ps); got != c.place || !strings.Contains(ps.Error(), c.says) {
			t.Errorf("%s: %v\nwant %s, saying %q", c.name, ps, c.place, c.says)
		}
	}
}

// A mark inside a text stays there, so that a draft can be made; rendering finds it.
func TestByteOrderMarksInsideTextsAreKept(t *testing.T) {
	for _, in := range []string{
		edited(t, "organ: 中", "organ: 中\ufeff"), "\ufeff" + edited(t, "organ: 中", "organ: 中\ufeff"),
		encode(t, simplifiedchinese.GB18030, edited(t, "organ: 中", "organ: 中\ufeff")),
	} {
		if r, _ := mustRead(t, in); strings.Count(r.Organ, "\ufeff") != 1 {
			t.Errorf("the organ is %q", r.Organ)
		}
	}
	for _, c := range []struct{ name, old, new, place string }{
		{"in a key", "organ: 中", "org\ufeffan: 中", "READ-CONTROL  3:4"},
		{"at the start of a line", "organ: 中", "\ufefforgan: 中", "READ-CONTROL  3:1"},
		{"behind a figure", "licensing: 33", "licensing: 33\ufeff", "READ-CONTROL  14:16"},
		{"in a text and elsewhere", "organ: 中", "\ufefforgan: 中\ufeff", "READ-CONTROL  3:1"},
		{"beside another character", "organ: 中", "organ: 中\ufeff\x02", "READ-CONTROL  3:9\nREAD-CONTROL  3:10"},
	} {
		if got := places(mustFail(t, edited(t, c.old, c.new))); !strings.Contains(got, c.place) {
			t.Errorf("%s: %s, want %s", c.name, got, c.place)
		}
	}
	mustFail(t, `{"organ": "某\ufeff局", "year": 2021}`)
}

func TestOtherFindingsAreToldBesideAControlCharacter(t *testing.T) {
	ps := mustFail(t, strings.Replace(edited(t, "organ: 中", "organ: 中\x02"), "licensing: 33", "licensing: 三", 1))
	if got, want := places(ps), "READ-CONTROL  3:9\nREAD-TYPE proactive_disclosure.licensing 14:14"; got != want {
		t.Errorf("findings\n%s\nwant\n%s", got, want)
	}
	ps = mustFail(t, "organ: 某局\n\x02\nyear: [\n")
	if got, want := places(ps), "READ-CONTROL  2:1"; got != want {
		t.Errorf("findings\n%s\nwant\n%s", got, want)
	}
}

func TestGB18030IsNotTakenForDamagedUTF8(t *testing.T) {
	gbk := encode(t, simplifiedchinese.GBK, "organ: 联通公司联系处\nyear: 2021\n")
	set, err := charset.Of([]byte(gbk))
	if err != nil || set.Name != "GB18030" {
		t.Errorf("taken for %s, %v", set.Name, err)
	}
	text, _ := decodeText([]byte(gbk))
	if !bytes.Contains([]byte(text), []byte("联通公司联系处")) {
		t.Errorf("read as %q", text)
	}
}
