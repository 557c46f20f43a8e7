package render_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/fonts/rare"
	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/tables"
)

func withRare(t *testing.T) nianbao.Option {
	t.Helper()
	embedded, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	set, err := rare.Behind(embedded)
	if err != nil {
		t.Fatal(err)
	}
	return nianbao.WithFaces(set)
}

// rareReport has characters of every block that GB 18030 names wherever a report has text of
// its own: the names, headings of each level, bold and plain prose.
func rareReport(t *testing.T) *nianbao.Report {
	r := read(t, seed)
	r.Organ, r.Signature.Organ, r.Title = "中宁县𠮷䶮𬭎局", "中宁县𠮷䶮𬭎局", ""
	r.Overview = "（一）𠮷某与䶮、𬭎。局长𠮷某某签发，面积5m²，㉑✓。**一是𠮷𪜀加强。**办事人员㐂、𪚥、𫝀、𫠠、𮯠、﨎、龦。\n" +
		"1.𬺰字标题。正文𬺰。\n（1）𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉𠀊𠀋𠀌𠀍𠀎𠀏𠀐𠀑𠀒𠀓𠀔𠀕𠀖𠀗𠀘𠀙𠀚𠀛，《𠮷𠮷》“𠮷”。\n" + r.Overview
	return r
}

func TestRareCharactersComeOutAndReadBack(t *testing.T) {
	r, faces := rareReport(t), withRare(t)
	want := inputText(r, tables.EditionOf(r.Year))
	if !strings.HasPrefix(want, "中宁县𠮷䶮𬭎局") {
		t.Fatal("the report's title lacks its organ")
	}
	for _, plain := range []bool{false, true} {
		data := render(t, r, faces, nianbao.WithEncoder(&pdf.Encoder{Plain: plain}))
		findings, err := pdfcheck.Check(data)
		if err != nil || len(findings) > 0 {
			t.Errorf("%v %q", err, findings)
		}
		elements, err := pdfcheck.Text(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := pdfcheck.DiffText(elements[0].Text, want); d != "" {
			t.Error(d)
		}
	}
}

func TestRareCharactersStandInMetadataAndBookmarks(t *testing.T) {
	data := render(t, rareReport(t), withRare(t))
	info, err := api.PDFInfo(bytes.NewReader(data), "report.pdf", nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if info.Title != "中宁县𠮷䶮𬭎局2021年政府信息公开工作年度报告" || info.Author != "中宁县𠮷䶮𬭎局" {
		t.Errorf("title %q, author %q", info.Title, info.Author)
	}
	marks, err := api.Bookmarks(bytes.NewReader(data), nil)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	var walk func([]pdfcpu.Bookmark)
	walk = func(marks []pdfcpu.Bookmark) {
		for _, m := range marks {
			titles = append(titles, m.Title)
			walk(m.Kids)
		}
	}
	walk(marks)
	for _, want := range []string{"（一）𠮷某与䶮、𬭎", "1.𬺰字标题"} {
		if !slices.ContainsFunc(titles, func(title string) bool { return strings.HasPrefix(title, want) }) {
			t.Errorf("no bookmark begins with %s: %q", want, titles)
		}
	}
}

func TestOtherProgramsReadRareCharacters(t *testing.T) {
	r, faces := rareReport(t), withRare(t)
	data := render(t, r, faces)
	pdfcheck.QPDF(t, data)
	pdfcheck.PDFFonts(t, data)
	d, err := nianbao.Layout(r, faces)
	if err != nil {
		t.Fatal(err)
	}
	for program, got := range map[string]string{"MuPDF": pdfcheck.MuPDF(t, data), "poppler": pdfcheck.Poppler(t, data)} {
		if diff := pdfcheck.DiffText(got, pageText(d)); diff != "" {
			t.Errorf("%s: %s", program, diff)
		}
	}
}

func TestPagesWithRareCharactersPassTheProofReader(t *testing.T) {
	d, err := nianbao.Layout(rareReport(t), withRare(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range layoutcheck.Check(d, layout.GBT9704()) {
		t.Error(f)
	}
}

func TestAReportWithoutRareCharactersIsTheSameFileWithTheFaces(t *testing.T) {
	r := read(t, seed)
	if !bytes.Equal(render(t, r, withRare(t)), render(t, r)) {
		t.Error("it is another file")
	}
}

func TestWithoutTheRareFacesTheFindingSaysWhereTheCharacterIs(t *testing.T) {
	r := read(t, seed)
	r.Overview = "局长𠮷某签发。"
	ps, err := nianbao.CheckFaces(r)
	if err != nil || len(ps) != 1 {
		t.Fatalf("%v %v", ps, err)
	}
	if p := ps[0]; p.ID != "FONT" || p.Path != "overview" || !strings.Contains(p.Message, "“𠮷”（U+20BB7）") || !strings.Contains(p.Hint, "fonts/rare") {
		t.Errorf("got %+v", p)
	}
	if ps, err := nianbao.CheckFaces(r, withRare(t)); err != nil || ps.HasErrors() {
		t.Errorf("with them: %v %v", ps, err)
	}
	r.Overview = "局长😀某签发。" // no package helps
	if ps, err := nianbao.CheckFaces(r, withRare(t)); err != nil || len(ps) != 1 || strings.Contains(ps[0].Hint, "fonts/rare") {
		t.Errorf("with them: %v %v", ps, err)
	}
}
