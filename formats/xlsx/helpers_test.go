package xlsx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opctest"
)

const (
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// parts are the files of a document by name.
type parts = opctest.Parts

func zipped(t testing.TB, files parts) []byte { return opctest.Zip(t, files) }

// workbook returns the files of a workbook whose sheets, each what a worksheet holds, are called
// 一, 二, 三. A sheet that begins with a state and "|" has that state.
func workbook(sheets ...string) parts {
	list, rels := "", ""
	files := parts{}
	for i, s := range sheets {
		state := ""
		if before, rest, ok := strings.Cut(s, "|<"); ok {
			state, s = ` state="`+before+`"`, "<"+rest
		}
		name := []string{"一", "二", "三"}[i]
		list += fmt.Sprintf(`<sheet name="%s" sheetId="%d"%s r:id="r%d"/>`, name, i+1, state, i+1)
		rels += fmt.Sprintf(`<Relationship Id="r%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relSpace, i+1)
		files[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = `<worksheet xmlns="` + mainSpace + `" xmlns:r="` + relSpace + `">` + s + `</worksheet>`
	}
	files["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	files["_rels/.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + relSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	files["xl/workbook.xml"] = `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relSpace + `"><workbookPr/><sheets>` + list + `</sheets></workbook>`
	files["xl/_rels/workbook.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `<Relationship Id="rs" Type="` + relSpace + `/styles" Target="styles.xml"/><Relationship Id="rt" Type="` + relSpace + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	files["xl/styles.xml"] = `<styleSheet xmlns="` + mainSpace + `"><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="General&quot;件&quot;"/><numFmt numFmtId="172" formatCode="[Red]#,##0;&quot;-&quot;"/></numFmts>` +
		`<fonts><font/><font><b/></font><font><strike/></font></fonts><borders><border/><border><left style="thin"/><right style="thin"/></border></borders>` +
		`<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="10"/><xf fontId="1"><alignment horizontal="center"/></xf><xf borderId="1"/><xf fontId="2"/></cellXfs></styleSheet>`
	files["xl/sharedStrings.xml"] = `<sst xmlns="` + mainSpace + `"><si><t>共享</t></si><si><r><rPr><b/></rPr><t>粗</t></r><r><t>细</t></r><rPh sb="0" eb="1"><t>音</t></rPh></si><si><t>_x0041__x000D_
二</t></si></sst>`
	return files
}

// data makes the rows of a sheet. A line is a row, a "|" ends a cell. A cell is a text, a number, or,
// after "<", what the file has for it; "." is a cell without content, "" none.
func data(lines string, more ...string) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	row := 0
	for line := range strings.SplitSeq(strings.Trim(lines, "\n"), "\n") {
		row++
		fmt.Fprintf(&b, `<row r="%d">`, row)
		for i, text := range strings.Split(line, "|") {
			ref := fmt.Sprintf(`r="%s%d"`, columnName(i), row)
			switch {
			case text == "":
			case text == ".":
				b.WriteString("<c " + ref + "/>")
			case strings.HasPrefix(text, "<"):
				b.WriteString("<c " + ref + text[1:] + "</c>")
			case digits.MatchString(text):
				b.WriteString("<c " + ref + "><v>" + text + "</v></c>")
			default:
				b.WriteString("<c " + ref + ` t="inlineStr"><is><t>` + text + "</t></is></c>")
			}
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>" + strings.Join(more, "")
}

func merges(refs ...string) string {
	s := "<mergeCells>"
	for _, ref := range refs {
		s += `<mergeCell ref="` + ref + `"/>`
	}
	return s + "</mergeCells>"
}

// read reads a workbook and returns it as text: a line a paragraph or a row of a table, then a
// line a note.
func read(t testing.TB, files parts) string {
	t.Helper()
	d, err := Read(zipped(t, files))
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, block := range d.Blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			text := strings.ReplaceAll(block.Text, "\t", "→")
			if block.Picture {
				text = "picture " + text
			}
			fmt.Fprintf(&b, "%s%s\n", []string{"", "center ", "end "}[block.Align], text)
		case *paper.Grid:
			showGrid(&b, block)
		}
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "! %s %s: %s\n", n.Severity, n.Place, n.Message)
	}
	return b.String()
}

func showGrid(b *strings.Builder, g *paper.Grid) {
	fmt.Fprintf(b, "[%dx%d]", g.Rows, g.Cols)
	row := -1
	for _, c := range g.Cells {
		if c.Row != row {
			b.WriteString("\n")
			row = c.Row
		}
		fmt.Fprintf(b, " %d", c.Col)
		if c.RowSpan > 1 || c.ColSpan > 1 {
			fmt.Fprintf(b, "(%dx%d)", c.RowSpan, c.ColSpan)
		}
		b.WriteString(":" + strings.ReplaceAll(c.Text, "\n", "/"))
		if c.Remark != "" {
			b.WriteString("{" + c.Remark + "}")
		}
	}
	b.WriteString("\n")
}
