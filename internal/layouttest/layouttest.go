// Package layouttest lays out the documents that encoders of pages are tested with. Its functions are for tests of packages
// two folders below the module's root, where they find the reports.
package layouttest

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/fonts/rare"
	"github.com/nianbao/nianbao/layout"
)

// Lay lays a report out.
func Lay(t testing.TB, report *nianbao.Report, options ...nianbao.Option) *layout.Document {
	t.Helper()
	d, err := nianbao.Layout(report, options...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Seed is the layout of the seed report.
func Seed(t testing.TB, options ...nianbao.Option) *layout.Document {
	t.Helper()
	report, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return Lay(t, report, options...)
}

// Everything is a report with all that a page can hold: contents, headings, charts, pictures, tables in prose that go on
// over pages, landscape pages, rare characters, links, bold text and the stamp of a draft.
func Everything(t testing.TB) *layout.Document {
	t.Helper()
	report, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Repeat("某某街道办事处 | 12 | “公开” & <专栏>\n", 60)
	report.Overview += "\n![收到申请逐年增加](img/a.png \"图1　收到申请\")\n![大厅](b.jpg)\n" +
		":::柱状图 近两年收到申请\n2020: 1\n2021: 3\n:::\n:::折线图 近两年公开信息\n2020: 140\n2021: 183\n:::\n" +
		":::表格 表1　公开情况\n单位 | 条数 | 备注\n" + rows + ":::\n" +
		"𠮷䶮𬭎四字见**加粗**的文字——网址 https://www.gov.cn/a?b=1&c=2 和 E-mail and more text。"
	faces, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if faces, err = rare.Behind(faces); err != nil {
		t.Fatal(err)
	}
	d := Lay(t, report, nianbao.WithDraft(), nianbao.WithContents(), nianbao.WithLandscape(), nianbao.WithFaces(faces),
		nianbao.WithPictures(fstest.MapFS{"img/a.png": {Data: picture(t, false)}, "b.jpg": {Data: picture(t, true)}}))
	return d
}

// picture is a file with a picture in colours.
func picture(t testing.TB, photograph bool) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 60, 40))
	for y := range 40 {
		for x := range 60 {
			m.Set(x, y, color.RGBA{uint8(4 * x), uint8(6 * y), 90, 255})
		}
	}
	var b bytes.Buffer
	var err error
	if photograph {
		err = jpeg.Encode(&b, m, nil)
	} else {
		err = png.Encode(&b, m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
