package pdf

import (
	"encoding/binary"
	"math"
	"sync"
	"unicode/utf16"
)

// iccTag is an entry of a profile. One without data shares that of the tag before it.
type iccTag struct {
	name string
	data []byte
}

// srgbProfile returns an ICC profile (ISO 15076-1:2005) of the sRGB colour space: the
// primaries and white of IEC 61966-2-1 adapted to D50, and its transfer curve as a
// parametric one. It is built here, so that it needs no licence but the project's.
var srgbProfile = sync.OnceValue(func() []byte {
	curve := s15Fixed16("para", 3<<16, 0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B)
	return profile(0x04200000, append([]iccTag{
		{"desc", localized("sRGB IEC61966-2.1")},
		{"cprt", localized("No copyright, use freely")},
		{"wtpt", s15Fixed16("XYZ ", 0xF6D6, 0x10000, 0xD32D)},
		{"chad", s15Fixed16("sf32", 0x10C42, 0x05DE, -0x0CDB, 0x0793, 0xFD90, -0x045E, -0x025D, 0x03DC, 0xC06E)},
	}, colours(curve)...))
})

// srgbProfile2 is the same colour space as a profile of version 2 (ICC.1:1998-09), which PDF 1.4
// reads: texts without languages, the curve as a table, and D65 as the white of the medium.
var srgbProfile2 = sync.OnceValue(func() []byte {
	return profile(0x02100000, append([]iccTag{
		{"desc", described("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", s15Fixed16("XYZ ", 0xF351, 0x10000, 0x116CC)},
	}, colours(sampledCurve())...))
})

// colours are the tags of the primaries and of one curve for all three.
func colours(curve []byte) []iccTag {
	return []iccTag{
		{"rXYZ", s15Fixed16("XYZ ", 0x6FA2, 0x38F5, 0x0390)},
		{"gXYZ", s15Fixed16("XYZ ", 0x6299, 0xB785, 0x18DA)},
		{"bXYZ", s15Fixed16("XYZ ", 0x24A0, 0x0F84, 0xB6CF)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil},
	}
}

// sampledCurve is the transfer curve of sRGB at 1024 places.
func sampledCurve() []byte {
	const places = 1024
	be := binary.BigEndian
	b := be.AppendUint32(append([]byte("curv"), 0, 0, 0, 0), places)
	for i := range places {
		x := float64(i) / (places - 1)
		y := x / 12.92
		if x > 0.04045 {
			y = math.Pow((x+0.055)/1.055, 2.4)
		}
		b = be.AppendUint16(b, uint16(math.Round(y*0xffff)))
	}
	return b
}

// profile puts a profile of a version together.
func profile(version uint32, tags []iccTag) []byte {
	be := binary.BigEndian
	table := be.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	offset, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			offset, size = 128+4+12*len(tags)+len(data), len(t.data)
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		table = append(table, t.name...)
		table = be.AppendUint32(be.AppendUint32(table, uint32(offset)), uint32(size))
	}
	return append(append(profileHeader(version, 128+len(table)+len(data)), table...), data...)
}

// profileHeader is a monitor profile for media-relative XYZ.
func profileHeader(version uint32, size int) []byte {
	h := make([]byte, 128)
	be := binary.BigEndian
	be.PutUint32(h[0:], uint32(size))
	be.PutUint32(h[8:], version)
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2022, 1, 1, 0, 0, 0} { // a date is required, any will do
		be.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	for i, v := range []uint32{0xF6D6, 0x10000, 0xD32D} { // D50
		be.PutUint32(h[68+4*i:], v)
	}
	return h
}

// s15Fixed16 is a tag's data made of a type, four zero bytes, and 32-bit values. A parametric
// curve begins with its function's number in the upper half of the first.
func s15Fixed16(kind string, values ...int32) []byte {
	b := append([]byte(kind), 0, 0, 0, 0)
	for _, v := range values {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// localized is a multiLocalizedUnicodeType with one text, in English.
func localized(text string) []byte {
	be := binary.BigEndian
	units := utf16.Encode([]rune(text))
	b := append([]byte("mluc"), 0, 0, 0, 0)
	b = be.AppendUint32(be.AppendUint32(b, 1), 12)
	b = append(b, "enUS"...)
	b = be.AppendUint32(be.AppendUint32(b, uint32(2*len(units))), 28)
	for _, u := range units {
		b = be.AppendUint16(b, u)
	}
	return b
}

// described is a textDescriptionType, which has a text in ASCII and no others.
func described(text string) []byte {
	be := binary.BigEndian
	b := be.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(text)+1))
	b = append(append(b, text...), 0)
	const unicodeAndScript = 4 + 4 + 2 + 1 + 67
	return append(b, make([]byte, unicodeAndScript)...)
}
