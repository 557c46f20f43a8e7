package layout

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
)

// headed is a page with some lines, a heading and a table, of which much is by chance.
type headed struct {
	page    PageStyle
	above   int // blocks above the heading
	heading *Paragraph
	table   *Table
	flow    []Block
}

func randomHeaded(r *rand.Rand) *headed {
	h := &headed{page: narrow(20, 2+r.Intn(8)), heading: heading(RoleH1, ideographs(1+r.Intn(40)))}
	for range r.Intn(h.page.Lines + 1) {
		h.flow = append(h.flow, body("甲"))
	}
	h.above = len(h.flow)
	if r.Intn(4) == 0 { // the lines below stand off the grid
		h.flow = append(h.flow, &Separator{Weight: Length(1+r.Intn(30)) * Pt})
	}
	switch style := &h.heading.Style; r.Intn(4) {
	case 0:
		style.Size, style.Pitch, style.Snap = ErHao, 36*Pt, true
	case 1:
		style.SpaceBefore = Length(r.Intn(40)) * Pt
	case 2:
		style.SpaceAfter = Length(r.Intn(40)) * Pt
	}
	rows := 2 + r.Intn(8)
	h.table = counts(rows, 2, r.Intn(3))
	h.table.KeepEnd, h.table.Divisible = r.Intn(3) == 0, r.Intn(3) == 0
	if r.Intn(2) == 0 {
		h.table.Sizes = []Length{Length(8+r.Intn(30)) * Pt}
	}
	if r.Intn(3) == 0 {
		for range rows {
			h.table.Keep = append(h.table.Keep, r.Intn(2) == 0)
		}
	}
	if r.Intn(4) == 0 {
		for i := range h.table.Cells {
			if c := &h.table.Cells[i]; c.Col == 1 {
				c.Text = ideographs(1 + r.Intn(60))
			}
		}
	}
	if body := rows - h.table.HeadRows; r.Intn(3) == 0 && body > 1 {
		var cells []Cell
		for _, c := range h.table.Cells {
			if c.Col == 0 && c.Row == h.table.HeadRows {
				c.RowSpan, c.Text = body, ideographs(1+r.Intn(30))
			}
			if c.Col > 0 || c.Row <= h.table.HeadRows {
				cells = append(cells, c)
			}
		}
		h.table.Cells = cells
	}
	h.flow = append(h.flow, h.heading, h.table)
	switch r.Intn(4) {
	case 0:
		h.flow = append(h.flow, body(ideographs(20*(1+r.Intn(10)))))
	case 1:
		h.flow = append(h.flow, counts(2+r.Intn(8), 2, 1))
	case 2:
		h.flow = append(h.flow, heading(RoleH1, "签"), body("日"))
	}
	return h
}

// Wherever a page has room for a heading and one row of the table below it, they stand on the same page, and
// the heading begins a page of its own only where the page before has no room for it.
func TestAHeadingStandsWithTheFirstRowOfATable(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	together, alone := 0, 0
	for range 1200 {
		h := randomHeaded(r)
		d, err := Do(h.flow, h.page, faces(t))
		if err != nil {
			continue // a header higher than the page
		}
		lines, first := d.spots(d.Tree.Kids[h.above].Elem), 0
		for !standsOn(d.Tree.Kids[h.above+1].Elem, first) {
			first++
		}
		if lines[len(lines)-1].page == first {
			together++
			continue
		}
		alone++
		var faults Faults
		m := &measurer{page: h.page, shaper: shaper{faces: faces(t), faults: &faults}}
		height, _ := m.block(h.heading).whole()
		least := height - h.heading.Style.SpaceBefore + m.block(h.table).(*setTable).least()
		if least <= h.page.Depth() {
			t.Fatalf("on pages of %s a heading of %s stands apart from a table that begins with %s", h.page.Depth(), height, least)
		}
	}
	if together < 500 || alone < 50 {
		t.Errorf("%d headings stand with their table, %d apart", together, alone)
	}
}

// What stays with the end of a table never makes pages that help nothing.
func TestNothingMovesForATableWhoseEndCannotStandWithTheNext(t *testing.T) {
	for _, c := range []struct{ above, rows, after, want int }{ // lines, rows, lines, the page of the last row
		{3, 2, 17, 0}, {3, 2, 18, 1}, {3, 2, 20, 1}, {3, 2, 21, 0}, {10, 10, 21, 0}, {17, 2, 20, 1}, {17, 2, 21, 0},
	} {
		table, next := counts(c.rows, 2, 1), body("甲")
		table.KeepEnd, next.Style.SpaceBefore = true, Length(c.after-1)*GBT9704().Pitch()
		d := mustDo(t, GBT9704(), linesOf(c.above), table, next)
		rows := rowPages(d, d.Tree.Kids[1].Elem)
		if got := rows[len(rows)-1]; got != c.want || len(d.Pages) > 2 {
			t.Errorf("%+v: the table ends on page %d of %d", c, got, len(d.Pages))
		}
	}
}

// A paragraph whose end stands with the next block leaves no heading and no line alone for it, but its last lines go along.
func TestTheEndOfAParagraphLeavesNothingAlone(t *testing.T) {
	page := narrow(20, 6)
	for _, c := range []struct {
		above, lines, after int
		want                string
	}{
		{0, 1, 4, "1 1 1"}, {1, 1, 4, "1 1 1"}, {1, 1, 5, "0 0 1"}, {4, 1, 5, "1 1 2"}, {5, 1, 5, "1 1 2"},
		{1, 3, 2, "1 1 1"}, {1, 3, 3, "0 0 1"}, {0, 4, 1, "0 1 1"}, {1, 4, 1, "0 1 1"}, {1, 4, 4, "0 1 1"}, {1, 4, 5, "0 1 2"}, {1, 5, 1, "0 1 1"},
	} {
		p, next := body(ideographs(20*c.lines)), body("甲")
		p.Style.KeepEnd, next.Style.SpaceBefore = true, Length(c.after-1)*page.Pitch()
		d := mustDo(t, page, body(strings.Repeat("甲\n", c.above)+"乙"), heading(RoleH1, "题"), p, next)
		var got []string
		for _, k := range d.Tree.Kids[1:] {
			lines := d.spots(k.Elem)
			got = append(got, fmt.Sprint(lines[len(lines)-1].page))
		}
		checkParts(t, d.spots(d.Tree.Kids[2].Elem))
		if pages := strings.Join(got, " "); pages != c.want {
			t.Errorf("%+v: the last lines stand on the pages %s", c, pages)
		}
	}
}
