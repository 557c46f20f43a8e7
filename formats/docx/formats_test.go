package docx

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// TestAllNumberFormats compares the numbers of each format, on both sides of where they change.
func TestAllNumberFormats(t *testing.T) {
	numbers := []int{-1}
	for n := range 53 {
		numbers = append(numbers, n)
	}
	numbers = append(numbers, 89, 90, 98, 99, 100, 101, 110, 111, 399, 400, 499, 500, 780, 781, 899, 900, 999, 1000, 1001, 1010, 1100, 3999, 4000, 9999, 10000, 10001, 10100, 11000, 20000, 100000, 1234567, 99999999, 100000000)
	var b strings.Builder
	for _, format := range append(slices.Sorted(maps.Keys(formats)), "none", "decimal") {
		b.WriteString(format)
		for _, n := range numbers {
			s := formatNumber(format, n)
			if r := []rune(s); len(r) > 12 && n < 1000 {
				s = fmt.Sprintf("%c×%d", r[0], len(r))
			}
			b.WriteString(" " + s)
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, filepath.Join("testdata", "formats.txt"), []byte(b.String()))
}

// TestAllSymbols compares the characters of each font by their codes, plain and in the private area.
func TestAllSymbols(t *testing.T) {
	var b strings.Builder
	for _, font := range append(slices.Sorted(maps.Keys(dingbats)), "Arial") {
		b.WriteString(font)
		for code := range 0x102 {
			text, known := symbol(font, fmt.Sprintf("%X", code))
			if other, same := symbol(strings.ToUpper(font), fmt.Sprintf("%x", 0xf000+code)); code < 0x100 && code > 0 && (other != text || same != known) {
				t.Errorf("%s %x is %s, and %s in the private area", font, code, text, other)
			}
			if known {
				fmt.Fprintf(&b, " %x=%s", code, strings.Trim(fmt.Sprintf("%q", text), `"`))
			}
		}
		b.WriteByte('\n')
	}
	for _, c := range []string{"", "x", "0", "10FFFF", "110000", "E000", "DFFF", "F8FF", "F900", "F100", "EFFF", "FFFFFFFFF"} {
		text, known := symbol("Arial", c)
		fmt.Fprintf(&b, "%s %q %v\n", c, text, known)
	}
	golden.Compare(t, filepath.Join("testdata", "symbols.txt"), []byte(b.String()))
}

// TestSmallThings compares what is taken for what, beside documents.
func TestSmallThings(t *testing.T) {
	var b strings.Builder
	for _, c := range []struct{ a, b string }{{"○", "5"}, {"5", "○"}, {"〇", "0"}, {"◯", "50"}, {"○", "51"}, {"○", " 7 "}, {"○", "甲"}, {"x", "5"}, {"x", "y"}} {
		fmt.Fprintf(&b, "circle %s %s: %s\n", c.a, c.b, inCircle(c.a, c.b))
	}
	for _, s := range []string{`EQ \o(○,5)`, `eq\o(○,5)`, `EQ \o\ac(○,5)`, `EQ \o\al(○;5)`, `EQ \o\ar(○、5)`, `EQ \o\ab(○,5)`, `EQ \o ( ○ ， 5 )`, `EQ \o(○,5,6)`, `EQ \f(1,2)`, `XEQ \o(○,5)`, `EQ \o(○,5)x`} {
		fmt.Fprintf(&b, "field %s: %q\n", s, overlaid.FindStringSubmatch(s))
	}
	for _, c := range "a•●○■□◆◇▪▫➢✓·o§ØüvnlupwqÜ\uFFFD-*–—▶►注1\ue000\uf8ff\uf900" {
		fmt.Fprintf(&b, "bullet %+q: %q\n", c, bullet(string(c)))
	}
	for _, s := range []string{"-1", "0", "1", "8", "9", "10", "x", ""} {
		at, ok := levelIndex(s)
		fmt.Fprintf(&b, "level %s: %d %v outline %d toggle %d number %d\n", s, at, ok, outline(s), onOff(s), atoi(s, 77))
	}
	for _, s := range []string{"16777216", "16777217", "false", "FALSE", "off", "true"} {
		fmt.Fprintf(&b, "%s: number %d toggle %d\n", s, atoi(s, 77), onOff(s))
	}
	for _, s := range []string{"heading 1", "Heading 9", "heading1", "heading 0", "heading 10", "标题 1", "标题1", "标题", "toc 1", "TOC 9", "toc 0", "TOC Heading", "toc标题", "目录 1", "目录", "heading 1 char", "Heading 4 Char", "heading 5 char", "heading 1"} {
		fmt.Fprintf(&b, "style %s: %v %v %v\n", s, headingName.MatchString(s), contentsName.MatchString(s), runInName.MatchString(s))
	}
	for _, s := range []string{"left", "start", "both", "center", "right", "end", ""} {
		fmt.Fprintf(&b, "align %s: %d\n", s, alignOf(s))
	}
	for _, x := range []toggle{unsaid, on, off} {
		for _, y := range []toggle{unsaid, on, off} {
			fmt.Fprintf(&b, "toggles %d %d: %d %+v %+v\n", x, y, x.or(y), look{x, y, x, shift(x)}.over(look{y, x, on, shift(y)}), look{x, y, x, shift(x)}.across(look{y, x, on, shift(y)}))
		}
	}
	for _, s := range []string{"width:1pt;height:2in", "width:1cm", "height:10mm", "WIDTH:1pt", "xwidth:1pt", "max-width:1pt", " width : 1px ; height:3", "width:1.5.5pt", "width:100000px", "width:100001px", "width:1em", "width:5pt;width:3pt"} {
		g := &graphic{}
		files := document(p(`<w:r><w:pict><v:shape style="`+s+`"><v:imagedata/></v:shape></w:pict></w:r>`), nil)
		d, err := Read(zipped(t, files))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range sizes.FindAllStringSubmatch(s, -1) {
			fmt.Fprintf(&b, "%v ", m[1:])
		}
		fmt.Fprintf(&b, "size %s: pictures %d %d\n", s, d.Pictures, g.width)
	}
	golden.Compare(t, filepath.Join("testdata", "small.txt"), []byte(b.String()))
}
