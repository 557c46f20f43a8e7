package pdf

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// forms are the two forms of a file.
var forms = map[string]*Encoder{"compressed": {}, "plain": {Plain: true}}

// documents are the layouts that are checked as files.
func documents(t testing.TB) map[string]*layout.Document {
	stamped := layout.GBT9704()
	stamped.Stamp = "草稿"
	repeated := strings.Repeat("长段落跨页。", 400)
	return map[string]*layout.Document{
		"one of everything":   sample(t),
		"stamped":             set(t, stamped, sampleFlow()...),
		"pages before page 1": set(t, stamped, append([]layout.Block{sampleList()}, sampleFlow()...)...),
		"landscape pages":     set(t, stamped, &layout.Group{Landscape: true, Blocks: sampleFlow()}),
		"contents":            set(t, stamped, append([]layout.Block{sampleContents()}, sampleFlow()...)...),
		"nothing but front":   set(t, stamped, sampleList()),
		"a single word":       set(t, layout.GBT9704(), paragraph(layout.RoleP, layout.Span{Text: "无", Face: fonts.FangSong})),
		"nothing at all":      set(t, layout.GBT9704()),
		"a table alone":       set(t, layout.GBT9704(), sampleTable()),
		"a link over lines and pages": set(t, layout.GBT9704(), paragraph(layout.RoleP,
			layout.Span{Text: repeated, Face: fonts.FangSong, Link: "https://www.gov.cn/"})),
		"bold over lines and pages": set(t, layout.GBT9704(), paragraph(layout.RoleP,
			layout.Span{Text: repeated, Face: fonts.Kai, Bold: true})),
	}
}

func TestAFileIsSoundAndGivesBackTheTextOfItsLayout(t *testing.T) {
	for name, d := range documents(t) {
		for form, e := range forms {
			t.Run(name+", "+form, func(t *testing.T) { checkSound(t, encode(t, e, d), d) })
		}
	}
}

func TestTheTextOfTheFileIsTheTextOfTheFlow(t *testing.T) {
	var want strings.Builder
	for _, b := range sampleFlow() {
		switch b := b.(type) {
		case *layout.Paragraph:
			for _, s := range b.Parts[0].Spans {
				want.WriteString(s.Text)
			}
		case *layout.Table:
			for _, c := range b.Cells {
				want.WriteString(c.Text)
			}
		}
	}
	got, err := pdfcheck.Text(encode(t, &Encoder{}, sample(t)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := pdfcheck.DiffText(got[0].Text, want.String()); diff != "" {
		t.Error(diff)
	}
}

func TestPlainAndCompressedCarryTheSameText(t *testing.T) {
	d := sample(t)
	compressed, err := pdfcheck.Text(encode(t, &Encoder{}, d))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := pdfcheck.Text(encode(t, &Encoder{Plain: true}, d))
	if err != nil {
		t.Fatal(err)
	}
	for _, diff := range pdfcheck.Diff(compressed, plain) {
		t.Error(diff)
	}
	if len(plain) < 100 {
		t.Errorf("only %d elements", len(plain))
	}
}

func TestQPDFFindsNothingWrong(t *testing.T) {
	for form, e := range forms {
		t.Run(form, func(t *testing.T) { pdfcheck.QPDF(t, encode(t, e, sample(t))) })
	}
}

func TestPopplerFindsEveryFontEmbeddedAsASubsetWithItsText(t *testing.T) {
	if n := pdfcheck.PDFFonts(t, encode(t, &Encoder{}, sample(t))); n != 5 {
		t.Errorf("%d fonts, not 5", n)
	}
}

// MuPDF does not normalise what it extracts.
func TestMuPDFReadsTheTextOfAllPages(t *testing.T) {
	d := sample(t)
	var want strings.Builder
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if g, ok := item.(*layout.Glyphs); ok {
				for _, gl := range g.Glyphs {
					want.WriteString(gl.Text)
				}
			}
		}
	}
	got := pdfcheck.MuPDF(t, encode(t, &Encoder{}, d))
	if diff := pdfcheck.DiffText(got, pdfcheck.WithoutSpace(want.String())); diff != "" {
		t.Error(diff)
	}
}

// The rules of a table that goes on at the top of a page follow the stamp, which is grey.
func TestRulesAreBlackAfterGreyText(t *testing.T) {
	face := embedded(t).Face(fonts.Hei)
	d := handmade(face, "字")
	stamp := &layout.Glyphs{Face: face, Size: layout.Pt, Gray: 225, Mark: layout.Artifact, Glyphs: []layout.Glyph{{ID: 1, Text: "草"}}}
	d.Pages[0].Items = append([]layout.Item{stamp, &layout.Rule{W: layout.Pt, H: layout.Pt}}, d.Pages[0].Items...)
	data := encode(t, &Encoder{Plain: true}, d)
	_, after, _ := bytes.Cut(data, []byte("/Layout"))
	rule, _, found := bytes.Cut(after, []byte(" re\n"))
	if !found || !bytes.Contains(rule, []byte("0 g")) {
		t.Errorf("the shade of the text before holds for the rule: %q", rule)
	}
	checkSound(t, data, d)
}

// A reader's own count of pages begins where the numbers on them do.
func TestPagesBeforePageOneAreLabelledApart(t *testing.T) {
	all := documents(t)
	for name, want := range map[string]string{
		"pages before page 1": "/PageLabels<</Nums[0<</S/r>>1<</S/D>>]>>",
		"nothing but front":   "/PageLabels<</Nums[0<</S/r>>]>>",
	} {
		if data := encode(t, &Encoder{Plain: true}, all[name]); !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s: the file has no %s", name, want)
		}
	}
	if data := encode(t, &Encoder{Plain: true}, all["one of everything"]); bytes.Contains(data, []byte("/PageLabels")) {
		t.Error("a file whose pages are all numbered has labels")
	}
}

func TestAnEntryOfTheContentsLeadsToTheHeadingAsItsBookmarkDoes(t *testing.T) {
	data := encode(t, &Encoder{Plain: true}, documents(t)["contents"])
	for i, dest := range regexp.MustCompile(`/Border\[0 0 0\](/Dest\[[^]]*\])`).FindAllSubmatch(data, -1) {
		if n := bytes.Count(data, dest[1]); i < 2 && n != 2 {
			t.Errorf("%s stands %d times in the file", dest[1], n)
		}
	}
	if n := bytes.Count(data, []byte("/Dest[")); n != 4 {
		t.Errorf("%d destinations of two bookmarks and two entries", n)
	}
}

func TestTextThatRunsStraightAgainAfterAStampStandsInItsPlace(t *testing.T) {
	face := embedded(t).Face(fonts.Hei)
	d := handmade(face, "字")
	stamp := &layout.Glyphs{X: 9 * layout.Pt, Y: d.Pages[0].Height - 7*layout.Pt, Face: face, Size: layout.Pt, Angle: 45, Mark: layout.Artifact, Glyphs: []layout.Glyph{{ID: 1, Text: "草"}}}
	straight := *stamp
	straight.Angle = 0
	d.Pages[0].Items = append([]layout.Item{stamp, &straight}, d.Pages[0].Items...)
	data := encode(t, &Encoder{Plain: true}, d)
	for _, want := range []string{" 0.70711 0.70711 -0.70711 0.70711 9 7 Tm", " 1 0 0 1 9 7 Tm"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the content has no %q", want)
		}
	}
	checkSound(t, data, d)
}
