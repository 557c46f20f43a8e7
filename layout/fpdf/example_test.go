package fpdf_test

import (
	"fmt"
	"io"

	"codeberg.org/go-pdf/fpdf"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	draw "github.com/nianbao/nianbao/layout/fpdf"
)

// A report's pages after a cover that the caller has made.
func Example() {
	report, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	document, err := nianbao.Layout(report)
	if err != nil {
		fmt.Println(err)
		return
	}
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddPage()
	pdf.SetFont("Helvetica", "B", 20)
	pdf.Text(30, 40, "Yearbook 2021")

	renderer, err := draw.New(pdf, document)
	if err != nil {
		fmt.Println(err) // a *layout.CannotDraw: nothing was drawn
		return
	}
	if err := renderer.Pages(); err != nil {
		fmt.Println(err)
		return
	}
	if err := pdf.Output(io.Discard); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pdf.PageCount(), "pages")
	for _, loss := range renderer.Losses() {
		fmt.Println("without", loss)
	}
	// Output:
	// 7 pages
	// without tags
	// without conformance to PDF/A and PDF/UA
	// without texts of links
	// without texts of glyphs that stand for several characters
}

// The official tables alone, on the caller's own pages.
func ExampleRenderer_DrawTable() {
	report, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	document, err := nianbao.Layout(report)
	if err != nil {
		fmt.Println(err)
		return
	}
	pdf := fpdf.New("P", "mm", "A4", "")
	renderer, err := draw.New(pdf, document)
	if err != nil {
		fmt.Println(err)
		return
	}
	pdf.SetFont("Helvetica", "", 11)
	for i, table := range document.Tables {
		pdf.AddPage()
		pdf.Text(27, 20, fmt.Sprintf("Table %d", i+1))
		if err := renderer.DrawTable(i, 27, 25); err != nil {
			fmt.Println(err)
			return
		}
		high := pdf.PointConvert(float64(table.H) / float64(layout.Pt))
		pdf.Text(27, 25+high+6, "As reported.")
	}
	if err := pdf.Output(io.Discard); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pdf.PageCount(), "pages")
	// Output: 3 pages
}
