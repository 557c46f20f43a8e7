package main

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
	"github.com/nianbao/nianbao/stats"
)

// statsOf is the statistics of so many sound reports.
func statsOf(t *testing.T, n int) *yearStats {
	t.Helper()
	files := make([]reportFile, n)
	for i := range files {
		r := model.New(fmt.Sprintf("青禾县第%d局", i), 2023, nil)
		r.ProactiveDisclosure.Licensing, r.ProactiveDisclosure.Penalties, r.ProactiveDisclosure.Coercion, r.Applications.Received.Total = 1, 2, 3, 4
		files[i] = reportFile{input: input{name: fmt.Sprintf("%d.yaml", i)}, report: r}
	}
	names, err := sameFlags{}.names(&session{})
	if err != nil {
		t.Fatal(err)
	}
	return newYearStats(testSession(), 2023, files, nil, names, 20)
}

// A matrix of more than 20 organs that takes more than 200 lines is left to files, on a terminal alone.
func TestALongMatrixIsLeftToFiles(t *testing.T) {
	for _, c := range []struct{ organs, lines, want int }{{20, 206, 0}, {21, 215, 215}, {22, 199, 0}, {64, 200, 0}, {98, 201, 201}} {
		y := statsOf(t, c.organs)
		s := testSession()
		s.width = 40
		var figures []int
		for lines := 0; lines < c.lines; lines = len(sheets.Lines(y.briefMatrix(figures), s.width)) {
			figures = append(figures, len(figures))
		}
		if lines := len(sheets.Lines(y.briefMatrix(figures), s.width)); lines != c.lines {
			t.Errorf("%d organs and %d figures are %d lines, want %d", c.organs, len(figures), lines, c.lines)
		}
		if n := y.tooLong(s, figures); n != c.want {
			t.Errorf("%d organs, %d figures: %d lines, want %d", c.organs, len(figures), n, c.want)
		}
		s.width = 0
		if n := y.tooLong(s, figures); n != 0 {
			t.Errorf("%d organs are %d lines where there is no terminal", c.organs, n)
		}
	}
}

// Files are named where a matrix is too long for the terminal, unless all figures are asked for.
func TestALongMatrixIsShownWhenAskedFor(t *testing.T) {
	y := statsOf(t, 64)
	for _, c := range []struct {
		width int
		all   bool
		left  bool
	}{{20, false, true}, {20, true, false}, {0, false, false}, {80, false, false}} {
		var stdout bytes.Buffer
		s := testSession()
		s.stdout, s.width = bufio.NewWriter(&stdout), c.width
		y.text(s, c.all)
		s.stdout.Flush()
		told := strings.Contains(stdout.String(), "\n\n各机关的数字在这个终端上有 267 行，没有列出：请用 --xlsx 或 --csv 另存，或加 --all-figures 全部列出\n\n【合计】\n")
		if shown := strings.Contains(stdout.String(), "\n【各机关】\n"); told != c.left || shown == c.left {
			t.Errorf("%d columns, all %v: told %v, shown %v\n%.400s", c.width, c.all, told, shown, &stdout)
		}
	}
}

// Of one figure no more than five changes are told, and no more than most of all.
func TestTheLargestChangesAreOfSeveralFigures(t *testing.T) {
	var changes []stats.PairChange
	for i, path := range []string{"a", "a", "b", "a", "a", "a", "a", "b", "c"} {
		c := stats.PairChange{Pair: i}
		c.Path = path
		changes = append(changes, c)
	}
	for most, want := range map[int]string{0: "[]", 1: "[0]", 5: "[0 1 2 3 4]", 6: "[0 1 2 3 4 5]", 7: "[0 1 2 3 4 5 7]", 8: "[0 1 2 3 4 5 7 8]", 20: "[0 1 2 3 4 5 7 8]"} {
		got := []int{}
		for _, c := range varied(changes, most) {
			got = append(got, c.Pair)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%d at most: %v, want %s", most, got, want)
		}
	}
}

func TestWhatIsZeroInATable(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "0": true, "+0": true, "-0": true, "0.00": true, "0元": true, "0万元": true, ".": true,
		"1": false, "10": false, "0.01": false, "-5": false, "空白": false, "0个": false,
	} {
		if got := isZeroText(text); got != want {
			t.Errorf("%q is 0: %v", text, got)
		}
	}
	if got := zeroNote(0); got != "" {
		t.Errorf("nothing is left out: %s", got)
	}
	if got := zeroNote(1); got != "另有 1 项各机关都是 0，没有列出（--all-figures 全部列出）" {
		t.Error(got)
	}
}
