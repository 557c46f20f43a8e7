package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/zhbreak"
)

func TestLineEndsInATextAreTakenOut(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "国": "国", "A B": "A B", "A\nB": "A B", "A\n\nB": "A B", "国\nB": "国B", "A\n国": "A国", "国\n国": "国国", "\nA": "A", "A\n": "A", "\n": "",
		"A\n1": "A 1", "A\n B": "A B", "A \nB": "A B", "A\n国\nB": "A国B", "A\nB\nC": "A B C", "AB\nC国D": "AB C国D",
	} {
		if got := unbroken(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// textOf makes a cluster of each character, all of them an em wide; a space is 0.25 em, and a mark can
// give up half an em.
func textOf(text string) []cluster {
	var cs []cluster
	for _, r := range text {
		c := cluster{text: string(r), r: r, widthEm: 1000, glyph: fonts.Glyph{Advance: 1000}, class: zhbreak.Good, elastic: true}
		switch {
		case r == ' ':
			c.widthEm, c.space = 250, true
		case zhbreak.MarkOf(r) == zhbreak.Opening:
			c.leadEm = half
		case zhbreak.MarkOf(r) == zhbreak.Closing:
			c.trailEm, c.closing = half, true
		}
		cs = append(cs, c)
	}
	fit(cs, 1000, 0)
	return cs
}

// heldText writes how many phrases go on after each cluster.
func heldText(cs []cluster) string {
	var b strings.Builder
	for _, c := range cs {
		fmt.Fprintf(&b, "%s%d", c.text, c.held)
	}
	return b.String()
}

// A phrase that fills the measure exactly is held, without the half that a mark at its end gives up.
func TestWhichPhrasesAreHeld(t *testing.T) {
	for _, c := range []struct {
		text    string
		phrases string
		measure Length
		want    string
	}{
		{"甲乙丙丁", "乙丙", 2000, "甲0乙1丙0丁0"},
		{"甲乙丙丁", "乙丙", 1999, "甲0乙0丙0丁0"},
		{"甲乙，丁", "乙，", 1500, "甲0乙1，0丁0"},
		{"甲乙，丁", "乙，", 1499, "甲0乙0，0丁0"},
		{"甲乙丙丁", "乙丙 乙丙丁 甲", 9000, "甲0乙2丙1丁0"},
		{"甲乙甲乙", "甲乙", 9000, "甲1乙0甲1乙0"},
		{"甲甲甲", "甲甲", 9000, "甲1甲0甲0"}, // each place begins where the one before ends
		{"甲乙", "甲乙丙 丙 乙甲", 9000, "甲0乙0"},
		{"甲乙丙丁戊己庚辛壬癸", "甲乙 甲乙丙 甲乙丙丁 甲乙丙丁戊 甲乙丙丁戊己 甲乙丙丁戊己庚 甲乙丙丁戊己庚辛", 99000, "甲7乙6丙5丁4戊3己2庚1辛0壬0癸0"},
		{"甲乙丙丁戊己庚辛壬癸", "甲乙 甲乙丙 甲乙丙丁 甲乙丙丁戊 甲乙丙丁戊己 甲乙丙丁戊己庚 甲乙丙丁戊己庚辛 甲乙丙丁戊己庚辛壬", 99000, "甲8乙7丙6丁5戊4己3庚2辛1壬0癸0"},
		{"甲乙丙丁戊己庚辛壬癸", "甲乙 甲乙丙 甲乙丙丁 甲乙丙丁戊 甲乙丙丁戊己 甲乙丙丁戊己庚 甲乙丙丁戊己庚辛 甲乙丙丁戊己庚辛壬 甲乙丙丁戊己庚辛壬癸", 99000,
			"甲8乙8丙7丁6戊5己4庚3辛2壬1癸0"},
	} {
		cs := textOf(c.text)
		holdPhrases(cs, strings.Fields(c.phrases), 1000, c.measure)
		if got := heldText(cs); got != c.want {
			t.Errorf("%s with %s in %d: %s, want %s", c.text, c.phrases, c.measure, got, c.want)
		}
	}
}

func TestWordsOfSoManyClustersAreHeld(t *testing.T) {
	for most, want := range map[int]string{0: "甲0乙0丙0", 1: "甲0乙0丙0", 2: "甲1乙0丙0", 3: "甲2乙1丙0"} {
		cs := textOf("甲乙丙")
		holdWords(cs, places(nil, cs, []string{"甲", "甲乙", "甲乙丙"}), most)
		if got := heldText(cs); got != want {
			t.Errorf("up to %d: %s, want %s", most, got, want)
		}
	}
}

// A cluster may stand for several characters.
func TestWhereAPhraseMatches(t *testing.T) {
	cs := textOf("甲乙丙")
	cs[1].text = "——"
	for text, want := range map[string]int{"甲": 1, "甲——": 2, "甲——丙": 3, "甲—": 0, "甲——丙丁": 0, "乙": 0, "": 0} {
		if got := match(cs, text); got != want {
			t.Errorf("%q is %d clusters, want %d", text, got, want)
		}
	}
	if got := fmt.Sprint(places([]place{{7, 8}}, cs, []string{"——", "", "甲", "丙"})); got != "[{7 8} {1 2} {0 1} {2 3}]" {
		t.Errorf("the places are %s", got)
	}
}

// spreadText sets a line of clusters of 1000 and writes where each begins and ends.
func spreadText(cs []cluster, ln line, slack Length) string {
	var out []string
	spread(cs, ln, 1000, 0, slack, func(k int, x, end Length) {
		out = append(out, fmt.Sprintf("%s%d-%d", cs[k].text, x, end))
	})
	return strings.Join(out, " ")
}

func TestHowALineIsSpread(t *testing.T) {
	stiff := textOf("甲乙丙丁")
	stiff[1].elastic = false
	gap := textOf("甲A乙")
	gap[1].gap, gap[2].gap = 100, 100
	for _, c := range []struct {
		name  string
		cs    []cluster
		ln    line
		slack Length
		want  string
	}{
		{"whole", textOf("甲乙丙"), line{end: 3}, 0, "甲0-1000 乙1000-2000 丙2000-3000"},
		{"by one, which the last gap has", textOf("甲乙丙"), line{end: 3}, 1, "甲0-1000 乙1000-2000 丙2001-3001"},
		{"by seven", textOf("甲乙丙丁"), line{end: 4}, 7, "甲0-1000 乙1002-2002 丙2004-3004 丁3007-4007"},
		{"not at a gap that is stiff", stiff, line{end: 4}, 10, "甲0-1000 乙1005-2005 丙2005-3005 丁3010-4010"},
		{"not at the space at the end", textOf("甲乙 "), line{end: 3}, 10, "甲0-1000 乙1010-2010  2010-2260"},
		{"spaces only", textOf("  "), line{end: 2}, 10, " 0-250  250-500"},
		{"one cluster", textOf("甲"), line{end: 1}, 10, "甲0-1000"},
		{"the first line keeps an opening mark where it is", textOf("（乙"), line{end: 2}, 0, "（0-1000 乙1000-2000"},
		{"the others move it", textOf("甲（乙"), line{start: 1, end: 3}, 0, "（-500-500 乙500-1500"},
		{"gaps", gap, line{end: 3}, 0, "甲0-1000 A1100-2100 乙2200-3200"},
		{"no gap at a line's start", gap, line{start: 1, end: 3}, 0, "A0-1000 乙1100-2100"},
		{"by marks", textOf("甲，乙，丙"), line{end: 5}, -100, "甲0-1000 ，1000-2000 乙1950-2950 ，2950-3950 丙3900-4900"},
		{"marks that are all they can give", textOf("甲，乙丙"), line{end: 4}, -450, "甲0-1000 ，1000-2000 乙1550-2550 丙2550-3550"},
		{"the gaps have the rest", textOf("甲，乙丙"), line{end: 4}, -453, "甲0-1000 ，999-1999 乙1548-2548 丙2547-3547"},
		{"an opening mark moves to the left", textOf("甲（乙丙"), line{end: 4}, -200, "甲0-1000 （800-1800 乙1800-2800 丙2800-3800"},
		{"not the mark at the start", textOf("（甲，乙丙"), line{end: 5}, -100, "（0-1000 甲1000-2000 ，2000-3000 乙2900-3900 丙3900-4900"},
		{"marks of both kinds", textOf("甲（乙，丙"), line{end: 5}, -100, "甲0-1000 （950-1950 乙1950-2950 ，2950-3950 丙3900-4900"},
		{"a line that begins in the text", textOf("国国（甲，乙"), line{start: 2, end: 6}, -100, "（-500-500 甲500-1500 ，1500-2500 乙2400-3400"},
		{"not the marks at the edges", textOf("（甲，"), line{end: 3}, -30, "（0-1000 甲985-1985 ，1970-2970"},
		{"a mark before the space at the end", textOf("甲，乙， "), line{end: 5}, -100, "甲0-1000 ，1000-2000 乙1900-2900 ，2900-3900  3900-4150"},
		{"no marks", textOf("甲乙丙"), line{end: 3}, -10, "甲0-1000 乙995-1995 丙1990-2990"},
	} {
		if got := spreadText(c.cs, c.ln, c.slack); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWhatIsSharedOut(t *testing.T) {
	for _, c := range []struct {
		all, parts Length
		want       string
	}{{10, 3, "[3 3 4 0]"}, {-10, 3, "[-3 -3 -4 0]"}, {0, 3, "[0 0 0 0]"}, {3, 3, "[1 1 1 0]"}, {5, 0, "[0 0 0 0]"}, {5, 1, "[5 0 0 0]"}} {
		s := sharer{all: c.all, parts: c.parts}
		if got := fmt.Sprint([]int64{int64(s.next()), int64(s.next()), int64(s.next()), int64(s.next())}); got != c.want {
			t.Errorf("%d in %d parts: %s, want %s", c.all, c.parts, got, c.want)
		}
	}
}

// The gaps and marks inside a line, without what stands at its edges.
func TestWhatALineHasInside(t *testing.T) {
	for _, c := range []struct {
		text              string
		ln                line
		gaps, marks, last int
	}{
		{"甲乙丙", line{end: 3}, 2, 0, 2}, {"甲乙丙", line{start: 1, end: 3}, 1, 0, 2}, {"甲", line{end: 1}, 0, 0, 0}, {"，", line{end: 1}, 0, 0, 0},
		{"，甲，乙，", line{end: 5}, 4, 1, 4}, {"，甲，乙，", line{start: 1, end: 5}, 3, 1, 4}, {"，甲，乙，", line{start: 1, end: 4}, 2, 1, 3},
		{"甲，  ", line{end: 4}, 1, 0, 1}, {"  ", line{end: 2}, 0, 0, 0}, {"甲  ", line{start: 1, end: 3}, 0, 0, 1}, {"（（甲", line{end: 3}, 2, 1, 2},
	} {
		cs := textOf(c.text)
		if gaps, marks, last := gapsIn(cs, c.ln), marksIn(cs, c.ln), lastInk(cs, c.ln); gaps != Length(c.gaps) || marks != Length(c.marks) || last != c.last {
			t.Errorf("%q %v: %d gaps, %d marks, the last ink is %d", c.text, c.ln, gaps, marks, last)
		}
	}
}

// What cannot be drawn is told with all that is known.
func TestWhyADocumentCannotBeDrawn(t *testing.T) {
	for want, e := range map[string]*CannotDraw{
		"layout: page 1: no":                                  {Reason: "no"},
		"layout: page 3, face FS: no":                         {Page: 2, Face: "FS", Reason: "no"},
		"layout: page 1, text \"甲A\" ([U+7532 U+0041]): no":   {Text: "甲A", Reason: "no"},
		"layout: page 2, face K, text \"—\" ([U+2014]): no/x": {Page: 1, Face: "K", Text: "—", Reason: "no/x"},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	losses := []Loss{LossTags, LossConformance, LossLinkText, LossActualText, LossOutlineLevels, LossLinkTargets}
	want := "tags; conformance to PDF/A and PDF/UA; texts of links; texts of glyphs that stand for several characters; levels of the outline; targets of links"
	if got := strings.TrimSuffix(fmt.Sprintln(losses), "\n"); got != "["+strings.ReplaceAll(want, "; ", " ")+"]" {
		t.Errorf("the losses are %s", got)
	}
}
