// Command samebytes writes reports in all formats and prints a digest of each file, a line each. The same
// reports give the same lines on every machine; with -compare it builds itself for other processors,
// runs there by qemu-user where this machine has it, and compares the lines.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing/fstest"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout/ofd"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/rules"
	"github.com/nianbao/nianbao/sheets"
)

func main() {
	from := flag.Int("from", 0, "number of the first made-up report")
	count := flag.Int("count", 1, "how many made-up reports are written beside those that are named")
	compare := flag.String("compare", "", "processors to compare with, separated by commas: 386,arm64,riscv64,s390x")
	flag.Parse()
	if err := run(os.Stdout, *from, *count, *compare, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "samebytes:", err)
		os.Exit(1)
	}
}

func run(out io.Writer, from, count int, compare string, files []string) error {
	if compare != "" {
		return compareAll(out, from, count, strings.Split(compare, ","), files)
	}
	for _, name := range files {
		r, err := yaml.ReadFile(name)
		if err != nil {
			return err
		}
		if err := digests(out, name, r); err != nil {
			return err
		}
	}
	for i := range count {
		if err := digests(out, fmt.Sprintf("sample %d", from+i), sample.Report(from+i)); err != nil {
			return err
		}
	}
	return nil
}

// variant is a way to write a report.
type variant struct {
	name    string
	options export.Options
	render  []render.Option
	formats []*export.Format // nil for all
}

// variants are the ways in which files of a format differ.
func variants() []variant {
	pages := []*export.Format{export.PDF, export.OFD}
	all := []variant{
		{name: "usual"},
		{name: "draft with contents", render: []render.Option{render.WithDraft(), render.WithContents(), render.WithLandscape()}},
		{name: "with data", options: export.Options{Data: true}, formats: pages},
		{name: "fragment", options: export.Options{Page: html.Encoder{Fragment: true}}, formats: []*export.Format{export.HTML}},
		{name: "with links that work", options: export.Options{OFD: ofd.Encoder{Web: true}}, formats: []*export.Format{export.OFD}},
		{name: "other keys", options: export.Options{Keys: export.EnglishKeys}, formats: []*export.Format{export.YAML}},
		{name: "other keys", options: export.Options{Keys: export.ChineseKeys}, formats: []*export.Format{export.JSON}},
	}
	for _, s := range []pdf.Standard{pdf.A3a_UA1, pdf.A1a, pdf.A4_UA2} {
		all = append(all, variant{name: s.String(), options: export.Options{Standard: s}, formats: pages[:1]})
	}
	return all
}

// digests writes the digests of a report's files, and of the tables of what a check finds.
func digests(out io.Writer, name string, r *model.Report) error {
	tell := func(what string, data []byte) {
		fmt.Fprintf(out, "%x  %s: %s\n", sha256.Sum256(data), name, what)
	}
	for _, v := range variants() {
		e, err := export.New(v.options, append([]render.Option{render.WithPictures(fstest.MapFS{})}, v.render...)...)
		if err != nil {
			return err
		}
		formats := v.formats
		if formats == nil {
			formats = export.Formats()
		}
		for _, f := range formats {
			data, err := written(e, f, r)
			if err != nil {
				return fmt.Errorf("%s, %s, %s: %w", name, v.name, f.Name, err)
			}
			tell(v.name+", "+f.Name, data)
		}
	}
	return tables(tell, r)
}

// written returns the bytes of a file, of SVG those of all pages.
func written(e *export.Exporter, f *export.Format, r *model.Report) ([]byte, error) {
	h := &collector{}
	if f == export.SVG {
		_, err := e.Pages(r, func(page int) string { return fmt.Sprintf("%d.svg", page) }, func(_ int, data []byte) error {
			_, err := h.Write(data)
			return err
		})
		return h.data, err
	}
	_, err := e.Write(h, f, r)
	return h.data, err
}

type collector struct{ data []byte }

func (c *collector) Write(p []byte) (int, error) {
	c.data = append(c.data, p...)
	return len(p), nil
}

// tables tells the digests of a table of what a check finds, as CSV, a web page and a workbook.
func tables(tell func(string, []byte), r *model.Report) error {
	found := sheets.Sheet{Name: "问题", Columns: []sheets.Column{{Name: "规则"}, {Name: "位置"}, {Name: "问题"}}}
	for _, f := range rules.Check(r) {
		found.Rows = append(found.Rows, []sheets.Cell{sheets.Text(f.ID), sheets.Text(f.Place.String()), sheets.Text(f.Message)})
	}
	book := sheets.Book{Title: r.PlainTitle(), Sheets: []sheets.Sheet{found}}
	for _, w := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"CSV of findings", func(w io.Writer) error { return sheets.WriteCSV(w, found) }},
		{"page of findings", func(w io.Writer) error { return sheets.WriteHTML(w, book) }},
		{"workbook of findings", func(w io.Writer) error { return xlsx.WriteBook(w, book) }},
	} {
		c := &collector{}
		if err := w.write(c); err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		tell(w.name, c.data)
	}
	return nil
}
