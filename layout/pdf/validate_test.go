package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// refusals are documents that could not meet the standards, made from a sound one. want
// is in the error.
var refusals = []struct {
	name string
	harm func(d *layout.Document)
	want string
}{
	{"no pages", func(d *layout.Document) { d.Pages = nil }, "no pages or no tree"},
	{"no tree", func(d *layout.Document) { d.Tree = nil }, "no pages or no tree"},
	{"no title", func(d *layout.Document) { d.Meta.Title = "" }, "no title"},
	{"no language", func(d *layout.Document) { d.Meta.Lang = "" }, `"" is no language`},
	{"a language by its name", func(d *layout.Document) { d.Meta.Lang = "中文" }, `"中文" is no language`},
	{"a date in words", func(d *layout.Document) { d.Meta.Date = "2022年1月16日" }, "is no date"},
	{"a day that does not exist", func(d *layout.Document) { d.Meta.Date = "2022-02-30" }, "is no date"},
	{"a bookmark to no page", func(d *layout.Document) { d.Outline = []layout.Heading{{Level: 1, Text: "甲", Page: 1}} },
		"the outline names page 1"},
	{"a title without end", func(d *layout.Document) { d.Meta.Title = strings.Repeat("年", 16383) }, "title, author or subject is too long"},
	{"a bookmark without end", func(d *layout.Document) { d.Outline = []layout.Heading{{Level: 1, Text: strings.Repeat("年", 16383)}} },
		"a heading is too long"},
	{"an address without end", func(d *layout.Document) { addLink(d, layout.RoleLink).URL = strings.Repeat("年", 4000) },
		"of a link area is too long"},
	{"a page without size", func(d *layout.Document) { d.Pages[0].Width = 0 }, "page 0 has sides of 0"},
	{"a page that is too large", func(d *layout.Document) { d.Pages[0].Height = 14401 * layout.Pt }, "14401 points"},
	{"an element twice", func(d *layout.Document) { d.Tree.Kids = append(d.Tree.Kids, d.Tree.Kids[0]) }, "stands twice in the tree"},
	{"an element in itself", func(d *layout.Document) { leaf(d).Kids = append(leaf(d).Kids, layout.Kid{Elem: d.Tree}) },
		"stands twice in the tree"},
	{"a tree without end", deepen, "too deep"},
	{"an unknown role", func(d *layout.Document) { leaf(d).Role = "Para" }, `no role "Para"`},
	{"a first heading of level two", func(d *layout.Document) { leaf(d).Role = layout.RoleH2 }, "a heading of level 2 follows one of level 0"},
	{"spans of a paragraph", func(d *layout.Document) { leaf(d).ColSpan = 2 }, "spans rows or columns as a cell does"},
	{"less than no marks", func(d *layout.Document) { d.Pages[0].Marks = -1 }, "page 0 has -1 marks"},
	{"a nil item", func(d *layout.Document) { d.Pages[0].Items = append(d.Pages[0].Items, nil) }, "page 0 has an item that is nil"},
	{"a nil rule", func(d *layout.Document) { d.Pages[0].Items = append(d.Pages[0].Items, (*layout.Rule)(nil)) }, "page 0 has an item that is nil"},
	{"a nil run", func(d *layout.Document) { d.Pages[0].Items = append(d.Pages[0].Items, (*layout.Glyphs)(nil)) }, "page 0 has an item that is nil"},
	{"a header without scope", func(d *layout.Document) { leaf(d).Role = layout.RoleTH }, "no scope"},
	{"a scope without header", func(d *layout.Document) { leaf(d).Scope = layout.RowScope }, "has the scope"},
	{"a scope that does not exist", func(d *layout.Document) { leaf(d).Role, leaf(d).Scope = layout.RoleTH, 7 }, "no scope"},
	{"a page that does not exist", func(d *layout.Document) { leaf(d).Kids[0].Page = 1 }, "names page 1"},
	{"a page before the first", func(d *layout.Document) { leaf(d).Kids[0].Page = -1 }, "names page -1"},
	{"a mark that does not exist", func(d *layout.Document) { leaf(d).Kids[0].Mark = 1 }, "names mark 1"},
	{"a mark twice in the tree", func(d *layout.Document) { leaf(d).Kids = append(leaf(d).Kids, leaf(d).Kids[0]) }, "mark 0 of page 0 stands twice"},
	{"a mark outside of the tree", func(d *layout.Document) { leaf(d).Kids = nil }, "not both in the tree and on the page"},
	{"a mark that is not on the page", func(d *layout.Document) { d.Pages[0].Items = nil }, "not both in the tree and on the page"},
	{"a mark past the last", func(d *layout.Document) { run(d).Mark = 1 }, "mark 1 of page 0 is not one stretch"},
	{"a mark below the artifacts", func(d *layout.Document) { run(d).Mark = -2 }, "is not one stretch"},
	{"a mark in two stretches", part, "is not one stretch"},
	{"a link outside of a Link", func(d *layout.Document) { addLink(d, layout.RoleSpan) }, "must belong to one Link element"},
	{"a link in two elements", func(d *layout.Document) {
		l := addLink(d, layout.RoleLink)
		d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: &layout.Elem{Role: layout.RoleLink, Kids: []layout.Kid{{Link: l}}}})
	}, "must belong to one Link element"},
	{"a link without address", func(d *layout.Document) { addLink(d, layout.RoleLink).URL = "" }, "no address"},
	{"a link without text", func(d *layout.Document) { addLink(d, layout.RoleLink).Text = "" }, "no address or no text"},
	{"a link to two places", func(d *layout.Document) {
		d.Outline = []layout.Heading{{Level: 1, Text: "甲"}}
		addLink(d, layout.RoleLink).Heading = 1
	}, "leads to two places"},
	{"a link to no heading", func(d *layout.Document) { addLink(d, layout.RoleLink).Heading = 1 }, "leads to heading 1"},
	{"a link to a heading before the first", func(d *layout.Document) { addLink(d, layout.RoleLink).Heading = -1 }, "leads to heading -1"},
	{"a link outside of the tree", func(d *layout.Document) { d.Pages[0].Items = append(d.Pages[0].Items, &layout.Link{}) },
		"a link area of page 0 is not in the tree"},
	{"a link on no page", func(d *layout.Document) {
		addLink(d, layout.RoleLink)
		d.Pages[0].Items = d.Pages[0].Items[:1]
	}, "a link area that is on no page"},
	{"a link on another page", func(d *layout.Document) {
		addLink(d, layout.RoleLink)
		d.Pages = append(d.Pages, d.Pages[0])
		d.Pages[1].Items, d.Pages[1].Marks, d.Pages[0].Items = d.Pages[0].Items[1:], 0, d.Pages[0].Items[:1]
	}, "a link area of page 1 is not in the tree"},
	{"a header outside of the tree", func(d *layout.Document) {
		leaf(d).Headers = []*layout.Elem{{Role: layout.RoleTH, Scope: layout.RowScope}}
	}, "no header cell of the tree"},
	{"a header that is none", func(d *layout.Document) { leaf(d).Headers = []*layout.Elem{d.Tree} }, "no header cell of the tree"},
	{"a header that is nil", func(d *layout.Document) { leaf(d).Headers = []*layout.Elem{nil} }, "no header cell of the tree"},
	{"glyphs without a face", func(d *layout.Document) { run(d).Face = nil }, "no face or no size"},
	{"glyphs turned by no known angle", func(d *layout.Document) { run(d).Mark, run(d).Angle = layout.Artifact, 30 }, "turned by 30 degrees"},
	{"content that is turned", func(d *layout.Document) { run(d).Angle = 45 }, "turned by 45 degrees"},
	{"more front pages than pages", func(d *layout.Document) { d.Front = 2 }, "2 of 1 pages stand before page 1"},
	{"a negative count of front pages", func(d *layout.Document) { d.Front = -1 }, "-1 of 1 pages"},
	{"glyphs without a size", func(d *layout.Document) { run(d).Size = 0 }, "no face or no size"},
	{"a glyph that the face has not", func(d *layout.Document) { run(d).Glyphs[0].ID = 0xFFFF }, "has no glyph 65535"},
	{"the glyph for none", func(d *layout.Document) { run(d).Glyphs[0].ID = 0 }, "has no glyph 0"},
	{"a glyph without text", func(d *layout.Document) { run(d).Glyphs[0].Text = "" }, "stands for no text"},
	{"a glyph for a byte order mark", func(d *layout.Document) { run(d).Glyphs[0].Text = "\uFEFF" }, "U+FEFF, which is no text"},
	{"a glyph for private use", func(d *layout.Document) { run(d).Glyphs[0].Text = "\uE000" }, "U+E000, which is no text"},
	{"a glyph for private use past the basic plane", func(d *layout.Document) { run(d).Glyphs[0].Text = "\U000F0000" }, "no text"},
}

func leaf(d *layout.Document) *layout.Elem  { return d.Tree.Kids[0].Elem }
func run(d *layout.Document) *layout.Glyphs { return d.Pages[0].Items[0].(*layout.Glyphs) }

// deepen hangs the document's only leaf far below the tree.
func deepen(d *layout.Document) {
	for range maxDepth {
		d.Tree.Kids[0].Elem = &layout.Elem{Role: layout.RoleSpan, Kids: []layout.Kid{d.Tree.Kids[0]}}
	}
}

// part puts other marked content between two halves of a mark.
func part(d *layout.Document) {
	between := *run(d)
	between.Mark = 1
	d.Pages[0].Items = append(d.Pages[0].Items, &between, run(d))
	d.Pages[0].Marks = 2
	leaf(d).Kids = append(leaf(d).Kids, layout.Kid{Mark: 1})
}

// addLink adds a sound link area in an element of a role.
func addLink(d *layout.Document, role layout.Role) *layout.Link {
	l := &layout.Link{W: layout.Pt, H: layout.Pt, URL: "https://www.gov.cn/", Text: "中国政府网"}
	d.Pages[0].Items = append(d.Pages[0].Items, l)
	d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: &layout.Elem{Role: role, Kids: []layout.Kid{{Link: l}}}})
	return l
}

func TestADocumentThatCannotMeetTheStandardsIsRefused(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	for _, r := range refusals {
		t.Run(r.name, func(t *testing.T) {
			d := handmade(face, "国", "家")
			var out bytes.Buffer
			if err := new(Encoder).Encode(&out, d); err != nil {
				t.Fatalf("the sound document is refused: %v", err)
			}
			r.harm(d)
			out.Reset()
			err := new(Encoder).Encode(&out, d)
			if err == nil || !strings.Contains(err.Error(), r.want) || !strings.HasPrefix(err.Error(), "pdf: ") {
				t.Errorf("the error is %v, not one with %q", err, r.want)
			}
			if out.Len() > 0 {
				t.Errorf("%d bytes were written", out.Len())
			}
		})
	}
}

func TestNoDocumentAtAllIsRefused(t *testing.T) {
	if err := new(Encoder).Encode(&bytes.Buffer{}, nil); err == nil {
		t.Error("a nil document passes")
	}
}

func TestTextsOfTheGreatestLengthPass(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	longest := strings.Repeat("年", 16382)
	d.Meta.Title, d.Outline = longest, []layout.Heading{{Level: 1, Text: longest}}
	addLink(d, layout.RoleLink).Text = longest
	checkSound(t, encode(t, &Encoder{}, d), d)
}

func TestALinkOfASoundDocumentPasses(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	addLink(d, layout.RoleLink)
	checkSound(t, encode(t, &Encoder{}, d), d)
}

func TestALinkAroundALinkPasses(t *testing.T) {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	addLink(d, layout.RoleLink)
	addLink(d, layout.RoleLink)
	inner, kids := d.Tree.Kids[1], d.Tree.Kids[2].Elem
	kids.Kids = append([]layout.Kid{inner}, kids.Kids...)
	d.Tree.Kids = append(d.Tree.Kids[:1], d.Tree.Kids[2])
	checkSound(t, encode(t, &Encoder{}, d), d)
}
