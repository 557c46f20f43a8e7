package cfftest

import (
	"encoding/binary"
	"slices"
)

// NameRecord is a record of a name table; Text is in the record's own encoding.
type NameRecord struct {
	Platform, Encoding, Language, ID int
	Text                             []byte
}

// Named are the records of a face with a family name in Chinese and one in English, which is its full and its
// PostScript name as well; a name that is "" has none.
func Named(chinese, english string) (records []NameRecord) {
	add := func(language, id int, name string) {
		if name == "" {
			return
		}
		var text []byte
		for _, c := range name {
			text = append(text, words(int(c))...)
		}
		records = append(records, NameRecord{3, 1, language, id, text})
	}
	add(0x804, 1, chinese)
	for _, id := range []int{1, 4, 6} {
		add(0x409, id, english)
	}
	return records
}

// Renamed is a plain font file with other names: a copy with a further name table at the end, to which the directory
// leads instead. The file must have a name table.
func Renamed(file []byte, records ...NameRecord) []byte {
	head, body := words(0, len(records), 6+12*len(records)), []byte(nil)
	for _, r := range records {
		head = append(head, words(r.Platform, r.Encoding, r.Language, r.ID, len(r.Text), len(body))...)
		body = append(body, r.Text...)
	}
	return Replaced(file, "name", append(head, body...))
}

// Replaced is a plain font file with another table in place of one that it has.
func Replaced(file []byte, tag string, table []byte) []byte {
	file = append(slices.Clone(file), make([]byte, -len(file)&3)...)
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		if record := file[12+16*i:]; string(record[:4]) == tag {
			binary.BigEndian.PutUint32(record[8:], uint32(len(file)))
			binary.BigEndian.PutUint32(record[12:], uint32(len(table)))
			return append(file, table...)
		}
	}
	panic("cfftest: the font has no table " + tag)
}
