package sfnt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"pgregory.net/rapid"
)

// checkLike checks a file that OpenType has made of some glyphs of a font, and returns it, opened.
func checkLike(t fataler, f *Font, glyphs []Mapped, data []byte) *Font {
	t.Helper()
	made, err := Parse(data, 0)
	if err != nil {
		t.Fatalf("the file cannot be read: %v", err)
	}
	if made.Format() != f.Format() || made.NumGlyphs() < len(glyphs)+1 || made.UnitsPerEm() != f.UnitsPerEm() || made.numHMetrics != made.NumGlyphs() {
		t.Fatalf("%d glyphs, %d with an advance, of %d asked for", made.NumGlyphs(), made.numHMetrics, len(glyphs)+1)
	}
	for i, g := range append([]Mapped{{}}, glyphs...) {
		id := uint16(i)
		if g.Code != 0 {
			if got, ok := made.GlyphID(g.Code); !ok || got != id {
				t.Fatalf("%U leads to glyph %d, not %d", g.Code, got, id)
			}
		}
		var got, want sketch
		gotBox, gotOK := made.Bounds(id)
		wantBox, wantOK := f.Bounds(g.ID)
		gotTrace, wantTrace := made.Trace(id, &got), f.Trace(g.ID, &want)
		same := !wantTrace || gotTrace && got.String() == want.String() // padding may mend a damaged glyph
		if made.Advance(id) != f.Advance(g.ID) || gotBox != wantBox || gotOK != wantOK || !same {
			t.Fatalf("glyph %d is %d wide, in %v, %v\n%s\nglyph %d of the source %d in %v, %v\n%s", id, made.Advance(id), gotBox, gotTrace, got.String(),
				g.ID, f.Advance(g.ID), wantBox, wantTrace, want.String())
		}
	}
	return made
}

// checkExtent checks what head and hhea say of all glyphs together.
func checkExtent(t fataler, made *Font) {
	t.Helper()
	var box Rect
	any, advance, left, right, reach := false, 0, math.MaxInt16, math.MaxInt16, math.MinInt16
	for id := range uint16(made.NumGlyphs()) {
		advance = max(advance, made.Advance(id))
		b, ok := made.Bounds(id)
		if !ok {
			continue
		}
		if !any {
			any, box = true, b
		}
		box = Rect{min(box.XMin, b.XMin), min(box.YMin, b.YMin), max(box.XMax, b.XMax), max(box.YMax, b.YMax)}
		bearing := made.leftSideBearing(id)
		end := bearing + b.XMax - b.XMin
		left, right, reach = min(left, bearing), min(right, made.Advance(id)-end), max(reach, end)
	}
	got := []int{int(uint16At(made.hhea, 10)), int(int16At(made.hhea, 12)), int(int16At(made.hhea, 14)), int(int16At(made.hhea, 16))}
	if want := []int{advance, left, right, reach}; any && (readRect(made.head[36:]) != box || !slices.Equal(got, want)) {
		t.Fatalf("head says %v and hhea %v, the glyphs are in %v and have %v", readRect(made.head[36:]), got, box, want)
	}
}

func mustFile(t testing.TB, f *Font, glyphs []Mapped, name string) []byte {
	t.Helper()
	data, err := f.OpenType(glyphs, name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAFileHasItsGlyphsUnderTheirCodes(t *testing.T) {
	glyphs := []Mapped{{'B', 2}, {'A', 4}, {0, 1}, {0x20001, 3}, {'z', 2}, {0x4E01, 1}, {0x4E00, 4}, {0xFFFE, 0}, {0x10FFFF, 4}, {0, 1}}
	compact := cfftest.Sample()
	compact.UnitsPerEm = 2000
	for _, c := range []struct {
		name string
		font []byte
		tags []string
	}{
		{"TrueType", sample().build(), []string{"OS/2", "cmap", "cvt ", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}},
		{"CFF", cfftest.Sample().File(), []string{"CFF ", "OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name", "post"}},
		{"CFF with other units", compact.File(), nil},
		{"CFF keyed by names", named().File(), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustParse(t, c.font)
			glyphs := slices.Clone(glyphs)
			for i := range glyphs {
				glyphs[i].ID = min(glyphs[i].ID, uint16(f.NumGlyphs()-1))
			}
			data := mustFile(t, f, glyphs, "Some-Name")
			checkFile(t, &Subset{Data: data}, c.tags...)
			made := checkLike(t, f, glyphs, data)
			checkExtent(t, made)
			for _, r := range []rune{0, '@', 'C', 'y', '{', 0x4DFF, 0x4E02, 0xFFFD, 0xFFFF, 0x20000, 0x20002} {
				if id, ok := made.GlyphID(r); ok {
					t.Errorf("%U leads to glyph %d", r, id)
				}
			}
			if made.PostScriptName() != "Some-Name" || made.FullName() != "Some-Name" {
				t.Errorf("it is called %q and %q", made.PostScriptName(), made.FullName())
			}
			if again := mustFile(t, f, glyphs, "Some-Name"); !bytes.Equal(again, data) {
				t.Error("the second time the file is another one")
			}
		})
	}
}

func TestATableOfCFFIsTheSubset(t *testing.T) {
	f := mustParse(t, cfftest.Sample().File())
	data := mustFile(t, f, []Mapped{{'A', 2}, {0, 1}}, f.PostScriptName())
	if want := mustSubset(t, f, 0, 2, 1).Data; !bytes.Equal(mustParse(t, data).cffTable, want) {
		t.Error("the outlines are not those of the subset")
	}
	data = mustFile(t, f, nil, "Other Name")
	if names, _, ok := readIndex(mustParse(t, data).cffTable, 4); !ok {
		t.Error("no names")
	} else if name, _ := names.item(0); string(name) != "OtherName" {
		t.Errorf("the program is called %q", name)
	}
}

func TestNamesThatCannotBeAreChanged(t *testing.T) {
	f := mustParse(t, sample().build())
	for _, c := range []struct{ name, want string }{
		{"", unnamed}, {"方正小标宋", unnamed}, {"A B(c)", "ABc"}, {strings.Repeat("x", 70000), strings.Repeat("x", maxPostScriptName)},
	} {
		if made := mustParse(t, mustFile(t, f, nil, c.name)); made.PostScriptName() != c.want || made.FullName() != c.want {
			t.Errorf("%.20q became %q and %q", c.name, made.PostScriptName(), made.FullName())
		}
	}
}

func TestAFileKeepsMetricsAndLicence(t *testing.T) {
	tables := map[string][]byte{"OS/2": os2(700, 0x0108, 850, -150, 470, 690), "post": longs(0x30000, -0xC0000, 0, 1, 0, 0, 0, 0)}
	compact := cfftest.Sample()
	compact.Tables = tables
	for _, source := range [][]byte{sample().with(tables).build(), compact.File()} {
		f := mustParse(t, source)
		made := mustParse(t, mustFile(t, f, []Mapped{{'C', 2}, {'B', 3}, {0x20000, 1}}, "X"))
		got, want := made.Metrics(), f.Metrics()
		want.BBox = got.BBox // of the glyphs in it
		if got != want {
			t.Errorf("metrics %+v, want %+v", got, want)
		}
		if e := made.Embedding(); e.Permission != Editable || e.NoSubsetting {
			t.Errorf("the licence is %+v", e)
		}
		if first, last := uint16At(made.os2, 64), uint16At(made.os2, 66); first != 'B' || last != 0xFFFF {
			t.Errorf("characters from %U to %U", first, last)
		}
		if ranges := binary.BigEndian.Uint32(made.os2[46:]); ranges != 1<<(57-32) {
			t.Errorf("ulUnicodeRange2 is %#x", ranges)
		}
	}
}

func TestAFileThatCannotBeMadeIsRefused(t *testing.T) {
	f := mustParse(t, sample().build())
	for _, c := range []struct {
		name   string
		glyphs []Mapped
		index  int
		part   string
	}{
		{"a code twice", []Mapped{{'A', 2}, {'B', 3}, {'A', 3}}, 2, "U+0041"},
		{"a negative code", []Mapped{{-1, 2}}, 0, "code"},
		{"half a surrogate", []Mapped{{'A', 2}, {0xD800, 2}}, 1, "U+D800"},
		{"no character", []Mapped{{0xFFFF, 2}}, 0, "U+FFFF"},
		{"beyond Unicode", []Mapped{{0x110000, 2}}, 0, "U+110000"},
		{"no glyph", []Mapped{{'A', 6}}, 1, "6 glyphs"},
		{"too many glyphs", make([]Mapped, maxGlyphs), maxGlyphs - 1, "65535"},
	} {
		_, err := f.OpenType(c.glyphs, "X")
		var request *RequestError
		if !errors.As(err, &request) || request.Index != c.index || !strings.Contains(err.Error(), c.part) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
}

// sources are fonts of all kinds.
func sources(t testing.TB) map[string]*Font {
	t.Helper()
	all := map[string]*Font{
		"sample": mustParse(t, sample().build()), "CFF": mustParse(t, cfftest.Sample().File()), "CFF by names": mustParse(t, named().File()),
	}
	both := collection(sample().build(), cfftest.Sample().File())
	for index, name := range []string{"first of a collection", "second of a collection"} {
		f, err := Parse(both, index)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = f
	}
	files, err := filepath.Glob("../../fonts/*/*.ttf")
	if err != nil || len(files) < 7 {
		t.Fatalf("%d faces, %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(name)] = mustParse(t, data)
	}
	return all
}

// drawMapped draws glyphs of a font with codes in any order, mostly close together.
func drawMapped(t *rapid.T, f *Font, most int) []Mapped {
	code := rapid.OneOf(rapid.Rune(), rapid.Int32Range(0x4E00, 0x4E60), rapid.Int32Range(0x1FFF0, 0x20040)).Filter(func(r rune) bool {
		return r != 0 && r != 0xFFFF
	})
	glyphs := make([]Mapped, 0, most)
	for _, c := range rapid.SliceOfNDistinct(code, 0, most, rapid.ID[rune]).Draw(t, "codes") {
		if rapid.IntRange(0, 5).Draw(t, "coded") == 0 {
			c = 0
		}
		glyphs = append(glyphs, Mapped{c, uint16(rapid.IntRange(0, f.NumGlyphs()-1).Draw(t, "glyph"))})
	}
	if rapid.Bool().Draw(t, "sorted") {
		slices.SortFunc(glyphs, func(a, b Mapped) int { return int(a.Code - b.Code) })
	}
	return glyphs
}

func TestAnyFileDrawsWhatItsSourceDraws(t *testing.T) {
	for name, f := range sources(t) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				glyphs := drawMapped(t, f, 40)
				data, err := f.OpenType(glyphs, "X")
				if err != nil {
					t.Fatal(err)
				}
				checkFile(t, &Subset{Data: data})
				checkExtent(t, checkLike(t, f, glyphs, data))
			})
		})
	}
}
