package sfnt

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

// traced follows a charstring as the glyph 1 of the sample font, which is 900 units wide.
func traced(t testing.TB, parts ...any) *tracer {
	t.Helper()
	s := cfftest.Sample()
	s.Glyphs[1].Code = cfftest.Code(parts...)
	c, err := ParseCFF(s.CFF())
	if err != nil {
		t.Fatal(err)
	}
	tr := &tracer{cff: c, write: true, advance: 900}
	tr.trace(1)
	return tr
}

func TestBoundsFollowEveryOperator(t *testing.T) {
	for _, c := range []struct {
		name string
		code []any
		want Rect
	}{
		{"lines", []any{10, 20, "rmoveto", 30, 40, -50, 60, "rlineto"}, Rect{-10, 20, 40, 120}},
		{"level lines", []any{10, "hmoveto", 30, 40, -50, "hlineto"}, Rect{-10, 0, 40, 40}},
		{"upright lines", []any{10, "vmoveto", 30, 40, -50, "vlineto"}, Rect{0, -10, 40, 40}},
		{"a curve that bulges", []any{0, 0, "rmoveto", 0, 100, 100, 0, 0, -100, "rrcurveto"}, Rect{0, 0, 100, 75}},
		{"a curve that bulges left", []any{0, 0, "rmoveto", -100, 0, 0, 100, 100, 0, "rrcurveto"}, Rect{-75, 0, 0, 100}},
		{"an S", []any{0, 0, "rmoveto", 200, 0, -300, 100, 200, 0, "rrcurveto"}, Rect{0, 0, 100, 100}},
		{"curves and a line", []any{0, 0, "rmoveto", 10, 0, 10, 10, 0, 10, 5, 5, "rcurveline"}, Rect{0, 0, 25, 25}},
		{"lines and a curve", []any{0, 0, "rmoveto", 5, 5, 10, 0, 10, 10, 0, 10, "rlinecurve"}, Rect{0, 0, 25, 25}},
		{"level curves", []any{0, 0, "rmoveto", -7, 10, 10, 7, 10, 10, 10, 20, 10, "hhcurveto"}, Rect{0, -3, 60, 20}},
		{"upright curves", []any{0, 0, "rmoveto", -7, 10, 7, 10, 10, 10, 20, 10, 10, "vvcurveto"}, Rect{-3, 0, 20, 60}},
		{"turning curves", []any{0, 0, "rmoveto", 10, 10, 10, 10, 10, 10, 10, 10, "hvcurveto"}, Rect{0, 0, 40, 40}},
		{"turning curves, upright first", []any{0, 0, "rmoveto", 10, 10, 10, 10, 3, "vhcurveto"}, Rect{0, 0, 20, 23}},
		{"a last end", []any{0, 0, "rmoveto", 10, 10, 10, 10, 5, "hvcurveto"}, Rect{0, 0, 25, 20}},
		{"flex", []any{0, 0, "rmoveto", 10, 0, 10, 5, 10, 5, 10, 0, 10, -5, 10, -4, 50, "flex"}, Rect{0, 0, 60, 10}},
		{"hflex", []any{0, 0, "rmoveto", 10, 10, 8, 10, 10, 10, 10, "hflex"}, Rect{0, 0, 60, 8}},
		{"hflex1", []any{0, 0, "rmoveto", 10, 1, 10, 7, 10, 10, 10, -3, 10, "hflex1"}, Rect{0, 0, 60, 8}},
		{"flex1, level", []any{0, 0, "rmoveto", 10, 1, 10, 7, 10, 0, 10, 0, 10, -3, 10, "flex1"}, Rect{0, 0, 60, 8}},
		{"flex1, upright", []any{0, 0, "rmoveto", 1, 10, 7, 10, 0, 10, 0, 10, -3, 10, 10, "flex1"}, Rect{0, 0, 8, 60}},
		{"fractions", []any{0.75, 0.25, "rmoveto", 10.5, -3.5, "rlineto"}, Rect{1, -3, 11, 0}},
		{"two contours", []any{5, 5, "rmoveto", 5, "hlineto", 100, 100, "rmoveto", 5, "vlineto", -900, "hmoveto"}, Rect{5, 5, 110, 110}},
	} {
		tr := traced(t, append(slices.Clone(c.code), "endchar")...)
		if got := tr.box.rect(); tr.fault != "" || got != c.want {
			t.Errorf("%s: %v, want %v; fault %q", c.name, got, c.want, tr.fault)
		}
	}
}

// The width of the glyph, 900, stands before its first operator: 200 less than the nominal 1100.
func TestACharstringIsWrittenAnewWithoutSubroutines(t *testing.T) {
	mask := []byte{0xA5}
	for _, c := range []struct {
		name       string
		code, want []any
	}{
		{"nothing", []any{"endchar"}, []any{-200, "endchar"}},
		{"no end", []any{}, []any{-200, "endchar"}},
		{"another width", []any{7, "endchar"}, []any{-200, "endchar"}},
		{"a width before stems", []any{7, 1, 2, "hstem", 3, 4, "vstem", "endchar"}, []any{-200, 1, 2, "hstem", 3, 4, "vstem", "endchar"}},
		{"a width before a mask", []any{7, "hintmask", "endchar"}, []any{-200, "hintmask", "endchar"}},
		{"masks", []any{1, 2, 3, 4, "hstemhm", 5, 6, "hintmask", mask, 9, "hmoveto", "cntrmask", mask, "endchar"},
			[]any{-200, 1, 2, 3, 4, "hstemhm", 5, 6, "hintmask", mask, 9, "hmoveto", "cntrmask", mask, "endchar"}},
		{"stems that are not said to be some, before a mask of counters", []any{1, 2, "hstemhm", 5, 6, "cntrmask", mask, 7, "hmoveto", "endchar"},
			[]any{-200, 1, 2, "hstemhm", 5, 6, "vstemhm", "cntrmask", mask, 7, "hmoveto", "endchar"}},
		{"a mask of two bytes", []any{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, "vstemhm", 17, 18, "hintmask", mask, mask, "endchar"},
			[]any{-200, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, "vstemhm", 17, 18, "hintmask", mask, mask, "endchar"}},
		{"a width in a move", []any{7, 8, "vmoveto", "endchar"}, []any{-200, 8, "vmoveto", "endchar"}},
		{"a local subroutine that ends the glyph", []any{1, 2, "rmoveto", -107, "callsubr", 3, "hlineto"}, []any{-200, 1, 2, "rmoveto", 100, 100, "hlineto", "endchar"}},
		{"operands for a subroutine", []any{4, "hmoveto", 5, -106, "callsubr", "endchar"}, []any{-200, 4, "hmoveto", 5, "vlineto", 50, "hlineto", "endchar"}},
		{"a global subroutine", []any{4, "hmoveto", -107, "callgsubr"}, []any{-200, 4, "hmoveto", 780, 840, -780, "hlineto", "endchar"}},
		{"numbers of all sizes", []any{-32768, 32767, "rmoveto", 107, 108, 1131, 1132, -107, -108, -1131, -1132, 0.5, -0.25, "rlineto", "endchar"},
			[]any{-200, -32768, 32767, "rmoveto", 107, 108, 1131, 1132, -107, -108, -1131, -1132, 0.5, -0.25, "rlineto", "endchar"}},
		{"longer forms than needed", []any{1.0, []byte{28, 0, 2}, "rmoveto", "endchar"}, []any{-200, 1, 2, "rmoveto", "endchar"}},
		{"dots", []any{4, "hmoveto", "dotsection", "endchar"}, []any{-200, 4, "hmoveto", "endchar"}},
		{"a return at the top", []any{4, "hmoveto", "return", 5, "hlineto"}, []any{-200, 4, "hmoveto", "endchar"}},
	} {
		tr := traced(t, c.code...)
		if want := cfftest.Code(c.want...); tr.fault != "" || !bytes.Equal(tr.out, want) {
			t.Errorf("%s:\n% x, want\n% x; fault %q", c.name, tr.out, want, tr.fault)
		}
	}
}

func TestResultsTakeThePlaceOfArithmetic(t *testing.T) {
	for _, c := range []struct {
		code []any
		want any
	}{
		{[]any{3, 4, "add"}, 7},
		{[]any{3, 4, "sub"}, -1},
		{[]any{3, 4, "div"}, 0.75},
		{[]any{3, 0.5, "mul"}, 1.5},
		{[]any{-3, "neg"}, 3},
		{[]any{-3, "abs"}, 3},
		{[]any{16, "sqrt"}, 4},
		{[]any{-16, "sqrt"}, 0},
		{[]any{3, 0, "and"}, 0},
		{[]any{3, 1, "and"}, 1},
		{[]any{3, 0, "or"}, 1},
		{[]any{0, 0, "or"}, 0},
		{[]any{3, "not"}, 0},
		{[]any{0, "not"}, 1},
		{[]any{3, 3, "eq"}, 1},
		{[]any{3, 4, "eq"}, 0},
		{[]any{5, 6, "drop"}, 5},
		{[]any{5, 6, 1, 2, "ifelse"}, 5},
		{[]any{5, 6, 2, 1, "ifelse"}, 6},
		{[]any{5, 7, "put", 7, "get"}, 5},
		{[]any{5, "dup", "add"}, 10},
		{[]any{5, 3, "exch", "sub"}, -2},
		{[]any{5, 6, 7, 2, "index", "add", "add", "add"}, 23},
		{[]any{5, 6, -1, "index", "sub", "sub"}, 5},
		{[]any{1, 2, 3, 3, 1, "roll", "sub", "sub"}, 4},  // 3 1 2
		{[]any{1, 2, 3, 3, -1, "roll", "sub", "sub"}, 0}, // 2 3 1
		{[]any{1, 0, 5, "roll"}, 1},
		{[]any{"random", "random", "sub"}, 0},
	} {
		tr := traced(t, append(slices.Clone(c.code), "hmoveto", "endchar")...)
		if want := cfftest.Code(-200, c.want, "hmoveto", "endchar"); tr.fault != "" || !bytes.Equal(tr.out, want) {
			t.Errorf("%v:\n% x, want\n% x; fault %q", c.code, tr.out, want, tr.fault)
		}
	}
}

func many(n int, part any) []any { return slices.Repeat([]any{part}, n) }

func TestDamagedCharstringsAreNamed(t *testing.T) {
	for _, c := range []struct {
		reason string
		code   []any
	}{
		{"is cut off", []any{[]byte{28, 1}}},
		{"is cut off", []any{[]byte{255, 1, 2, 3}}},
		{"is cut off", []any{[]byte{247}}},
		{"is cut off", []any{[]byte{12}}},
		{"is cut off", []any{1, 2, "hstem", "hintmask"}},
		{"more than 48 operands", many(49, 1)},
		{"no room for the width", append(many(48, 1), "hstem")},
		{"does not know", []any{[]byte{2}}},
		{"does not know", []any{1, 2, []byte{12, 99}}},
		{"half a stem", []any{1, 2, "hstem", 3, "vstem"}},
		{"half a stem", []any{1, 2, "hstem", 3, "hintmask", []byte{0}}},
		{"too few or too many", []any{"rmoveto"}},
		{"too few or too many", []any{1, 2, 3, 4, "rmoveto"}},
		{"too few or too many", []any{1, "hmoveto", 1, "rlineto"}},
		{"too few or too many", []any{1, "hmoveto", "hlineto"}},
		{"too few or too many", []any{1, "hmoveto", 1, 2, 3, "rrcurveto"}},
		{"too few or too many", []any{1, "hmoveto", 1, 2, "rcurveline"}},
		{"too few or too many", []any{1, "hmoveto", 1, 2, 3, 4, 5, 6, "rlinecurve"}},
		{"too few or too many", []any{1, "hmoveto", 1, "hhcurveto"}},
		{"too few or too many", []any{1, "hmoveto", 1, 2, 3, "vhcurveto"}},
		{"too few or too many", []any{1, "hmoveto", 1, 2, 3, "flex"}},
		{"too few or too many", []any{1, "hmoveto", 1, 2, 3, "flex1"}},
		{"begins without a move", []any{1, 2, "rlineto"}},
		{"operands left over", []any{1, 2, "endchar"}},
		{"lacks an operand", []any{"callsubr"}},
		{"lacks an operand", []any{1, "add"}},
		{"lacks an operand", []any{1, 5, "index"}},
		{"lacks an operand", []any{1, 5, 1, "roll"}},
		{"divides by 0", []any{1, 0, "div"}},
		{"stores where", []any{1, 32, "put"}},
		{"stores where", []any{-1, "get"}},
		{"subroutine that the font does not have", []any{500, "callsubr"}},
		{"subroutine that the font does not have", []any{-108, "callgsubr"}},
		{"a letter and an accent", []any{1, 2, 65, 66, "endchar"}},
	} {
		if tr := traced(t, c.code...); !strings.Contains(tr.fault, c.reason) {
			t.Errorf("%v: fault %q, want %q", c.code, tr.fault, c.reason)
		}
	}
}

func TestSubroutinesCannotMakeAGlyphEndless(t *testing.T) {
	for reason, part := range map[string][]byte{
		"longer than 65535":   cfftest.Code(0, "hmoveto"),
		"too many steps":      cfftest.Code(0, "drop"),
		"more than 48 operan": cfftest.Code(0),
	} {
		s := cfftest.Sample()
		s.Globals[0] = bytes.Repeat(part, 1000)
		s.Glyphs[1].Code = bytes.Repeat(cfftest.Code(-107, "callgsubr"), 70)
		_, err := mustParse(t, s.File()).Subset([]uint16{0, 1})
		wantError(t, err, reason)
	}
}

func TestSubroutinesAreFollowedUpToTheirLimit(t *testing.T) {
	for depth, sound := range map[int]bool{maxSubrs: true, maxSubrs + 1: false} {
		s := cfftest.Sample()
		s.Globals = nil
		for i := range depth - 1 {
			s.Globals = append(s.Globals, cfftest.Code(i+1-107, "callgsubr"))
		}
		s.Globals = append(s.Globals, cfftest.Code("endchar"))
		s.Glyphs[1].Code = cfftest.Code(-107, "callgsubr")
		f := mustParse(t, s.File())
		if _, ok := f.cff.Width(1); ok != sound {
			t.Errorf("subroutines %d deep: %v", depth, ok)
		}
	}
	s := cfftest.Sample()
	s.Globals[0] = cfftest.Code(-107, "callgsubr", -107, "callgsubr")
	_, err := mustParse(t, s.File()).Subset([]uint16{0, 1})
	wantError(t, err, "glyph 1: its subroutines are nested more than 10 deep")
}

func TestTheNumberOfASubroutineCountsFromABiasThatGrows(t *testing.T) {
	for n, bias := range map[int]int{1239: 107, 1240: 1131, 33899: 1131, 33900: 32768} {
		s := cfftest.Sample()
		s.Globals = make([][]byte, n)
		s.Globals[3] = cfftest.Code(77, "hmoveto", "endchar")
		s.Glyphs[1].Code = cfftest.Code(3-bias, "callgsubr")
		tr := tracer{cff: mustParse(t, s.File()).cff, write: true, advance: 1000}
		if !tr.trace(1) || !bytes.Equal(tr.out, s.Globals[3]) {
			t.Errorf("%d subroutines: % x, fault %q", n, tr.out, tr.fault)
		}
	}
}
