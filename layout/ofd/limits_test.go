package ofd

import (
	"testing"

	"github.com/nianbao/nianbao/layout"
)

func TestTheEndsOfWhatIsNearAPage(t *testing.T) {
	const most = 57600 * layout.Pt
	for l, want := range map[layout.Length]bool{0: true, most: true, -most: true, most + 1: false, -most - 1: false} {
		if isNear(0, l) != want || isNear(l, 0) != want {
			t.Errorf("%s is near: %v", l, !want)
		}
	}
}

func TestWhatARoleMayBeCalled(t *testing.T) {
	for role, want := range map[layout.Role]bool{
		"": false, "A": true, "Z": true, "a": true, "z": true, "H1": true, "H0": true, "H9": true, "1H": false, "@": false, "[": false, "`": false, "{": false,
		"a/": false, "a:": false, "甲": false, "xm": true, "xml": false, "XmLa": false, "axml": true,
	} {
		if isName(role) != want {
			t.Errorf("%q names a role: %v", role, !want)
		}
	}
}

func TestWhatCanStandInXML(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, " ": true, "\x1f": false, "\t": false, "\ufffd": true, "\ufffe": false, "\uffff": false, "\U00010000": true, "\xff": false, "a\xff": false,
	} {
		if isText(text) != want {
			t.Errorf("%q can be written: %v", text, !want)
		}
	}
}

func TestEachFaultOfAnItemIsToldAndItsNeighbourIsNot(t *testing.T) {
	const (
		far     = "an item that is far outside the page"
		noSize  = "an image without a size"
		side    = "a rule with a side less than 0"
		nowhere = "a link that leads nowhere, or to two places"
		off     = 60000 * layout.Pt
	)
	box := func(x, y, w, h layout.Length) layout.Box { return layout.Box{X: x, Y: y, W: w, H: h} }
	image := func(b layout.Box) *layout.Image { return &layout.Image{Box: b, Mark: layout.Artifact} }
	run := func(x, y layout.Length, mark int) *layout.Glyphs { return &layout.Glyphs{X: x, Y: y, Mark: mark} }
	path := func(p layout.Path) *layout.Path {
		p.Mark = layout.Artifact
		return &p
	}
	for _, c := range []struct {
		item layout.Item
		want string
	}{
		{run(0, 0, 0), ""}, {run(0, 0, layout.Artifact), ""}, {run(off, 0, 0), far}, {run(0, off, 0), far},
		{run(0, 0, 1), "an item with the mark 1, which is not in the tree"}, {run(0, 0, -2), "an item with the mark -2, which is not in the tree"},
		{run(0, 0, 2), "an item with the mark 2, which is not in the tree"},
		{&layout.Glyphs{Angle: 45, Mark: layout.Artifact}, ""}, {&layout.Glyphs{Angle: 270, Mark: layout.Artifact}, ""},
		{&layout.Glyphs{Angle: 90, Mark: layout.Artifact}, "a run of glyphs that is turned by 90 degrees"},
		{&layout.Glyphs{Angle: 270}, "a run of glyphs that is turned by 270 degrees"},
		{&layout.Rule{}, ""}, {&layout.Rule{W: -1}, side}, {&layout.Rule{H: -1}, side},
		{&layout.Rule{X: off}, far}, {&layout.Rule{Y: off}, far}, {&layout.Rule{W: off}, far}, {&layout.Rule{H: off}, far},
		{&layout.Link{URL: "a"}, ""}, {&layout.Link{Heading: 1}, ""}, {&layout.Link{}, nowhere}, {&layout.Link{URL: "a", Heading: 1}, nowhere},
		{&layout.Link{URL: "a", X: off}, far}, {&layout.Link{URL: "a", Y: off}, far}, {&layout.Link{URL: "a", W: off}, far}, {&layout.Link{URL: "a", H: off}, far},
		{image(box(0, 0, 1, 1)), ""}, {image(box(0, 0, 0, 1)), noSize}, {image(box(0, 0, 1, 0)), noSize},
		{image(box(off, 0, 1, 1)), far}, {image(box(0, off, 1, 1)), far}, {image(box(0, 0, off, 1)), far}, {image(box(0, 0, 1, off)), far},
		{path(layout.Path{}), ""}, {path(layout.Path{Weight: off}), far}, {path(layout.Path{Points: []layout.Point{{}, {X: off}, {}}}), far},
		{path(layout.Path{Points: []layout.Point{{Y: off}, {}}}), far}, {path(layout.Path{Dash: []layout.Length{off, 0}}), far},
	} {
		tr := &tree{doc: &layout.Document{Pages: []layout.Page{{Marks: 2}}}, first: []int{0}, owned: []bool{true, false}, drawn: map[*layout.Link]int{}}
		if got := tr.fault(0, c.item); got != c.want {
			t.Errorf("%+v: %q, not %q", c.item, got, c.want)
		}
	}
}

func TestEachFaultOfAnAttachmentIsToldAndItsNeighbourIsNot(t *testing.T) {
	for _, c := range []struct {
		a    Attachment
		want string
	}{
		{Attachment{Name: "a", Format: "XML"}, ""}, {Attachment{Name: "a", Format: "TXT", Date: "2024-02-29"}, ""},
		{Attachment{Format: "XML"}, `"" is no name of an attachment`}, {Attachment{Name: "\x01", Format: "XML"}, `"\x01" is no name of an attachment`},
		{Attachment{Name: "same", Format: "XML"}, `two attachments are called "same"`},
		{Attachment{Name: "a", Format: "xml"}, `attachment "a" has the format "xml"; archives keep XML and TXT (GB/T 42133-2022, 6.15.1)`},
		{Attachment{Name: "a", Format: "XML", Date: "2023-02-29"}, `attachment "a": "2023-02-29" is no date like 2022-01-16`},
	} {
		got := ""
		if err := checkAttachments([]Attachment{{Name: "same", Format: "TXT"}, c.a}); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%+v: %q, not %q", c.a, got, c.want)
		}
	}
}

func TestEveryFaultOfAnElementIsTold(t *testing.T) {
	const cannot = "an element of role TD has a scope or span that cannot be"
	for _, c := range []struct {
		e    layout.Elem
		want string
	}{
		{layout.Elem{}, ""}, {layout.Elem{Scope: layout.RowScope, RowSpan: 9, ColSpan: 9}, ""}, {layout.Elem{Scope: layout.RowScope + 1}, cannot},
		{layout.Elem{RowSpan: -1}, cannot}, {layout.Elem{ColSpan: -1}, cannot},
		{layout.Elem{Kids: []layout.Kid{{}, {}}}, "mark 0 of page 0 stands twice in the tree"},
		{layout.Elem{Kids: []layout.Kid{{Mark: 2}}}, "the tree names mark 2 of page 0, which does not exist"},
	} {
		c.e.Role = layout.RoleTD
		got := ""
		if err := new(tree).survey(&layout.Document{Pages: []layout.Page{{Marks: 2}}, Tree: &c.e}); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%+v: %q, not %q", c.e, got, c.want)
		}
	}
}
