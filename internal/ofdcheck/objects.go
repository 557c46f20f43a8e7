package ofdcheck

import (
	"math"
	"strconv"
	"strings"
)

// Object is an object of a page.
type Object struct {
	*Node
	ID, Kind, Layer string
	Page            *Page
	Box             Box
	Glyphs          []Glyph // of a text
	Text            string
	named           int // how often custom tags name it
}

// Box is a rectangle on a page.
type Box struct{ X, Y, W, H float64 }

// slack is how far, in millimetres, something may stand out of its box: less than any device shows.
const slack = 0.002

func (b Box) holds(x, y float64) bool {
	return x > b.X-slack && x < b.X+b.W+slack && y > b.Y-slack && y < b.Y+b.H+slack
}

// numbers parses numbers with one space between each.
func (f *File) numbers(text string, count int) []float64 {
	var all []float64
	for _, word := range strings.Split(text, " ") {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil || strings.ContainsAny(word, "eE+") {
			f.fault("%q is no list of numbers", text)
		}
		all = append(all, v)
	}
	if len(all) != count {
		f.fault("%q has %d numbers, not %d", text, len(all), count)
		return make([]float64, count)
	}
	return all
}

// Number parses a number.
func (f *File) Number(text string) float64 { return f.numbers(text, 1)[0] }

func (f *File) box(text string) Box {
	v := f.numbers(text, 4)
	if v[2] <= 0 || v[3] <= 0 {
		f.fault("the box %q is empty", text)
	}
	return Box{v[0], v[1], v[2], v[3]}
}

// pages reads all pages.
func (f *File) pages(root string) {
	common := f.box(f.Document.Find("CommonData").Find("PageArea").Find("PhysicalBox").Text)
	for _, n := range f.Document.Find("Pages").Kids {
		name := beside(root, n.Attrs["BaseLoc"])
		content := f.part(name, "Page")
		area := common
		if a := content.Find("Area"); a.Name != "" {
			if area = f.box(a.Find("PhysicalBox").Text); area == common {
				f.fault("%s states the common size", name)
			}
		}
		page := &Page{ID: f.id(n), Width: area.W, Height: area.H}
		f.Pages, f.pageIDs[page.ID] = append(f.Pages, page), page
		f.layers(page, content)
	}
}

func (f *File) layers(page *Page, content *Node) {
	order := map[string]int{"Background": 1, "Body": 2, "Foreground": 3}
	last := 0
	for _, layer := range content.Find("Content").Kids {
		f.id(layer)
		kind := layer.Attrs["Type"]
		if order[kind] <= last {
			f.fault("layer %s is not in its order", kind)
		}
		last = order[kind]
		for _, n := range layer.Kids {
			o := &Object{Node: n, ID: f.id(n), Kind: n.Name, Layer: kind, Page: page, Box: f.box(n.Attrs["Boundary"])}
			page.Objects = append(page.Objects, o)
			f.objects[o.ID] = o
			f.object(o)
		}
	}
}

func (f *File) object(o *Object) {
	switch o.Kind {
	case "TextObject":
		f.text(o)
	case "PathObject":
		f.path(o)
	case "ImageObject":
		if _, ok := f.Media[o.Attrs["ResourceID"]]; !ok {
			f.fault("image %s has no picture", o.ID)
		}
		if m := f.numbers(o.Attrs["CTM"], 6); m[0] != o.Box.W || m[3] != o.Box.H || m[1] != 0 || m[2] != 0 || m[4] != 0 || m[5] != 0 {
			f.fault("image %s does not fill its box", o.ID)
		}
	default:
		f.fault("%s has an object %s", o.Page.ID, o.Kind)
	}
}

// path checks the attributes and data of a path, and that its box holds it.
func (f *File) path(o *Object) {
	filled := o.Attrs["Fill"] == "true"
	width := 0.0
	if filled == (o.Attrs["Stroke"] != "false") || filled != (o.Find("FillColor").Name != "") || filled == (o.Attrs["LineWidth"] != "") {
		f.fault("path %s is neither a filled area nor a line", o.ID)
	}
	if !filled {
		width = f.Number(o.Attrs["LineWidth"])
		f.color(o.Find("StrokeColor"))
	} else {
		f.color(o.Find("FillColor"))
	}
	words := strings.Split(o.Find("AbbreviatedData").Text, " ")
	for len(words) > 0 {
		switch words[0] {
		case "C":
			words = words[1:]
			continue
		case "M", "L":
		default:
			f.fault("path %s has a command %q", o.ID, words[0])
			return
		}
		if len(words) < 3 {
			f.fault("path %s is cut off", o.ID)
			return
		}
		at := f.numbers(strings.Join(words[1:3], " "), 2)
		x, y := o.Box.X+at[0], o.Box.Y+at[1]
		if !o.Box.holds(x-width/2, y-width/2) || !o.Box.holds(x+width/2, y+width/2) {
			f.fault("path %s stands out of its box", o.ID)
		}
		words = words[3:]
	}
}

// color checks that a colour has three parts.
func (f *File) color(n *Node) {
	for _, v := range f.numbers(n.Attrs["Value"], 3) {
		if v < 0 || v > 255 || v != math.Trunc(v) {
			f.fault("a colour has the part %v", v)
		}
	}
}
