package fonts

import (
	"slices"
	"sync/atomic"
)

// Set is a face for every role. Its faces do not change, and it is safe for concurrent use.
type Set struct {
	faces  [roleCount]*Face
	behind []*Face // asked in turn for what neither a role's own face nor 宋 has
	found  *coverage
}

// coverage remembers which characters of the basic plane a set was found to have: a bit
// each, by role.
type coverage [roleCount][1 << 16 / 64]atomic.Uint64

// Has reports whether some face of the set has a character for a role. It is quicker than
// Glyph for text that is looked through and not set.
func (s *Set) Has(role Role, r rune) bool {
	if role < 0 || role >= roleCount {
		role = FangSong
	}
	if r < 0 || r > 0xffff || s.found == nil {
		_, ok := s.Glyph(role, []rune{r}, 0)
		return ok
	}
	word, bit := &s.found[role][r/64], uint64(1)<<(r%64)
	if word.Load()&bit != 0 {
		return true
	}
	_, ok := s.Glyph(role, []rune{r}, 0)
	if ok {
		word.Or(bit)
	}
	return ok
}

// Face returns the face of a role, that of 仿宋 for a role there is not.
func (s *Set) Face(role Role) *Face {
	if role < 0 || role >= roleCount {
		role = FangSong
	}
	return s.faces[role]
}

// With returns a set like s in which a role has another face. Embedded().With gives a report
// the faces of the office.
func (s *Set) With(role Role, face *Face) *Set {
	set := *s
	set.found = new(coverage)
	if role >= 0 && role < roleCount && face != nil {
		set.faces[role] = face
	}
	return &set
}

// Behind returns a set like s with further faces, which are asked in turn for characters that
// neither a role's own face nor 宋 has, after those that s asks already.
func (s *Set) Behind(faces ...*Face) *Set {
	set := *s
	set.found = new(coverage)
	set.behind = slices.Clip(slices.Clone(s.behind))
	for _, f := range faces {
		if f != nil {
			set.behind = append(set.behind, f)
		}
	}
	return &set
}

// Whole reports whether every role has a face; the zero Set has none.
func (s *Set) Whole() bool {
	if s == nil {
		return false
	}
	for _, f := range s.faces {
		if f == nil {
			return false
		}
	}
	return true
}

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
	case r == '—':
		return s.dash(role, text, i)
	case isQuote(r):
		return s.quote(role, text, i)
	case r == '·':
		return s.centred(role, r)
	case r <= 0x7e && r >= 0x20 || r == '\u00a0':
		return s.latin(role, r)
	default:
		return s.plain(role, r)
	}
}

// plain takes the role's own face, else one of the chain behind it.
func (s *Set) plain(role Role, r rune) (Glyph, bool) {
	own := s.Face(role)
	if id, ok := own.GlyphID(r); ok {
		return Glyph{Face: own, ID: id, Advance: own.advance(id), Runes: 1}, true
	}
	return s.fallback(role, r)
}

// fallback takes the first face that has the character, shifted so that the ink centres match.
func (s *Set) fallback(role Role, r rune) (Glyph, bool) {
	if g, ok := s.standIn(role, s.Face(Song), r); ok {
		return g, true
	}
	for _, face := range s.behind {
		if g, ok := s.standIn(role, face, r); ok {
			return g, true
		}
	}
	return s.alike(role, r)
}

func (s *Set) standIn(role Role, face *Face, r rune) (Glyph, bool) {
	id, ok := face.GlyphID(r)
	if !ok {
		return Glyph{}, false
	}
	return Glyph{Face: face, ID: id, Advance: face.advance(id), DY: s.Face(role).centre - face.centre, Runes: 1}, true
}

// alike sets a character that no face has in the form of one that looks the same.
func (s *Set) alike(role Role, r rune) (Glyph, bool) {
	other, ok := lookAlikes[r]
	if r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f' {
		other, ok = ' ', true
	}
	if !ok {
		return Glyph{}, false
	}
	return s.Glyph(role, []rune{other}, 0)
}

// lookAlikes are characters that come with pasted text, and what they look like: small and
// compatibility forms, and the signs of other character sets. None leads to another of them.
var lookAlikes = map[rune]rune{
	'﹝': '〔', '﹞': '〕', '﹙': '（', '﹚': '）', '﹐': '，', '﹑': '、', '﹒': '．', '﹔': '；', '﹕': '：', '﹖': '？', '﹗': '！',
	'﹪': '％', '¥': '￥', '−': '－', '〜': '～', '∼': '～', '∙': '·', '‧': '·', '⋅': '·', '•': '·', '〝': '“', '〞': '”',
}

// latin sets letters and digits beside 仿宋 in 宋, whose weight and width suit it; the
// no-break space is a space that the layout does not break at.
func (s *Set) latin(role Role, r rune) (Glyph, bool) {
	if role == FangSong {
		role = Song
	}
	if r == '\u00a0' {
		if g, ok := s.plain(role, r); ok {
			return g, true
		}
		r = ' '
	}
	return s.plain(role, r)
}

// dash joins —— into one rule of two ems: the face's two-em dash (U+2E3A), in the middle of
// the two cells where it is shorter. Without it, a dash that fills its em joins the next
// one; any other dash stands in the middle of its cell.
func (s *Set) dash(role Role, text []rune, i int) (Glyph, bool) {
	own := s.Face(role)
	if i+1 < len(text) && text[i+1] == '—' {
		if double, ok := own.GlyphID('\u2e3a'); ok {
			return own.wide(double, 2*em, 2), true
		}
	}
	if id, ok := own.GlyphID('—'); ok {
		return own.wide(id, em, 1), true
	}
	return s.centred(role, '—')
}

// quote gives “ ” ‘ ’ a whole em in Chinese text: the face's own form where that is as
// wide, else that of 宋. Between letters, ’ is an apostrophe and keeps a letter's width.
func (s *Set) quote(role Role, text []rune, i int) (Glyph, bool) {
	if text[i] == '’' && i > 0 && i+1 < len(text) && isLetter(text[i-1]) && isLetter(text[i+1]) {
		return s.apostrophe(role)
	}
	own := s.Face(role)
	if id, ok := own.GlyphID(text[i]); ok && own.advance(id) == em {
		return Glyph{Face: own, ID: id, Advance: em, Runes: 1}, true
	}
	if g, ok := s.fallback(role, text[i]); ok && g.Advance == em {
		return g, true
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

// apostrophe finds a face whose ’ is of a letter's width.
func (s *Set) apostrophe(role Role) (Glyph, bool) {
	for _, face := range []*Face{s.Face(role), s.Face(Song), s.Face(FangSong), s.Face(Kai)} {
		if id, ok := face.GlyphID('’'); ok && face.advance(id) < em {
			return Glyph{Face: face, ID: id, Advance: face.advance(id), Runes: 1}, true
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
	g := Glyph{Face: f, ID: id, Advance: width, Runes: runes}
	if f.advance(id) >= width {
		g.Advance = f.advance(id)
		return g
	}
	g.DX = (width - f.advance(id)) / 2
	if b, ok := f.Bounds(id); ok {
		g.DY = f.centre - int32((b.YMin+b.YMax)*em/(2*f.UnitsPerEm()))
	}
	return g
}

func isQuote(r rune) bool        { return r == '“' || r == '”' || r == '‘' || r == '’' }
func isOpeningQuote(r rune) bool { return r == '“' || r == '‘' }

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r < 0x250
}
