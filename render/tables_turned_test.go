package render_test

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/tables"
)

// large gives the seed report consistent figures of so many ones in every column of tables
// three and four.
func large(t *testing.T, ones int64) *nianbao.Report {
	t.Helper()
	r := read(t, seed)
	row := tables.ApplicantsOf([7]int64{ones, ones, ones, ones, ones, ones, 6 * ones})
	cases := tables.CasesOf([5]int64{ones, ones, ones, ones, 4 * ones})
	r.Applications.Received, r.Applications.Outcomes.Granted, r.Applications.Outcomes.Total = row, row, row
	r.Reconsideration, r.Litigation.Direct, r.Litigation.AfterReconsideration = cases, cases, cases
	return r
}

// turned lists the numbers of the sections that stand on landscape pages.
func turned(d *layout.Document) string {
	var numbers strings.Builder
	for _, h := range d.Outline {
		if p := d.Pages[h.Page]; p.Width > p.Height && h.Level == 1 {
			numbers.WriteString(h.Text[:len("三")])
		}
	}
	return numbers.String()
}

func TestTablesWithoutRoomUprightAreTurned(t *testing.T) {
	for _, c := range []struct {
		ones  int64
		opts  []nianbao.Option
		want  string
		pages int
	}{
		{1, nil, "", 6},
		{11111, nil, "", 6},
		{1111111, nil, "四", 6},
		{11111111, nil, "三四", 6},
		{11111111, []nianbao.Option{nianbao.WithLandscape()}, "三四", 6},
		{1, []nianbao.Option{nianbao.WithLandscape()}, "三", 7},
	} {
		r := large(t, c.ones)
		d, err := nianbao.Layout(r, c.opts...)
		if err != nil {
			t.Fatal(err)
		}
		if got := turned(d); got != c.want || len(d.Pages) != c.pages {
			t.Errorf("%d: %s are turned, on %d pages in all", c.ones, got, len(d.Pages))
		}
		checkFile(t, r, c.opts...)
	}
}

// The label of 办理结果 is one cell of the tree, on whichever pages its rows stand.
func TestALabelThatGoesOnIsOneCell(t *testing.T) {
	d, err := nianbao.Layout(large(t, 1), nianbao.WithLandscape())
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	var count func(e *layout.Elem)
	count = func(e *layout.Elem) {
		if e.Role == layout.RoleTH && d.Text(e) == "三、本年度办理结果" {
			cells++
		}
		for _, k := range e.Kids {
			if k.Elem != nil {
				count(k.Elem)
			}
		}
	}
	count(d.Tree)
	if cells != 1 {
		t.Errorf("%d cells", cells)
	}
	again := 0
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if g, ok := item.(*layout.Glyphs); ok && g.Mark == layout.Artifact && g.Page && g.Glyphs[0].Text == "（" && len(g.Glyphs) == 3 && g.Glyphs[1].Text == "续" {
				again++
			}
		}
	}
	if again != 1 {
		t.Errorf("%d labels go on", again)
	}
}
