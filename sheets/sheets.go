// Package sheets describes tables of results as plain data (findings of a review, statistics) and
// writes them as CSV, as a web page and as lines of text. Package formats/xlsx writes them as a
// workbook.
package sheets

// Book is the sheets of one file.
type Book struct {
	Title string // Chinese, of the whole
	// Kind says what the file is ("review", "stats"). It is written into the file where people do not
	// see it, so that the program knows its own files again.
	Kind   string
	Sheets []Sheet
}

// Sheet is one table.
type Sheet struct {
	Name    string   // of the tab: at most 31 characters, none of []:*?/\
	Notes   []string // lines above the table
	Columns []Column
	Rows    [][]Cell // each as long as Columns
	Frozen  int      // how many columns stay in view
	Printed int      // how many columns are printed, from the first; 0 for all
}

// Column describes the cells below one header.
type Column struct {
	Name  string
	Width int  // in half-width characters
	Wrap  bool // long texts go on in the next line
	// Input marks a column that people fill in. Choices, if any, are offered there.
	Input   bool
	Choices []string
}

// Tone is how a cell stands out.
type Tone int

// The tones.
const (
	Plain   Tone = iota
	Good         // as it should be
	Caution      // to be looked at
	Bad          // to be mended
)

// Cell is one value. The zero value is blank.
type Cell struct {
	Text   string
	Number bool // Text is a decimal number: digits with an optional sign and point
	Tone   Tone
	Link   Link
}

// Link is where a cell leads: to a row of a sheet of the same book. The zero value leads nowhere.
type Link struct {
	Sheet string
	Row   int // from 1, of Rows
}

// Text returns a cell with a text. It is written as a text whatever it begins with.
func Text(s string) Cell { return Cell{Text: s} }

// Number returns a cell with a number in decimal digits.
func Number(digits string) Cell { return Cell{Text: digits, Number: true} }

// With returns the cell in a tone.
func (c Cell) With(t Tone) Cell {
	c.Tone = t
	return c
}

// To returns the cell with a link.
func (c Cell) To(l Link) Cell {
	c.Link = l
	return c
}
