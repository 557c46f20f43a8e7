package ofd_test

import (
	"bytes"
	"testing"

	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout/ofd"
)

// The seed report, with all memory that is kept.
func BenchmarkEncode(b *testing.B) {
	d := layouttest.Seed(b)
	var e ofd.Encoder
	var file bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		file.Reset()
		if err := e.Encode(&file, d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(file.Len()), "bytes")
}
