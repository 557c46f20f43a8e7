// Package html reads web pages, and files that office programs saved as web pages, into a paper
// document.
package html

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/model"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of Read.
const (
	MaxBytes = 16 << 20  // of a page
	MaxCells = 200_000   // of all tables
	MaxTags  = 1_500_000 // of a page
)

// Read reads a page. Its encoding is told by the bytes, not by what the page says of itself. The error
// is of type model.Findings when the page cannot be read.
func Read(data []byte) (*paper.Document, error) {
	if len(data) > MaxBytes {
		return nil, refusal("READ-LIMIT", fmt.Sprintf("网页超过 %d MB，不像是一份年度报告", MaxBytes>>20), "请检查是否选错了文件")
	}
	if page, ok := fromMHT(data); ok {
		data = page
	}
	text, err := charset.Decode(data)
	if err != nil {
		return nil, refusal("READ-ENCODING", "无法读出网页的文字：编码不是 UTF-8、UTF-16 或 GB18030", "请用浏览器打开，全选后复制为文本文件")
	}
	root, err := parse(text)
	if err != nil {
		return nil, refusal("READ-DAMAGED", "网页的标签嵌套太深，无法读取", "请用浏览器打开，全选后复制为文本文件")
	}
	w := &walker{doc: &paper.Document{Kind: "网页"}, hidden: hiddenClasses(text), lines: linesOf(text, root)}
	w.meta(root)
	out := &flow{w: w}
	out.children(root, style{})
	out.flush()
	w.doc.Blocks = out.blocks
	w.tellHidden()
	if w.cells > MaxCells {
		return nil, refusal("READ-LIMIT", fmt.Sprintf("网页的表格超过 %d 格，不像是一份年度报告", MaxCells), "请检查是否选错了文件")
	}
	return w.doc, nil
}

func refusal(id, message, hint string) model.Findings {
	return model.Findings{{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}}
}

// parse parses a page. Pages with unclosed <font> or <b> in hundreds of paragraphs nest deeper than
// the parser allows: it is given them again without the tags that only say how text looks, then with
// those alone that give the text its order.
func parse(text string) (*html.Node, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		root, err = html.Parse(strings.NewReader(onlyTags(text, func(name string) bool { return !lookTags[name] })))
	}
	if err != nil {
		root, err = html.Parse(strings.NewReader(onlyTags(text, func(name string) bool { return orderTags[name] })))
	}
	return root, err
}

// lookTags only say how text looks.
var lookTags = map[string]bool{"font": true, "b": true, "strong": true, "i": true, "em": true, "u": true, "span": true, "big": true, "small": true,
	"tt": true, "code": true, "nobr": true, "a": true, "o:p": true, "st1:chsdate": true, "center": true, "label": true}

// orderTags give the text its order.
var orderTags = map[string]bool{"table": true, "tr": true, "td": true, "th": true, "p": true, "br": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"li": true, "script": true, "style": true, "title": true, "meta": true, "head": true, "body": true, "html": true, "img": true}

// onlyTags writes a page again with the tags that keep passes. A tag that is left out is a space where
// it parts blocks.
func onlyTags(text string, keep func(name string) bool) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			switch {
			case keep(string(name)):
				b.WriteString(raw)
			case string(name) == "div":
				b.WriteString("<br>")
			}
		default:
			b.Write(z.Raw())
		}
	}
}

// walker holds what is known of a whole page.
type walker struct {
	doc    *paper.Document
	hidden map[string]bool // classes that are not shown
	lines  map[*html.Node]int
	cells  int
	order  int

	unseen []string // hidden text
	struck []string // struck-out text
}

func (w *walker) placeOf(n *html.Node) model.Place {
	w.order++
	for ; n != nil; n = n.Parent {
		if line := w.lines[n]; line > 0 {
			return model.Place{Line: line, Column: 1, Order: w.order}
		}
	}
	return model.Place{Order: w.order}
}

// linesOf maps elements to the lines of their start tags. The parser keeps no offsets, so elements of
// a kind are counted in the source and in the tree; a kind whose counts differ is left out.
func linesOf(text string, root *html.Node) map[*html.Node]int {
	counted := map[atom.Atom][]int{}
	z := html.NewTokenizer(strings.NewReader(text))
	line := 1
	for n := 0; n < MaxTags; n++ {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := z.Raw()
		at := line
		line += strings.Count(string(raw), "\n")
		if kind == html.StartTagToken || kind == html.SelfClosingTagToken {
			name, _ := z.TagName()
			switch a := atom.Lookup(name); a {
			case atom.Td, atom.Th, atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.Div, atom.Table, atom.Li:
				counted[a] = append(counted[a], at)
			}
		}
	}
	nodes := map[atom.Atom][]*html.Node{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && counted[n.DataAtom] != nil {
			nodes[n.DataAtom] = append(nodes[n.DataAtom], n)
		}
	}
	lines := map[*html.Node]int{}
	for a, at := range counted {
		if len(at) != len(nodes[a]) {
			continue
		}
		for i, n := range nodes[a] {
			lines[n] = at[i]
		}
	}
	return lines
}

var hiddenRule = regexp.MustCompile(`\.([A-Za-z_][\w-]*)\s*\{[^{}]*display\s*:\s*none`)

// hiddenClasses are the classes that the page's own style sheets hide.
func hiddenClasses(text string) map[string]bool {
	classes := map[string]bool{}
	for _, m := range hiddenRule.FindAllStringSubmatch(text, 1000) {
		classes[m[1]] = true
	}
	return classes
}

// meta reads what the page says of itself.
func (w *walker) meta(root *html.Node) {
	m := &w.doc.Meta
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Title && m.Title == "" && n.FirstChild != nil:
			m.Title = strings.Join(strings.Fields(n.FirstChild.Data), " ")
		case n.DataAtom == atom.Meta:
			switch content := strings.TrimSpace(attr(n, "content")); strings.ToLower(attr(n, "name")) {
			case "articletitle":
				if content != "" {
					m.Title = content
				}
			case "contentsource":
				m.Organ = content
			case "pubdate":
				m.Date = content
			}
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// tellHidden reports text that the page does not show.
func (w *walker) tellHidden() {
	for _, t := range []struct {
		parts []string
		what  string
	}{{w.unseen, "网页上隐藏的文字没有读入"}, {w.struck, "划去的文字没有读入"}} {
		text := strings.Join(strings.Fields(strings.Join(t.parts, " ")), " ")
		if r := []rune(text); len(r) > 40 {
			text = string(r[:40]) + "…"
		}
		if hasHan(text) {
			w.doc.Notes = append(w.doc.Notes, model.Finding{ID: "IMPORT-EXTRA", Severity: model.SeverityInfo, Message: t.what + "：“" + text + "”"})
		}
	}
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff })
}
