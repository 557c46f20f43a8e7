package redraw

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"

	"github.com/nianbao/nianbao/layout"
)

// ImageFile returns a picture as a PNG or JPEG file, with a name that no other picture has.
func ImageFile(p *layout.Picture) (data []byte, name string, err error) {
	data = p.Data
	if p.Format == layout.Samples {
		if data, err = encode(p); err != nil {
			return nil, "", err
		}
	}
	digest := sha256.Sum256(data)
	return data, "nianbao-" + hex.EncodeToString(digest[:16]), nil
}

func encode(p *layout.Picture) ([]byte, error) {
	var out bytes.Buffer
	err := png.Encode(&out, samples{p})
	return out.Bytes(), err
}

// samples is a picture of samples as an image.
type samples struct{ *layout.Picture }

func (s samples) Bounds() image.Rectangle { return image.Rect(0, 0, s.Width, s.Height) }

func (s samples) ColorModel() color.Model {
	if s.Components == 1 {
		return color.GrayModel
	}
	return color.RGBAModel
}

// At returns a pixel, black where there is none.
func (s samples) At(x, y int) color.Color {
	at := (y*s.Width + x) * s.Components
	switch {
	case x < 0 || y < 0 || x >= s.Width || y >= s.Height || at+s.Components > len(s.Data):
		return color.RGBA{A: 255}
	case s.Components == 1:
		return color.Gray{Y: s.Data[at]}
	}
	return color.RGBA{R: s.Data[at], G: s.Data[at+1], B: s.Data[at+2], A: 255}
}

// Opaque reports that no part is transparent, so that the file has no alpha channel.
func (s samples) Opaque() bool { return true }
