package svg_test

import (
	"testing"

	"github.com/nianbao/nianbao/internal/layouttest"
	"github.com/nianbao/nianbao/layout/svg"
)

// All pages of the seed report.
func BenchmarkPages(b *testing.B) {
	d := layouttest.Seed(b)
	var e svg.Encoder
	b.ReportAllocs()
	for b.Loop() {
		size := 0
		err := e.Pages(d, func(_ int, data []byte) error {
			size += len(data)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(size)/float64(len(d.Pages)), "bytes/page")
	}
}
