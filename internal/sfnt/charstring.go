package sfnt

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Limits of charstrings: the first three are those of Adobe TN 5177, annex B. The fourth bounds the work on a forged web
// of subroutines; a glyph of the largest Chinese fonts takes some thousand steps.
const (
	maxOperands   = 48
	maxSubrs      = 10
	maxCharString = 65535
	maxSteps      = 1 << 17
	maxTransient  = 32
)

// Operators of a charstring (TN 5177, 4), those of two bytes with their escape.
const (
	opHStem      = 1
	opVStem      = 3
	opVMoveTo    = 4
	opRLineTo    = 5
	opHLineTo    = 6
	opVLineTo    = 7
	opRRCurveTo  = 8
	opCallSubr   = 10
	opReturn     = 11
	opEscape     = 12
	opEndChar    = 14
	opHStemHM    = 18
	opHintMask   = 19
	opCntrMask   = 20
	opRMoveTo    = 21
	opHMoveTo    = 22
	opVStemHM    = 23
	opRCurveLine = 24
	opRLineCurve = 25
	opVVCurveTo  = 26
	opHHCurveTo  = 27
	opShortInt   = 28
	opCallGSubr  = 29
	opVHCurveTo  = 30
	opHVCurveTo  = 31
	opDotSection = 12 << 8
	opHFlex      = 12<<8 | 34
	opFlex       = 12<<8 | 35
	opHFlex1     = 12<<8 | 36
	opFlex1      = 12<<8 | 37
)

// tracer follows a charstring. Numbers are 16.16 fixed point, as Type 2 has them; places have the same fraction.
//
// When it writes, it gives the charstring anew without subroutines: most are called once within a subset, and those
// that are not cost less, once the file is compressed, than the calls and the table of subroutines would. The results
// of arithmetic take the place of its operators.
type tracer struct {
	cff  *CFF
	font fontDict

	stack     [maxOperands]int32
	n         int
	transient [maxTransient]int32
	steps     int
	fault     string // what is wrong with the charstring

	begun    bool // the first operator that clears the stack has been seen, and the width with it
	hasWidth bool
	width    int32 // over nominalWidthX
	stems    int

	x, y int64
	box  extrema
	pen  bool // the place where the contour begins is in the box

	to Pen // is led along the outline, unless it is nil

	write   bool
	out     []byte
	written bool // the width has been
	advance int  // to be written

	left int64 // by which the outline is moved; one that is has no hints, which would stay behind

	part           bool // of an accented letter (TN 5177, annex C): without hints, as those of both parts cannot stand together
	shiftX, shiftY int64
}

// trace follows a glyph's charstring and reports whether it is sound.
func (t *tracer) trace(id uint16) bool {
	number := t.cff.selected(id)
	font, ok := t.cff.font(number)
	if !ok {
		t.fault = "its Font DICT cannot be read"
		return false
	}
	t.font = font
	return t.glyph(id)
}

func (t *tracer) glyph(id uint16) bool {
	code, ok := t.cff.glyphs.item(int(id))
	if !ok {
		return t.fail("its charstring has an impossible place")
	}
	if !t.run(code, 0) && t.fault == "" {
		t.endChar() // some fonts leave it out
	}
	return t.fault == ""
}

// fail notes what is wrong and returns false.
func (t *tracer) fail(reason string) bool {
	if t.fault == "" {
		t.fault = reason
	}
	return false
}

// run follows a charstring or subroutine. It reports whether the glyph has come to its end.
func (t *tracer) run(code []byte, depth int) (ended bool) {
	for len(code) > 0 && t.fault == "" {
		if t.steps++; t.steps > maxSteps {
			t.fail("its charstring takes too many steps")
			return false
		}
		b := code[0]
		if b >= 32 || b == opShortInt {
			v, size := charNumber(code)
			if size == 0 {
				t.fail("its charstring is cut off")
				return false
			}
			t.push(v)
			code = code[size:]
			continue
		}
		code = code[1:]
		switch b {
		case opCallSubr, opCallGSubr:
			if sub, ok := t.subroutine(b == opCallGSubr, depth); ok && t.run(sub, depth+1) {
				return true
			}
		case opReturn:
			return false
		case opEndChar:
			t.endChar()
			return true
		case opHintMask, opCntrMask:
			code = t.mask(int(b), code)
		case opEscape:
			if len(code) == 0 {
				t.fail("its charstring is cut off")
				return false
			}
			t.escaped(opEscape<<8 | int(code[0]))
			code = code[1:]
		default:
			t.plain(int(b))
		}
	}
	return false
}

// charNumber reads an operand; size is 0 if it is cut off.
func charNumber(b []byte) (v int32, size int) {
	if b[0] == 255 {
		if len(b) < 5 {
			return 0, 0
		}
		return int32(binary.BigEndian.Uint32(b[1:])), 5
	}
	v, size = smallNumber(b)
	return v << 16, size
}

func (t *tracer) push(v int32) {
	if t.n == maxOperands {
		t.fail("its charstring has more than 48 operands")
		return
	}
	t.stack[t.n] = v
	t.n++
}

// pop returns 0 from an empty stack, with a fault.
func (t *tracer) pop() int32 {
	if t.n == 0 {
		t.fail("its charstring lacks an operand")
		return 0
	}
	t.n--
	return t.stack[t.n]
}

func (t *tracer) subroutine(global bool, depth int) (code []byte, ok bool) {
	list := &t.font.locals
	if global {
		list = &t.cff.globals
	}
	bias := 32768
	switch {
	case list.count < 1240:
		bias = 107
	case list.count < 33900:
		bias = 1131
	}
	if depth == maxSubrs {
		return nil, t.fail("its subroutines are nested more than 10 deep")
	}
	if code, ok = list.item(int(t.pop()>>16) + bias); !ok {
		t.fail("it calls a subroutine that the font does not have")
	}
	return code, ok && t.fault == ""
}

// begin takes the width off the stack if it is there: the first operator that clears the stack may have it before its
// own operands.
func (t *tracer) begin(hasWidth bool) {
	if t.begun {
		return
	}
	if t.begun = true; !hasWidth {
		return
	}
	if !t.part {
		t.hasWidth, t.width = true, t.stack[0]
	}
	copy(t.stack[:], t.stack[1:t.n])
	t.n--
}

// stem takes hints.
func (t *tracer) stem(op int) {
	t.begin(t.n%2 == 1)
	if t.n%2 == 1 {
		t.fail("its charstring has half a stem")
	}
	t.stems += t.n / 2
	t.hint(op)
}

func (t *tracer) hint(op int) {
	if t.part || t.left != 0 {
		t.n = 0
		return
	}
	t.emit(op)
}

// mask takes hintmask or cntrmask with the bytes after it, and returns what follows. Operands before it are stems.
func (t *tracer) mask(op int, code []byte) (rest []byte) {
	t.begin(t.n%2 == 1)
	if t.n%2 == 1 {
		t.fail("its charstring has half a stem")
	}
	t.stems += t.n / 2
	if op == opCntrMask && t.n > 0 {
		t.hint(opVStemHM) // may be left out, but then there are readers that count no stems before a cntrmask
	}
	size := (t.stems + 7) / 8
	if size > len(code) {
		t.fail("its charstring is cut off")
		return nil
	}
	t.hint(op)
	if t.write && !t.part && t.left == 0 {
		t.out = append(t.out, code[:size]...)
	}
	return code[size:]
}

// endChar ends the glyph. Four operands make it an accented letter.
func (t *tracer) endChar() {
	t.begin(t.n == 1 || t.n == 5)
	switch {
	case t.n == 4 && !t.part:
		t.accented()
	case t.n != 0:
		t.fail("its charstring ends with operands left over")
		return
	}
	if !t.part {
		t.emit(opEndChar)
	}
}

// emit writes an operator with the operands on the stack, and clears it.
func (t *tracer) emit(op int) {
	if t.write && t.fault == "" {
		t.emitWidth()
		for _, v := range t.stack[:t.n] {
			t.out = appendCharNumber(t.out, v)
		}
		if op >= opEscape<<8 {
			t.out = append(t.out, opEscape)
		}
		if t.out = append(t.out, byte(op)); len(t.out) > maxCharString {
			t.fail("its charstring is longer than 65535 bytes")
		}
	}
	t.n = 0
}

func (t *tracer) emitWidth() {
	if t.written {
		return
	}
	t.written = true
	over := t.advance - t.font.nominal
	switch {
	case t.advance == t.font.standard:
		return
	case t.n == maxOperands:
		t.fail("its charstring has no room for the width that hmtx gives")
	case over < math.MinInt16 || over > math.MaxInt16:
		t.fail(fmt.Sprintf("it is %d units wide, more than a charstring can say", t.advance))
	default:
		t.out = appendCharNumber(t.out, int32(over)<<16)
	}
}

// appendCharNumber writes a number in its shortest form.
func appendCharNumber(b []byte, fixed int32) []byte {
	if fixed&0xFFFF != 0 {
		return binary.BigEndian.AppendUint32(append(b, 255), uint32(fixed))
	}
	switch v := fixed >> 16; {
	case v >= -107 && v <= 107:
		return append(b, byte(v+139))
	case v >= 108 && v <= 1131:
		return append(b, byte(247+(v-108)>>8), byte(v-108))
	case v >= -1131 && v <= -108:
		return append(b, byte(251+(-v-108)>>8), byte(-v-108))
	default:
		return append(b, opShortInt, byte(v>>8), byte(v))
	}
}
