package svg_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
)

// pages returns the files of all pages.
func pages(t testing.TB, e *svg.Encoder, d *layout.Document) [][]byte {
	t.Helper()
	var files [][]byte
	err := e.Pages(d, func(page int, data []byte) error {
		if page != len(files) {
			t.Errorf("page %d comes after %d others", page, len(files))
		}
		files = append(files, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// documents are the layouts that are looked at as files.
func documents(t testing.TB) map[string]*layout.Document {
	t.Helper()
	old, err := nianbao.ReadFile("../../testdata/qinghe-2020.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*layout.Document{"seed": layouttest.Seed(t), "everything": layouttest.Everything(t), "edition 2019": layouttest.Lay(t, old)}
}

// node is an element of a file.
type node struct {
	name  string
	attrs map[string]string
	kids  []*node
	text  string // directly in it
}

// parse reads a file as XML and refuses what a file must not have.
func parse(t testing.TB, data []byte) *node {
	t.Helper()
	top := &node{}
	open := []*node{top}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return top.kids[0]
		}
		if err != nil {
			t.Fatal(err)
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			last.kids = append(last.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		default:
			t.Errorf("the file has a %T", token)
		}
	}
}

// walk calls f for an element and all below it, in their order.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.walk(f)
	}
}

// layers returns what is seen and what is read.
func (n *node) layers(t testing.TB) (seen, read *node) {
	t.Helper()
	var groups []*node
	for _, k := range n.kids {
		if k.name == "g" {
			groups = append(groups, k)
		}
	}
	if len(groups) != 2 || groups[0].attrs["aria-hidden"] != "true" || groups[1].attrs["aria-hidden"] != "" {
		t.Fatalf("%d layers", len(groups))
	}
	return groups[0], groups[1]
}
