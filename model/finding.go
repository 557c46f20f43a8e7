package model

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/internal/plainjson"
)

// Severity says what a finding means for the report.
type Severity int

// The severities, in rising order.
const (
	SeverityInfo    Severity = iota // worth knowing
	SeverityWarning                 // probably wrong; the report can be rendered
	SeverityError                   // wrong; a final PDF is refused
)

// String returns "info", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"info", "warning", "error"}[min(max(s, SeverityInfo), SeverityError)]
}

// Chinese returns the word shown to users: 提示, 警告 or 错误.
func (s Severity) Chinese() string {
	return [...]string{"提示", "警告", "错误"}[min(max(s, SeverityInfo), SeverityError)]
}

// MarshalText writes String.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Finding is one thing that is wrong with a report or its file. ID is a rule of the official
// format ("T3-IDENT") or, for a file that cannot be read as a report, one of the ids that begin
// with "READ-". Ids are stable.
type Finding struct {
	ID       string
	Severity Severity
	Path     string // where in the report: "applications.received[6]"
	Place    Place  // where in the input file
	Message  string // Chinese: what is wrong and which cells take part
	Hint     string // Chinese: what to do, or ""
	Found    Value  // what stands there
	Expected Value  // what should stand there
}

// MarshalJSON writes the finding as an object with the keys id, severity, path, line, column,
// place, message, hint, found and expected. line and column are 0 when they are not known.
func (f Finding) MarshalJSON() ([]byte, error) {
	return plainjson.Marshal(struct {
		ID       string   `json:"id"`
		Severity Severity `json:"severity"`
		Path     string   `json:"path"`
		Line     int      `json:"line"`
		Column   int      `json:"column"`
		Place    Place    `json:"place"`
		Message  string   `json:"message"`
		Hint     string   `json:"hint"`
		Found    Value    `json:"found"`
		Expected Value    `json:"expected"`
	}{f.ID, f.Severity, f.Path, f.Place.Line, f.Place.Column, f.Place, f.Message, f.Hint, f.Found, f.Expected})
}

// Error returns the finding as one line of Chinese: place, severity, id, path, message, hint.
func (f Finding) Error() string {
	var b strings.Builder
	if !f.Place.IsZero() {
		b.WriteString(f.Place.String() + "：")
	}
	b.WriteString(f.Severity.Chinese() + "[" + f.ID + "] ")
	if f.Path != "" {
		b.WriteString(f.Path + "：")
	}
	b.WriteString(f.Message)
	if f.Hint != "" {
		b.WriteString("（" + f.Hint + "）")
	}
	return b.String()
}

// Value is what was found or expected at a place: a number, a text, or nothing.
type Value struct {
	text   string
	number bool
}

// Number returns a whole number as a Value.
func Number(n int64) Value { return Value{strconv.FormatInt(n, 10), true} }

// Text returns a text as a Value.
func Text(s string) Value { return Value{text: s} }

// NumberText returns the digits of a whole number as a Value.
func NumberText(digits string) Value { return Value{digits, true} }

// String returns the number or text, "" when there is none.
func (v Value) String() string { return v.text }

// IsNumber reports whether it is a number.
func (v Value) IsNumber() bool { return v.number }

// MarshalJSON writes a number, a string, or null when there is no value.
func (v Value) MarshalJSON() ([]byte, error) {
	switch {
	case v.number:
		return []byte(v.text), nil
	case v.text == "":
		return []byte("null"), nil
	}
	return plainjson.Marshal(v.text)
}

// Findings is a list of findings. As an error it prints one a line.
type Findings []Finding

// Error returns all findings, one a line.
func (fs Findings) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// HasErrors reports whether any finding is of SeverityError.
func (fs Findings) HasErrors() bool {
	return slices.ContainsFunc(fs, func(f Finding) bool { return f.Severity == SeverityError })
}

// Errors returns the findings of SeverityError, in order.
func (fs Findings) Errors() Findings {
	var errs Findings
	for _, f := range fs {
		if f.Severity == SeverityError {
			errs = append(errs, f)
		}
	}
	return errs
}

// Sort orders the findings in place by their place in the file, then by path and id, so that
// the same report always gives the same list. It returns the list, nil when it is empty.
func (fs Findings) Sort() Findings {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(a.Place.Compare(b.Place), cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
	})
	if len(fs) == 0 {
		return nil
	}
	return fs
}
