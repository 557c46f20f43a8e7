package fonts

import (
	"strconv"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// Role is a typeface by its use in an official document (GB/T 9704-2012, 5.2.2 and 7.3).
type Role int

// The roles.
const (
	FangSong     Role = iota // 仿宋, body text
	Song                     // 宋, page numbers, figures and Latin text
	XiaoBiaoSong             // 小标宋, the title
	Hei                      // 黑, headings of level one
	Kai                      // 楷, headings of level two
	roleCount
)

// String returns the Chinese name of the role.
func (r Role) String() string {
	return [...]string{"仿宋", "宋", "小标宋", "黑", "楷"}[min(max(r, FangSong), Kai)]
}

// known returns 仿宋 for a role there is not.
func (r Role) known() Role {
	if r < 0 || r >= roleCount {
		return FangSong
	}
	return r
}

// Face is one parsed face. It is immutable and safe for concurrent use.
type Face struct {
	font    *sfnt.Font
	centre  int32
	builtIn bool
}

// MaxFileBytes is the size of the largest font file that is worth reading. The largest collections of CJK fonts have half
// of it.
const MaxFileBytes = 256 << 20

// NewFace parses a TrueType or OpenType/CFF face, or the index-th of a collection, counted from 0. data is kept and must
// not change afterwards. A face whose licence bits (OS/2 fsType) forbid embedding is refused with a *NotEmbeddable; one
// whose bits forbid subsetting is embedded whole, which makes large files. Other errors are *FormatError.
func NewFace(data []byte, index int) (*Face, error) {
	font, err := sfnt.Parse(data, index)
	if err != nil {
		return nil, exported(err)
	}
	if e := font.Embedding(); e.Permission == sfnt.Restricted || e.BitmapOnly {
		return nil, &NotEmbeddable{font.PostScriptName()}
	}
	return &Face{font: font, centre: inkCentre(font)}, nil
}

// Open parses a face of a file, as NewFace does, that is named rather than counted: by its PostScript name or its full
// name in any language, upper or lower case, as in "NotoSerifCJKsc-Regular" or "仿宋_GB2312". A number counts from 0, and
// "" is the only face of a file, or the first. What is not there gives an *UnknownFace, which lists the faces that are.
func Open(data []byte, face string) (*Face, error) {
	count, err := sfnt.Count(data)
	if err != nil {
		return nil, exported(err)
	}
	index := 0
	if face != "" {
		if index, err = strconv.Atoi(face); err != nil || index < 0 || index >= count {
			index, err = sfnt.Find(data, face)
		}
	}
	if err != nil {
		return nil, exported(err)
	}
	return NewFace(data, index)
}

// The packages of this module that embed fonts ask for the parsed file of a face.
func init() {
	sfnt.OfFace = func(face any) *sfnt.Font {
		if f, ok := face.(*Face); ok && f != nil {
			return f.font
		}
		return nil
	}
}

// PostScriptName returns the face's PostScript name (name 6 of its file), else its full name, else "Unnamed", cut to the
// characters that stand for themselves in a PDF name: printable ASCII without space, delimiters and #. It is 1 to 63
// bytes long.
func (f *Face) PostScriptName() string { return f.font.PostScriptName() }

// FullName returns the face's name for people (name 4), in English if there is an English one, "" if there is none.
// Control characters are left out.
func (f *Face) FullName() string { return f.font.FullName() }

// NumGlyphs returns the number of glyphs, 1 to 65535.
func (f *Face) NumGlyphs() int { return f.font.NumGlyphs() }

// UnitsPerEm returns the number of font units to the em, 16 to 16384.
func (f *Face) UnitsPerEm() int { return f.font.UnitsPerEm() }

// GlyphID returns the glyph that the face's own file gives a character; Set.Glyph decides which one a text is set in.
// ok is false, and id 0, where the file has none.
func (f *Face) GlyphID(r rune) (id uint16, ok bool) { return f.font.GlyphID(r) }

// Advance returns a glyph's width in font units, 0 for a glyph that the face does not have.
func (f *Face) Advance(id uint16) int { return f.font.Advance(id) }

// EmbedsWhole reports whether the face's licence bits (bit 8 of OS/2 fsType) forbid to embed only the glyphs that a
// document uses.
func (f *Face) EmbedsWhole() bool { return f.font.Embedding().NoSubsetting }

// BuiltIn reports whether the face is one of those that are part of this package.
func (f *Face) BuiltIn() bool { return f.builtIn }

// Centre returns the height of the ideographs' ink centre above the baseline, in 1/1000 em.
func (f *Face) Centre() int32 { return f.centre }

// defaultCentre is the middle of the ideographic em box that most Chinese faces use, 880
// above and 120 below the baseline.
const defaultCentre = 380

// framed are ideographs whose frame fills the em box evenly, common ones before traditional
// ones and one of extension B: a face may hold nothing but rare characters.
const framed = "国國園𡇂"

// inkCentre measures on the first of the framed ideographs that the face has.
func inkCentre(font *sfnt.Font) int32 {
	for _, r := range framed {
		id, _ := font.GlyphID(r)
		if id == 0 {
			continue
		}
		if b, ok := font.Bounds(id); ok {
			return int32((b.YMin + b.YMax) * 1000 / (2 * font.UnitsPerEm()))
		}
	}
	return defaultCentre
}

// advance returns a glyph's own advance in 1/1000 em.
func (f *Face) advance(id uint16) int32 { return f.milli(f.Advance(id)) }

// milli turns font units into 1/1000 em.
func (f *Face) milli(units int) int32 { return int32(units * em / f.UnitsPerEm()) }
