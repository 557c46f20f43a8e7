package sheets

import (
	"encoding/csv"
	"io"
)

// WriteCSV writes a table as CSV that Excel and WPS open by a double click: UTF-8 with a byte order
// mark, lines that end in CRLF. The first line has the names of the columns; notes are left out, as
// programs that read CSV expect nothing above them. Texts are guarded (Guard), numbers are not.
func WriteCSV(w io.Writer, s Sheet) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	record := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		record[i] = Guard(Clean(c.Name))
	}
	_ = out.Write(record) // out remembers its first error
	for _, row := range s.Rows {
		record = record[:0]
		for _, c := range row {
			if c.IsNumber() {
				record = append(record, c.Text)
			} else {
				record = append(record, Guard(Clean(c.Text)))
			}
		}
		_ = out.Write(record)
	}
	out.Flush()
	return out.Error()
}
