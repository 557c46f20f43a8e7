package docx

import "testing"

// TestRareBodies has alternatives in drawings, tables and rows, and paragraphs whose end was deleted where nothing follows.
func TestRareBodies(t *testing.T) {
	const revised = "! info : 文件含有未接受的修订，按接受后的文字读取\n"
	either := func(first, second string) string {
		return `<mc:AlternateContent><mc:Choice Requires="x">` + first + `</mc:Choice><mc:Fallback>` + second + `</mc:Fallback></mc:AlternateContent>`
	}
	open := func(text string) string { return p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + r(text)) }
	joined := func(text string) string { return p(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + r(text)) }
	box := func(text string) string { return `<w:txbxContent>` + p(r(text)) + `</w:txbxContent>` }
	row := func(text string) string { return tr(tc(p(r(text)))) }
	for _, c := range []struct{ name, body, want string }{
		{"alternatives in a drawing", p(r("甲") + `<w:r><w:drawing><wpg:wgp>` + either(box("新"), box("旧")) + box("同") + `</wpg:wgp></w:drawing></w:r>`), "甲\n新\n同\n"},
		{"a fallback alone", p(`<w:r><w:drawing><mc:AlternateContent><mc:Fallback>` + box("旧") + `</mc:Fallback></mc:AlternateContent></w:drawing></w:r>`), "旧\n"},
		{"no alternative", p(`<w:r><w:drawing><mc:AlternateContent><mc:Other>` + box("旧") + `</mc:Other></mc:AlternateContent></w:drawing></w:r>`), ""},
		{"alternatives of rows", tbl(row("甲") + either(row("新")+row("二"), row("旧")) + row("乙")), "[4x1]\n 0:甲\n 0:新\n 0:二\n 0:乙\n"},
		{"alternatives of cells", tbl(tr(tc(p(r("甲"))) + either(tc(p(r("新"))), tc(p(r("旧")))))), "[1x2]\n 0:甲 1:新\n"},
		{"alternatives of blocks", either(p(r("新")), p(r("旧"))) + p(r("尾")), "新\n尾\n"},
		{"the last end is deleted", p(r("甲")) + open("乙"), "甲\n乙\n" + revised},
		{"all ends are deleted", open("甲") + open("乙"), "甲乙\n" + revised},
		{"the last end is hidden", joined("甲"), "甲\n"},
		{"the last end of a cell", tbl(tr(tc(open("甲"))+tc(p(r("乙"))+joined("丙"))) + row("丁")), "[2x2]\n 0:甲 1:乙/丙<\n  乙\n  丙\n>\n 0:丁\n" + revised},
		{"the last end of a box", p(`<w:r><w:drawing><w:txbxContent>` + open("框") + `</w:txbxContent></w:drawing></w:r>`), "框\n" + revised},
		{"what is told of the last", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>`), revised + "! info 第1段附近: 隐藏的文字没有读入：“密”\n"},
	} {
		if got := read(t, document(c.body, nil)); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}
