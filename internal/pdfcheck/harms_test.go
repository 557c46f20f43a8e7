package pdfcheck

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// A file of testdata/sound.txt, on its way to be written: an object a line, the number of which is 0 for the trailer.
// A stream stands behind " | ". What stands in {17:…} is for files of PDF 1, in {20:…} of PDF 2.0, in {1a:…} of
// PDF/A-1a, in {12:…} of others, in {att:…} for files with attached ones, in {noatt:…} for others. The dictionaries of
// streams have no length, which is reckoned.
type soundFile struct {
	standard Standard
	head     string
	objects  [60]string
	streams  map[int]string
}

var standards = map[string]Standard{"1a": A1a, "2a": A2a, "3a": A3a, "4": A4, "4f": A4f}

var onlyFor = regexp.MustCompile(`\{(\w+):([^{}]*)\}`)

func readSound(t *testing.T, s Standard) *soundFile {
	t.Helper()
	data, err := os.ReadFile("testdata/sound.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := &soundFile{standard: s, head: "%PDF-" + s.version + "\n%\xe2\xe3\xcf\xd3\n", streams: map[int]string{}}
	holds := map[string]bool{"17": !s.namespaces, "20": s.namespaces, "1a": s.classic, "12": !s.classic, "att": s.attachments, "noatt": !s.attachments}
	for line := range strings.Lines(string(data)) {
		number, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n, err := strconv.Atoi(number)
		if err != nil {
			t.Fatal(err)
		}
		text = onlyFor.ReplaceAllStringFunc(text, func(piece string) string {
			m := onlyFor.FindStringSubmatch(piece)
			if holds[m[1]] {
				return m[2]
			}
			return ""
		})
		text, stream, ok := strings.Cut(text, " | ")
		if f.objects[n] = text; ok {
			f.streams[n] = stream
		}
	}
	program, err := soundProgram()
	if err != nil {
		t.Fatal(err)
	}
	f.streams[47], f.objects[47] = program, strings.Replace(f.objects[47], "@length", strconv.Itoa(len(program)), 1)
	f.streams[3], f.streams[4], f.streams[48] = soundMetadata(s), soundProfile(), "\xe0"
	return f
}

// soundProgram is a subset of three glyphs.
var soundProgram = sync.OnceValues(func() (string, error) {
	set, err := fonts.Embedded()
	if err != nil {
		return "", err
	}
	face := sfnt.OfFace(set.Face(fonts.FangSong))
	ids := []uint16{0}
	for _, r := range "年报" {
		id, _ := face.GlyphID(r)
		ids = append(ids, id)
	}
	subset, err := face.Subset(ids)
	if err != nil || subset.Format == sfnt.FormatCFF || subset.NumGlyphs != 3 {
		return "", fmt.Errorf("no subset: %w", err)
	}
	return string(subset.Data), nil
})

func soundMetadata(s Standard) string {
	claims := ""
	for _, name := range sortedNames(s.claims) {
		space, local, _ := strings.Cut(name, " ")
		if value := s.claims[name]; value != "" {
			claims += fmt.Sprintf(`<%s xmlns="%s">%s</%s>`, local, space, value, local)
		}
	}
	return `<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:dc="` + nsDC + `" xmlns:pdf="` + nsPDF + `" xmlns:xmp="` + nsXMP + `"><x:d>` + claims +
		`<dc:title> <x:li>T</x:li> </dc:title><dc:creator>A</dc:creator><dc:description>S</dc:description><pdf:Producer>P</pdf:Producer>` +
		`<xmp:CreateDate>2024-01-20T09:00:00+08:00</xmp:CreateDate></x:d></x:xmpmeta>`
}

func soundProfile() string {
	p := []byte(strings.Repeat(".", 128))
	p[8] = 2
	copy(p[16:], "RGB ")
	copy(p[36:], "acsp")
	return string(p)
}

var length = regexp.MustCompile(`>>$`)

// write writes the file with a classic table of cross-references.
func (f *soundFile) write() []byte {
	var b bytes.Buffer
	b.WriteString(f.head)
	table := "0000000000 65535 f \n"
	for n := 1; n < len(f.objects); n++ {
		if f.objects[n] == "" {
			table += "0000000000 00000 f \n"
			continue
		}
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		text := f.objects[n]
		if stream, ok := f.streams[n]; ok {
			text = length.ReplaceAllString(text, fmt.Sprintf("/Length %d>>\nstream\n", len(stream))) + stream + "\nendstream"
		}
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, text)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n", len(f.objects), table, f.objects[0], at)
	return b.Bytes()
}

var repeated = regexp.MustCompile(`\{\*(\d+):([^{}]*)\}`)

// edit carries out an edit: an object's number, or head, and in it what is to be another text, which may be quoted as in
// Go, where {*3:x} is xxx.
func (f *soundFile) edit(t *testing.T, text string) {
	t.Helper()
	where, rest, _ := strings.Cut(text, " ")
	old, changed, ok := strings.Cut(rest, " => ")
	if !ok {
		old, changed = strings.TrimSuffix(rest, " =>"), ""
	}
	for _, s := range []*string{&old, &changed} {
		if plain, err := strconv.Unquote(*s); err == nil {
			*s = plain
		}
		*s = repeated.ReplaceAllStringFunc(*s, func(piece string) string {
			m := repeated.FindStringSubmatch(piece)
			n, _ := strconv.Atoi(m[1])
			return strings.Repeat(m[2], n)
		})
	}
	replace := func(s string) string {
		if strings.Count(s, old) != 1 {
			t.Errorf("%s: %q is not once in %s", text, old, s)
		}
		return strings.Replace(s, old, changed, 1)
	}
	if where == "head" {
		f.head = replace(f.head)
		return
	}
	n, err := strconv.Atoi(where)
	if err != nil {
		t.Fatal(text)
	}
	if f.objects[n] == "" || strings.Contains(f.objects[n], old) {
		if f.objects[n] == "" && old == "" {
			f.objects[n] = changed
			return
		}
		f.objects[n] = replace(f.objects[n])
		return
	}
	f.streams[n] = replace(f.streams[n])
}

// Each line of testdata/harms.txt is a standard and edits of a sound file, which is harmed by that; below stands,
// written anew with -update, everything that is found.
func TestEachHarmIsFound(t *testing.T) {
	if strconv.IntSize == 32 {
		t.Skip("the library that reads the files has numbers of 32 bits here, and cannot hold the larger ones of the table")
	}
	data, err := os.ReadFile("testdata/harms.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "  ") {
			continue
		}
		out.WriteString(line)
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, edits, _ := strings.Cut(line, ": ")
		standard, ok := standards[strings.TrimSuffix(name, ":")]
		if !ok {
			t.Fatal(line)
		}
		f := readSound(t, standard)
		for _, e := range strings.Split(edits, " ;; ") {
			if e != "" {
				f.edit(t, e)
			}
		}
		found, err := CheckAs(f.write(), standard)
		if err != nil {
			fmt.Fprintf(&out, "  error: %v\n", err)
		}
		for _, one := range found {
			fmt.Fprintf(&out, "  %s\n", strings.ToValidUTF8(one, "?"))
		}
	}
	golden.Compare(t, "testdata/harms.txt", []byte(out.String()))
}
