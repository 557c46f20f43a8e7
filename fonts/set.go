package fonts

import (
	"iter"
	"slices"
	"sync/atomic"
)

// Set is a face for every role. Its faces do not change, and it is safe for concurrent use.
//
// A character is looked for in the face of its role, then in that of 宋, then in the faces
// that With replaced in the one and the other, and last in those that Behind added.
type Set struct {
	faces    [roleCount]*Face
	replaced [roleCount][]*Face // by With, the latest first
	behind   []*Face
	found    *coverage
}

// coverage remembers which characters of the basic plane a set was found to have, and which
// of them it has in the face of the role: a bit each, by role.
type coverage struct{ any, own plane }

type plane [roleCount][1 << 16 / 64]atomic.Uint64

// bit is the place of a character's bit; ok is false past the basic plane.
func (p *plane) bit(role Role, r rune) (word *atomic.Uint64, bit uint64, ok bool) {
	if r < 0 || r > 0xffff {
		return nil, 0, false
	}
	return &p[role][r/64], 1 << (r % 64), true
}

// remembered reports whether answer has been true for a character, else asks for it.
func (p *plane) remembered(role Role, r rune, answer func() bool) bool {
	word, bit, ok := p.bit(role, r)
	if !ok {
		return answer()
	}
	if word.Load()&bit != 0 {
		return true
	}
	yes := answer()
	if yes {
		word.Or(bit)
	}
	return yes
}

// Has reports whether some face of the set has a character for a role. It is quicker than
// Glyph for text that is looked through and not set.
func (s *Set) Has(role Role, r rune) bool {
	role = role.known()
	return s.found.any.remembered(role, r, func() bool {
		_, ok := s.Glyph(role, []rune{r}, 0)
		return ok
	})
}

// Fallback returns the face that lacks a character of a role and the one that it is set in
// instead. ok is false where the role's face has it, and where no face does. Latin text beside
// 仿宋 is meant to be set in 宋, and quotes in the form of a face that has them wide: that is
// no fallback.
func (s *Set) Fallback(role Role, r rune) (lacks, has *Face, ok bool) {
	role = role.known()
	if s.found.own.remembered(role, r, func() bool { has, ok = s.lookBehind(role, r); return !ok && s.Has(role, r) }) || !ok {
		return nil, nil, false
	}
	return s.Face(latinRole(role, r)), has, true
}

// lookBehind is Fallback without a memory.
func (s *Set) lookBehind(role Role, r rune) (has *Face, ok bool) {
	if isNoText(r) {
		return nil, false
	}
	if _, _, has := s.find(role, r); !has {
		if r, has = alike(r); !has {
			return nil, false
		}
	}
	if _, has := s.Face(latinRole(role, r)).GlyphID(r); has {
		return nil, false
	}
	g, ok := s.Glyph(role, []rune{r}, 0)
	return g.Face, ok
}

// Face returns the face of a role, that of 仿宋 for a role there is not.
func (s *Set) Face(role Role) *Face { return s.faces[role.known()] }

// With returns a set like s in which a role has another face. Embedded().With gives a report
// the faces of the office. The face that is replaced stays in the set for the characters
// that the new one and 宋 lack.
func (s *Set) With(role Role, face *Face) *Set {
	set := *s
	set.found = new(coverage)
	if role != role.known() || face == nil {
		return &set
	}
	if before := s.faces[role]; before != nil && before != face {
		set.replaced[role] = append([]*Face{before}, s.replaced[role]...)
	}
	set.faces[role] = face
	return &set
}

// Behind returns a set like s with further faces, which are asked in turn for characters that
// no other face of the set has, after those that s asks already.
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

// chain goes through the faces that are asked for a character of a role, in turn.
func (s *Set) chain(role Role) iter.Seq[*Face] {
	return func(yield func(*Face) bool) {
		if !yield(s.Face(role)) || !yield(s.Face(Song)) {
			return
		}
		for _, faces := range [...][]*Face{s.replaced[role.known()], s.replaced[Song], s.behind} {
			for _, face := range faces {
				if !yield(face) {
					return
				}
			}
		}
	}
}

// find returns the first face for a role that has a character, and its glyph.
func (s *Set) find(role Role, r rune) (face *Face, id uint16, ok bool) {
	for face := range s.chain(role) {
		if id, ok := face.GlyphID(r); ok {
			return face, id, true
		}
	}
	return nil, 0, false
}
