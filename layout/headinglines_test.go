package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sectionTitle is a heading as compose makes one, two characters in.
func sectionTitle(text string) *Paragraph {
	p := heading(RoleH1, text)
	p.Style.FirstIndent = 2 * GBT9704().Measure() / 28
	return p
}

func TestAHeadingTakesAsFewLinesAsItsMarksAllow(t *testing.T) {
	for text, want := range map[string]string{
		"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况":  "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",   // 27 ems in 26
		"四、因政府信息公开工作而被申请行政复议、提起行政诉讼情况": "四、因政府信息公开工作而被申请行政复议、提起行政诉讼|情况", // 28: more than marks and gaps give up
		"四、因政府信息公开工作被申请行政复议和提起行政诉讼的情况": "四、因政府信息公开工作被申请行政复议和提起行政诉讼的|情况", // 28
		"四、因政府信息公开工作被申请行政复议和提起行政诉讼之况":  "四、因政府信息公开工作被申请行政复议和提起行政诉讼之况",   // 27: one mark and gaps
	} {
		if got := strings.Join(broken(t, sectionTitle(text), GBT9704()).lineTexts(), "|"); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// No heading ends with a line of one or two characters that would have room above if the marks and
// gaps of the heading gave up all that they can.
func TestAHeadingLeavesNoShortLineThatItsMarksHaveRoomFor(t *testing.T) {
	page, set := GBT9704(), faces(t)
	piece := rapid.SampledFrom([]string{"政府", "信息公开", "工作", "的", "情况", "、", "，", "“三农”", "（试行）", "《条例》", "：", "；"})
	rapid.Check(t, func(rt *rapid.T) {
		text := "四、" + strings.Join(rapid.SliceOfN(piece, 8, 40).Draw(rt, "text"), "")
		p := sectionTitle(text)
		m := &measurer{page: page, shaper: shaper{faces: set, faults: &Faults{}}}
		sp := m.paragraph(p).(*setParagraph)
		b := &m.lines
		whole := b.measured(0, len(b.cs))
		if whole.least(b) <= b.first && len(sp.lines) > 1 {
			rt.Fatalf("%s would have room on one line", sp.lineTexts())
		}
		if n := len(sp.lines); n > 1 {
			last := sp.lines[n-1]
			if before := b.measured(sp.lines[n-2].start, last.end); before.least(b) <= b.room(sp.lines[n-2].start) {
				rt.Fatalf("%s: the last line would have room in the one above", sp.lineTexts())
			}
		}
		for i, ln := range sp.lines { // and all is set within its room
			if slack := b.room(ln.start) - ln.width; slack < 0 && sp.shared(i, slack) == 0 {
				rt.Fatalf("%s is wider than its line", sp.lineTexts()[i])
			}
		}
	})
}

// Wherever they stand, units are left whole while marks have room or other lines can be spread; only
// 第 may part from digits.
func TestNumbersStayWhole(t *testing.T) {
	for number, parted := range map[string]string{
		"第四十九条": "", "二〇二一年": "", "第十九届": "", "第二十条": "", "2021年": "", "第711号": "第|711号", "共1234件": "共|1234件",
	} {
		for before := range 28 {
			text := ideographs(before) + "，按照《条例》，" + number + "的规定，对照检查、" + ideographs(40)
			lines := strings.Join(broken(t, body(text), GBT9704()).lineTexts(), "|")
			if !strings.Contains(lines, number) && (parted == "" || !strings.Contains(lines, parted)) {
				t.Errorf("%s is parted: %s", number, lines)
			}
		}
	}
}

func TestTheFirstLineOfAnOpeningSentence(t *testing.T) {
	for _, want := range []string{
		"本报告依照《中华人民共和国政府信息公开条例》第四十九条、|", // which takes all from the marks, and a little from the gaps
		"根据《中华人民共和国政府信息公开条例》（国务院令第|711号）",
	} {
		p := body(strings.ReplaceAll(want, "|", "") + "第五十条的规定，现公布本机关政府信息公开工作年度报告。")
		p.Style.FirstIndent = 2 * GBT9704().Measure() / 28
		if got := strings.Join(broken(t, p, GBT9704()).lineTexts(), "|"); !strings.HasPrefix(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
