package html

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// phrased writes the lines of a title or heading so that they end between phrases where they can: a phrase goes
// to the next line as a whole when it does not fit, and one wider than a line breaks between its parts.
func (p *pageWriter) phrased(text string, phrases []string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.raw("<br>")
		}
		p.phrasedLine(line, phrases)
	}
}

func (p *pageWriter) phrasedLine(line string, phrases []string) {
	at := 0
	for _, s := range stretches(line, phrases) {
		if !mayEnd(line, s.start) || !mayEnd(line, s.end) { // a line could end on either side of the span
			continue
		}
		p.text(line[at:s.start])
		p.raw(`<span class="` + classKept + `">`)
		at = s.start
		for _, end := range s.parts {
			if !mayEnd(line, end) {
				continue
			}
			p.text(line[at:end])
			p.raw("<wbr>")
			at = end
		}
		p.text(line[at:s.end])
		p.raw("</span>")
		at = s.end
	}
	p.text(line[at:])
}

// words writes a label so that its lines end between words.
func (p *pageWriter) words(text string, words []string) {
	at := 0
	for _, s := range stretches(text, words) {
		for _, end := range slices.Concat([]int{s.start}, s.parts, []int{s.end}) {
			if end > at && end < len(text) && mayEnd(text, end) {
				p.lines(text[at:end])
				p.raw("<wbr>")
				at = end
			}
		}
	}
	p.lines(text[at:])
}

// stretch is a phrase of a line that is in no other, with the places where it may be parted.
type stretch struct {
	start, end int
	parts      []int
}

// stretches finds the phrases of a line, the longest first, that do not cross each other, and the phrases just
// inside them.
func stretches(line string, phrases []string) []stretch {
	var all []stretch
	for _, phrase := range phrases {
		for from := 0; phrase != ""; {
			i := strings.Index(line[from:], phrase)
			if i < 0 {
				break
			}
			all = append(all, stretch{start: from + i, end: from + i + len(phrase)})
			from += i + len(phrase)
		}
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Compare(b.end-b.start, a.end-a.start) })
	var outer, inner []stretch
	for _, s := range all {
		switch free := !slices.ContainsFunc(outer, s.meets); {
		case free:
			outer = append(outer, s)
		case slices.ContainsFunc(outer, s.within) && !slices.ContainsFunc(inner, s.meets):
			inner = append(inner, s)
		}
	}
	slices.SortFunc(outer, func(a, b stretch) int { return cmp.Compare(a.start, b.start) })
	for i := range outer {
		outer[i].parts = partsOf(outer[i], inner)
	}
	return outer
}

// mayEnd reports whether a line may end at a place of a text: no mark that belongs to the text before it may begin
// the next, and none that opens what follows may end it (GB/T 15834-2011, 5.1).
func mayEnd(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	behind, _ := utf8.DecodeRuneInString(text[at:])
	return !strings.ContainsRune("“‘（【《〈〔(", before) && !strings.ContainsRune("、，。；：？！”’）】》〉〕),.;:?!", behind)
}

func (s stretch) meets(t stretch) bool { return s.start < t.end && t.start < s.end }

func (s stretch) within(t stretch) bool {
	return s.start >= t.start && s.end <= t.end && s.end-s.start < t.end-t.start
}

// partsOf are the places inside a phrase where a phrase in it begins or ends.
func partsOf(s stretch, inner []stretch) []int {
	var parts []int
	for _, t := range inner {
		for _, at := range [...]int{t.start, t.end} {
			if at > s.start && at < s.end && t.within(s) {
				parts = append(parts, at)
			}
		}
	}
	slices.Sort(parts)
	return slices.Compact(parts)
}
