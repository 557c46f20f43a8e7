package layout

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/golden"
)

// textPart is a part of one span.
func textPart(role Role, text string, face fonts.Role) Part {
	return Part{Role: role, Spans: []Span{{Text: text, Face: face}}}
}

// styled is a paragraph of body text in a style.
func styled(text string, style Style) *Paragraph {
	p := body(text)
	p.Style = style
	return p
}

// linked is a paragraph with an address in a text, after one that is bold.
func linked(before, bold, address, after string) *Paragraph {
	return &Paragraph{Style: Style{Size: SanHao}, Parts: []Part{{Role: RoleP, Spans: []Span{
		{Text: before, Face: fonts.FangSong}, {Text: bold, Face: fonts.FangSong, Bold: true},
		{Text: address, Face: fonts.FangSong, Link: "http://a.cn/"}, {Text: after, Face: fonts.FangSong},
	}}}}
}

// textFlows are flows with all that a paragraph may have, each on pages of the size that shows it.
func textFlows() []struct {
	name string
	page PageStyle
	flow []Block
} {
	note := func(style Style) *Paragraph { return styled("国国国国国国国", style) }
	runIn := func(level Role, head, text string) *Paragraph {
		return &Paragraph{Style: Style{FirstIndent: 2 * SanHao}, Parts: []Part{textPart(level, head, fonts.Kai), textPart(RoleP, text, fonts.FangSong)}}
	}
	tail := func(text, number string, right Length) *Paragraph {
		p := entry(text, number)
		p.Style.RightIndent = right
		return p
	}
	last := entry("甲", "1")
	last.Parts[0].Spans = append(last.Parts[0].Spans, Span{Text: "", Face: fonts.Kai})
	indented := func(left Length) *Paragraph {
		p := entry("甲", "1")
		p.Style.LeftIndent = left
		return p
	}
	bold := body("")
	bold.Parts[0].Spans = []Span{{Text: "全部", Bold: true}, {Text: "粗体", Bold: true}, {Text: ""}}
	colour := body("红")
	colour.Parts[0].Spans[0].Color = OfficialRed
	return []struct {
		name string
		page PageStyle
		flow []Block
	}{
		{"the alignments", narrow(5, 20), []Block{note(Style{}), note(Style{Align: Left}), note(Style{Align: Centre}), note(Style{Align: Right}), body("国国国国5国国")}},
		{"indents", narrow(8, 20), []Block{
			note(Style{FirstIndent: 2 * SanHao}), note(Style{FirstIndent: -SanHao, LeftIndent: 2 * SanHao}), note(Style{LeftIndent: SanHao, RightIndent: 2 * SanHao}),
			note(Style{Align: Right, RightIndent: 2 * SanHao}), note(Style{Align: Centre, LeftIndent: 2 * SanHao}), note(Style{Align: Centre, FirstIndent: 2 * SanHao}),
		}},
		{"the space around", narrow(8, 20), []Block{
			note(Style{SpaceBefore: 50 * Pt}), note(Style{SpaceBefore: 10 * Pt, SpaceAfter: 7 * Pt}), note(Style{Pitch: 20 * Pt}), note(Style{Size: ErHao, Pitch: 35 * Pt, Snap: true, SpaceAfter: 28 * Pt}),
			note(Style{Pitch: 28 * Pt, Snap: true}), body("末"),
		}},
		{"the space at the end of a page", narrow(8, 3), []Block{styled("一\n二", Style{SpaceAfter: 40 * Pt}), styled("三", Style{SpaceAfter: 28 * Pt}), styled("四", Style{SpaceBefore: 28 * Pt}), styled("五", Style{SpaceBefore: 28*Pt + 1})}},
		{"lines that stay together", narrow(8, 5), []Block{
			body("一\n二\n三"), body("四\n五\n六"), body("七\n八\n九\n十"), body("甲\n乙\n丙\n丁\n戊\n己\n庚\n辛"), body("末"),
		}},
		{"links and bold text", narrow(8, 20), []Block{linked("见", "网站", "http://a.cn/甲乙丙", "。"), linked("", "甲", "乙", "丙"), bold, colour}},
		{"a link to a heading", narrow(8, 20), []Block{heading(RoleH1, "一、甲"), entry("甲", "1"), &Paragraph{Parts: []Part{{Role: RoleReference, Spans: []Span{{Text: "乙", To: 1}, {Text: "丙", Link: "http://a.cn"}}}}}}},
		{"headings and the outline", narrow(8, 6), []Block{
			heading(RoleTitle, "题"), heading(RoleH1, "一、\n甲"), runIn(RoleH2, "（一）乙。", "国国国国国国国国国国国"), runIn(RoleH3, "1.丙国国国国国国国国国国。", "丁"), runIn(RoleH4, "（1）戊。", ""), body("末"),
		}},
		{"the space before the last line of a page", narrow(8, 3), []Block{body("一"), styled("二", Style{SpaceBefore: 28 * Pt}), body("三"), styled("四", Style{SpaceBefore: 28*Pt + 1})}},
		{"tails", narrow(12, 20), []Block{
			tail("甲", "1", 2*SanHao), tail("甲", " 12", 2*SanHao), tail("甲乙丙丁戊己", "1", 2*SanHao), tail("甲乙丙丁戊己庚", "1", 2*SanHao), tail("甲乙丙丁戊己庚辛", "1", 2*SanHao),
			tail("甲", "123456", 2*SanHao), tail("甲", "1", 0), tail("甲\n乙", "1", SanHao), tail("ABC", "1", SanHao),
		}},
		{"the room beside the dots", narrow(12, 20), []Block{
			tail("甲", "乙", 4*Pt), tail("甲", "乙", 4*Pt-Em(SanHao, 1)), tail("甲", "乙", 4*Pt+Em(SanHao, 1)), indented(28 * Pt), indented(28*Pt + Em(SanHao, 1)), indented(28*Pt - Em(SanHao, 1)),
		}},
		{"a tail behind a span without text", narrow(12, 20), []Block{last}},
		{"pages of a line", narrow(8, 1), []Block{body("一\n二\n三"), styled("四", Style{SpaceBefore: Pt, SpaceAfter: Pt})}},
		{"the end of a paragraph stays with what follows", narrow(8, 6), []Block{
			body("一"), styled("二\n三\n四\n五\n六", Style{KeepEnd: true}), styled("七", Style{KeepNext: true, SpaceBefore: 10 * Pt}), body("八"),
			styled("九\n十", Style{KeepEnd: true, SpaceAfter: 28 * Pt}), body("甲\n乙\n丙"),
		}},
		{"faces beside each other", narrow(12, 20), []Block{&Paragraph{Parts: []Part{{Role: RoleP, Spans: []Span{{Text: "甲", Face: fonts.Hei}, {Text: "乙A", Face: fonts.FangSong}, {Text: "（丙）", Face: fonts.XiaoBiaoSong}}}}}}},
	}
}

// textSums adds up the places and sizes of all that stands on the pages, so that none changes by the least.
func textSums(d *Document) string {
	var x, y, w, h Length
	for _, p := range d.Pages {
		for _, item := range p.Items {
			switch item := item.(type) {
			case *Glyphs:
				x, y = x+item.X, y+item.Y
				for _, g := range item.Glyphs {
					w += g.X
				}
			case *Link:
				x, y, w, h = x+item.X, y+item.Y, w+item.W, h+item.H
			}
		}
	}
	return fmt.Sprintf("sums %d %d %d %d", x, y, w, h)
}

// The file has for each flow its pages, with all that stands on them, the outline, and the logical tree.
func TestThePagesOfTexts(t *testing.T) {
	var b strings.Builder
	for _, f := range textFlows() {
		f.page.NumberSize = 0
		fmt.Fprintf(&b, "# %s\n", f.name)
		d := mustDo(t, f.page, f.flow...)
		fmt.Fprintf(&b, "%s\n", textSums(d))
		text := dump(t, d)
		for line := range strings.Lines(text) {
			if !strings.HasPrefix(line, "title \"\"") {
				b.WriteString(line)
			}
		}
		b.WriteByte('\n')
	}
	golden.Compare(t, filepath.Join("testdata", "texts.txt"), []byte(b.String()))
}

// The outline has the first characters of a long heading.
func TestTheLongestHeadingOfTheOutline(t *testing.T) {
	for n, want := range map[int]string{999: strings.Repeat("题", 999), 1000: strings.Repeat("题", 1000), 1001: strings.Repeat("题", 1000) + "…"} {
		h := heading(RoleH1, strings.Repeat("题", n))
		h.Style.Size = Pt
		if got := mustDo(t, narrow(28, 40), h).Outline[0].Text; got != want {
			t.Errorf("a heading of %d characters has %d in the outline, which end with %q", n, len([]rune(got)), string([]rune(got)[len([]rune(got))-2:]))
		}
	}
}

// A line that only holds a heading keeps one of its text, and so do those below; the last two lines stay together.
func TestHowManyLinesStayTogether(t *testing.T) {
	lines := func(head, text int) *setParagraph {
		var parts []Part
		if head > 0 {
			parts = append(parts, textPart(RoleH1, strings.TrimSuffix(strings.Repeat("题\n", head), "\n"), fonts.Hei))
		}
		if text > 0 {
			parts = append(parts, textPart(RoleP, strings.Repeat("\n文", text), fonts.FangSong))
		}
		return broken(t, &Paragraph{Parts: parts}, narrow(9, 9))
	}
	for _, c := range []struct {
		head, text int
		want       string
	}{
		{0, 1, "[1]"}, {0, 2, "[2 1]"}, {0, 3, "[3 2 1]"}, {0, 4, "[2 1 2 1]"}, {0, 5, "[2 1 1 2 1]"}, {1, 1, "[2 1]"}, {1, 3, "[2 1 2 1]"}, {1, 4, "[2 1 1 2 1]"},
		{2, 1, "[3 2 1]"}, {2, 2, "[4 1 2 1]"}, {2, 3, "[3 1 1 2 1]"}, {3, 3, "[4 1 1 1 2 1]"}, {3, 0, "[3 2 1]"}, {5, 0, "[5 1 1 2 1]"},
	} {
		p := lines(c.head, c.text)
		var got []int
		for i := range p.lines {
			got = append(got, p.together(i))
		}
		keep, all := p.keepEnd()
		if fmt.Sprint(got) != c.want || p.headingLines() != c.head || keep || all != (got[0] == len(got)) {
			t.Errorf("%d lines of heading and %d of text: %v together, want %s; %d lines of heading; all of it the end: %v", c.head, c.text, got, c.want, p.headingLines(), all)
		}
	}
}

// The heights that a paragraph needs.
func TestTheHeightsOfAParagraph(t *testing.T) {
	page := narrow(9, 9)
	for _, c := range []struct {
		name         string
		lines        int
		style        Style
		first, whole string
	}{
		{"a line", 1, Style{}, "28", "28"},
		{"five", 5, Style{}, "56", "140"},
		{"with space", 5, Style{SpaceBefore: 3 * Pt, SpaceAfter: 5 * Pt}, "59", "148"},
		{"with a pitch", 5, Style{SpaceBefore: 3 * Pt, SpaceAfter: 5 * Pt, Pitch: 10 * Pt}, "23", "58"},
		{"on the grid", 5, Style{SpaceBefore: 3 * Pt, SpaceAfter: 5 * Pt, Snap: true}, "79", "168"},
		{"on the grid with a pitch", 2, Style{Pitch: 14 * Pt, Snap: true}, "28", "28"},
		{"a negative pitch is none", 1, Style{Pitch: -1}, "28", "28"},
	} {
		p := broken(t, styled(strings.Repeat("\n文", c.lines), c.style), page)
		whole, keep := p.whole()
		if p.first().String() != c.first || whole.String() != c.whole || keep {
			t.Errorf("%s: the first lines need %s and all %s, want %s and %s", c.name, p.first(), whole, c.first, c.whole)
		}
	}
}

// What the last lines need besides: what stays with them, if a page has room for it.
func TestWhatTheLastLinesNeed(t *testing.T) {
	p := broken(t, styled("甲\n乙\n丙\n丁", Style{SpaceAfter: 5 * Pt}), narrow(9, 3))
	b := newBuilder(narrow(9, 3), &measurer{shaper: shaper{faces: faces(t)}}, new(store))
	for after, want := range map[Length]string{0: "56 28 56 28", 1 * Pt: "56 28 62 34", 23 * Pt: "56 28 84 56", 24 * Pt: "56 28 56 57", 51 * Pt: "56 28 56 84", 52 * Pt: "56 28 56 28"} {
		b.after = after
		var got []string
		for i := range p.lines {
			got = append(got, p.needed(b, i).String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("before %s: %s, want %s", after, strings.Join(got, " "), want)
		}
	}
}

// The least size and pitch are not taken for none.
func TestTheLeastSizeAndPitch(t *testing.T) {
	p := broken(t, styled("甲", Style{Size: 1, Pitch: 1}), narrow(9, 9))
	if whole, _ := p.whole(); p.Style.Size != 1 || whole != 1 {
		t.Errorf("a size of %d in lines of %d", p.Style.Size, whole)
	}
	p = broken(t, styled("甲", Style{Size: 0, Pitch: 0}), narrow(9, 9))
	if whole, _ := p.whole(); p.Style.Size != SanHao || whole != 28*Pt {
		t.Errorf("a size of %s in lines of %s", p.Style.Size, whole)
	}
}
