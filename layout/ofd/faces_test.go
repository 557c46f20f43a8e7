package ofd_test

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/ofdcheck"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout/ofd"
)

func newFace(t testing.TB, file []byte) *fonts.Face {
	t.Helper()
	face, err := fonts.NewFace(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// A CFF face stays one, in a whole OpenType file.
func TestAFaceWithCFFOutlinesIsEmbeddedAsAnOpenTypeFile(t *testing.T) {
	shape := cfftest.Shape{UnitsPerEm: 2048, Advance: 2000, Bottom: -100, Top: 1700}
	d := handmade(newFace(t, cfftest.Drawn("", "国年报𠮷", shape).File()), "国", "年", "𠮷", "国国", "国")
	data := encode(t, &ofd.Encoder{}, d)
	f := compare(t, d, data)
	if file := f.Parts["Doc_0/Res/Font_0.otf"]; !bytes.HasPrefix(file, []byte("OTTO")) {
		t.Error("the font is no OpenType file")
	}
	lint(t, &ofd.Encoder{}, data)
}

// The faces of an office come in both kinds, beside those that are embedded.
func TestAReportInTheFacesOfAnOfficeIsSound(t *testing.T) {
	report, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 996, Bottom: -100, Top: 800}
	compact := newFace(t, cfftest.Drawn("", "国政府信息公开工作年度报告，。《》", shape).File())
	d := layouttest.Lay(t, report, nianbao.WithFaces(set.With(fonts.FangSong, compact)))
	data := encode(t, &ofd.Encoder{}, d)
	compare(t, d, data)
	lint(t, &ofd.Encoder{}, data)
}

// licensed is an embedded face whose maker allows embedding of all glyphs only (fsType bit 8), as another file.
func licensed(t testing.TB) []byte {
	t.Helper()
	file, err := sfnt.OfFace(embedded(t, fonts.Kai)).Whole()
	if err != nil {
		t.Fatal(err)
	}
	file = slices.Clone(file)
	for record := file[12:]; ; record = record[16:] {
		if string(record[:4]) == "OS/2" {
			file[binary.BigEndian.Uint32(record[8:])+8] = 1
			return file
		}
	}
}

func TestAFaceThatMustNotBeSubsetIsEmbeddedWhole(t *testing.T) {
	file := licensed(t)
	face := newFace(t, file)
	if !face.EmbedsWhole() {
		t.Fatal("the face may be subset")
	}
	d := handmade(face, "国", "囯", "国年", "国")
	f := compare(t, d, encode(t, &ofd.Encoder{}, d))
	if !bytes.Equal(f.Parts["Doc_0/Res/Font_0.ttf"], file) {
		t.Error("the font is not the file of the face")
	}
}

// 楷 has one such glyph.
func TestAGlyphMadeOfOthersIsEmbeddedWithThem(t *testing.T) {
	face := embedded(t, fonts.Kai)
	for id := range uint16(face.NumGlyphs()) {
		if _, _, ok := sfnt.OfFace(face).Measure(id); !ok {
			d := handmade(face, "国", "年")
			run(d).Glyphs[0].ID = id
			compare(t, d, encode(t, &ofd.Encoder{}, d))
			return
		}
	}
	t.Error("no such glyph")
}

// Readers that do not load embedded fonts find one of the system by the family.
func TestFamiliesAreThoseThatReadersKnow(t *testing.T) {
	f := ofdcheck.Read(encode(t, &ofd.Encoder{}, layouttest.Seed(t)))
	got := map[string]string{}
	for _, font := range f.Fonts {
		got[font.Name] = font.Family
	}
	for name, want := range map[string]string{"NBFang": "仿宋", "NBSong": "宋体", "NBSongSemiBold": "方正小标宋简体", "NBHei": "黑体", "NBKai": "楷体"} {
		if got[name] != want {
			t.Errorf("%s is of the family %q", name, got[name])
		}
	}
}

// One text leads to several glyphs, one glyph has several texts, and some have none.
func TestGlyphsThatTheirTextDoesNotLeadToAreNamed(t *testing.T) {
	face := embedded(t, fonts.Song)
	d := handmade(face, "一", "一", "二", "——", "", "𠮷", "一", "四")
	g := run(d).Glyphs
	g[1].ID, g[6].ID, g[5].ID = g[0].ID+1, g[0].ID+2, g[0].ID+3
	f := compare(t, d, encode(t, &ofd.Encoder{}, d))
	var texts []string
	transforms := 0
	for _, o := range f.Pages[0].Objects {
		if o.Kind == "TextObject" {
			texts = append(texts, o.Text)
		}
		o.Each(func(n *ofdcheck.Node) {
			if n.Name == "CGTransform" {
				transforms++
			}
		})
	}
	if got := strings.Join(texts, "|"); got != "一一二|——|¤|𠮷|一四" {
		t.Errorf("the objects are %s", got)
	}
	if transforms != 5 { // the second 一, ——, ¤, 𠮷, the last 一
		t.Errorf("%d transforms", transforms)
	}
}

// Where a glyph has less room than its advance, the embedded font gives it no more: some readers would squeeze it.
func TestNoGlyphIsWiderThanItsRoom(t *testing.T) {
	d := layouttest.Seed(t)
	f := ofdcheck.Read(encode(t, &ofd.Encoder{}, d))
	narrow := 0
	for _, p := range f.Pages {
		for _, o := range p.Objects {
			for i := range max(len(o.Glyphs)-1, 0) {
				g := o.Glyphs[i]
				step := o.Glyphs[i+1].X - g.X
				size := f.Number(o.Attrs["Size"])
				if advance := float64(g.Font.Advance(g.ID)) * size / float64(g.Font.UnitsPerEm()); advance > step+0.01 {
					t.Errorf("%q is %v wide, and has %v", g.Text, advance, step)
				}
				if step < size*0.9 && strings.Contains("照国年", g.Text) {
					narrow++
				}
			}
		}
	}
	if narrow == 0 {
		t.Error("no such glyph")
	}
}
