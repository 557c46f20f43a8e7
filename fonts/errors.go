package fonts

import (
	"errors"
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// FormatError says what is wrong with a font file. Its text is English and meant for developers; a program that speaks to
// its users makes a sentence of its own from Table and Reason.
type FormatError struct {
	Table  string // the four-letter tag of the table at fault, "" for the file as a whole
	Reason string // what is wrong, and what to do where that is not plain
}

// Error returns the table and the reason.
func (e *FormatError) Error() string {
	if e.Table == "" {
		return "fonts: " + e.Reason
	}
	return "fonts: table " + e.Table + ": " + e.Reason
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
	return fmt.Sprintf("fonts: no face is called %q; the file has %s", e.Name, strings.Join(have, ", "))
}

// Errors of NewFace and Open for files that are no fonts, or fonts of a kind that is not read. Test for them with
// errors.Is; each one is a *FormatError as well.
var (
	// ErrNotFont is returned for files that are something else.
	ErrNotFont error = &FormatError{Reason: "not a TrueType or OpenType file (.ttf, .otf, .ttc or .otc)"}

	// ErrWOFF is returned for WOFF and WOFF2 files.
	ErrWOFF error = &FormatError{Reason: "WOFF web fonts are not supported; use the file (.ttf, .otf or .ttc) the web font was made from"}

	// ErrCFF2 is returned for variable fonts whose outlines are in a CFF2 table, which PDF cannot embed.
	ErrCFF2 error = &FormatError{Table: "CFF2", Reason: "variable fonts with CFF2 outlines are not supported; use a static version of the font (.otf or .ttf)"}
)

// NotEmbeddable says that a face's licence bits (OS/2 fsType) forbid embedding its outlines, without which there is no PDF/A.
type NotEmbeddable struct{ Name string }

// Error returns the face's name and what forbids it.
func (e *NotEmbeddable) Error() string {
	return fmt.Sprintf("fonts: %s: its licence bits (OS/2 fsType) forbid embedding", e.Name)
}

// exported turns an error of package sfnt into the one that this package documents.
func exported(err error) error {
	var format *sfnt.FormatError
	var unknown *sfnt.UnknownFace
	switch {
	case errors.Is(err, sfnt.ErrNotFont):
		return ErrNotFont
	case errors.Is(err, sfnt.ErrWOFF):
		return ErrWOFF
	case errors.Is(err, sfnt.ErrCFF2):
		return ErrCFF2
	case errors.As(err, &format):
		return &FormatError{Table: format.Table, Reason: format.Reason}
	case errors.As(err, &unknown):
		return &UnknownFace{Name: unknown.Name, Faces: unknown.Faces}
	}
	return err
}
