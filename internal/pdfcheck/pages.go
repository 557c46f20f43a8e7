package pdfcheck

import (
	"fmt"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// page is a page with what its content says.
type page struct {
	index     int // from 0
	dict      types.Dict
	sequences []*sequence // that have an MCID, in painting order
	byMCID    map[int]*sequence
	problems  []string // met while reading the content
	annots    []*annotation
}

// sequence is a marked-content sequence with an MCID.
type sequence struct {
	tag   string
	mcid  int
	text  string
	drawn bool // has an image
}

// annotation is an annotation with its object's number.
type annotation struct {
	obj  int
	page *page
	dict types.Dict
}

func (p *page) find(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf("page %d: ", p.index+1)+fmt.Sprintf(format, args...))
}

// readPages reads all pages of the page tree with their content.
func (c *checker) readPages() {
	c.pageNode(c.catalog["Pages"], map[int]bool{})
	for _, p := range c.pages {
		c.readContent(p)
		for _, o := range c.array(p.dict["Annots"]) {
			p.annots = append(p.annots, &annotation{obj: ref(o), page: p, dict: c.dict(o)})
		}
	}
}

func (c *checker) pageNode(o types.Object, seen map[int]bool) {
	number := ref(o)
	if number == 0 || seen[number] {
		c.find("the page tree has a node that is no object of its own, or stands twice")
		return
	}
	seen[number] = true
	d := c.dict(o)
	switch c.name(d["Type"]) {
	case "Pages":
		for _, kid := range c.array(d["Kids"]) {
			c.pageNode(kid, seen)
		}
	case "Page":
		c.pageOf[number] = len(c.pages)
		c.pages = append(c.pages, &page{index: len(c.pages), dict: d, byMCID: map[int]*sequence{}})
	default:
		c.find("object %d of the page tree is neither Pages nor Page", number)
	}
}

// checkPages reports what is wrong with the pages, their content and annotations.
func (c *checker) checkPages() {
	if n, _ := c.integer(c.dict(c.catalog["Pages"])["Count"]); n != len(c.pages) || n == 0 {
		c.find("the page tree counts %d pages and has %d", n, len(c.pages))
	}
	for _, p := range c.pages {
		c.findings = append(c.findings, p.problems...)
		if tabs := c.name(p.dict["Tabs"]); tabs != "S" {
			c.find("page %d: Tabs is %q, not S", p.index+1, tabs)
		}
		if _, ok := c.integer(p.dict["StructParents"]); !ok {
			c.find("page %d has no StructParents", p.index+1)
		}
		if p.dict["Group"] != nil {
			c.find("page %d has a transparency group", p.index+1)
		}
		c.mediaBox(p)
		for i, a := range p.annots {
			c.checkAnnotation(i, a)
		}
	}
}

// mediaBox checks the size of a page (ISO 19005-2, 6.1.13).
func (c *checker) mediaBox(p *page) {
	box := c.array(p.dict["MediaBox"])
	if len(box) != 4 {
		c.find("page %d has no MediaBox", p.index+1)
		return
	}
	for i := range 2 {
		if size := c.number(box[i+2]) - c.number(box[i]); math.IsNaN(size) || size < 3 || size > 14400 {
			c.find("page %d: a side of %g points", p.index+1, size)
		}
	}
}

// Flags of an annotation (ISO 32000-1, table 165).
const (
	flagInvisible = 1 << 0
	flagHidden    = 1 << 1
	flagPrint     = 1 << 2
	flagNoView    = 1 << 5
)

// checkAnnotation lets only links to an address or a page pass.
func (c *checker) checkAnnotation(i int, a *annotation) {
	at := fmt.Sprintf("page %d, annotation %d", a.page.index+1, i+1)
	if a.obj == 0 || a.dict == nil {
		c.find("%s is no object of its own", at)
		return
	}
	if s := c.name(a.dict["Subtype"]); s != "Link" {
		c.find("%s is a %s, not a Link", at, s)
	}
	c.checkTarget(at, a)
	if contents, ok := c.text(a.dict["Contents"]); !ok || contents == "" {
		c.find("%s has no Contents", at)
	}
	flags, _ := c.integer(a.dict["F"])
	if flags&flagPrint == 0 || flags&(flagInvisible|flagHidden|flagNoView) != 0 {
		c.find("%s is not shown or not printed: F is %d", at, flags)
	}
	rect := c.array(a.dict["Rect"])
	if len(rect) != 4 || !(c.number(rect[2]) > c.number(rect[0])) || !(c.number(rect[3]) > c.number(rect[1])) {
		c.find("%s has no area", at)
	}
}

// checkTarget checks that a link leads to one place: an address, or a page of the file.
func (c *checker) checkTarget(at string, a *annotation) {
	action := c.dict(a.dict["A"])
	if a.dict["Dest"] == nil && !(c.standard.namespaces && c.name(action["S"]) == "GoTo") {
		if uri, ok := c.bytes(action["URI"]); c.name(action["S"]) != "URI" || !ok || uri == "" || !isASCII(uri) {
			c.find("%s does not lead to an address in ASCII", at)
		}
		return
	}
	c.checkDestination(at, a.dict)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
