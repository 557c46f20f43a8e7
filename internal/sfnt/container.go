package sfnt

import "encoding/binary"

const (
	magicTrueType = 0x00010000
	magicTrue     = 0x74727565 // 'true', TrueType as Apple marks it
	magicOTTO     = 0x4F54544F
	magicTTC      = 0x74746366
	magicWOFF     = 0x774F4646
	magicWOFF2    = 0x774F4632
	headerSize    = 12 // of a font and of a collection alike
	recordSize    = 16 // one entry of the table directory
)

// Count returns how many faces data holds: 1 for a plain font, the number given in the header of a collection. It looks
// at the header only, so a face counted here may still be refused by Parse. The error is a *FormatError; ErrNotFont marks
// files that are something else.
func Count(data []byte) (int, error) {
	if len(data) < headerSize {
		return 0, ErrNotFont
	}
	switch binary.BigEndian.Uint32(data) {
	case magicTrueType, magicTrue, magicOTTO:
		return 1, nil
	case magicWOFF, magicWOFF2:
		return 0, ErrWOFF
	case magicTTC:
		n := uint64(binary.BigEndian.Uint32(data[8:]))
		if n == 0 || headerSize+4*n > uint64(len(data)) {
			return 0, damaged("ttcf", "the list of %d faces does not fit into the file", n)
		}
		return int(n), nil
	}
	return 0, ErrNotFont
}

// directory returns the table records of one face.
func directory(data []byte, index int) ([]byte, error) {
	count, err := Count(data)
	if err != nil {
		return nil, err
	}
	if index < 0 || index >= count {
		return nil, damaged("", "face %d asked for, the file has %d, counted from 0", index, count)
	}
	start := uint64(0)
	if binary.BigEndian.Uint32(data) == magicTTC {
		start = uint64(binary.BigEndian.Uint32(data[headerSize+4*index:]))
	}
	if start+headerSize > uint64(len(data)) {
		return nil, damaged("ttcf", "face %d lies beyond the end of the file", index)
	}
	switch binary.BigEndian.Uint32(data[start:]) {
	case magicTrueType, magicTrue, magicOTTO:
	default:
		return nil, damaged("ttcf", "face %d is not a TrueType or OpenType font", index)
	}
	records := data[start+headerSize:]
	size := recordSize * int(binary.BigEndian.Uint16(data[start+4:]))
	if size > len(records) {
		return nil, damaged("", "the table directory is cut off")
	}
	return records[:size], nil
}

// readTables points f's tables into data. Tables this package has no use for are not looked at, so damage in them does
// no harm.
func (f *Font) readTables(data, records []byte) error {
	for ; len(records) > 0; records = records[recordSize:] {
		tag := string(records[:4])
		table := f.table(tag)
		if table == nil || *table != nil {
			continue
		}
		var err error
		if *table, err = tableIn(data, records); err != nil {
			return err
		}
	}
	return nil
}

// tableIn returns the table whose record comes first in records.
func tableIn(data, records []byte) ([]byte, error) {
	offset := uint64(binary.BigEndian.Uint32(records[8:]))
	end := offset + uint64(binary.BigEndian.Uint32(records[12:]))
	if end > uint64(len(data)) {
		return nil, damaged(string(records[:4]), "bytes %d to %d lie beyond the end of the file (%d bytes)", offset, end, len(data))
	}
	return data[offset:end:end], nil
}

// table returns the place for the table called tag, nil for one that is not used.
func (f *Font) table(tag string) *[]byte {
	switch tag {
	case "head":
		return &f.head
	case "hhea":
		return &f.hhea
	case "maxp":
		return &f.maxp
	case "hmtx":
		return &f.hmtx
	case "loca":
		return &f.loca
	case "glyf":
		return &f.glyf
	case "cmap":
		return &f.cmap
	case "name":
		return &f.name
	case "post":
		return &f.post
	case "OS/2":
		return &f.os2
	case "cvt ":
		return &f.cvt
	case "fpgm":
		return &f.fpgm
	case "prep":
		return &f.prep
	case "CFF ":
		return &f.cffTable
	case "CFF2":
		return &f.cff2
	}
	return nil
}
