package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/tables"
)

func rendered(t testing.TB, r *nianbao.Report, opts ...render.Option) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := render.Render(&b, r, opts...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestOurOwnFilesAreReadExactly renders reports and compares every paragraph and the cells with them.
func TestOurOwnFilesAreReadExactly(t *testing.T) {
	for i := range 40 {
		r := sample.Report(i)
		d, err := Read(rendered(t, r))
		if err != nil {
			t.Fatal(err)
		}
		if d.Loose || len(d.Notes) > 0 {
			t.Errorf("report %d: loose %v, notes %v", i, d.Loose, d.Notes)
		}
		var got []string
		for _, b := range d.Blocks {
			if p, ok := b.(*paper.Paragraph); ok {
				got = append(got, marked(p))
			}
		}
		all := "\n" + strings.Join(got, "\n") + "\n"
		for _, text := range []string{r.Preamble, r.Overview, r.Problems, r.OtherMatters} {
			for _, piece := range prose.Pieces(text) {
				if !strings.Contains(all, "\n"+piece.Text+"\n") {
					t.Errorf("report %d: %q is not in %s", i, piece.Text, all)
				}
			}
		}
		if t.Failed() {
			return
		}
	}
}

// marked is the text of a paragraph with ** around what is bold.
func marked(p *paper.Paragraph) string {
	text := p.Text
	for i := len(p.Bold) - 1; i >= 0; i-- {
		s := p.Bold[i]
		text = text[:s.Start] + "**" + text[s.Start:s.End] + "**" + text[s.End:]
	}
	return text
}

// TestOurOwnTablesAreReadExactly compares the cells with the figures of the report, upright and turned, with
// and without the pages before the report.
func TestOurOwnTablesAreReadExactly(t *testing.T) {
	for i := range 6 {
		r := sample.Report(i)
		r.Remarks = map[string]string{"applications.received[1]": "其中外资企业占半数"}
		for _, opts := range [][]render.Option{nil, {render.WithLandscape()}, {render.WithContents(), render.WithDraft()}} {
			d := must(t, rendered(t, r, opts...))
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

// TestTheOtherPartsOfOurOwnFiles reads title, signature, attachments, notes and the pages before the report.
func TestTheOtherPartsOfOurOwnFiles(t *testing.T) {
	r := sample.Report(2)
	r.Applications.Before, r.Applications.After = "表前的一句说明。", "注：本表含上年度结转数量。"
	r.Attachments = []nianbao.Attachment{{Title: "公开目录", Text: "第一条。\n\n（一）目录。共12条，Open Government Data and Freedom of Information Handbook for Public Servants of Internet Explorer。"}, {Title: "流程图", Text: "见官网。"}}
	d := must(t, rendered(t, r, render.WithContents(), render.WithDraft()))
	got := texts(d)
	for _, want := range []string{
		"表前的一句说明。", "注：本表含上年度结转数量。", "附件：1.公开目录", "2.流程图", r.Signature.Organ, r.Signature.Date.String(), "附件1", "附件2", "第一条。",
		"（一）目录。共12条，Open Government Data and Freedom of Information Handbook for Public Servants of Internet Explorer。", "见官网。",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	title, ok := d.Blocks[0].(*paper.Paragraph)
	if !ok || title.Align != paper.Center || !strings.HasPrefix(title.Text, r.Organ) || !strings.HasSuffix(unspaced(title.Text), "年政府信息公开工作年度报告") {
		t.Errorf("the first block is %+v", d.Blocks[0])
	}
	if notes := d.Notes.Error(); !strings.Contains(notes, "目录") || strings.Contains(strings.Join(got, ""), "……1") {
		t.Errorf("notes %s", notes)
	}
}

// words are what made-up prose is put together from: figures, addresses, names, bold parts.
var words = []string{
	"政府信息", "公开", "我局", "认真落实", "依申请公开", "办理", "政务新媒体", "14条", "169 条", "1,234件", "12.5%", "2021年1月1日", "9：00—12：00", "〔2021〕30号",
	"《条例》", "“先审查、后公开”", "网站http://www.example.cn/xxgk/fdzdgknr/index.html查阅", "0955-5797090", "Wi-Fi", "Internet Explorer", "——", "**重点工作**", "，", "、", "；",
}

// TestMadeUpProseIsReadBack draws texts and reads them back.
func TestMadeUpProseIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := sample.Report(rapid.IntRange(0, 20).Draw(t, "report"))
		var paragraphs []string
		for i := range rapid.IntRange(1, 5).Draw(t, "paragraphs") {
			text := rapid.SampledFrom([]string{"", "（一）工作情况。", "1.做法。", "一是"}).Draw(t, fmt.Sprint("opening", i))
			for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 1, 40).Draw(t, fmt.Sprint("words", i)) {
				text += w
			}
			paragraphs = append(paragraphs, text+"。")
		}
		r.Overview = strings.Join(paragraphs, "\n\n")
		var b bytes.Buffer
		if err := render.Render(&b, r, render.WithDraft()); err != nil {
			t.Skip(err)
		}
		d, err := Read(b.Bytes())
		if err != nil || d.Loose {
			t.Fatalf("loose, or %v", err)
		}
		all := plain(strings.Join(texts(d), "\n"))
		for _, p := range paragraphs {
			if !strings.Contains(all, plain(p)) {
				t.Errorf("%q is not in %s", plain(p), all)
			}
		}
	})
}

// plain drops blanks, which the layout sets by its own rules, and marks of bold.
func plain(s string) string { return strings.ReplaceAll(unspaced(s), "**", "") }

func BenchmarkRead(b *testing.B) {
	data := rendered(b, sample.Report(3))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadByGeometry(b *testing.B) {
	data := rendered(b, sample.Report(3))
	for b.Loop() {
		if _, err := readAs(data, false); err != nil {
			b.Fatal(err)
		}
	}
}

// TestGeometryReadsWhatTheStructureSays compares the two ways to read our own files. Spans may differ where a
// page end cuts a table.
func TestGeometryReadsWhatTheStructureSays(t *testing.T) {
	loose := regexp.MustCompile(`\(\d+x\d+\)|[/\[\]]`)
	for i := range 40 {
		data := rendered(t, sample.Report(i))
		d, err := readAs(data, false)
		if err != nil {
			t.Fatal(err)
		}
		got := loose.ReplaceAllString(plain(strings.Join(texts(d), "")), "")
		want := loose.ReplaceAllString(plain(strings.Join(texts(must(t, data)), "")), "")
		if got != want {
			n := 0
			for n < len(got) && n < len(want) && got[n] == want[n] {
				n++
			}
			t.Errorf("report %d: got …%.300s\nwant …%.300s", i, got[n:], want[min(n, len(want)):])
		}
	}
}
