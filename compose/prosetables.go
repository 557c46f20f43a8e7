package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/layout"
	"golang.org/x/text/width"
)

// Limits of a table in prose.
const (
	maxTableRows    = 2000
	maxTableColumns = 30
	maxTableText    = 5000 // characters of a cell
)

const tableHint = "请写成“:::表格 表1　标题”，下面一行是表格的一行，各格用“|”分隔，第一行是表头，最后一行只写“:::”"

// proseTable adds the table of a block: a title, and a row a line, whose cells | separates.
func (f *flow) proseTable(key string, p prose.Piece) {
	_, title := p.Head()
	t := &tableReader{flow: f, key: key, heads: 1, framed: isFramed(p.Lines)}
	for _, l := range p.Lines {
		t.line(l)
	}
	switch {
	case t.faulty:
		return
	case p.Open:
		f.refuse(key, p.At, refusal{"表格没有结束的“:::”", tableHint})
		return
	case utf8.RuneCountInString(title) > maxCaption:
		f.refuse(key, p.At, refusal{fmt.Sprintf("表题超过%d字", maxCaption), "请写短表题，要说明的写在正文中"})
		return
	case len(t.rows) > 0 && len(t.rows[0]) == 1:
		f.refuse(key, p.At, refusal{"表格只有一列：各格之间没有“|”", tableHint})
		return
	case len(t.rows) <= t.heads:
		f.refuse(key, p.At, refusal{fmt.Sprintf("表格有%d行，除表头外没有内容", len(t.rows)), tableHint})
		return
	}
	if title != "" {
		f.add(&layout.Paragraph{
			Source: key, Style: layout.Style{Size: layout.XiaoSi, Align: layout.Centre, KeepNext: true, Phrases: headingPhrases},
			Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: title, Face: fonts.Hei}}}},
		})
	}
	name := "表格"
	if title != "" {
		name += "“" + title + "”"
	}
	table := layout.NewTable(name, t.heads, t.rows)
	for i := range table.Cells {
		table.Cells[i].Source = key
	}
	if t.heads > 1 {
		table.Cells = joinHeads(table.Cells, t.heads, len(t.rows[0]))
	}
	// the header stays with the first row below it
	table.Keep = slices.Repeat([]bool{true}, t.heads)
	f.add(table)
}

// tableReader reads the lines of a table's block.
type tableReader struct {
	flow   *flow
	key    string
	heads  int
	framed bool // each line has a bar at both ends, which is none between cells
	rows   [][]string
	faulty bool
}

func (t *tableReader) refuse(at int, message, hint string) {
	t.faulty = true
	t.flow.refuse(t.key, at, refusal{message, hint})
}

func (t *tableReader) line(l prose.Line) {
	if t.faulty {
		return
	}
	if len(t.rows) == 0 && t.headCount(l) {
		return
	}
	cells := t.cells(l.Text)
	if isRuling(cells) {
		return
	}
	for _, c := range cells {
		if utf8.RuneCountInString(c) > maxTableText {
			t.refuse(l.At, fmt.Sprintf("表格的一格超过%d字", maxTableText), "请概括内容，详细的写在正文中")
			return
		}
	}
	t.rows = append(t.rows, cells)
	switch want := len(t.rows[0]); {
	case len(cells) != want:
		t.refuse(l.At, fmt.Sprintf("表格的第%d行有%d格，第1行有%d格：%s", len(t.rows), len(cells), want, zhtext.Quote(l.Text)),
			"各行的格数应相同，空格也要用“|”隔出")
	case want > maxTableColumns:
		t.refuse(l.At, fmt.Sprintf("表格有%d列，最多%d列", want, maxTableColumns), "请分成几张表")
	case len(t.rows) > maxTableRows:
		t.refuse(l.At, fmt.Sprintf("表格超过%d行", maxTableRows), "请分成几张表，或另附文件")
	}
}

// headCount reads the line 表头: 2.
func (t *tableReader) headCount(l prose.Line) bool {
	text := width.Narrow.String(l.Text)
	word, number, found := strings.Cut(text, ":")
	if !found || strings.TrimSpace(word) != "表头" || strings.Contains(text, "|") {
		return false
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || n > 5 {
		t.refuse(l.At, "表头的行数写的是"+zhtext.Quote(strings.TrimSpace(number)), "请写“表头: 2”这样的数字，1 至 5")
		return true
	}
	t.heads = n
	return true
}

// isFramed reports whether all rows begin and end with a bar, as Markdown has them.
func isFramed(lines []prose.Line) bool {
	framed := false
	for _, l := range lines {
		line := halfBars(l.Text)
		if !strings.Contains(line, "|") {
			continue
		}
		if framed = len(line) > 1 && line[0] == '|' && line[len(line)-1] == '|'; !framed {
			return false
		}
	}
	return framed
}

// halfBars makes all marks between cells bars: those of full width, and tabs in a line that has none,
// as a spreadsheet gives it.
func halfBars(line string) string {
	line = strings.ReplaceAll(line, "｜", "|")
	if !strings.Contains(line, "|") {
		line = strings.ReplaceAll(line, "\t", "|")
	}
	return line
}

// cells splits a line at its bars, half- or full-width.
func (t *tableReader) cells(line string) []string {
	line = halfBars(line)
	if t.framed && strings.Contains(line, "|") {
		line = line[1 : len(line)-1]
	}
	cells := strings.Split(line, "|")
	for i := range cells {
		cells[i] = strings.TrimFunc(cells[i], zhtext.IsBlank)
	}
	return cells
}

// isRuling reports whether a row is the line that Markdown rules below a header.
func isRuling(cells []string) bool {
	for _, c := range cells {
		if len(c) < 3 || strings.Trim(c, "-:") != "" {
			return false
		}
	}
	return true
}

// joinHeads joins the blank cells of a header of several lines to the cell on their left, or, where
// that has a cell of its own below it, to the one above.
func joinHeads(cells []layout.Cell, heads, columns int) []layout.Cell {
	at := func(row, col int) *layout.Cell { return &cells[row*columns+col] }
	gone := map[*layout.Cell]bool{}
	for row := range heads {
		for col := range columns {
			c := at(row, col)
			if gone[c] || c.Text == "" {
				continue
			}
			c.RowSpan, c.ColSpan = 1, 1
			for row < heads-1 && col+c.ColSpan < columns && at(row, col+c.ColSpan).Text == "" && !gone[at(row, col+c.ColSpan)] &&
				at(row+1, col+c.ColSpan).Text != "" {
				gone[at(row, col+c.ColSpan)] = true
				c.ColSpan++
			}
			for c.ColSpan == 1 && row+c.RowSpan < heads && at(row+c.RowSpan, col).Text == "" {
				gone[at(row+c.RowSpan, col)] = true
				c.RowSpan++
			}
		}
	}
	var kept []layout.Cell
	for i := range cells {
		if !gone[&cells[i]] {
			kept = append(kept, cells[i])
		}
	}
	return kept
}
