package pdfcheck

import (
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// maxDepth bounds every walk through nested objects.
const maxDepth = 100

// object follows a reference; nil when there is nothing behind it.
func (c *checker) object(o types.Object) types.Object {
	o, err := c.x.Dereference(o)
	if err != nil {
		return nil
	}
	return o
}

// dict returns a dictionary, also that of a stream; nil for anything else.
func (c *checker) dict(o types.Object) types.Dict {
	switch o := c.object(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	}
	return nil
}

func (c *checker) array(o types.Object) types.Array {
	a, _ := c.object(o).(types.Array)
	return a
}

func (c *checker) name(o types.Object) string {
	n, _ := c.object(o).(types.Name)
	return string(n)
}

func (c *checker) integer(o types.Object) (int, bool) {
	i, ok := c.object(o).(types.Integer)
	return int(i), ok
}

// number returns an integer or real number, NaN for anything else.
func (c *checker) number(o types.Object) float64 {
	switch o := c.object(o).(type) {
	case types.Integer:
		return float64(o)
	case types.Float:
		return float64(o)
	}
	return math.NaN()
}

func (c *checker) isTrue(o types.Object) bool {
	b, _ := c.object(o).(types.Boolean)
	return bool(b)
}

// bytes returns the bytes of a string.
func (c *checker) bytes(o types.Object) (string, bool) {
	var b []byte
	var err error
	switch o := c.object(o).(type) {
	case types.StringLiteral:
		b, err = types.Unescape(string(o))
	case types.HexLiteral:
		b, err = o.Bytes()
	default:
		return "", false
	}
	return string(b), err == nil
}

// text returns the characters of a text string (ISO 32000-1, 7.9.2.2), of which only ASCII
// and UTF-16 are read.
func (c *checker) text(o types.Object) (string, bool) {
	b, ok := c.bytes(o)
	if !ok {
		return "", false
	}
	if len(b) >= 2 && b[:2] == "\xFE\xFF" {
		return utf16Text(b[2:])
	}
	for i := range len(b) {
		if b[i] >= 0x80 {
			return "", false
		}
	}
	return b, true
}

// stream returns the decoded bytes of a stream.
func (c *checker) stream(o types.Object) ([]byte, bool) {
	s, ok := c.object(o).(types.StreamDict)
	if !ok || s.Decode() != nil {
		return nil, false
	}
	return s.Content, true
}

// ref returns the number of the object that a reference names, 0 for anything else.
func ref(o types.Object) int {
	if r, ok := o.(types.IndirectRef); ok {
		return r.ObjectNumber.Value()
	}
	return 0
}

// list returns the elements of an array, or a single object as a list of one.
func (c *checker) list(o types.Object) []types.Object {
	switch v := c.object(o).(type) {
	case nil:
		return nil
	case types.Array:
		return v
	}
	return []types.Object{o}
}
