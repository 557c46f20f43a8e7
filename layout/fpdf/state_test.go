package fpdf

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// begun returns a document that its caller has set all he can of.
func begun(unit string) *fpdf.Fpdf {
	pdf := fpdf.New("L", unit, "A5", "")
	pdf.SetCompression(false)
	pdf.SetCreationDate(time.Unix(0, 0))
	pdf.SetMargins(pdf.PointConvert(30), pdf.PointConvert(40), pdf.PointConvert(50))
	pdf.AddSpotColor("lake", 90, 40, 10, 5)
	pdf.AddPage()
	pdf.SetFont("Times", "BIU", 13)
	pdf.SetTextColor(200, 10, 20)
	pdf.SetFillColor(1, 2, 3)
	pdf.SetDrawColor(40, 50, 60)
	pdf.SetLineWidth(pdf.PointConvert(3))
	pdf.SetLineJoinStyle("round")
	pdf.SetLineCapStyle("square")
	pdf.SetDashPattern([]float64{pdf.PointConvert(3), pdf.PointConvert(1)}, 0)
	pdf.SetAutoPageBreak(true, pdf.PointConvert(70))
	pdf.SetAlpha(0.5, "Multiply")
	pdf.SetXY(pdf.PointConvert(77), pdf.PointConvert(88))
	return pdf
}

// settings is all that fpdf tells of what its caller has set.
func settings(pdf *fpdf.Fpdf) string {
	var b strings.Builder
	add := func(values ...any) { fmt.Fprintln(&b, values...) }
	two := func(a, b any) []any { return []any{a, b} }
	add(pdf.GetFontFamily(), pdf.GetFontStyle())
	add(two(pdf.GetFontSize())...)
	add(two(pdf.GetXY())...)
	add(two(pdf.GetAlpha())...)
	add(two(pdf.GetAutoPageBreak())...)
	add(pdf.GetLineWidth(), pdf.GetLineCapStyle(), pdf.GetLineJoinStyle(), pdf.GetCellMargin(), pdf.PageNo())
	for _, colour := range []func() (int, int, int){pdf.GetTextColor, pdf.GetFillColor, pdf.GetDrawColor} {
		r, g, blue := colour()
		add(r, g, blue)
	}
	name, c, m, y, k := pdf.GetTextSpotColor()
	add(name, c, m, y, k)
	left, top, right, bottom := pdf.GetMargins()
	add(left, top, right, bottom)
	return b.String()
}

// everything is a document with items of every kind.
func everything(t testing.TB) *layout.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := set.Face(fonts.Kai)
	id, _ := face.GlyphID('年')
	run := layout.Glyphs{X: layout.MM(50), Y: layout.MM(60), Face: face, Size: layout.SanHao, Glyphs: []layout.Glyph{{ID: id, Text: "年"}, {ID: id, X: layout.SanHao, Text: "年年"}}}
	bold, turned := run, run
	bold.Bold, turned.Angle, turned.Gray = true, 45, 200
	return &layout.Document{
		Pages: []layout.Page{{Width: layout.MM(210), Height: layout.MM(297), Items: []layout.Item{
			&run, &bold, &turned, &layout.Rule{X: layout.MM(20), Y: layout.MM(20), W: layout.MM(20), H: layout.MM(20)},
			&layout.Path{Points: []layout.Point{{X: 0, Y: 0}, {X: layout.MM(9), Y: layout.MM(9)}}, Weight: layout.Pt, Dash: []layout.Length{layout.Pt}},
			&layout.Path{Points: []layout.Point{{X: 0, Y: 0}, {X: layout.MM(9), Y: layout.MM(9)}, {X: 0, Y: layout.MM(9)}}, Filled: true, Gray: 90},
			&layout.Path{},
			&layout.Image{Box: layout.Box{W: layout.MM(9), H: layout.MM(9)}, Picture: &layout.Picture{Width: 2, Height: 1, Components: 1, Data: []byte{0, 200}}},
			&layout.Link{W: layout.MM(9), H: layout.MM(9), Heading: 1},
			&layout.Link{W: layout.MM(9), H: layout.MM(9), URL: "https://www.gov.cn"},
		}}},
		Outline: []layout.Heading{{Level: 1, Text: "一、总体情况"}},
	}
}

func TestWhatTheCallerHasSetStaysSet(t *testing.T) {
	for _, unit := range []string{"pt", "mm", "cm", "in"} {
		for _, spot := range []bool{false, true} {
			pdf := begun(unit)
			if spot {
				pdf.SetTextSpotColor("lake", 100)
			}
			want := settings(pdf)
			r, err := New(pdf, everything(t))
			if err != nil {
				t.Fatal(err)
			}
			if err := r.Draw(0, 1, 1); err != nil {
				t.Fatal(err)
			}
			if got := settings(pdf); got != want {
				t.Errorf("in %s, spot colour %v, after drawing\n%s\nbefore\n%s", unit, spot, got, want)
			}
			if !balanced(t, pdf) {
				t.Errorf("in %s: the operators q and Q of a page don't match", unit)
			}
		}
	}
}

// balanced finishes a file and reports whether graphics states are given back as often as
// they are saved, and marked content ended as often as begun.
func balanced(t *testing.T, pdf *fpdf.Fpdf) bool {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, word := range strings.Fields(out.String()) {
		count[word]++
	}
	return count["q"] == count["Q"] && count["q"] > 5 && count["BDC"]+strings.Count(out.String(), ">BDC") == count["EMC"]
}

func TestPagesOfTheDocumentLeaveTheCallersPagesAlone(t *testing.T) {
	pdf := begun("mm")
	r, err := New(pdf, everything(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Pages(); err != nil {
		t.Fatal(err)
	}
	if w, h, _ := pdf.PageSize(2); math.Round(w) != 210 || math.Round(h) != 297 {
		t.Errorf("the document's page is %v × %v", w, h)
	}
	pdf.AddPage()
	if w, h := pdf.GetPageSize(); math.Round(w) != 210 || math.Round(h) != 148 {
		t.Errorf("the caller's next page is %v × %v", w, h)
	}
	if family, style := pdf.GetFontFamily(), pdf.GetFontStyle(); family != "times" || style != "BIU" {
		t.Errorf("the font on it is %s %s", family, style)
	}
}

func TestHeadingsAreInUnicodeWhateverTheCallersFontIs(t *testing.T) {
	pdf, d := begun("mm"), everything(t)
	d.Pages = append(d.Pages, layout.Page{Width: layout.MM(210), Height: layout.MM(297)})
	d.Outline[0].Page = 1 // where no text is
	r, err := New(pdf, d)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Draw(1, 0, 0); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "/Title (\xfe\xff\x4e\x00\x30\x01") { // 一、
		t.Error("the heading is not in UTF-16")
	}
}

func TestAnErrorOfFpdfComesBack(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	r, err := New(pdf, everything(t))
	if err != nil {
		t.Fatal(err)
	}
	pdf.SetErrorf("broken before")
	for _, err := range []error{r.Pages(), r.Page(0)} {
		if err == nil {
			t.Error("no error comes back")
		}
	}
	if _, err := New(pdf, everything(t)); err == nil || err.Error() != "broken before" {
		t.Errorf("a document with an error is taken: %v", err)
	}
}
