package sfnt

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/golden"
)

// Numbers of a DICT and of a charstring at each border of their forms, whole, cut off, and with more behind them.
func TestTheNumbersOfCFF(t *testing.T) {
	var b strings.Builder
	for _, first := range []int{0, 11, 21, 22, 25, 27, 28, 29, 31, 32, 33, 138, 139, 140, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255} {
		for _, rest := range [][]byte{{}, {0}, {1}, {255}, {1, 2}, {255, 254}, {0, 1, 2}, {0, 1, 2, 3}, {255, 255, 255, 254}, {0, 1, 2, 3, 4}} {
			code := append([]byte{byte(first)}, rest...)
			v, size := dictNumber(code)
			fmt.Fprintf(&b, "% x\t%v, %d bytes", code, v, size)
			if c, size := charNumber(code); first >= 28 {
				fmt.Fprintf(&b, "\t%v, %d bytes", float64(c)/65536, size)
			}
			b.WriteByte('\n')
		}
	}
	for _, code := range [][]byte{
		{30}, {30, 0xf0}, {30, 0xff}, {30, 0x0f}, {30, 0x12, 0x3f}, {30, 0x12}, {30, 0x1a, 0x25, 0xff}, {30, 0xa5, 0xff}, {30, 0xe1, 0x2a, 0x5f}, {30, 0x1b, 0x3f}, {30, 0x1c, 0x3f}, {30, 0xe9, 0xc1, 0x2f},
		{30, 0x1a, 0x5c, 0x02, 0xff}, {30, 0x1b, 0x99, 0x99, 0xff}, {30, 0x1c, 0x99, 0x99, 0x9f}, {30, 0xd1, 0xf0}, {30, 0x1b, 0x31, 0x0f}, {30, 0xa0, 0x01, 0xf1},
	} {
		v, size := dictNumber(code)
		fmt.Fprintf(&b, "% x\t%g, %d bytes\n", code, v, size)
	}
	for _, v := range []int{0, 1, 107, 108, 1131, 1132, 32767, 32768, 65536, math.MaxInt32} {
		for _, v := range []int{v, -v, -v - 1} {
			number := appendDictNumber(nil, v)
			back, size := dictNumber(number)
			fmt.Fprintf(&b, "%d is % x and reads %v\n", v, number, back)
			if size != len(number) || int(back) != v {
				t.Errorf("%d reads %v", v, back)
			}
		}
	}
	for _, v := range []float64{0.001, 1.0 / 2048, 1.0 / 3, 0.5, 1, 10, 1e10, 123.456} {
		number := appendDictReal(nil, v)
		back, size := dictNumber(number)
		fmt.Fprintf(&b, "%g is % x and reads %g\n", v, number, back)
		if size != len(number) {
			t.Errorf("%g: %d bytes of %d are read", v, size, len(number))
		}
	}
	golden.Compare(t, "testdata/cffnumbers.txt", []byte(b.String()))
}

// DICTs: each entry with its operands, up to the end or to damage.
func TestTheEntriesOfDicts(t *testing.T) {
	for _, c := range []struct {
		code []byte
		want string
	}{
		{nil, ""}, {[]byte{0}, "0[]0"}, {[]byte{21}, "21[]0"}, {[]byte{22}, "damaged"}, {[]byte{140, 15}, "15[1]1"}, {[]byte{140, 141, 17, 142, 18}, "17[1 2]2 18[3]3"},
		{[]byte{139, 12, 7}, "3079[0]0"}, {[]byte{139, 12}, "damaged"}, {[]byte{140}, "damaged"}, {[]byte{28, 1, 2, 5}, "5[258]258"}, {[]byte{140, 28, 1, 2, 5}, "5[1 258]258"},
		{[]byte{28, 255, 254, 5}, "5[-2]-2"}, {[]byte{28, 1}, "damaged"}, {[]byte{29, 0, 0, 1, 0, 5}, "5[256]256"}, {[]byte{29, 0, 0, 1}, "damaged"}, {[]byte{255, 5}, "damaged"}, {[]byte{31, 5}, "damaged"},
		{[]byte{140, 141, 142, 143, 144, 145, 5}, "5[1 2 3 4 5 6]6"}, {[]byte{140, 141, 142, 143, 144, 145, 146, 5}, "5[1 2 3 4 5 6]6"}, {[]byte{30, 0xa5, 0xff, 5}, "5[0.5]1"}, {[]byte{30, 0xa4, 0xff, 5}, "5[0.4]0"},
		{[]byte{140, 5, 22}, "5[1]1 damaged"},
	} {
		var got []string
		d := dict{rest: c.code}
		for d.next() {
			var v [6]float64
			n := d.numbers(&v)
			got = append(got, fmt.Sprintf("%d%v%d", d.op, v[:n], d.integer()))
		}
		if d.damaged {
			got = append(got, "damaged")
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("% x: %q, not %s", c.code, got, c.want)
		}
	}
}

// INDEXes of each size of offsets, cut off after each byte, and with impossible places.
func TestTheItemsOfAnIndex(t *testing.T) {
	for _, c := range []struct {
		table []byte
		at    int
		want  string
	}{
		{[]byte{0, 0}, 0, "[] 2"}, {[]byte{0}, 0, "none"}, {nil, 0, "none"}, {[]byte{9, 0, 0}, 1, "[] 3"}, {[]byte{0, 0}, -1, "none"}, {[]byte{0, 0}, 1, "none"},
		{[]byte{0, 1, 1, 1, 3, 'a', 'b'}, 0, "[ab] 7"}, {[]byte{0, 1, 1, 1, 3, 'a', 'b', 'c'}, 0, "[ab] 7"}, {[]byte{0, 1, 1, 1, 3, 'a'}, 0, "none"}, {[]byte{0, 1, 1, 1}, 0, "none"}, {[]byte{0, 1}, 0, "none"}, {[]byte{0, 1, 1}, 0, "none"},
		{[]byte{0, 1, 0, 1, 3, 'a', 'b'}, 0, "none"}, {[]byte{0, 1, 5, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 'a', 'b'}, 0, "none"}, {[]byte{0, 1, 4, 0, 0, 0, 1, 0, 0, 0, 3, 'a', 'b'}, 0, "[ab] 13"},
		{[]byte{0, 2, 2, 0, 1, 0, 2, 0, 3, 'a', 'b'}, 0, "[a b] 11"}, {[]byte{0, 2, 3, 0, 0, 1, 0, 0, 1, 0, 0, 2, 'a'}, 0, "[ a] 13"}, {[]byte{0, 2, 1, 1, 9, 2, 'a'}, 0, "[? ?] 7"}, {[]byte{0, 2, 1, 0, 1, 2, 'a'}, 0, "[? a] 7"},
		{[]byte{0, 1, 1, 1, 0}, 0, "none"}, {[]byte{0, 1, 1, 1, 1}, 0, "[] 5"}, {[]byte{0, 2, 1, 2, 1, 2, 'a'}, 0, "[? a] 7"},
	} {
		ix, next, ok := readIndex(c.table, c.at)
		got := "none"
		if ok {
			items := make([]string, ix.count)
			for i := range items {
				item, ok := ix.item(i)
				if items[i] = string(item); !ok {
					items[i] = "?"
				}
			}
			got = fmt.Sprintf("[%s] %d", strings.Join(items, " "), next)
			for _, i := range []int{-1, ix.count} {
				if _, ok := ix.item(i); ok {
					t.Errorf("% x has an item %d", c.table, i)
				}
			}
		}
		if got != c.want {
			t.Errorf("% x from %d: %s, not %s", c.table, c.at, got, c.want)
		}
	}
	for _, end := range []int{0, 253, 254, 255, 65533, 65534, 65535, 1<<24 - 2, 1<<24 - 1} {
		want := 1
		for int64(end)+1 >= int64(1)<<(8*want) {
			want++
		}
		if got := offsetSize([]int{end}); got != want {
			t.Errorf("an end of %d takes %d bytes", end, got)
		}
	}
	for _, ends := range [][]int{{0}, {3}, {1, 3}, {254}, {255}} {
		b := appendIndex(nil, make([]byte, ends[len(ends)-1]), ends...)
		if len(b) != indexSize(ends) {
			t.Errorf("%v: %d bytes, %d said", ends, len(b), indexSize(ends))
		}
	}
}

// Which FD a glyph has: in a list, and in ranges, also where they are damaged.
func TestTheFontOfAGlyph(t *testing.T) {
	ranges := []byte{3, 0, 2, 0, 1, 7, 0, 4, 8, 0, 9}
	for _, c := range []struct {
		selects []byte
		want    []int // of the glyphs 0 to 5
	}{
		{[]byte{0, 5, 6, 7}, []int{5, 6, 7, -1, -1, -1}}, {[]byte{0}, []int{-1, -1, -1, -1, -1, -1}}, {ranges, []int{-1, 7, 7, 7, 8, 8}}, {ranges[:8], []int{-1, 7, 7, 7, 7, 7}},
		{ranges[:7], []int{-1, -1, -1, -1, -1, -1}}, {[]byte{3, 0, 9, 0, 0, 7, 0, 2, 8, 0, 4}, []int{7, 7, 8, 8, 8, 8}}, {[]byte{3, 0, 1, 0, 0, 7, 0, 2, 8}, []int{7, 7, 7, 7, 7, 7}}, {[]byte{2, 0, 1, 0, 0, 7, 0, 2, 8}, []int{-1, -1, -1, -1, -1, -1}},
	} {
		p := &CFF{keyed: true, selects: c.selects}
		var got []int
		for id := range uint16(6) {
			got = append(got, p.selected(id))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("% x: %v, not %v", c.selects, got, c.want)
		}
		if (&CFF{selects: c.selects}).selected(3) != 0 {
			t.Error("a program keyed by names has several fonts")
		}
	}
}

// The names of glyphs, in each format of a charset, whole and cut off.
func TestTheNamesOfGlyphs(t *testing.T) {
	for _, c := range []struct {
		charset []byte
		at      int
		keyed   bool
		glyphs  int
		want    string
	}{
		{nil, 0, false, 1, "0:0×1 1:1×0 true"}, {nil, 0, false, 3, "0:0×1 1:1×2 true"}, {nil, 0, false, 300, "0:0×1 1:1×228 true"}, {nil, 0, true, 3, "0:0×1 false"}, {nil, 1, false, 3, "0:0×1 false"}, {nil, 2, false, 3, "0:0×1 false"},
		{[]byte{9, 9, 9, 0, 0, 5, 0, 9}, 3, false, 3, "0:0×1 1:5×1 2:9×1 true"}, {[]byte{9, 9, 9, 0, 0, 5, 0}, 3, false, 3, "0:0×1 1:5×1 false"}, {[]byte{9, 9, 9, 0, 0, 5}, 3, true, 2, "0:0×1 1:5×1 true"},
		{[]byte{9, 9, 9, 1, 0, 5, 2, 0, 9, 9}, 3, false, 5, "0:0×1 1:5×3 4:9×1 true"}, {[]byte{9, 9, 9, 1, 0, 5, 2}, 3, false, 5, "0:0×1 1:5×3 false"}, {[]byte{9, 9, 9, 2, 0, 5, 1, 0}, 3, true, 5, "0:0×1 1:5×4 true"},
		{[]byte{9, 9, 9, 2, 0, 5, 0, 0, 1, 0, 0, 2}, 3, true, 5, "0:0×1 1:5×1 2:256×3 true"}, {[]byte{9, 9, 9, 3, 0, 5}, 3, false, 2, "0:0×1 false"}, {[]byte{9, 9, 9, 0}, 4, false, 2, "0:0×1 false"}, {[]byte{9, 9, 9, 0}, 3, false, 1, "0:0×1 true"},
	} {
		p := &CFF{table: c.charset, charset: c.at, keyed: c.keyed, glyphs: index{count: c.glyphs}}
		got := ""
		ok := p.eachName(func(glyph, name, n int) bool {
			got += fmt.Sprintf("%d:%d×%d ", glyph, name, n)
			return true
		})
		if got += fmt.Sprint(ok); got != c.want {
			t.Errorf("% x: %s, not %s", c.charset, got, c.want)
		}
	}
	p := &CFF{table: []byte{9, 9, 9, 1, 0, 5, 2, 0, 1, 0}, charset: 3, glyphs: index{count: 5}}
	for name, want := range map[int]string{0: "0 true", 1: "4 true", 2: "0 false", 4: "0 false", 5: "1 true", 7: "3 true", 8: "0 false"} {
		id, ok := p.glyphNamed(name)
		if got := fmt.Sprint(id, " ", ok); got != want {
			t.Errorf("the name %d is of glyph %s, not %s", name, got, want)
		}
	}
}

// Letters and accents: each at its place, also where the glyph is moved by a margin, and what cannot be such.
func TestAccentedLettersOfTheTable(t *testing.T) {
	var b strings.Builder
	for _, code := range [][]any{
		{150, 200, 300, 101, 194, "endchar"}, {200, 300, 101, 194, "endchar"}, {0, 0, 101, 194, "endchar"}, {-10, 5, 194, 101, "endchar"}, {1, 2, 101, 101, "endchar"}, {1, 2, 101, 32, "endchar"}, {1, 2, 0, 194, "endchar"},
		{1, 2, 3, "vmoveto", 1, 2, 101, 194, "endchar"}, {5, "hmoveto", 9, "hlineto", 1, 2, 101, 194, "endchar"}, {32767, 0, 101, 194, "endchar"}, {101, 194, "endchar"},
	} {
		s := named()
		s.Glyphs[3].Code = cfftest.Code(code...)
		c, err := ParseCFF(s.CFF())
		if err != nil {
			t.Fatal(err)
		}
		for _, left := range []int16{0, 30} {
			look, pen := tracer{cff: c}, &sketch{}
			sound := look.trace(3)
			(&tracer{cff: c, to: pen}).trace(3)
			write := tracer{cff: c, write: true, advance: 400 + int(left)}
			write.moveBy(Margin{Left: left})
			write.trace(3)
			fmt.Fprintf(&b, "%v moved %d: %v %v %s %s -> %s %s\n", code, left, sound, look.box.rect(), look.fault, pen.String(), spelled(write.out), write.fault)
		}
	}
	golden.Compare(t, "testdata/accents.txt", []byte(b.String()))
}
