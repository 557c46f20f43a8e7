// Command notice typesets an ordinary official notice (通知) with a red head and a table, as an
// example of what package layout does without a report: notice notice.pdf.
package main

import (
	"bytes"
	"io"
	"log"
	"os"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("用法：notice 输出.pdf")
	}
	var file bytes.Buffer
	if err := write(&file); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[1], file.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// write lays the notice out on the page of GB/T 9704-2012 and encodes it as a PDF file.
func write(w io.Writer) error {
	faces, err := fonts.Embedded()
	if err != nil {
		return err
	}
	document, err := layout.Do(notice(), layout.GBT9704(), faces)
	if err != nil {
		return err
	}
	document.Meta = layout.Meta{Title: "关于开展政府信息公开培训的通知", Author: "青禾县人民政府办公室", Lang: "zh-CN", Date: "2023-02-20"}
	return new(pdf.Encoder).Encode(w, document)
}

// notice is the flow of blocks, from the red head to the date (GB/T 9704-2012, 7.2 and 7.3).
func notice() []layout.Block {
	page := layout.GBT9704()
	indent := 2 * page.Measure() / layout.Length(page.Chars) // of two characters
	centred := layout.Style{Align: layout.Centre}
	head := layout.Style{Size: 36 * layout.Pt, Pitch: 2 * page.Pitch(), Align: layout.Centre, SpaceAfter: 2 * page.Pitch(), KeepNext: true}
	title := layout.Style{Size: layout.ErHao, Pitch: page.Pitch() * 5 / 4, Align: layout.Centre, SpaceBefore: page.Pitch(), SpaceAfter: page.Pitch(), KeepNext: true, Snap: true}
	text := layout.Style{FirstIndent: indent}
	heading := layout.Style{FirstIndent: indent, KeepNext: true}
	signed := layout.Style{Align: layout.Right, RightIndent: indent, SpaceBefore: page.Pitch(), KeepNext: true}
	return []layout.Block{
		paragraph(layout.RoleP, head, layout.Span{Text: "青禾县人民政府办公室文件", Face: fonts.XiaoBiaoSong, Color: layout.OfficialRed}),
		paragraph(layout.RoleP, centred, fangsong("青政办发〔2023〕8号")),
		&layout.Separator{Weight: layout.Pt, Color: layout.OfficialRed, SpaceBefore: layout.MM(4), Snap: true},
		paragraph(layout.RoleTitle, title, layout.Span{Text: "青禾县人民政府办公室\n关于开展政府信息公开培训的通知", Face: fonts.XiaoBiaoSong}),
		paragraph(layout.RoleP, layout.Style{}, fangsong("各乡镇人民政府，县政府各部门：")),
		paragraph(layout.RoleP, text, fangsong("为做好2023年政府信息公开工作，提高依申请公开的办理质量，县政府办公室决定举办专题培训。现将有关事项通知如下。")),
		paragraph(layout.RoleH1, heading, layout.Span{Text: "一、时间和内容", Face: fonts.Hei}),
		paragraph(layout.RoleP, text, fangsong("培训分三期进行，每期一天，安排见下表。")),
		layout.NewTable("培训安排", 1, [][]string{
			{"期次", "日期", "参加单位", "内容", "人数"},
			{"一", "3月6日", "县政府各部门", "主动公开的范围和时限，公开属性的认定", "46"},
			{"二", "3月13日", "各乡镇、街道", "依申请公开的受理、答复和送达", "118"},
			{"三", "3月20日", "学校、医院等公共企事业单位", "公共企事业单位信息公开的规定", "75"},
		}),
		paragraph(layout.RoleH1, heading, layout.Span{Text: "二、有关要求", Face: fonts.Hei}),
		paragraph(layout.RoleP, text, fangsong("请各单位确定参加人员，于2月28日前报县政府办公室政务公开股（电话：0953-0000000）。")),
		paragraph(layout.RoleP, signed, fangsong("青禾县人民政府办公室")),
		paragraph(layout.RoleP, layout.Style{Align: layout.Right, RightIndent: 2 * indent}, fangsong("2023年2月20日")),
	}
}

// fangsong is text in 仿宋, the face of the body of official documents.
func fangsong(text string) layout.Span { return layout.Span{Text: text, Face: fonts.FangSong} }

func paragraph(role layout.Role, style layout.Style, span layout.Span) *layout.Paragraph {
	return &layout.Paragraph{Style: style, Parts: []layout.Part{{Role: role, Spans: []layout.Span{span}}}}
}
