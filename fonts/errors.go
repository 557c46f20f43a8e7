package fonts

import (
	"fmt"

	"github.com/nianbao/nianbao/internal/sfnt"
)

// What Open and NewFace say of a file, besides *NotEmbeddable. The texts of the errors are English and meant for developers.
type (
	// FormatError says what is wrong with a font file.
	FormatError = sfnt.FormatError
	// UnknownFace says that a file has no face of a name, and which it has.
	UnknownFace = sfnt.UnknownFace
)

// Kinds of files that are refused, for errors.Is; each one is a *FormatError as well.
var (
	ErrNotFont = sfnt.ErrNotFont // no TrueType or OpenType file
	ErrWOFF    = sfnt.ErrWOFF    // a web font, WOFF or WOFF2
	ErrCFF2    = sfnt.ErrCFF2    // a variable font with CFF2 outlines
)

// NotEmbeddable says that a face's licence bits (OS/2 fsType) forbid embedding its outlines, without which there is no PDF/A.
type NotEmbeddable struct{ Name string }

// Error returns the face's name and what forbids it.
func (e *NotEmbeddable) Error() string {
	return fmt.Sprintf("fonts: %s: its licence bits (OS/2 fsType) forbid embedding", e.Name)
}
