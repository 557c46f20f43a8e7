package review_test

import (
	"fmt"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
)

func ExampleNew() {
	files := []review.File{
		{Name: "1.docx", Report: &model.Report{Organ: "白石市青禾县水利局", Year: 2023}},
		{Name: "2.xlsx", Report: &model.Report{Organ: "青禾县教育局", Year: 2023}, Findings: model.Findings{
			{ID: "T3-ROW", Severity: model.SeverityError, Message: "总计填的是3"},
		}},
		{Name: "青禾县审计局.pdf", Findings: model.Findings{
			{ID: "READ-SCAN", Severity: model.SeverityError, Message: "PDF 是扫描件或图片，没有文字"},
		}},
	}
	r := review.New(files, review.Options{
		Members: organs.ParseList("青禾县水利局\n青禾县教育局\n青禾县审计局\n青禾县民政局\n"),
	})
	fmt.Println(r.Summary())
	for _, row := range r.Rows {
		fmt.Println(row.Organ, row.State.Chinese())
	}
	// Output:
	// 2023年度，名单 4 个单位：合格 1，须修改 1，无法读取 1，未报送 1
	// 青禾县水利局 合格
	// 青禾县教育局 须修改
	// 青禾县审计局 无法读取
	// 青禾县民政局 未报送
}
