package golden

import "testing"

func TestTheDifferenceOfTwoTexts(t *testing.T) {
	for _, c := range []struct {
		base, got string
		width     int
		want      string
	}{
		{"a\nb", "a\nb", 9, ""},
		{"a\nb\nc", "a\n甲乙丙\nd", 2, "甲乙 (2 lines, 907684e2)"},
		{"a\nb\nc", "a\n甲乙丙\nd", 3, "甲乙丙 (2 lines, 907684e2)"},
		{"a\nb", "a", 9, "(none) (1 lines, e40c292c)"},
		{"a", "a\nb", 9, "b (1 lines, 28e4c710)"},
	} {
		if got := Difference(c.base, c.got, c.width); got != c.want {
			t.Errorf("from %q to %q: %q, want %q", c.base, c.got, got, c.want)
		}
	}
}
