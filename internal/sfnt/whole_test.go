package sfnt

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

func TestThePlainFileOfAFaceIsTheFile(t *testing.T) {
	data := sample().build()
	if whole, err := mustParse(t, data).Whole(); err != nil || !bytes.Equal(whole, data) {
		t.Errorf("it is another one, error %v", err)
	}
}

func TestAFaceOfACollectionGetsAFile(t *testing.T) {
	extra := map[string][]byte{"GSUB": {1, 2, 3, 4, 5}, "DSIG": {1}}
	first := sample().with(extra).build()
	compact := cfftest.Sample()
	compact.Tables = extra
	empty := spec{glyphs: []outGlyph{{nil, 500, 0}}}.build()
	all := collection(first, compact.File(), empty)
	for index, source := range [][]byte{first, compact.File(), empty} {
		f, err := Parse(all, index)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := f.Whole()
		if err != nil {
			t.Fatal(err)
		}
		checkFile(t, &Subset{Data: whole})
		made := mustParse(t, whole)
		for id := range f.NumGlyphs() {
			checkLikeGlyph(t, made, f, uint16(id))
		}
		for i := range int(binary.BigEndian.Uint16(source[4:])) {
			tag := string(source[headerSize+recordSize*i:][:4])
			got, want := bytes.Clone(tableOf(whole, tag)), bytes.Clone(tableOf(source, tag))
			switch tag {
			case "DSIG":
				want = nil
			case "head":
				clear(got[8:12])
				clear(want[8:12])
			case "glyf":
				got = got[:len(want)]
			}
			if !bytes.Equal(got, want) {
				t.Errorf("face %d: table %s is % x, want % x", index, tag, got, want)
			}
		}
	}
}

func checkLikeGlyph(t *testing.T, got, want *Font, id uint16) {
	t.Helper()
	var a, b sketch
	if !got.Trace(id, &a) || !want.Trace(id, &b) || a.String() != b.String() || got.Advance(id) != want.Advance(id) {
		t.Errorf("glyph %d is %s, want %s", id, a.String(), b.String())
	}
}

func TestAFaceWithoutAllItsTablesHasNoFile(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(record []byte, size int)
		part   string
	}{
		{"beyond the end", func(record []byte, size int) { copy(record[8:], longs(size-1, 2)) }, "beyond the end"},
		{"as long as the file", func(record []byte, size int) { copy(record[8:], longs(0, size)) }, "longer than the file"},
	} {
		data := collection(sample().with(map[string][]byte{"GSUB": {1}}).build())
		c.damage(data[bytes.Index(data, []byte("GSUB")):], len(data))
		_, err := mustParse(t, data).Whole()
		if err == nil || !strings.Contains(err.Error(), c.part) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
}
