package pdf

import (
	"cmp"
	"slices"
	"unicode/utf16"

	"github.com/nianbao/nianbao/internal/pdffile"
)

// The limits of a CMap.
const (
	maxCMapDepth  = 4      // CMaps that use each other
	maxCMapRanges = 200000 // a font has at most 65536 characters
)

// cmap leads from the codes of a font's strings to text, or to the numbers of its glyphs.
type cmap struct {
	spaces   []codeSpace
	ranges   []codeRange // sorted by low before use
	vertical bool
}

// codeSpace says which codes have a number of bytes.
type codeSpace struct {
	bytes     int
	low, high uint32
}

// codeRange is the meaning of the codes from low to high: numbers from cid, or text.
type codeRange struct {
	low, high uint32
	cid       int
	text      []uint16 // of low; the last unit grows with the code
	texts     []string // or of each code
}

// readCMap reads a CMap stream.
func readCMap(f *pdffile.File, s *pdffile.Stream, depth int) *cmap {
	m := &cmap{}
	data, err := f.Decode(s)
	if err != nil && len(data) == 0 || depth > maxCMapDepth {
		return m
	}
	if other := f.Stream(s.Dict["UseCMap"]); other != nil {
		base := readCMap(f, other, depth+1)
		m.spaces, m.ranges = base.spaces, base.ranges
	}
	m.vertical = f.Int(s.Dict["WMode"]) == 1
	l := pdffile.NewLexer(data)
	var args []any
	for {
		v, ok := l.Next()
		if !ok || len(m.ranges) > maxCMapRanges {
			break
		}
		word, isWord := v.(pdffile.Keyword)
		if !isWord {
			args = append(args, v)
			continue
		}
		m.operator(string(word), args)
		args = args[:0]
	}
	// A stable sort, so that of two meanings of one code the same one counts each time.
	slices.SortStableFunc(m.ranges, func(a, b codeRange) int { return cmp.Compare(a.low, b.low) })
	return m
}

func (m *cmap) operator(word string, args []any) {
	switch word {
	case "endcodespacerange":
		for ; len(args) >= 2; args = args[2:] {
			if low, n, ok := code(args[0]); ok {
				high, _, _ := code(args[1])
				m.spaces = append(m.spaces, codeSpace{n, low, high})
			}
		}
	case "endbfchar":
		for ; len(args) >= 2; args = args[2:] {
			m.text(args[0], args[0], args[1])
		}
	case "endbfrange":
		for ; len(args) >= 3; args = args[3:] {
			m.text(args[0], args[1], args[2])
		}
	case "endcidchar":
		for ; len(args) >= 2; args = args[2:] {
			m.number(args[0], args[0], args[1])
		}
	case "endcidrange":
		for ; len(args) >= 3; args = args[3:] {
			m.number(args[0], args[1], args[2])
		}
	}
}

func code(v any) (n uint32, size int, ok bool) {
	s, ok := v.(pdffile.String)
	if !ok || len(s) == 0 || len(s) > 4 {
		return 0, 0, false
	}
	for i := range len(s) {
		n = n<<8 | uint32(s[i])
	}
	return n, len(s), true
}

func (m *cmap) text(low, high, to any) {
	a, _, ok := code(low)
	b, _, okay := code(high)
	if !ok || !okay || b < a {
		return
	}
	r := codeRange{low: a, high: b}
	switch to := to.(type) {
	case pdffile.String:
		r.text = units(to)
	case pdffile.Array:
		for _, v := range to {
			s, _ := v.(pdffile.String)
			r.texts = append(r.texts, string(utf16.Decode(units(s))))
		}
	default:
		return
	}
	m.ranges = append(m.ranges, r)
}

func (m *cmap) number(low, high, cid any) {
	a, _, ok := code(low)
	b, _, okay := code(high)
	if ok && okay && b >= a && pdffile.IsNumber(cid) {
		m.ranges = append(m.ranges, codeRange{low: a, high: b, cid: pdffile.Int(cid)})
	}
}

// units reads big-endian UTF-16; a single byte is a character of its own.
func units(s pdffile.String) []uint16 {
	if len(s) == 1 {
		return []uint16{uint16(s[0])}
	}
	out := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		out = append(out, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return out
}

// find returns the range of a code, nil when there is none.
func (m *cmap) find(c uint32) *codeRange {
	i, found := slices.BinarySearchFunc(m.ranges, c, func(r codeRange, c uint32) int { return cmp.Compare(r.low, c) })
	if !found {
		i--
	}
	if i < 0 || m.ranges[i].high < c {
		return nil
	}
	return &m.ranges[i]
}

// toText returns the text of a code.
func (m *cmap) toText(c uint32) (string, bool) {
	r := m.find(c)
	switch {
	case r == nil:
		return "", false
	case r.texts != nil:
		if i := int(c - r.low); i < len(r.texts) {
			return r.texts[i], true
		}
		return "", false
	case len(r.text) == 0:
		return "", false
	}
	last := len(r.text) - 1
	text := append(slices.Clone(r.text[:last]), r.text[last]+uint16(c-r.low))
	return string(utf16.Decode(text)), true
}

// toCID returns the number of the glyph of a code.
func (m *cmap) toCID(c uint32) (int, bool) {
	if r := m.find(c); r != nil {
		return r.cid + int(c-r.low), true
	}
	return 0, false
}

// next takes the next code off a string.
func (m *cmap) next(s string) (c uint32, size int) {
	for n := 1; n <= 4 && n <= len(s); n++ {
		c = c<<8 | uint32(s[n-1])
		for _, space := range m.spaces {
			if space.bytes == n && inSpace(c, space) {
				return c, n
			}
		}
	}
	// Not in any space: as many bytes as the shortest code has.
	size = len(s)
	for _, space := range m.spaces {
		size = min(size, space.bytes)
	}
	if len(m.spaces) == 0 {
		size = min(2, len(s))
	}
	c = 0
	for i := range size {
		c = c<<8 | uint32(s[i])
	}
	return c, size
}

// inSpace compares byte by byte, as code spaces are boxes and not intervals.
func inSpace(c uint32, s codeSpace) bool {
	for shift := 0; shift < 8*s.bytes; shift += 8 {
		b := c >> shift & 255
		if b < s.low>>shift&255 || b > s.high>>shift&255 {
			return false
		}
	}
	return true
}
