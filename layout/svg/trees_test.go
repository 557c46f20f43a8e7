package svg_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
)

// The layer that is read, of trees whose elements stand in lines, beside them, in links, on other pages and nowhere.
func TestHowTreesAreRead(t *testing.T) {
	url, heading, script := &layout.Link{URL: "https://a.cn", Text: "a"}, &layout.Link{Heading: 1, Text: "一"}, &layout.Link{URL: "javascript:1", Text: "a"}
	mark := func(n int) layout.Kid { return layout.Kid{Mark: n} }
	other := layout.Kid{Page: 1}
	e := func(role layout.Role, kids ...layout.Kid) layout.Kid {
		return layout.Kid{Elem: &layout.Elem{Role: role, Kids: kids}}
	}
	area := func(l *layout.Link) layout.Kid { return layout.Kid{Link: l} }
	figure := e(layout.RoleFigure, mark(0), mark(1), e(layout.RoleCaption, mark(2)), other)
	figure.Elem.Alt, figure.Elem.Box = "图", layout.Box{W: layout.Pt, H: layout.Pt}
	var b strings.Builder
	for _, c := range []struct {
		name string
		kids []layout.Kid
	}{
		{"marks of the document", []layout.Kid{mark(0), mark(1), e(layout.RoleP, mark(2)), mark(3)}},
		{"spans in a paragraph", []layout.Kid{e(layout.RoleP, e(layout.RoleSpan, mark(0)), mark(1), e(layout.RoleSpan, e(layout.RoleSpan, mark(2)), other)), e(layout.RoleSpan, mark(3))}},
		{"a paragraph in a span", []layout.Kid{e(layout.RoleSpan, mark(0), e(layout.RoleP, mark(1)), mark(2)), mark(3)}},
		{"links", []layout.Kid{e(layout.RoleP, mark(0), e(layout.RoleLink, mark(1), area(url)), e(layout.RoleLink, area(heading), mark(2)), e(layout.RoleLink, mark(3), area(script)))}},
		{"a link in a link", []layout.Kid{e(layout.RoleLink, mark(0), e(layout.RoleLink, mark(1), area(heading)), e(layout.RoleSpan, mark(2)), area(url)), mark(3)}},
		{"two areas of one link, of which the first leads nowhere here", []layout.Kid{e(layout.RoleLink, mark(0), area(script), area(url)), e(layout.RoleP, mark(1))}},
		{"on another page", []layout.Kid{e(layout.RoleP, other), e(layout.RoleSect, e(layout.RoleH1, mark(0)), e(layout.RoleP, layout.Kid{Page: 1, Mark: 1}))}},
		{"empty elements", []layout.Kid{e(layout.RoleP), e(layout.RoleSect, e(layout.RoleP)), e(layout.RoleSpan), mark(0), e(layout.RoleP, e(layout.RoleSpan), mark(1))}},
		{"cells without text", []layout.Kid{e(layout.RoleTable, e(layout.RoleTR, e(layout.RoleTD), e(layout.RoleTD, mark(0))), e(layout.RoleTR, e(layout.RoleTD), e(layout.RoleTD, other)))}},
		{"contents in contents", []layout.Kid{e(layout.RoleTOC, e(layout.RoleTOCI, mark(0)), e(layout.RoleTOC, e(layout.RoleTOCI, mark(1)))), e(layout.RoleTOC, e(layout.RoleTOCI, mark(2)))}},
		{"a figure with texts", []layout.Kid{figure, e(layout.RoleP, mark(3))}},
	} {
		d := layouttest.Word(t)
		d.Outline = []layout.Heading{{Level: 1, Text: "一", Page: 1}}
		first := *d.Pages[0].Items[0].(*layout.Glyphs)
		d.Pages[0].Items, d.Pages[0].Marks = nil, 4
		for n := range 6 { // marks 0 and 2 have two runs each, of which the second of mark 0 is joined
			g := first
			g.Mark, g.X, g.Joined = []int{0, 0, 1, 2, 2, 3}[n], layout.Length(n)*layout.Pt, n == 1
			g.Glyphs = []layout.Glyph{{ID: first.Glyphs[0].ID, Text: string(rune('a' + n))}}
			d.Pages[0].Items = append(d.Pages[0].Items, &g)
		}
		empty := first
		empty.Mark, empty.Glyphs = 3, nil
		outside := first
		outside.Mark = layout.Artifact
		d.Pages[0].Items = append(d.Pages[0].Items, &empty, &outside, url, heading, script)
		there, also := first, first
		also.Mark = 1
		d.Pages = append(d.Pages, layout.Page{Width: d.Pages[0].Width, Height: d.Pages[0].Height, Marks: 2, Items: []layout.Item{&there, &also}})
		d.Tree = &layout.Elem{Role: layout.RoleDocument, Kids: c.kids}
		for _, address := range []func(int) string{nil, func(page int) string { return fmt.Sprintf("p%d", page) }} {
			files := pages(t, &svg.Encoder{Address: address}, d)
			_, read, _ := strings.Cut(string(files[0]), `<g fill-opacity="0"`)
			_, read, _ = strings.Cut(read, "\n")
			fmt.Fprintf(&b, "== %s, links to pages %v\n%s", c.name, address != nil, strings.TrimSuffix(read, "</g>\n</svg>\n"))
		}
	}
	golden.Compare(t, "testdata/trees.txt", []byte(strings.ReplaceAll(b.String(), ` y="7200" font-size="1600" textLength="1600"`, "")))
}
