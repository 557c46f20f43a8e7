package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/pdffile"
)

// TestNamesOfGlyphs has all names that are known, in the order of what they stand for, and some that are not.
func TestNamesOfGlyphs(t *testing.T) {
	const names = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash " +
		"zero one two three four five six seven eight nine colon semicolon less equal greater question at bracketleft backslash bracketright asciicircum underscore grave braceleft bar braceright asciitilde"
	const marks = " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~"
	list := strings.Fields(names)
	if len(list) != len(marks) {
		t.Fatalf("%d names, %d marks", len(list), len(marks))
	}
	for i, name := range list {
		if got := glyphText(name); got != marks[i:i+1] {
			t.Errorf("%s is %q", name, got)
		}
	}
	others := map[string]string{
		"quoteright": "\u2019", "quoteleft": "\u2018", "minus": "-", "bullet": "\u2022", "endash": "\u2013", "emdash": "\u2014", "quotedblleft": "\u201C", "quotedblright": "\u201D", "quotesinglbase": "\u201A",
		"quotedblbase": "\u201E", "ellipsis": "\u2026", "guillemotleft": "\u00AB", "guillemotright": "\u00BB", "periodcentered": "\u00B7", "middot": "\u00B7", "degree": "\u00B0", "section": "\u00A7",
		"multiply": "\u00D7", "divide": "\u00F7", "plusminus": "\u00B1", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "nbspace": "\u00A0", "nonbreakingspace": "\u00A0",
		"copyright": "\u00A9", "registered": "\u00AE", "yen": "\u00A5",
	}
	for name, want := range others {
		if got := glyphText(name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	if n := len(list) + len(others); n != len(glyphNames) {
		t.Errorf("%d are compared, of %d", n, len(glyphNames))
	}
	for name, want := range map[string]string{
		"A": "A", "one.alt": "1", ".notdef": "", "A.sc": "A", "nope": "", "": "", "uni5E74": "\u5E74", "uni5E7462A5": "\u5E74", "uni5E7": "", "uniXXXX": "", "u5E74": "\u5E74", "u1F600": "\U0001F600", "u5E7": "", "u0001F600": "", "uXXXX": "", "年": "",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
}

// TestNamesOfCMaps has all names that are known with how wide a space is, and a code that is read with each.
func TestNamesOfCMaps(t *testing.T) {
	for _, c := range []struct{ names, in, want string }{
		{"Identity", "\x00\x41\x42", "true cid 65 code 65 size 2 \"\" identity true"},
		{"UniGB-UCS2 UniGB-UTF16 UniCNS-UCS2 UniCNS-UTF16 UniJIS-UCS2 UniJIS-UTF16 UniKS-UCS2 UniKS-UTF16", "\x00\x41\x42", "true cid 34 code 65 size 2 \"A\" identity false"},
		{"GB-EUC GBK-EUC", "A\x42", "true cid 847 code 65 size 1 \"A\" identity false"},
		{"GBKp-EUC GBK2K GBpc-EUC", "\xc4\xea\x42", "true cid -1 code 50410 size 2 \"年\" identity false"},
		{"B5pc ETen-B5 ETenms-B5 HKscs-B5", "\xa6\x7e\x42", "true cid -1 code 42622 size 2 \"年\" identity false"},
		{"90ms-RKSJ KSC-EUC Unknown", "AB", "false"},
	} {
		for name := range strings.FieldsSeq(c.names) {
			for _, direction := range []string{"H", "V"} {
				p, ok := predefinedCMap(name + "-" + direction)
				got := fmt.Sprint(ok)
				if ok {
					code, size, text := p.next(c.in)
					got += fmt.Sprintf(" cid %d code %d size %d %q identity %v", (&font{known: p, isKnown: true}).cid(code), code, size, text, p.identity)
				}
				if got != c.want || p.vertical != (direction == "V") {
					t.Errorf("%s-%s: %s, downwards %v", name, direction, got, p.vertical)
				}
			}
		}
	}
	gbk, _ := predefinedCMap("GBK-EUC-H")
	utf16, _ := predefinedCMap("UniGB-UTF16-H")
	for _, c := range []struct {
		p        predefined
		in, want string
	}{
		{gbk, "\x80A", "128 1 \"€\""}, {gbk, "\x81\x30\x84\x36", "2167440438 4 \"\u00a5\""}, {gbk, "\x81\x40", "33088 2 \"丂\""}, {gbk, "\x81\x39\x81", "33081 2 \"\""}, {gbk, "\x81\x2f\x81\x30", "33071 2 \"\""}, {gbk, "\x81\x3a\x81\x30", "33082 2 \"\""}, {gbk, "\x81", "129 1 \"\""}, {gbk, "\xff\xff", "65535 2 \"\""},
		{utf16, "\xd8\x3d\xde\x00", "55357 4 \"😀\""}, {utf16, "\xd8\x3d\xde", "55357 2 \"\uFFFD\""}, {utf16, "A", "65 1 \"\""},
	} {
		code, size, text := c.p.next(c.in)
		if got := fmt.Sprintf("%d %d %q", code, size, text); got != c.want {
			t.Errorf("%q is %s, not %s", c.in, got, c.want)
		}
	}
	for c, want := range map[uint32]int{0x1f: -1, ' ': 814, '~': 908, 0x7f: -1} {
		if got := gbk.cid(c); got != want {
			t.Errorf("%x has the width of %d", c, got)
		}
	}
}

func TestTextsOfTheFile(t *testing.T) {
	for in, want := range map[string]string{
		"\xfe\xff\x5e\x74": "年", "\xff\xfe\x74\x5e": "年", "\xef\xbb\xbf年": "年", "abc": "abc", "\xe9\x80": "é€", "\xfe": "þ", "\xfe\xff": "", "\xff\xfe": "", "\xef\xbb": "ï»", "\xef\xbb\xbf": "", "\xfe\xff\x5e": "^", "": "",
	} {
		if got := textString(pdffile.String(in)); got != want {
			t.Errorf("%q is %q, not %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"a": "a", " ": " ", "~": "~", "\x7f": "\x7f", "\x1f": "", "\t": "\t", "\r": " ", "\n": " ", "": "", "年": "年", "\uE000": "", "a\uE000b": "ab", "\uFEFF": "", "\uFEFFa": "a", "\uFFFD": "", "a\x00b": "ab", "a\tb": "a\tb", "\r\n": "", "a\tb\x01": "ab", "\xff": "",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q is cleaned to %q, not %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"ABCDEF+Song": "Song", "ABCDE+Song": "ABCDE+Song", "ABCDEFG+Song": "ABCDEFG+Song", "Song": "Song", "ABCDEF+": ""} {
		if got := fontName(in); got != want {
			t.Errorf("the font %s is named %s", in, got)
		}
	}
	for in, want := range map[string]bool{"": true, "a b\n\r\t~": true, "\x7f": false, "\x1f": false, "\x80": false, "\f": false, "!": true} {
		if isText([]byte(in)) != want {
			t.Errorf("%q is text: %v", in, !want)
		}
	}
}

func TestCodesOfCMaps(t *testing.T) {
	m := &cmap{}
	for _, op := range []struct {
		word string
		args []any
	}{
		{"endcodespacerange", []any{pdffile.String("\x00"), pdffile.String("\x7f"), pdffile.String("\x81\x40"), pdffile.String("\xfe\xfe"), pdffile.String("\x8e\xa1\xa1\xa1"), pdffile.String("\x8e\xa2\xfe\xfe"), 5, 6, pdffile.String("x")}},
		{"endbfchar", []any{pdffile.String("\x41"), pdffile.String("\x00\x61"), pdffile.String("\x42")}}, {"endbfchar", []any{pdffile.String("\x44"), 5, pdffile.String("\x45"), pdffile.String("")}},
		{"endbfrange", []any{pdffile.String("\x50"), pdffile.String("\x52"), pdffile.String("\x00\x61\x00\x62"), pdffile.String("\x53"), pdffile.String("\x55"), pdffile.Array{pdffile.String("\x00\x78"), pdffile.String("y")}, pdffile.String("\x57"), pdffile.String("\x56"), pdffile.String("\x00z")}},
		{"endbfrange", []any{pdffile.String("\x60"), pdffile.String("\x60"), pdffile.String("\x00\x63"), pdffile.String("\x61")}}, {"other", []any{pdffile.String("\x70"), pdffile.String("\x00\x63")}},
		{"endbfchar", []any{pdffile.String("\x01\x02\x03\x04\x05"), pdffile.String("\x00a"), pdffile.String("\x00\x00\x01\x41"), pdffile.String("\x00b")}},
	} {
		m.operator(op.word, op.args)
	}
	n := &cmap{}
	n.operator("endcidchar", []any{pdffile.String("\x41"), 7, pdffile.String("\x42"), pdffile.String("x"), pdffile.String("\x43"), 9.0, pdffile.String("\x44")})
	n.operator("endcidrange", []any{pdffile.String("\x50"), pdffile.String("\x52"), 20, pdffile.String("\x54"), pdffile.String("\x53"), 30, pdffile.String("\x55"), pdffile.String("\x55"), 40, pdffile.String("\x56"), pdffile.String("\x57")})
	var got strings.Builder
	fmt.Fprint(&got, m.spaces)
	for c := uint32(0x40); c < 0x62; c++ {
		if text, ok := m.toText(c); ok {
			fmt.Fprintf(&got, " %x=%s", c, text)
		}
		if cid, ok := n.toCID(c); ok {
			fmt.Fprintf(&got, " %x:%d", c, cid)
		}
	}
	const want = "[{1 0 127} {2 33088 65278} {4 2392957345 2393046782}] 41:7 43:9 50=ab 50:20 51=ac 51:21 52=ad 52:22 53=x 54=y 55:40 60=c"
	if got := strings.Replace(got.String(), " 41=a", "", 1); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for in, want := range map[string]string{
		"\x41\x42": "65 1", "\x7f": "127 1", "\x80\x41": "128 1", "\x81\x40": "33088 2", "\x81\x3f": "129 1", "\x81\xff": "129 1", "\xfe\xfe": "65278 2", "\xff\xfe": "255 1", "\x8e\xa2\xa1\xfe\x41": "36514 2", "\x8e": "142 1",
	} {
		if c, n := m.next(in); fmt.Sprintf("%d %d", c, n) != want {
			t.Errorf("%q begins with %d of %d, not %s", in, c, n, want)
		}
	}
	wide := &cmap{spaces: []codeSpace{{2, 0x4000, 0x7fff}, {4, 0x8ea1a1a1, 0x8ea2fefe}}}
	none := &cmap{}
	for in, want := range map[string]string{"\x41\x42\x43": "16706 2 16706 2", "\x90\x42\x43": "36930 2 36930 2", "\x41": "65 1 65 1", "\x8e\xa2\xa1\xfe\x41": "2393022974 4 36514 2", "\x8e\xa1\xa0\xfe": "36513 2 36513 2"} {
		c, n := wide.next(in)
		d, k := none.next(in)
		if got := fmt.Sprintf("%d %d %d %d", c, n, d, k); got != want {
			t.Errorf("%q begins with %s, not %s", in, got, want)
		}
	}
}

// TestPagesOfAllSizes compares which rectangles are taken, and which are not.
func TestPagesOfAllSizes(t *testing.T) {
	// As much text runs up as across, so that no page is turned back.
	twoWays := at(100, 200, 9, "字") + "BT /F 9 Tf 0 1 -1 0 300 400 Tm " + ucs2("文") + " Tj ET "
	for keys, want := range map[string]string{
		"/MediaBox[0 0 1 1]": "595.28x841.89", "/MediaBox[0 0 1.5 1.5]": "1.5x1.5", "/MediaBox[0 0 100000 5]": "595.28x841.89", "/MediaBox[0 0 99999 5]": "99999x5", "/MediaBox[0 0 5 100000]": "595.28x841.89", "/MediaBox[0 0 9]": "595.28x841.89",
		"/MediaBox[90 80 10 20]": "80x60", "/CropBox[0 0 10 300]": "595x842", "/CropBox[0 0 11 300]": "11x300", "/CropBox[0 0 300 10]": "595x842", "/CropBox[0 0 300 11]": "300x11", "/CropBox[500 0 900 300]": "95x300",
		"/UserUnit 0.01": "595x842", "/UserUnit 0.5": "297.5x421", "/UserUnit 1000": "595x842", "/UserUnit 2": "1190x1684", "/Rotate 90": "842x595", "/Rotate 180": "595x842", "/Rotate -90": "842x595", "/Rotate 450": "842x595", "/Rotate 45": "595x842", "/Rotate 270": "842x595",
	} {
		b := newBuilder()
		c := b.add(stream("", twoWays))
		media := "/MediaBox[0 0 595 842]"
		if strings.Contains(keys, "MediaBox") {
			media = ""
		}
		b.kids = append(b.kids, fmt.Sprintf("%d 0 R", b.add(fmt.Sprintf("<</Type/Page%s%s/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", media, keys, c))))
		if got := pagesOf(b.bytes()); !strings.Contains(got, "page 1 "+want+" cut") {
			t.Errorf("%s: not %s but %s", keys, want, got)
		}
	}
	for keys, want := range map[string]string{
		"/Rotate 90": "\"字\" 100.00…109.00 -200.00 size 9.00 mark -1 turn 1; \"文\" 400.00…409.00 300.00 size 9.00; 2", "/Rotate 180": "\"字\" -495.00…-486.00 -200.00 size 9.00 mark -1 turn 2; \"文\" 400.00…409.00 -295.00 size 9.00 mark -1 turn 1; 2", "/Rotate 270": "\"字\" -495.00…-486.00 642.00 size 9.00 mark -1 turn 3; \"文\" -442.00…-433.00 -295.00 size 9.00 mark -1 turn 2; 2",
		"/UserUnit 2": "\"字\" 200.00…218.00 1284.00 size 18.00;", "/CropBox[50 60 500 700]": "\"字\" 50.00…59.00 500.00 size 9.00;",
	} {
		if got := pagesOf(newBuilder().page(twoWays, keys, "").bytes()); !strings.Contains(got, want) {
			t.Errorf("%s: %s", keys, got)
		}
	}
}

// TestMetadataNamesTheFile has metadata where there is no information dictionary.
func TestMetadataNamesTheFile(t *testing.T) {
	const spaces = ` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`
	for text, want := range map[string]string{
		"<x" + spaces + "><dc:title> <a>T</a> </dc:title><dc:creator>C</dc:creator><pdf:Producer>nianbao</pdf:Producer>no</x>": "T|C|nianbao",
		"<x" + spaces + "><dc:title>T": "T||",
		"<x><title>T</title></x>":      "||",
		"<x" + spaces + "><dc:title>T</dc:title>" + strings.Repeat(" ", maxMetadata): "||",
	} {
		b := newBuilder().page(at(77, 700, 16, "年报"), "", "")
		m := b.add(stream("/Type/Metadata", text))
		b.objects[0] = fmt.Sprintf("<</Type/Catalog/Pages 2 0 R/Metadata %d 0 R>>", m)
		file, err := pdffile.Open(b.bytes())
		if err != nil {
			t.Fatal(err)
		}
		d := newDocument(file)
		x := d.metadata()
		if got := x.title + "|" + x.creator + "|" + x.producer; got != want {
			t.Errorf("%.200s: %s, not %s", text, got, want)
		}
		if meta := d.meta(); meta.Title != x.title || meta.Organ != x.creator {
			t.Errorf("%.200s: %+v", text, meta)
		}
	}
	// Exactly as much as is read.
	whole := "<x" + spaces + "><dc:title>T</dc:title>"
	b := newBuilder().page("", "", "")
	m := b.add(stream("", whole+strings.Repeat(" ", maxMetadata-len(whole))))
	b.objects[0] = fmt.Sprintf("<</Type/Catalog/Pages 2 0 R/Metadata %d 0 R>>", m)
	file, err := pdffile.Open(b.bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got := newDocument(file).metadata().title; got != "T" {
		t.Errorf("the most metadata gives %q", got)
	}
}
