package docx

import (
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
)

// TestWhatIsToldEndsSomewhere fills lists of notes to their ends.
func TestWhatIsToldEndsSomewhere(t *testing.T) {
	d := &reader{}
	p := &para{}
	for range 1005 {
		d.add(model.Place{}, note{model.SeverityInfo, "甲", ""})
		p.note(note{})
	}
	if len(d.notes) != 1001 || d.notes[999].Message != "甲" || d.notes[1000].Message != "没有读入的内容超过 1000 处，其余不再列出" || d.notes[1000].Severity != model.SeverityWarning {
		t.Errorf("%d notes, the last: %v", len(d.notes), d.notes[len(d.notes)-1])
	}
	if len(p.notes) != 1001 {
		t.Errorf("%d notes of a paragraph", len(p.notes))
	}
	if got := quote(strings.Repeat("字", 500)); got != "“"+strings.Repeat("字", 500)+"”" {
		t.Errorf("500 are quoted as %d", len(got))
	}
	if got := quote(strings.Repeat("字", 501)); got != "“"+strings.Repeat("字", 500)+"…”" {
		t.Errorf("501 are quoted as %s", got)
	}
	for before, want := range map[int]int{4000: 4000 + len("；被合并遮住的文字：“甲”"), 4001: 4001, 0: len("被合并遮住的文字：“甲”")} {
		c := paper.Cell{Remark: strings.Repeat("x", before)}
		swallow(&c, tableCell{items: []item{{block: &paper.Paragraph{Text: "甲"}}}})
		if len(c.Remark) != want {
			t.Errorf("a remark of %d becomes one of %d, not %d", before, len(c.Remark), want)
		}
	}
	c := paper.Cell{}
	swallow(&c, tableCell{items: []item{{block: &paper.Paragraph{Text: "甲"}, notes: []note{{message: "乙"}, {message: "丙"}}}}})
	if c.Remark != "被合并遮住的文字：“甲”；乙；丙" {
		t.Errorf("the remark is %s", c.Remark)
	}
}

// TestStylesAndFieldsInEachOther goes as deep as is read, and one step deeper.
func TestStylesAndFieldsInEachOther(t *testing.T) {
	for depth, bold := range map[int]bool{1: true, 51: true, 52: false} {
		var styles strings.Builder
		for i := range depth {
			fmt.Fprintf(&styles, `<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/>`, i, i+1)
			if i == depth-1 {
				styles.WriteString(`<w:rPr><w:b/></w:rPr>`)
			}
			styles.WriteString(`</w:style>`)
		}
		got := read(t, document(p(`<w:pPr><w:pStyle w:val="s0"/></w:pPr>`+r("字")), parts{"styles": styles.String()}))
		if want := map[bool]string{true: "*字*\n", false: "字\n"}[bold]; got != want {
			t.Errorf("%d styles: got %s", depth, got)
		}
	}
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	for _, depth := range []int{29, 30, 31, 33} {
		body := ""
		for range depth {
			body += mark("begin") + mark("separate")
		}
		// What a field shows that is too deep stands in the one around it.
		body += r("字") + strings.Repeat(mark("end"), depth) + r("尾")
		if got := read(t, document(p(body), nil)); got != "字尾\n" {
			t.Errorf("%d fields: got %q", depth, got)
		}
	}
	for depth, want := range map[int]string{5: "1. ", 6: ""} {
		var numbering, styles strings.Builder
		for i := range depth {
			fmt.Fprintf(&numbering, `<w:abstractNum w:abstractNumId="%d"><w:numStyleLink w:val="n%d"/></w:abstractNum>`, i, i+1)
			fmt.Fprintf(&styles, `<w:style w:styleId="n%d"><w:pPr><w:numPr><w:numId w:val="%d"/></w:numPr></w:pPr></w:style>`, i+1, i+1)
		}
		fmt.Fprintf(&numbering, `<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%%1."/></w:lvl></w:abstractNum>`, depth)
		for i := range depth + 1 {
			fmt.Fprintf(&numbering, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, i, i)
		}
		// A list of number 0 is none, so the first is called 100.
		fmt.Fprint(&numbering, `<w:num w:numId="100"><w:abstractNumId w:val="0"/></w:num>`)
		got := read(t, document(p(`<w:pPr><w:numPr><w:numId w:val="100"/></w:numPr></w:pPr>`+r("字")), parts{"numbering": numbering.String(), "styles": styles.String()}))
		if has := strings.HasPrefix(got, "#1.#"); has != (want != "") {
			t.Errorf("%d links: got %q", depth, got)
		}
	}
}

// TestTablesOfAllWidths has as many columns as are read, and one more.
func TestTablesOfAllWidths(t *testing.T) {
	wide := func(last int) string {
		cells := ""
		for i := range 16 {
			span := 63
			if i == 15 {
				span = last
			}
			cells += tc(fmt.Sprintf(`<w:tcPr><w:gridSpan w:val="%d"/></w:tcPr>`, span) + p(r("1")))
		}
		return read(t, document(tbl(tr(cells)), nil))
	}
	if got := wide(1000 - 15*63); !strings.HasPrefix(got, "[1x1000]") {
		t.Errorf("1000 columns: %.80s", got)
	}
	if got := wide(1001 - 15*63); !strings.Contains(got, "Word 文件的表格超过 1000 列") {
		t.Errorf("1001 columns: %.80s", got)
	}
}

// TestTheHeadingOfContentsGoesWithThem has the word alone, before other text, and before a table of contents.
func TestTheHeadingOfContentsGoesWithThem(t *testing.T) {
	const styles = `<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>`
	entry := p(`<w:pPr><w:pStyle w:val="T"/></w:pPr>` + r("一、甲"))
	for body, want := range map[string]string{
		p(r("目录")):                                 "目录\n",
		p(r("目录")) + p(r("正文")):                    "目录\n正文\n",
		p(r("目 录")) + entry + p(r("正文")):           "正文\n! info : 目录没有读入（1 行，自“一、甲”起）\n",
		p(r("目录")) + p(r("正文")) + entry:            "目录\n正文\n! info : 目录没有读入（1 行，自“一、甲”起）\n",
		p(r("题目")) + entry + entry + p(r("正文")):    "题目\n正文\n! info : 目录没有读入（2 行，自“一、甲”起）\n",
		entry + p(r("目录")):                         "目录\n! info : 目录没有读入（1 行，自“一、甲”起）\n",
		p(r("目录的说明")) + entry + p(r("正文")) + entry: "目录的说明\n正文\n! info : 目录没有读入（2 行，自“一、甲”起）\n",
	} {
		if got := read(t, document(body, parts{"styles": styles})); got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}
