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

// What ReadPicture takes: MaxPixels is the most pixels, MaxPictureSide the most in a row or column, and
// MaxDecoded the most bytes that the pixels take as they are decoded: 1 for each of a gray picture or one with a
// palette, 2 of a photograph, 4 of others, twice as many where a sample has 16 bits.
const (
	MaxPixels      = 50_000_000
	MaxPictureSide = 1 << 16
	MaxDecoded     = 128 << 20
)

// What ReadPicture says of files that it does not take; any other error of it says that a
// file is broken.
var (
	ErrPictureFormat = errors.New("layout: the picture is neither PNG nor JPEG")
	ErrPictureSize   = fmt.Errorf("layout: the picture has more than %d pixels, a side of more than %d, or takes more than %d MB", MaxPixels, MaxPictureSide, MaxDecoded>>20)
	ErrPictureCMYK   = errors.New("layout: the picture is in the colours of print (CMYK)")
	ErrPictureCoding = errors.New("layout: the picture is coded in a way that is not supported")
)

// ReadPicture reads a PNG or JPEG file. Transparent parts become white. Of a JPEG file the
// coded picture is kept as it is; comments, camera data and places are dropped, and so is all
// that lies behind the picture. A picture that is to be shown turned or mirrored (Exif orientation) is turned; a
// photograph is coded again for that.
func ReadPicture(data []byte) (*Picture, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return readPicture(data, png.DecodeConfig, png.Decode, orientationOfPNG(data))
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return readPicture(data, jpeg.DecodeConfig, jpeg.Decode, orientationOfJPEG(data))
	}
	return nil, ErrPictureFormat
}

func readPicture(data []byte, configure decoder[image.Config], decode decoder[image.Image], orientation int) (*Picture, error) {
	config, err := configure(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, brokenPicture(err)
	case !fits(config):
		return nil, ErrPictureSize
	case config.ColorModel == color.CMYKModel:
		return nil, ErrPictureCMYK
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil {
		return nil, brokenPicture(err)
	}
	isJPEG := data[0] == 0xff
	if orientation != upright {
		p := samples(img).turn(orientation)
		if isJPEG {
			return p.coded()
		}
		return p, nil
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

// fits reports whether a picture is within the limits.
func fits(c image.Config) bool {
	if min(c.Width, c.Height) < 1 || max(c.Width, c.Height) > MaxPictureSide {
		return false
	}
	pixels := int64(c.Width) * int64(c.Height)
	return pixels <= MaxPixels && pixels*int64(pixelBytes(c.ColorModel)) <= MaxDecoded
}

// pixelBytes is how many bytes a pixel takes when it is decoded.
func pixelBytes(m color.Model) int {
	if _, ok := m.(color.Palette); ok {
		return 1
	}
	switch m {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.YCbCrModel:
		return 2
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	}
	return 4
}

// brokenPicture is the error of a file that cannot be decoded.
func brokenPicture(err error) error {
	var ofPNG png.UnsupportedError
	var ofJPEG jpeg.UnsupportedError
	if errors.As(err, &ofPNG) || errors.As(err, &ofJPEG) {
		return fmt.Errorf("%w: %w", ErrPictureCoding, err)
	}
	return fmt.Errorf("layout: the picture is broken: %w", err)
}

type decoder[T any] func(io.Reader) (T, error)

// samples turns an image into samples: gray when it has no colours, else RGB. It goes row by row, since
// the rows of a large picture take as much once more.
func samples(img image.Image) *Picture {
	bounds := img.Bounds()
	p := &Picture{Width: bounds.Dx(), Height: bounds.Dy(), Components: 1}
	row := image.NewRGBA(image.Rect(0, 0, p.Width, 1))
	drawRow := func(y int) {
		draw.Draw(row, row.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(row, row.Rect, img, image.Pt(bounds.Min.X, bounds.Min.Y+y), draw.Over)
	}
	for y := 0; y < p.Height && p.Components == 1; y++ {
		if drawRow(y); !isGray(row.Pix) {
			p.Components = 3
		}
	}
	p.Data = make([]byte, 0, p.Width*p.Height*p.Components)
	for y := range p.Height {
		drawRow(y)
		for i := 0; i < len(row.Pix); i += 4 {
			p.Data = append(p.Data, row.Pix[i:i+p.Components]...)
		}
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
