package formats_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/formats/text"
	"github.com/nianbao/nianbao/model"
)

func TestTheSameReportInEveryFormat(t *testing.T) {
	for _, f := range mixed(t) {
		got, err := formats.Import(f.name, bytes.NewReader(f.data))
		if err != nil {
			t.Errorf("%s: %v", f.name, err)
			continue
		}
		if got.Report.Year != 2022 || got.Report.Organ == "" || got.Report.OtherMatters == "" {
			t.Errorf("%s: %d %q %q", f.name, got.Report.Year, got.Report.Organ, got.Report.OtherMatters)
		}
		for _, p := range got.Findings {
			if p.Severity > model.SeverityInfo {
				t.Errorf("%s: %v", f.name, p)
			}
		}
	}
}

func BenchmarkImport(b *testing.B) {
	for _, f := range mixed(b) {
		b.Run(filepath.Ext(f.name)[1:], func(b *testing.B) {
			b.SetBytes(int64(len(f.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := formats.Import(f.name, bytes.NewReader(f.data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRecognize(b *testing.B) {
	files := mixed(b)
	for i, read := range []func([]byte) (*paper.Document, error){html.Read, docx.Read, 3: text.Read} {
		if read == nil {
			continue
		}
		doc, err := read(files[i].data)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Ext(files[i].name)[1:], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := paper.Recognize(doc, files[i].name); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
