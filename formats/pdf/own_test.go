package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/papertest"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/render"
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
				got = append(got, paper.Marked(p.Text, p.Bold))
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

// reader writes and reads files of our own.
func reader(t *testing.T) papertest.Reader {
	return func(r *nianbao.Report, opts ...render.Option) *paper.Document {
		return must(t, rendered(t, r, opts...))
	}
}

func TestOurOwnTablesAreReadExactly(t *testing.T) { papertest.Tables(t, reader(t)) }

func TestTheOtherPartsOfOurOwnFiles(t *testing.T) { papertest.OtherParts(t, reader(t)) }

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
		all := plain(strings.Join(papertest.Texts(d), "\n"))
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
		got := loose.ReplaceAllString(plain(strings.Join(papertest.Texts(d), "")), "")
		want := loose.ReplaceAllString(plain(strings.Join(papertest.Texts(must(t, data)), "")), "")
		if got != want {
			n := 0
			for n < len(got) && n < len(want) && got[n] == want[n] {
				n++
			}
			t.Errorf("report %d: got …%.300s\nwant …%.300s", i, got[n:], want[min(n, len(want)):])
		}
	}
}
