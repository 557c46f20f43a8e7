package sfnt

import (
	"encoding/binary"
	"math"
)

// index is a CFF INDEX (Adobe TN 5176, 5): byte strings, counted from 0.
type index struct {
	count, offSize int
	offsets        []byte
	data           []byte // offset 1 is its first byte
}

// readIndex reads the INDEX at a place in the table. next is where it ends. Its items are looked at when asked for.
func readIndex(table []byte, at int) (ix index, next int, ok bool) {
	if at < 0 || at > len(table)-2 {
		return ix, 0, false
	}
	ix.count = int(binary.BigEndian.Uint16(table[at:]))
	if ix.count == 0 {
		return ix, at + 2, true
	}
	if at+3 > len(table) {
		return index{}, 0, false
	}
	ix.offSize = int(table[at+2])
	start := at + 3 + ix.offSize*(ix.count+1)
	if ix.offSize < 1 || ix.offSize > 4 || start > len(table) {
		return index{}, 0, false
	}
	ix.offsets, ix.data = table[at+3:start], table[start:]
	size := ix.offset(ix.count) - 1
	if size < 0 || size > len(ix.data) {
		return index{}, 0, false
	}
	ix.data = ix.data[:size:size]
	return ix, start + size, true
}

func (ix *index) offset(i int) int {
	v := 0
	for _, b := range ix.offsets[i*ix.offSize : (i+1)*ix.offSize] {
		v = v<<8 | int(b)
	}
	return v
}

// item returns the i-th string. ok is false where there is none or its place is impossible.
func (ix *index) item(i int) (item []byte, ok bool) {
	if i < 0 || i >= ix.count {
		return nil, false
	}
	start, end := ix.offset(i)-1, ix.offset(i+1)-1
	if start < 0 || start > end || end > len(ix.data) {
		return nil, false
	}
	return ix.data[start:end:end], true
}

// appendIndex writes an INDEX of items that stand one after the other in data, each up to its end.
func appendIndex(b, data []byte, ends ...int) []byte {
	b = binary.BigEndian.AppendUint16(b, uint16(len(ends)))
	if len(ends) == 0 {
		return b
	}
	size := offsetSize(ends)
	b = appendOffset(append(b, byte(size)), 1, size)
	for _, end := range ends {
		b = appendOffset(b, end+1, size)
	}
	return append(b, data...)
}

// indexSize returns how many bytes appendIndex writes; there is one item at least.
func indexSize(ends []int) int { return 3 + offsetSize(ends)*(len(ends)+1) + ends[len(ends)-1] }

// offsetSize returns how many bytes the offset of the end needs.
func offsetSize(ends []int) (size int) {
	for last := ends[len(ends)-1] + 1; last > 0; last >>= 8 {
		size++
	}
	return size
}

func appendOffset(b []byte, v, size int) []byte {
	for shift := 8 * (size - 1); shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

// Operators of a DICT (TN 5176, 9, 14 and 18), those of two bytes with their escape.
const (
	opCharset        = 15
	opCharStrings    = 17
	opPrivate        = 18
	opSubrs          = 19
	opDefaultWidth   = 20
	opNominalWidth   = 21
	opFontBBox       = 5
	opFontMatrix     = 12<<8 | 7
	opCharstringType = 12<<8 | 6
	opROS            = 12<<8 | 30
	opCIDCount       = 12<<8 | 34
	opFDArray        = 12<<8 | 36
	opFDSelect       = 12<<8 | 37
)

// dict goes through the entries of a DICT (TN 5176, 4).
type dict struct {
	rest     []byte
	op       int
	operands []byte // as they are written
	damaged  bool
}

// next goes to the next entry; it returns false after the last one and where the DICT is damaged.
func (d *dict) next() bool {
	for at := 0; at < len(d.rest); {
		b := d.rest[at]
		if b > 21 {
			_, n := dictNumber(d.rest[at:])
			if n == 0 {
				break
			}
			at += n
			continue
		}
		d.operands, d.op = d.rest[:at], int(b)
		at++
		if b == 12 {
			if at == len(d.rest) {
				break
			}
			d.op = 12<<8 | int(d.rest[at])
			at++
		}
		d.rest = d.rest[at:]
		return true
	}
	d.damaged = len(d.rest) > 0
	return false
}

// numbers reads operands, as many as fit, and returns how many there are.
func (d *dict) numbers(values *[6]float64) (n int) {
	for b := d.operands; len(b) > 0 && n < len(values); n++ {
		v, size := dictNumber(b)
		values[n], b = v, b[size:]
	}
	return n
}

// integer returns the last operand, 0 if there is none.
func (d *dict) integer() int {
	var v [6]float64
	n := d.numbers(&v)
	return int(math.Round(v[max(n-1, 0)]))
}

// dictNumber reads an operand of a DICT; size is 0 if it is none or cut off.
func dictNumber(b []byte) (v float64, size int) {
	switch c := b[0]; {
	case c == 30:
		return dictReal(b)
	case c == 29 && len(b) >= 5:
		return float64(int32(binary.BigEndian.Uint32(b[1:]))), 5
	case c == 28 || c >= 32 && c < 255:
		fixed, n := smallNumber(b)
		return float64(fixed), n
	}
	return 0, 0
}

// smallNumber reads the integers that DICTs and charstrings write alike.
func smallNumber(b []byte) (v int32, size int) {
	switch c := int32(b[0]); {
	case c == 28 && len(b) >= 3:
		return int32(int16(binary.BigEndian.Uint16(b[1:]))), 3
	case c >= 32 && c <= 246:
		return c - 139, 1
	case c >= 247 && c <= 250 && len(b) >= 2:
		return (c-247)*256 + int32(b[1]) + 108, 2
	case c >= 251 && c <= 254 && len(b) >= 2:
		return -(c-251)*256 - int32(b[1]) - 108, 2
	}
	return 0, 0
}

// dictReal reads a decimal number, a digit to the half byte.
func dictReal(b []byte) (v float64, size int) {
	var mantissa float64
	var scale, exponent, sign int
	negative, point, inExponent := false, false, false
	for at := 1; at < len(b); at++ {
		for _, nibble := range [2]byte{b[at] >> 4, b[at] & 15} {
			switch {
			case nibble == 15:
				if exponent *= sign; negative {
					mantissa = -mantissa
				}
				return mantissa * math.Pow10(exponent-scale), at + 1
			case nibble <= 9 && inExponent:
				exponent = min(10*exponent+int(nibble), 1000)
			case nibble <= 9:
				if mantissa = 10*mantissa + float64(nibble); point {
					scale++
				}
			case nibble == 10:
				point = true
			case nibble == 11 || nibble == 12:
				if inExponent, sign = true, 1; nibble == 12 {
					sign = -1
				}
			case nibble == 14:
				negative = true
			}
		}
	}
	return 0, 0
}
