package sfnt

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"
)

func headersOf(data []byte) ([]Header, error) {
	return Headers(bytes.NewReader(data), int64(len(data)))
}

func TestHeadersTellNamesWeightAndSlant(t *testing.T) {
	names := nameTable(nameRecord{3, 1, 0x409, 1, "FangSong"}, nameRecord{3, 1, 0x804, 1, "仿宋"}, nameRecord{3, 1, 0x409, 2, "Bold"},
		nameRecord{3, 1, 0x409, 4, "FangSong"}, nameRecord{1, 25, 33, 4, "\xb7\xc2\xcb\xce"}, nameRecord{3, 1, 0x409, 6, "FangSong-Bold"}, nameRecord{3, 4, 0x404, 4, "x"})
	slanted := os2(700, 0, 0, 0, 0, 0)
	slanted[63] = 1
	file := collection(sample().with(map[string][]byte{"name": names, "OS/2": slanted}).build(), sample().with(map[string][]byte{"name": names, "OS/2": nil}).build())
	headers, err := headersOf(file)
	if err != nil || len(headers) != 2 {
		t.Fatal(len(headers), err)
	}
	if got, want := headers[0].Names(), []string{"FangSong", "仿宋", "FangSong-Bold"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
	if h := headers[0]; h.Weight() != 700 || !h.Slanted() {
		t.Errorf("weight %d, slanted %v", h.Weight(), h.Slanted())
	}
	if h := headers[1]; h.Weight() != 400 || h.Slanted() {
		t.Errorf("without OS/2: weight %d, slanted %v", h.Weight(), h.Slanted())
	}
}

// counting counts the bytes that are read.
type counting struct {
	io.ReaderAt
	bytes int
}

func (c *counting) ReadAt(p []byte, at int64) (int, error) {
	c.bytes += len(p)
	return c.ReaderAt.ReadAt(p, at)
}

func TestHeadersReadLittleOfAFile(t *testing.T) {
	data := append(sample().with(map[string][]byte{"name": nameTable(nameRecord{3, 1, 0x409, 4, "A"})}).build(), make([]byte, 1<<20)...)
	r := &counting{ReaderAt: bytes.NewReader(data)}
	if _, err := Headers(r, int64(len(data))); err != nil || r.bytes > 4096 {
		t.Errorf("%d bytes were read (%v)", r.bytes, err)
	}
}

func TestHeadersRefuseWhatIsNoFont(t *testing.T) {
	sound := sample().with(map[string][]byte{"name": nameTable(nameRecord{3, 1, 0x409, 4, "A"})}).build()
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty": {nil, nil}, "text": {[]byte("organ: 青禾县农业农村局"), ErrNotFont}, "web font": {[]byte("wOF2 and so on"), ErrWOFF},
		"cut off": {sound[:60], nil}, "no names": {sample().with(map[string][]byte{"name": nil}).build(), nil},
		"no faces": {longs(magicTTC, 0x10000, 0), nil}, "too many faces": {longs(magicTTC, 0x10000, 1<<30), nil},
		"a face beyond the end": {longs(magicTTC, 0x10000, 1, 1<<30), nil}, "a face that is none": {longs(magicTTC, 0x10000, 1, 0), ErrNotFont},
		"too many tables": {append(longs(magicTrueType, -1, -1), make([]byte, 1<<21)...), nil},
	} {
		_, err := headersOf(c.data)
		var format *FormatError
		if !errors.As(err, &format) || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Headers(bytes.NewReader(nil), 1<<20); !errors.Is(err, io.EOF) {
		t.Errorf("a file that can't be read: %v", err)
	}
}

func FuzzHeaders(f *testing.F) {
	for _, data := range seeds() {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		headers, _ := headersOf(data)
		for _, h := range headers {
			h.Names()
			h.Weight()
			h.Slanted()
		}
	})
}
