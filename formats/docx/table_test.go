package docx

import "testing"

func TestTables(t *testing.T) {
	cell := func(props, text string) string { return tc("<w:tcPr>" + props + "</w:tcPr>" + p(r(text))) }
	const span2, down, on = `<w:gridSpan w:val="2"/>`, `<w:vMerge w:val="restart"/>`, `<w:vMerge/>`
	for _, c := range []struct{ name, body, want string }{
		{"spans", tbl(tr(cell(span2, "甲")+cell("", "乙")) + tr(tcs("1|2|3"))), "[2x3]\n 0(1x2):甲 2:乙\n 0:1 1:2 2:3\n"},
		{"cells merged downwards", tbl(tr(cell(down, "甲")+cell("", "1")) + tr(cell(on, "")+cell("", "2")) + tr(cell(`<w:vMerge w:val="continue"/>`, "")+cell("", "3"))), "[3x2]\n 0(3x1):甲 1:1\n 1:2\n 1:3\n"},
		{"a chain begun anew", tbl(tr(cell(down, "甲")+cell("", "1")) + tr(cell(on, "")+cell("", "2")) + tr(cell(down, "")+cell("", "3")) + tr(cell(on, "")+cell("", "4"))), "[4x2]\n 0(2x1):甲 1:1\n 1:2\n 0(2x1): 1:3\n 1:4\n"},
		{"a chain without a beginning", tbl(tr(cell("", "甲")+cell("", "1")) + tr(cell(on, "")+cell("", "2"))), "[2x2]\n 0(2x1):甲 1:1\n 1:2\n"},
		{"a chain in the first row", tbl(tr(cell(on, "甲") + cell("", "1"))), "[1x2]\n 0:甲 1:1\n"},
		{"a chain of another width", tbl(tr(cell(down+span2, "甲")+cell("", "1")) + tr(cell(on, "乙")+cell("", "2")+cell("", "3"))), "[2x3]\n 0(1x2):甲 2:1\n 0:乙 1:2 2:3\n"},
		{"text below a merged cell", tbl(tr(cell(down, "甲")) + tr(cell(on, "遮"))), "[2x1]\n 0(2x1):甲{被合并遮住的文字：“遮”}\n"},
		{"cells merged the old way", tbl(tr(cell(`<w:hMerge w:val="restart"/>`, "甲")+cell(`<w:hMerge w:val="continue"/>`, "")+cell(`<w:hMerge/>`, "")+cell("", "乙")) + tr(tcs("1|2|3|4"))), "[2x4]\n 0(1x3):甲 3:乙\n 0:1 1:2 2:3 3:4\n"},
		{"columns left out", tbl(tr(tcs("甲|乙|丙")) + tr(`<w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>`+tcs("1"))), "[2x3]\n 0:甲 1:乙 2:丙\n 1:1\n"},
		{"headers", tbl(tr(`<w:trPr><w:tblHeader/></w:trPr>`+tcs("甲")) + tr(`<w:trPr><w:tblHeader w:val="0"/></w:trPr>`+tcs("1"))), "[2x1]\n 0:甲^\n 0:1\n"},
		{"paragraphs in a cell", tbl(tr(tc(p(r("商业")) + p("") + p(r("企业"))))), "[1x1]\n 0:商业/企业<\n  商业\n  企业\n>\n"},
		{"a table in a cell", tbl(tr(tc(p(r("甲")) + tbl(tr(tcs("1|2"))) + p("")))), "[1x1]\n 0:甲<\n  甲\n  [1x2]\n   0:1 1:2\n>\n"},
		{"controls around rows and cells", tbl(`<w:sdt><w:sdtContent>` + tr(`<w:sdt><w:sdtPr/><w:sdtContent>`+tcs("甲")+`</w:sdtContent></w:sdt>`+tcs("乙")) + `</w:sdtContent></w:sdt>`), "[1x2]\n 0:甲 1:乙\n"},
		{"a deleted row and cell", tbl(tr(tcs("甲|乙")) + tr(`<w:trPr><w:del/></w:trPr>`+tcs("7|7")) + tr(cell(`<w:cellDel/>`, "9")+tcs("1|2"))), "[2x2]\n 0:甲 1:乙\n 0:1 1:2\n! info : 文件含有未接受的修订，按接受后的文字读取\n"},
		{"a table all of whose rows were deleted", tbl(tr(`<w:trPr><w:del/></w:trPr>`+tcs("7"))) + p(r("甲")), "甲\n! info : 文件含有未接受的修订，按接受后的文字读取\n"},
		{"a picture in a cell", tbl(tr(tc(p(`<w:r><w:drawing><wp:inline><a:blip r:embed="x"/></wp:inline></w:drawing></w:r>`)))), "[1x1]\n 0:<\n  picture \n>\n"},
		{"a text box in a cell", tbl(tr(tc(p(r("甲") + `<w:r><w:pict><v:textbox><w:txbxContent>` + p(r("框")) + `</w:txbxContent></v:textbox></w:pict></w:r>`)))), "[1x1]\n 0:甲/框<\n  甲\n  框\n>\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, document(c.body, nil)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestPlacesFollowTheText(t *testing.T) {
	d, err := Read(zipped(t, document(p(r("甲"))+p("")+tbl(tr(tc(p(r("1"))+tbl(tr(tcs("2"))))))+p(r("乙")), nil)))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Blocks) != 3 || d.Kind != "Word 文档" {
		t.Fatalf("%d blocks of %s", len(d.Blocks), d.Kind)
	}
	orders := map[int]bool{}
	var at placeRecorder = func(name string, order int) {
		if orders[order] || order == 0 {
			t.Errorf("order %d of %q twice", order, name)
		}
		orders[order] = true
	}
	at.blocks(d.Blocks)
	if len(orders) != 7 {
		t.Errorf("%d places, want 7", len(orders))
	}
}
