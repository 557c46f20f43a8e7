package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"image"
	"math/rand/v2"
	"strings"

	"github.com/nianbao/nianbao/formats"
)

// bomb is a small file that unfolds, or a large one of what costs most.
type bomb struct {
	name string // of the file
	data []byte
}

// bombs are tried each once, and few at a time, so that they need no more memory where there are many processors. They
// do not depend on seed and count.
func bombs(int) ([]attack, error) {
	return []attack{{name: "bombs and loops", ready: readyBombs, most: 2}}, nil
}

func readyBombs(a *attack) {
	all := append(append(append(zipBombs(), pdfBombs()...), textBombs()...), pictureBombs()...)
	names := map[*byte]string{} // by where the data are
	for _, b := range all {
		names[&b.data[0]] = b.name
	}
	a.count = len(all)
	a.make = func(_ *rand.Rand, i int) []byte { return all[i].data }
	a.try = func(data []byte) error {
		if name := names[&data[0]]; name != "" {
			return imported(name, formatOf[name]...)(data)
		}
		return picture(data)
	}
}

var formatOf = map[string][]formats.Option{
	"a.html": {formats.WithFormat(formats.HTML)}, "a.docx": {formats.WithFormat(formats.DOCX)}, "a.xlsx": {formats.WithFormat(formats.XLSX)},
	"a.txt": {formats.WithFormat(formats.Text)}, "a.pdf": {formats.WithFormat(formats.PDF)}, "a.ofd": {formats.WithFormat(formats.OFD)},
}

const (
	wordTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordRoot  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	wordSpace = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
)

func word(body string) bomb {
	a := archive{{"[Content_Types].xml", []byte(wordTypes)}, {"_rels/.rels", []byte(wordRoot)}, {"word/document.xml", []byte(body)}}
	return bomb{"a.docx", a.pack(zip.Deflate)}
}

// laughs are entities of entities.
func laughs() string {
	s := `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">`
	for i := 1; i < 10; i++ {
		s += fmt.Sprintf(`<!ENTITY l%d "%s">`, i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	return s + "]>"
}

func zipBombs() (all []bomb) {
	zeros := archive{{"a", make([]byte, 100<<20)}}.pack(zip.Deflate)
	nested := zeros
	for range 20 {
		nested = archive{{"word/document.xml", nested}, {"OFD.xml", nested}}.pack(zip.Deflate)
	}
	many := make(archive, 60_000)
	for i := range many {
		many[i].name = fmt.Sprint("word/", i)
	}
	ofd := archive{{"OFD.xml", []byte(`<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>OFD.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`)}}.pack(zip.Deflate)
	for _, name := range []string{"a.docx", "a.xlsx", "a.ofd"} {
		all = append(all, bomb{name, zeros}, bomb{name, nested}, bomb{name, many.pack(zip.Store)}, bomb{name, ofd})
	}
	for _, body := range []string{
		strings.Repeat("<w:p><w:r><w:t>字</w:t></w:r></w:p>", 2<<20), strings.Repeat("<w:tbl><w:tr><w:tc>", 200_000), strings.Repeat("<w:sdt><w:sdtContent>", 200_000),
		"<w:p><w:r><w:t>" + strings.Repeat("字", 7<<20) + "</w:t></w:r></w:p>", strings.Repeat(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>`, 2000),
	} {
		all = append(all, word(wordSpace+body+"</w:body></w:document>"))
	}
	return append(all, word(laughs()+wordSpace+"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"),
		word(`<!DOCTYPE a SYSTEM "file:///dev/zero">`+wordSpace+"</w:body></w:document>"))
}

func deflated(text string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(text)) // memory takes everything
	_ = z.Close()
	return b.String()
}

// pdfBombs have one page each, whose content or structure is the bomb.
func pdfBombs() (all []bomb) {
	page := func(head, content, more string) {
		text := "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
			"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n" +
			fmt.Sprintf("4 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n", head, len(content), content) + more + "trailer<</Root 1 0 R/Size 9>>\n"
		all = append(all, bomb{"a.pdf", []byte(text)})
	}
	for _, content := range []string{strings.Repeat("\x00", 60<<20), strings.Repeat("1 ", 20<<20), strings.Repeat("[", 40<<20), strings.Repeat("<<", 20<<20), strings.Repeat("0 0 9 9 re f ", 3<<20), strings.Repeat("q ", 20<<20)} {
		page("/Filter/FlateDecode", deflated(content), "")
		page("/Filter[/FlateDecode/FlateDecode]", deflated(deflated(content)), "")
	}
	page("/Filter/LZWDecode", strings.Repeat("\x80\x0b\x60\x50", 5<<20), "")
	page("/Filter["+strings.Repeat("/ASCIIHexDecode", 5000)+"]", strings.Repeat("3", 1<<20), "")
	page("/Filter/RunLengthDecode", strings.Repeat("\x81\x00", 10<<20), "")
	page("", "/X Do", "5 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream endobj\n")
	for _, loop := range []string{
		"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 9>>endobj\n", "3 0 obj 3 0 R endobj\n", "3 0 obj<</Type/Page/Parent 3 0 R>>endobj\n",
		"4 0 obj<</Length 4 0 R>>stream\nx\nendstream endobj\n", "4 0 obj<</Length 5 0 R>>stream\nx\nendstream endobj\n5 0 obj 5 0 R endobj\n",
		"6 0 obj<</Type/ObjStm/N 999999999/First 9/Extends 6 0 R/Length 9>>stream\n1 0 1 0 1\nendstream endobj\n",
		"xref\n0 2147483647\n", "trailer<</Root 1 0 R/Size 2147483647/Prev 9>>\nstartxref\n9\n%%EOF",
		"7 0 obj<</Type/XRef/W[1 4 9]/Size 2147483647/Index[0 2147483647]/Prev 9/Root 1 0 R/Length 0>>stream\n\nendstream endobj\n", strings.Repeat("8 0 obj", 500_000), strings.Repeat("[", 5<<20), strings.Repeat("stream\n", 500_000),
	} {
		page("", "BT ET", loop)
	}
	return all
}

func textBombs() (all []bomb) {
	aliases := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 10; i++ {
		aliases += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9))
	}
	for _, text := range []string{aliases + "organ: *a9\n", "a: &a [*a]\n", strings.Repeat("[", 4<<20), strings.Repeat("{a: ", 1<<20), strings.Repeat("- ", 2<<20), "organ: " + strings.Repeat("字", 2<<20)} {
		all = append(all, bomb{"a.yaml", []byte(text)}, bomb{"a.json", []byte(text)}, bomb{"a.txt", []byte(text)})
	}
	for _, text := range []string{
		laughs() + "<p>&l9;", strings.Repeat("<div>", 1<<20), strings.Repeat("<table><tr><td>", 100_000), strings.Repeat("<b><i>字", 100_000), strings.Repeat("<p>字", 1<<20),
		"<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=65534>字", 20_000), "<table><tr>" + strings.Repeat("<td colspan=1000>", 20_000), "<p " + strings.Repeat("a=b ", 2<<20) + ">", strings.Repeat("&amp;", 4<<20), strings.Repeat("<!--", 4<<20),
	} {
		all = append(all, bomb{"a.html", []byte(text)}, bomb{"a.txt", []byte(text)})
	}
	return all
}

// pictureBombs say that they are large.
func pictureBombs() (all []bomb) {
	for _, sides := range [][2]uint32{{7071, 7071}, {65535, 65535}, {1<<31 - 1, 1<<31 - 1}, {1 << 31, 2}, {1, 1 << 30}, {0, 0}} {
		data := pngFile(image.NewGray(image.Rect(0, 0, 8, 8)))
		binary.BigEndian.PutUint32(data[16:], sides[0])
		binary.BigEndian.PutUint32(data[20:], sides[1])
		all = append(all, bomb{"", data})
	}
	return append(all, bomb{"", pngFile(image.NewGray16(image.Rect(0, 0, 7000, 7000)))}, bomb{"", []byte("GIF89a\xff\xff\xff\xff")}, bomb{"", jpegFile(image.NewGray(image.Rect(0, 0, 7000, 7000)))})
}
