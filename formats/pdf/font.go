package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/internal/pdffile"
)

// maxWidths is how many glyph widths a font may list.
const maxWidths = 1 << 16

// font is what is needed of a font to say where its glyphs stand and what they mean.
type font struct {
	name     string
	bold     bool
	vertical bool
	scale    float64 // of a unit of the widths, in ems

	composite bool
	known     predefined
	isKnown   bool
	codes     *cmap // of an embedded CMap
	unicode   *cmap
	simple    [256]string

	first   int
	widths  []float64 // simple: from first
	byCID   map[int]float64
	usual   float64
	origin  float64            // vertical: how far the origin stands over the baseline
	advance float64            // vertical
	down    map[int][2]float64 // vertical: advance and origin of a glyph
	units   [4]float64         // a Type 3 font's matrix

}

// char is one code of a string.
type char struct {
	text  string // "" when the font does not say
	width float64
	down  float64 // vertical: the advance, negative
	over  float64 // vertical: how far the origin stands over the baseline
	space bool    // a single byte 32, to which the word spacing applies
}

func (d *document) loadFont(ref any) *font {
	dict := d.file.Dict(ref)
	f := &font{name: fontName(string(d.file.Name(dict["BaseFont"]))), scale: 0.001, usual: 1000, units: [4]float64{1, 0, 0, 1}}
	f.bold = pages.IsBold(f.name) || d.forceBold(dict)
	if s := d.file.Stream(dict["ToUnicode"]); s != nil {
		f.unicode = readCMap(d.file, s, 0)
	}
	switch d.file.Name(dict["Subtype"]) {
	case "Type0":
		d.loadComposite(f, dict)
	case "Type3":
		m := d.file.Array(dict["FontMatrix"])
		if len(m) >= 4 {
			for i := range f.units {
				f.units[i] = d.file.Number(m[i])
			}
			f.scale = 1
		}
		d.loadSimple(f, dict)
	default:
		d.loadSimple(f, dict)
	}
	return f
}

// fontName drops the tag of a subset, "ABCDEF+".
func fontName(name string) string {
	if i := strings.IndexByte(name, '+'); i == 6 {
		return name[i+1:]
	}
	return name
}

// forceBold is the flag of a font's descriptor.
func (d *document) forceBold(dict pdffile.Dict) bool {
	const flag = 1 << 18
	return d.file.Int(d.file.Dict(dict["FontDescriptor"])["Flags"])&flag != 0
}

func (d *document) loadSimple(f *font, dict pdffile.Dict) {
	f.first = d.file.Int(dict["FirstChar"])
	for i, w := range d.file.Array(dict["Widths"]) {
		if i >= 256 {
			break
		}
		f.widths = append(f.widths, d.file.Number(w))
	}
	if f.widths == nil {
		f.usual = 500
	} else {
		f.usual = d.file.Number(d.file.Dict(dict["FontDescriptor"])["MissingWidth"])
	}
	f.simple = d.simpleEncoding(dict)
}

func (d *document) loadComposite(f *font, dict pdffile.Dict) {
	f.composite = true
	if s := d.file.Stream(dict["Encoding"]); s != nil {
		f.codes = readCMap(d.file, s, 0)
		f.vertical = f.codes.vertical
		f.known, f.isKnown = predefinedCMap(string(d.file.Name(s.Dict["UseCMap"])))
	} else {
		f.known, f.isKnown = predefinedCMap(string(d.file.Name(dict["Encoding"])))
		f.vertical = f.known.vertical
	}
	var inner pdffile.Dict
	if list := d.file.Array(dict["DescendantFonts"]); len(list) > 0 {
		inner = d.file.Dict(list[0])
	}
	f.bold = f.bold || d.forceBold(inner)
	if w := d.file.Get(inner, "DW"); pdffile.IsNumber(w) {
		f.usual = pdffile.Number(w)
	}
	f.byCID = map[int]float64{}
	d.widths(d.file.Array(inner["W"]), 1, func(cid int, w []float64) { f.byCID[cid] = w[0] })
	f.origin, f.advance, f.down = 880, -1000, map[int][2]float64{}
	if v := d.file.Array(inner["DW2"]); len(v) >= 2 {
		f.origin, f.advance = d.file.Number(v[0]), d.file.Number(v[1])
	}
	if f.vertical {
		d.widths(d.file.Array(inner["W2"]), 3, func(cid int, w []float64) { f.down[cid] = [2]float64{w[0], w[2]} })
	}
}

// widths reads the two forms of a W or W2 array: "first [w …]" and "first last w", with n numbers a glyph.
func (d *document) widths(list pdffile.Array, n int, set func(cid int, w []float64)) {
	left := maxWidths
	for len(list) >= 2 {
		first := d.file.Int(list[0])
		if each := d.file.Array(list[1]); each != nil {
			for i := 0; i+n <= len(each) && left > 0; i += n {
				set(first+i/n, d.numbers(each[i:i+n]))
				left--
			}
			list = list[2:]
			continue
		}
		if len(list) < 2+n {
			return
		}
		w := d.numbers(list[2 : 2+n])
		for cid := first; cid <= d.file.Int(list[1]) && left > 0; cid++ {
			set(cid, w)
			left--
		}
		list = list[2+n:]
	}
}

func (d *document) numbers(list pdffile.Array) []float64 {
	out := make([]float64, len(list))
	for i, v := range list {
		out[i] = d.file.Number(v)
	}
	return out
}

// next takes a character off a string.
func (f *font) next(s string) (char, int) {
	if !f.composite {
		return f.simpleChar(s[0]), 1
	}
	code, size, text := f.code(s)
	cid := f.cid(code)
	c := char{text: text, width: f.usual, down: f.advance, over: f.origin, space: size == 1 && code == ' '}
	if w, ok := f.byCID[cid]; ok {
		c.width = w
	}
	if v, ok := f.down[cid]; ok {
		c.down, c.over = v[0], v[1]
	}
	if f.unicode != nil {
		if text, ok := f.unicode.toText(code); ok {
			c.text = text
		}
	}
	c.text = clean(c.text)
	c.width, c.down, c.over = c.width*f.scale, c.down*f.scale, c.over*f.scale
	return c, size
}

func (f *font) code(s string) (code uint32, size int, text string) {
	switch {
	case f.codes != nil && len(f.codes.spaces) > 0:
		code, size = f.codes.next(s)
		return code, size, ""
	case f.isKnown:
		return f.known.next(s)
	}
	return nextUTF16(s, true)
}

func (f *font) cid(code uint32) int {
	if f.codes != nil {
		if cid, ok := f.codes.toCID(code); ok {
			return cid
		}
	}
	if f.isKnown && !f.known.identity {
		return f.known.cid(code)
	}
	return int(code)
}

func (f *font) simpleChar(b byte) char {
	c := char{text: f.simple[b], width: f.usual, space: b == ' '}
	if i := int(b) - f.first; i >= 0 && i < len(f.widths) {
		c.width = f.widths[i]
	}
	if f.unicode != nil {
		if text, ok := f.unicode.toText(uint32(b)); ok {
			c.text = text
		}
	}
	c.text = clean(c.text)
	c.width *= f.scale * f.units[0]
	return c
}

// clean takes characters that stand for no text out of what a font says: some fonts map glyphs to
// zero or to the private area.
func clean(text string) string {
	if len(text) == 1 && text[0] >= ' ' && text[0] < 0x7f {
		return text
	}
	ok := text != ""
	for _, r := range text {
		if r == utf8.RuneError || unicode.Is(unicode.Co, r) || r < ' ' && r != '\t' || r == '\uFEFF' {
			ok = false
		}
	}
	switch {
	case ok:
		return text
	case text == "\r", text == "\n":
		return " "
	}
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.Is(unicode.Co, r) || r < ' ' || r == '\uFEFF' {
			return -1
		}
		return r
	}, text)
}
