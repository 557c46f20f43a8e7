// Package pdffile reads the objects of a PDF file: cross-reference, object streams, filters and the
// encryption of files that open without a password. It knows nothing of pages, fonts or text.
//
// Every limit is a count of things, not of time, so the same file always gives the same answer.
package pdffile

import "errors"

// The reasons why a file, or a part of it, is not read.
var (
	ErrNotPDF   = errors.New("not a PDF file")
	ErrDamaged  = errors.New("the file is damaged")
	ErrCut      = errors.New("the file ends too early")
	ErrPassword = errors.New("the file needs a password")
	ErrCrypt    = errors.New("the file is encrypted in a way that is not known")
	ErrFilter   = errors.New("a stream is packed in a way that is not known")
	ErrLimit    = errors.New("the file is too large")
)

// The values of a file are nil, bool, int, float64, String, Name, Array, Dict, *Stream and Ref; a
// content stream has Keyword too.
type (
	// Name is a name without its slash.
	Name string
	// String is the bytes of a string.
	String string
	// Keyword is an operator.
	Keyword string
	// Array is a list of values.
	Array []any
	// Dict is a dictionary.
	Dict map[Name]any
	// Ref points to an object.
	Ref struct{ ID, Gen int }
)

// Stream is a dictionary with data.
type Stream struct {
	Dict  Dict
	raw   []byte
	clear bool // not encrypted
	ref   Ref
}

// Number returns a number, 0 for anything else.
func Number(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

// IsNumber reports whether v is a number.
func IsNumber(v any) bool {
	switch v.(type) {
	case int, float64:
		return true
	}
	return false
}

// Int returns a number as a whole one, 0 for anything else.
func Int(v any) int {
	switch v := v.(type) {
	case int:
		return v
	case float64:
		if v > -1e9 && v < 1e9 {
			return int(v)
		}
	}
	return 0
}

// Get returns the value of a key, references followed.
func (f *File) Get(d Dict, key Name) any { return f.Resolve(d[key]) }

// Dict returns v as a dictionary, references followed; that of a stream counts.
func (f *File) Dict(v any) Dict {
	switch v := f.Resolve(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array returns v as an array, references followed.
func (f *File) Array(v any) Array {
	a, _ := f.Resolve(v).(Array)
	return a
}

// Name returns v as a name, references followed.
func (f *File) Name(v any) Name {
	n, _ := f.Resolve(v).(Name)
	return n
}

// Stream returns v as a stream, references followed; nil when it is none.
func (f *File) Stream(v any) *Stream {
	s, _ := f.Resolve(v).(*Stream)
	return s
}

// Number returns v as a number, references followed.
func (f *File) Number(v any) float64 { return Number(f.Resolve(v)) }

// Int returns v as a whole number, references followed.
func (f *File) Int(v any) int { return Int(f.Resolve(v)) }
