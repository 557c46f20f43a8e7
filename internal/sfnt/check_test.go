package sfnt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"testing"
)

func mustSubset(t testing.TB, f *Font, ids ...uint16) *Subset {
	t.Helper()
	s, err := f.Subset(ids)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// checkFile checks a subset's directory and checksums, word by word, and its tables if their tags are given.
func checkFile(t fataler, s *Subset, tags ...string) {
	t.Helper()
	data := s.Data
	n := int(binary.BigEndian.Uint16(data[4:]))
	power, log := 1, 0
	for power*2 <= n {
		power, log = power*2, log+1
	}
	magic := magicTrueType
	if bytes.Contains(data[12:12+16*n], []byte("CFF ")) {
		magic = magicOTTO
	}
	if want := append(longs(magic), words(n, 16*power, log, 16*(n-power))...); !bytes.Equal(data[:12], want) {
		t.Fatalf("header % x, want % x", data[:12], want)
	}
	var found []string
	next := 12 + 16*n
	for i := range n {
		record := data[12+16*i:]
		offset, size := int(binary.BigEndian.Uint32(record[8:])), int(binary.BigEndian.Uint32(record[12:]))
		table := slices.Clone(data[offset : offset+size])
		if string(record[:4]) == "head" {
			clear(table[8:12])
		}
		if offset != next || sumWords(table) != binary.BigEndian.Uint32(record[4:]) {
			t.Fatalf("table %s at %d, want %d; checksum %08x, want %08x", record[:4], offset, next, record[4:8], sumWords(table))
		}
		next = (offset + size + 3) / 4 * 4
		found = append(found, string(record[:4]))
	}
	if next != len(data) || sumWords(data) != 0xB1B0AFBA {
		t.Fatalf("the file ends at %d, want %d; its sum is %08x", len(data), next, sumWords(data))
	}
	if !slices.IsSorted(found) || len(tags) > 0 && !slices.Equal(found, tags) {
		t.Fatalf("tables %q, want %q", found, tags)
	}
}

func sumWords(b []byte) (sum uint32) {
	for i, c := range b {
		sum += uint32(c) << (24 - 8*(i%4))
	}
	return sum
}

// fataler is what *testing.T and *rapid.T have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkGlyphs checks that the glyphs of a subset are those asked for, and returns the subset, opened.
func checkGlyphs(t fataler, f *Font, ids []uint16, s *Subset) *Font {
	t.Helper()
	sub, err := Parse(s.Data, 0)
	if err != nil {
		t.Fatalf("the subset cannot be read: %v", err)
	}
	if sub.NumGlyphs() != s.NumGlyphs || s.NumGlyphs < len(ids) || sub.UnitsPerEm() != f.UnitsPerEm() {
		t.Fatalf("%d glyphs, %d announced, %d asked for", sub.NumGlyphs(), s.NumGlyphs, len(ids))
	}
	for i, id := range ids {
		i := uint16(i)
		b, ok := sub.Bounds(i)
		wantB, wantOK := f.Bounds(id)
		if sub.Advance(i) != f.Advance(id) || sub.leftSideBearing(i) != f.leftSideBearing(id) || b != wantB || ok != wantOK {
			t.Fatalf("glyph %d is not like glyph %d of the source: advance %d, bearing %d, bounds %v", i, id, sub.Advance(i), sub.leftSideBearing(i), b)
		}
		if got, want := drawing(sub, i), drawing(f, id); got != want {
			t.Fatalf("glyph %d draws\n%s\nglyph %d of the source\n%s", i, got, id, want)
		}
	}
	return sub
}

// drawing writes a glyph with its components put in place of their numbers, so that glyphs of different fonts can be
// compared. It is for sound glyphs only.
func drawing(f *Font, id uint16) string {
	glyph, _ := f.outline(id)
	if !isComposite(glyph) {
		return fmt.Sprintf("<%x>", bytes.TrimRight(glyph, "\x00"))
	}
	out := fmt.Appendf(nil, "<%x", glyph[:glyphHead])
	for at := glyphHead; at != 0; {
		next, _ := nextComponent(glyph, at)
		end := next
		if next == 0 {
			end = len(glyph)
		}
		component := binary.BigEndian.Uint16(glyph[at+2:])
		out = fmt.Appendf(out, " %x:%x:%s", glyph[at:at+2], bytes.TrimRight(glyph[at+4:end], "\x00"), drawing(f, component))
		at = next
	}
	return string(append(out, '>'))
}
