package main

import (
	"fmt"
	"os"
	"os/exec"
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

const sample = "../../testdata/zhongning-2021.yaml"

// The test is the program itself where the environment says so.
func TestMain(m *testing.M) {
	if os.Getenv("NIANBAO_EXAMPLE") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// program runs the program and returns what it says on standard error.
func program(t *testing.T, args ...string) (told string, ok bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Env = append(os.Environ(), "NIANBAO_EXAMPLE=1")
	var stderr strings.Builder
	c.Stderr = &stderr
	err = c.Run()
	return stderr.String(), err == nil
}

// headingFont writes a font with the characters of the headings.
func headingFont(t *testing.T, text string) string {
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

// near reports whether two lengths are the same but for what programs round.
func near(a layout.Length, points float64) bool {
	d := float64(a)/float64(layout.Pt) - points
	return d > -0.3 && d < 0.3
}

func TestTablesStandOnPagesOfADocument(t *testing.T) {
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
	if told, ok := program(t, sample, font, out); !ok || told != "" {
		t.Fatal(told)
	}
	pages, err := pdfpages.Read(out)
	if err != nil || len(pages) != 1+len(document.Tables) || len(document.Tables) < 3 {
		t.Fatalf("%d pages for %d tables, %v", len(pages), len(document.Tables), err)
	}
	checkCover(t, pages[0], report)
	for i, table := range document.Tables {
		p := pages[i+1]
		head := p.Lines[0]
		if want := fmt.Sprintf("附表%d　%s", i+1, report.Organ); head.Text() != want || !near(head.Glyphs[0].From, headLeft) || !near(head.Y, headDown) || !near(head.Glyphs[0].Size, 11) {
			t.Errorf("page %d begins with %s of %v at %v, %v", i+2, head.Text(), head.Glyphs[0].Size, head.Glyphs[0].From, head.Y)
		}
		left, right, above := p.Width, layout.Length(0), p.Height
		for _, r := range p.Rules {
			left, right, above = min(left, r.X), max(right, r.X+r.W), min(above, r.Y)
		}
		width := float64(table.W) / float64(layout.Pt)
		if side := (float64(p.Width)/float64(layout.Pt) - width) / 2; !near(left, side) || !near(right, side+width) || !near(above, tableTop) {
			t.Errorf("table %d stands from %v to %v below %v; it is %g wide", i+1, left, right, above, width)
		}
	}
}

// textOf are the lines of a page.
func textOf(p layoutcheck.Page) (lines []string) {
	for _, l := range p.Lines {
		lines = append(lines, l.Text())
	}
	return lines
}

func TestWhatCannotBeDoneIsTold(t *testing.T) {
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
		if told, ok := program(t, c.args...); ok || !strings.Contains(told, c.told) || strings.Contains(told, "goroutine") {
			t.Errorf("%s: %v, %s", name, ok, told)
		}
	}
}

// Where the program puts its head lines and tables, in points.
const (
	headLeft = 70
	headDown = 57
	tableTop = 85
)

// checkCover checks the cover: two lines, 40 points apart.
func checkCover(t *testing.T, p layoutcheck.Page, r *nianbao.Report) {
	t.Helper()
	want := []string{r.Organ, fmt.Sprintf("%d年度资料汇编", r.Year)}
	if got := textOf(p); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Fatalf("the cover says %q, want %q", got, want)
	}
	for i, l := range p.Lines {
		if !near(l.Glyphs[0].Size, 26) || !near(l.Glyphs[0].From, 70) || !near(l.Y, 300+40*float64(i)) {
			t.Errorf("%s begins at %v, %v, of size %v", l.Text(), l.Glyphs[0].From, l.Y, l.Glyphs[0].Size)
		}
	}
}
