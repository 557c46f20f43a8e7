package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// Heading is the heading that a paragraph begins with. Level 0 means none; 2 to 4 are the
// levels below a section (GB/T 9704-2012, 7.3.3).
type Heading struct {
	Level int
	Text  string
}

// longestHeading is the most characters a heading has. Many reports number whole paragraphs
// ("1.主动公开：全年公开信息127条，包括……"): such a sentence is text, not a heading.
const longestHeading = 40

// SplitHeading separates the heading at the start of a paragraph from the rest: up to and with the first 。 when more
// text follows, the whole paragraph when there is no 。 or nothing after it. A paragraph
// with no heading number, with a longer sentence behind it, or that ends in ； or ， as the items of a
// list do, is all body.
func SplitHeading(text string) (Heading, string) {
	n := FindNumber(text)
	if n.Level < 2 || endsItem(text) {
		return Heading{}, text
	}
	head, body, _ := strings.Cut(text, "。")
	switch {
	case utf8.RuneCountInString(head) > longestHeading:
		return Heading{}, text
	case strings.TrimFunc(body, zhtext.IsBlank) == "":
		return Heading{n.Level, text}, ""
	}
	return Heading{n.Level, head + "。"}, body
}

// endsItem reports whether a paragraph ends as an item of a list does that goes on in the next.
func endsItem(text string) bool {
	text = strings.TrimRightFunc(text, zhtext.IsBlank)
	for _, mark := range []string{"；", "，", ";", ","} {
		if strings.HasSuffix(text, mark) {
			return true
		}
	}
	return false
}

// Split is a paragraph divided into its heading and its body.
type Split struct {
	Heading Heading
	Body    string
}

// Headings divides the paragraphs of a text, as SplitHeading does each by itself. Where the numbers
// of several go on one by one they are treated alike: when one of them is body, all are, so that the
// items of a list do not look different from each other. Pieces that are no paragraphs have none.
func Headings(pieces []Piece) []Split {
	out := make([]Split, len(pieces))
	runs := make([]int, len(pieces))
	body := map[int]bool{} // the runs with an item that is body
	var outline Outline
	for i, p := range pieces {
		if p.Kind != Text {
			continue
		}
		out[i].Heading, out[i].Body = SplitHeading(p.Text)
		if n := FindNumber(p.Text); n.Level > 0 {
			runs[i] = outline.Next(n).Run
			if out[i].Heading.Level == 0 {
				body[runs[i]] = true
			}
		}
	}
	for i := range out {
		if body[runs[i]] {
			out[i] = Split{Body: pieces[i].Text}
		}
	}
	return out
}
