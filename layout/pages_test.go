package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"pgregory.net/rapid"
)

// heading is a paragraph that is kept with the next block.
func heading(role Role, text string) *Paragraph {
	return &Paragraph{
		Style: Style{Size: SanHao, KeepNext: true},
		Parts: []Part{{Role: role, Spans: []Span{{Text: text, Face: fonts.Hei}}}},
	}
}

// counts is a table of rows × cols figures under one header row.
func counts(rows, cols, heads int) *Table {
	t := &Table{Name: "表", Rows: rows, HeadRows: heads, Widths: make([]int, cols), Sizes: []Length{XiaoSi, WuHao, XiaoWu}}
	for r := range rows {
		for c := range cols {
			cell := Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Text: fmt.Sprintf("%d.%d", r, c), Face: fonts.Song, Align: Centre}
			if r < heads {
				cell.Header, cell.Text, cell.Face = ColumnScope, "列"+fmt.Sprint(c), fonts.FangSong
			} else if c == 0 {
				cell.Header = RowScope
			}
			t.Cells = append(t.Cells, cell)
			t.Widths[c] = 1
		}
	}
	return t
}

// ideographs is a text of n characters that breaks anywhere.
func ideographs(n int) string {
	return string(slices.Repeat([]rune("政府信息公开工作年度报告"), n/12+1)[:n])
}

func drawFlow(t *rapid.T, tables bool) []Block {
	var flow []Block
	for i := range rapid.IntRange(1, 12).Draw(t, "blocks") {
		switch kind := rapid.IntRange(0, 9).Draw(t, "kind"); {
		case kind == 0 && i == 0:
			title := heading(RoleTitle, ideographs(rapid.IntRange(1, 30).Draw(t, "title")))
			title.Style.Size, title.Style.Pitch, title.Style.Snap, title.Style.Align = ErHao, 36*Pt, true, Centre
			title.Style.SpaceAfter = 20 * Pt
			flow = append(flow, title)
		case kind < 4:
			flow = append(flow, heading(RoleH1, ideographs(rapid.IntRange(1, 60).Draw(t, "heading"))))
		case kind == 4 && tables:
			table := counts(rapid.IntRange(1, 30).Draw(t, "rows"), rapid.IntRange(1, 4).Draw(t, "columns"), 1)
			table.Keep = rapid.SliceOfN(rapid.Bool(), 0, 30).Draw(t, "keep")
			flow = append(flow, table)
		default:
			flow = append(flow, body(ideographs(rapid.IntRange(1, 300).Draw(t, "text"))+"。"))
		}
	}
	return flow
}

// spot is a page and a baseline on it.
type spot struct {
	page int
	y    Length
}

// spots lists the baselines of an element's ideographs, in reading order.
func (d *Document) spots(e *Elem) []spot {
	var all []spot
	for _, k := range e.Kids {
		if k.Elem != nil {
			all = append(all, d.spots(k.Elem)...)
			continue
		}
		for _, g := range d.Pages[k.Page].glyphs() {
			if s := (spot{k.Page, g.y}); g.run.Mark == k.Mark && k.Link == nil && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}

// kept are the flow's blocks that have content, each with its element.
func kept(flow []Block, d *Document) []*Elem {
	var elems []*Elem
	for _, k := range d.Tree.Kids {
		elems = append(elems, k.Elem)
	}
	if len(elems) != len(flow) {
		return nil
	}
	return elems
}

func TestPagesAreFilledByTheRules(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		page := narrow(rapid.IntRange(8, 28).Draw(rt, "characters"), rapid.IntRange(9, 22).Draw(rt, "lines"))
		flow := drawFlow(rt, true)
		d := mustDo(t, page, flow...)
		elems := kept(flow, d)
		if elems == nil {
			rt.Fatalf("%d blocks give %d elements", len(flow), len(d.Tree.Kids))
		}
		for i, e := range elems {
			lines := d.spots(e)
			p, ok := flow[i].(*Paragraph)
			if !ok {
				continue
			}
			checkParts(rt, lines)
			if p.Style.KeepNext && i+1 < len(flow) && keepable(t, flow[i:], page) {
				if next := d.spots(elems[i+1]); next[0].page != lines[len(lines)-1].page {
					rt.Fatalf("block %d, a heading, is parted from the next by the end of page %d", i, next[0].page)
				}
			}
		}
	})
}

// checkParts checks how a paragraph's lines are shared out among the pages.
func checkParts(t rapid.TB, lines []spot) {
	parts := map[int]int{}
	for _, l := range lines {
		parts[l.page]++
	}
	first, last := lines[0].page, lines[len(lines)-1].page
	switch {
	case first == last:
	case len(lines) <= 3:
		t.Fatalf("a paragraph of %d lines goes over a page end", len(lines))
	case parts[first] < 2 || parts[last] < 2:
		t.Fatalf("of %d lines, %d stand on the first page and %d on the last", len(lines), parts[first], parts[last])
	}
}

// keepable reports whether a chain of blocks that keep with the next has room on one page, and is not
// so long that it would leave most of the page before empty.
func keepable(t testing.TB, flow []Block, page PageStyle) bool {
	t.Helper()
	var faults Faults
	m := &measurer{page: page, shaper: shaper{faces: faces(t), faults: &faults}}
	need, first := Length(0), Length(0)
	for i, b := range flow {
		mb := m.block(b)
		if !mb.keepNext() {
			return need+mb.first()+page.Pitch() <= page.Depth() // a line for the grid after a title
		}
		height, _ := mb.whole()
		if need += height; i == 0 {
			first = height
		}
		if (need-first)*3 > page.Depth() {
			return false
		}
	}
	return need+page.Pitch() <= page.Depth()
}

func TestARunInHeadingKeepsALineOfItsText(t *testing.T) {
	page := narrow(6, 6)
	p := body("甲乙丙丁戊己庚辛壬癸子丑寅卯")
	p.Parts = append([]Part{{Role: RoleH1, Spans: []Span{{Text: "（一）天地玄黄宇宙洪荒日月", Face: fonts.Kai}}}}, p.Parts...)
	for before, want := range map[string]int{"甲\n乙\n丙": 0, "甲\n乙\n丙\n丁": 1} {
		d := mustDo(t, page, body(before), p)
		if got := d.Outline[0].Page; got != want {
			t.Errorf("below %q the heading stands on page %d", before, got)
		}
	}
}

func TestNothingStandsOutsideTheTypeArea(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		page := narrow(rapid.IntRange(8, 28).Draw(rt, "characters"), rapid.IntRange(9, 22).Draw(rt, "lines"))
		d := mustDo(t, page, drawFlow(rt, true)...)
		for i := range d.Pages {
			for _, item := range d.Pages[i].Items {
				checkInside(rt, item, page)
			}
		}
	})
}

func checkInside(t *rapid.T, item Item, page PageStyle) {
	left, top := page.Left-Pt/2, page.Top-Pt/2
	right, bottom := page.Width-page.Right+Pt/2, page.Height-page.Bottom+Pt/2
	switch item := item.(type) {
	case *Rule:
		if item.X < left || item.Y < top || item.X+item.W > right || item.Y+item.H > bottom {
			t.Fatalf("the rule %+v is outside", item)
		}
	case *Glyphs:
		if item.Mark == Artifact && item.Y > bottom && item.Y < page.Height && item.X > 0 && item.X < page.Width {
			return // the page number
		}
		last := item.Glyphs[len(item.Glyphs)-1]
		if item.X < left || item.X+last.X > right || item.Y-item.Size/2 < top || item.Y+Em(item.Size, 120) > bottom {
			t.Fatalf("%q at %v, %v is outside", last.Text, item.X, item.Y)
		}
	}
}

func TestLinesStandOnTheGridOfThePage(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		page := narrow(rapid.IntRange(8, 28).Draw(rt, "characters"), rapid.IntRange(9, 22).Draw(rt, "lines"))
		flow := drawFlow(rt, true)
		d := mustDo(t, page, flow...)
		for i, e := range kept(flow, d) {
			p, ok := flow[i].(*Paragraph)
			if !ok || p.Style.Pitch != 0 {
				continue
			}
			centre := faces(t).Face(p.Parts[0].Spans[0].Face).Centre()
			for _, s := range d.spots(e) {
				if top := s.y - Em(SanHao, centre) - page.Pitch()/2 - page.Top; top%page.Pitch() != 0 {
					rt.Fatalf("block %d stands %v below a line of the grid of %v", i, top%page.Pitch(), page.Pitch())
				}
			}
		}
	})
}

func TestAPageHas22LinesOfBodyText(t *testing.T) {
	d := mustDo(t, GBT9704(), body(ideographs(28*44)))
	if len(d.Pages) != 2 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	for i := range d.Pages {
		lines := d.spots(d.Tree)
		if n := len(slices.DeleteFunc(lines, func(s spot) bool { return s.page != i })); n != 22 {
			t.Errorf("page %d has %d lines", i+1, n)
		}
	}
}

func TestSpaceBeforeABlockIsLeftOutAtAPagesTop(t *testing.T) {
	page := GBT9704()
	p := body("甲")
	p.Style.SpaceBefore = 3 * page.Pitch()
	d := mustDo(t, page, p, body(ideographs(28*19)), p)
	spots := d.spots(d.Tree)
	first, last := spots[0], spots[len(spots)-1]
	if last.page != 1 || first.y != last.y {
		t.Errorf("it stands at %+v and %+v", first, last)
	}
}

func TestTheOutlineFollowsTheHeadings(t *testing.T) {
	d := mustDo(t, GBT9704(), heading(RoleTitle, "标题"), heading(RoleH1, "一、甲"), body(ideographs(28*20)), heading(RoleH2, "（一）乙"), body("丙"))
	var got []string
	for _, h := range d.Outline {
		got = append(got, fmt.Sprintf("%d %s p%d %v", h.Level, h.Text, h.Page+1, h.Y-GBT9704().Top))
	}
	if want := "1 一、甲 p1 28.991\n2 （一）乙 p2 0"; strings.Join(got, "\n") != want {
		t.Errorf("the outline is\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestTheSameFlowGivesTheSamePages(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		flow := drawFlow(rt, true)
		first := dump(t, mustDo(t, GBT9704(), flow...))
		if second := dump(t, mustDo(t, GBT9704(), flow...)); first != second {
			rt.Fatalf("two runs differ:\n%s\n%s", first, second)
		}
	})
}
