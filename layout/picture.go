package layout

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
)

// PictureFormat says what a picture's Data is.
type PictureFormat int

// The formats.
const (
	Samples PictureFormat = iota // rows of samples from the top, Components of 8 bits a pixel
	JPEG                         // a JPEG file, baseline or progressive
)

// Picture is a raster image without transparency, gray or in sRGB.
type Picture struct {
	Format        PictureFormat
	Width, Height int // in pixels, at least 1
	Components    int // 1 is gray, 3 RGB
	Data          []byte
}

// MaxPixels is the most pixels that ReadPicture takes, MaxPictureSide the most in a row or
// column.
const (
	MaxPixels      = 50_000_000
	MaxPictureSide = 1 << 16
)

// What ReadPicture says of files that it does not take; any other error of it says that a
// file is broken.
var (
	ErrPictureFormat = errors.New("layout: the picture is neither PNG nor JPEG")
	ErrPictureSize   = fmt.Errorf("layout: the picture has more than %d pixels, or a side of more than %d", MaxPixels, MaxPictureSide)
	ErrPictureCMYK   = errors.New("layout: the picture is in the colours of print (CMYK)")
	ErrPictureTurned = errors.New("layout: the picture is to be shown turned or mirrored (Exif orientation)")
)

// ReadPicture reads a PNG or JPEG file. Transparent parts become white. Of a JPEG file the
// coded picture is kept as it is; comments, camera data and places are dropped, and so is all
// that lies behind the picture. One that a camera was turned for is refused, since nothing
// would turn it back.
func ReadPicture(data []byte) (*Picture, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return readPicture(data, png.DecodeConfig, png.Decode)
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return readPicture(data, jpeg.DecodeConfig, jpeg.Decode)
	}
	return nil, ErrPictureFormat
}

func readPicture(data []byte, configure decoder[image.Config], decode decoder[image.Image]) (*Picture, error) {
	config, err := configure(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, fmt.Errorf("layout: the picture is broken: %w", err)
	case config.Width < 1 || config.Height < 1 || max(config.Width, config.Height) > MaxPictureSide || config.Width*config.Height > MaxPixels:
		return nil, ErrPictureSize
	case config.ColorModel == color.CMYKModel:
		return nil, ErrPictureCMYK
	}
	isJPEG := data[0] == 0xff
	if isJPEG && isTurned(data) {
		return nil, ErrPictureTurned
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("layout: the picture is broken: %w", err)
	}
	p := &Picture{Format: JPEG, Width: config.Width, Height: config.Height}
	switch img.(type) {
	case *image.YCbCr:
		p.Components = 3
	case *image.Gray:
		p.Components = 1
	}
	if isJPEG && p.Components > 0 {
		if coded, ok := codedPicture(data); ok {
			p.Data = coded
			return p, nil
		}
	}
	return samples(img), nil
}

type decoder[T any] func(io.Reader) (T, error)

// samples turns an image into samples: gray when it has no colours, else RGB.
func samples(img image.Image) *Picture {
	bounds := img.Bounds()
	flat := image.NewRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	draw.Draw(flat, flat.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Rect, img, bounds.Min, draw.Over)
	p := &Picture{Width: bounds.Dx(), Height: bounds.Dy(), Components: 3}
	if isGray(flat.Pix) {
		p.Components = 1
	}
	p.Data = make([]byte, 0, p.Width*p.Height*p.Components)
	for i := 0; i < len(flat.Pix); i += 4 {
		p.Data = append(p.Data, flat.Pix[i:i+p.Components]...)
	}
	return p
}

// isGray reports whether no pixel of four bytes has a colour.
func isGray(pix []byte) bool {
	for i := 0; i < len(pix); i += 4 {
		if pix[i] != pix[i+1] || pix[i] != pix[i+2] {
			return false
		}
	}
	return true
}
