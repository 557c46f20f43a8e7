package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// shades is a picture with samples of all sizes, in some number of colours.
func shades(width, height, components int) *layout.Picture {
	p := &layout.Picture{Width: width, Height: height, Components: components}
	for i := range width * height * components {
		p.Data = append(p.Data, byte(i*i))
	}
	return p
}

func photograph(t testing.TB) *layout.Picture {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := range 40 * 30 {
		m.Set(i%40, i/40, color.RGBA{uint8(6 * (i % 40)), uint8(8 * (i / 40)), 100, 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	p, err := layout.ReadPicture(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// figureFlow has figures of all kinds, a picture twice, between text.
func figureFlow(t testing.TB) []layout.Block {
	text := paragraph(layout.RoleP, layout.Span{Text: "收到申请的数量见图。", Face: fonts.FangSong, Bold: true})
	colours := shades(30, 20, 3)
	flow := []layout.Block{
		text,
		&layout.Figure{Alt: "渐变", Caption: "图1　渐变", Picture: colours},
		&layout.Figure{Alt: "灰度", Picture: shades(7, 5, 1)},
		text,
		&layout.Figure{Alt: "照片", Caption: "图2　照片", Picture: photograph(t)},
		&layout.Figure{Alt: "渐变，再次", Picture: colours},
	}
	for _, kind := range []layout.ChartKind{layout.Bars, layout.Lines} {
		flow = append(flow, &layout.Figure{Alt: "2021年70和12，2022年81和20", Caption: "近两年申请", Chart: &layout.Chart{
			Kind: kind, Series: []string{"收到", "答复", "结转"}, Labels: []string{"2021", "2022"}, Values: [][]int64{{70, 12, 5}, {81, 20, 0}},
		}})
	}
	return append(flow, text)
}

func TestFiguresAreTaggedDescribedAndReadBack(t *testing.T) {
	d := set(t, layout.GBT9704(), figureFlow(t)...)
	for _, e := range []*Encoder{{}, {Plain: true}} {
		data := encode(t, e, d)
		checkSound(t, data, d)
		if n := bytes.Count(encode(t, &Encoder{Plain: true}, d), []byte("/Subtype/Image")); n != 3 {
			t.Errorf("%d images are written, not 3", n)
		}
	}
}

func TestQPDFFindsNothingWrongWithFigures(t *testing.T) {
	pdfcheck.QPDF(t, encode(t, &Encoder{}, set(t, layout.GBT9704(), figureFlow(t)...)))
}

func TestTheChecksFindDamageOfFigures(t *testing.T) {
	d := set(t, layout.GBT9704(), figureFlow(t)...)
	plain, texts := encode(t, &Encoder{Plain: true}, d), expected(d)
	for _, m := range []mutation{
		{"a figure has no description", `/Alt<`, "/Alx<", "has no Alt"},
		{"a figure has no box", `/BBox\[`, "/BXox[", "has no BBox"},
		{"a figure is no figure", `/S/Figure`, "/S/Captio", "neither standard"},
		{"an image is interpolated", `/BitsPerComponent 8`, "/Interpolate true  ", "image with Interpolate"},
		{"an image is in the colours of print", `/DeviceRGB`, "/DeviceCMY", "DeviceCMY"},
		{"an image is of another filter", `/DCTDecode`, "/JPXDecode", "another filter"},
		{"an image is not on the page", `/XObject<</Im1`, "/XObject<</Im9", "the image Im1 is not"},
		{"an image is an artifact", `/Figure<</MCID \d>> BDC`, "/Artifact          BMC", "no content of the document"},
		{"a path has no painting", ` S Q\n`, "   Q\n", "within a path"},
	} {
		t.Run(m.name, func(t *testing.T) {
			found := strings.Join(faults(t, damage(t, plain, m), texts), "\n")
			if !strings.Contains(found, m.want) {
				t.Errorf("none of the findings has %q:\n%s", m.want, found)
			}
		})
	}
}

// drawn is a sound document of one figure, to be harmed.
func drawn(t *testing.T) (d *layout.Document, e *layout.Elem, m *layout.Image) {
	d = set(t, layout.GBT9704(), &layout.Figure{Alt: "图", Picture: shades(2, 2, 3)})
	return d, d.Tree.Kids[0].Elem, d.Pages[0].Items[0].(*layout.Image)
}

func TestAFigureThatCannotMeetTheStandardsIsRefused(t *testing.T) {
	type harm func(d *layout.Document, e *layout.Elem, m *layout.Image)
	for _, r := range []struct {
		name string
		harm harm
		want string
	}{
		{"no description", func(_ *layout.Document, e *layout.Elem, _ *layout.Image) { e.Alt = "" }, "no alternative text"},
		{"a description without end", func(_ *layout.Document, e *layout.Elem, _ *layout.Image) { e.Alt = strings.Repeat("图", 20000) }, "too long"},
		{"no box", func(_ *layout.Document, e *layout.Elem, _ *layout.Image) { e.Box.W = 0 }, "no box"},
		{"a figure on no page", func(_ *layout.Document, e *layout.Elem, _ *layout.Image) { e.Kids = nil }, "on no page"},
		{"a description of a paragraph", func(_ *layout.Document, e *layout.Elem, _ *layout.Image) { e.Role = layout.RoleP }, "description or box"},
		{"an image that is an artifact", func(_ *layout.Document, _ *layout.Elem, m *layout.Image) { m.Mark = layout.Artifact }, "not one stretch"},
		{"an image without picture", func(_ *layout.Document, _ *layout.Elem, m *layout.Image) { m.Picture = nil }, "no picture"},
		{"an image without size", func(_ *layout.Document, _ *layout.Elem, m *layout.Image) { m.H = 0 }, "no size"},
		{"a picture of four colours", func(_ *layout.Document, _ *layout.Elem, m *layout.Image) { m.Picture.Components = 4 }, "has 4 colours"},
		{"a picture without pixels", func(_ *layout.Document, _ *layout.Elem, m *layout.Image) { m.Picture.Width = 0 }, "0 × 2 pixels"},
		{"a picture cut short", func(_ *layout.Document, _ *layout.Elem, m *layout.Image) { m.Picture.Data = m.Picture.Data[1:] }, "11 samples, not 12"},
		{"a picture of no format", func(_ *layout.Document, _ *layout.Elem, m *layout.Image) { m.Picture.Format = 7 }, "no known format"},
		{"a path without points", func(d *layout.Document, _ *layout.Elem, _ *layout.Image) {
			d.Pages[0].Items = append(d.Pages[0].Items, &layout.Path{Weight: 1})
		}, "fewer than two points"},
		{"a path that is an artifact", func(d *layout.Document, _ *layout.Elem, _ *layout.Image) {
			d.Pages[0].Items = append(d.Pages[0].Items, &layout.Path{Weight: 1, Points: make([]layout.Point, 2), Mark: layout.Artifact})
		}, "not one stretch"},
	} {
		t.Run(r.name, func(t *testing.T) {
			d, e, m := drawn(t)
			r.harm(d, e, m)
			var out bytes.Buffer
			err := new(Encoder).Encode(&out, d)
			if err == nil || !strings.Contains(err.Error(), r.want) || out.Len() > 0 {
				t.Errorf("the error is %v, not one with %q; %d bytes", err, r.want, out.Len())
			}
		})
	}
}

func TestPredictedRowsGiveBackTheirSamples(t *testing.T) {
	p := shades(9, 6, 3)
	row := p.Width * p.Components
	coded := predicted(p.Data, row, p.Components)
	above := make([]byte, row)
	for y := range p.Height {
		line := coded[y*(row+1) : (y+1)*(row+1)]
		got := make([]byte, row)
		for i, v := range line[1:] {
			got[i] = v
			switch {
			case line[0] == 2:
				got[i] += above[i]
			case i >= p.Components:
				got[i] += got[i-p.Components]
			}
		}
		if want := p.Data[y*row : (y+1)*row]; !bytes.Equal(got, want) {
			t.Fatalf("row %d: %v, not %v", y, got, want)
		}
		above = got
	}
}
