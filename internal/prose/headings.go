package prose

import (
	"regexp"
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

// SplitHeading separates the heading at the start of a paragraph from the rest: up to and with the first 。 when more
// text follows, the whole paragraph when there is no 。 or nothing after it. A paragraph
// with no heading number, or with a longer sentence behind it, is all body.
func SplitHeading(text string) (Heading, string) {
	for _, h := range headingNumbers {
		if !h.number.MatchString(text) {
			continue
		}
		head, body, _ := strings.Cut(text, "。")
		if utf8.RuneCountInString(head) > longestHeading {
			break
		}
		if strings.TrimFunc(body, zhtext.IsBlank) == "" {
			return Heading{h.level, text}, ""
		}
		return Heading{h.level, head + "。"}, body
	}
	return Heading{}, text
}
