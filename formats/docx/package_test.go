package docx

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/corpus"
)

func TestPackagesAsProgramsWriteThem(t *testing.T) {
	body := p(r("甲")) + tbl(tr(tcs("1|2")))
	const want = "甲\n[1x2]\n 0:1 1:2\n"
	for _, c := range []struct {
		name   string
		change func(parts) parts
	}{
		{"strict", func(f parts) parts {
			out := parts{}
			for name, text := range f {
				out[name] = strings.NewReplacer(mainSpace, "http://purl.oclc.org/ooxml/wordprocessingml/main", relSpace, "http://purl.oclc.org/ooxml/officeDocument/relationships").Replace(text)
			}
			return out
		}},
		{"other prefixes", func(f parts) parts {
			f["word/document.xml"] = strings.NewReplacer("<w:", "<ns0:", "</w:", "</ns0:", " w:", " ns0:", "xmlns:w=", "xmlns:ns0=").Replace(f["word/document.xml"])
			return f
		}},
		{"a default namespace", func(f parts) parts {
			f["word/document.xml"] = strings.NewReplacer("<w:", "<", "</w:", "</", "xmlns:w=", "xmlns=").Replace(f["word/document.xml"])
			return f
		}},
		{"UTF-16", func(f parts) parts {
			var b bytes.Buffer
			b.WriteString("\xff\xfe")
			for _, u := range utf16.Encode([]rune(strings.Replace(f["word/document.xml"], "UTF-8", "UTF-16", 1))) {
				b.Write([]byte{byte(u), byte(u >> 8)})
			}
			f["word/document.xml"] = b.String()
			return f
		}},
		{"a byte order mark", func(f parts) parts {
			f["word/document.xml"] = "\ufeff" + f["word/document.xml"]
			return f
		}},
		{"another name, absolute", func(f parts) parts {
			f["Word/Body.XML"] = f["word/document.xml"]
			delete(f, "word/document.xml")
			f["_rels/.rels"] = strings.Replace(f["_rels/.rels"], "word/document.xml", "/word/body.xml", 1)
			f["[Content_Types].xml"] = strings.Replace(f["[Content_Types].xml"], "/word/document.xml", "/Word/body.xml", 1)
			return f
		}},
		{"backslashes", func(f parts) parts {
			out := parts{}
			for name, text := range f {
				out[strings.ReplaceAll(name, "/", `\`)] = text
			}
			return out
		}},
		{"with macros", func(f parts) parts {
			f["[Content_Types].xml"] = strings.Replace(f["[Content_Types].xml"], "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml", 1)
			return f
		}},
		{"no relations", func(f parts) parts { delete(f, "_rels/.rels"); return f }},
		{"no content types", func(f parts) parts { delete(f, "[Content_Types].xml"); return f }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, c.change(document(body, nil))); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestMetaIsReadFromTheProperties(t *testing.T) {
	d, err := Read(zipped(t, document(p(r("甲")), parts{"docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>年报</dc:title><dc:creator> 甲局 </dc:creator></cp:coreProperties>`})))
	if err != nil {
		t.Fatal(err)
	}
	if want := (paper.Meta{Title: "年报", Organ: "甲局"}); d.Meta != want {
		t.Errorf("got %+v, want %+v", d.Meta, want)
	}
}

func TestPicturesAreCountedBySize(t *testing.T) {
	inline := func(cx, cy string) string {
		return p(`<w:r><w:drawing><wp:inline><wp:extent cx="` + cx + `" cy="` + cy + `"/><a:blip r:embed="x"/></wp:inline></w:drawing></w:r>`)
	}
	vml := `<w:r><w:pict><v:shape style="position:absolute;width:440pt;height:70.5pt" alt="表"><v:imagedata r:id="x"/></v:shape></w:pict></w:r>`
	d, err := Read(zipped(t, document(inline("5000000", "3000000")+inline("200000", "200000")+p(vml), nil)))
	if err != nil {
		t.Fatal(err)
	}
	if d.Pictures != 2 || len(d.Blocks) != 3 {
		t.Errorf("%d large pictures of %d, want 2 of 3", d.Pictures, len(d.Blocks))
	}
}

func TestWhatIsNotReadIsRefused(t *testing.T) {
	whole := zipped(t, document(p(r("甲")), nil))
	odd := func(change func(parts)) []byte {
		f := document(p(r("甲")), nil)
		change(f)
		return zipped(t, f)
	}
	body := func(inner string) []byte { return zipped(t, document(inner, nil)) }
	for _, c := range []struct {
		name, id, message string
		data              []byte
	}{
		{"nothing", "READ-DAMAGED", "空的", nil},
		{"text", "READ-FORMAT", "这不是 Word 文件", []byte("甲局年报")},
		{"an old file", "READ-FORMAT", "旧版", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more")},
		{"half a file", "READ-DAMAGED", "Word 文件不完整", whole[:len(whole)/2]},
		{"slides", "READ-FORMAT", "演示文稿", odd(func(f parts) {
			f["[Content_Types].xml"] = strings.ReplaceAll(f["[Content_Types].xml"], "wordprocessingml.document", "presentationml.presentation")
		})},
		{"a workbook", "READ-FORMAT", "Excel 工作簿", odd(func(f parts) {
			f["[Content_Types].xml"] = strings.ReplaceAll(f["[Content_Types].xml"], "wordprocessingml.document", "spreadsheetml.sheet")
		})},
		{"an OpenDocument text", "READ-FORMAT", "OpenDocument 文本", zipped(t, parts{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})},
		{"an OFD file", "READ-FORMAT", "OFD", zipped(t, parts{"OFD.xml": "<x/>"})},
		{"any archive", "READ-FORMAT", "压缩包", zipped(t, parts{"说明.txt": "甲"})},
		{"no main part", "READ-DAMAGED", "找不到正文部件", zipped(t, parts{"[Content_Types].xml": "<Types/>"})},
		{"broken XML", "READ-DAMAGED", "不是完整的 XML", body(`<w:p><w:r>`)},
		{"a cut tag", "READ-DAMAGED", "不是完整的 XML", odd(func(f parts) { f["word/document.xml"] = f["word/document.xml"][:len(f["word/document.xml"])-30] })},
		{"broken styles", "READ-DAMAGED", "styles.xml", zipped(t, document(p(r("甲")), parts{"styles": "<w:style>"}))},
		{"broken relations", "READ-DAMAGED", "document.xml.rels", odd(func(f parts) { f["word/_rels/document.xml.rels"] = "<Relationships>" })},
		{"a document type", "READ-FORMAT", "DTD", odd(func(f parts) {
			f["word/document.xml"] = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + strings.Replace(f["word/document.xml"], "甲", "&a;", 1)
		})},
		{"deep nesting", "READ-LIMIT", "嵌套超过 200 层", body(strings.Repeat("<w:sdt><w:sdtContent>", 150) + strings.Repeat("</w:sdtContent></w:sdt>", 150))},
		{"many paragraphs", "READ-LIMIT", "段落超过", body(strings.Repeat("<w:p/>", maxParagraphs+1))},
		{"many cells", "READ-LIMIT", "单元格超过", body("<w:tbl><w:tr>" + strings.Repeat("<w:tc/>", maxCells+1) + "</w:tr></w:tbl>")},
		{"many columns", "READ-LIMIT", "列", body("<w:tbl><w:tr>" + strings.Repeat(`<w:tc/>`, maxColumns+1) + "</w:tr></w:tbl>")},
		{"a large part", "READ-LIMIT", "展开后太大", body(strings.Repeat(" ", 25<<20))},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(c.data)
			if err == nil {
				t.Fatalf("read with %d blocks", len(d.Blocks))
			}
			if s := err.Error(); !strings.Contains(s, "["+c.id+"]") || !strings.Contains(s, c.message) {
				t.Errorf("got %s, want %s … %s", s, c.id, c.message)
			}
		})
	}
}

func TestManyPartsAreRefused(t *testing.T) {
	f := document(p(r("甲")), nil)
	for i := range 4100 {
		f["x/"+strings.Repeat("a", i%7)+string(rune('a'+i%26))+strings.Repeat("b", i/26)] = ""
	}
	if got := read(t, f); !strings.Contains(got, "READ-LIMIT") {
		t.Error(got)
	}
}

// The template's tables are known; that they come out whole says that nothing is lost on the way.
func TestThePublishedTemplate(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(corpus.Folder(t), "published", "template-wps.docx"))
	if err != nil {
		t.Skip(err)
	}
	d, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var sizes []int
	for _, b := range d.Blocks {
		if g, ok := b.(*paper.Grid); ok {
			sizes = append(sizes, g.Rows)
		}
	}
	if len(sizes) < 3 {
		t.Errorf("tables of %v rows", sizes)
	}
}

func FuzzRead(f *testing.F) {
	whole := document(p(`<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`+r("甲"))+tbl(tr(tcs("1|2"))), parts{"numbering": `<w:abstractNum w:abstractNumId="0">` + lvl(0, "decimal", "%1.", "") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`})
	f.Add([]byte(whole["word/document.xml"]), []byte(whole["word/numbering.xml"]), []byte("<w:styles/>"))
	f.Add([]byte(`<w:document`+declares+`><w:body>`+p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>`)+tbl(tr(tc(`<w:tcPr><w:gridSpan w:val="9"/><w:vMerge/></w:tcPr>`)))+`</w:body></w:document>`), []byte(""), []byte(`<w:styles`+declares+`><w:style w:styleId="a"><w:basedOn w:val="a"/></w:style></w:styles>`))
	f.Fuzz(func(t *testing.T, body, numbering, styles []byte) {
		files := document("", parts{"numbering": "", "styles": ""})
		files["word/document.xml"], files["word/numbering.xml"], files["word/styles.xml"] = string(body), string(numbering), string(styles)
		d, err := Read(zipped(t, files))
		if err == nil {
			checkDocument(t, d)
		}
	})
}

// checkDocument checks what every document promises.
func checkDocument(t *testing.T, d *paper.Document) {
	t.Helper()
	last := 0
	var f placeRecorder = func(name string, order int) {
		if order <= last {
			t.Fatalf("place %q has order %d after %d", name, order, last)
		}
		last = order
	}
	f.blocks(d.Blocks)
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *paper.Grid:
			taken := map[[2]int]bool{}
			for _, c := range b.Cells {
				for row := c.Row; row < c.Row+c.RowSpan; row++ {
					for col := c.Col; col < c.Col+c.ColSpan; col++ {
						if taken[[2]int{row, col}] || row >= b.Rows || col >= b.Cols {
							t.Fatalf("cell %d,%d overlaps or is outside of %dx%d", row, col, b.Rows, b.Cols)
						}
						taken[[2]int{row, col}] = true
					}
				}
			}
		case *paper.Paragraph:
			for _, s := range b.Bold {
				if s.Start < 0 || s.Start >= s.End || s.End > len(b.Text) {
					t.Fatalf("span %v of %q", s, b.Text)
				}
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile(filepath.Join(corpus.Folder(b), "published", "template-wps.docx"))
	if err != nil {
		b.Skip(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
