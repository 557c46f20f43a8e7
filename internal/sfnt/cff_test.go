package sfnt

import (
	"errors"
	"slices"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

// named is a font keyed by names: it has the standard names of its letters, one subroutine of its own, and é, which
// draws an e and the accent above it.
func named() cfftest.Spec {
	return cfftest.Spec{
		Glyphs: []cfftest.Glyph{
			{Code: cfftest.Code("endchar"), Advance: 250},
			{Char: 'e', Code: cfftest.Code(10, 20, "hstem", 30, 40, "rmoveto", -107, "callsubr", "endchar"), Advance: 250, Name: 70},
			{Char: '´', Code: cfftest.Code(1, 2, "hstemhm", 3, 4, "cntrmask", []byte{0xFF}, 500, "vmoveto", 10, 20, "rlineto", "endchar"), Advance: 250, Name: 125},
			{Char: 'é', Code: cfftest.Code(150, 200, 300, 101, 194, "endchar"), Advance: 400, Name: 211},
		},
		Fonts: []cfftest.Font{{Standard: 250, Nominal: 250, Locals: [][]byte{cfftest.Code(100, 60, "hlineto")}}},
	}
}

func TestFontsOfBothKeysReadAsTheyWereMade(t *testing.T) {
	for _, c := range []struct {
		name    string
		font    cfftest.Spec
		char    rune
		glyphs  int
		advance int
		bounds  Rect
		keyed   bool
	}{
		{"keyed by CIDs", cfftest.Sample(), '国', 5, 900, Rect{60, -40, 840, 800}, true},
		{"of the second FD", cfftest.Sample(), 'A', 5, 600, Rect{10, 20, 410, 720}, true},
		{"keyed by names", named(), 'e', 4, 250, Rect{30, 40, 130, 100}, false},
		{"an accented letter", named(), 'é', 4, 400, Rect{30, 40, 210, 820}, false},
	} {
		f := mustParse(t, c.font.File())
		id, _ := f.GlyphID(c.char)
		b, ok := f.Bounds(id)
		if f.NumGlyphs() != c.glyphs || f.Advance(id) != c.advance || b != c.bounds || !ok || f.cff.keyed != c.keyed {
			t.Errorf("%s: %d glyphs, advance %d, bounds %v", c.name, f.NumGlyphs(), f.Advance(id), b)
		}
		if width, ok := f.cff.Width(id); width != c.advance || !ok {
			t.Errorf("%s: its charstring has the width %d", c.name, width)
		}
		if f.UnitsPerEm() != 1000 || f.cff.UnitsPerEm(id) != 1000 || f.PostScriptName() != "Test-Face" {
			t.Errorf("%s: %d units per em, name %s", c.name, f.UnitsPerEm(), f.PostScriptName())
		}
	}
}

func TestGlyphsWithoutOutlineHaveNoBounds(t *testing.T) {
	s := cfftest.Sample()
	s.Glyphs = append(s.Glyphs, cfftest.Glyph{Code: cfftest.Code(5, 5, "rmoveto", 9, 9, "rmoveto", "endchar")}, cfftest.Glyph{Code: []byte{0}})
	f := mustParse(t, s.File())
	for _, id := range []uint16{4, 5, 6, 7, 0xFFFF} {
		if b, ok := f.Bounds(id); ok || b != (Rect{}) {
			t.Errorf("glyph %d has bounds %v", id, b)
		}
	}
	if _, ok := f.cff.Width(7); ok {
		t.Error("a glyph that is not there has a width")
	}
	if f.Advance(4) != 500 || f.Advance(7) != 0 {
		t.Errorf("advances %d and %d", f.Advance(4), f.Advance(7))
	}
}

func TestLookupsInCFFAllocateNothing(t *testing.T) {
	f := mustParse(t, cfftest.Sample().File())
	sum := 0
	allocs := testing.AllocsPerRun(100, func() {
		for id := range uint16(5) {
			b, _ := f.Bounds(id)
			sum += b.XMax + f.Advance(id)
		}
	})
	if allocs != 0 || sum == 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func TestDamagedProgramsAreRefused(t *testing.T) {
	change := func(f func(*cfftest.Spec)) []byte {
		s := cfftest.Sample()
		f(&s)
		return s.CFF()
	}
	whole := cfftest.Sample().CFF()
	for _, c := range []struct {
		name, reason string
		table        []byte
	}{
		{"nothing", "not a font program of version 1", []byte{}},
		{"version 2", "not a font program of version 1", append([]byte{2}, whole[1:]...)},
		{"a header beyond the end", "Name INDEX", []byte{1, 0, 200, 4}},
		{"cut in the names", "Name INDEX", whole[:8]},
		{"cut in the Top DICT", "Top DICT INDEX", whole[:30]},
		{"no Top DICT", "no Top DICT", slices.Concat([]byte{1, 0, 4, 4}, make([]byte, 8))},
		{"no strings", "String INDEX", slices.Concat([]byte{1, 0, 4, 4}, make([]byte, 4))},
		{"no global subroutines", "Global Subr INDEX", slices.Concat([]byte{1, 0, 4, 4}, make([]byte, 6))},
		{"charstrings of type 1", "type 1", change(func(s *cfftest.Spec) { s.Extra = []byte{140, 12, 6} })},
		{"no charstrings", "no CharStrings", change(func(s *cfftest.Spec) { s.Extra = []byte{139, 17} })},
		{"charstrings far away", "no CharStrings", change(func(s *cfftest.Spec) { s.Extra = append(cfftest.Long(1<<30), 17) })},
		{"charstrings before the beginning", "no CharStrings", change(func(s *cfftest.Spec) { s.Extra = append(cfftest.Long(-9), 17) })},
		{"a cut number", "Top DICT is damaged", change(func(s *cfftest.Spec) { s.Extra = []byte{29, 1} })},
		{"a cut real number", "Top DICT is damaged", change(func(s *cfftest.Spec) { s.Extra = []byte{30, 0x12} })},
		{"a cut operator", "Top DICT is damaged", change(func(s *cfftest.Spec) { s.Extra = []byte{139, 12} })},
		{"no FDArray", "FDArray", change(func(s *cfftest.Spec) { s.Extra = []byte{139, 12, 36} })},
		{"FDSelect far away", "FDSelect", change(func(s *cfftest.Spec) { s.Extra = append(cfftest.Long(1<<20), 12, 37) })},
	} {
		_, err := ParseCFF(c.table)
		wantError(t, err, c.reason)
		var format *FormatError
		if !errors.As(err, &format) || format.Table != "CFF " {
			t.Errorf("%s: error %#v", c.name, err)
		}
	}
	names := named()
	names.Extra = slices.Concat(cfftest.Long(9), cfftest.Long(1<<20), []byte{18})
	_, err := ParseCFF(names.CFF())
	wantError(t, err, "Private DICT")
	names = named()
	names.Fonts[0].Private = append(cfftest.Long(1<<20), 19)
	_, err = ParseCFF(names.CFF())
	wantError(t, err, "Private DICT")
}

func TestAFileWithTooFewCharstringsIsRefused(t *testing.T) {
	s := cfftest.Sample()
	s.Tables = map[string][]byte{"maxp": words(0, 0x5000, 6)}
	_, err := Parse(s.File(), 0)
	wantError(t, err, "5 charstrings for 6 glyphs")
	s.Tables = map[string][]byte{"maxp": words(0, 0x5000)}
	_, err = Parse(s.File(), 0)
	wantError(t, err, "6 needed")
}

func TestAnyPrefixOfAFontIsReadOrRefused(t *testing.T) {
	for _, whole := range [][]byte{cfftest.Sample().CFF(), named().CFF()} {
		for n := range whole {
			c, err := ParseCFF(whole[:n:n])
			if err != nil {
				continue
			}
			for id := range uint16(c.NumGlyphs() + 1) {
				c.Width(id)
				c.UnitsPerEm(id)
			}
			c.CIDsAreGlyphs()
		}
	}
}

func TestUnitsFollowTheFontMatrix(t *testing.T) {
	half := cfftest.Real("5e4")
	zero, unit := cfftest.Short(0), cfftest.Short(1)
	matrix := func(scale []byte) []byte { return slices.Concat(scale, zero, zero, scale, zero, zero) }
	for _, c := range []struct {
		name      string
		top, font []byte
		want      int
	}{
		{"none", nil, nil, 1000},
		{"the top's", matrix(half), nil, 2000},
		{"the FD's", nil, matrix(cfftest.Real("0.00048828125")), 2048},
		{"both", matrix(half), matrix(unit), 2000},
		{"a large one", matrix(cfftest.Real("1E2")), nil, 0},
		{"a negative one", matrix(cfftest.Real("-.001")), nil, 0},
		{"one without scale", matrix(zero), nil, 0},
	} {
		s := cfftest.Sample()
		s.Matrix, s.Fonts[0].Matrix = c.top, c.font
		p, err := ParseCFF(s.CFF())
		if err != nil {
			t.Fatal(err)
		}
		if got := p.UnitsPerEm(1); got != c.want {
			t.Errorf("%s: %d units per em, want %d", c.name, got, c.want)
		}
	}
}

func TestCIDsAreGlyphsOnlyWhereTheCharsetSaysSo(t *testing.T) {
	for _, c := range []struct {
		name    string
		charset []byte
		want    bool
	}{
		{"a list", []byte{0, 0, 1, 0, 2, 0, 3, 0, 4}, true},
		{"a short stretch", []byte{1, 0, 1, 3}, true},
		{"a long stretch", []byte{2, 0, 1, 0, 9}, true},
		{"another order", []byte{0, 0, 1, 0, 3, 0, 2, 0, 4}, false},
		{"a cut list", []byte{0, 0, 1}, false},
		{"an unknown format", []byte{7, 0, 1, 0, 2}, false},
	} {
		table := cfftest.Sample().CFF()
		p, err := ParseCFF(append(table, c.charset...))
		if err != nil {
			t.Fatal(err)
		}
		p.charset = len(table)
		if got := p.CIDsAreGlyphs(); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	for _, s := range []cfftest.Spec{named(), cfftest.Sample()} {
		s.Charset = -1
		p, err := ParseCFF(s.CFF())
		if err != nil || p.CIDsAreGlyphs() {
			t.Errorf("a program without a charset has CIDs that are glyphs, error %v", err)
		}
	}
}
