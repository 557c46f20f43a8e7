package fonts

import "github.com/nianbao/nianbao/internal/zhbreak"

// Glyph is the form in which one or more characters are set. All lengths are 1/1000 em.
type Glyph struct {
	Face    *Face
	ID      uint16
	Advance int32 // width of the cell the glyph stands in
	DX, DY  int32 // the glyph's origin from the cell's start and from the baseline, up
	Runes   int   // how many characters it stands for
}

const em = 1000

// Glyph returns the form of the character at text[i] set in a role, and of the characters
// after it that belong to the same form (the second half of ——). ok is false when no face
// of the set has the character.
func (s *Set) Glyph(role Role, text []rune, i int) (g Glyph, ok bool) {
	switch r := text[i]; {
	case isNoText(r):
		return Glyph{}, false
	case r == '—':
		return s.dash(role, text, i)
	case isQuote(r):
		return s.quote(role, text, i)
	case r == '·':
		return s.centred(role, r)
	default:
		return s.plain(latinRole(role, r), r)
	}
}

// latinRole sets letters and figures beside 仿宋 in 宋, whose weight and width suit it.
func latinRole(role Role, r rune) Role {
	if role.known() == FangSong && (r <= 0x7e && r >= 0x20 || r == '\u00a0' || isSmallFigure(r)) {
		return Song
	}
	return role
}

// isSmallFigure is true of figures above and below the line, and of fractions.
func isSmallFigure(r rune) bool {
	return r < '←' && (r >= '¼' && r <= '¾' || r == '¹' || r == '²' || r == '³' || r >= '⁰' && r <= '₉' || r >= '⅐' && r <= '⅞')
}

// plain takes the first face that has the character, else the form of one that looks the
// same.
func (s *Set) plain(role Role, r rune) (Glyph, bool) {
	if face, id, ok := s.find(role, r); ok {
		return s.shifted(role, face.stand(id, r)), true
	}
	if other, ok := alike(r); ok {
		return s.Glyph(role, []rune{other}, 0)
	}
	return Glyph{}, false
}

// shifted moves a glyph of any face to where its ink centre matches that of the role's own.
func (s *Set) shifted(role Role, g Glyph) Glyph {
	g.DY += s.Face(role).centre - g.Face.centre
	return g
}

// stand puts a glyph in its cell. Chinese characters and marks have one em, whatever their
// face gives them, so that each line of the grid holds as many; marks keep to their side.
func (f *Face) stand(id uint16, r rune) Glyph {
	g := Glyph{Face: f, ID: id, Advance: f.advance(id), Runes: 1}
	if !isFull(r, g.Advance) {
		return g
	}
	switch zhbreak.MarkOf(r) {
	case zhbreak.Opening:
		g.DX = em - g.Advance
	case zhbreak.NoMark:
		g.DX = (em - g.Advance) / 2
	}
	g.Advance = em
	return g
}

// isFull reports whether a character stands in a cell of one em. Of signs that some faces
// make narrow (“ ① ×), those do that are nearly as wide.
func isFull(r rune, advance int32) bool {
	return zhbreak.IsIdeographic(r) && !isQuote(r) || r == '…' || r >= 0x2000 && fills(advance, em)
}

// fills reports whether an advance is meant to be that of a cell; faces round, and some are
// drawn a little wider or narrower than their em.
func fills(advance, cell int32) bool { return advance*20 >= cell*19 && advance*20 <= cell*21 }

// longestRule is the most dashes before one that are counted to know which one it is joined with.
const longestRule = 100

// dash joins —— into one rule of two ems: the face's two-em dash (U+2E3A), in the middle of
// the two cells where it is shorter. Without it, two dashes are moved together until they
// meet; one alone stands in the middle of its cell.
func (s *Set) dash(role Role, text []rune, i int) (Glyph, bool) {
	face, id, ok := s.find(role, '—')
	if !ok {
		return Glyph{}, false
	}
	before := 0
	for before < i && before < longestRule && text[i-before-1] == '—' {
		before++
	}
	if before == longestRule { // a rule across the page, whose dashes pair anywhere
		before = i
	}
	switch {
	case before%2 == 1:
		return s.shifted(role, face.half(id, false)), true
	case i+1 < len(text) && text[i+1] == '—':
		if double, ok := face.GlyphID('\u2e3a'); ok {
			return s.shifted(role, face.wide(double, 2*em, 2)), true
		}
		return s.shifted(role, face.half(id, true)), true
	}
	return s.shifted(role, face.wide(id, em, 1)), true
}

// overlap is how far the two halves of —— lie over each other, so that no hairline is seen
// between them.
const overlap = 10

// half is one of two dashes, which reach over the cells' common edge.
func (f *Face) half(id uint16, first bool) Glyph {
	g := f.wide(id, em, 1)
	b, ok := f.font.Bounds(id)
	switch {
	case !ok:
	case first:
		g.DX = max(g.DX, em+overlap-f.milli(b.XMax))
	default:
		g.DX = min(g.DX, -overlap-f.milli(b.XMin))
	}
	return g
}

// quote gives “ ” ‘ ’ a whole em in Chinese text: the form of the first face where that is as
// wide. Between letters, ’ is an apostrophe and keeps a letter's width.
func (s *Set) quote(role Role, text []rune, i int) (Glyph, bool) {
	if text[i] == '’' && i > 0 && i+1 < len(text) && isLetter(text[i-1]) && isLetter(text[i+1]) {
		return s.apostrophe(role)
	}
	for face := range s.chain(role) {
		if id, ok := face.GlyphID(text[i]); ok {
			if g := face.stand(id, text[i]); g.Advance == em {
				return s.shifted(role, g), true
			}
		}
	}
	g, ok := s.plain(role, text[i])
	if ok && g.Advance < em { // a Latin form: flush with the text it encloses
		if isOpeningQuote(text[i]) {
			g.DX += em - g.Advance
		}
		g.Advance = em
	}
	return g, ok
}

// apostrophe finds a face whose ’ is of a letter's width, those of other roles at last.
func (s *Set) apostrophe(role Role) (Glyph, bool) {
	for _, role := range [...]Role{role, FangSong, Kai} {
		for face := range s.chain(role) {
			if id, ok := face.GlyphID('’'); ok && !fills(face.advance(id), em) {
				return Glyph{Face: face, ID: id, Advance: face.advance(id), Runes: 1}, true
			}
		}
	}
	return s.plain(role, '’')
}

// centred gives a narrow mark a cell of one em and stands it in its middle.
func (s *Set) centred(role Role, r rune) (Glyph, bool) {
	g, ok := s.plain(role, r)
	if !ok {
		return g, false
	}
	w := g.Face.wide(g.ID, em, 1)
	w.DY += g.DY
	return w, true
}

// wide stands a dash or a dot in a cell. One that does not fill it is of Latin design and
// is moved to the middle of the cell and of the ideographs beside it.
func (f *Face) wide(id uint16, width int32, runes int) Glyph {
	advance := f.advance(id)
	g := Glyph{Face: f, ID: id, Advance: width, DX: (width - advance) / 2, Runes: runes}
	switch {
	case fills(advance, width):
	case advance > width:
		g.Advance, g.DX = advance, 0
	default:
		if b, ok := f.font.Bounds(id); ok {
			g.DY = f.centre - f.milli(b.YMin+b.YMax)/2
		}
	}
	return g
}

// isNoText is true of characters that are not set even where a face draws something for them:
// controls, joiners and selectors, and those for private use, which no other program could
// read from the file (ISO 19005-2, 6.2.11.7.3).
func isNoText(r rune) bool {
	switch {
	case r >= 0x20 && r < 0x7f, r > 0xad && r < 0x200b, r > 0x206f && r < 0xe000, r >= 0xf900 && r < 0xfe00:
		return false
	case r < 0xa0, r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r >= 0xe000 && r < 0xf900, r >= 0xfe00 && r <= 0xfe0f, r == 0xfeff, r >= 0xfff0 && r <= 0xffff, r >= 0xe0000:
		return true
	}
	return false
}

func isQuote(r rune) bool        { return r == '“' || r == '”' || r == '‘' || r == '’' }
func isOpeningQuote(r rune) bool { return r == '“' || r == '‘' }

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r < 0x250
}

// alike returns what a character looks like that no face has.
func alike(r rune) (other rune, ok bool) {
	if r == '\u00a0' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f' {
		return ' ', true
	}
	other, ok = lookAlikes[r]
	return other, ok
}

// lookAlikes are characters that come with pasted text, and what they look like: small and
// compatibility forms, and the signs of other character sets. None leads to another of them.
var lookAlikes = map[rune]rune{
	'﹝': '〔', '﹞': '〕', '﹙': '（', '﹚': '）', '﹐': '，', '﹑': '、', '﹒': '．', '﹔': '；', '﹕': '：', '﹖': '？', '﹗': '！',
	'﹪': '％', '¥': '￥', '−': '－', '〜': '～', '∼': '～', '∙': '·', '‧': '·', '⋅': '·', '•': '·', '〝': '“', '〞': '”',
}
