package pdffile

import (
	"bytes"
	"fmt"
	"testing"
)

// In a damaged file each object may begin the same long string; what is read of it counts each time, so
// that the work ends.
func TestLongStringsOfManyObjectsEnd(t *testing.T) {
	for name, opening := range map[string]string{"a string": "(", "a hexadecimal string": "<", "a name": "/", "a comment": "%", "white space": " "} {
		data := bytes.Repeat([]byte("a"), 1<<16)
		if name == "white space" {
			data = bytes.Repeat([]byte(" "), 1<<16)
		}
		nodes := maxNodes / 40
		begun := 0
		whole := append([]byte(opening), data...)
		for ; nodes > 0 && begun < 10_000; begun++ {
			l := &Lexer{data: whole, nodes: &nodes}
			l.Next()
		}
		if most := maxNodes/40/(len(data)/bytesOfValue) + 1; begun > most {
			t.Errorf("%s is read %d times, at most %d are fine", name, begun, most)
		}
	}
}

// A literal string is read to its end, whatever stands in it.
func TestLiteralStringsAreReadWhole(t *testing.T) {
	for in, want := range map[string]string{
		"(a)": "a", "()": "", "(a(b)c)d": "a(b)c", `(a\)b)`: "a)b", `(a\(b)`: "a(b", "(a": "a", "(a(b)": "a(b)", `(a\`: "a\x00", `(\101\n)`: "A\n", "(中文)": "中文", `(\\)x`: `\`,
	} {
		l := NewLexer([]byte(in))
		if v, ok := l.Next(); !ok || fmt.Sprint(v) != fmt.Sprint(String(want)) {
			t.Errorf("%s is read as %q", in, v)
		}
	}
}
