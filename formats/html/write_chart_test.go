package html

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/layout"
)

// The file has charts a line: the kind, the labels, the series, and the values of each label; below it the measures
// of the drawing, and what is drawn: "text@x,y" with where it is anchored, bars and marks with their series, and paths.
// To add one, write its line and run with -update.
func TestTheChartsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "charts.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		b.WriteString(line)
		parts := strings.Split(strings.TrimSpace(line), "; ")
		c := &layout.Chart{Kind: layout.Bars, Labels: strings.Fields(parts[1]), Series: strings.Fields(parts[2])}
		if parts[0] == "lines" {
			c.Kind = layout.Lines
		}
		for group := range strings.FieldsSeq(parts[3]) {
			var values []int64
			for v := range strings.SplitSeq(group, ",") {
				n, err := strconv.ParseInt(v, 10, 64)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, n)
			}
			c.Values = append(c.Values, values)
		}
		p := newPageWriter(&Encoder{}, &layout.Flow{})
		d := newDrawing(p, c)
		fmt.Fprintf(&b, "\tleft %d top %d bottom %d height %d end %d slanted %v told %v\n", d.left, d.top, d.bottom, d.height, d.end, d.slanted, d.told)
		if p.chart(&layout.Figure{Alt: "图", Chart: c}) != d.told {
			t.Errorf("%s: what is told differs", line)
		}
		svg := string(p.out)
		_, svg, _ = strings.Cut(svg, "</desc>\n")
		svg = strings.NewReplacer("</text>", "", "/>", "", `<text text-anchor="`, "", "<path class=", "", "<rect class=", "", `" x="`, " ", `" y="`, ",", `" width="`, " ", `" height="`, "x", `" transform="translate(`, " ", `" d="`, " ",
			`) rotate(-45)">`, " slanted ", `">`, " ", `"`, "", "</svg>\n", "").Replace(svg)
		b.WriteString("\t" + strings.ReplaceAll(strings.TrimSpace(svg), "\n", "; ") + "\n")
	}
	golden.Compare(t, file, []byte(b.String()))
}

func TestHowWideTextsOfChartsAre(t *testing.T) {
	for text, want := range map[string]int{"": 0, "1": 8, "a—": 16, "\u2e7f": 8, "\u2e80": 14, "年1": 22} {
		if got := widthOf(text); got != want {
			t.Errorf("%q is %d wide, not %d", text, got, want)
		}
	}
	fifteen := "一二三四五六七八九十一二三四五"
	for text, want := range map[string]string{"": "", fifteen: fifteen, fifteen + "六": fifteen + "六", fifteen + "六七": fifteen + "…", fifteen + "六七八": fifteen + "…"} {
		if got := cut(text); got != want {
			t.Errorf("%q is cut to %q", text, got)
		}
	}
}

func TestWhereScalesEnd(t *testing.T) {
	for greatest, want := range map[int64][2]int64{0: {1, 1}, 1: {1, 1}, 4: {1, 4}, 5: {1, 5}, 6: {2, 6}, 7: {2, 8}, 10: {2, 10}, 11: {5, 15}, 25: {5, 25}, 26: {10, 30}, 50: {10, 50}, 51: {20, 60}, 100: {20, 100}, 101: {50, 150}, 250: {50, 250}, 251: {100, 300}, 100_000_000_000: {20_000_000_000, 100_000_000_000}} {
		if step, end := scaleOf(greatest); step != want[0] || end != want[1] {
			t.Errorf("%d: steps of %d to %d", greatest, step, end)
		}
	}
}
