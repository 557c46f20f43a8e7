package sfnt

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawSpec draws a font: composites are made of later glyphs, so there are no cycles.
func drawSpec(t *rapid.T) spec {
	n := rapid.IntRange(1, 12).Draw(t, "glyphs")
	coordinate := rapid.IntRange(-2000, 2000)
	s := spec{longLoca: rapid.Bool().Draw(t, "long")}
	for i := range n {
		g := outGlyph{advance: rapid.SampledFrom([]int{0, 500, 1000, 65535}).Draw(t, "advance"), bearing: coordinate.Draw(t, "bearing")}
		switch kind := rapid.IntRange(0, 3).Draw(t, "kind"); {
		case kind == 0:
		case kind == 1 && i+1 < n:
			g.data = composite(rapid.SliceOfN(rapid.IntRange(i+1, n-1), 1, 6).Draw(t, "components")...)
		default:
			g.data = box(coordinate.Draw(t, "x"), coordinate.Draw(t, "y"), coordinate.Draw(t, "x2"), coordinate.Draw(t, "y2"))
			g.data = append(g.data, make([]byte, rapid.IntRange(0, 3).Draw(t, "padding"))...)
		}
		s.glyphs = append(s.glyphs, g)
	}
	s.own = rapid.IntRange(1, n).Draw(t, "own")
	return s
}

func TestAnySubsetOfAnyFontDrawsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, err := Parse(drawSpec(t).build(), 0)
		if err != nil {
			t.Fatal(err)
		}
		id := rapid.Uint16Range(0, uint16(f.NumGlyphs()-1))
		ids := append([]uint16{0}, rapid.SliceOfN(id, 0, 20).Draw(t, "ids")...)
		s, err := f.Subset(ids)
		if err != nil {
			t.Fatal(err)
		}
		checkFile(t, s)
		sub := checkGlyphs(t, f, ids, s)
		if want := len(ids) + missing(f, ids); s.NumGlyphs != want {
			t.Fatalf("%d glyphs, want %d", s.NumGlyphs, want)
		}
		again, err := sub.Subset(identity(s.NumGlyphs))
		if err != nil || !bytes.Equal(again.Data, s.Data) {
			t.Fatalf("the subset of all of a subset differs from it, error %v", err)
		}
	})
}

// missing counts the components, at any depth, that are not in ids.
func missing(f *Font, ids []uint16) (n int) {
	seen := map[uint16]bool{}
	for _, id := range ids {
		seen[id] = true
	}
	for open := slices.Clone(ids); len(open) > 0; {
		id := open[len(open)-1]
		open = open[:len(open)-1]
		if glyph, _ := f.outline(id); !isComposite(glyph) {
			continue
		}
		for _, component := range componentsOf(f, id) {
			if !seen[component] {
				seen[component] = true
				open = append(open, component)
				n++
			}
		}
	}
	return n
}

// identity asks for all glyphs of a font.
func identity(n int) []uint16 {
	ids := make([]uint16, n)
	for i := range ids {
		ids[i] = uint16(i)
	}
	return ids
}

func TestSubsetsOfTheProjectsFacesDrawTheSame(t *testing.T) {
	for _, name := range []string{"fangsong-light.ttf", "kai-regular.ttf", "song-regular.ttf", "song-semibold.ttf", "hei-medium.ttf"} {
		t.Run(name, func(t *testing.T) {
			f := mustParse(t, readFace(t, name))
			all := identity(f.NumGlyphs())
			checkGlyphs(t, f, all, mustSubset(t, f, all...))
			rapid.Check(t, func(t *rapid.T) {
				ids := append([]uint16{0}, rapid.SliceOfN(rapid.Uint16Range(0, uint16(f.NumGlyphs()-1)), 0, 50).Draw(t, "ids")...)
				s, err := f.Subset(ids)
				if err != nil {
					t.Fatal(err)
				}
				checkFile(t, s)
				checkGlyphs(t, f, ids, s)
			})
		})
	}
}
