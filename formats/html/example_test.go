package html_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/html"
)

// A page of a report, and the policy that it can be served with.
func ExampleEncoder() {
	report, err := nianbao.ReadFile("../../testdata/zhongning-2021.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	page := &html.Encoder{Labels: html.Labels{SiteName: "中宁县人民政府", PubDate: "2022-01-20 09:00"}}
	var out bytes.Buffer
	if err := nianbao.Render(&out, report, nianbao.WithFlowEncoder(page)); err != nil {
		fmt.Println(err)
		return
	}
	policy := "default-src 'none'; style-src " + html.StyleHash() + "; img-src data:"
	fmt.Println(strings.Contains(out.String(), `<meta name="SiteName" content="中宁县人民政府">`), strings.HasPrefix(policy, "default-src 'none'"))
	// Output: true true
}
