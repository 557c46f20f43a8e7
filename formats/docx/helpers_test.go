package docx

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/opctest"
)

const (
	mainSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	declares  = ` xmlns:w="` + mainSpace + `" xmlns:r="` + relSpace + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
)

// parts are the files of a document by name.
type parts = opctest.Parts

func zipped(t testing.TB, files parts) []byte { return opctest.Zip(t, files) }

// document returns the files of a document with a body and support parts, named like "styles".
func document(body string, support parts) parts {
	rels := ""
	files := parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + relSpace + `/officeDocument" Target="word/document.xml"/>` +
			`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document` + declares + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}
	for _, kind := range slices.Sorted(maps.Keys(support)) {
		root := map[string]string{"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}[kind]
		if root == "" {
			files[kind] = support[kind]
			continue
		}
		files["word/"+kind+".xml"] = `<w:` + root + declares + `>` + support[kind] + `</w:` + root + `>`
		rels += `<Relationship Id="r` + kind + `" Type="` + relSpace + `/` + kind + `" Target="` + kind + `.xml"/>`
	}
	files["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`
	return files
}

// p and r make a paragraph and a run.
func p(inner string) string  { return "<w:p>" + inner + "</w:p>" }
func r(text string) string   { return "<w:r><w:t>" + text + "</w:t></w:r>" }
func tc(inner string) string { return "<w:tc>" + inner + "</w:tc>" }
func tr(cells string) string { return "<w:tr>" + cells + "</w:tr>" }
func tbl(rows string) string { return "<w:tbl>" + rows + "</w:tbl>" }
func tcs(texts string) string {
	var b strings.Builder
	for text := range strings.SplitSeq(texts, "|") {
		b.WriteString(tc(p(r(text))))
	}
	return b.String()
}

// read reads a document and returns it as text: a line a paragraph or a row of a table, then a
// line a note.
func read(t testing.TB, files parts) string {
	t.Helper()
	d, err := Read(zipped(t, files))
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	showBlocks(&b, d.Blocks, "")
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "! %s %s: %s\n", n.Severity, n.Place, n.Message)
	}
	return b.String()
}

func showBlocks(b *strings.Builder, blocks []paper.Block, indent string) {
	for _, block := range blocks {
		switch block := block.(type) {
		case *paper.Paragraph:
			b.WriteString(indent + showParagraph(block) + "\n")
		case *paper.Grid:
			fmt.Fprintf(b, "%s[%dx%d]", indent, block.Rows, block.Cols)
			row := -1
			for _, c := range block.Cells {
				if c.Row != row {
					b.WriteString("\n" + indent)
					row = c.Row
				}
				fmt.Fprintf(b, " %d", c.Col)
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(b, "(%dx%d)", c.RowSpan, c.ColSpan)
				}
				b.WriteString(":" + strings.ReplaceAll(c.Text, "\n", "/"))
				if c.Header {
					b.WriteString("^")
				}
				if c.Remark != "" {
					b.WriteString("{" + c.Remark + "}")
				}
				if len(c.Blocks) > 0 {
					b.WriteString("<\n")
					showBlocks(b, c.Blocks, indent+"  ")
					b.WriteString(indent + ">")
				}
			}
			b.WriteString("\n")
		}
	}
}

func showParagraph(p *paper.Paragraph) string {
	s := strings.NewReplacer("\n", "/", "\t", "→").Replace(p.Text)
	if len(p.Bold) > 0 {
		var out strings.Builder
		last := 0
		for _, sp := range p.Bold {
			out.WriteString(p.Text[last:sp.Start] + "*" + p.Text[sp.Start:sp.End] + "*")
			last = sp.End
		}
		s = out.String() + p.Text[last:]
	}
	if p.Number != "" {
		s = "#" + p.Number + "# " + s
	}
	if p.Level > 0 {
		s = fmt.Sprintf("h%d ", p.Level) + s
	}
	if p.Picture {
		s = "picture " + s
	}
	return []string{"", "center ", "end "}[p.Align] + s
}

// placeRecorder is called for every place of a document, in order.
type placeRecorder func(name string, order int)

func (f placeRecorder) blocks(blocks []paper.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			f(b.Place.Name, b.Place.Order)
		case *paper.Grid:
			f(b.Place.Name, b.Place.Order)
			for _, c := range b.Cells {
				f(c.Place.Name, c.Place.Order)
				f.blocks(c.Blocks)
			}
		}
	}
}
