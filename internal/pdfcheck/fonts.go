package pdfcheck

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"

	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// font is a composite font that some page uses.
type font struct {
	obj     int
	dict    types.Dict
	used    map[uint16]bool // codes that are shown
	unicode map[uint16]string
	problem error // of the ToUnicode map
}

// useFont returns the font of an object, and reads its ToUnicode map at the first use.
func (c *checker) useFont(obj int, o types.Object) *font {
	if f := c.fontOf[obj]; f != nil {
		return f
	}
	f := &font{obj: obj, dict: c.dict(o), used: map[uint16]bool{}}
	c.fontOf[obj] = f
	c.fonts = append(c.fonts, f)
	data, ok := c.stream(f.dict["ToUnicode"])
	if !ok {
		f.problem = fmt.Errorf("it has no ToUnicode map")
		return f
	}
	f.unicode, f.problem = unicodeMap(data)
	return f
}

// checkFonts checks every font that is used.
func (c *checker) checkFonts() {
	for _, f := range c.fonts {
		c.checkFont(f)
	}
}

var subsetName = regexp.MustCompile(`^[A-Z]{6}\+[!-~]+$`)

func (c *checker) checkFont(f *font) {
	base := c.name(f.dict["BaseFont"])
	at := fmt.Sprintf("font %d (%s)", f.obj, base)
	if c.name(f.dict["Subtype"]) != "Type0" || c.name(f.dict["Encoding"]) != "Identity-H" {
		c.find("%s is no composite font of encoding Identity-H", at)
		return
	}
	if f.problem != nil {
		c.find("%s: its ToUnicode map: %v", at, f.problem)
	}
	descendants := c.array(f.dict["DescendantFonts"])
	if len(descendants) != 1 {
		c.find("%s has %d descendant fonts", at, len(descendants))
		return
	}
	d := c.dict(descendants[0])
	system := c.dict(d["CIDSystemInfo"])
	ordering, _ := c.bytes(system["Ordering"])
	glyphMap := map[string]string{"CIDFontType0": "", "CIDFontType2": "Identity"}
	if want, known := glyphMap[c.name(d["Subtype"])]; !known || c.name(d["CIDToGIDMap"]) != want || ordering != "Identity" {
		c.find("%s: its codes are not the glyph numbers of its program", at)
	}
	descriptor := c.dict(d["FontDescriptor"])
	if c.name(d["BaseFont"]) != base || c.name(descriptor["FontName"]) != base {
		c.find("%s has other names in its parts", at)
	}
	c.checkTexts(at, f)
	c.checkProgram(at, f, d, descriptor)
}

// checkTexts checks that every code that is shown leads to characters (ISO 19005-2,
// 6.2.11.7) and to a glyph (6.2.11.8).
func (c *checker) checkTexts(at string, f *font) {
	if f.used[0] {
		c.find("%s: .notdef is shown", at)
	}
	for _, code := range slices.Sorted(maps.Keys(f.used)) {
		if f.unicode[code] == "" {
			c.find("%s: code %04X is shown and has no text", at, code)
		}
		for _, r := range f.unicode[code] {
			if r == 0 || r == 0xFEFF || r == 0xFFFE || isPrivate(r) {
				c.find("%s: code %04X leads to %U, which is no text", at, code, r)
			}
		}
	}
}

func isPrivate(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 && r <= 0xFFFFD || r >= 0x100000 && r <= 0x10FFFD
}

// checkProgram compares the widths with those of the embedded program, glyph by glyph.
func (c *checker) checkProgram(at string, f *font, d, descriptor types.Dict) {
	own, glyphs := c.program(at, d, descriptor)
	if own == nil {
		return
	}
	// beside .notdef, a subset may hold as many glyphs as others are made of
	if whole := glyphs > 2*len(f.used)+1; !whole && !subsetName.MatchString(c.name(f.dict["BaseFont"])) {
		c.find("%s: its name does not begin with the six capitals of a subset", at)
	}
	c.checkCIDSet(at, f, descriptor, glyphs)
	widths, err := c.widths(d)
	if err != nil {
		c.find("%s: W: %v", at, err)
		return
	}
	standard := 1000.0
	if d["DW"] != nil {
		standard = c.number(d["DW"])
	}
	for _, code := range slices.Sorted(maps.Keys(f.used)) {
		if int(code) >= glyphs {
			c.find("%s: code %04X has no glyph in the program", at, code)
			continue
		}
		given, listed := widths[int(code)]
		if !listed {
			given = standard
		}
		if own := own(code); !(math.Abs(given-own) <= 0.5) {
			c.find("%s: code %04X is given a width of %g and has %g", at, code, given, own)
		}
	}
}

// checkCIDSet checks that a subset lists its CIDs, all glyphs of its program, where the standard asks
// for that (ISO 19005-1, 6.3.5).
func (c *checker) checkCIDSet(at string, f *font, descriptor types.Dict, glyphs int) {
	if !c.standard.cidSets || !subsetName.MatchString(c.name(f.dict["BaseFont"])) {
		return
	}
	data, ok := c.stream(descriptor["CIDSet"])
	if !ok || len(data) != (glyphs+7)/8 {
		c.find("%s has no CIDSet, or one of %d bytes for %d glyphs", at, len(data), glyphs)
		return
	}
	for cid := range 8 * len(data) {
		if listed := data[cid/8]>>(7-cid%8)&1 == 1; listed != (cid < glyphs) {
			c.find("%s: CID %d is listed: %v, of %d glyphs", at, cid, listed, glyphs)
			return
		}
	}
}

// program opens the embedded program. own gives the widths it has, in 1/1000 em; it is nil if there is no program that
// can be read.
func (c *checker) program(at string, d, descriptor types.Dict) (own func(code uint16) float64, glyphs int) {
	key, other := "FontFile2", "FontFile3"
	compact := c.name(d["Subtype"]) == "CIDFontType0"
	if compact {
		key, other = other, key
	}
	data, ok := c.stream(descriptor[key])
	if !ok || descriptor[other] != nil {
		c.find("%s has no embedded program of its kind, or two", at)
		return nil, 0
	}
	entries := c.dict(descriptor[key])
	if compact {
		return c.compactProgram(at, entries, data)
	}
	if n, _ := c.integer(entries["Length1"]); n != len(data) {
		c.find("%s: Length1 is %d, the program has %d bytes", at, n, len(data))
	}
	face, err := sfnt.Parse(data, 0)
	if err != nil {
		c.find("%s: its program: %v", at, err)
		return nil, 0
	}
	return func(code uint16) float64 { return float64(face.Advance(code)) * 1000 / float64(face.UnitsPerEm()) }, face.NumGlyphs()
}

// compactProgram opens a CFF program (ISO 32000-1, 9.9, table 126), whose charstrings have the widths.
func (c *checker) compactProgram(at string, entries types.Dict, data []byte) (own func(code uint16) float64, glyphs int) {
	if kind := c.name(entries["Subtype"]); kind != "CIDFontType0C" {
		c.find("%s: its program is of the kind %q", at, kind)
	}
	face, err := sfnt.ParseCFF(data)
	if err != nil {
		c.find("%s: its program: %v", at, err)
		return nil, 0
	}
	if !face.CIDsAreGlyphs() {
		c.find("%s: the CIDs of its program are not its glyph numbers", at)
	}
	return func(code uint16) float64 {
		width, ok := face.Width(code)
		if !ok {
			return math.NaN()
		}
		return float64(width) * 1000 / float64(face.UnitsPerEm(code))
	}, face.NumGlyphs()
}

// widths reads the array W (ISO 32000-1, 9.7.4.3).
func (c *checker) widths(d types.Dict) (map[int]float64, error) {
	m := map[int]float64{}
	w := c.array(d["W"])
	for i := 0; i < len(w); {
		first, ok := c.integer(w[i])
		if !ok || i+1 >= len(w) {
			return nil, fmt.Errorf("entry %d is no code with widths", i)
		}
		list := c.array(w[i+1])
		last, isLast := c.integer(w[i+1])
		switch {
		case list != nil:
			last, i = first+len(list)-1, i+2
		case isLast && i+2 < len(w) && last >= first && last-first < maxRange:
			for range last - first + 1 {
				list = append(list, w[i+2])
			}
			i += 3
		default:
			return nil, fmt.Errorf("entry %d is no code with widths", i)
		}
		for code := first; code <= last; code++ {
			if _, twice := m[code]; twice {
				return nil, fmt.Errorf("code %04X has two widths", code)
			}
			m[code] = c.number(list[code-first])
		}
	}
	return m, nil
}
