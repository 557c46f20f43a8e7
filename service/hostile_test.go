package service_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
)

// hostile is a body that is made to harm. Each is small, and the same at every call.
type hostile struct {
	name        string
	contentType string
	body        []byte
}

// bombs are files that are much larger than they look: by the part of what they could be.
func bombs(of int) []hostile {
	paragraph := "<w:p><w:r><w:t>字</w:t></w:r></w:p>"
	cell := `<row><c t="inlineStr"><is><t>字</t></is></c></row>`
	part := 23 << 20 / of
	return []hostile{
		{"docx of one part", "", docx(strings.Repeat(paragraph, part/len(paragraph)))},
		{"docx of one run", "", docx("<w:p><w:r><w:t>" + strings.Repeat("字", part/3) + "</w:t></w:r></w:p>")},
		{"docx beyond the limit", "", docx(strings.Repeat(paragraph, 80<<20/len(paragraph)))},
		{"docx of nested elements", "", docx(strings.Repeat("<w:sdt><w:sdtContent>", 1<<20/of))},
		{"docx of nested tables", "", docx(strings.Repeat("<w:tbl><w:tr><w:tc>", 1<<20/of))},
		{"docx of attributes", "", docx("<w:p " + attributes(part/16) + "/>")},
		{"docx of entities", "", docxOf(laughs + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>`)},
		{"xlsx of rows", "", xlsx(strings.Repeat(cell, part/len(cell)))},
		{"zip of zeros", "", zipped("word/document.xml", strings.Repeat("\x00", part))},
		{"pdf of zeros", "", pdf("<</Length %d/Filter/FlateDecode>>", deflated(strings.Repeat("\x00", 60<<20/of)))},
		{"pdf deflated twice", "", pdf("<</Length %d/Filter[/FlateDecode/FlateDecode]>>", deflated(string(deflated(strings.Repeat("0 0 m ", 7<<20/of)))))},
		{"pdf of text", "", pdf("<</Length %d/Filter/FlateDecode>>", deflated("BT /F1 12 Tf "+strings.Repeat("1 0 0 1 9 9 Tm (A) Tj ", 2<<20/of)+"ET"))},
		{"pdf of rules", "", pdf("<</Length %d/Filter/FlateDecode>>", deflated(strings.Repeat("0 0 9 9 re f ", 3<<20/of)))},
		{"pdf of operands", "", pdf("<</Length %d/Filter/FlateDecode>>", deflated(strings.Repeat("1 ", 20<<20/of)))},
		{"pdf of nested arrays", "", pdf("<</Length %d/Filter/FlateDecode>>", deflated(strings.Repeat("[", 40<<20/of)))},
		{"yaml of aliases", "application/yaml", []byte(yamlBomb())},
		{"yaml of brackets", "application/yaml", bytes.Repeat([]byte("["), 120<<10)},
		{"yaml of keys", "application/yaml", []byte("organ: 甲局\nyear: 2023\n" + numbered("k%d: 1\n", 12_000))},
		{"yaml of one text", "application/yaml", []byte("organ: 甲局\nyear: 2023\noverview: " + strings.Repeat("字", 40_000))},
		{"yaml of paragraphs", "application/yaml", []byte("organ: 甲局\nyear: 2023\noverview: |\n" + strings.Repeat("  字\n", 20_000))},
		{"html of nested boxes", "text/html", bytes.Repeat([]byte("<div>"), 25_000)},
		{"html of formatting", "text/html", bytes.Repeat([]byte("<b><i>字"), 12_000)},
		{"html of tables", "text/html", bytes.Repeat([]byte("<table><tr><td>"), 8_000)},
		{"html of wide cells", "text/html", []byte("<table>" + strings.Repeat("<tr><td colspan=1000 rowspan=65534>字", 3_000))},
		{"html of attributes", "text/html", []byte("<p " + attributes(12_000) + ">")},
		{"xml of entities", "text/xml", []byte(laughs + "<l>&l9;</l>")},
		{"text of lines", "text/plain", bytes.Repeat([]byte("字\n"), 30_000)},
		{"text of tabs", "text/plain", bytes.Repeat([]byte("1\t"), 60_000)},
	}
}

// broken are bodies that are not what they say.
func broken() []hostile {
	const form = "multipart/form-data; boundary=b"
	head := "--b\r\nContent-Disposition: form-data; name=\"report\"; filename=\"a.yaml\"\r\n\r\n"
	return []hostile{
		{"no boundary", "multipart/form-data", []byte(head)},
		{"empty boundary", "multipart/form-data; boundary=\"\"", []byte(head)},
		{"two boundaries", "multipart/form-data; boundary=a; boundary=b", []byte(head)},
		{"another kind of parts", "multipart/mixed; boundary=b", []byte(head + "x\r\n--b--\r\n")},
		{"nothing", form, nil},
		{"no part", form, []byte("--b--\r\n")},
		{"truncated header", form, []byte(head[:20])},
		{"truncated part", form, []byte(head + "organ: 甲局")},
		{"endless header", form, []byte("--b\r\nX: " + strings.Repeat("x", 900<<10))},
		{"many headers", form, []byte("--b\r\n" + strings.Repeat("X: y\r\n", 100_000) + "\r\n\r\n--b--\r\n")},
		{"endless preamble", form, bytes.Repeat([]byte("x"), 900<<10)},
		{"10,000 parts", form, []byte(strings.Repeat("--b\r\nContent-Disposition: form-data; name=\"member\"\r\n\r\nx\r\n", 10_000) + "--b--\r\n")},
		{"the part twice", form, []byte(head + "x\r\n" + head + "y\r\n--b--\r\n")},
		{"unknown part", form, []byte("--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n")},
		{"part without a name", form, []byte("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n")},
		{"part without a header", form, []byte("--b\r\n\r\nx\r\n--b--\r\n")},
		{"binary name of a part", form, []byte("--b\r\nContent-Disposition: form-data; name=\"\x00\xff\x1b[2J\"\r\n\r\nx\r\n--b--\r\n")},
		{"binary file name", form, []byte("--b\r\nContent-Disposition: form-data; name=\"report\"; filename=\"\xff\xfe../../\x01.yaml\"\r\n\r\nx\r\n--b--\r\n")},
		{"nested parts", form, []byte("--b\r\nContent-Disposition: form-data; name=\"report\"\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--\r\n--b--\r\n")},
		{"junk", "application/octet-stream", bytes.Repeat([]byte{0xde, 0xad, 0xbe, 0xef, 0}, 10_000)},
		{"nothing at all", "application/yaml", nil},
		{"truncated zip", "", docx("<w:p/>")[:100]},
		{"truncated pdf", "", []byte("%PDF-1.7\n1 0 obj\n<<")},
		{"invalid UTF-8", "application/yaml", []byte("organ: \xff\xfe\x00")},
	}
}

var laughs = func() string {
	s := "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"lol\">"
	for i := 1; i < 10; i++ {
		s += fmt.Sprintf("<!ENTITY l%d \"%s\">", i, strings.Repeat(fmt.Sprintf("&l%d;", i-1), 10))
	}
	return s + "]>"
}()

func yamlBomb() string {
	s := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 10; i++ {
		s += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	return s + "organ: *a9\n"
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func attributes(n int) string { return numbered(`a%d="b" `, n) }

func docx(body string) []byte {
	return docxOf(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`)
}

func docxOf(document string) []byte {
	return zipped(
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", document)
}

func xlsx(rows string) []byte {
	return zipped(
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+rows+`</sheetData></worksheet>`)
}

// zipped packs files: a name, a text, a name and so on.
func zipped(files ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func deflated(text string) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// pdf is a file of one page whose content is a stream.
func pdf(dictionary string, stream []byte) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	table := "xref\n0 6\n0000000000 65535 f \n"
	for i, object := range []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
		fmt.Sprintf(dictionary, len(stream)) + "\nstream\n" + string(stream) + "\nendstream",
	} {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	at := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n", table, at)
	return b.Bytes()
}
