package fpdf_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	draw "github.com/nianbao/nianbao/layout/fpdf"
)

// handmade is the document put together by hand, without the character that the library cannot write.
func handmade(t *testing.T) *layout.Document {
	d := layouttest.Handmade(t)
	for _, item := range d.Pages[1].Items {
		if g, ok := item.(*layout.Glyphs); ok && len(g.Glyphs) > 3 && g.Glyphs[3].Text == "𠮷" {
			g.Glyphs[3].Text = "吉"
		}
	}
	for _, item := range d.Pages[2].Items {
		if m, ok := item.(*layout.Image); ok && m.Picture.Components == 3 {
			p := m.Picture
			if p.Format == layout.Samples {
				p.Width, p.Data = 3, []byte("abcdefghi") // fpdf writes pictures of one width in any order
				continue
			}
			var b bytes.Buffer
			if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8, 8)), nil); err != nil {
				t.Fatal(err)
			}
			p.Data = b.Bytes()
		}
	}
	d.Tables = []layout.TablePart{{Box: layout.Box{X: 72 * layout.Pt, Y: 300 * layout.Pt}, Items: d.Pages[3].Items[:2]}}
	return d
}

var (
	streams  = regexp.MustCompile(`(?s)\nstream\r?\n(.*?)\nendstream`)
	unsteady = regexp.MustCompile(`/(Length1?|CreationDate|ModDate|Producer|FontFile2|ID) ?[^/\n>]*|\n\d{10} \d{5} [nf] ?|\n/[FI][0-9a-f]{40} \d+ 0 R|\nstartxref\n\d+|/[A-Z]{6}\+NB[A-Za-z0-9-]*`)
)

// legible leaves out of a file what is no text, and what depends on how it was compressed.
func legible(data []byte) string {
	data = streams.ReplaceAllFunc(data, func(s []byte) []byte {
		if bytes.Contains(s, []byte(" Tf")) { // of a page, with texts in UTF-16
			return s
		}
		if !utf8.Valid(s) || bytes.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' }) {
			return []byte("\nstream\n…\nendstream")
		}
		return s
	})
	data = unsteady.ReplaceAllFunc(data, func(s []byte) []byte {
		if s[0] == '\n' {
			return nil
		}
		key, _, _ := bytes.Cut(s[1:], []byte(" "))
		return append([]byte("/"), key[:min(len(key), 12)]...)
	})
	var b strings.Builder
	for _, c := range data {
		if c == '\n' || c >= ' ' && c < 0x7f {
			b.WriteByte(c)
			continue
		}
		fmt.Fprintf(&b, "\\x%02x", c)
	}
	return b.String()
}

// Files of a document put together by hand: all pages, and pages and a table on pages of the caller, in points and millimetres.
func TestGoldenFiles(t *testing.T) {
	for _, unit := range []string{"pt", "mm"} {
		pdf := fpdf.New("P", unit, "A4", "")
		pdf.SetCompression(false)
		pdf.SetCatalogSort(true)
		r, err := draw.New(pdf, handmade(t))
		if err != nil {
			t.Fatal(err)
		}
		if unit == "pt" {
			err = r.Pages()
		} else {
			pdf.AddPage()
			pdf.SetAlpha(0.5, "Multiply")
			pdf.SetFont("Times", "B", 20)
			pdf.SetTextColor(1, 2, 3)
			err = errors(r.Draw(2, 10, 20), r.Page(3), r.DrawTable(0, 30, 40), r.Draw(0, 0, 0))
		}
		if err != nil {
			t.Fatal(err)
		}
		var file bytes.Buffer
		if err := pdf.Output(&file); err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, "testdata/"+unit+".pdf.txt", fmt.Appendf([]byte(legible(file.Bytes())), "\nwithout %q\n", r.Losses()))
	}
}

// errors is the first one.
func errors(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}
