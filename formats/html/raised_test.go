package html

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"golang.org/x/net/html"
)

// However many marks stand behind a figure, few are quoted, all are counted, and little is looked at for each.
func TestManyMarksOfAFigure(t *testing.T) {
	remark := func(cell string) string {
		d := read(t, "<table><tr><td>"+cell+"<td>甲</table>"+report)
		return d.Blocks[0].(*paper.Grid).Cells[0].Remark
	}
	const nested = "<table><tr><td>1<sup>a</sup></table>"
	for cell, want := range map[string]string{
		"1" + strings.Repeat("<sup>a</sup>", maxMarks):    "数字后有上标“a”、“a”、“a”",
		"1" + strings.Repeat("<sup>a</sup>", 50_000):      "数字后有上标“a”、“a”、“a”等 50000 处",
		strings.Repeat(nested, 1000):                      "数字后有上标“a”、“a”、“a”等 1000 处",
		strings.Repeat("1", maxFigure) + "<sup>2</sup>":   "数字后有上标“2”",
		strings.Repeat("1", maxFigure+1) + "<sup>2</sup>": "",
		"1<sub>" + strings.Repeat("a", 500) + "</sub>":    "数字后有下标“" + strings.Repeat("a", 40) + "…”",
		"1<small>2</small><sub>3</sub>":                   "数字中有小号字“2”，后有下标“3”",
	} {
		if got := remark(cell); got != want {
			t.Errorf("%.40q: %q, not %q", cell, got, want)
		}
	}
}

func TestLittleOfARaisedTextIsLookedAt(t *testing.T) {
	for inner, want := range map[string]bool{
		strings.Repeat("a", maxRaised): true, strings.Repeat("a", maxRaised+1): false,
		strings.Repeat("<i></i>", maxNear): true, strings.Repeat("<i></i>", maxNear+1): false,
	} {
		root, err := html.Parse(strings.NewReader("<sup>" + inner + "</sup>"))
		if err != nil {
			t.Fatal(err)
		}
		text, whole := raisedText(root.LastChild.LastChild.FirstChild)
		if whole != want || len(text) > maxRaised+4 {
			t.Errorf("%.20q: %q %v", inner, text, whole)
		}
	}
	long := strings.Repeat("2", maxRaised+1)
	got := dump(read(t, "<p>1<sup>"+long+"</sup>"+report).Blocks)
	if !strings.HasPrefix(got, "\"1["+long+"]\"\n") {
		t.Errorf("%.100q", got)
	}
}
