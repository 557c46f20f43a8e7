package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
)

// What each stretch of a text has, as a line of it: its width, what the mark at its end gives up, gaps and marks inside it,
// and how narrow it can be, justified or ragged.
func TestTheSumsOfEachStretchOfAText(t *testing.T) {
	var out strings.Builder
	for _, text := range []string{"甲（乙）、丙", "a b  2甲", "“甲。”", "  ", "2024年", "（"} {
		var faults Faults
		m := &measurer{page: GBT9704(), shaper: shaper{faces: faces(t), faults: &faults}}
		b := &breaker{cs: m.shaper.shape([]Span{{Text: text, Face: fonts.FangSong}}, ""), size: 10 * Pt}
		fit(b.cs, b.size, Pt)
		b.addUp()
		fmt.Fprintf(&out, "== %s\n", text)
		for k, s := range b.sums {
			fmt.Fprintf(&out, "up to %d: %s wide, gaps %d marks %d letters %d ink %d\n", k, s.width, s.gaps, s.marks, s.letters, s.ink)
		}
		for i := range b.cs {
			for j := i + 1; j <= len(b.cs); j++ {
				m := b.measured(i, j)
				b.ragged = false
				justified := m.least(b)
				b.ragged = true
				fmt.Fprintf(&out, "%d–%d: %s trail %d gaps %d marks %d, at least %s, ragged %s\n", i, j, m.width, m.trail, m.gaps, m.marks, justified, m.least(b))
			}
		}
	}
	golden.Compare(t, "testdata/sums.txt", []byte(out.String()))
}
