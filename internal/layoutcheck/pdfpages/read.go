package pdfpages

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"

	"github.com/nianbao/nianbao/internal/layoutcheck"
)

// Tool is the program that reads the files.
const Tool = "mutool"

// ErrNoTool says that the program is not installed.
var ErrNoTool = errors.New("pdfpages: " + Tool + " is not installed (Debian: mupdf-tools)")

// Read reads a PDF file. The type area is that of most lines.
func Read(file string) ([]layoutcheck.Page, error) {
	path, err := exec.LookPath(Tool)
	if err != nil {
		return nil, ErrNoTool
	}
	var out, complaints bytes.Buffer
	cmd := exec.Command(path, "draw", "-q", "-N", "-F", "trace", file)
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("pdfpages: %s: %s: %w: %s", Tool, file, err, complaints.String())
	}
	return parse(&out)
}
