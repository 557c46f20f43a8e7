package press

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
	"pgregory.net/rapid"
)

// outlinesOf returns the outlines of glyphs from all over a face.
func outlinesOf(t testing.TB, face *fonts.Face, count int) [][]byte {
	t.Helper()
	var outlines [][]byte
	for i := range count {
		_, outline, ok := sfnt.OfFace(face).Measure(uint16(i * face.NumGlyphs() / count))
		if !ok {
			t.Fatal("a glyph is made of others")
		}
		outlines = append(outlines, outline)
	}
	return outlines
}

func TestGoldenTheCodeOfOutlinesIsThatOfTheEmbeddedFaces(t *testing.T) {
	set := embedded(t)
	samples := outlinesOf(t, set.Face(fonts.FangSong), 400) // most of a report is set in it
	for _, role := range []fonts.Role{fonts.Song, fonts.XiaoBiaoSong, fonts.Hei, fonts.Kai} {
		samples = append(samples, outlinesOf(t, set.Face(role), 25)...)
	}
	golden.Compare(t, "outlines.code", []byte(deflate.Train(samples).String()+"\n"))
}

// pressedProgram is the stream of a program.
func pressedProgram(t testing.TB, p *Press, face *fonts.Face, ids []uint16) []byte {
	t.Helper()
	var room Program
	ok, err := room.Gather(p.Face(face), ids, make([]sfnt.Margin, len(ids)))
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	stream, err := room.Stream(nil)
	if err != nil {
		t.Fatal(err)
	}
	return stream
}

func TestAPressedProgramIsTheSubset(t *testing.T) {
	var p Press
	set := embedded(t)
	for role := fonts.FangSong; role <= fonts.Kai; role++ {
		glyph := rapid.Uint16Range(0, uint16(set.Face(role).NumGlyphs()-1)).Filter(func(id uint16) bool {
			_, _, ok := sfnt.OfFace(set.Face(role)).Measure(id)
			return ok
		})
		rapid.Check(t, func(r *rapid.T) {
			ids := append([]uint16{0}, rapid.SliceOfN(glyph, 0, 300).Draw(r, "ids")...)
			subset, err := sfnt.OfFace(set.Face(role)).Subset(ids)
			if err != nil {
				r.Fatal(err)
			}
			if got := inflate(t, pressedProgram(t, &p, set.Face(role), ids)); !bytes.Equal(got, subset.Data) {
				r.Fatalf("%s, glyphs %v: another program comes out", role, ids)
			}
		})
	}
}

func TestWhatWasPressedBeforeMakesNoDifference(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	ids := []uint16{0, 40, 50, 60}
	var fresh, used Press
	pressedProgram(t, &used, face, []uint16{0, 50, 7, 40})
	if !bytes.Equal(pressedProgram(t, &used, face, ids), pressedProgram(t, &fresh, face, ids)) {
		t.Error("the streams differ")
	}
}

// 楷 has one such glyph.
func TestAGlyphMadeOfOthersIsNotPressed(t *testing.T) {
	face := embedded(t).Face(fonts.Kai)
	for id := range uint16(face.NumGlyphs()) {
		if _, _, ok := sfnt.OfFace(face).Measure(id); ok {
			continue
		}
		ok, err := new(Program).Gather(new(Press).Face(face), []uint16{0, id}, make([]sfnt.Margin, 2))
		if ok || err != nil {
			t.Errorf("glyph %d is pressed (%v)", id, err)
		}
		return
	}
	t.Error("no such glyph")
}

func embedded(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func inflate(t testing.TB, stream []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
