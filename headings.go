package nianbao

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// heading is the heading that a paragraph begins with. Level 0 means none.
type heading struct {
	level int
	text  string
}

// The numbers that begin headings of level two to four (GB/T 9704-2012, 7.3.3). A point
// between digits is a decimal's.
var headingNumbers = []struct {
	level  int
	number *regexp.Regexp
}{
	{2, regexp.MustCompile(`^[（(][〇零一二三四五六七八九十百]+[）)]`)},
	{3, regexp.MustCompile(`^[0-9０-９]{1,3}(、|．|\.[^0-9]|\.$)`)},
	{4, regexp.MustCompile(`^[（(][0-9０-９]{1,3}[）)]`)},
}

// longestHeading is the most characters a heading has. Many reports number whole paragraphs
// ("1.主动公开：全年公开信息127条，包括……"): such a sentence is text, not a heading.
const longestHeading = 40

// splitHeading takes the heading off a paragraph: up to and with the first 。 when more
// text follows, the whole paragraph when there is no 。 or nothing after it. A paragraph
// with no heading number, or with a longer sentence behind it, is all body.
func splitHeading(text string) (heading, string) {
	for _, h := range headingNumbers {
		if !h.number.MatchString(text) {
			continue
		}
		head, body, _ := strings.Cut(text, "。")
		if utf8.RuneCountInString(head) > longestHeading {
			break
		}
		if strings.TrimFunc(body, isBlank) == "" {
			return heading{h.level, text}, ""
		}
		return heading{h.level, head + "。"}, body
	}
	return heading{}, text
}

// addresses finds web and mail addresses: Latin text without brackets or quotes, up to a
// mark that ends a sentence.
var addresses = regexp.MustCompile(`(?:https?://|www\.)[A-Za-z0-9\-._~:/?#\[\]@!$&'*+,;=%]*[A-Za-z0-9/_~#=&%-]|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`)

// spans splits a text into its looks: what stands between ** is bold, addresses are links.
func spans(text string, face fonts.Role, bold bool) []layout.Span {
	var out []layout.Span
	for text != "" {
		plain, rest, marked := strings.Cut(text, "**")
		inner, after, closed := strings.Cut(rest, "**")
		if !marked || !closed || inner == "" {
			return links(out, text, face, bold)
		}
		out = links(out, plain, face, bold)
		out = links(out, inner, face, true)
		text = after
	}
	return out
}

// links appends a text whose addresses lead somewhere.
func links(out []layout.Span, text string, face fonts.Role, bold bool) []layout.Span {
	rest := 0
	for _, at := range findAddresses(text) {
		if at[0] > rest {
			out = append(out, layout.Span{Text: text[rest:at[0]], Face: face, Bold: bold})
		}
		address := text[at[0]:at[1]]
		out = append(out, layout.Span{Text: address, Face: face, Bold: bold, Link: target(address)})
		rest = at[1]
	}
	if rest < len(text) {
		out = append(out, layout.Span{Text: text[rest:], Face: face, Bold: bold})
	}
	return out
}

// findAddresses returns where the addresses in a text begin and end. Most texts have none,
// and looking for what every address has in it is far quicker than the pattern.
func findAddresses(text string) [][]int {
	if !strings.Contains(text, "@") && !strings.Contains(text, "://") && !strings.Contains(text, "www.") {
		return nil
	}
	return addresses.FindAllStringIndex(text, -1)
}

// target is the URI that an address leads to.
func target(address string) string {
	switch {
	case strings.Contains(address, "://"):
		return address
	case strings.HasPrefix(address, "www."):
		return "http://" + address
	}
	return "mailto:" + address
}

// prose returns a text of the report by its input key.
func (r *Report) prose(key string) string {
	switch key {
	case "preamble":
		return r.Preamble
	case "overview":
		return r.Overview
	case "problems":
		return r.Problems
	case "other_matters":
		return r.OtherMatters
	}
	return ""
}
