package pages

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/formats/paper"
)

// toldText is a paragraph with the element that it comes from.
type toldText struct {
	p *paper.Paragraph
	e *Element
}

// sectionCount is how many sections a report has: further headings of level one are attachments.
const sectionCount = 6

// roles says what each paragraph is: by its element's role, and where that is P by how its first line
// stands between the margins.
func (t *tree) roles() {
	sides, body := t.margins(), t.bodySize()
	heads := t.sectionTitles(sides)
	sections, end := 0, len(t.told)
	var attached []string
	for i, x := range t.told {
		p, kind, size := x.p, t.kind(i, sides), body
		if first := x.e.all(nil); len(first) > 0 {
			size = first[0].Size
		}
		switch {
		case x.e.Role == "Title":
			p.Role = paper.ReportTitle
		case x.e.Role == "Caption":
			p.Role = paper.CaptionText
		case x.e.Role == "H1" && slices.Contains(heads, i):
			sections++
			p.Role = paper.SectionTitle
		case x.e.Role == "H1" && sections > 0:
			p.Role, t.told[i-1].p.Role = paper.AttachmentTitle, paper.AttachmentList
			attached, end = append(attached, p.Text), min(end, i-1)
		case strings.HasPrefix(x.e.Role, "H"):
			p.Role = paper.HeadingText
		case size < 0.9*body:
			p.Role = paper.CaptionText
		case sections == 0 && i > 0 && t.told[i-1].p.Role == paper.ReportTitle && kind == centred:
			p.Role = paper.DateLine
		case sections == 0 && kind == flush:
			p.Role = paper.Addressee
		default:
			p.Role = paper.BodyText
		}
	}
	if sections == sectionCount {
		t.below(end, attached, sides)
	}
}

// sectionTitles are the titles of the sections, as indexes: the last headings of level one before the
// attachments. A heading in the preamble, which no title stands above, is of level one too.
func (t *tree) sectionTitles(sides map[float64]margins) []int {
	var out []int
	for i, x := range t.told {
		if x.e.Role != "H1" {
			continue
		}
		if i > 0 && attachmentLabel.MatchString(unspaced(t.told[i-1].p.Text)) && t.kind(i-1, sides) == flush {
			break
		}
		out = append(out, i)
	}
	return out[max(0, len(out)-sectionCount):]
}

var attachmentLabel = regexp.MustCompile(`^附件[0-9]*$`)

// kind is how a paragraph stands between the margins.
func (t *tree) kind(i int, sides map[float64]margins) lineKind {
	e := t.told[i].e
	if first := e.all(nil); len(first) > 0 {
		return kindOf(first, sides[e.first().Box.X1])
	}
	return indented
}

// bodySize is the type size of the text, which the titles of sections have too.
func (t *tree) bodySize() float64 {
	for _, x := range t.told {
		if x.e.Role == "H1" {
			if g := x.e.all(nil); len(g) > 0 {
				return g[0].Size
			}
		}
	}
	return 0
}

// below finds the signature and the list of attachments at the end of the text.
func (t *tree) below(end int, attached []string, sides map[float64]margins) {
	isText := func(i int) bool { return i >= 0 && t.told[i].p.Role == paper.BodyText }
	if i := end - 1; isText(i) && t.kind(i, sides) != indented && day.MatchString(t.told[i].p.Text) {
		t.told[i].p.Role = paper.SignatureDate
		end--
	}
	listed := func(i, end int) bool {
		return isText(end) && unspaced(t.told[end].p.Text) == unspaced(listLine(attached, i))
	}
	last := len(attached) - 1
	if i := end - 1; isText(i) && t.kind(i, sides) != indented && (last < 0 || !listed(last, i)) {
		t.told[i].p.Role = paper.SignatureOrgan
		end--
	}
	for i := last; i >= 0; i-- {
		if end--; !listed(i, end) {
			return
		}
		t.told[end].p.Role = paper.AttachmentList
	}
}

// listLine is the line of an attachment in the list above the signature.
func listLine(titles []string, i int) string {
	line := titles[i]
	if len(titles) > 1 {
		line = fmt.Sprintf("%d.%s", i+1, line)
	}
	if i == 0 {
		line = "附件：" + line
	}
	return line
}

var day = regexp.MustCompile(`^[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$`)

// lineKind is how the first line of a paragraph stands between the margins.
type lineKind int

const (
	indented lineKind = iota // by two characters, as text is
	flush
	centred
	pushed // to the right
)

func kindOf(glyphs []*Glyph, m margins) lineKind {
	first, n := glyphs[0], 1
	for n < len(glyphs) && !newLine(glyphs[n-1], glyphs[n]) {
		n++
	}
	before, behind := first.X0-m.left, m.right-glyphs[n-1].X1
	switch size := first.Size; {
	case before < 0.6*size:
		return flush
	case before < 2.6*size && before > 1.5*size:
		return indented
	case math.Abs(before-behind) < size:
		return centred
	}
	return pushed
}

// margins are where the lines of a page begin and end.
type margins struct{ left, right float64 }

// margins are those of the pages, by their width: all of one width have the same.
func (t *tree) margins() map[float64]margins {
	out := map[float64]margins{}
	for _, p := range t.pages {
		m, ok := out[p.Box.X1]
		if !ok {
			m.left = math.Inf(1)
		}
		for i := range p.Glyphs {
			if g := &p.Glyphs[i]; g.Mark >= 0 && !g.Artifact && g.Turn == 0 {
				m.left, m.right = min(m.left, g.X0), max(m.right, g.X1)
			}
		}
		out[p.Box.X1] = m
	}
	return out
}
