package svg_test

import (
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
)

// seed is the layout of the seed report.
func seed(t testing.TB, options ...nianbao.Option) *layout.Document {
	t.Helper()
	report, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return lay(t, report, options...)
}

func lay(t testing.TB, report *nianbao.Report, options ...nianbao.Option) *layout.Document {
	t.Helper()
	d, err := nianbao.Layout(report, options...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// pages returns the files of all pages.
func pages(t testing.TB, e *svg.Encoder, d *layout.Document) [][]byte {
	t.Helper()
	var files [][]byte
	err := e.Pages(d, func(page int, data []byte) error {
		if page != len(files) {
			t.Errorf("page %d comes after %d others", page, len(files))
		}
		files = append(files, data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
