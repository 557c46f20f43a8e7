package pdf

import "github.com/nianbao/nianbao/internal/pdfobj"

// perBlock is the most mappings that one bfchar block may hold (ISO 32000-1, 9.10.3, by
// way of Adobe's CMap specification).
const perBlock = 100

// toUnicode writes the CMap that leads each glyph of a subset to its characters. texts[0]
// belongs to .notdef, which stands for none; neither do glyphs that are not used.
func toUnicode(o *pdfobj.Buffer, texts []string) {
	o.Raw("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	left, block := 0, 0 // mappings to come, and those of them in the block that is open
	for _, text := range texts {
		if text != "" {
			left++
		}
	}
	for i, text := range texts {
		if text == "" {
			continue
		}
		if block == 0 {
			block = min(left, perBlock)
			left -= block
			o.Int(block).Raw(" beginbfchar\n")
		}
		o.Raw("<").Hex16(uint16(i)).Raw("><").UTF16(text).Raw(">\n")
		if block--; block == 0 {
			o.Raw("endbfchar\n")
		}
	}
	o.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
}
