package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blockTags are the elements that begin on a line of their own.
var blockTags = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Center: true, atom.Dd: true, atom.Details: true,
	atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true,
	atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true,
	atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Legend: true, atom.Li: true, atom.Listing: true, atom.Main: true, atom.Menu: true,
	atom.Nav: true, atom.Ol: true, atom.Optgroup: true, atom.P: true, atom.Plaintext: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Ul: true, atom.Xmp: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Caption: true, atom.Tbody: true, atom.Thead: true, atom.Tfoot: true,
	atom.Frameset: true, atom.Noframes: true, atom.Search: true, atom.Marquee: true,
}

// containersOfUCAP are elements of a page system that hold parts of a page and have no looks.
var containersOfUCAP = map[string]bool{"ucapcontent": true, "ucaptitle": true, "publishtime": true, "ucapsource": true}

// isBlock says that an element begins on a line of its own.
func isBlock(n *html.Node, s *style) bool {
	switch {
	case s.display == "" || s.display == "inherit" || s.display == "none":
		return blockTags[n.DataAtom] || containersOfUCAP[n.Data]
	case strings.HasPrefix(s.display, "inline") || s.display == "contents" || s.display == "table-cell":
		return n.DataAtom == atom.P || n.DataAtom == atom.Li && s.display == "list-item"
	}
	return true
}

// isTable says that an element is shown as a table and has rows.
func isTable(n *html.Node, s *style) bool {
	if n.DataAtom == atom.Table {
		return s.display == "" || s.display == "none" || !strings.HasPrefix(s.display, "inline") || s.display == "inline-table"
	}
	if s.display != "table" && s.display != "inline-table" {
		return false
	}
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode && strings.HasPrefix(declaredDisplay(child), "table-row") {
			return true
		}
	}
	return false
}

// declaredDisplay is the display of an element's style attribute.
func declaredDisplay(n *html.Node) string {
	v, ok := attrOf(n, "style")
	if !ok || !strings.Contains(v, "table") && !strings.Contains(v, "none") {
		return ""
	}
	var s style
	s.declarations(v)
	return s.display
}

// isAppRoot says that scripts put a page into an element.
func isAppRoot(n *html.Node) bool {
	switch attr(n, "id") {
	case "app", "root", "__next", "__nuxt", "container", "main":
		return true
	}
	return false
}

// countHan counts Chinese characters.
func countHan(text string) int {
	n := 0
	for _, r := range text {
		if r >= 0x3400 && unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
