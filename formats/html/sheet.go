package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sheet is what a page's own style rules hide: ".old", "#old", "p.old". Rules with other selectors
// and those of media are not read.
type sheet struct {
	classes, ids map[string]string // to the element's name, "" for any
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssSimple  = regexp.MustCompile(`^([a-zA-Z]*)([.#])([\w\x{80}-\x{10ffff}-]+)$`)
	cssNone    = regexp.MustCompile(`(?i)(?:^|[;\s])display\s*:\s*none\b`)
	cssShown   = regexp.MustCompile(`(?i)(?:^|[;\s])display\s*:`)
)

// sheetOf reads the style elements of a page.
func sheetOf(root *html.Node) sheet {
	s := sheet{classes: map[string]string{}, ids: map[string]string{}}
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil && attr(n, "media") == "" && strings.Contains(n.FirstChild.Data, "none") {
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
		if strings.HasPrefix(strings.TrimSpace(selectors), "@") {
			text = afterBlock(rest)
			continue
		}
		var body string
		body, text, _ = strings.Cut(rest, "}")
		if !cssShown.MatchString(body) {
			continue
		}
		for one := range strings.SplitSeq(selectors, ",") {
			s.rule(strings.TrimSpace(one), cssNone.MatchString(body))
		}
	}
}

func (s *sheet) rule(selector string, none bool) {
	m := cssSimple.FindStringSubmatch(selector)
	if m == nil {
		return
	}
	names := s.classes
	if m[2] == "#" {
		names = s.ids
	}
	if none {
		names[m[3]] = strings.ToLower(m[1])
	} else {
		delete(names, m[3])
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
	if len(s.classes) == 0 {
		return false
	}
	for class := range strings.FieldsSeq(value) {
		if tag, ok := s.classes[class]; ok && (tag == "" || tag == n.Data) {
			return true
		}
	}
	return false
}
