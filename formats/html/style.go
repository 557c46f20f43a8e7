package html

import (
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// style is what an element says of how it looks, as far as that matters for reading it.
type style struct {
	display    string
	visibility string
	bold       weight
	align      align
	white      string // white-space
	list       string // list-style-type
	vertical   string // vertical-align
	struck     bool
	noSize     bool // nothing of it is seen
	fontSize   fontSize
}

type weight int8

const (
	weightUnset weight = iota
	weightNormal
	weightBold
)

type fontSize int8

const (
	sizeUnset fontSize = iota
	sizeZero
	sizeSeen
)

// align is an alignment that is given.
type align struct {
	given bool
	to    paper.Align
}

// attr returns an attribute of an element, "" when it has none.
func attr(n *html.Node, key string) string {
	v, _ := attrOf(n, key)
	return v
}

func attrOf(n *html.Node, key string) (string, bool) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val, true
		}
	}
	return "", false
}

// styleOf returns what the attributes and simple rules of the page say of an element.
func (d *page) styleOf(n *html.Node) style {
	var s style
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "align":
			if n.DataAtom != atom.Table && n.DataAtom != atom.Img && n.DataAtom != atom.Iframe { // there it moves the box
				s.align = alignOf(a.Val)
			}
		case "hidden":
			s.display = "none"
		case "class", "id":
			switch {
			case d.sheet.hides(n, a.Key, a.Val):
				s.display = "none"
			case a.Key == "class" && s.display == "" && d.sheet.isInline(n, a.Val):
				s.display = "inline"
			}
		}
	}
	if v, ok := attrOf(n, "style"); ok {
		s.declarations(v)
	}
	return s
}

func alignOf(v string) align {
	switch strings.TrimPrefix(strings.ToLower(strings.TrimSpace(v)), "-webkit-") {
	case "center", "middle", "-moz-center":
		return align{true, paper.Center}
	case "right", "end":
		return align{true, paper.End}
	case "left", "start", "justify":
		return align{true, paper.Start}
	}
	return align{}
}

// declarations reads a style attribute.
func (s *style) declarations(text string) {
	clipped, zeroBox := false, false
	for text != "" {
		var one string
		one, text, _ = strings.Cut(text, ";")
		name, value, ok := strings.Cut(one, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		switch name {
		case "display", "visibility", "font-weight", "font", "text-align", "white-space", "text-decoration", "text-decoration-line",
			"list-style", "list-style-type", "font-size", "vertical-align", "overflow", "overflow-x", "overflow-y", "width", "height", "left", "top", "text-indent":
		default:
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		value = strings.TrimSpace(strings.TrimSuffix(value, "!important"))
		switch name {
		case "overflow", "overflow-x", "overflow-y":
			clipped = clipped || value == "hidden"
		case "width", "height":
			zeroBox = zeroBox || isZero(value)
		case "left", "top", "text-indent":
			s.noSize = s.noSize || isFarOut(value)
		default:
			s.declare(name, value)
		}
	}
	s.noSize = s.noSize || clipped && zeroBox
}

func (s *style) declare(name, value string) {
	switch name {
	case "display":
		s.display = value
	case "visibility":
		s.visibility = value
	case "font-weight":
		s.bold = weightOf(value)
	case "font":
		s.bold = weightNormal
		if strings.Contains(value, "bold") {
			s.bold = weightBold
		}
	case "font-size":
		s.fontSize = sizeSeen
		if isZero(value) {
			s.fontSize = sizeZero
		}
	case "text-align":
		if a := alignOf(value); a.given {
			s.align = a
		}
	case "white-space":
		s.white = value
	case "vertical-align":
		s.vertical = value
	case "text-decoration", "text-decoration-line":
		s.struck = strings.Contains(value, "line-through")
	case "list-style", "list-style-type":
		s.list = value
	}
}

func weightOf(value string) weight {
	const bold = 600
	if n, err := strconv.Atoi(value); err == nil && n >= bold || value == "bold" || value == "bolder" {
		return weightBold
	}
	if value == "inherit" {
		return weightUnset
	}
	return weightNormal
}

// isZero says that a length is nothing: "0", "0px", "0.0pt".
func isZero(value string) bool {
	n, ok := length(value)
	return ok && n == 0
}

// isFarOut says that a length moves something out of the page.
func isFarOut(value string) bool {
	const far = -900
	n, ok := length(value)
	return ok && n <= far
}

// length returns the number before the unit of a length.
func length(value string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz% "), 64)
	return n, err == nil
}

// isHidden says that nothing of an element is shown.
func (s *style) isHidden() bool { return s.display == "none" || s.noSize }
