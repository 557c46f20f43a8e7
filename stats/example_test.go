package stats_test

import (
	"fmt"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/stats"
)

func ExampleGather() {
	sound := &model.Report{Organ: "甲局", Year: 2023}
	sound.ProactiveDisclosure.Licensing = 12
	faulty := &model.Report{Organ: "乙局", Year: 2023}
	late := &model.Report{Organ: "丙局", Year: 2022}
	fit, left := stats.Gather("某县人民政府", 2023, []stats.Candidate{{Report: sound}, {Report: faulty, Errors: 2}, {Report: late}}, nil)
	total, err := stats.Sum("某县人民政府", 2023, fit)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(total.ProactiveDisclosure.Licensing)
	for _, e := range left {
		fmt.Println(e)
	}
	// Output:
	// 12
	// 乙局：报告有 2 个错误
	// 丙局：是2022年度的报告，汇总的是2023年度
}
