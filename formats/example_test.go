package formats_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/nianbao/nianbao/formats"
)

// A report that stands on a web page is read, and what is not certain about it is told.
func ExampleImport() {
	const page = `<title>某县教育局2023年政府信息公开工作年度报告</title>
<h1>某县教育局2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>2023年，我局主动公开政府信息120条。</p>
<p>二、主动公开政府信息情况</p>
<table><tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数
<tr><td>规章<td>0<td>0<td>0<tr><td>行政规范性文件<td>2<td>1<td>9</table>
<p>五、存在的主要问题及改进情况</p><p>公开意识有待加强。</p>
<p>六、其他需要报告的事项</p><p>无。</p>`
	imported, err := formats.Import("report.html", strings.NewReader(page))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	fmt.Println(imported.Format, imported.Report.Organ, imported.Report.Year)
	for _, finding := range imported.Findings {
		fmt.Println(finding)
	}
}
