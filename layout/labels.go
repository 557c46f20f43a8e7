package layout

import (
	"slices"

	"github.com/nianbao/nianbao/fonts"
)

// labels keeps the labels of tables, and figures of a digit or two, as they were shaped:
// most tables are statutory ones and have the same labels from one document to the next. What
// is kept depends on the cell alone, and on the faces that a measurer has.
type labels map[labelKey]label

// mostLabels is how many are kept; the statutory tables have about a hundred.
const mostLabels = 512

type labelKey struct {
	face  fonts.Role
	align Align
	tall  bool
	text  string
}

type label struct {
	setCell
	phrases []string
}

// recurs reports whether a cell is likely to come again in other documents.
func (c *Cell) recurs() bool { return c.Header != NoScope || len(c.Text) <= 2 }

// cell shapes the text of a cell.
func (m *measurer) cell(c *Cell) setCell {
	if !c.recurs() {
		return m.shapeCell(c)
	}
	key := labelKey{c.Face, c.Align, c.isTall(), c.Text}
	known, ok := m.labels[key]
	if !ok || !slices.Equal(known.phrases, c.Phrases) {
		missed := m.shaper.missed
		shaped := m.shapeCell(c)
		if m.shaper.missed == missed && len(m.labels) < mostLabels {
			m.keepLabel(key, shaped, c.Phrases)
		}
		return shaped
	}
	cs := m.shaper.clusters.take(len(known.cs))
	copy(cs, known.cs)
	known.setCell.cs = cs
	return known.setCell
}

// keepLabel keeps copies, since the caller's texts are its own.
func (m *measurer) keepLabel(key labelKey, c setCell, phrases []string) {
	if m.labels == nil {
		m.labels = labels{}
	}
	c.cs = slices.Clone(c.cs)
	m.labels[key] = label{c, slices.Clone(phrases)}
}

func (m *measurer) shapeCell(c *Cell) setCell {
	cs := m.shaper.shape([]Span{{Text: c.Text, Face: c.Face}}, c.Source)
	switch c.Align {
	case Left:
		flush(cs)
	case Units:
		evenDigits(cs, m.digits.in(m.shaper.faces, c.Face))
	}
	shaped := setCell{cs: cs}
	shaped.measure(c)
	return shaped
}

// flush lets the mark that begins a cell's text give up its empty half, as it does at the
// beginning of the other lines.
func flush(cs []cluster) {
	if len(cs) > 0 && cs[0].leadEm > 0 {
		cs[0].widthEm -= cs[0].leadEm
		cs[0].shiftEm -= cs[0].leadEm
		cs[0].leadEm = 0
	}
}
