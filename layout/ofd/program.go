package ofd

import (
	"github.com/nianbao/nianbao/internal/press"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// outlines keeps those of the embedded faces.
var outlines press.Press

// program adds the font file of a face to the parts, as name and the extension of its kind, which it returns.
func (x *encoding) program(f *face, name string) (extension string, err error) {
	extension = ".ttf"
	if f.font.Format() == sfnt.FormatCFF {
		extension = ".otf"
	}
	name += extension
	if f.BuiltIn() {
		ok, err := x.pressed.GatherFile(outlines.Face(f.Face), f.glyphs, f.rooms, f.PostScriptName())
		if err != nil {
			return "", err
		}
		if ok {
			x.parts.program(name, &x.pressed)
			return extension, nil
		}
	}
	data, err := f.file()
	x.parts.press(name, data)
	return extension, err
}

// file makes the font file of a face.
func (f *face) file() ([]byte, error) {
	if f.EmbedsWhole() {
		return f.font.Whole()
	}
	return f.font.Narrow(f.glyphs, f.rooms, f.PostScriptName())
}
