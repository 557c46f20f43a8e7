package layout

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
)

// textSpans reads spans as the tables of texts have them: a role before a bar where it is not 仿宋, and
// "¦" between two spans.
func textSpans(t *testing.T, line string) []Span {
	t.Helper()
	text, err := strconv.Unquote(`"` + line + `"`)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	var spans []Span
	for _, part := range strings.Split(text, "¦") {
		span := Span{Text: part, Face: fonts.FangSong}
		for role := fonts.FangSong; role <= fonts.Kai; role++ {
			if rest, ok := strings.CutPrefix(part, role.String()+"|"); ok {
				span.Text, span.Face = rest, role
			}
		}
		spans = append(spans, span)
	}
	return spans
}

// textCluster writes all that is known of a cluster.
func textCluster(c *cluster) string {
	s := fmt.Sprintf("%q %d", c.text, c.widthEm)
	for _, n := range []struct {
		name  string
		value int32
	}{{"gap", c.gapEm}, {"shift", c.shiftEm}, {"lead", c.leadEm}, {"trail", c.trailEm}, {"dx", c.glyph.DX}, {"dy", c.glyph.DY}, {"span", c.span}} {
		if n.value != 0 {
			s += fmt.Sprintf(" %s%d", n.name, n.value)
		}
	}
	s += " " + [...]string{"never", "need", "poor", "fair", "good", "sense"}[c.class]
	for _, flag := range []struct {
		name string
		set  bool
	}{{"elastic", c.elastic}, {"space", c.space}, {"closing", c.closing}, {"hard", c.hard}} {
		if flag.set {
			s += " " + flag.name
		}
	}
	return s
}

// textTable rewrites a table of inputs, each on a line of its own that does not begin with a space, and
// what came out of them below.
func textTable(t *testing.T, name string, result func(input string) []string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, " ") {
			continue
		}
		b.WriteString(line + "\n")
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		for _, out := range result(line) {
			b.WriteString("  " + out + "\n")
		}
	}
	golden.Compare(t, file, []byte(b.String()))
}

// The file has texts, and the clusters of each. To add one, write the line and run with -update.
func TestTheClustersOfTheTable(t *testing.T) {
	textTable(t, "shape.txt", func(input string) []string {
		var faults Faults
		s := shaper{faces: faces(t), faults: &faults}
		cs := s.shape(textSpans(t, input), "cell")
		var out []string
		for i := range cs {
			out = append(out, textCluster(&cs[i]))
		}
		for _, f := range faults {
			out = append(out, "fault: "+f.Error())
		}
		return out
	})
}

// textKinds are characters of every kind that the space between two of them depends on.
var textKinds = []string{"国", "A", "5", "，", "（", "）", "——", "…", "/", "·", "％", "(", ")", "[", "]", ",", ".", ":", ";", "!", "?", "’", "“", " ", "\u00a0", "　", "\n"}

// The file has for each two kinds of characters what stands between them: the room that both give up or
// get, and ~ where it may be spread.
func TestTheRoomBetweenTwoCharacters(t *testing.T) {
	var b strings.Builder
	for _, first := range textKinds {
		fmt.Fprintf(&b, "%q\n", first)
		for _, second := range textKinds {
			s := shaper{faces: faces(t), faults: new(Faults)}
			cs := s.shape([]Span{{Text: "国" + first + second + "国", Face: fonts.FangSong}}, "")
			fmt.Fprintf(&b, "  %q", second)
			for i := range cs {
				c := &cs[i]
				if i > 0 {
					b.WriteByte(' ')
				} else {
					b.WriteString(": ")
				}
				if c.gapEm != 0 {
					fmt.Fprintf(&b, "+%d ", c.gapEm)
				}
				if c.shiftEm != 0 {
					fmt.Fprintf(&b, "<%d ", -c.shiftEm)
				}
				fmt.Fprintf(&b, "%d", c.widthEm)
				if c.elastic {
					b.WriteByte('~')
				}
				if c.hard {
					b.WriteString(" |")
				}
			}
			b.WriteByte('\n')
		}
	}
	golden.Compare(t, filepath.Join("testdata", "pairs.txt"), []byte(b.String()))
}

// The width of an advance in a type size: what is added to full-width text, for each em of it.
func TestAnEmOfTextIsTrackedEachTime(t *testing.T) {
	for _, c := range []struct {
		advance         int32
		width, tracking Length
		want            Length
	}{
		{999, 999, 7, 999}, {1000, 1000, 7, 1007}, {1001, 1001, 7, 1008}, {1999, 1999, 7, 2006}, {2000, 2000, 7, 2014}, {3000, 3000, 7, 3021},
		{1000, 500, 7, 507}, {1000, 1000, -7, 993}, {1000, 1000, 0, 1000},
	} {
		cs := []cluster{{glyph: fonts.Glyph{Advance: c.advance}, widthEm: int32(c.width), gapEm: 250}}
		fit(cs, 1000, c.tracking)
		if cs[0].width != c.want || cs[0].gap != 250 {
			t.Errorf("an advance of %d is %d wide after %d, want %d after 250", c.advance, cs[0].width, cs[0].gap, c.want)
		}
	}
}

// One fault for each character and source, in the order of the text; each occurrence is counted.
func TestAMissingCharacterIsToldOnceForASource(t *testing.T) {
	var faults Faults
	s := shaper{faces: faces(t), faults: &faults}
	s.shape([]Span{{Text: "甲\U000f0000\U000f0001\U000f0000", Face: fonts.Song}}, "a")
	s.shape([]Span{{Text: "\U000f0001", Face: fonts.Song}}, "a")
	s.shape([]Span{{Text: "\U000f0000", Face: fonts.Kai}}, "b")
	var got []string
	for _, f := range faults {
		m := f.(*MissingGlyph)
		got = append(got, fmt.Sprintf("%X %s", m.Rune, m.Source))
	}
	if want := "F0000 a, F0001 a, F0000 b"; strings.Join(got, ", ") != want || s.missed != 5 {
		t.Errorf("told %q, %d characters", got, s.missed)
	}
	s.reset()
	if s.told != nil || s.faults != nil || s.clusters.used != 0 {
		t.Error("what was told of the last document is still known")
	}
}

// A shaper takes another set of faces on.
func TestAShaperFollowsItsFaces(t *testing.T) {
	first := faces(t)
	second := first.With(fonts.FangSong, first.Face(fonts.Hei))
	s := shaper{faces: first, faults: new(Faults)}
	for i, set := range []*fonts.Set{first, second, first} {
		s.faces = set
		if cs := s.shape([]Span{{Text: "国", Face: fonts.FangSong}}, ""); cs[0].glyph.Face != set.Face(fonts.FangSong) {
			t.Errorf("the %d. text is set in another face", i+1)
		}
	}
}
