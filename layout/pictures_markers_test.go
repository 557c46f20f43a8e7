package layout

import (
	"bytes"
	"encoding/binary"
	"errors"
	img "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
)

func TestASegmentIsReadUpToItsEndOnly(t *testing.T) {
	for _, c := range []struct {
		name, in          string
		marker            byte
		data, whole, rest string
		ok                bool
	}{
		{"nothing", "", 0, "", "", "", false},
		{"half a marker", "\xff", 0, "", "", "", false},
		{"padding only", "\xff\xff\xff", 0, "", "", "", false},
		{"no marker", "\xfe\xd8", 0, "", "", "", false},
		{"a byte of coded data", "\xff\x00", 0, "", "", "", false},
		{"a byte of coded data that looks long enough", "\xff\x00\x00\x02", 0, "", "", "", false},
		{"before those without data", "\xff\xcf", 0, "", "", "", false},
		{"the first restart", "\xff\xd0", 0xd0, "", "\xff\xd0", "", true},
		{"the last restart, with more", "\xff\xd7ab", 0xd7, "", "\xff\xd7", "ab", true},
		{"the beginning", "\xff\xd8", 0xd8, "", "\xff\xd8", "", true},
		{"the end", "\xff\xd9ab", 0xd9, "", "\xff\xd9", "ab", true},
		{"a scan without length", "\xff\xda", 0, "", "", "", false},
		{"half a length", "\xff\xfe\x00", 0, "", "", "", false},
		{"a length of one", "\xff\xfe\x00\x01abc", 0, "", "", "", false},
		{"no data", "\xff\xfe\x00\x02", 0xfe, "", "\xff\xfe\x00\x02", "", true},
		{"data", "\xff\xfe\x00\x04abc", 0xfe, "ab", "\xff\xfe\x00\x04ab", "c", true},
		{"data to the last byte", "\xff\xfe\x00\x05abc", 0xfe, "abc", "\xff\xfe\x00\x05abc", "", true},
		{"data that is cut", "\xff\xfe\x00\x06abc", 0, "", "", "", false},
		{"a long one that is cut", "\xff\xfe\x01\x00abc", 0, "", "", "", false},
		{"padding", "\xff\xff\xff\xe1\x00\x03ab", 0xe1, "a", "\xff\xe1\x00\x03a", "b", true},
		{"a scan", "\xff\xda\x00\x03habc\xff\x00d\xff\xd0e\xff\xd7f\xff\xd9", 0xda, "h", "\xff\xda\x00\x03habc\xff\x00d\xff\xd0e\xff\xd7f", "\xff\xd9", true},
		{"a scan that begins with a byte like a marker", "\xff\xda\x00\x02\xff\x00a\xff\xd9", 0xda, "", "\xff\xda\x00\x02\xff\x00a", "\xff\xd9", true},
		{"a scan before another marker", "\xff\xda\x00\x02a\xff\xcf", 0xda, "", "\xff\xda\x00\x02a", "\xff\xcf", true},
		{"a scan before the beginning of another", "\xff\xda\x00\x02a\xff\xd8", 0xda, "", "\xff\xda\x00\x02a", "\xff\xd8", true},
		{"a scan to the end", "\xff\xda\x00\x02abc", 0xda, "", "\xff\xda\x00\x02abc", "", true},
		{"a scan to half a marker", "\xff\xda\x00\x02abc\xff", 0xda, "", "\xff\xda\x00\x02abc\xff", "", true},
	} {
		s, rest, ok := nextSegment([]byte(c.in))
		if s.marker != c.marker || string(s.data) != c.data || string(s.whole) != c.whole || string(rest) != c.rest || ok != c.ok {
			t.Errorf("%s: marker %x, data %q, whole %q, rest %q, %v", c.name, s.marker, s.data, s.whole, rest, ok)
		}
	}
}

// Of all markers those of applications and comments are not needed to decode, but Adobe's and JFIF's are.
func TestWhichSegmentsDecodingNeeds(t *testing.T) {
	left := "d0 d1 d2 d3 d4 d5 d6 d7 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 ea eb ec ed ef fe"
	for m := range 256 {
		s := segment{marker: byte(m), data: []byte("JFXX\x00")}
		if want := !strings.Contains(left, string("0123456789abcdef"[m/16])+string("0123456789abcdef"[m%16])); s.isNeeded() != want {
			t.Errorf("%x: it is %v that it is needed", m, !want)
		}
	}
	for data, want := range map[string]bool{"JFIF\x00": true, "JFIF\x00\x01": true, "JFIF": false, "JFIX\x00": false, "": false} {
		if s := (segment{marker: markerAPP0, data: []byte(data)}); s.isNeeded() != want {
			t.Errorf("APP0 with %q: it is %v that it is needed", data, !want)
		}
	}
}

func TestACodedPictureIsPutTogetherOrNot(t *testing.T) {
	const head, comment, scan, end = "\xff\xd8", "\xff\xfe\x00\x03c", "\xff\xda\x00\x02ab", "\xff\xd9"
	for _, c := range []struct {
		name, in, want string
		ok             bool
	}{
		{"a scan", head + scan + end, head + scan + end, true},
		{"a comment", head + comment + scan + comment + end + "more", head + scan + end, true},
		{"no end", head + scan, "", false},
		{"another beginning", head + head + scan + end, "", false},
		{"bytes between", head + "ab" + scan + end, "", false},
		{"restarts outside of a scan", head + "\xff\xd3" + scan + end, head + scan + end, true},
	} {
		out, ok := codedPicture([]byte(c.in))
		if string(out) != c.want || ok != c.ok {
			t.Errorf("%s: %q, %v", c.name, out, ok)
		}
	}
}

// directoryOf is a directory with fields of zeros before the orientation, and bytes after it.
func directoryOf(before int, after string) []byte {
	tiff := []byte("MM\x00*\x00\x00\x00\x08")
	tiff = binary.BigEndian.AppendUint16(tiff, uint16(before+1))
	tiff = append(tiff, make([]byte, 12*before)...)
	return append(tiff, "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"+after...)
}

func TestTheDirectoryOfACameraIsReadAsFarAsItGoes(t *testing.T) {
	sound := directoryOf(0, "")
	short := slices.Clone(sound)
	short[9] = 0 // no fields
	far := slices.Clone(sound)
	far[7] = byte(len(sound) - 1) // half the number of fields
	last := slices.Clone(sound)
	last[7] = byte(len(sound) - 2) // a number of fields that are not there
	copy(last[len(sound)-2:], "\x00\x01")
	long := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x04\x00\x00\x00\x01\x00\x01\x00\x06")
	for _, c := range []struct {
		name string
		tiff []byte
		want int
	}{
		{"one field", sound, 6},
		{"the third field", directoryOf(2, "\x00\x00\x00\x00"), 6},
		{"a field that is cut", sound[:len(sound)-1], 1},
		{"the head only", sound[:8], 1},
		{"half a head", sound[:7], 1},
		{"no field counts", short, 1},
		{"a directory at the last byte", far, 1},
		{"a directory at the last two bytes", last, 1},
		{"a place beyond the end", []byte("MM\x00*\xff\xff\xff\xff\x00\x01"), 1},
		{"another byte order's mark", []byte("MM*\x00" + string(sound[4:])), 1},
		{"a long of more than two bytes", long, 1},
		{"nothing", nil, 1},
	} {
		if got := orientation(c.tiff); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
	if got := orientationOfJPEG([]byte("\xff\xd8\xff\xd9" + string(exifOf(binary.BigEndian, 3, 1, 6)))); got != 1 {
		t.Errorf("behind the end: %d", got)
	}
	for value, want := range []int{1, 1, 2, 3, 4, 5, 6, 7, 8, 1, 1} {
		tiff := directoryOf(0, "")
		tiff[len(tiff)-3] = byte(value)
		if got := orientation(tiff); got != want {
			t.Errorf("the value %d: %d, want %d", value, got, want)
		}
	}
}

// A chunk may be the last of the file, and there may be others before it, of any length.
func TestTheChunkOfACameraIsFoundWhereverItStands(t *testing.T) {
	const head = "\x89PNG\r\n\x1a\n"
	chunk := func(name string, data []byte) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(data)))) + name + string(data) + "sums"
	}
	exif := chunk("eXIf", directoryOf(0, ""))
	for _, c := range []struct {
		name, data string
		want       int
	}{
		{"alone", head + exif, 6},
		{"a byte less", (head + exif)[:len(head+exif)-1], 1},
		{"behind an empty one", head + chunk("tEXt", nil) + exif, 6},
		{"behind a long one", head + chunk("tEXt", make([]byte, 300)) + exif + chunk("IEND", nil), 6},
		{"behind one that is longer than the file", head + "\x7f\xff\xff\xfftEXt" + exif, 1},
		{"the first counts", head + chunk("eXIf", nil) + exif, 1},
		{"nothing", head, 1},
	} {
		if got := orientationOfPNG([]byte(c.data)); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// What a turned photograph is coded from, to the byte.
func TestATurnedPhotographIsCodedInHighQuality(t *testing.T) {
	for _, c := range []struct {
		p *Picture
		m img.Image
	}{
		{&Picture{Width: 3, Height: 2, Components: 1, Data: []byte{0, 50, 100, 150, 200, 250}}, &img.Gray{Pix: []byte{0, 50, 100, 150, 200, 250}, Stride: 3, Rect: img.Rect(0, 0, 3, 2)}},
		{&Picture{Width: 1, Height: 2, Components: 3, Data: []byte{0, 50, 100, 150, 200, 250}}, &img.RGBA{Pix: []byte{0, 50, 100, 255, 150, 200, 250, 255}, Stride: 4, Rect: img.Rect(0, 0, 1, 2)}},
	} {
		var want bytes.Buffer
		if err := jpeg.Encode(&want, c.m, &jpeg.Options{Quality: 95}); err != nil {
			t.Fatal(err)
		}
		got, err := c.p.coded()
		if err != nil || got.Format != JPEG || got.Width != c.p.Width || got.Height != c.p.Height || got.Components != c.p.Components || !bytes.Equal(got.Data, want.Bytes()) {
			t.Errorf("%d components: %+v, %v", c.p.Components, got, err)
		}
	}
}

// A colour anywhere makes the picture one of colours, in whatever component it differs.
func TestOneColouredPixelIsEnough(t *testing.T) {
	for at := range 6 {
		for _, c := range []color.NRGBA{{9, 0, 0, 255}, {0, 9, 0, 255}, {0, 0, 9, 255}, {9, 9, 0, 255}, {0, 9, 9, 255}, {9, 0, 9, 255}} {
			m := img.NewNRGBA(img.Rect(4, 7, 7, 9)) // its corner is not 0, 0
			for i := range 6 {
				m.Set(4+i%3, 7+i/3, color.Gray{uint8(i)})
			}
			gray := samples(m)
			if gray.Components != 1 || !bytes.Equal(gray.Data, []byte{0, 1, 2, 3, 4, 5}) || gray.Width != 3 || gray.Height != 2 {
				t.Fatalf("without colour: %+v", gray)
			}
			m.Set(4+at%3, 7+at/3, c)
			var want []byte
			for i := range 6 {
				if i == at {
					want = append(want, c.R, c.G, c.B)
				} else {
					want = append(want, byte(i), byte(i), byte(i))
				}
			}
			if p := samples(m); p.Components != 3 || !bytes.Equal(p.Data, want) {
				t.Errorf("pixel %d of %v: %+v", at, c, p)
			}
		}
	}
}

func TestTheBytesOfAPixel(t *testing.T) {
	for i, c := range []struct {
		m    color.Model
		want int
	}{
		{color.Palette{}, 1}, {color.GrayModel, 1}, {color.Gray16Model, 2}, {color.YCbCrModel, 2}, {color.RGBA64Model, 8}, {color.NRGBA64Model, 8},
		{color.RGBAModel, 4}, {color.NRGBAModel, 4}, {color.CMYKModel, 4}, {color.NYCbCrAModel, 4},
	} {
		if got := pixelBytes(c.m); got != c.want {
			t.Errorf("model %d: %d, want %d", i, got, c.want)
		}
	}
}

// A photograph whose components are red, green and blue is kept as samples, one without orientation or with.
func TestAPhotographCodedInRedGreenAndBlue(t *testing.T) {
	adobe := segmentOf(markerAPP14, "Adobe\x00\x64\x00\x00\x00\x00\x00")
	file := behindHead(jpegOf(t, dots(color.White, color.Black)), adobe)
	p, err := ReadPicture(file)
	if err != nil || p.Format != Samples || p.Width != 2 || p.Height != 1 || len(p.Data) != 2*p.Components {
		t.Errorf("%+v, %v", p, err)
	}
	p, err = ReadPicture(behindHead(file, exifOf(binary.BigEndian, 3, 1, 6)))
	if err != nil || p.Format != JPEG || p.Width != 1 || p.Height != 2 {
		t.Errorf("turned: %+v, %v", p, err)
	}
}

func TestWhatIsWrongWithAPictureIsTold(t *testing.T) {
	arithmetic := bytes.Replace(jpegOf(t, dots(color.White, color.Black)), []byte("\xff\xc0"), []byte("\xff\xc9"), 1)
	_, err := ReadPicture(arithmetic)
	if !errors.Is(err, ErrPictureCoding) {
		t.Errorf("arithmetic coding: %v", err)
	}
	for _, err := range []error{png.UnsupportedError("x"), jpeg.UnsupportedError("x")} {
		if got := brokenPicture(err); !errors.Is(got, ErrPictureCoding) || !errors.Is(got, err) || got.Error() != ErrPictureCoding.Error()+": "+err.Error() {
			t.Errorf("%T: %v", err, got)
		}
	}
	for _, c := range []struct {
		err  error
		want string
	}{
		{ErrPictureFormat, "layout: the picture is neither PNG nor JPEG"},
		{ErrPictureSize, "layout: the picture has more than 50000000 pixels, a side of more than 65536, or takes more than 128 MB"},
		{ErrPictureCMYK, "layout: the picture is in the colours of print (CMYK)"},
		{ErrPictureCoding, "layout: the picture is coded in a way that is not supported"},
		{brokenPicture(errors.New("EOF")), "layout: the picture is broken: EOF"},
	} {
		if c.err.Error() != c.want {
			t.Errorf("%v, want %s", c.err, c.want)
		}
	}
	for _, head := range []string{"\xff\xd8", "\x89PNG\r\n\x1a", "\xff\xd7\xff"} {
		if _, err := ReadPicture([]byte(head)); err != ErrPictureFormat {
			t.Errorf("%q: %v", head, err)
		}
	}
	if _, err := ReadPicture([]byte("\xff\xd8\xff")); err == nil || errors.Is(err, ErrPictureFormat) || errors.Is(err, ErrPictureCoding) {
		t.Errorf("the head of a JPEG file: %v", err)
	}
}

func TestAPictureThatJPEGCannotHoldIsNoPhotograph(t *testing.T) {
	if p, err := (&Picture{Width: MaxPictureSide, Height: 1, Components: 1, Data: make([]byte, MaxPictureSide)}).coded(); err == nil {
		t.Errorf("it is coded as %d bytes", len(p.Data))
	}
}

// Each pixel of a picture of two by three, in each orientation; and the same with three samples a pixel.
func TestEachPixelOfATurnedPicture(t *testing.T) {
	for o, want := range map[int]string{
		1: "2 ab cd ef", 2: "2 ba dc fe", 3: "2 fe dc ba", 4: "2 ef cd ab", 5: "3 ace bdf", 6: "3 eca fdb", 7: "3 fdb eca", 8: "3 bdf ace",
	} {
		width, rows, _ := strings.Cut(want, " ")
		p := (&Picture{Width: 2, Height: 3, Components: 1, Data: []byte("abcdef")}).turn(o)
		if got := string(p.Data); got != strings.ReplaceAll(rows, " ", "") || p.Width != int(width[0]-'0') || p.Width*p.Height != 6 || p.Components != 1 {
			t.Errorf("orientation %d: %d × %d %s, want %s", o, p.Width, p.Height, got, want)
		}
		colours := (&Picture{Width: 2, Height: 3, Components: 3, Data: []byte("aABbBCcCDdDEeEFfFG")}).turn(o)
		var b strings.Builder
		for _, c := range p.Data {
			b.WriteString(string(c) + string(c-'a'+'A') + string(c-'a'+'B'))
		}
		if string(colours.Data) != b.String() || colours.Components != 3 || colours.Width != p.Width || colours.Height != p.Height {
			t.Errorf("orientation %d in colours: %s, want %s", o, colours.Data, b.String())
		}
	}
}
