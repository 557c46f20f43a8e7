package export

import (
	"bytes"
	"errors"
	"io"

	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/ofd"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/layout/svg"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
)

// Options say how the files of each format are. The zero value gives the usual ones.
type Options struct {
	Standard pdf.Standard // of PDF files
	Data     bool         // is attached to PDF and OFD files (render.WithData); a PDF is PDF/A-3a then unless Standard is A4_UA2
	OFD      ofd.Encoder
	Word     docx.Encoder
	Page     html.Encoder // its Data are those of the report, unless there are some
	Keys     Keys         // of YAML and JSON files
}

// Keys are the language of the keys of YAML and JSON files.
type Keys int

// The languages. People edit YAML, and programs read JSON.
const (
	KeysOfFormat Keys = iota // Chinese in YAML, English in JSON
	ChineseKeys
	EnglishKeys
)

// Exporter writes reports in any format. Several goroutines may use it at once.
type Exporter struct {
	options  Options
	renderer *render.Renderer
	pdf      *pdf.Encoder
	ofd      *ofd.Encoder
}

// New returns an exporter. The options of a render are for all formats, as far as they concern them. The error of
// options that no PDF file can meet is a *pdf.StandardError.
func New(o Options, opts ...render.Option) (*Exporter, error) {
	renderer, err := render.NewRenderer(opts...)
	if err != nil {
		return nil, err
	}
	if o.Data && o.Standard == pdf.A1a {
		return nil, &pdf.StandardError{Standard: o.Standard, Message: o.Standard.String() + " 不允许附带数据文件；请改用 PDF/A-3a 或 PDF/A-4，或者不附数据"}
	}
	return &Exporter{options: o, renderer: renderer, pdf: &pdf.Encoder{Standard: o.Standard}, ofd: &o.OFD}, nil
}

// The errors of Write for formats that it does not write.
var (
	ErrManyFiles = errors.New("export: the format has a file for each page, which Pages writes")
	ErrNoFormat  = errors.New("export: no such format; ByExtension and ByID return nil for what they do not know")
)

// Write checks a report and writes it as one file. Results and errors are those of render.Renderer; more
// options are for this report only.
func (e *Exporter) Write(w io.Writer, f *Format, r *model.Report, more ...render.Option) (render.Result, error) {
	encoding, err := e.encoding(f, r)
	if err != nil {
		return render.Result{}, err
	}
	return e.renderer.Render(w, r, append(encoding, more...)...)
}

// encoding is what makes a renderer write a format.
func (e *Exporter) encoding(f *Format, r *model.Report) ([]render.Option, error) {
	switch f {
	case PDF:
		return e.withData(e.pdf), nil
	case OFD:
		return e.withData(e.ofd), nil
	case DOCX:
		return []render.Option{render.WithFlowEncoder(e.options.Word)}, nil
	case HTML:
		return []render.Option{render.WithFlowEncoder(&page{e.options.Page, r})}, nil
	case XLSX:
		return []render.Option{render.WithReportEncoder(form{})}, nil
	case YAML:
		return []render.Option{render.WithReportEncoder(text{yaml.Write, e.options.keys(f)})}, nil
	case JSON:
		return []render.Option{render.WithReportEncoder(text{yaml.WriteJSON, e.options.keys(f)})}, nil
	}
	if f == SVG {
		return nil, ErrManyFiles
	}
	return nil, ErrNoFormat
}

// withData chooses an encoder whose files hold the data of a report, if they are asked for.
func (e *Exporter) withData(encoder render.Encoder) []render.Option {
	encoding := []render.Option{render.WithEncoder(encoder)}
	if e.options.Data {
		encoding = append(encoding, render.WithData())
	}
	return encoding
}

// keys are the options that a YAML or JSON file is written with.
func (o Options) keys(f *Format) []yaml.WriteOption {
	if o.Keys == ChineseKeys || o.Keys == KeysOfFormat && f == YAML {
		return []yaml.WriteOption{yaml.ChineseKeys()}
	}
	return nil
}

// page writes a flow as a web page with the report's data. A draft has none, since programs would take them
// for those of a report.
type page struct {
	html.Encoder
	report *model.Report
}

func (p *page) EncodeFlow(w io.Writer, f *layout.Flow) error {
	if p.Data == nil && !p.Fragment && !f.Draft {
		var data bytes.Buffer
		if err := yaml.WriteJSON(&data, p.report); err != nil {
			return err
		}
		p.Data = data.Bytes()
	}
	return p.Encoder.EncodeFlow(w, f)
}

// form writes a report as a workbook to fill in.
type form struct{}

func (form) EncodeReport(w io.Writer, r *model.Report) error {
	return xlsx.WriteForm(w, r, xlsx.KnownFigures())
}

// text writes a report as a text with keys.
type text struct {
	write func(io.Writer, *model.Report, ...yaml.WriteOption) error
	keys  []yaml.WriteOption
}

func (t text) EncodeReport(w io.Writer, r *model.Report) error { return t.write(w, r, t.keys...) }

// Pages checks a report and calls put with each of its pages as an SVG file, counted from 0. Where links
// to other pages lead, address says; it may be nil. Results and errors are those of render.Renderer, or
// that of put.
func (e *Exporter) Pages(r *model.Report, address func(page int) string, put func(page int, data []byte) error, more ...render.Option) (render.Result, error) {
	encoder := pages{svg.Encoder{Address: address}, put}
	return e.renderer.Render(io.Discard, r, append([]render.Option{render.WithEncoder(encoder)}, more...)...)
}

// pages is an encoder that gives its pages to a function.
type pages struct {
	svg.Encoder
	put func(page int, data []byte) error
}

func (p pages) Encode(w io.Writer, d *layout.Document) error {
	return p.Pages(d, func(page int, data []byte) error {
		if _, err := w.Write(data); err != nil { // which counts them
			return err
		}
		return p.put(page, data)
	})
}
