package docx_test

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/layout"
)

// Line ends and tabs stand where the text has them: at its start, at its end and beside each other.
func TestLineEndsAndTabsStandWhereTheTextHasThem(t *testing.T) {
	list := [][2]string{
		{"\n甲", "<w:br/><w:t>甲</w:t>"},
		{"甲\n", "<w:t>甲</w:t><w:br/>"},
		{"甲\n\n乙", "<w:t>甲</w:t><w:br/><w:br/><w:t>乙</w:t>"},
		{"\t甲\t", "<w:tab/><w:t>甲</w:t><w:tab/>"},
		{"\n\t甲 ", `<w:br/><w:tab/><w:t xml:space="preserve">甲 </w:t>`},
		{" 甲\n乙", `<w:t xml:space="preserve"> 甲</w:t><w:br/><w:t>乙</w:t>`},
	}
	var blocks []layout.Block
	for _, c := range list {
		blocks = append(blocks, text(c[0]))
	}
	runs := strings.Split(encode(t, flowOf(blocks...))["word/document.xml"], "<w:r>")
	for i, c := range list {
		run, _, _ := strings.Cut(runs[i+1], "</w:r>")
		if _, after, ok := strings.Cut(run, "</w:rPr>"); ok {
			run = after
		}
		if run != c[1] {
			t.Errorf("%q is written as %s, want %s", c[0], run, c[1])
		}
	}
}
