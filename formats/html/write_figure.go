package html

import (
	"encoding/base64"
	"strconv"

	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

// figure writes a picture or a chart with its caption.
func (p *pageWriter) figure(f *layout.Figure) {
	if p.section == "header" {
		p.closeSection()
	}
	p.figures++
	n := p.notes.at(f)
	if p.Fragment {
		p.fragmentFigure(f)
		return
	}
	p.start("figure", "", "", n)
	p.raw(">\n")
	told := false
	if f.Chart != nil {
		told = p.chart(f)
	} else {
		p.picture(f)
	}
	if f.Caption != "" {
		p.raw("<figcaption>")
		p.lines(f.Caption)
		p.raw("</figcaption>\n")
	}
	p.raw("</figure>\n")
	if f.Chart != nil {
		p.raw("<details")
		if told { // in print, too
			p.raw(` class="told"`)
		}
		p.raw("><summary>图中的数据</summary>\n")
		p.chartTable(f)
		p.raw("</details>\n")
	}
}

// fragmentFigure writes a figure without what editors take away: a chart is the table of its values.
func (p *pageWriter) fragmentFigure(f *layout.Figure) {
	if f.Chart == nil {
		p.raw(`<p align="center">`)
		p.picture(f)
		p.raw("</p>\n")
	}
	if f.Caption != "" {
		p.raw(`<p align="center">`)
		p.lines(f.Caption)
		p.raw("</p>\n")
	}
	if f.Chart != nil {
		p.chartTable(f)
	}
}

// picture writes a picture into the page.
func (p *pageWriter) picture(f *layout.Figure) {
	data, _, err := redraw.ImageFile(f.Picture)
	if err != nil {
		p.err = err
		return
	}
	kind := "png"
	if f.Picture.Format == layout.JPEG {
		kind = "jpeg"
	}
	p.raw(`<img src="data:image/` + kind + `;base64,`)
	p.out = base64.StdEncoding.AppendEncode(p.out, data)
	p.raw(`"`)
	p.attr("alt", f.Alt)
	p.attr("width", strconv.Itoa(f.Picture.Width))
	p.attr("height", strconv.Itoa(f.Picture.Height))
	if p.Fragment && !p.Unstyled {
		p.attr("style", "max-width:100%;height:auto")
	}
	p.raw(">\n")
}
