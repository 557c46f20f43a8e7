package layout

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// Each figure of the file is laid out, and what is asked for is compared whole. Its lines are
//
//	page DEPTH LINES MEASURE     as of tables
//	above N                      what stands above the figure
//	caption TEXT, keepend
//	picture WIDTH HEIGHT         in pixels
//	bars NAME …, lines NAME …    a chart of these series
//	= LABEL VALUE …              a point
//	show WHAT …
func TestFiguresOfAFile(t *testing.T) {
	goldenBlocks(t, "testdata/figures.txt", func(t *testing.T, in []string) string {
		page, above, show, f := pointPage(200*Pt, 10, 300*Pt), Length(0), "", &Figure{Alt: "图", Source: "s"}
		for _, line := range in {
			fields := strings.Fields(line)
			n := func(i int) int64 {
				v, err := strconv.ParseInt(fields[i], 10, 64)
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
			switch fields[0] {
			case "page":
				page = pointPage(Length(n(1))*Pt, int(n(2)), Length(n(3))*Pt)
			case "above":
				above = Length(n(1)) * Pt
			case "caption":
				f.Caption = strings.Join(fields[1:], " ")
			case "keepend":
				f.KeepEnd = true
			case "picture":
				f.Picture = &Picture{Width: int(n(1)), Height: int(n(2)), Components: 1}
			case "bars", "lines":
				f.Chart = &Chart{Series: fields[1:]}
				if fields[0] == "lines" {
					f.Chart.Kind = Lines
				}
			case "=":
				f.Chart.Labels = append(f.Chart.Labels, fields[1])
				var values []int64
				for i := range fields[2:] {
					values = append(values, n(i+2))
				}
				f.Chart.Values = append(f.Chart.Values, values)
			case "show":
				show = fields[1]
			default:
				t.Fatalf("no line of a figure: %q", line)
			}
		}
		after := body("后")
		after.Style.Size = 10 * Pt
		do := func(write func(*Document) string) string {
			flow := []Block{f, after}
			if above > 0 {
				flow = []Block{&Separator{Weight: above}, f, after}
			}
			d, err := Do(flow, page, faces(t))
			if err != nil {
				return faultLines(err)
			}
			return write(d)
		}
		switch show {
		case "full":
			return do(func(d *Document) string { return dump(t, d) })
		case "box":
			return do(figureBoxes)
		case "scan": // what stands above it is 1 pt higher each time
			return scan(int(page.Depth()/Pt), func(n int) string {
				above = Length(n) * Pt
				return do(func(d *Document) string { return figurePages(d, above) })
			})
		case "depths": // the page is 1 pt lower each time, as long as it has 20 pt
			height := page.Height
			return scan(int(page.Depth()/Pt)-20, func(n int) string {
				page.Height = height - Length(n)*Pt
				return do(func(*Document) string { return "it has room" })
			})
		case "measures":
			width := page.Width
			return scan(int(page.Measure()/Pt)-20, func(n int) string {
				page.Width = width - Length(n)*Pt
				return do(func(*Document) string { return "it has room" })
			})
		}
		t.Fatalf("nothing shows %q", show)
		return ""
	})
}

// figureBoxes writes where a figure, its caption and what follows stand.
func figureBoxes(d *Document) string {
	var b strings.Builder
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "[%d", i+1)
		for _, k := range d.Tree.Kids {
			if e := k.Elem; e.Role == RoleFigure && e.Kids[0].Page == i {
				fmt.Fprintf(&b, " %s,%s %s×%s", e.Box.X, e.Box.Y, e.Box.W, e.Box.H)
			}
		}
		for _, g := range p.glyphs() {
			if g.text == "后" || g.text == "题" {
				fmt.Fprintf(&b, " %s@%s", g.text, g.y)
			}
		}
		b.WriteString("]")
	}
	return b.String()
}

// figurePages writes on which pages they stand, the figure and its caption with how far below what stands above.
func figurePages(d *Document, above Length) string {
	var b strings.Builder
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "[%d", i+1)
		for _, k := range d.Tree.Kids {
			if e := k.Elem; e.Role == RoleFigure && e.Kids[0].Page == i {
				if i > 0 {
					above = 0
				}
				fmt.Fprintf(&b, " figure %s", e.Box.Y-above)
			}
		}
		for _, g := range p.glyphs() {
			switch g.text {
			case "题":
				fmt.Fprintf(&b, " caption %s", g.y-above)
			case "后":
				fmt.Fprintf(&b, " text %s", g.y)
			}
		}
		b.WriteString("]")
	}
	return b.String()
}
