package main

import (
	"bytes"
	"io"

	peerfpdf "codeberg.org/go-pdf/fpdf"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/johnfercher/maroto/v2/pkg/repository"
	peergopdf "github.com/signintech/gopdf"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/fpdf"
	"github.com/nianbao/nianbao/layout/gopdf"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/tables"
)

// contestants all render one report; those that only draw get its finished pages.
func contestants(r *nianbao.Report) ([]contestant, error) {
	renderer, err := nianbao.NewRenderer()
	if err != nil {
		return nil, err
	}
	d, err := nianbao.Layout(r)
	if err != nil {
		return nil, err
	}
	encoder := new(pdf.Encoder)
	fonts, err := repository.New().AddUTF8Font("song", fontstyle.Normal, "../fonts/faces/song-regular.ttf").Load()
	if err != nil {
		return nil, err
	}
	files, err := faceFiles()
	if err != nil {
		return nil, err
	}
	return []contestant{
		{"nianbao: check, layout, tagged PDF", func() (int, error) {
			result, err := renderer.Render(io.Discard, r)
			return int(result.Bytes), err
		}},
		{"nianbao: tagged PDF of finished pages", func() (int, error) {
			var out bytes.Buffer
			err := encoder.Encode(&out, d)
			return out.Len(), err
		}},
		{"layout/fpdf: finished pages", func() (int, error) { return drawFpdf(d) }},
		{"layout/gopdf: finished pages", func() (int, error) { return drawGopdf(d) }},
		{"fpdf as usual: the same texts and rules", func() (int, error) { return fpdfAsUsual(d, files) }},
		{"gopdf as usual: the same texts and rules", func() (int, error) { return gopdfAsUsual(d, files) }},
		{"maroto: tables only", func() (int, error) { return setMaroto(fonts) }},
	}, nil
}

func drawFpdf(d *layout.Document) (int, error) {
	doc := peerfpdf.New("P", "pt", "A4", "")
	renderer, err := fpdf.New(doc, d)
	if err != nil {
		return 0, err
	}
	if err := renderer.Pages(); err != nil {
		return 0, err
	}
	var out bytes.Buffer
	err = doc.Output(&out)
	return out.Len(), err
}

func drawGopdf(d *layout.Document) (int, error) {
	doc, cfg := new(peergopdf.GoPdf), peergopdf.Config{PageSize: *peergopdf.PageSizeA4}
	doc.Start(cfg)
	renderer, err := gopdf.New(doc, cfg, d)
	if err != nil {
		return 0, err
	}
	if err := renderer.Pages(); err != nil {
		return 0, err
	}
	n, err := doc.WriteTo(io.Discard)
	return int(n), err
}

// setMaroto sets the cells of the official tables with one number for every figure: maroto
// has no cells over several rows, so the grid is simpler than the official one.
func setMaroto(fonts []*entity.CustomFont) (int, error) {
	const columns = 20
	cfg := config.NewBuilder().WithCustomFonts(fonts).WithDefaultFont(&props.Font{Family: "song", Size: 8}).WithMaxGridSize(columns).Build()
	m := maroto.New(cfg)
	for _, section := range tables.Edition2021.Sections {
		if section.Table == nil {
			continue
		}
		var cols []core.Col
		row := 0
		for _, c := range section.Table.Cells {
			if c.Path != "" {
				c.Text = "12"
			}
			if c.Row != row {
				m.AddRow(10, cols...)
				cols, row = nil, c.Row
			}
			cols = append(cols, text.NewCol(c.ColSpan, c.Text))
		}
		m.AddRow(10, cols...)
	}
	doc, err := m.Generate()
	if err != nil {
		return 0, err
	}
	return len(doc.GetBytes()), nil
}
