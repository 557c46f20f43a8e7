package xlsx

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/internal/opctest"
)

// whole reads a workbook and returns all that is read, a line a block, a cell or a note.
func whole(t testing.TB, files parts) string {
	t.Helper()
	d, err := Read(opctest.Store(t, files))
	if err != nil {
		return "> error: " + err.Error() + "\n"
	}
	var b strings.Builder
	if d.Pictures > 0 || d.Meta != (paper.Meta{}) {
		fmt.Fprintf(&b, "> pictures %d meta %v\n", d.Pictures, d.Meta)
	}
	for _, block := range d.Blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			fmt.Fprintf(&b, "> %d %s %q", block.Place.Order, block.Place, block.Text)
			if block.Picture || block.Align != 0 || block.Bold != nil {
				fmt.Fprintf(&b, " picture %v align %d bold %v", block.Picture, block.Align, block.Bold)
			}
			b.WriteByte('\n')
		case *paper.Grid:
			fmt.Fprintf(&b, "> %d %s grid %dx%d\n", block.Place.Order, block.Place, block.Rows, block.Cols)
			row := -1
			for _, c := range block.Cells {
				if c.Row != row {
					if row >= 0 {
						b.WriteByte('\n')
					}
					row = c.Row
					fmt.Fprintf(&b, ">   %d %s:", c.Place.Order, c.Place)
				}
				fmt.Fprintf(&b, " %d", c.Col)
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(&b, "(%dx%d)", c.RowSpan, c.ColSpan)
				}
				fmt.Fprintf(&b, " %q", c.Text)
				if c.Remark != "" {
					fmt.Fprintf(&b, " {%s}", strings.ReplaceAll(c.Remark, "\n", "/"))
				}
			}
			b.WriteByte('\n')
		}
	}
	if f := d.Form; f != nil {
		for i, table := range f.Tables {
			fmt.Fprintf(&b, "> table %d %s %v\n", i, table.Edition, table.Place)
			for _, path := range slices.Sorted(maps.Keys(table.Figures)) {
				x := table.Figures[path]
				fmt.Fprintf(&b, "> %s %q %q %q %v %d\n", path, x.Text, x.Remark, x.Note, x.Place, x.Place.Order)
			}
		}
		for _, path := range slices.Sorted(maps.Keys(f.Texts)) {
			for _, line := range f.Texts[path] {
				fmt.Fprintf(&b, "> %s %q %v %d\n", path, line.Text, line.Place, line.Place.Order)
			}
		}
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "> %s %s %s %s %s（%s） %q\n", n.ID, n.Severity, n.Path, n.Place, strings.ReplaceAll(n.Message, "\n", "/"), n.Hint, n.Found)
	}
	return b.String()
}

// sheetText is a sheet of the table: rows in the form of data, "merge B1:C2" and more XML behind the rows.
type sheetText struct {
	name  string
	rows  []string
	more  []string
	merge []string
}

func (s sheetText) files() parts {
	more := slices.Clone(s.more)
	if s.merge != nil {
		more = append(more, merges(s.merge...))
	}
	return workbook(data(strings.Join(s.rows, "\n"), more...))
}

func readSheets(t *testing.T, file string) []sheetText {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []sheetText
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "# "):
			out = append(out, sheetText{name: line})
		case line == "" || line[0] == '>':
			// what was read
		case strings.HasPrefix(line, "merge "):
			s := &out[len(out)-1]
			s.merge = append(s.merge, strings.TrimPrefix(line, "merge "))
		default:
			s := &out[len(out)-1]
			s.rows = append(s.rows, strings.TrimPrefix(line, "|| "))
		}
	}
	return out
}

// The file has sheets, a line a row as data has it ("~" in a cell is one with borders), and behind each what is read. To
// add one, write its lines and run with -update.
func TestTheSheetsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "sheets.txt")
	var b strings.Builder
	for _, s := range readSheets(t, file) {
		b.WriteString(s.name + "\n")
		for _, row := range s.rows {
			b.WriteString("|| " + row + "\n")
		}
		for _, m := range s.merge {
			b.WriteString("merge " + m + "\n")
		}
		b.WriteString(whole(t, s.bordered().files()) + "\n")
	}
	golden.Compare(t, file, []byte(strings.TrimSuffix(b.String(), "\n")))
}

// bordered gives the cells that are marked their borders.
func (s sheetText) bordered() sheetText {
	out := s
	out.rows = nil
	for _, row := range s.rows {
		cells := strings.Split(row, "|")
		for i, c := range cells {
			if text, ok := strings.CutPrefix(c, "~"); ok {
				cells[i] = `< s="7" t="inlineStr"><is><t>` + text + `</t></is>`
				if digits.MatchString(text) {
					cells[i] = `< s="7"><v>` + text + `</v>`
				}
			}
		}
		out.rows = append(out.rows, strings.Join(cells, "|"))
	}
	return out
}

// TestSheetsWithOneCellAnother has each cell gone, blank, a number, words, a sentence and a heading, and each merge gone.
func TestSheetsWithOneCellAnother(t *testing.T) {
	var b strings.Builder
	for _, s := range readSheets(t, filepath.Join("testdata", "sheets.txt")) {
		base := whole(t, s.bordered().files())
		b.WriteString(s.name + "\n")
		for i, row := range s.rows {
			cells := strings.Split(row, "|")
			for k, was := range cells {
				for _, other := range []string{"", ".", "7", "词语", "一句话。", "一、标题", "~", "这一格的文字比十二个字要多一些"} {
					m := s
					m.rows = slices.Clone(s.rows)
					changed := slices.Clone(cells)
					changed[k] = other
					m.rows[i] = strings.Join(changed, "|")
					if is := golden.Difference(base, whole(t, m.bordered().files()), 70); is != "" {
						fmt.Fprintf(&b, "%s for %s in %d: %s\n", other, was, i+1, is)
					}
				}
			}
			m := s
			m.rows = slices.Insert(slices.Clone(s.rows), i, "")
			fmt.Fprintf(&b, "a row before %d: %s\n", i+1, golden.Difference(base, whole(t, m.bordered().files()), 70))
		}
		for i, was := range s.merge {
			m := s
			m.merge = slices.Delete(slices.Clone(s.merge), i, i+1)
			fmt.Fprintf(&b, "without merge %s: %s\n", was, golden.Difference(base, whole(t, m.bordered().files()), 70))
		}
	}
	golden.Compare(t, filepath.Join("testdata", "another.txt"), []byte(b.String()))
}

// richBook is a workbook with cells of all kinds, comments, drawings and hidden parts.
func richBook() parts {
	f := workbook(`<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>45296</v></c><c r="C1" s="5"><v>0.285</v></c><c r="D1" t="b"><v>1</v></c></row>`+
		`<row r="3" hidden="1"><c t="str" s="6"><f>A1</f><v>式</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-01-05</v></c><c r="E3" s="8"><v>12.50</v></c><c><f>SUM(E3:E3)</f></c></row>`+
		`<row r="4"><c r="A4" t="inlineStr"><is><r><rPr><b/><strike/></rPr><t>粗</t></r><r><t>细</t></r></is></c><c r="B4"><f t="shared" si="0" ref="B4:B5">A4*2+$A$1</f><v>1</v></c><c r="C4" s="2"><v>45296</v></c></row>`+
		`<row r="5"><c r="B5"><f t="shared" si="0"/></c><c r="C5" s="3"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A4:A5"/><mergeCell ref="C4:C4"/></mergeCells>`,
		data("甲|1\n乙|2"), `hidden|<sheetData/>`)
	f["xl/worksheets/_rels/sheet1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/><Relationship Id="b" Type="x/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="c" Type="x/threadedComment" Target="../threaded.xml"/></Relationships>`
	f["xl/comments1.xml"] = `<comments xmlns="` + mainSpace + `"><authors/><commentList><comment ref="A1"><text><t> 批注 </t></text></comment><comment ref="H9"><text><r><t>空格的</t></r></text></comment><comment ref="B4"><text><t>旧</t></text></comment></commentList></comments>`
	f["xl/threaded.xml"] = `<T:c xmlns:T="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><T:threadedComment ref="B4"><T:text>新</T:text></T:threadedComment><T:threadedComment ref="B4"><T:text>答</T:text></T:threadedComment></T:c>`
	f["xl/drawings/drawing1.xml"] = `<xdr:w xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
		`<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:col>5</xdr:col></xdr:to><xdr:pic><xdr:cNvPr descr="图"/><a:blip/><a:ext cx="1428750" cy="571500"/></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>` +
		`<xdr:oneCellAnchor><xdr:from><xdr:row>0</xdr:row></xdr:from><xdr:ext cx="1428749" cy="571500"/><xdr:pic><a:blip/></xdr:pic></xdr:oneCellAnchor>` +
		`<xdr:absoluteAnchor><mc:AlternateContent><mc:Choice><xdr:sp><a:p><a:r><a:t>框</a:t></a:r><a:br/><a:fld><a:t>里</a:t></a:fld></a:p><a:p><a:r><a:t> </a:t></a:r></a:p></xdr:sp></mc:Choice><mc:Fallback><a:p><a:r><a:t>旧</a:t></a:r></a:p></mc:Fallback></mc:AlternateContent></xdr:absoluteAnchor>` +
		`<xdr:twoCellAnchor><xdr:from><xdr:row>9</xdr:row></xdr:from><c:chart/></xdr:twoCellAnchor></xdr:w>`
	return f
}

// TestARichWorkbookWithOnePartHarmed has each element and attribute of each part gone or another.
func TestARichWorkbookWithOnePartHarmed(t *testing.T) {
	base := whole(t, richBook())
	var b strings.Builder
	b.WriteString(base)
	for _, name := range slices.Sorted(maps.Keys(richBook())) {
		b.WriteString(name + "\n")
		opctest.Harm(richBook()[name], "other", func(what, harmed string) {
			f := richBook()
			f[name] = harmed
			if is := golden.Difference(base, whole(t, f), 70); is != "" {
				fmt.Fprintf(&b, "  %s: %s\n", what, is)
			}
		})
	}
	golden.Compare(t, filepath.Join("testdata", "harmed.txt"), []byte(b.String()))
}
