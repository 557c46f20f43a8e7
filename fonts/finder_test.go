package fonts_test

import (
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"pgregory.net/rapid"
)

// A finder gives what the set gives, whatever it was asked before.
func TestAFinderFindsWhatItsSetDoes(t *testing.T) {
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	f := fonts.NewFinder(set)
	if f.Set() != set {
		t.Error("it has another set")
	}
	rapid.Check(t, func(t *rapid.T) {
		char := rapid.OneOf(rapid.SampledFrom([]rune("—“”’·、（年１aé\x00\ue000𠮷丈万七")), rapid.Rune(), rapid.Map(rapid.IntRange(0x4e00, 0x5600), func(n int) rune { return rune(n) }))
		text := rapid.SliceOfN(char, 1, 40).Draw(t, "text")
		role := fonts.Role(rapid.IntRange(-1, 6).Draw(t, "role"))
		for i := range text {
			got, ok := f.Glyph(role, text, i)
			want, wantOK := set.Glyph(role, text, i)
			if got != want || ok != wantOK {
				t.Fatalf("%q in role %d: %v %v, not %v %v", text[i], role, got, ok, want, wantOK)
			}
		}
	})
}
