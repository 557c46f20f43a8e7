package ofd_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/ofdcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/ofd"
)

// The identifier follows from pictures as the standard library compresses them, which it may do otherwise one day.
var documentID = regexp.MustCompile(`<ofd:DocID>[0-9a-f]{32}<`)

// The parts of a document put together by hand: for archives and with attached files, for the web, and of one glyph.
func TestGoldenTheFilesOfADocumentPutTogetherByHand(t *testing.T) {
	files := []ofd.Attachment{
		{Name: "报告 & 1.yaml", Format: "TXT", Data: make([]byte, 1536)}, {Name: "a", Format: "XML", Date: "2024-02-29", Data: []byte("<a/>")},
		{Name: "nothing", Format: "TXT"}, {Name: "1 KB", Format: "TXT", Data: make([]byte, 1024)},
	}
	bare := layouttest.Handmade(t)
	bare.Meta.Author, bare.Meta.Subject, bare.Meta.Date = "", "", ""
	var b strings.Builder
	for _, c := range []struct {
		name string
		e    *ofd.Encoder
		d    *layout.Document
	}{
		{"archive", &ofd.Encoder{}, layouttest.Handmade(t)}, {"web", &ofd.Encoder{Web: true, Attachments: files}, bare}, {"word", &ofd.Encoder{}, layouttest.Word(t)},
	} {
		f := ofdcheck.Read(encode(t, c.e, c.d))
		for _, name := range f.Names {
			switch part := f.Parts[name]; {
			case name == "OFD.xml" && c.name != "word":
				fmt.Fprintf(&b, "== %s: %s\n%s", c.name, name, documentID.ReplaceAll(part, []byte("<ofd:DocID>…<")))
			case strings.HasSuffix(name, ".xml"):
				fmt.Fprintf(&b, "== %s: %s\n%s", c.name, name, part)
			case strings.HasSuffix(name, ".png"):
				fmt.Fprintf(&b, "== %s: %s\n", c.name, name)
			default:
				fmt.Fprintf(&b, "== %s: %s: %d bytes\n", c.name, name, len(part))
			}
		}
	}
	golden.Compare(t, "testdata/handmade.ofd.txt", []byte(b.String()))
}
