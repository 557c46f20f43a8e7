package ofd

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/internal/ofdtest"
	"github.com/nianbao/nianbao/internal/papertest"
	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout/ofd"
	"github.com/nianbao/nianbao/render"
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
		all := "\n" + strings.Join(papertest.Texts(d), "\n") + "\n"
		for _, text := range []string{r.Preamble, r.Overview, r.Problems, r.OtherMatters} {
			for _, piece := range prose.Pieces(text) {
				if !strings.Contains(all, "\n"+piece.Text+"\n") {
					t.Fatalf("report %d: %q is not in %s", i, piece.Text, all)
				}
			}
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

// TestPlacesSayWhatTheTagsSay compares the two ways to read our own files. Spans may differ where a page end cuts a table.
func TestPlacesSayWhatTheTagsSay(t *testing.T) {
	loose := regexp.MustCompile(`\(\d+x\d+\)|[/\[\]]`)
	for i := range 25 {
		data := rendered(t, sample.Report(i))
		d := byPlace(t, data)
		if !d.Loose {
			t.Fatal("read by tags")
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
		want := loose.ReplaceAllString(plain(strings.Join(papertest.Texts(must(t, rendered(t, r))), "")), "")
		for _, how := range []ofdtest.Manner{ofdtest.Lines, ofdtest.Scaled, ofdtest.Glyphs} {
			d := must(t, ofdtest.FromLayout(laid, how).Bytes(t))
			if got := loose.ReplaceAllString(plain(strings.Join(papertest.Texts(d), "")), ""); got != want || !d.Loose || len(d.Notes) > 0 {
				n := 0
				for n < len(got) && n < len(want) && got[n] == want[n] {
					n++
				}
				t.Errorf("report %d, manner %d: got …%.300s\nwant …%.300s\n%v", i, how, got[n:], want[min(n, len(want)):], d.Notes)
			}
		}
	}
}
