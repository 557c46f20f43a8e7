package press

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"hash/crc32"
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

func TestAPressedFileIsThatOfTheGlyphs(t *testing.T) {
	var p Press
	var room Program
	set := embedded(t)
	rapid.Check(t, func(r *rapid.T) {
		face := set.Face(fonts.Role(rapid.IntRange(0, 3).Draw(r, "role")))
		ids := rapid.SliceOfN(rapid.Uint16Range(1, uint16(face.NumGlyphs()-1)), 0, 100).Draw(r, "ids")
		glyphs, most := make([]sfnt.Mapped, len(ids)), make([]uint16, len(ids))
		for i, id := range ids {
			glyphs[i] = sfnt.Mapped{Code: rune('一' + i%2*0x10000 + i), ID: id}
			most[i] = rapid.Uint16Range(0, 1500).Draw(r, "most")
		}
		want, err := sfnt.OfFace(face).Narrow(glyphs, most, "Test")
		if err != nil {
			r.Fatal(err)
		}
		ok, err := room.GatherFile(p.Face(face), glyphs, most, "Test")
		if err != nil || !ok {
			r.Fatal(ok, err)
		}
		file, sum := room.File([]byte("before"))
		got, err := io.ReadAll(flate.NewReader(bytes.NewReader(file[len("before"):])))
		if err != nil || !bytes.Equal(got, want) || room.Size != len(got) || sum != crc32.ChecksumIEEE(got) {
			r.Fatalf("another file comes out (%v)", err)
		}
		narrowed, err := sfnt.Parse(got, 0)
		if err != nil {
			r.Fatal(err)
		}
		for i, id := range ids {
			own := face.Advance(id)
			if m := int(most[i]); m != 0 && m < own {
				own = m
			}
			if have := narrowed.Advance(uint16(i + 1)); have != own {
				r.Fatalf("an advance is %d, not %d", have, own)
			}
		}
	})
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
