package layout

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/zhbreak"
	"pgregory.net/rapid"
)

const (
	forbiddenStarts = "、，。；：？！”’）】》〉」』〕·–—…～~/%‰℃"
	forbiddenEnds   = "“‘（【《〈「『〔/"
)

// setLine is a line of a paragraph as it stands on its page.
type setLine struct {
	clusters []cluster
	glyphs   []placed
	line     line
	last     bool // of the paragraph
}

// setLines lays a paragraph out alone and returns its lines.
func setLines(t testing.TB, p *Paragraph, page PageStyle) []setLine {
	t.Helper()
	sp := broken(t, p, page)
	var all []placed
	for i := range mustDo(t, page, p).Pages {
		all = append(all, mustDo(t, page, p).Pages[i].glyphs()...)
	}
	if len(all) != len(sp.cs) {
		t.Fatalf("%d glyphs on the pages, %d in the paragraph", len(all), len(sp.cs))
	}
	var lines []setLine
	for i, ln := range sp.lines {
		lines = append(lines, setLine{sp.cs[ln.start:ln.end], all[ln.start:ln.end], ln, i == len(sp.lines)-1})
	}
	return lines
}

func (l *setLine) text() string {
	var b strings.Builder
	for _, g := range l.glyphs {
		b.WriteString(g.text)
	}
	return b.String()
}

// edges returns where the first cell begins and the last one that is no space ends, both
// without the halves that marks gave up.
func (l *setLine) edges(first bool) (left, right Length) {
	end := len(l.clusters) - 1
	for end > 0 && l.clusters[end].space {
		end--
	}
	cell := func(k int) Length {
		c := &l.clusters[k]
		return l.glyphs[k].x - Em(l.glyphs[k].size, c.shiftEm) - Em(l.glyphs[k].size, c.glyph.DX)
	}
	left, right = cell(0), cell(end)+l.clusters[end].width
	if !first {
		left += l.clusters[0].lead(l.glyphs[0].size)
	}
	if l.line.squeezed {
		right -= l.clusters[end].trail(l.glyphs[end].size)
	}
	return left, right
}

func drawParagraph(t *rapid.T) (*Paragraph, PageStyle) {
	page := narrow(rapid.IntRange(3, 28).Draw(t, "characters"), rapid.IntRange(2, 22).Draw(t, "lines"))
	p := body("国" + reportText(40).Draw(t, "text"))
	p.Style.FirstIndent = Length(rapid.IntRange(0, 2).Draw(t, "indent")) * SanHao
	p.Style.Align = rapid.SampledFrom([]Align{Justify, Justify, Justify, Left, Centre, Right}).Draw(t, "align")
	return p, page
}

func text(p *Paragraph) string { return plainText(p.Parts[0]) }

func TestNothingOfAParagraphIsLostOrMoved(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p, page := drawParagraph(rt)
		d := mustDo(t, page, p)
		if got := d.Text(d.Tree); got != text(p) {
			rt.Fatalf("got %q, want %q", got, text(p))
		}
		painted := ""
		for i := range d.Pages {
			for _, g := range d.Pages[i].glyphs() {
				painted += g.text
			}
		}
		if painted != text(p) {
			rt.Fatalf("painted %q, want %q", painted, text(p))
		}
	})
}

// forced reports whether a line had to end at its place because nothing shorter may.
func forced(l *setLine) bool {
	for _, c := range l.clusters[:len(l.clusters)-1] {
		if c.class != zhbreak.Never {
			return false
		}
	}
	return l.clusters[len(l.clusters)-1].class == zhbreak.Never
}

func TestLinesEndOnlyWhereTheyMay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p, page := drawParagraph(rt)
		lines := setLines(t, p, page)
		for i := range lines[:len(lines)-1] {
			if forced(&lines[i]) {
				continue
			}
			address := lines[i].clusters[len(lines[i].clusters)-1].class == zhbreak.LastHope
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(lines[i].text(), " 　"))
			after, _ := utf8.DecodeRuneInString(lines[i+1].text())
			switch {
			case strings.ContainsRune(forbiddenStarts+" 　\u00a0", after) && !address:
				rt.Fatalf("line %d begins with %q: %q", i+2, after, lines[i+1].text())
			case strings.ContainsRune(forbiddenEnds, before) && !address:
				rt.Fatalf("line %d ends with %q: %q", i+1, before, lines[i].text())
			case before >= '0' && before <= '9' && after >= '0' && after <= '9' && !strings.HasSuffix(lines[i].text(), " "):
				rt.Fatalf("a number is cut: %q, %q", lines[i].text(), lines[i+1].text())
			}
		}
	})
}

func TestLinesKeepToTheMeasure(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p, page := drawParagraph(rt)
		start, end := page.Left, page.Left+page.Measure()
		for i, l := range setLines(t, p, page) {
			left, right := l.edges(i == 0)
			begin := start
			if i == 0 {
				begin += p.Style.FirstIndent
			}
			wide := right-left > end-begin
			if wide && len(l.clusters) == 1 {
				continue // a single cluster wider than the line
			}
			if left < begin-1 || right > end+1 {
				rt.Fatalf("line %d, %q, stands from %v to %v of %v to %v", i+1, l.text(), left, right, begin, end)
			}
			checkAlignment(rt, p, &l, left-begin, end-right)
		}
	})
}

// checkAlignment checks the room left at both sides of a line.
func checkAlignment(t *rapid.T, p *Paragraph, l *setLine, before, after Length) {
	const tolerance = Pt / 100
	near := func(a, b Length) bool { return max(a-b, b-a) <= tolerance }
	gaps := gapsIn(l.clusters, line{end: len(l.clusters)})
	switch p.Style.Align {
	case Left:
		if !near(before, 0) {
			t.Fatalf("%q stands %v from the left", l.text(), before)
		}
	case Right:
		if !near(after, 0) {
			t.Fatalf("%q ends %v from the right", l.text(), after)
		}
	case Centre:
		if !near(before, after) {
			t.Fatalf("%q has %v before and %v after it", l.text(), before, after)
		}
	case Justify:
		short := l.last || gaps == 0 || after > Em(SanHao, maxSpread)*gaps
		if !near(before, 0) || !near(after, 0) && !short {
			t.Fatalf("%q has %v before and %v after it", l.text(), before, after)
		}
	}
}

func TestTheLastLineIsNotSpread(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p, page := drawParagraph(rt)
		p.Style.Align = Justify
		lines := setLines(t, p, page)
		last := lines[len(lines)-1]
		left, right := last.edges(len(lines) == 1)
		room := page.Measure()
		if len(lines) == 1 {
			room -= p.Style.FirstIndent
		}
		want := last.line.width
		all := line{end: len(last.clusters)}
		if want-room <= Em(SanHao, maxSqueeze)*marksIn(last.clusters, all)+Em(SanHao, maxTighten)*gapsIn(last.clusters, all) {
			want = min(want, room)
		}
		if width := right - left; width != want {
			rt.Fatalf("the last line, %q, is %v wide instead of %v", last.text(), width, want)
		}
	})
}

func TestMarksGiveUpRoomBeforeGapsAreSpread(t *testing.T) {
	for text, want := range map[string]string{
		"2021，政府，信息公开年度报告内容甲乙丙丁":  "2021，政府，信息公开年度", // 12.23 em, two marks
		"2021政府，信息公开年度报告内容甲乙丙丁戊":  "2021政府，信息公开年度",  // 11.23 em
		"2021（政府）的信息公开年度报告内容甲乙丙":  "2021（政府）的信息公开年", // 12.23 em, an opening mark as well
		"2021政府的信息公开了年度报告内容甲乙丙丁":  "2021政府的信息公开了年度", // 12.23 em, no marks, but eleven gaps
		"20210政府的信息公开了年度报告内容甲乙丙":  "20210政府的信息公开了年", // 12.89 em with 度: too much for them
		"200021政府的信息，公开年报的内容甲乙丙丁": "200021政府的信息，公开", // 12.45 em with 年, one mark: 0.45 em costs too much
	} {
		lines := setLines(t, body(text), narrow(12, 10))
		if got := lines[0].text(); got != want {
			t.Errorf("the first line of %q is %q", text, got)
		}
	}
}

func TestNoMarkOrGapGivesUpMoreThanItMay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p, page := drawParagraph(rt)
		p.Style.Align = Justify
		for _, l := range setLines(t, p, page) {
			start := func(k int) Length {
				c := &l.clusters[k]
				return l.glyphs[k].x - Em(SanHao, c.shiftEm) - Em(SanHao, c.glyph.DX)
			}
			for k := 1; k < len(l.clusters); k++ {
				before, c := &l.clusters[k-1], &l.clusters[k]
				most := Length(0)
				if before.elastic {
					most = Em(SanHao, maxTighten)
				}
				for _, mark := range []*cluster{before, c} {
					if mark.gives() {
						most += Em(SanHao, maxSqueeze)
					}
				}
				if gap := start(k) - start(k-1) - before.width - c.gap; gap < -most-1 {
					rt.Fatalf("%q in %q stands %v over %q", c.text, l.text(), -gap, before.text)
				}
			}
		}
	})
}

func TestALastLineIsNoSingleCharacter(t *testing.T) {
	ideographs := []rune(strings.Repeat("政府信息公开工作年度报告", 12))
	for n := 29; n < 140; n++ {
		for _, end := range []string{"", "。", "）。", "。”"} {
			p := body(string(ideographs[:n]) + end)
			sp := broken(t, p, GBT9704())
			lines := sp.lineTexts()
			if last := lines[len(lines)-1]; utf8.RuneCountInString(strings.TrimRight(last, "。）”")) < 2 {
				t.Errorf("%d characters and %q leave the line %q", n, end, last)
			}
		}
	}
}

func TestAnAddressIsPartedOnlyWhenItIsLongerThanALine(t *testing.T) {
	long := "http://www.example.gov.cn/zwgk/bmxxgkml/2021/index_2021-12-31.html"
	for before := range 40 {
		for _, address := range []string{"zwgk-office_2021@zhongning.gov.cn", "http://www.nxzw.gov.cn/zwgk/", long} {
			sp := broken(t, body(ideographs(before)+"："+address+"，下同。"), GBT9704())
			whole := slices.ContainsFunc(sp.lineTexts(), func(line string) bool { return strings.Contains(line, address) })
			if whole == (address == long) {
				t.Errorf("after %d characters, the lines are %q", before, sp.lineTexts())
			}
		}
	}
}

func TestASlashStandsCloseToBothSides(t *testing.T) {
	for _, c := range broken(t, body("和/或"), GBT9704()).cs {
		if c.gap != 0 || c.elastic {
			t.Errorf("%q may be moved off, or stands %v off", c.text, c.gap)
		}
	}
}

func TestATypedLineEndIsKeptWhereverItStands(t *testing.T) {
	for _, texts := range [][]string{
		{"政府\n信息"}, {"政府", "\n信息"}, {"政府\n", "信息"}, {"政府", "\n", "信息"}, {"\n政府\n\n信息\n"}, {"政", "府\n", "\n信", "息"},
	} {
		p := &Paragraph{Style: Style{Size: SanHao}, Parts: []Part{{Role: RoleP}}}
		for _, text := range texts {
			p.Parts[0].Spans = append(p.Parts[0].Spans, Span{Text: text, Face: fonts.Hei})
		}
		if got := strings.Join(broken(t, p, narrow(20, 10)).lineTexts(), "|"); got != "政府|信息" {
			t.Errorf("%q gives the lines %s", texts, got)
		}
	}
}

func TestAParagraphWithoutASizeIsSetInTheBodySize(t *testing.T) {
	p := body("政府信息公开")
	p.Style = Style{}
	if g := mustDo(t, GBT9704(), p).Pages[0].glyphs()[0]; g.size != SanHao {
		t.Errorf("its size is %v", g.size)
	}
	if p.Style.Size != 0 {
		t.Error("the caller's paragraph was changed")
	}
}

func TestAnEmptyParagraphIsNoBlock(t *testing.T) {
	d := mustDo(t, GBT9704(), body(""), body("\n"), &Paragraph{}, body("甲"))
	if len(d.Tree.Kids) != 1 || d.Text(d.Tree) != "甲" {
		t.Errorf("the tree is %s", dump(t, d))
	}
}
