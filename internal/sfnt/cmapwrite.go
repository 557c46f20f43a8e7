package sfnt

import (
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
	b = put32(b, head+2*record+len(basic))
	return append(append(b, basic...), writeFormat12(codes)...), nil
}

// neighbours returns how many of the first codes make a run, in which both characters and glyphs count up by one.
func neighbours(codes []coded) int {
	n := 1
	for n < len(codes) && codes[n] == (coded{codes[n-1].code + 1, codes[n-1].glyph + 1}) {
		n++
	}
	return n
}

// countRuns returns how many runs codes fall into.
func countRuns(codes []coded) (runs int) {
	for ; len(codes) > 0; runs++ {
		codes = codes[neighbours(codes):]
	}
	return runs
}

func writeFormat12(codes []coded) []byte {
	runs := countRuns(codes)
	size := format12Head + format12Group*runs
	b := put32(put16(make([]byte, 0, size), 12, 0), size, 0, runs)
	for len(codes) > 0 {
		n := neighbours(codes)
		b = put32(b, int(codes[0].code), int(codes[n-1].code), int(codes[0].glyph))
		codes = codes[n:]
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
	segments = make([]codeSegment, 0, countRuns(codes)+1)
	for len(codes) > 0 {
		n := 1
		for n < len(codes) && codes[n].code == codes[n-1].code+1 {
			n++
		}
		if segmentSize*countRuns(codes[:n]) > segmentSize+listedSize*n {
			segments = append(segments, codeSegment{codes[:n], true})
			codes = codes[n:]
			continue
		}
		for end := len(codes) - n; len(codes) > end; {
			run := neighbours(codes)
			segments = append(segments, codeSegment{codes[:run], false})
			codes = codes[run:]
		}
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
