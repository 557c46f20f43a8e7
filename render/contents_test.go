package render_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// entriesOf returns the entries below an element with the pages that their numbers name.
func entriesOf(t *testing.T, d *layout.Document, e *layout.Elem) (texts []string, pages []int) {
	t.Helper()
	for _, k := range e.Kids {
		if k.Elem == nil {
			continue
		}
		if k.Elem.Role != layout.RoleTOCI {
			below, numbers := entriesOf(t, d, k.Elem)
			texts, pages = append(texts, below...), append(pages, numbers...)
			continue
		}
		text := d.Text(k.Elem)
		space := strings.LastIndex(text, " ")
		n, err := strconv.Atoi(text[space+1:])
		if space < 0 || err != nil {
			t.Fatalf("%q has no page number", text)
		}
		texts, pages = append(texts, text[:space]), append(pages, n)
	}
	return texts, pages
}

func TestTheContentsNameTheHeadingsWithTheirPages(t *testing.T) {
	r := read(t, seed)
	r.Applications.Received.Total = 7 // so that a draft has a list of findings, too
	for name, opts := range map[string][]nianbao.Option{
		"by themselves":     {nianbao.WithContents()},
		"and landscape":     {nianbao.WithContents(), nianbao.WithLandscape()},
		"and a draft":       {nianbao.WithContents(), nianbao.WithDraft()},
		"and both of these": {nianbao.WithContents(), nianbao.WithLandscape(), nianbao.WithDraft()},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := nianbao.Layout(r, opts...)
			if err != nil {
				t.Fatal(err)
			}
			texts, pages := entriesOf(t, d, d.Tree)
			i := 0
			for _, h := range d.Outline {
				if h.Level > 2 {
					continue
				}
				if i >= len(texts) {
					t.Fatalf("%s and those after it are missing", h.Text)
				}
				if texts[i] != strings.TrimSuffix(h.Text, "。") || pages[i] != h.Page-d.Front+1 {
					t.Errorf("entry %q leads to page %d, want %q on page %d", texts[i], pages[i], h.Text, h.Page-d.Front+1)
				}
				i++
			}
			if i != len(texts) || i < 10 {
				t.Errorf("%d entries of %d headings", len(texts), i)
			}
		})
	}
}

func TestAFileWithContentsIsSound(t *testing.T) {
	r := read(t, seed)
	data := render(t, r, nianbao.WithContents(), nianbao.WithLandscape(), nianbao.WithDraft())
	findings, err := pdfcheck.Check(data)
	if err != nil || len(findings) > 0 {
		t.Errorf("%v %q", err, findings)
	}
	pdfcheck.QPDF(t, data)
	if !bytes.Equal(data, render(t, r, nianbao.WithDraft(), nianbao.WithLandscape(), nianbao.WithContents())) {
		t.Error("the order of the options changes the file")
	}
}

// The report's own pages are the same with a table of contents as without.
func TestContentsMoveNothingOfTheReport(t *testing.T) {
	r := read(t, seed)
	plain, err := nianbao.Layout(r)
	if err != nil {
		t.Fatal(err)
	}
	d, err := nianbao.Layout(r, nianbao.WithContents())
	if err != nil {
		t.Fatal(err)
	}
	if d.Front != 1 || len(d.Pages) != len(plain.Pages)+1 {
		t.Fatalf("%d pages before page 1, %d in all", d.Front, len(d.Pages))
	}
	d.Pages, d.Outline, d.Tree, d.Front = d.Pages[1:], nil, plain.Tree, 0
	plain.Outline = nil
	var want, got bytes.Buffer
	if err := layout.Dump(&want, plain); err != nil {
		t.Fatal(err)
	}
	if err := layout.Dump(&got, d); err != nil {
		t.Fatal(err)
	}
	if got.String() != want.String() {
		t.Error("the pages differ")
	}
}
