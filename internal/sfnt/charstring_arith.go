package sfnt

import "math"

const one = 1 << 16 // in fixed point

// calculate does what an operator of arithmetic, storage or condition says (TN 5177, 4.4 to 4.6).
func (t *tracer) calculate(op int) {
	switch op & 0xFF {
	case 9: // abs
		v := t.pop()
		t.push(max(v, -v))
	case 14: // neg
		t.push(-t.pop())
	case 5: // not
		t.push(truth(t.pop() == 0))
	case 26: // sqrt
		t.push(int32(math.Sqrt(float64(max(t.pop(), 0)) * one)))
	case 18: // drop
		t.pop()
	case 23: // random, which must come out the same every time
		t.push(one)
	case 20: // put
		i := t.pop()
		if p := t.store(i); p != nil {
			*p = t.pop()
		}
	case 21: // get
		if p := t.store(t.pop()); p != nil {
			t.push(*p)
		}
	case 22: // ifelse
		b, a, second, first := t.pop(), t.pop(), t.pop(), t.pop()
		if a > b {
			first = second
		}
		t.push(first)
	case 27: // dup
		v := t.pop()
		t.push(v)
		t.push(v)
	case 28: // exch
		b, a := t.pop(), t.pop()
		t.push(b)
		t.push(a)
	case 29: // index
		i := max(int(t.pop()>>16), 0)
		if i >= t.n {
			t.fail("its charstring lacks an operand")
			return
		}
		t.push(t.stack[t.n-1-i])
	case 30: // roll
		t.roll()
	default:
		t.combine(op)
	}
}

// combine puts the result of two numbers in their place.
func (t *tracer) combine(op int) {
	b, a := t.pop(), t.pop()
	switch op & 0xFF {
	case 3: // and
		a = truth(a != 0 && b != 0)
	case 4: // or
		a = truth(a != 0 || b != 0)
	case 10: // add
		a += b
	case 11: // sub
		a -= b
	case 12: // div
		if b == 0 {
			t.fail("its charstring divides by 0")
			return
		}
		a = int32((int64(a) << 16) / int64(b))
	case 15: // eq
		a = truth(a == b)
	case 24: // mul
		a = int32((int64(a) * int64(b)) >> 16)
	default:
		t.fail("its charstring has an operator that Type 2 does not know")
	}
	t.push(a)
}

func truth(b bool) int32 {
	if b {
		return one
	}
	return 0
}

// store returns a place of the transient array, nil if there is none such.
func (t *tracer) store(i int32) *int32 {
	if i>>16 < 0 || i>>16 >= maxTransient {
		t.fail("its charstring stores where there is no room")
		return nil
	}
	return &t.transient[i>>16]
}

// roll turns the topmost n operands j places up.
func (t *tracer) roll() {
	j, n := int(t.pop()>>16), int(t.pop()>>16)
	if n < 0 || n > t.n {
		t.fail("its charstring lacks an operand")
		return
	}
	if n == 0 {
		return
	}
	top := t.stack[t.n-n : t.n]
	var turned [maxOperands]int32
	for i, v := range top {
		turned[((i+j)%n+n)%n] = v
	}
	copy(top, turned[:n])
}
