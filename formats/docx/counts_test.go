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
