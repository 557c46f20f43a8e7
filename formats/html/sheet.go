package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sheet is what a page's own style rules hide, and what they keep in the line: ".old", "#old", "p.old". Rules with
// other selectors and those of media are not read.
type sheet struct {
	classes, ids map[string]string // that are hidden, to the element's name, "" for any
	inline       map[string]string // classes shown in the line
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssSimple  = regexp.MustCompile(`^([a-zA-Z]*)([.#])([\w\x{80}-\x{10ffff}-]+)$`)
	cssDisplay = regexp.MustCompile(`(?i)(?:^|[;\s])display\s*:\s*([a-z-]*)`)
)

// sheetOf reads the style elements of a page.
func sheetOf(root *html.Node) sheet {
	s := sheet{classes: map[string]string{}, ids: map[string]string{}, inline: map[string]string{}}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil && attr(n, "media") == "" && strings.Contains(strings.ToLower(n.FirstChild.Data), "display") {
			s.read(n.FirstChild.Data)
		}
	}
	return s
}

func (s *sheet) read(text string) {
	text = cssComment.ReplaceAllString(text, "")
	text = strings.NewReplacer("<!--", "", "-->", "").Replace(text)
	for text != "" {
		selectors, rest, ok := strings.Cut(text, "{")
		if !ok {
			return
		}
		selectors = selectors[strings.LastIndex(selectors, ";")+1:] // behind @import and the like
		if strings.HasPrefix(strings.TrimSpace(selectors), "@") {
			text = afterBlock(rest)
			continue
		}
		var body string
		body, text, _ = strings.Cut(rest, "}")
		shown := cssDisplay.FindStringSubmatch(body)
		if shown == nil {
			continue
		}
		for one := range strings.SplitSeq(selectors, ",") {
			s.rule(strings.TrimSpace(one), shown[1])
		}
	}
}

func (s *sheet) rule(selector, display string) {
	m := cssSimple.FindStringSubmatch(selector)
	if m == nil {
		return
	}
	names := s.classes
	if m[2] == "#" {
		names = s.ids
	}
	delete(names, m[3])
	if m[2] == "." {
		delete(s.inline, m[3])
	}
	switch {
	case strings.EqualFold(display, "none"):
		names[m[3]] = strings.ToLower(m[1])
	case strings.EqualFold(display, "inline") && m[2] == ".":
		s.inline[m[3]] = strings.ToLower(m[1])
	}
}

// afterBlock returns what follows the end of a block with blocks inside.
func afterBlock(text string) string {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[i+1:]
			}
		}
	}
	return ""
}

// hides says that a rule hides an element with a class or id.
func (s *sheet) hides(n *html.Node, key, value string) bool {
	if key == "id" {
		tag, ok := s.ids[value]
		return ok && (tag == "" || tag == n.Data)
	}
	return hasRule(s.classes, n, value)
}

// isInline says that a rule keeps an element with classes in the line.
func (s *sheet) isInline(n *html.Node, classes string) bool { return hasRule(s.inline, n, classes) }

// hasRule says that one of the rules is about an element with classes.
func hasRule(rules map[string]string, n *html.Node, classes string) bool {
	if len(rules) == 0 {
		return false
	}
	for class := range strings.FieldsSeq(classes) {
		if tag, ok := rules[class]; ok && (tag == "" || tag == n.Data) {
			return true
		}
	}
	return false
}
