package svg_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
)

// Pictures are compressed by the standard library, which may do it otherwise one day.
var pictureData = regexp.MustCompile(`base64,[^"]*`)

// All pages of a document put together by hand: as they are, with ids and links of their own, and of one glyph.
func TestGoldenPages(t *testing.T) {
	var b strings.Builder
	add := func(name string, e *svg.Encoder, d *layout.Document) {
		for i, data := range pages(t, e, d) {
			fmt.Fprintf(&b, "== %s, page %d\n%s", name, i, pictureData.ReplaceAll(data, []byte("base64,…")))
		}
	}
	add("plain", &svg.Encoder{}, layouttest.Handmade(t))
	add("with ids and links", &svg.Encoder{Prefix: "p-", Address: func(page int) string {
		if page == 1 {
			return ""
		}
		return fmt.Sprintf("page-%d.svg", page)
	}}, layouttest.Handmade(t))
	add("a word", &svg.Encoder{}, layouttest.Word(t))
	golden.Compare(t, "testdata/pages.svg.txt", []byte(b.String()))
}
