package pdfpages

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layoutcheck"
)

// painted makes a trace of what a case paints, in points from the left and from above:
//
//	page 200 300            a page
//	t 20 40 10 一、总体情况  glyphs side by side, of a size, on a baseline
//	d 20 40 10 甲乙          the same with two points between them
//	v 20 40 10 甲            turned ones
//	r 20 40 100 0.5         a thin area: its corner, width and height
//	s 20 40 120 40 1        a stroke: its ends and width
func painted(t *testing.T, lines []string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("<document>")
	open := false
	for _, line := range lines {
		var x, y, w, h, more float64
		var text, kind string
		kind, rest, _ := strings.Cut(line, " ")
		switch kind {
		case "page":
			_, _ = fmt.Sscan(rest, &w, &h)
			if open {
				b.WriteString("</page>")
			}
			open = true
			fmt.Fprintf(&b, `<page mediabox="0 0 %g %g">`, w, h)
		case "t", "d", "v":
			_, _ = fmt.Sscan(rest, &x, &y, &w)
			text = strings.SplitN(rest, " ", 4)[3]
			matrix, step := fmt.Sprintf("%g 0 0 %g", w, w), w
			if kind == "v" {
				matrix, step = fmt.Sprintf("0 %g -%g 0", w, w), 0
			}
			if kind == "d" {
				step += 2
			}
			fmt.Fprintf(&b, `<fill_text color="0" transform="1 0 0 1 0 0"><span trm="%s">`, matrix)
			for i, r := range []rune(text) {
				fmt.Fprintf(&b, `<g unicode="%s" glyph="7" x="%g" y="%g" adv="1"/>`, strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;").Replace(string(r)), x+float64(i)*step, y)
			}
			b.WriteString("</span></fill_text>")
		case "r":
			_, _ = fmt.Sscan(rest, &x, &y, &w, &h)
			fmt.Fprintf(&b, `<fill_path color="0" transform="1 0 0 1 0 0"><moveto x="%g" y="%g"/><lineto x="%g" y="%g"/><lineto x="%g" y="%g"/><lineto x="%g" y="%g"/><closepath/></fill_path>`, x, y, x+w, y, x+w, y+h, x, y+h)
		case "s":
			_, _ = fmt.Sscan(rest, &x, &y, &w, &h, &more)
			fmt.Fprintf(&b, `<stroke_path color="0" linewidth="%g" transform="1 0 0 1 0 0"><moveto x="%g" y="%g"/><lineto x="%g" y="%g"/></stroke_path>`, more, x, y, w, h)
		default:
			t.Errorf("what is %s?", line)
		}
	}
	b.WriteString("</page></document>")
	return b.String()
}

// shownPages is what was read of pages: of each line where it begins and ends, its baseline, its block by its number,
// and its text, in which what belongs to an address stands in angle brackets.
func shownPages(pages []layoutcheck.Page) string {
	var b strings.Builder
	blocks := map[*layoutcheck.Block]int{}
	for i, p := range pages {
		fmt.Fprintf(&b, "  page %d: text from %v to %v, %d rules\n", i+1, p.Left, p.Right, len(p.Rules))
		for _, l := range p.Lines {
			text := ""
			for _, g := range l.Glyphs {
				if blocks[g.Block] == 0 {
					blocks[g.Block] = len(blocks) + 1
				}
				if g.Link {
					text += "<" + g.Text + ">"
				} else {
					text += g.Text
				}
			}
			from, to := l.Ink()
			block := l.Glyphs[0].Block
			kind := map[[2]bool]string{{true, false}: "heading ", {false, true}: "cell "}[[2]bool{block.Heading, block.Cell}]
			fmt.Fprintf(&b, "    %v–%v at %v, %s%d: %s\n", from, to, l.Y, kind, blocks[block], strings.ReplaceAll(text, "><", ""))
		}
	}
	return b.String()
}

// A case of testdata/pages.txt or faults.txt begins with "= " and a name, or with "- " where the faults alone matter; below stand
// what is painted and, behind two spaces and written anew with -update, the lines that were read and the faults found.
func TestPagesAsTheyAreRead(t *testing.T) {
	for _, file := range []string{"testdata/pages.txt", "testdata/faults.txt"} {
		comparePages(t, file)
	}
}

func comparePages(t *testing.T, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var lines []string
	name := ""
	finish := func() {
		if name == "" {
			return
		}
		pages, err := parse(strings.NewReader(painted(t, lines)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if strings.HasPrefix(name, "= ") {
			out.WriteString(shownPages(pages))
		}
		for _, f := range layoutcheck.CheckPages(pages) {
			fmt.Fprintf(&out, "  ! %v\n", f)
		}
		name, lines = "", nil
	}
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSuffix(line, "\n"); {
		case strings.HasPrefix(line, "  "):
			continue
		case strings.HasPrefix(line, "= "), strings.HasPrefix(line, "- "), strings.HasPrefix(line, "#"):
			if finish(); line[0] != '#' {
				name = line
			}
		case line != "":
			lines = append(lines, line)
		}
		if line != "" {
			out.WriteString(line + "\n")
		}
	}
	finish()
	golden.Compare(t, file, []byte(out.String()))
}
