package refit

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// group maps the characters from first to last to glyphs from glyph on.
type group struct {
	first, last rune
	glyph       uint32
}

// mostGlyphs is more than a face has.
const mostGlyphs = 1 << 16

// find returns the glyph of a character; of damaged maps it may be one that the face has not.
func find(groups []group, char rune) (id int, ok bool) {
	for _, g := range groups {
		if char >= g.first && char <= g.last {
			return int(min(uint64(g.glyph)+uint64(char-g.first), mostGlyphs)), true
		}
	}
	return 0, false
}

const (
	cmapHead   = 4
	cmapRecord = 8
	groupsHead = 16
	groupSize  = 12
)

// characters reads the map of characters in format 12, which faces of ours have.
func (f *file) characters() ([]group, error) {
	cmap := f.table("cmap")
	r := &reader{data: cmap}
	r.take(2)
	for range r.uint16() {
		r.take(cmapHead)
		at := uint64(binary.BigEndian.Uint32(r.take(4)))
		if r.bad || at+groupsHead > uint64(len(cmap)) || binary.BigEndian.Uint16(cmap[at:]) != 12 {
			continue
		}
		count := uint64(binary.BigEndian.Uint32(cmap[at+12:]))
		if at+groupsHead+count*groupSize > uint64(len(cmap)) {
			break
		}
		groups := make([]group, count)
		for i := range groups {
			b := cmap[at+groupsHead+uint64(i)*groupSize:]
			groups[i] = group{rune(binary.BigEndian.Uint32(b)), rune(binary.BigEndian.Uint32(b[4:])), binary.BigEndian.Uint32(b[8:])}
		}
		return groups, nil
	}
	return nil, errors.New("refit: the face has no map of characters in format 12")
}

// setCharacters writes the map of characters for Unicode and for Windows.
func (f *file) setCharacters(groups []group) {
	slices.SortFunc(groups, func(a, b group) int { return cmp.Compare(a.first, b.first) })
	const at = cmapHead + 2*cmapRecord
	cmap := []byte{0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, at, 0, 3, 0, 10, 0, 0, 0, at, 0, 12, 0, 0}
	cmap = binary.BigEndian.AppendUint32(cmap, uint32(groupsHead+groupSize*len(groups)))
	cmap = binary.BigEndian.AppendUint32(cmap, 0) // no language
	cmap = binary.BigEndian.AppendUint32(cmap, uint32(len(groups)))
	for _, g := range groups {
		for _, v := range []uint32{uint32(g.first), uint32(g.last), g.glyph} {
			cmap = binary.BigEndian.AppendUint32(cmap, v)
		}
	}
	f.set("cmap", cmap)
}
