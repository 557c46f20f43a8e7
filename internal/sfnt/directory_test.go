package sfnt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/golden"
)

// listed is what a file says before a face of it is opened: how many faces there are, their names, and where one of a name is.
func listed(data []byte) string {
	var b strings.Builder
	if n, err := Count(data); err != nil {
		fmt.Fprint(&b, err)
	} else {
		fmt.Fprintf(&b, "%d faces", n)
	}
	headers, err := Headers(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		fmt.Fprintf(&b, "; %v", err)
	}
	for _, h := range headers {
		if err == nil {
			fmt.Fprintf(&b, "; %q of %d %v", h.Names(), h.Weight(), h.Slanted())
		}
	}
	at, err := Find(data, "test-FACE")
	var unknown *UnknownFace
	switch {
	case errors.As(err, &unknown):
		fmt.Fprintf(&b, "; not among %q", unknown.Faces)
	case err != nil:
		fmt.Fprintf(&b, "; finding: %v", err)
	default:
		fmt.Fprintf(&b, "; found at %d", at)
	}
	for i := range 2 {
		if f, err := Parse(data, i); err != nil {
			fmt.Fprintf(&b, "; %d: %v", i, err)
		} else {
			fmt.Fprintf(&b, "; %d is %s", i, f.PostScriptName())
		}
	}
	return b.String()
}

// Files cut off after each byte, and with each word of their directories one more and one less, places of one outcome together.
func TestDirectoriesThatAreDamaged(t *testing.T) {
	name := nameTable(nameRecord{3, 1, 0x409, 1, "Family"}, nameRecord{3, 1, 0x409, 2, "Bold"}, nameRecord{3, 1, 0x409, 4, "Face Bold"}, nameRecord{1, 0, 0, 6, "Face-Bold"},
		nameRecord{3, 1, 0x804, 16, "字体"}, nameRecord{0, 3, 0, 1, "Family"}, nameRecord{2, 1, 0, 1, "ISO"})
	os2 := slices.Concat(words(2, 0, 700), make([]byte, 56), words(0x21), make([]byte, 32))
	one := sample().with(map[string][]byte{"name": name, "OS/2": os2}).build()
	for file, data := range map[string][]byte{"font": one, "collection": collection(one, cfftest.Sample().File())} {
		var b strings.Builder
		sound := listed(data)
		fmt.Fprintf(&b, "sound: %s\n", sound)
		last, from := "", 0
		for n := range len(data) + 1 {
			got := listed(data[:n:n])
			got = strings.ReplaceAll(strings.ReplaceAll(got, fmt.Sprintf("(%d bytes)", n), "(n bytes)"), fmt.Sprintf(" to %d ", n), " to n ")
			if n > 0 && got != last || n == len(data) {
				fmt.Fprintf(&b, "%d to %d bytes: %s\n", from, n-1, last)
				from = n
			}
			last = got
		}
		for n := 0; n < headerSize+12*recordSize+8; n += 2 {
			for _, by := range []uint16{1, 0xFFFF} {
				changed := slices.Clone(data)
				v := binary.BigEndian.Uint16(changed[n:])
				binary.BigEndian.PutUint16(changed[n:], v+by)
				if got := listed(changed); got != sound {
					fmt.Fprintf(&b, "at %d %d, not %d: %s\n", n, v+by, v, got)
				}
			}
		}
		golden.Compare(t, "testdata/directory-"+file+".txt", []byte(b.String()))
	}
}

// What a header says of weight and slant, and how many faces and tables it may have.
func TestHeadersAtTheirLimits(t *testing.T) {
	header := func(os2 []byte) Header { return Header{Font{os2: os2}} }
	for _, c := range []struct {
		weight, selection int
		want              string
	}{{0, 0, "400 false"}, {1, 0, "1 false"}, {900, 1, "900 true"}, {400, 0x200, "400 true"}, {400, 0xFDFE, "400 false"}, {400, 0x201, "400 true"}} {
		h := header(slices.Concat(words(0, 0, c.weight), make([]byte, 56), words(c.selection)))
		if got := fmt.Sprint(h.Weight(), " ", h.Slanted()); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
	if h := header(nil); h.Weight() != 400 || h.Slanted() {
		t.Error("a face without OS/2 is not regular")
	}
	face := sample().build()
	for count, sound := range map[int]bool{0: false, 1: true, 256: true, 257: false} {
		file := slices.Concat(longs(magicTTC, 0x10000, count), make([]byte, 4*count))
		for i := range count {
			binary.BigEndian.PutUint32(file[12+4*i:], uint32(len(file)))
		}
		start := len(file)
		moved := slices.Clone(face)
		for i := range int(binary.BigEndian.Uint16(moved[4:])) {
			at := headerSize + recordSize*i + 8
			binary.BigEndian.PutUint32(moved[at:], binary.BigEndian.Uint32(moved[at:])+uint32(start))
		}
		file = append(file, moved...)
		headers, err := Headers(bytes.NewReader(file), int64(len(file)))
		if (err == nil) != sound || sound && len(headers) != count {
			t.Errorf("%d faces: %d headers, %v", count, len(headers), err)
		}
		_, err = Find(file, "none")
		var unknown *UnknownFace
		if errors.As(err, &unknown) != sound {
			t.Errorf("a name among %d faces: %v", count, err)
		}
	}
	for count, sound := range map[int]bool{256: true, 257: false} {
		file := slices.Concat(longs(magicTrueType), words(count, 0, 0, 0))
		for i := range count {
			tag := fmt.Sprintf("%04d", i)
			if i == count-1 {
				tag = "name"
			}
			file = append(append(file, tag...), longs(0, headerSize+recordSize*count, 6)...)
		}
		file = append(file, words(0, 0, 6)...)
		if _, err := Headers(bytes.NewReader(file), int64(len(file))); (err == nil) != sound {
			t.Errorf("%d tables: %v", count, err)
		}
	}
}

// An error of the reader comes back with the place.
func TestAnErrorOfReadingAHeader(t *testing.T) {
	data := sample().build()
	_, err := Headers(failing{bytes.NewReader(data)}, int64(len(data)))
	if !errors.Is(err, io.ErrClosedPipe) || err.Error() != "sfnt: reading bytes 12 to 172: io: read/write on closed pipe" {
		t.Errorf("the error is %v", err)
	}
}

// failing reads the first bytes only.
type failing struct{ io.ReaderAt }

func (f failing) ReadAt(b []byte, at int64) (int, error) {
	if at > 0 {
		return 0, io.ErrClosedPipe
	}
	return f.ReaderAt.ReadAt(b, at)
}
