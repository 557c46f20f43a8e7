package redraw_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

func embedded(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// set lays a flow out on the page of GB/T 9704.
func set(t testing.TB, faces *fonts.Set, flow ...layout.Block) *layout.Document {
	t.Helper()
	d, err := layout.Do(flow, layout.GBT9704(), faces)
	if err != nil {
		t.Fatal(err)
	}
	d.Meta = layout.Meta{Title: "年度报告", Lang: "zh-CN"}
	return d
}

func paragraph(role layout.Role, spans ...layout.Span) *layout.Paragraph {
	return &layout.Paragraph{Parts: []layout.Part{{Role: role, Spans: spans}}, Source: "test"}
}

// figures are charts of both kinds, with dashes, and pictures of all formats.
func figures(t testing.TB) *layout.Document {
	t.Helper()
	colours := image.NewRGBA(image.Rect(0, 0, 60, 40))
	greys := image.NewGray(image.Rect(0, 0, 58, 40)) // fpdf writes pictures of one width in any order
	for y := range 40 {
		for x := range 60 {
			colours.Set(x, y, color.RGBA{uint8(4 * x), uint8(6 * y), 90, 255})
			greys.SetGray(x, y, color.Gray{Y: uint8(3*x + y)})
		}
	}
	encoded := func(encode func(*bytes.Buffer) error) *layout.Picture {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		p, err := layout.ReadPicture(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	inColour := encoded(func(b *bytes.Buffer) error { return png.Encode(b, colours) })
	inGrey := encoded(func(b *bytes.Buffer) error { return png.Encode(b, greys) })
	narrow := colours.SubImage(image.Rect(0, 0, 50, 40))
	photograph := encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, narrow, nil) })
	chart := func(kind layout.ChartKind) *layout.Figure {
		return &layout.Figure{Alt: "图", Caption: "三年来的申请", Source: "test", Chart: &layout.Chart{
			Kind: kind, Series: []string{"予以公开", "部分公开", "不予公开"}, Labels: []string{"2019", "2020", "2021"},
			Values: [][]int64{{12, 30, 7}, {25, 18, 9}, {31, 22, 16}},
		}}
	}
	figure := func(p *layout.Picture) *layout.Figure {
		return &layout.Figure{Alt: "图", Source: "test", Picture: p}
	}
	return set(t, embedded(t), paragraph(layout.RoleH1, layout.Span{Text: "一、总体情况", Face: fonts.Hei}),
		chart(layout.Bars), chart(layout.Lines), figure(inColour), figure(inGrey), figure(photograph), figure(inColour))
}

// poppler returns the text of a file as Poppler reads it.
func poppler(t testing.TB, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pdfcheck.Tool(t, "pdftotext"), "-raw", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
