package layout

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"pgregory.net/rapid"
)

// After it nothing is missing, and only what was missing has changed.
func TestASignStandsForEachCharacterThatNoFaceHas(t *testing.T) {
	set := faces(t)
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string {
			return rapid.StringOf(rapid.SampledFrom([]rune("甲乙\ue000\u200b1"))).Draw(t, name)
		}
		flow := []Block{
			&Group{Blocks: []Block{&Paragraph{Parts: []Part{{Spans: []Span{{Text: text("span"), Face: fonts.Kai}}}}, Tail: text("tail")}}},
			&Table{Cells: []Cell{{Text: text("cell")}}},
			&Figure{Caption: text("caption"), Chart: &Chart{Labels: []string{text("label")}, Series: []string{text("series")}}},
		}
		var before, after strings.Builder
		collect := func(b *strings.Builder) {
			eachText(flow, func(text *string, _ fonts.Role, _ string) { b.WriteString(*text + "\n") })
		}
		collect(&before)
		Substitute(flow, set, '〓')
		collect(&after)
		if want := strings.NewReplacer("\ue000", "〓", "\u200b", "〓").Replace(before.String()); after.String() != want {
			t.Fatalf("%q, not %q", after.String(), want)
		}
		if missing := Missing(flow, set); missing != nil {
			t.Fatal(missing)
		}
	})
}
