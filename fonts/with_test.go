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
