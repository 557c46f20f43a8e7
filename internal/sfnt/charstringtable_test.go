package sfnt

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/golden"
)

// followed writes what comes of a charstring, as the glyph 1 of the sample font: its fault, or its width and box, the outline, and the
// charstring that stands for it, read back.
func followed(t *testing.T, left int16, parts ...any) string {
	s := cfftest.Sample()
	s.Glyphs[1].Code = cfftest.Code(parts...)
	c, err := ParseCFF(s.CFF())
	if err != nil {
		t.Fatal(err)
	}
	look, pen := tracer{cff: c}, &sketch{}
	if !look.trace(1) {
		if w, ok := c.Width(1); ok || w != 0 {
			t.Errorf("%v: a damaged glyph is %d wide", parts, w)
		}
		return look.fault
	}
	(&tracer{cff: c, to: pen}).trace(1)
	write := tracer{cff: c, write: true, advance: 900 + int(left)}
	write.moveBy(Margin{Left: left})
	write.trace(1)
	width, _ := c.Width(1)
	box := "no box"
	if look.box.any {
		box = fmt.Sprint(look.box.rect())
	}
	out := fmt.Sprintf("%d %s %s -> ", width, box, pen.String())
	if write.fault != "" {
		return out + write.fault
	}
	return out + spelled(write.out)
}

// names are those of the operators that a charstring that was written anew may have.
var names = map[int]string{
	1: "hstem", 3: "vstem", 4: "vmoveto", 5: "rlineto", 6: "hlineto", 7: "vlineto", 8: "rrcurveto", 14: "endchar", 18: "hstemhm", 19: "hintmask",
	20: "cntrmask", 21: "rmoveto", 22: "hmoveto", 23: "vstemhm", 24: "rcurveline", 25: "rlinecurve", 26: "vvcurveto", 27: "hhcurveto",
	30: "vhcurveto", 31: "hvcurveto", 12<<8 | 34: "hflex", 12<<8 | 35: "flex", 12<<8 | 36: "hflex1", 12<<8 | 37: "flex1",
}

// spelled reads a charstring that has masks of one byte, or none where there are no stems.
func spelled(code []byte) string {
	var words []string
	operands, stems := 0, 0
	for len(code) > 0 {
		b := int(code[0])
		if b >= 32 || b == 28 {
			v, size := charNumber(code)
			words = append(words, strconv.FormatFloat(float64(v)/65536, 'g', 6, 64))
			code = code[max(size, 1):]
			operands++
			continue
		}
		code = code[1:]
		if b == 12 {
			b = 12<<8 | int(code[0])
			code = code[1:]
		}
		words = append(words, names[b])
		if b <= opVStem || b == opHStemHM || b == opVStemHM || b == opHintMask {
			stems += operands / 2
		}
		operands = 0
		if (b == opHintMask || b == opCntrMask) && stems > 0 {
			words = append(words, fmt.Sprintf("%02x", code[0]))
			code = code[1:]
		}
	}
	return strings.Join(words, " ")
}

// Each operator that draws with each number of operands.
func TestDrawingWithAnyNumberOfOperands(t *testing.T) {
	values := []any{11, -17, 23, 31, -41, 47, 59, -67, 73, 83, -97, 101, 113, -127}
	var b strings.Builder
	for _, op := range []string{
		"rlineto", "hlineto", "vlineto", "rrcurveto", "rcurveline", "rlinecurve", "hhcurveto", "vvcurveto", "hvcurveto", "vhcurveto",
		"hflex", "flex", "hflex1", "flex1",
	} {
		for n := range len(values) + 1 {
			code := append([]any{2, 3, "rmoveto"}, values[:n]...)
			fmt.Fprintf(&b, "%d %s\t%s\n", n, op, followed(t, 0, append(code, op, "endchar")...))
		}
		fmt.Fprintf(&b, "before a move %s\t%s\n", op, followed(t, 0, 1, 2, op, "endchar"))
	}
	golden.Compare(t, "testdata/drawing.txt", []byte(b.String()))
}

// Charstrings at limits: widths, moves, stems, masks, flexes both ways, results of arithmetic and faults; as they are, and with a margin
// of -50 units at the left.
func TestTheCharstringsOfTheTable(t *testing.T) {
	mask := []byte{0xA5}
	var b strings.Builder
	for _, c := range [][]any{
		{}, {"endchar"}, {7, "endchar"}, {7, 8, "endchar"}, {1, 2, 3, 4, "endchar"}, {7, 1, 2, 3, 4, "endchar"}, {1, 2, 3, 4, 5, 6, "endchar"},
		{-32768, "endchar"}, {32767, "endchar"}, {0.5, "endchar"}, {-0.5, "endchar"}, {0.4999, "endchar"}, {-0.5001, "endchar"},
		{5, "hmoveto"}, {7, 5, "hmoveto"}, {7, 8, 5, "hmoveto"}, {5, "vmoveto"}, {7, 5, "vmoveto"}, {7, 8, 5, "vmoveto"}, {"hmoveto"}, {"vmoveto"},
		{5, 6, "rmoveto"}, {7, 5, 6, "rmoveto"}, {7, 8, 5, 6, "rmoveto"}, {5, "rmoveto"}, {"rmoveto"},
		{5, "hmoveto", 6, "vlineto", 7, "vmoveto", 8, "hlineto"}, {5, "hmoveto", 6, 7, "hmoveto"}, {5, "hmoveto", 6, "vlineto", 7, 8, "vmoveto", 9, 10, 11, "rmoveto"},
		{1, 2, "hstem"}, {7, 1, 2, "hstem"}, {7, 1, 2, "vstem", 3, "vstem"}, {1, 2, 3, 4, "hstemhm", 5, 6, "vstemhm", "hintmask", mask},
		{1, 2, "hstem", "endchar"}, {"hstem", "endchar"}, {1, "hstem", "endchar"},
		{"hintmask"}, {7, "hintmask", 5, "hmoveto"}, {1, 2, "hintmask", mask, 5, "hmoveto"}, {7, 1, 2, "hintmask", mask, 3, 4, "cntrmask", mask}, {1, 2, "cntrmask", mask},
		{"cntrmask"}, {1, 2, "hstem", 3, "cntrmask", mask}, {1, 2, "hstem", "cntrmask"},
		{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, "hstemhm", "hintmask", mask, "endchar"}, // eight stems, a byte
		{2, 3, "rmoveto", 10, 0, 10, 0, 10, 0, 10, 0, 10, 0, 9, "flex1"}, {2, 3, "rmoveto", 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 9, "flex1"},
		{2, 3, "rmoveto", 10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 9, "flex1"}, {2, 3, "rmoveto", -10, 10, -10, 10, -10, 10, -10, 10, -11, 10, 9, "flex1"},
		{5, "hmoveto", "dotsection", 6, "hlineto"}, {5, "hmoveto", 6, "dotsection", 7, "hlineto"},
		{0.5, 0.25, "rmoveto", 0.24, "hlineto", 0.01, "hlineto", 100.125, "vlineto"}, {-0.25, -0.26, "rmoveto", 7.5, "hlineto"},
		{0, 0, "rmoveto", 0, 133, 100, 0, 0, -133, "rrcurveto"}, {0, 0, "rmoveto", 0, -1, 100, 0, 0, 1, "rrcurveto"}, {0, 0, "rmoveto", 300, 100, -300, 0, 0, -100, "rrcurveto"},
		{9, 9, "rmoveto", 9, 9, "rmoveto", 5, "hlineto"},
		{3, 4, "add", "hmoveto"}, {3, 4, "sub", "hmoveto"}, {-7, 2, "div", "hmoveto"}, {-7, 2, "mul", "hmoveto"}, {0.5, 0.5, "mul", "hmoveto"}, {-3, "abs", "hmoveto"}, {3, "abs", "hmoveto"},
		{3, "neg", "hmoveto"}, {2, "sqrt", "hmoveto"}, {-1, "sqrt", "hmoveto"}, {0, 0, "and", "hmoveto"}, {0, 3, "and", "hmoveto"}, {3, 0, "and", "hmoveto"}, {3, 4, "and", "hmoveto"},
		{0, 0, "or", "hmoveto"}, {0, 3, "or", "hmoveto"}, {3, 0, "or", "hmoveto"}, {0, "not", "hmoveto"}, {0.5, "not", "hmoveto"}, {3, 3, "eq", "hmoveto"}, {3, 3.5, "eq", "hmoveto"},
		{5, 6, 1, 1, "ifelse", "hmoveto"}, {5, 6, 1, 2, "ifelse", "hmoveto"}, {5, 6, 2, 1, "ifelse", "hmoveto"}, {5, 6, 1, "ifelse", "hmoveto"}, {5, 6, "drop", "hmoveto"}, {"drop"},
		{5, 0, "put", 6, 31, "put", 0, "get", 31, "get", "rmoveto"}, {5, 32, "put"}, {32, "get"}, {5, -1, "put"}, {5, 31.5, "put", 31, "get", "hmoveto"}, {9, "get", "hmoveto"},
		{5, "dup", "rmoveto"}, {5, 6, "exch", "rmoveto"}, {5, "exch"}, {5, 6, 0, "index", "drop", "rmoveto"}, {5, 6, 1, "index", "exch", "drop", "rmoveto"}, {5, 6, 2, "index"},
		{5, 6, -1, "index", "drop", "rmoveto"}, {1, 2, 2, 1, "roll", "rmoveto"}, {1, 2, 2, -1, "roll", "rmoveto"}, {1, 2, 2, 2, "roll", "rmoveto"}, {1, 2, 1, 1, "roll", "rmoveto"}, {1, 2, 0, 1, "roll", "rmoveto"},
		{1, 2, 3, 1, "roll"}, {1, 2, -1, 1, "roll"}, {5, 1, 2, 3, 3, 4, "roll", "add", "mul", "sub", "hmoveto"}, {5, 1, 2, 3, 3, -5, "roll", "add", "mul", "sub", "hmoveto"},
		{"random", "hmoveto"}, {1, 0, "div"}, {0, 1, "div", "hmoveto"}, {[]byte{12, 6}}, {1, 2, []byte{12, 6}}, {[]byte{0}}, {[]byte{9}}, {[]byte{13}},
		{-107, "callsubr"}, {5, "hmoveto", -107, "callsubr"}, {-105, "callsubr"}, {-108, "callsubr"}, {"callsubr"}, {"callgsubr"}, {5, "hmoveto", -107, "callgsubr", "endchar"}, {-106, "callgsubr"},
		append(many(47, 1), 2, "hmoveto"), append(many(48, 1), "hstem"), append(many(47, 1), "hstem"), append(many(46, 1), "hstem"), many(49, 1),
		append([]any{0, "hmoveto"}, append(many(48, 1), "rlineto")...), append([]any{0, "hmoveto"}, append(many(48, 1), "rrcurveto")...),
	} {
		for _, left := range []int16{0, -50} {
			if left != 0 && len(c) > 9 {
				continue
			}
			fmt.Fprintf(&b, "%d %v\t%s\n", left, c, followed(t, left, c...))
		}
	}
	golden.Compare(t, "testdata/charstrings.txt", []byte(b.String()))
}
