package render

import (
	"io"
	"io/fs"

	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
)

// Encoder writes a finished layout in some format. pdf.Encoder and ofd.Encoder are such.
type Encoder = layout.Encoder

// FlowEncoder writes a report in a format whose text flows, from the blocks that a page layout is made of.
// docx.Encoder and html.Encoder are such.
type FlowEncoder interface {
	EncodeFlow(w io.Writer, f *layout.Flow) error
}

// ReportEncoder writes a report in a format that holds its fields rather than its pages, such as YAML or a
// spreadsheet to fill in. An error of type model.Findings says why the format cannot hold the report.
type ReportEncoder interface {
	EncodeReport(w io.Writer, r *model.Report) error
}

// Option changes how a report is rendered.
type Option func(*options)

type options struct {
	compose.Options
	contents bool
	encoder  Encoder
	flow     FlowEncoder   // instead of encoder
	report   ReportEncoder // instead of both
	data     bool          // is attached
	checks   []rules.Option
}

// WithDraft renders a report in spite of errors, with 草稿 behind the text of every page. All
// findings are listed on pages without numbers before page 1. A character that no font face has
// becomes 〓, and a line stands for a picture or chart that cannot be printed.
func WithDraft() Option { return func(o *options) { o.Draft = true } }

// WithPage lays the report out on another page than that of GB/T 9704-2012.
func WithPage(style layout.PageStyle) Option { return func(o *options) { o.Page = style } }

// WithContents puts a table of contents before page 1: the headings of levels one and two with
// their page numbers, each a link to its heading.
func WithContents() Option { return func(o *options) { o.contents = true } }

// WithLandscape puts section 三, which is table three, on landscape pages of its own, bound like
// the others (GB/T 9704-2012, 8).
func WithLandscape() Option { return func(o *options) { o.Landscape = true } }

// WithFaces typesets the report in other font faces than the embedded ones. fonts.Open reads a
// face, fonts.Set.With makes such a set, and rare.Behind makes one for rare characters. A set
// that lacks a face for some role gives layout.ErrNoFaces. CheckFaces tells which characters the
// faces lack.
func WithFaces(set *fonts.Set) Option { return func(o *options) { o.Faces = set } }

// WithEncoder writes the report with another encoder than the zero value of pdf.Encoder.
func WithEncoder(e Encoder) Option { return func(o *options) { o.encoder = e } }

// WithFlowEncoder writes the report in a format whose text flows, without laying it out. A draft has its
// findings as notes at their places and no list before page 1; there is no table of contents with page
// numbers.
func WithFlowEncoder(e FlowEncoder) Option { return func(o *options) { o.flow = e } }

// WithReportEncoder writes the report's fields instead of its pages. It is checked and refused as any other; a
// draft is written in spite of errors, and is not marked as one.
func WithReportEncoder(e ReportEncoder) Option { return func(o *options) { o.report = e } }

// WithPictures gives the folder from which the pictures in a report's texts are read, by their
// paths below it. os.OpenRoot gives one that no symbolic link leaves. Without this option a
// report with pictures is refused.
func WithPictures(fsys fs.FS) Option { return func(o *options) { o.Files = fsys } }

// WithChecks passes options to the check before rendering: an added rule of severity error stops
// a render, and what it finds stands in a draft's list. The same holds for a comparison with
// last year's report or with members.
func WithChecks(checks ...rules.Option) Option {
	return func(o *options) { o.checks = append(o.checks[:len(o.checks):len(o.checks)], checks...) }
}

// defaultEncoder serves all documents. It keeps outlines of the embedded faces and memory.
var defaultEncoder pdf.Encoder

func newOptions(opts []Option) (*options, error) {
	return (&options{Options: compose.Options{Page: layout.GBT9704()}}).with(opts)
}

// with returns the options with others applied after them; o stays as it is.
func (o *options) with(opts []Option) (*options, error) {
	all := *o
	for _, opt := range opts {
		opt(&all)
	}
	if all.Faces == nil {
		faces, err := fonts.Embedded()
		if err != nil {
			return nil, err
		}
		all.Faces = faces
	}
	if all.encoder == nil {
		all.encoder = &defaultEncoder
	}
	if !all.Faces.Whole() {
		return nil, layout.ErrNoFaces
	}
	if all.Draft && all.Page.Stamp == "" {
		all.Page.Stamp = "草稿"
	}
	return &all, nil
}
