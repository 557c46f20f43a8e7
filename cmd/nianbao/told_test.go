package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// part is a part of a zip file with its header, of which names and lengths may be wrong.
func zipPart(t *testing.T, name, extra, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("PK\x03\x04" + strings.Repeat("\x00", 22))
	for _, n := range []int{len(name), len(extra)} {
		if err := binary.Write(&b, binary.LittleEndian, uint16(n)); err != nil {
			t.Fatal(err)
		}
	}
	b.WriteString(name + extra)
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTheTextOfAPackedFileIsFound(t *testing.T) {
	const word, excel = "word/document.xml", "xl/sharedStrings.xml"
	first := zipPart(t, "[Content_Types].xml", "", "<Types>内容</Types>")
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	whole := zipPart(t, word, "", "<w:t>青禾县</w:t><w:t>水务局</w:t>")
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"word":             {whole, "青禾县水务局"},
		"behind another":   {join(first, whole), "青禾县水务局"},
		"excel":            {join(first, zipPart(t, excel, "", "<t>甲</t>")), "甲"},
		"with extra":       {zipPart(t, word, "extra", "<t>甲</t>"), "甲"},
		"word before":      {join(zipPart(t, excel, "", "乙"), zipPart(t, word, "", "甲")), "甲"},
		"another part":     {zipPart(t, "word/styles.xml", "", "甲"), ""},
		"torn":             {whole[:len(whole)-1], "青禾县水务局"},
		"torn in the name": {whole[:30+len(word)-1], ""},
		"torn behind it":   {whole[:30+len(word)], ""},
		"no UTF-8":         {zipPart(t, word, "", "甲\xff乙"), "甲乙"},
		"no header":        {[]byte("PK\x03\x04" + word), ""},
		"another header":   {append([]byte("PK\x01\x02"), whole[4:]...), ""},
		"too near":         {append([]byte("PK"), []byte(strings.Repeat("x", 27)+word)...), ""},
		"an extra that is too long": {func() []byte {
			b := bytes.Clone(whole)
			b[28], b[29] = 0xff, 0xff
			return b
		}(), ""},
	} {
		if got := anyText(c.data); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if !bytes.HasPrefix(whole, []byte("PK")) || bytes.Index(whole, []byte(word)) != 30 {
		t.Fatal("the header is another")
	}
	long := zipPart(t, word, "", strings.Repeat("a", mostTold+9))
	if got := anyText(long); len(got) != 256<<10 {
		t.Errorf("of a long text %d bytes are taken", len(got))
	}
}

// Names of organs are looked for at the beginning of a file.
func TestOfAFileItsBeginningIsLookedAt(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.yaml")
	const key = "\norgan: 甲局\n"
	for size, want := range map[int]string{256<<10 - len(key): "甲局", 256 << 10: ""} {
		writeText(t, name, strings.Repeat(" ", size)+key)
		if organ, _ := organTold(name); organ != want {
			t.Errorf("behind %d bytes it is %q", size, organ)
		}
		if data, err := firstPart(name); err != nil || len(data) > 256<<10 {
			t.Errorf("read are %d bytes, %v", len(data), err)
		}
	}
	t.Chdir(t.TempDir())
	writeText(t, "-", "organ: 甲局")
	if organ, text := organTold("-"); organ+text != "" {
		t.Errorf("of standard input: %s, %s", organ, text)
	}
	if organ, text := organTold(os.DevNull); organ+text != "" {
		t.Errorf("of a device: %s, %s", organ, text)
	}
}
