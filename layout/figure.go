package layout

import "github.com/nianbao/nianbao/fonts"

// Figure is a picture or a chart in the middle of the measure, with its caption below it on
// the same page. A picture has its natural size at 96 pixels to the inch, or less where the
// measure or the page asks for it.
type Figure struct {
	Alt     string   // what the figure shows, for those who don't see it; must not be empty
	Picture *Picture // or
	Chart   *Chart   // one of the two
	Caption string   // or ""
	Source  string   // where the figure comes from, named in errors
	KeepEnd bool     // the next block begins on its page
}

func (*Figure) block() {}

const (
	pixel         = Pt * 72 / 96
	captionSize   = XiaoSi
	captionFace   = fonts.FangSong
	captionPitch  = 750 // of the page's, in thousandths
	figureSpace   = 250 // above and below a figure, of the page's pitch
	leastFigure   = Pt  // the least side of a figure
	chartHeight   = 180 * Pt
	chartFontSize = XiaoWu
)

// setFigure is a figure whose size is known.
type setFigure struct {
	*Figure
	width, height Length
	space         Length
	grid          Length
	caption       *setParagraph // or nil
	chart         *setChart     // or nil
}

func (m *measurer) figure(f *Figure) measured {
	if reason := f.fault(); reason != "" {
		*m.shaper.faults = append(*m.shaper.faults, &BadFigure{f.Source, f.Caption, reason})
		return nil
	}
	s := &setFigure{Figure: f, grid: m.page.Pitch()}
	s.space = Em(s.grid, figureSpace)
	caption := f.captionParagraph()
	caption.Style.Pitch = Em(s.grid, captionPitch)
	s.caption, _ = m.paragraph(caption).(*setParagraph)
	room := max(m.page.Depth()-2*s.space-s.captionHeight(), leastFigure)
	if f.Chart != nil {
		s.width, s.height = m.page.Measure(), min(chartHeight, room)
		s.chart = m.chart(f, s.width, s.height)
		return s
	}
	s.width, s.height = Length(f.Picture.Width)*pixel, Length(f.Picture.Height)*pixel
	if measure := m.page.Measure(); s.width > measure {
		s.width, s.height = measure, div(s.height*measure, s.width)
	}
	if s.height > room {
		s.width, s.height = div(s.width*room, s.height), room
	}
	s.width, s.height = max(s.width, leastFigure), max(s.height, leastFigure)
	return s
}

// fault says what keeps a figure from being set, "" when nothing does.
func (f *Figure) fault() string {
	switch p := f.Picture; {
	case f.Alt == "":
		return "it has no alternative text"
	case (p == nil) == (f.Chart == nil):
		return "it has neither a picture nor a chart, or both"
	case p != nil && (min(p.Width, p.Height) < 1 || max(p.Width, p.Height) > MaxPictureSide):
		return "its picture has no size, or too large a one"
	case f.Chart != nil:
		return f.Chart.fault()
	}
	return ""
}

func (f *Figure) captionParagraph() *Paragraph {
	return &Paragraph{
		Source: f.Source,
		Style:  Style{Size: captionSize, Align: Centre},
		Parts:  []Part{{Role: RoleCaption, Spans: []Span{{Text: f.Caption, Face: captionFace}}}},
	}
}

func (s *setFigure) captionHeight() Length {
	if s.caption == nil {
		return 0
	}
	height, _ := s.caption.whole()
	return height
}

func (s *setFigure) keepNext() bool            { return false }
func (s *setFigure) keepEnd() (keep, all bool) { return s.KeepEnd, true }
func (s *setFigure) ends() (Length, bool)      { return 0, true }

func (s *setFigure) first() Length {
	height, _ := s.whole()
	return height
}

func (s *setFigure) whole() (Length, bool) {
	height := s.space + s.height + s.space + s.captionHeight()
	if s.KeepEnd {
		height = toGrid(height, s.grid) // where the next block begins
	}
	return height, true
}

// place sets the figure, then its caption, which is an element of its own so that it is
// read besides the alternative text, not replaced by it.
func (s *setFigure) place(b *builder) {
	b.y += s.space
	box := Box{X: b.page.Left + (b.page.Measure()-s.width)/2, Y: b.top(), W: s.width, H: s.height}
	e := &Elem{Role: RoleFigure, Alt: s.Alt, Box: box}
	b.hang(e)
	mark, page := b.mark(e), b.current()
	if s.chart != nil {
		page.Items = s.chart.draw(b, page.Items, box, mark)
	} else {
		page.Items = append(page.Items, &Image{Box: box, Picture: s.Picture, Mark: mark})
	}
	b.y += s.height + s.space
	if s.caption != nil {
		s.caption.place(b)
	}
	b.y = min(toGrid(b.y, s.grid), b.page.Depth())
}
