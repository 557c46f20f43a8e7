// Command fpdf puts the official tables of a report into a document that is made with
// codeberg.org/go-pdf/fpdf: after a cover, on pages with a head of that document's own.
package main

import (
	"fmt"
	"log"
	"os"

	"codeberg.org/go-pdf/fpdf"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	draw "github.com/nianbao/nianbao/layout/fpdf"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 4 {
		log.Fatal("用法：fpdf 年报文件 字体文件.ttf 输出.pdf")
	}
	report, err := nianbao.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	font, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}

	// A document as it may be there already: its unit, its font, its cover.
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("heading", "", font)
	pdf.SetFont("heading", "", 26)
	pdf.AddPage()
	pdf.SetXY(25, 100)
	pdf.MultiCell(160, 14, fmt.Sprintf("%s\n%d年度资料汇编", report.Organ, report.Year), "", "C", false)
	pdf.SetFontSize(11)

	if err := addTables(pdf, report); err != nil {
		log.Fatal(err)
	}
	if err := pdf.OutputFileAndClose(os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

// addTables adds a page for each table of the report, or what the report has of it on one page.
func addTables(pdf *fpdf.Fpdf, report *nianbao.Report) error {
	document, err := nianbao.Layout(report)
	if err != nil {
		return err
	}
	renderer, err := draw.New(pdf, document)
	if err != nil {
		return err
	}
	const top = 30 // mm
	for i, table := range document.Tables {
		pdf.AddPage()
		width, _ := pdf.GetPageSize()
		pdf.Text(25, 20, fmt.Sprintf("附表%d　%s", i+1, report.Organ))
		left := (width - pdf.PointConvert(float64(table.W)/float64(layout.Pt))) / 2
		if err := renderer.DrawTable(i, left, top); err != nil {
			return err
		}
	}
	return nil
}
