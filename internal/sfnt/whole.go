package sfnt

import "encoding/binary"

// Whole returns a file of this face alone, with all its glyphs and tables, for faces that must not be subset. For a face
// of a plain file it is that file, which must not be changed. A face of a collection is given a file of its own, without
// DSIG, as no signature holds for that.
//
// Errors are *FormatError for tables that the file does not hold; Parse does not look at those it has no use for.
func (f *Font) Whole() ([]byte, error) {
	if binary.BigEndian.Uint32(f.file) != magicTTC {
		return f.file, nil
	}
	tables, err := f.allTables()
	if err != nil {
		return nil, err
	}
	l := layout{}
	for i := range tables {
		if tables[i].tag == "head" {
			tables[i].place = &l.head
		}
	}
	l.place(inOrder(tables))
	if f.cff != nil {
		binary.BigEndian.PutUint32(l.file, magicOTTO)
	}
	l.sum()
	return l.file, nil
}

// allTables returns the tables of the face, each once. All together they are no longer than the file, which forged ones
// that share their bytes could be by far.
func (f *Font) allTables() (tables []outTable, err error) {
	seen, size := map[string]bool{}, uint64(0)
	for records := f.records; len(records) > 0; records = records[recordSize:] {
		tag := string(records[:4])
		if seen[tag] || tag == "DSIG" {
			continue
		}
		seen[tag] = true
		table, err := tableIn(f.file, records)
		if err != nil {
			return nil, err
		}
		if size += uint64(len(table)); size > uint64(len(f.file)) {
			return nil, damaged(tag, "the tables of the face are longer than the file")
		}
		t := fixedTable(tag, table)
		if tag == "glyf" {
			t.size = max(t.size, 2) // it may be empty, but must be there
		}
		tables = append(tables, t)
	}
	return tables, nil
}
