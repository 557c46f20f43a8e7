package pdf

import (
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhbreak"
	"github.com/nianbao/nianbao/layout"
)

// Programs that extract, search or copy text go by distances: where a glyph begins far behind the
// width of the one before, they read a space that nobody typed, and poppler drops a typed one
// where it does not. So no joint of a line may be far from the widths that the file gives: where
// it is, one of the two glyphs is taken once more with a margin that is part of its width. The ink
// stays where it is.
//
// The limits, in thousandths of the type size: poppler parts words at 100 and sees a space at 150
// (TextOutputDev.cc, minWordBreakSpace and minWordSpacing), and a new line at -100
// (minDupBreakOverlap); pdf.js sees a space at 102 (evaluator.js, TRACKING_SPACE_FACTOR), MuPDF at
// 150 (stext-device.c, SPACE_DIST). Beside a glyph on another baseline, as the quotes of another face are, poppler
// (without -raw) sees a space at 30.
const (
	mostApart  = 75  // no space is seen
	marginStep = 150 // twice that, so that few different margins are needed
	leastSpace = 180 // a space is seen
	spaceStep  = 200
	mostMargin = 2000

	mostLifted = 20 // as mostApart, between two baselines
	liftedStep = 100
)

// line is what is known of the runs of a line before they are written.
type line struct {
	runs  []textRun
	codes []uint16
	moved bool // some glyphs begin further left than their ink for their margins
}

// textRun is a run of glyphs with its font.
type textRun struct {
	*layout.Glyphs
	font int
}

// take returns font and codes of the next run, which has n glyphs.
func (l *line) take(n int) (font int, codes []uint16) {
	font, codes = l.runs[0].font, l.codes[:n]
	l.runs, l.codes = l.runs[1:], l.codes[n:]
	return font, codes
}

// beginLine finds the codes of the glyphs of a line: first, and what is joined to it of the items behind.
func (c *content) beginLine(first *layout.Glyphs, behind []layout.Item) {
	room := c.x.room
	room.runs, room.codes = room.runs[:0], room.codes[:0]
	c.addRun(first)
	for _, item := range behind {
		g, ok := item.(*layout.Glyphs)
		if !ok || !g.Joined {
			break
		}
		c.addRun(g)
	}
	c.line = line{runs: room.runs, codes: room.codes}
	c.joints()
}

func (c *content) addRun(g *layout.Glyphs) {
	if len(g.Glyphs) == 0 {
		return
	}
	room := c.x.room
	index := c.x.fonts.use(g.Face)
	f := c.x.fonts.faces[index]
	room.runs = append(room.runs, textRun{g, index})
	for i := range g.Glyphs {
		room.codes = append(room.codes, f.glyph(g.Glyphs[i].ID, g.Glyphs[i].Text))
	}
}

// side is a glyph at a joint.
type side struct {
	font *font
	code *uint16
	text string
	size layout.Length
	y    layout.Length
	left int16 // its margin at the joint before
	gap  int   // of a space: how far behind the glyph before it begins, in 1/1000 em
}

// joints looks at all joints of the line. Typed spaces are no sides: what stands around them is.
func (c *content) joints() {
	if len(c.line.codes) < 2 {
		return
	}
	first := c.line.runs[0]
	end := first.X + first.Glyphs.Glyphs[0].X // of the glyph before, by its width
	var before, space side                    // space is the typed one behind the other, if there is one
	for n, codes := 0, c.line.codes; n < len(c.line.runs); n++ {
		r := &c.line.runs[n]
		f, glyphs, size := c.x.fonts.faces[r.font], r.Glyphs.Glyphs, r.Size
		most, last := layout.Em(size, mostApart), -1 // last is the one before, where it is of this run
		for i := range glyphs {
			g, width := &glyphs[i], f.wide[codes[i]]
			if len(g.Text) <= 2 && isSpace(g.Text) {
				if space.code == nil {
					space = side{font: f, code: &codes[i], size: size, gap: int(div((r.X+g.X-end)*1000, size))}
				}
				continue
			}
			x := r.X + g.X
			gap := x - end
			end = x + size
			if width != 1000 {
				end = x + layout.Em(size, int32(width))
			}
			high, low := most, -most
			if last < 0 && before.code != nil && before.y != r.Y {
				high = layout.Em(size, mostLifted)
				low = high - layout.Em(size, liftedStep)
			}
			if gap <= high && gap >= low && space.code == nil {
				last, before.left = i, 0
				continue
			}
			if last >= 0 {
				before.font, before.code, before.text, before.size, before.y = f, &codes[last], glyphs[last].Text, size, r.Y
			}
			after := side{font: f, code: &codes[i], text: g.Text, size: size, y: r.Y}
			if before.code != nil {
				settle(&before, &space, &after, gap)
				c.line.moved = c.line.moved || after.left != 0 || space.left != 0
			}
			before, space, last = after, side{}, -1
		}
		if last >= 0 {
			before.font, before.code, before.text, before.size, before.y = f, &codes[last], glyphs[last].Text, size, r.Y
		}
		codes = codes[len(glyphs):]
	}
}

// settle makes the distance of two glyphs one that is read right.
func settle(a, space, b *side, gap layout.Length) {
	if min(a.parts(gap), b.parts(gap)) < -mostMargin {
		return
	}
	switch {
	case space.code == nil:
		join(a, b, gap)
	case b.parts(gap) < leastSpace:
		apart(a, space, b, gap)
	default:
		space.reach(space.gap)
	}
}

// parts returns a length in thousandths of the glyph's type size: the two of a joint may have different ones.
func (s *side) parts(l layout.Length) int { return int(div(l*1000, s.size)) }

// reach makes a space begin earlier, near the glyph before it: MuPDF would see another space between them.
func (s *side) reach(gap int) {
	if margin := (gap + marginStep/2) / marginStep * marginStep; margin > 0 && margin <= mostMargin {
		s.takeLeft(int16(margin))
	}
}

// join gives one of two glyphs the room between them, or takes from it what they overlap.
func join(a, b *side, gap layout.Length) {
	if max(a.parts(gap), b.parts(gap)) > mostMargin {
		return
	}
	step, over := marginStep, marginStep/2
	if a.y != b.y {
		step, over = liftedStep, liftedStep-mostLifted
	}
	floor := 100 * step // below any gap, so that division rounds down
	margin := func(s *side) int16 { return int16((s.parts(gap)+floor+over)/step*step - floor) }
	if rarer(b, a) && b.takeLeft(margin(b)) || a.takeRight(margin(a)) {
		return
	}
	b.takeLeft(margin(b))
}

// apart takes room from one of two glyphs for the space that was typed between them.
func apart(a, space, b *side, gap layout.Length) {
	margin := func(s *side) int16 { return int16((s.parts(gap) - leastSpace + 1 - spaceStep) / spaceStep * spaceStep) }
	switch {
	case rarer(b, a) && b.takeLeft(margin(b)):
	case a.takeRight(margin(a)):
		space.reach(space.gap - space.parts(layout.Em(a.size, int32(margin(a)))))
	default:
		b.takeLeft(margin(b))
	}
}

// rarer reports whether a glyph is of a kind of which a text has fewer than of the other's, so that its forms with margins
// serve more joints.
func rarer(a, b *side) bool { return !isIdeograph(a.text) && isIdeograph(b.text) }

// takeRight gives the glyph before a joint a margin, unless it has not the width to give or its
// face must be embedded as it is.
func (s *side) takeRight(margin int16) bool {
	f := s.font
	base := *s.code
	if of := f.rooms[base].Of; of != 0 {
		base = of
	}
	if f.whole || f.wide[*s.code]+int(margin) < 0 {
		return false
	}
	*s.code = f.spaced(base, s.left, margin)
	return true
}

// takeLeft gives the glyph behind a joint a margin, as takeRight does.
func (s *side) takeLeft(margin int16) bool {
	if s.font.whole || s.font.wide[*s.code]+int(margin) < 0 {
		return false
	}
	*s.code, s.left = s.font.spaced(*s.code, margin, 0), margin
	return true
}

// isSpace reports whether a glyph is a space that is narrower than a character.
func isSpace(text string) bool { return text == " " || text == "\u00a0" }

func isIdeograph(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return zhbreak.IsUnified(r)
}
