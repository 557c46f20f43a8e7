package pdf

import (
	"strconv"

	"github.com/nianbao/nianbao/internal/pdfobj"
	"github.com/nianbao/nianbao/layout"
)

// imageTable holds the pictures of a document in the order of their first use. One that
// stands in several places is written once.
type imageTable struct {
	pictures []*layout.Picture
	refs     []pdfobj.Ref
	index    map[*layout.Picture]int
}

func imageName(index int) string { return "Im" + strconv.Itoa(index+1) }

// use returns the index of a picture.
func (t *imageTable) use(f *pdfobj.File, p *layout.Picture) int {
	if i, known := t.index[p]; known {
		return i
	}
	if t.index == nil {
		t.index = map[*layout.Picture]int{}
	}
	i := len(t.pictures)
	t.index[p] = i
	t.pictures, t.refs = append(t.pictures, p), append(t.refs, f.New())
	return i
}

// write writes all pictures (ISO 32000-1, 8.9.5). They are never interpolated (ISO 19005-2,
// 6.2.8).
func (t *imageTable) write(f *pdfobj.File) {
	for i, p := range t.pictures {
		var o pdfobj.Buffer
		o.Key("Type").Name("XObject").Key("Subtype").Name("Image").Key("Width").Int(p.Width).Key("Height").Int(p.Height)
		space := "DeviceGray"
		if p.Components == 3 {
			space = "DeviceRGB"
		}
		o.Key("ColorSpace").Name(space).Key("BitsPerComponent").Int(8)
		switch {
		case p.Format == layout.JPEG:
			o.Key("Filter").Name("DCTDecode")
			f.RawStream(t.refs[i], &o, p.Data)
		case f.Plain:
			f.RawStream(t.refs[i], &o, p.Data)
		default:
			o.Key("DecodeParms").Dict().Key("Predictor").Int(15).Key("Colors").Int(p.Components).Key("Columns").Int(p.Width).EndDict()
			f.Stream(t.refs[i], &o, predicted(p.Data, p.Width*p.Components, p.Components))
		}
	}
}

// predicted writes each row as differences, which compress better than samples do (ISO
// 32000-1, 7.4.4.4): to the pixel at the left or the row above, whichever are smaller.
func predicted(data []byte, row, pixel int) []byte {
	out := make([]byte, 0, len(data)+len(data)/row)
	above := make([]byte, row)
	left, up := make([]byte, row), make([]byte, row)
	for ; len(data) >= row; data = data[row:] {
		current := data[:row]
		for i, v := range current {
			left[i], up[i] = v, v-above[i]
			if i >= pixel {
				left[i] = v - current[i-pixel]
			}
		}
		const sub, upward = 1, 2 // the filters' numbers
		if size(left) <= size(up) {
			out = append(append(out, sub), left...)
		} else {
			out = append(append(out, upward), up...)
		}
		above = current
	}
	return out
}

// size adds up differences as signed numbers without their signs.
func size(row []byte) int {
	sum := 0
	for _, v := range row {
		sum += int(min(v, -v))
	}
	return sum
}
