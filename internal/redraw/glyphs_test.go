package redraw_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// sheet is a page of glyphs in rows of twenty, all over a face, with texts by turns: the
// glyph's own, that of another glyph, several characters, and last.
func sheet(t testing.TB, last string) *layout.Document {
	t.Helper()
	d := set(t, embedded(t), paragraph(layout.RoleP, layout.Span{Text: "年"}))
	page := &d.Pages[0]
	for row, role := range []fonts.Role{fonts.FangSong, fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai, fonts.Song, fonts.Kai} {
		face := embedded(t).Face(role)
		step := uint16(face.NumGlyphs() / 141)
		for line := range 4 {
			run := &layout.Glyphs{
				X: layout.MM(28), Y: layout.MM(45) + layout.Length(28*row+7*line)*6*layout.Pt/7*3/2,
				Face: face, Size: layout.XiaoSi, Mark: layout.Artifact, Bold: row == 5, Gray: uint8(20 * row),
			}
			for i := range 20 {
				id := uint16(1) + step*uint16(20*(4*row+line)%140+i)
				text := []string{"国", string(rune(0x4E00 + i)), "——", "··", "野年报", last}[i%6]
				run.Glyphs = append(run.Glyphs, layout.Glyph{ID: id, X: layout.Length(i) * 20 * layout.Pt, Text: text})
			}
			page.Items = append(page.Items, run)
		}
	}
	return d
}

func TestEveryGlyphIsTheOneAskedFor(t *testing.T) {
	inPDF := throughPDF(t, sheet(t, "月"))
	want := rasterise(t, inPDF, 1, 1)[0]
	d := sheet(t, "\uE000") // which layout/pdf refuses, and a stand-in would be
	for _, l := range libraries {
		data := through(t, l.start(), d)
		pdfcheck.QPDF(t, data)
		if share := difference(want, rasterise(t, data, 1, 1)[0]); !share.alike() {
			t.Errorf("%s: %v", l.name, share)
		}
		text := poppler(t, data)
		if got, want := strings.Count(text, "野年报"), strings.Count(poppler(t, inPDF), "野年报"); got != want || want == 0 {
			t.Errorf("%s: a text of three characters is read %d times, not %d", l.name, got, want)
		}
	}
}

// All letters and marks in one run each: what a library makes of widths shows in where the
// next character of a piece comes to stand.
func TestWidthsAreThoseOfTheFaces(t *testing.T) {
	var flow []layout.Block
	for _, role := range []fonts.Role{fonts.FangSong, fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai} {
		var b strings.Builder
		for r := ' '; r <= '~'; r++ {
			b.WriteRune(r)
		}
		b.WriteString("“‘·’”…—、，。〈《（）》〉℃％①⑳" + strings.Repeat("年度报告 2021 ", 4))
		flow = append(flow, paragraph(layout.RoleP, layout.Span{Text: b.String(), Face: role}, layout.Span{Text: "(1)\\a粗 bold", Face: role, Bold: true}))
	}
	d := set(t, embedded(t), flow...)
	want := rasterise(t, throughPDF(t, d), 1, 1)[0]
	each(t, func(t *testing.T, file document) {
		if share := difference(want, rasterise(t, through(t, file, d), 1, 1)[0]); !share.alike() {
			t.Error(share)
		}
	})
}

func TestAPageIsDrawnWhereItIsPut(t *testing.T) {
	d := readReport(t)
	const page = 3 // has a table
	data := throughPDF(t, d)
	want := rasterise(t, data, page+1, page+1)[0]
	each(t, func(t *testing.T, file document) {
		file.addPage()
		r := begin(t, file, d)
		const right, down = 10, 20 // pixels
		const pixel = 25.4 / resolution
		if err := r.Draw(page, right*pixel, down*pixel); err != nil {
			t.Fatal(err)
		}
		got := rasterise(t, file.bytes(t), 1, 1)[0]
		if share := difference(want.shifted(right, down), got); !share.alike() {
			t.Error(share)
		}
	})
}

// shifted returns a picture with white at the left and above, and that much less elsewhere.
func (p picture) shifted(right, down int) picture {
	q := picture{p.width, p.height, make([]byte, len(p.pixels))}
	for i := range q.pixels {
		q.pixels[i] = 255
		if x, y := i%p.width-right, i/p.width-down; x >= 0 && y >= 0 {
			q.pixels[i] = p.pixels[y*p.width+x]
		}
	}
	return q
}

func TestATableIsDrawnAloneWhereItIsPut(t *testing.T) {
	d := readReport(t)
	k := slices.IndexFunc(d.Tables, func(part layout.TablePart) bool { return part.Page == 3 })
	part := d.Tables[k]
	alone := *d
	alone.Pages = slices.Clone(d.Pages)
	alone.Pages[3].Items = part.Items
	each(t, func(t *testing.T, file document) {
		same := begin(t, file, &alone)
		if err := same.Page(3); err != nil {
			t.Fatal(err)
		}
		file.addPage()
		mm := func(l layout.Length) float64 { return points(l) * 25.4 / 72 }
		if err := begin(t, file, d).DrawTable(k, mm(part.X), mm(part.Y)); err != nil {
			t.Fatal(err)
		}
		pages := rasterise(t, file.bytes(t), 1, 2)
		if share := difference(pages[0], pages[1]); !share.alike() {
			t.Error(share)
		}
		if inked := difference(pages[1], picture{pages[1].width, pages[1].height, bytes.Repeat([]byte{255}, len(pages[1].pixels))}); inked.off < 500 {
			t.Errorf("the page is nearly empty: %v", inked)
		}
		for _, i := range []int{-1, len(d.Tables)} {
			if err := same.DrawTable(i, 0, 0); err == nil {
				t.Errorf("there is no table %d", i)
			}
		}
	})
}

// The libraries subset what they are given: a page has less of the fonts than the report.
func TestOnlyWhatIsDrawnIsEmbedded(t *testing.T) {
	d := readReport(t)
	for _, l := range libraries {
		file := l.start()
		if err := begin(t, file, d).Page(5); err != nil {
			t.Fatal(err)
		}
		if page, whole := len(file.bytes(t)), len(through(t, l.start(), d)); page > whole/2 {
			t.Errorf("%s: a page has %d bytes, the report %d", l.name, page, whole)
		}
	}
}

func TestTwoDocumentsShareAFile(t *testing.T) {
	first, second := readReport(t), figures(t)
	each(t, func(t *testing.T, file document) {
		one, other := begin(t, file, first), begin(t, file, second)
		for _, err := range []error{one.Page(1), other.Page(0), one.Page(1)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		data := file.bytes(t)
		pdfcheck.QPDF(t, data)
		got := rasterise(t, data, 1, 3)
		wantFirst, wantSecond := rasterise(t, throughPDF(t, first), 2, 2)[0], rasterise(t, throughPDF(t, second), 1, 1)[0]
		for i, want := range []picture{wantFirst, wantSecond, wantFirst} {
			if share := difference(want, got[i]); !share.alike() {
				t.Errorf("page %d: %v", i+1, share)
			}
		}
	})
}
