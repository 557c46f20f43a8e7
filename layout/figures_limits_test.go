package layout

import (
	"slices"
	"testing"
)

// chartRoom says whether a chart of a size has room for its texts.
func chartRoom(t *testing.T, c *Chart, width, height Length) bool {
	t.Helper()
	var faults Faults
	m := &measurer{page: GBT9704(), shaper: shaper{faces: faces(t), faults: &faults}}
	m.chart(&Figure{Chart: c, Source: "s", Caption: "题"}, width, height)
	if len(faults) > 1 || len(faults) == 1 && *faults[0].(*BadFigure) != (BadFigure{"s", "题", "its chart has no room for its texts"}) {
		t.Errorf("it has the faults %v", faults)
	}
	return len(faults) == 0
}

// The height, and the measure, that are just enough are; a unit less is not.
func TestTheRoomThatAChartNeedsExactly(t *testing.T) {
	line := Em(chartFontSize, chartLine)
	one := [][]int64{{5}}
	for name, c := range map[string]struct {
		chart         *Chart
		width, height Length
	}{
		"bars: a line above and one below": {&Chart{Series: []string{"甲"}, Labels: []string{"乙"}, Values: one}, 0, 2*line + 2*Pt + 30*Pt},
		"two series: their names":          {&Chart{Series: []string{"甲", "乙"}, Labels: []string{"丙"}, Values: [][]int64{{5, 6}}}, 0, 3*line + 2*Pt + 30*Pt},
		"lines: half a mark":               {&Chart{Kind: Lines, Series: []string{"甲"}, Labels: []string{"乙"}, Values: one}, 0, 2*line + 2*Pt + 30*Pt + 5*Pt/2},
		"three lines: a stack of values":   {&Chart{Kind: Lines, Series: []string{"甲", "乙", "丙"}, Labels: []string{"丁"}, Values: [][]int64{{5, 6, 7}}}, 0, 5*line + 2*Pt + 30*Pt + 5*Pt/2},
		"names of two series of bars":      {&Chart{Series: []string{"一二三四五六七八", "一二三四五六七八"}, Labels: []string{"乙"}, Values: [][]int64{{5, 6}}}, 2*(7*Pt+4*Pt+8*9*Pt) + 16*Pt, 0},
		"names of two lines":               {&Chart{Kind: Lines, Series: []string{"一二三四五六七八", "一二三四五六七八"}, Labels: []string{"乙"}, Values: [][]int64{{5, 6}}}, 2*(24*Pt+4*Pt+8*9*Pt) + 16*Pt, 0},
	} {
		if c.width == 0 {
			c.width = 300 * Pt
			if !chartRoom(t, c.chart, c.width, c.height) || chartRoom(t, c.chart, c.width, c.height-1) {
				t.Errorf("%s: %s is not the least height", name, c.height)
			}
			continue
		}
		c.height = 180 * Pt
		if !chartRoom(t, c.chart, c.width, c.height) || chartRoom(t, c.chart, c.width-1, c.height) {
			t.Errorf("%s: %s is not the least measure", name, c.width)
		}
	}
}

// A label that is as wide as its point's room has room.
func TestALabelMayBeAsWideAsItsPointsRoom(t *testing.T) {
	c := &Chart{Kind: Lines, Series: []string{"甲"}, Labels: []string{"一二三四", "一二三四"}, Values: [][]int64{{5}, {5}}}
	digit := Width([]Span{{Text: "5", Face: chartFace}}, chartFontSize, GBT9704(), faces(t))
	for _, text := range []string{"0", "1", "2", "3", "4"} {
		digit = max(digit, Width([]Span{{Text: text, Face: chartFace}}, chartFontSize, GBT9704(), faces(t)))
	}
	width := digit + chartGap + 2*4*9*Pt
	if !chartRoom(t, c, width, 180*Pt) || chartRoom(t, c, width-2, 180*Pt) {
		t.Errorf("%s is not the least measure", width)
	}
}

// Where the values of a point stand: a unit of the scale is a point here, a line 10 pt high, a mark 5 pt.
func TestThePlacesOfValuesBesideTheirPoints(t *testing.T) {
	middle := Em(chartFontSize, faces(t).Face(chartFace).Centre())
	for _, c := range []struct {
		values []int64
		want   []int64 // how far above the axis the middle of each text is, in halves of a point
	}{
		{[]int64{100}, []int64{215}},           // one of a single series: 7.5 pt above its point
		{[]int64{16}, []int64{47}},             //
		{[]int64{16, 100}, []int64{17, 215}},   // the lower one below its point
		{[]int64{15, 100}, []int64{45, 215}},   // where the axis leaves room
		{[]int64{100, 115}, []int64{185, 245}}, // as far apart as needed
		{[]int64{100, 114}, []int64{185, 243}}, // nearer
		{[]int64{5, 20}, []int64{25, 55}},
		{[]int64{5, 19}, []int64{53, 73}}, // a stack above the higher one
		{[]int64{5, 5}, []int64{25, 45}},
		{[]int64{5, 30, 55}, []int64{25, 75, 125}}, // three, 25 pt apart
		{[]int64{5, 29, 54}, []int64{73, 93, 123}},
		{[]int64{5, 30, 54}, []int64{25, 123, 143}},
		{[]int64{50, 60, 200}, []int64{85, 135, 415}},
	} {
		var faults Faults
		m := &measurer{page: GBT9704(), shaper: shaper{faces: faces(t), faults: &faults}}
		p := &plot{Chart: &Chart{}, m: m, right: 100 * Pt, bottom: 1000 * Pt, end: 1000}
		p.beside(c.values, 50*Pt, 10*Pt, 100*Pt)
		var got []int64
		for _, l := range p.out.labels {
			got = append(got, int64((1000*Pt-(l.y-middle))*2/Pt))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.values, got, c.want)
		}
	}
}
