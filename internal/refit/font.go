package refit

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

const (
	headerSize    = 12
	recordSize    = 16
	headSize      = 54
	hheaSize      = 36
	maxpSize      = 32
	checksumMagic = 0xB1B0AFBA // what the sum over a whole file comes to (OpenType 1.9, "head", checkSumAdjustment)
)

// table is one table of a font file.
type table struct {
	tag  string
	data []byte
}

// file is a font file taken apart.
type file struct {
	version uint32
	tables  []table // in the order of the directory
	glyphs  [][]byte
	short   bool // loca holds halves of offsets, in 16 bits
}

func (f *file) table(tag string) []byte {
	for _, t := range f.tables {
		if t.tag == tag {
			return t.data
		}
	}
	return nil
}

func (f *file) set(tag string, data []byte) {
	for i := range f.tables {
		if f.tables[i].tag == tag {
			f.tables[i].data = data
		}
	}
}

// open takes a font file apart. The tables are copies.
func open(data []byte) (*file, error) {
	if len(data) < headerSize {
		return nil, errors.New("refit: not a font file: it is shorter than a header")
	}
	f := &file{version: binary.BigEndian.Uint32(data)}
	if f.version != 0x00010000 && f.version != 0x74727565 {
		return nil, fmt.Errorf("refit: version %#08x is not that of a single TrueType font", f.version)
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if headerSize+n*recordSize > len(data) {
		return nil, fmt.Errorf("refit: the directory of %d tables is cut off", n)
	}
	for i := range n {
		record := data[headerSize+i*recordSize:]
		at, size := uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
		tag := string(record[:4])
		if at+size > uint64(len(data)) {
			return nil, fmt.Errorf("refit: table %q lies beyond the end of the file", tag)
		}
		f.tables = append(f.tables, table{tag, append([]byte{}, data[at:at+size]...)})
	}
	for tag, least := range map[string]int{"head": headSize, "hhea": hheaSize, "maxp": maxpSize} {
		if len(f.table(tag)) < least {
			return nil, fmt.Errorf("refit: table %q is missing or cut off", tag)
		}
	}
	return f, f.split()
}

// split finds the glyphs in glyf.
func (f *file) split() error {
	n := int(binary.BigEndian.Uint16(f.table("maxp")[4:]))
	metrics := int(binary.BigEndian.Uint16(f.table("hhea")[34:]))
	if metrics == 0 || metrics > n || len(f.table("hmtx")) < 4*metrics+2*(n-metrics) {
		return fmt.Errorf("refit: hmtx does not hold %d glyphs, %d of them with advances", n, metrics)
	}
	f.short = binary.BigEndian.Uint16(f.table("head")[50:]) == 0
	loca, glyf := f.table("loca"), f.table("glyf")
	width := 4
	if f.short {
		width = 2
	}
	if len(loca) < (n+1)*width {
		return fmt.Errorf("refit: loca is too short for %d glyphs", n)
	}
	at := func(i int) int {
		if f.short {
			return 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
		}
		return int(binary.BigEndian.Uint32(loca[4*i:]))
	}
	for i := range n {
		start, end := at(i), at(i+1) // of 32 bits, which may be negative there
		if start < 0 || start > end || end > len(glyf) || start < end && end-start < glyphHead {
			return fmt.Errorf("refit: glyph %d has an impossible place in glyf", i)
		}
		f.glyphs = append(f.glyphs, glyf[start:end:end])
	}
	return nil
}

// join makes glyf, loca and what other tables say of them out of the glyphs.
func (f *file) join() {
	size := 0
	for _, g := range f.glyphs {
		size += (len(g) + 1) &^ 1
	}
	short := size <= 2*math.MaxUint16
	var glyf, loca []byte
	place := func() {
		if short {
			loca = binary.BigEndian.AppendUint16(loca, uint16(len(glyf)/2))
		} else {
			loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		}
	}
	for _, g := range f.glyphs {
		place()
		glyf = append(glyf, g...)
		if short && len(glyf)%2 == 1 {
			glyf = append(glyf, 0)
		}
	}
	place()
	f.set("glyf", glyf)
	f.set("loca", loca)
	binary.BigEndian.PutUint16(f.table("head")[50:], 1)
	if short {
		binary.BigEndian.PutUint16(f.table("head")[50:], 0)
	}
}

// bytes writes the file.
func (f *file) bytes() []byte {
	n := len(f.tables)
	log := 0
	for 2<<log <= n {
		log++
	}
	out := binary.BigEndian.AppendUint32(nil, f.version)
	for _, v := range []int{n, recordSize << log, log, recordSize * (n - 1<<log)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	clear(f.table("head")[8:12])
	at := headerSize + n*recordSize
	for _, t := range f.tables {
		out = append(out, t.tag...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		at += (len(t.data) + 3) &^ 3
	}
	head := 0
	for _, t := range f.tables {
		if t.tag == "head" {
			head = len(out)
		}
		out = append(out, t.data...)
		out = append(out, make([]byte, -len(t.data)&3)...)
	}
	binary.BigEndian.PutUint32(out[head+8:], checksumMagic-checksum(out))
	return out
}

// checksum adds up the words of a table, as if zeros followed.
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}
