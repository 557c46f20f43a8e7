package sfnt

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/golden"
)

// dumped writes a font file table by table in hexadecimal digits, words apart.
func dumped(file []byte) string {
	var b strings.Builder
	count := int(binary.BigEndian.Uint16(file[4:]))
	fmt.Fprintf(&b, "%x %d tables %x\n", file[:4], count, file[6:12])
	for i := range count {
		record := file[headerSize+recordSize*i:]
		at, size := binary.BigEndian.Uint32(record[8:]), binary.BigEndian.Uint32(record[12:])
		fmt.Fprintf(&b, "%s sum %08x at %d, %d bytes:", record[:4], binary.BigEndian.Uint32(record[4:]), at, size)
		inWords(&b, file[at:at+size])
	}
	return b.String()
}

func inWords(b *strings.Builder, data []byte) {
	for i, c := range data {
		if i%2 == 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(b, "%02x", c)
	}
	b.WriteByte('\n')
}

// What is made of fonts: subsets as they are and with margins, whole files for programs that find glyphs by characters, and files of a
// face of a collection.
func TestTheFilesThatAreMadeOfFonts(t *testing.T) {
	truetype := mustParse(t, sample().build())
	hinted := mustParse(t, sample().with(map[string][]byte{
		"maxp": slices.Concat(longs(0x10000), words(6, 9, 2, 7, 1, 2, 0, 0, 0, 0, 0, 0, 3, 15)), "fpgm": {1, 2, 3}, "OS/2": slices.Concat(words(3, 1, 300, 4, 0x30E), make([]byte, 86)),
		"post": slices.Concat(longs(3<<16, -0x1C000), words(0, 0), longs(1), make([]byte, 16)),
	}).build())
	long := sample()
	long.longLoca, long.own = true, 3
	keyed, named := mustParse(t, cfftest.Sample().File()), mustParse(t, named().File())
	other := mustParse(t, withUnits(2048).File())
	var b strings.Builder
	add := func(name string, data []byte, err error) {
		fmt.Fprintf(&b, "== %s\n", name)
		switch {
		case err != nil:
			fmt.Fprintln(&b, err)
		case data[0] == 1:
			b.WriteString("program:")
			inWords(&b, data)
		default:
			b.WriteString(dumped(data))
		}
	}
	subset := func(name string, f *Font, margins []Margin, ids ...uint16) {
		s, err := f.SubsetIn(nil, ids, margins)
		var data []byte
		if err == nil {
			data = s.Data
			name += fmt.Sprintf(": %d glyphs", s.NumGlyphs)
		}
		add(name, data, err)
	}
	for _, f := range []struct {
		name string
		font *Font
	}{{"TrueType", truetype}, {"hinted", hinted}, {"long loca", mustParse(t, long.build())}, {"CFF keyed by CIDs", keyed}, {"CFF keyed by names", named}, {"CFF of 2048 units", other}} {
		subset(f.name+", .notdef", f.font, nil, 0)
		subset(f.name+", some, one twice", f.font, nil, 0, 2, 1, 2)
		subset(f.name+", all", f.font, nil, 0, 3, 2, 1)
		subset(f.name+", margins", f.font, []Margin{{}, {}, {Of: 1, Left: 100}, {Of: 1, Left: -128, Right: 28}, {Of: 1, Left: 128}, {Of: 1, Left: -129}, {Of: 1, Right: -30}}, 0, 2, 2, 2, 2, 2, 2)
		file, err := f.font.OpenType([]Mapped{{'A', 2}, {'B', 3}, {0, 2}, {'一', 1}, {'D', 2}, {'C', 1}}, "A 名 (B)-1")
		add(f.name+", file by characters", file, err)
		file, err = f.font.Narrow([]Mapped{{0x1F600, 2}, {0x1F601, 3}, {0x1F603, 1}, {' ', 1}}, []uint16{0, 100, 9999, 1}, "")
		add(f.name+", file of narrow glyphs beyond the basic plane", file, err)
		file, err = f.font.OpenType(nil, strings.Repeat("n", 70))
		add(f.name+", file of nothing", file, err)
	}
	subset("composite", truetype, nil, 0, 5, 4)
	subset("composite, hinted", hinted, []Margin{{}, {}, {Of: 1, Left: 5}, {}}, 0, 5, 5, 3)
	for i, f := range [][]byte{sample().build(), cfftest.Sample().File()} {
		file, err := mustParse(t, f).Whole()
		add(fmt.Sprintf("file %d whole is itself: %v", i, slices.Equal(file, f)), []byte{1}, err)
	}
	many := collection(sample().with(map[string][]byte{"DSIG": {1, 2}, "ABCD": {3}}).build(), cfftest.Sample().File())
	for i := range 2 {
		f, err := Parse(many, i)
		if err != nil {
			t.Fatal(err)
		}
		file, err := f.Whole()
		add(fmt.Sprintf("face %d of a collection", i), file, err)
	}
	golden.Compare(t, "testdata/written.txt", []byte(b.String()))
}

// withUnits is a font with CFF outlines of another number of units to the em, which its program does not give.
func withUnits(units int) cfftest.Spec {
	s := cfftest.Sample()
	s.UnitsPerEm, s.Matrix = units, nil
	return s
}
