package pdfpages_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/layoutcheck"
	"github.com/nianbao/nianbao/internal/layoutcheck/pdfpages"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
)

// ways are the ways in which the cases of testdata are set.
var ways = map[string][]nianbao.Option{
	"upright":   nil,
	"landscape": {nianbao.WithLandscape()},
	"contents":  {nianbao.WithContents()},
}

// eachReport calls f with every report of testdata, set in every way.
func eachReport(t *testing.T, f func(t *testing.T, r *nianbao.Report, options []nianbao.Option)) {
	root := filepath.Join("..", "..", "..")
	files, err := filepath.Glob(filepath.Join(root, "testdata", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	for _, file := range files {
		for way, options := range ways {
			t.Run(filepath.Base(file)+" "+way, func(t *testing.T) {
				in, err := os.Open(file)
				if err != nil {
					t.Fatal(err)
				}
				defer in.Close()
				r, err := nianbao.Read(in)
				if err != nil {
					t.Fatal(err)
				}
				f(t, r, options)
			})
		}
	}
}

func render(t *testing.T, r *nianbao.Report, options []nianbao.Option) []layoutcheck.Page {
	t.Helper()
	var b bytes.Buffer
	if err := nianbao.Render(&b, r, options...); err != nil {
		t.Fatal(err)
	}
	return read(t, b.Bytes())
}

func TestOurOwnPDFsHaveNoFaults(t *testing.T) {
	eachReport(t, func(t *testing.T, r *nianbao.Report, options []nianbao.Option) {
		for _, f := range layoutcheck.CheckPages(render(t, r, options)) {
			t.Error(f)
		}
	})
}

// What is read has repeated headers and labels besides, as a page does not tell them apart,
// and the dots and numbers of a table of contents, which the layout's tree does not have.
func TestTheLinesOfAPDFAreThoseThatWereSet(t *testing.T) {
	eachReport(t, func(t *testing.T, r *nianbao.Report, options []nianbao.Option) {
		d, err := nianbao.Layout(r, options...)
		if err != nil {
			t.Fatal(err)
		}
		got, want := render(t, r, options), layoutcheck.FromDocument(d, layout.GBT9704())
		if len(got) != len(want) {
			t.Fatalf("%d pages, want %d", len(got), len(want))
		}
		for i := d.Front; i < len(want); i++ {
			lines := got[i].Lines
			for _, w := range want[i].Lines {
				for len(lines) > 0 && lines[0].Text() != w.Text() {
					lines = lines[1:]
				}
				if len(lines) == 0 {
					t.Fatalf("page %d: no line %q, or not in its place", i+1, w.Text())
				}
				if g, b := lines[0].Glyphs[0], w.Glyphs[0]; max(g.From-b.From, b.From-g.From) > layout.Pt/50 || g.Block.Cell != b.Block.Cell {
					t.Errorf("page %d: %q begins at %s (cell: %v), want %s (%v)", i+1, w.Text(), g.From, g.Block.Cell, b.From, b.Block.Cell)
				}
				lines = lines[1:]
			}
		}
	})
}

func TestAFileThatIsNoPDFGivesAnError(t *testing.T) {
	pdfcheck.Tool(t, pdfpages.Tool)
	file := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(file, []byte("甲"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{file, file + ".none"} {
		if pages, err := pdfpages.Read(name); err == nil {
			t.Errorf("%s: %d pages", name, len(pages))
		}
	}
}

func TestWithoutTheToolThereIsAnErrorThatNamesIt(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := pdfpages.Read("file.pdf"); !errors.Is(err, pdfpages.ErrNoTool) {
		t.Errorf("got %v", err)
	}
}
