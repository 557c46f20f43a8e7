package html

import (
	"slices"
	"strconv"

	"github.com/nianbao/nianbao/layout"
)

// Measures of a chart, in the units of its view box. The texts are those of the page at the full width of a
// column, and can still be read on a telephone.
const (
	chartWidth  = 480
	chartText   = 14 // type size
	chartRow    = 20 // height of a line of text
	chartPlot   = 200
	chartDigit  = 8 // width of a digit
	chartMarker = 4 // half the side of a mark
	chartBar    = 44
	scaleSteps  = 5
)

// drawing is a chart that is drawn as SVG.
type drawing struct {
	*pageWriter
	*layout.Chart
	left, top, bottom, height int
	end                       int64 // of the scale
	slanted                   bool  // the labels, where they have no room
	told                      bool  // all values are written beside their points
}

// chart draws a chart. What it shows is told in words as well. It reports whether all values stand in it, for
// which there may be no room.
func (p *pageWriter) chart(f *layout.Figure) (told bool) {
	d := newDrawing(p, f.Chart)
	id := "c" + strconv.Itoa(p.figures)
	p.raw(`<svg class="chart" role="img" aria-labelledby="` + id + "t " + id + `d" viewBox="0 0 ` + strconv.Itoa(chartWidth) + " " + strconv.Itoa(d.height) + "\">\n")
	p.raw(`<title id="` + id + `t">`)
	p.text(first(f.Caption, f.Alt))
	p.raw(`</title><desc id="` + id + `d">`)
	p.text(f.Alt)
	p.raw("</desc>\n")
	if len(d.Series) > 1 {
		d.legend(true)
	}
	d.grid()
	if d.Kind == layout.Lines {
		d.lines()
	} else {
		d.bars()
	}
	d.axes()
	p.raw("</svg>\n")
	return d.told
}

func newDrawing(p *pageWriter, c *layout.Chart) *drawing {
	d := &drawing{pageWriter: p, Chart: c, top: chartRow}
	greatest := int64(0)
	for _, values := range c.Values {
		for _, v := range values {
			greatest = max(greatest, v)
		}
	}
	_, d.end = scaleOf(greatest)
	d.left = chartDigit*len(strconv.FormatInt(d.end, 10)) + 8
	if len(c.Series) > 1 {
		d.top += d.legend(false)
	}
	if c.Kind == layout.Lines {
		d.top += chartRow * (len(c.Series) - 1)
	}
	d.bottom = d.top + chartPlot
	widest := 0
	for _, label := range c.Labels {
		widest = max(widest, widthOf(cut(label)))
	}
	d.height = d.bottom + chartRow + 8
	if d.slanted = widest > d.room(); d.slanted {
		d.height = d.bottom + 16 + widest*3/4
		d.left = max(d.left, min(widest*3/4, chartWidth/4))
	}
	d.told = d.fits(greatest)
	return d
}

// widthOf is how wide a text is at most.
func widthOf(text string) int {
	width := 0
	for _, r := range text {
		if r < 0x2e80 {
			width += chartDigit
		} else {
			width += chartText
		}
	}
	return width
}

// scaleOf chooses the step of a scale from 0, 1, 2 or 5 times a power of ten, and its end.
func scaleOf(greatest int64) (step, end int64) {
	step = 1
	for factors := [...]int64{2, 5, 10}; ; {
		unit := step
		for _, f := range factors {
			if (greatest+step-1)/step <= scaleSteps {
				return step, max((greatest+step-1)/step, 1) * step
			}
			step = unit * f
		}
	}
}

// room is the width of a point.
func (d *drawing) room() int { return (chartWidth - d.left) / len(d.Labels) }

// centre is the middle of a point.
func (d *drawing) centre(i int) int {
	return d.left + (chartWidth-d.left)*(2*i+1)/(2*len(d.Labels))
}

// y is where a value stands.
func (d *drawing) y(v int64) int {
	return d.bottom - int(int64(chartPlot)*v/d.end)
}

// cut is a text as a chart has room for it. All of it stands in the table.
func cut(text string) string {
	const most = 16 // characters
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// legend names the series, in as many rows as it takes. It returns their height; draw says whether to draw them.
func (d *drawing) legend(draw bool) (height int) {
	const sample = 34
	x, y := 0, 0
	for k, name := range d.Series {
		wide := sample + widthOf(cut(name))
		if x+wide > chartWidth { // a name alone is never as wide
			x, y = 0, y+chartRow
		}
		switch {
		case !draw:
		case d.Kind == layout.Lines:
			d.raw(`<path class="l` + strconv.Itoa(k) + `" d="M` + strconv.Itoa(x) + " " + strconv.Itoa(y+10) + "h28\"/>\n")
			d.marker(k, x+14, y+10)
		default:
			d.rect(k, x+10, y+4, 12, 12)
		}
		if draw {
			d.label(cut(name), x+sample, y+15, "start")
		}
		x += wide + 16
	}
	return y + chartRow
}

// grid draws the scale with a line across for each step.
func (d *drawing) grid() {
	step, end := scaleOf(d.end)
	for v := int64(0); v <= end; v += step {
		if v > 0 {
			d.raw(`<path class="grid" d="M` + strconv.Itoa(d.left) + " " + strconv.Itoa(d.y(v)) + "H" + strconv.Itoa(chartWidth) + "\"/>\n")
		}
		d.label(strconv.FormatInt(v, 10), d.left-6, d.y(v)+5, "end")
	}
}

// axes draws the axes and the labels below.
func (d *drawing) axes() {
	d.raw(`<path class="axis" d="M` + strconv.Itoa(d.left) + " " + strconv.Itoa(d.top-8) + "V" + strconv.Itoa(d.bottom) + "H" + strconv.Itoa(chartWidth) + "\"/>\n")
	for i, label := range d.Labels {
		x, y := strconv.Itoa(d.centre(i)), strconv.Itoa(d.bottom+18)
		if d.slanted {
			d.raw(`<text text-anchor="end" transform="translate(` + x + " " + y + `) rotate(-45)">`)
		} else {
			d.raw(`<text text-anchor="middle" x="` + x + `" y="` + y + `">`)
		}
		d.text(cut(label))
		d.raw("</text>\n")
	}
}

func (d *drawing) bars() {
	n, width := len(d.Series), d.barWidth()
	for i, values := range d.Values {
		x := d.centre(i) - width*n/2
		for k, v := range values {
			d.rect(k, x, d.y(v), width, d.bottom-d.y(v))
			d.value(v, x+width/2, d.y(v)-5)
			x += width
		}
	}
}

// fits reports whether the widest value has room beside its point.
func (d *drawing) fits(greatest int64) bool {
	room := d.room()
	if n := len(d.Series); d.Kind == layout.Bars && n > 1 {
		room = d.barWidth()
	}
	return widthOf(strconv.FormatInt(greatest, 10)) <= room
}

func (d *drawing) barWidth() int { return min(d.room()*7/10/len(d.Series), chartBar) }

// value writes a value around x, unless the chart has no room for values: all stand in the table.
func (d *drawing) value(v int64, x, y int) {
	if d.told {
		d.label(strconv.FormatInt(v, 10), x, y, "middle")
	}
}

// lines draws the series.
func (d *drawing) lines() {
	for k := range d.Series {
		d.raw(`<path class="l` + strconv.Itoa(k) + `" d="`)
		for i, values := range d.Values {
			command := "L"
			if i == 0 {
				command = "M"
			}
			d.raw(command + strconv.Itoa(d.centre(i)) + " " + strconv.Itoa(d.y(values[k])))
		}
		d.raw("\"/>\n")
		for i, values := range d.Values {
			d.marker(k, d.centre(i), d.y(values[k]))
		}
	}
	for i, values := range d.Values {
		d.beside(slices.Sorted(slices.Values(values)), d.centre(i))
	}
}

// beside writes the values of a point, which rise: the lowest of several below its mark where the axis leaves
// room, the others above theirs. Those of marks that are near to each other stand in a stack above the highest.
func (d *drawing) beside(values []int64, x int) {
	const line = chartRow - 4
	near := line*(len(values)-1) + 2*chartMarker
	stacked := make([]int, len(values))
	for k, v := range values {
		top := k
		for top+1 < len(values) && d.y(values[top])-d.y(values[top+1]) < near {
			top++
		}
		if k == 0 && len(values) > 1 && d.bottom-d.y(v) > line+2*chartMarker {
			d.value(v, x, d.y(v)+line+chartMarker)
			continue
		}
		d.value(v, x, d.y(values[top])-2*chartMarker-line*stacked[top])
		stacked[top]++
	}
}

func (d *drawing) rect(series, x, y, width, height int) {
	d.raw(`<rect class="b` + strconv.Itoa(series) + `" x="` + strconv.Itoa(x) + `" y="` + strconv.Itoa(y) +
		`" width="` + strconv.Itoa(width) + `" height="` + strconv.Itoa(height) + "\"/>\n")
}

// markers are the marks of the series around the origin: a square, a diamond, a triangle.
var markers = [layout.MaxSeries]string{"m-4 -4h8v8h-8z", "m0 -6l6 6l-6 6l-6 -6z", "m0 -6l6 10h-12z"}

func (d *drawing) marker(series, x, y int) {
	d.raw(`<path class="b` + strconv.Itoa(series) + `" d="M` + strconv.Itoa(x) + " " + strconv.Itoa(y) + markers[series] + "\"/>\n")
}

func (d *drawing) label(text string, x, y int, anchor string) {
	d.raw(`<text text-anchor="` + anchor + `" x="` + strconv.Itoa(x) + `" y="` + strconv.Itoa(y) + `">`)
	d.text(text)
	d.raw("</text>\n")
}

// chartTable writes the values of a chart as a table.
func (p *pageWriter) chartTable(f *layout.Figure) {
	c := f.Chart
	head := append([]string{""}, c.Series...)
	if len(c.Series) == 1 && c.Series[0] == "" {
		head[1] = "数值"
	}
	all := [][]string{head}
	for i, label := range c.Labels {
		row := []string{label}
		for _, v := range c.Values[i] {
			row = append(row, strconv.FormatInt(v, 10))
		}
		all = append(all, row)
	}
	t := layout.NewTable("图中的数据："+f.Caption, 1, all)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Col == 0 && c.Row > 0 {
			c.Header, c.Align = layout.RowScope, layout.Centre
		}
	}
	p.table(t, nil)
}
