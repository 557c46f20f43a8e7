package pages

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/nianbao/nianbao/model"
)

// The measures of what stands on every page.
const (
	headBand   = 0.09 // the part of a page's height where running heads stand
	footBand   = 0.10
	numberBand = 0.17 // where page numbers with marks around them stand
	samePlace  = 4.0  // how far the same running head may move
)

// pageNumber is what a page number looks like, without blanks.
var pageNumber = regexp.MustCompile(`^[-—–―─_~·.|第]*[0-9０-９]{1,3}[-—–―─_~·.|页頁]*$|^第?[0-9]{1,3}页?[/,，、]?共?[0-9]{1,3}页?$|^(?i:page)?[0-9]{1,3}(?i:of)[0-9]{1,3}$|^[-—–―─]*[ivxⅰⅱⅲⅳⅴ]{1,4}[-—–―─]*$`)

// dropFurniture marks page numbers and the lines that every page repeats at its head or foot. It returns
// what they say.
func dropFurniture(list []*Page, parts []*part) model.Findings {
	type spot struct {
		text string
		y    int
		foot bool
	}
	byPage := map[*Page][]*part{}
	for _, p := range parts {
		byPage[p.page] = append(byPage[p.page], p)
	}
	var candidates []*part
	seen := map[spot]map[int]bool{}
	where := map[*part]spot{}
	for _, p := range parts {
		if p.line == nil || isRowOfFigures(p.label) {
			continue
		}
		if continued.MatchString(unspaced(p.label)) {
			p.gone = true
			continue
		}
		if marked := unspaced(p.label); pageNumber.MatchString(marked) && digitsOf(marked) < len([]rune(marked)) && p.line.box.Y0 > (1-numberBand)*p.page.Box.Y1 && p.lowest(byPage[p.page]) {
			p.gone = true
			continue
		}
		head, foot := p.line.box.Y1 < headBand*p.page.Box.Y1, p.line.box.Y0 > (1-footBand)*p.page.Box.Y1
		if !head && !foot {
			continue
		}
		text := folded(p.label)
		if pageNumber.MatchString(strings.ReplaceAll(unspaced(p.label), "\t", "")) && (foot || len(list) > 1) && p.outermost(byPage[p.page]) {
			p.gone = true
			continue
		}
		s := spot{text, int(p.line.y/samePlace + 0.5), foot}
		candidates = append(candidates, p)
		where[p] = s
		for _, y := range []int{s.y - 1, s.y, s.y + 1} {
			near := spot{text, y, foot}
			if seen[near] == nil {
				seen[near] = map[int]bool{}
			}
			seen[near][p.page.Number] = true
		}
	}
	notes := dropFootnotes(list, byPage)
	told := map[string]bool{}
	for _, p := range candidates {
		if n := len(seen[where[p]]); n < 2 || n*2 < len(list) {
			continue
		}
		p.gone = true
		if text := strings.TrimSpace(p.label); !told[folded(text)] {
			told[folded(text)] = true
			notes = append(notes, note(model.SeverityInfo, p.page, fmt.Sprintf("每页重复的页眉页脚没有读入：“%s”", text), ""))
		}
	}
	return notes
}

// isRowOfFigures reports whether a line is a row of a table, of which several may be alike.
func isRowOfFigures(label string) bool {
	figures := 0
	for cell := range strings.SplitSeq(label, "\t") {
		if digitsOf(cell) > 0 && strings.IndexFunc(cell, unicode.IsLetter) < 0 {
			figures++
		}
	}
	return figures >= 2
}

// continued is the word over the second part of a table.
var continued = regexp.MustCompile(`^[（(]?(续上?表|表?[一二三四]?续)[一二三四]?[）)]?$`)

// lowest reports whether nothing of the page stands further down.
func (p *part) lowest(parts []*part) bool {
	for _, o := range parts {
		if o.page == p.page && o != p && !o.gone && o.top() > p.line.box.Y0 {
			return false
		}
	}
	return true
}

// footnote is how a note at the foot of a page begins.
var footnote = regexp.MustCompile(`^(注|说明|备注|[①-⑩*＊※]|\[?[0-9]{1,2}[^0-9.、．]).*`)

// dropFootnotes marks notes in small type at the foot of a page, which would part a sentence that goes on on
// the next page.
func dropFootnotes(list []*Page, byPage map[*Page][]*part) model.Findings {
	var notes model.Findings
	for _, page := range list {
		parts := slices.DeleteFunc(slices.Clone(byPage[page]), func(p *part) bool { return p.gone })
		size := areaSize(parts)
		for i := len(parts) - 1; i > 0; i-- {
			p, before := parts[i], parts[i-1]
			if p.line == nil || before.line == nil || p.line.box.Y0 < 0.7*page.Box.Y1 || p.line.size > 0.9*size {
				break
			}
			if before.line.size < 0.95*size || !footnote.MatchString(p.label) {
				continue
			}
			for _, line := range parts[i:] {
				line.gone = true
			}
			notes = append(notes, note(model.SeverityWarning, page, fmt.Sprintf("页末的注没有读入：“%s”", labels(parts[i:])), "需要的话，请自己加进报告"))
			break
		}
	}
	return notes
}

// areaSize is the size of most text of a page.
func areaSize(parts []*part) float64 {
	var sizes []float64
	for _, p := range parts {
		if p.line != nil {
			sizes = append(sizes, p.line.size)
		}
	}
	if len(sizes) == 0 {
		return 0
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

func labels(parts []*part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.label)
	}
	return b.String()
}

// outermost reports whether no other line or table of the page stands further out.
func (p *part) outermost(parts []*part) bool {
	over, under := 0, 0
	for _, o := range parts {
		if o.page != p.page || o == p || o.gone {
			continue
		}
		bottom := 0.0
		if o.grid != nil {
			bottom = o.grid.box.Y1
		} else {
			bottom = o.line.box.Y1
		}
		switch {
		case o.top() < p.line.box.Y0-1:
			over++
		case bottom > p.line.box.Y1+1:
			under++
		default:
			return false
		}
	}
	return over <= 1 || under <= 1
}

func digitsOf(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// folded is a text with its numbers alike.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case unicode.IsDigit(r):
			return '0'
		}
		return r
	}, s)
}

func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
