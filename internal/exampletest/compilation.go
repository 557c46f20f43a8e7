package exampletest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/internal/layoutcheck/pdfpages"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// Compilation is a program that puts the tables of a report on pages of a document made by another library, behind a
// cover: program report.yaml heading.ttf out.pdf.
type Compilation struct {
	HeadLeft, HeadDown, TableTop float64 // where the program puts its head lines and tables, in points

	// Line checks where a line of the cover stands; above is the line before it, nil for the first.
	Line func(t *testing.T, i int, l, above *layoutcheck.Line)
}

const sample = "../../testdata/zhongning-2021.yaml"

// Check runs the program on the seed report and looks at every page of what it makes.
func (c Compilation) Check(t *testing.T) {
	t.Helper()
	pdfcheck.Tool(t, pdfpages.Tool)
	report, err := nianbao.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	document, err := nianbao.Layout(report)
	if err != nil {
		t.Fatal(err)
	}
	font := headingFont(t, report.Organ+"0123456789年度资料汇编附表　 ")
	out := filepath.Join(t.TempDir(), "out.pdf")
	if _, told, ok := Run(t, sample, font, out); !ok || told != "" {
		t.Fatal(told)
	}
	pages, err := pdfpages.Read(out)
	if err != nil || len(pages) != 1+len(document.Tables) || len(document.Tables) < 3 {
		t.Fatalf("%d pages for %d tables, %v", len(pages), len(document.Tables), err)
	}
	c.cover(t, pages[0], report)
	for i, table := range document.Tables {
		p := pages[i+1]
		head := p.Lines[0]
		if want := fmt.Sprintf("附表%d　%s", i+1, report.Organ); head.Text() != want || !Near(head.Glyphs[0].From, c.HeadLeft) || !Near(head.Y, c.HeadDown) || !Near(head.Glyphs[0].Size, 11) {
			t.Errorf("page %d begins with %s of %v at %v, %v", i+2, head.Text(), head.Glyphs[0].Size, head.Glyphs[0].From, head.Y)
		}
		left, right, above := p.Width, layout.Length(0), p.Height
		for _, r := range p.Rules {
			left, right, above = min(left, r.X), max(right, r.X+r.W), min(above, r.Y)
		}
		width := float64(table.W) / float64(layout.Pt)
		if side := (float64(p.Width)/float64(layout.Pt) - width) / 2; !Near(left, side) || !Near(right, side+width) || !Near(above, c.TableTop) {
			t.Errorf("table %d stands from %v to %v below %v; it is %g wide", i+1, left, right, above, width)
		}
	}
}

// cover checks what the cover says.
func (c Compilation) cover(t *testing.T, p layoutcheck.Page, r *nianbao.Report) {
	t.Helper()
	var got []string
	for i := range p.Lines {
		got = append(got, p.Lines[i].Text())
	}
	if want := []string{r.Organ, fmt.Sprintf("%d年度资料汇编", r.Year)}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Fatalf("the cover says %q, want %q", got, want)
	}
	var above *layoutcheck.Line
	for i := range p.Lines {
		c.Line(t, i, p.Lines[i], above)
		above = p.Lines[i]
	}
}

// CheckRefusals gives the program what it can't work with.
func (Compilation) CheckRefusals(t *testing.T) {
	t.Helper()
	font := headingFont(t, "年")
	none := filepath.Join(t.TempDir(), "none")
	for name, c := range map[string]struct {
		args []string
		told string
	}{
		"too few":   {[]string{sample, font}, "用法："},
		"too many":  {[]string{sample, font, none, "x"}, "用法："},
		"no report": {[]string{none, font, none + ".pdf"}, "none"},
		"no font":   {[]string{sample, none, none + ".pdf"}, "none"},
		"no folder": {[]string{sample, font, filepath.Join(none, "out.pdf")}, "none"},
	} {
		if _, told, ok := Run(t, c.args...); ok || !strings.Contains(told, c.told) || strings.Contains(told, "goroutine") {
			t.Errorf("%s: %v, %s", name, ok, told)
		}
	}
}

// headingFont writes a font with the characters of the headings.
func headingFont(t testing.TB, text string) string {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := sfnt.OfFace(set.Face(fonts.FangSong))
	var glyphs []sfnt.Mapped
	seen := map[rune]bool{}
	for _, r := range text {
		if id, ok := face.GlyphID(r); ok && !seen[r] {
			seen[r] = true
			glyphs = append(glyphs, sfnt.Mapped{Code: r, ID: id})
		}
	}
	file, err := face.OpenType(glyphs, "Heading")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "heading.ttf")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// Near reports whether two lengths are the same but for what programs round.
func Near(a layout.Length, points float64) bool {
	d := float64(a)/float64(layout.Pt) - points
	return d > -0.3 && d < 0.3
}
