package layout

import "io"

// Encoder writes a finished layout in some format. pdf.Encoder and ofd.Encoder are such.
type Encoder interface {
	Encode(w io.Writer, d *Document) error
}

// DataFile is a file with the data that a document was made from, for formats that hold files.
type DataFile struct {
	Name string // without folders
	Data []byte
}
