package cfftest

import (
	"encoding/binary"
	"slices"
)

// Spec describes a font.
type Spec struct {
	Name       string // in full; "" stands for "Test Face"
	Keyed      bool   // by CIDs
	Glyphs     []Glyph
	Globals    [][]byte // global subroutines
	Fonts      []Font   // FDs; a font that is not keyed by CIDs has one
	Matrix     []byte   // operands of the Top DICT's FontMatrix, as Real and Short write them
	Extra      []byte   // entries at the end of the Top DICT
	ListSelect bool     // FDSelect of format 0 and not 3
	Charset    int      // format of the charset, 0 to 2; -1 leaves the entry out
	UnitsPerEm int      // 0 stands for 1000
	Tables     map[string][]byte
}

// Glyph is a glyph of a font.
type Glyph struct {
	Char    rune // that it stands for; 0 for none
	Code    []byte
	Advance int
	Name    int // of the charset: a string's number or a CID
	Font    int // its FD
}

// Font is a Font DICT with its Private DICT.
type Font struct {
	Locals            [][]byte // subroutines
	Private           []byte   // entries at the beginning of the Private DICT
	Matrix            []byte
	Standard, Nominal int // widths; 0 leaves the entry out
}

// CFF makes the table "CFF ".
func (s Spec) CFF() []byte {
	var at [5]int // of charset, FDSelect, CharStrings, FDArray, and what comes after it
	var b []byte
	for range 2 { // the second time with the right offsets, which always take five bytes
		b = slices.Concat([]byte{1, 0, 4, 2}, Index([]byte("Test")), Index(s.top(at)), Index([]byte("Adobe"), []byte("Identity")), Index(s.Globals...))
		at[0] = len(b)
		b = append(b, s.charset()...)
		at[1] = len(b)
		b = append(b, s.selects()...)
		at[2] = len(b)
		var codes [][]byte
		for _, g := range s.Glyphs {
			codes = append(codes, g.Code)
		}
		b = append(b, Index(codes...)...)
		at[3] = len(b)
		list, privates := s.fonts(at[4])
		if s.Keyed {
			b = append(b, Index(list...)...)
		}
		at[4] = len(b)
		b = append(b, privates...)
	}
	return b
}

func (s Spec) top(at [5]int) (b []byte) {
	if s.Keyed {
		b = slices.Concat(Long(391), Long(392), Long(0), []byte{12, 30})
	}
	if s.Matrix != nil {
		b = append(append(b, s.Matrix...), 12, 7)
	}
	if s.Charset >= 0 {
		b = append(append(b, Long(at[0])...), 15)
	}
	b = append(append(b, Long(at[2])...), 17)
	if s.Keyed {
		b = slices.Concat(b, Long(at[1]), []byte{12, 37}, Long(at[3]), []byte{12, 36})
	} else {
		list, _ := s.fonts(at[4])
		b = append(b, list[0]...)
	}
	return append(b, s.Extra...)
}

// fonts makes Font DICTs, and the Private DICTs with their subroutines, which stand from a place on.
func (s Spec) fonts(at int) (list [][]byte, privates []byte) {
	for _, f := range s.Fonts {
		private := slices.Clone(f.Private)
		if f.Standard != 0 {
			private = append(append(private, Short(f.Standard)...), 20)
		}
		if f.Nominal != 0 {
			private = append(append(private, Short(f.Nominal)...), 21)
		}
		if f.Locals != nil {
			private = append(append(private, Long(len(private)+6)...), 19)
		}
		var d []byte
		if f.Matrix != nil {
			d = append(append(d, f.Matrix...), 12, 7)
		}
		d = slices.Concat(d, Long(len(private)), Long(at+len(privates)), []byte{18})
		list = append(list, d)
		privates = append(privates, private...)
		if f.Locals != nil {
			privates = append(privates, Index(f.Locals...)...)
		}
	}
	return list, privates
}

func (s Spec) charset() []byte {
	if s.Charset < 0 {
		return nil
	}
	b := []byte{byte(s.Charset)}
	for _, g := range s.Glyphs[1:] { // each a stretch of its own
		b = append(b, byte(g.Name>>8), byte(g.Name))
		b = append(b, make([]byte, s.Charset)...)
	}
	return b
}

func (s Spec) selects() []byte {
	if !s.Keyed {
		return nil
	}
	if s.ListSelect {
		b := []byte{0}
		for _, g := range s.Glyphs {
			b = append(b, byte(g.Font))
		}
		return b
	}
	b := []byte{3, byte(len(s.Glyphs) >> 8), byte(len(s.Glyphs))}
	for i, g := range s.Glyphs {
		b = append(b, byte(i>>8), byte(i), byte(g.Font))
	}
	return append(b, byte(len(s.Glyphs)>>8), byte(len(s.Glyphs)))
}

// Index writes an INDEX with offsets of two bytes.
func Index(items ...[]byte) []byte {
	b := []byte{byte(len(items) >> 8), byte(len(items))}
	if len(items) == 0 {
		return b
	}
	b = append(b, 2, 0, 1)
	end := 1
	for _, item := range items {
		end += len(item)
		b = append(b, byte(end>>8), byte(end))
	}
	return append(b, slices.Concat(items...)...)
}

// Long writes an integer of a DICT in five bytes.
func Long(v int) []byte { return binary.BigEndian.AppendUint32([]byte{29}, uint32(v)) }

// Real writes a decimal number of a DICT: digits, '.', and '-' as they are, 'e' for an exponent below zero, 'E' for one
// above.
func Real(text string) []byte {
	b := []byte{30}
	text += "ff"[len(text)%2:]
	for i := 0; i < len(text); i += 2 {
		b = append(b, nibble(text[i])<<4|nibble(text[i+1]))
	}
	return b
}

func nibble(c byte) byte {
	if c >= '0' && c <= '9' {
		return c - '0'
	}
	return map[byte]byte{'.': 10, 'E': 11, 'e': 12, '-': 14, 'f': 15}[c]
}
