package docx_test

import (
	"io"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/docx"
)

// BenchmarkWrite writes the seed report again and again, from the figures.
func BenchmarkWrite(b *testing.B) {
	r := readSeed(b)
	x, err := nianbao.NewRenderer(nianbao.WithFlowEncoder(docx.Encoder{}))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEncode writes the flow of the seed report.
func BenchmarkEncode(b *testing.B) {
	f, err := nianbao.Flow(readSeed(b))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := (docx.Encoder{}).EncodeFlow(io.Discard, f); err != nil {
			b.Fatal(err)
		}
	}
}
