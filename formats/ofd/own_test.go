package ofd

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout/ofd"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/tables"
)

func rendered(t testing.TB, r *nianbao.Report, opts ...render.Option) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := render.Render(&b, r, append(opts, render.WithEncoder(&ofd.Encoder{}))...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// byPlace reads the first document of a file without its tags.
func byPlace(t testing.TB, data []byte) *paper.Document {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	d, err := f.readAs(0, false)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestOurOwnFilesAreReadExactly renders reports and compares every paragraph with them.
func TestOurOwnFilesAreReadExactly(t *testing.T) {
	for i := range 25 {
		r := sample.Report(i)
		d := must(t, rendered(t, r))
		if d.Loose || len(d.Notes) > 0 {
			t.Errorf("report %d: loose %v, notes %v", i, d.Loose, d.Notes)
		}
		all := "\n" + strings.Join(texts(d), "\n") + "\n"
		for _, text := range []string{r.Preamble, r.Overview, r.Problems, r.OtherMatters} {
			for _, piece := range prose.Pieces(text) {
				if !strings.Contains(all, "\n"+piece.Text+"\n") {
					t.Fatalf("report %d: %q is not in %s", i, piece.Text, all)
				}
			}
		}
	}
}

// TestOurOwnTablesAreReadExactly compares the cells with the figures of the report, upright and turned, with
// and without the pages before the report.
func TestOurOwnTablesAreReadExactly(t *testing.T) {
	for i := range 4 {
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

// TestTheOtherPartsOfOurOwnFiles reads the signature, attachments, and the pages before the report.
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
	if notes := d.Notes.Error(); !strings.Contains(notes, "目录") || strings.Contains(strings.Join(got, ""), "……1") {
		t.Errorf("notes %s", notes)
	}
}

// TestPlacesSayWhatTheTagsSay compares the two ways to read our own files. Spans may differ where a page end cuts a table.
func TestPlacesSayWhatTheTagsSay(t *testing.T) {
	loose := regexp.MustCompile(`\(\d+x\d+\)|[/\[\]]`)
	for i := range 25 {
		data := rendered(t, sample.Report(i))
		d := byPlace(t, data)
		if !d.Loose {
			t.Fatal("read by tags")
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

// plain drops blanks and marks of bold.
func plain(s string) string { return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "**", "") }

func BenchmarkRead(b *testing.B) {
	data := rendered(b, sample.Report(3))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadByPlace(b *testing.B) {
	data := rendered(b, sample.Report(3))
	for b.Loop() {
		f, err := Open(data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := f.readAs(0, false); err != nil {
			b.Fatal(err)
		}
	}
}

// TestPagesOfOtherProgramsAreRead writes our pages as other programs do, and compares with what our own file says.
func TestPagesOfOtherProgramsAreRead(t *testing.T) {
	loose := regexp.MustCompile(`\(\d+x\d+\)|[/\[\]]`)
	for i := range 10 {
		r := sample.Report(i)
		laid, err := nianbao.Layout(r)
		if err != nil {
			t.Fatal(err)
		}
		want := loose.ReplaceAllString(plain(strings.Join(texts(must(t, rendered(t, r))), "")), "")
		for _, how := range []ofdtest.Manner{ofdtest.Lines, ofdtest.Scaled, ofdtest.Glyphs} {
			d := must(t, ofdtest.FromLayout(laid, how).Bytes(t))
			if got := loose.ReplaceAllString(plain(strings.Join(texts(d), "")), ""); got != want || !d.Loose || len(d.Notes) > 0 {
				n := 0
				for n < len(got) && n < len(want) && got[n] == want[n] {
					n++
				}
				t.Errorf("report %d, manner %d: got …%.300s\nwant …%.300s\n%v", i, how, got[n:], want[min(n, len(want)):], d.Notes)
			}
		}
	}
}
