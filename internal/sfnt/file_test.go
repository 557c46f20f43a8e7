package sfnt

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
	"pgregory.net/rapid"
)

func TestAFileHasItsGlyphsUnderTheirCodes(t *testing.T) {
	f := mustParse(t, sample().build())
	glyphs := []Coded{{'A', 5}, {'B', 2}, {'z', 2}, {0x4E00, 4}, {0x4E01, 1}, {0xFFFE, 0}}
	data, err := f.File(glyphs, "Some-Name")
	if err != nil {
		t.Fatal(err)
	}
	checkFile(t, &Subset{Data: data}, "OS/2", "cmap", "cvt ", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep")
	ids := []uint16{0}
	for _, g := range glyphs {
		ids = append(ids, g.ID)
	}
	made := mustParse(t, data)
	checkGlyphs(t, f, ids, &Subset{Data: data, NumGlyphs: made.NumGlyphs()})
	for i, g := range glyphs {
		if id, ok := made.GlyphID(rune(g.Code)); !ok || int(id) != i+1 {
			t.Errorf("%U leads to glyph %d, not %d", g.Code, id, i+1)
		}
	}
	for _, r := range []rune{0, '@', 'C', 'y', '{', 0x4DFF, 0x4E02, 0xFFFD, 0xFFFF} {
		if id, ok := made.GlyphID(r); ok {
			t.Errorf("%U leads to glyph %d", r, id)
		}
	}
	if made.numHMetrics != made.NumGlyphs() {
		t.Errorf("%d of %d glyphs have an advance of their own", made.numHMetrics, made.NumGlyphs())
	}
	if made.PostScriptName() != "Some-Name" || made.FullName() != "Some-Name" {
		t.Errorf("it is called %q and %q", made.PostScriptName(), made.FullName())
	}
}

func TestAFileKeepsMetricsAndLicence(t *testing.T) {
	f := mustParse(t, sample().with(map[string][]byte{"OS/2": os2(700, 0x0108, 850, -150, 470, 690)}).build())
	data, err := f.File([]Coded{{'A', 2}, {'B', 3}}, "X")
	if err != nil {
		t.Fatal(err)
	}
	made := mustParse(t, data)
	got, want := made.Metrics(), f.Metrics()
	want.BBox = got.BBox // of the glyphs in it
	if got != want {
		t.Errorf("metrics %+v, want %+v", got, want)
	}
	if e := made.Embedding(); e.Permission != Editable || e.NoSubsetting {
		t.Errorf("the licence is %+v", e)
	}
	if first, last := uint16At(made.os2, 64), uint16At(made.os2, 66); first != 'A' || last != 'B' {
		t.Errorf("characters from %U to %U", first, last)
	}
}

func TestAFileThatCannotBeMadeIsRefused(t *testing.T) {
	f := mustParse(t, sample().build())
	scattered := make([]Coded, maxRuns+1)
	for i := range scattered {
		scattered[i].Code = uint16(2*i + 1)
	}
	for _, c := range []struct {
		name   string
		glyphs []Coded
		part   string
	}{
		{"a code twice", []Coded{{'A', 2}, {'A', 3}}, "rise"},
		{"falling codes", []Coded{{'B', 2}, {'A', 3}}, "rise"},
		{"no code", []Coded{{0, 2}}, "U+0000"},
		{"no character", []Coded{{0xFFFF, 2}}, "U+FFFF"},
		{"no glyph", []Coded{{'A', 6}}, "6 glyphs"},
		{"too many runs", scattered, "runs"},
	} {
		_, err := f.File(c.glyphs, "X")
		var request *RequestError
		if !errors.As(err, &request) || !strings.Contains(err.Error(), c.part) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
	if data, err := f.File(scattered[:maxRuns], "X"); err != nil {
		t.Error(err)
	} else if id, _ := mustParse(t, data).GlyphID(rune(scattered[maxRuns-1].Code)); int(id) != maxRuns {
		t.Errorf("the last of %d codes leads to glyph %d", maxRuns, id)
	}
	cff, err := Parse(cfftest.Sample().File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cff.File(nil, "X"); !errors.Is(err, ErrNotTrueType) {
		t.Errorf("CFF outlines: error %v", err)
	}
	if cff.Format() != FormatCFF || f.Format() != FormatTrueType {
		t.Errorf("the formats are %d and %d", cff.Format(), f.Format())
	}
}

func TestAnyCodesOfAnyFileAreFound(t *testing.T) {
	f := mustParse(t, sample().build())
	rapid.Check(t, func(t *rapid.T) {
		codes := rapid.SliceOfDistinct(rapid.Uint16Range(1, 0xFFFE), rapid.ID[uint16]).Draw(t, "codes")
		slices.Sort(codes)
		glyphs := make([]Coded, len(codes))
		for i, c := range codes {
			glyphs[i] = Coded{c, uint16(rapid.IntRange(0, 5).Draw(t, "glyph"))}
		}
		data, err := f.File(glyphs, "X")
		if err != nil {
			t.Fatal(err)
		}
		checkFile(t, &Subset{Data: data})
		made, err := Parse(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, g := range glyphs {
			if id, _ := made.GlyphID(rune(g.Code)); int(id) != i+1 {
				t.Fatalf("%U leads to glyph %d, not %d", g.Code, id, i+1)
			}
		}
		// readers of format 4 look for a segment by these numbers
		n := int(binary.BigEndian.Uint16(made.cmap[12+6:])) / 2
		search, log, rest := int(uint16At(made.cmap, 20)), int(uint16At(made.cmap, 22)), int(uint16At(made.cmap, 24))
		if search != 2<<log || search > 2*n || 2*search <= 2*n || rest != 2*n-search {
			t.Fatalf("%d segments are searched with %d, %d, %d", n, search, log, rest)
		}
	})
}
