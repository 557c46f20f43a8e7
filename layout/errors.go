package layout

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNoFaces says that Do was given a set that lacks a face for some role.
var ErrNoFaces = errors.New("layout: a role has no face")

// MissingGlyph says that no face has a character.
type MissingGlyph struct {
	Rune   rune
	Source string // of the paragraph or cell; when that is empty, the block by kind, number and text
}

func (e *MissingGlyph) Error() string {
	return fmt.Sprintf("layout: no face has %U %q, in %s", e.Rune, e.Rune, e.Source)
}

// TooWide says that a cell's text cannot be set in its column without parting a number or
// a word.
type TooWide struct {
	Table    string
	Row, Col int
	Text     string
	Source   string
}

func (e *TooWide) Error() string {
	return fmt.Sprintf("layout: %s, row %d, column %d: %q does not fit", e.Table, e.Row, e.Col, e.Text)
}

// BadTable says why a table can't be set.
type BadTable struct {
	Table, Reason string
	Source        string // of the first cell that has one
}

func (e *BadTable) Error() string { return fmt.Sprintf("layout: %s: %s", e.Table, e.Reason) }

// ofBlock reports whether a fault is of a table or figure as a whole, which is found again, or
// cured, when it is measured for another page. A missing character is told once.
func ofBlock(err error) bool {
	switch err.(type) {
	case *TooWide, *BadTable, *BadFigure:
		return true
	}
	return false
}

// BadFigure says why a figure can't be set.
type BadFigure struct{ Source, Caption, Reason string }

func (e *BadFigure) Error() string {
	return fmt.Sprintf("layout: figure in %s: %s", e.Source, e.Reason)
}

// BadPage says why nothing can be set on a page.
type BadPage struct{ Reason string }

func (e *BadPage) Error() string { return "layout: page: " + e.Reason }

// Faults is every fault that a flow has; each is a *MissingGlyph, *TooWide,
// *BadTable, *BadFigure or *BadBlock.
type Faults []error

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, e := range f {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults, for errors.As.
func (f Faults) Unwrap() []error { return f }
