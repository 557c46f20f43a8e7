package pdf

import (
	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/internal/pdffile"
)

// The limits of a document.
const (
	maxPages     = 200
	maxPageDepth = 50        // nodes of the page tree in each other
	maxGlyphs    = 300_000   // of all pages
	maxOperators = 1_500_000 // of all pages
	maxForms     = 12        // forms in each other
)

// document is a file while it is being read.
type document struct {
	file   *pdffile.File
	pages  []*page
	byRef  map[pdffile.Ref]*page
	fonts  map[pdffile.Ref]*font
	forms  map[pdffile.Ref][]byte
	hidden map[pdffile.Ref]bool // layers that are not shown

	glyphs, operators int
}

// page is a page with what is known of it while it is being read.
type page struct {
	*pages.Page
	dict pdffile.Dict
	base pages.Matrix // from the file's coordinates to those of the page
	cut  bool         // the content could not be unpacked to its end
}

// findPages walks the page tree. It reports false when a page is missing.
func (d *document) findPages() bool {
	root := d.file.Dict(d.file.Trailer["Root"])
	seen := map[pdffile.Ref]bool{}
	return d.node(root["Pages"], pdffile.Dict{}, seen, 0)
}

var inherited = []pdffile.Name{"Resources", "MediaBox", "CropBox", "Rotate"}

func (d *document) node(v any, above pdffile.Dict, seen map[pdffile.Ref]bool, depth int) bool {
	ref, isRef := v.(pdffile.Ref)
	if depth > maxPageDepth || isRef && seen[ref] || len(d.pages) > maxPages {
		return true
	}
	if isRef {
		seen[ref] = true
	}
	dict := d.file.Dict(v)
	if dict == nil {
		return false
	}
	own := pdffile.Dict{}
	for _, key := range inherited {
		if own[key] = dict[key]; own[key] == nil {
			own[key] = above[key]
		}
	}
	kids := d.file.Array(dict["Kids"])
	if kids == nil {
		if d.file.Name(dict["Type"]) == "Pages" {
			return d.file.Int(dict["Count"]) == 0
		}
		d.addPage(dict, own, ref)
		return true
	}
	whole := true
	for _, kid := range kids {
		whole = d.node(kid, own, seen, depth+1) && whole
	}
	return whole
}

func (d *document) addPage(dict, own pdffile.Dict, ref pdffile.Ref) {
	p := &page{dict: pdffile.Dict{"Contents": dict["Contents"], "Annots": dict["Annots"], "Resources": own["Resources"]}}
	media, ok := d.rectangle(own["MediaBox"])
	if !ok {
		media = pages.Box{X1: 595.28, Y1: 841.89}
	}
	if crop, ok := d.rectangle(own["CropBox"]); ok {
		if both := crop.Meet(media); both.Width() > 10 && both.Height() > 10 {
			media = both
		}
	}
	unit := 1.0
	if u := d.file.Number(dict["UserUnit"]); u > 0.01 && u < 1000 {
		unit = u
	}
	w, h := media.Width()*unit, media.Height()*unit
	// First y turned down, then the page turned as it is shown.
	p.base = pages.Matrix{unit, 0, 0, -unit, -media.X0 * unit, media.Y1 * unit}
	switch (d.file.Int(own["Rotate"])%360 + 360) % 360 {
	case 90:
		p.base, w, h = p.base.Times(pages.Matrix{0, 1, -1, 0, h, 0}), h, w
	case 180:
		p.base = p.base.Times(pages.Matrix{-1, 0, 0, -1, w, h})
	case 270:
		p.base, w, h = p.base.Times(pages.Matrix{0, -1, 1, 0, 0, w}), h, w
	}
	p.Page = pages.New(len(d.pages)+1, pages.Box{X1: w, Y1: h})
	d.pages = append(d.pages, p)
	d.byRef[ref] = p
}

func (d *document) rectangle(v any) (pages.Box, bool) {
	a := d.file.Array(v)
	if len(a) < 4 {
		return pages.Box{}, false
	}
	n := d.numbers(a[:4])
	b := pages.Around([]pages.Point{{X: n[0], Y: n[1]}, {X: n[2], Y: n[3]}})
	ok := b.Width() > 1 && b.Height() > 1 && b.Width() < 1e5 && b.Height() < 1e5
	return b, ok
}

// findLayers notes the optional contents that are off when the file is opened.
func (d *document) findLayers() {
	root := d.file.Dict(d.file.Trailer["Root"])
	layers := d.file.Dict(root["OCProperties"])
	usual := d.file.Dict(layers["D"])
	set := func(list any, hidden bool) {
		for _, v := range d.file.Array(list) {
			if r, ok := v.(pdffile.Ref); ok {
				d.hidden[r] = hidden
			}
		}
	}
	if d.file.Name(usual["BaseState"]) == "OFF" {
		set(layers["OCGs"], true)
		set(usual["ON"], false)
	}
	set(usual["OFF"], true)
}
