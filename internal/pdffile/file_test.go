package pdffile

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestTheLexerReadsValues(t *testing.T) {
	for text, want := range map[string]any{
		"12":                    12,
		"-.5":                   -0.5,
		"--7":                   -7,
		"1.5-3":                 1.5,
		"/A#42c":                Name("ABc"),
		`(a\(b(c)\)\101\n)`:     String("a(b(c))A\n"),
		"<414>":                 String("A@"),
		"[1 2 R (x)]":           Array{1, 2, String("x")},
		"<</A 1/B[/C]>>":        Dict{"A": 1, "B": Array{Name("C")}},
		"true":                  true,
		"BT":                    Keyword("BT"),
		"% comment\n null":      nil,
		"(never closed":         String("never closed"),
		"[1 [2":                 Array{1, Array{2}},
		"<</A":                  Dict{},
		"999999999999999999999": 1e21,
	} {
		if got, _ := NewLexer([]byte(text)).Next(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read as %#v, not %#v", text, got, want)
		}
	}
	l := NewLexer([]byte(strings.Repeat("[", 1_000_000)))
	for range 10 {
		l.Next()
	}
}

// file puts objects into a file with a table.
func file(objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return out.Bytes()
}

func packed(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

func TestFilters(t *testing.T) {
	rows := []byte{2, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1, 4, 1, 1, 1, 3, 2, 2, 2}
	for _, c := range []struct{ dict, data, want string }{
		{"", "plain", "plain"},
		{"/Filter/FlateDecode", string(packed([]byte("flate"))), "flate"},
		{"/Filter[/ASCIIHexDecode/FlateDecode]", fmt.Sprintf("%x>", packed([]byte("both"))), "both"},
		{"/Filter/ASCII85Decode", "<~87cURD]j7BEbo80~>", "Hello world!"},
		{"/Filter/RunLengthDecode", "\x02abc\xfed\x80", "abcddd"},
		{"/Filter/LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"},
		{"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 3>>", string(packed(rows)), "\x01\x02\x03\x02\x03\x04\x05\x06\x07\x06\x07\x08\x05\x08\x0a"},
	} {
		f, err := Open(file("<</Type/Catalog>>", fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", c.dict, len(c.data), c.data)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.Decode(f.Stream(Ref{ID: 2}))
		if err != nil || string(got) != c.want {
			t.Errorf("%s gives %q, %v", c.dict, got, err)
		}
	}
}

func TestObjectStreams(t *testing.T) {
	inner := packed([]byte("2 0 4 10 (two)     <</Type/Catalog/X 2 0 R>>"))
	xref := packed([]byte{0, 0, 0, 2, 3, 0, 2, 3, 0, 1, 9, 0, 2, 3, 1})
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	fmt.Fprintf(&out, "3 0 obj\n<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n", len(inner), inner)
	start := out.Len()
	fmt.Fprintf(&out, "5 0 obj\n<</Type/XRef/Size 6/W[1 1 1]/Index[1 4]/Root 4 0 R/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF", len(xref), xref, start)
	_ = xref
	f, err := Open(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Get(f.Dict(f.Trailer["Root"]), "X"); got != String("two") {
		t.Errorf("got %#v, rebuilt %v", got, f.Rebuilt)
	}
	// The same file with a cross-reference that leads nowhere.
	broken := bytes.Replace(out.Bytes(), []byte("startxref\n"), []byte("startxref\n7"), 1)
	if f, err = Open(broken); err != nil || !f.Rebuilt || f.Get(f.Dict(f.Trailer["Root"]), "X") != String("two") {
		t.Errorf("rebuilt: %v", err)
	}
}

func TestFilesThatLeadInCircles(t *testing.T) {
	self := file("<</Type/Catalog/A 2 0 R>>", "2 0 R", "<</Length 3 0 R>>\nstream\nx\nendstream", "<</Type/ObjStm/N 1/First 4/Length 5 0 R>>\nstream\n5 0 \nendstream")
	f, err := Open(self)
	if err != nil {
		t.Fatal(err)
	}
	if v := f.Get(f.Dict(f.Trailer["Root"]), "A"); v != nil {
		t.Errorf("an object that is itself is %v", v)
	}
	if s := f.Stream(Ref{ID: 3}); s == nil {
		t.Error("a stream whose length is itself is none")
	}
	start := bytes.LastIndex(self, []byte("xref\n0"))
	loop := bytes.Replace(self, []byte("/Root"), []byte(fmt.Sprintf("/Prev %d/Root", start)), 1)
	if _, err := Open(loop); err != nil {
		t.Errorf("a cross-reference before itself: %v", err)
	}
}

func TestWhatIsRefused(t *testing.T) {
	bomb := packed(make([]byte, maxStream+2))
	f, err := Open(file("<</Type/Catalog>>", fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(bomb), bomb)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Decode(f.Stream(Ref{ID: 2})); !errors.Is(err, ErrLimit) || !f.Full() {
		t.Errorf("a bomb gives %v", err)
	}
	for data, want := range map[string]error{
		"":                         ErrNotPDF,
		"%PDF-1.7\nno end":         ErrCut,
		"%PDF-1.7\nstartxref\n0\n": ErrDamaged,
		string(file("<</Type/Catalog>>", strings.Repeat("[", 200))):                  nil,
		string(file("<</Type/Catalog>>", "["+strings.Repeat("1 ", maxNodes+10)+"]")): nil,
	} {
		if _, err := Open([]byte(data)); !errors.Is(err, want) {
			t.Errorf("%.20q gives %v", data, err)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(file("<</Type/Catalog/A 2 0 R>>", "<</Length 1>>\nstream\nx\nendstream"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			return
		}
		for id := range 20 {
			if s := file.Stream(Ref{ID: id}); s != nil {
				_, _ = file.Decode(s)
			}
		}
	})
}
