package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/deflate"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/sfnt"
)

// outlinesOf returns the outlines of glyphs from all over a face.
func outlinesOf(t testing.TB, face *fonts.Face, count int) [][]byte {
	t.Helper()
	ids := []uint16{0}
	for i := 1; i < count; i++ {
		ids = append(ids, uint16(i*face.NumGlyphs()/count))
	}
	subset, err := face.Subset(ids)
	if err != nil {
		t.Fatal(err)
	}
	var outlines [][]byte
	for _, o := range subset.Outlines {
		outlines = append(outlines, subset.Data[o.Start:o.End])
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

func TestAPressedProgramIsTheSubset(t *testing.T) {
	face := embedded(t).Face(fonts.Kai)
	var p press
	for _, ids := range [][]uint16{{0}, {0, 5, 9, 7}, {0, 7, 7, 300, 5, 1200}} {
		subset, err := face.Subset(ids)
		if err != nil {
			t.Fatal(err)
		}
		stream, err := p.face(face).stream(nil, subset, ids)
		if err != nil {
			t.Fatal(err)
		}
		if got := inflate(t, stream); !bytes.Equal(got, subset.Data) {
			t.Errorf("glyphs %v: another program comes out", ids)
		}
	}
}

func TestWhatWasPressedBeforeMakesNoDifference(t *testing.T) {
	face := embedded(t).Face(fonts.Song)
	ids := []uint16{0, 40, 50, 60}
	subset, err := face.Subset(ids)
	if err != nil {
		t.Fatal(err)
	}
	var fresh, used press
	if _, err := used.face(face).stream(nil, subset, ids); err != nil {
		t.Fatal(err)
	}
	want, err := fresh.face(face).stream(nil, subset, ids)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := used.face(face).stream(nil, subset, ids); err != nil || !bytes.Equal(got, want) {
		t.Errorf("the streams differ (%v)", err)
	}
}

func TestAGlyphThatIsNotSimpleIsNotRemembered(t *testing.T) {
	data := []byte("0123456789")
	subset := &sfnt.Subset{Data: data, Outlines: []sfnt.Outline{{Start: 2, End: 5}, {Start: 5, End: 8}}}
	p := make(pressed, 10)
	stream, err := p.stream(nil, subset, []uint16{0, 4})
	if err != nil {
		t.Fatal(err)
	}
	if got := inflate(t, stream); !bytes.Equal(got, data) {
		t.Errorf("%q comes out", got)
	}
	if p[0].Load() != nil || p[4].Load() != nil {
		t.Error("an outline that another subset may have otherwise is kept")
	}
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
