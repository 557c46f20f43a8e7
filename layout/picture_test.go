package layout

import (
	"bytes"
	"encoding/binary"
	"errors"
	img "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

func pngOf(t testing.TB, m img.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, m img.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// dots is an image of two pixels.
func dots(a, b color.Color) img.Image {
	m := img.NewNRGBA(img.Rect(0, 0, 2, 1))
	m.Set(0, 0, a)
	m.Set(1, 0, b)
	return m
}

func TestThePixelsOfAPNGFileAreReadOverWhite(t *testing.T) {
	black, red, none := color.Gray{}, color.NRGBA{255, 0, 0, 255}, color.NRGBA{}
	for _, c := range []struct {
		name string
		m    img.Image
		want []byte
	}{
		{"colours", dots(black, red), []byte{0, 0, 0, 255, 0, 0}},
		{"grey only", dots(black, color.Gray{200}), []byte{0, 200}},
		{"transparent", dots(black, none), []byte{0, 255}},
		{"half transparent", dots(color.NRGBA{0, 0, 0, 128}, none), []byte{127, 255}},
	} {
		p, err := ReadPicture(pngOf(t, c.m))
		if err != nil || p.Format != Samples || p.Width != 2 || p.Height != 1 || !bytes.Equal(p.Data, c.want) || p.Components*2 != len(c.want) {
			t.Errorf("%s: %+v, %v", c.name, p, err)
		}
	}
}

func TestAJPEGFileIsKeptWithoutItsComments(t *testing.T) {
	plain := jpegOf(t, dots(color.White, color.Black))
	told := bytes.Clone(plain[:2])
	told = append(told, "\xff\xe1\x00\x0aExif\x00\x00GP\xff\xfe\x00\x06here"...)
	told = append(told, plain[2:]...)
	for _, data := range [][]byte{plain, told} {
		p, err := ReadPicture(data)
		if err != nil || p.Format != JPEG || p.Components != 3 || !bytes.Equal(p.Data, plain) {
			t.Errorf("%d bytes become %d (%v)", len(data), len(p.Data), err)
		}
	}
	gray, err := ReadPicture(jpegOf(t, img.NewGray(img.Rect(0, 0, 3, 2))))
	if err != nil || gray.Components != 1 || gray.Width != 3 || gray.Height != 2 {
		t.Errorf("a grey picture: %+v, %v", gray, err)
	}
}

// cmyk is a JPEG file's head that announces four colours.
const cmyk = "\xff\xd8\xff\xc0\x00\x14\x08\x00\x01\x00\x01\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xff\xda\x00\x08abcdef"

func TestAFileThatIsNoPictureForAPageIsRefused(t *testing.T) {
	huge := pngOf(t, dots(color.White, color.Black))
	copy(huge[16:], "\x00\x00\x27\x10\x00\x00\x27\x10") // 10,000 × 10,000
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrPictureFormat},
		{"GIF", []byte("GIF89a"), ErrPictureFormat},
		{"CMYK", []byte(cmyk), ErrPictureCMYK},
	} {
		if _, err := ReadPicture(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, not %v", c.name, err, c.want)
		}
	}
	if _, err := ReadPicture(huge); err == nil {
		t.Error("a head with a wrong checksum passes")
	}
	whole := pngOf(t, img.NewGray(img.Rect(0, 0, MaxPictureSide+1, 1)))
	if _, err := ReadPicture(whole); !errors.Is(err, ErrPictureSize) {
		t.Errorf("too wide a picture: %v", err)
	}
	for _, data := range [][]byte{whole, jpegOf(t, dots(color.White, color.Black))} {
		if _, err := ReadPicture(data[:len(data)/2]); err == nil {
			t.Error("half a file passes")
		}
	}
}

func FuzzReadPicture(f *testing.F) {
	f.Add(pngOf(f, dots(color.White, color.NRGBA{})))
	f.Add(jpegOf(f, dots(color.White, color.Black)))
	f.Add(behindHead(jpegOf(f, dots(color.White, color.Black)), exifOf(binary.LittleEndian, 3, 1, 1)))
	f.Add([]byte(cmyk))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := ReadPicture(data)
		if err != nil {
			return
		}
		if p.Width < 1 || p.Height < 1 || p.Components != 1 && p.Components != 3 {
			t.Errorf("%d × %d, %d colours", p.Width, p.Height, p.Components)
		}
		if p.Format == Samples && len(p.Data) != p.Width*p.Height*p.Components {
			t.Errorf("%d samples for %d × %d × %d", len(p.Data), p.Width, p.Height, p.Components)
		}
	})
}
