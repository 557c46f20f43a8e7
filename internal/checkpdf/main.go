// Command checkpdf reads PDF files as a proof-reader of Chinese does and prints what it
// finds, a line a fault. It takes files of any program; see docs/comparison.md.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/internal/layoutcheck/pdfpages"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run prints the faults of each file. Files that can't be read are errors, after the others.
func run(w io.Writer, files []string) error {
	if len(files) == 0 {
		return errors.New("usage: checkpdf FILE.pdf…")
	}
	var failed []error
	for _, file := range files {
		pages, err := pdfpages.Read(file)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		faults := layoutcheck.CheckPages(pages)
		fmt.Fprintf(w, "%s: %d pages, %d faults\n", file, len(pages), len(faults))
		for _, f := range faults {
			fmt.Fprintln(w, "  "+f.String())
		}
		if s := layoutcheck.Measure(pages); s.Lines > 0 {
			fmt.Fprintf(w, "  characters in full lines stand %d/1000 of their size apart, at most %d/1000: %s\n", s.Median, s.Widest, s.Line)
		}
	}
	return errors.Join(failed...)
}
