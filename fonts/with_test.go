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
