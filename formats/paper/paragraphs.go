package paper

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// joinOrdinals puts an ordinal that stands on a line of its own before the title that follows it.
func joinOrdinals(pars []*Paragraph) []*Paragraph {
	out := make([]*Paragraph, 0, len(pars))
	for i := 0; i < len(pars); i++ {
		t, short := squeezed(pars[i].Text, 5)
		if !short || i+1 == len(pars) || !standsAlone(t, pars[i], pars[i+1]) {
			out = append(out, pars[i])
			continue
		}
		j := *pars[i+1]
		j.Text, j.Bold, j.Place = strings.Trim(t, " ")+j.Text, nil, pars[i].Place
		if !strings.ContainsAny(t, "、.．)）") { // 一, 第一部分
			j.Text = t + " " + pars[i+1].Text
		}
		out = append(out, &j)
		i++
	}
	return out
}

// standsAlone reports whether a paragraph, t without blanks, is the ordinal of the title behind it.
func standsAlone(t string, p, next *Paragraph) bool {
	return !p.Picture && !longer(next.Text, 1000) && loneOrdinal.MatchString(t) && sectionOf("一、"+next.Text).score > 0 && numberOf(next.Text) == ""
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
		if !strings.Contains(p.Text, "\n") || p.Picture {
			out = append(out, p)
			continue
		}
		title, rest := splitTitle(p)
		if title != nil {
			out = append(out, title)
		}
		if rest != nil {
			out = append(out, linesOf(rest)...)
		}
	}
	return out
}

// splitTitle parts the lines of the report's title from those behind it. Either may be nil.
func splitTitle(p *Paragraph) (title, rest *Paragraph) {
	own := titleLines(p)
	last := titleEnd(own)
	if last < 0 {
		return nil, p
	}
	if last++; last < len(own) && isYearLine(own[last]) {
		last++
	}
	end := 0 // of the last line of the title
	for n := 0; n < last; {
		line, _, _ := strings.Cut(p.Text[end:], "\n")
		if end += len(line) + 1; len(titleLines(&Paragraph{Text: line})) > 0 {
			n++
		}
	}
	if end >= len(p.Text) || zhtextBlank(p.Text[end:]) {
		return p, nil
	}
	above, below := *p, *p
	above.Text, above.Bold = p.Text[:end-1], nil
	below.Text, below.Bold, below.Number, below.Level = p.Text[end:], boldWithin(p.Bold, end, len(p.Text)), "", 0
	return &above, &below
}

// linesOf returns the lines of a paragraph as paragraphs, those joined that break a sentence.
func linesOf(p *Paragraph) []*Paragraph {
	var out []*Paragraph
	var last growing
	at, bold := 0, p.Bold
	for i, l := range strings.Split(p.Text, "\n") {
		for len(bold) > 0 && bold[0].End <= at {
			bold = bold[1:]
		}
		q := *p
		q.Text, q.Bold = l, boldWithin(bold, at, at+len(l))
		at += len(l) + 1
		if i > 0 {
			q.Number = ""
			if brokenLine(last.text, l) {
				last.join(&q)
				continue
			}
			out = append(out, last.whole())
		}
		last.begin(&q)
	}
	return append(out, last.whole())
}

// brokenLine reports whether a forced line break stands inside a sentence; t has no blanks around it.
func brokenLine(t, next string) bool {
	n := strings.TrimFunc(next, zhtext.IsBlank)
	if t == "" || n == "" || endsSentence(t) || isHeadingLine(t) || !longer(t, 15) || next != n && !strings.HasPrefix(next, " ") {
		return false
	}
	if numberOf(n) != "" || sectionOf(n).score > 0 || sectionOf(t).certain() || isTitle(t) || isOrganLine(n) || isChrome(&Paragraph{Text: n}) || isChrome(&Paragraph{Text: t}) {
		return false
	}
	for _, l := range []string{t, n} {
		if longer(l, 200) {
			continue
		}
		if labels, values := splitLine(l); len(labels) > 1 || len(values) > 1 {
			return false // a row of a table
		}
	}
	_, _, date := dateOf(n)
	return !date
}

// boldWithin returns the bold parts inside a stretch of a text, from its start.
func boldWithin(bold []Span, from, to int) []Span {
	var out []Span
	for _, s := range bold {
		if s.Start >= to {
			break
		}
		if a, b := max(s.Start, from), min(s.End, to); a < b {
			out = append(out, Span{a - from, b - from})
		}
	}
	return out
}

// splitRunIn parts the title of a section from text that follows it in the same paragraph.
func splitRunIn(pars []*Paragraph) []*Paragraph {
	var out []*Paragraph
	numbered := hasTitles(pars)
	for _, p := range pars {
		if title, text := officialRunIn(p); title != nil {
			out = append(out, title, text)
			continue
		}
		i := strings.IndexAny(p.Text, "：:。\n")
		if i > 0 && i < 120 && !p.Picture {
			head, rest := p.Text[:i], strings.TrimLeft(p.Text[i:], "：:。\n ")
			if m := sectionOf(p.Number + head); m.certain() && (m.number != "" || p.Text[i] == '\n') && (m.score == 3 && !numbered || m.style != "（）" && m.style != "(1)" && m.style != "1.") && !zhtextBlank(rest) {
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

// hasTitles reports whether a paragraph is a section's title with 一、: then （一）, （1） and 1. begin
// headings inside sections, whatever they say.
func hasTitles(pars []*Paragraph) bool {
	for _, p := range pars {
		if m := sectionOf(p.Number + p.Text); m.score == 3 && m.style == "、" {
			return true
		}
	}
	return false
}

// officialRunIn parts an official title with its ordinal from text that follows it behind a blank, as a
// page leaves it that lost the break: 一、总体情况 2023年…. It returns nil when there is none.
func officialRunIn(p *Paragraph) (title, text *Paragraph) {
	if p.Picture || length(p.Text) <= longestTitle {
		return nil, nil
	}
	runes := 0
	for i, r := range p.Text {
		if runes++; runes > longestTitle {
			break
		}
		if !zhtext.IsBlank(r) {
			continue
		}
		head := p.Text[:i]
		if m := sectionOf(p.Number + head); m.score == 3 && m.style == "、" && !zhtextBlank(p.Text[i:]) {
			rest := strings.TrimLeftFunc(p.Text[i:], zhtext.IsBlank)
			a, b := *p, *p
			a.Text, a.Bold = head, nil
			b.Text, b.Bold, b.Number, b.Level = rest, nil, "", 0
			return &a, &b
		}
	}
	return nil, nil
}

var loneOrdinal = regexp.MustCompile(`^(第[一二三四五六]部分|[一二三四五六1-6][、.．]?|[（(][一二三四五六1-6][）)])$`)
