package html_test

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
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/layout"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// seed is the report that golden files are made of.
func seed(t testing.TB) *nianbao.Report {
	t.Helper()
	r, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// everything is a report on a year of edition 2019 with all that a report can have.
func everything(t testing.TB) (*nianbao.Report, []nianbao.Option) {
	t.Helper()
	r, err := nianbao.ReadFile("../../testdata/qinghe-2020.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	for i := range 60 {
		rows.WriteString(strings.Replace("\n第N项|公开<事项> & “说明”，全文较长，在一格中占几行，以便看清换行的样子|", "N", string(rune('甲'+i)), 1) + strings.Repeat("1", i%5+1))
	}
	r.Overview = `2020年，全年公开信息 1,204 条，详见 https://www.example.cn/gk/年报?a=1&b=[2] 和 gk@example.cn，联系人𠮷某、㐂某。
（一）主动公开。**一是**公开政策文件 12 件；**二是**“<b>解读</b>” & 回应 5 < 6 次。
1.重点领域。**教育**、医疗。
（1）教育领域。公开招生方案。
（二）依申请公开情况
:::柱状图 图1　近三年公开数量
系列: 政策文件, 办事指南
2018: 70, 12
2019: 81, 130
2020: 1204, 96
:::
:::折线图 图2　各月申请数量（单位：件）
一月: 3
二月: 0
三月: 12
:::
![办事大厅的照片，左侧是查询区](photo.jpg "图3　办事大厅")
![彩色的方块](a.png)
:::表格 表1　公开事项
事项|内容|数量` + rows.String() + `
:::
:::表格
表头: 2
单位|主动公开||依申请
|文件|解读|
甲局|12|3|4
乙局|1|30|400
:::
`
	r.Titles = nianbao.BodyTitles
	r.DateLine, r.Addressee = "（2021年1月16日）", "青禾县人民政府："
	r.Applications.Before, r.Applications.After = "本年申请集中在下半年。", "注：1.数据含上年结转。"
	r.Remarks = map[string]string{"applications.received[0]": "（其中当面提交2件）"}
	r.Signature.Organ = r.Organ
	r.Attachments = []nianbao.Attachment{
		{Title: "青禾县农业农村局公开目录", Text: "（一）目录。共三项。\n1.机构职能。\n2.政策文件。"},
		{Title: "总体情况", Text: ":::表格\n甲|乙\n1|2\n:::"},
	}
	m := image.NewNRGBA(image.Rect(0, 0, 120, 60))
	for i := range 120 * 60 {
		m.Set(i%120, i/120, color.NRGBA{uint8(2 * i), uint8(i / 30), 90, 255})
	}
	var square, photo bytes.Buffer
	if err := png.Encode(&square, m); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 900, 400)), nil); err != nil {
		t.Fatal(err)
	}
	embedded, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	faces, err := rare.Behind(embedded)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"a.png": {Data: square.Bytes()}, "photo.jpg": {Data: photo.Bytes()}}
	return r, []nianbao.Option{nianbao.WithPictures(files), nianbao.WithFaces(faces), nianbao.WithDraft()}
}

// flowOf composes a report.
func flowOf(t testing.TB, r *nianbao.Report, opts ...nianbao.Option) *layout.Flow {
	t.Helper()
	f, err := nianbao.Flow(r, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// whole is the flow of the report with everything, without notes.
func whole(t testing.TB) *layout.Flow {
	t.Helper()
	r, opts := everything(t)
	f := flowOf(t, r, opts...)
	for _, n := range f.Notes {
		if n.Label == "错误 FIGURE" {
			t.Fatal(n)
		}
	}
	f.Draft, f.Notes = false, nil
	return f
}

func encode(t testing.TB, e *html.Encoder, f *layout.Flow) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := e.EncodeFlow(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parse(t testing.TB, page []byte) *xhtml.Node {
	t.Helper()
	root, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func attrOf(n *xhtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// find returns the elements of a kind.
func find(root *xhtml.Node, kind atom.Atom) []*xhtml.Node {
	var all []*xhtml.Node
	for n := range root.Descendants() {
		if n.DataAtom == kind {
			all = append(all, n)
		}
	}
	return all
}

// seen is the text of a page that everyone sees, without what a chart draws, its table, and what is for screen
// readers only.
func seen(n *xhtml.Node) string {
	var b strings.Builder
	var walk func(*xhtml.Node)
	walk = func(n *xhtml.Node) {
		switch n.DataAtom {
		case atom.Head, atom.Script, atom.Svg, atom.Details, atom.Aside:
			return
		}
		if class := attrOf(n, "class"); class == "unseen" || class == "skip" {
			return
		}
		if n.Type == xhtml.TextNode {
			b.WriteString(n.Data)
		}
		for child := range n.ChildNodes() {
			walk(child)
		}
	}
	walk(n)
	return b.String()
}

// textsOf are the texts of a flow in reading order.
func textsOf(flow []layout.Block) []string {
	var all []string
	for _, b := range flow {
		switch b := b.(type) {
		case *layout.Group:
			all = append(all, textsOf(b.Blocks)...)
		case *layout.Paragraph:
			text := ""
			for _, p := range b.Parts {
				for _, s := range p.Spans {
					text += s.Text
				}
			}
			all = append(all, text)
		case *layout.Table:
			for _, c := range b.Cells {
				all = append(all, c.Text)
			}
		case *layout.Figure:
			all = append(all, b.Caption)
		}
	}
	return all
}
