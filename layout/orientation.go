package layout

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
)

// upright is the orientation of a picture whose first row is at the top and whose first column is at
// the left; the others, 2 to 8, say how it is to be turned or mirrored (Exif 2.32, 4.6.4).
const upright, lastOrientation = 1, 8

// orientationOfJPEG returns what the camera says of a JPEG file.
func orientationOfJPEG(data []byte) int {
	s, rest, ok := nextSegment(data[2:])
	for ; ok && s.marker != markerSOS && s.marker != markerEOI; s, rest, ok = nextSegment(rest) {
		if exif, found := bytes.CutPrefix(s.data, []byte("Exif\x00\x00")); found && s.marker == markerAPP1 {
			return orientation(exif)
		}
	}
	return upright
}

// orientationOfPNG returns what the eXIf chunk of a PNG file says (PNG, third edition, 11.3.4.5).
func orientationOfPNG(data []byte) int {
	const signature, around = 8, 12 // a chunk has a length, a name and a sum around its data
	for rest := data[signature:]; len(rest) >= around; {
		n := int64(binary.BigEndian.Uint32(rest))
		if n > int64(len(rest)-around) {
			break
		}
		if string(rest[4:8]) == "eXIf" {
			return orientation(rest[8 : 8+n])
		}
		rest = rest[n+around:]
	}
	return upright
}

// orientation returns the tag of that name, upright where there is none that can be read.
func orientation(tiff []byte) int {
	const tag, entry = 0x0112, 12
	var order binary.ByteOrder = binary.BigEndian
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case !bytes.HasPrefix(tiff, []byte("MM\x00*")):
		return upright
	}
	if len(tiff) < 8 {
		return upright
	}
	first := uint64(order.Uint32(tiff[4:]))
	if first+2 > uint64(len(tiff)) {
		return upright
	}
	fields := tiff[first+2:]
	for range order.Uint16(tiff[first:]) {
		if len(fields) < entry {
			break
		}
		if order.Uint16(fields) == tag {
			return orientationIn(order, fields[:entry])
		}
		fields = fields[entry:]
	}
	return upright
}

// orientationIn reads the value of the tag. It is a SHORT; some programs write a LONG.
func orientationIn(order binary.ByteOrder, field []byte) int {
	const short, long = 3, 4
	value := uint32(0)
	switch kind := order.Uint16(field[2:]); {
	case order.Uint32(field[4:]) != 1: // several values
	case kind == short:
		value = uint32(order.Uint16(field[8:]))
	case kind == long:
		value = order.Uint32(field[8:])
	}
	if value < upright || value > lastOrientation {
		return upright
	}
	return int(value)
}

// turn returns a picture as it is to be seen.
func (p *Picture) turn(orientation int) *Picture {
	w, h, n := p.Width, p.Height, p.Components
	t := &Picture{Width: w, Height: h, Components: n}
	if orientation > 4 {
		t.Width, t.Height = h, w
	}
	t.Data = make([]byte, 0, len(p.Data))
	for y := range t.Height {
		for x := range t.Width {
			sx, sy := x, y
			switch orientation {
			case 2:
				sx = w - 1 - x
			case 3:
				sx, sy = w-1-x, h-1-y
			case 4:
				sy = h - 1 - y
			case 5:
				sx, sy = y, x
			case 6:
				sx, sy = y, h-1-x
			case 7:
				sx, sy = w-1-y, h-1-x
			case 8:
				sx, sy = w-1-y, x
			}
			at := (sy*w + sx) * n
			t.Data = append(t.Data, p.Data[at:at+n]...)
		}
	}
	return t
}

// turnedQuality is how well a photograph that was turned is coded again: nobody sees the difference.
const turnedQuality = 95

// coded returns the picture as a JPEG file, since the samples of a photograph take many times as much.
func (p *Picture) coded() (*Picture, error) {
	var m image.Image
	box := image.Rect(0, 0, p.Width, p.Height)
	if p.Components == 1 {
		m = &image.Gray{Pix: p.Data, Stride: p.Width, Rect: box}
	} else {
		colours := image.NewRGBA(box)
		for i, k := 0, 0; i < len(p.Data); i, k = i+3, k+4 {
			colours.Pix[k], colours.Pix[k+1], colours.Pix[k+2], colours.Pix[k+3] = p.Data[i], p.Data[i+1], p.Data[i+2], 0xff
		}
		m = colours
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, m, &jpeg.Options{Quality: turnedQuality}); err != nil {
		return nil, err
	}
	return &Picture{Format: JPEG, Width: p.Width, Height: p.Height, Components: p.Components, Data: file.Bytes()}, nil
}
