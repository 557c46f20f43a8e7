package doccheck

import (
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// sound is a document in which each item that can be wrong stands once, at the limits of what passes.
func sound(t *testing.T) *layout.Document {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return &layout.Document{
		Meta:    layout.Meta{Title: "年报", Lang: "zh-CN"},
		Outline: []layout.Heading{{Level: 1, Text: "一"}},
		Tree:    &layout.Elem{Role: layout.RoleDocument},
		Pages: []layout.Page{{Width: 1, Height: MaxSide, Marks: 5, Items: []layout.Item{
			&layout.Glyphs{Face: set.Face(fonts.Song), Size: MaxSide},
			&layout.Rule{},
			&layout.Link{Heading: 1},
			&layout.Image{Picture: &layout.Picture{Width: 2, Height: 3, Components: 3, Format: layout.Samples, Data: make([]byte, 18)}},
			&layout.Path{Points: make([]layout.Point, 2), Weight: 1},
		}}},
	}
}

func at[T layout.Item](d *layout.Document) T {
	var none T
	for _, item := range d.Pages[0].Items {
		if found, ok := item.(T); ok {
			return found
		}
	}
	return none
}

func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

const (
	noRun     = "page 0 has a run of glyphs without face, or with an impossible size"
	noHeading = "page 0 has a link to a heading that does not exist"
	noImage   = "page 0 has an image without a picture, or with one whose data do not match its size"
	noPath    = "page 0 has a path with fewer than two points, or neither line nor area"
	nothing   = "page 0 has an item that is nil"
)

// Each row changes one thing of a sound document. want is the whole error, "" where it still passes.
func TestEachFaultOfAPageIsRefusedAndItsNeighbourPasses(t *testing.T) {
	type doc = layout.Document
	picture := func(d *doc) *layout.Picture { return at[*layout.Image](d).Picture }
	item := func(i int, item layout.Item) func(*doc) { return func(d *doc) { d.Pages[0].Items[i] = item } }
	for _, c := range []struct {
		name   string
		change func(d *doc)
		want   string
	}{
		{"as it is", func(*doc) {}, ""},
		{"no width", func(d *doc) { d.Pages[0].Width = 0 }, "page 0 has sides of 0 × 14400 points"},
		{"no height", func(d *doc) { d.Pages[0].Height = 0 }, "page 0 has sides of 0 × 0 points"},
		{"too wide", func(d *doc) { d.Pages[0].Width = MaxSide + layout.Pt }, "page 0 has sides of 14401 × 14400 points"},
		{"too high", func(d *doc) { d.Pages[0].Height = MaxSide + layout.Pt }, "page 0 has sides of 0 × 14401 points"},
		{"less than no marks", func(d *doc) { d.Pages[0].Marks = -1 }, "page 0 has -1 marks and 5 items"},
		{"no marks", func(d *doc) { d.Pages[0].Marks = 0 }, ""},
		{"more marks than items", func(d *doc) { d.Pages[0].Marks = 6 }, "page 0 has 6 marks and 5 items"},
		{"a run that is nil", item(0, (*layout.Glyphs)(nil)), nothing},
		{"a rule that is nil", item(1, (*layout.Rule)(nil)), nothing},
		{"a link that is nil", item(2, (*layout.Link)(nil)), nothing},
		{"an image that is nil", item(3, (*layout.Image)(nil)), noImage},
		{"a path that is nil", item(4, (*layout.Path)(nil)), noPath},
		{"an item that is nil", item(1, nil), "page 0 has an item of the type <nil>"},
		{"no face", func(d *doc) { at[*layout.Glyphs](d).Face = nil }, noRun},
		{"no size", func(d *doc) { at[*layout.Glyphs](d).Size = 0 }, noRun},
		{"the least size", func(d *doc) { at[*layout.Glyphs](d).Size = 1 }, ""},
		{"too large a size", func(d *doc) { at[*layout.Glyphs](d).Size = MaxSide + 1 }, noRun},
		{"a link to no heading", func(d *doc) { at[*layout.Link](d).Heading = 0 }, ""},
		{"a link before the first heading", func(d *doc) { at[*layout.Link](d).Heading = -1 }, noHeading},
		{"a link behind the last heading", func(d *doc) { at[*layout.Link](d).Heading = 2 }, noHeading},
		{"no picture", func(d *doc) { at[*layout.Image](d).Picture = nil }, noImage},
		{"a grey picture", func(d *doc) { picture(d).Components, picture(d).Data = 1, make([]byte, 6) }, ""},
		{"two colours", func(d *doc) { picture(d).Components, picture(d).Data = 2, make([]byte, 12) }, noImage},
		{"four colours", func(d *doc) { picture(d).Components, picture(d).Data = 4, make([]byte, 24) }, noImage},
		{"a picture without width", func(d *doc) { picture(d).Width, picture(d).Data = 0, nil }, noImage},
		{"a picture without height", func(d *doc) { picture(d).Height, picture(d).Data = 0, nil }, noImage},
		{"the widest picture", func(d *doc) { resize(picture(d), layout.MaxPictureSide, 1) }, ""},
		{"a picture that is too wide", func(d *doc) { resize(picture(d), layout.MaxPictureSide+1, 1) }, noImage},
		{"a picture that is too high", func(d *doc) { resize(picture(d), 1, layout.MaxPictureSide+1) }, noImage},
		{"one sample too few", func(d *doc) { picture(d).Data = make([]byte, 17) }, noImage},
		{"one sample too many", func(d *doc) { picture(d).Data = make([]byte, 19) }, noImage},
		{"a JPEG of any length", func(d *doc) { picture(d).Format, picture(d).Data = layout.JPEG, make([]byte, 1) }, ""},
		{"a JPEG without data", func(d *doc) { picture(d).Format, picture(d).Data = layout.JPEG, nil }, noImage},
		{"an unknown format", func(d *doc) { picture(d).Format = 99 }, noImage},
		{"one point", func(d *doc) { at[*layout.Path](d).Points = make([]layout.Point, 1) }, noPath},
		{"a negative weight", func(d *doc) { at[*layout.Path](d).Weight, at[*layout.Path](d).Filled = -1, true }, noPath},
		{"an area without a line", func(d *doc) { at[*layout.Path](d).Weight, at[*layout.Path](d).Filled = 0, true }, ""},
		{"neither line nor area", func(d *doc) { at[*layout.Path](d).Weight = 0 }, noPath},
	} {
		d := sound(t)
		c.change(d)
		if got := said(Page(d, 0)); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func resize(p *layout.Picture, width, height int) {
	p.Width, p.Height, p.Data = width, height, make([]byte, width*height*p.Components)
}

func TestEachThingThatADocumentMustHaveIsAskedFor(t *testing.T) {
	type doc = layout.Document
	if got := said(Whole(nil)); got != "the document has no pages or no tree" {
		t.Errorf("no document: %q", got)
	}
	for _, c := range []struct {
		change func(d *doc)
		want   string
	}{
		{func(*doc) {}, ""},
		{func(d *doc) { d.Pages = nil }, "the document has no pages or no tree"},
		{func(d *doc) { d.Tree = nil }, "the document has no pages or no tree"},
		{func(d *doc) { d.Meta.Title = "" }, "the document has no title"},
		{func(d *doc) { d.Meta.Lang = "" }, "the document has no language"},
		{func(d *doc) { d.Outline[0].Page = -1 }, "the outline names page -1, which does not exist"},
		{func(d *doc) { d.Outline[0].Page = 1 }, "the outline names page 1, which does not exist"},
	} {
		d := sound(t)
		c.change(d)
		if got := said(Whole(d)); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

func TestAKidNamesWhatThereIs(t *testing.T) {
	d := sound(t)
	for _, c := range []struct {
		kid  layout.Kid
		want string
	}{
		{layout.Kid{}, ""},
		{layout.Kid{Mark: 4}, ""},
		{layout.Kid{Mark: 5}, "the tree names mark 5 of page 0, which does not exist"},
		{layout.Kid{Mark: -1}, "the tree names mark -1 of page 0, which does not exist"},
		{layout.Kid{Page: -1}, "the tree names page -1, which does not exist"},
		{layout.Kid{Page: 1}, "the tree names page 1, which does not exist"},
		{layout.Kid{Mark: 9, Link: &layout.Link{Heading: 1}}, ""}, // the mark of a link is no matter
		{layout.Kid{Link: &layout.Link{}}, ""},
		{layout.Kid{Link: &layout.Link{Heading: -1}}, "a link leads to heading -1, which does not exist"},
		{layout.Kid{Link: &layout.Link{Heading: 2}}, "a link leads to heading 2, which does not exist"},
	} {
		if got := said(Kid(d, c.kid)); got != c.want {
			t.Errorf("%+v: %q, not %q", c.kid, got, c.want)
		}
	}
	if got := said(Twice(&layout.Elem{Role: layout.RoleTR})); got != "an element of role TR stands twice in the tree" {
		t.Errorf("%q", got)
	}
}

func TestTheLimitsAreThoseOfTheStandards(t *testing.T) {
	if MaxDepth != 64 || MaxSide != 14400*layout.Pt {
		t.Errorf("%d levels, sides of %s", MaxDepth, MaxSide)
	}
}
