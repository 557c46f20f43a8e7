package sfnt

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// maxFaces is how many faces of a collection are looked at for a name; real ones have a few dozen at most.
const maxFaces = 256

// Find returns the number of the face of a file, counted from 0, whose PostScript name (name 6) or full name (name 4) is
// name, in any language, upper or lower case. Where several have it, the first one is meant. The error of a file
// without such a face is an *UnknownFace; others are *FormatError.
func Find(data []byte, name string) (index int, err error) {
	count, err := Count(data)
	if err != nil {
		return 0, err
	}
	if count > maxFaces {
		return 0, damaged("ttcf", "%d faces, in up to %d a name is looked for; give the number of the face", count, maxFaces)
	}
	var have []string
	for index := range count {
		f := &Font{}
		records, err := directory(data, index)
		if err == nil {
			err = f.readTables(data, records)
		}
		if err != nil {
			return 0, err
		}
		if f.hasName(name) {
			return index, nil
		}
		have = append(have, fmt.Sprintf("%s (%s)", f.PostScriptName(), f.FullName()))
	}
	return 0, &UnknownFace{Name: name, Faces: have}
}

// hasName reports whether one of the font's PostScript and full names is the one given.
func (f *Font) hasName(name string) (has bool) {
	f.eachName(func(record, text []byte) bool {
		id := binary.BigEndian.Uint16(record[6:])
		if rank := nameRank(record); rank > 0 && (id == nameFull || id == namePostScript) {
			has = strings.EqualFold(decodeName(text, rank), name)
		}
		return !has
	})
	return has
}
