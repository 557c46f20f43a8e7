package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/model"
)

// drawingOf puts a drawing and comments beside the first sheet of a workbook.
func drawingOf(files parts, drawing, comments string) parts {
	files["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/drawing" Target="../drawings/d.xml"/><Relationship Id="b" Type="x/comments" Target="../comments1.xml"/></Relationships>`
	files["xl/drawings/d.xml"] = `<xdr:w xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` + drawing + `</xdr:w>`
	files["xl/comments1.xml"] = `<comments xmlns="` + mainSpace + `"><commentList>` + comments + `</commentList></comments>`
	return files
}

func boxAt(corner string, lines ...string) string {
	text := ""
	for _, line := range lines {
		text += `<a:p><a:r><a:t>` + line + `</a:t></a:r></a:p>`
	}
	return `<xdr:oneCellAnchor><xdr:from>` + corner + `</xdr:from><xdr:sp>` + text + `</xdr:sp></xdr:oneCellAnchor>`
}

func comment(ref, text string) string {
	return `<comment ref="` + ref + `"><text><t>` + text + `</t></text></comment>`
}

// TestWhatStandsBesideAForm tells text boxes and comments of a form, with what is to be done where a comment was to be
// printed; and in other workbooks without.
func TestWhatStandsBesideAForm(t *testing.T) {
	beside := func(files parts) parts {
		return drawingOf(files, boxAt("<xdr:col>1</xdr:col><xdr:row>2</xdr:row>", "框一", "框二")+boxAt("<xdr:col>0</xdr:col>")+boxAt("", "三"), comment("B1", "请核实")+comment("D9", "说明：空格"))
	}
	const line = "机关名称|甲局/报告年度|2023/标题|乙"
	const hint = "（要印在数字下面的，请以“说明：”开头，写在数字那一格）"
	want := `organ 一!B1 "甲局"; title 一!B3 "乙"; year 一!B2 "2023"; ! 一!B3 填报表里的文本框没有读入：“框一／框二”; ! 一!A1 填报表里的文本框没有读入：“三”; ! 一!B1 批注没有读入正文：“请核实”` + hint + `; ! 一!D9 批注没有读入正文：“说明：空格”` + hint + `; missing tables overview`
	if got := shownForm(t, beside(shortForm(line))); got != want {
		t.Errorf("a form: %s", got)
	}
	other := beside(workbook(data("甲\n乙|1\n丙|2")))
	if got := read(t, other); got != "三\n甲\n[2x2]\n 0:乙 1:1\n 0:丙 1:2\n框一\n框二\n! info 一!B1: 批注没有读入正文：“请核实”\n! info 一!D9: 批注没有读入正文：“说明：空格”\n" {
		t.Errorf("another workbook: %s", got)
	}
	// What a cell says of itself stands behind its comment.
	both := drawingOf(workbook(data("甲|遮\n\n乙|1\n丙|< s=\"8\"><v>2</v>", merges("A1:B1"))), "", comment("A1", "请核实")+comment("B4", "对吗"))
	if got := read(t, both); got != "甲\n[2x2]\n 0:乙 1:1\n 0:丙 1:2{文字带删除线；批注：对吗}\n! info 一!A1: 批注没有读入正文：“请核实；被合并遮住的文字：“遮””\n" {
		t.Errorf("a comment and a remark: %s", got)
	}
}

// TestCornersOfAllNumbers has boxes at the ends of a sheet, beyond them and nowhere.
func TestCornersOfAllNumbers(t *testing.T) {
	for corner, want := range map[string]string{
		"<xdr:col>2</xdr:col><xdr:row>4</xdr:row>": "C5", "<xdr:col> 2 </xdr:col>": "C1", "<xdr:row>4</xdr:row>": "A5", "<xdr:col>-1</xdr:col><xdr:row>x</xdr:row>": "A1", "<xdr:colOff>7</xdr:colOff><xdr:rowOff>7</xdr:rowOff>": "A1",
		"<xdr:col>16383</xdr:col><xdr:row>1048575</xdr:row>": "XFD1048576", "<xdr:col>16384</xdr:col><xdr:row>1048576</xdr:row>": "XFD1048576",
	} {
		d, err := Read(opctest.Store(t, drawingOf(workbook(data("甲")), boxAt(corner, "框"), "")))
		if err != nil {
			t.Fatal(err)
		}
		found := whole(t, drawingOf(workbook(data("甲")), boxAt(corner, "框"), ""))
		if !strings.Contains(found, "一!"+want+"处的文本框 \"框\"") || len(d.Blocks) != 2 {
			t.Errorf("%s: %s", corner, found)
		}
	}
}

// TestAFormThatIsNotFilledIn has no figures: neither numbers nor totals.
func TestAFormThatIsNotFilledIn(t *testing.T) {
	var b bytes.Buffer
	if err := WriteForm(&b, model.New("甲局", 2024, nil)); err != nil {
		t.Fatal(err)
	}
	d, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, table := range d.Form.Tables {
		for path, figure := range table.Figures {
			n++
			if figure.Text != "" || figure.Remark != "" || figure.Note != "" || figure.Place.Name == "" {
				t.Errorf("%s: %+v", path, figure)
			}
		}
	}
	if got := fmt.Sprint(n, d.Form.Texts, d.Notes); got != "200 map[organ:[{甲局 基本信息!B2}] year:[{2024 基本信息!B3}]] " {
		t.Errorf("got %s", got)
	}
	if kind := Kind(bytes.NewReader(b.Bytes()), int64(b.Len())); kind != "" {
		t.Errorf("a form is of the kind %s", kind)
	}
}
