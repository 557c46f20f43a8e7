package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/internal/opctest"
	"github.com/nianbao/nianbao/layout"
)

// text is a paragraph of one span.
func text(s string) *layout.Paragraph {
	return &layout.Paragraph{Source: "overview", Parts: []layout.Part{{Role: layout.RoleP, Spans: []layout.Span{{Text: s}}}}}
}

func flowOf(blocks ...layout.Block) *layout.Flow {
	return &layout.Flow{Blocks: blocks, Page: layout.GBT9704()}
}

func encode(t testing.TB, f *layout.Flow) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := (docx.Encoder{}).EncodeFlow(&b, f); err != nil {
		t.Fatal(err)
	}
	opctest.Validate(t, b.Bytes(), ".docx")
	parts, _ := opctest.Unzip(t, b.Bytes())
	return parts
}

func TestPagesInFrontHaveNoNumberAndPageOneFollows(t *testing.T) {
	doc := encode(t, flowOf(
		&layout.Group{Front: true, Blocks: []layout.Block{text("清单")}},
		&layout.Group{Front: true, Blocks: []layout.Block{text("目录")}},
		text("正文"),
		&layout.Group{Landscape: true, Blocks: []layout.Block{layout.NewTable("表", 1, [][]string{{"项", "数"}, {"甲", "1"}})}},
		&layout.Group{Apart: true, Blocks: []layout.Block{text("附件")}},
	))["word/document.xml"]
	sections := strings.Split(doc, "<w:sectPr>")[1:]
	if len(sections) != 4 {
		t.Fatalf("%d sections", len(sections))
	}
	for i, want := range []struct {
		footer, start, landscape bool
	}{{false, false, false}, {true, true, false}, {true, false, true}, {true, false, false}} {
		s, _, _ := strings.Cut(sections[i], "</w:sectPr>")
		if strings.Contains(s, "footerReference") != want.footer || strings.Contains(s, "pgNumType") != want.start || strings.Contains(s, "landscape") != want.landscape {
			t.Errorf("section %d: %s", i, s)
		}
	}
	if !strings.Contains(strings.Split(doc, "目录")[0], "<w:pageBreakBefore/>") {
		t.Error("the second group in front goes on on the page of the first")
	}
	if !strings.Contains(doc, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1587" w:right="2098" w:bottom="1475" w:left="1984"`) {
		t.Error("the page that is turned has other margins")
	}
}

func TestATableIsTurnedWhenItsNumbersHaveNoRoomUpright(t *testing.T) {
	for digits, want := range map[string]bool{"123": false, "123456789012": true} {
		row := slices.Repeat([]string{digits}, 11)
		doc := encode(t, flowOf(text("前"), &layout.Group{Turnable: true, Blocks: []layout.Block{layout.NewTable("表", 1, [][]string{row, row})}}))["word/document.xml"]
		if got := strings.Contains(doc, "landscape"); got != want {
			t.Errorf("%s: turned is %v", digits, got)
		}
	}
}

func TestATableStandsOnOnePageUnlessThatLeavesMuchOfOneEmpty(t *testing.T) {
	table := layout.NewTable("表", 1, slices.Repeat([][]string{{"项", "数"}}, 28))
	for lines, want := range map[int]bool{1: true, 11: false, 19: true} {
		var blocks []layout.Block
		for range lines {
			blocks = append(blocks, text("一行"))
		}
		doc := encode(t, flowOf(append(blocks, table)...))["word/document.xml"]
		if got := strings.Count(doc, "<w:keepNext/>") > 2*2; got != want {
			t.Errorf("below %d lines: kept is %v", lines, got)
		}
	}
}

func TestLinksLeadToWebPagesAndAddressesOnly(t *testing.T) {
	p := text("")
	p.Parts[0].Spans = []layout.Span{
		{Text: "a", Link: "https://www.example.cn/?a=1&b=2"}, {Text: "b", Link: "mailto:a@example.cn"}, {Text: "c", Link: "file:///etc/passwd"},
		{Text: "d", Link: "javascript:alert(1)"}, {Text: "e", Link: "https://www.example.cn/?a=1&b=2"},
	}
	parts := encode(t, flowOf(p))
	if n := strings.Count(parts["word/document.xml"], "<w:hyperlink"); n != 3 {
		t.Errorf("%d links", n)
	}
	if rels := parts["word/_rels/document.xml.rels"]; strings.Count(rels, "External") != 2 || strings.Contains(rels, "file:") {
		t.Errorf("relations: %s", rels)
	}
}

func TestEntriesOfATableOfContentsLeadToTheirHeadings(t *testing.T) {
	entry := &layout.Paragraph{Source: "contents", Style: layout.Style{Align: layout.Left}, Tail: " 3",
		Parts: []layout.Part{{Role: layout.RoleReference, Spans: []layout.Span{{Text: "一、总体情况", Face: fonts.Hei, To: 1}}}}}
	heading := &layout.Paragraph{Source: "titles", Parts: []layout.Part{{Role: layout.RoleH1, Spans: []layout.Span{{Text: "一、总体情况", Face: fonts.Hei}}}}}
	doc := encode(t, flowOf(&layout.Group{Role: layout.RoleTOC, Front: true, Blocks: []layout.Block{entry}}, heading))["word/document.xml"]
	for _, want := range []string{`w:anchor="_Toc1"`, `PAGEREF _Toc1 `, `w:name="_Toc1"`, `<w:pStyle w:val="TOC1"/>`} {
		if !strings.Contains(doc, want) {
			t.Errorf("there is no %s", want)
		}
	}
}

func TestASeparatorIsABorderOfItsColour(t *testing.T) {
	doc := encode(t, flowOf(text("上"), &layout.Separator{Weight: 2 * layout.Pt, Color: layout.OfficialRed, SpaceAfter: 5 * layout.Pt, Snap: true}, text("下")))["word/document.xml"]
	if !strings.Contains(doc, `w:sz="16" w:space="0" w:color="FF0000"`) {
		t.Error(doc)
	}
}

func TestNotesStandWhereTheirTextStands(t *testing.T) {
	table := layout.NewTable("表", 1, [][]string{{"项", "数"}, {"甲", "1"}})
	table.Cells[3].Source = "applications.received[6]"
	title := &layout.Paragraph{Source: "title", Parts: []layout.Part{{Role: layout.RoleTitle, Spans: []layout.Span{{Text: "标题"}}}}}
	two := text("公开1183条，")
	two.Parts[0].Spans = append(two.Parts[0].Spans, layout.Span{Text: "合计18", Bold: true}, layout.Span{Text: "3条。"})
	f := flowOf(title, text("前面没有数。"), two, table)
	f.Notes = []layout.Note{
		{Source: "overview", Quote: "183", Label: "错误", Text: "不对"},
		{Source: "overview", Quote: "183条", Text: "也不对"},
		{Source: "applications.received", Text: "一行"},
		{Source: "applications.received[6]", Quote: "5", Text: "一格"},
		{Source: "nowhere", Text: "没有地方"},
		{Text: "全文"},
		{Source: "overview", Text: "写的是“公开1183条，合计”"},
	}
	parts := encode(t, f)
	doc := parts["word/document.xml"]
	for id, want := range []string{"183", "183条", "1", "1", "标题", "标题", "公开1183条，合计"} {
		mark := `="` + string(rune('0'+id)) + `"/>`
		_, behind, _ := strings.Cut(doc, `<w:commentRangeStart w:id`+mark)
		about, _, ok := strings.Cut(behind, `<w:commentRangeEnd w:id`+mark)
		if got := plain(about); !ok || got != want {
			t.Errorf("note %d is about %q, want %q", id, got, want)
		}
	}
	if n := strings.Count(parts["word/comments.xml"], "<w:comment "); n != len(f.Notes) {
		t.Errorf("%d comments", n)
	}
}

// plain is the text of a piece of markup.
func plain(markup string) string {
	var b strings.Builder
	for piece := range strings.SplitSeq(markup, "<w:t") {
		if _, rest, ok := strings.Cut(piece, ">"); ok && (piece[0] == '>' || piece[0] == ' ') {
			t, _, _ := strings.Cut(rest, "<")
			b.WriteString(t)
		}
	}
	return b.String()
}

func TestWhatCannotBeWrittenIsAnError(t *testing.T) {
	gap := layout.NewTable("表", 1, [][]string{{"项", "数"}, {"甲"}})
	twice := layout.NewTable("表", 1, [][]string{{"项"}, {"甲"}})
	twice.Cells[0].RowSpan = 2
	beyond := layout.NewTable("表", 1, [][]string{{"项"}, {"甲"}})
	beyond.Cells[1].ColSpan = math.MaxInt32
	var table *layout.BadTable
	for _, b := range []*layout.Table{gap, twice, beyond, {}} {
		for _, block := range []layout.Block{b, &layout.Group{Turnable: true, Blocks: []layout.Block{b}}} {
			if err := (docx.Encoder{}).EncodeFlow(io.Discard, flowOf(block)); !errors.As(err, &table) {
				t.Errorf("got %v", err)
			}
		}
	}
	var figure *layout.BadFigure
	for _, b := range []*layout.Figure{
		{Picture: &layout.Picture{Width: 1, Height: 1, Components: 1, Data: []byte{0}}},
		{Alt: "图"},
		{Alt: "图", Picture: &layout.Picture{Width: 2, Height: 2, Components: 3, Data: []byte{0}}},
		{Alt: "图", Chart: &layout.Chart{Series: []string{""}, Labels: []string{"1"}}},
		{Alt: "图", Chart: &layout.Chart{Series: []string{""}, Labels: []string{"1"}, Values: [][]int64{{1, 2}}}},
	} {
		if err := (docx.Encoder{}).EncodeFlow(io.Discard, flowOf(b)); !errors.As(err, &figure) {
			t.Errorf("got %v", err)
		}
	}
	var page *layout.BadPage
	if err := (docx.Encoder{}).EncodeFlow(io.Discard, &layout.Flow{}); !errors.As(err, &page) {
		t.Errorf("got %v", err)
	}
}

// TestAnyTextGivesWellFormedParts writes texts of any characters everywhere.
func TestAnyTextGivesWellFormedParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		any := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.RuneFrom([]rune("\x00\x01\t\n\r<>&\"']]>\ufffe\uffff\u200b“”件1 ")))).Filter(func(s string) bool { return s != "" })
		s := any.Draw(t, "text") + string([]byte{rapid.Byte().Draw(t, "byte")})
		table := layout.NewTable(s, 1, [][]string{{s, "数"}, {"甲", s}})
		f := flowOf(text(s), table, text(s), &layout.Figure{Alt: s, Caption: s, Chart: &layout.Chart{Series: []string{s}, Labels: []string{s}, Values: [][]int64{{1}}}})
		f.Meta = layout.Meta{Title: s, Author: s, Lang: s, Date: s}
		f.Page.Stamp = s
		f.Notes = []layout.Note{{Source: "overview", Quote: any.Draw(t, "quote"), Label: s, Text: s}}
		var b bytes.Buffer
		if err := (docx.Encoder{Fonts: map[fonts.Role]string{fonts.Kai: s}}).EncodeFlow(&b, f); err != nil {
			t.Fatal(err)
		}
		checkWellFormed(t, b.Bytes())
	})
}

func checkWellFormed(t *rapid.T, data []byte) {
	parts, _ := opctest.Unzip(t, data)
	for name, part := range parts {
		if strings.HasSuffix(name, ".xlsx") {
			continue
		}
		for d := xml.NewDecoder(strings.NewReader(part)); ; {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}
