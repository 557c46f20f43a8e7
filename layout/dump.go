package layout

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Dump writes the pages as text, a line an item: positions and sizes in points from the
// page's upper left corner, the mark ("-" for an artifact), and the text.
func Dump(w io.Writer, d *Document) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "title %q author %q lang %s date %q\n", d.Meta.Title, d.Meta.Author, d.Meta.Lang, d.Meta.Date)
	if d.Front > 0 {
		fmt.Fprintf(b, "%d pages before page 1\n", d.Front)
	}
	for i, p := range d.Pages {
		fmt.Fprintf(b, "page %d: %s × %s, %d marks\n", i+1, p.Width, p.Height, p.Marks)
		for _, item := range p.Items {
			dumpItem(b, item)
		}
	}
	for _, h := range d.Outline {
		fmt.Fprintf(b, "outline %d page %d y %s %s\n", h.Level, h.Page+1, h.Y, h.Text)
	}
	return b.Flush()
}

func dumpItem(w io.Writer, item Item) {
	switch item := item.(type) {
	case *Rule:
		fmt.Fprintf(w, "  rule %s %s %s × %s%s\n", item.X, item.Y, item.W, item.H, dumpColor(item.Color))
	case *Link:
		fmt.Fprintf(w, "  link %s %s %s × %s %s\n", item.X, item.Y, item.W, item.H, item.target())
	case *Image:
		p := item.Picture
		fmt.Fprintf(w, "  image %s %s %s × %s [%d] %d × %d pixels, %d colours\n", item.X, item.Y, item.W, item.H, item.Mark, p.Width, p.Height, p.Components)
	case *Path:
		dumpPath(w, item)
	case *Glyphs:
		dumpGlyphs(w, item)
	}
}

// dumpColor is a colour as dumps write it, "" for black.
func dumpColor(c Color) string {
	if c == (Color{}) {
		return ""
	}
	return fmt.Sprintf(" #%02x%02x%02x", c.R, c.G, c.B)
}

func dumpPath(w io.Writer, p *Path) {
	kind := "line"
	if p.Filled {
		kind = fmt.Sprintf("area gray%d", p.Gray)
	}
	fmt.Fprintf(w, "  %s %s %v gray%d [%d]", kind, p.Weight, p.Dash, p.Shade, p.Mark)
	for _, at := range p.Points {
		fmt.Fprintf(w, " %s,%s", at.X, at.Y)
	}
	fmt.Fprintln(w)
}

// target is what a link leads to, as dumps write it.
func (l *Link) target() string {
	if l.Heading != 0 {
		return fmt.Sprintf("heading %d", l.Heading)
	}
	return l.URL
}

func dumpGlyphs(w io.Writer, g *Glyphs) {
	mark := "-"
	if g.Mark != Artifact {
		mark = fmt.Sprint(g.Mark)
	}
	var text, xs strings.Builder
	for _, gl := range g.Glyphs {
		text.WriteString(gl.Text)
		xs.WriteString(" " + gl.X.String())
	}
	look := ""
	if g.Bold {
		look += " bold"
	}
	if g.Gray != 0 {
		look += fmt.Sprintf(" gray%d", g.Gray)
	}
	look += dumpColor(g.Color)
	if g.Angle != 0 {
		look += fmt.Sprintf(" turned%d", g.Angle)
	}
	fmt.Fprintf(w, "  text %s %s %s %s%s [%s] %s |%s\n", g.X, g.Y, g.Face.PostScriptName(), g.Size, look, mark, text.String(), xs.String())
}

// DumpTree writes the logical tree as text, a line an element, with the text of its marks.
func DumpTree(w io.Writer, d *Document) error {
	b := bufio.NewWriter(w)
	t := &treeDump{w: b, texts: markTexts(d), ids: map[*Elem]string{}}
	t.name(d.Tree)
	t.elem(d.Tree, 0)
	return b.Flush()
}

// Text returns the text of an element and all below it, in reading order.
func (d *Document) Text(e *Elem) string {
	var b strings.Builder
	appendText(&b, e, markTexts(d))
	return b.String()
}

func appendText(b *strings.Builder, e *Elem, texts []map[int]string) {
	for _, k := range e.Kids {
		switch {
		case k.Elem != nil:
			appendText(b, k.Elem, texts)
		case k.Link == nil:
			b.WriteString(texts[k.Page][k.Mark])
		}
	}
}

// markTexts collects the text of each mark of each page.
func markTexts(d *Document) []map[int]string {
	texts := make([]map[int]string, len(d.Pages))
	for i, p := range d.Pages {
		texts[i] = map[int]string{}
		for _, item := range p.Items {
			if g, ok := item.(*Glyphs); ok && g.Mark != Artifact {
				for _, gl := range g.Glyphs {
					texts[i][g.Mark] += gl.Text
				}
			}
		}
	}
	return texts
}

type treeDump struct {
	w     io.Writer
	texts []map[int]string
	ids   map[*Elem]string // of header cells that a cell names
}

// name numbers the header cells that some cell names, in the order of the tree.
func (t *treeDump) name(e *Elem) {
	for _, h := range e.Headers {
		if t.ids[h] == "" {
			t.ids[h] = fmt.Sprintf("h%d", len(t.ids)+1)
		}
	}
	for _, k := range e.Kids {
		if k.Elem != nil {
			t.name(k.Elem)
		}
	}
}

func (t *treeDump) elem(e *Elem, depth int) {
	fmt.Fprintf(t.w, "%s%s%s", strings.Repeat("  ", depth), e.Role, t.attributes(e))
	for _, k := range e.Kids {
		switch {
		case k.Elem != nil:
		case k.Link != nil:
			fmt.Fprintf(t.w, " →p%d %s", k.Page+1, k.Link.target())
		default:
			fmt.Fprintf(t.w, " p%d.%d “%s”", k.Page+1, k.Mark, t.texts[k.Page][k.Mark])
		}
	}
	fmt.Fprintln(t.w)
	for _, k := range e.Kids {
		if k.Elem != nil {
			t.elem(k.Elem, depth+1)
		}
	}
}

func (t *treeDump) attributes(e *Elem) string {
	var b strings.Builder
	if id := t.ids[e]; id != "" {
		b.WriteString(" #" + id)
	}
	if e.Scope != NoScope {
		b.WriteString(" " + e.Scope.String())
	}
	if e.RowSpan > 1 || e.ColSpan > 1 {
		fmt.Fprintf(&b, " %d×%d", max(e.RowSpan, 1), max(e.ColSpan, 1))
	}
	if e.Alt != "" {
		fmt.Fprintf(&b, " alt “%s”", e.Alt)
	}
	for i, h := range e.Headers {
		sep := ","
		if i == 0 {
			sep = " ←"
		}
		b.WriteString(sep + t.ids[h])
	}
	return b.String()
}
