package compose

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// Whether a title has one line or five, with a date below or not, what follows it begins on the
// same grid and as far below.
func TestTheSpaceBelowATitleDoesNotDependOnItsLines(t *testing.T) {
	page := layout.GBT9704()
	want, on := layout.Length(0), layout.Length(0)
	rapid.Check(t, func(t *rapid.T) {
		r := &model.Report{Organ: organName.Draw(t, "organ"), Year: 2023, Preamble: "根据有关规定编制。"}
		switch rapid.IntRange(0, 3).Draw(t, "title") {
		case 0:
			r.Title = "政府信息公开工作年度报告"
		case 1:
			r.Title = r.Organ + "2023年政府信息公开工作年度报告"
		case 2:
			r.Title = strings.Join(append(r.TitleLines(), "（2024年1月16日）"), "\n")
		}
		d, err := layOut(r)
		if err != nil {
			t.Fatal(err)
		}
		title, text := layout.Length(0), layout.Length(0) // baselines of the last line and of the first
		for _, item := range d.Pages[0].Items {
			g, ok := item.(*layout.Glyphs)
			switch {
			case !ok:
			case g.Size == layout.ErHao:
				title = g.Y
			case text == 0:
				text = g.Y
			}
		}
		if want == 0 {
			want = text - title
		}
		if diff := text - title - want; diff > layout.Pt/100 || diff < -layout.Pt/100 {
			t.Errorf("the text begins %s below the title, elsewhere %s", text-title, want)
		}
		if grid := (text - page.Top) % page.Pitch(); on == 0 {
			on = grid
		} else if grid != on {
			t.Errorf("the text begins %s into a line of the grid, elsewhere %s", grid, on)
		}
	})
}
