package prose

import (
	"strings"

	"github.com/nianbao/nianbao/internal/zhtext"
)

// Piece is a paragraph of a prose field, a line that asks for a picture, or the block of a
// chart or a table.
type Piece struct {
	Kind  Kind
	Text  string // the paragraph, the picture's line, or the first line of the block
	At    int    // where text begins in the prose
	Lines []Line // of a block, between its first and last
	End   int    // where the piece's last line ends
	Open  bool   // a block without its last line
}

// Line is a line of a block that is not blank.
type Line struct {
	Text string
	At   int
}

// Kind tells the pieces of a prose field apart.
type Kind int

// The kinds of pieces.
const (
	Text Kind = iota
	Picture
	Chart
	Table
)

// Fence begins and ends the block of a chart or a table.
const Fence = ":::"

// TableWord is the word behind the fence that begins a table. Any other begins a chart.
const TableWord = "表格"

// Head returns what stands behind the fence of a block's first line: the word for its kind, and its
// title.
func (p Piece) Head() (kind, title string) {
	head := []rune(strings.TrimFunc(p.Text, zhtext.IsBlank))
	head = head[min(len(head), len(Fence)):] // of colons half- or full-width
	text := strings.TrimFunc(string(head), zhtext.IsBlank)
	if i := strings.IndexFunc(text, zhtext.IsBlank); i >= 0 {
		return text[:i], strings.TrimFunc(text[i:], zhtext.IsBlank)
	}
	return text, ""
}

// Pieces splits a prose field. Each line is a paragraph, as Paragraphs splits them, unless it
// is part of a figure.
func Pieces(text string) []Piece {
	var out []Piece
	at := 0
	for raw := range strings.Lines(text) {
		l := Line{strings.TrimFunc(raw, zhtext.IsBlank), at}
		l.At += strings.Index(raw, l.Text)
		at += len(raw)
		if l.Text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Open && !isBlockHead(l.Text) {
			out[n-1].add(l, at)
			continue
		}
		out = append(out, newPiece(l, at))
	}
	return out
}

func newPiece(l Line, end int) Piece {
	p := Piece{Text: l.Text, At: l.At, End: end}
	switch {
	case isFence(l.Text):
		p.Kind, p.Open = Chart, true
		if kind, _ := p.Head(); kind == TableWord {
			p.Kind = Table
		}
	case strings.HasPrefix(l.Text, "![") || strings.HasPrefix(l.Text, "！["):
		p.Kind = Picture
	}
	return p
}

// add puts a line into a block, which the closing line ends.
func (p *Piece) add(l Line, end int) {
	p.End = end
	if isFence(l.Text) {
		p.Open = false
		return
	}
	p.Lines = append(p.Lines, l)
}

func isFence(line string) bool { return strings.HasPrefix(halfColons(line), Fence) }

// isBlockHead tells the first line of a block from the last one, which is the fence alone.
func isBlockHead(line string) bool { return isFence(line) && halfColons(line) != Fence }

func halfColons(s string) string { return strings.ReplaceAll(s, "：", ":") }

// Words returns a prose field as the rules read it: figures are replaced by spaces, so that
// every other word keeps its place.
func Words(text string) string {
	if !strings.Contains(text, "[") && !strings.Contains(halfColons(text), Fence) {
		return text
	}
	b := []byte(text)
	for _, p := range Pieces(text) {
		if p.Kind == Text {
			continue
		}
		for i := p.At; i < p.End; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}
