package gopdf_test

import (
	"fmt"
	"io"

	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	draw "github.com/nianbao/nianbao/layout/gopdf"
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
	pdf, config := &gopdf.GoPdf{}, gopdf.Config{PageSize: *gopdf.PageSizeA4}
	pdf.Start(config)
	pdf.AddPage()
	pdf.SetLineWidth(2)
	pdf.Line(80, 100, 515, 100)

	renderer, err := draw.New(pdf, config, document)
	if err != nil {
		fmt.Println(err) // a *layout.CannotDraw: nothing was drawn
		return
	}
	if err := renderer.Pages(); err != nil {
		fmt.Println(err)
		return
	}
	if _, err := pdf.WriteTo(io.Discard); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pdf.GetNumberOfPages(), "pages")
	for _, loss := range renderer.Losses() {
		fmt.Println("without", loss)
	}
	// Output:
	// 7 pages
	// without tags
	// without conformance to PDF/A and PDF/UA
	// without texts of links
	// without texts of glyphs that stand for several characters
	// without levels of the outline
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
	pdf, config := &gopdf.GoPdf{}, gopdf.Config{PageSize: gopdf.Rect{W: 210, H: 297}, Unit: gopdf.UnitMM}
	pdf.Start(config)
	renderer, err := draw.New(pdf, config, document)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, table := range document.Tables {
		pdf.AddPage()
		if err := renderer.DrawTable(i, 27, 25); err != nil {
			fmt.Println(err)
			return
		}
		below := 25 + pdf.PointsToUnits(float64(table.H)/float64(layout.Pt)) + 3
		pdf.Line(27, below, 183, below)
	}
	if _, err := pdf.WriteTo(io.Discard); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(pdf.GetNumberOfPages(), "pages")
	// Output: 3 pages
}
