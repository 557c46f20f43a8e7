package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

// object is one of a file, with the data of a stream as a reader gets them.
type object struct {
	text string
	data []byte
}

var (
	objectHead = regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)(\nendobj\n|/Length (\d+)>>\nstream\n)`)
	predictor  = regexp.MustCompile(`/DecodeParms<<[^>]*>>`)
)

// objectsOf reads a file of this encoder: objects by themselves, and those in object streams.
func objectsOf(t *testing.T, file []byte) map[int]object {
	t.Helper()
	all := map[int]object{}
	for rest := file; ; {
		m := objectHead.FindSubmatchIndex(rest)
		if m == nil {
			return all
		}
		number, _ := strconv.Atoi(string(rest[m[2]:m[3]]))
		o := object{text: string(rest[m[4]:m[5]])}
		if m[8] < 0 {
			all[number], rest = o, rest[m[1]:]
			continue
		}
		n, _ := strconv.Atoi(string(rest[m[8]:m[9]]))
		o.data, rest = rest[m[1]:][:n], rest[m[1]+n:]
		if text, packed := strings.CutSuffix(predictor.ReplaceAllString(o.text, ""), "/Filter/FlateDecode"); packed {
			r, err := zlib.NewReader(bytes.NewReader(o.data))
			if err != nil {
				t.Fatal(err)
			}
			if o.data, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
			if o.text != text+"/Filter/FlateDecode" { // with a predictor, which is tried elsewhere
				o.data = nil
			}
			o.text = text
		}
		if !strings.Contains(o.text, "/Type/ObjStm") {
			all[number] = o
			continue
		}
		first, _ := strconv.Atoi(o.text[strings.Index(o.text, "/First ")+len("/First "):])
		numbers := strings.Fields(string(o.data[:first]))
		for i := 0; i < len(numbers); i += 2 {
			number, _ := strconv.Atoi(numbers[i])
			at, _ := strconv.Atoi(numbers[i+1])
			text, _, _ := strings.Cut(string(o.data[first+at:]), "\n")
			all[number] = object{text: text}
		}
	}
}

// The compressed form of a file has the objects of the plain one, with the same data, in every standard.
func TestBothFormsHaveTheSameObjects(t *testing.T) {
	file := []pdf.Attachment{{Name: "a.csv", MIME: "text/csv", Description: "数字", Relationship: pdf.Data, Data: []byte("a,1\n")}}
	for _, e := range []*pdf.Encoder{{Standard: pdf.A2a_UA1}, {Standard: pdf.A1a}, {Standard: pdf.A3a_UA1, Attachments: file}, {Standard: pdf.A4_UA2, Attachments: file}} {
		for _, d := range []*layout.Document{layouttest.Handmade(t), layouttest.Word(t)} {
			var forms [2]map[int]object
			for i, plain := range []bool{true, false} {
				var out bytes.Buffer
				if err := (&pdf.Encoder{Plain: plain, Standard: e.Standard, Attachments: e.Attachments}).Encode(&out, d); err != nil {
					t.Fatal(err)
				}
				forms[i] = objectsOf(t, out.Bytes())
			}
			for number, want := range forms[0] {
				got, ok := forms[1][number]
				switch {
				case !ok || got.text != want.text:
					t.Errorf("%v: object %d is %.200q, not %.200q", e.Standard, number, got.text, want.text)
				case got.data != nil && !bytes.Equal(got.data, want.data):
					t.Errorf("%v: the data of object %d, %.100s, are others", e.Standard, number, got.text)
				}
			}
			if len(forms[0]) < 15 || len(forms[1]) > len(forms[0])+1 { // the cross-reference is one, too
				t.Errorf("%v: %d objects and %d", e.Standard, len(forms[0]), len(forms[1]))
			}
		}
	}
}
