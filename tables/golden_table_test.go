package tables

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has all that the editions say: names, sections, sums, stocks, and each cell of each table. The
// seven columns of a row of table three are one entry.
func TestTheEditionsOfTheTable(t *testing.T) {
	var b strings.Builder
	for _, e := range Editions {
		fmt.Fprintf(&b, "# %s %s, %d to %d\n", e.ID, e.Notice, e.FirstYear, e.LastYear)
		for _, s := range e.Sections {
			fmt.Fprintf(&b, "%s、%s（%s）%s\n", s.Number, s.Title, s.BodyName, s.Prose)
			if s.Table != nil {
				goldenGrid(&b, s.Table)
			}
		}
		for _, path := range e.Outcomes {
			fmt.Fprintf(&b, "outcome %s\n", path)
		}
		for _, s := range e.Stocks {
			fmt.Fprintf(&b, "stock %s: %s is %s and %s less %s\n", s.Row, s.Now, s.Before, s.Plus, s.Minus)
		}
	}
	golden.Compare(t, filepath.Join("testdata", "editions.txt"), []byte(b.String()))
}

func goldenGrid(b *strings.Builder, g *Grid) {
	fmt.Fprintf(b, "  %s: %d rows, %d of them heads, widths %v\n", g.Name, g.Rows, g.HeadRows, g.Widths)
	for r := range g.Rows {
		line := fmt.Sprintf("  %d", r)
		for _, c := range g.Cells {
			if c.Row != r {
				continue
			}
			line += fmt.Sprintf(" | %d", c.Col)
			if c.RowSpan != 1 || c.ColSpan != 1 {
				line += fmt.Sprintf("(%d×%d)", c.RowSpan, c.ColSpan)
			}
			line += [...]string{"", " column", " row", " group", " corner"}[c.Role]
			if c.Text != "" {
				line += " " + c.Text
			}
			if c.Path != "" {
				line += " " + strings.TrimPrefix(strings.TrimPrefix(c.Path, "proactive_disclosure."), "applications.")
			}
		}
		if r < len(g.Keep) && g.Keep[r] {
			line += " | kept"
		}
		b.WriteString(line + "\n")
	}
}

// The file has texts, and how each is read as an amount, as a count, and as a sum of money.
func TestTheNumbersOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "numbers.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		input, err := strconv.Unquote(`"` + text + `"`)
		if err != nil {
			t.Fatal(err)
		}
		said := func(value string, err error) string {
			var number *NumberError
			if errors.As(err, &number) {
				return fmt.Sprintf("%v (%q, %d)", err, number.Text, number.Reason)
			}
			return value
		}
		d, err := ParseDecimal(input)
		b.WriteString(text + "\t" + said(fmt.Sprintf("%s = %s, sign %d", d, d.Rat().RatString(), d.Sign()), err))
		n, err := ParseCount(input)
		b.WriteString("\t" + said(strconv.FormatInt(n, 10), err))
		a, err := ParseAmount(input)
		b.WriteString("\t" + said(fmt.Sprintf("%s = %s of %q", a, a.Rat().RatString(), a.Unit()), err) + "\n")
	}
	golden.Compare(t, file, []byte(b.String()))
}

// A value that is not read leaves what was there.
func TestAValueThatIsRefusedChangesNothing(t *testing.T) {
	d, _ := ParseDecimal("1.5")
	a, _ := ParseAmount("2元")
	if err := d.UnmarshalText([]byte("x")); err == nil || d.String() != "1.5" {
		t.Errorf("%v, %s", err, d)
	}
	if err := a.UnmarshalText([]byte("x")); err == nil || a.String() != "2元" {
		t.Errorf("%v, %s", err, a)
	}
	if err := d.UnmarshalText([]byte("3")); err != nil || d.String() != "3" {
		t.Errorf("%v, %s", err, d)
	}
	if err := a.UnmarshalText([]byte("4万元")); err != nil || a.String() != "4万元" {
		t.Errorf("%v, %s", err, a)
	}
	for _, value := range []interface{ MarshalText() ([]byte, error) }{Decimal{}, Amount{}} {
		if b, err := value.MarshalText(); err != nil || string(b) != "0" {
			t.Errorf("the zero value of %T is %s, %v", value, b, err)
		}
	}
	if r := (Decimal{text: "x"}).Rat(); r.Sign() != 0 {
		t.Errorf("what is no number is %v", r)
	}
}

// Each year has its edition, at the ends of the time in which one is in force.
func TestTheYearsOfTheEditions(t *testing.T) {
	for year, want := range map[int]string{0: "", 2018: "", 2019: "2019", 2020: "2019", 2021: "2021", 2022: "2021", 9999: "2021"} {
		got := ""
		if e := EditionOf(year); e != nil {
			got = e.ID
		}
		if got != want {
			t.Errorf("%d has the edition %q, want %q", year, got, want)
		}
	}
	if EditionByID("2019") != &Edition2019 || EditionByID("2021") != &Edition2021 || EditionByID("") != nil {
		t.Error("an edition is not found by its id")
	}
}

// A mixed edition has its own years and sections, and tables two and three in the forms of others.
func TestMixedEditions(t *testing.T) {
	names := map[*Edition]string{nil: "nil", &Edition2019: "2019", &Edition2021: "2021"}
	for _, e := range Editions {
		for _, two := range []*Edition{nil, &Edition2019, &Edition2021} {
			for _, three := range []*Edition{nil, &Edition2019, &Edition2021} {
				m, wantTwo, wantThree := Mixed(e, two, three), e, e
				if two != nil {
					wantTwo = two
				}
				if three != nil {
					wantThree = three
				}
				name := names[e] + " " + names[two] + " " + names[three]
				if m != Mixed(e, two, three) || (m == e) != (wantTwo == e && wantThree == e) {
					t.Errorf("%s: another pointer", name)
				}
				if m.ID != e.ID || m.FirstYear != e.FirstYear || m.LastYear != e.LastYear || m.Notice != e.Notice || len(m.Sections) != 6 {
					t.Errorf("%s: %+v", name, m)
				}
				if m.FormOf(TableTwo) != wantTwo || m.FormOf(TableThree) != wantThree || m.FormOf("litigation") != m {
					t.Errorf("%s: the forms are %s and %s", name, m.FormOf(TableTwo).ID, m.FormOf(TableThree).ID)
				}
				for i, s := range m.Sections {
					want := e.Sections[i].Table
					switch i {
					case 1:
						want = wantTwo.Sections[1].Table
					case 2:
						want = wantThree.Sections[2].Table
					}
					if s.Table != want || s.Title != e.Sections[i].Title {
						t.Errorf("%s: section %s has another table", name, s.Number)
					}
				}
				if fmt.Sprint(m.Outcomes) != fmt.Sprint(wantThree.Outcomes) || fmt.Sprint(m.Stocks) != fmt.Sprint(wantTwo.Stocks) {
					t.Errorf("%s: other sums or stocks", name)
				}
			}
		}
	}
	if got := Edition2021.tableOf("表五"); got != nil {
		t.Errorf("there is %s", got.Name)
	}
}

// Each fault of a grid alone, told with its place.
func TestEachFaultOfAGrid(t *testing.T) {
	type change func(g *Grid)
	cell := func(i int, f func(c *Cell)) change { return func(g *Grid) { f(&g.Cells[i]) } }
	const spans = "tables: 表: cell %q at row %d, column %d spans rows or columns that do not exist"
	for _, c := range []struct {
		name   string
		change change
		want   string
	}{
		{"none", func(*Grid) {}, ""},
		{"no columns", func(g *Grid) { g.Widths = nil }, "tables: 表 has no cells"},
		{"no rows", func(g *Grid) { g.Rows = 0 }, "tables: 表 has no cells"},
		{"a row before the first", cell(0, func(c *Cell) { c.Row = -1 }), fmt.Sprintf(spans, "甲", -1, 0)},
		{"a column before the first", cell(0, func(c *Cell) { c.Col = -1 }), fmt.Sprintf(spans, "甲", 0, -1)},
		{"over no row", cell(1, func(c *Cell) { c.RowSpan = 0 }), fmt.Sprintf(spans, "乙", 0, 1)},
		{"over no column", cell(1, func(c *Cell) { c.ColSpan = 0 }), fmt.Sprintf(spans, "乙", 0, 1)},
		{"over a row too many", cell(2, func(c *Cell) { c.RowSpan = 2 }), fmt.Sprintf(spans, "丙", 1, 0)},
		{"over a column too many", cell(3, func(c *Cell) { c.ColSpan = 2 }), fmt.Sprintf(spans, "丁", 1, 1)},
		{"two in a place", cell(3, func(c *Cell) { c.Col = 0 }), "tables: 表: two cells at row 1, column 0"},
		{"over the one below", cell(1, func(c *Cell) { c.RowSpan = 2 }), "tables: 表: two cells at row 1, column 1"},
		{"over the one behind", cell(0, func(c *Cell) { c.ColSpan = 2 }), "tables: 表: two cells at row 0, column 1"},
		{"a hole", func(g *Grid) { g.Cells = append(g.Cells[:1], g.Cells[2:]...) }, "tables: 表: no cell at row 0, column 1"},
		{"a hole in the last row", func(g *Grid) { g.Cells = g.Cells[:3] }, "tables: 表: no cell at row 1, column 1"},
	} {
		g := Grid{Name: "表", Rows: 2, Widths: []int{1, 1}, Cells: []Cell{
			{RowSpan: 1, ColSpan: 1, Text: "甲"}, {Col: 1, RowSpan: 1, ColSpan: 1, Text: "乙"}, {Row: 1, RowSpan: 1, ColSpan: 1, Text: "丙"}, {Row: 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: "丁"},
		}}
		c.change(&g)
		got := ""
		if err := g.Validate(); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTheNamesOfTheColumns(t *testing.T) {
	if got := strings.Join(ApplicantColumns[:], " ") + "; " + strings.Join(CaseColumns[:], " "); got != "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计; 结果维持 结果纠正 其他结果 尚未审结 总计" {
		t.Errorf("got %s", got)
	}
	a, c := Applicants{1, 2, 3, 4, 5, 6, 7}, Cases{1, 2, 3, 4, 5}
	if a.Values() != [7]int64{1, 2, 3, 4, 5, 6, 7} || ApplicantsOf([7]int64{1, 2, 3, 4, 5, 6, 7}) != a || c.Values() != [5]int64{1, 2, 3, 4, 5} || CasesOf([5]int64{1, 2, 3, 4, 5}) != c {
		t.Error("a cell moved")
	}
}
