package export_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/render"
)

// pieces are what long reports are made of.
var pieces = map[string]string{
	"paragraphs": "收到政府信息公开申请，及时答复。\n", "headings": "（一）主动公开\n已经公开。\n", "list": "1.公开目录；\n", "bold": strings.Repeat("**公开**目录，", 99) + "\n", "links": strings.Repeat("见http://www.a.gov.cn/a，", 49) + "\n",
	"rows": "| 甲 | 乙 | 1 |\n", "tables": "表1 情况\n| 甲 | 乙 |\n| 1 | 2 |\n\n",
}

// Writing and reading again each format, of texts of doubling sizes: ns/B stays the same when the time grows with the size.
func BenchmarkScaling(b *testing.B) {
	e, err := export.New(export.Options{}, render.WithDraft())
	if err != nil {
		b.Fatal(err)
	}
	for name, piece := range pieces {
		for _, size := range []int{25_000, 50_000, 100_000} {
			r, err := yaml.ReadFile(testdata("zhongning-2021.yaml"))
			if err != nil {
				b.Fatal(err)
			}
			r.Problems = strings.Repeat(piece, size/len(piece))
			run := func(what string, f func() error) {
				b.Run(fmt.Sprintf("%s/%s/%d", what, name, size), func(b *testing.B) {
					for b.Loop() {
						if err := f(); err != nil {
							b.Fatal(err)
						}
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/B")
				})
			}
			for _, f := range singles {
				var file bytes.Buffer
				run("write "+f.ID, func() error {
					file.Reset()
					_, err := e.Write(&file, f, r)
					return err
				})
				if f != export.PDF && f != export.OFD || size < 50_000 { // those hold 200 pages at most
					run("read "+f.ID, func() error {
						_, err := formats.Import("a"+f.Extensions[0], bytes.NewReader(file.Bytes()))
						return err
					})
				}
			}
			run("write svg", func() error {
				_, err := e.Pages(r, nil, func(_ int, data []byte) error { _, err := io.Discard.Write(data); return err })
				return err
			})
		}
	}
}
