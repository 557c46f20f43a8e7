package paper

import (
	"strings"
	"testing"
)

// The file has two texts a line, a bar between them, and below each pair which of the two ways of a page or a
// program to part a text the second may continue: a forced break, the end of a page in a loose document, lines.
func TestTheJoinsOfTheTable(t *testing.T) {
	compareAnswers(t, "joins.txt", func(a *answers, pair string) {
		text, next, _ := strings.Cut(pair, "｜")
		a.say("broken", brokenLine(text, next))
		a.say("cut", cutByPage(text, next))
		a.say("breaksOff", breaksOff(text, next))
		a.say("standsAlone", standsAlone(text, &Paragraph{Text: text}, &Paragraph{Text: next}))
		for _, c := range []struct {
			name            string
			before, after   Paragraph
			indented, loose bool
		}{
			{"paragraphs", Paragraph{}, Paragraph{}, false, true},
			{"not loose", Paragraph{}, Paragraph{}, false, false},
			{"line behind a paragraph", Paragraph{}, Paragraph{Line: true}, false, true},
			{"paragraph behind a line", Paragraph{Line: true}, Paragraph{}, false, true},
			{"full", Paragraph{Line: true, Full: true}, Paragraph{Line: true}, false, true},
			{"full, indented", Paragraph{Line: true, Full: true}, Paragraph{Line: true}, true, true},
			{"full, then first line", Paragraph{Line: true, Full: true}, Paragraph{Line: true, Indent: true}, true, true},
			{"full, gap", Paragraph{Line: true, Full: true}, Paragraph{Line: true, Gap: true}, false, true},
			{"full, gap, indented", Paragraph{Line: true, Full: true}, Paragraph{Line: true, Gap: true}, true, true},
			{"full, centred", Paragraph{Line: true, Full: true}, Paragraph{Line: true, Align: Center}, false, true},
			{"short", Paragraph{Line: true}, Paragraph{Line: true}, false, true},
			{"short, indented", Paragraph{Line: true}, Paragraph{Line: true}, true, true},
			{"short, indented, gap", Paragraph{Line: true}, Paragraph{Line: true, Gap: true}, true, true},
			{"short, centred", Paragraph{Line: true}, Paragraph{Line: true, Align: Center}, true, true},
			{"at the end", Paragraph{Line: true, Full: true}, Paragraph{Line: true, Align: End}, false, true},
			{"behind the end", Paragraph{Line: true, Full: true, Align: End}, Paragraph{Line: true}, false, true},
			{"another level", Paragraph{Line: true, Full: true, Level: 1}, Paragraph{Line: true}, false, true},
			{"a picture", Paragraph{Line: true, Full: true}, Paragraph{Line: true, Picture: true}, false, true},
			{"behind a picture", Paragraph{Line: true, Full: true, Picture: true}, Paragraph{Line: true}, false, true},
		} {
			var g growing
			c.before.Text, c.after.Text = text, next
			g.begin(&c.before)
			a.say("goes on: "+c.name, goesOn(&g, &c.after, c.indented, c.loose))
		}
	})
}
