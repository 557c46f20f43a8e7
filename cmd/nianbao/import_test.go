package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
)

// undoing is a file that makes whoever reads it panic.
type undoing struct{}

func (undoing) Read([]byte) (int, error) { panic("undone") }

// Of many files one may be the program's undoing: it is an error of that file, and the others are read.
func TestAFileThatMakesReadersPanicIsAnError(t *testing.T) {
	for _, name := range []string{"a.pdf", "a.yaml", standard} {
		got, err := readReport(name, undoing{})
		var findings nianbao.Findings
		if got != nil || err == nil || errors.As(err, &findings) || !strings.Contains(err.Error(), "程序内部出错") {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}
