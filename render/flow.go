package render

import (
	"io"

	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
)

// Flow composes the report without laying it out or checking its figures, except for the notes of a draft.
// Pictures and charts that cannot be printed give an error of type model.Findings.
func Flow(r *model.Report, opts ...Option) (*layout.Flow, error) {
	o, err := newOptions(opts)
	if err != nil {
		return nil, err
	}
	f, _, err := o.compose(r, o.listed(r))
	return f, err
}

// writeFlow composes the report and writes it. It returns what is known to be wrong with the report.
func (o *options) writeFlow(w io.Writer, r *model.Report, found model.Findings) (model.Findings, error) {
	f, found, err := o.compose(r, found)
	if err != nil {
		return found, err
	}
	return found, o.flow.EncodeFlow(w, f)
}

// compose makes the flow of a report. A draft has what was found as notes. Characters that no face has are
// left to whoever shows the file.
func (o *options) compose(r *model.Report, found model.Findings) (*layout.Flow, model.Findings, error) {
	blocks, left, err := compose.Blocks(r, o.Options)
	switch {
	case err != nil:
		return nil, found, err
	case o.Draft:
		found = append(found, left...).Sort()
	case len(left) > 0:
		return nil, found, left
	}
	f := &layout.Flow{Blocks: blocks, Page: o.Page, Meta: compose.Meta(r), Draft: o.Draft}
	if o.Draft {
		f.Notes = compose.Notes(found)
	}
	return f, found, nil
}
