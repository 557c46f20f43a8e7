package xlsx

import (
	"strings"
	"testing"
)

func TestSheetsAreSplitIntoParagraphsAndTables(t *testing.T) {
	const table = "项目|制发|废止\n规章|1|2\n文件|3|4"
	const grid = "[3x3]\n 0:项目 1:制发 2:废止\n 0:规章 1:1 2:2\n 0:文件 1:3 2:4\n"
	for _, c := range []struct{ name, sheet, want string }{
		{"prose, table, prose", data("标题\n\n一、总体情况\n" + table + "\n\n三、其他\n无"), "标题\n一、总体情况\n" + grid + "三、其他\n无\n"},
		{"lines of a cell", data("第一段。\n第二段。", ""), "第一段。\n第二段。\n"},
		{"a merged title", data("标题\n"+table, merges("A1:J1")), "标题\n" + grid},
		{"a heading right below a table", data(table + "\n三、其他情况"), grid + "三、其他情况\n"},
		{"a note right below a table", data(table + "\n注：含下属单位。"), grid + "注：含下属单位。\n"},
		{"a caption over all columns", data("第一项\n"+table+"\n第二项\n许可|5|6", merges("A1:C1", "A5:C5")),
			"[6x3]\n 0(1x3):第一项\n 0:项目 1:制发 2:废止\n 0:规章 1:1 2:2\n 0:文件 1:3 2:4\n 0(1x3):第二项\n 0:许可 1:5 2:6\n"},
		{"a caption that is not merged", data(table + "\n第二项\n许可|5|6"), "[5x3]\n 0:项目 1:制发 2:废止\n 0:规章 1:1 2:2\n 0:文件 1:3 2:4\n 0:第二项 1: 2:\n 0:许可 1:5 2:6\n"},
		{"a row that nothing was filled into", data("项目|甲|乙|丙\n收件||1|2\n结转||3|4\n办结\n结余||5|6", merges("A2:B2", "A3:B3", "A4:B4", "A5:B5")),
			"[5x4]\n 0:项目 1:甲 2:乙 3:丙\n 0(1x2):收件 2:1 3:2\n 0(1x2):结转 2:3 3:4\n 0(1x2):办结 2: 3:\n 0(1x2):结余 2:5 3:6\n"},
		{"empty cells of a row", data(table + "\n结余|.|."), "[4x3]\n 0:项目 1:制发 2:废止\n 0:规章 1:1 2:2\n 0:文件 1:3 2:4\n 0:结余 1: 2:\n"},
		{"empty rows inside a table", data("项目|制发|废止\n规章|1|2\n\n文件|3|4"), "[4x3]\n 0:项目 1:制发 2:废止\n 0:规章 1:1 2:2\n 0:文件 1:3 2:4\n"},
		{"an empty row before another table", data(table + "\n\n甲|乙|丙|丁\n1|2|3|4"), grid + "[2x4]\n 0:甲 1:乙 2:丙 3:丁\n 0:1 1:2 2:3 3:4\n"},
		{"merged cells", data("三、结果|公开|1\n|部分|2\n|合计|3", merges("A1:A3")), "[3x3]\n 0(3x1):三、结果 1:公开 2:1\n 1:部分 2:2\n 1:合计 2:3\n"},
		{"tables side by side", data("二、甲|||三、乙\n" + "项目|数||项目|数\n规章|1||许可|2\n|||处罚|3"), "二、甲\n[2x2]\n 0:项目 1:数\n 0:规章 1:1\n三、乙\n[3x2]\n 0:项目 1:数\n 0:许可 1:2\n 0:处罚 1:3\n"},
		{"words beside a table", data("项目|数\n规章|1||核对\n文件|2||√"), "[3x2]\n 0:项目 1:数\n 0:规章 1:1\n 0:文件 1:2\n[2x1]\n 0:核对\n 0:√\n"},
		{"an empty column of a table", data("收件||1|2\n结转||3|4"), "[2x4]\n 0:收件 1: 2:1 3:2\n 0:结转 1: 2:3 3:4\n"},
		{"a line of words", data("单位：甲局|填表人：乙"), "单位：甲局→填表人：乙\n"},
		{"a truth beside a title", data(`标题|||< t="b"><v>1</v>`), "标题\n[1x1]\n 0:TRUE\n"},
		{"text under a merged cell", data("甲|遮|1\n乙|丙|2", merges("A1:B1")), "[2x3]\n 0(1x2):甲{被合并遮住的文字：“遮”} 2:1\n 0:乙 1:丙 2:2\n"},
		{"merged cells that overlap", data("甲|乙|1\n丙|丁|2", merges("A1:B1", "B1:B2")), "[2x3]\n 0(1x2):甲{被合并遮住的文字：“乙”} 2:1\n 0:丙 1:丁 2:2\n"},
		{"blanks are nothing", data("甲\n| |\u3000"), "甲\n"},
		{"cells without references", `<sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c/><c><v>1</v></c></row><row><c t="inlineStr"><is><t>乙</t></is></c><c><v>2</v></c><c><v>3</v></c></row></sheetData>`, "[2x3]\n 0:甲 1: 2:1\n 0:乙 1:2 2:3\n"},
		{"format", data(`< s="6" t="inlineStr"><is><t>标题</t></is>`), "center 标题\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, workbook(c.sheet)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// Where cells have borders, these tell what belongs to a table.
func TestBordersTellTables(t *testing.T) {
	b := func(text string) string { return `< s="7" t="inlineStr"><is><t>` + text + `</t></is>` }
	empty := `< s="7">`
	sheet := data("一、情况\n"+b("第一项")+"|"+empty+"\n"+b("规章")+"|"+empty+"\n"+b("二、结转")+"|"+empty+"\n三、其他|.", merges("A2:B2"))
	if got, want := read(t, workbook(sheet)), "一、情况\n[3x2]\n 0(1x2):第一项\n 0:规章 1:\n 0:二、结转 1:\n三、其他\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestHiddenPartsAreTold(t *testing.T) {
	rows := strings.NewReplacer(`<row r="2">`, `<row r="2" hidden="1">`).Replace(data("甲|1|2\n乙|3|4\n丙|5|6"))
	got := read(t, workbook(`<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>`+rows, "hidden|"+data("密"), "veryHidden|"+data("深")))
	want := "[3x3]\n 0:甲 1:1 2:2\n 0:乙 1:3 2:4\n 0:丙 1:5 2:6\n! info : 隐藏的工作表没有读入：二、三\n! info 一: 工作表“一”隐藏的第 2 行也读入了\n! info 一: 工作表“一”隐藏的 B 列也读入了\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestWhatLiesOverTheCells(t *testing.T) {
	const drawing = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` +
		`<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>1</xdr:row></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="x"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>第一</a:t></a:r><a:r><a:t>段</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>第二段</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>` +
		`<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>5</xdr:row></xdr:from><xdr:ext cx="9000000" cy="9000000"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" descr="章"/></xdr:nvPicPr><xdr:blipFill><a:blip/></xdr:blipFill></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>`
	files := workbook(data("标题\n\n甲|1|2\n乙|3|4\n尾"))
	files["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="` + relSpace + `/drawing" Target="../drawings/d.xml"/><Relationship Id="b" Type="` + relSpace + `/comments" Target="/xl/comments1.xml"/></Relationships>`
	files["xl/drawings/d.xml"] = drawing
	files["xl/comments1.xml"] = `<comments xmlns="` + mainSpace + `"><commentList><comment ref="B3"><text><r><t>去年</t></r><r><t>为 9</t></r></text></comment><comment ref="A1"><text><t>题目对吗</t></text></comment></commentList></comments>`
	want := "标题\n第一段\n第二段\n[2x3]\n 0:甲 1:1{批注：去年为 9} 2:2\n 0:乙 1:3 2:4\n尾\npicture 章\n! info 一!A1: 批注没有读入正文：“题目对吗”\n"
	if got := read(t, files); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	d, err := Read(zipped(t, files))
	if err != nil || d.Pictures != 1 {
		t.Errorf("%v, %d pictures, want 1", err, d.Pictures)
	}
}
