package layout

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	img "image"
	"image/color"
	"image/jpeg"
	"slices"
	"strings"
	"testing"
)

// stored is how a camera stores what is seen: the visual side at which row 0 stands, and that at which
// column 0 stands (Exif 2.32, 4.6.4).
var stored = map[int][2]string{
	1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
	5: {"left", "top"}, 6: {"right", "top"}, 7: {"right", "bottom"}, 8: {"left", "bottom"},
}

// asStored returns the picture that an orientation turns into seen.
func asStored(seen *img.NRGBA, orientation int) *img.NRGBA {
	w, h := seen.Rect.Dx(), seen.Rect.Dy()
	rows, columns := h, w
	if orientation > 4 {
		rows, columns = w, h
	}
	out := img.NewNRGBA(img.Rect(0, 0, columns, rows))
	for r := range rows {
		for c := range columns {
			x, y := 0, 0
			for side, n := range map[string]int{stored[orientation][0]: r, stored[orientation][1]: c} {
				switch side {
				case "top":
					y = n
				case "bottom":
					y = h - 1 - n
				case "left":
					x = n
				case "right":
					x = w - 1 - n
				}
			}
			out.Set(c, r, seen.At(x, y))
		}
	}
	return out
}

// withChunk puts a chunk behind the head of a PNG file, or before its end.
func withChunk(file []byte, name, data string, atEnd bool) []byte {
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	chunk = append(chunk, name+data...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
	at := 8 + 25
	if atEnd {
		at = len(file) - 12
	}
	return slices.Concat(file[:at], chunk, file[at:])
}

func TestPicturesAreTurnedAsTheyAreToBeSeen(t *testing.T) {
	seen := img.NewNRGBA(img.Rect(0, 0, 48, 32)) // three by two fields of 16, which JPEG keeps apart
	colours := []color.NRGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 0, 255}, {0, 0, 0, 255}, {255, 255, 255, 255}}
	for y := range 32 {
		for x := range 48 {
			seen.Set(x, y, colours[y/16*3+x/16])
		}
	}
	for o := upright; o <= lastOrientation; o++ {
		m := asStored(seen, o)
		exif := string(exifOf(binary.LittleEndian, 3, 1, uint16(o))[10:])
		png := pngOf(t, m)
		for name, data := range map[string][]byte{
			"PNG": withChunk(png, "eXIf", exif, false), "PNG with the chunk at its end": withChunk(png, "eXIf", exif, true),
			"JPEG": behindHead(jpegOf(t, m), exifOf(binary.BigEndian, 3, 1, uint16(o))),
		} {
			p, err := ReadPicture(data)
			if err != nil || p.Width != 48 || p.Height != 32 || p.Components != 3 {
				t.Errorf("%s, orientation %d: %+v, %v", name, o, p, err)
				continue
			}
			if name == "JPEG" {
				if p.Format != JPEG || strings.Contains(string(p.Data), "Exif") {
					t.Errorf("JPEG, orientation %d: format %d", o, p.Format)
				}
				p = samplesOf(t, p)
			}
			for i, want := range colours {
				at := ((i/3*16+8)*48 + i%3*16 + 8) * 3
				for k, v := range []uint8{want.R, want.G, want.B} {
					if got := p.Data[at+k]; max(got, v)-min(got, v) > 24 { // coded twice
						t.Errorf("%s, orientation %d: field %d is %v, want %v", name, o, i, p.Data[at:at+3], want)
						break
					}
				}
			}
		}
	}
}

// samplesOf decodes the JPEG file of a picture.
func samplesOf(t *testing.T, p *Picture) *Picture {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(p.Data))
	if err != nil {
		t.Fatal(err)
	}
	return samples(m)
}

func TestAGrayPhotographStaysGray(t *testing.T) {
	m := img.NewGray(img.Rect(0, 0, 20, 10))
	p, err := ReadPicture(behindHead(jpegOf(t, m), exifOf(binary.BigEndian, 3, 1, 6)))
	if err != nil || p.Components != 1 || p.Width != 10 || p.Height != 20 || p.Format != JPEG {
		t.Errorf("%+v, %v", p, err)
	}
}

// Chunks of a PNG file that are no sound eXIf say nothing.
func TestOtherChunksTurnNothing(t *testing.T) {
	png := pngOf(t, dots(color.White, color.Black))
	exif := string(exifOf(binary.LittleEndian, 3, 1, 6)[10:])
	for name, data := range map[string][]byte{
		"another name": withChunk(png, "eXIF", exif, false), "half of it": withChunk(png, "eXIf", exif[:20], false), "nothing in it": withChunk(png, "eXIf", "", false),
	} {
		if got := orientationOfPNG(data); got != upright {
			t.Errorf("%s: %d", name, got)
		}
	}
	cut := withChunk(png, "eXIf", exif, false)[:40]
	if got := orientationOfPNG(cut); got != upright {
		t.Errorf("a file that is cut: %d", got)
	}
	if got := orientationOfPNG(withChunk(png, "eXIf", exif, false)); got != 6 {
		t.Errorf("a sound one: %d", got)
	}
}

// What a picture takes when it is decoded is limited, whatever its head says of it.
func TestPicturesHaveLimits(t *testing.T) {
	for _, c := range []struct {
		name   string
		config img.Config
		want   bool
	}{
		{"as many pixels", img.Config{ColorModel: color.GrayModel, Width: 10_000, Height: 5_000}, true},
		{"a row more", img.Config{ColorModel: color.GrayModel, Width: 10_000, Height: 5_001}, false},
		{"as wide", img.Config{ColorModel: color.GrayModel, Width: MaxPictureSide, Height: 1}, true},
		{"wider", img.Config{ColorModel: color.GrayModel, Width: MaxPictureSide + 1, Height: 1}, false},
		{"as high", img.Config{ColorModel: color.GrayModel, Width: 1, Height: MaxPictureSide}, true},
		{"higher", img.Config{ColorModel: color.GrayModel, Width: 1, Height: MaxPictureSide + 1}, false},
		{"no width", img.Config{ColorModel: color.GrayModel, Width: 0, Height: 1}, false},
		{"no height", img.Config{ColorModel: color.GrayModel, Width: 1, Height: 0}, false},
		{"more than a word of 32 bits", img.Config{ColorModel: color.GrayModel, Width: 65536, Height: 65536}, false},
		{"a palette", img.Config{ColorModel: color.Palette{color.Black}, Width: 10_000, Height: 5_000}, true},
		{"colours", img.Config{ColorModel: color.NRGBAModel, Width: 8192, Height: 4096}, true},
		{"more colours", img.Config{ColorModel: color.RGBAModel, Width: 8192, Height: 4097}, false},
		{"a photograph", img.Config{ColorModel: color.YCbCrModel, Width: 10_000, Height: 5_000}, true},
		{"16 bits of gray", img.Config{ColorModel: color.Gray16Model, Width: 10_000, Height: 5_000}, true},
		{"16 bits of colour", img.Config{ColorModel: color.RGBA64Model, Width: 4096, Height: 4096}, true},
		{"16 bits of more colour", img.Config{ColorModel: color.RGBA64Model, Width: 4096, Height: 4097}, false},
		{"16 bits with transparency", img.Config{ColorModel: color.NRGBA64Model, Width: 4096, Height: 4097}, false},
	} {
		if got := fits(c.config); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
