package pdf

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// The file has lines of text: a face with its size in points, and behind a sign how much higher the run stands, in points, then glyphs with
// their distances to the next in thousandths of the size, 1000 where none is given. "+" begins a run that is joined. An underscore is a
// space, a tilde one without break, and a quote stands before a digit that is a glyph. Behind a tab is what is written, and of each face the glyphs taken: text, width, margins.
func TestTheJointsOfTheTable(t *testing.T) {
	const file = "testdata/joints.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	faces := map[string]*fonts.Face{
		"song": embedded(t).Face(fonts.Song), "hei": embedded(t).Face(fonts.Hei), "kai": embedded(t).Face(fonts.Kai), "whole": wholeFace(t), "fine": fineFace(t),
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		input, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		fmt.Fprintf(&b, "%s\t%s\n", input, writtenLine(t, lineOf(t, faces, input)))
	}
	golden.Compare(t, file, []byte(b.String()))
}

// wholeFace is a face that must not be subset, whose 国 is 900 wide.
func wholeFace(t *testing.T) *fonts.Face {
	spec := cfftest.Sample()
	spec.Tables = map[string][]byte{"OS/2": append(make([]byte, 8), 1, 0)}
	face, err := fonts.NewFace(spec.File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// fineFace has 2048 units to the em, and glyphs 2000 wide.
func fineFace(t *testing.T) *fonts.Face {
	face, err := fonts.NewFace(cfftest.Drawn("", "国人中", cfftest.Shape{UnitsPerEm: 2048, Advance: 2000, Bottom: -100, Top: 1700}).File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func lineOf(t *testing.T, faces map[string]*fonts.Face, input string) []layout.Item {
	var items []layout.Item
	var g *layout.Glyphs
	x, joined := layout.Length(0), false
	for _, word := range strings.Fields(input) {
		name, look, isRun := strings.Cut(word, ":")
		n, err := strconv.Atoi(word)
		switch {
		case word == "+":
			joined = true
		case isRun:
			size, up, _ := strings.Cut(look, "^")
			points, err := strconv.Atoi(size)
			high, _ := strconv.Atoi("0" + up)
			if err != nil || faces[name] == nil {
				t.Fatalf("%q: no run %q", input, word)
			}
			g = &layout.Glyphs{X: x, Y: layout.Length(100-high) * layout.Pt, Face: faces[name], Size: layout.Length(points) * layout.Pt, Joined: joined}
			items, joined = append(items, g), false
		case err == nil:
			x += layout.Em(g.Size, int32(n)) - g.Size
		default:
			text := strings.NewReplacer("_", " ", "~", "\u00a0", "'", "").Replace(word)
			id, _ := g.Face.GlyphID([]rune(text)[0])
			if id == 0 {
				id, _ = g.Face.GlyphID('国')
			}
			if g.Glyphs == nil {
				g.X = x
			}
			g.Glyphs = append(g.Glyphs, layout.Glyph{ID: id, X: x - g.X, Text: text})
			x += g.Size
		}
	}
	return items
}

func writtenLine(t *testing.T, items []layout.Item) string {
	d := handmade(embedded(t).Face(fonts.Song), "国")
	d.Pages[0].Items = items
	r := &room{}
	x := &encoding{validator: &r.validator, room: r, file: &r.file, fonts: &r.fonts, plain: true}
	if err := x.validate(d); err != nil {
		t.Fatal(err)
	}
	x.begin(true)
	x.reserve()
	x.number()
	x.contents()
	text := bytes.TrimSuffix(bytes.TrimPrefix(r.content.Bytes(), []byte("/P<</MCID 0>> BDC\nBT\n")), []byte("ET\nEMC\n"))
	var out strings.Builder
	out.WriteString(strings.ReplaceAll(string(bytes.TrimSpace(text)), "\n", " "))
	for i, f := range r.fonts.faces {
		fmt.Fprintf(&out, " | F%d", i+1)
		for n := 1; n < len(f.ids); n++ {
			if f.whole && f.texts[n] == "" {
				continue
			}
			fmt.Fprintf(&out, " %04X %s %d", n, strings.NewReplacer(" ", "_", "\u00a0", "~").Replace(f.texts[n]), f.wide[n])
			if m := f.rooms[n]; m != (sfnt.Margin{}) {
				fmt.Fprintf(&out, " (%04X %d %d)", m.Of, m.Left, m.Right)
			}
		}
	}
	return out.String()
}
