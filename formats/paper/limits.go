package paper

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/model"
)

// Limits on a document. A report has some three hundred paragraphs, some five hundred cells and less
// than 100 kB of text; the limits keep whatever else a file may hold from taking long.
// Readers may refuse a file as soon as it is beyond one.
const (
	MaxText     = 4 << 20   // bytes of all texts, with the numbers before them
	MaxLines    = 20_000    // of the paragraphs
	MaxCells    = 100_000   // of all tables
	maxArea     = 1_000_000 // rows times columns of all tables
	maxFindings = 300       // of one kind that are told
	longestRow  = 4000      // bytes of a line that is a row of a table
)

// size is what a document holds.
type size struct{ text, lines, cells, area int }

func (s *size) add(blocks []Block, depth int) {
	if depth > deepest+1 {
		return // nothing below is read
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *Paragraph:
			s.text += len(b.Number) + len(b.Text)
			s.lines += 1 + strings.Count(b.Text, "\n")
		case *Grid:
			s.cells += len(b.Cells)
			s.area += b.Rows * b.Cols
			for i := range b.Cells {
				s.text += len(b.Cells[i].Text)
				s.add(b.Cells[i].Blocks, depth+1)
			}
		}
	}
}

// tooLarge returns the error of a document with more than any report has, nil for others.
func tooLarge(doc *Document) error {
	var s size
	s.add(doc.Blocks, 0)
	what := ""
	switch {
	case s.text > MaxText:
		what = fmt.Sprintf("文字超过 %d MB", MaxText>>20)
	case s.lines > MaxLines:
		what = fmt.Sprintf("段落超过 %d 个", MaxLines)
	case s.cells > MaxCells:
		what = fmt.Sprintf("表格超过 %d 格", MaxCells)
	case s.area > maxArea:
		what = fmt.Sprintf("表格太大，行数乘列数超过 %d", maxArea)
	default:
		return nil
	}
	return model.Findings{{ID: "READ-LIMIT", Severity: model.SeverityError, Message: doc.Kind + "的" + what + "，不像是一份年度报告",
		Hint: "请检查是否选错了文件；几份报告合在一起的文件，请拆开后逐份读入"}}
}

// find adds a finding. Of each kind the first ones are told, the others counted.
func (rc *recognizer) find(id string, severity model.Severity, path string, place model.Place, message, hint string) {
	rc.tell(model.Finding{ID: id, Severity: severity, Path: path, Place: place, Message: message, Hint: hint})
}

func (rc *recognizer) tell(f model.Finding) {
	if rc.told[f.ID]++; rc.told[f.ID] > maxFindings {
		return
	}
	rc.findings = append(rc.findings, f)
}

// tellLeft says how many findings were left out.
func (rc *recognizer) tellLeft() {
	for _, id := range sortedKeys(rc.told) {
		if n := rc.told[id] - maxFindings; n > 0 {
			rc.findings = append(rc.findings, model.Finding{ID: id, Severity: model.SeverityWarning,
				Message: fmt.Sprintf("同类的问题太多，还有 %d 处没有列出", n), Hint: "请检查是否选错了文件，或请与原件逐格核对"})
		}
	}
}
