package pdffile

import (
	"bytes"
	"strconv"
)

// maxNesting is how deep arrays and dictionaries may stand in each other.
const maxNesting = 100

// Lexer reads the values and operators of PDF syntax. It never fails: what cannot be meant is
// skipped, and the end of the data ends every value.
type Lexer struct {
	data  []byte
	pos   int
	depth int
	nodes *int // the values that may still be made, shared by a file
	refs  bool // "1 0 R" is a reference
}

// NewLexer returns a lexer of a content stream.
func NewLexer(data []byte) *Lexer {
	nodes := maxNodes
	return &Lexer{data: data, nodes: &nodes}
}

// Pos returns the offset behind the last token.
func (l *Lexer) Pos() int { return l.pos }

// Seek goes to an offset.
func (l *Lexer) Seek(pos int) { l.pos = min(max(pos, 0), len(l.data)) }

// Next returns the next value or Keyword, false at the end.
func (l *Lexer) Next() (any, bool) {
	l.space()
	if l.pos >= len(l.data) || *l.nodes <= 0 {
		return nil, false
	}
	*l.nodes--
	switch c := l.data[l.pos]; c {
	case '/':
		l.pos++
		return l.name(), true
	case '(':
		l.pos++
		return l.literal(), true
	case '<':
		l.pos++
		if l.peek() == '<' {
			l.pos++
			return l.dict(), true
		}
		return l.hex(), true
	case '[':
		l.pos++
		return l.array(), true
	case '>':
		l.pos++
		if l.peek() == '>' {
			l.pos++
		}
		return Keyword(">>"), true
	case ']', '{', '}', ')':
		l.pos++
		return Keyword(c), true
	}
	return l.word(), true
}

func (l *Lexer) peek() byte {
	if l.pos < len(l.data) {
		return l.data[l.pos]
	}
	return 0
}

// bytesOfValue is how many bytes of strings, names, comments and white space count as a value: in a
// damaged file, the same bytes may be read for each object.
const bytesOfValue = 16

// charge counts what was read from an offset on.
func (l *Lexer) charge(from int) { *l.nodes -= (l.pos - from) / bytesOfValue }

func (l *Lexer) space() {
	defer l.charge(l.pos)
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

func (l *Lexer) name() Name {
	defer l.charge(l.pos)
	start, plain := l.pos, true
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		plain = plain && l.data[l.pos] != '#'
		l.pos++
	}
	raw := l.data[start:l.pos]
	if plain {
		return Name(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && digit(raw[i+1]) >= 0 && digit(raw[i+2]) >= 0 {
			out = append(out, byte(digit(raw[i+1])<<4|digit(raw[i+2])))
			i += 2
			continue
		}
		out = append(out, raw[i])
	}
	return Name(out)
}

func (l *Lexer) hex() String {
	defer l.charge(l.pos)
	var out []byte
	half := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		d := digit(c)
		switch {
		case d < 0:
		case half < 0:
			half = d
		default:
			out, half = append(out, byte(half<<4|d)), -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return String(out)
}

func (l *Lexer) literal() String {
	defer l.charge(l.pos)
	var out []byte
	for open := 1; l.pos < len(l.data); {
		plain := bytes.IndexAny(l.data[l.pos:], `()\`)
		if plain < 0 {
			plain = len(l.data) - l.pos
		}
		out = append(out, l.data[l.pos:l.pos+plain]...)
		if l.pos += plain; l.pos == len(l.data) {
			break
		}
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return String(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return String(out)
}

// escape reads what follows a backslash in a string.
func (l *Lexer) escape(out []byte) []byte {
	c := l.peek()
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.peek() == '\n' {
			l.pos++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := int(c - '0')
	for range 2 {
		if d := l.peek(); d < '0' || d > '7' {
			break
		}
		n = n<<3 | int(l.peek()-'0')
		l.pos++
	}
	return append(out, byte(n))
}

func (l *Lexer) array() Array {
	var out Array
	if l.depth++; l.depth > maxNesting {
		*l.nodes = 0
	}
	defer func() { l.depth-- }()
	for {
		v, ok := l.value()
		if !ok || v == Keyword("]") {
			return out
		}
		if k, isWord := v.(Keyword); isWord {
			if k == "endobj" || k == "stream" {
				return out
			}
			continue
		}
		out = append(out, v)
	}
}

func (l *Lexer) dict() Dict {
	out := Dict{}
	if l.depth++; l.depth > maxNesting {
		*l.nodes = 0
	}
	defer func() { l.depth-- }()
	for {
		k, ok := l.Next()
		if !ok || k == Keyword(">>") || k == Keyword("endobj") {
			return out
		}
		key, isName := k.(Name)
		if !isName {
			continue
		}
		v, ok := l.value()
		if !ok || v == Keyword(">>") {
			return out
		}
		if _, isWord := v.(Keyword); !isWord {
			out[key] = v
		}
	}
}

// value is Next with references.
func (l *Lexer) value() (any, bool) {
	v, ok := l.Next()
	id, isInt := v.(int)
	if !l.refs || !isInt || id < 0 {
		return v, ok
	}
	back := l.pos
	if gen, _ := l.Next(); IsNumber(gen) {
		if r, _ := l.Next(); r == Keyword("R") {
			return Ref{id, Int(gen)}, true
		}
	}
	l.pos = back
	return v, ok
}

// word reads a number, true, false, null or an operator.
func (l *Lexer) word() any {
	start := l.pos
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		l.pos++
	}
	raw := l.data[start:l.pos]
	if c := raw[0]; c <= '9' && (c >= '0' || c == '-' || c == '+' || c == '.') {
		if v := number(raw); v != nil {
			return v
		}
	}
	switch string(raw) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return Keyword(raw)
}

// mostWhole is what larger whole numbers become. No file that is read is as long, and sums of it fit 32 bits.
const mostWhole = 1 << 30

// number reads a number, also in forms that programs write against the rules ("--5", "1-2"); nil
// when it is none.
func number(raw []byte) any {
	whole, negative, i := int64(0), false, 0
	for i < len(raw) && (raw[i] == '-' || raw[i] == '+') {
		negative = negative || raw[i] == '-'
		i++
	}
	start := i
	for i < len(raw) && raw[i] >= '0' && raw[i] <= '9' && i-start < 15 {
		whole = whole*10 + int64(raw[i]-'0')
		i++
	}
	if i == len(raw) && i > start {
		n := int(min(whole, mostWhole))
		if negative {
			return -n
		}
		return n
	}
	end := i
	for end < len(raw) && (raw[end] >= '0' && raw[end] <= '9' || raw[end] == '.') {
		end++
	}
	f, err := strconv.ParseFloat(string(raw[start:end]), 64)
	if err != nil || end < len(raw) && raw[end] != '-' {
		return nil
	}
	if negative {
		return -f
	}
	return f
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f'
}

func isRegular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return !isSpace(c)
}
