package redraw_test

import "testing"

// From the pages of the seed report to the bytes of a file.
func BenchmarkReport(b *testing.B) {
	d := readReport(b)
	run := func(name string, draw func() []byte) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(len(draw())), "PDF-bytes")
			}
		})
	}
	run("pdf", func() []byte { return throughPDF(b, d) })
	for _, l := range libraries {
		run(l.name, func() []byte { return through(b, l.start(), d) })
	}
}
