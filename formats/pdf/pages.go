package pdf

import (
	"github.com/nianbao/nianbao/internal/pdffile"
)

// The limits of a document.
const (
	maxPages     = 200
	maxPageDepth = 50        // nodes of the page tree in each other
	maxGlyphs    = 300_000   // of all pages
	maxOperators = 1_500_000 // of all pages
	maxRules     = 80_000    // of one page
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

// page is what a page shows.
type page struct {
	number  int
	dict    pdffile.Dict
	box     box
	base    matrix // from the file's coordinates to those of point
	glyphs  []glyph
	rules   []rule
	slanted []glyph
	lost    map[string]int // glyphs without text, by font

	pictures int
	covered  bool // a picture fills most of the page
	unseen   int  // glyphs that are not painted
	cut      bool // the content could not be unpacked to its end
}

// glyph is a character on a page.
type glyph struct {
	text     string
	x0, x1   float64 // where it begins and ends along its line
	y        float64 // the baseline
	size     float64
	bold     bool
	upright  bool // false: x and y are those of the page turned so that it is
	turn     int  // quarters that the line is turned clockwise
	vertical bool // written downwards, upright
	mark     int  // the number of its marked content, -1 outside
	artifact bool
	unseen   bool // drawn in a way that leaves no ink
}

// middle is what decides which cell a glyph belongs to.
func (g *glyph) middle() point {
	return turned(point{(g.x0 + g.x1) / 2, g.y - 0.35*g.size}, (4-g.turn)%4)
}

// rule is a horizontal or vertical line.
type rule struct {
	vertical bool
	at       float64 // y of a horizontal, x of a vertical one
	from, to float64
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
	p := &page{number: len(d.pages) + 1, dict: pdffile.Dict{"Contents": dict["Contents"], "Resources": own["Resources"]}, lost: map[string]int{}}
	media, ok := d.rectangle(own["MediaBox"])
	if !ok {
		media = box{0, 0, 595.28, 841.89}
	}
	if crop, ok := d.rectangle(own["CropBox"]); ok {
		if both := crop.meet(media); both.width() > 10 && both.height() > 10 {
			media = both
		}
	}
	unit := 1.0
	if u := d.file.Number(dict["UserUnit"]); u > 0.01 && u < 1000 {
		unit = u
	}
	w, h := media.width()*unit, media.height()*unit
	// First y turned down, then the page turned as it is shown.
	p.base = matrix{unit, 0, 0, -unit, -media.x0 * unit, media.y1 * unit}
	switch (d.file.Int(own["Rotate"])%360 + 360) % 360 {
	case 90:
		p.base, w, h = p.base.times(matrix{0, 1, -1, 0, h, 0}), h, w
	case 180:
		p.base = p.base.times(matrix{-1, 0, 0, -1, w, h})
	case 270:
		p.base, w, h = p.base.times(matrix{0, -1, 1, 0, 0, w}), h, w
	}
	p.box = box{0, 0, w, h}
	d.pages = append(d.pages, p)
	d.byRef[ref] = p
}

func (d *document) rectangle(v any) (box, bool) {
	a := d.file.Array(v)
	if len(a) < 4 {
		return box{}, false
	}
	n := d.numbers(a[:4])
	b := box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}
	ok := b.width() > 1 && b.height() > 1 && b.width() < 1e5 && b.height() < 1e5
	return b, ok
}

// findLayers notes the optional contents that are off when the file is opened.
func (d *document) findLayers() {
	root := d.file.Dict(d.file.Trailer["Root"])
	usual := d.file.Dict(d.file.Dict(root["OCProperties"])["D"])
	for _, v := range d.file.Array(usual["OFF"]) {
		if r, ok := v.(pdffile.Ref); ok {
			d.hidden[r] = true
		}
	}
}
