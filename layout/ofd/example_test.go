package ofd_test

import (
	"bytes"
	"fmt"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout/ofd"
)

func ExampleEncoder() {
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
	var e ofd.Encoder // for archives; with Web, addresses can be followed
	var file bytes.Buffer
	if err := e.Encode(&file, document); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(file.Len() < 200_000) // os.WriteFile("report.ofd", file.Bytes(), 0o644)
	// Output:
	// true
}

// The data of a report within its file, for programs.
func ExampleEncoder_With() {
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
	var data, file bytes.Buffer
	if err := nianbao.WriteYAML(&data, report); err != nil {
		fmt.Println(err)
		return
	}
	e := (&ofd.Encoder{}).With(ofd.Attachment{Name: "nianbao-report.yaml", Format: "TXT", Data: data.Bytes()})
	fmt.Println(e.Encode(&file, document))
	// Output:
	// <nil>
}
