package pdfcheck

import (
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// checkFigure checks that a figure says what it shows (ISO 14289-1, 7.3) and where it
// stands, and that images are in figures only.
func (c *checker) checkFigure(e *element) {
	isFigure := e.mapped == "Figure"
	for _, k := range e.kids {
		if k.elem == nil && k.annot == 0 && !isFigure {
			if s := c.pages[k.page].byMCID[k.mcid]; s != nil && s.drawn {
				c.find("%v has an image and is no Figure", e)
			}
		}
	}
	if !isFigure {
		return
	}
	if alt, ok := c.text(e.dict["Alt"]); !ok || alt == "" {
		c.find("%v has no Alt", e)
	}
	if len(e.box) != 4 || !(c.number(e.box[2]) > c.number(e.box[0])) || !(c.number(e.box[3]) > c.number(e.box[1])) {
		c.find("%v has no BBox, or an empty one", e)
	}
}

// image follows Do: only images of the page's resources may be drawn, in marked content.
func (r *reading) image() {
	n, _ := r.operands[0].(name)
	images := r.c.dict(r.c.dict(r.p.dict["Resources"])["XObject"])
	if ref(images[string(n)]) == 0 {
		r.p.find("the image %s is not in the page's resources", string(n))
	}
	if r.inText {
		r.p.find("Do within BT … ET")
	}
	if n := len(r.open); n > 0 && r.open[n-1].seq != nil {
		r.open[n-1].seq.drawn = true
	} else {
		r.p.find("an image is no content of the document")
	}
}

// imageKeys are those that an image may have.
var imageKeys = []string{"Type", "Subtype", "Width", "Height", "ColorSpace", "BitsPerComponent", "Filter", "DecodeParms", "Length"}

// isImage checks a stream that says it is an image, and reports whether it does.
func (c *checker) isImage(at string, d types.Dict) bool {
	if c.name(d["Type"]) != "XObject" || c.name(d["Subtype"]) != "Image" {
		return false
	}
	for _, key := range sortedKeys(d) {
		if !slices.Contains(imageKeys, key) {
			c.find("%s is an image with %s", at, key)
		}
	}
	width, _ := c.integer(d["Width"])
	height, _ := c.integer(d["Height"])
	bits, _ := c.integer(d["BitsPerComponent"])
	if space := c.name(d["ColorSpace"]); width < 1 || height < 1 || bits != 8 || space != "DeviceRGB" && space != "DeviceGray" {
		c.find("%s is an image of %d × %d pixels of %d bits in %s", at, width, height, bits, space)
	}
	return true
}
