package redraw_test

import (
	"bytes"
	"math"
	"sync"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// readPage is what a test wants to know of a page of a finished file.
type readPage struct {
	width, height float64
	links         []readLink
}

// readLink is a link, in points from the page's lower left corner. It leads to an address or
// to a page, counted from 0, and a height on it.
type readLink struct {
	x0, y0, x1, y1 float64
	address        string
	page           int
	y              float64
}

// readHeading is an entry of the outline.
type readHeading struct {
	title string
	depth int
	page  int
	y     float64
}

var configure = sync.OnceFunc(api.DisableConfigDir)

// reader reads a file back with pdfcpu.
type reader struct {
	testing.TB
	x     *model.XRefTable
	pages []types.Dict
	page  map[int]int // by the number of its object
}

func readBack(t testing.TB, data []byte) (pages []readPage, outline []readHeading) {
	t.Helper()
	configure()
	conf := model.NewDefaultConfiguration()
	conf.Offline = true
	ctx, err := api.ReadContext(bytes.NewReader(data), conf)
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{TB: t, x: ctx.XRefTable, page: map[int]int{}}
	catalog, err := r.x.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	for i, kid := range r.array(r.dict(catalog["Pages"])["Kids"]) {
		r.page[kid.(types.IndirectRef).ObjectNumber.Value()] = i
		r.pages = append(r.pages, r.dict(kid))
	}
	for _, p := range r.pages {
		box := p["MediaBox"]
		if box == nil {
			box = r.dict(catalog["Pages"])["MediaBox"]
		}
		sides := r.numbers(box)
		page := readPage{width: sides[2] - sides[0], height: sides[3] - sides[1]}
		for _, a := range r.array(p["Annots"]) {
			page.links = append(page.links, r.link(r.dict(a)))
		}
		pages = append(pages, page)
	}
	return pages, r.headings(r.dict(catalog["Outlines"]), 0)
}

func (r *reader) link(d types.Dict) readLink {
	rect := r.numbers(d["Rect"])
	l := readLink{
		x0: min(rect[0], rect[2]), y0: min(rect[1], rect[3]), x1: max(rect[0], rect[2]), y1: max(rect[1], rect[3]), page: -1,
	}
	if a := r.dict(d["A"]); a != nil {
		l.address = string(a["URI"].(types.StringLiteral))
		return l
	}
	l.page, l.y = r.destination(d["Dest"])
	return l
}

func (r *reader) headings(parent types.Dict, depth int) (out []readHeading) {
	for d := r.dict(parent["First"]); d != nil; d = r.dict(d["Next"]) {
		title, err := model.Text(d["Title"])
		if err != nil {
			r.Fatal(err)
		}
		h := readHeading{title: title, depth: depth}
		h.page, h.y = r.destination(d["Dest"])
		out = append(append(out, h), r.headings(d, depth+1)...)
		if d["Next"] == nil && r.dict(parent["Last"])["Title"] != d["Title"] {
			r.Errorf("the last entry below %v is %q", parent["Title"], title)
		}
	}
	return out
}

func (r *reader) destination(o types.Object) (page int, y float64) {
	a := r.array(o)
	if len(a) < 4 || a[1] != types.Name("XYZ") {
		r.Fatalf("a destination is %v", o)
	}
	page, known := r.page[a[0].(types.IndirectRef).ObjectNumber.Value()]
	if !known {
		r.Errorf("a destination is no page: %v", a)
	}
	return page, r.number(a[3])
}

func (r *reader) dict(o types.Object) types.Dict {
	d, err := r.x.DereferenceDict(o)
	if err != nil {
		r.Fatal(err)
	}
	return d
}

func (r *reader) array(o types.Object) types.Array {
	a, err := r.x.DereferenceArray(o)
	if err != nil {
		r.Fatal(err)
	}
	return a
}

func (r *reader) numbers(o types.Object) (out []float64) {
	for _, n := range r.array(o) {
		out = append(out, r.number(n))
	}
	return out
}

func (r *reader) number(o types.Object) float64 {
	switch o := o.(type) {
	case types.Integer:
		return float64(o)
	case types.Float:
		return float64(o)
	}
	r.Fatalf("%v is no number", o)
	return 0
}

// near reports whether two places in points are the same to the precision of the libraries.
func near(a, b float64) bool { return math.Abs(a-b) < 0.011 }
