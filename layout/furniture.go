package layout

import (
	"slices"
	"strconv"

	"github.com/nianbao/nianbao/fonts"
)

// number prints a page's number between dashes below the type area: at the outer edge one
// character in, or in the middle when the report is printed on one side
// (GB/T 9704-2012, 7.5). On a page that is turned it stands on the sheet where the others
// have it.
func (b *builder) number(index int) {
	size := b.upright.NumberSize
	if size == 0 {
		return
	}
	cs := b.artifact("— "+strconv.Itoa(index-b.doc.Front+1)+" —", fonts.Song, size)
	width := runWidth(cs)
	x := b.upright.Left + size
	switch {
	case b.upright.SingleSided:
		x = b.upright.Left + (b.upright.Measure()-width)/2
	case (index-b.doc.Front)%2 == 0:
		x = b.upright.Width - b.upright.Right - size - width
	}
	y := b.upright.Height - b.upright.Bottom + b.upright.NumberBelow + Em(size, b.faces.Face(fonts.Song).Centre())
	page := &b.doc.Pages[index]
	first := len(page.Items)
	page.Items = b.store.runs(page.Items, cs, x, y, look{size: size, mark: Artifact, page: true})
	if _, turned := slices.BinarySearch(b.sideways, index); turned {
		for _, item := range page.Items[first:] {
			run := item.(*Glyphs)
			run.X, run.Y, run.Angle = b.upright.Height-run.Y, run.X, 270
		}
	}
}

// stampSize is the type size of the word behind a draft's text, stampGray its shade: dark
// enough to be seen on every page, light enough to read the text on it.
const (
	stampSize  = 200 * Pt
	stampGray  = 232
	stampAngle = 45
)

// stamp prints the page's stamp across the middle of the page, before all else.
func (b *builder) stamp() {
	if b.page.Stamp == "" {
		return
	}
	cs := b.artifact(b.page.Stamp, fonts.FangSong, stampSize)
	x, y := -runWidth(cs)/2, Em(stampSize, b.faces.Face(fonts.FangSong).Centre())
	page := b.current()
	first := len(page.Items)
	page.Items = b.store.runs(page.Items, cs, x, y, look{size: stampSize, gray: stampGray, mark: Artifact, page: true})
	for _, item := range page.Items[first:] {
		run := item.(*Glyphs)
		run.Angle = stampAngle
		run.X, run.Y = page.Width/2+diagonal(run.X+run.Y), page.Height/2+diagonal(run.Y-run.X)
	}
}

// diagonal is a length's share of each side when it lies at 45 degrees: the sine, in
// 1/65536.
func diagonal(l Length) Length { return div(l*46341, 1<<16) }

// artifact shapes a text that stands on the page but not in the document.
func (b *builder) artifact(text string, face fonts.Role, size Length) []cluster {
	cs := b.shaper.shape([]Span{{Text: text, Face: face}}, "page")
	fit(cs, size, 0)
	return cs
}

func runWidth(cs []cluster) Length {
	width := Length(0)
	for i, c := range cs {
		if i > 0 {
			width += c.gap
		}
		width += c.width
	}
	return width
}
