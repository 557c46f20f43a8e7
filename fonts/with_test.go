package fonts

import "testing"

func TestAnotherFaceTakesARoleAndTheFirstSetStaysAsItWas(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	other := set.With(FangSong, set.Face(Hei))
	if other.Face(FangSong) != set.Face(Hei) || other.Face(Kai) != set.Face(Kai) || set.Face(FangSong) == set.Face(Hei) {
		t.Error("the faces are mixed up")
	}
	g, ok := other.Glyph(FangSong, []rune("国"), 0)
	if !ok || g.Face != set.Face(Hei) {
		t.Error("text in the role is not set in the new face")
	}
}

func TestARoleThereIsNotIsSetInFangSong(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []Role{-1, roleCount, 99} {
		if set.Face(role) != set.Face(FangSong) {
			t.Errorf("role %d has another face", role)
		}
		if set.With(role, set.Face(Hei)).Face(role) != set.Face(FangSong) {
			t.Errorf("role %d can be given a face", role)
		}
	}
}

func TestASetThatLacksFacesSaysSo(t *testing.T) {
	if (&Set{}).Whole() || (*Set)(nil).Whole() {
		t.Error("an empty set is whole")
	}
	if set, err := Embedded(); err != nil || !set.Whole() {
		t.Errorf("the embedded set is not whole (%v)", err)
	}
}

func TestWhatASetHasIsWhatItGivesGlyphsFor(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	sparse := set.With(FangSong, set.Face(FangSong))
	for range 2 { // asked first, then remembered
		for role := range roleCount {
			for _, r := range "国一，。“”’·—…０9aA ①\u3000\u200b𠮷😀㐀" {
				_, ok := set.Glyph(role, []rune{r}, 0)
				if got := sparse.Has(role, r); got != ok {
					t.Errorf("%v %q: Has %v, Glyph %v", role, r, got, ok)
				}
			}
		}
	}
	if set.Has(99, '国') != true || set.Has(FangSong, -1) || set.Has(FangSong, 0x110000) {
		t.Error("roles or characters there are not")
	}
}

func TestFacesBehindStandInOnlyForWhatIsMissingBeforeThem(t *testing.T) {
	kai := set(t).Face(Kai)
	lacking, err := NewFace(without(t, songData, "国"), 0)
	if err != nil {
		t.Fatal(err)
	}
	bare := &Set{faces: [roleCount]*Face{lacking, lacking, lacking, lacking, lacking}, found: new(coverage)}
	if _, ok := bare.Glyph(Hei, []rune("国"), 0); ok {
		t.Fatal("the face still has 国")
	}
	backed := bare.Behind(nil, kai, set(t).Face(Hei))
	g := glyph(t, backed, Hei, "国", 0)
	if g.Face != kai {
		t.Errorf("国 is set in %s, not in the first face behind that has it", g.Face.PostScriptName())
	}
	if want := lacking.Centre() - kai.Centre(); g.DY != want {
		t.Errorf("国 is moved by %d, the ink centres are %d apart", g.DY, want)
	}
	if g := glyph(t, backed, Hei, "日", 0); g.Face != lacking {
		t.Error("a face behind takes what the role's own face has")
	}
	if _, ok := bare.Glyph(Hei, []rune("国"), 0); ok || !backed.Has(Hei, '国') {
		t.Error("the first set changed, or the second does not know what it has")
	}
}
