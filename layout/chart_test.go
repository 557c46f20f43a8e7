package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnyChartStaysInItsBoxAndShowsEveryValue(t *testing.T) {
	page := GBT9704()
	rapid.Check(t, func(r *rapid.T) {
		f := sound(rapid.SampledFrom([]ChartKind{Bars, Lines}).Draw(r, "kind"))
		for i := range f.Chart.Values {
			for k := range f.Chart.Values[i] {
				f.Chart.Values[i][k] = rapid.Int64Range(0, 1000000).Draw(r, "value")
			}
		}
		d, err := Do([]Block{f}, page, faces(t))
		if err != nil {
			r.Fatal(err)
		}
		box := d.Tree.Kids[0].Elem.Box
		for _, item := range d.Pages[0].Items {
			if p, ok := item.(*Path); ok {
				for _, at := range p.Points {
					if at.X < box.X || at.X > box.X+box.W || at.Y < box.Y || at.Y > box.Y+box.H {
						r.Errorf("%s,%s lies out of %+v", at.X, at.Y, box)
					}
				}
			}
		}
		for _, g := range d.Pages[0].glyphs() {
			if g.x < box.X || g.x > box.X+box.W || g.y > box.Y+box.H || g.y-g.size/2 < box.Y {
				r.Errorf("%s at %s,%s lies out of %+v", g.text, g.x, g.y, box)
			}
		}
		text := d.Text(d.Tree)
		for _, want := range append(f.Chart.Labels, f.Chart.Series...) {
			if !strings.Contains(text, want) {
				r.Errorf("%q is not in %q", want, text)
			}
		}
	})
}

func TestABarIsAsHighAsItsValueOnTheScale(t *testing.T) {
	f := sound(Bars)
	f.Chart.Series, f.Chart.Labels, f.Chart.Values = []string{""}, []string{"甲", "乙", "丙"}, [][]int64{{100}, {50}, {0}}
	d := mustDo(t, GBT9704(), f)
	var heights []Length
	for _, item := range d.Pages[0].Items {
		if p, ok := item.(*Path); ok && p.Filled {
			heights = append(heights, p.Points[0].Y-p.Points[1].Y)
		}
	}
	if len(heights) != 3 || heights[0]-2*heights[1] > 1 || 2*heights[1]-heights[0] > 1 || heights[0] == 0 || heights[2] != 0 {
		t.Errorf("the bars are %v high", heights)
	}
}

func TestTheScaleHasFewRoundStepsAndReachesTheGreatestValue(t *testing.T) {
	for _, c := range []struct{ greatest, step, end int64 }{
		{0, 1, 1}, {1, 1, 1}, {5, 1, 5}, {6, 2, 6}, {95, 20, 100}, {101, 50, 150}, {1234, 500, 1500}, {MaxChartValue, 20_000_000_000, MaxChartValue},
	} {
		if step, end := scale(c.greatest); step != c.step || end != c.end {
			t.Errorf("up to %d: steps of %d to %d, not of %d to %d", c.greatest, step, end, c.step, c.end)
		}
	}
}
