// Symbols adds small figures, fractions and a tick to a TrueType face that lacks them, made of the face's own figures.
//
//	go run ./fonts/faces/symbols FACE.ttf…
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/nianbao/nianbao/internal/refit"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(files []string, out io.Writer) error {
	if len(files) == 0 {
		return errors.New("symbols: no file given: name the faces to change")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("symbols: %w", err)
		}
		face, err := refit.Symbols(data)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := os.WriteFile(file, face, 0o644); err != nil {
			return fmt.Errorf("symbols: %w", err)
		}
		fmt.Fprintf(out, "%s\t%d -> %d bytes\n", file, len(data), len(face))
	}
	return nil
}
