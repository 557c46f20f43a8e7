package fonts

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/sfnt"
)

func TestEmbeddedReturnsTheSameSetAtEveryCall(t *testing.T) {
	first, second := set(t), set(t)
	if first != second {
		t.Error("the faces are parsed again")
	}
	for _, role := range roles {
		if first.Face(role) == nil || first.Face(role) != second.Face(role) {
			t.Errorf("%v has another face at the second call", role)
		}
	}
	if n := testing.AllocsPerRun(100, func() { set(t) }); n > 0 {
		t.Errorf("a call allocates %v times", n)
	}
}

func TestARoleHasAChineseName(t *testing.T) {
	for role, want := range map[Role]string{FangSong: "仿宋", Song: "宋", XiaoBiaoSong: "小标宋", Hei: "黑", Kai: "楷", -1: "仿宋", 99: "楷"} {
		if got := role.String(); got != want {
			t.Errorf("role %d is called %q, want %q", int(role), got, want)
		}
	}
}

func TestEveryEmbeddedFaceIsAnother(t *testing.T) {
	seen := map[string]Role{}
	for _, role := range roles {
		face := set(t).Face(role)
		if other, ok := seen[face.PostScriptName()]; ok {
			t.Errorf("%v and %v are both %s", role, other, face.PostScriptName())
		}
		seen[face.PostScriptName()] = role
		if e := face.font.Embedding(); e.Permission != sfnt.Installable || e.NoSubsetting {
			t.Errorf("%v may not be embedded freely: %+v", role, e)
		}
		if c := face.Centre(); c < 300 || c > 420 {
			t.Errorf("the ink centre of %v is %d", role, c)
		}
	}
}

func TestAFaceThatMustNotBeEmbeddedIsRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		fsType uint16
		ok     bool
	}{
		{"installable", 0, true}, {"restricted", 2, false}, {"preview and print", 4, true}, {"editable", 8, true},
		{"restricted, but editable as well", 2 | 8, true}, {"bitmaps only", 0x200, false}, {"editable, bitmaps only", 0x208, false},
		{"no subsetting", 0x104, true},
	} {
		face, err := NewFace(licensed(t, c.fsType), 0)
		if (err == nil) != c.ok || (face == nil) == c.ok {
			t.Errorf("%s: error %v", c.name, err)
			continue
		}
		if c.ok {
			continue
		}
		for _, part := range []string{set(t).Face(Kai).PostScriptName(), "fsType", "forbid"} {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: the error %q does not say %q", c.name, err, part)
			}
		}
	}
}

func TestFilesThatAreNoFaceAreRefused(t *testing.T) {
	cff2 := slices.Clone(kaiData)
	glyf, _ := table(t, cff2, "glyf")
	copy(cff2[glyf:], "CFF2")
	for _, c := range []struct {
		name  string
		data  []byte
		index int
		want  error
		part  string
	}{
		{"a variable face with CFF2 outlines", cff2, 0, ErrCFF2, "CFF2"},
		{"a web font", append([]byte("wOF2"), kaiData[4:200]...), 0, ErrWOFF, "WOFF"},
		{"an old web font", append([]byte("wOFF"), kaiData[4:200]...), 0, ErrWOFF, "WOFF"},
		{"nothing", nil, 0, nil, "fonts:"},
		{"text", []byte("仿宋_GB2312"), 0, nil, "fonts:"},
		{"half a face", kaiData[:len(kaiData)/2], 0, nil, "fonts:"},
		{"a second face of one", kaiData, 1, nil, "fonts:"},
		{"a face before the first", kaiData, -1, nil, "fonts:"},
	} {
		_, err := NewFace(c.data, c.index)
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.part) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
}

func TestAFaceWithoutIdeographsHasTheUsualCentre(t *testing.T) {
	face, err := NewFace(without(t, kaiData, "国"), 0)
	if err != nil {
		t.Fatal(err)
	}
	if face.Centre() != 380 {
		t.Errorf("its centre is %d", face.Centre())
	}
}

func TestAFaceRemembersTheGlyphsThatItsFileGives(t *testing.T) {
	face, err := NewFace(songData, 0)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // found first, then remembered
		for _, r := range []rune{-1, 0, 'A', '国', '㐀', 0xfffe, 0xffff, 0x10000, '𠮷', 0x10ffff, 0x110000} {
			id, ok := face.GlyphID(r)
			want, has := face.font.GlyphID(r)
			if id != want || ok != has {
				t.Errorf("%U: glyph %d, %v; the file has %d, %v", r, id, ok, want, has)
			}
		}
	}
}
