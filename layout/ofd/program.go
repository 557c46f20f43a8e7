package ofd

import (
	"errors"
	"slices"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// program makes the font file of a face. Glyph i+1 of it is f.glyphs[i].
func (f *face) program() (data []byte, extension string, err error) {
	if f.font.Format() == sfnt.FormatCFF {
		return nil, "", errors.New("CFF outlines")
	}
	coded := make([]sfnt.Coded, 0, len(f.glyphs))
	private := uint16(0xE000)
	for _, g := range f.glyphs {
		code := uint16(g.code)
		if g.code == 0 || g.code > 0xFFFF {
			code = private
			private++
		}
		coded = append(coded, sfnt.Coded{Code: code, ID: g.id})
	}
	slices.SortFunc(coded, func(a, b sfnt.Coded) int { return int(a.Code) - int(b.Code) })
	data, err = f.font.File(coded, f.PostScriptName())
	return data, ".ttf", err
}
