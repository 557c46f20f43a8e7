package layoutcheck

import (
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// small is a page of eight characters and four lines.
func small() layout.PageStyle {
	return layout.PageStyle{
		Width: 8*layout.SanHao + 40*layout.Pt, Height: 4*28*layout.Pt + 40*layout.Pt,
		Top: 20 * layout.Pt, Bottom: 20 * layout.Pt, Left: 20 * layout.Pt, Right: 20 * layout.Pt,
		Lines: 4, Chars: 8, Body: layout.SanHao,
	}
}

func paragraph(role layout.Role, text string) *layout.Paragraph {
	return &layout.Paragraph{Parts: []layout.Part{{Role: role, Spans: []layout.Span{{Text: text, Face: fonts.FangSong}}}}}
}

// grouped is a table with a header and a group of rows beside a label.
func grouped(rows int, size layout.Length) *layout.Table {
	cell := func(row, col, down int, scope layout.Scope, text string) layout.Cell {
		return layout.Cell{Row: row, Col: col, RowSpan: down, ColSpan: 1, Header: scope, Text: text, Face: fonts.Song, Align: layout.Centre}
	}
	t := &layout.Table{Rows: rows + 1, HeadRows: 1, Widths: []int{1, 1}, Sizes: []layout.Length{size}, Cells: []layout.Cell{
		cell(0, 0, 1, layout.ColumnScope, "项目"), cell(0, 1, 1, layout.ColumnScope, "数量"), cell(1, 0, rows, layout.RowScope, "不予公开"),
	}}
	for r := range rows {
		t.Cells = append(t.Cells, cell(r+1, 1, 1, layout.NoScope, string(rune('1'+r))))
	}
	return t
}

func do(t *testing.T, flow ...layout.Block) *layout.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	d, err := layout.Do(flow, small(), set)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// kinds lists the kinds of faults of a document, each once.
func kinds(d *layout.Document) string {
	var found []string
	for _, f := range Check(d, small()) {
		if !slices.Contains(found, string(f.Kind)) {
			found = append(found, string(f.Kind))
		}
	}
	return strings.Join(found, "; ")
}

// change lets f change each glyph of the content.
func change(d *layout.Document, f func(run *layout.Glyphs, g *layout.Glyph)) {
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if run, ok := item.(*layout.Glyphs); ok && run.Mark != layout.Artifact {
				for i := range run.Glyphs {
					f(run, &run.Glyphs[i])
				}
			}
		}
	}
}

func TestSoundPagesHaveNoFaults(t *testing.T) {
	d := do(t, paragraph(layout.RoleH1, "一、总体情况"), paragraph(layout.RoleP, "公开“信息”（共 20 件），办理——结果如下：http://a.cn/b-c/d.html。"),
		grouped(3, layout.XiaoWu), grouped(8, layout.WuHao))
	if got := kinds(d); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestForbiddenLineEndsAreFound(t *testing.T) {
	for _, c := range []struct {
		at, put string // what is put in the place of the glyph
		want    Kind
	}{
		{"壬", "，", BadStart}, {"壬", "》", BadStart}, {"壬", "%", BadStart}, {"壬", " ", BadStart},
		{"辛", "（", BadEnd}, {"辛", "“", BadEnd}, {"辛", "〔", BadEnd},
	} {
		d := do(t, paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑"))
		change(d, func(_ *layout.Glyphs, g *layout.Glyph) {
			if g.Text == c.at {
				g.Text = c.put
			}
		})
		if got := kinds(d); got != string(c.want) {
			t.Errorf("%s for %s: got %q", c.put, c.at, got)
		}
	}
}

func TestWhatIsCutByALineEndIsFound(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          Kind
	}{
		{"2", "0", SplitNumber}, {"２", "０", SplitNumber}, {",", "5", SplitNumber}, {".", "5", SplitNumber},
		{"a", "b", SplitWord}, {"—", "甲", ""}, {"2", "年", ""}, {"a", "2", ""}, {"甲", "2", ""},
	} {
		d := do(t, paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑"))
		change(d, func(_ *layout.Glyphs, g *layout.Glyph) {
			switch g.Text {
			case "辛":
				g.Text = c.before
			case "壬":
				g.Text = c.after
			}
		})
		if got := kinds(d); got != string(c.want) {
			t.Errorf("%s|%s: got %q", c.before, c.after, got)
		}
	}
}

func TestALineWiderThanItsRoomIsFound(t *testing.T) {
	d := do(t, paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑"))
	change(d, func(_ *layout.Glyphs, g *layout.Glyph) {
		if g.Text == "辛" {
			g.X += layout.Pt
		}
	})
	if got := kinds(d); got != string(Overfull) {
		t.Errorf("text: got %q", got)
	}
	d = do(t, grouped(2, layout.XiaoWu))
	change(d, func(run *layout.Glyphs, g *layout.Glyph) {
		if g.Text == "1" {
			g.X -= 30 * layout.Pt
		}
	})
	if got := kinds(d); got != string(Overfull) {
		t.Errorf("a cell: got %q", got)
	}
}

// A turned page has the room that is its own.
func TestTurnedPagesAreMeasuredAsTheyAre(t *testing.T) {
	wide := small()
	wide.Height += 6 * layout.SanHao
	turned := func(shift layout.Length) []Fault {
		set, err := fonts.Embedded()
		if err != nil {
			t.Fatal(err)
		}
		d, err := layout.Do([]layout.Block{&layout.Group{Landscape: true, Blocks: []layout.Block{
			paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"), grouped(9, layout.XiaoWu),
		}}}, wide, set)
		if err != nil {
			t.Fatal(err)
		}
		change(d, func(_ *layout.Glyphs, g *layout.Glyph) {
			if g.Text == "寅" { // the last of its line
				g.X += shift
			}
		})
		return Check(d, wide)
	}
	if got := turned(0); len(got) > 0 {
		t.Errorf("got %v", got)
	}
	if got := turned(layout.Pt); len(got) != 1 || got[0].Kind != Overfull {
		t.Errorf("got %v", got)
	}
}

func TestAMarkThatHangsIsFound(t *testing.T) {
	d := do(t, paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑"))
	change(d, func(_ *layout.Glyphs, g *layout.Glyph) {
		if g.Text == "辛" {
			g.Text = "，"
			g.X += 12 * layout.Pt
		}
	})
	if got := kinds(d); got != string(Hanging) {
		t.Errorf("got %q", got)
	}
}

func TestAHeadingAtAPagesFootIsFound(t *testing.T) {
	text := paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑寅卯")
	d := do(t, text, paragraph(layout.RoleH1, "（一）公开"), paragraph(layout.RoleP, "甲乙"), text)
	if got := kinds(d); got != "" {
		t.Errorf("got %q", got)
	}
	d = do(t, text, paragraph(layout.RoleP, "甲乙"), paragraph(layout.RoleH1, "（一）公开"), text)
	if got := kinds(d); got != string(HeadingFoot) {
		t.Errorf("got %q", got)
	}
}

func TestALoneLineIsFound(t *testing.T) {
	d := do(t, paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑"), paragraph(layout.RoleP, "甲乙"), paragraph(layout.RoleP, "甲"), paragraph(layout.RoleP, "乙丙"))
	kids := d.Tree.Kids // one paragraph of the last line of a page and the first of the next
	kids[2].Elem.Kids = append(kids[2].Elem.Kids, kids[3].Elem.Kids...)
	d.Tree.Kids = kids[:3]
	if got := kinds(d); got != string(LoneLine) {
		t.Errorf("got %q", got)
	}
}

// without drops the artifacts with a character of a text from the second page.
func without(text string) func(d *layout.Document) {
	return func(d *layout.Document) {
		p := &d.Pages[1]
		p.Items = slices.DeleteFunc(p.Items, func(i layout.Item) bool {
			g, ok := i.(*layout.Glyphs)
			return ok && g.Mark == layout.Artifact && strings.Contains(text, g.Glyphs[0].Text)
		})
	}
}

func TestFaultsOfTablesAreFound(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(d *layout.Document)
		want  Kind
	}{
		{"small", func(d *layout.Document) {
			change(d, func(run *layout.Glyphs, _ *layout.Glyph) { run.Size = 15 * layout.Pt / 2 })
		}, SmallText},
		{"without a header", without("项数"), NoHeader},
		{"without a label", without("不予公开"), NoLabel},
		{"with a label that does not say that it goes on", without("（续）"), NoLabel},
		{"with a label in another column", func(d *layout.Document) {
			for _, item := range d.Pages[1].Items {
				if g, ok := item.(*layout.Glyphs); ok && g.Glyphs[0].Text == "（" {
					g.X += 50 * layout.Pt
				}
			}
		}, NoLabel},
		{"a row of headers", func(d *layout.Document) {
			for _, tr := range d.Tree.Kids[0].Elem.Kids[1].Elem.Kids {
				tr.Elem.Kids[len(tr.Elem.Kids)-1].Elem.Role = layout.RoleTH
			}
		}, LoneHeader},
		{"a group that fits", func(d *layout.Document) {
			label := d.Tree.Kids[0].Elem.Kids[1].Elem.Kids[0].Elem.Kids[0].Elem
			label.RowSpan = 1
			last := d.Tree.Kids[0].Elem.Kids[1].Elem.Kids[4].Elem.Kids[0].Elem
			last.RowSpan, last.Scope = 4, layout.RowScope
		}, SplitGroup + "; " + NoLabel},
		{"a group with a header of its own", func(d *layout.Document) {
			body := d.Tree.Kids[0].Elem.Kids[1].Elem.Kids
			for _, tr := range []*layout.Elem{body[3].Elem, body[7].Elem} {
				for _, c := range tr.Kids {
					c.Elem.Role = layout.RoleTH
				}
			}
		}, SplitGroup},
	} {
		d := do(t, grouped(9, layout.XiaoWu))
		if got := kinds(d); got != "" {
			t.Fatalf("before: got %q", got)
		}
		c.spoil(d)
		if got := kinds(d); got != string(c.want) {
			t.Errorf("%s: got %q", c.name, got)
		}
	}
}

func TestTheSpaceBetweenCharactersIsThatOfFullLines(t *testing.T) {
	d := do(t, paragraph(layout.RoleP, "甲乙丙丁戊己庚辛壬癸子丑"), paragraph(layout.RoleP, "上下左右东南西北前后里外"), grouped(3, layout.XiaoWu))
	if got, want := Measure(FromDocument(d, small())), (Spacing{2, 1000, 1000, "甲乙丙丁戊己庚辛"}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	change(d, func(run *layout.Glyphs, g *layout.Glyph) {
		if i := strings.Index("上下左右东南西北", g.Text); i > 0 {
			g.X += layout.Length(i/3) * layout.SanHao / 10
		}
	})
	if got := Measure(FromDocument(d, small())); got.Widest != 1100 || got.Line != "上下左右东南西北" {
		t.Errorf("wider: %+v", got)
	}
	if got := Measure(nil); got != (Spacing{}) {
		t.Errorf("nothing: %+v", got)
	}
}
