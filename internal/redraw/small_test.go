package redraw

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// A picture of samples becomes a PNG file of the same pixels, in grey or in colours, without transparency.
func TestPicturesBecomeFiles(t *testing.T) {
	for _, c := range []struct {
		p     *layout.Picture
		kind  byte // of PNG: 0 is grey, 2 colours
		first color.Color
	}{
		{&layout.Picture{Width: 3, Height: 2, Components: 1, Data: []byte{1, 50, 100, 150, 200, 250}}, 0, color.Gray{Y: 1}},
		{&layout.Picture{Width: 2, Height: 1, Components: 3, Data: []byte{9, 8, 7, 200, 100, 0}}, 2, color.RGBA{R: 9, G: 8, B: 7, A: 255}},
	} {
		data, name, err := ImageFile(c.p)
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(data))
		if err != nil || data[25] != c.kind {
			t.Fatalf("%v, a PNG file of the kind %d", err, data[25])
		}
		var back []byte
		for y := range m.Bounds().Dy() {
			for x := range m.Bounds().Dx() {
				r, g, b, a := m.At(x, y).RGBA()
				if a != 0xffff {
					t.Error("a pixel is transparent")
				}
				back = append(back, []byte{byte(r >> 8), byte(g >> 8), byte(b >> 8)}[:c.p.Components]...)
			}
		}
		if !bytes.Equal(back, c.p.Data) || m.Bounds() != image.Rect(0, 0, c.p.Width, c.p.Height) {
			t.Errorf("the pixels are %v", back)
		}
		if want := fmt.Sprintf("nianbao-%x", sha256.Sum256(data))[:len("nianbao-")+32]; name != want {
			t.Errorf("it is called %s, not %s", name, want)
		}
		s := samples{c.p}
		black := color.RGBA{A: 255}
		for at, want := range map[image.Point]color.Color{
			{}: c.first, {X: -1}: black, {Y: -1}: black, {X: c.p.Width}: black, {Y: c.p.Height}: black,
		} {
			if got := s.At(at.X, at.Y); got != want {
				t.Errorf("at %v: %v, not %v", at, got, want)
			}
		}
		c.p.Data = c.p.Data[:len(c.p.Data)-1]
		if got := s.At(c.p.Width-1, c.p.Height-1); got != black || !s.Opaque() {
			t.Errorf("a pixel that is cut off is %v", got)
		}
	}
	jpeg := &layout.Picture{Format: layout.JPEG, Width: 1, Height: 1, Components: 3, Data: []byte("a file")}
	if data, name, err := ImageFile(jpeg); err != nil || string(data) != "a file" || name != "nianbao-"+fmt.Sprintf("%x", sha256.Sum256(data))[:32] {
		t.Errorf("a JPEG file becomes %q, called %s (%v)", data, name, err)
	}
}

func TestTheFirstCharacterBeyondThePlaneIsTold(t *testing.T) {
	for text, want := range map[string]string{"": "", "国\uffff": "", "国\U00010000𠮷": "\U00010000", "𠮷": "𠮷"} {
		if got, ok := beyond(text); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", text, got, ok)
		}
	}
}

func TestTheOneCharacterOfAText(t *testing.T) {
	for text, want := range map[string]rune{"": 0, " ": ' ', "\x1f": 0, "a": 'a', "ab": 0, "国": '国', "\ufffd": 0, "\ufffe": '\ufffe', "\uffff": 0, "\xff": 0, "\U00010000": 0} {
		if r, ok := single(text); ok != (want != 0) || ok && r != want {
			t.Errorf("%q: %q, %v", text, r, ok)
		}
	}
}

// Only characters from U+2000 to U+2FFF are stand-ins by themselves.
func TestTheOwnCharacterOfAGlyph(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := set.Face(fonts.Song)
	for r, want := range map[rune]rune{'国': 0, 'a': 0, '、': 0, '…': '…', '\u2e3a': '\u2e3a', '“': '“'} {
		id, ok := face.GlyphID(r)
		if !ok {
			t.Fatalf("no %c", r)
		}
		if got := (&uses{face: face}).ownCharacter(id); got != want {
			t.Errorf("%U: %U", r, got)
		}
	}
}

func TestHowDeepHeadingsStand(t *testing.T) {
	for _, c := range []struct {
		levels, want []int
		deep         int
	}{
		{nil, []int{}, 0}, {[]int{1}, []int{0}, 1}, {[]int{3}, []int{0}, 1}, {[]int{1, 2, 3, 2, 1, 3}, []int{0, 1, 2, 1, 0, 1}, 3}, {[]int{2, 1, 2, 2}, []int{0, 0, 1, 1}, 2}, {[]int{1, 1}, []int{0, 0}, 1},
	} {
		var outline []layout.Heading
		for _, l := range c.levels {
			outline = append(outline, layout.Heading{Level: l})
		}
		got := depths(outline)
		if !slices.Equal(got, c.want) || (&Drawing{depths: got}).Depth() != c.deep {
			t.Errorf("%v: %v", c.levels, got)
		}
	}
}

func TestNumbersAreWrittenInThousandths(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   string
	}{{nil, ""}, {[]float64{0}, "0"}, {[]float64{1, -2.5, 0.0004, 0.0005, 0.1239}, "1 -2.5 0 0.001 0.124"}} {
		if got := decimals(c.values...); got != c.want {
			t.Errorf("%v: %s", c.values, got)
		}
	}
	for gray, want := range map[uint8]string{0: "0", 1: "0.003", 51: "0.2", 128: "0.501", 254: "0.996", 255: "1"} {
		if got := shade(gray); got != want {
			t.Errorf("%d: %s, not %s", gray, got, want)
		}
	}
	for l, want := range map[layout.Length]layout.Length{0: 0, 32: 0, 33: 65, 98: 65, 99: 131, -32: 0, -33: -65, layout.Pt: layout.Pt, layout.Pt / 3: 21823} {
		if got := toMilli(l); got != want {
			t.Errorf("%d: %d, not %d", int64(l), int64(got), int64(want))
		}
	}
	if got := hexUTF16("年a𠮷"); got != "5E740061D842DFB7" {
		t.Error(got)
	}
}

// Of runs and rules only what can be seen is drawn.
func TestColoursOfRunsAndRules(t *testing.T) {
	red := layout.Color{R: 255}
	for _, c := range []struct {
		g    layout.Glyphs
		want layout.Color
	}{{layout.Glyphs{}, layout.Color{}}, {layout.Glyphs{Gray: 7}, layout.Color{R: 7, G: 7, B: 7}}, {layout.Glyphs{Gray: 7, Color: red}, red}} {
		if got := colorOf(&c.g); got != c.want {
			t.Errorf("%v", got)
		}
	}
	if fill(layout.Color{}) != "0 g" || fill(layout.Color{B: 255}) != "0 0 1 rg" {
		t.Errorf("%s, %s", fill(layout.Color{}), fill(layout.Color{B: 255}))
	}
}
