package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readMeta counts the scripts and reads what a page says of itself: the labels that offices put on articles, wherever they
// stand, then what a page system or the page's title says.
func (d *page) readMeta(root *html.Node) {
	m := &d.doc.Meta
	var title, ucap, time string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.DataAtom == atom.Meta:
			value := oneLine(attr(n, "content"))
			switch strings.ToLower(strings.TrimSpace(attr(n, "name"))) {
			case "articletitle":
				setOnce(&m.Title, value)
			case "contentsource":
				setOnce(&m.Organ, value)
			case "pubdate":
				setOnce(&m.Date, value)
			}
		case n.DataAtom == atom.Script:
			d.facts.scripts++
			t := textOf(n)
			d.facts.challenge = d.facts.challenge || strings.Contains(t, "cookie") && strings.Contains(t, "location")
		case n.DataAtom == atom.Title && n.Namespace == "":
			setOnce(&title, oneLine(textOf(n)))
		case n.Data == "ucaptitle":
			setOnce(&ucap, oneLine(textOf(n)))
		case n.Data == "publishtime":
			setOnce(&time, oneLine(textOf(n)))
		}
	}
	setOnce(&m.Title, ucap)
	setOnce(&m.Title, title)
	setOnce(&m.Date, time)
}

// setOnce sets a text that is not set yet.
func setOnce(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

// oneLine is a text with each run of blanks as one space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
