package pdf

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
)

// dump prints a document, a line a block or cell.
func dump(d *paper.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s loose=%v pictures=%d meta=%+v\n", d.Kind, d.Loose, d.Pictures, d.Meta)
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note %s\n", n.Error())
	}
	for _, block := range d.Blocks {
		switch x := block.(type) {
		case *paper.Paragraph:
			flags := ""
			for _, f := range []struct {
				on   bool
				name string
			}{{x.Line, "l"}, {x.Indent, "i"}, {x.Full, "f"}, {x.Gap, "g"}, {x.Align == paper.Center, "C"}, {x.Align == paper.End, "E"}, {len(x.Bold) > 0, "b"}} {
				if f.on {
					flags += f.name
				}
			}
			fmt.Fprintf(&b, "%d P%d[%s] %q\n", x.Place.Page, x.Level, flags, x.Text)
		case *paper.Grid:
			fmt.Fprintf(&b, "%d grid %d×%d\n", x.Place.Page, x.Rows, x.Cols)
			row := -1
			for _, c := range x.Cells {
				if c.Row != row {
					row = c.Row
					fmt.Fprintf(&b, "\n  r%d:", row)
				}
				fmt.Fprintf(&b, " %d", c.Col)
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(&b, "(%d×%d)", c.RowSpan, c.ColSpan)
				}
				fmt.Fprintf(&b, "%q", c.Text)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// TestDump prints the file that PDF_DUMP names.
func TestDump(t *testing.T) {
	name := os.Getenv("PDF_DUMP")
	if name == "" {
		t.Skip("set PDF_DUMP to a file")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(dump(d))
}
