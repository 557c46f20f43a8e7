package paper

import (
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

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
		head, rest := p.Text[:i], strings.TrimLeftFunc(p.Text[i:], zhtext.IsBlank)
		if m := sectionOf(p.Number + head); m.score == 3 && m.style == "、" && rest != "" {
			a, b := *p, *p
			a.Text, a.Bold = head, nil
			b.Text, b.Bold, b.Number, b.Level = rest, nil, "", 0
			return &a, &b
		}
	}
	return nil, nil
}

var loneOrdinal = regexp.MustCompile(`^(第[一二三四五六]部分|[一二三四五六1-6][、.．]?|[（(][一二三四五六1-6][）)])$`)
