package cfftest

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// File makes the font file: the outlines with head, hhea, hmtx, maxp, a cmap of the glyphs' characters, names and what
// Tables adds or puts in place of them; a table that is nil there is left out.
func (s Spec) File() []byte {
	name := cmp.Or(s.Name, "Test Face")
	tables := map[string][]byte{
		"CFF ": s.CFF(), "head": s.head(), "hhea": make([]byte, 36), "maxp": words(0, 0x5000, len(s.Glyphs)), "cmap": s.cmap(),
		"name": names(name, strings.ReplaceAll(name, " ", "-")), "hmtx": nil,
	}
	copy(tables["hhea"], words(1, 0, 880, -120))
	copy(tables["hhea"][34:], words(len(s.Glyphs)))
	for _, g := range s.Glyphs {
		tables["hmtx"] = append(tables["hmtx"], words(g.Advance, 0)...)
	}
	for tag, table := range s.Tables {
		tables[tag] = table
	}
	return assemble(tables)
}

func words(values ...int) (b []byte) {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func (s Spec) head() []byte {
	b := make([]byte, 54)
	copy(b, words(1, 0))
	binary.BigEndian.PutUint32(b[12:], 0x5F0F3CF5)
	upm := s.UnitsPerEm
	if upm == 0 {
		upm = 1000
	}
	copy(b[18:], words(upm))
	copy(b[36:], words(-10, -120, 1000, 880))
	return b
}

// cmap is of format 12, a group to the character.
func (s Spec) cmap() []byte {
	var groups []byte
	n := 0
	glyphs := map[rune]int{}
	var chars []rune
	for i, g := range s.Glyphs {
		if g.Char != 0 {
			glyphs[g.Char] = i
			chars = append(chars, g.Char)
		}
	}
	slices.Sort(chars)
	for _, c := range chars {
		groups = append(groups, words(int(c>>16), int(c), int(c>>16), int(c), 0, glyphs[c])...)
		n++
	}
	return slices.Concat(words(0, 1, 3, 10, 0, 12), words(12, 0, 0, 16+len(groups), 0, 0, 0, n), groups)
}

// names is a name table with a full and a PostScript name.
func names(full, postScript string) []byte {
	head, body := words(0, 2, 6+2*12), []byte(nil)
	for _, name := range []struct {
		id   int
		text string
	}{{4, full}, {6, postScript}} {
		head = append(head, words(3, 1, 0x409, name.id, 2*len(name.text), len(body))...)
		for _, c := range name.text {
			body = append(body, words(int(c))...)
		}
	}
	return append(head, body...)
}

func assemble(tables map[string][]byte) []byte {
	var tags []string
	for tag, table := range tables {
		if table != nil {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	file := append([]byte("OTTO"), words(len(tags), 0, 0, 0)...)
	at := 12 + 16*len(tags)
	var body []byte
	for _, tag := range tags {
		file = append(file, tag...)
		for _, v := range []int{0, at + len(body), len(tables[tag])} {
			file = binary.BigEndian.AppendUint32(file, uint32(v))
		}
		body = append(body, tables[tag]...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(file, body...)
}

// Sample is a font keyed by CIDs with two FDs, subroutines of both kinds, and 国 900 units wide; its glyph 4 has no outline.
func Sample() Spec {
	return Spec{
		Keyed: true,
		Glyphs: []Glyph{
			{Code: Code(0, 0, "rmoveto", -107, "callsubr"), Advance: 1000},
			{Char: '国', Code: Code(-200, 60, -40, "rmoveto", -107, "callgsubr"), Advance: 900, Name: 100},
			{Char: 'A', Code: Code(100, 10, 20, "rmoveto", -107, "callsubr", "endchar"), Advance: 600, Name: 7, Font: 1},
			{Char: '年', Code: Code(50, 30, "hstem", 100, 40, "hintmask", []byte{0xC0}, 5, "hmoveto", 100, -106, "callsubr", "endchar"), Advance: 1000, Name: 9},
			{Char: ' ', Code: Code("endchar"), Advance: 500, Name: 1, Font: 1},
		},
		Globals: [][]byte{Code(780, 840, -780, "hlineto", "endchar")},
		Fonts: []Font{
			{Standard: 1000, Nominal: 1100, Private: Code(0, 10, []byte{6}), Locals: [][]byte{Code(100, 100, "hlineto", "endchar"), Code("vlineto", 50, "hlineto", "return")}},
			{Standard: 500, Nominal: 500, Locals: [][]byte{Code(200, 700, "rlineto", 200, -700, "rlineto", "return")}},
		},
		Charset: 0,
	}
}
