package sfnt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"pgregory.net/rapid"
)

// checkCFF checks that the glyphs of a subset are those asked for, and returns the subset, opened.
func checkCFF(t fataler, f *Font, ids []uint16, s *Subset) *CFF {
	t.Helper()
	c, err := ParseCFF(s.Data)
	if err != nil {
		t.Fatalf("the subset cannot be read: %v", err)
	}
	if s.Format != FormatCFF || s.NumGlyphs != len(ids) || c.NumGlyphs() != len(ids) || c.globals.count != 0 || !c.keyed {
		t.Fatalf("format %d, %d glyphs, %d announced, %d asked for, %d subroutines", s.Format, c.NumGlyphs(), s.NumGlyphs, len(ids), c.globals.count)
	}
	if len(ids) > 1 && !c.CIDsAreGlyphs() {
		t.Fatalf("the CIDs are not the glyphs")
	}
	for i, id := range ids {
		got := tracer{cff: c, write: true, advance: f.Advance(id)}
		want := tracer{cff: f.cff, write: true, advance: f.Advance(id)}
		if !got.trace(uint16(i)) || !want.trace(id) {
			t.Fatalf("glyph %d: %s; glyph %d of the source: %s", i, got.fault, id, want.fault)
		}
		code, _ := c.glyphs.item(i)
		if got.box != want.box || !bytes.Equal(code, want.out) || !bytes.Equal(got.out, want.out) || got.font.locals.count != 0 {
			t.Fatalf("glyph %d is % x in the box %v, glyph %d of the source\n% x in %v", i, code, got.box, id, want.out, want.box)
		}
		if width, ok := c.Width(uint16(i)); !ok || width != f.Advance(id) {
			t.Fatalf("glyph %d is %d wide, glyph %d of the source %d", i, width, id, f.Advance(id))
		}
	}
	return c
}

func TestASubsetOfCFFHoldsTheGlyphsAskedForInTheirOrder(t *testing.T) {
	for _, c := range []struct {
		name  string
		font  cfftest.Spec
		ids   []uint16
		fonts int
	}{
		{"all", cfftest.Sample(), []uint16{0, 1, 2, 3, 4}, 2},
		{"one FD", cfftest.Sample(), []uint16{0, 3, 1}, 1},
		{"two in turns", cfftest.Sample(), []uint16{0, 2, 1, 4, 3, 2}, 2},
		{"one of them twice", cfftest.Sample(), []uint16{0, 1, 1, 0}, 1},
		{"nothing but .notdef", cfftest.Sample(), []uint16{0}, 1},
		{"keyed by names", named(), []uint16{0, 2, 1}, 1},
		{"an accented letter", named(), []uint16{0, 3, 3}, 1},
	} {
		f := mustParse(t, c.font.File())
		s := mustSubset(t, f, c.ids...)
		if p := checkCFF(t, f, c.ids, s); p.fonts.count != c.fonts {
			t.Errorf("%s: %d FDs, want %d", c.name, p.fonts.count, c.fonts)
		}
		if again := mustSubset(t, f, c.ids...); !bytes.Equal(again.Data, s.Data) {
			t.Errorf("%s: the same glyphs give other bytes", c.name)
		}
	}
}

// The file is small enough to be written out.
func TestASubsetOfCFFIsWrittenAsTheFormatLaysDown(t *testing.T) {
	f := mustParse(t, cfftest.Sample().File())
	name, code := "Test-Face", cfftest.Code(-200, 60, -40, "rmoveto", 780, 840, -780, "hlineto", "endchar")
	notdef := cfftest.Code(0, 0, "rmoveto", 100, 100, "hlineto", "endchar")
	numbers := func(values ...int) (b []byte) {
		for _, v := range values {
			b = append(b, cfftest.Short(v)...)
		}
		return b
	}
	top := slices.Concat(numbers(391, 392, 0), []byte{12, 30}, numbers(0, -40, 840, 800), []byte{5}, numbers(2), []byte{12, 34})
	at := 4 + 5 + len(name) + 5 + len(top) + 26 + 6 + len("AdobeIdentity") + 2
	codes := at + 5 + 3 // after the charset and an FDSelect of format 0
	fonts := codes + 6 + len(notdef) + len(code)
	private := slices.Concat(numbers(0, 10), []byte{6}, numbers(1000), []byte{20}, numbers(1100), []byte{21})
	top = slices.Concat(top, cfftest.Long(at), []byte{15}, cfftest.Long(at+5), []byte{12, 37}, cfftest.Long(codes), []byte{17}, cfftest.Long(fonts), []byte{12, 36})
	want := slices.Concat(
		[]byte{1, 0, 4, 4}, []byte{0, 1, 1, 1, byte(1 + len(name))}, []byte(name), []byte{0, 1, 1, 1, byte(1 + len(top))}, top,
		[]byte{0, 2, 1, 1, 6, 14}, []byte("AdobeIdentity"), []byte{0, 0},
		[]byte{2, 0, 1, 0, 0}, []byte{0, 0, 0},
		[]byte{0, 2, 1, 1, byte(1 + len(notdef)), byte(1 + len(notdef) + len(code))}, notdef, code,
		[]byte{0, 1, 1, 1, 12}, cfftest.Long(len(private)), cfftest.Long(fonts+5+11), []byte{18}, private,
	)
	if got := mustSubset(t, f, 0, 1).Data; !bytes.Equal(got, want) {
		t.Errorf("% x, want\n% x", got, want)
	}
}

func TestWidthsAreThoseOfHmtx(t *testing.T) {
	s := cfftest.Sample()
	s.Glyphs[0].Advance, s.Glyphs[1].Advance, s.Glyphs[2].Advance, s.Glyphs[4].Advance = 333, 1000, 500, 33267
	f := mustParse(t, s.File())
	checkCFF(t, f, identity(5), mustSubset(t, f, identity(5)...))
	s.Glyphs[4].Advance = 33268
	_, err := mustParse(t, s.File()).Subset([]uint16{0, 4})
	wantError(t, err, "it is 33268 units wide")
}

func TestAnAccentedLetterBecomesOneOutline(t *testing.T) {
	f := mustParse(t, named().File())
	c := checkCFF(t, f, []uint16{0, 3}, mustSubset(t, f, 0, 3))
	got, _ := c.glyphs.item(1)
	// The letter ends at 130, 100; the accent begins 500 above its place, 200, 300.
	want := cfftest.Code(150, 30, 40, "rmoveto", 100, 60, "hlineto", 70, 700, "rmoveto", 10, 20, "rlineto", "endchar")
	if !bytes.Equal(got, want) {
		t.Errorf("% x, want\n% x", got, want)
	}
	for reason, change := range map[string]func(*cfftest.Spec){
		"it is made of":     func(s *cfftest.Spec) { s.Glyphs[2].Name = 126 },
		"of a letter":       func(s *cfftest.Spec) { s.Glyphs[3].Code = cfftest.Code(1, 2, 20, 194, "endchar") },
		"without a move":    func(s *cfftest.Spec) { s.Glyphs[2].Code = cfftest.Code(1, 2, "hstem", 10, 20, "rlineto", "endchar") },
		"operands left":     func(s *cfftest.Spec) { s.Glyphs[2].Code = s.Glyphs[3].Code },
		"too far away":      func(s *cfftest.Spec) { s.Glyphs[2].Code = cfftest.Code(32767, "vmoveto", "endchar") },
		"divides by 0":      func(s *cfftest.Spec) { s.Glyphs[1].Code = cfftest.Code(1, 0, "div") },
		"an accent that th": func(s *cfftest.Spec) { s.Charset = -1 },
	} {
		s := named()
		change(&s)
		_, err := mustParse(t, s.File()).Subset([]uint16{0, 3})
		wantError(t, err, reason)
	}
}

func TestTheStandardEncodingHasItsNames(t *testing.T) {
	for code, want := range map[int]int{31: 0, 32: 1, 65: 34, 126: 95, 127: 0, 160: 0, 161: 96, 175: 110, 176: 0, 180: 114, 189: 122, 191: 123,
		194: 125, 200: 131, 201: 0, 203: 133, 208: 137, 225: 138, 227: 139, 235: 143, 241: 144, 245: 145, 248: 146, 251: 149, 252: 0, -5: 0} {
		if got := standardName(code); got != want {
			t.Errorf("code %d has the name %d, want %d", code, got, want)
		}
	}
}

func TestUnitsOtherThanAThousandKeepTheirMatrix(t *testing.T) {
	zero := cfftest.Short(0)
	matrix := func(scale []byte) []byte { return slices.Concat(scale, zero, zero, scale, zero, zero) }
	for _, c := range []struct {
		name           string
		top, fd        []byte
		units, written int
	}{
		{"none, though the em has 2048", nil, nil, 2048, 2048},
		{"none, though the em has 1500", nil, nil, 1500, 1500},
		{"of the top", matrix(cfftest.Real("5e4")), nil, 2000, 2000},
		{"of the FD", nil, matrix(cfftest.Real("5e4")), 2000, 2000},
		{"of both", matrix(cfftest.Real("5e4")), matrix(cfftest.Short(1)), 2000, 2000},
	} {
		s := cfftest.Sample()
		s.UnitsPerEm, s.Matrix, s.Fonts[0].Matrix = c.units, c.top, c.fd
		f := mustParse(t, s.File())
		p := checkCFF(t, f, []uint16{0, 1}, mustSubset(t, f, 0, 1))
		if got := p.UnitsPerEm(1); got != c.written || (c.fd != nil) != (bytes.Contains(p.fonts.data, []byte{12, 7})) {
			t.Errorf("%s: %d units per em", c.name, got)
		}
	}
	s := named()
	s.Fonts[0].Matrix = matrix(cfftest.Real("5e4")) // in the Top DICT, where a font keyed by names has all
	f := mustParse(t, s.File())
	if p := checkCFF(t, f, []uint16{0, 1}, mustSubset(t, f, 0, 1)); p.UnitsPerEm(1) != 2000 || bytes.Contains(p.fonts.data, []byte{12, 7}) {
		t.Errorf("%d units per em, or a matrix twice", p.UnitsPerEm(1))
	}
}

func TestTheFDOfAGlyphIsFoundInBothFormats(t *testing.T) {
	for _, list := range []bool{true, false} {
		s := cfftest.Sample()
		s.ListSelect = list
		f := mustParse(t, s.File())
		checkCFF(t, f, identity(5), mustSubset(t, f, identity(5)...))
		for id, want := range []int{0, 0, 1, 0, 1} {
			if got := f.cff.selected(uint16(id)); got != want {
				t.Errorf("glyph %d has FD %d, want %d", id, got, want)
			}
		}
	}
	for name, selects := range map[string][]byte{"unknown": {7, 0, 0}, "cut": {0}, "cut ranges": {3, 0, 1}, "begins late": {3, 0, 1, 0, 3, 0, 0, 9}, "no such FD": {0, 0, 9}} {
		f := mustParse(t, cfftest.Sample().File())
		f.cff.selects = selects
		_, err := f.Subset([]uint16{0, 1})
		wantError(t, err, "Font DICT cannot be read")
		if _, ok := f.Bounds(1); ok {
			t.Errorf("%s: a glyph without FD has bounds", name)
		}
	}
}

func TestALongFDSelectIsWrittenInStretches(t *testing.T) {
	f := mustParse(t, cfftest.Sample().File())
	ids := append(slices.Repeat([]uint16{0}, 300), slices.Repeat([]uint16{2}, 300)...)
	c := checkCFF(t, f, ids, mustSubset(t, f, ids...))
	want := append(words(0, 0, 300), words(600)...)
	if got := c.selects[1:]; c.selects[0] != 3 || !bytes.Equal(got[:2], words(2)) || !bytes.Equal(got[8:10], want[6:]) {
		t.Errorf("% x", c.selects[:10])
	}
}

func TestOffsetsOfCharstringsAreAsWideAsTheyMustBe(t *testing.T) {
	f := mustParse(t, cfftest.Sample().File())
	for n, want := range map[int]int{2: 1, 25: 2, 9000: 3} {
		ids := append([]uint16{0}, slices.Repeat([]uint16{1}, n-1)...)
		if c := checkCFF(t, f, ids, mustSubset(t, f, ids...)); c.glyphs.offSize != want {
			t.Errorf("%d glyphs: offsets of %d bytes, want %d", n, c.glyphs.offSize, want)
		}
	}
}

func TestGlyphsOfCFFThatCannotBeGivenAreRefused(t *testing.T) {
	f := mustParse(t, cfftest.Sample().File())
	for _, ids := range [][]uint16{nil, {1}, {0, 5}, make([]uint16, 65536)} {
		_, err := f.Subset(ids)
		var request *RequestError
		if !errors.As(err, &request) {
			t.Errorf("%d ids: error %v", len(ids), err)
		}
	}
	s := cfftest.Sample()
	s.Globals[0] = bytes.Repeat(cfftest.Code(append(many(48, 0.5), "rlineto")...), 30)
	s.Glyphs[1].Code = append(cfftest.Code(0, "hmoveto"), bytes.Repeat(cfftest.Code(-107, "callgsubr"), 9)...)
	_, err := mustParse(t, s.File()).Subset(append([]uint16{0}, slices.Repeat([]uint16{1}, 1040)...))
	wantError(t, err, "exceed 67108864 bytes")
}

func TestAnySubsetOfAnyCFFFontDrawsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := cfftest.Sample()
		s.Keyed = rapid.Bool().Draw(t, "keyed")
		number := rapid.OneOf(rapid.Map(rapid.IntRange(-2000, 2000), func(v int) any { return v }), rapid.Just[any](0.5))
		sizes := map[string]int{"rlineto": 4, "hlineto": 3, "vhcurveto": 5, "hhcurveto": 9, "rrcurveto": 6, "rcurveline": 8, "hflex": 7, "flex1": 11, "rmoveto": 2}
		names := []string{"flex1", "hflex", "hhcurveto", "hlineto", "rcurveline", "rlineto", "rmoveto", "rrcurveto", "vhcurveto"}
		for i := range s.Glyphs {
			if !s.Keyed {
				s.Glyphs[i].Font = 0
			}
			parts := []any{number.Draw(t, "x"), number.Draw(t, "y"), "rmoveto"}
			for range rapid.IntRange(0, 6).Draw(t, "operators") {
				name := rapid.SampledFrom(names).Draw(t, "name")
				for range sizes[name] {
					parts = append(parts, number.Draw(t, "operand"))
				}
				parts = append(parts, name)
			}
			s.Glyphs[i].Code = cfftest.Code(append(parts, -107, rapid.SampledFrom([]string{"callsubr", "callgsubr", "endchar"}).Draw(t, "end"))[:len(parts)]...)
			s.Glyphs[i].Code = append(s.Glyphs[i].Code, cfftest.Code(-107, "callgsubr")...)
			s.Glyphs[i].Advance = rapid.IntRange(0, 3000).Draw(t, "advance")
		}
		if !s.Keyed {
			s.Fonts = s.Fonts[:1]
		}
		f, err := Parse(s.File(), 0)
		if err != nil {
			t.Fatal(err)
		}
		ids := append([]uint16{0}, rapid.SliceOfN(rapid.Uint16Range(0, 4), 0, 12).Draw(t, "ids")...)
		sub, err := f.Subset(ids)
		if err != nil {
			t.Fatal(err)
		}
		checkCFF(t, f, ids, sub)
	})
}

func TestFacesAreFoundByTheirNames(t *testing.T) {
	face := func(records ...nameRecord) []byte {
		return sample().with(map[string][]byte{"name": nameTable(records...)}).build()
	}
	data := collection(
		face(nameRecord{3, 1, 0x409, 4, "Fang Song"}, nameRecord{3, 1, 0x409, 6, "FangSong"}),
		face(nameRecord{3, 1, 0x409, 4, "Kai Ti"}, nameRecord{3, 1, 0x409, 6, "KaiTi"}, nameRecord{3, 1, 0x804, 4, "楷体"}, nameRecord{3, 1, 0x409, 1, "Family"}),
		face(nameRecord{1, 0, 0, 6, "KaiTi"}, nameRecord{1, 0, 0, 4, "Old"}),
	)
	for name, want := range map[string]int{"FangSong": 0, "fang song": 0, "kaiti": 1, "楷体": 1, "old": 2} {
		if got, err := Find(data, name); err != nil || got != want {
			t.Errorf("%s is face %d, error %v", name, got, err)
		}
	}
	for _, name := range []string{"", "Family", "楷"} {
		_, err := Find(data, name)
		wantError(t, err, `"; the file has 0: FangSong (Fang Song), 1: KaiTi (Kai Ti), 2: KaiTi (Old)`)
	}
	if got, err := Find(cfftest.Sample().File(), "Test Face"); err != nil || got != 0 {
		t.Errorf("a file with one face: %d, error %v", got, err)
	}
}

func TestFacesAreNotLookedForInDamagedFiles(t *testing.T) {
	_, err := Find(nil, "KaiTi")
	wantError(t, err, "not a TrueType or OpenType file")
	_, err = Find(binary.BigEndian.AppendUint32(longs(magicTTC, 0x10000, 1), 1<<30), "KaiTi")
	wantError(t, err, "beyond the end")
	whole := sample().build()
	_, err = Find(whole[:len(whole)-80], "KaiTi")
	wantError(t, err, "beyond the end")
	_, err = Find(append(longs(magicTTC, 0x10000, 257), []byte(strings.Repeat("\x00", 4*257))...), "KaiTi")
	wantError(t, err, "257 faces")
}
