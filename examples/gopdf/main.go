// Command gopdf puts the official tables of a report into a document that is made with
// github.com/signintech/gopdf: after a cover, on pages with a head of that document's own.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	draw "github.com/nianbao/nianbao/layout/gopdf"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("用法：gopdf 年报文件 字体文件.ttf 输出.pdf")
	}
	report, err := nianbao.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}

	// A document as it may be there already: its page size, its font, its cover.
	pdf, config := &gopdf.GoPdf{}, gopdf.Config{PageSize: *gopdf.PageSizeA4}
	pdf.Start(config)
	if err := pdf.AddTTFFont("heading", os.Args[2]); err != nil {
		log.Fatal(err)
	}
	pdf.AddPage()
	for i, line := range []string{report.Organ, fmt.Sprintf("%d年度资料汇编", report.Year)} {
		if err := write(pdf, 26, 70, 300+40*float64(i), line); err != nil {
			log.Fatal(err)
		}
	}
	if err := addTables(pdf, config, report); err != nil {
		log.Fatal(err)
	}
	if err := pdf.WritePdf(os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

// addTables adds a page for each table of the report, or what the report has of it on one page.
func addTables(pdf *gopdf.GoPdf, config gopdf.Config, report *nianbao.Report) error {
	document, err := nianbao.Layout(report)
	if err != nil {
		return err
	}
	renderer, err := draw.New(pdf, config, document)
	if err != nil {
		return err
	}
	const top = 85 // pt
	for i, table := range document.Tables {
		pdf.AddPage()
		if err := write(pdf, 11, 70, 57, fmt.Sprintf("附表%d　%s", i+1, report.Organ)); err != nil {
			return err
		}
		left := (config.PageSize.W - float64(table.W)/float64(layout.Pt)) / 2
		if err := renderer.DrawTable(i, left, top); err != nil {
			return err
		}
	}
	return nil
}

// write writes a line. The font is set each time, as drawing a table leaves another set.
func write(pdf *gopdf.GoPdf, size, x, y float64, text string) error {
	if err := pdf.SetFont("heading", "", size); err != nil {
		return err
	}
	pdf.SetXY(x, y)
	return pdf.Text(text)
}
