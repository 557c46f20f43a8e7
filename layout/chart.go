package layout

import "github.com/nianbao/nianbao/fonts"

// ChartKind says how a chart shows its values.
type ChartKind int

// The kinds.
const (
	Bars ChartKind = iota
	Lines
)

// Limits of a chart. More series can't be told apart in black and grey.
const (
	MaxSeries     = 3
	MaxPoints     = 24
	MaxChartValue = 100_000_000_000
)

// Chart shows counts as bars or lines, in black and grey.
type Chart struct {
	Kind   ChartKind
	Series []string  // names, 1 to MaxSeries; a single one is not shown
	Labels []string  // of the points from left to right, 1 to MaxPoints
	Values [][]int64 // Values[i][k] belongs to Labels[i] and Series[k]; 0 to MaxChartValue
}

// fault says what keeps a chart from being drawn, "" when nothing does.
func (c *Chart) fault() string {
	switch {
	case len(c.Series) < 1 || len(c.Series) > MaxSeries:
		return "its chart has no series or too many"
	case len(c.Labels) < 1 || len(c.Labels) > MaxPoints || len(c.Labels) != len(c.Values):
		return "its chart has no points, too many, or more or fewer than values"
	}
	for _, values := range c.Values {
		if len(values) != len(c.Series) {
			return "a point of its chart has not one value a series"
		}
		for _, v := range values {
			if v < 0 || v > MaxChartValue {
				return "a value of its chart is negative or too large"
			}
		}
	}
	return ""
}

const (
	chartFace   = fonts.Song
	chartLine   = 1400    // height of a line of text, in thousandths of its size
	chartGap    = 4 * Pt  // between a text and what it belongs to
	axisWeight  = Pt / 2  // of axes and outlines
	gridWeight  = Pt / 4  // of the lines across
	lineWeight  = Pt      // of a series
	gridShade   = 205     // of the lines across
	swatch      = 7 * Pt  // side of the sample in the legend
	sampleWidth = 24 * Pt // of the sample of a line in the legend
	markerSize  = 5 * Pt  // of the marks on lines
	widestBar   = 40 * Pt // of a single bar
	barsShare   = 700     // of the room of a point that its bars take, in thousandths

	mostBarsShare = 940     // where their values need more
	maxSteps      = 5       // of the scale
	labelDrop     = 2 * Pt  // between the axis and the labels below it
	leastPlot     = 30 * Pt // height below which a chart says nothing
)

// The series are told apart by shade, or by strokes and marks.
var (
	barGrays   = [MaxSeries]uint8{70, 190, 255}
	lineDashes = [MaxSeries][]Length{nil, {5 * Pt, 2 * Pt}, {Pt, 2 * Pt}}
)

// setChart is a chart drawn from the upper left corner of its box.
type setChart struct {
	paths  []Path
	labels []chartLabel
}

// chartLabel is a text of a chart with the start of its baseline.
type chartLabel struct {
	cs   []cluster
	x, y Length
}

// draw adds the chart to items: first what is drawn, then the texts.
func (c *setChart) draw(b *builder, items []Item, box Box, mark int) []Item {
	for _, p := range c.paths {
		moved := make([]Point, len(p.Points))
		for i, at := range p.Points {
			moved[i] = Point{box.X + at.X, box.Y + at.Y}
		}
		p.Points, p.Mark = moved, mark
		items = append(items, &p)
	}
	for _, l := range c.labels {
		items = b.store.runs(items, l.cs, box.X+l.x, box.Y+l.y, look{size: chartFontSize, mark: mark})
	}
	return items
}

// scale chooses the step of an axis from 0: 1, 2 or 5 times a power of ten, so that at most
// maxSteps of them reach the greatest value. It returns the step and the axis's end.
func scale(greatest int64) (step, end int64) {
	step = 1
	for factors := [...]int64{2, 5, 10}; ; {
		unit := step
		for _, f := range factors {
			if (greatest+step-1)/step <= maxSteps {
				return step, max((greatest+step-1)/step, 1) * step
			}
			step = unit * f
		}
	}
}
