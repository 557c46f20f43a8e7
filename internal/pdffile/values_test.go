package pdffile

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestValuesOfEveryKind(t *testing.T) {
	f, err := Open(file("<</Type/Catalog>>", "(s)", "<</A 1/Length 1>>\nstream\nx\nendstream", "/N", "[1]", "2.5", "7"))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		"map[Type:Catalog] [] ''  0 0", "map[] [] ''  0 0", "map[A:1 Length:1] [] ''  0 0", "map[] [] 'N'  0 0", "map[] [1] ''  0 0", "map[] [] ''  2.5 2", "map[] [] ''  7 7", "map[] [] ''  0 0",
	} {
		r := Ref{ID: i + 1}
		if got := fmt.Sprintf("%v %v '%v'  %v %v", f.Dict(r), f.Array(r), f.Name(r), f.Number(r), f.Int(r)); got != want {
			t.Errorf("%d is %s, not %s", i+1, got, want)
		}
		if (f.Stream(r) != nil) != (i == 2) {
			t.Errorf("%d is a stream: %v", i+1, f.Stream(r))
		}
	}
	for _, c := range []struct {
		v    any
		is   bool
		n    int
		real float64
	}{
		{1, true, 1, 1}, {-2, true, -2, -2}, {1.9, true, 1, 1.9}, {-1.9, true, -1, -1.9}, {1e9, true, 0, 1e9}, {-1e9, true, 0, -1e9}, {1e9 - 1, true, 999_999_999, 1e9 - 1}, {1 - 1e9, true, -999_999_999, 1 - 1e9},
		{math.Inf(1), true, 0, math.Inf(1)}, {"1", false, 0, 0}, {nil, false, 0, 0}, {String("1"), false, 0, 0}, {true, false, 0, 0},
	} {
		if IsNumber(c.v) != c.is || Int(c.v) != c.n || Number(c.v) != c.real {
			t.Errorf("%#v: %v %v %v", c.v, IsNumber(c.v), Int(c.v), Number(c.v))
		}
	}
}

func TestPlacesOfALexer(t *testing.T) {
	l := NewLexer([]byte("1 2 3"))
	for _, c := range []struct {
		to, at int
		next   any
	}{{-1, 0, 1}, {0, 0, 1}, {2, 2, 2}, {4, 4, 3}, {5, 5, nil}, {6, 5, nil}} {
		l.Seek(c.to)
		if l.Pos() != c.at {
			t.Errorf("at %d", l.Pos())
		}
		if v, ok := l.Next(); v != c.next || ok == (c.next == nil) {
			t.Errorf("%d: %v", c.to, v)
		}
	}
}

// TestTheHeadAndTheTail have as much before them as they may, and one byte more.
func TestTheHeadAndTheTail(t *testing.T) {
	good := string(file("<</Type/Catalog>>"))
	for _, c := range []struct {
		before, behind int
		want           error
	}{{0, 0, nil}, {1019, 0, nil}, {1020, 0, ErrNotPDF}, {0, 2048 - 20, nil}, {0, 2100, ErrCut}} {
		if _, err := Open([]byte(strings.Repeat("x", c.before) + good + strings.Repeat(" ", c.behind))); !errors.Is(err, c.want) {
			t.Errorf("%d before and %d behind: %v", c.before, c.behind, err)
		}
	}
	end := len(good) - strings.LastIndex(good, "startxref")
	for n, want := range map[int]error{2048 - end: nil, 2049 - end: ErrCut} {
		if _, err := Open([]byte(good + strings.Repeat("\n", n))); !errors.Is(err, want) {
			t.Errorf("%d behind: %v", n, err)
		}
	}
}

// TestReferencesAreFollowedToALimit has references to references, and objects that need each other.
func TestReferencesAreFollowedToALimit(t *testing.T) {
	chain := func(n int) *File {
		objects := []string{"<</Type/Catalog>>"}
		for i := range n {
			objects = append(objects, fmt.Sprintf("%d 0 R", i+3))
		}
		f, err := Open(file(append(objects, "(end)")...))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for n, want := range map[int]any{30: String("end"), 31: nil, 32: nil} {
		if got := chain(n).Resolve(Ref{ID: 2}); got != want {
			t.Errorf("%d references lead to %#v", n, got)
		}
	}
	// Streams whose lengths are streams that need a length.
	var objects []string
	objects = append(objects, "<</Type/Catalog>>")
	for i := range 80 {
		objects = append(objects, fmt.Sprintf("<</N %d/Length %d 0 R>>\nstream\nx\nendstream", i, i+3))
	}
	f, err := Open(file(objects...))
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Stream(Ref{ID: 2})
	if f.cache[2+64] == nil || f.cache[2+65] != nil {
		t.Errorf("%d objects are being read at once", len(f.cache))
	}
}

// TestCrossReferenceStreamsOfManyShapes has widths and indexes on both sides of what is read.
func TestCrossReferenceStreamsOfManyShapes(t *testing.T) {
	for _, c := range []struct{ dict, data, want string }{
		{"/W[1 1 1]/Size 3", "\x01\x05\x00\x02\x09\x00\x00\x00\x07\x01\x01\x01", "map[0:{5 0 0} 1:{0 9 0} 2:{-1 0 0}]"},
		{"/W[1 1 1]/Size 2", "\x01\x05\x03\x02\x09\x00\x00\x00\x07", "map[0:{5 0 3} 1:{0 9 0}]"},
		{"/W[1 1 1]/Size 9", "\x01\x05\x03\x02\x09", "map[0:{5 0 3}]"},
		{"/W[0 1 0]/Size 2", "\x05\x06", "map[0:{5 0 0} 1:{6 0 0}]"},
		{"/W[0 2 1]/Index[4 1 8 1 9]", "\x01\x00\x01\x02\x03\x04\x05\x06\x07", "map[4:{256 0 1} 8:{515 0 4}]"},
		{"/W[1 1 1]/Index[7]/Size 1", "\x01\x05\x00", "map[0:{5 0 0}]"},
		{"/W[1 1 1]/Size 2", "\x03\x05\x00\x01\x06\x00", "map[1:{6 0 0}]"},
		{"/W[0 8 0]/Size 1", "\xff\xff\xff\x00\x00\x00\x00\x02", "map[0:{2 0 0}]"},
		{"/W[0 4 0]/Size 1", "\x7f\x00\x00\x02", "map[0:{2130706434 0 0}]"},
		{"/W[0 0 0]/Size 1", "\x05", "map[]"},
		{"/W[0 9 0]/Size 1", "\x05", "none"}, {"/W[0 -1 0]/Size 1", "\x05", "none"}, {"/W[1 1]/Size 1", "\x05", "none"},
	} {
		f := &File{nodes: 100, left: 100}
		f.forget()
		v, _ := f.lexer([]byte("<<" + c.dict + ">>")).value()
		got := "none"
		if f.entries(v.(Dict), []byte(c.data)) {
			got = fmt.Sprint(f.xref)
		}
		// An entry is offset, stream, generation.
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.dict, got, c.want)
		}
	}
}

// TestSectionsBeforeSections chain more and fewer sections than are read.
func TestSectionsBeforeSections(t *testing.T) {
	for n, whole := range map[int]bool{1000: true, 1001: false} {
		var b strings.Builder
		b.WriteString("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n")
		prev := ""
		at := 0
		for range n {
			at = b.Len()
			fmt.Fprintf(&b, "xref 1 1 0000000009 00000 n trailer<</Root 1 0 R%s>>\n", prev)
			prev = fmt.Sprintf("/Prev %d", at)
		}
		fmt.Fprintf(&b, "startxref\n%d", at)
		f, err := Open([]byte(b.String()))
		if err != nil || f.Rebuilt == whole {
			t.Errorf("%d sections: rebuilt %v, %v", n, f.Rebuilt, err)
		}
	}
}

// TestHybridFiles have a table and, for newer programs, a stream beside it with more objects.
func TestHybridFiles(t *testing.T) {
	hybrid := func(extra func(at int) string) string {
		var b strings.Builder
		b.WriteString("%PDF-1.5\n1 0 obj<</Type/Catalog/X 3 0 R>>endobj\n")
		three := b.Len()
		b.WriteString("3 0 obj(three)endobj\n")
		stream := b.Len()
		fmt.Fprintf(&b, "4 0 obj<</Type/XRef/Size 4/W[1 1 0]/Index[3 1]/Filter/AHx/Length 5>>stream\n01%02x>\nendstream endobj\n", three)
		table := b.Len()
		fmt.Fprintf(&b, "xref\n1 1\n0000000009 00000 n \ntrailer<</Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF", extra(stream), table)
		return b.String()
	}
	for name, c := range map[string]struct {
		extra func(int) string
		want  any
	}{
		"with its stream":             {func(at int) string { return fmt.Sprintf("/XRefStm %d", at) }, String("three")},
		"without":                     {func(int) string { return "" }, nil},
		"with a stream at 0":          {func(int) string { return "/XRefStm 0" }, nil},
		"with one behind the end":     {func(int) string { return "/XRefStm 99999" }, nil},
		"with one where none is":      {func(at int) string { return fmt.Sprintf("/XRefStm %d", at+1) }, nil},
		"with one that is no integer": {func(int) string { return "/XRefStm/X" }, nil},
	} {
		f, err := Open([]byte(hybrid(c.extra)))
		if err != nil || f.Rebuilt {
			t.Errorf("%s: %v, rebuilt", name, err)
			continue
		}
		if got := f.Get(f.Dict(f.Trailer["Root"]), "X"); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
