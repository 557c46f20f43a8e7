package pdf

import "github.com/nianbao/nianbao/internal/pdfobj"

// perBlock is the most mappings that one bfchar block may hold (ISO 32000-1, 9.10.3, by
// way of Adobe's CMap specification).
const perBlock = 100

// toUnicode returns the CMap that leads each glyph of a subset to its characters. texts[0]
// belongs to .notdef, which stands for none.
func toUnicode(texts []string) []byte {
	var o pdfobj.Buffer
	o.Raw("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for at := 1; at < len(texts); at += perBlock {
		end := min(at+perBlock, len(texts))
		o.Int(end - at).Raw(" beginbfchar\n")
		for i := at; i < end; i++ {
			o.Raw("<").Hex16(uint16(i)).Raw("><").UTF16(texts[i]).Raw(">\n")
		}
		o.Raw("endbfchar\n")
	}
	o.Raw("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return o.Bytes()
}
