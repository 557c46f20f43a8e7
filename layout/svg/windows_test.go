package svg_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
	"pgregory.net/rapid"
)

// The layer that is read of each page has the texts of the page in the order of the tree, however many kids an element has and
// however they are spread over pages.
func TestPagesOfElementsWithManyKids(t *testing.T) {
	word := layouttest.Word(t)
	sample := *word.Pages[0].Items[0].(*layout.Glyphs)
	rapid.Check(t, func(t *rapid.T) {
		d := *word
		d.Pages = make([]layout.Page, rapid.IntRange(1, 6).Draw(t, "pages"))
		for i := range d.Pages {
			d.Pages[i] = layout.Page{Width: word.Pages[0].Width, Height: word.Pages[0].Height}
		}
		want := make([]strings.Builder, len(d.Pages))
		next := 'a'
		mark := func(page int) layout.Kid {
			p := &d.Pages[page]
			g := sample
			g.Mark, g.Glyphs = p.Marks, []layout.Glyph{{ID: sample.Glyphs[0].ID, Text: string(next)}}
			p.Items = append(p.Items, &g)
			p.Marks++
			want[page].WriteRune(next)
			next++
			return layout.Kid{Page: page, Mark: g.Mark}
		}
		roles := []layout.Role{layout.RoleSect, layout.RoleP, layout.RoleSpan, layout.RoleLink, layout.RoleTR, layout.RoleTD}
		var elem func(role layout.Role, depth int) layout.Kid
		elem = func(role layout.Role, depth int) layout.Kid {
			e := &layout.Elem{Role: role}
			n := rapid.SampledFrom([]int{0, 1, 3, 31, 32, 33, 70}).Draw(t, "kids")
			first := rapid.IntRange(0, len(d.Pages)-1).Draw(t, "first")
			pages := rapid.IntRange(1, len(d.Pages)-first).Draw(t, "pages")
			for i := range n {
				if depth < 3 && rapid.IntRange(0, 15).Draw(t, "kind") == 0 {
					below := rapid.SampledFrom(roles).Draw(t, "role")
					if role == layout.RoleTR {
						below = layout.RoleTD
					}
					e.Kids = append(e.Kids, elem(below, depth+1))
					continue
				}
				page := first + i*pages/n
				if rapid.IntRange(0, 99).Draw(t, "elsewhere") == 0 {
					page = rapid.IntRange(0, len(d.Pages)-1).Draw(t, "page")
				}
				e.Kids = append(e.Kids, mark(page))
			}
			return layout.Kid{Elem: e}
		}
		d.Tree = elem(layout.RoleDocument, 0).Elem
		err := new(svg.Encoder).Pages(&d, func(page int, data []byte) error {
			_, read, _ := strings.Cut(string(data), `<g fill-opacity="0"`)
			if got := texts(read); got != want[page].String() {
				t.Errorf("page %d has %q; want %q", page, got, want[page].String())
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// texts returns what stands in the runs of a layer.
func texts(read string) string {
	var b strings.Builder
	for {
		_, after, some := strings.Cut(read, "<tspan")
		if !some {
			return b.String()
		}
		_, after, _ = strings.Cut(after, ">")
		text, after, _ := strings.Cut(after, "<")
		b.WriteString(text)
		read = after
	}
}

// A section of so many paragraphs, a page each: twice as many take twice the time.
func BenchmarkPagesOfASection(b *testing.B) {
	for _, n := range []int{1000, 2000, 4000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			d := layouttest.Word(b)
			page, section := d.Pages[0], &layout.Elem{Role: layout.RoleSect}
			d.Pages, d.Tree = nil, &layout.Elem{Role: layout.RoleDocument, Kids: []layout.Kid{{Elem: section}}}
			for i := range n {
				d.Pages = append(d.Pages, page)
				section.Kids = append(section.Kids, layout.Kid{Elem: &layout.Elem{Role: layout.RoleP, Kids: []layout.Kid{{Page: i}}}})
			}
			var e svg.Encoder
			b.ReportAllocs()
			for b.Loop() {
				if err := e.Pages(d, func(int, []byte) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
