package layout

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
)

// lineBreaker reads the settings and the text of a line of a table: "justify", "ragged" or "heading", the
// measure and the first line's indent in thousandths of an em, phrases between brackets, and behind a colon
// the text, set in a size of 1000.
func lineBreaker(t *testing.T, input string) *breaker {
	t.Helper()
	settings, text, ok := strings.Cut(input, ": ")
	if !ok {
		t.Fatal(input)
	}
	b := &breaker{size: 1000}
	var numbers []Length
	var phrases []string
	for _, word := range strings.Fields(settings) {
		switch {
		case word == "ragged":
			b.ragged = true
		case word == "heading":
			b.heading = true
		case word[0] == '[':
			phrases = append(phrases, strings.Trim(word, "[]"))
		case word != "justify":
			n, err := strconv.Atoi(word)
			if err != nil {
				t.Fatal(input)
			}
			numbers = append(numbers, Length(n))
		}
	}
	b.measure, b.first = numbers[0], numbers[0]
	if len(numbers) > 1 {
		b.first -= numbers[1]
	}
	s := shaper{faces: faces(t), faults: new(Faults)}
	b.cs = s.shape(textSpans(t, text), "")
	fit(b.cs, b.size, 0)
	holdPhrases(b.cs, phrases, b.size, b.measure)
	return b
}

// The file has texts, and what a line costs that begins with the first character or the third and ends
// after each of those that follow, with its natural width.
func TestTheCostsOfTheTable(t *testing.T) {
	textTable(t, "costs.txt", func(input string) []string {
		b := lineBreaker(t, input)
		b.addUp()
		var out []string
		for i := 0; i <= min(2, len(b.cs)-1); i += 2 {
			text := ""
			s := fmt.Sprintf("%d:", i)
			for j := i + 1; j <= len(b.cs); j++ {
				m := b.measured(i, j)
				text += b.cs[j-1].text
				s += fmt.Sprintf(" %s %d/%d=%d", b.cs[j-1].text, m.width, m.least(b), b.cost(i, j, b.room(i), m))
			}
			out = append(out, s)
		}
		return out
	})
}

// The file has texts, and their lines with where each character stands, and what the lines cost.
func TestTheLinesOfTheTable(t *testing.T) {
	textTable(t, "lines.txt", func(input string) []string {
		b := lineBreaker(t, input)
		lines, emergency := b.lines(nil)
		var out []string
		for _, ln := range lines {
			s := ""
			for _, c := range b.cs[ln.start:ln.end] {
				s += c.text
			}
			s = fmt.Sprintf("%s %d", strconv.Quote(s), ln.width)
			if ln.squeezed {
				s += " squeezed"
			}
			out = append(out, s+fmt.Sprintf(" costs %d", b.best[ln.end]-b.best[ln.start]))
		}
		if emergency {
			out = append(out, "in need")
		}
		return out
	})
}

// The bounds of what a line may be, each with what is just beyond.
func TestTheBoundsOfALine(t *testing.T) {
	b := lineBreaker(t, "justify 4000 1000: 国国，国国国")
	b.addUp()
	for i, want := range []Length{3000, 4000, 4000} {
		if got := b.room(i); got != want {
			t.Errorf("a line from %d has room for %d, want %d", i, got, want)
		}
	}
	for _, c := range []struct {
		from, to int
		loosest  int64
		loose    bool
	}{{1, 4, 500, false}, {1, 4, 499, true}, {1, 3, 2000, false}, {1, 3, 1999, true}, {1, 2, 3000, false}, {1, 2, 2999, true}, {0, 2, 1000, false}, {0, 2, 999, true}, {1, 5, 1, false}} {
		b.loosest = c.loosest
		if got := b.loose(c.from, c.to); got != c.loose {
			t.Errorf("the line from %d to %d is loose for %d: %v", c.from, c.to, c.loosest, got)
		}
	}
	for room, far := range map[Length]bool{1000: false, 975: false, 974: true} { // one gap gives up 25
		if got := b.farBehind(0, 2, room); got != far {
			t.Errorf("two characters are far beyond %d: %v", room, got)
		}
	}
}

// Where a line is full that may end nowhere, one character at least.
func TestWhereALineIsFull(t *testing.T) {
	for _, c := range []struct {
		measure, text string
		want          int
	}{{"2000", "国国国", 2}, {"1999", "国国国", 2}, {"1975", "国国国", 2}, {"1974", "国国国", 1}, {"1", "国国国", 1}, {"9000", "国国国", 3}, {"3500", "国国国，", 4}, {"2500", "国国，国", 3}, {"2424", "国国，国", 2}} {
		b := lineBreaker(t, "justify "+c.measure+": "+c.text)
		b.addUp()
		if got := b.full(0, len(b.cs)); got != c.want {
			t.Errorf("a line of %s is full after %d of %s, want %d", c.measure, got, c.text, c.want)
		}
	}
}

// What the gaps or marks of a line share: nothing of what no eye would forgive.
func TestWhatALineSharesOfItsSlack(t *testing.T) {
	type test struct {
		text         string
		line, of     int
		slack, share Length
	}
	for _, c := range []test{
		{"国国国", 0, 2, 0, 0}, {"国国国", 0, 2, 700, 700}, {"国国国", 0, 2, 701, 0}, {"国国国", 0, 1, 700, 0}, {"国国国", 0, 1, 1, 0},
		{"国国国", 0, 2, -50, -50}, {"国国国", 0, 2, -51, 0}, {"国国国", 0, 1, -50, -50},
		{"国，国", 0, 2, -500, -500}, {"国，国", 0, 2, -501, 0}, {"国国\n", 0, 2, 1, 0}, {"国国\n", 0, 2, -25, -25}, {"国", 0, 2, 1, 0},
	} {
		s := shaper{faces: faces(t), faults: new(Faults)}
		p := &setParagraph{Paragraph: &Paragraph{Style: Style{Size: 1000}}, cs: s.shape([]Span{{Text: c.text, Face: fonts.FangSong}}, "")}
		p.lines = make([]line, c.of)
		p.lines[c.line] = line{end: len(p.cs)}
		if got := p.shared(c.line, c.slack); got != c.share {
			t.Errorf("%q, line %d of %d, shares %d of %d, want %d", c.text, c.line+1, c.of, got, c.slack, c.share)
		}
	}
}

// Room that is large enough is used again; lines elsewhere are not touched.
func TestLinesAreBrokenIntoTheirRoom(t *testing.T) {
	b := lineBreaker(t, "justify 2000: 国国国国国")
	m := &measurer{lines: *b}
	room := make([]line, 3)
	lines, emergency := m.breakLines(room)
	if len(lines) != 3 || &lines[0] != &room[0] || emergency || m.broken.used != 0 {
		t.Errorf("%v, of the pool %d", lines, m.broken.used)
	}
	lines, _ = m.breakLines(room[:0:2])
	if len(lines) != 3 || &lines[0] == &room[0] || m.broken.used != 3 {
		t.Errorf("%v, of the pool %d", lines, m.broken.used)
	}
	first := append([]line{{7, 8, 9, true}}, line{})
	if got, _ := b.lines(first[:1]); len(got) != 4 || got[0] != first[0] || got[1].start != 0 || got[3].end != 5 {
		t.Errorf("appended %v", got)
	}
}
