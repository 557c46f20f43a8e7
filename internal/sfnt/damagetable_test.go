package sfnt

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/golden"
)

// told is all that a font says, a line each; for one that cannot be opened the error.
func told(data []byte) []string {
	f, err := Parse(data, 0)
	if err != nil {
		return []string{err.Error()}
	}
	said := []string{
		fmt.Sprintf("%q %q", f.PostScriptName(), f.FullName()), fmt.Sprintf("%d per em", f.UnitsPerEm()), fmt.Sprintf("%+v", f.Metrics()), fmt.Sprintf("%+v", f.Embedding()),
	}
	for _, r := range []rune{'@', 'A', 'B', 'C', 'D', '国', '一', '丁', '丂', '七', 'é', 'e', '´', 0xFFFF, 0x20000, 0x20001, 0x20002} {
		if id, ok := f.GlyphID(r); ok {
			said = append(said, fmt.Sprintf("%c %d", r, id))
		}
	}
	ids := []uint16{0}
	for id := range uint16(f.NumGlyphs() + 1) {
		d := &sketch{}
		traced := f.Trace(id, d)
		box, _ := f.Bounds(id)
		glyph := fmt.Sprintf("glyph %d: %d %v", id, f.Advance(id), box)
		if !traced {
			glyph += " damaged"
		} else {
			glyph += " " + d.String()
		}
		if f.cff != nil {
			width, _ := f.cff.Width(id)
			glyph += fmt.Sprintf(" %d wide, %d per em", width, f.cff.UnitsPerEm(id))
		}
		said = append(said, glyph)
		if id > 0 && int(id) < f.NumGlyphs() {
			ids = append(ids, id)
		}
	}
	if f.cff != nil {
		said = append(said, fmt.Sprintf("by CIDs %v", f.cff.CIDsAreGlyphs()))
	}
	s, err := f.Subset(ids)
	if err != nil {
		return append(said, err.Error())
	}
	return append(said, fmt.Sprintf("a subset of %d glyphs", s.NumGlyphs))
}

// news are the lines that the sound font does not have, and those missing.
func news(sound, got []string) string {
	var out []string
	for _, line := range got {
		if !slices.Contains(sound, line) {
			out = append(out, line)
		}
	}
	for _, line := range sound {
		if len(got) > 1 && !slices.Contains(got, line) && !strings.HasPrefix(line, "glyph ") && !strings.HasPrefix(line, "{") {
			out = append(out, "no "+line)
		}
	}
	return strings.Join(out, " | ")
}

// Each table of a font cut off after each of its bytes, and with each of its words one more and one less: what the font says then and did
// not before, places of one outcome together.
func TestFontsThatAreDamagedAnywhere(t *testing.T) {
	name := nameTable(nameRecord{0, 3, 0, 4, "Ünicode"}, nameRecord{3, 1, 0x804, 4, "Kai"}, nameRecord{3, 1, 0x409, 4, "Face"}, nameRecord{1, 0, 0, 6, "Mac"})
	os2 := words(2, 500, 400, 5, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 880, -120, 0, 0, 0, 0, 0, 0, 0, 480, 700, 0, 0, 0)
	more := map[string][]byte{"name": name, "OS/2": os2, "post": slices.Concat(longs(3<<16, -0x1C000), words(0, 0), longs(1), make([]byte, 16))}
	for file, font := range map[string][]byte{
		"truetype": sample().with(more).build(), "cff": withTables(cfftest.Sample(), more).File(), "named": named().File(),
	} {
		var b strings.Builder
		sound := told(font)
		fmt.Fprintf(&b, "sound: %s\n", strings.Join(sound, "\n       "))
		for i := range int(binary.BigEndian.Uint16(font[4:])) {
			record := headerSize + recordSize*i
			tag, at, size := string(font[record:record+4]), int(binary.BigEndian.Uint32(font[record+8:])), int(binary.BigEndian.Uint32(font[record+12:]))
			last, from := "", 0
			for n := range size + 1 {
				got := "as it was"
				if n < size {
					cut := slices.Clone(font)
					binary.BigEndian.PutUint32(cut[record+12:], uint32(n))
					got = strings.Replace(news(sound, told(cut)), fmt.Sprintf(": %d bytes long", n), ": cut", 1)
				}
				if n > 0 && got != last || n == size {
					fmt.Fprintf(&b, "%s of %d to %d bytes: %s\n", tag, from, n-1, last)
					from = n
				}
				last = got
			}
			for n := 0; n+1 < size; n += 2 {
				for _, by := range []uint16{1, 0xFFFF} {
					changed := slices.Clone(font)
					v := binary.BigEndian.Uint16(changed[at+n:])
					binary.BigEndian.PutUint16(changed[at+n:], v+by)
					if got := news(sound, told(changed)); got != "" {
						fmt.Fprintf(&b, "%s at %d %d, not %d: %s\n", tag, n, v+by, v, got)
					}
				}
			}
		}
		golden.Compare(t, "testdata/damaged-"+file+".txt", []byte(b.String()))
	}
}

func withTables(s cfftest.Spec, tables map[string][]byte) cfftest.Spec {
	s.Tables = tables
	return s
}
