package layout

import (
	"slices"
	"strconv"
)

// plot is a chart being drawn.
type plot struct {
	*Chart
	m                        *measurer
	source                   string
	left, right, top, bottom Length // of the area of the values
	end                      int64  // of the scale
	crowded                  bool
	out                      setChart
}

// chart draws a chart of a size. One that has no room gives a fault.
func (m *measurer) chart(f *Figure, width, height Length) *setChart {
	p := &plot{Chart: f.Chart, m: m, source: f.Source, right: width}
	line := Em(chartFontSize, chartLine)
	p.top, p.bottom = line, height-line-labelDrop
	if len(p.Series) > 1 {
		p.legend(line / 2)
		p.top += line
	}
	if p.Kind == Lines { // room for the stack of a point's values
		p.top += line*Length(len(p.Series)-1) + markerSize/2
	}
	if p.bottom-p.top >= leastPlot {
		p.axes()
		p.points(line)
	}
	if p.crowded || p.bottom-p.top < leastPlot {
		*m.shaper.faults = append(*m.shaper.faults, &BadFigure{f.Source, f.Caption, "its chart has no room for its texts"})
	}
	return &p.out
}

func (p *plot) greatest() int64 {
	greatest := int64(0)
	for _, values := range p.Values {
		for _, v := range values {
			greatest = max(greatest, v)
		}
	}
	return greatest
}

// text shapes a text and returns its width.
func (p *plot) text(s string) ([]cluster, Length) {
	cs := p.m.shaper.shape([]Span{{Text: s, Face: chartFace}}, p.source)
	fit(cs, chartFontSize, 0)
	return cs, runWidth(cs)
}

// put sets a text from x on, its middle at a height.
func (p *plot) put(cs []cluster, x, middle Length) {
	y := middle + Em(chartFontSize, p.m.shaper.faces.Face(chartFace).Centre())
	p.out.labels = append(p.out.labels, chartLabel{cs, x, y})
}

// centred sets a text around x; one wider than its room makes the chart crowded.
func (p *plot) centred(s string, x, middle, room Length) {
	cs, width := p.text(s)
	p.crowded = p.crowded || width > room
	p.put(cs, x-width/2, middle)
}

func (p *plot) path(path Path) { p.out.paths = append(p.out.paths, path) }

// legend names the series in a row at the top.
func (p *plot) legend(middle Length) {
	x := Length(0)
	for k, name := range p.Series {
		wide := Length(swatch)
		if p.Kind == Lines {
			wide = sampleWidth
			p.line(k, []Point{{x, middle}, {x + wide, middle}})
			p.marker(k, Point{x + wide/2, middle})
		} else {
			p.bar(k, x, middle-swatch/2, x+swatch, middle+swatch/2)
		}
		cs, width := p.text(name)
		p.put(cs, x+wide+chartGap, middle)
		x += wide + chartGap + width + 4*chartGap
	}
	p.crowded = p.crowded || x-4*chartGap > p.right
}

// axes draws the scale at the left with a line across for each step, and the axes.
func (p *plot) axes() {
	step, end := scale(p.greatest())
	p.end = end
	for v := int64(0); v <= end; v += step {
		_, width := p.text(strconv.FormatInt(v, 10))
		p.left = max(p.left, width+chartGap)
	}
	for v := int64(0); v <= end; v += step {
		cs, width := p.text(strconv.FormatInt(v, 10))
		p.put(cs, p.left-chartGap-width, p.height(v))
		if v > 0 {
			p.path(Path{Points: []Point{{p.left, p.height(v)}, {p.right, p.height(v)}}, Weight: gridWeight, Shade: gridShade})
		}
	}
}

// height is where a value stands.
func (p *plot) height(v int64) Length {
	return p.bottom - (p.bottom-p.top)*Length(v)/Length(p.end)
}

// points draws the values and, over them, the axes and the labels below.
func (p *plot) points(line Length) {
	room := (p.right - p.left) / Length(len(p.Labels))
	centre := func(i int) Length { return p.left + (p.right-p.left)*Length(2*i+1)/Length(2*len(p.Labels)) }
	if p.Kind == Lines {
		p.lines(line, room, centre)
	} else {
		p.bars(line, room, centre)
	}
	p.path(Path{Points: []Point{{p.left, p.top}, {p.left, p.bottom}, {p.right, p.bottom}}, Weight: axisWeight})
	for i, label := range p.Labels {
		p.centred(label, centre(i), p.bottom+line/2+labelDrop, room)
	}
}

func (p *plot) bars(line, room Length, centre func(int) Length) {
	n := Length(len(p.Series))
	width := min(Em(room, barsShare)/n, widestBar)
	free := room
	if n > 1 {
		width = max(width, min(p.widestValue(), Em(room, mostBarsShare)/n))
		free = width
	}
	for i, values := range p.Values {
		x := centre(i) - width*n/2
		for k, v := range values {
			p.bar(k, x, p.height(v), x+width, p.bottom)
			p.centred(strconv.FormatInt(v, 10), x+width/2, p.height(v)-line/2, free)
			x += width
		}
	}
}

// widestValue is the width of the widest value as it is printed.
func (p *plot) widestValue() Length {
	widest := Length(0)
	for _, values := range p.Values {
		for _, v := range values {
			_, width := p.text(strconv.FormatInt(v, 10))
			widest = max(widest, width)
		}
	}
	return widest
}

// bar draws a bar in the shade of a series.
func (p *plot) bar(series int, left, top, right, bottom Length) {
	p.path(Path{
		Points: []Point{{left, bottom}, {left, top}, {right, top}, {right, bottom}},
		Filled: true, Gray: barGrays[series], Weight: axisWeight,
	})
}

// lines draws the series and writes the values beside their points.
func (p *plot) lines(line, room Length, centre func(int) Length) {
	for k := range p.Series {
		points := make([]Point, len(p.Values))
		for i, values := range p.Values {
			points[i] = Point{centre(i), p.height(values[k])}
		}
		p.line(k, points)
		for _, at := range points {
			p.marker(k, at)
		}
	}
	for i, values := range p.Values {
		p.beside(slices.Sorted(slices.Values(values)), centre(i), line, room)
	}
}

// beside writes the values of one label, which rise: the lowest of several below its point
// where the axis leaves room, the others above theirs. Those of points that are near to each
// other stand in a stack above the highest of them, so that no mark hides them.
func (p *plot) beside(values []int64, x, line, room Length) {
	near := line*Length(len(values)-1) + markerSize
	stacked := make([]Length, len(values))
	for k, v := range values {
		top := k
		for top+1 < len(values) && p.height(values[top])-p.height(values[top+1]) < near {
			top++
		}
		y := p.height(values[top]) - markerSize/2 - line/2 - line*stacked[top]
		if k == 0 && len(values) > 1 && p.bottom-p.height(v) > line+markerSize {
			y = p.height(v) + markerSize/2 + line/2
		} else {
			stacked[top]++
		}
		p.centred(strconv.FormatInt(v, 10), x, y, room)
	}
}

// line draws the line of a series.
func (p *plot) line(series int, points []Point) {
	if len(points) > 1 {
		p.path(Path{Points: points, Weight: lineWeight, Dash: lineDashes[series]})
	}
}

// marker draws the mark of a series: a black square, a white diamond, a grey triangle.
func (p *plot) marker(series int, at Point) {
	const r = markerSize / 2
	shapes := [MaxSeries]Path{
		{Points: []Point{{-r, -r}, {r, -r}, {r, r}, {-r, r}}},
		{Points: []Point{{0, -r - Pt}, {r + Pt, 0}, {0, r + Pt}, {-r - Pt, 0}}, Gray: 255},
		{Points: []Point{{0, -r - Pt}, {r + Pt, r}, {-r - Pt, r}}, Gray: 150},
	}
	shape := shapes[series]
	for i := range shape.Points {
		shape.Points[i].X += at.X
		shape.Points[i].Y += at.Y
	}
	shape.Filled, shape.Weight = true, axisWeight
	p.path(shape)
}
