package sfnt

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	nameFull       = 4
	namePostScript = 6
	englishUS      = 0x0409

	// maxPostScriptName is the limit OpenType sets for name 6. It leaves room for a subset tag within the 127 bytes of a
	// PDF name (ISO 32000-1, annex C).
	maxPostScriptName = 63
	unnamed           = "Unnamed"
)

// PostScriptName returns the font's PostScript name (name 6), else its full name, else "Unnamed", cut to the characters
// that stand for themselves in a PDF name: printable ASCII without space, delimiters and #. It is 1 to 63 bytes long.
func (f *Font) PostScriptName() string {
	for _, id := range []uint16{namePostScript, nameFull} {
		if s := pdfSafe(f.nameByID(id)); s != "" {
			return s
		}
	}
	return unnamed
}

// postScript makes a PostScript name of any text.
func postScript(name string) string { return cmp.Or(pdfSafe(name), unnamed) }

// FullName returns the font's name for people (name 4), in English if there is an English one, "" if there is none.
// Control characters are left out.
func (f *Font) FullName() string { return f.nameByID(nameFull) }

func (f *Font) nameByID(id uint16) string {
	best, text := 0, ""
	f.eachName(func(record, name []byte) bool {
		if rank := nameRank(record); binary.BigEndian.Uint16(record[6:]) == id && rank > best {
			best, text = rank, decodeName(name, rank)
		}
		return true
	})
	return text
}

// eachName calls visit for every record of the name table whose text is there, until it returns false.
func (f *Font) eachName(visit func(record, text []byte) bool) {
	if len(f.name) < 6 {
		return
	}
	records := f.name[6:]
	if size := 12 * int(binary.BigEndian.Uint16(f.name[2:])); size < len(records) {
		records = records[:size]
	}
	storage := f.name[min(int(binary.BigEndian.Uint16(f.name[4:])), len(f.name)):]
	for ; len(records) >= 12; records = records[12:] {
		length := int(binary.BigEndian.Uint16(records[8:]))
		start := int(binary.BigEndian.Uint16(records[10:]))
		if start+length <= len(storage) && !visit(records, storage[start:start+length]) {
			return
		}
	}
}

// The encodings of name records that can be read, those that are preferred last. Those of
// Unicode are above rankMacintosh.
const (
	rankGBK = iota + 1
	rankMacintosh
	rankUnicode
	rankWindows
	rankWindowsEnglish
)

// The codes of simplified Chinese in name records.
const (
	windowsPRC     = 3 // an encoding of platform 3
	macSimplified  = 25
	macChineseLang = 33
)

// nameRank tells how a name record is encoded, 0 for encodings that are not read.
func nameRank(record []byte) int {
	platform, encoding, language := binary.BigEndian.Uint16(record), binary.BigEndian.Uint16(record[2:]), binary.BigEndian.Uint16(record[4:])
	switch {
	case platform == 3 && (encoding == 0 || encoding == 1 || encoding == 10):
		if language == englishUS {
			return rankWindowsEnglish
		}
		return rankWindows
	case platform == 3 && encoding == windowsPRC,
		platform == 1 && (encoding == macSimplified || encoding == 0 && language == macChineseLang):
		return rankGBK
	case platform == 0:
		return rankUnicode
	case platform == 1 && encoding == 0:
		return rankMacintosh
	}
	return 0
}

// decodeName reads UTF-16, big endian, GBK, or Mac Roman, of which only the ASCII half is kept.
func decodeName(b []byte, rank int) string {
	var text string
	switch rank {
	case rankGBK:
		// some fonts write ASCII in two bytes, the first of which is 0
		decoded, err := simplifiedchinese.GBK.NewDecoder().Bytes(bytes.ReplaceAll(b, []byte{0}, nil))
		if err != nil {
			return ""
		}
		text = strings.ReplaceAll(string(decoded), "\ufffd", "")
	case rankMacintosh:
		text = strings.Map(func(r rune) rune {
			if r >= utf8.RuneSelf {
				return -1
			}
			return r
		}, string(b))
	default:
		var units []uint16
		for ; len(b) >= 2; b = b[2:] {
			units = append(units, binary.BigEndian.Uint16(b))
		}
		text = string(utf16.Decode(units))
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, text)
}

func pdfSafe(s string) string {
	s = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("()[]{}<>/%#", r) {
			return -1
		}
		return r
	}, s)
	return s[:min(len(s), maxPostScriptName)]
}
