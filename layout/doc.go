// Package layout typesets a flow of blocks on pages: paragraphs, tables, figures and separators,
// by the rules of Chinese official documents (GB/T 9704-2012, GB/T 15834-2011).
//
// Its result is plain data: pages of positioned items, and one logical tree whose leaves name
// the items by marked content. An encoder, such as that of package layout/pdf, draws and tags
// them without deciding anything. All lengths are integers of 1/65536 pt; no floating point takes
// part, so that the result is the same on every machine.
//
// # Typesetting a document
//
// Choose font faces and a page, make blocks, lay them out, and encode the pages:
//
//	faces, err := fonts.Embedded()     // 仿宋, 宋, 小标宋, 黑 and 楷
//	page := layout.GBT9704()           // A4, 22 lines of 28 characters
//	flow := []layout.Block{
//		&layout.Paragraph{
//			Style: layout.Style{Size: layout.ErHao, Align: layout.Centre, KeepNext: true, Snap: true},
//			Parts: []layout.Part{{Role: layout.RoleTitle, Spans: []layout.Span{
//				{Text: "关于开展培训的\n通知", Face: fonts.XiaoBiaoSong}, // "\n" ends the line
//			}}},
//		},
//		&layout.Separator{Weight: layout.Pt, Color: layout.OfficialRed},
//		layout.NewTable("安排", 1, [][]string{{"日期", "人数"}, {"3月6日", "46"}}),
//	}
//	document, err := layout.Do(flow, page, faces)
//	document.Meta = layout.Meta{Title: "关于开展培训的通知", Lang: "zh-CN"}
//	err = new(pdf.Encoder).Encode(w, document)
//
// What a block is in the document, such as a title, a heading or running text, its parts say by
// their Role; how it looks, the Style of the paragraph and the faces of the spans. A heading must
// not skip a level. Do refuses what cannot be laid out, and names every block that is at fault.
// Command examples/notice is a whole program.
package layout
