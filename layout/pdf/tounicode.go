package pdf

import (
	"slices"

	"github.com/nianbao/nianbao/internal/pdfobj"
)

// perBlock is the most mappings that one bfchar block may hold (ISO 32000-1, 9.10.3, by
// way of Adobe's CMap specification).
const perBlock = 100

// toUnicode returns the CMap that leads each glyph of a subset to its characters. texts[0]
// belongs to .notdef, which stands for none; neither do glyphs that are not used.
func toUnicode(texts []string) []byte {
	var o pdfobj.Buffer
	o.Raw("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	var codes []int
	for i, text := range texts {
		if text != "" {
			codes = append(codes, i)
		}
	}
	for block := range slices.Chunk(codes, perBlock) {
		o.Int(len(block)).Raw(" beginbfchar\n")
		for _, i := range block {
			o.Raw("<").Hex16(uint16(i)).Raw("><").UTF16(texts[i]).Raw(">\n")
		}
		o.Raw("endbfchar\n")
	}
	o.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return o.Bytes()
}
