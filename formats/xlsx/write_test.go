package xlsx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/sheets"
	"github.com/xuri/excelize/v2"
)

// review makes a book as a review of so many members with so many findings has.
func review(members, findings int) sheets.Book {
	overview := sheets.Sheet{
		Name: "概览", Frozen: 1, Notes: []string{"2023年度报告审查", "单位名称是链接，点开看该单位的第一个问题。"},
		Columns: []sheets.Column{{Name: "单位", Width: 24, Wrap: true}, {Name: "错误"}, {Name: "增减"}, {Name: "状态", Width: 12}, {Name: "文件"}},
	}
	tones := []sheets.Tone{sheets.Good, sheets.Caution, sheets.Bad}
	for i := range members {
		state := []string{"通过", "请核实", "须改正"}[i%3]
		overview.Rows = append(overview.Rows, []sheets.Cell{
			sheets.Text(fmt.Sprintf("青禾县第%d局", i+1)).To(sheets.Link{Sheet: "问题", Row: i*findings/members + 1}),
			sheets.Number(fmt.Sprint(i % 7)), sheets.Number(fmt.Sprintf("%+d.5", i%5-2)),
			sheets.Text(state).With(tones[i%3]), sheets.Text(fmt.Sprintf("报告/%03d.docx", i+1)),
		})
	}
	list := sheets.Sheet{Name: "问题", Frozen: 2, Notes: []string{"请在最后三列填写；可以筛选和排序。"}}
	for _, name := range []string{"单位", "序号", "级别", "规则", "位置", "发现", "应为", "说明", "建议", "文件", "编号"} {
		list.Columns = append(list.Columns, sheets.Column{Name: name, Wrap: name == "说明" || name == "建议", Width: map[string]int{"说明": 40, "建议": 30, "单位": 24}[name]})
	}
	list.Columns = append(list.Columns, sheets.Column{Name: "核实结果", Input: true, Choices: []string{"属实", "误报", "不改"}, Width: 12},
		sheets.Column{Name: "核实人", Input: true, Width: 10}, sheets.Column{Name: "备注", Input: true, Wrap: true, Width: 20})
	for i := range findings {
		member := i * members / findings
		list.Rows = append(list.Rows, []sheets.Cell{
			sheets.Text(fmt.Sprintf("青禾县第%d局", member+1)).To(sheets.Link{Sheet: "概览", Row: member + 1}), sheets.Number(fmt.Sprint(i + 1)),
			sheets.Text([]string{"提示", "警告", "错误"}[i%3]).With(tones[i%3]), sheets.Text("T3-ROW"), sheets.Text("表三第7行“商业企业”"),
			sheets.Text("=12"), sheets.Number("13"), sheets.Text(fmt.Sprintf("本年新收政府信息公开申请数量%d与结转数量之和不等于办理结果总计与结转下年度继续办理之和", i)),
			sheets.Text("请核对台账后改正\n或说明原因"), sheets.Text(fmt.Sprintf("报告/%03d.docx", member+1)), sheets.Text(fmt.Sprintf("%08x", int64(i)*2654435761)),
			{}, {}, {},
		})
	}
	return sheets.Book{Title: "2023年度政府信息公开工作年度报告审查结果", Kind: "review", Sheets: []sheets.Sheet{overview, list}}
}

func written(t testing.TB, b sheets.Book) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteBook(&buf, b); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestTheSameBookGivesTheSameBytes(t *testing.T) {
	first := written(t, review(7, 40))
	for range 20 {
		if !bytes.Equal(first, written(t, review(7, 40))) {
			t.Fatal("two workbooks of one book differ")
		}
	}
}

func open(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestCellsOfAWorkbookAreWhatTheBookSays(t *testing.T) {
	f := open(t, written(t, review(3, 9)))
	for cell, want := range map[string]string{"A1": "2023年度报告审查", "A4": "单位", "A5": "青禾县第1局", "B6": "1", "C5": "-2.5", "D7": "须改正"} {
		if got, _ := f.GetCellValue("概览", cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if got, _ := f.GetCellValue("问题", "F4"); got != "'=12" {
		t.Errorf("a text like a formula is %q", got)
	}
	if ok, to, _ := f.GetCellHyperLink("概览", "A6"); !ok || to != "'问题'!A7" {
		t.Errorf("the link leads to %q", to)
	}
	if ok, to, _ := f.GetCellHyperLink("问题", "A12"); !ok || to != "'概览'!A7" {
		t.Errorf("the link back leads to %q", to)
	}
	panes, _ := f.GetPanes("问题")
	if !panes.Freeze || panes.XSplit != 2 || panes.YSplit != 3 || panes.TopLeftCell != "C4" {
		t.Errorf("panes: %+v", panes)
	}
	choices, _ := f.GetDataValidations("问题")
	if len(choices) != 1 || choices[0].Sqref != "L4:L12" || choices[0].Formula1 != "属实,误报,不改" && choices[0].Formula1 != `"属实,误报,不改"` || choices[0].ShowErrorMessage {
		t.Errorf("choices: %+v", choices[0])
	}
	names := ""
	for _, n := range f.GetDefinedName() {
		names += n.Name + " " + n.Scope + " " + n.RefersTo + "\n"
	}
	for _, want := range []string{"_xlnm.Print_Titles 概览 '概览'!$A:$A,'概览'!$4:$4", "_xlnm._FilterDatabase 问题 '问题'!$A$3:$N$12"} {
		if !strings.Contains(names, want+"\n") {
			t.Errorf("%q is not among the names:\n%s", want, names)
		}
	}
}

func TestWorkbooksAreValid(t *testing.T) {
	b := review(3, 9)
	b.Title += "&<>"
	for name := range 3 { // without rows, without notes, without columns
		b.Sheets = append(b.Sheets, sheets.Sheet{Name: []string{"空", "概览", "'"}[name], Notes: []string{"说\x01明"}[:name%2], Columns: make([]sheets.Column, 2-name)})
	}
	texts := sheets.Sheet{Name: "文字", Frozen: 9, Columns: make([]sheets.Column, 2)}
	for _, text := range odd {
		texts.Rows = append(texts.Rows, []sheets.Cell{sheets.Text(text), sheets.Number(text)})
	}
	b.Sheets = append(b.Sheets, texts)
	opctest.Validate(t, written(t, b), ".xlsx")
}

func TestNumbersKeepAllTheirDigits(t *testing.T) {
	row := []sheets.Cell{sheets.Number("123456789012345"), sheets.Number("1234567890123456"), sheets.Number("-12.30"), sheets.Number("+5"), sheets.Number("007"), sheets.Number("0")}
	f := open(t, written(t, sheets.Book{Sheets: []sheets.Sheet{{Name: "数", Columns: make([]sheets.Column, len(row)), Rows: [][]sheets.Cell{row}}}}))
	for i, c := range row {
		cell := reference(i, 2)
		if got, _ := f.GetCellValue("数", cell); got != c.Text {
			t.Errorf("%s is shown as %q, want %q", cell, got, c.Text)
		}
		kind, _ := f.GetCellType("数", cell)
		if isText := kind == excelize.CellTypeInlineString; isText != (i == 1 || i == 4) {
			t.Errorf("%s has type %v", c.Text, kind)
		}
	}
}

func TestNamesOfSheetsAreThoseThatExcelTakes(t *testing.T) {
	long := strings.Repeat("很长的名字", 7)
	var b sheets.Book
	for _, name := range []string{"概览", "概览", "a/b:[c]", "", "History", long, long, "'引'"} {
		b.Sheets = append(b.Sheets, sheets.Sheet{Name: name, Columns: []sheets.Column{{Name: "一"}}})
	}
	want := "概览|概览（2）|a／b：［c］|表|History（2）|" + long[:31*3] + "|" + long[:28*3] + "（2）|’引’"
	if got := strings.Join(open(t, written(t, b)).GetSheetList(), "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestATextThatNoCellHoldsIsCutWithAMark(t *testing.T) {
	text := strings.Repeat("𠮷", 20_000)
	f := open(t, written(t, sheets.Book{Sheets: []sheets.Sheet{{Name: "长", Columns: make([]sheets.Column, 1), Rows: [][]sheets.Cell{{sheets.Text(text)}}}}}))
	got, _ := f.GetCellValue("长", "A2")
	if !strings.HasPrefix(got, strings.Repeat("𠮷", 16_378)) || !strings.HasSuffix(got, "𠮷……（太长，未写完）") || len([]rune(got)) > 16_390 {
		t.Errorf("got %d characters that end in %q", len([]rune(got)), got[len(got)-40:])
	}
}

func TestTablesThatNoSheetHoldsAreRefused(t *testing.T) {
	for _, s := range []sheets.Sheet{{Name: "多", Rows: make([][]sheets.Cell, 1<<20)}, {Name: "多", Columns: make([]sheets.Column, 1<<14+1)}} {
		var buf bytes.Buffer
		err := WriteBook(&buf, sheets.Book{Sheets: []sheets.Sheet{s}})
		if err == nil || !strings.Contains(err.Error(), "表“多”有 1") || buf.Len() > 0 {
			t.Errorf("got %v and %d bytes", err, buf.Len())
		}
	}
}

func BenchmarkWriteBook(b *testing.B) {
	book := review(300, 6000)
	b.ReportAllocs()
	for b.Loop() {
		var buf bytes.Buffer
		if err := WriteBook(&buf, book); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(buf.Len()))
	}
}

func TestRowsHaveRoomForTheirLinesAndMayGrow(t *testing.T) {
	column := []sheets.Column{{Name: "一个比列宽得多的名称", Width: 8, Wrap: true}}
	text := strings.Repeat("很长的说明", 4) // 40 wide
	data := written(t, sheets.Book{Sheets: []sheets.Sheet{{Name: "高", Columns: column, Rows: [][]sheets.Cell{{sheets.Text(text)}, {sheets.Text("短")}, {sheets.Text("甲\n乙")}, {sheets.Text(strings.Repeat(text, 99))}}}}})
	f := open(t, data)
	for row, want := range map[int]float64{1: 45, 2: 75, 3: 15, 4: 30, 5: 409} {
		if got, _ := f.GetRowHeight("高", row); got != want {
			t.Errorf("row %d is %g points high, want %g", row, got, want)
		}
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	xml, err := io.ReadAll(part)
	if err != nil || !bytes.Contains(xml, []byte(`<row r="2" ht="75">`)) || bytes.Contains(xml, []byte("customHeight")) {
		t.Errorf("rows are fixed: %v %s", err, xml)
	}
}

func TestAWideTableIsPrintedOnPagesSideBySide(t *testing.T) {
	for columns, want := range map[int]int{14: 1, 24: 1, 25: 2, 100: 7} { // 20 wide, and 12 wide each
		s := sheets.Sheet{Name: "统计", Frozen: 1, Columns: []sheets.Column{{Name: "机关", Width: 18}}}
		for range columns - 1 {
			s.Columns = append(s.Columns, sheets.Column{Name: "数", Width: 10})
		}
		f := open(t, written(t, sheets.Book{Title: "A&B", Sheets: []sheets.Sheet{s}}))
		layout, err := f.GetPageLayout("统计")
		if err != nil || *layout.FitToWidth != want || *layout.FitToHeight != 0 || *layout.Orientation != "landscape" || *layout.Size != 9 {
			t.Errorf("%d columns: %v %d pages, want %d", columns, err, *layout.FitToWidth, want)
		}
		head, _ := f.GetHeaderFooter("统计")
		props, _ := f.GetDocProps()
		if head.OddHeader != "&LA&&B&R&A" || head.OddFooter != "&C第 &P 页，共 &N 页" || props.Title != "A&B" {
			t.Errorf("%q %q %q", head.OddHeader, head.OddFooter, props.Title)
		}
	}
}

func TestTonesAndColumnsToFillInHaveFills(t *testing.T) {
	f := open(t, written(t, review(3, 9)))
	for cell, want := range map[string]string{"A3": headFill, "A4": "", "C4": goodFill, "C5": cautionFill, "C6": badFill, "L4": inputFill} {
		id, _ := f.GetCellStyle("问题", cell)
		style, err := f.GetStyle(id)
		if err != nil || strings.Join(style.Fill.Color, "") != want || style.Font.Bold != (want == headFill || want == badFill) {
			t.Errorf("%s: %v %+v, want %s", cell, err, style.Fill, want)
		}
	}
}
