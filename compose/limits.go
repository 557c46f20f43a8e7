package compose

import (
	"fmt"
	"unicode/utf8"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/model"
)

// Limits of all texts of a report together, so that no file takes the memory of a machine. The longest
// known report has 400,000 characters on 235 pages.
const (
	MaxCharacters = 1_000_000 // of prose, some 1,600 pages
	MaxParagraphs = 50_000    // of prose; a row of a table and a line of a chart's data count as one
	MaxLinks      = 20_000    // further addresses are text without a link
	chartCost     = 20        // paragraphs that a chart counts as
)

// counted is what a report has of what is limited.
type counted struct {
	characters, paragraphs, links int
	full                          bool // one of the limits is passed, and that is told
}

// hasRoom counts a piece of prose, and reports whether it is still to be composed. What lies beyond a limit
// is told once.
func (f *flow) hasRoom(path string, p prose.Piece) bool {
	c := &f.counted
	if c.full {
		return false
	}
	c.characters += utf8.RuneCountInString(p.Text)
	c.paragraphs += 1 + len(p.Lines)
	for _, l := range p.Lines {
		c.characters += utf8.RuneCountInString(l.Text)
	}
	if p.Kind == prose.Chart {
		c.paragraphs += chartCost
	}
	switch {
	case c.characters > MaxCharacters:
		f.tooLong(path, p.At, fmt.Sprintf("到这里，报告的正文已超过 %d 字", MaxCharacters))
	case c.paragraphs > MaxParagraphs:
		f.tooLong(path, p.At, fmt.Sprintf("到这里，报告的段落、表格行和图已超过 %d 个", MaxParagraphs))
	}
	return !c.full
}

func (f *flow) tooLong(path string, at int, message string) {
	f.counted.full = true
	f.findings = append(f.findings, model.Finding{ID: "LAYOUT", Severity: model.SeverityError, Path: path,
		Place:   f.r.Source().InProse(path, f.r.Prose(path), at),
		Message: message, Hint: "请检查是否重复粘贴了文字；确有这么多内容的，请另附文件"})
}
