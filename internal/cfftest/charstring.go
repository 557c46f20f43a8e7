package cfftest

import (
	"encoding/binary"
	"fmt"
)

// operators of charstrings by their names in Adobe TN 5177; those of two bytes have the escape in the upper one.
var operators = map[string]int{
	"hstem": 1, "vstem": 3, "vmoveto": 4, "rlineto": 5, "hlineto": 6, "vlineto": 7, "rrcurveto": 8, "callsubr": 10, "return": 11,
	"endchar": 14, "hstemhm": 18, "hintmask": 19, "cntrmask": 20, "rmoveto": 21, "hmoveto": 22, "vstemhm": 23, "rcurveline": 24,
	"rlinecurve": 25, "vvcurveto": 26, "hhcurveto": 27, "callgsubr": 29, "vhcurveto": 30, "hvcurveto": 31,
	"dotsection": 0xC00, "and": 0xC03, "or": 0xC04, "not": 0xC05, "abs": 0xC09, "add": 0xC0A, "sub": 0xC0B, "div": 0xC0C,
	"neg": 0xC0E, "eq": 0xC0F, "drop": 0xC12, "put": 0xC14, "get": 0xC15, "ifelse": 0xC16, "random": 0xC17, "mul": 0xC18,
	"sqrt": 0xC1A, "dup": 0xC1B, "exch": 0xC1C, "index": 0xC1D, "roll": 0xC1E,
	"hflex": 0xC22, "flex": 0xC23, "hflex1": 0xC24, "flex1": 0xC25,
}

// Code writes a charstring: an int is an operand of 16 bits, a float64 one with a fraction, a string an operator by its
// name, and bytes stand for themselves. It panics on anything else.
func Code(parts ...any) (b []byte) {
	for _, part := range parts {
		switch part := part.(type) {
		case int:
			b = append(b, Short(part)...)
		case float64:
			b = binary.BigEndian.AppendUint32(append(b, 255), uint32(int32(part*65536)))
		case []byte:
			b = append(b, part...)
		case string:
			op, known := operators[part]
			if !known {
				panic("cfftest: no operator is called " + part)
			}
			if op > 0xFF {
				b = append(b, 12)
			}
			b = append(b, byte(op))
		default:
			panic(fmt.Sprintf("cfftest: %T in a charstring", part))
		}
	}
	return b
}

// Short writes an integer of 16 bits in the shortest form that charstrings and DICTs share.
func Short(v int) []byte {
	switch {
	case v >= -107 && v <= 107:
		return []byte{byte(139 + v)}
	case v >= 108 && v <= 1131:
		return []byte{byte(247 + (v-108)/256), byte((v - 108) % 256)}
	case v >= -1131 && v <= -108:
		return []byte{byte(251 + (-v-108)/256), byte((-v - 108) % 256)}
	}
	return []byte{28, byte(v >> 8), byte(v)}
}

// Box is the charstring of a rectangle.
func Box(x0, y0, x1, y1 int) []byte {
	return Code(x0, y0, "rmoveto", x1-x0, y1-y0, x0-x1, "hlineto", "endchar")
}
