package redraw

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sfnt"
	"github.com/nianbao/nianbao/layout"
)

// licensed returns a face with some licence bits (OS/2 fsType).
func licensed(t *testing.T, bits uint16) *fonts.Face {
	t.Helper()
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	id, _ := set.Face(fonts.Kai).GlyphID('国')
	file, err := sfnt.OfFace(set.Face(fonts.Kai)).OpenType([]sfnt.Mapped{{Code: '国', ID: id}}, "Test")
	if err != nil {
		t.Fatal(err)
	}
	record := bytes.Index(file, []byte("OS/2"))
	binary.BigEndian.PutUint16(file[binary.BigEndian.Uint32(file[record+8:])+8:], bits)
	face, err := fonts.NewFace(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func TestAFaceThatMustNotBeSubsetIsRefused(t *testing.T) {
	for _, c := range []struct {
		bits uint16
		ok   bool
	}{{0x0000, true}, {0x0004, true}, {0x0100, false}, {0x0104, false}} {
		u := &uses{face: licensed(t, c.bits), page: 2, all: []use{{1, "国"}}}
		_, err := u.font()
		var refused *layout.CannotDraw
		if c.ok && err != nil || !c.ok && (!errors.As(err, &refused) || refused.Page != 2 || refused.Face != "Test") {
			t.Errorf("fsType %#04x: %v", c.bits, err)
		}
	}
}

func TestCharactersLeadToOneGlyphEach(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	face := set.Face(fonts.Song)
	double, ok := face.GlyphID('\u2e3a')
	if !ok {
		t.Fatal("宋 has no dash of two ems")
	}
	u := &uses{face: face, all: []use{
		{double, "——"}, {7, "国"}, {8, "国"}, {7, "年"}, {9, "\ue000"}, {9, "年报"}, {double, "–"}, {10, "\x1f"}, {11, "\uffff"}, {12, ""},
	}}
	code, err := u.codes()
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[use]rune{
		{double, "——"}: '\u2e3a',              // its own character, for readers that know no ActualText
		{7, "国"}:       '国', {8, "国"}: 0xe001, // the first stand-in that is no text
		{7, "年"}: '年', {9, "\ue000"}: 0xe000, {9, "年报"}: 0xe002, {double, "–"}: '–',
		{10, "\x1f"}: 0xe003, {11, "\uffff"}: 0xe004, {12, ""}: 0xe005,
	} {
		if code[w] != want {
			t.Errorf("glyph %d for %q is found by %U, not %U", w.id, w.text, code[w], want)
		}
	}
	if f := (&Font{code: code}); !f.hasStandIns() {
		t.Error("stand-ins are not told")
	}
	if f := (&Font{code: map[use]rune{{7, "国"}: '国'}}); f.hasStandIns() {
		t.Error("stand-ins are told where there are none")
	}
}

func TestStandInsComeToAnEnd(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	u := &uses{face: set.Face(fonts.Song)}
	for r := rune(firstPrivate); r <= lastPrivate; r++ {
		u.all = append(u.all, use{7, string(r)})
	}
	u.all = append(u.all, use{7, "年报"})
	if _, err := u.codes(); err == nil {
		t.Error("there are more stand-ins than private characters")
	}
	u.all = u.all[1:]
	if code, err := u.codes(); err != nil || code[use{7, "年报"}] != firstPrivate {
		t.Errorf("the one that is free is not used: %v", err)
	}
}

func TestNamesAreSafe(t *testing.T) {
	for name, want := range map[string]string{"Noto-Serif": "Noto-Serif", "宋 (a)/b#c": "abc", "": ""} {
		if got := safe(name); got != want {
			t.Errorf("%q becomes %q, not %q", name, got, want)
		}
	}
}
