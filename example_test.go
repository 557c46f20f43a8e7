package nianbao_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/tables"
)

func Example() {
	file, err := os.Open("testdata/zhongning-2021.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	report, err := nianbao.Read(file)
	if err != nil {
		fmt.Println(err) // every finding, with line and column
		return
	}
	if err := nianbao.Render(io.Discard, report); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Organ, report.Year)
	// Output: 中宁县工业和信息化局 2021
}

func ExampleRead() {
	_, err := nianbao.Read(strings.NewReader("organ: 青禾县农业农村局\nyear: 2023\noverveiw: 总体情况。\n"))
	var findings nianbao.Findings
	if errors.As(err, &findings) {
		for _, f := range findings {
			if f.ID == "READ-KEY" {
				fmt.Println(f)
			}
		}
	}
	// Output: 第3行第1列：错误[READ-KEY] overveiw：未知的键 overveiw（您是不是要写 overview？）
}

func ExampleCheck() {
	report := &nianbao.Report{
		Organ: "青禾县农业农村局", Year: 2023,
		Overview: "总体情况。", Problems: "问题和改进。", OtherMatters: "没有收取信息处理费。",
	}
	report.Applications.Received = tables.Applicants{NaturalPersons: 3, Total: 3}
	report.Applications.Outcomes.Granted = tables.Applicants{NaturalPersons: 2, Total: 2}
	report.Applications.Outcomes.Total = tables.Applicants{NaturalPersons: 2, Total: 2}
	for _, p := range nianbao.Check(report).Errors() {
		fmt.Println(p.Path, p.Message)
	}
	// Output:
	// applications.carried_forward[0] 表三“自然人”一列：第一项加第二项为3＋0＝3，第三项总计加第四项为2＋0＝2，两者应当相等
	// applications.carried_forward[6] 表三“总计”一列：第一项加第二项为3＋0＝3，第三项总计加第四项为2＋0＝2，两者应当相等
}

func ExampleRender() {
	report := &nianbao.Report{
		Organ: "青禾县农业农村局", Year: 2023,
		Overview: "总体情况。", Problems: "问题和改进。", OtherMatters: "没有收取信息处理费。",
	}
	var file strings.Builder
	if err := nianbao.Render(&file, report); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(file.String()[:8])
	// Output: %PDF-1.7
}

func ExampleRenderer() {
	renderer, err := nianbao.NewRenderer(nianbao.WithLandscape())
	if err != nil {
		fmt.Println(err)
		return
	}
	organs := []string{"青禾县农业农村局", "青禾县水利局", "青禾县教育体育局"}
	pages := make([]int, len(organs))
	var all sync.WaitGroup
	for i, organ := range organs {
		all.Go(func() {
			report := &nianbao.Report{
				Organ: organ, Year: 2023,
				Overview: "总体情况。", Problems: "问题和改进。", OtherMatters: "没有收取信息处理费。",
			}
			var file bytes.Buffer
			result, err := renderer.Render(&file, report)
			if err != nil {
				fmt.Println(err)
				return
			}
			pages[i] = result.Pages
		})
	}
	all.Wait()
	fmt.Println(pages)
	// Output: [4 4 4]
}

func ExampleLayout() {
	report := &nianbao.Report{
		Organ: "青禾县农业农村局", Year: 2023,
		Overview: "总体情况。", Problems: "问题和改进。", OtherMatters: "没有收取信息处理费。",
	}
	page := layout.GBT9704()
	page.SingleSided = true
	document, err := nianbao.Layout(report, nianbao.WithPage(page))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range document.Outline {
		fmt.Println(h.Page+1, h.Text)
	}
	// Output:
	// 1 一、总体情况
	// 1 二、主动公开政府信息情况
	// 2 三、收到和处理政府信息公开申请情况
	// 3 四、政府信息公开行政复议、行政诉讼情况
	// 3 五、存在的主要问题及改进情况
	// 3 六、其他需要报告的事项
}

func ExampleRules() {
	for _, rule := range nianbao.Rules()[:3] {
		fmt.Println(rule.ID, rule.Severity, rule.Title)
	}
	// Output:
	// EDITION error 适用的格式版本
	// NONNEG error 数量不为负
	// T3-ROW error 表三：每行的总计
}

func ExampleWithRules() {
	// An office of its own rule: every report names a telephone number.
	phone := nianbao.Rule{
		ID: "X-PHONE", Severity: nianbao.SeverityWarning, Title: "联系电话",
		Check: func(x *nianbao.Inspection) {
			if !strings.Contains(x.Report.Preamble, "电话") {
				x.Add("preamble", nianbao.Value{}, nianbao.Text("电话"), "前言中没有联系电话")
			}
		},
	}
	report := &nianbao.Report{Organ: "青禾县农业农村局", Year: 2023, Preamble: "本报告统计期限为2023年1月1日至2023年12月31日。"}
	for _, p := range nianbao.Check(report, nianbao.WithRules(phone), nianbao.Only("X-PHONE", "YEAR")) {
		fmt.Println(p.ID, p.Message)
	}
	// Output: X-PHONE 前言中没有联系电话
}

func ExampleAgainst() {
	last := &nianbao.Report{Organ: "青禾县农业农村局", Year: 2022}
	last.Applications.CarriedForward = tables.Applicants{NaturalPersons: 2, Total: 2}
	this := &nianbao.Report{Organ: "青禾县农业农村局", Year: 2023}
	for _, p := range nianbao.Check(this, nianbao.Against(last), nianbao.Only("CARRY")) {
		fmt.Println(p.Path, p.Found, p.Expected)
	}
	// Output:
	// applications.carried_over[0] 0 2
	// applications.carried_over[6] 0 2
}

// A rule of a program's own stops a render.
func ExampleWithChecks() {
	phone := nianbao.Rule{
		ID: "X-PHONE", Severity: nianbao.SeverityError, Title: "联系电话",
		Check: func(x *nianbao.Inspection) {
			if !strings.Contains(x.Report.Preamble, "电话") {
				x.Add("preamble", nianbao.Value{}, nianbao.Value{}, "前言没有写明联系电话")
			}
		},
	}
	report, err := nianbao.ReadFile("testdata/qinghe-2020.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	err = nianbao.Render(io.Discard, report, nianbao.WithChecks(nianbao.WithRules(phone)))
	fmt.Println(err)
	// Output: 第8行第11列：错误[X-PHONE] preamble：前言没有写明联系电话
}
