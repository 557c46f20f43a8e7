package render_test

import (
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout/pdf"
)

// BenchmarkRender sets the seed report again and again, as a server would: from the
// checked report to the bytes of the file.
func BenchmarkRender(b *testing.B) {
	r := read(b, seed)
	size := len(render(b, r))
	b.ReportAllocs()
	for b.Loop() {
		if err := nianbao.Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size), "PDF-bytes")
}

// BenchmarkRenderLayout is the part of it up to the pages, without the PDF.
func BenchmarkRenderLayout(b *testing.B) {
	r := read(b, seed)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := nianbao.Layout(r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRenderEncode is the rest: from the pages to the PDF.
func BenchmarkRenderEncode(b *testing.B) {
	d, err := nianbao.Layout(read(b, seed))
	if err != nil {
		b.Fatal(err)
	}
	var e pdf.Encoder
	b.ReportAllocs()
	for b.Loop() {
		if err := e.Encode(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadAndCheck is what a reviewing office does with each report.
func BenchmarkReadAndCheck(b *testing.B) {
	data, err := os.ReadFile(seed)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		r, err := nianbao.Read(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		if ps := nianbao.Check(r); ps != nil {
			b.Fatal(ps)
		}
	}
}
