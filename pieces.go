package nianbao

import "strings"

// piece is a paragraph of a prose field, a line that asks for a picture, or the block of a
// chart.
type piece struct {
	kind  pieceKind
	text  string // the paragraph, the picture's line, or the first line of the block
	at    int    // where text begins in the prose
	lines []line // of a block, between its first and last
	end   int    // where the piece's last line ends
	open  bool   // a block without its last line
}

// line is a line of a block that is not blank.
type line struct {
	text string
	at   int
}

type pieceKind int

const (
	paragraphPiece pieceKind = iota
	picturePiece
	chartPiece
)

// fence begins and ends the block of a chart.
const fence = ":::"

// pieces splits a prose field; each line is a paragraph, as paragraphs has it, unless it is
// part of a figure.
func pieces(text string) []piece {
	var out []piece
	at := 0
	for raw := range strings.Lines(text) {
		l := line{strings.TrimFunc(raw, isBlank), at}
		l.at += strings.Index(raw, l.text)
		at += len(raw)
		if l.text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].open && !isBlockHead(l.text) {
			out[n-1].add(l, at)
			continue
		}
		out = append(out, newPiece(l, at))
	}
	return out
}

func newPiece(l line, end int) piece {
	p := piece{text: l.text, at: l.at, end: end}
	switch {
	case isFence(l.text):
		p.kind, p.open = chartPiece, true
	case strings.HasPrefix(l.text, "![") || strings.HasPrefix(l.text, "！["):
		p.kind = picturePiece
	}
	return p
}

// add puts a line into a block, which the closing line ends.
func (p *piece) add(l line, end int) {
	p.end = end
	if isFence(l.text) {
		p.open = false
		return
	}
	p.lines = append(p.lines, l)
}

func isFence(line string) bool { return strings.HasPrefix(halfColons(line), fence) }

// isBlockHead tells the first line of a block from the last one, which is the fence alone.
func isBlockHead(line string) bool { return isFence(line) && halfColons(line) != fence }

func halfColons(s string) string { return strings.ReplaceAll(s, "：", ":") }

// words is the prose without its figures, which the rules do not read: they are blanked out,
// so that every other word keeps its place.
func words(text string) string {
	if !strings.Contains(text, "[") && !strings.Contains(halfColons(text), fence) {
		return text
	}
	b := []byte(text)
	for _, p := range pieces(text) {
		if p.kind == paragraphPiece {
			continue
		}
		for i := p.at; i < p.end; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

// words returns a prose field as the rules read it.
func (r *Report) words(key string) string { return words(r.prose(key)) }
