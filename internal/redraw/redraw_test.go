package redraw_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/internal/redraw"
	"github.com/nianbao/nianbao/layout"
)

func TestLinksAndOutlineLeadToTheirPages(t *testing.T) {
	d := readReport(t, nianbao.WithContents(), nianbao.WithLandscape())
	addLink(d)
	each(t, func(t *testing.T, file document) {
		file.addPage()
		file.addPage()
		r := begin(t, file, d)
		if err := r.Pages(); err != nil {
			t.Fatal(err)
		}
		file.addPage()
		pages, outline := readBack(t, file.bytes(t))
		if len(pages) != 2+len(d.Pages)+1 || len(outline) != len(d.Outline) {
			t.Fatalf("%d pages and %d headings, not %d and %d", len(pages), len(outline), 2+len(d.Pages)+1, len(d.Outline))
		}
		for i, h := range d.Outline {
			got, height := outline[i], d.Pages[h.Page].Height
			if got.title != h.Text || got.page != h.Page+2 || !near(got.y, points(height-h.Y)) {
				t.Errorf("heading %d is %+v, not %+v", i+1, got, h)
			}
		}
		for i, p := range d.Pages {
			got := pages[i+2]
			if !near(got.width, points(p.Width)) || !near(got.height, points(p.Height)) {
				t.Errorf("page %d is %v × %v", i+1, got.width, got.height)
			}
			checkLinks(t, d, p, got.links)
		}
	})
}

// addLink puts a link to an address on the last landscape page, and one to the first heading.
func addLink(d *layout.Document) {
	for i := range d.Pages {
		if p := &d.Pages[i]; p.Width > p.Height {
			p.Items = append(p.Items,
				&layout.Link{X: 100 * layout.Pt, Y: 90 * layout.Pt, W: 50 * layout.Pt, H: 20 * layout.Pt, URL: "https://www.gov.cn/年?a=(b)", Text: "网"},
				&layout.Link{X: 10 * layout.Pt, Y: 9 * layout.Pt, W: 5 * layout.Pt, H: 2 * layout.Pt, Heading: 1, Text: "题"})
			return
		}
	}
}

func checkLinks(t *testing.T, d *layout.Document, p layout.Page, got []readLink) {
	t.Helper()
	at := 0
	for _, item := range p.Items {
		l, ok := item.(*layout.Link)
		if !ok {
			continue
		}
		if at == len(got) {
			t.Fatalf("link %q is missing", l.Text)
		}
		g := got[at]
		at++
		if !near(g.x0, points(l.X)) || !near(g.x1, points(l.X+l.W)) || !near(g.y0, points(p.Height-l.Y-l.H)) || !near(g.y1, points(p.Height-l.Y)) {
			t.Errorf("link %q is at %+v", l.Text, g)
		}
		if l.Heading == 0 {
			if strings.ReplaceAll(g.address, "\\", "") != pdfobj.URI(l.URL) {
				t.Errorf("link %q leads to %q", l.Text, g.address)
			}
			continue
		}
		h := d.Outline[l.Heading-1]
		if g.page != h.Page+2 || !near(g.y, points(d.Pages[h.Page].Height-h.Y)) {
			t.Errorf("link %q leads to %+v, not to %+v", l.Text, g, h)
		}
	}
	if at != len(got) {
		t.Errorf("%d links, not %d", len(got), at)
	}
}

func points(l layout.Length) float64 { return float64(l) / float64(layout.Pt) }

func TestAHeadingNeedsNoTextOnItsPage(t *testing.T) {
	d := set(t, embedded(t), paragraph(layout.RoleP, layout.Span{Text: "年"}))
	d.Pages = append(d.Pages, layout.Page{Width: layout.MM(210), Height: layout.MM(297)})
	d.Outline = []layout.Heading{{Level: 2, Text: "一、总体情况", Page: 1}, {Level: 4, Text: "（一）主动公开", Page: 1}}
	each(t, func(t *testing.T, file document) {
		file.addPage()
		file.unruly()
		if err := begin(t, file, d).Draw(1, 0, 0); err != nil {
			t.Fatal(err)
		}
		_, outline := readBack(t, file.bytes(t))
		if len(outline) != 2 || outline[0].title != "一、总体情况" || outline[1].title != "（一）主动公开" {
			t.Errorf("the outline is %+v", outline)
		}
	})
}

// An outline can't begin below its first level.
func TestAPageAloneHasAnOutlineOfItsOwn(t *testing.T) {
	d := readReport(t)
	below := slices.IndexFunc(d.Outline, func(h layout.Heading) bool { return h.Level == 2 })
	page := d.Outline[below].Page + 1
	for !slices.ContainsFunc(d.Outline, func(h layout.Heading) bool { return h.Page == page && h.Level > 1 }) {
		page++
	}
	d.Outline = slices.DeleteFunc(slices.Clone(d.Outline), func(h layout.Heading) bool { return h.Page == page && h.Level == 1 })
	each(t, func(t *testing.T, file document) {
		if err := begin(t, file, d).Page(page); err != nil {
			t.Fatal(err)
		}
		_, outline := readBack(t, file.bytes(t))
		at := 0
		for _, h := range d.Outline {
			if h.Page != page {
				continue
			}
			if at == len(outline) || outline[at].title != h.Text {
				t.Fatalf("%q is missing in %+v", h.Text, outline)
			}
			at++
		}
		if at == 0 || at != len(outline) || outline[0].depth != 0 {
			t.Errorf("the outline is %+v", outline)
		}
	})
}

func TestTheTextIsThatOfTheReport(t *testing.T) {
	d := readReport(t)
	want := pdfcheck.WithoutSpace(poppler(t, throughPDF(t, d)))
	if !strings.Contains(want, "——") {
		t.Fatal("the report has no dash of two characters")
	}
	each(t, func(t *testing.T, file document) {
		data := through(t, file, d)
		pdfcheck.QPDF(t, data)
		if diff := pdfcheck.DiffText(pdfcheck.WithoutSpace(poppler(t, data)), want); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheSameDocumentGivesTheSameBytes(t *testing.T) {
	for _, d := range []*layout.Document{readReport(t, nianbao.WithContents()), figures(t)} {
		for _, l := range libraries {
			if !bytes.Equal(through(t, l.start(), d), through(t, l.start(), d)) {
				t.Errorf("%s: the second time another file comes out", l.name)
			}
		}
	}
}

func TestWhatCannotBeDrawnIsNamedAndNothingIsDrawn(t *testing.T) {
	cff, err := fonts.NewFace(cfftest.Sample().File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	song := embedded(t).Face(fonts.Song)
	run := func(face *fonts.Face, id uint16, text string) layout.Item {
		return &layout.Glyphs{Face: face, Size: layout.SanHao, Mark: layout.Artifact, Glyphs: []layout.Glyph{{ID: id, Text: text}}}
	}
	for _, c := range []struct {
		name    string
		item    layout.Item
		heading string
		want    layout.CannotDraw
		reason  string
	}{
		{"past U+FFFF", run(song, 7, "𠮷"), "", layout.CannotDraw{Face: song.PostScriptName(), Text: "𠮷"}, "U+FFFF"},
		{"past U+FFFF after others", run(song, 7, "野𠮷"), "", layout.CannotDraw{Face: song.PostScriptName(), Text: "𠮷"}, "U+FFFF"},
		{"past U+FFFF in the outline", run(song, 7, "吉"), "一、𠮷野", layout.CannotDraw{Text: "𠮷"}, "U+FFFF"},
		{"CFF outlines", run(cff, 1, "国"), "", layout.CannotDraw{Face: cff.PostScriptName()}, "CFF"},
		{"no face", run(nil, 1, "国"), "", layout.CannotDraw{}, "no face"},
		{"no size", &layout.Glyphs{Face: song, Glyphs: []layout.Glyph{{ID: 1, Text: "国"}}}, "", layout.CannotDraw{Face: song.PostScriptName()}, "no size"},
		{"no such glyph", run(song, 0xFFFF, "国"), "", layout.CannotDraw{Face: song.PostScriptName()}, "glyph"},
		{"no such heading", &layout.Link{Heading: 9, Text: "九"}, "", layout.CannotDraw{Text: "九"}, "heading"},
		{"no picture", &layout.Image{}, "", layout.CannotDraw{}, "picture"},
	} {
		d := &layout.Document{Pages: []layout.Page{{Width: layout.MM(210), Height: layout.MM(297)}, {Width: layout.MM(210), Height: layout.MM(297), Items: []layout.Item{c.item}}}}
		if c.heading != "" {
			d.Outline = []layout.Heading{{Level: 1, Text: c.heading, Page: 1}}
		}
		for _, l := range libraries {
			file, untouched := l.start(), l.start()
			file.addPage()
			untouched.addPage()
			_, err := file.renderer(d)
			var cannot *layout.CannotDraw
			if !errors.As(err, &cannot) {
				t.Errorf("%s, %s: error %v", l.name, c.name, err)
				continue
			}
			if cannot.Page != 1 || cannot.Face != c.want.Face || cannot.Text != c.want.Text || !strings.Contains(cannot.Reason, c.reason) {
				t.Errorf("%s, %s: error %v", l.name, c.name, err)
			}
			if !strings.Contains(err.Error(), "page 2") || !strings.Contains(err.Error(), c.want.Text) {
				t.Errorf("%s, %s: the error does not say where: %v", l.name, c.name, err)
			}
			if !bytes.Equal(file.bytes(t), untouched.bytes(t)) {
				t.Errorf("%s, %s: the file is another than before", l.name, c.name)
			}
		}
	}
}

func TestImpossibleRequestsAreRefused(t *testing.T) {
	d := figures(t)
	each(t, func(t *testing.T, file document) {
		r := begin(t, file, d)
		withTable := *d
		withTable.Tables = []layout.TablePart{{}}
		for _, err := range []error{r.Draw(0, 0, 0), begin(t, file, &withTable).DrawTable(0, 0, 0)} {
			if !errors.Is(err, redraw.ErrNoPage) {
				t.Errorf("drawing without a page: error %v", err)
			}
		}
		for _, i := range []int{-1, len(d.Pages)} {
			if err := r.Page(i); err == nil {
				t.Errorf("there is no page %d", i)
			}
		}
		for _, bad := range []*layout.Document{nil, {}, {Pages: d.Pages, Outline: []layout.Heading{{Page: 2}}}, {Pages: d.Pages, Outline: []layout.Heading{{Page: -1}}}} {
			if _, err := file.renderer(bad); err == nil {
				t.Errorf("a document is taken: %+v", bad)
			}
		}
	})
}

func TestLossesAreTold(t *testing.T) {
	plain := set(t, embedded(t), paragraph(layout.RoleP, layout.Span{Text: "总体情况。"}))
	always := []layout.Loss{layout.LossTags, layout.LossConformance}
	report := readReport(t, nianbao.WithContents())
	each(t, func(t *testing.T, file document) {
		if got := begin(t, file, plain).Losses(); !slices.Equal(got, always) {
			t.Errorf("a plain paragraph loses %q", got)
		}
		r := begin(t, file, report)
		if err := r.Page(0); err != nil {
			t.Fatal(err)
		}
		for _, want := range append(always, layout.LossLinkText, layout.LossActualText, layout.LossLinkTargets) {
			if !slices.Contains(r.Losses(), want) {
				t.Errorf("%q is missing among the losses %q", want, r.Losses())
			}
		}
		flat := slices.Contains(r.Losses(), layout.LossOutlineLevels)
		for i := range report.Pages[1:] {
			if err := r.Page(i + 1); err != nil {
				t.Fatal(err)
			}
		}
		if slices.Contains(r.Losses(), layout.LossLinkTargets) {
			t.Error("with all pages drawn, targets of links are missing")
		}
		_, outline := readBack(t, file.bytes(t))
		deep := slices.ContainsFunc(outline, func(h readHeading) bool { return h.depth > 0 })
		if deep == flat {
			t.Errorf("the outline has levels: %v; that it loses them is told: %v", deep, flat)
		}
	})
}
