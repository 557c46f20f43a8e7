package layout

import "testing"

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
