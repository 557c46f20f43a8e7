package pdffile

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"io"
)

// maxFilters is how many filters a stream may have, one over the other.
const maxFilters = 8

// Decode returns the data of a stream, unpacked. With an error it returns what could be unpacked.
func (f *File) Decode(s *Stream) ([]byte, error) {
	data := s.raw
	if f.crypt != nil && !s.clear {
		data = f.crypt.stream(data, s)
	}
	filters, params := f.list(s.Dict, "Filter", "F"), f.list(s.Dict, "DecodeParms", "DP")
	if len(filters) > maxFilters {
		return nil, ErrFilter
	}
	for i, filter := range filters {
		var param Dict
		if i < len(params) {
			param = f.Dict(params[i])
		}
		var err error
		if data, err = f.unpack(data, f.Name(filter), param); err != nil {
			return data, err
		}
	}
	return data, nil
}

// list returns a value that may be one or an array of several.
func (f *File) list(d Dict, key, short Name) Array {
	v := f.Get(d, key)
	if v == nil && key == "DecodeParms" {
		v = f.Get(d, short)
	}
	switch v := v.(type) {
	case nil:
		return nil
	case Array:
		return v
	}
	return Array{v}
}

func (f *File) unpack(data []byte, filter Name, param Dict) ([]byte, error) {
	switch filter {
	case "FlateDecode", "Fl":
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, ErrDamaged
		}
		out, err := f.readAll(r)
		if err != nil {
			return out, err
		}
		return f.predict(out, param)
	case "LZWDecode", "LZW":
		early := 1
		if v, ok := f.Get(param, "EarlyChange").(int); ok {
			early = v
		}
		out, err := f.unlzw(data, early)
		if err != nil {
			return out, err
		}
		return f.predict(out, param)
	case "ASCII85Decode", "A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		if i := bytes.IndexByte(data, '~'); i >= 0 {
			data = data[:i]
		}
		return f.readAll(ascii85.NewDecoder(bytes.NewReader(data)))
	case "ASCIIHexDecode", "AHx":
		l := f.lexer(data)
		return []byte(l.hex()), nil
	case "RunLengthDecode", "RL":
		return f.runLength(data)
	case "Crypt":
		return data, nil
	}
	return nil, ErrFilter
}

// readAll reads what a filter gives, within the limits. A wrong checksum at the end is let pass, as
// the data is whole.
func (f *File) readAll(r io.Reader) ([]byte, error) {
	limit := min(maxStream, f.left)
	out, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	f.left -= len(out)
	switch {
	case len(out) > limit:
		f.left = 0
		return nil, ErrLimit
	case err != nil && !errors.Is(err, zlib.ErrChecksum):
		return out, ErrDamaged
	}
	return out, nil
}

func (f *File) runLength(data []byte) ([]byte, error) {
	var out []byte
	for len(data) > 1 && data[0] != 128 {
		n := int(data[0])
		if n < 128 {
			n = min(n+1, len(data)-1)
			out = append(out, data[1:1+n]...)
			data = data[1+n:]
			continue
		}
		out = append(out, bytes.Repeat(data[1:2], 257-n)...)
		data = data[2:]
		if len(out) > min(maxStream, f.left) {
			f.left = 0
			return nil, ErrLimit
		}
	}
	f.left -= len(out)
	return out, nil
}

// The codes of LZW that are no data.
const (
	lzwClear = 256
	lzwEnd   = 257
	lzwMost  = 4096
)

// unlzw unpacks LZW as PDF has it: the code length grows one code early unless early is 0. Each
// code stands for a part of what was written: that of the code before and one byte more.
func (f *File) unlzw(data []byte, early int) ([]byte, error) {
	var out []byte
	var starts, lengths [lzwMost]int
	next, width := lzwEnd+1, 9
	for bit := 0; bit+width <= len(data)*8; {
		code := 0
		for range width {
			code = code<<1 | int(data[bit/8]>>(7-bit%8)&1)
			bit++
		}
		if code == lzwEnd {
			break
		}
		if code == lzwClear {
			next, width = lzwEnd+1, 9
			continue
		}
		at := len(out)
		switch {
		case code < lzwClear:
			out = append(out, byte(code))
		case code < next:
			for i := range lengths[code] {
				out = append(out, out[starts[code]+i])
			}
		default:
			return out, ErrDamaged
		}
		if len(out) > min(maxStream, f.left) {
			f.left = 0
			return nil, ErrLimit
		}
		// The entry's last byte is the first of the next code, which may be this very entry.
		if next < lzwMost {
			starts[next], lengths[next] = at, len(out)-at+1
			next++
		}
		for width < 12 && next-1+early >= 1<<width {
			width++
		}
	}
	f.left -= len(out)
	return out, nil
}

// predict undoes a predictor: PNG's of each row, or TIFF's of bytes.
func (f *File) predict(data []byte, param Dict) ([]byte, error) {
	predictor := f.Int(param["Predictor"])
	if predictor < 2 {
		return data, nil
	}
	value := func(key Name, absent int) int {
		if n := f.Int(param[key]); n > 0 && n < 1<<16 {
			return n
		}
		return absent
	}
	colors, bits, columns := value("Colors", 1), value("BitsPerComponent", 8), value("Columns", 1)
	if int64(colors)*int64(bits)*int64(columns) > 8*maxStream {
		return nil, ErrLimit
	}
	bytesOf := max(1, min(colors*bits, 1<<16)/8)
	row := (colors*bits*columns + 7) / 8
	if predictor == 2 {
		for at := 0; at+row <= len(data) && bits == 8; at += row {
			for i := bytesOf; i < row; i++ {
				data[at+i] += data[at+i-bytesOf]
			}
		}
		return data, nil
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		n := min(row, len(data)-1)
		line := data[1 : 1+n]
		data = data[1+n:]
		unfilter(kind, line, above[:n], bytesOf)
		copy(above, line)
		out = append(out, line...)
	}
	return out, nil
}

// unfilter undoes PNG's filter of a row.
func unfilter(kind byte, line, above []byte, bytesOf int) {
	for i := range line {
		var left, corner byte
		if i >= bytesOf {
			left, corner = line[i-bytesOf], above[i-bytesOf]
		}
		switch kind {
		case 1:
			line[i] += left
		case 2:
			line[i] += above[i]
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(int(left), int(above[i]), int(corner))
		}
	}
}

func paeth(a, b, c int) byte {
	p := a + b - c
	da, db, dc := max(p-a, a-p), max(p-b, b-p), max(p-c, c-p)
	switch {
	case da <= db && da <= dc:
		return byte(a)
	case db <= dc:
		return byte(b)
	}
	return byte(c)
}
