package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// figured is a sound document with a page of each thing that validate looks at: text, a figure
// of a picture, a path, and a link.
func figured(face *fonts.Face) *layout.Document {
	d := handmade(face, "国")
	d.Meta.Lang, d.Meta.Date = "zh-CN", "2024-02-29"
	d.Outline = []layout.Heading{{Level: 1, Text: "一"}}
	addLink(d, layout.RoleLink)
	p := &d.Pages[0]
	p.Marks = 3
	p.Items = append(p.Items,
		&layout.Image{Box: layout.Box{W: 1, H: 1}, Mark: 1, Picture: &layout.Picture{Width: 2, Height: 1, Components: 3, Data: make([]byte, 6)}},
		&layout.Path{Points: make([]layout.Point, 2), Weight: 1, Mark: 2})
	d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: &layout.Elem{
		Role: layout.RoleFigure, Alt: "图", Box: layout.Box{W: 1, H: 1}, Kids: []layout.Kid{{Mark: 1}, {Mark: 2}},
	}})
	return d
}

func figureOf(d *layout.Document) *layout.Elem { return d.Tree.Kids[2].Elem }
func linkOf(d *layout.Document) *layout.Link   { return d.Pages[0].Items[1].(*layout.Link) }
func imageOf(d *layout.Document) *layout.Image { return d.Pages[0].Items[2].(*layout.Image) }
func pathOf(d *layout.Document) *layout.Path   { return d.Pages[0].Items[3].(*layout.Path) }

// neighbours change one thing of a sound document. want is the whole error, "" where the document still passes.
var neighbours = []struct {
	name   string
	change func(d *layout.Document)
	want   string
}{
	{"as it is", func(*layout.Document) {}, ""},
	{"all pages stand before page 1", func(d *layout.Document) { d.Front = 1 }, ""},
	{"no date", func(d *layout.Document) { d.Meta.Date = "" }, ""},
	{"a day that is in leap years only", func(d *layout.Document) { d.Meta.Date = "2023-02-29" }, "pdf: \"2023-02-29\" is no date like 2022-01-16"},
	{"a language of eight letters", func(d *layout.Document) { d.Meta.Lang = "abcdefgh-12345678" }, ""},
	{"a language of nine letters", func(d *layout.Document) { d.Meta.Lang = "abcdefghi" }, `pdf: "abcdefghi" is no language (ISO 14289-1, 7.2)`},
	{"a part of nine letters", func(d *layout.Document) { d.Meta.Lang = "zh-abcdefghi" }, `pdf: "zh-abcdefghi" is no language (ISO 14289-1, 7.2)`},
	{"an empty part", func(d *layout.Document) { d.Meta.Lang = "zh-" }, `pdf: "zh-" is no language (ISO 14289-1, 7.2)`},
	{"digits first", func(d *layout.Document) { d.Meta.Lang = "1zh" }, `pdf: "1zh" is no language (ISO 14289-1, 7.2)`},
	{"the longest author", func(d *layout.Document) { d.Meta.Author = strings.Repeat("年", 16382) }, ""},
	{"an author without end", func(d *layout.Document) { d.Meta.Author = strings.Repeat("年", 16383) },
		"pdf: the title, author or subject is too long (ISO 19005-2, 6.1.13)"},
	{"a subject without end", func(d *layout.Document) { d.Meta.Subject = strings.Repeat("𠮷", 8192) },
		"pdf: the title, author or subject is too long (ISO 19005-2, 6.1.13)"},
	{"a bookmark before the first page", func(d *layout.Document) { d.Outline[0].Page = -1 },
		"pdf: the outline names page -1, which does not exist"},
	{"the smallest page", func(d *layout.Document) { d.Pages[0].Width, d.Pages[0].Height = 3*layout.Pt, 3*layout.Pt }, ""},
	{"a page that is too narrow", func(d *layout.Document) { d.Pages[0].Width, d.Pages[0].Height = 2*layout.Pt, 9*layout.Pt },
		"pdf: page 0 has sides of 2 × 9 points"},
	{"a page that is too low", func(d *layout.Document) { d.Pages[0].Width, d.Pages[0].Height = 9*layout.Pt, 2*layout.Pt },
		"pdf: page 0 has sides of 9 × 2 points"},
	{"the largest page", func(d *layout.Document) { d.Pages[0].Width, d.Pages[0].Height = 14400*layout.Pt, 14400*layout.Pt }, ""},
	{"a page that is too wide", func(d *layout.Document) { d.Pages[0].Width, d.Pages[0].Height = 14401*layout.Pt, 9*layout.Pt },
		"pdf: page 0 has sides of 14401 × 9 points"},
	{"a span of one row and column", func(d *layout.Document) { leaf(d).RowSpan, leaf(d).ColSpan = 1, 1 }, ""},
	{"a span of rows", func(d *layout.Document) { leaf(d).RowSpan = 2 }, "pdf: an element of role P spans rows or columns as a cell does"},
	{"a cell that spans", func(d *layout.Document) { leaf(d).Role, leaf(d).RowSpan, leaf(d).ColSpan = layout.RoleTD, 2, 2 }, ""},
	{"a header of a row that spans", func(d *layout.Document) {
		leaf(d).Role, leaf(d).Scope, leaf(d).RowSpan = layout.RoleTH, layout.RowScope, 2
	}, ""},
	{"a header of a column", func(d *layout.Document) { leaf(d).Role, leaf(d).Scope = layout.RoleTH, layout.ColumnScope }, ""},
	{"a mark before the first", func(d *layout.Document) { leaf(d).Kids[0].Mark = -1 }, "pdf: the tree names mark -1 of page 0, which does not exist"},
	{"a link to a heading", func(d *layout.Document) { linkOf(d).URL, linkOf(d).Heading = "", 1 }, ""},
	{"a link behind the last heading", func(d *layout.Document) { linkOf(d).URL, linkOf(d).Heading = "", 2 },
		"pdf: a link area leads to heading 2, which does not exist"},
	{"the longest address", func(d *layout.Document) { linkOf(d).URL = strings.Repeat("a", 32767) }, ""},
	{"an address a byte too long", func(d *layout.Document) { linkOf(d).URL = strings.Repeat("a", 32768) },
		"pdf: the address or text of a link area is too long (ISO 19005-2, 6.1.13)"},
	{"the text of a link without end", func(d *layout.Document) { linkOf(d).Text = strings.Repeat("年", 16383) },
		"pdf: the address or text of a link area is too long (ISO 19005-2, 6.1.13)"},
	{"a description of what is no figure", func(d *layout.Document) { leaf(d).Alt = "图" },
		"pdf: an element of role P has the description or box of a figure"},
	{"a box of what is no figure", func(d *layout.Document) { leaf(d).Box.Y = 1 }, "pdf: an element of role P has the description or box of a figure"},
	{"a figure without description", func(d *layout.Document) { figureOf(d).Alt = "" }, "pdf: a figure has no alternative text (ISO 14289-1, 7.3)"},
	{"the longest description", func(d *layout.Document) { figureOf(d).Alt = strings.Repeat("年", 16382) }, ""},
	{"a description without end", func(d *layout.Document) { figureOf(d).Alt = strings.Repeat("年", 16383) },
		"pdf: the alternative text of a figure is too long (ISO 19005-2, 6.1.13)"},
	{"a figure without width", func(d *layout.Document) { figureOf(d).Box.W = 0 }, "pdf: a figure has no box or stands on no page"},
	{"a figure without height", func(d *layout.Document) { figureOf(d).Box.H = 0 }, "pdf: a figure has no box or stands on no page"},
	{"a figure on no page", func(d *layout.Document) { figureOf(d).Kids = nil }, "pdf: a figure has no box or stands on no page"},
	{"no picture", func(d *layout.Document) { imageOf(d).Picture = nil }, "pdf: an image of page 0 has no picture or no size"},
	{"an image without width", func(d *layout.Document) { imageOf(d).W = 0 }, "pdf: an image of page 0 has no picture or no size"},
	{"an image without height", func(d *layout.Document) { imageOf(d).H = 0 }, "pdf: an image of page 0 has no picture or no size"},
	{"a picture of two colours", func(d *layout.Document) { imageOf(d).Picture.Components = 2 },
		"pdf: a picture of page 0 has 2 colours; 1 and 3 can be shown (ISO 19005-2, 6.2.4.3)"},
	{"a picture of four colours", func(d *layout.Document) { imageOf(d).Picture.Components = 4 },
		"pdf: a picture of page 0 has 4 colours; 1 and 3 can be shown (ISO 19005-2, 6.2.4.3)"},
	{"a picture without width", func(d *layout.Document) { imageOf(d).Picture.Width = 0 }, "pdf: a picture of page 0 has 0 × 1 pixels"},
	{"a picture without height", func(d *layout.Document) { imageOf(d).Picture.Height = 0 }, "pdf: a picture of page 0 has 2 × 0 pixels"},
	{"a grey picture", func(d *layout.Document) { setPicture(d, 6, 1, 1, 6) }, ""},
	{"the widest picture", func(d *layout.Document) { setPicture(d, layout.MaxPictureSide, 1, 1, layout.MaxPictureSide) }, ""},
	{"too few samples", func(d *layout.Document) { setPicture(d, 2, 1, 3, 5) }, "pdf: a picture of page 0 has 5 samples, not 6"},
	{"too many samples", func(d *layout.Document) { setPicture(d, 2, 1, 3, 7) }, "pdf: a picture of page 0 has 7 samples, not 6"},
	{"a JPEG without data", func(d *layout.Document) { setPicture(d, 2, 1, 3, 0); imageOf(d).Picture.Format = layout.JPEG },
		"pdf: a picture of page 0 has no data, or data of no known format"},
	{"an unknown format", func(d *layout.Document) { imageOf(d).Picture.Format = 99 }, "pdf: a picture of page 0 has no data, or data of no known format"},
	{"a path of one point", func(d *layout.Document) { pathOf(d).Points = pathOf(d).Points[:1] },
		"pdf: a path of page 0 has fewer than two points, or neither line nor area"},
	{"a path of negative weight", func(d *layout.Document) { pathOf(d).Weight, pathOf(d).Filled = -1, true },
		"pdf: a path of page 0 has fewer than two points, or neither line nor area"},
	{"an area without a line", func(d *layout.Document) { pathOf(d).Weight, pathOf(d).Filled = 0, true }, ""},
	{"neither line nor area", func(d *layout.Document) { pathOf(d).Weight = 0 },
		"pdf: a path of page 0 has fewer than two points, or neither line nor area"},
	{"an image past the last mark", func(d *layout.Document) { imageOf(d).Mark = 3 }, "pdf: mark 3 of page 0 is not one stretch"},
	{"a path past the last mark", func(d *layout.Document) { pathOf(d).Mark = 3 }, "pdf: mark 3 of page 0 is not one stretch"},
	{"a picture that is no content", func(d *layout.Document) { imageOf(d).Mark = layout.Artifact }, "pdf: mark -1 of page 0 is not one stretch"},
	{"a nil link", func(d *layout.Document) { d.Pages[0].Items[1] = (*layout.Link)(nil) }, "pdf: page 0 has an item that is nil"},
	{"a nil image", func(d *layout.Document) { d.Pages[0].Items[2] = (*layout.Image)(nil) }, "pdf: page 0 has an item that is nil"},
	{"a nil path", func(d *layout.Document) { d.Pages[0].Items[3] = (*layout.Path)(nil) }, "pdf: page 0 has an item that is nil"},
	{"the last glyph", func(d *layout.Document) { run(d).Glyphs[0].ID = uint16(run(d).Face.NumGlyphs() - 1) }, ""},
	{"the text of a glyph between two areas of private use", func(d *layout.Document) { run(d).Glyphs[0].Text = "\uD7FF\uF900\U000EFFFF\U000FFFFE\U000FFFFF" }, ""},
}

func setPicture(d *layout.Document, width, height, components, bytes int) {
	p := imageOf(d).Picture
	p.Width, p.Height, p.Components, p.Data = width, height, components, make([]byte, bytes)
}

func TestEachFaultIsRefusedByNameAndItsNeighbourPasses(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	for _, c := range neighbours {
		d, got := figured(face), ""
		c.change(d)
		if err := new(validator).validate(d); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %.200q, not %q", c.name, got, c.want)
		}
	}
}

func TestEachEndOfWhatIsNoTextIsRefused(t *testing.T) {
	for r, want := range map[rune]bool{
		0: false, 1: true, 0xD7FF: true, 0xDFFF: true, 0xE000: false, 0xF8FF: false, 0xF900: true, 0xFEFE: true, 0xFEFF: false, 0xFF00: true,
		0xFFFD: true, 0xFFFE: false, 0xFFFF: true, 0xEFFFF: true, 0xF0000: false, 0xFFFFD: false, 0xFFFFE: true, 0xFFFFF: true,
		0x100000: false, 0x10FFFD: false, 0x10FFFF: false,
	} {
		if isText(r) != want {
			t.Errorf("%U is text: %v", r, !want)
		}
	}
}

// Every role that a layout can have is written in a file of its own; no other is.
func TestEveryRoleOfALayoutHasAPlaceInTheTree(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	for _, role := range []layout.Role{
		layout.RoleDocument, layout.RoleTitle, layout.RoleH1, layout.RoleP, layout.RoleSpan, layout.RoleLink, layout.RoleTable,
		layout.RoleTHead, layout.RoleTBody, layout.RoleTR, layout.RoleTD, layout.RoleCaption, layout.RoleSect, layout.RoleL,
		layout.RoleLI, layout.RoleLbl, layout.RoleLBody, layout.RoleTOC, layout.RoleTOCI, layout.RoleReference,
	} {
		d := handmade(face, "国")
		leaf(d).Role = role
		if err := new(Encoder).Encode(&bytes.Buffer{}, d); err != nil {
			t.Errorf("%s: %v", role, err)
		}
	}
}

// A heading may go up as far as it likes, down by one.
func TestHeadingsGoDownOneLevelAtATime(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	h := []layout.Role{layout.RoleP, layout.RoleH1, layout.RoleH2, layout.RoleH3, layout.RoleH4}
	for _, c := range []struct {
		levels []int
		want   string
	}{
		{[]int{1, 2, 3, 4, 1, 2}, ""},
		{[]int{1, 1, 2, 2, 1}, ""},
		{[]int{1, 3}, "pdf: a heading of level 3 follows one of level 1 (ISO 14289-1, 7.4.2)"},
		{[]int{1, 2, 4}, "pdf: a heading of level 4 follows one of level 2 (ISO 14289-1, 7.4.2)"},
		{[]int{1, 2, 1, 3}, "pdf: a heading of level 3 follows one of level 1 (ISO 14289-1, 7.4.2)"},
		{[]int{2}, "pdf: a heading of level 2 follows one of level 0 (ISO 14289-1, 7.4.2)"},
	} {
		v := new(validator)
		for range 2 { // the levels of one document are forgotten at the next
			d, got := handmade(face, "国"), ""
			for _, level := range c.levels {
				d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: &layout.Elem{Role: h[level]}})
			}
			if err := v.validate(d); err != nil {
				got = err.Error()
			}
			v.clear()
			if got != c.want {
				t.Errorf("levels %v: %q, not %q", c.levels, got, c.want)
			}
		}
	}
}

func TestATreeAtTheGreatestDepthPasses(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	for _, more := range []int{-1, 0} {
		d := handmade(face, "国")
		for range 64 + more {
			d.Tree.Kids[0].Elem = &layout.Elem{Role: layout.RoleSpan, Kids: []layout.Kid{d.Tree.Kids[0]}}
		}
		err := new(Encoder).Encode(&bytes.Buffer{}, d)
		if more < 0 && err != nil || more == 0 && (err == nil || err.Error() != "pdf: the tree is too deep") {
			t.Errorf("%d levels more: %v", more, err)
		}
	}
}
