package render_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/corpus"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/tables"
)

// reports returns the cases of testdata and, where it is there, the verbatim seed report.
func reports(t *testing.T) map[string]*nianbao.Report {
	t.Helper()
	files, err := filepath.Glob("../testdata/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	out := map[string]*nianbao.Report{}
	for _, f := range append(files, corpus.Reports(t, "zhongning-gxj-2021.yaml")...) {
		out[f] = read(t, f)
	}
	return out
}

// inputText is the text of a report in reading order, taken from the report itself: what
// was typed, without spaces around paragraphs and the ** of bold, and the official labels.
func inputText(r *nianbao.Report, edition *tables.Edition) string {
	var b strings.Builder
	prose := func(text string) { b.WriteString(proseText(text)) }
	for _, line := range r.TitleLines() {
		b.WriteString(line)
	}
	b.WriteString(r.DateLine + r.Addressee)
	prose(r.Preamble)
	for i, s := range edition.Sections {
		b.WriteString(s.Number + "、" + r.SectionTitle(edition, i))
		prose(map[string]string{"overview": r.Overview, "problems": r.Problems, "other_matters": r.OtherMatters}[s.Prose])
		if s.Table == nil {
			continue
		}
		around := map[string][2]string{"表二": {r.ProactiveDisclosure.Before, r.ProactiveDisclosure.After},
			"表三": {r.Applications.Before, r.Applications.After}, "表四": {r.Litigation.Before, r.Litigation.After}}[s.Table.Name]
		prose(around[0])
		for _, c := range s.Table.Cells {
			b.WriteString(c.Text)
			if c.Path != "" {
				b.WriteString(reporttest.Figure(r, c.Path) + r.Remarks[c.Path])
			}
		}
		prose(around[1])
	}
	for i, a := range r.Attachments {
		if i == 0 {
			b.WriteString("附件：")
		}
		fmt.Fprintf(&b, "%d.%s", i+1, a.Title)
	}
	b.WriteString(r.Signature.Organ + r.Signature.Date.String())
	for i, a := range r.Attachments {
		fmt.Fprintf(&b, "附件%d%s", i+1, a.Title)
		prose(a.Text)
	}
	return b.String()
}

// proseText is what is printed of a text with tables in it.
func proseText(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.ReplaceAll(strings.Trim(line, " 　\r\n"), "**", "")
		switch {
		case strings.HasPrefix(line, "表头:"):
		case strings.HasPrefix(line, ":::"):
			b.WriteString(strings.TrimSpace(strings.TrimPrefix(strings.TrimLeft(line, ":"), "表格")))
		case strings.Contains(line, "|"):
			for cell := range strings.SplitSeq(line, "|") {
				b.WriteString(strings.TrimSpace(cell))
			}
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}

// TestFilesReadBack reads the finished files with a reader that is not ours: structure and
// content match both ways, tables are full rectangles, widths are the fonts' own, and the
// text is what was typed, code point by code point.
func TestFilesReadBack(t *testing.T) {
	for name, r := range reports(t) {
		for _, plain := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s plain=%v", filepath.Base(name), plain), func(t *testing.T) {
				data := render(t, r, nianbao.WithEncoder(&pdf.Encoder{Plain: plain}))
				findings, err := pdfcheck.Check(data)
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range findings {
					t.Error(f)
				}
				elements, err := pdfcheck.Text(data)
				if err != nil {
					t.Fatal(err)
				}
				if d := pdfcheck.DiffText(elements[0].Text, inputText(r, tables.EditionOf(r.Year))); d != "" {
					t.Error(d)
				}
			})
		}
	}
}

// TestOtherProgramsReadTheFiles asks qpdf, poppler and MuPDF, which .ci/run installs.
func TestOtherProgramsReadTheFiles(t *testing.T) {
	for name, r := range reports(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data := render(t, r)
			pdfcheck.QPDF(t, data)
			if n := pdfcheck.PDFFonts(t, data); n < 4 {
				t.Errorf("poppler sees %d fonts", n)
			}
			d, err := nianbao.Layout(r)
			if err != nil {
				t.Fatal(err)
			}
			if diff := pdfcheck.DiffText(pdfcheck.MuPDF(t, data), pageText(d)); diff != "" {
				t.Errorf("MuPDF: %s", diff)
			}
		})
	}
}

// pageText is the text of all pages in painting order, page numbers too, without space.
func pageText(d *layout.Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, item := range p.Items {
			if g, ok := item.(*layout.Glyphs); ok {
				for _, gl := range g.Glyphs {
					b.WriteString(gl.Text)
				}
			}
		}
	}
	return pdfcheck.WithoutSpace(b.String())
}

// A report typed with "1." straight below a section must not skip a level of headings.
func TestNoLevelOfHeadingsIsSkipped(t *testing.T) {
	r := &nianbao.Report{
		Organ: "青禾县农业农村局", Year: 2023, Preamble: "（1）说明。先看这里。",
		Overview: "1.主动公开。依申请公开。\n（1）信息管理。平台建设。\n（一）监督。保障。\n（1）再说一点。完。", Problems: "（1）问题。有。", OtherMatters: "没有收取信息处理费。",
	}
	d, err := nianbao.Layout(r)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, k := range d.Tree.Kids {
		if k.Elem.Role.HeadingLevel() > 0 {
			got = append(got, string(k.Elem.Role))
		}
	}
	if want := "H1 H1 H2 H3 H2 H3 H1 H1 H1 H1 H2 H1"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, " "), want)
	}
	findings, err := pdfcheck.Check(render(t, r))
	if err != nil || len(findings) > 0 {
		t.Errorf("%v %q", err, findings)
	}
}
