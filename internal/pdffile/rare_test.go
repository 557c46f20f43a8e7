package pdffile

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// TestFilesThatAreRebuilt has no cross-reference that is right; the catalogue and what encrypts the file are found
// nevertheless.
func TestFilesThatAreRebuilt(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"a catalogue without a trailer":           {"4 0 obj<</A 1>>endobj 7 0 obj<</Type/Catalog/N 1>>endobj 9 0 obj<</Type/Catalog/N 2>>endobj", "map[Root:{7 0}] map[N:1 Type:Catalog]"},
		"the trailer names another":               {"7 0 obj<</Type/Catalog/N 1>>endobj 9 0 obj<</Type/Catalog/N 2>>endobj trailer<</Root 9 0 R>>", "map[Root:{9 0}] map[N:2 Type:Catalog]"},
		"the last of two trailers":                {"7 0 obj<</Type/Catalog/N 1>>endobj 9 0 obj<</Type/Catalog/N 2>>endobj trailer<</Root 9 0 R/Info 1 0 R>> trailer<</Root 7 0 R/Size 4>>", "map[Info:{1 0} Root:{7 0}] map[N:1 Type:Catalog]"},
		"the last object of a number":             {"7 0 obj<</Type/Catalog/N 1>>endobj 7 1 obj<</Type/Catalog/N 2>>endobj", "map[Root:{7 0}] map[N:2 Type:Catalog]"},
		"a catalogue in a stream":                 {"3 0 obj<</Type/ObjStm/N 2/First 8/Length 35>>stream\n5 0 6 3 (x)<</Type/Catalog/N 3>>    \nendstream endobj", "map[Root:{6 0}] map[N:3 Type:Catalog]"},
		"none":                                    {"7 0 obj<</Type/Pages>>endobj", "the file is damaged"},
		"encrypted in a way not known":            {"7 0 obj<</Type/Catalog>>endobj trailer<</Root 7 0 R/Encrypt<</Filter/Other>>>>", "the file is encrypted in a way that is not known"},
		"encrypted by what is not there":          {"7 0 obj<</Type/Catalog>>endobj trailer<</Root 7 0 R/Encrypt 8 0 R>>", "the file is damaged"},
		"encrypted, with its objects in a stream": {"3 0 obj<</Type/ObjStm/N 1/First 4/Length 23>>stream\n6 0 <</Type/Catalog>>   \nendstream endobj trailer<</Encrypt<</Filter/Other>>>>", "the file is encrypted in a way that is not known"},
	} {
		f, err := Open([]byte("%PDF-1.4\n" + c.body + "\nstartxref\n0\n"))
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprint(f.Trailer, " ", f.Dict(f.Trailer["Root"]))
			if !f.Rebuilt {
				t.Errorf("%s: not rebuilt", name)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
}

// TestTablesThatEndTooEarly are read up to there, and the objects searched for.
func TestTablesThatEndTooEarly(t *testing.T) {
	const body = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n"
	for table, rebuilt := range map[string]bool{
		"xref 1 1 0000000009 00000 n trailer<</Root 1 0 R>>": false, "xref 1 1 0000000009 00000 n": true, "xref 1 2 0000000009 00000 n": true, "xref 1": true, "xref": true, "xref 1 1 0000000009 00000 x trailer<</Root 1 0 R>>": true,
		"xref (1) 1 trailer<</Root 1 0 R>>": true, "xref trailer<</Root 1 0 R>>": true, "xref 1 1 0000000009 00000 n trailer[]": true,
		"xref 1 1 0000000009 00000 f trailer<</Root 1 0 R>>": true, "xref 1 1 0000000010 00000 n trailer<</Root 1 0 R>>": true,
	} {
		f, err := Open([]byte(body + table + fmt.Sprintf("\nstartxref\n%d", len(body))))
		if err != nil || f.Rebuilt != rebuilt || f.Dict(f.Trailer["Root"])["Type"] != Name("Catalog") {
			t.Errorf("%s: %v, %+v", table, err, f)
		}
	}
	f := &File{nodes: 0}
	f.forget()
	if _, ok := f.lexer([]byte("1")).Next(); ok {
		t.Error("a value is made though none is left")
	}
	if _, err := Open([]byte(strings.Replace(string(file("<</Type/Catalog>>")), "1 0 obj", strings.Repeat("[", 200)+"1 0 obj", 1))); !errors.Is(err, ErrLimit) {
		t.Errorf("a file that takes all values: %v", err)
	}
}

// TestObjectStreamsThatEndTooEarly give the objects whose places are told, inside their data.
func TestObjectStreamsThatEndTooEarly(t *testing.T) {
	for inner, want := range map[string]string{
		"/N 2/First 8|5 0 6 3 (x)(y)": "x y", "/N 3/First 8|5 0 6 3 (x)(y)": "x y", "/N 1/First 8|5 0 6 3 (x)(y)": "x <nil>", "/N 2/First 8|5 0 6 6 (x)(y)": "x <nil>", "/N 2/First 8|5 0 6 7 (x)(y)": "x <nil>", "/N 2/First 10|5 0 6 -10 (x)(y)": "x 5", "/N 2/First 10|5 0 6 -11 (x)(y)": "x <nil>",
		"/N 2/First 3|5 0": "<nil> <nil>", "/N 2/First 8|5 0 6 3 obj(y)": "<nil> y",
	} {
		dict, data, _ := strings.Cut(inner, "|")
		f, err := Open(file("<</Type/Catalog>>", fmt.Sprintf("<</Type/ObjStm%s/Length %d>>stream\n%s\nendstream", dict, len(data), data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []int{5, 6} {
			f.xref[id] = entry{stream: 2}
		}
		if got := fmt.Sprint(f.Resolve(Ref{ID: 5}), " ", f.Resolve(Ref{ID: 6})); got != want {
			t.Errorf("%s: %s, not %s", inner, got, want)
		}
	}
}
