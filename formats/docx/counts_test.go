package docx

import (
	"fmt"
	"testing"

	"github.com/nianbao/nianbao/internal/opc"
)

// Paragraphs, those of shapes too, and cells are counted over the whole document, and one too many is refused.
func TestParagraphsAndCellsAreCounted(t *testing.T) {
	const (
		manyParagraphs = "错误[READ-LIMIT] Word 文件的段落超过 100000 个（请确认这是年度报告）"
		manyCells      = "错误[READ-LIMIT] Word 文件的表格单元格超过 200000 个（请确认这是年度报告）"
	)
	shape := p(`<w:r><w:drawing><a:p><a:r><a:t>框</a:t></a:r></a:p><a:p/></w:drawing></w:r>`)
	for _, c := range []struct {
		body              string
		paragraphs, cells int
		want              string
	}{
		{p(r("甲")), 99_999, 0, "<nil> 100000 0"}, {p(r("甲")), 100_000, 0, manyParagraphs}, {p(""), 100_000, 0, manyParagraphs},
		{shape, 99_997, 0, "<nil> 100000 0"}, {shape, 99_998, 0, manyParagraphs}, {shape, 99_999, 0, manyParagraphs},
		{tbl(tr(tcs("甲|乙"))), 0, 199_998, "<nil> 2 200000"}, {tbl(tr(tcs("甲|乙"))), 0, 199_999, manyCells}, {tbl(tr(tcs("甲|乙"))), 99_998, 0, "<nil> 100000 2"}, {tbl(tr(tcs("甲|乙"))), 99_999, 0, manyParagraphs},
	} {
		pkg, err := opc.Open(zipped(t, document(c.body, nil)), opc.Word)
		if err != nil {
			t.Fatal(err)
		}
		d := &reader{pkg: pkg, related: map[string]string{}, paragraphs: c.paragraphs, cells: c.cells}
		if err := d.readSupport(); err != nil {
			t.Fatal(err)
		}
		err = pkg.Walk("word/document.xml", func(x *opc.Reader, _ opc.Element) error {
			return x.Each(func(opc.Element) error { return d.blocks(x, &story{}) })
		})
		got := fmt.Sprint(err)
		if err == nil {
			got += fmt.Sprintf(" %d %d", d.paragraphs, d.cells)
		}
		if got != c.want {
			t.Errorf("%s with %d and %d before: %s, not %s", c.body, c.paragraphs, c.cells, got, c.want)
		}
	}
}

// Pictures are counted from a width and a height on, in each unit, and where neither is said.
func TestPicturesAreCountedFromASizeOn(t *testing.T) {
	pictures := func(body string) int {
		d, err := Read(zipped(t, document(p(body), nil)))
		if err != nil {
			t.Fatal(err)
		}
		return d.Pictures
	}
	for size, want := range map[[2]string]int{
		{"1428750", "571500"}: 1, {"1428749", "571500"}: 0, {"1428750", "571499"}: 0, {"0", "571499"}: 1, {"", ""}: 1, {"x", "571499"}: 1, {"-1", "1"}: 1, {"1", "571500"}: 0, {"16777216", "571500"}: 1,
	} {
		if got := pictures(`<w:r><w:drawing><wp:inline><wp:extent cx="` + size[0] + `" cy="` + size[1] + `"/><a:blip/></wp:inline></w:drawing></w:r>`); got != want {
			t.Errorf("%v: %d pictures", size, got)
		}
	}
	// The least of each unit, and what is just below it.
	for unit, c := range map[string][4]string{
		"": {"150", "149.99", "60", "59.99"}, "px": {"150", "149.99", "60", "59.99"}, "pt": {"112.5", "112.4999", "45", "44.999"}, "in": {"1.5625", "1.562499", "0.625", "0.6249993"}, "cm": {"3.96875", "3.96874", "1.5875", "1.587498"}, "mm": {"39.6875", "39.6874", "15.875", "15.8749"},
	} {
		for i, size := range [][2]string{{c[0], c[2]}, {c[1], c[2]}, {c[0], c[3]}} {
			style := "width:" + size[0] + unit + ";height:" + size[1] + unit
			for _, shape := range []string{"v:shape", "v:rect", "v:roundrect"} {
				if got := pictures(`<w:r><w:pict><` + shape + ` style="` + style + `"><v:imagedata/></` + shape + `></w:pict></w:r>`); got != map[bool]int{true: 1}[i == 0] {
					t.Errorf("%s %s: %d pictures", shape, style, got)
				}
			}
		}
	}
}
