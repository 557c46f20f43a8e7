package ofdtest

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/layout"
)

// Manner is how a program writes pages.
type Manner int

// The manners. All leave out what says what the text is.
const (
	Lines  Manner = iota // an object a run, with distances; rules that are drawn; absolute locations, as of one maker
	Scaled               // in points, which a matrix makes millimetres; rules that are filled
	Glyphs               // an object a glyph, in the namespace of older files
)

// FromLayout writes the pages of a layout as another program does.
func FromLayout(d *layout.Document, how Manner) *File {
	f := &File{Absolute: how == Lines, Last: how == Glyphs}
	if how == Glyphs {
		f.Space = Older
	}
	for i := range d.Pages {
		p := &d.Pages[i]
		var b strings.Builder
		for _, item := range p.Items {
			switch item := item.(type) {
			case *layout.Glyphs:
				how.run(&b, item)
			case *layout.Rule:
				how.rule(&b, item)
			}
		}
		f.Pages = append(f.Pages, b.String())
		f.Size = fmt.Sprintf("%s %s", mm(p.Width), mm(p.Height))
	}
	return f
}

// mm is a length in millimetres, with the digits that programs write.
func mm(l layout.Length) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", float64(l)/float64(layout.Pt)*25.4/72), "0"), ".")
}

func pt(l layout.Length) string { return fmt.Sprintf("%.2f", float64(l)/float64(layout.Pt)) }

func (how Manner) run(b *strings.Builder, g *layout.Glyphs) {
	bold := ""
	if g.Bold {
		bold = ` Weight="700"`
	}
	matrix := ""
	switch g.Angle {
	case 45:
		matrix = `CTM="0.70711 -0.70711 0.70711 0.70711 0 0"`
	case 270:
		matrix = `CTM="0 1 -1 0 0 0"`
	}
	object := func(x, y layout.Length, attributes, code string) {
		fmt.Fprintf(b, `<ofd:TextObject ID="8" Boundary="%s %s 100 10" Font="1" %s%s>%s</ofd:TextObject>`, mm(x), mm(y), attributes, bold, code)
	}
	if how == Glyphs && g.Angle == 0 {
		for _, gl := range g.Glyphs {
			if gl.Text != "" {
				object(g.X+gl.X, g.Y-g.Size, `Size="`+mm(g.Size)+`"`, `<ofd:TextCode X="0" Y="`+mm(g.Size)+`">`+escaped(gl.Text)+`</ofd:TextCode>`)
			}
		}
		return
	}
	unit := mm
	if how == Scaled && g.Angle == 0 {
		unit, matrix = pt, `CTM="0.352778 0 0 0.352778 0 0"`
	}
	var text strings.Builder
	var steps, groups []string
	at, last := 0, layout.Length(0)
	for i, gl := range g.Glyphs {
		if i > 0 {
			steps = append(steps, unit(gl.X-last))
		}
		last = gl.X
		said := gl.Text
		if said == "" {
			said = "¤"
		}
		n := utf8.RuneCountInString(said)
		for _, r := range said {
			if r > 0xFFFF {
				n++
			}
		}
		if n > 1 || gl.Text == "" {
			groups = append(groups, fmt.Sprintf(`<ofd:CGTransform CodePosition="%d" CodeCount="%d" GlyphCount="1"><ofd:Glyphs>%d</ofd:Glyphs></ofd:CGTransform>`, at, n, gl.ID))
		}
		at += n
		text.WriteString(said)
	}
	code := fmt.Sprintf(`%s<ofd:TextCode X="0" Y="0" DeltaX="%s">%s</ofd:TextCode>`, strings.Join(groups, ""), strings.Join(steps, " "), escaped(text.String()))
	object(g.X, g.Y, `Size="`+unit(g.Size)+`" `+matrix, code)
}

// escaped writes blanks as programs do.
func escaped(text string) string {
	return strings.ReplaceAll(html.EscapeString(text), " ", "&#x20;")
}

func (how Manner) rule(b *strings.Builder, r *layout.Rule) {
	if how == Lines {
		level := r.W >= r.H
		x0, y0, x1, y1, thick := r.X, r.Y+r.H/2, r.X+r.W, r.Y+r.H/2, r.H
		if !level {
			x0, y0, x1, y1, thick = r.X+r.W/2, r.Y, r.X+r.W/2, r.Y+r.H, r.W
		}
		fmt.Fprintf(b, `<ofd:PathObject ID="9" Boundary="0 0 300 300" LineWidth="%s"><ofd:AbbreviatedData>M %s %s L %s %s</ofd:AbbreviatedData></ofd:PathObject>`, mm(thick), mm(x0), mm(y0), mm(x1), mm(y1))
		return
	}
	fmt.Fprintf(b, `<ofd:PathObject ID="9" Boundary="%s %s %s %s" Stroke="false" Fill="true"><ofd:AbbreviatedData>M 0 0 L %s 0 L %s %s L 0 %s C</ofd:AbbreviatedData></ofd:PathObject>`,
		mm(r.X), mm(r.Y), mm(r.W), mm(r.H), mm(r.W), mm(r.W), mm(r.H), mm(r.H))
}
