package render

import (
	"io"

	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
)

// Renderer renders many reports with the same options. Several goroutines may use it at once.
// It reads its options once, and later documents reuse the memory of earlier ones.
//
// All goroutines use the encoder given by WithEncoder and the folder given by WithPictures,
// which must allow that; pdf.Encoder and the file systems of package os do.
type Renderer struct{ options *options }

// NewRenderer returns a renderer with options. Faces that lack one for some role give
// layout.ErrNoFaces.
func NewRenderer(opts ...Option) (*Renderer, error) {
	o, err := newOptions(opts)
	if err != nil {
		return nil, err
	}
	return &Renderer{o}, nil
}

// Result is what a Renderer tells about a report.
type Result struct {
	// Findings is everything that Check finds, sorted, whether the report was rendered or
	// refused; of a draft also what could not be typeset as it is.
	Findings model.Findings
	// Pages is the number of pages, including those before page 1; 0 when the report was refused, or when
	// the format has none.
	Pages int
	// Bytes is the number of bytes written.
	Bytes int64
}

// Render does what the function Render does, with the renderer's options followed by those in
// more, which are for this report only, such as the folder of its pictures. The bytes depend on
// nothing but report and options.
//
// A report with errors is refused unless it is a draft, and so is one that cannot be typeset;
// the error is then of type model.Findings, and nothing is written. An error of w is returned as
// it is, and what w has received until then is not a whole file.
func (x *Renderer) Render(w io.Writer, r *model.Report, more ...Option) (Result, error) {
	o := x.options
	if len(more) > 0 {
		var err error
		if o, err = o.with(more); err != nil {
			return Result{}, err
		}
	}
	return o.render(w, r)
}

// render checks, typesets and writes a report. limits narrow the check; a draft is always checked
// in full, because it lists what is found.
func (o *options) render(w io.Writer, r *model.Report, limits ...rules.Option) (Result, error) {
	checks := o.checks
	if !o.Draft && len(limits) > 0 {
		checks = append(checks[:len(checks):len(checks)], limits...)
	}
	result := Result{Findings: rules.Check(r, checks...)}
	if errs := result.Findings.Errors(); len(errs) > 0 && !o.Draft {
		return result, errs
	}
	var err error
	if o.data {
		if o, err = o.withData(r); err != nil {
			return result, err
		}
	}
	counted := &countingWriter{to: w}
	switch {
	case o.report != nil:
		err = o.report.EncodeReport(counted, r)
	case o.flow != nil:
		result.Findings, err = o.writeFlow(counted, r, result.Findings)
	default:
		result.Findings, err = o.layout(r, result.Findings, func(blocks []layout.Block) error {
			return o.set(blocks, func(d *layout.Document) error {
				d.Meta = compose.Meta(r)
				result.Pages = len(d.Pages)
				return o.encoder.Encode(counted, d)
			})
		})
	}
	result.Bytes = counted.bytes
	return result, err
}

// set lays a document out for an encoder. An encoder known to keep nothing of the document is
// lent one, whose memory the next document reuses.
func (o *options) set(blocks []layout.Block, encode func(*layout.Document) error) error {
	if _, ok := o.encoder.(*pdf.Encoder); ok {
		return layout.Lend(blocks, o.Page, o.Faces, encode)
	}
	d, err := layout.Do(blocks, o.Page, o.Faces)
	if err != nil {
		return err
	}
	return encode(d)
}

// countingWriter counts what it passes on.
type countingWriter struct {
	to    io.Writer
	bytes int64
}

func (w *countingWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	w.bytes += int64(n)
	return n, err
}
