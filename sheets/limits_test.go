package sheets

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCleanReplacesWhatNoFileMayHold(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb": "a\nb", "a\rb": "a\nb", "a\r\r\nb": "a\n\nb", "a\tb": "a\tb", "\x00": "�", "\x1f": "�", "\x7f": "�", "\xff": "�",
		"\u202a": "�", "\u202b": "�", "\u202e": "�", "\u202f": "\u202f", "\u2065": "\u2065",
		"\u2066": "�", "\u2067": "�", "\u2069": "�", "\u206a": "\u206a", "甲": "甲",
	} {
		if got := Clean(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestEachMarkThatBeginsAFormulaIsGuarded(t *testing.T) {
	for _, mark := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"} {
		for _, before := range []string{"", " ", "'", "\u3000", "\u200b", "\u00ad", "\u2028", "\x01"} {
			if text := before + mark + "1"; Guard(text) != "'"+text || Unguard("'"+text) != text {
				t.Errorf("%q: %q and back %q", text, Guard(text), Unguard("'"+text))
			}
		}
		for _, before := range []string{"a", "1", "\"", "（"} {
			if text := before + mark + "1"; Guard(text) != text {
				t.Errorf("%q: %q", text, Guard(text))
			}
		}
	}
	for _, text := range []string{"'", "''", "'a", "a", " ", "=1"} {
		if got := Unguard(text); got != text {
			t.Errorf("%q is taken for guarded: %q", text, got)
		}
	}
}

func TestWhichTextsAreNumbers(t *testing.T) {
	for text, want := range map[string]bool{
		"0": true, "7": true, "10": true, "-1": true, "+1": true, "0.5": true, "-0.50": true, "12.003": true,
		"": false, "00": false, "01": false, ".5": false, "1.": false, "--1": false, "1,000": false, "1e5": false, "０": false, "1 ": false,
	} {
		if got := Number(text).IsNumber(); got != want {
			t.Errorf("%q: %v", text, got)
		}
		if Text(text).IsNumber() {
			t.Errorf("the text %q is a number", text)
		}
	}
}

// Numbers stand to the right where there are more of them than texts, and blank cells do not count.
func TestAColumnStandsToTheRightByItsMostCells(t *testing.T) {
	n, s := Number("1"), Text("甲")
	for _, c := range []struct {
		cells []Cell
		right bool
	}{{nil, false}, {[]Cell{n}, true}, {[]Cell{s}, false}, {[]Cell{n, s}, false}, {[]Cell{n, n, s}, true}, {[]Cell{n, s, s}, false}, {[]Cell{n, {}, {}}, true}, {[]Cell{{}}, false}, {[]Cell{Number("01"), n}, false}} {
		sheet := Sheet{Columns: make([]Column, 2)}
		for _, cell := range c.cells {
			sheet.Rows = append(sheet.Rows, []Cell{cell})
		}
		if got := sheet.numeric(); got[0] != c.right || got[1] {
			t.Errorf("%v: %v", c.cells, got)
		}
	}
}

func TestLinesAreCutAtTheirWidth(t *testing.T) {
	for _, c := range []struct {
		widths        []int
		frozen, width int
		want          string
	}{
		{[]int{4, 4, 4}, 0, 0, "[[0 1 2]]"}, {[]int{4, 4, 4}, 0, 16, "[[0 1 2]]"}, {[]int{4, 4, 4}, 0, 15, "[[0 1] [2]]"},
		{[]int{4, 4, 4}, 0, 10, "[[0 1] [2]]"}, {[]int{4, 4, 4}, 0, 9, "[[0] [1] [2]]"}, {[]int{4, 4, 4}, 1, 10, "[[0 1] [0 2]]"},
		{[]int{4, 4, 4}, 1, 16, "[[0 1 2]]"}, {[]int{4, 4, 4}, 1, 15, "[[0 1] [0 2]]"}, {[]int{4, 4, 4}, 3, 1, "[[0 1 2]]"}, {[]int{4, 4, 4}, 2, 1, "[[0 1 2]]"},
		{[]int{0, 0}, 0, 1, "[[0] [1]]"}, {[]int{0, 0}, 0, 2, "[[0 1]]"}, {[]int{9, 1}, 0, 3, "[[0] [1]]"}, {nil, 0, 5, "[[]]"},
	} {
		if got := fmt.Sprint(blocks(c.widths, c.frozen, c.width)); got != c.want {
			t.Errorf("%v frozen %d in %d: got %s, want %s", c.widths, c.frozen, c.width, got, c.want)
		}
	}
	if got := Lines(Sheet{Rows: [][]Cell{{Text("甲")}}}, 0); got != nil {
		t.Errorf("a table without columns: %q", got)
	}
	got := Align([][]string{{"a", "甲乙"}, {"bcd"}, {"", "", "x "}}, func(i int) bool { return i == 1 })
	if want := []string{"a    甲乙", "bcd", "           x"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	got = Align([][]string{{"a", "", "b"}, {"", "", "c"}}, func(i int) bool { return false })
	if want := []string{"a    b", "     c"}; !slices.Equal(got, want) {
		t.Errorf("a column without texts: %q", got)
	}
}

// Cells lead to rows that there are, columns of long texts are as wide as they say up to 60, and the marks
// of tones are explained only where there are some.
func TestTheCellsOfAPage(t *testing.T) {
	to := func(sheet string, row int) Cell { return Text("x").To(Link{sheet, row}) }
	s := Sheet{Name: "甲", Frozen: 1, Columns: []Column{{Name: "a"}, {Name: "b", Width: 59, Wrap: true}, {Name: "c", Width: 60, Input: true}, {Name: "d", Width: 61, Wrap: true, Input: true}, {Name: "e", Width: 9}},
		Rows: [][]Cell{{to("乙", 1), to("乙", 2), to("乙", 0), to("丙", 1), Number("1")}, {{}, to("甲", 3), Text("y").With(Bad), Text("z").With(Good)}}}
	other := Sheet{Name: "乙", Columns: []Column{{Name: "f"}}, Rows: [][]Cell{{Text("q")}}}
	numbers := map[string]int{"甲": 1, "乙": 2}
	v := viewOf(s, 1, numbers, []Sheet{s, other})
	var columns, cells []string
	for _, c := range v.Columns {
		columns = append(columns, fmt.Sprintf("%d %s %d %q", c.Number, c.Name, c.Least, c.Class))
	}
	if got, want := strings.Join(columns, "|"), `1 a 0 ""|2 b 59 ""|3 c 60 ""|4 d 60 ""|5 e 0 "num"`; got != want {
		t.Errorf("columns: got %s", got)
	}
	for _, row := range v.Rows {
		for _, c := range row.Cells {
			cells = append(cells, fmt.Sprintf("%s %q %s %s %v", c.Text, c.Class, c.Mark, c.To, c.Head))
		}
	}
	want := `x ""  #s2-r1 true|x "wrap"   false|x "input"   false|x "wrap input"   false|1 "num"   false|` +
		` ""   false|x "wrap"   false|y "input bad" ✗  false|z "wrap input good" ✓  false| "num"   false`
	if got := strings.Join(cells, "|"); got != want {
		t.Errorf("cells: got %s", got)
	}
	if !v.Frozen || viewOf(other, 2, numbers, nil).Frozen {
		t.Error("which columns stay in view is lost")
	}
	plain, toned := written(t, Book{Sheets: []Sheet{other}}), written(t, Book{Sheets: []Sheet{other, s}})
	if strings.Contains(plain, "✗") || !strings.Contains(toned, "✗") || strings.Count(toned, "✗") < 2 ||
		strings.Count(written(t, Book{Sheets: []Sheet{s, other}}), "✗") != strings.Count(toned, "✗") {
		t.Error("the marks of tones are explained where there are none, or not where there are some")
	}
}

// full is a writer that takes some bytes.
type full struct{ left int }

func (w *full) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

// once is a writer that fails the first time only.
type once struct{ failed bool }

func (w *once) Write(p []byte) (int, error) {
	if !w.failed {
		w.failed = true
		return 0, errors.New("once")
	}
	return len(p), nil
}

func TestTheErrorsOfAWriterAreTold(t *testing.T) {
	if err := WriteCSV(&once{}, Sheet{Columns: []Column{{Name: "a"}}}); err == nil || err.Error() != "once" {
		t.Errorf("a file without its mark: %v", err)
	}
	long := Sheet{Columns: []Column{{Name: "a"}}, Rows: [][]Cell{{Text(strings.Repeat("b", 9000))}, {Text("c")}}}
	for _, left := range []int{0, 2, 3, 5000, 9010} {
		if err := WriteCSV(&full{left}, long); err == nil || err.Error() != "full" {
			t.Errorf("%d bytes of CSV: %v", left, err)
		}
		if err := WriteHTML(&full{min(left, 100)}, Book{Sheets: []Sheet{long}}); err == nil {
			t.Errorf("%d bytes of a page: no error", left)
		}
	}
	if err := WriteCSV(&full{9011}, long); err != nil { // the mark, a, b … and c with their line ends
		t.Error(err)
	}
}

func TestTheKindIsToldInTheFirstPartOfAPage(t *testing.T) {
	meta := `<meta name="nianbao" content="stats">`
	for page, want := range map[string]string{
		meta: "stats", `<meta content="stats" name="nianbao">`: "stats", `<p name="nianbao" content="stats">`: "", `<meta name="other" content="stats">`: "",
		`<meta name="nianbao">`: "", strings.Repeat(" ", 16<<10-len(meta)) + meta: "stats", strings.Repeat(" ", 16<<10-len(meta)+1) + meta: "",
	} {
		if got := KindOfPage([]byte(page)); got != want {
			t.Errorf("%.60q: got %q, want %q", page, got, want)
		}
	}
}
