package sfnt

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"pgregory.net/rapid"
)

// eachFormat reads a cmap that writeCmap has made, by each of its subtables alone.
func eachFormat(t fataler, cmap []byte) (maps map[int]charMap) {
	t.Helper()
	maps = map[int]charMap{}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		record := cmap[4+8*i:]
		at := binary.BigEndian.Uint32(record[4:])
		m, format := readCharMap(cmap[at:])
		want, size := 1, uint32(binary.BigEndian.Uint16(cmap[at+2:]))
		if format == 12 {
			want, size = 10, binary.BigEndian.Uint32(cmap[at+4:])
		}
		if binary.BigEndian.Uint16(record) != 3 || int(binary.BigEndian.Uint16(record[2:])) != want {
			t.Fatalf("format %d is announced as % x", format, record[:4])
		}
		if end := at + size; int(end) != len(cmap) && (i > 0 || end != binary.BigEndian.Uint32(record[12:])) {
			t.Fatalf("format %d ends at %d of %d", format, end, len(cmap))
		}
		maps[format] = m
	}
	return maps
}

func TestEachFormatLeadsToTheSameGlyphs(t *testing.T) {
	f := mustParse(t, sample().build())
	rapid.Check(t, func(t *rapid.T) {
		codes, err := sortedCodes(drawMapped(t, f, 300))
		if err != nil {
			t.Fatal(err)
		}
		cmap, err := writeCmap(codes)
		if err != nil {
			t.Fatal(err)
		}
		want := map[rune]uint64{0: 0, 0xFFFF: 0}
		for _, c := range codes {
			want[c.code] = uint64(c.glyph)
			for _, next := range []rune{c.code - 1, c.code + 1} {
				want[next] += 0
			}
		}
		maps := eachFormat(t, cmap)
		beyond := len(codes) > 0 && codes[len(codes)-1].code > 0xFFFF
		basic, full := maps[4], maps[12]
		if _, has := maps[12]; has != beyond {
			t.Fatalf("format 12: %v, characters beyond the basic plane: %v", has, beyond)
		}
		for r, glyph := range want {
			if r <= 0xFFFF {
				if got := basic.lookup4(uint16(r)); got != glyph {
					t.Fatalf("%U: format 4 leads to %d, not %d", r, got, glyph)
				}
			}
			if got := full.lookup12(uint32(r)); beyond && got != glyph {
				t.Fatalf("%U: format 12 leads to %d, not %d", r, got, glyph)
			}
		}
		checkSearch(t, cmap)
	})
}

// checkSearch checks the numbers by which readers of format 4 look for a segment.
func checkSearch(t fataler, cmap []byte) {
	at := int(binary.BigEndian.Uint32(cmap[8:]))
	n, search := int(uint16At(cmap, at+6))/2, int(uint16At(cmap, at+8))
	log, rest := int(uint16At(cmap, at+10)), int(uint16At(cmap, at+12))
	if search != 2<<log || search > 2*n || 2*search <= 2*n || rest != 2*n-search {
		t.Fatalf("%d segments are searched with %d, %d, %d", n, search, log, rest)
	}
}

// A cmap of format 4 has 65535 bytes: room for 8188 segments, or about 32000 glyphs in a list.
func TestACmapHoldsAsMuchAsItsLengthCanSay(t *testing.T) {
	scattered := make([]Mapped, 8189)
	for i := range scattered {
		scattered[i].Code = rune(2*i + 1)
	}
	backwards := make([]Mapped, 32752)
	for i := range backwards {
		backwards[i].Code = rune(len(backwards) - i)
	}
	every := make([]Mapped, 0, maxGlyphs-1)
	for c := rune(1); len(every) < cap(every); c++ {
		if c < 0xD800 || c > 0xDFFF && c != 0xFFFF {
			every = append(every, Mapped{Code: c})
		}
	}
	fonts := map[string]*Font{"TrueType": mustParse(t, spec{glyphs: []outGlyph{{nil, 500, 0}}}.build()), "CFF": mustParse(t, cfftest.Sample().File())}
	for _, c := range []struct {
		name   string
		glyphs []Mapped
		fits   bool
	}{
		{"scattered characters, all", scattered, false}, {"but for one", scattered[1:], true},
		{"glyphs backwards, all", backwards, false}, {"but for four", backwards[4:], true},
		{"every character", every, true},
	} {
		for kind, f := range fonts {
			data, err := f.OpenType(c.glyphs, "X")
			var request *RequestError
			switch {
			case !c.fits && (!errors.As(err, &request) || !strings.Contains(err.Error(), "65535")):
				t.Errorf("%s, %s: error %v", c.name, kind, err)
			case c.fits && err != nil:
				t.Errorf("%s, %s: %v", c.name, kind, err)
			case c.fits:
				checkLike(t, f, c.glyphs, data)
				eachFormat(t, tableOf(data, "cmap"))
			}
		}
	}
}

func TestGlyphsInAnyOrderAreListed(t *testing.T) {
	f := mustParse(t, spec{glyphs: []outGlyph{{nil, 500, 0}}}.build())
	size := func(order ...rune) int {
		glyphs := make([]Mapped, len(order))
		for i, c := range order {
			glyphs[i].Code = c
		}
		return len(tableOf(mustFile(t, f, glyphs, "X"), "cmap"))
	}
	rising := []rune{1, 2, 3, 4, 5, 6}
	falling := slices.Clone(rising)
	slices.Reverse(falling)
	if got, want := size(falling...), size(rising...)+2*len(rising); got != want {
		t.Errorf("%d bytes for glyphs in falling order, want %d", got, want)
	}
	if got, want := size(4, 5, 6, 1, 2, 3), size(rising...)+8; got != want {
		t.Errorf("%d bytes for two runs, want %d", got, want)
	}
}

// tableOf returns a table of a sound file.
func tableOf(data []byte, tag string) []byte {
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		if record := data[headerSize+recordSize*i:]; string(record[:4]) == tag {
			at := binary.BigEndian.Uint32(record[8:])
			return data[at:][:binary.BigEndian.Uint32(record[12:])]
		}
	}
	return nil
}
