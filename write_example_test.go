package nianbao_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/tables"
)

// linesWith prints the lines of a file that begin with one of the given texts.
func linesWith(file string, starts ...string) {
	for line := range strings.Lines(file) {
		for _, start := range starts {
			if strings.HasPrefix(line, start) {
				fmt.Print(line)
			}
		}
	}
}

func ExampleWriteYAML() {
	report := &nianbao.Report{
		Organ: "青禾县农业农村局", Year: 2023,
		Overview: "（一）主动公开。公开信息45条。\n（二）依申请公开。收到申请3件。\n",
	}
	report.Applications.Received = tables.Applicants{NaturalPersons: 3, Total: 3}
	var file strings.Builder
	if err := nianbao.WriteYAML(&file, report); err != nil {
		fmt.Println(err)
		return
	}
	linesWith(file.String(), "organ", "year", "overview", "  （", "  received", "reconsideration")
	// Output:
	// organ: 青禾县农业农村局
	// year: 2023
	// overview: |
	//   （一）主动公开。公开信息45条。
	//   （二）依申请公开。收到申请3件。
	//   received: [3, 0, 0, 0, 0, 0, 3] # 一、本年新收政府信息公开申请数量
	// reconsideration: [0, 0, 0, 0, 0] # 表四（行政复议）：结果维持、结果纠正、其他结果、尚未审结、总计
}

func ExampleNew() {
	last := &nianbao.Report{Organ: "青禾县农业农村局", Year: 2022}
	last.Applications.CarriedForward = tables.Applicants{NaturalPersons: 2, Total: 2}
	last.ProactiveDisclosure.NormativeDocuments.InForce = 6
	report := nianbao.New("青禾县农业农村局", 2023, last)
	var file strings.Builder
	if err := nianbao.WriteForm(&file, report, nianbao.ChineseKeys(), nianbao.TakenFrom(last)); err != nil {
		fmt.Println(err)
		return
	}
	linesWith(file.String(), "# 六", "  上年结转", "  行政规范性文件")
	// Output:
	//   行政规范性文件: {本年制发件数: "", 本年废止件数: "", 现行有效件数: 6}
	//   上年结转政府信息公开申请数量: [2, 0, 0, 0, 0, 0, 2]
	// # 六、其他需要报告的事项（文字）。没有的，也要写明。
}

func ExampleSum() {
	member := func(organ, fees string, permits int64) *nianbao.Report {
		r := &nianbao.Report{Organ: organ, Year: 2023}
		r.ProactiveDisclosure.Licensing = permits
		if err := r.ProactiveDisclosure.Fees.UnmarshalText([]byte(fees)); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		return r
	}
	members := []*nianbao.Report{member("青禾县农业农村局", "0.1", 12), member("青禾县教育局", "35.20", 7)}
	total, err := nianbao.Sum("青禾县人民政府", 2023, members)
	if err != nil {
		fmt.Println(err) // nianbao.MemberErrors: each report that doesn't fit
		return
	}
	fmt.Println(total.ProactiveDisclosure.Licensing, total.ProactiveDisclosure.Fees)
	fmt.Println(nianbao.Check(total, nianbao.Summing(members...), nianbao.Only("SUM")) == nil)
	_, err = nianbao.Sum("青禾县人民政府", 2022, members)
	fmt.Println(err)
	// Output:
	// 19 35.30
	// true
	// 青禾县农业农村局：是2023年度的报告，汇总的是2022年度
	// 青禾县教育局：是2023年度的报告，汇总的是2022年度
}

func ExampleDiff() {
	last, this := &nianbao.Report{Year: 2022}, &nianbao.Report{Year: 2023}
	last.ProactiveDisclosure.Licensing, this.ProactiveDisclosure.Licensing = 12, 9
	this.Litigation.Direct = tables.Cases{Pending: 1, Total: 1}
	for _, c := range nianbao.Diff(last, this) {
		fmt.Printf("%s：%s → %s，%s（%s%%）\n", c.Name, c.Last, c.This, c.Difference, c.Ratio)
	}
	// Output:
	// 表二 / 行政许可：12 → 9，-3（-25.00%）
	// 表四（行政诉讼） / 未经复议直接起诉 / 尚未审结：0 → 1，1（%）
	// 表四（行政诉讼） / 未经复议直接起诉 / 总计：0 → 1，1（%）
}
