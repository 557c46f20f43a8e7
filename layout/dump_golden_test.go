package layout

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// A document with one of each item, and each look that an item can have.
func TestADumpTellsAllOfADocument(t *testing.T) {
	face := faces(t).Face(fonts.Song)
	glyph := func(text string, x Length) Glyph { return Glyph{Text: text, X: x} }
	text := func(mark int, s string) *Glyphs {
		return &Glyphs{X: 10 * Pt, Y: 20 * Pt, Face: face, Size: 12 * Pt, Mark: mark, Glyphs: []Glyph{glyph(s, 0)}}
	}
	looks := text(1, "乙")
	looks.Bold, looks.Gray, looks.Color, looks.Glyphs = true, 7, Color{1, 0x20, 255}, append(looks.Glyphs, glyph("丙丁", Pt/2))
	turned := text(Artifact, "草")
	turned.Angle = 45
	link := &Link{X: Pt, Y: 2 * Pt, W: 3 * Pt, H: 4 * Pt, URL: "https://a.cn", Text: "甲"}
	head := &Link{X: Pt, Heading: 2, URL: "unused"}
	picture := &Image{Box: Box{Pt, 2 * Pt, 3 * Pt, 4 * Pt}, Picture: &Picture{Width: 5, Height: 6, Components: 3}, Mark: 3}
	d := &Document{
		Meta: Meta{Title: "题", Author: "局", Subject: "unused", Lang: "zh-CN", Date: "2024-01-16"}, Front: 1,
		Pages: []Page{
			{Width: 100 * Pt, Height: 200 * Pt, Marks: 4, Items: []Item{
				&Rule{X: Pt, Y: 2 * Pt, W: 3 * Pt, H: Pt / 2}, &Rule{W: Pt, Color: Color{R: 255}}, &Rule{Color: Color{G: 1}}, &Rule{Color: Color{B: 1}},
				text(0, "甲"), looks, link, head, picture,
				&Path{Points: []Point{{Pt, 2 * Pt}, {3 * Pt, 4 * Pt}}, Weight: Pt, Dash: []Length{Pt, 2 * Pt}, Shade: 9, Gray: 8, Mark: 2},
				&Path{Filled: true, Gray: 8, Mark: Artifact},
			}},
			{Items: []Item{turned, text(0, "戊"), text(0, "己")}},
		},
		Outline: []Heading{{1, "一、", 0, 5 * Pt}, {2, "（一）", 1, 6 * Pt}},
	}
	mark := func(page, n int) Kid { return Kid{Page: page, Mark: n} }
	column := &Elem{Role: RoleTH, Scope: ColumnScope, ColSpan: 2, Kids: []Kid{mark(0, 0)}}
	row := &Elem{Role: RoleTH, Scope: RowScope, RowSpan: 3, Kids: []Kid{mark(0, 1)}, Headers: []*Elem{column}}
	cell := &Elem{Role: RoleTD, RowSpan: 1, ColSpan: 1, Headers: []*Elem{row, column}}
	unnamed := &Elem{Role: RoleTH}
	d.Tree = &Elem{Role: RoleDocument, Kids: []Kid{
		{Elem: &Elem{Role: RoleTR, Kids: []Kid{{Elem: column}, {Elem: row}, {Elem: cell}, {Elem: unnamed}}}},
		{Elem: &Elem{Role: RoleFigure, Alt: "图", Kids: []Kid{mark(0, 3), mark(1, 0), {Page: 0, Link: link}, {Page: 1, Link: head}}}},
	}}
	var b strings.Builder
	if err := errors.Join(Dump(&b, d), DumpTree(&b, d)); err != nil {
		t.Fatal(err)
	}
	const want = `title "题" author "局" lang zh-CN date "2024-01-16"
1 pages before page 1
page 1: 100 × 200, 4 marks
  rule 1 2 3 × 0.5
  rule 0 0 1 × 0 #ff0000
  rule 0 0 0 × 0 #000100
  rule 0 0 0 × 0 #000001
  text 10 20 NBSong 12 [0] 甲 | 0
  text 10 20 NBSong 12 bold gray7 #0120ff [1] 乙丙丁 | 0 0.5
  link 1 2 3 × 4 https://a.cn
  link 1 0 0 × 0 heading 2
  image 1 2 3 × 4 [3] 5 × 6 pixels, 3 colours
  line 1 [1 2] gray9 [2] 1,2 3,4
  area gray8 0 [] gray0 [-1]
page 2: 0 × 0, 0 marks
  text 10 20 NBSong 12 turned45 [-] 草 | 0
  text 10 20 NBSong 12 [0] 戊 | 0
  text 10 20 NBSong 12 [0] 己 | 0
outline 1 page 1 y 5 一、
outline 2 page 2 y 6 （一）
Document
  TR
    TH #h1 Column 1×2 p1.0 “甲”
    TH #h2 Row 3×1 ←h1 p1.1 “乙丙丁”
    TD ←h2,h1
    TH
  Figure alt “图” p1.3 “” p2.0 “戊己” →p1 https://a.cn →p2 heading 2
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
	if got := d.Text(d.Tree); got != "甲乙丙丁戊己" {
		t.Errorf("the text is %s", got)
	}
	d.Front = 0
	b.Reset()
	if err := Dump(&b, d); err != nil || strings.Contains(b.String(), "before page 1") {
		t.Errorf("without pages in front: %v\n%s", err, b.String())
	}
}
