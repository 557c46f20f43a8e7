package refit

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// listed writes points, those off the curve in brackets.
func listed(c Contour) string {
	var b strings.Builder
	for i, p := range c {
		if i > 0 {
			b.WriteByte(' ')
		}
		if p.On {
			fmt.Fprintf(&b, "%d,%d", p.X, p.Y)
		} else {
			fmt.Fprintf(&b, "(%d,%d)", p.X, p.Y)
		}
	}
	return b.String()
}

func on(coordinates ...int) (c Contour) {
	for i := 0; i < len(coordinates); i += 2 {
		c = append(c, Point{coordinates[i], coordinates[i+1], true})
	}
	return c
}

// shapes are contours at the limits of what stays: corners of 20°, arms of 6 units, stems of 10, lines of 16, three points.
func shapes() map[string]Contour {
	all := map[string]Contour{
		"a circle": circle(300, 32), "a small one": circle(20, 16), "that begins with a control point": append(circle(300, 16)[1:], circle(300, 16)[0]),
		"the other way round": nil, "control points only": nil, "a triangle": on(0, 0, 100, 0, 50, 80), "a point more": on(0, 0, 50, 0, 100, 0, 50, 80),
		"points along lines":    on(0, 0, 40, 0, 100, 0, 100, 50, 100, 100, 0, 100, 0, 30),
		"corners cut":           on(0, 0, 400, 37, 401, 38, 396, 77, 395, 78, -4, 41, -5, 40, -1, 1),
		"a line into a bow":     {{0, 0, true}, {60, 4, true}, {90, 6, false}, {120, 10, true}, {150, 14, false}, {180, 20, true}, {170, 90, true}, {0, 80, true}},
		"a stem with bent ends": {{0, 0, true}, {0, 100, true}, {0, 300, true}, {30, 305, false}, {60, 300, true}, {60, 0, true}, {30, -5, false}},
		"a zigzag":              on(0, 0, 20, 1, 40, -1, 60, 1, 80, -1, 100, 0, 100, 200, 50, 201, 0, 200),
		"longer than 50000":     on(-12000, 0, 0, 0, 12000, 0, 12000, 1000, -12000, 1001),
		"as long as 50000":      on(-12000, 0, 0, 0, 12000, 0, 12000, 1000, -12000, 1000),
		"a line there and back": on(0, 0, 100, 0, 200, 0, 100, 0),
		"a wave":                {{0, 0, true}, {20, 9, false}, {40, 0, true}, {60, -9, false}, {80, 0, true}, {100, 9, false}, {120, 0, true}, {120, 200, true}, {0, 200, true}},
		"a slope of stems":      on(0, 0, 9, 0, 9, 9, 19, 9, 19, 18, 30, 18, 30, 28, 200, 200, 0, 200),
		"flat turns":            on(0, 0, 100, 0, 194, 34, 280, 85, 340, 165, 340, 400, 0, 400),
		"arms of five and six":  on(0, 0, 200, 3, 204, 6, 200, 200, 196, 205, 0, 203, -6, 200),
	}
	for _, p := range slices.Backward(circle(150, 12)) {
		all["the other way round"] = append(all["the other way round"], p)
	}
	for i, p := range circle(200, 20) {
		if i%2 == 1 {
			all["control points only"] = append(all["control points only"], p)
		}
	}
	return all
}

// What becomes of contours within several tolerances, how far off that is, and the glyphs of an embedded face fitted once more.
func TestTheContoursOfTheTable(t *testing.T) {
	var b strings.Builder
	all := shapes()
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		c := all[name]
		fmt.Fprintf(&b, "== %s: %s\narea %.3f, way %.3f\n", name, listed(c), area(samples(knotsOf(c), math.Inf(1), false)), way(c))
		for _, tolerance := range []float64{0.3, 1, 2, 4, 10} {
			out := Fit(c, tolerance)
			fmt.Fprintf(&b, "%v: %d of %d, %.3f off: %s\n", tolerance, len(out), len(c), Distance(c, out), listed(out))
		}
		turned := []Contour{slices.Clone(c)}
		turnStarts(turned)
		fmt.Fprintf(&b, "begins at %v; %x\n", turned[0][0], glyph{contours: turned}.encode())
	}
	data, err := os.ReadFile("../../fonts/faces/kai-regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := open(data)
	if err != nil {
		t.Fatal(err)
	}
	chars, err := f.characters()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "一国乙，8e“龙" {
		id, ok := find(chars, r)
		if !ok {
			t.Fatalf("no %c", r)
		}
		for _, tolerance := range []float64{2, 6} {
			made, report, err := refitGlyph(f.glyphs[id], tolerance)
			if err != nil {
				t.Fatal(err)
			}
			g, _ := decode(made)
			fmt.Fprintf(&b, "== %c within %v: %d of %d points, %.4f off, %d kept\n", r, tolerance, report.After, report.Before, report.Worst, report.Kept)
			for _, c := range g.contours {
				fmt.Fprintln(&b, listed(c))
			}
		}
	}
	golden.Compare(t, "testdata/contours.txt", []byte(b.String()))
}

// figured is a face with figures, a stroke, a glyph made of others and a space, whose map of characters comes behind one in another format.
func figured() *file {
	f, err := open(face())
	if err != nil {
		panic(err)
	}
	f.glyphs = nil
	var hmtx []byte
	for i := range 12 {
		c := on(40+i, 0, 460-3*i, 0, 460-3*i, 700-i, 40+i, 700-i)
		if i == 11 {
			c = on(10, -100, 60, -100, 300, 800, 250, 800)
		}
		f.glyphs = append(f.glyphs, glyph{contours: []Contour{c}, overlap: i%2 == 1}.encode())
		hmtx = append(hmtx, words(500+i, 40+i)...)
	}
	composite := append(words(-1, 40, 0, 460, 700, 0x0020|0x0008, 3, 0x0102, 1<<13, 0x0020|0x0001|0x0040, 4, 5, 6, 1<<14, 1<<14, 0x0080, 5, 0), words(1<<14, 0, 0, 1<<14)...)
	f.glyphs = append(f.glyphs, composite, nil)
	f.set("hmtx", append(hmtx, words(40, 7)...)) // the last two have no advance of their own
	copy(f.table("hhea")[34:], words(12))
	copy(f.table("maxp")[4:], words(14))
	f.tables = append(f.tables, table{"cmap", nil})
	f.setCharacters([]group{{'⅛', '⅛', 1}, {'0', '9', 1}, {'/', '/', 11}})
	cmap := f.table("cmap")
	copy(cmap[8:], words(0, len(cmap))) // the first mapping lies elsewhere, in format 4
	f.set("cmap", append(cmap, words(4, 0, 0, 0, 0, 0, 0, 0)...))
	f.join()
	return f
}

func tables(data []byte) string {
	f, err := open(data)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%x\n", data[:headerSize])
	for i, t := range f.tables {
		fmt.Fprintf(&b, "%s %x: %x\n", t.tag, data[headerSize+i*recordSize+4:][:12], t.data)
	}
	return b.String()
}

// Faces fitted, and symbols added to one, table by table.
func TestTheFacesOfTheTable(t *testing.T) {
	var b strings.Builder
	for _, tolerance := range []float64{0.5, 3, 10} {
		made, r, err := Font(face(), tolerance)
		fmt.Fprintf(&b, "== within %v: %d of %d points, %.4f off, %d kept, %v\n%s", tolerance, r.After, r.Before, r.Worst, r.Kept, err, tables(made))
	}
	for _, upm := range []int{1000, 2048} {
		f := figured()
		copy(f.table("head")[18:], words(upm))
		made, err := Symbols(f.bytes())
		fmt.Fprintf(&b, "== symbols at %d units: %v\n%s", upm, err, tables(made))
	}
	golden.Compare(t, "testdata/faces.txt", []byte(b.String()))
}

// What is said of a face that is damaged anywhere: each table cut off after each byte, each of its words one more and one less, places of one outcome together.
func TestFacesThatAreDamagedAnywhere(t *testing.T) {
	said := func(tag string, data []byte) string {
		var r Report
		var err, fault error
		if tag != "cmap" {
			_, r, err = Font(data, 2)
		}
		if tag != "hmtx" && tag != "head" {
			_, fault = Symbols(data)
		}
		out := fmt.Sprintf("%d of %d points, %.3f off", r.After, r.Before, r.Worst)
		if err != nil {
			out = err.Error()
		}
		if fault != nil && (err == nil || fault.Error() != err.Error()) {
			out += "; symbols: " + fault.Error()
		}
		return out
	}
	var b strings.Builder
	font := figured().bytes()
	looked := map[string]int{"head": 50, "hhea": 34, "maxp": 4}
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		record := headerSize + recordSize*i
		tag, at, size := string(font[record:record+4]), int(binary.BigEndian.Uint32(font[record+8:])), int(binary.BigEndian.Uint32(font[record+12:]))
		last, from, sound := "", 0, said(tag, font)
		for n := range size + 1 {
			if (tag == "glyf" || tag == "hmtx" || tag == "name") && n%20 > 1 && n < size-1 {
				continue
			}
			cut := slices.Clone(font)
			binary.BigEndian.PutUint32(cut[record+12:], uint32(n))
			got := said(tag, cut)
			if n > 0 && got != last || n == size {
				fmt.Fprintf(&b, "%s of %d to %d bytes: %s\n", tag, from, n-1, last)
				from = n
			}
			last = got
		}
		if tag == "hmtx" || tag == "name" {
			continue // of which any words will do
		}
		for n := 0; n+1 < size; n += 2 {
			if only, ok := looked[tag]; ok && n != only || tag == "glyf" && n > 36 && n < size-50 {
				continue // words that nothing depends on, and glyphs like the first
			}
			for _, by := range []uint16{1, 0xFFFF} {
				changed := slices.Clone(font)
				v := binary.BigEndian.Uint16(changed[at+n:])
				binary.BigEndian.PutUint16(changed[at+n:], v+by)
				if got := said(tag, changed); got != sound {
					fmt.Fprintf(&b, "%s at %d %d, not %d: %s\n", tag, n, v+by, v, got)
				}
			}
		}
	}
	golden.Compare(t, "testdata/damaged.txt", []byte(b.String()))
}

func TestWaysAreAsLongAsTheyCost(t *testing.T) {
	for d, want := range map[float64]int{0: 0, 1: 6, -1: 6, 2: 7, 3: 7, 4: 8, 127: 12, 128: 13, 255: 13, -255: 13, 256: 24, 511: 24, 512: 25} {
		if got := cost(d); got != want {
			t.Errorf("%v units cost %d, not %d", d, got, want)
		}
	}
}
