package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/pdfcheck"
)

// fsType bit 8: the maker allows embedding, but only of all glyphs.
func TestAFaceThatMustNotBeSubsetIsEmbeddedWhole(t *testing.T) {
	spec := cfftest.Sample()
	spec.Tables = map[string][]byte{"OS/2": append(make([]byte, 8), 1, 0)}
	face, err := fonts.NewFace(spec.File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	d := handmade(face, "国", "囯", "国")
	plain := encode(t, &Encoder{Plain: true}, d)
	for _, want := range []string{
		"/BaseFont/Test-Face/", "/FontName/Test-Face/", "/W[1[900 600]4[500 900]]", // 囯 has the glyph once more, after all others
		fmt.Sprintf("2 beginbfchar\n<%04X><56FD>\n<%04X><56EF>\n", 1, len(spec.Glyphs)),
	} {
		if !bytes.Contains(plain, []byte(want)) {
			t.Errorf("the file has no %s", want)
		}
	}
	data := encode(t, &Encoder{}, d)
	checkSound(t, data, d)
	pdfcheck.QPDF(t, data)
	if got := pdfcheck.MuPDF(t, data); got != "国囯国" {
		t.Errorf("the text is %q", got)
	}
}

func TestAFaceWhoseNotdefIsNarrowIsSound(t *testing.T) {
	shape := cfftest.Shape{UnitsPerEm: 2048, Advance: 2000, Bottom: -100, Top: 1700}
	face, err := fonts.NewFace(cfftest.Drawn("", "国", shape).File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	d := handmade(face, "国", "囯")
	data := encode(t, &Encoder{Plain: true}, d)
	if want := "/W[0[977 977 977]]"; !bytes.Contains(data, []byte(want)) {
		t.Errorf("the file has no %s", want)
	}
	checkSound(t, data, d)
}

func TestTextsThatAWholeFaceHasNoNumbersForAreRefused(t *testing.T) {
	f := &font{}
	f.begin(embedded(t).Face(fonts.Song), 2)
	f.takeAll()
	for i := range 0x10000 {
		f.glyph(1, string(rune(0x20000+i)))
	}
	table := &fontTable{faces: []*font{f}}
	if err := table.write(nil); err == nil || !strings.Contains(err.Error(), "too many different glyphs") {
		t.Errorf("error %v", err)
	}
}
