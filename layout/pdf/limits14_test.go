package pdf

import (
	"bytes"
	"errors"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/layout"
)

// Arrays that come about otherwise than one element of the tree with its children: the longest there may be, and one more.
func TestFilesOfPDF14WithTheLongestArrays(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	kids := func(e *layout.Elem, n int) {
		for range n {
			e.Kids = append(e.Kids, layout.Kid{Elem: &layout.Elem{Role: layout.RoleP}})
		}
	}
	header := func() *layout.Elem { return &layout.Elem{Role: layout.RoleTH, Scope: layout.RowScope} }
	pages := func(d *layout.Document, n int) {
		for range n {
			d.Pages = append(d.Pages, layout.Page{Width: 100 * layout.Pt, Height: 100 * layout.Pt})
		}
	}
	for _, c := range []struct {
		name string
		most int
		grow func(d *layout.Document, n int)
	}{
		{"pages, each with an entry of two in the parent tree", 4095, func(d *layout.Document, n int) { pages(d, n-1) }},
		{"links and pages, in the parent tree", 4095, func(d *layout.Document, n int) {
			for range n - 1 {
				addLink(d, layout.RoleLink)
			}
		}},
		{"marks of a page", 8191, func(d *layout.Document, n int) {
			d.Pages[0].Marks = n
			first := run(d)
			p := leaf(d)
			for m := 1; m < n; m++ {
				g := *first
				g.Mark = m
				d.Pages[0].Items = append(d.Pages[0].Items, &g)
				if m%2 == 1 {
					p = &layout.Elem{Role: layout.RoleP}
					d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: p})
				}
				p.Kids = append(p.Kids, layout.Kid{Mark: m})
			}
		}},
		{"kids of an element and of two bodies in it", 8189, func(d *layout.Document, n int) {
			for range 2 {
				d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: &layout.Elem{Role: layout.RoleTBody}})
			}
			kids(d.Tree.Kids[1].Elem, 100)
			kids(d.Tree.Kids[2].Elem, n-101)
		}},
		{"named headers, with two entries each in the tree of names", 4095, func(d *layout.Document, n int) {
			leaf(d).Role = layout.RoleTD
			row := &layout.Elem{Role: layout.RoleTR}
			d.Tree.Kids = append(d.Tree.Kids, layout.Kid{Elem: row})
			for range n {
				th := header()
				row.Kids = append(row.Kids, layout.Kid{Elem: th})
				leaf(d).Headers = append(leaf(d).Headers, th)
			}
		}},
	} {
		for _, n := range []int{c.most, c.most + 1} {
			d := handmade(face, "国")
			c.grow(d, n)
			err := (&Encoder{Standard: A1a}).Encode(&bytes.Buffer{}, d)
			var refused *StandardError
			if n == c.most && err != nil || n > c.most && !errors.As(err, &refused) {
				t.Errorf("%s: %d gives %v", c.name, n, err)
			}
			if n > c.most && err != nil && err.Error() != "PDF/A-1a 的数组最多有 8191 项，这份文件太长或字体太大；请改用 PDF/A-2a" {
				t.Errorf("%s: the message is %s", c.name, err)
			}
		}
	}
}

// A face that must be embedded whole has a width for each of its glyphs.
func TestAWholeFaceOfMoreGlyphsThanAnArrayOfPDF14Holds(t *testing.T) {
	for glyphs, sound := range map[int]bool{maxArray: true, maxArray + 1: false} {
		spec := cfftest.Sample()
		for len(spec.Glyphs) < glyphs {
			spec.Glyphs = append(spec.Glyphs, spec.Glyphs[1])
		}
		spec.Tables = map[string][]byte{"OS/2": append(make([]byte, 8), 1, 0)}
		face, err := fonts.NewFace(spec.File(), 0)
		if err != nil {
			t.Fatal(err)
		}
		d := handmade(face, "国")
		encode(t, &Encoder{}, d)
		var refused *StandardError
		if err := (&Encoder{Standard: A1a}).Encode(&bytes.Buffer{}, d); sound != (err == nil) || !sound && !errors.As(err, &refused) {
			t.Errorf("%d glyphs: %v", glyphs, err)
		}
	}
}
