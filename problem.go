package nianbao

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Severity says what a problem means for the report.
type Severity int

// The severities, in rising order.
const (
	Info    Severity = iota // worth knowing
	Warning                 // probably wrong; the report can be rendered
	Error                   // wrong; Render refuses the report
)

// String returns "info", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"info", "warning", "error"}[min(max(s, Info), Error)]
}

// Chinese returns the word shown to users: 提示, 警告 or 错误.
func (s Severity) Chinese() string {
	return [...]string{"提示", "警告", "错误"}[min(max(s, Info), Error)]
}

// MarshalText writes String.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is one thing wrong with a report or its file. Its ID is a rule of the official
// format ("T3-IDENT") or, for a file that can't be read as a report, one of the ids that
// begin with "READ-". Ids are stable.
type Problem struct {
	ID       string   `json:"id"`
	Severity Severity `json:"severity"`
	Path     string   `json:"path"`     // where in the report: "applications.received[6]"
	Line     int      `json:"line"`     // in the input file, from 1; 0 when not known
	Column   int      `json:"column"`   // in characters, from 1; 0 when not known
	Message  string   `json:"message"`  // Chinese: what is wrong and which cells take part
	Hint     string   `json:"-"`        // Chinese: what to do, or ""
	Found    Value    `json:"found"`    // what stands there
	Expected Value    `json:"expected"` // what should stand there
}

// Value is what was found or expected at a place: a number, a text, or nothing.
type Value struct {
	text   string
	number bool
}

// Number is a whole number as a Value.
func Number(n int64) Value { return Value{strconv.FormatInt(n, 10), true} }

// Text is a text as a Value.
func Text(s string) Value { return Value{text: s} }

// String returns the number or text, "" when there is none.
func (v Value) String() string { return v.text }

// MarshalJSON writes a number, a string, or null when there is no value.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case v.number:
		return []byte(v.text), nil
	case v.text == "":
		return []byte("null"), nil
	}
	return json.Marshal(v.text)
}

// Error returns the problem as one line of Chinese: place, severity, id, message, hint.
func (p Problem) Error() string {
	var b strings.Builder
	if p.Line > 0 {
		fmt.Fprintf(&b, "第%d行第%d列：", p.Line, p.Column)
	}
	fmt.Fprintf(&b, "%s[%s] ", p.Severity.Chinese(), p.ID)
	if p.Path != "" {
		fmt.Fprintf(&b, "%s：", p.Path)
	}
	b.WriteString(p.Message)
	if p.Hint != "" {
		fmt.Fprintf(&b, "（%s）", p.Hint)
	}
	return b.String()
}

// Problems is a sorted list of problems; as an error it prints one a line.
type Problems []Problem

// Error returns all problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// HasErrors reports whether any problem is an Error.
func (ps Problems) HasErrors() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}

// Errors returns the problems of severity Error, in order.
func (ps Problems) Errors() Problems {
	var errs Problems
	for _, p := range ps {
		if p.Severity == Error {
			errs = append(errs, p)
		}
	}
	return errs
}

// sorted orders problems by their place in the file, then by path and id, so that the same
// report always gives the same list.
func (ps Problems) sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
	})
	if len(ps) == 0 {
		return nil
	}
	return ps
}
