package layout

import (
	"bytes"
	"encoding/binary"
	img "image"
	"image/color"
	"image/jpeg"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// segmentOf is a marker segment of a JPEG file.
func segmentOf(marker byte, data string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(2+len(data))), data...)
}

type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// exifOf is a camera's segment with one directory: a text, then the orientation.
func exifOf(order byteOrder, kind uint16, count uint32, value uint16) []byte {
	tiff := []byte("MM\x00*")
	if order == binary.LittleEndian {
		tiff = []byte("II*\x00")
	}
	tiff = order.AppendUint32(tiff, 10)
	tiff = append(tiff, 0, 0)
	tiff = order.AppendUint16(tiff, 2)
	for _, e := range []struct {
		tag, kind uint16
		count     uint32
		value     uint16
	}{{0x010f, 2, 4, 0x4141}, {0x0112, kind, count, value}} {
		tiff = order.AppendUint16(order.AppendUint16(tiff, e.tag), e.kind)
		tiff = append(order.AppendUint16(order.AppendUint32(tiff, e.count), e.value), 0, 0)
	}
	return segmentOf(markerAPP1, "Exif\x00\x00"+string(tiff)+"\x00\x00\x00\x00")
}

// behindHead puts bytes behind the first two of a file.
func behindHead(file []byte, more ...[]byte) []byte {
	return slices.Concat(append([][]byte{file[:2]}, append(more, file[2:])...)...)
}

func TestTheOrientationOfAJPEGFileIsFound(t *testing.T) {
	file := jpegOf(t, dots(color.White, color.Black))
	const short, long = 3, 4
	for _, c := range []struct {
		name string
		data []byte
		want int
	}{
		{"no camera", file, 1},
		{"upright", behindHead(file, exifOf(binary.BigEndian, short, 1, 1)), 1},
		{"mirrored", behindHead(file, exifOf(binary.BigEndian, short, 1, 2)), 2},
		{"turned", behindHead(file, exifOf(binary.BigEndian, short, 1, 6)), 6},
		{"turned, the other order of bytes", behindHead(file, exifOf(binary.LittleEndian, short, 1, 8)), 8},
		{"behind other segments", behindHead(file, segmentOf(markerAPP1, "http"), []byte{0xff, 0xff}, exifOf(binary.LittleEndian, short, 1, 3)), 3},
		{"the first counts", behindHead(file, exifOf(binary.BigEndian, short, 1, 1), exifOf(binary.BigEndian, short, 1, 6)), 1},
		{"a value there is not", behindHead(file, exifOf(binary.BigEndian, short, 1, 9)), 1},
		{"no value", behindHead(file, exifOf(binary.BigEndian, short, 1, 0)), 1},
		{"another type", behindHead(file, exifOf(binary.LittleEndian, long, 1, 6)), 6},
		{"another type, the other order of bytes", behindHead(file, longExif(6)), 6},
		{"a type of no number", behindHead(file, exifOf(binary.BigEndian, 2, 1, 6)), 1},
		{"several values", behindHead(file, exifOf(binary.BigEndian, short, 2, 6)), 1},
		{"no directory", behindHead(file, segmentOf(markerAPP1, "Exif\x00\x00MM\x00*\xff\xff\xff\xff")), 1},
		{"no TIFF", behindHead(file, segmentOf(markerAPP1, "Exif\x00\x00II")), 1},
		{"another segment", behindHead(file, segmentOf(markerAPP15, string(exifOf(binary.BigEndian, short, 1, 6)[4:]))), 1},
		{"behind the scan", append(slices.Clone(file[:len(file)-2]), append(exifOf(binary.BigEndian, short, 1, 6), file[len(file)-2:]...)...), 1},
	} {
		if got := orientationOfJPEG(c.data); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
		if _, err := ReadPicture(c.data); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// longExif is a camera's segment whose orientation is a LONG, with the most significant byte first.
func longExif(value byte) []byte {
	return segmentOf(markerAPP1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x04\x00\x00\x00\x01\x00\x00\x00"+string(value)+"\x00\x00\x00\x00")
}

func TestNoCutOfACamerasSegmentIsReadBeyond(t *testing.T) {
	for _, order := range []byteOrder{binary.BigEndian, binary.LittleEndian} {
		whole := exifOf(order, 3, 1, 6)[10:]
		if orientation(whole) != 6 {
			t.Fatal("the whole one has no orientation")
		}
		for n := range len(whole) - 6 { // what follows the value is not looked at
			if got := orientation(whole[:n:n]); got != upright {
				t.Errorf("%d bytes: %d", n, got)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, "bytes")
		orientation(slices.Clip(append([]byte("II*\x00"), b...)))
		orientationOfJPEG(slices.Clip(append([]byte{0xff, 0xd8, 0xff, 0xe1}, b...)))
		codedPicture(slices.Clip(append([]byte{0xff, 0xd8, 0xff, 0xe1}, b...)))
	})
}

func TestOfAJPEGFileOnlyTheCodedPictureStays(t *testing.T) {
	m := img.NewGray(img.Rect(0, 0, 64, 64))
	for i := range m.Pix {
		m.Pix[i] = byte(i * i / 7)
	}
	plain := jpegOf(t, m)
	if bytes.Count(plain, []byte{0xff, 0x00}) == 0 {
		t.Fatal("the scan has no byte that looks like a marker")
	}
	end := len(plain) - 2
	place := segmentOf(markerAPP1, "Exif\x00\x00GPS")
	jfif := segmentOf(markerAPP0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00")
	for _, c := range []struct {
		name       string
		data, want []byte
	}{
		{"another picture behind the end", slices.Concat(plain, plain[:2], place, plain[2:]), plain},
		{"a film behind the end", slices.Concat(plain, []byte("ftypmp42")), plain},
		{"padding", behindHead(plain, []byte{0xff, 0xff}, place, []byte{0xff}), plain},
		{"behind the scan", slices.Concat(plain[:end], place, segmentOf(markerComment, "here"), plain[end:]), plain},
		{"a small picture", behindHead(plain, jfif, segmentOf(markerAPP0, "JFXX\x00\x10")), behindHead(plain, jfif)},
	} {
		p, err := ReadPicture(c.data)
		if err != nil || p.Format != JPEG || !bytes.Equal(p.Data, c.want) {
			t.Errorf("%s: %v, %d bytes of %d, want %d", c.name, err, len(p.Data), len(c.data), len(c.want))
		}
	}
}

// Decoders pass over bytes between segments. What lies in them can't be told from comments.
func TestAJPEGFileWithBytesBetweenSegmentsBecomesSamples(t *testing.T) {
	file := behindHead(jpegOf(t, img.NewGray(img.Rect(0, 0, 9, 4))), segmentOf(markerComment, "here"), []byte("GPS"))
	if _, err := jpeg.Decode(bytes.NewReader(file)); err != nil {
		t.Skip("the decoder does not take it: ", err)
	}
	p, err := ReadPicture(file)
	if err != nil || p.Format != Samples || p.Width != 9 || p.Height != 4 || len(p.Data) != 36 {
		t.Errorf("%+v, %v", p, err)
	}
}
