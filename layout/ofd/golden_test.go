package ofd_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/internal/ofdcheck"
	"github.com/nianbao/nianbao/layout/ofd"
)

// The parts of the seed report's file, one after the other; of fonts their size.
func TestGoldenTheFileOfTheSeedReport(t *testing.T) {
	f := ofdcheck.Read(encode(t, &ofd.Encoder{}, layouttest.Seed(t)))
	var b strings.Builder
	for _, name := range f.Names {
		if strings.HasSuffix(name, ".xml") {
			fmt.Fprintf(&b, "== %s\n%s", name, f.Parts[name])
		} else {
			fmt.Fprintf(&b, "== %s: %d bytes\n", name, len(f.Parts[name]))
		}
	}
	golden.Compare(t, "testdata/zhongning-2021.ofd.txt", []byte(b.String()))
}
