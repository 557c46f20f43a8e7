package sfnt

import (
	"fmt"
	"strings"
)

// FormatError says that a font file cannot be used as it is. Its text is English and meant for developers; callers that
// speak to end users build their own sentence from Table and Reason.
type FormatError struct {
	Table  string // the four-letter tag of the table at fault, "" for the file as a whole
	Reason string // what is wrong, and what to do where that is not plain
}

// Error returns the table and the reason.
func (e *FormatError) Error() string {
	if e.Table == "" {
		return "sfnt: " + e.Reason
	}
	return "sfnt: table " + e.Table + ": " + e.Reason
}

// RequestError says that a glyph asked of Subset cannot be given; the fault lies with the call and not with the font.
type RequestError struct {
	Index  int    // position in the list of glyphs asked for
	Glyph  uint16 // the glyph at that position
	Reason string
}

// Error returns the position, the glyph and the reason.
func (e *RequestError) Error() string {
	return fmt.Sprintf("sfnt: subset: entry %d, glyph %d: %s", e.Index, e.Glyph, e.Reason)
}

// UnknownFace says that a file has no face of a name.
type UnknownFace struct {
	Name  string
	Faces []string // those that it has, in order, as "PostScriptName (Full Name)"
}

// Error returns the name, and the faces with their numbers.
func (e *UnknownFace) Error() string {
	have := make([]string, len(e.Faces))
	for i, name := range e.Faces {
		have[i] = fmt.Sprintf("%d: %s", i, name)
	}
	return fmt.Sprintf("sfnt: no face is called %q; the file has %s", e.Name, strings.Join(have, ", "))
}

// Errors for files that are no fonts, or sound but of a kind this package does not read. Test for them with errors.Is;
// each one is a *FormatError as well.
var (
	// ErrNotFont is returned for files that are something else.
	ErrNotFont error = &FormatError{Reason: "not a TrueType or OpenType file (.ttf, .otf, .ttc or .otc)"}

	// ErrCFF2 is returned for variable fonts whose outlines are in a CFF2 table, which PDF cannot embed.
	ErrCFF2 error = &FormatError{Table: "CFF2", Reason: "variable fonts with CFF2 outlines are not supported; use a static version of the font (.otf or .ttf)"}

	// ErrWOFF is returned for WOFF and WOFF2 files.
	ErrWOFF error = &FormatError{Reason: "WOFF web fonts are not supported; use the file (.ttf, .otf or .ttc) the web font was made from"}
)

func damaged(table, format string, args ...any) error {
	return &FormatError{Table: table, Reason: fmt.Sprintf(format, args...)}
}
