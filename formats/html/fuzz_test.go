package html

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
)

func FuzzRead(f *testing.F) {
	for _, page := range []string{
		report, "<p>甲<br>\n<br>&nbsp; 乙<b>丙</b>", "<pre>a  b\n\tc</pre>", "<table><tr><td rowspan=0 colspan=3>1<td><table><tr><td>2<td>3</table></table>",
		"<div style='display:table'><div style='display:table-row'>甲<i style='display:table-cell'>1</i></div></div>", "<ol type=i reversed><li>a<li value=-3>b</ol>",
		"<style>.a,#b{display:none}@media x{.c{display:none}}</style><p class=a>1<p id=b>2", "\xff\xfe<\x00p\x00>\x00", "0<s\x01\x00>", "<svg><title>a</title><![CDATA[ <p> ]]></svg>",
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>1\n--b--\n", "<p keytype=7>1<br/keytype=99999>", "<select><option>1<textarea>2</select>",
		strings.Repeat("<div><b>", 300), "<table><caption>a<tr><td>5<sup>1</sup><p>x</table>",
	} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if err != nil {
			if idOf(err) == "" {
				t.Fatalf("not a finding: %v", err)
			}
			return
		}
		checkBlocks(t, d.Blocks)
		again, err := Read(bytes.Clone(data))
		if err != nil || dump(again.Blocks) != dump(d.Blocks) {
			t.Fatal("read in another way the second time")
		}
	})
}

// checkBlocks checks what the documents of package paper promise.
func checkBlocks(t *testing.T, blocks []paper.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			end := 0
			for _, s := range b.Bold {
				if s.Start < end || s.End < s.Start || s.End > len(b.Text) {
					t.Fatalf("bold %v in a text of %d bytes", b.Bold, len(b.Text))
				}
				end = s.End
			}
		case *paper.Grid:
			checkGrid(t, b)
		}
	}
}

func checkGrid(t *testing.T, g *paper.Grid) {
	taken := map[[2]int]bool{}
	last := [2]int{-1, -1}
	for _, c := range g.Cells {
		if at := [2]int{c.Row, c.Col}; at[0] < last[0] || at[0] == last[0] && at[1] <= last[1] {
			t.Fatalf("cell %v behind %v", at, last)
		} else {
			last = at
		}
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > g.Rows || c.Col+c.ColSpan > g.Cols {
			t.Fatalf("cell %d,%d %dx%d in %dx%d", c.Row, c.Col, c.RowSpan, c.ColSpan, g.Rows, g.Cols)
		}
		for y := range c.RowSpan {
			for x := range c.ColSpan {
				at := [2]int{c.Row + y, c.Col + x}
				if taken[at] {
					t.Fatalf("two cells at %v", at)
				}
				taken[at] = true
			}
		}
		checkBlocks(t, c.Blocks)
	}
}
