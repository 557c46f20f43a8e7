package redraw_test

import (
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
)

// unruly sets whatever a caller can set that shows in what is drawn after it.
func (f fpdfDocument) unruly() {
	f.AddSpotColor("lake", 90, 40, 10, 5)
	f.SetFont("Times", "BIUS", 13)
	f.SetFillColor(255, 210, 210)
	f.SetDrawColor(210, 255, 210)
	f.SetTextSpotColor("lake", 20)
	f.SetLineWidth(4)
	f.SetLineCapStyle("round")
	f.SetLineJoinStyle("bevel")
	f.SetDashPattern([]float64{2, 1}, 0)
	f.SetWordSpacing(3)
	f.SetTextRenderingMode(1)
	f.SetAlpha(0.3, "Multiply")
	f.RTL()
}

func (g gopdfDocument) unruly() {
	g.SetTextColor(255, 210, 210)
	g.SetFillColor(210, 255, 210)
	g.SetStrokeColor(220, 220, 255)
	g.SetLineWidth(4)
	g.SetLineType("dashed")
	if err := g.SetCharSpacing(3); err != nil {
		panic(err)
	}
}

func TestWhatTheCallerHasSetDoesNotShow(t *testing.T) {
	report, draft := readReport(t), readReport(t, nianbao.WithDraft())
	for _, c := range []struct {
		d    *layout.Document
		page int
	}{{report, 1}, {report, 3}, {draft, 1}, {figures(t), 0}} {
		want := rasterise(t, throughPDF(t, c.d), c.page+1, c.page+1)[0]
		each(t, func(t *testing.T, file document) {
			file.addPage()
			file.unruly()
			if err := begin(t, file, c.d).Draw(c.page, 0, 0); err != nil {
				t.Fatal(err)
			}
			if share := difference(want, rasterise(t, file.bytes(t), 1, 1)[0]); !share.alike() {
				t.Errorf("page %d: %v", c.page+1, share)
			}
		})
	}
}
