package svg_test

import (
	"fmt"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout/svg"
)

func ExampleEncoder_Pages() {
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
	name := func(page int) string { return fmt.Sprintf("page-%d.svg", page+1) }
	e := svg.Encoder{Address: name} // where links of a table of contents lead
	err = e.Pages(document, func(page int, data []byte) error {
		fmt.Printf("%s %.4s\n", name(page), data) // os.WriteFile(name(page), data, 0o644)
		return nil
	})
	fmt.Println(err)
	// Output:
	// page-1.svg <svg
	// page-2.svg <svg
	// page-3.svg <svg
	// page-4.svg <svg
	// page-5.svg <svg
	// page-6.svg <svg
	// <nil>
}
