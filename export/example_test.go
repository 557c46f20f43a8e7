package export_test

import (
	"bytes"
	"fmt"
	"log"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/yaml"
)

// A report as a Word document and as a web page, by the extensions of their files.
func ExampleExporter_Write() {
	report, err := yaml.ReadFile("../testdata/zhongning-2021.yaml")
	if err != nil {
		log.Fatal(err)
	}
	exporter, err := export.New(export.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, extension := range []string{".docx", ".html"} {
		format := export.ByExtension(extension)
		var file bytes.Buffer
		if _, err := exporter.Write(&file, format, report); err != nil {
			log.Fatal(err) // of type nianbao.Findings when the report has errors
		}
		fmt.Println(format.Name, file.Len() > 1000)
	}
	// Output:
	// Word true
	// 网页 true
}
