package sfnt

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// coded is a character and the number of its glyph in the file.
type coded struct {
	code  rune
	glyph uint16
}

// sortedCodes returns the characters that lead to glyphs, in their order, and reports those that cannot.
func sortedCodes(glyphs []Mapped) ([]coded, error) {
	if len(glyphs) >= maxGlyphs {
		return nil, &RequestError{Index: maxGlyphs - 1, Glyph: glyphs[maxGlyphs-1].ID, Reason: "a font holds 65535 glyphs at most, one of them .notdef"}
	}
	codes := make([]coded, 0, len(glyphs))
	for i, g := range glyphs {
		if !utf8.ValidRune(g.Code) || g.Code == math.MaxUint16 {
			return nil, &RequestError{Index: i, Glyph: g.ID, Reason: fmt.Sprintf("no character can have the code %U", g.Code)}
		}
		if g.Code != 0 {
			codes = append(codes, coded{g.Code, uint16(i + 1)})
		}
	}
	slices.SortFunc(codes, func(a, b coded) int { return int(a.code - b.code) })
	for i := 1; i < len(codes); i++ {
		if c := codes[i]; c.code == codes[i-1].code {
			at := max(c.glyph, codes[i-1].glyph) - 1
			return nil, &RequestError{Index: int(at), Glyph: glyphs[at].ID, Reason: fmt.Sprintf("the code %U leads to another glyph already", c.code)}
		}
	}
	return codes, nil
}

// writeCmap writes the mappings for Unicode on Windows: one of format 4 with the characters of the basic plane, and where
// there are others one of format 12 with all.
func writeCmap(codes []coded) ([]byte, error) {
	beyond, _ := slices.BinarySearchFunc(codes, math.MaxUint16, func(c coded, last rune) int { return int(c.code - last) })
	basic, err := writeFormat4(codes[:beyond])
	if err != nil {
		return nil, err
	}
	const head, record = 4, 8
	if beyond == len(codes) {
		return append(put16(nil, 0, 1, 3, 1, 0, head+record), basic...), nil
	}
	b := put16(nil, 0, 2, 3, 1, 0, head+2*record, 3, 10)
	b = binary.BigEndian.AppendUint32(b, uint32(head+2*record+len(basic)))
	return append(append(b, basic...), writeFormat12(codes)...), nil
}

// neighbours cuts codes into runs in which both characters and glyphs count up by one.
func neighbours(codes []coded) (runs [][]coded) {
	start := 0
	for i := range codes {
		if next := i + 1; next == len(codes) || codes[next] != (coded{codes[i].code + 1, codes[i].glyph + 1}) {
			runs = append(runs, codes[start:next])
			start = next
		}
	}
	return runs
}

func writeFormat12(codes []coded) []byte {
	runs := neighbours(codes)
	b := put16(nil, 12, 0)
	for _, v := range []int{format12Head + format12Group*len(runs), 0, len(runs)} {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	for _, r := range runs {
		b = binary.BigEndian.AppendUint32(b, uint32(r[0].code))
		b = binary.BigEndian.AppendUint32(b, uint32(r[len(r)-1].code))
		b = binary.BigEndian.AppendUint32(b, uint32(r[0].glyph))
	}
	return b
}

// codeSegment is a segment of format 4, whose characters have no gaps. Glyphs that do not count up with them are listed.
type codeSegment struct {
	codes  []coded
	listed bool
}

const (
	segmentSize = 8 // in the four arrays
	listedSize  = 2 // of a glyph
)

// codeSegments cuts codes into segments: where it takes less room to list the glyphs of all runs up to the next gap than
// to give each run a segment, there is one segment for them. The last segment is the one that format 4 ends with.
func codeSegments(codes []coded) (segments []codeSegment) {
	for len(codes) > 0 {
		n := 1
		for n < len(codes) && codes[n].code == codes[n-1].code+1 {
			n++
		}
		if runs := neighbours(codes[:n]); segmentSize*len(runs) > segmentSize+listedSize*n {
			segments = append(segments, codeSegment{codes[:n], true})
		} else {
			for _, r := range runs {
				segments = append(segments, codeSegment{r, false})
			}
		}
		codes = codes[n:]
	}
	return append(segments, codeSegment{codes: []coded{{math.MaxUint16, 0}}})
}

func writeFormat4(codes []coded) ([]byte, error) {
	segments := codeSegments(codes)
	n := len(segments)
	size := format4Head + 2 + segmentSize*n
	for _, s := range segments {
		if s.listed {
			size += listedSize * len(s.codes)
		}
	}
	if size > math.MaxUint16 {
		return nil, &RequestError{Reason: fmt.Sprintf("the characters need %d bytes in a cmap of format 4, which holds 65535; it takes less when glyphs are in the order of their codes", size)}
	}
	log := uint16(bits.Len(uint(n)) - 1)
	search := uint16(2) << log
	b := put16(make([]byte, 0, size), 4, uint16(size), 0, uint16(2*n), search, log, uint16(2*n)-search)
	for _, s := range segments {
		b = put16(b, uint16(s.codes[len(s.codes)-1].code))
	}
	b = put16(b, 0)
	for _, s := range segments {
		b = put16(b, uint16(s.codes[0].code))
	}
	return appendGlyphs(b, segments), nil
}

// appendGlyphs writes the arrays of format 4 that lead from a character to a glyph: what to add to the character, or how
// far behind its own place the list of the segment begins.
func appendGlyphs(b []byte, segments []codeSegment) []byte {
	for _, s := range segments {
		if s.listed {
			b = put16(b, 0)
		} else {
			b = put16(b, s.codes[0].glyph-uint16(s.codes[0].code))
		}
	}
	listed := 0
	for i, s := range segments {
		if !s.listed {
			b = put16(b, 0)
			continue
		}
		b = put16(b, uint16(2*(len(segments)-i)+listedSize*listed))
		listed += len(s.codes)
	}
	for _, s := range segments {
		if s.listed {
			for _, c := range s.codes {
				b = put16(b, c.glyph)
			}
		}
	}
	return b
}
