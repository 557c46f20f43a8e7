package pdf

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// compact is a document in a face with CFF outlines.
func compact(t testing.TB) *layout.Document {
	t.Helper()
	face, err := fonts.NewFace(cfftest.Sample().File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return handmade(face, "国", "囯", "国")
}

func TestAFaceWithCFFOutlinesIsEmbeddedAsSuch(t *testing.T) {
	d := compact(t)
	data := encode(t, &Encoder{Plain: true}, d)
	for _, want := range []string{"/Subtype/CIDFontType0/", "/FontFile3 ", "<</Subtype/CIDFontType0C", "/W[1[900 900 1050 1050]]"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the file has no %s", want)
		}
	}
	if m := regexp.MustCompile("/CIDToGIDMap|/Length1 |/FontFile2").Find(data); m != nil {
		t.Errorf("the file has %s", m)
	}
	for form, e := range forms {
		t.Run(form, func(t *testing.T) {
			data := encode(t, e, d)
			checkSound(t, data, d)
			pdfcheck.QPDF(t, data)
			if n := pdfcheck.PDFFonts(t, data); n != 1 {
				t.Errorf("%d fonts", n)
			}
			if got := pdfcheck.MuPDF(t, data); got != "国囯国" {
				t.Errorf("the text is %q", got)
			}
		})
	}
}

func TestAReportInFacesOfBothKindsIsSound(t *testing.T) {
	face := compact(t).Pages[0].Items[0].(*layout.Glyphs).Face
	d, err := layout.Do(sampleFlow(), layout.GBT9704(), embedded(t).With(fonts.FangSong, face))
	if err != nil {
		t.Fatal(err)
	}
	d.Meta = layout.Meta{Title: "年度报告", Lang: "zh-CN"}
	data := encode(t, &Encoder{}, d)
	checkSound(t, data, d)
	pdfcheck.QPDF(t, data)
}

// compactFaults are faults of a font with CFF outlines.
var compactFaults = []mutation{
	{"a width is wrong", `/W\[1\[900`, "/W[1[901", "is given a width of 901 and has 900"},
	{"the font is said to be TrueType", `/CIDFontType0/`, "/CIDFontType2/", "not the glyph numbers"},
	{"the font has the key of TrueType", `/FontFile3 `, "/FontFile2 ", "no embedded program"},
	{"the program is said to be of names", `/CIDFontType0C`, "/CIDFontType1C", `of the kind "CIDFontType1C"`},
	{"the program is cut to pieces", `\x01\x00\x04\x04\x00\x01`, "\x03\x00\x04\x04\x00\x01", "its program: "},
	{"the program is keyed by other CIDs", `\x02\x00\x01\x00\x03\x00\x00\x00\x00`, "\x02\x00\x02\x00\x03\x00\x00\x00\x00", "not its glyph numbers"},
	{"a charstring is damaged", `\x06\x0e\x00\x01\x01\x01`, "\x02\x0e\x00\x01\x01\x01", "and has NaN"},
}

func TestTheChecksFindDamageInCFFFonts(t *testing.T) {
	d := compact(t)
	plain, texts := encode(t, &Encoder{Plain: true}, d), expected(d)
	for _, m := range compactFaults {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			found := strings.Join(faults(t, damage(t, plain, m), texts), "\n")
			if !strings.Contains(found, m.want) {
				t.Errorf("none of the findings has %q:\n%s", m.want, found)
			}
		})
	}
}
