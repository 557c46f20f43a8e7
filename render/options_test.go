package render_test

import (
	"path/filepath"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/tables"
)

// Landscape pages hold section 三 and nothing else; the text of the report is the same.
func TestTableThreeStandsOnLandscapePagesWhenAsked(t *testing.T) {
	for name, r := range reports(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			d, err := nianbao.Layout(r, nianbao.WithLandscape())
			if err != nil {
				t.Fatal(err)
			}
			landscape := 0
			for _, h := range d.Outline {
				p := d.Pages[h.Page]
				if p.Width > p.Height {
					landscape++
				}
				if three := []rune(h.Text)[0] == '三' && r.Applications.Before == ""; three != (p.Width > p.Height) {
					t.Errorf("%s is on a page of %s × %s", h.Text, p.Width, p.Height)
				}
			}
			if landscape != 1 && r.Applications.Before == "" {
				t.Errorf("%d headings are on landscape pages", landscape)
			}
			checkFile(t, r, nianbao.WithLandscape())
		})
	}
}

// checkFile renders a report and reads it back; its text is the report's.
func checkFile(t *testing.T, r *nianbao.Report, opts ...nianbao.Option) {
	t.Helper()
	data := render(t, r, opts...)
	findings, err := pdfcheck.Check(data)
	if err != nil || len(findings) > 0 {
		t.Errorf("%v %q", err, findings)
	}
	pdfcheck.QPDF(t, data)
	elements, err := pdfcheck.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	if d := pdfcheck.DiffText(elements[0].Text, inputText(r, tables.EditionOf(r.Year))); d != "" {
		t.Error(d)
	}
}

// The type of table three is larger than on an upright page, not smaller.
func TestALandscapeTableIsSetLarger(t *testing.T) {
	r := read(t, seed)
	d, err := nianbao.Layout(r, nianbao.WithLandscape())
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range d.Pages {
		if p.Width < p.Height {
			continue
		}
		for _, item := range p.Items {
			if g, ok := item.(*layout.Glyphs); ok && g.Mark != layout.Artifact && g.Size < layout.XiaoSi {
				t.Fatalf("page %d has type of %s pt", i+1, g.Size)
			}
		}
	}
}
