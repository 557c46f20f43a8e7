package layouttest

import (
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// builder puts a document together.
type builder struct {
	*layout.Document
	page *layout.Page
}

// leaf makes an element with marks for its items on the page.
func (b *builder) leaf(role layout.Role, items ...layout.Item) layout.Kid {
	e := &layout.Elem{Role: role}
	b.marked(e, items...)
	return layout.Kid{Elem: e}
}

// marked adds one mark with items on the page to an element.
func (b *builder) marked(e *layout.Elem, items ...layout.Item) {
	mark := b.page.Marks
	b.page.Marks++
	for _, item := range items {
		switch item := item.(type) {
		case *layout.Glyphs:
			item.Mark = mark
		case *layout.Image:
			item.Mark = mark
		case *layout.Path:
			item.Mark = mark
		}
		b.page.Items = append(b.page.Items, item)
	}
	e.Kids = append(e.Kids, layout.Kid{Page: len(b.Pages) - 1, Mark: mark})
}

// turn begins a page.
func (b *builder) turn(width, height layout.Length) {
	b.Pages = append(b.Pages, layout.Page{Width: width, Height: height})
	b.page = &b.Pages[len(b.Pages)-1]
}

// linked adds a link area to an element.
func (b *builder) linked(e layout.Kid, l *layout.Link) layout.Kid {
	b.page.Items = append(b.page.Items, l)
	e.Elem.Kids = append(e.Elem.Kids, layout.Kid{Page: len(b.Pages) - 1, Link: l})
	return e
}

func elem(role layout.Role, kids ...layout.Kid) layout.Kid {
	return layout.Kid{Elem: &layout.Elem{Role: role, Kids: kids}}
}

// pt is a length in thousandths of a point.
func pt(milli int64) layout.Length { return layout.Length(milli) * layout.Pt / 1000 }

// typed is a run of the glyphs of a text, each as far behind the one before as ems says, a whole em without.
func typed(face *fonts.Face, x, y, size int64, text string, ems ...int32) *layout.Glyphs {
	g := &layout.Glyphs{X: pt(x), Y: pt(y), Face: face, Size: pt(size)}
	at := layout.Length(0)
	for i, r := range []rune(text) {
		id, _ := face.GlyphID(r)
		g.Glyphs = append(g.Glyphs, layout.Glyph{ID: id, X: at, Text: string(r)})
		em := int32(1000)
		if i < len(ems) {
			em = ems[i]
		}
		at += layout.Em(g.Size, em)
	}
	return g
}

// Handmade is a document with all that an encoder of pages writes, a few glyphs of each. It is put together by hand, so that files of it
// do not change with the layout of pages.
func Handmade(t testing.TB) *layout.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	song, hei := set.Face(fonts.Song), set.Face(fonts.Hei)
	b := &builder{Document: &layout.Document{
		Meta: layout.Meta{Title: "年度报告", Author: "某市 & A", Subject: "<公开>", Lang: "zh-CN", Date: "2022-01-16"}, Front: 1,
	}}
	b.frontPage(song)
	root := elem(layout.RoleDocument, b.contents(song), b.list(song, hei))
	b.turn(pt(595276), pt(841890))
	root.Elem.Kids = append(root.Elem.Kids, b.text(song, hei)...)
	root.Elem.Kids = append(root.Elem.Kids, b.figures(song)...)
	root.Elem.Kids = append(root.Elem.Kids, b.table(song)...)
	b.looks(song, hei)
	b.Tree = root.Elem
	b.Outline = []layout.Heading{
		{Level: 1, Text: "One (1)", Page: 1, Y: pt(100000)}, {Level: 2, Text: "（一）", Page: 1, Y: pt(120500)},
		{Level: 3, Text: "1.", Page: 1, Y: pt(140000)}, {Level: 2, Text: "（二）", Page: 2, Y: 0}, {Level: 1, Text: "二", Page: 2, Y: pt(60001)},
	}
	return b.Document
}

func (b *builder) frontPage(song *fonts.Face) {
	b.turn(pt(841890), pt(595276))
	stamp := typed(song, 300000, 300000, 60000, "草稿")
	stamp.Angle, stamp.Gray, stamp.Page, stamp.Mark = 45, 225, true, layout.Artifact
	number := typed(song, 40000, 500000, 14000, "1")
	number.Angle, number.Mark = 270, layout.Artifact
	b.page.Items = append(b.page.Items, stamp, number)
}

// contents leads to three headings, one of them a level below.
func (b *builder) contents(song *fonts.Face) layout.Kid {
	toc := elem(layout.RoleTOC)
	for i, text := range []string{"一", "二", "三"} {
		y := int64(50000 + 20000*i)
		link := b.linked(b.leaf(layout.RoleLink, typed(song, 50000, y, 12000, text)),
			&layout.Link{X: pt(50000), Y: pt(y - 10000), W: pt(12000), H: pt(14500), Heading: 2*i + 1, Text: text})
		entry := elem(layout.RoleTOCI, elem(layout.RoleReference, link))
		if i == 1 {
			entry = elem(layout.RoleTOC, entry)
		}
		toc.Elem.Kids = append(toc.Elem.Kids, entry)
	}
	return toc
}

// list has one list with labels in one without, and a caption.
func (b *builder) list(song, hei *fonts.Face) layout.Kid {
	caption := b.leaf(layout.RoleCaption, typed(hei, 50000, 150000, 12000, "表"))
	inner := elem(layout.RoleL, elem(layout.RoleLI,
		b.leaf(layout.RoleLbl, typed(song, 50000, 170000, 12000, "1.", 500)),
		b.leaf(layout.RoleLBody, typed(song, 70000, 170000, 12000, "甲"))))
	plain := elem(layout.RoleL, elem(layout.RoleLI, b.leaf(layout.RoleLBody, typed(song, 70000, 190000, 12000, "乙"))))
	return elem(layout.RoleSect, caption, elem(layout.RoleL, caption0(), elem(layout.RoleLI, elem(layout.RoleLBody, inner))), plain)
}

// caption0 is a caption that says nothing.
func caption0() layout.Kid { return elem(layout.RoleCaption) }

// text has headings, a link to an address, and a paragraph that goes on over a page.
func (b *builder) text(song, hei *fonts.Face) []layout.Kid {
	title := b.leaf(layout.RoleTitle, typed(hei, 200000, 80000, 22000, "年度报告", 1010, 1010, 1010))
	h1 := b.leaf(layout.RoleH1, typed(hei, 72000, 100000, 16000, "一、"))
	h2 := b.leaf(layout.RoleH2, typed(hei, 72000, 120000, 16000, "（一）"))
	h3 := b.leaf(layout.RoleH3, typed(hei, 72000, 140000, 16000, "1.", 500))
	p := b.leaf(layout.RoleP, typed(song, 72000, 160000, 16000, "见网页吉", 1000, 1030, 1000))
	b.page.Items[len(b.page.Items)-1].(*layout.Glyphs).Glyphs[3].Text = "𠮷"
	more := b.linked(b.leaf(layout.RoleLink, typed(song, 136000, 160000, 16000, "go", 550)),
		&layout.Link{X: pt(136000), Y: pt(145000), W: pt(17000), H: pt(18000), URL: "https://a.cn/(年)?b=\\", Text: "(年)\\"})
	h22 := b.leaf(layout.RoleH2, typed(hei, 72000, 180000, 16000, "（二）"))
	b.turn(pt(595276), pt(841890))
	b.marked(p.Elem, typed(song, 72000, 60000, 16000, "续"))
	p.Elem.Kids = append(p.Elem.Kids, more)
	again := b.linked(b.leaf(layout.RoleLink, typed(song, 136000, 60000, 16000, "a")),
		&layout.Link{X: pt(136000), Y: pt(45000), W: pt(8000), H: pt(18000), URL: "mailto:a@b.cn", Text: "a@b"})
	p.Elem.Kids = append(p.Elem.Kids, again)
	last := b.leaf(layout.RoleH1, typed(hei, 72000, 80000, 16000, "二、"))
	return []layout.Kid{title, h1, h2, h3, p, h22, last}
}

// figures are of pictures in grey and colours, one of them twice, and of paths.
func (b *builder) figures(song *fonts.Face) []layout.Kid {
	grey := &layout.Picture{Width: 2, Height: 2, Components: 1, Data: []byte("0123")}
	colours := &layout.Picture{Width: 2, Height: 1, Components: 3, Data: []byte("abcdef")}
	photo := &layout.Picture{Format: layout.JPEG, Width: 8, Height: 8, Components: 3, Data: []byte("a JPEG file")}
	box := layout.Box{X: pt(100000), Y: pt(100000), W: pt(50500), H: pt(20250)}
	figure := func(alt string, items ...layout.Item) layout.Kid {
		f := b.leaf(layout.RoleFigure, items...)
		f.Elem.Alt, f.Elem.Box = alt, box
		return f
	}
	first := figure("A picture", &layout.Image{Box: box, Picture: grey}, &layout.Image{Box: layout.Box{X: 1, Y: 2, W: pt(3), H: pt(4)}, Picture: photo},
		&layout.Image{Box: box, Picture: grey}, &layout.Image{Box: box, Picture: colours})
	first.Elem.Kids = append(first.Elem.Kids, b.leaf(layout.RoleCaption, typed(song, 100000, 130000, 10500, "图1", 1000)))
	points := []layout.Point{{X: pt(10000), Y: pt(20000)}, {X: pt(30000), Y: pt(20500)}, {X: pt(31000), Y: pt(40000)}}
	chart := figure("图",
		&layout.Path{Points: points, Weight: pt(500), Shade: 51},
		&layout.Path{Points: points[:2], Weight: pt(1500), Dash: []layout.Length{pt(2000), pt(1250)}},
		&layout.Path{Points: points, Filled: true, Gray: 204},
		&layout.Path{Points: points, Filled: true, Gray: 255, Weight: 1},
		typed(song, 100000, 220000, 9000, "12", 500))
	return []layout.Kid{first, chart}
}

// table has a head, two bodies, spans and headers, and a row on a page of its own.
func (b *builder) table(song *fonts.Face) []layout.Kid {
	y := int64(300000)
	cell := func(scope layout.Scope, rows, cols int, text string, headers ...layout.Kid) layout.Kid {
		c := b.leaf(layout.RoleTD, typed(song, 72000, y, 12000, text))
		y += 3000
		c.Elem.Scope, c.Elem.RowSpan, c.Elem.ColSpan = scope, rows, cols
		if scope != layout.NoScope {
			c.Elem.Role = layout.RoleTH
		}
		for _, h := range headers {
			c.Elem.Headers = append(c.Elem.Headers, h.Elem)
		}
		return c
	}
	column := cell(layout.ColumnScope, 1, 2, "列")
	spare := cell(layout.ColumnScope, 0, 0, "余")
	row := cell(layout.RowScope, 2, 1, "行", column)
	head := elem(layout.RoleTHead, elem(layout.RoleTR, column, spare))
	first := elem(layout.RoleTBody, elem(layout.RoleTR, row, cell(layout.NoScope, 1, 1, "一", column, row)),
		elem(layout.RoleTR, cell(layout.NoScope, 2, 1, "二"), cell(layout.NoScope, 1, 1, "三")))
	b.turn(pt(595276), pt(841890))
	second := elem(layout.RoleTBody, elem(layout.RoleTR, cell(layout.NoScope, 1, 3, "四", row)))
	title := b.leaf(layout.RoleCaption, typed(song, 72000, 400000, 12000, "表"))
	one := elem(layout.RoleTable, elem(layout.RoleTBody, elem(layout.RoleTR, cell(layout.NoScope, 1, 1, "五"))))
	return []layout.Kid{elem(layout.RoleTable, title, head, first, second), one}
}

// looks are artifacts that each differ in one thing from the one before.
func (b *builder) looks(song, hei *fonts.Face) {
	y := int64(500000)
	add := func(change func(g *layout.Glyphs)) {
		g := typed(song, 72000, y, 10000, "字")
		g.Mark = layout.Artifact
		y += 10000
		change(g)
		b.page.Items = append(b.page.Items, g)
	}
	rule := func(c layout.Color) {
		b.page.Items = append(b.page.Items, &layout.Rule{X: pt(-500), Y: pt(y), W: pt(100500), H: pt(500), Color: c})
	}
	red, blue := layout.Color{R: 255, G: 51}, layout.Color{B: 153}
	add(func(g *layout.Glyphs) {})
	add(func(g *layout.Glyphs) { g.Page = true })
	add(func(g *layout.Glyphs) { g.Page, g.Face = true, hei })
	add(func(g *layout.Glyphs) { g.Page, g.Glyphs = true, nil })
	add(func(g *layout.Glyphs) { g.Gray = 102 })
	add(func(g *layout.Glyphs) { g.Gray, g.Color = 102, red })
	add(func(g *layout.Glyphs) { g.Color, g.Bold = red, true })
	rule(layout.Color{})
	rule(layout.Color{})
	rule(red)
	add(func(g *layout.Glyphs) { g.Color, g.Bold = blue, true })
	add(func(g *layout.Glyphs) { g.Bold = true })
	add(func(g *layout.Glyphs) { g.Gray, g.Bold = 51, true })
	rule(blue)
	add(func(g *layout.Glyphs) { g.Angle = 270 })
	add(func(g *layout.Glyphs) {})
	add(func(g *layout.Glyphs) { g.Angle = 45 })
	add(func(g *layout.Glyphs) { g.Size = pt(9001) })
	rule(layout.Color{})
}

// Word is a document of one glyph.
func Word(t testing.TB) *layout.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{Document: &layout.Document{Meta: layout.Meta{Title: "测试", Lang: "zh-CN"}}}
	b.turn(pt(595000), pt(842000))
	b.Tree = elem(layout.RoleDocument, b.leaf(layout.RoleP, typed(set.Face(fonts.Song), 72000, 72000, 16000, "国"))).Elem
	return b.Document
}
