package refit

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/sfnt"
)

func words(values ...int) []byte {
	var out []byte
	for _, v := range values {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return out
}

// face builds a small font: .notdef, a space, a ring, an egg that hangs over on the left, a composite glyph and its part.
func face() []byte {
	ring := glyph{contours: []Contour{moved(circle(300, 24), 400, 300), moved(circle(200, 24), 400, 300)}, overlap: true}
	slices.Reverse(ring.contours[1])
	egg := moved(circle(100, 16), 60, 100)
	for i := range egg {
		egg[i].X = egg[i].X*7/5 - 40
	}
	box := glyph{contours: []Contour{{{50, 0, true}, {450, 0, true}, {450, 700, true}, {50, 700, true}}}}
	composite := words(0xffff, 0, 0, 600, 600, 0x0002, 5)
	composite = append(composite, 0, 0)
	head := make([]byte, headSize)
	copy(head[12:], []byte{0x5F, 0x0F, 0x3C, 0xF5})
	copy(head[18:], words(1000))
	hhea := make([]byte, hheaSize)
	copy(hhea[34:], words(2))
	maxp := make([]byte, maxpSize)
	copy(maxp, words(1, 0, 6))
	text := []byte("\x00M\x00a\x00d\x00e\x00.")
	name := append(words(0, 1, 18, 3, 1, 0x409, 10, len(text), 0), text...)
	f := &file{version: 0x00010000, tables: []table{{"glyf", nil}, {"head", head}, {"hhea", hhea}, {"hmtx", words(1000, 50, 800, 0, 100, -60, 0, 7)},
		{"loca", nil}, {"maxp", maxp}, {"name", name}}}
	f.glyphs = [][]byte{box.encode(), nil, ring.encode(), glyph{contours: []Contour{egg}}.encode(), composite, glyph{contours: []Contour{circle(300, 24)}}.encode()}
	f.join()
	return f.bytes()
}

// outline decodes a glyph of a file.
func outline(t *testing.T, f *file, id int) glyph {
	t.Helper()
	g, err := decode(f.glyphs[id])
	if err != nil {
		t.Fatalf("glyph %d: %v", id, err)
	}
	return g
}

func refitted(t *testing.T, data []byte, tolerance float64) (out []byte, before, after *file, r Report) {
	t.Helper()
	out, r, err := Font(data, tolerance)
	if err != nil {
		t.Fatal(err)
	}
	if before, err = open(data); err != nil {
		t.Fatal(err)
	}
	if after, err = open(out); err != nil {
		t.Fatal(err)
	}
	return out, before, after, r
}

func TestAFontKeepsItsMetricsAndLosesPoints(t *testing.T) {
	data := face()
	out, before, after, r := refitted(t, data, 1)
	if len(out) >= len(data) || r.After >= r.Before || r.Worst > 1 || r.Kept != 0 {
		t.Errorf("%d bytes became %d: %+v", len(data), len(out), r)
	}
	old, err := sfnt.Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	now, err := sfnt.Parse(out, 0)
	if err != nil {
		t.Fatal(err)
	}
	for id := range uint16(6) {
		if old.Advance(id) != now.Advance(id) {
			t.Errorf("glyph %d: the advance is %d, was %d", id, now.Advance(id), old.Advance(id))
		}
		if len(after.glyphs[id]) == 0 {
			continue
		}
		_, at := after.metric(int(id))
		was, is := int16At(before.table("hmtx"), at), int16At(after.table("hmtx"), at)
		if moved := int16At(after.glyphs[id], 2) - int16At(before.glyphs[id], 2); is-was != moved {
			t.Errorf("glyph %d: xMin moves by %d, the left side bearing by %d", id, moved, is-was)
		}
	}
	if !outline(t, after, 2).overlap || outline(t, after, 3).overlap {
		t.Error("the marks of overlapping contours are gone or new")
	}
	for _, id := range []int{1, 4, 5} {
		if !bytes.Equal(before.glyphs[id], after.glyphs[id]) {
			t.Errorf("glyph %d, a space or a composite glyph or its part, is another", id)
		}
	}
}

func TestTheTablesOfAFontFollowItsOutlines(t *testing.T) {
	out, _, after, _ := refitted(t, face(), 1)
	box, points := [4]int{0, 0, 600, 600}, 0
	for id, g := range after.glyphs {
		if len(g) == 0 || isComposite(g) {
			continue
		}
		b := outline(t, after, id).box()
		box = [4]int{min(box[0], b[0]), min(box[1], b[1]), max(box[2], b[2]), max(box[3], b[3])}
		points = max(points, outline(t, after, id).points())
	}
	for i, want := range box {
		if got := int16At(after.table("head"), 36+2*i); got != want {
			t.Errorf("bound %d in head is %d, want %d", i, got, want)
		}
	}
	if got := int16At(after.table("maxp"), 6); got != points {
		t.Errorf("maxp says %d points, want %d", got, points)
	}
	if checksum(out) != checksumMagic {
		t.Errorf("the sum over the file is %#x", checksum(out))
	}
	if text := strings.ReplaceAll(string(after.table("name")), "\x00", ""); !strings.HasSuffix(text, "Made. Outlines re-fitted to within 1 units.") {
		t.Errorf("the names end in %q", text)
	}
	if !after.short {
		t.Error("loca is long")
	}
}

func TestTheSameFontComesOutTheSame(t *testing.T) {
	first, _, _, _ := refitted(t, face(), 1.5)
	for range 3 {
		if again, _, _, _ := refitted(t, face(), 1.5); !bytes.Equal(first, again) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestAFontThatCannotBeReadIsRefused(t *testing.T) {
	good := face()
	for _, c := range []struct {
		name      string
		data      []byte
		tolerance float64
		part      string
	}{
		{"no tolerance", good, 0, "tolerance"},
		{"a tolerance beyond all measure", good, 11, "tolerance"},
		{"nothing", nil, 1, "header"},
		{"a web font", append([]byte("wOF2"), good[4:]...), 1, "TrueType"},
		{"half a font", good[:len(good)/2], 1, "beyond the end"},
		{"a directory cut off", good[:40], 1, "directory"},
	} {
		if _, _, err := Font(c.data, c.tolerance); err == nil || !strings.Contains(err.Error(), c.part) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
}

func FuzzFont(f *testing.F) {
	f.Add(face())
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		out, _, err := Font(data, 1)
		if err != nil {
			return
		}
		if _, err := open(out); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
	})
}
