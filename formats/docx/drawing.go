package docx

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
)

// Pictures below this size, in English metric units, hold no table: logos, seals, lines.
const (
	unitsPerPixel = 9525
	unitsPerPoint = 12700
	leastWidth    = 150 * unitsPerPixel
	leastHeight   = 60 * unitsPerPixel
)

// graphic is a drawing while it is read.
type graphic struct {
	width, height int // in English metric units, 0 when not known
	alt           string
	picture       bool
	items         []item // what its text boxes hold
	notes         []note
}

// drawing reads a drawing. Its text boxes and its picture follow the paragraph that it is anchored in.
func (d *reader) drawing(x *opc.Reader, e opc.Element, p *para) error {
	g := &graphic{}
	if err := d.shape(x, g); err != nil {
		return err
	}
	p.after = append(p.after, g.items...)
	p.notes = append(p.notes, g.notes...)
	if g.picture {
		if g.width >= leastWidth && g.height >= leastHeight || g.width == 0 {
			d.pictures++
		}
		p.after = append(p.after, item{block: &paper.Paragraph{Picture: true, Text: g.alt}})
	}
	return nil
}

// shape reads what stands inside a part of a drawing.
func (d *reader) shape(x *opc.Reader, g *graphic) error {
	inside := func() error { return d.shape(x, g) }
	return x.Each(func(e opc.Element) error {
		switch e.Name {
		case "w:txbxContent":
			s := &story{}
			if err := d.blocks(x, s); err != nil {
				return err
			}
			g.items = append(g.items, d.close(s)...)
			return nil
		case "mc:AlternateContent":
			return choice(x, inside)
		case "wp:extent":
			g.width, g.height = atoi(e.Attr("cx"), 0), atoi(e.Attr("cy"), 0)
		case "wp:docPr":
			if g.alt = e.Attr("descr"); g.alt == "" {
				g.alt = e.Attr("title")
			}
		case "a:blip", "v:imagedata":
			g.picture = true
			if title := e.Attr("o:title"); g.alt == "" && title != "" {
				g.alt = title
			}
		case "v:shape", "v:rect", "v:roundrect":
			g.vmlStyle(e)
			return inside()
		case "v:textpath":
			if text := e.Attr("string"); text != "" {
				g.items = append(g.items, item{block: &paper.Paragraph{Text: text}})
			}
		case "a:p":
			return d.shapeText(x, g)
		case "o:OLEObject":
			g.note("文中嵌有对象（" + e.Attr("ProgID") + "），其中的内容没有读入")
		case "c:chart":
			message := "文中的图表没有读入"
			if g.alt != "" {
				message += "：" + quote(g.alt)
			}
			g.note(message)
		case "dgm:relIds":
			g.note("文中 SmartArt 图形里的文字没有读入")
		default:
			return inside()
		}
		return nil
	})
}

func (g *graphic) note(message string) {
	g.notes = append(g.notes, note{model.SeverityWarning, message, ""})
}

// shapeText reads a paragraph of a shape that has its text in the language of drawings.
func (d *reader) shapeText(x *opc.Reader, g *graphic) error {
	if d.paragraphs++; d.paragraphs > maxParagraphs {
		return opc.Refuse("READ-LIMIT", fmt.Sprintf("Word 文件的段落超过 %d 个", maxParagraphs), "请确认这是年度报告")
	}
	p, in := &para{}, &story{}
	var l look
	var read func(e opc.Element) error
	read = func(e opc.Element) error {
		switch e.Name {
		case "a:r", "a:fld":
			l = look{}
			return x.Each(read)
		case "a:rPr":
			l.shift = baselineOf(e.Attr("baseline"))
		case "a:br":
			p.put(in, "\n", look{})
		case "a:t":
			text, err := x.Text()
			p.put(in, text, l)
			return err
		}
		return nil
	}
	err := x.Each(read)
	p.settle(in, "")
	if text := string(p.text); !isBlank(text) {
		g.items = append(g.items, item{block: &paper.Paragraph{Text: text}})
	}
	return err
}

// sizes matches a width or a height in the style of a shape.
var sizes = regexp.MustCompile(`(?:^|;)\s*(width|height)\s*:\s*([0-9.]+)(pt|in|cm|mm|px)?`)

// vmlStyle takes the size of a picture from a shape of the old kind ("width:440pt;height:70pt").
func (g *graphic) vmlStyle(e opc.Element) {
	if alt := e.Attr("alt"); g.alt == "" && alt != "" {
		g.alt = alt
	}
	for _, m := range sizes.FindAllStringSubmatch(e.Attr("style"), -1) {
		v, err := strconv.ParseFloat(m[2], 64)
		if err != nil || v > 1e5 {
			continue
		}
		unit := map[string]float64{"": unitsPerPixel, "px": unitsPerPixel, "pt": unitsPerPoint, "in": 914400, "cm": 360000, "mm": 36000}[m[3]]
		if m[1] == "width" {
			g.width = max(g.width, int(v*unit))
		} else {
			g.height = max(g.height, int(v*unit))
		}
	}
}
