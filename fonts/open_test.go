package fonts

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/cfftest"
)

func TestAFaceWithCFFOutlinesIsAFaceLikeAnyOther(t *testing.T) {
	face, err := NewFace(cfftest.Sample().File(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if face.BuiltIn() || !set(t).Face(Kai).BuiltIn() {
		t.Error("it counts as one of the package's own, or those do not")
	}
	if face.Centre() != 380 { // of 国, from -40 to 800
		t.Errorf("its centre is %d", face.Centre())
	}
	s := set(t).With(Kai, face)
	if g := glyph(t, s, Kai, "国", 0); g.Face != face || g.Advance != 1000 || g.DX != 50 {
		t.Errorf("国 is %+v", g)
	}
	if g := glyph(t, s, Kai, "公", 0); g.Face != s.Face(Song) {
		t.Errorf("公 is %+v", g)
	}
}

func TestAFaceWithCFFOutlinesThatMustNotBeEmbeddedIsRefused(t *testing.T) {
	spec := cfftest.Sample()
	spec.Tables = map[string][]byte{"OS/2": append(make([]byte, 8), 0, 2)}
	_, err := NewFace(spec.File(), 0)
	if err == nil || !strings.Contains(err.Error(), "Test-Face") || !strings.Contains(err.Error(), "fsType") {
		t.Errorf("error %v", err)
	}
}

func TestAFaceIsOpenedByItsNumberOrName(t *testing.T) {
	data := cfftest.Sample().File()
	for _, name := range []string{"", "0", "Test-Face", "test face"} {
		face, err := Open(data, name)
		if err != nil || face.PostScriptName() != "Test-Face" {
			t.Errorf("%q: %v", name, err)
		}
	}
	for name, want := range map[string]string{"1": `no face is called "1"; the file has 0: Test-Face`, "-1": `no face is called "-1"`, "KaiTi": `no face is called "KaiTi"; the file has 0: Test-Face (Test Face)`} {
		if _, err := Open(data, name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := Open([]byte("wOFFwOFFwOFF"), "KaiTi"); err != ErrWOFF {
		t.Errorf("a web font: %v", err)
	}
}

func TestAFaceOfACollectionIsOpenedByItsNumberOrName(t *testing.T) {
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	file := cfftest.Collection(cfftest.Drawn("Fang Song", "国甲", shape).File(), cfftest.Drawn("Kai Ti", "国乙", shape).File())
	for name, want := range map[string]string{"": "Fang-Song", "0": "Fang-Song", "1": "Kai-Ti", "kai ti": "Kai-Ti", "FANG-SONG": "Fang-Song"} {
		face, err := Open(file, name)
		if err != nil || face.PostScriptName() != want {
			t.Errorf("%q: %v", name, err)
		}
	}
	var unknown *UnknownFace
	if _, err := Open(file, "2"); !errors.As(err, &unknown) || unknown.Name != "2" || len(unknown.Faces) != 2 || unknown.Faces[1] != "Kai-Ti (Kai Ti)" {
		t.Errorf("error %v", err)
	}
}
