package sfnt_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// places are those of an outline, those off the curve, too.
type places map[sfnt.Place]bool

func (s places) add(all ...sfnt.Place) {
	for _, p := range all {
		s[p] = true
	}
}

func (s places) Move(to sfnt.Place)                 { s.add(to) }
func (s places) Line(to sfnt.Place)                 { s.add(to) }
func (s places) Quad(by, to sfnt.Place)             { s.add(by, to) }
func (s places) Cubic(first, second, to sfnt.Place) { s.add(first, second, to) }

// Another reader sees the same outlines in the embedded faces, which it may begin at other points.
func TestOutlinesAreThoseThatAnotherReaderSees(t *testing.T) {
	names, err := filepath.Glob("../../fonts/faces/*.ttf")
	if err != nil || len(names) == 0 {
		t.Fatalf("no faces: %v", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		ours, err := sfnt.Parse(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		same := 0
		for id := 0; id < ours.NumGlyphs(); id += 37 {
			got, want := places{}, places{}
			if !ours.Trace(uint16(id), got) {
				t.Fatalf("%s: glyph %d is damaged", name, id)
			}
			outline, _ := theirs.GlyphData(font.GID(id)).(font.GlyphOutline)
			contour := places{}
			for i, s := range outline.Segments {
				for _, p := range s.ArgsSlice() {
					contour.add(sfnt.Place{X: int(2 * p.X), Y: int(2 * p.Y)})
				}
				if next := i + 1; next < len(outline.Segments) && outline.Segments[next].Op != opentype.SegmentOpMoveTo {
					continue
				}
				if len(contour) > 1 { // else it is an anchor
					maps.Copy(want, contour)
				}
				clear(contour)
			}
			if !maps.Equal(got, want) {
				t.Errorf("%s: glyph %d is %v, another reader sees %v", name, id, got, want)
				break
			}
			if len(got) > 0 {
				same++
			}
		}
		if same < 20 {
			t.Errorf("%s: only %d glyphs were compared", name, same)
		}
	}
}
