package pdf

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// Colours are set where they change, for rules and text alike, and black is set again as a grey.
func TestColoursAreSetWhereTheyChange(t *testing.T) {
	red := layout.Color{R: 255}
	other := layout.Color{R: 51, G: 102, B: 204}
	d := set(t, layout.GBT9704(),
		paragraph(layout.RoleP, layout.Span{Text: "红", Face: fonts.FangSong, Color: red}, layout.Span{Text: "粗", Face: fonts.FangSong, Bold: true, Color: red}),
		&layout.Separator{Color: red}, &layout.Separator{SpaceBefore: layout.Pt}, &layout.Separator{SpaceBefore: layout.Pt, Color: other},
		paragraph(layout.RoleP, layout.Span{Text: "黑", Face: fonts.FangSong}, layout.Span{Text: "粗", Face: fonts.FangSong, Bold: true}),
	)
	e := &Encoder{Plain: true}
	file := encode(t, e, d)
	text := string(file)
	for _, want := range []string{"1 0 0 rg", "1 0 0 RG", ".2 .4 .8 rg", "0 0 0 RG"} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%q stands %d times in the file", want, strings.Count(text, want))
		}
	}
	if findings, err := pdfcheck.Check(encode(t, new(Encoder), d)); err != nil || len(findings) > 0 {
		t.Errorf("%v %q", err, findings)
	}
	pdfcheck.QPDF(t, file)
}
