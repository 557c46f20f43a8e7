package layout

// Color is a colour in sRGB. The zero value is black.
type Color struct{ R, G, B uint8 }

// OfficialRed is the red of the head of an official document (红头) and of the line below it
// (GB/T 9704-2012, 7.2.4 and 7.2.7: 红色). The standard gives no values; these are those of
// common office templates.
var OfficialRed = Color{R: 255}

// Separator is a horizontal rule across the type area, such as the red line below the head of an
// official document (GB/T 9704-2012, 7.2.7). It is an artifact: the logical tree does not hold it.
type Separator struct {
	Weight                  Length // thickness; 0 is RuleWeight
	Color                   Color
	LeftIndent, RightIndent Length // from the edges of the type area
	SpaceBefore             Length // not at the top of a page
	SpaceAfter              Length
	KeepNext                bool // not parted from the next block by a page end, as in Style
	Snap                    bool // the next block begins on a line of the page's grid
}

func (*Separator) block() {}

// fault says why a separator can't be drawn, "" when it can.
func (s *Separator) fault(page PageStyle) string {
	switch {
	case min(s.Weight, s.LeftIndent, s.RightIndent, s.SpaceBefore, s.SpaceAfter) < 0:
		return "a length is negative"
	case s.LeftIndent+s.RightIndent >= page.Measure():
		return "its indents leave no room"
	case s.SpaceBefore+s.weight()+s.SpaceAfter > page.Depth():
		return "it is higher than a page"
	}
	return ""
}

func (s *Separator) weight() Length {
	if s.Weight == 0 {
		return RuleWeight
	}
	return s.Weight
}

// isArtifact reports whether a block leaves nothing in the logical tree.
func isArtifact(b Block) bool { _, is := b.(*Separator); return is }

// setSeparator is a separator on the pages of one style.
type setSeparator struct {
	*Separator
	grid Length
}

func (m *measurer) separator(s *Separator) measured {
	if reason := s.fault(m.page); reason != "" {
		*m.shaper.faults = append(*m.shaper.faults, &BadBlock{nameBlock(s, numberOf(m.flow, s)), reason})
		return nil
	}
	return setSeparator{s, m.page.Pitch()}
}

func (s setSeparator) first() Length             { return s.SpaceBefore + s.weight() }
func (s setSeparator) keepNext() bool            { return s.KeepNext }
func (s setSeparator) keepEnd() (keep, all bool) { return false, true }
func (s setSeparator) ends() (Length, bool)      { return s.SpaceBefore, s.Snap }

func (s setSeparator) whole() (Length, bool) {
	height := s.SpaceBefore + s.weight() + s.SpaceAfter
	if s.Snap {
		height = toGrid(height, s.grid)
	}
	return height, false
}

func (s setSeparator) place(b *builder) {
	if b.y > 0 {
		b.y += s.SpaceBefore
	}
	if b.y > 0 && b.left() < s.weight() {
		b.newPage()
	}
	page := b.current()
	page.Items = append(page.Items, b.store.rule(Rule{
		X: b.page.Left + s.LeftIndent, Y: b.top(), W: b.page.Measure() - s.LeftIndent - s.RightIndent, H: s.weight(), Color: s.Color,
	}))
	b.y = min(b.y+s.weight()+s.SpaceAfter, b.page.Depth())
	if s.Snap {
		b.snap()
	}
}
