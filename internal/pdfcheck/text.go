package pdfcheck

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// ElementText is a structure element with the text of its marked content and of all
// elements below it, in the order of the tree, as the fonts' ToUnicode maps give it.
type ElementText struct {
	Role  string // as the file names it, before its role map
	Depth int    // 0 for the document
	Text  string
}

// Text returns all elements of a PDF file's structure tree in order, parents first. The
// error says that the file cannot be read, or has no structure.
func Text(data []byte) ([]ElementText, error) {
	c, err := read(data)
	if err != nil {
		return nil, err
	}
	if c.root == nil {
		return nil, fmt.Errorf("pdfcheck: there is no structure tree")
	}
	return c.elementTexts(nil, c.root), nil
}

func (c *checker) elementTexts(out []ElementText, e *element) []ElementText {
	at := len(out)
	out = append(out, ElementText{Role: e.role, Depth: e.depth})
	var b strings.Builder
	for _, k := range e.kids {
		switch {
		case k.elem != nil:
			below := len(out)
			out = c.elementTexts(out, k.elem)
			b.WriteString(out[below].Text)
		case k.annot == 0:
			if s := c.pages[k.page].byMCID[k.mcid]; s != nil {
				b.WriteString(s.text)
			}
		}
	}
	out[at].Text = b.String()
	return out
}

// Diff compares two lists of elements, code point by code point, and says where they
// differ; nothing when they are the same.
func Diff(got, want []ElementText) []string {
	var out []string
	for i := range min(len(got), len(want)) {
		g, w := got[i], want[i]
		if g.Role != w.Role || g.Depth != w.Depth {
			return append(out, fmt.Sprintf("element %d is %s at depth %d, not %s at depth %d", i, g.Role, g.Depth, w.Role, w.Depth))
		}
		if g.Text != w.Text {
			out = append(out, fmt.Sprintf("element %d (%s): %s", i, g.Role, DiffText(g.Text, w.Text)))
		}
	}
	if len(got) != len(want) {
		out = append(out, fmt.Sprintf("%d elements, not %d", len(got), len(want)))
	}
	return out
}

// DiffText says where two texts first differ, "" when they are the same. Nothing is
// normalised: characters that look alike are different.
func DiffText(got, want string) string {
	for n := 0; got != "" && want != ""; n++ {
		g, gs := utf8.DecodeRuneInString(got)
		w, ws := utf8.DecodeRuneInString(want)
		if g != w || gs != ws {
			return fmt.Sprintf("character %d is %U %q, not %U %q", n, g, g, w, w)
		}
		got, want = got[gs:], want[ws:]
	}
	if got != want {
		return fmt.Sprintf("it ends in %q, not in %q", got, want)
	}
	return ""
}
