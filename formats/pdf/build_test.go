package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/papertest"
	"github.com/nianbao/nianbao/model"
)

// builder makes small files by hand. Objects 1 to 3 are the catalogue, the pages and the font.
type builder struct {
	objects []string
	kids    []string
	info    string // more of the trailer
}

func newBuilder() *builder {
	return &builder{objects: []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"",
		"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light" +
			"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500]>>]>>",
	}}
}

// add adds an object and returns its number.
func (b *builder) add(object string) int {
	b.objects = append(b.objects, object)
	return len(b.objects)
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// page adds a page with more keys and resources.
func (b *builder) page(content, keys, resources string) *builder {
	c := b.add(stream("", content))
	p := b.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s/Resources<</Font<</F 3 0 R>>%s>>/Contents %d 0 R>>", keys, resources, c))
	b.kids = append(b.kids, fmt.Sprintf("%d 0 R", p))
	return b
}

func (b *builder) bytes() []byte {
	b.objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(b.kids), strings.Join(b.kids, " "))
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range b.objects {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R%s/ID[(0123456789abcdef)(0123456789abcdef)]>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, b.info, start)
	return out.Bytes()
}

// ucs2 is a text as a string of the font.
func ucs2(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return "<" + b.String() + ">"
}

// at draws a text.
func at(x, y, size float64, text string) string {
	return fmt.Sprintf("BT /F %g Tf %g %g Td %s Tj ET\n", size, x, y, ucs2(text))
}

// frame draws horizontal rules at ys from x0 to x1 and vertical ones at xs from y0 to y1.
func frame(xs, ys []float64, y0, y1 float64) string {
	var b strings.Builder
	for _, y := range ys {
		fmt.Fprintf(&b, "%g %g m %g %g l S\n", xs[0], y, xs[len(xs)-1], y)
	}
	for _, x := range xs {
		fmt.Fprintf(&b, "%g %g %g %g re f\n", x-0.25, y0, 0.5, y1-y0)
	}
	return b.String()
}

func must(t testing.TB, data []byte) *paper.Document {
	t.Helper()
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func expect(t *testing.T, d *paper.Document, want ...string) {
	t.Helper()
	if got := papertest.Texts(d); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// refused is the id of the finding that a file is refused with.
func refused(t *testing.T, data []byte) string {
	t.Helper()
	d, err := Read(data)
	fs, ok := err.(model.Findings)
	if !ok || d != nil || len(fs) != 1 || fs[0].Severity != model.SeverityError || fs[0].Message == "" || fs[0].Hint == "" {
		t.Errorf("got %v, %v", d, err)
		return ""
	}
	return fs[0].ID
}

// unspaced is a text without its blanks.
func unspaced(s string) string { return strings.Join(strings.Fields(s), "") }
