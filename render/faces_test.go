package render_test

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// officeFace is a made-up face of an office.
type officeFace struct {
	upm, advance     int // in font units
	centre           int32
	ascent, descent  int
	lineGap, without int // every without-th character is missing
}

// open draws the face, with Chinese characters and marks only.
func (f officeFace) open(t *testing.T, text string) *fonts.Face {
	t.Helper()
	var has strings.Builder
	for i, r := range []rune("国" + text) {
		if r >= 0x2e80 && (i == 0 || f.without == 0 || int(r)%f.without != 0) {
			has.WriteRune(r)
		}
	}
	middle := (int(f.centre)*f.upm + 500) / 1000
	spec := cfftest.Drawn("Office", has.String(), cfftest.Shape{UnitsPerEm: f.upm, Advance: f.advance, Bottom: middle - f.upm/3, Top: middle + f.upm/3})
	hhea := make([]byte, 36)
	for at, v := range map[int]int{0: 1, 4: f.ascent, 6: f.descent, 8: f.lineGap, 34: len(spec.Glyphs)} {
		binary.BigEndian.PutUint16(hhea[at:], uint16(v))
	}
	os2 := make([]byte, 78)
	for at, v := range map[int]int{68: f.ascent / 2, 70: f.descent, 72: f.lineGap, 74: f.ascent, 76: -f.descent} {
		binary.BigEndian.PutUint16(os2[at:], uint16(v))
	}
	spec.Tables = map[string][]byte{"hhea": hhea, "OS/2": os2}
	face, err := fonts.NewFace(spec.File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// inked is an ideograph with the place of its cell's start and of its ink's middle.
type inked struct {
	page    int
	text    string
	x, y    layout.Length
	middle  layout.Length
	emWidth layout.Length
}

func ideographs(d *layout.Document) (all []inked) {
	for i, p := range d.Pages {
		for _, item := range p.Items {
			g, ok := item.(*layout.Glyphs)
			if !ok || g.Mark == layout.Artifact {
				continue
			}
			for _, gl := range g.Glyphs {
				if r := []rune(gl.Text)[0]; r < 0x4e00 || r > 0x9fff {
					continue
				}
				own := int32(g.Face.Advance(gl.ID) * 1000 / g.Face.UnitsPerEm())
				all = append(all, inked{
					i, gl.Text, g.X + gl.X - layout.Em(g.Size, (1000-own)/2), g.Y, g.Y - layout.Em(g.Size, g.Face.Centre()), g.Size,
				})
			}
		}
	}
	return all
}

func apart(a, b layout.Length) layout.Length { return max(a-b, b-a) }

// The title keeps its face: its figures would have other widths.
func TestMixedMetricsOfFacesDoNotMoveTheGrid(t *testing.T) {
	r := read(t, seed)
	embedded, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := nianbao.Layout(r)
	if err != nil {
		t.Fatal(err)
	}
	text := plain.Text(plain.Tree)
	for name, c := range map[string]struct {
		faces [3]officeFace // of 仿宋, 黑, 楷
		still bool          // the ink centres are those of the embedded faces
	}{
		"other units": {[3]officeFace{
			{256, 256, 336, 220, -36, 0, 0}, {1024, 1024, 358, 100, 0, 0, 0}, {512, 512, 336, 700, -10, 300, 0},
		}, true},
		"other advances": {[3]officeFace{
			{1000, 996, 336, 880, -120, 0, 0}, {1024, 900, 358, 880, -120, 0, 0}, {1000, 1004, 336, 0, 0, 0, 0},
		}, true},
		"other centres": {[3]officeFace{
			{1000, 1000, 450, 1000, -500, 0, 0}, {1000, 1000, 410, 880, -120, 0, 0}, {2048, 2048, 250, 3000, -900, 77, 0},
		}, false},
		"lacking characters": {[3]officeFace{
			{1000, 1000, 450, 1000, -500, 0, 3}, {1000, 990, 410, 880, -120, 0, 3}, {2048, 2048, 250, 3000, -900, 77, 2},
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			set := embedded
			for i, role := range []fonts.Role{fonts.FangSong, fonts.Hei, fonts.Kai} {
				set = set.With(role, c.faces[i].open(t, text))
			}
			d, err := nianbao.Layout(r, nianbao.WithFaces(set))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range layoutcheck.Check(d, layout.GBT9704()) {
				t.Error(f)
			}
			sameGrid(t, ideographs(plain), ideographs(d), c.still)
			findings, err := pdfcheck.Check(render(t, r, nianbao.WithFaces(set)))
			if err != nil || len(findings) > 0 {
				t.Errorf("%v %q", err, findings)
			}
		})
	}
}

// sameGrid compares the places of ideographs, to two thousandths of an em.
func sameGrid(t *testing.T, want, got []inked, still bool) {
	t.Helper()
	if len(want) != len(got) || len(want) < 1000 {
		t.Fatalf("%d ideographs, want %d", len(got), len(want))
	}
	for i, w := range want {
		g, near := got[i], w.emWidth/500
		if g.page != w.page || g.text != w.text || apart(g.x, w.x) > near || apart(g.middle, w.middle) > near || still && apart(g.y, w.y) > near {
			t.Fatalf("ideograph %d is %s\nwant %s", i, fmt.Sprint(g), fmt.Sprint(w))
		}
	}
}

func TestCharactersThatOtherFacesStandInForAreTold(t *testing.T) {
	r, err := nianbao.Read(strings.NewReader("organ: 青禾县农业农村局\nyear: 2023\noverview: |\n  （一）主动公开。公开。\n  𠮷某签发，䶮某。\nproblems: 无。\nother_matters: 没有收取信息处理费。\n"))
	if err != nil {
		t.Fatal(err)
	}
	if ps, err := nianbao.CheckFaces(r); err != nil || len(ps) != 1 || ps[0].ID != "FONT" {
		t.Fatalf("with the embedded faces: %v %v", ps, err)
	}
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	rare := officeFace{upm: 1000, advance: 1000}.open(t, "𠮷䶮")
	brush := officeFace{upm: 1000, advance: 1000}.open(t, "（）一主公开。，")
	ps, err := nianbao.CheckFaces(r, nianbao.WithFaces(set.With(fonts.FangSong, brush).With(fonts.Kai, brush).Behind(rare)))
	if err != nil || len(ps) != 2 || ps.HasErrors() {
		t.Fatalf("%v %v", ps, err)
	}
	for i, want := range []string{
		"第4行第7列：提示[FALLBACK] overview：字体 Office 没有“动”“某”“签”“发”“䶮”",
		"第5行第3列：提示[FALLBACK] overview：字体 Office 没有“𠮷”，用字体 Office 的字形代替",
	} {
		if got := ps[i].Error(); !strings.HasPrefix(got, want) {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
	if found := ps[0].Found.String(); !strings.HasPrefix(found, "动某签发") || !strings.Contains(ps[0].Message, fmt.Sprintf("”等%d个字符，用", len([]rune(found)))) {
		t.Errorf("%s, found %s", ps[0].Message, found)
	}
	latin := officeFace{upm: 1000, advance: 1000}.open(t, "")
	ps, err = nianbao.CheckFaces(r, nianbao.WithFaces(set.With(fonts.Song, latin).Behind(rare)))
	if err != nil || len(ps) != 2 || !strings.HasPrefix(ps[0].Message, "字体 Office 没有“0”“1”") || ps[0].Found.String() != "01.2345678" {
		t.Errorf("%v %v", ps, err)
	}
}

func TestVariationSelectorsAreToldAsInvisible(t *testing.T) {
	r := read(t, seed)
	r.Overview = "葛\U000e0100城\ufe00与葛\U000e01ef。"
	ps, err := nianbao.CheckFaces(r)
	if err != nil || len(ps) != 3 {
		t.Fatal(ps, err)
	}
	for i, want := range []string{"U+E0100（异体选择符）", "U+FE00（异体选择符）", "U+E01EF（异体选择符）"} {
		if ps[i].ID != "FONT" || !strings.Contains(ps[i].Message, "看不见的字符 "+want) || ps[i].Hint != "请删除这个字符" {
			t.Errorf("%+v", ps[i])
		}
	}
}
