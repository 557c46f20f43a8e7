package xlsx

import (
	"iter"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
)

// sharedFormula is a formula that several cells have, each with its references moved along.
type sharedFormula struct {
	text string
	from at
}

// formula is what a cell computes. That of a shared one is made when it is asked for: a file of some
// kilobytes can have a long one in each of its cells.
type formula struct {
	text       string // of a shared one, that of its first cell
	rows, cols int    // how far its references are moved
}

// String returns the formula of the cell.
func (f formula) String() string {
	if f.rows == 0 && f.cols == 0 {
		return f.text
	}
	return shift(f.text, f.rows, f.cols)
}

// start returns the beginning of the formula, for a message.
func (f formula) start() string {
	const enough = 16 * mostShown // bytes: references get shorter when they move, but not that much
	f.text = f.text[:min(len(f.text), enough)]
	return shorten(f.String())
}

// readFormula returns the formula of a cell. Of one that is too long to be computed, only so much is
// kept that this can be told.
func (s *sheet) readFormula(x *opc.Reader, e opc.Element, p at) (formula, error) {
	kind, id := e.Attr("t"), e.Attr("si")
	text, err := x.Text()
	text = strings.TrimSpace(text)
	if len(text) > maxFormula {
		text = strings.Clone(text[:maxFormula+1])
	}
	if err != nil || kind != "shared" {
		return formula{text: text}, err
	}
	if text != "" {
		s.shared[id] = sharedFormula{text, p}
		return formula{text: text}, nil
	}
	master, ok := s.shared[id]
	if !ok {
		return formula{}, nil
	}
	return formula{master.text, p.row - master.from.row, p.col - master.from.col}, nil
}

// Kinds of pieces of a formula.
type pieceKind int

const (
	otherPiece pieceKind = iota
	refPiece             // B7, $B$7
	namePiece            // a function, a defined name, a sheet
	textPiece            // "…"
	quotedName           // '…'
)

type piece struct {
	kind pieceKind
	text string
}

// pieces cuts a formula into references, names, texts and what is between them.
func pieces(formula string) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		for i := 0; i < len(formula); {
			p := pieceAt(formula, i)
			if !yield(p) {
				return
			}
			i += len(p.text)
		}
	}
}

// pieceAt returns the piece of a formula that begins at an offset.
func pieceAt(formula string, i int) piece {
	c := formula[i]
	n, kind := 1, otherPiece
	switch {
	case c == '"', c == '\'':
		kind = textPiece
		if c == '\'' {
			kind = quotedName
		}
		n = quoted(formula[i:], c)
	case isWord(c):
		for i+n < len(formula) && isWord(formula[i+n]) {
			n++
		}
		kind = namePiece
		if word := formula[i : i+n]; word[0] >= '0' && word[0] <= '9' {
			kind = otherPiece
		} else if _, ok := position(word); ok && (i+n == len(formula) || formula[i+n] != '(' && formula[i+n] != '!') {
			kind = refPiece
		}
	}
	return piece{kind, formula[i : i+n]}
}

// quoted returns the length of a piece in quotation marks; two of them stand for one.
func quoted(s string, mark byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] != mark {
			continue
		}
		if i+1 < len(s) && s[i+1] == mark {
			i++
			continue
		}
		return i + 1
	}
	return len(s)
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '$' || c == '_' || c == '.' || c >= 0x80
}

// shift moves the relative references of a formula.
func shift(formula string, rows, cols int) string {
	var b strings.Builder
	for p := range pieces(formula) {
		b.WriteString(p.shift(rows, cols).text)
	}
	return b.String()
}

// shift moves a piece, if it is a relative reference.
func (p piece) shift(rows, cols int) piece {
	if p.kind == refPiece {
		p.text = shiftRef(p.text, rows, cols)
	}
	return p
}

func shiftRef(ref string, rows, cols int) string {
	p, _ := position(ref)
	fixedCol := strings.HasPrefix(ref, "$")
	fixedRow := strings.Contains(ref[1:], "$")
	if !fixedRow {
		p.row += rows
	}
	if !fixedCol {
		p.col += cols
	}
	if p.row < 0 || p.col < 0 || p.row >= sheetRows || p.col >= sheetCols {
		return "#REF!"
	}
	return p.String()
}

// target is a range of cells that a formula refers to, on a sheet ("" for its own).
type target struct {
	sheet string
	area  area
}

// targets returns the ranges that a formula refers to, and the names in it that are neither
// sheets nor references: functions, in upper case, and defined names, followed by nothing.
func targets(formula string) (refs []target, functions, names []string) {
	all := slices.Collect(pieces(formula))
	sheet := ""
	for i := 0; i < len(all); i++ {
		next := ""
		if i+1 < len(all) {
			next = all[i+1].text
		}
		switch p := all[i]; {
		case (p.kind == namePiece || p.kind == refPiece || p.kind == quotedName) && next == "!":
			sheet = p.text
			if p.kind == quotedName {
				sheet = strings.ReplaceAll(strings.Trim(p.text, "'"), "''", "'")
			}
			i++
			continue
		case p.kind == refPiece:
			first, _ := position(p.text)
			a := area{first.row, first.col, first.row, first.col}
			if next == ":" && i+2 < len(all) && all[i+2].kind == refPiece {
				last, _ := position(all[i+2].text)
				a = area{min(first.row, last.row), min(first.col, last.col), max(first.row, last.row), max(first.col, last.col)}
				i += 2
			}
			refs = append(refs, target{sheet, a})
		case p.kind == namePiece && next == "(":
			functions = append(functions, strings.ToUpper(strings.TrimPrefix(p.text, "_xlfn.")))
		case p.kind == namePiece && !strings.EqualFold(p.text, "TRUE") && !strings.EqualFold(p.text, "FALSE"):
			names = append(names, p.text)
		}
		sheet = ""
	}
	return refs, functions, names
}
