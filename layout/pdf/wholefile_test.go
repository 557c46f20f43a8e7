package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

// Whole files in plain form, each object on lines of its own. Of programs of fonts and of other data that are no text the size and a
// digest stand there.
func TestGoldenFilesOfEachStandard(t *testing.T) {
	files := []pdf.Attachment{
		{Name: "报告.yaml", MIME: "application/yaml", Description: "报告的数据", Relationship: pdf.Source, Data: []byte("organ: 甲局\n")},
		{Name: "figures.csv", MIME: "text/csv", Description: "各表的数字", Relationship: pdf.Data, Data: []byte("a,1\r\n"), Date: "2024-02-29"},
		{Name: "empty.json", MIME: "application/json", Description: "没有内容", Relationship: pdf.Alternative},
		{Name: "附件.txt", MIME: "text/plain", Description: "说明", Relationship: pdf.Supplement, Data: []byte("说明说明")},
		{Name: "other", MIME: "application/octet-stream", Description: "其他", Data: []byte{0, 255}},
	}
	for name, e := range map[string]*pdf.Encoder{
		"2a": {Standard: pdf.A2a_UA1}, "1a": {Standard: pdf.A1a}, "3a": {Standard: pdf.A3a_UA1, Attachments: files},
		"4": {Standard: pdf.A4_UA2}, "4f": {Standard: pdf.A4_UA2, Attachments: files[:1]},
	} {
		e.Plain = true
		var b, file bytes.Buffer
		for _, d := range []*layout.Document{layouttest.Handmade(t), layouttest.Word(t)} {
			file.Reset()
			if err := e.Encode(&file, d); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "== a document of %d pages\n%s", len(d.Pages), legible(t, file.Bytes()))
		}
		golden.Compare(t, "testdata/"+name+".pdf.txt", b.Bytes())
	}
}

var streamLength = regexp.MustCompile(`/Length (\d+)>>\nstream\n`)

// legible leaves out of a plain file what is no text.
func legible(t *testing.T, data []byte) []byte {
	var out []byte
	for {
		m := streamLength.FindSubmatchIndex(data)
		if m == nil {
			return append(out, bytes.ToValidUTF8(data, []byte("?"))...)
		}
		n, err := strconv.Atoi(string(data[m[2]:m[3]]))
		if err != nil || !bytes.HasPrefix(data[m[1]+n:], []byte("\nendstream\nendobj\n")) {
			t.Fatalf("a stream does not end where its length says: %v", err)
		}
		out = append(out, data[:m[1]]...)
		stream := data[m[1] : m[1]+n]
		if bytes.ContainsFunc(stream, func(r rune) bool { return r < ' ' && r != '\n' || r == '\uFFFD' }) {
			stream = fmt.Appendf(nil, "(%d bytes, SHA-256 %x)", n, sha256.Sum256(stream))
		}
		out, data = append(out, stream...), data[m[1]+n:]
	}
}
