package xlsx

import (
	"strings"

	"github.com/nianbao/nianbao/internal/opc"
)

// sharedFormula is a formula that several cells have, each with its references moved along.
type sharedFormula struct {
	text string
	from at
}

// readFormula returns the formula of a cell.
func (s *sheet) readFormula(x *opc.Reader, e opc.Element, p at) (string, error) {
	kind, id := e.Attr("t"), e.Attr("si")
	text, err := x.Text()
	text = strings.TrimSpace(text)
	if err != nil || kind != "shared" {
		return text, err
	}
	if text != "" {
		s.shared[id] = sharedFormula{text, p}
		return text, nil
	}
	master, ok := s.shared[id]
	if !ok {
		return "", nil
	}
	return shift(master.text, p.row-master.from.row, p.col-master.from.col), nil
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
func pieces(formula string) []piece {
	var out []piece
	for i := 0; i < len(formula); {
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
		out = append(out, piece{kind, formula[i : i+n]})
		i += n
	}
	return out
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
	for _, p := range pieces(formula) {
		if p.kind != refPiece {
			b.WriteString(p.text)
			continue
		}
		b.WriteString(shiftRef(p.text, rows, cols))
	}
	return b.String()
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
	all := pieces(formula)
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
