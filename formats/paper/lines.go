package paper

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// textItems finds the tables among paragraphs that lost their cells, and joins what is left to whole
// paragraphs.
func textItems(pars []*Paragraph, loose bool) []item {
	pars = withoutPageNumbers(explode(pars))
	var lines []line
	for i, p := range pars {
		for _, t := range strings.Split(p.Text, "\n") {
			lines = append(lines, line{text: t, block: i, par: p})
		}
	}
	var items []item
	from := 0
	for _, run := range findRuns(lines) {
		items = append(items, paragraphItems(pars, lines[from:run.from], loose)...)
		items = append(items, item{part: &part{run.kind, run.rows}, place: lines[run.from].par.Place})
		from = run.to
	}
	return append(items, paragraphItems(pars, lines[from:], loose)...)
}

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
	if _, short := squeezed(text, 60); !short || !strings.ContainsAny(text, "-—–―─·•~第－−﹣‒～﹘︱︲·") {
		return false
	}
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
	var last growing
	for i, p := range pars {
		if i > 0 && goesOn(&last, p, indented, loose) {
			last.join(p)
			out[len(out)-1] = last.par
			continue
		}
		if i > 0 {
			out[len(out)-1] = last.whole()
		}
		last.begin(p)
		out = append(out, p)
	}
	if len(out) > 0 {
		out[len(out)-1] = last.whole()
	}
	return out
}

// goesOn reports whether p continues the paragraph before it. indented says that first lines of
// paragraphs are indented in this document.
func goesOn(last *growing, p *Paragraph, indented, loose bool) bool {
	before, text := last.par, last.text
	next := strings.TrimFunc(p.Text, zhtext.IsBlank)
	if text == "" || next == "" || before.Picture || p.Picture {
		return false
	}
	if p.Indent || p.Align == Center && !before.Full || strings.ContainsRune(next, '\t') || before.Level != p.Level {
		return false
	}
	_, _, date := dateOf(next)
	if isTitle(text) && !isTitle(text+next) {
		return false // a title may be as wide as the page
	}
	if _, _, dated := dateOf(text); date || dated || isTitle(next) && (longer(text, 200) || !isTitle(text+next)) || p.Align == End || before.Align == End {
		return false
	}
	number := numberOf(next)
	ends := endsSentence(text)
	if p.Line && before.Full && !longer(next, 12) && !longer(text, 200) {
		if title := sectionOf(text + next); title.certain() && title.score >= sectionOf(text).score {
			return true
		}
	}
	switch {
	case p.Line && before.Line:
		if !before.Full && !(indented && breaksOff(text, next) && !p.Gap) || p.Gap && ends {
			return false
		}
		if ends && number != "" || p.Gap && (number != "" || !indented) && ends {
			return false
		}
		m := sectionOf(next) // the mark of a note may stand behind the sentence before it
		if m.score == 3 && m.number != "" || m.certain() && ends || sectionOf(text).certain() {
			return false
		}
		return true
	case p.Line || before.Line:
		return false
	}
	return loose && !last.tab && cutByPage(text, next)
}

// breaksOff reports whether a line stops in mid-sentence, though there was room for another character or
// two: what follows may not be parted, or not begin a line. It is used where first lines are indented.
func breaksOff(text, next string) bool {
	if endsSentence(text) || !longer(text, 15) || sectionOf(text).score > 0 || sectionOf(next).score > 0 || isOrganLine(text) || isOrganLine(next) {
		return false
	}
	number, _ := cutNumber(next)
	return number == "" && !isChrome(&Paragraph{Text: text}) && !isChrome(&Paragraph{Text: next})
}

// cutByPage reports whether a text breaks off in mid-sentence and goes on in the next paragraph, as
// the end of a page leaves it.
func cutByPage(text, next string) bool {
	if endsSentence(text) || isTitle(text) || isTitle(next) || isOrganLine(next) || isChrome(&Paragraph{Text: text}) || isChrome(&Paragraph{Text: next}) {
		return false
	}
	if numberOf(next) != "" {
		return false
	}
	if !longer(text, 30) && numberOf(text) != "" || sectionOf(text).score > 0 || sectionOf(next).score > 0 {
		return false
	}
	if _, _, ok := dateOf(next); ok || isOrganLine(text) {
		return false
	}
	return longer(text, 23) || strings.ContainsAny(lastRune(text), "，、,")
}

// mostClosers is how many closing quotation marks and brackets may stand behind the end of a sentence.
const mostClosers = 8

// endsSentence reports whether a text ends as a sentence or a heading with a mark does. It looks at no more than
// the last characters, since it is asked of a paragraph at each line that the paragraph grows by.
func endsSentence(text string) bool {
	last := lastRune(text)
	if strings.ContainsAny(last, "。！？：；!?:;") {
		return true
	}
	for n := 0; n < mostClosers && strings.ContainsAny(last, "”’）)》」"); n++ {
		text = text[:len(text)-len(last)]
		last = lastRune(text)
	}
	return last == "。"
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
