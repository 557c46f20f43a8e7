package xlsx

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// odd are texts that writers of tables may spoil.
var odd = []string{"=1+1", "'=1", "＝1", "  @x", "\t-x", "'", "''+", "_x0041_", "_x005F_", "_x005F_x000D_", "a\r\nb\rc", " 前后空格 ", "\n", "007", "1e5", "\x00", "\xff", "\ufffe", "<b>&amp;\"", "TRUE", "2024-01-01", "]]>", "𠮷"}

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom(odd))
}

// trimmed returns rows as ReadRows returns them.
func trimmed(rows [][]string) [][]string {
	var out [][]string
	for _, row := range rows {
		row = slices.Clone(row)
		for len(row) > 0 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
}

func TestTextsOfAWorkbookAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sheets.Sheet{Name: "表", Columns: make([]sheets.Column, rapid.IntRange(1, 4).Draw(t, "columns"))}
		want := [][]string{nil}
		for i := range s.Columns {
			s.Columns[i].Name = anyText().Draw(t, "name")
			want[0] = append(want[0], sheets.Clean(s.Columns[i].Name))
		}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			row, texts := make([]sheets.Cell, len(s.Columns)), make([]string, len(s.Columns))
			for i := range row {
				row[i] = sheets.Text(anyText().Draw(t, "text"))
				if rapid.Bool().Draw(t, "number") {
					row[i] = sheets.Number(rapid.StringMatching(`-?[1-9][0-9]{0,17}|0|0\.[0-9]{0,3}[1-9]`).Draw(t, "digits"))
				}
				texts[i] = sheets.Clean(row[i].Text)
			}
			s.Rows, want = append(s.Rows, row), append(want, texts)
		}
		var buf bytes.Buffer
		if err := WriteBook(&buf, sheets.Book{Kind: "test", Sheets: []sheets.Sheet{s}}); err != nil {
			t.Fatal(err)
		}
		got, err := ReadRows(buf.Bytes(), "表")
		if err != nil || !slices.EqualFunc(got, trimmed(want), slices.Equal) {
			t.Fatalf("got  %q %v\nwant %q", got, err, trimmed(want))
		}
		if kind := Kind(bytes.NewReader(buf.Bytes()), int64(buf.Len())); kind != "test" {
			t.Fatalf("the kind is %q", kind)
		}
	})
}

// edited returns a workbook as f leaves it.
func edited(t *testing.T, data []byte, f func(f *excelize.File) error) []byte {
	t.Helper()
	file := open(t, data)
	if err := f(file); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := file.Write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestAnEditedWorkbookIsRead(t *testing.T) {
	data := edited(t, written(t, review(2, 4)), func(f *excelize.File) error {
		for _, err := range []error{
			f.SetCellValue("问题", "L4", "误报"), f.SetCellValue("问题", "M4", 45000), // shared strings, a number
			f.SetRowVisible("问题", 5, false), f.DuplicateRowTo("问题", 7, 4), f.RemoveRow("问题", 8), // filtered, sorted
			f.InsertCols("问题", "A", 1), f.SetSheetName("问题", "已核实"),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	rows, err := ReadRows(data, "问题", "编号", "核实结果")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	result, person, found, number := slices.Index(rows[0], "核实结果"), slices.Index(rows[0], "核实人"), slices.Index(rows[0], "发现"), slices.Index(rows[0], "序号")
	for _, row := range rows[1:] {
		row = append(row, make([]string, len(rows[0])-len(row))...)
		got = append(got, row[number]+"|"+row[found]+"|"+row[result]+"|"+row[person])
	}
	want := "4|=12|| 1|=12|误报|45000 2|=12|| 3|=12||"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

func TestASheetThatIsNotThereIsTold(t *testing.T) {
	data := written(t, review(2, 4))
	for _, columns := range [][]string{nil, {"单位", "没有的列"}, {"单位"}} {
		_, err := ReadRows(data, "甲", columns...)
		if err == nil || !strings.Contains(err.Error(), "没有工作表“甲”") {
			t.Errorf("%q: got %v", columns, err)
		}
	}
	if _, err := ReadRows([]byte("单位,结果"), "甲"); err == nil {
		t.Error("a text is read as a workbook")
	}
}

func TestARowThatBeginsFarToTheRightCannotTakeMemory(t *testing.T) {
	row := `<row><c r="XFD1" t="str"><v>x</v></c></row>`
	_, err := ReadRows(zipped(t, workbook("<sheetData>"+strings.Repeat(row, 1000)+"</sheetData>")), "一")
	if err == nil || !strings.Contains(err.Error(), "单元格超过") {
		t.Errorf("got %v", err)
	}
}

func TestOtherFilesHaveNoKind(t *testing.T) {
	plain := zipped(t, workbook(data("一|二")))
	for name, data := range map[string][]byte{"plain": plain, "cut": written(t, review(1, 1))[:900], "text": []byte("PK\x03\x04"), "empty": nil} {
		if kind := Kind(bytes.NewReader(data), int64(len(data))); kind != "" {
			t.Errorf("%s: %q", name, kind)
		}
	}
	broken := workbook(data("一"))
	broken["docProps/custom.xml"] = `<Properties><property name="nianbao.kind"><lpwstr>review`
	if data := zipped(t, broken); Kind(bytes.NewReader(data), int64(len(data))) != "" {
		t.Error("properties that end early have a kind")
	}
}

func FuzzReadRows(f *testing.F) {
	f.Add(written(f, review(1, 2)))
	f.Add(zipped(f, workbook(data("一|二"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		Kind(bytes.NewReader(data), int64(len(data)))
		var refused model.Findings
		if _, err := ReadRows(data, "问题", "单位"); err != nil && (!errors.As(err, &refused) || !strings.HasPrefix(refused[0].ID, "READ-")) {
			t.Error(err)
		}
	})
}

func TestAWorkbookThatLibreOfficeSavedIsKnownAndRead(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice (soffice) is not installed")
	}
	folder := t.TempDir()
	in := filepath.Join(folder, "in.xlsx")
	if err := os.WriteFile(in, written(t, review(3, 12)), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(folder, "out")
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(folder, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", out, in)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	saved, err := os.ReadFile(filepath.Join(out, "in.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if kind := Kind(bytes.NewReader(saved), int64(len(saved))); kind != "review" {
		t.Errorf("the kind is %q", kind)
	}
	before, err := ReadRows(written(t, review(3, 12)), "问题", "编号")
	if err != nil {
		t.Fatal(err)
	}
	after, err := ReadRows(saved, "问题", "编号")
	if err != nil || !slices.EqualFunc(before, after, slices.Equal) {
		t.Errorf("%v\n got %q\nwant %q", err, after, before)
	}
}
