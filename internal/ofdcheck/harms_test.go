package ofdcheck

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// member is a file of a package on its way to be written.
type member struct{ name, data string }

var soundFont = sync.OnceValues(func() (string, error) {
	set, err := fonts.Embedded()
	if err != nil {
		return "", err
	}
	face := sfnt.OfFace(set.Face(fonts.FangSong))
	var glyphs []sfnt.Mapped
	for _, r := range "年报X" {
		id, ok := face.GlyphID(r)
		if !ok {
			return "", fmt.Errorf("no %c", r)
		}
		glyphs = append(glyphs, sfnt.Mapped{Code: r, ID: id})
	}
	file, err := face.OpenType(glyphs, "Fang")
	return string(file), err
})

func soundPicture() string {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))) // memory takes everything
	return b.String()
}

// readSound reads testdata/sound.txt: before each file stands its name behind "== ".
func readSound(t *testing.T) []member {
	t.Helper()
	data, err := os.ReadFile("testdata/sound.txt")
	if err != nil {
		t.Fatal(err)
	}
	font, err := soundFont()
	if err != nil {
		t.Fatal(err)
	}
	var all []member
	for _, text := range strings.Split(strings.TrimSuffix(string(data), "\n"), "== ")[1:] {
		name, content, _ := strings.Cut(text, "\n")
		content = strings.TrimSuffix(content, "\n")
		switch {
		case content == "@font":
			content = font
		case content == "@png":
			content = soundPicture()
		case strings.HasSuffix(name, ".xml"):
			content = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content
		}
		all = append(all, member{name, content})
	}
	return all
}

// packed writes a zip file whose local headers have sums and sizes, and change may spoil.
func packed(t *testing.T, all []member, change func(i int, h *zip.FileHeader)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, m := range all {
		h := &zip.FileHeader{Name: m.name, CRC32: crc32.ChecksumIEEE([]byte(m.data)), CompressedSize64: uint64(len(m.data)), UncompressedSize64: uint64(len(m.data))}
		change(i, h)
		w, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// edit carries out an edit: a file, and in it what is to be another text; or one of "drop FILE", "add FILE TEXT",
// "rename FILE NAME", "first FILE", "FILE table NAME". Texts may be quoted as in Go.
func edit(t *testing.T, all []member, text string) []member {
	t.Helper()
	words := strings.Fields(text)
	at := func(name string) int {
		for i, m := range all {
			if m.name == name || strings.HasSuffix(m.name, "/"+name) {
				return i
			}
		}
		t.Fatalf("%s: there is no such file", text)
		return 0
	}
	switch words[0] {
	case "drop":
		i := at(words[1])
		return append(all[:i:i], all[i+1:]...)
	case "add":
		name := words[1]
		if plain, err := strconv.Unquote(name); err == nil {
			name = plain
		}
		return append(all, member{name, strings.Join(words[2:], " ")})
	case "rename":
		all[at(words[1])].name = words[2]
		return all
	case "first":
		i := at(words[1])
		return append([]member{all[i]}, append(all[:i:i], all[i+1:]...)...)
	}
	m := &all[at(words[0])]
	if words[1] == "table" { // of a font, is called another
		directory := strings.Replace(m.data[:12+16*20], words[2], "XXXX", 1)
		m.data = directory + m.data[len(directory):]
		return all
	}
	_, rest, _ := strings.Cut(text, " ")
	old, now, ok := strings.Cut(rest, " => ")
	if !ok {
		old = strings.TrimSuffix(rest, " =>")
	}
	for _, s := range []*string{&old, &now} {
		if plain, err := strconv.Unquote(*s); err == nil {
			*s = plain
		}
	}
	if strings.Count(m.data, old) != 1 {
		t.Errorf("%s: %q is not once there", text, old)
	}
	m.data = strings.Replace(m.data, old, now, 1)
	return all
}

// readBack is everything that was read of a file.
func readBack(f *File) string {
	var b strings.Builder
	fmt.Fprintf(&b, "archive %v\n", f.IsArchive())
	for _, p := range f.Pages {
		fmt.Fprintf(&b, "page %s of %g × %g\n", p.ID, p.Width, p.Height)
		for _, o := range p.Objects {
			fmt.Fprintf(&b, "  %s %s on %s in %v named %v %q same %v\n", o.Kind, o.ID, o.Layer, o.Box, o.IsNamed(), o.Text, f.Object(o.ID) == o)
			for _, g := range o.Glyphs {
				fmt.Fprintf(&b, "    glyph %d at %.3f %.3f for %q in %s\n", g.ID, g.X, g.Y, g.Text, g.Font.Family)
			}
		}
		for _, l := range p.Links {
			fmt.Fprintf(&b, "  link %+v\n", *l)
		}
	}
	for _, h := range f.Outline() {
		fmt.Fprintf(&b, "heading %+v\n", h)
	}
	for _, a := range f.Attachments() {
		fmt.Fprintf(&b, "attachment %s %s %s %q\n", a.Name, a.Format, a.Date, a.Data)
	}
	if f.Tags != nil {
		f.Tags.Each(func(n *Node) { fmt.Fprintf(&b, "tag %s %s %v\n", n.Name, n.Text, n.Attrs) })
	}
	for id, data := range f.Media {
		fmt.Fprintf(&b, "picture %s of %d bytes\n", id, len(data))
	}
	return b.String()
}

// Each line of testdata/harms.txt is edits of a sound file, which is harmed by that; below stands, written anew with
// -update, everything that is found, and how what was read differs.
func TestEachHarmIsFound(t *testing.T) {
	data, err := os.ReadFile("testdata/harms.txt")
	if err != nil {
		t.Fatal(err)
	}
	none := func(int, *zip.FileHeader) {}
	sound := readBack(Read(packed(t, readSound(t), none)))
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "  ") {
			continue
		}
		out.WriteString(line)
		if line = strings.TrimSuffix(line, "\n"); line == "" || line[0] == '#' {
			continue
		}
		all := readSound(t)
		for _, e := range strings.Split(strings.TrimPrefix(line, "! "), " ;; ") {
			if e != "" {
				all = edit(t, all, e)
			}
		}
		f := Read(packed(t, all, none))
		for _, fault := range f.Faults {
			fmt.Fprintf(&out, "  %s\n", strings.ToValidUTF8(fault, "?"))
		}
		if difference := golden.Difference(sound, readBack(f), 100); difference != "" {
			fmt.Fprintf(&out, "  read: %s\n", difference)
		}
	}
	golden.Compare(t, "testdata/harms.txt", []byte(out.String()))
	golden.Compare(t, "testdata/sound.read.txt", []byte(sound))
}

// What headers of the zip file must not say.
func TestEachHarmOfAHeaderIsFound(t *testing.T) {
	all := readSound(t)
	for name, c := range map[string]struct {
		change func(h *zip.FileHeader)
		want   string
	}{
		"sound":      {func(*zip.FileHeader) {}, ""},
		"descriptor": {func(h *zip.FileHeader) { h.Flags |= 8 }, "OFD.xml: sum and sizes are not in the local header"},
		"a flag":     {func(h *zip.FileHeader) { h.Flags |= 4 }, ""},
		"extra":      {func(h *zip.FileHeader) { h.Extra = []byte{1, 0, 0, 0} }, "OFD.xml: no local header with a name only"},
		"sum":        {func(h *zip.FileHeader) { h.CRC32++ }, "OFD.xml: zip: checksum error"},
		"method":     {func(h *zip.FileHeader) { h.Method = 12 }, "OFD.xml: method 12"},
	} {
		f := Read(packed(t, all, func(i int, h *zip.FileHeader) {
			if i == 0 {
				c.change(h)
			}
		}))
		got := ""
		if len(f.Faults) > 0 {
			got = f.Faults[0]
		}
		if got != c.want || c.want == "" && len(f.Faults) > 0 {
			t.Errorf("%s: %q, want %s", name, f.Faults, c.want)
		}
	}
	for field, at := range map[string]int{"sum": 14, "packed size": 18, "size": 22} {
		data := packed(t, all, func(int, *zip.FileHeader) {})
		data[at]++ // in the first local header
		if f := Read(data); len(f.Faults) != 1 || f.Faults[0] != "OFD.xml: sum and sizes are not in the local header" {
			t.Errorf("%s: %q", field, f.Faults)
		}
	}
	if f := Read([]byte("x")); len(f.Faults) == 0 || f.Faults[0] != "not a zip: zip: not a valid zip file" {
		t.Errorf("no zip file: %q", f.Faults)
	}
}
