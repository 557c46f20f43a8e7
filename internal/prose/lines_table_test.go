package prose

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has texts a line, with \n for the ends of their lines, and below each, indented, what is read of it:
// the number and the heading that it begins with, bold parts, blanks of a template, addresses, and the pieces of
// several lines. To add one, write it and run with -update.
func TestTheTextsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "texts.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		b.WriteString(line)
		text := strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(strings.TrimSuffix(line, "\n"))
		if n := FindNumber(text); n != (Number{}) {
			fmt.Fprintf(&b, "\tnumber %d %d %q\n", n.Level, n.Value, n.Text)
		}
		if h, body := SplitHeading(text); h.Level != 0 {
			fmt.Fprintf(&b, "\theading %d %q %q\n", h.Level, h.Text, body)
		}
		if spans := Bold(text); len(spans) > 1 || spans[0].Bold {
			fmt.Fprintf(&b, "\tbold %q\n", fmt.Sprint(spans))
		}
		if blanks, at := Blanks(text); blanks != nil {
			fmt.Fprintf(&b, "\tblanks %q %v\n", blanks, at)
		}
		for _, a := range FindAddresses(text) {
			fmt.Fprintf(&b, "\taddress %q %d %v\n", text[a.Start:a.End], a.Start, a.Unsure)
		}
		if without := WithoutAddresses(text); without != text {
			fmt.Fprintf(&b, "\twithout %q\n", without)
		}
		if strings.Contains(text, "\n") || strings.ContainsAny(text, ":：![") {
			pieces := Pieces(text)
			splits := Headings(pieces)
			var outline Outline
			for i, p := range pieces {
				kind, title := p.Head()
				fmt.Fprintf(&b, "\tpiece %d %q @%d-%d open %v lines %q head %q %q split %d %q %q", p.Kind, p.Text, p.At, p.End, p.Open, fmt.Sprint(p.Lines), kind, title,
					splits[i].Heading.Level, splits[i].Heading.Text, splits[i].Body)
				if n := FindNumber(p.Text); n.Level > 0 {
					fmt.Fprintf(&b, " step %+v", outline.Next(n))
				}
				b.WriteByte('\n')
			}
		}
	}
	golden.Compare(t, file, []byte(b.String()))
}
