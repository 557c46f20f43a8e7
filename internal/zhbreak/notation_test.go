package zhbreak

import (
	"strings"
	"testing"
)

// The notation of these tests writes the class of a place between two characters: nothing
// is Never, † LastHope, ¦ Poor, ╎ Fair, | Good and ‖ Sense.
const signs = "\x00†¦╎|‖"

// marked writes a text in the notation. The end of the text, always Sense, has no sign.
func marked(text []rune, classes []Class) string {
	var b strings.Builder
	for i, r := range text {
		b.WriteRune(r)
		if sign := []rune(signs)[classes[i]]; sign != 0 && i < len(text)-1 {
			b.WriteRune(sign)
		}
	}
	return b.String()
}

// check compares the classes of a text with those that the notation gives.
func check(t *testing.T, notation string) {
	t.Helper()
	plain := []rune(strings.NewReplacer("†", "", "¦", "", "╎", "", "|", "", "‖", "").Replace(notation))
	var b Breaker
	if got := marked(plain, b.Classes(plain)); got != notation {
		t.Errorf("got  %s\nwant %s", got, notation)
	}
}
