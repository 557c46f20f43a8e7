package gopdf

import (
	"math"
	"strings"
	"testing"

	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// small is a document with a glyph, a rule and a link.
func small(t testing.TB) *layout.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := set.Face(fonts.Kai)
	id, _ := face.GlyphID('年')
	return &layout.Document{
		Pages: []layout.Page{{Width: layout.MM(297), Height: layout.MM(210), Items: []layout.Item{
			&layout.Glyphs{X: 72 * layout.Pt, Y: 144 * layout.Pt, Face: face, Size: layout.SanHao, Glyphs: []layout.Glyph{{ID: id, Text: "年"}}},
			&layout.Rule{X: 10 * layout.Pt, Y: 20 * layout.Pt, W: 30 * layout.Pt, H: 40 * layout.Pt},
			&layout.Link{X: 10 * layout.Pt, Y: 20 * layout.Pt, W: 30 * layout.Pt, H: 40 * layout.Pt, Heading: 1},
		}}},
		Outline: []layout.Heading{{Level: 1, Text: "一", Y: 100 * layout.Pt}},
	}
}

// started are documents of all units, and of page sizes in that unit or in points.
var started = []gopdf.Config{
	{PageSize: *gopdf.PageSizeA4},
	{PageSize: *gopdf.PageSizeA4, Unit: gopdf.UnitMM},
	{PageSize: gopdf.Rect{W: 210, H: 842 * 25.4 / 72}, Unit: gopdf.UnitMM},
	{PageSize: gopdf.Rect{W: 595, H: 842}, Unit: gopdf.UnitPT},
	{PageSize: gopdf.Rect{W: 8, H: 842.0 / 72}, Unit: gopdf.UnitIN},
	{PageSize: gopdf.Rect{W: 590, H: 421}, ConversionForUnit: 2},
	{PageSize: *gopdf.PageSizeA4, ConversionForUnit: 2},
}

func TestPlacesAreTheSameInEveryUnit(t *testing.T) {
	for i, config := range started {
		pdf := &gopdf.GoPdf{}
		pdf.Start(config)
		pdf.SetNoCompression()
		pdf.AddPage()
		pdf.SetXY(7, 8)
		r, err := New(pdf, config, small(t))
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(r.canvas.usual-842) > 1e-9 {
			t.Errorf("config %d: pages are %v points high", i, r.canvas.usual)
		}
		if err := r.Draw(0, pdf.PointsToUnits(5), pdf.PointsToUnits(6)); err != nil {
			t.Fatal(err)
		}
		if x, y := pdf.GetX(), pdf.GetY(); math.Abs(x-7) > 1e-9 || math.Abs(y-8) > 1e-9 {
			t.Errorf("config %d: the caller's position has become %v, %v", i, x, y)
		}
		if err := r.Page(0); err != nil {
			t.Fatal(err)
		}
		data := string(pdf.GetBytesPdf())
		for _, want := range []string{
			"77.00 692.00 TD", "15 26 30 40 re f", "/Rect [15.00 816.00 45.00 776.00]", // on the caller's page
			"72.00 451.28 TD", "10 20 30 40 re f", "/Rect [10.00 575.28 40.00 535.28]", // on one of 595.28 pt
			"/XYZ 0 495.28 null", "/XYZ 90 495.2", "/MediaBox [ 0 0 841.89 595.28 ]", "/XYZ 90 736.0",
		} {
			if !strings.Contains(data, want) {
				t.Errorf("config %d: the file has no %q", i, want)
			}
		}
	}
}

func TestAMissingCharacterIsAnError(t *testing.T) {
	pdf, config := &gopdf.GoPdf{}, started[0]
	pdf.Start(config)
	pdf.AddPage()
	r, err := New(pdf, config, small(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Draw(0, 0, 0); err != nil {
		t.Fatal(err)
	}
	r.canvas.Text(0, 0, 0, "缺")
	if err := r.canvas.Err(); err == nil || !strings.Contains(err.Error(), "U+7F3A") {
		t.Errorf("error %v", err)
	}
}

// What drawing sets ends with it: outside of saved graphics states, the page's content has
// only what the caller has set himself.
func TestNothingStaysSetOnThePage(t *testing.T) {
	pdf, config := &gopdf.GoPdf{}, started[0]
	pdf.Start(config)
	pdf.SetNoCompression()
	pdf.AddPage()
	pdf.SetLineWidth(3)
	r, err := New(pdf, config, small(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Draw(0, 0, 0); err != nil {
		t.Fatal(err)
	}
	pdf.SetLineWidth(4)
	data := string(pdf.GetBytesPdf())
	_, content, found := strings.Cut(data, "3.00 w")
	content, _, also := strings.Cut(content, "4.00 w")
	if !found || !also || len(content) < 100 {
		t.Fatalf("the page's content is %q", content)
	}
	depth := 0
	for _, word := range strings.Fields(content) {
		switch word {
		case "q":
			depth++
		case "Q":
			depth--
		case "0", "re", "n", "841.89", "842.00", "0.00":
		default:
			if depth == 0 {
				t.Errorf("%s is outside of a saved state", word)
			}
		}
	}
	if depth != 0 {
		t.Errorf("the caller goes on %d graphics states deep", depth)
	}
}
