package opc

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
)

// outline reads a whole part: elements with their attributes a and w:val, and their texts.
func outline(t testing.TB, text string) string {
	t.Helper()
	r, err := newReader(Word, "x/part.xml", []byte(text))
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	var walk func(e Element) error
	walk = func(e Element) error {
		b.WriteString("(" + e.Name)
		for _, name := range []string{"a", "w:val"} {
			if v, ok := e.Lookup(name); ok {
				b.WriteString(" " + name + "=" + v)
			}
		}
		if strings.HasSuffix(e.Name, "t") {
			text, err := r.Text()
			b.WriteString(" " + text + ")")
			return err
		}
		err := r.Each(walk)
		b.WriteString(")")
		return err
	}
	root, err := r.Root()
	if err == nil {
		err = walk(root)
	}
	if err != nil {
		return err.Error()
	}
	return b.String()
}

func TestXMLIsRead(t *testing.T) {
	const w = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	for _, c := range []struct{ name, text, want string }{
		{"elements", `<?xml version="1.0"?><!-- a > b --><x a="1"><y/><y a='2' /></x>`, "(x a=1(y)(y a=2))"},
		{"known namespaces", `<x:d xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:p x:val="1"/></x:d>`, "(w:d(w:p w:val=1))"},
		{"a default namespace is for elements only", `<d xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" a="1"><p val="2"/></d>`, "(w:d a=1(w:p))"},
		{"unknown namespaces", `<q:d xmlns:q="urn:q"><q:p/></q:d>`, "(?:d(?:p))"},
		{"a namespace ends with its element", `<w:d` + w + `><w:p xmlns:w="urn:q"><w:r/></w:p><w:p/></w:d>`, "(w:d(?:p(?:r))(w:p))"},
		{"a namespace in an empty element", `<w:d` + w + `><w:p xmlns:w="urn:q"/><w:p/></w:d>`, "(w:d(?:p)(w:p))"},
		{"undeclared prefixes", `<w:d><z:p/></w:d>`, "(w:d(?:p))"},
		{"texts", `<t>a&lt;b&#x4e00;<!-- c --><![CDATA[<&amp;>]]><u>not</u>d</t>`, "(t a<b一<&amp;>d)"},
		{"references that are none", `<t>a&b &nope; &#0; &#xffffffff; &</t>`, "(t a&b &nope; &#0; &#xffffffff; &)"},
		{"line ends", "<t>a\r\nb\rc</t>", "(t a\nb\nc)"},
		{"marks in attributes", `<x a="1 > 0 &amp; 'so'"/>`, "(x a=1 > 0 & 'so')"},
		{"bytes that are no text", "<t>a\xffb</t>", "(t a\uFFFDb)"},
		{"what follows the root", `<x/>trailing <`, "(x)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.text); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestXMLThatIsNotWellFormedIsRefused(t *testing.T) {
	for _, text := range []string{"", "text", "<", "<x", "<x>", "<x></y>", "</x>", "<x><y></x></y>", `<x a="1>`, "<x><!-- </x>", "<x><![CDATA[</x>", "<x><?a</x>", "<x><!ELEMENT y></x>", "<></>", "<1/>", "<x><y</x>", "< x/>"} {
		if got := outline(t, text); !strings.Contains(got, "READ-DAMAGED") {
			t.Errorf("%q: got %s", text, got)
		}
	}
	if got := outline(t, `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`); !strings.Contains(got, "READ-FORMAT") {
		t.Error(got)
	}
	if got := outline(t, strings.Repeat("<x>", MaxDepth+1)); !strings.Contains(got, "READ-LIMIT") {
		t.Error(got)
	}
	if got := outline(t, strings.Repeat("<x>", MaxDepth)+strings.Repeat("</x>", MaxDepth)); !strings.HasPrefix(got, "(x") {
		t.Error(got)
	}
}

func TestTargetsAreResolved(t *testing.T) {
	for _, c := range [][3]string{
		{"word/", "styles.xml", "word/styles.xml"}, {"word/", "/xl/a.xml", "xl/a.xml"}, {"xl/worksheets/", "../comments1.xml", "xl/comments1.xml"},
		{"", "word/document.xml", "word/document.xml"}, {"word/", "../../../etc/passwd", "etc/passwd"}, {"word/", `media\a.png`, "word/media/a.png"}, {"word/", "", "word"},
	} {
		if got := Resolve(c[0], c[1]); got != c[2] {
			t.Errorf("%s from %s: got %s, want %s", c[1], c[0], got, c[2])
		}
	}
}

// What encoding/xml takes as elements and texts is read alike.
func FuzzXML(f *testing.F) {
	f.Add(`<x a="1"><t>a&amp;b</t><!-- c --><y/></x>`)
	f.Add(`<w:d xmlns:w="urn:w"><w:t><![CDATA[a]]></w:t></w:d>`)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := newReader(Word, "x", []byte(text))
		if err != nil {
			return
		}
		ours := 0
		var walk func(e Element) error
		walk = func(Element) error { ours++; return r.Each(walk) }
		root, err := r.Root()
		if err == nil {
			err = walk(root)
		}
		if err != nil {
			return
		}
		theirs, depth := 0, 0
		for d := xml.NewDecoder(strings.NewReader(text)); theirs == 0 || depth > 0; {
			token, err := d.RawToken()
			if err != nil {
				return // it takes less than ours
			}
			switch token.(type) {
			case xml.StartElement:
				depth++
				theirs++
			case xml.EndElement:
				depth--
			}
		}
		if ours != theirs {
			t.Errorf("%q: %d elements, encoding/xml has %d", text, ours, theirs)
		}
	})
}

func TestAPieceIsReadByItself(t *testing.T) {
	p := &Package{app: OFD}
	r, err := newReader(OFD, "a.xml", []byte(`<x:a xmlns:x="y"><x:b k="1"><x:c>甲</x:c></x:b><x:b k="2"/><x:b k="3">乙</x:b></x:a>`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Root(); err != nil {
		t.Fatal(err)
	}
	var got []string
	err = r.Each(func(e Element) error {
		piece, err := r.Outer()
		if err != nil {
			return err
		}
		return p.WalkPiece("a.xml", piece, func(r *Reader, root Element) error {
			got = append(got, string(piece), root.Attr("k"))
			return nil
		})
	})
	if want := "[<x:b k=\"1\"><x:c>甲</x:c></x:b> 1 <x:b k=\"2\"/> 2 <x:b k=\"3\">乙</x:b> 3]"; err != nil || fmt.Sprint(got) != want {
		t.Errorf("%v, %v", got, err)
	}
}
