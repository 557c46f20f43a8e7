package pdfcheck

import (
	"errors"
	"fmt"
)

// maxRange bounds what one line of a CMap may map: the codes of two bytes.
const maxRange = 1 << 16

// unicodeMap reads a ToUnicode CMap (ISO 32000-1, 9.10.3) with codes of two bytes. What it
// can't read, and a code that is mapped twice, is an error.
func unicodeMap(data []byte) (map[uint16]string, error) {
	m := map[uint16]string{}
	s := &scanner{data: data}
	var operands []operand
	for {
		o, err := s.next()
		if errors.Is(err, errEnd) {
			return m, nil
		}
		if err != nil {
			return nil, err
		}
		op, ok := o.(operator)
		if !ok {
			operands = append(operands, o)
			continue
		}
		switch op {
		case "endbfchar":
			err = mapChars(m, operands)
		case "endbfrange":
			err = mapRanges(m, operands)
		case "usecmap":
			err = errors.New("it builds on another CMap")
		case "endcodespacerange":
			if len(operands) != 2 || operands[0] != operand(text("\x00\x00")) || operands[1] != operand(text("\xFF\xFF")) {
				err = errors.New("its codes are not 0000 to FFFF")
			}
		}
		if err != nil {
			return nil, err
		}
		operands = operands[:0]
	}
}

func mapChars(m map[uint16]string, operands []operand) error {
	if len(operands)%2 != 0 {
		return errors.New("a code without text")
	}
	for i := 0; i < len(operands); i += 2 {
		code, err := codeOf(operands[i])
		if err != nil {
			return err
		}
		if err := mapCode(m, code, operands[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// mapRanges reads lines of first code, last code, and the first code's text or an array of
// all texts.
func mapRanges(m map[uint16]string, operands []operand) error {
	if len(operands)%3 != 0 {
		return errors.New("a range is not complete")
	}
	for i := 0; i < len(operands); i += 3 {
		first, err := codeOf(operands[i])
		if err != nil {
			return err
		}
		last, err := codeOf(operands[i+1])
		if err != nil {
			return err
		}
		if err := mapRange(m, int(first), int(last), operands[i+2]); err != nil {
			return err
		}
	}
	return nil
}

func mapRange(m map[uint16]string, first, last int, to operand) error {
	if first > last || last-first >= maxRange {
		return fmt.Errorf("range %04X to %04X", first, last)
	}
	list, isList := to.([]operand)
	if isList && len(list) != last-first+1 {
		return fmt.Errorf("range %04X to %04X has %d texts", first, last, len(list))
	}
	t, isText := to.(text)
	if !isList && (!isText || len(t) < 2 || int(t[len(t)-1])+last-first > 0xFF) {
		return fmt.Errorf("range %04X to %04X has no texts", first, last)
	}
	for code := first; code <= last; code++ {
		one := to
		if isList {
			one = list[code-first]
		} else {
			b := []byte(t)
			b[len(b)-1] += byte(code - first)
			one = text(b)
		}
		if err := mapCode(m, uint16(code), one); err != nil {
			return err
		}
	}
	return nil
}

func mapCode(m map[uint16]string, code uint16, to operand) error {
	t, ok := to.(text)
	if !ok {
		return fmt.Errorf("code %04X does not lead to a text", code)
	}
	s, ok := utf16Text(string(t))
	if !ok {
		return fmt.Errorf("code %04X does not lead to UTF-16", code)
	}
	if _, twice := m[code]; twice {
		return fmt.Errorf("code %04X is mapped twice", code)
	}
	m[code] = s
	return nil
}

func codeOf(o operand) (uint16, error) {
	t, ok := o.(text)
	if !ok || len(t) != 2 {
		return 0, errors.New("a code is not of two bytes")
	}
	return uint16(t[0])<<8 | uint16(t[1]), nil
}
