package opc

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// TestPartsThatEndInsideAnElement end while a text is read, while what is left of an element is skipped, and while it is
// taken as a piece.
func TestPartsThatEndInsideAnElement(t *testing.T) {
	const cut = "READ-DAMAGED error Word 文件已损坏：其中的 part.xml 不是完整的 XML（第 "
	for text, read := range map[string]func(r *Reader) error{
		"<a><b>x":         func(r *Reader) error { return r.Each(func(Element) error { _, err := r.Text(); return err }) },
		"<a><b><c>x":      func(r *Reader) error { return r.Each(func(Element) error { return nil }) },
		"<a><b><c></c>":   func(r *Reader) error { return r.Each(func(Element) error { _, err := r.Outer(); return err }) },
		"<a>":             func(r *Reader) error { return r.Each(func(Element) error { return nil }) },
		"<a>x<b><c>":      func(r *Reader) error { _, err := r.Text(); return err },
		"<a>x<b></c></a>": func(r *Reader) error { _, err := r.Text(); return err },
	} {
		r, err := newReader(Word, "x/part.xml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Root(); err != nil {
			t.Fatal(err)
		}
		if got := refusal(read(r)); !strings.HasPrefix(got, cut) {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// TestAMimetypeThatCannotBeRead tells nothing.
func TestAMimetypeThatCannotBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		flags uint16
		want  string
	}{"whole": {0, KindText}, "with a password": {1, ""}} {
		data := archive(t, "mimetype = application/vnd.oasis.opendocument.text ; content.xml")
		q, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		p := &Package{app: Word, files: map[string]*zip.File{}, left: MaxUnpacked}
		for _, f := range q.File {
			f.Flags |= c.flags
			p.files[clean(f.Name)] = f
		}
		if got := p.Format(); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestPartsInOtherCharsets are read by their marks and by what they say of themselves.
func TestPartsInOtherCharsets(t *testing.T) {
	for text, want := range map[string]string{
		"\xff\xfe<\x00t\x00>\x00\x01\x4e<\x00/\x00t\x00>\x00": `(t "丁")`, "\xfe\xff\x00<\x00t\x00>\x4e\x01\x00<\x00/\x00t\x00>": `(t "丁")`, "<\x00t\x00>\x00\x01\x4e<\x00/\x00t\x00>\x00": `(t "丁")`,
		"\xef\xbb\xbf<t>丁</t>": `(t "丁")`, `<?xml version="1.0" encoding="GB2312"?><t>` + "\xb6\xa1</t>": `(t "丁")`, `<?xml version="1.0" ENCODING="gbk"?><t>` + "\xb6\xa1</t>": `(t "丁")`,
		strings.Repeat(" ", 86) + `<t encoding="gb">` + "\xb6\xa1</t>": `(t encoding="gb" "` + "\uFFFD" + `")`, strings.Repeat(" ", 85) + `<t encoding="gb">` + "\xb6\xa1</t>": `(t encoding="gb" "丁")`,
	} {
		if got := whole(text); got != want && !(strings.Contains(want, "\uFFFD") && strings.HasPrefix(got, `(t encoding="gb" "`) && !strings.Contains(got, "丁")) {
			t.Errorf("%q: %s, not %s", text, got, want)
		}
	}
}
