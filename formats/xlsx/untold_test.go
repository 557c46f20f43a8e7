package xlsx

import (
	"strings"
	"testing"
)

const alternatives = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// Files that are embedded in a sheet are told, once where a program gives alternatives; none of a sheet that is hidden.
func TestEmbeddedFilesAreTold(t *testing.T) {
	object := func(id string) string { return `<oleObject progId="` + id + `"/>` }
	told := func(ids ...string) string {
		out := "甲\n"
		for _, id := range ids {
			out += "! info 一: 工作表“一”里嵌有对象（" + id + "），其中的内容没有读入\n"
		}
		return out
	}
	for _, c := range []struct{ objects, want string }{
		{"<oleObjects/>", told()},
		{"<oleObjects>" + object("Word.Document.12") + object("Package") + "</oleObjects>", told("Word.Document.12", "Package")},
		{"<oleObjects " + alternatives + "><mc:AlternateContent><mc:Choice>" + object("a") + "</mc:Choice><mc:Fallback>" + object("b") + "</mc:Fallback></mc:AlternateContent>" + object("c") + "</oleObjects>", told("a", "c")},
		{object("a"), told()}, {"<oleObjects><other/></oleObjects>", told()},
	} {
		if got := read(t, workbook(data("甲", c.objects))); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.objects, got, c.want)
		}
		if got := read(t, workbook(data("甲"), "hidden|"+data("乙", c.objects))); got != "甲\n! info : 隐藏的工作表没有读入：二\n" {
			t.Errorf("%s: got\n%s", c.objects, got)
		}
	}
}

// Charts and diagrams of a drawing are told where they begin.
func TestChartsAndDiagramsAreTold(t *testing.T) {
	f := workbook(data("甲"))
	f["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="b" Type="x/drawing" Target="../drawings/drawing1.xml"/></Relationships>`
	anchor := func(row, inner string) string {
		return `<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>` + row + `</xdr:row></xdr:from><xdr:graphicFrame>` + inner + `</xdr:graphicFrame></xdr:twoCellAnchor>`
	}
	f["xl/drawings/drawing1.xml"] = `<xdr:w xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` + alternatives + `>` +
		anchor("0", "<dgm:relIds/>") + anchor("4", "<c:chart/>") + anchor("8", "<mc:AlternateContent><mc:Choice><dgm:relIds/></mc:Choice><mc:Fallback><c:chart/></mc:Fallback></mc:AlternateContent>") + `</xdr:w>`
	want := []string{"甲", "! info 一!C1: 工作表里 SmartArt 图形中的文字没有读入", "! info 一!C5: 工作表里的图表没有读入", "! info 一!C9: 工作表里 SmartArt 图形中的文字没有读入", ""}
	if got := read(t, f); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s", got)
	}
}

// What is remarked of cells that no block shows is told: a formula that fails alone in its row, what merged cells without
// a text of their own hide, and what stands beside tables.
func TestRemarksOfCellsThatShowNothingAreTold(t *testing.T) {
	for _, c := range []struct{ sheet, want string }{
		{data("甲\n||< t=\"n\"><f>RAND()</f>"), "甲\n! info 一!C2: 批注没有读入正文：“公式没有保存结果，也无法算出（函数 RAND）：=RAND()”\n"},
		{data("甲\n|乙\n", merges("A2:B2")), "甲\n! info 一!A2: 批注没有读入正文：“被合并遮住的文字：“乙””\n"},
		{data("|乙\n|丙", merges("A1:B2")), "! info 一!A1: 批注没有读入正文：“被合并遮住的文字：“乙”；被合并遮住的文字：“丙””\n"},
		{data("甲|1||丙|3||< t=\"s\"><v>99</v>\n乙|2||丁|4"), "[2x2]\n 0:甲 1:1\n 0:乙 1:2\n[2x2]\n 0:丙 1:3\n 0:丁 1:4\n! info 一!G1: 批注没有读入正文：“单元格的文字在文件里找不到”\n"},
		{data("甲|1|< t=\"s\"><v>99</v>\n乙|2|3"), "[2x3]\n 0:甲 1:1 2:{单元格的文字在文件里找不到}\n 0:乙 1:2 2:3\n"},
		{data("< t=\"s\"><v>99</v>"), "! info 一!A1: 批注没有读入正文：“单元格的文字在文件里找不到”\n"},
		{data("甲|< s=\"8\" t=\"inlineStr\"><is><t> </t></is>"), "甲\n! info 一!B1: 批注没有读入正文：“文字带删除线”\n"},
		{data("< s=\"8\" t=\"inlineStr\"><is><t>甲</t></is>"), "甲\n! info 一!A1: 批注没有读入正文：“文字带删除线”\n"},
	} {
		if got := read(t, workbook(c.sheet)); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.sheet, got, c.want)
		}
	}
	struck := `< s="8" t="inlineStr"><is><t>乙</t></is>`
	form := shortForm("机关名称|甲/报告年度|2023/标题|乙")
	form["xl/worksheets/sheet1.xml"] = workbook(data("机关名称|甲\n报告年度|2023\n标题|" + struck + "\n|||" + struck + "|< t=\"s\"><v>99</v>"))["xl/worksheets/sheet1.xml"]
	want := `organ 一!B1 "甲"; title 一!B3 "乙"; year 一!B2 "2023"; ! 一!D4 填报表里格子以外的文字没有读入：“乙”; ! 一!B3 填报表的这一格：文字带删除线; ! 一!E4 填报表的这一格：单元格的文字在文件里找不到; missing tables overview`
	if got := shownForm(t, form); got != want {
		t.Errorf("the form: %s", got)
	}
}

// What cannot be read or is not meant stands before what is: relations out of the file, to nowhere and of other types, sheets
// whose names a program refuses, and merged cells that are too many.
func TestWhatIsPassedOverEndsNothing(t *testing.T) {
	f := workbook(data("甲"))
	f["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/comments" Target="http://a" TargetMode="External"/><Relationship Id="b" Type="x/comments" Target="../none.xml"/>` +
		`<Relationship Id="c" Type="x/table" Target="../comments1.xml"/><Relationship Id="d" Type="x/comments" Target="../comments1.xml"/></Relationships>`
	f["xl/comments1.xml"] = `<comments xmlns="` + mainSpace + `"><commentList><comment ref="A1"><text><t>批注</t></text></comment></commentList></comments>`
	if got := read(t, f); got != "甲\n! info 一!A1: 批注没有读入正文：“批注”\n" {
		t.Errorf("relations: %s", got)
	}
	f = workbook(data("甲"), data(`乙|1|< t="n"><f>B1+1</f>`))
	f["xl/workbook.xml"] = strings.Replace(f["xl/workbook.xml"], `name="一"`, `name="a/b[1]:*?"`, 1)
	if got := read(t, f); got != "甲\n[1x3]\n 0:乙 1:1 2:2{公式没有保存结果，按公式算得}\n" {
		t.Errorf("names: %s", got)
	}
	rows := strings.Replace(data("甲|1|2"+strings.Repeat("\n", 19)+"\n乙|遮|4"), `</row></sheetData>`, `<c r="XFD21" t="inlineStr"><is><t>尾</t></is></c></row></sheetData>`, 1)
	if got := read(t, workbook(rows+merges("A2:XFD20", "A21:B21"))); !strings.Contains(got, "乙{被合并遮住的文字：“遮”}") && !strings.Contains(got, "! info 一!A21: 批注没有读入正文：“被合并遮住的文字：“遮””\n") {
		t.Errorf("merged cells: %.300s", got)
	}
}
