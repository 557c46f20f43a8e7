// Refit writes a TrueType face anew, its outlines drawn with fewer points that lie no farther than a tolerance from the
// original ones.
//
//	go run ./fonts/faces/refit -tolerance 1 IN.ttf OUT.ttf
package main

import (
	"flag"
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

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("refit", flag.ContinueOnError)
	tolerance := flags.Float64("tolerance", 1, "how far the new outlines may lie from the old ones, in font `units`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 2 {
		return fmt.Errorf("refit: %d files given: name the face to read and the file to write", flags.NArg())
	}
	data, err := os.ReadFile(flags.Arg(0))
	if err != nil {
		return fmt.Errorf("refit: %w", err)
	}
	face, report, err := refit.Font(data, *tolerance)
	if err != nil {
		return fmt.Errorf("%s: %w", flags.Arg(0), err)
	}
	if err := os.WriteFile(flags.Arg(1), face, 0o644); err != nil {
		return fmt.Errorf("refit: %w", err)
	}
	fmt.Fprintf(out, "%s\t%d -> %d bytes\t%d -> %d points\tfarthest %.3f units\t%d contours kept\n",
		flags.Arg(1), len(data), len(face), report.Before, report.After, report.Worst, report.Kept)
	return nil
}
