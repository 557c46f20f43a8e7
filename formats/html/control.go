package html

import (
	"net/url"
	"path"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// control reads a field of a form: what is filled in or chosen.
func (f *flow) control(n *html.Node, c context) {
	switch n.DataAtom {
	case atom.Textarea:
		c.breaks = true
		f.text(textOf(n), c)
	case atom.Select:
		f.text(chosen(n), c)
	case atom.Input:
		switch strings.ToLower(attr(n, "type")) {
		case "hidden", "checkbox", "radio", "image", "file", "range", "color":
		case "password":
			f.d.facts.password = true
		case "button", "submit", "reset":
			c.link = true
			f.text(attr(n, "value"), c)
		default:
			f.text(attr(n, "value"), c)
		}
	}
}

// chosen is the text of the option that a select shows: the last that is selected, else the first.
func chosen(n *html.Node) string {
	var first, last *html.Node
	for d := range n.Descendants() {
		if d.DataAtom != atom.Option {
			continue
		}
		if first == nil {
			first = d
		}
		if _, ok := attrOf(d, "selected"); ok {
			last = d
		}
	}
	switch {
	case last != nil:
		return textOf(last)
	case first != nil:
		return textOf(first)
	}
	return ""
}

// picture stands for a picture that is large enough to hold a table or a page.
func (f *flow) picture(n *html.Node, c context) {
	if isIcon(n) || c.unseen || c.link && f.started {
		return
	}
	if !c.chrome {
		f.d.doc.Pictures++
	}
	if !f.d.count() {
		return
	}
	p := &paper.Paragraph{Text: strings.TrimSpace(attr(n, "alt")), Picture: true, Align: c.align, Chrome: c.chrome, Place: f.d.place(n)}
	if f.started {
		f.pictures = append(f.pictures, p)
	} else {
		f.blocks = append(f.blocks, p)
	}
}

// iconWords are in the names of files of pictures that decorate a page.
var iconWords = []string{"icon", "logo", "share", "qrcode", "print", "banner", "weixin", "wechat", "weibo", "button", "arrow", "erweima", "close", "blank.gif", "spacer", "background"}

// isIcon says that a picture is too small to hold content or is called like a part of a page.
func isIcon(n *html.Node) bool {
	const small = 100
	s := attr(n, "style")
	for _, key := range []string{"width", "height"} {
		if v, ok := length(strings.ToLower(strings.TrimSpace(attr(n, key)))); ok && v < small && !strings.Contains(attr(n, key), "%") {
			return true
		}
		if v, ok := declared(s, key); ok && v < small {
			return true
		}
	}
	src := attr(n, "src")
	for _, key := range []string{"data-src", "data-original", "original"} { // of pictures that scripts load
		if v := attr(n, key); v != "" {
			src = v
		}
	}
	src = strings.ToLower(src)
	const short = 2000 // characters of a picture that is written into the page
	if strings.HasPrefix(src, "data:") {
		return len(src) < short
	}
	name := path.Base(src)
	for _, word := range iconWords {
		if strings.Contains(name, word) {
			return true
		}
	}
	return src == ""
}

// declared returns a length in pixels of a style attribute.
func declared(style, name string) (float64, bool) {
	for one := range strings.SplitSeq(style, ";") {
		key, value, ok := strings.Cut(one, ":")
		if !ok || !strings.EqualFold(strings.TrimSpace(key), name) {
			continue
		}
		value = strings.ToLower(strings.TrimSpace(value))
		if n, ok := length(value); ok && strings.HasSuffix(value, "px") {
			return n, true
		}
	}
	return 0, false
}

// documentEnds are the ends of the names of documents that a page may show or offer.
var documentEnds = []string{".pdf", ".ofd", ".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".zip", ".rar", ".7z"}

// documentName returns the name of a document that an address names, in its path or its query.
func documentName(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	names := []string{u.Path}
	for _, part := range strings.FieldsFunc(u.RawQuery, func(r rune) bool { return r == '&' || r == '=' }) {
		if text, err := url.QueryUnescape(part); err == nil {
			names = append(names, text)
		}
	}
	for _, name := range names {
		for _, end := range documentEnds {
			if strings.HasSuffix(strings.ToLower(name), end) {
				return path.Base(name)
			}
		}
	}
	return ""
}

// document remembers a link to a document.
func (d *page) document(n *html.Node) {
	name := documentName(attr(n, "href"))
	text := strings.TrimSpace(textOf(n))
	if name == "" {
		name = documentName(attr(n, "title"))
	}
	if name == "" && documentName(text) != "" {
		name = text
	}
	if name == "" {
		return
	}
	if text != "" {
		name = text
	}
	d.facts.files = append(d.facts.files, name)
}

// embedded remembers a document that is shown in a frame of the page. What is in the frame is not part
// of the file.
func (f *flow) embedded(n *html.Node) {
	for _, key := range []string{"src", "data", "file"} {
		if name := documentName(attr(n, key)); name != "" {
			f.d.facts.embedded = append(f.d.facts.embedded, name)
			return
		}
	}
	if n.DataAtom == atom.Frame {
		f.d.facts.frames++
	}
}
