package sfnt

// Metrics describes a face as a whole, in font units, for a PDF font descriptor (ISO 32000-1, 9.8).
type Metrics struct {
	BBox        Rect  // the box around all glyphs, from head
	Ascent      int   // above the baseline; OS/2 sTypoAscender, else hhea
	Descent     int   // below the baseline, so mostly negative; OS/2 sTypoDescender, else hhea
	CapHeight   int   // OS/2 sCapHeight, else the height of H; 0 if the font has neither
	XHeight     int   // OS/2 sxHeight, else the height of x; 0 if the font has neither
	ItalicAngle int32 // degrees, 16.16 fixed point, counter-clockwise from the vertical; from post
	Weight      int   // OS/2 usWeightClass, 400 (regular) where it is not given
	Fixed       bool  // all glyphs are said to have one width; from post
}

// Metrics returns the face's metrics. Tables that are missing or cut short leave the defaults named at the fields.
func (f *Font) Metrics() Metrics {
	m := Metrics{
		BBox:        readRect(f.head[36:]),
		Ascent:      int(int16At(f.os2, 68)),
		Descent:     int(int16At(f.os2, 70)),
		Weight:      int(uint16At(f.os2, 4)),
		ItalicAngle: int32(int16At(f.post, 4))<<16 | int32(uint16At(f.post, 6)),
		Fixed:       uint16At(f.post, 12)|uint16At(f.post, 14) != 0,
	}
	if m.Ascent == 0 && m.Descent == 0 {
		m.Ascent, m.Descent = int(int16At(f.hhea, 4)), int(int16At(f.hhea, 6))
	}
	if version := uint16At(f.os2, 0); version >= 2 {
		m.XHeight, m.CapHeight = int(int16At(f.os2, 86)), int(int16At(f.os2, 88))
	}
	if m.CapHeight == 0 {
		m.CapHeight = f.heightOf('H')
	}
	if m.XHeight == 0 {
		m.XHeight = f.heightOf('x')
	}
	if m.Weight == 0 {
		m.Weight = 400
	}
	return m
}

func (f *Font) heightOf(r rune) int {
	id, _ := f.GlyphID(r)
	if id == 0 {
		return 0
	}
	b, _ := f.Bounds(id)
	return b.YMax
}

// Permission is how far a font's maker allows it to be embedded.
type Permission uint8

// The permissions of OpenType 1.9, OS/2 fsType bits 0 to 3.
const (
	Installable  Permission = iota // may be embedded without limits
	Restricted                     // must not be embedded without the maker's consent
	PreviewPrint                   // may be embedded in documents to be viewed and printed
	Editable                       // may be embedded in documents to be viewed, printed and edited
)

// Embedding is what the font says on being embedded. Subset does not enforce it, since a maker may have given consent
// elsewhere; callers do.
type Embedding struct {
	Permission   Permission
	NoSubsetting bool // only the whole font may be embedded (fsType bit 8)
	BitmapOnly   bool // only bitmaps may be embedded, no outlines (fsType bit 9)
}

// Embedding returns the permission in OS/2 fsType; a font without OS/2 is Installable. If several permissions are set,
// as old fonts may do, the most liberal one counts, as OpenType lays down.
func (f *Font) Embedding() Embedding {
	fsType := uint16At(f.os2, 8)
	e := Embedding{NoSubsetting: fsType&0x0100 != 0, BitmapOnly: fsType&0x0200 != 0}
	switch {
	case fsType&0x0008 != 0:
		e.Permission = Editable
	case fsType&0x0004 != 0:
		e.Permission = PreviewPrint
	case fsType&0x0002 != 0:
		e.Permission = Restricted
	}
	return e
}
