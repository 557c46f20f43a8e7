package export_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
	"pgregory.net/rapid"
)

func testdata(name string) string { return filepath.Join("..", "testdata", name) }

// reports are the ones that tests write: the seed, the two with everything in them, and made-up ones.
func reports(t testing.TB) map[string]*model.Report {
	t.Helper()
	all := map[string]*model.Report{"sample-0": sample.Report(0), "sample-7": sample.Report(7), "sample-499": sample.Report(499)}
	for _, name := range []string{"zhongning-2021", "qinghe-2020", "qinghe-2023"} {
		r, err := yaml.ReadFile(testdata(name + ".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = r
	}
	return all
}

func exporter(t testing.TB, o export.Options, opts ...render.Option) *export.Exporter {
	t.Helper()
	e, err := export.New(o, append([]render.Option{render.WithPictures(os.DirFS(testdata("")))}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func write(t testing.TB, e *export.Exporter, f *export.Format, r *model.Report) []byte {
	t.Helper()
	var file bytes.Buffer
	result, err := e.Write(&file, f, r)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	if result.Bytes != int64(file.Len()) || (result.Pages > 0) != f.Pages {
		t.Errorf("%s: %d bytes and %d pages are told, %d bytes written", f.Name, result.Bytes, result.Pages, file.Len())
	}
	return file.Bytes()
}

// shown lists what a report says, whatever its file looked like: figures, and texts without the blanks that
// layout sets by its own rules.
func shown(r *model.Report) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Organ, r.Year, r.Signature)
	for _, path := range reporttest.FigurePaths(r) {
		fmt.Fprintln(&b, path, reporttest.Figure(r, path), r.Remarks[path])
	}
	for _, p := range r.Passages() {
		if text := strings.TrimSpace(strings.ReplaceAll(p.Text, " ", "")); text != "" {
			fmt.Fprintln(&b, p.Path, text)
		}
	}
	return b.String()
}

// singles are the formats with one file a report.
var singles = []*export.Format{export.PDF, export.OFD, export.DOCX, export.HTML, export.XLSX, export.YAML, export.JSON}

func TestAFileIsTheSameEveryTime(t *testing.T) {
	for name, r := range reports(t) {
		one, two := exporter(t, export.Options{Data: true}), exporter(t, export.Options{Data: true})
		for _, f := range singles {
			if first := write(t, one, f, r); !bytes.Equal(first, write(t, two, f, r)) || !bytes.Equal(first, write(t, one, f, r)) {
				t.Errorf("%s: %s differs", name, f.Name)
			}
		}
	}
}

// Figures, texts and names are the same whichever file they are read from. What a file cannot hold is
// listed with it.
func TestAFileIsReadBackAsTheSameReport(t *testing.T) {
	e := exporter(t, export.Options{Data: true})
	for name, r := range reports(t) {
		want := shown(r)
		for _, f := range singles {
			got, err := formats.Import("", bytes.NewReader(write(t, e, f, r)))
			if err != nil {
				t.Errorf("%s: %s: %v", name, f.Name, err)
				continue
			}
			if is := shown(got.Report); is != want && !lacksPictures(f, r) {
				t.Errorf("%s: %s is read back with other lines:\n%s", name, f.Name, firstDifference(is, want))
			}
		}
	}
}

// firstDifference shows the first line that differs in two texts.
func firstDifference(is, want string) string {
	a, b := strings.Split(is, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return "is   " + a[i] + "\nwant " + strings.Join(b[min(i, len(b)):min(i+1, len(b))], "")
		}
	}
	return "want " + b[len(a)]
}

// lacksPictures reports whether a format shows pictures, charts and addresses of a report and does not say
// how they are written.
func lacksPictures(f *export.Format, r *model.Report) bool {
	if f != export.DOCX && f != export.HTML {
		return false
	}
	for _, p := range r.Passages() {
		if strings.Contains(p.Text, "![") || strings.Contains(p.Text, ":::") {
			return true
		}
	}
	return false
}

func TestEachReportGoesThroughEachFormat(t *testing.T) {
	e := exporter(t, export.Options{Data: true})
	rapid.Check(t, func(t *rapid.T) {
		r := sample.Report(rapid.IntRange(0, 20000).Draw(t, "number"))
		f := rapid.SampledFrom(singles).Draw(t, "format")
		var file bytes.Buffer
		if _, err := e.Write(&file, f, r); err != nil {
			t.Fatal(err)
		}
		got, err := formats.Import("", &file)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if is, want := shown(got.Report), shown(r); is != want {
			t.Errorf("%s is read back with other lines:\n%s", f.Name, firstDifference(is, want))
		}
	})
}

func TestPagesAreSVG(t *testing.T) {
	e := exporter(t, export.Options{}, render.WithContents())
	for name, r := range reports(t) {
		var files [][]byte
		put := func(page int, data []byte) error {
			if page != len(files) {
				t.Errorf("%s: page %d comes after %d pages", name, page, len(files))
			}
			files = append(files, data)
			return nil
		}
		result, err := e.Pages(r, func(page int) string { return "p-" + string(rune('0'+page)) + ".svg" }, put)
		total := 0
		for _, data := range files {
			total += len(data)
			if err := xml.Unmarshal(data, new(struct{})); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err != nil || result.Pages != len(files) || result.Bytes != int64(total) || len(files) < 3 {
			t.Errorf("%s: %d files of %d bytes: %+v, %v", name, len(files), total, result, err)
		}
		if !bytes.Contains(files[0], []byte(`"p-1.svg`)) {
			t.Errorf("%s: the contents lead nowhere", name)
		}
	}
	stop := errors.New("full")
	if _, err := e.Pages(sample.Report(0), nil, func(int, []byte) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	if _, err := e.Write(io.Discard, export.SVG, sample.Report(0)); !errors.Is(err, export.ErrManyFiles) {
		t.Errorf("got %v", err)
	}
}

func TestAFaultyReportIsWrittenInNoFormatButAsADraft(t *testing.T) {
	r := sample.Report(0)
	r.Applications.Received.Total++
	for _, f := range singles {
		var file bytes.Buffer
		var findings model.Findings
		if _, err := exporter(t, export.Options{}).Write(&file, f, r); !errors.As(err, &findings) || file.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", f.Name, err, file.Len())
		}
		result, err := exporter(t, export.Options{}, render.WithDraft()).Write(&file, f, r)
		if err != nil || file.Len() == 0 || !result.Findings.HasErrors() {
			t.Errorf("the draft as %s: %v, %d bytes", f.Name, err, file.Len())
		}
		if f == export.HTML && strings.Contains(file.String(), html.DataID) {
			t.Error("the draft has data that programs take for a report's")
		}
	}
}

func TestOptionsReachTheirFormats(t *testing.T) {
	r := sample.Report(1)
	for _, c := range []struct {
		o    export.Options
		f    *export.Format
		want string
	}{
		{export.Options{Standard: pdf.A1a}, export.PDF, "%PDF-1.4"},
		{export.Options{Standard: pdf.A4_UA2, Data: true}, export.PDF, "%PDF-2.0"},
		{export.Options{Page: html.Encoder{Fragment: true}}, export.HTML, "<article"},
		{export.Options{}, export.YAML, "机关名称:"},
		{export.Options{Keys: export.EnglishKeys}, export.YAML, "organ:"},
		{export.Options{}, export.JSON, `"organ":`},
		{export.Options{Keys: export.ChineseKeys}, export.JSON, `"机关名称":`},
	} {
		file := write(t, exporter(t, c.o), c.f, r)
		if !bytes.Contains(file[:200], []byte(c.want)) {
			t.Errorf("%+v: %s begins with %.200s", c.o, c.f.Name, file)
		}
	}
	var refused *pdf.StandardError
	if _, err := export.New(export.Options{Standard: pdf.A1a, Data: true}); !errors.As(err, &refused) {
		t.Errorf("got %v", err)
	}
	if _, err := exporter(t, export.Options{}).Write(io.Discard, export.ByExtension(".odt"), r); !errors.Is(err, export.ErrNoFormat) {
		t.Errorf("got %v", err)
	}
}

func TestFormatsAreFoundByTheirNames(t *testing.T) {
	for _, f := range export.Formats() {
		for _, ext := range f.Extensions {
			if export.ByExtension(strings.ToUpper(ext)) != f {
				t.Errorf("%s is not %s", ext, f.Name)
			}
		}
		if export.ByID(" "+f.ID+" ") != f || f.Name == "" || f.MediaType == "" {
			t.Errorf("%+v is not found", f)
		}
	}
	if export.ByExtension("") != nil || export.ByExtension(".") != nil || export.ByID("") != nil || export.ByID("doc") != nil {
		t.Error("there is a format without a name")
	}
}

// BenchmarkFormats compares the formats on one report, warm.
func BenchmarkFormats(b *testing.B) {
	r, err := yaml.ReadFile(testdata("zhongning-2021.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	e, withData := exporter(b, export.Options{}), exporter(b, export.Options{Data: true})
	for _, f := range singles {
		b.Run(f.ID, func(b *testing.B) {
			for b.Loop() {
				if _, err := e.Write(io.Discard, f, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("pdf with data", func(b *testing.B) {
		for b.Loop() {
			if _, err := withData.Write(io.Discard, export.PDF, r); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("svg", func(b *testing.B) {
		for b.Loop() {
			if _, err := e.Pages(r, nil, func(int, []byte) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
