package layout_test

import (
	"errors"
	"fmt"
	"os"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// text is a paragraph of one part in 仿宋.
func text(role layout.Role, s string) *layout.Paragraph {
	return &layout.Paragraph{Parts: []layout.Part{{Role: role, Spans: []layout.Span{{Text: s, Face: fonts.FangSong}}}}}
}

func ExampleDo() {
	faces, err := fonts.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	document, err := layout.Do([]layout.Block{
		text(layout.RoleTitle, "关于开展培训的\n通知"),
		text(layout.RoleH1, "一、安排"),
		text(layout.RoleP, "安排见下表。"),
	}, layout.GBT9704(), faces)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(document.Pages), "page of", document.Pages[0].Width, "×", document.Pages[0].Height, "pt")
	layout.DumpTree(os.Stdout, document)
	// Output:
	// 1 page of 595.276 × 841.89 pt
	// Document
	//   Title p1.0 “关于开展培训的通知”
	//   H1 p1.1 “一、安排”
	//   P p1.2 “安排见下表。”
}

// Do tells everything that is wrong with a flow at once.
func ExampleDo_faults() {
	faces, err := fonts.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = layout.Do([]layout.Block{
		text(layout.RoleH1, "一、安排"),
		text(layout.RoleH3, "1.时间"),
		nil,
	}, layout.GBT9704(), faces)
	var faults layout.Faults
	if errors.As(err, &faults) {
		for _, fault := range faults {
			fmt.Println(fault)
		}
	}
	// Output:
	// layout: paragraph 2 “1.时间”: H3 follows a heading of level 1; no level may be skipped (ISO 14289-1, 7.4.2): use RoleH2
	// layout: block 3: it is nil; leave it out
}

func ExampleNewTable() {
	table := layout.NewTable("培训安排", 1, [][]string{
		{"日期", "人数"},
		{"3月6日", "46"},
		{"3月13日", "118"},
	})
	faces, err := fonts.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	document, err := layout.Do([]layout.Block{table}, layout.GBT9704(), faces)
	if err != nil {
		fmt.Println(err)
		return
	}
	layout.DumpTree(os.Stdout, document)
	// Output:
	// Document
	//   Table
	//     THead
	//       TR
	//         TH #h1 Column p1.0 “日期”
	//         TH #h2 Column p1.1 “人数”
	//     TBody
	//       TR
	//         TD ←h1 p1.2 “3月6日”
	//         TD ←h2 p1.3 “46”
	//       TR
	//         TD ←h1 p1.4 “3月13日”
	//         TD ←h2 p1.5 “118”
}

// A red line below the head of a document (GB/T 9704-2012, 7.2.7).
func ExampleSeparator() {
	faces, err := fonts.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	document, err := layout.Do([]layout.Block{
		text(layout.RoleP, "青政办发〔2023〕8号"),
		&layout.Separator{Weight: layout.Pt, Color: layout.OfficialRed, SpaceBefore: layout.MM(4)},
	}, layout.GBT9704(), faces)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, item := range document.Pages[0].Items {
		if rule, ok := item.(*layout.Rule); ok {
			fmt.Println(rule.W, "pt wide,", rule.H, "pt thick,", rule.Color)
		}
	}
	// Output: 442.205 pt wide, 1 pt thick, {255 0 0}
}
