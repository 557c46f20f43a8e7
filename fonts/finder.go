package fonts

// Finder finds the glyphs of a set, as Set.Glyph does, and remembers those that it found
// last: a text has the same few hundred characters again and again. It is not safe for
// concurrent use.
type Finder struct {
	set   *Set
	found [1 << finderBits]found
}

const finderBits = 10

// found is the glyph of a character in a role; the zero value is that of none.
type found struct {
	r     rune
	role  Role
	glyph Glyph
}

// NewFinder returns a finder for the glyphs of a set.
func NewFinder(s *Set) *Finder { return &Finder{set: s} }

// Set returns the set whose glyphs it finds.
func (f *Finder) Set() *Set { return f.set }

// Glyph returns what Set.Glyph does.
func (f *Finder) Glyph(role Role, text []rune, i int) (g Glyph, ok bool) {
	r := text[i]
	if r == '—' || isQuote(r) { // whose form depends on what stands beside it
		return f.set.Glyph(role, text, i)
	}
	place := &f.found[(uint32(r)^uint32(role)<<(finderBits-3))%(1<<finderBits)]
	if place.r == r && place.role == role && place.glyph.Runes != 0 {
		return place.glyph, true
	}
	if g, ok = f.set.Glyph(role, text, i); ok {
		*place = found{r, role, g}
	}
	return g, ok
}
