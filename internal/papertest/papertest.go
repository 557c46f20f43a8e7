// Package papertest compares what the readers of files of our own find with the reports.
package papertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/tables"
)

// Reader writes a report in a format and reads the file.
type Reader func(*nianbao.Report, ...render.Option) *paper.Document

// Texts are the paragraphs of a document, and its tables as rows of cells.
func Texts(d *paper.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *paper.Paragraph:
			out = append(out, paper.Marked(b.Text, b.Bold))
		case *paper.Grid:
			row := map[int][]string{}
			for _, c := range b.Cells {
				text := strings.ReplaceAll(c.Text, "\n", "/")
				if c.RowSpan > 1 || c.ColSpan > 1 {
					text += fmt.Sprintf("(%dx%d)", c.RowSpan, c.ColSpan)
				}
				row[c.Row] = append(row[c.Row], text)
			}
			for i := range b.Rows {
				out = append(out, "["+strings.Join(row[i], "|")+"]")
			}
		}
	}
	return out
}

// Tables compares the cells with the figures of the report, upright and turned, with
// and without the pages before the report.
func Tables(t *testing.T, read Reader) {
	t.Helper()
	for i := range 6 {
		r := sample.Report(i)
		r.Remarks = map[string]string{"applications.received[1]": "其中外资企业占半数"}
		for _, opts := range [][]render.Option{nil, {render.WithLandscape()}, {render.WithContents(), render.WithDraft()}} {
			d := read(r, opts...)
			var grids []*paper.Grid
			for _, b := range d.Blocks {
				if g, ok := b.(*paper.Grid); ok {
					grids = append(grids, g)
				}
			}
			var want []*tables.Grid
			for _, s := range r.Format().Sections {
				if s.Table != nil {
					want = append(want, s.Table)
				}
			}
			if d.Loose || len(grids) != len(want) {
				t.Fatalf("report %d: loose %v, %d tables", i, d.Loose, len(grids))
			}
			for j, g := range grids {
				compareTable(t, r, g, want[j])
			}
		}
	}
}

func compareTable(t *testing.T, r *nianbao.Report, got *paper.Grid, want *tables.Grid) {
	t.Helper()
	if got.Rows != want.Rows || got.Cols != len(want.Widths) || len(got.Cells) != len(want.Cells) {
		t.Fatalf("%s has %d×%d and %d cells", want.Name, got.Rows, got.Cols, len(got.Cells))
	}
	fields := r.Schema().ByPath
	for i, w := range want.Cells {
		text := w.Text
		if w.Path != "" {
			text = fields[w.Path].Text(r)
			if remark := r.Remarks[w.Path]; remark != "" {
				text += "\n" + remark
			}
		}
		c := got.Cells[i]
		if c.Row != w.Row || c.Col != w.Col || c.RowSpan != w.RowSpan || c.ColSpan != w.ColSpan || c.Text != text || c.Header != (w.Role != tables.Data) {
			t.Errorf("%s: cell %+v is read as %+v", want.Name, w, c)
		}
	}
}

// OtherParts reads title, signature, attachments, notes and the pages before the report.
func OtherParts(t *testing.T, read Reader) {
	t.Helper()
	r := sample.Report(2)
	r.Applications.Before, r.Applications.After = "表前的一句说明。", "注：本表含上年度结转数量。"
	r.Attachments = []nianbao.Attachment{{Title: "公开目录", Text: "第一条。\n\n（一）目录。共12条，Open Government Data and Freedom of Information Handbook for Public Servants of Internet Explorer。"}, {Title: "流程图", Text: "见官网。"}}
	d := read(r, render.WithContents(), render.WithDraft())
	got := Texts(d)
	for _, want := range []string{
		"表前的一句说明。", "注：本表含上年度结转数量。", "附件：1.公开目录", "2.流程图", r.Signature.Organ, r.Signature.Date.String(), "附件1", "附件2", "第一条。",
		"（一）目录。共12条，Open Government Data and Freedom of Information Handbook for Public Servants of Internet Explorer。", "见官网。",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	title, ok := d.Blocks[0].(*paper.Paragraph)
	if !ok || title.Align != paper.Center || !strings.HasPrefix(title.Text, r.Organ) || !strings.HasSuffix(strings.ReplaceAll(title.Text, " ", ""), "年政府信息公开工作年度报告") {
		t.Errorf("the first block is %+v", d.Blocks[0])
	}
	if notes := d.Notes.Error(); !strings.Contains(notes, "目录") || strings.Contains(strings.Join(got, ""), "……1") {
		t.Errorf("notes %s", notes)
	}
}
