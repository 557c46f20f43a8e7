package fonts

import (
	"slices"
	"testing"
)

// Dashes pair from the start of a run on, also in one that is longer than any.
func TestDashesOfALongRunPair(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 2, 3, 4, longestRule - 1, longestRule, longestRule + 1, 5 * longestRule} {
		text := slices.Repeat([]rune{'—'}, n)
		single, _ := set.Glyph(FangSong, text[:1], 0)
		double, _ := set.Glyph(FangSong, []rune("——"), 0)
		for i := 0; i < n; i += 2 {
			g, ok := set.Glyph(FangSong, text, i)
			want := double
			if i == n-1 {
				want = single
			}
			if !ok || g != want {
				t.Errorf("dash %d of %d is %+v, want %+v", i, n, g, want)
			}
		}
	}
}
