package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/paper"
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

func BenchmarkRead(b *testing.B) {
	data := rendered(b, sample.Report(3))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}
