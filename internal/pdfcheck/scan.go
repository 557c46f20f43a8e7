package pdfcheck

import (
	"errors"
	"fmt"
	"strconv"
)

// operand is an object of a content stream or CMap: float64, name, text, []operand,
// dictionary, or operator.
type operand any

type (
	name       string
	text       string // the bytes of a string
	dictionary map[name]operand
	operator   string // anything that is no other object: BT, true, null
	closing    string // "]" or ">>"
)

// scanner reads the objects of a content stream (ISO 32000-1, 7.8.2) or CMap.
type scanner struct {
	data []byte
	at   int
}

var (
	errEnd     = errors.New("end of the stream")
	errNesting = errors.New("objects are nested too deep")
)

const maxOperandDepth = 32

// next returns the next object or operator; errEnd after the last.
func (s *scanner) next() (operand, error) {
	o, err := s.object(0)
	if err != nil {
		return nil, err
	}
	if c, ok := o.(closing); ok {
		return nil, fmt.Errorf("%q closes nothing", string(c))
	}
	return o, nil
}

func (s *scanner) object(depth int) (operand, error) {
	if depth > maxOperandDepth {
		return nil, errNesting
	}
	s.skip()
	if s.at >= len(s.data) {
		return nil, errEnd
	}
	switch c := s.data[s.at]; c {
	case '/':
		return s.name()
	case '(':
		return s.literal()
	case '<':
		if s.peek(1) == '<' {
			s.at += 2
			return s.dictionary(depth)
		}
		return s.hex()
	case '[':
		s.at++
		return s.array(depth)
	case ']':
		s.at++
		return closing("]"), nil
	case '>':
		if s.peek(1) != '>' {
			return nil, errors.New("a single > closes nothing")
		}
		s.at += 2
		return closing(">>"), nil
	case ')', '{', '}':
		return nil, fmt.Errorf("%q out of place", c)
	}
	return s.word(), nil
}

// peek returns the byte n places on, 0 past the end.
func (s *scanner) peek(n int) byte {
	if s.at+n >= len(s.data) {
		return 0
	}
	return s.data[s.at+n]
}

// skip passes over white space and comments.
func (s *scanner) skip() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case isSpace(c):
			s.at++
		case c == '%':
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isRegular(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return false
	}
	return !isSpace(c)
}

// regular returns the run of regular characters at the scanner's place.
func (s *scanner) regular() []byte {
	from := s.at
	for s.at < len(s.data) && isRegular(s.data[s.at]) {
		s.at++
	}
	return s.data[from:s.at]
}

// word reads a number or an operator.
func (s *scanner) word() operand {
	w := string(s.regular())
	if w[0] >= '0' && w[0] <= '9' || w[0] == '+' || w[0] == '-' || w[0] == '.' {
		if v, err := strconv.ParseFloat(w, 64); err == nil {
			return v
		}
	}
	return operator(w)
}

func (s *scanner) name() (operand, error) {
	s.at++
	raw := s.regular()
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] != '#' {
			out = append(out, raw[i])
			continue
		}
		if i+2 >= len(raw) {
			return nil, errors.New("a name ends within a character")
		}
		hi, lo := digit(raw[i+1]), digit(raw[i+2])
		if hi < 0 || lo < 0 {
			return nil, errors.New("# in a name without two digits")
		}
		out = append(out, byte(hi<<4|lo))
		i += 2
	}
	return name(out), nil
}

// digit returns the value of a hexadecimal digit, -1 for any other byte.
func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// hex reads a hexadecimal string; PDF/A allows no odd number of digits (ISO 19005-2, 6.1.6).
func (s *scanner) hex() (operand, error) {
	s.at++
	var out []byte
	high, count := 0, 0
	for ; s.at < len(s.data); s.at++ {
		c := s.data[s.at]
		if c == '>' {
			s.at++
			if count%2 != 0 {
				return nil, errors.New("a string has an odd number of digits")
			}
			return text(out), nil
		}
		if isSpace(c) {
			continue
		}
		d := digit(c)
		if d < 0 {
			return nil, fmt.Errorf("%q in a hexadecimal string", c)
		}
		if count%2 == 1 {
			out = append(out, byte(high<<4|d))
		}
		high = d
		count++
	}
	return nil, errors.New("a hexadecimal string has no end")
}

func (s *scanner) array(depth int) (operand, error) {
	out := []operand{}
	for {
		o, err := s.object(depth + 1)
		switch {
		case err != nil:
			return nil, unfinished(err, "an array")
		case o == closing("]"):
			return out, nil
		}
		if c, ok := o.(closing); ok {
			return nil, fmt.Errorf("%q in an array", string(c))
		}
		out = append(out, o)
	}
}

func (s *scanner) dictionary(depth int) (operand, error) {
	out := dictionary{}
	for {
		k, err := s.object(depth + 1)
		switch {
		case err != nil:
			return nil, unfinished(err, "a dictionary")
		case k == closing(">>"):
			return out, nil
		}
		key, ok := k.(name)
		if !ok {
			return nil, errors.New("a dictionary's key is no name")
		}
		v, err := s.object(depth + 1)
		if err != nil {
			return nil, unfinished(err, "a dictionary")
		}
		if c, ok := v.(closing); ok {
			return nil, fmt.Errorf("%q instead of a dictionary's value", string(c))
		}
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("a dictionary has /%s twice", string(key))
		}
		out[key] = v
	}
}

func unfinished(err error, what string) error {
	if errors.Is(err, errEnd) {
		return errors.New(what + " has no end")
	}
	return err
}
