package compose

import (
	"strings"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/layout"
)

// spans splits a text into runs of one look: text between ** is bold, addresses are links.
func (f *flow) spans(text string, face fonts.Role, bold bool) []layout.Span {
	var out []layout.Span
	for _, s := range prose.Bold(text) {
		out = f.links(out, s.Text, face, bold || s.Bold)
	}
	return out
}

// longestLink is the most bytes of an address that is a link. Browsers and Word know no longer ones.
const longestLink = 2048

// links appends a text, with its addresses as links.
func (f *flow) links(out []layout.Span, text string, face fonts.Role, bold bool) []layout.Span {
	rest := 0
	for _, a := range prose.FindAddresses(text) {
		if a.Unsure || a.End-a.Start > longestLink || f.counted.links == MaxLinks { // of an unsure one, a link to a part would lead astray; rule ADDRESS tells of it
			continue
		}
		if a.Start > rest {
			out = append(out, layout.Span{Text: text[rest:a.Start], Face: face, Bold: bold})
		}
		f.counted.links++
		address := text[a.Start:a.End]
		out = append(out, layout.Span{Text: address, Face: face, Bold: bold, Link: target(address)})
		rest = a.End
	}
	if rest < len(text) {
		out = append(out, layout.Span{Text: text[rest:], Face: face, Bold: bold})
	}
	return out
}

// target is the URI that an address leads to.
func target(address string) string {
	switch {
	case strings.Contains(address, "://"):
		return address
	case strings.EqualFold(address[:min(len(address), len("www."))], "www."):
		return "http://" + address
	}
	return "mailto:" + address
}
