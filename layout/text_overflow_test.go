package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// The width of what no line end parts, in thousandths of an em.
func TestTheLeastWidthOfAText(t *testing.T) {
	for text, want := range map[string]string{
		"": "0 0", "国": "1 1000", "国国国": "3 3000", "国国国国": "4 2000", "国国": "2 2000", "1": "1 600", "0123456789": "10 6000", "12.5": "4 2400",
		"-1234": "5 3000", "+1234": "5 3000", "/:;": "3 3000", "/0:9": "4 3200", "1234件": "5 3400", "件1234": "5 3400", "件12件12": "6 3200", "1\n2": "3 2200", "12\n345": "6 1800", "1\n2\n345": "7 1800",
		"abcd": "4 4000", "国\n国国国": "5 2000", "国，国国": "4 3000", "国、、国": "4 4000", "甲12\n3": "5 2200", "12345\n（甲）": "9 3000",
		"1234567\n（甲）": "11 4200",
	} {
		runes, em := leastWidth(text)
		if got := fmt.Sprintf("%d %d", runes, em); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// Each condition of a table alone, on both sides of its limit.
func TestWhichTablesMayOverflow(t *testing.T) {
	one := func(c Cell) *Table {
		return &Table{Rows: 1, HeadRows: 0, Widths: []int{1}, Sizes: []Length{20 * Pt, 10 * Pt}, Cells: []Cell{c}}
	}
	with := func(table *Table, change func(*Table)) *Table { change(table); return table }
	label := func(n int, c Cell) Cell { c.Text = strings.Repeat("国", n); return c }
	four := Cell{Text: "国国国", Align: Left} // 30 pt of the smallest size, 6 pt beside it, and 3 for what is rounded
	least := 36*Pt + 3
	for _, c := range []struct {
		name    string
		table   *Table
		measure Length
		want    bool
	}{
		{"as wide as the measure", one(four), least, false},
		{"wider", one(four), least - 1, true},
		{"no sizes", with(one(four), func(t *Table) { t.Sizes = nil }), least, true},
		{"no columns", with(one(four), func(t *Table) { t.Widths = nil }), least, true},
		{"the smallest size counts", with(one(four), func(t *Table) { t.Sizes = t.Sizes[:1] }), least, true},
		{"a cell in a column before the first", one(Cell{Col: -1}), least, true},
		{"a cell in a column behind the last", one(Cell{Col: 1}), least, true},
		{"centred, with less room beside it", one(Cell{Text: "国国国", Align: Centre}), least - 4*Pt, false},
		{"centred, wider", one(Cell{Text: "国国国", Align: Centre}), least - 4*Pt - 1, true},
		{"units, wider", one(Cell{Text: "国国国", Align: Units}), least - 4*Pt, false},
		{"at the left", one(Cell{Text: "国国国", Align: Left}), least - 1, true},
		{"centred over two rows", one(Cell{Text: "国国国", Align: Centre, RowSpan: 2}), least - 4*Pt, false},
		{"centred over three", one(Cell{Text: "国国国", Align: Centre, RowSpan: 3}), least - 1, true},
		{"a label over two rows", one(label(40, Cell{RowSpan: 2, Source: "a"})), 99 * Pt, false},
		{"a longer one", one(label(41, Cell{RowSpan: 2, Source: "a"})), 99 * Pt, true},
		{"a longer one of a statutory table", one(label(41, Cell{RowSpan: 2})), 99 * Pt, false},
		{"a longer one over one row", one(label(41, Cell{RowSpan: 1, Source: "a"})), 99 * Pt, false},
		{"a header", with(one(label(20, Cell{Row: 1, Source: "a"})), func(t *Table) { t.HeadRows = 2 }), 99 * Pt, false},
		{"a longer header", with(one(label(21, Cell{Row: 1, Source: "a"})), func(t *Table) { t.HeadRows = 2 }), 99 * Pt, true},
		{"a longer text below the header", with(one(label(21, Cell{Row: 2, Source: "a"})), func(t *Table) { t.HeadRows = 2 }), 99 * Pt, false},
		{"the widest of a column", with(one(Cell{Text: "国"}), func(t *Table) { t.Cells = append(t.Cells, four, Cell{Text: "国"}) }), least, false},
		{"two columns", with(one(four), func(t *Table) {
			t.Widths = []int{1, 1}
			t.Cells = append(t.Cells, Cell{Col: 1, Text: "国国国", Align: Left})
		}), 2 * least, false},
		{"two columns, wider", with(one(four), func(t *Table) {
			t.Widths = []int{1, 1}
			t.Cells = append(t.Cells, Cell{Col: 1, Text: "国国国", Align: Left})
		}), 2*least - 1, true},
		{"no cells", with(one(four), func(t *Table) { t.Cells = nil }), 0, false},
	} {
		if got := c.table.mayOverflow(c.measure); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Only tables and charts may overflow, wherever they stand.
func TestWhichBlocksMayOverflow(t *testing.T) {
	page := narrow(5, 9)
	wide, fine, chart := counts(1, 1, 0), counts(1, 1, 0), &Figure{Chart: &Chart{}}
	wide.Cells[0].Text = "1234567890123456"
	for name, c := range map[string]struct {
		flow []Block
		want bool
	}{
		"nothing": {nil, false}, "a wide table": {[]Block{wide}, true}, "a small table": {[]Block{fine}, false}, "a chart": {[]Block{chart}, true},
		"a picture": {[]Block{&Figure{}}, false}, "a group with a small table": {[]Block{&Group{Blocks: []Block{fine}}}, false},
		"a group with a wide table": {[]Block{&Group{Blocks: []Block{fine, wide}}}, true}, "after a group": {[]Block{&Group{Blocks: []Block{fine}}, chart}, true},
		"after a small table": {[]Block{fine, wide}, true}, "after a picture": {[]Block{&Figure{}, wide}, true}, "after nil": {[]Block{nil, (*Table)(nil), chart}, true},
		"text": {[]Block{body("国"), &Separator{}}, false},
	} {
		if got := MayOverflow(c.flow, page); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// missingFlow has a character that no face has in each text of a flow, and line ends.
func missingFlow() []Block {
	list := &Paragraph{Source: "list", Tail: "\U000f0003", Parts: []Part{
		{Spans: []Span{{Text: "\U000f0000\n甲", Face: fonts.Kai}, {Text: "乙\U000f0001", Face: fonts.Song}}}, {Spans: []Span{{Text: "\U000f0002\U000f0002"}}},
	}}
	table := &Table{Cells: []Cell{{Text: "丙\U000f0004", Source: "one"}, {Text: "\n\U000f0005", Source: "two"}}}
	chart := &Figure{Caption: "\U000f0006", Source: "chart", Chart: &Chart{Series: []string{"收\U000f0007", "\U000f0008"}, Labels: []string{"\U000f0009", "年\U000f000a"}}}
	return []Block{nil, list, &Group{Blocks: []Block{table, (*Paragraph)(nil)}}, &Separator{}, &Figure{Caption: "\U000f000b", Source: "picture"}, chart, list}
}

func TestCharactersThatNoFaceHasAreFoundInAllTexts(t *testing.T) {
	set := faces(t)
	flow := missingFlow()
	var got []string
	for _, f := range Missing(flow, set) {
		m := f.(*MissingGlyph)
		got = append(got, fmt.Sprintf("%X %s", m.Rune-0xf0000, m.Source))
	}
	want := "0 list, 1 list, 2 list, 3 list, 4 one, 5 two, B picture, 6 chart, 7 chart, 8 chart, 9 chart, A chart"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	Substitute(flow, set, '〓')
	var texts []string
	var roles []fonts.Role
	eachText(flow[:len(flow)-1], func(text *string, face fonts.Role, source string) {
		texts = append(texts, *text)
		roles = append(roles, face)
	})
	if got, want := fmt.Sprintf("%q", texts), `["〓\n甲" "乙〓" "〓〓" "〓" "丙〓" "\n〓" "〓" "〓" "收〓" "〓" "〓" "年〓"]`; got != want {
		t.Errorf("the texts are now %s\nwant %s", got, want)
	}
	if got, want := fmt.Sprint(roles), "[楷 宋 仿宋 宋 仿宋 仿宋 仿宋 仿宋 宋 宋 宋 宋]"; got != want {
		t.Errorf("the faces are %s, want %s", got, want)
	}
	if again := Missing(flow, set); again != nil {
		t.Errorf("still missing: %v", again)
	}
}

// A flow that is not set on pages is checked in two steps; the faults of each are all told.
func TestAllThatKeepsAFlowFromBeingWritten(t *testing.T) {
	hole := func() *Table { return NewTable("表", 1, [][]string{{"甲", "乙"}, {"1"}}) }
	good := NewTable("表", 1, [][]string{{"甲", "乙"}, {"1", "2"}})
	bare := *good // spans of zero count as one
	bare.Cells = append([]Cell(nil), good.Cells...)
	for i := range bare.Cells {
		bare.Cells[i].RowSpan, bare.Cells[i].ColSpan = 0, 0
	}
	for _, c := range []struct {
		name string
		flow []Block
		want string
	}{
		{"nothing", nil, ""},
		{"sound", []Block{body("甲"), &bare, &Group{Blocks: []Block{good}}, &Figure{Alt: "图", Chart: &Chart{Series: []string{""}, Labels: []string{"甲"}, Values: [][]int64{{1}}}}, &Separator{}}, ""},
		{"a hole", []Block{hole()}, "layout: 表: no cell at row 1, column 1"},
		{"two tables and a figure", []Block{hole(), &Group{Blocks: []Block{hole(), &Figure{Source: "a", Caption: "图"}}}}, "layout: 表: no cell at row 1, column 1\nlayout: 表: no cell at row 1, column 1\nlayout: figure in a: it has no alternative text"},
		{"a nil block hides what is in the tables", []Block{hole(), nil}, "layout: block 2: it is nil; leave it out"},
	} {
		got := ""
		if err := Check(c.flow); err != nil {
			got = err.Error()
			if _, ok := err.(Faults); !ok {
				t.Errorf("%s: a %T", c.name, err)
			}
		}
		if got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// The headers of all cells, those above before those at the left.
func TestTheHeadersOfAllCells(t *testing.T) {
	table := &Table{Name: "表", Rows: 4, HeadRows: 2, Widths: []int{1, 1, 1}, Sizes: []Length{WuHao}, Cells: []Cell{
		{Row: 0, Col: 0, RowSpan: 2, Header: ColumnScope}, {Row: 0, Col: 1, ColSpan: 2, Header: ColumnScope},
		{Row: 1, Col: 1, Header: ColumnScope}, {Row: 1, Col: 2, Header: ColumnScope},
		{Row: 2, Col: 0, RowSpan: 2, Header: RowScope}, {Row: 2, Col: 1, Header: RowScope}, {Row: 2, Col: 2}, {Row: 3, Col: 1}, {Row: 3, Col: 2},
	}}
	headers, err := table.Headers()
	if got, want := fmt.Sprint(headers, err), "[[] [] [1] [1] [] [4] [1 3 4 5] [1 2 4] [1 3 4]] <nil>"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	headers[5] = append(headers[5], 99)
	if headers[6][0] != 1 {
		t.Error("the headers of one cell are in the way of those of the next")
	}
	table.Cells = table.Cells[:8]
	if headers, err := table.Headers(); headers != nil || err == nil || err.Error() != "layout: 表: no cell at row 3, column 2" {
		t.Errorf("a hole: %v, %v", headers, err)
	}
}
