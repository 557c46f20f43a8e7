package main

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// What stands between the marks is written by make soak.
const (
	beginMark = "<!-- figures: begin, written by make soak -->\n"
	endMark   = "<!-- figures: end -->"
)

// figures are what a run has found.
type figures struct {
	seed   uint64
	count  int
	rounds int
	took   time.Duration
	rows   []row
}

func (f figures) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nSeed %d, %d mutated inputs for each reader and parser, %d round(s), %s/%s, %d processors, %s, %v.\n\n", f.seed, f.count, f.rounds,
		runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), runtime.Version(), f.took.Round(time.Second))
	b.WriteString("| attack | tried | faults | slowest | most memory |\n|---|---|---|---|---|\n")
	for _, r := range f.rows {
		fmt.Fprintf(&b, "| %s | %d | %d | %v | %d MB |\n", r.name, r.tried, r.faults, r.slowest.Round(time.Millisecond), r.peak>>20)
	}
	return b.String() + "\n"
}

// writeFigures replaces what stands between the marks of a document.
func writeFigures(name string, f figures) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	text, err = withFigures(text, f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(name, text, 0o644)
}

func withFigures(text []byte, f figures) ([]byte, error) {
	before, rest, begins := bytes.Cut(text, []byte(beginMark))
	_, after, ends := bytes.Cut(rest, []byte(endMark))
	if !begins || !ends {
		return nil, fmt.Errorf("it has not the lines %q and %q", strings.TrimSpace(beginMark), endMark)
	}
	return fmt.Appendf(nil, "%s%s%s%s%s", before, beginMark, f, endMark, after), nil
}
