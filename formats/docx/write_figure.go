package docx

import (
	"bytes"
	"image"
	"image/png"
	"strconv"

	"github.com/nianbao/nianbao/layout"
)

// The sizes of figures in English metric units, but the height of a chart, and the least of what is drawn.
const (
	unitsPerTwip = 635
	chartHeight  = 180 * layout.Pt
	leastEMU     = unitsPerPoint
)

// figure writes a picture or a chart in a paragraph, and its caption in the next.
func (w *writer) figure(s *pages, f *layout.Figure, apart bool, closes func(*markup)) error {
	if reason := figureFault(f); reason != "" {
		return &layout.BadFigure{Source: f.Source, Caption: f.Caption, Reason: reason}
	}
	g := w.geometry(s)
	measure, room := g.measure*unitsPerTwip, (g.depth-3*g.pitch)*unitsPerTwip
	var width, height int
	var content markup
	if f.Chart != nil {
		width, height = measure, min(emu(chartHeight), max(room, leastEMU))
		content.raw(`<a:graphicData uri="`, chartSpace, `"><c:chart xmlns:c="`, chartSpace, `" r:id="`, w.chart(f), `"/></a:graphicData>`)
	} else {
		width, height = fitted(f.Picture.Width*unitsPerPixel, f.Picture.Height*unitsPerPixel, measure, room)
		id, err := w.picture(f.Picture)
		if err != nil {
			return err
		}
		w.pictureData(&content, id, width, height)
	}
	l := w.styles[figureKind].look
	l.keepNext = f.Caption != "" || f.KeepEnd
	l.before = g.pitch / 4
	last := closes
	if f.Caption != "" {
		last = func(*markup) {}
	}
	w.place.add(l.before+height/unitsPerTwip, g.depth, l.keepNext, false)
	m := &w.doc
	m.raw(`<w:p>`)
	w.paragraphProperties(figureKind, &l, apart, false, last)
	w.drawings++
	m.num(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`, width, `"`)
	m.num(` cy="`, height, `"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="`)
	m.num("", w.drawings, `" name="图 `)
	m.num("", w.drawings, `"`)
	m.attr("descr", f.Alt)
	m.raw(`/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="`, drawingSpace, `">`)
	m.b = append(m.b, content.b...)
	m.raw(`</a:graphic></wp:inline></w:drawing></w:r></w:p>`)
	if f.Caption != "" {
		w.paragraph(s, &layout.Paragraph{
			Source: f.Source, Style: layout.Style{Size: layout.XiaoSi, Align: layout.Centre, SpaceAfter: w.page.Pitch() / 4},
			Parts: []layout.Part{{Role: layout.RoleCaption, Spans: []layout.Span{{Text: f.Caption}}}},
		}, nil, false, closes)
	}
	return nil
}

// figureFault says what keeps a figure from being written, "" when nothing does.
func figureFault(f *layout.Figure) string {
	switch {
	case f.Alt == "":
		return "it has no alternative text"
	case (f.Picture == nil) == (f.Chart == nil):
		return "it has neither a picture nor a chart, or both"
	case f.Picture != nil && (min(f.Picture.Width, f.Picture.Height) < 1 || max(f.Picture.Width, f.Picture.Height) > layout.MaxPictureSide):
		return "its picture has no size, or too large a one"
	case f.Chart != nil:
		return chartFault(f.Chart)
	}
	return ""
}

// chartFault says what keeps a chart from being drawn.
func chartFault(c *layout.Chart) string {
	if len(c.Series) == 0 || len(c.Labels) == 0 || len(c.Labels) != len(c.Values) {
		return "its chart has no series or points, or more or fewer points than values"
	}
	for _, values := range c.Values {
		if len(values) != len(c.Series) {
			return "a point of its chart has not one value a series"
		}
	}
	return ""
}

// fitted scales a size down into a box.
func fitted(width, height, mostWidth, mostHeight int) (int, int) {
	scaled := func(length, by, of int) int { return int(int64(length) * int64(by) / int64(of)) }
	if width > mostWidth {
		width, height = mostWidth, scaled(height, mostWidth, width)
	}
	if mostHeight = max(mostHeight, leastEMU); height > mostHeight {
		width, height = scaled(width, mostHeight, height), mostHeight
	}
	return max(width, leastEMU), max(height, leastEMU)
}

// picture returns the relation to a picture, which is kept once however often it is shown.
func (w *writer) picture(p *layout.Picture) (string, error) {
	if id := w.pictures[p]; id != "" {
		return id, nil
	}
	name := "media/image" + strconv.Itoa(len(w.pictures)+1)
	data := p.Data
	if p.Format == layout.JPEG {
		name += ".jpeg"
	} else {
		name += ".png"
		var err error
		if data, err = pngOf(p); err != nil {
			return "", err
		}
	}
	w.others = append(w.others, part{name: "word/" + name, data: data, stored: true})
	id := relate(&w.relations, relation{kind: "image", target: name})
	w.pictures[p] = id
	return id, nil
}

// pngOf makes a PNG file of a picture's samples.
func pngOf(p *layout.Picture) ([]byte, error) {
	bounds := image.Rect(0, 0, p.Width, p.Height)
	if p.Components != 1 && p.Components != 3 || len(p.Data) < p.Width*p.Height*p.Components {
		return nil, &layout.BadFigure{Reason: "its picture has fewer samples than its size asks for"}
	}
	var img image.Image
	if p.Components == 1 {
		img = &image.Gray{Pix: p.Data, Stride: p.Width, Rect: bounds}
	} else {
		rgb := image.NewRGBA(bounds)
		for i, k := 0, 0; k < len(rgb.Pix); i, k = i+3, k+4 {
			copy(rgb.Pix[k:], p.Data[i:i+3])
			rgb.Pix[k+3] = 0xff
		}
		img = rgb
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err := encoder.Encode(&b, img)
	return b.Bytes(), err
}

func (w *writer) pictureData(m *markup, id string, width, height int) {
	m.raw(`<a:graphicData uri="`, pictureSpace, `"><pic:pic xmlns:pic="`, pictureSpace, `"><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="`, id, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`)
	m.num("", width, `" cy="`)
	m.num("", height, `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>`)
}
