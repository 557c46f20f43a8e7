package paper

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// item is one thing in the flow of a document once its tables are told: a paragraph of text, rows of
// an official table, or another table. Exactly one of par, part and grid is set.
type item struct {
	par   *Paragraph
	part  *part
	grid  *Grid
	place model.Place
}

// stream returns a document's items in reading order.
func stream(doc *Document) []item {
	blocks := flatten(doc.Blocks, 0)
	var items []item
	for len(blocks) > 0 {
		if g, ok := blocks[0].(*Grid); ok {
			items = append(items, gridItems(g)...)
			blocks = blocks[1:]
			continue
		}
		n := 0
		var pars []*Paragraph
		for n < len(blocks) {
			p, ok := blocks[n].(*Paragraph)
			if !ok {
				break
			}
			pars = append(pars, p)
			n++
		}
		items = append(items, textItems(pars, doc.Loose)...)
		blocks = blocks[n:]
	}
	return withTails(items)
}

// withTails gives grids of numbers without any label, which the end of a page cut off a table, to the
// table before them.
func withTails(items []item) []item {
	for i := 1; i < len(items); i++ {
		before := items[i-1].part
		if items[i].grid == nil || before == nil {
			continue
		}
		rows := gridRows(items[i].grid)
		numbers := 0
		for k := range rows {
			if len(rows[k].labels) > 0 {
				numbers = -1
				break
			}
			if !rows[k].allBlank() {
				numbers += len(rows[k].values)
			}
		}
		if numbers >= 5 {
			items[i] = item{part: &part{before.kind, rows}, place: items[i].place}
		}
	}
	return items
}

// gridItems returns the parts of a grid as items.
func gridItems(g *Grid) []item {
	if g.Cols == 1 || g.Rows == 1 && len(g.Cells) == 1 {
		return cellItems(g)
	}
	var items []item
	for _, p := range split(gridRows(g)) {
		if p.kind == noTable {
			return looseCells(g)
		}
		items = append(items, item{part: &p, place: p.rows[0].place})
	}
	if len(items) == 0 {
		return looseCells(g)
	}
	return items
}

// looseCells returns a grid as a table, or as paragraphs when hardly a row has more than one text, as
// the cells of a sheet hold them.
func looseCells(g *Grid) []item {
	rows := make([][]Cell, g.Rows)
	for _, c := range g.Cells {
		if !zhtextBlank(c.Text) && c.Text != "TRUE" && c.Text != "FALSE" && c.Row < g.Rows {
			rows[c.Row] = append(rows[c.Row], c)
		}
	}
	single, filled := 0, 0
	for _, r := range rows {
		if len(r) > 0 {
			filled++
		}
		if len(r) == 1 {
			single++
		}
	}
	if single*10 < filled*7 || filled == 0 {
		return []item{{grid: g, place: firstPlace(g)}}
	}
	var pars []*Paragraph
	for _, r := range rows {
		if len(r) == 0 {
			continue
		}
		var texts []string
		for _, c := range r {
			texts = append(texts, c.Text)
		}
		pars = append(pars, &Paragraph{Text: strings.Join(texts, "\t"), Place: r[0].Place})
	}
	return textItems(pars, false)
}

// cellItems treats a frame of one column as the paragraphs in it.
func cellItems(g *Grid) []item {
	var pars []*Paragraph
	for _, c := range g.Cells {
		place := c.Place
		for _, l := range strings.Split(c.Text, "\n") {
			if !zhtextBlank(l) {
				pars = append(pars, &Paragraph{Text: l, Place: place})
			}
		}
	}
	return textItems(pars, false)
}

const deepest = 40 // levels of tables inside tables

// flatten replaces tables that only lay out the page by what is in them.
func flatten(blocks []Block, depth int) []Block {
	var out []Block
	for _, b := range blocks {
		g, ok := b.(*Grid)
		if !ok || depth > deepest {
			out = append(out, b)
			continue
		}
		if !isLayout(g) {
			out = append(out, g)
			continue
		}
		for _, c := range g.Cells {
			if c.Blocks != nil {
				out = append(out, flatten(c.Blocks, depth+1)...)
			} else if !zhtextBlank(c.Text) {
				for _, l := range strings.Split(c.Text, "\n") {
					out = append(out, &Paragraph{Text: l, Place: c.Place})
				}
			}
		}
	}
	return out
}

// isLayout reports whether a grid lays out a page: tables stand in its cells, or whole articles.
func isLayout(g *Grid) bool {
	for _, c := range g.Cells {
		for _, b := range c.Blocks {
			if _, ok := b.(*Grid); ok {
				return true
			}
		}
		if len(c.Text) < 60 {
			continue
		}
		titles := 0
		for _, l := range strings.Split(c.Text, "\n") {
			if sectionOf(l).certain() {
				titles++
			}
		}
		if titles >= 2 {
			return true
		}
	}
	return false
}

// textItems finds the tables among paragraphs that lost their cells, and joins what is left to whole
// paragraphs.
func textItems(pars []*Paragraph, loose bool) []item {
	pars = withoutPageNumbers(explode(pars))
	var lines []line
	for i, p := range pars {
		for _, t := range strings.Split(p.Text, "\n") {
			lines = append(lines, line{t, i, p})
		}
	}
	var items []item
	from := 0
	for _, run := range findRuns(lines) {
		items = append(items, paragraphItems(pars, lines[from:run.from], loose)...)
		for _, p := range splitFlat(run) {
			items = append(items, item{part: &p, place: lines[run.from].par.Place})
		}
		from = run.to
	}
	return append(items, paragraphItems(pars, lines[from:], loose)...)
}

func splitFlat(run flatRun) []part { return []part{{run.kind, run.rows}} }

// paragraphItems returns the paragraphs that lines belong to, those that a table cut with what is left
// of them.
func paragraphItems(pars []*Paragraph, lines []line, loose bool) []item {
	var whole []*Paragraph
	for i := 0; i < len(lines); {
		n := i
		for n < len(lines) && lines[n].block == lines[i].block {
			n++
		}
		p := pars[lines[i].block]
		if texts := strings.Count(p.Text, "\n") + 1; texts != n-i {
			q := *p
			var parts []string
			for _, l := range lines[i:n] {
				parts = append(parts, l.text)
			}
			q.Text, q.Bold = strings.Join(parts, "\n"), nil
			p = &q
		}
		whole = append(whole, p)
		i = n
	}
	var items []item
	for _, p := range splitRunIn(joinOrdinals(joinLines(whole, loose))) {
		if !zhtextBlank(p.Text) || p.Picture {
			items = append(items, item{par: p, place: p.Place})
		}
	}
	return items
}

// withoutPageNumbers drops lines that hold the number of a page and nothing else.
func withoutPageNumbers(pars []*Paragraph) []*Paragraph {
	out := make([]*Paragraph, 0, len(pars))
	for _, p := range pars {
		if !isPageNumber(p.Text) {
			out = append(out, p)
		}
	}
	return out
}

// isPageNumber reports whether a line is the number of a page: — 1 —, - 2 -, 第3页, 第 3 页 共 8 页, 3/8.
func isPageNumber(text string) bool {
	t := plainText(text)
	if length(t) > 12 || digitsIn(t) == 0 {
		return false
	}
	inner := strings.Trim(t, "-—–―─·•~")
	if inner != t && len(inner) == digitsIn(inner) && len(inner) <= 3 && strings.TrimLeft(t, "-—–―─·•~") != t && strings.TrimRight(t, "-—–―─·•~") != t {
		return true
	}
	if rest, ok := strings.CutPrefix(t, "第"); ok {
		rest = strings.TrimLeft(rest, "0123456789")
		if rest == "页" || strings.HasPrefix(rest, "页共") || strings.HasPrefix(rest, "页/共") || strings.HasPrefix(rest, "页,共") {
			return true
		}
	}
	return false
}

// joinLines joins lines that a page or a narrow window broke to paragraphs.
func joinLines(pars []*Paragraph, loose bool) []*Paragraph {
	indents := 0
	lines := 0
	for _, p := range pars {
		if p.Line {
			lines++
			if p.Indent {
				indents++
			}
		}
	}
	indented := indents*8 >= lines
	var out []*Paragraph
	for _, p := range pars {
		if n := len(out); n > 0 && goesOn(out[n-1], p, indented, loose) {
			out[n-1] = joined(out[n-1], p)
			continue
		}
		out = append(out, p)
	}
	return out
}

// joinOrdinals puts an ordinal that stands on a line of its own before the title that follows it.
func joinOrdinals(pars []*Paragraph) []*Paragraph {
	for i := 0; i+1 < len(pars); i++ {
		t := squeeze(pars[i].Text)
		if length(t) > 5 || pars[i].Picture || !loneOrdinal.MatchString(t) || sectionOf("一、"+pars[i+1].Text).score == 0 {
			continue
		}
		if n, _ := cutNumber(pars[i+1].Text); n != "" {
			continue
		}
		j := *pars[i+1]
		j.Text, j.Bold, j.Place = strings.Trim(t, " ")+j.Text, nil, pars[i].Place
		if strings.HasSuffix(t, "部分") || !strings.ContainsAny(t, "、.．)）") {
			j.Text = t + " " + pars[i+1].Text
		}
		pars = append(append(pars[:i:i], &j), pars[i+2:]...)
	}
	return pars
}

// explode parts paragraphs at their forced line breaks, which often separate paragraphs, unless a
// sentence goes on behind one. The lines of a title stay together.
func explode(pars []*Paragraph) []*Paragraph {
	var out []*Paragraph
	for _, p := range pars {
		if IsRule(strings.TrimFunc(p.Text, zhtext.IsBlank)) {
			continue
		}
		if t := Cells(p.Text); t != p.Text && !strings.Contains(p.Text, "\n") {
			q := *p
			q.Text, q.Bold = t, nil
			p = &q
		}
		if !strings.Contains(p.Text, "\n") || p.Picture || titleEnd(titleLines(p)) >= 0 {
			out = append(out, p)
			continue
		}
		at := 0
		for i, l := range strings.Split(p.Text, "\n") {
			q := *p
			q.Text, q.Bold = l, boldWithin(p.Bold, at, at+len(l))
			at += len(l) + 1
			if i > 0 {
				q.Number = ""
			}
			if k := len(out) - 1; i > 0 && brokenLine(out[k].Text, l) {
				out[k] = joined(out[k], &q)
				continue
			}
			out = append(out, &q)
		}
	}
	return out
}

// brokenLine reports whether a forced line break stands inside a sentence.
func brokenLine(before, next string) bool {
	t, n := strings.TrimFunc(before, zhtext.IsBlank), strings.TrimFunc(next, zhtext.IsBlank)
	if t == "" || n == "" || endsSentence(t) || isHeadingLine(t) || length(t) < 16 || next != n && !strings.HasPrefix(next, " ") {
		return false
	}
	if number, _ := cutNumber(n); number != "" || sectionOf(n).score > 0 || sectionOf(t).certain() || isTitle(t) || isOrganLine(n) || isChrome(&Paragraph{Text: n}) || isChrome(&Paragraph{Text: t}) {
		return false
	}
	_, _, date := dateOf(n)
	return !date
}

// boldWithin returns the bold parts inside a stretch of a text, from its start.
func boldWithin(bold []Span, from, to int) []Span {
	var out []Span
	for _, s := range bold {
		if a, b := max(s.Start, from), min(s.End, to); a < b {
			out = append(out, Span{a - from, b - from})
		}
	}
	return out
}

// splitRunIn parts the title of a section from text that follows it in the same paragraph.
func splitRunIn(pars []*Paragraph) []*Paragraph {
	var out []*Paragraph
	for _, p := range pars {
		i := strings.IndexAny(p.Text, "：:。\n")
		if i > 0 && i < 120 && !p.Picture {
			head, rest := p.Text[:i], strings.TrimLeft(p.Text[i:], "：:。\n ")
			if m := sectionOf(p.Number + head); m.certain() && (m.number != "" || p.Text[i] == '\n') && (m.score == 3 || m.style != "（）" && m.style != "(1)" && m.style != "1.") && !zhtextBlank(rest) {
				title, text := *p, *p
				title.Text, title.Bold = head, nil
				text.Text, text.Bold, text.Number, text.Level = rest, nil, "", 0
				out = append(out, &title, &text)
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

var loneOrdinal = regexp.MustCompile(`^(第[一二三四五六]部分|[一二三四五六1-6][、.．]?|[（(][一二三四五六1-6][）)])$`)

// goesOn reports whether p continues the paragraph before it. indented says that first lines of
// paragraphs are indented in this document.
func goesOn(before, p *Paragraph, indented, loose bool) bool {
	text := strings.TrimFunc(before.Text, zhtext.IsBlank)
	next := strings.TrimFunc(p.Text, zhtext.IsBlank)
	if text == "" || next == "" || before.Picture || p.Picture {
		return false
	}
	if p.Indent || p.Align == Center && !before.Full || strings.ContainsRune(next, '\t') || before.Level != p.Level {
		return false
	}
	_, _, date := dateOf(next)
	if _, _, dated := dateOf(text); date || dated || isTitle(next) && !isTitle(text+next) || p.Align == End || before.Align == End {
		return false
	}
	number, _ := cutNumber(next)
	ends := endsSentence(text)
	if title := sectionOf(text + next); p.Line && before.Full && length(next) <= 12 && title.certain() && title.score >= sectionOf(text).score {
		return true
	}
	switch {
	case p.Line && before.Line:
		if !before.Full || p.Gap && ends {
			return false
		}
		if ends && number != "" || p.Gap && (number != "" || !indented) && ends {
			return false
		}
		if sectionOf(next).certain() && ends || sectionOf(text).certain() {
			return false
		}
		if ends && indented && !p.Indent {
			return true
		}
		return true
	case p.Line || before.Line:
		return false
	}
	return loose && cutByPage(text, next)
}

// cutByPage reports whether a text breaks off in mid-sentence and goes on in the next paragraph, as
// the end of a page leaves it.
func cutByPage(text, next string) bool {
	if endsSentence(text) || strings.ContainsAny(text, "\t") || isTitle(text) || isTitle(next) || isOrganLine(next) || isChrome(&Paragraph{Text: text}) || isChrome(&Paragraph{Text: next}) {
		return false
	}
	if number, _ := cutNumber(next); number != "" {
		return false
	}
	if number, _ := cutNumber(text); number != "" && length(text) <= 30 || sectionOf(text).score > 0 || sectionOf(next).score > 0 {
		return false
	}
	if _, _, ok := dateOf(next); ok || isOrganLine(text) {
		return false
	}
	return length(text) >= 24 || strings.ContainsAny(lastRune(text), "，、,")
}

// endsSentence reports whether a text ends as a sentence or a heading with a mark does.
func endsSentence(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, "”’）)》」"), "。") || strings.ContainsAny(lastRune(text), "。！？：；!?:;")
}

func lastRune(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return ""
	}
	return string(r[len(r)-1])
}

// joined returns two lines as one paragraph.
func joined(a, b *Paragraph) *Paragraph {
	j := *a
	left := strings.TrimRightFunc(a.Text, zhtext.IsBlank)
	cut := len(b.Text) - len(strings.TrimLeftFunc(b.Text, zhtext.IsBlank))
	glue := ""
	if latinAt(left, true) && latinAt(b.Text[cut:], false) {
		glue = " "
	}
	j.Text = left + glue + b.Text[cut:]
	j.Bold = nil
	for _, s := range a.Bold {
		if s.Start < len(left) {
			j.Bold = append(j.Bold, Span{s.Start, min(s.End, len(left))})
		}
	}
	for _, s := range b.Bold {
		if s.End > cut {
			j.Bold = append(j.Bold, Span{max(s.Start, cut) - cut + len(left) + len(glue), s.End - cut + len(left) + len(glue)})
		}
	}
	j.Full = b.Full
	return &j
}

// latinAt reports whether a text ends, or begins, with a Latin letter.
func latinAt(s string, end bool) bool {
	if s == "" {
		return false
	}
	c := s[0]
	if end {
		c = s[len(s)-1]
	}
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
