package sfnt

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// The names that people and programs call a face by, beside those in names.go.
const (
	nameFamily            = 1
	nameTypographicFamily = 16
)

// Limits on what Headers reads of a face, far above what real ones have.
const (
	maxTables    = 256
	maxNameTable = 1 << 20
	os2Part      = 96 // the fields of OS/2 up to version 2
)

// Header is what a face is called and how it looks, without anything of its glyphs.
type Header struct{ font Font } // its name and OS/2 tables only

// Headers reads the headers of all faces of a file, in their order. It reads a few parts of the file, not the file as a
// whole. The error is a *FormatError for files that are no fonts or damaged; other errors are those of r.
func Headers(r io.ReaderAt, size int64) ([]Header, error) {
	head, err := part(r, size, 0, headerSize)
	if err != nil {
		return nil, err
	}
	starts := []int64{0}
	if binary.BigEndian.Uint32(head) == magicTTC {
		if starts, err = faceStarts(r, size, binary.BigEndian.Uint32(head[8:])); err != nil {
			return nil, err
		}
	} else if _, err := Count(head); err != nil {
		return nil, err
	}
	headers := make([]Header, len(starts))
	for i, start := range starts {
		if err := headers[i].read(r, size, start); err != nil {
			return nil, err
		}
	}
	return headers, nil
}

// faceStarts reads where the faces of a collection begin.
func faceStarts(r io.ReaderAt, size int64, count uint32) ([]int64, error) {
	if count == 0 || count > maxFaces {
		return nil, damaged("ttcf", "%d faces, 1 to %d are looked at", count, maxFaces)
	}
	list, err := part(r, size, headerSize, 4*int64(count))
	if err != nil {
		return nil, err
	}
	starts := make([]int64, count)
	for i := range starts {
		starts[i] = int64(binary.BigEndian.Uint32(list[4*i:]))
	}
	return starts, nil
}

func (h *Header) read(r io.ReaderAt, size, start int64) error {
	head, err := part(r, size, start, headerSize)
	if err != nil {
		return err
	}
	switch binary.BigEndian.Uint32(head) {
	case magicTrueType, magicTrue, magicOTTO:
	default:
		return ErrNotFont
	}
	count := int64(binary.BigEndian.Uint16(head[4:]))
	if count > maxTables {
		return damaged("", "%d tables", count)
	}
	records, err := part(r, size, start+headerSize, recordSize*count)
	if err != nil {
		return err
	}
	for ; len(records) > 0; records = records[recordSize:] {
		offset, length := int64(binary.BigEndian.Uint32(records[8:])), int64(binary.BigEndian.Uint32(records[12:]))
		switch string(records[:4]) {
		case "name":
			h.font.name, err = part(r, size, offset, min(length, maxNameTable))
		case "OS/2":
			h.font.os2, err = part(r, size, offset, min(length, os2Part))
		}
		if err != nil {
			return err
		}
	}
	return require("name", h.font.name, 6)
}

// part reads a part of a file that must be there.
func part(r io.ReaderAt, size, offset, length int64) ([]byte, error) {
	if offset+length > size {
		return nil, damaged("", "bytes %d to %d lie beyond the end of the file (%d bytes)", offset, offset+length, size)
	}
	b := make([]byte, length)
	if n, err := r.ReadAt(b, offset); n < len(b) {
		return nil, fmt.Errorf("sfnt: reading bytes %d to %d: %w", offset, offset+length, err)
	}
	return b, nil
}

// Names returns the names of the face's family, its full and its PostScript names, in all languages, each once.
func (h Header) Names() []string {
	var names []string
	h.font.eachName(func(record, text []byte) bool {
		switch binary.BigEndian.Uint16(record[6:]) {
		case nameFamily, nameFull, namePostScript, nameTypographicFamily:
			name := decodeName(text, nameRank(record))
			if nameRank(record) > 0 && name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return true
	})
	return names
}

// Weight returns OS/2 usWeightClass, 400 (regular) where it is not given.
func (h Header) Weight() int {
	if w := int(uint16At(h.font.os2, 4)); w != 0 {
		return w
	}
	return 400
}

// Slanted reports whether the face is italic or oblique (OS/2 fsSelection, bits 0 and 9).
func (h Header) Slanted() bool { return uint16At(h.font.os2, 62)&0x0201 != 0 }
