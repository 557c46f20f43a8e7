package docx

import "testing"

func TestTextIsWhatAPersonSees(t *testing.T) {
	const fieldBegin, fieldMid, fieldEnd = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	instr := func(code string) string {
		return `<w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>`
	}
	box := func(inner string) string {
		return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` + inner + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` + inner + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", p(r("甲")) + p("") + p(r("乙")), "甲\n乙\n"},
		{"runs join", p(r("公") + r("开")), "公开\n"},
		{"blanks at the ends of a text count only if preserved", p(`<w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙 </w:t></w:r>` + r("丙")), "甲 乙 丙\n"},
		{"lines of the file are no lines", p("<w:r><w:t>甲\n乙</w:t></w:r>"), "甲 乙\n"},
		{"references and CDATA", p("<w:r><w:t>&lt;a&gt; &amp;&#20844;&#x5f00;<![CDATA[<b>]]></w:t></w:r>"), "<a> &公开<b>\n"},
		{"breaks, tabs", p(`<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t><w:tab/><w:t>丁</w:t><w:br w:type="page"/></w:r>`), "甲/乙/丙→丁\n"},
		{"hyphens", p(`<w:r><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>件</w:t></w:r>`), "-5件\n"},
		{"symbols", p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Times New Roman" w:char="F035"/><w:sym w:font="宋体" w:char="516C"/></w:r>`), "☑5公\n"},
		{"an unknown symbol", p(`<w:r><w:sym w:font="Wingdings" w:char="F001"/><w:t>甲</w:t></w:r>`), "□甲\n! warning 第1段: 符号无法读出（字体 Wingdings，编码 F001），以“□”代替\n"},
		{"ruby", p(`<w:r><w:ruby><w:rt><w:r><w:t>gōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r></w:rubyBase></w:ruby></w:r>` + r("开")), "公开\n"},
		{"links, tags, controls", p(`<w:hyperlink r:id="x">` + r("甲") + `</w:hyperlink><w:smartTag>` + r("乙") + `</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>` + r("丙") + `</w:sdtContent></w:sdt><w:customXml>` + r("丁") + `</w:customXml>`), "甲乙丙丁\n"},
		{"blocks in controls", `<w:sdt><w:sdtPr/><w:sdtContent>` + p(r("甲")) + `<w:customXml>` + p(r("乙")) + `</w:customXml></w:sdtContent></w:sdt>`, "甲\n乙\n"},
		{"alternatives", p(`<mc:AlternateContent><mc:Choice Requires="w14">` + r("新") + `</mc:Choice><mc:Fallback>` + r("旧") + `</mc:Fallback></mc:AlternateContent>`), "新\n"},
		{"mathematics", p(`<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`), "x=1\n"},

		{"fields keep their result", p(fieldBegin + instr("DOCPROPERTY x") + fieldMid + r("甲局") + fieldEnd + r("乙")), "甲局乙\n"},
		{"fields inside the code of fields", p(fieldBegin + instr("IF ") + fieldBegin + instr("MERGEFIELD n") + fieldMid + r("9") + fieldEnd + fieldMid + r("甲") + fieldEnd), "甲\n"},
		{"page numbers", p(r("甲") + fieldBegin + instr("PAGE") + fieldMid + r("3") + fieldEnd + `<w:fldSimple w:instr=" NUMPAGES ">` + r("9") + `</w:fldSimple>`), "甲\n"},
		{"simple fields", p(`<w:fldSimple w:instr=" =SUM(LEFT) ">` + r("12") + `</w:fldSimple>`), "12\n"},
		{"a formula without a result", p(r("共") + fieldBegin + instr("=SUM(LEFT)") + fieldEnd), "共\n! warning 第1段: 公式域没有保存结果：“=SUM(LEFT)”，请在 Word 里更新域后再读\n"},
		{"a number in a circle", p(fieldBegin + instr(`eq \o\ac(○,3)`) + fieldEnd + r("项")), "③项\n"},
		{"a field without an end", p(fieldBegin+instr("REF x")+r("甲")) + p(r("乙")), "! warning 第1段附近: 域代码没有结束标记，其中的文字没有读入：“甲乙”\n"},
		{"an end without a field", p(fieldEnd + r("甲")), "甲\n"},

		{"a text box once, after its paragraph", p(box(p(r("框")))+r("甲")) + p(r("乙")), "甲\n框\n乙\n"},
		{"an old text box", p(`<w:r><w:pict><v:shape><v:textbox><w:txbxContent>` + p(r("框")) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`), "框\n"},
		{"word art", p(`<w:r><w:pict><v:shape><v:textpath string="年度报告"/></v:shape></w:pict></w:r>`), "年度报告\n"},
		{"a picture", p(r("甲") + `<w:r><w:drawing><wp:inline><wp:extent cx="3000000" cy="900000"/><wp:docPr id="1" name="图片 1" descr="表三"/><a:graphic><a:graphicData><a:blip r:embed="x"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`), "甲\npicture 表三\n"},
		{"an embedded table", p(r("甲") + `<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>`), "甲\n! warning 第1段: 文中嵌有对象（Excel.Sheet.12），其中的内容没有读入\n"},

		{"bold", p(r("甲") + `<w:r><w:rPr><w:b/></w:rPr><w:t>乙</w:t></w:r><w:r><w:rPr><w:b w:val="1"/></w:rPr><w:t>丙</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>丁</w:t></w:r>`), "甲*乙丙*丁\n"},
		{"alignment", p(`<w:pPr><w:jc w:val="center"/></w:pPr>`+r("甲")) + p(`<w:pPr><w:jc w:val="end"/></w:pPr>`+r("乙")) + p(`<w:pPr><w:jc w:val="both"/></w:pPr>`+r("丙")), "center 甲\nend 乙\n丙\n"},
		{"hidden and struck text", p(r("甲") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>废</w:t></w:r><w:r><w:rPr><w:dstrike/><w:strike w:val="0"/></w:rPr><w:t>双</w:t></w:r>`),
			"甲\n! info 第1段: 隐藏的文字没有读入：“密”\n! warning 第1段: 带删除线的文字没有读入：“废双”\n"},

		{"changes", p(r("共")+`<w:del><w:r><w:delText>7</w:delText></w:r></w:del><w:ins>`+r("8")+`</w:ins>`+r("件")) + p(`<w:moveFrom>`+r("移")+`</w:moveFrom>`) + p(`<w:moveTo>`+r("移")+`</w:moveTo>`),
			"共8件\n移\n! info : 文件含有未接受的修订，按接受后的文字读取\n"},
		{"a deleted end joins", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+r("甲")) + p(`<w:pPr><w:jc w:val="center"/></w:pPr>`+r("乙")), "center 甲乙\n! info : 文件含有未接受的修订，按接受后的文字读取\n"},
		{"a deleted paragraph", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>甲</w:delText></w:r></w:del>`) + p(r("乙")), "乙\n! info : 文件含有未接受的修订，按接受后的文字读取\n"},
		{"a deleted end before a table", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+r("甲")) + tbl(tr(tcs("乙"))), "甲\n[1x1]\n 0:乙\n! info : 文件含有未接受的修订，按接受后的文字读取\n"},
		{"former properties are not read", p(`<w:pPr><w:pPrChange><w:pPr><w:jc w:val="center"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>`), "甲\n"},
		{"a style separator", p(`<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>`+r("（一）主动公开。")) + p(r("全年公开8条。")), "（一）主动公开。全年公开8条。\n"},

		{"a table of contents in a control", `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p(r("一、总体情况 1")) + `</w:sdtContent></w:sdt>` + p(r("一、总体情况")),
			"一、总体情况\n! info : 目录没有读入（1 行，自“一、总体情况 1”起）\n"},
		{"a table of contents as a field", p(r("目  录")) + p(fieldBegin+instr(`TOC \o "1-3"`)+fieldMid+r("一、总体情况")+fieldBegin+instr("PAGEREF a")+fieldMid+r("1")+fieldEnd) + p(r("二、其他 2")) + p(fieldEnd) + p(r("正文")),
			"正文\n! info : 目录没有读入（2 行，自“一、总体情况1”起）\n"},
		{"a table of contents without an end", p(fieldBegin+instr("TOC")+fieldMid+r("一、总体情况")) + p(r("正文")), "一、总体情况\n正文\n"},
		{"a placeholder", `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + p(r("17")) + `</w:sdtContent></w:sdt>`, "17\n"},
		{"another file inside", p(r("甲")) + `<w:altChunk r:id="x"/>`, "甲\n! warning 第1段附近: 这里嵌有另一个文件的内容，没有读入\n"},
		{"nothing but another file", `<w:altChunk r:id="x"/>`, "error: 错误[READ-FORMAT] Word 文件的正文嵌在另一个文件里（altChunk 或子文档），读不到（请用 Word 打开后另存为 .docx 再试）\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, document(c.body, nil)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestStylesGiveLevelsAlignmentAndBold(t *testing.T) {
	styles := `<w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
		<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
		<w:style w:type="paragraph" w:styleId="own"><w:name w:val="一级标题"/><w:basedOn w:val="1"/></w:style>
		<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/></w:style>
		<w:style w:type="paragraph" w:styleId="lvl"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
		<w:style w:type="paragraph" w:styleId="ring1"><w:name w:val="y"/><w:basedOn w:val="ring2"/></w:style>
		<w:style w:type="paragraph" w:styleId="ring2"><w:name w:val="z"/><w:basedOn w:val="ring1"/></w:style>
		<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
		<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`
	ps := func(style, inner string) string { return p(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + inner) }
	strong := func(text string) string {
		return `<w:r><w:rPr><w:rStyle w:val="strong"/></w:rPr><w:t>` + text + `</w:t></w:r>`
	}
	body := ps("TOC1", r("一、甲 1")) + ps("1", r("甲")+strong("乙")) + ps("own", r("丙")) + ps("2", r("丁")) + ps("lvl", r("戊")) + ps("ring1", r("己")) + ps("none", strong("庚")+r("辛")) +
		p(`<w:pPr><w:pStyle w:val="1"/><w:jc w:val="left"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:rPr><w:b w:val="false"/></w:rPr><w:t>壬</w:t></w:r>`)
	want := "center h1 *甲*乙\ncenter h1 *丙*\nh2 丁\nh3 戊\n己\n*庚*辛\n壬\n! info : 目录没有读入（1 行，自“一、甲 1”起）\n"
	if got := read(t, document(body, parts{"styles": styles})); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestNotesBesideTheTextAreTold(t *testing.T) {
	body := p(r("甲")+`<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/>`+r("乙")+`<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`) +
		tbl(tr(tc(p(r("5")+`<w:r><w:commentReference w:id="1"/></w:r>`))+tc(p(r("6")+`<w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>`)))) + p(r("丙")+`<w:r><w:endnoteReference w:id="1"/></w:r>`)
	support := parts{
		"footnotes": `<w:footnote w:type="separator" w:id="0">` + p(r("——")) + `</w:footnote><w:footnote w:id="2">` + p(`<w:r><w:footnoteRef/></w:r>`+r("含下属单位。")) + p(r("第二段。")) + `</w:footnote>`,
		"endnotes":  `<w:endnote w:id="1">` + p(r("来自后台。")) + `</w:endnote><w:endnote w:id="2">` + p(r("没有引用。")) + `</w:endnote>`,
		"comments":  `<w:comment w:id="0">` + p(r("请核实")) + `</w:comment><w:comment w:id="1">` + p(r("与系统不符")) + `</w:comment>`,
	}
	want := "甲乙\n[1x2]\n 0:5{批注没有读入正文：“与系统不符”} 1:6{隐藏的文字没有读入：“7”}\n丙\n" +
		"! warning 第1段: 脚注没有读入正文：“含下属单位。\n第二段。”\n! info 第1段: 批注没有读入正文：“请核实”\n! warning 第2段: 尾注没有读入正文：“来自后台。”\n! warning : 尾注没有读入正文：“没有引用。”\n"
	if got := read(t, document(body, support)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
