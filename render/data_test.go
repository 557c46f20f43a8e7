package render_test

import (
	"bytes"
	"crypto/md5"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/internal/pdfcheck"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	rendering "github.com/nianbao/nianbao/render"
)

// attachedTo returns the attached files of a plain PDF, by name.
func attachedTo(t *testing.T, data []byte) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, spec := range regexp.MustCompile(`/UF\(([^)]*)\).*?/EF<</F (\d+) 0 R`).FindAllSubmatch(data, -1) {
		_, object, found := bytes.Cut(data, []byte("\n"+string(spec[2])+" 0 obj\n"))
		if !found {
			t.Fatalf("there is no object %s", spec[2])
		}
		head, object, _ := bytes.Cut(object, []byte("\nstream\n"))
		object, _, _ = bytes.Cut(object, []byte("\nendstream"))
		sum := md5.Sum(object)
		if want := strings.ToUpper(hex.EncodeToString(sum[:])); !bytes.Contains(head, []byte("/CheckSum<"+want+">")) {
			t.Errorf("%s: the checksum is not %s: %s", spec[1], want, head)
		}
		files[string(spec[1])] = string(object)
	}
	return files
}

func TestTheDataOfAReportAreAttachedToIt(t *testing.T) {
	r := read(t, seed)
	files := attachedTo(t, render(t, r, nianbao.WithData(), nianbao.WithEncoder(&pdf.Encoder{Plain: true})))
	var want bytes.Buffer
	if err := nianbao.WriteYAML(&want, r); err != nil || files["nianbao-report.yaml"] != want.String() {
		t.Errorf("the YAML file is another one (%v)", err)
	}
	want.Reset()
	if err := nianbao.WriteJSON(&want, r); err != nil || files["nianbao-report.json"] != want.String() {
		t.Errorf("the JSON file is another one (%v)", err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(files["nianbao-figures.csv"], "\ufeff"))).ReadAll()
	if err != nil || len(files) != 3 || len(rows) != 1+len(r.Schema().Figures) {
		t.Fatalf("%d files, %d rows of figures (%v)", len(files), len(rows), err)
	}
	for i, path := range r.Schema().Figures {
		f := r.Schema().ByPath[path]
		row := rows[i+1]
		names := slices.DeleteFunc(slices.Clone(row[1:4]), func(s string) bool { return s == "" })
		if row[0] != path || row[4] != f.Text(r) || strings.Join(names, " / ") != f.FullName() || (row[3] != "") != f.Parent.IsRow() {
			t.Errorf("%s has the row %q", path, row)
		}
	}
}

func TestDataMakeTheFileOfAStandardThatTakesThem(t *testing.T) {
	r := read(t, seed)
	for _, c := range []struct {
		encoder *pdf.Encoder
		want    pdfcheck.Standard
	}{
		{&pdf.Encoder{}, pdfcheck.A3a}, {&pdf.Encoder{Standard: pdf.A3a_UA1}, pdfcheck.A3a}, {&pdf.Encoder{Standard: pdf.A4_UA2}, pdfcheck.A4f},
	} {
		data := render(t, r, nianbao.WithData(), nianbao.WithEncoder(c.encoder))
		faults, err := pdfcheck.CheckAs(data, c.want)
		if err != nil || len(faults) > 0 {
			t.Errorf("%v: %v %q", c.encoder.Standard, err, faults)
		}
		pdfcheck.QPDF(t, data)
		if !bytes.Equal(data, render(t, r, nianbao.WithData(), nianbao.WithEncoder(c.encoder))) {
			t.Errorf("%v: the same report gives other bytes", c.encoder.Standard)
		}
	}
}

func TestDataAreRefusedWhereNoFileTakesThem(t *testing.T) {
	r := read(t, seed)
	for name, c := range map[string]struct {
		option nianbao.Option
		want   string
	}{
		"PDF/A-1a":        {nianbao.WithEncoder(&pdf.Encoder{Standard: pdf.A1a}), "PDF/A-1a 不允许附带数据文件"},
		"another encoder": {nianbao.WithEncoder(noPDF{}), "只有 PDF 和 OFD 能附带数据文件"},
		"a flow":          {nianbao.WithFlowEncoder(noPDF{}), "只有 PDF 和 OFD 能附带数据文件"},
	} {
		var out bytes.Buffer
		err := nianbao.Render(&out, r, nianbao.WithData(), c.option)
		if err == nil || !strings.Contains(err.Error(), c.want) || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
		var standard *pdf.StandardError
		if wanted := name == "PDF/A-1a"; errors.As(err, &standard) != wanted || errors.Is(err, rendering.ErrNoAttachments) == wanted {
			t.Errorf("%s: the error is a %T", name, err)
		}
	}
}

type noPDF struct{}

func (noPDF) Encode(io.Writer, *layout.Document) error { return nil }
func (noPDF) EncodeFlow(io.Writer, *layout.Flow) error { return nil }

// An encoder's own attachments stay, and the encoder stays as it is.
func TestDataStandBesideOtherAttachments(t *testing.T) {
	e := &pdf.Encoder{Plain: true, Standard: pdf.A3a_UA1, Attachments: []pdf.Attachment{
		{Name: "a.txt", MIME: "text/plain", Description: "甲", Data: []byte("甲")},
	}}
	files := attachedTo(t, render(t, read(t, seed), nianbao.WithData(), nianbao.WithEncoder(e)))
	if len(files) != 4 || files["a.txt"] != "甲" || len(e.Attachments) != 1 {
		t.Errorf("%d files, the encoder has %d attachments", len(files), len(e.Attachments))
	}
}

func BenchmarkRenderStandards(b *testing.B) {
	r := read(b, seed)
	for _, s := range []pdf.Standard{pdf.A2a_UA1, pdf.A3a_UA1, pdf.A1a, pdf.A4_UA2} {
		e := &pdf.Encoder{Standard: s}
		b.Run(s.String(), func(b *testing.B) {
			for b.Loop() {
				if err := nianbao.Render(io.Discard, r, nianbao.WithEncoder(e)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("with data", func(b *testing.B) {
		for b.Loop() {
			if err := nianbao.Render(io.Discard, r, nianbao.WithData()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// PDF 2.0 knows captions within tables, figures and lists only (ISO 32005, table 5).
func TestACaptionBesideAFigureIsAParagraphInPDF20(t *testing.T) {
	r := read(t, seed)
	r.Overview += ":::柱状图 图1　收到申请数量\n系列: 收到\n2020: 1\n2021: 2\n:::\n"
	for standard, want := range map[pdf.Standard]bool{pdf.A2a_UA1: true, pdf.A4_UA2: false} {
		data := render(t, r, nianbao.WithEncoder(&pdf.Encoder{Plain: true, Standard: standard}))
		if bytes.Contains(data, []byte("/S/Caption")) != want {
			t.Errorf("%v: the caption is marked as one: %v", standard, !want)
		}
	}
}
