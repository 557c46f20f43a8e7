package layout

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Each table of the files is laid out, and what is asked for is compared whole.
func TestTablesOfFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/tables/*.txt")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			goldenBlocks(t, file, func(t *testing.T, in []string) string { return parseTable(t, in).shown(t) })
		})
	}
}

func (c *tableCase) shown(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	for _, what := range c.show {
		switch what {
		case "full":
			b.WriteString(c.do(t, fullPages))
		case "tree":
			b.WriteString(c.do(t, func(d *Document) string {
				var b strings.Builder
				if err := DumpTree(&b, d); err != nil {
					t.Error(err)
				}
				return b.String()
			}))
		case "pages":
			b.WriteString(strings.TrimSpace(c.do(t, briefPages)) + "\n")
		case "scan": // what stands above the table is 1 pt higher each time
			b.WriteString(scan(int(c.page.Depth()/Pt), func(n int) string {
				c.above = Length(n) * Pt
				return c.do(t, briefPages)
			}))
		case "depths": // the page is 1 pt lower each time
			depth := c.page.Depth()
			b.WriteString(scan(int(depth/Pt)-20, func(n int) string {
				c.page.Height = depth - Length(n)*Pt + 40*Pt
				return c.do(t, briefPages)
			}))
			c.page.Height = depth + 40*Pt
		case "measures": // the page is 1 pt narrower each time
			width := c.page.Width
			b.WriteString(scan(int(c.page.Measure()/Pt)-1, func(n int) string {
				c.page.Width = width - Length(n)*Pt
				return c.measured(t, "lines")
			}))
			c.page.Width = width
		case "again": // what is repeated on page two; the page is 1 pt narrower each time
			width := c.page.Width
			b.WriteString(scan(int(c.page.Measure()/Pt)-30, func(n int) string {
				c.page.Width = width - Length(n)*Pt
				return c.do(t, repeatedLines)
			}))
			c.page.Width = width
		case "turn": // as a group that may be turned; the page is 5 pt narrower each time
			width := c.page.Width
			b.WriteString(scan(int(c.page.Measure()/Pt/5)-1, func(n int) string {
				c.page.Width = width - Length(5*n)*Pt
				d, err := Do([]Block{&Group{Turnable: true, Blocks: c.flow()}}, c.page, faces(t))
				switch {
				case err != nil:
					return err.Error()
				case d.Pages[0].Width != c.page.Width:
					return "turned " + bareParts(d)
				}
				return bareParts(d)
			}))
			c.page.Width = width
		case "rows", "columns", "pieces", "numbers":
			b.WriteString(c.measured(t, what))
		default:
			t.Errorf("nothing shows %q", what)
		}
	}
	return b.String()
}

// measured says what is known of the table before it has a place.
func (c *tableCase) measured(t *testing.T, what string) string {
	t.Helper()
	var faults Faults
	m := &measurer{page: c.page, shaper: shaper{faces: faces(t), faults: &faults}}
	st, ok := m.table(c.table).(*setTable)
	if !ok {
		return faultLines(faults)
	}
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%v\n", f)
	}
	switch what {
	case "rows":
		st.sayRows(&b)
	case "columns":
		st.sayColumns(&b)
	case "lines":
		st.sayLines(&b)
	case "pieces":
		st.sayPieces(&b)
	case "numbers":
		for i := range st.cells {
			fmt.Fprintf(&b, "%s: %s wide, %s to the right\n", oneLined(st.Cells[i].Text), st.cells[i].width(), st.cells[i].shift)
		}
	}
	return b.String()
}

func oneLined(text string) string { return strings.ReplaceAll(text, "\n", "/") }

func (t *setTable) sayColumns(b *strings.Builder) {
	fmt.Fprintf(b, "size %s ease %d columns %v, %d pages, at least %d\n", t.size, t.ease, t.columns, t.pages(), t.leastPages(t.size))
	for i := range t.cells {
		c := &t.cells[i]
		fmt.Fprintf(b, "%s: needs %d, %d at least;", oneLined(t.Cells[i].Text), c.need, c.least)
		for _, ln := range c.lines {
			text := ""
			for _, cl := range c.cs[ln.start:ln.end] {
				text += cl.text
			}
			fmt.Fprintf(b, " %s %s", oneLined(text), ln.width)
		}
		if c.tight {
			b.WriteString(" tight")
		}
		b.WriteString("\n")
	}
}

// sayLines writes how the texts of the cells are broken.
func (t *setTable) sayLines(b *strings.Builder) {
	fmt.Fprintf(b, "%s/%d", t.size, t.ease)
	for i := range t.cells {
		c := &t.cells[i]
		sep := " "
		for _, ln := range c.lines {
			b.WriteString(sep)
			sep = "/"
			for _, cl := range c.cs[ln.start:ln.end] {
				b.WriteString(strings.TrimSuffix(cl.text, "\n"))
			}
		}
		if c.tight {
			b.WriteString("!")
		}
	}
}

func (t *setTable) sayRows(b *strings.Builder) {
	fmt.Fprintf(b, "rows %v", t.rows)
	for r := range t.rows {
		if t.isTall(r) {
			fmt.Fprintf(b, ", row %d is tall: %d lines on %d pages, from %s on", r, t.linesOf(r), t.fragments(r), t.leastFragment(r))
		}
	}
	fmt.Fprintf(b, "\nthe first %s, %d pages; ends of groups", t.first(), t.pages())
	for r := range t.rows {
		joined := ""
		if t.joined[r] {
			joined = "+"
		}
		fmt.Fprintf(b, " %d/%d%s", t.keptEnd(r), t.groupEnd(r), joined)
	}
	b.WriteString("\nlack")
	for from := range t.rows {
		for to := from + 1; to <= t.Rows; to++ {
			if lack := t.lack(from, to); lack != 0 {
				fmt.Fprintf(b, " %d–%d %s", from, to, lack)
			}
		}
	}
	fmt.Fprintf(b, "\n")
	for from := range t.rows {
		first, end := t.near(from, from+1)
		fmt.Fprintf(b, "near %d: %d–%d ", from, first, end)
	}
	fmt.Fprintf(b, "\n")
}

// sayPieces writes which piece fits into each room.
func (t *setTable) sayPieces(b *strings.Builder) {
	for from := range t.rows {
		if from > 0 && from < t.HeadRows {
			continue
		}
		fmt.Fprintf(b, "from %d:", from)
		before := ""
		for n := range int(t.depth/Pt) + 1 {
			p := t.piece(from, Length(n)*Pt)
			said := fmt.Sprintf("to %d", p.to)
			if p.grow != 0 {
				said += " grown"
			}
			if said != before {
				fmt.Fprintf(b, " %d %s", n, said)
				if p.grow != 0 {
					fmt.Fprintf(b, " %s", p.grow)
				}
				if p.repeat != 0 {
					fmt.Fprintf(b, " repeat %d", p.repeat)
				}
				b.WriteString(";")
			}
			before = said
		}
		b.WriteString("\n")
	}
}

// briefPages writes what stands on each page, artifacts in brackets, with the size of the last text, how high
// the table's parts are there, and where what comes after it stands.
func briefPages(d *Document) string {
	var b strings.Builder
	for i, p := range d.Pages {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString("[")
		size := Length(0)
		for _, item := range p.Items {
			item, ok := item.(*Glyphs)
			if !ok {
				continue
			}
			size = item.Size
			text := ""
			for _, g := range item.Glyphs {
				text += g.Text
			}
			switch {
			case item.Mark == Artifact:
				text = "(" + text + ")"
			case text == "后":
				text += "@" + item.Y.String()
			}
			b.WriteString(text)
		}
		fmt.Fprintf(&b, "|%s", size)
		for _, part := range d.Tables {
			if part.Page == i {
				fmt.Fprintf(&b, " %s", part.H)
			}
		}
		b.WriteString("]")
	}
	return b.String()
}

// bareParts writes the size of the last text of each page, and how high the table's parts are there.
func bareParts(d *Document) string {
	var b strings.Builder
	for _, page := range strings.SplitAfter(briefPages(d), "]") {
		if _, part, ok := strings.Cut(page, "|"); ok {
			b.WriteString("[" + part)
		}
	}
	return b.String()
}

// repeatedLines writes the artifacts of page two, line by line.
func repeatedLines(d *Document) string {
	var b strings.Builder
	y := Length(0)
	for _, item := range d.Pages[1].Items {
		if g, ok := item.(*Glyphs); ok && g.Mark == Artifact {
			if g.Y != y {
				b.WriteString(" " + g.Y.String() + " ")
			}
			y = g.Y
			for _, gl := range g.Glyphs {
				b.WriteString(gl.Text)
			}
		}
	}
	return b.String()
}

// fullPages writes all of the pages: rules, texts with their places, and the parts of tables.
func fullPages(d *Document) string {
	var b strings.Builder
	for i, p := range d.Pages {
		fmt.Fprintf(&b, "page %d, %d marks\n", i+1, p.Marks)
		for _, item := range p.Items {
			switch item := item.(type) {
			case *Rule:
				if item.W > item.H {
					fmt.Fprintf(&b, " — %s,%s %s", item.X, item.Y, item.W)
				} else {
					fmt.Fprintf(&b, " | %s,%s %s", item.X, item.Y, item.H)
				}
			case *Glyphs:
				text := ""
				for _, g := range item.Glyphs {
					text += g.Text
				}
				fmt.Fprintf(&b, "\n  %s,%s…%s %s [%d] %s", item.X, item.Y, item.X+item.Glyphs[len(item.Glyphs)-1].X, item.Size, item.Mark, text)
				if item.Page {
					b.WriteString(" page")
				}
			}
		}
		b.WriteString("\n")
	}
	for _, part := range d.Tables {
		fmt.Fprintf(&b, "part %s page %d %s,%s %s × %s, %d items\n", part.Name, part.Page, part.X, part.Y, part.W, part.H, len(part.Items))
	}
	return b.String()
}
