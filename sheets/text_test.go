package sheets

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// odd are texts that writers of tables may spoil.
var odd = []string{"=1+1", "'=1", "＝1", "  @x", "\u3000－3", "\t-x", "'", "''+", "a\r\nb\rc", " 前后空格 ", "\n", "", `"引"`, `\.`, "\x00=1", "\xff", "\ufeff+1", "-5", "a,b"}

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom(odd))
}

// drawSheet makes a table of any texts and numbers, and returns what it says in rows.
func drawSheet(t *rapid.T) (Sheet, [][]string) {
	s := Sheet{Columns: make([]Column, rapid.IntRange(1, 5).Draw(t, "columns"))}
	names := make([]string, len(s.Columns))
	for i := range s.Columns {
		s.Columns[i].Name = anyText().Draw(t, "name")
		names[i] = Clean(s.Columns[i].Name)
	}
	want := [][]string{names}
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		row, texts := make([]Cell, len(s.Columns)), make([]string, len(s.Columns))
		for i := range row {
			row[i] = Text(anyText().Draw(t, "text"))
			if rapid.Bool().Draw(t, "number") {
				row[i] = Number(rapid.StringMatching(`[+-]?(0|[1-9][0-9]{0,20})(\.[0-9]{1,3})?`).Draw(t, "digits"))
			}
			texts[i] = Clean(row[i].Text)
		}
		s.Rows, want = append(s.Rows, row), append(want, texts)
	}
	return s, want
}

func TestTextsLikeFormulasAreGuarded(t *testing.T) {
	for in, want := range map[string]string{
		"=1": "'=1", "＋1": "'＋1", "@a": "'@a", "-": "'-", "\ta": "'\ta", "\u3000 =1": "'\u3000 =1", "\u200b=1": "'\u200b=1", "'=1": "''=1",
		"": "", "a=1": "a=1", "'a": "'a", "1-2": "1-2", "（一）=": "（一）=",
	} {
		if got := Guard(in); got != want {
			t.Errorf("%q is written as %q, want %q", in, got, want)
		}
	}
}

func TestAGuardIsTakenAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(anyText(), rapid.StringMatching(`['= \x{3000}a+]{0,6}`)).Draw(t, "text")
		if got := Unguard(Guard(s)); got != s {
			t.Fatalf("%q comes back as %q", s, got)
		}
	})
}

func TestCSVHoldsTheTextsOfATable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, want := drawSheet(t)
		var out bytes.Buffer
		if err := WriteCSV(&out, s); err != nil {
			t.Fatal(err)
		}
		text, marked := strings.CutPrefix(out.String(), "\ufeff")
		if !marked || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
			t.Fatalf("no byte order mark, or lines without CR: %q", out.String())
		}
		got, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range got {
			for i, field := range row {
				if looksRunnable(field) && field[0] != '\'' && !decimal.MatchString(field) {
					t.Fatalf("%q is a formula", field)
				}
				row[i] = Unguard(field)
			}
		}
		if len(s.Columns) == 1 { // encoding/csv passes over empty lines
			want = slices.DeleteFunc(want, func(row []string) bool { return row[0] == "" })
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("got  %q\nwant %q\nof %q", got, want, text)
		}
	})
}

func TestNumbersStayBareInCSV(t *testing.T) {
	var out bytes.Buffer
	row := []Cell{Number("-5"), Number("+0.50"), Number("=1"), Number("007"), Text("-5")}
	if err := WriteCSV(&out, Sheet{Columns: []Column{{Name: "甲"}, {Name: "乙"}, {}, {}, {}}, Notes: []string{"说明"}, Rows: [][]Cell{row}}); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeff甲,乙,,,\r\n-5,+0.50,'=1,007,'-5\r\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}
