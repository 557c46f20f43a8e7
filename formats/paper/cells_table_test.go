package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
)

// The file has texts of cells a line, and behind tabs how each is read where whole numbers are counted, and
// where amounts stand. To add one, write the line and run with -update.
func TestTheCellsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "cells.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		text, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		b.WriteString(text)
		for _, whole := range []bool{true, false} {
			r := readCell(text, whole)
			fmt.Fprintf(&b, "\t%q", r.number)
			if r.blank {
				fmt.Fprintf(&b, " blank %q", r.typed)
			}
			if r.remark != "" || r.unit != "" {
				fmt.Fprintf(&b, " remark %q unit %q", r.remark, r.unit)
			}
			if r.misfit != "" {
				fmt.Fprintf(&b, " misfit %q", r.misfit)
			}
			if r.marks != "" {
				fmt.Fprintf(&b, " marks %q", r.marks)
			}
			if len(r.doubts) > 0 {
				fmt.Fprintf(&b, " doubts %q", r.doubts)
			}
			if r.foreign {
				b.WriteString(" foreign")
			}
		}
		fmt.Fprintf(&b, "\t%v\n", isNumberText(text))
	}
	golden.Compare(t, file, []byte(b.String()))
}
