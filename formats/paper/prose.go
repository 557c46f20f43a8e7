package paper

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// text is what belongs to one field of prose, paragraph by paragraph, with where each stands.
type text struct {
	lines  []string
	places []model.Place
}

func (t *text) add(line string, place model.Place) {
	line = strings.TrimFunc(strings.Map(readable, line), zhtext.IsBlank)
	if strings.Trim(line, "|｜ \t") == "" {
		return // nothing, or the borders of cells that lost their text
	}
	t.lines = append(t.lines, line)
	t.places = append(t.places, place)
}

// readable drops characters that no input file may hold.
func readable(r rune) rune {
	if zhtext.IsBad(r) {
		return -1
	}
	return r
}

func (t *text) String() string {
	if len(t.lines) == 0 {
		return ""
	}
	return strings.Join(t.lines, "\n") + "\n"
}

// prose puts the paragraphs between the titles into the fields that they belong to.
func (rc *recognizer) prose() {
	fields := map[string]*text{}
	into := func(path string) *text {
		if fields[path] == nil {
			fields[path] = &text{}
		}
		return fields[path]
	}
	rc.keepTitles()
	last := rc.lastSection()
	tail := rc.signature(last)
	current := section(0)
	passed := [7]bool{} // sections whose table was met
	signed := false
	for i := rc.frontEnd(); i < len(rc.items); i++ {
		s := rc.beginsAt(i)
		if s != 0 {
			current, signed = s, false
		}
		if signed = signed || i == tail && s == 0; signed {
			continue
		}
		if rc.isTitleItem(i) || rc.isBanner(i, current) || rc.isOtherTitle(i) || rc.saysAgain(i) {
			continue
		}
		it := &rc.items[i]
		if it.part != nil {
			passed[section(it.part.kind)+1] = true
			continue
		}
		rc.addTo(into(proseField(current, passed[current])), it)
	}
	rc.tail(rc.tailFrom(tail))
	rc.storeTexts(fields)
}

// beginsAt returns the section that begins at an item, 0 for none.
func (rc *recognizer) beginsAt(i int) section {
	for s := 6; s >= 1; s-- {
		if rc.titles[s].start == i {
			return section(s)
		}
	}
	return 0
}

// tailFrom returns the index from which on nothing belongs to a section.
func (rc *recognizer) tailFrom(tail int) int {
	for i := len(rc.items) - 1; i >= tail; i-- {
		if rc.beginsAt(i) != 0 {
			return len(rc.items)
		}
	}
	return tail
}

// isOtherTitle reports whether a paragraph is the title of the report again, or of another year's.
func (rc *recognizer) isOtherTitle(i int) bool {
	p := rc.items[i].par
	return p != nil && !p.Picture && isTitle(p.Text) && yearText.MatchString(p.Text)
}

// isBanner reports whether a paragraph between a section's title and its table says the title again.
func (rc *recognizer) isBanner(i int, s section) bool {
	if s < 2 || s > 4 || rc.items[i].par == nil || rc.items[i].par.Picture {
		return false
	}
	m := rc.items[i].matchOf()
	return m.section == s && m.score >= 2 && i < rc.at[s-1] && rc.titles[s].index >= 0
}

// saysAgain reports whether a paragraph right before the title of a section with a table says the same.
func (rc *recognizer) saysAgain(i int) bool {
	for s := section(2); s <= 4; s++ {
		if rc.titles[s].index == i+1 && rc.items[i].matchOf().section == s && rc.titles[s].match.number == "" {
			return true
		}
	}
	return false
}

func (rc *recognizer) isTitleItem(i int) bool {
	for s := 1; s <= 6; s++ {
		if rc.titles[s].index == i {
			return true
		}
	}
	return false
}

// proseField is the field for text in a section; after says that the section's table came before it.
func proseField(s section, after bool) string {
	where := ".before"
	if after {
		where = ".after"
	}
	switch s {
	case 2:
		return "proactive_disclosure" + where
	case 3:
		return "applications" + where
	case 4:
		return "litigation" + where
	case 5:
		return "problems"
	case 6:
		return "other_matters"
	}
	return "overview"
}

// addTo adds a paragraph, a picture or a table to a text.
func (rc *recognizer) addTo(t *text, it *item) {
	switch {
	case it.grid != nil:
		rc.addTable(t, it.grid)
	case it.par.Picture:
		rc.find("IMPORT-EXTRA", model.SeverityWarning, "", it.place, "有一幅图片没有读入"+described(it.par.Text), "需要的话，把图片存在报告旁边，在正文里写 ![说明](图片文件名)")
	case it.par.Chrome:
		rc.find("IMPORT-EXTRA", model.SeverityInfo, "", it.place, "网页上的导航文字没有读入："+zhtext.Quote(it.par.Text), "")
	default:
		for _, l := range paragraphsOf(it.par) {
			t.add(l, it.place)
		}
	}
}

func described(alt string) string {
	if squeeze(alt) == "" {
		return ""
	}
	return "（" + zhtext.Shorten(squeeze(alt)) + "）"
}

// paragraphsOf returns the paragraphs that a block of text holds, with ** around what is set bold.
func paragraphsOf(p *Paragraph) []string {
	marked := p.Number + boldMarked(p)
	out := strings.Split(marked, "\n")
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "\t", " ")
	}
	return out
}

// isHeadingLine reports whether a line is a heading of its own.
func isHeadingLine(t string) bool {
	return !longer(t, 40) && numberOf(t) != ""
}

// boldMarked returns a paragraph's text with ** around the bold parts that say something: those at the
// beginning of a sentence such as 一是 and parts inside. A paragraph or heading that is bold as a whole
// needs no marks.
func boldMarked(p *Paragraph) string {
	if len(p.Bold) == 0 || strings.Contains(p.Text, "**") {
		return p.Text
	}
	var b strings.Builder
	at := 0
	from := headingEnd(p)
	all, short := squeezed(p.Text, longestBold)
	for _, s := range p.Bold {
		if s.Start < at || s.End > len(p.Text) || s.Start >= s.End {
			continue
		}
		part := p.Text[s.Start:s.End]
		if s.Start < from || !worthBold(part) || short && squeeze(part) == all {
			continue
		}
		lead := len(part) - len(strings.TrimLeftFunc(part, zhtext.IsBlank))
		tail := len(part) - len(strings.TrimRightFunc(part, zhtext.IsBlank))
		if lead == len(part) {
			continue
		}
		b.WriteString(p.Text[at : s.Start+lead])
		b.WriteString("**" + part[lead:len(part)-tail] + "**")
		at = s.End - tail
	}
	b.WriteString(p.Text[at:])
	return b.String()
}

// longestBold is the most characters of a bold part that is emphasis. A longer one is a paragraph or more.
const longestBold = 60

// worthBold reports whether a bold part may be emphasis.
func worthBold(part string) bool {
	return !strings.ContainsAny(part, "\n") && !longer(part, longestBold) && hasHan(part)
}

// headingEnd returns where the heading ends that a paragraph begins with, which the report typesets itself: 0 when
// it begins with none. It looks at the text once for all bold parts.
func headingEnd(p *Paragraph) int {
	if numberOf(p.Number+p.Text[:min(len(p.Text), 400)]) == "" {
		return 0
	}
	heading, _, _ := strings.Cut(p.Text, "。")
	return len(heading)
}

// addTable adds a table in prose as the input format writes one.
func (rc *recognizer) addTable(t *text, g *Grid) {
	if isMetaTable(g) {
		return
	}
	rows := tableLines(g)
	if len(rows) < 2 || g.Cols < 2 {
		for _, r := range rows {
			t.add(strings.ReplaceAll(r, "|", " "), g.Place)
		}
		return
	}
	t.add(":::表格", firstPlace(g))
	for _, r := range rows {
		t.add(r, firstPlace(g))
	}
	t.add(":::", firstPlace(g))
}

var inTables = strings.NewReplacer("|", "｜", "\n", "", "\t", " ")

// tableLines returns the rows of a table with | between cells. Merged cells leave blanks.
func tableLines(g *Grid) []string {
	cells := make([][]string, g.Rows)
	for i := range cells {
		cells[i] = make([]string, g.Cols)
	}
	for _, c := range g.Cells {
		if c.Row < g.Rows && c.Col < g.Cols {
			cells[c.Row][c.Col] = inTables.Replace(strings.TrimSpace(c.Text))
		}
	}
	var out []string
	for _, r := range cells {
		if strings.Join(r, "") != "" {
			out = append(out, strings.Join(r, "|"))
		}
	}
	return out
}

// storeTexts writes the texts into the report.
func (rc *recognizer) storeTexts(fields map[string]*text) {
	schema := rc.report.Schema()
	for _, path := range sortedKeys(fields) {
		t := fields[path]
		if len(t.lines) == 0 {
			continue
		}
		f := schema.ByPath[path]
		if f == nil {
			continue
		}
		f.Value(&rc.report).SetString(t.String())
		rc.tellAround(f, t)
		rc.source.Places[path] = t.places[0]
		if rc.source.Lines == nil {
			rc.source.Lines = map[string][]model.Place{}
		}
		rc.source.Lines[path] = t.places
	}
}

// tellAround says that text stands beside a table: other programs that read reports may not expect it.
func (rc *recognizer) tellAround(f *model.Field, t *text) {
	if f.Key != "before" && f.Key != "after" {
		return
	}
	rc.find("IMPORT-EXTRA", model.SeverityInfo, f.Path, t.places[0], "表格旁边的文字读入为“"+f.Name+"”："+zhtext.Quote(t.lines[0]), "")
}
