package paper

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// matchOf tells which section's title an item may be.
func (it *item) matchOf() sectionMatch {
	if it.par == nil || it.par.Chrome {
		return sectionMatch{}
	}
	if it.match == nil {
		m := matchOf(it.par)
		it.match = &m
	}
	return *it.match
}

func matchOf(p *Paragraph) sectionMatch {
	text := p.Text
	if p.Number != "" {
		text = p.Number + text
	}
	return sectionOf(strings.ReplaceAll(text, "\n", ""))
}

// findTitles finds where each section begins. Tables say where sections two to four are, titles where
// the others; the ordinals are only a hint.
func (rc *recognizer) findTitles() {
	matches := make([]sectionMatch, len(rc.items))
	styles := map[string]int{}
	for i := range rc.items {
		matches[i] = rc.items[i].matchOf()
		if matches[i].certain() {
			styles[matches[i].style]++
		}
	}
	style, most := "", 0
	for _, s := range sortedKeys(styles) {
		if styles[s] > most {
			style, most = s, styles[s]
		}
	}
	for s := range rc.titles {
		rc.titles[s] = titleAt{index: -1, start: -1}
	}
	firstTable := len(rc.items)
	for k := tableTwo; k <= tableFour; k++ {
		if at := rc.at[k]; at >= 0 {
			firstTable = min(firstTable, at)
		}
	}
	for s := section(2); s <= 4; s++ {
		rc.pick(s, matches, rc.tableTitle(s, matches, style))
	}
	limit := firstTable
	if rc.titles[2].index >= 0 {
		limit = min(limit, rc.titles[2].index)
	}
	rc.pick(1, matches, lastOf(1, matches, 0, limit, style))
	after := 0
	for s := 1; s <= 4; s++ {
		after = max(after, rc.titles[s].start+1)
	}
	after = max(after, rc.at[tableFour]+1)
	for s := section(5); s <= 6; s++ {
		at := firstOf(s, matches, after, len(matches), style)
		if at < 0 {
			// the sheets of a workbook hold the texts apart from the tables
			at = firstOf(s, matches, rc.titles[1].index+1, len(matches), style)
		}
		rc.pick(s, matches, at)
	}
	rc.tellOrder()
}

func (rc *recognizer) pick(s section, matches []sectionMatch, index int) {
	t := &rc.titles[s]
	t.index, t.start = index, index
	if index >= 0 {
		t.match = matches[index]
	}
	if s >= 2 && s <= 4 {
		if at := rc.at[s-1]; at >= 0 && (t.start < 0 || at < t.start) {
			t.start = at
		}
	}
}

// tableTitle finds the title of a section with a table: the best before it, and the nearest of these.
func (rc *recognizer) tableTitle(s section, matches []sectionMatch, style string) int {
	at := rc.at[s-1]
	if at < 0 {
		return firstOf(s, matches, 0, len(matches), style)
	}
	from := 0
	for k := tableTwo; k <= tableFour; k++ {
		if rc.at[k] >= 0 && rc.at[k] < at {
			from = max(from, rc.at[k]+1)
		}
	}
	best := lastOf(s, matches, from, at, style)
	if best < 0 {
		best = rc.nextTo(s, matches, from, at)
	}
	if best < 0 {
		best = firstOf(s, matches, at, len(matches), style)
		if best >= 0 && matches[best].score < 3 {
			best = -1
		}
	}
	return best
}

// nextTo finds the title of a section right before its table when it only resembles one.
func (rc *recognizer) nextTo(s section, matches []sectionMatch, from, at int) int {
	for i := at - 1; i >= max(from, at-3); i-- {
		p := rc.items[i].par
		if p == nil || p.Picture {
			continue
		}
		if matches[i].section == s {
			return i
		}
		// the mark behind the ordinal may be lost
		if r := []rune(squeeze(p.Text)); len(r) > 4 && strings.ContainsRune("一二三四五六", r[0]) && sectionOf(string(r[1:])).section == s {
			return i
		}
	}
	return -1
}

// lastOf returns the last paragraph in a range that has the highest score as the title of a section,
// -1 when there is none.
func lastOf(s section, matches []sectionMatch, from, to int, style string) int {
	best, score := -1, 0
	for i := max(from, 0); i < to; i++ {
		if m := matches[i]; m.section == s && usable(m, style) && m.rank(style) >= score {
			best, score = i, m.rank(style)
		}
	}
	return best
}

// firstOf is lastOf from the other end.
func firstOf(s section, matches []sectionMatch, from, to int, style string) int {
	best, score := -1, 0
	for i := max(from, 0); i < to; i++ {
		if m := matches[i]; m.section == s && usable(m, style) && m.rank(style) > score {
			best, score = i, m.rank(style)
		}
	}
	return best
}

// rank orders the paragraphs that may be a title: one that is numbered as titles are here comes before
// one that is not.
func (m sectionMatch) rank(style string) int {
	rank := m.score * 2
	if m.style == style && style != "" {
		rank += 3
	}
	return rank
}

// usable reports whether a match counts: a weak one only with the ordinal that titles have here.
func usable(m sectionMatch, style string) bool {
	return m.score >= 2 && (m.score == 3 || m.style == style || m.style != "（）" && m.style != "(1)" && m.style != "1.") ||
		m.score == 1 && m.style == style && style != ""
}

var expectedOrdinals = [7]string{"", "一", "二", "三", "四", "五", "六"}

// tellOrder reports titles that are missing and ordinals that are not those of the format.
func (rc *recognizer) tellOrder() {
	var wrong, lost []string
	var place model.Place
	numbered := 0
	for s := 1; s <= 6; s++ {
		t := rc.titles[s]
		if t.index < 0 {
			lost = append(lost, expectedOrdinals[s])
			continue
		}
		n := t.match.number
		if n != "" {
			numbered++
		}
		if n != "" && n != expectedOrdinals[s] && n != string(rune('0'+s)) {
			wrong = append(wrong, zhtext.Quote(rc.titleText(s)))
			if place.IsZero() {
				place = rc.items[t.index].place
			}
		}
	}
	if len(wrong) > 0 {
		rc.find("IMPORT-ORDER", model.SeverityWarning, "titles", place, "章节的序号不是依次的一至六："+strings.Join(wrong, "、")+"；已按标题的内容归入各部分", "请在原件中改正序号")
	} else if numbered == 0 && len(lost) < 6 {
		rc.find("IMPORT-ORDER", model.SeverityInfo, "titles", rc.firstTitlePlace(), "章节标题没有序号，已按标题的内容归入各部分", "")
	}
	for _, n := range lost {
		rc.lostTitle(n)
	}
}

func (rc *recognizer) firstTitlePlace() model.Place {
	for s := 1; s <= 6; s++ {
		if i := rc.titles[s].index; i >= 0 {
			return rc.items[i].place
		}
	}
	return model.Place{}
}

// lostTitle reports a section without a title.
func (rc *recognizer) lostTitle(ordinal string) {
	s := section(strings.Index("一二三四五六", ordinal)/3 + 1)
	path := [7]string{"", "overview", "proactive_disclosure", "applications", "reconsideration", "problems", "other_matters"}[s]
	severity := model.SeverityWarning
	if s >= 2 && s <= 4 && rc.at[s-1] >= 0 {
		severity = model.SeverityInfo // the table is there and tells
		path = "titles"
	}
	rc.find("IMPORT-MISSING", severity, path, model.Place{}, "没有找到第"+ordinal+"部分的标题", "请检查原件是否缺少这一部分")
}

// titleText returns a section's title with its ordinal, as it stands in the file.
func (rc *recognizer) titleText(s int) string {
	p := rc.items[rc.titles[s].index].par
	return squeeze(p.Number + p.Text)
}

// keepTitles keeps section titles that are in neither official set, when all six are known.
func (rc *recognizer) keepTitles() {
	r := &rc.report
	e := r.Format()
	var own []string
	template, body := true, true
	for s := 1; s <= 6; s++ {
		t := rc.titles[s]
		if t.index < 0 {
			return
		}
		title := strings.TrimRight(squeeze(t.match.title), ":：#*")
		own = append(own, restoreMarks(title, rc.items[t.index].par))
		f := fold(title)
		template = template && f == fold(e.Sections[s-1].Title)
		body = body && f == fold(e.Sections[s-1].BodyName)
	}
	switch {
	case template:
	case body:
		r.Titles = model.BodyTitles
	default:
		r.OwnTitles = own
	}
}

// restoreMarks returns a title as it is printed: cutNumber has resolved its full-width marks.
func restoreMarks(title string, p *Paragraph) string {
	printed := strings.TrimRight(squeeze(strings.Trim(p.Text, "#* ")), "。：:#*")
	n := length(title)
	r := []rune(printed)
	for i := range r {
		if len(r)-i == n {
			return strings.TrimRight(string(r[i:]), ":：#*")
		}
	}
	return title
}
