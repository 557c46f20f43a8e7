package pdf

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/pages"
	"github.com/nianbao/nianbao/internal/pdffile"
)

// opened is a file whose pages are still to be read.
func opened(t *testing.T, b *builder) *document {
	t.Helper()
	file, err := pdffile.Open(b.bytes())
	if err != nil {
		t.Fatal(err)
	}
	return newDocument(file)
}

// TestWhatIsSaidOfFilesThatAreNotRead has all that is said, whole.
func TestWhatIsSaidOfFilesThatAreNotRead(t *testing.T) {
	const again, usual = "（请重新下载或从原文件重新导出）", "（年报通常只有几页，请检查文件是否选错）"
	for err, want := range map[error]string{
		pdffile.ErrPassword: "错误[READ-ENCRYPTED] PDF 文件设有打开密码（请先取消密码，另存后再读入）",
		pdffile.ErrCrypt:    "错误[READ-ENCRYPTED] PDF 文件的加密方式无法识别（请取消加密，另存后再读入）",
		pdffile.ErrCut:      "错误[READ-DAMAGED] PDF 文件不完整，末尾缺少内容（可能没有下载完，请重新下载）",
		pdffile.ErrNotPDF:   "错误[READ-DAMAGED] 文件不是 PDF（请检查文件是否选错）",
		pdffile.ErrLimit:    "错误[READ-LIMIT] PDF 文件内容过多" + usual,
		pdffile.ErrDamaged:  "错误[READ-DAMAGED] PDF 文件已损坏" + again,
		pdffile.ErrFilter:   "错误[READ-DAMAGED] PDF 文件已损坏" + again,
		errors.New("other"): "错误[READ-DAMAGED] PDF 文件已损坏" + again,
	} {
		if got := refuse(reason(fmt.Errorf("wrapped: %w", err))).Error(); got != want {
			t.Errorf("%v is told as %s", err, got)
		}
	}
	text := at(77, 700, 16, "年报")
	pages := func(n int) []byte {
		b := newBuilder()
		for range n {
			b.page(text, "", "")
		}
		return b.bytes()
	}
	lost := newBuilder().page(text, "", "")
	lost.kids = append(lost.kids, "99 0 R")
	packed := newBuilder().page(text, "", "").page(text, "", "")
	packed.objects[5] = stream("/Filter/FlateDecode", "no deflate data")
	empty := newBuilder()
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"200 pages":     {pages(200), "<nil>"},
		"201 pages":     {pages(201), "错误[READ-LIMIT] 文件超过 200 页" + usual},
		"no pages":      {empty.bytes(), "错误[READ-DAMAGED] PDF 文件已损坏" + again},
		"a page lost":   {lost.bytes(), "错误[READ-DAMAGED] PDF 文件已损坏" + again},
		"a page broken": {packed.bytes(), "第2页：错误[READ-DAMAGED] PDF 文件已损坏：第 2 页的内容不完整" + again},
		"blank":         {newBuilder().page("", "", "").bytes(), "错误[READ-SCAN] PDF 是空白的，没有文字（请检查文件是否选错）"},
		"200 operators": {newBuilder().page(strings.Repeat("0 g ", 200), "", "").bytes(), "错误[READ-SCAN] PDF 是空白的，没有文字（请检查文件是否选错）"},
		"201 operators": {newBuilder().page(strings.Repeat("0 g ", 201), "", "").bytes(), "错误[READ-SCAN] PDF 里没有文字，文字可能已经转成图形（请用原始的 Word、网页，或先做文字识别(OCR)后另存为 .docx）"},
	} {
		if _, err := Read(c.data); fmt.Sprint(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOperatorsAndGlyphsAreCounted begins with as many as leave room for those of a page, and one more.
func TestOperatorsAndGlyphsAreCounted(t *testing.T) {
	b := func() *builder { return newBuilder().page("", "", "").page(at(77, 700, 16, "年度报告"), "", "") }
	d := opened(t, b())
	if _, err := d.read(true); err != nil || d.operators != 5 || d.glyphs != 4 {
		t.Fatalf("%v, %d operators, %d glyphs", err, d.operators, d.glyphs)
	}
	const tooMany = "错误[READ-LIMIT] 文件内容过多，读到第 2 页为止（年报通常只有几页，请检查文件是否选错）"
	for _, c := range []struct {
		operators, glyphs int
		want              string
	}{{1_499_995, 0, "<nil>"}, {1_499_996, 0, tooMany}, {0, 299_996, "<nil>"}, {0, 299_997, tooMany}} {
		d := opened(t, b())
		d.operators, d.glyphs = c.operators, c.glyphs
		if _, err := d.read(true); fmt.Sprint(err) != c.want {
			t.Errorf("%d operators and %d glyphs before: %v", c.operators, c.glyphs, err)
		}
	}
}

// TestStatesAndMarksInEachOther keeps as many as there is room for.
func TestStatesAndMarksInEachOther(t *testing.T) {
	for n, want := range map[int]string{499: `"年" 20.00…`, 500: `"年" 10.00…`} {
		content := strings.Repeat("q ", n) + "1 0 0 1 10 0 cm q 1 0 0 1 50 0 cm Q " + at(10, 100, 9, "年")
		if got := pagesOf(newBuilder().page(content, "", "").bytes()); !strings.Contains(got, want) {
			t.Errorf("%d states: %s", n, got)
		}
	}
	for n, want := range map[int]string{499: "mark 7 ", 500: "mark 3 "} {
		content := strings.Repeat("/Span<</MCID 3>>BDC ", n) + "/Span<</MCID 7>>BDC " + at(10, 100, 9, "年")
		if got := pagesOf(newBuilder().page(content, "", "").bytes()); !strings.Contains(got, want) {
			t.Errorf("%d marks: %s", n, got)
		}
	}
}

// TestWidthsOfFontsAreCounted has as many widths as a font may list, in both forms, and one more.
func TestWidthsOfFontsAreCounted(t *testing.T) {
	d := opened(t, newBuilder().page("", "", ""))
	each := pdffile.Array{1, 2, 3, 4, 5, 6, 7}
	for _, c := range []struct {
		list pdffile.Array
		n    int
		want string
	}{
		{pdffile.Array{0, 65535, 500}, 1, "65536 65535:[500]"}, {pdffile.Array{0, 65536, 500}, 1, "65536 65535:[500]"}, {pdffile.Array{0, 65534, 500, 70000, each}, 1, "65536 70000:[1]"}, {pdffile.Array{0, 65533, 500, 70000, each}, 1, "65536 70001:[2]"},
		{pdffile.Array{5, each}, 1, "7 11:[7]"}, {pdffile.Array{5, each}, 3, "2 6:[4 5 6]"}, {pdffile.Array{5, 6, 7}, 1, "2 6:[7]"}, {pdffile.Array{5, 6, 7}, 3, "0"}, {pdffile.Array{5, 5, 7, 8, 9}, 3, "1 5:[7 8 9]"}, {pdffile.Array{5, 5, 7, 8}, 3, "0"},
		{pdffile.Array{6, 5, 7, 9, each}, 1, "7 15:[7]"}, {pdffile.Array{5}, 1, "0"}, {pdffile.Array{5, 6}, 1, "0"}, {nil, 1, "0"}, {pdffile.Array{5, pdffile.Array{}, 9, 9, 4}, 1, "1 9:[4]"},
	} {
		n, last, width := 0, 0, []float64(nil)
		d.widths(c.list, c.n, func(cid int, w []float64) { n, last, width = n+1, cid, w })
		got := fmt.Sprint(n)
		if n > 0 {
			got += fmt.Sprintf(" %d:%v", last, width)
		}
		if got != c.want {
			t.Errorf("%v by %d: %s, not %s", c.list, c.n, got, c.want)
		}
	}
	font := &font{}
	list := pdffile.Array{}
	for i := range 257 {
		list = append(list, i+1)
	}
	d.loadSimple(font, pdffile.Dict{"FirstChar": -1, "Widths": list, "FontDescriptor": pdffile.Dict{"MissingWidth": 77}})
	font.scale, font.units[0] = 1, 1
	for code, want := range map[byte]float64{0: 2, 1: 3, 254: 256, 255: 77} {
		if got := font.simpleChar(code).width; got != want {
			t.Errorf("code %d is %g wide", code, got)
		}
	}
}

// TestCMapsAtTheirLimits uses others as deep as is read and one step deeper, and has as many ranges as are read and one more.
func TestCMapsAtTheirLimits(t *testing.T) {
	for depth, want := range map[int]bool{0: true, 4: true, 5: false} {
		b := newBuilder()
		for i := range depth {
			b.add(stream(fmt.Sprintf("/UseCMap %d 0 R", 5+i), "<00> <FF> endcodespacerange"))
		}
		b.add(stream("", "<41> <5E74> endbfchar"))
		d := opened(t, b.page("", "", ""))
		text, ok := readCMap(d.file, d.file.Stream(pdffile.Ref{ID: 4}), 0).toText(0x41)
		if ok != want || ok && text != "年" {
			t.Errorf("%d CMaps: %q %v", depth, text, ok)
		}
	}
	for n, want := range map[int]bool{200_000: true, 200_001: false} {
		b := newBuilder()
		b.add(stream("", strings.Repeat("<0041> <0061> ", n)+"endbfchar <0042> <0062> endbfchar"))
		d := opened(t, b.page("", "", ""))
		if _, ok := readCMap(d.file, d.file.Stream(pdffile.Ref{ID: 4}), 0).toText(0x42); ok != want {
			t.Errorf("%d ranges: %v", n, ok)
		}
	}
}

// TestNamesOfAttachedFilesInEachOther looks through as many nodes as there may be, and one more.
func TestNamesOfAttachedFilesInEachOther(t *testing.T) {
	for nodes, want := range map[int]int{1: 1, 1000: 1, 1001: 0} {
		b := newBuilder().page("", "", "")
		node := "<</Names[(a)<</UF(x)>>(b)]>>"
		for range nodes - 1 {
			node = fmt.Sprintf("<</Kids[%d 0 R]>>", b.add(node))
		}
		b.objects[0] = "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles " + node + ">>>>"
		if got := opened(t, b).attachedFiles(); len(got) != want {
			t.Errorf("%d nodes: %v", nodes, got)
		}
	}
}

// TestElementsAreCounted reads a structure with as many elements as there may be, and one more.
func TestElementsAreCounted(t *testing.T) {
	for left, want := range map[int]int{6: 3, 5: 2, 4: 2, 3: 1, 2: 1, 1: 0, 0: 0} {
		d := opened(t, newBuilder().page("/P<</MCID 0>>BDC "+at(77, 700, 16, "年报")+"EMC", "", ""))
		tr := &tree{d: d, marks: &pages.Marks{}, left: left}
		top := &pages.Element{}
		tr.kids(top, pdffile.Array{pdffile.Dict{"S": pdffile.Name("P")}, pdffile.Dict{"S": pdffile.Name("P")}, pdffile.Dict{"S": pdffile.Name("P")}}, nil, 0)
		// The list counts, and each element counts twice: itself and what it holds.
		if got := len(top.Kids); got != want {
			t.Errorf("room for %d: %d elements", left, got)
		}
	}
	for name, c := range map[string][2]int{"elements": {maxElements, 200_000}, "bytes of metadata": {maxMetadata, 1 << 20}} {
		if c[0] != c[1] {
			t.Errorf("%s: %d, not %d", name, c[0], c[1])
		}
	}
}
