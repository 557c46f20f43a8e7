package redraw_test

import (
	"bytes"
	"testing"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"github.com/signintech/gopdf"

	"github.com/nianbao/nianbao/layout"
	tofpdf "github.com/nianbao/nianbao/layout/fpdf"
	togopdf "github.com/nianbao/nianbao/layout/gopdf"
)

// renderer is what the renderers into both libraries have in common.
type renderer interface {
	Pages() error
	Page(i int) error
	Draw(i int, x, y float64) error
	DrawTable(i int, x, y float64) error
	Losses() []layout.Loss
}

// document is a document of a library, begun by a caller who measures in millimetres and uses
// pages of 210 × 297 mm.
type document interface {
	renderer(d *layout.Document) (renderer, error)
	addPage()
	unruly()
	bytes(t testing.TB) []byte
}

var libraries = []struct {
	name  string
	start func() document
}{
	{"fpdf", func() document {
		file := fpdf.New("P", "mm", "A4", "")
		file.SetCatalogSort(true)
		file.SetCreationDate(time.Unix(0, 0))
		file.SetModificationDate(time.Unix(0, 0))
		return fpdfDocument{file}
	}},
	{"gopdf", func() document {
		file, config := &gopdf.GoPdf{}, gopdf.Config{PageSize: gopdf.Rect{W: 210, H: 297}, Unit: gopdf.UnitMM}
		file.Start(config)
		return gopdfDocument{file, config}
	}},
}

type fpdfDocument struct{ *fpdf.Fpdf }

func (f fpdfDocument) renderer(d *layout.Document) (renderer, error) { return tofpdf.New(f.Fpdf, d) }

func (f fpdfDocument) addPage() { f.AddPage() }

func (f fpdfDocument) bytes(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type gopdfDocument struct {
	*gopdf.GoPdf
	config gopdf.Config
}

func (g gopdfDocument) renderer(d *layout.Document) (renderer, error) {
	return togopdf.New(g.GoPdf, g.config, d)
}

func (g gopdfDocument) addPage() { g.AddPage() }

func (g gopdfDocument) bytes(t testing.TB) []byte {
	t.Helper()
	data, err := g.GetBytesPdfReturnErr()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// each runs a test with a new document of each library.
func each(t *testing.T, test func(t *testing.T, file document)) {
	t.Helper()
	for _, l := range libraries {
		t.Run(l.name, func(t *testing.T) { test(t, l.start()) })
	}
}

// begin makes a renderer.
func begin(t testing.TB, file document, d *layout.Document) renderer {
	t.Helper()
	r, err := file.renderer(d)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// through draws all pages of a document into a file of their own.
func through(t testing.TB, file document, d *layout.Document) []byte {
	t.Helper()
	if err := begin(t, file, d).Pages(); err != nil {
		t.Fatal(err)
	}
	return file.bytes(t)
}
