package nianbao

import (
	"io"

	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

// A Renderer renders reports in the same way, one after the other or many at once: several
// goroutines may use it. Its options are looked at once, when it is made; what the encoder
// keeps of the faces serves all documents, and the room that each needs goes to the next.
//
// An encoder given by With and files given by Files are used by all goroutines, and must
// allow that; pdf.Encoder and the file systems of package os do.
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
	// Problems is all that Check finds, sorted, whether the report was rendered or refused; of
	// a draft also what it can't set as it is.
	Problems Problems
	// Pages is the number of pages, those before page 1 included; 0 when the report was refused.
	Pages int
	// Bytes is the number of bytes that were written.
	Bytes int64
}

// Render does what Report.Render does, with the renderer's options and then those in more,
// which are for this report only, such as the Files beside it. The bytes depend on nothing
// but report and options.
//
// A report with errors is refused, unless it is a Draft, and so is one that cannot be set;
// the error is then of type Problems, and nothing is written. An error of w is returned as
// it is, and what w has until then is not a whole file.
func (x *Renderer) Render(w io.Writer, r *Report, more ...Option) (Result, error) {
	o := x.options
	if len(more) > 0 {
		var err error
		if o, err = o.with(more); err != nil {
			return Result{}, err
		}
	}
	return o.render(w, r)
}

// render checks, sets and writes a report. A draft is checked in full: it lists what is found.
func (o *options) render(w io.Writer, r *Report, check ...CheckOption) (Result, error) {
	if o.draft {
		check = nil
	}
	result := Result{Problems: r.Check(check...)}
	if errs := result.Problems.Errors(); len(errs) > 0 && !o.draft {
		return result, errs
	}
	var err error
	result.Problems, err = r.layout(o, result.Problems, func(blocks []layout.Block) error {
		return o.set(blocks, func(d *layout.Document) error {
			d.Meta = r.meta()
			counted := &countingWriter{to: w}
			err := o.encoder.Encode(counted, d)
			result.Pages, result.Bytes = len(d.Pages), counted.bytes
			return err
		})
	})
	return result, err
}

// set sets a document for an encoder. One that is known to keep nothing of it is lent it.
func (o *options) set(blocks []layout.Block, encode func(*layout.Document) error) error {
	if _, ok := o.encoder.(*pdf.Encoder); ok {
		return layout.Lend(blocks, o.page, o.faces, encode)
	}
	d, err := layout.Do(blocks, o.page, o.faces)
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
