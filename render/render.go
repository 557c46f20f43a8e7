// Package render checks a report, composes and lays it out, and writes it with an encoder.
package render

import (
	"errors"
	"io"
	"slices"

	"github.com/nianbao/nianbao/compose"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/rules"
)

// Render checks the report, typesets it and writes it to w: by default as a PDF file that meets
// PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). The same report gives the same bytes. Use a
// Renderer for many reports, or to learn the number of pages and the warnings.
//
// A report with errors is refused unless WithDraft is given, and so is one that cannot be
// typeset. The error is then of type model.Findings, and nothing is written.
func Render(w io.Writer, r *model.Report, opts ...Option) error {
	o, err := newOptions(opts)
	if err != nil {
		return err
	}
	_, err = o.render(w, r, rules.ErrorsOnly()) // nobody would see warnings
	return err
}

// Layout typesets the report without checking its figures, except for the list of a draft. A
// text that cannot be typeset gives an error of type model.Findings that names its place.
func Layout(r *model.Report, opts ...Option) (*layout.Document, error) {
	o, err := newOptions(opts)
	if err != nil {
		return nil, err
	}
	var d *layout.Document
	_, err = o.layout(r, o.listed(r), func(blocks []layout.Block) (err error) {
		if d, err = layout.Do(blocks, o.Page, o.Faces); err == nil {
			d.Meta = compose.Meta(r)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// listed is what a draft tells of a report; nothing of a final one, whose figures are not looked at here.
func (o *options) listed(r *model.Report) model.Findings {
	if !o.Draft {
		return nil
	}
	return rules.Check(r, o.checks...)
}

// CheckFaces returns which characters and pictures keep the report from being typeset, as Render
// would report them, without the work of doing so. As hints (FALLBACK, of SeverityInfo) it adds
// the characters that are printed in another face because their own lacks them. It returns nil
// when there are neither. Check does not look at faces, so that a program that only checks
// figures needs none.
func CheckFaces(r *model.Report, opts ...Option) (model.Findings, error) {
	o, err := newOptions(opts)
	if err != nil {
		return nil, err
	}
	blocks, found, err := compose.Blocks(r, o.Options)
	if err != nil {
		return nil, err
	}
	found = append(found, compose.Missing(r, blocks, o.Faces)...)
	if layout.MayOverflow(blocks, o.Page) || !builtIn(o.Faces) {
		var faults layout.Faults
		if _, err := layout.Do(blocks, o.Page, o.Faces); errors.As(err, &faults) {
			found = append(found, compose.Told(r, slices.DeleteFunc(faults, isMissingGlyph))...)
		}
	}
	return append(found, compose.Fallbacks(r, blocks, o.Faces)...).Sort().Capped(), nil
}

// isMissingGlyph reports whether a fault is a character that no face has.
func isMissingGlyph(fault error) bool {
	var missing *layout.MissingGlyph
	return errors.As(fault, &missing)
}

// builtIn reports whether the faces of all roles are those of the module, whose widths are known.
func builtIn(faces *fonts.Set) bool {
	for role := fonts.FangSong; role <= fonts.Kai; role++ {
		if !faces.Face(role).BuiltIn() {
			return false
		}
	}
	return true
}

// missingSign stands in a draft for a character that no face has, as printers use it for a sort
// that they lack.
const missingSign = '〓'

// layout composes the report and hands the blocks to set. It returns what is known to be wrong
// with the report: found and, in a draft, what cannot be typeset as it is. A draft begins with
// that list.
func (o *options) layout(r *model.Report, found model.Findings, set func([]layout.Block) error) (model.Findings, error) {
	blocks, left, err := compose.Blocks(r, o.Options)
	if err != nil {
		return found, err
	}
	if o.Draft {
		return o.draft(r, blocks, append(found, left...), set)
	}
	front, err := o.front(blocks, found)
	if err != nil {
		return found, compose.Faults(r, err, left)
	}
	if len(left) > 0 {
		_, err := layout.Do(append(front, blocks...), o.Page, o.Faces) // for what else is wrong
		return found, compose.Faults(r, err, left)
	}
	return found, compose.Faults(r, set(append(front, blocks...)), nil)
}

// mostMended is how often the blocks of a draft are mended: a text is halved each time.
const mostMended = 20

// draft hands the blocks of a draft to set, without what cannot be typeset, which it adds to found.
func (o *options) draft(r *model.Report, blocks []layout.Block, found model.Findings, set func([]layout.Block) error) (model.Findings, error) {
	found = append(found, compose.Missing(r, blocks, o.Faces)...)
	layout.Substitute(blocks, o.Faces, missingSign)
	told := map[string]bool{}
	for range mostMended {
		found = found.Sort().Capped()
		front, err := o.front(blocks, found)
		if err == nil {
			err = set(append(front, blocks...))
		}
		var faults layout.Faults
		if !errors.As(err, &faults) {
			return found, err
		}
		for _, f := range compose.Told(r, faults) {
			if at := f.ID + " " + f.Path; !told[at] { // of a text that is halved several times, the first
				told[at] = true
				found = append(found, f)
			}
		}
		blocks = compose.Mend(blocks, faults, o.Page)
	}
	return found, compose.Faults(r, set(blocks), nil)
}

// front composes what stands before page 1: the list of a draft and the table of contents.
func (o *options) front(blocks []layout.Block, listed model.Findings) ([]layout.Block, error) {
	var front []layout.Block
	if o.Draft && len(listed) > 0 {
		front = append(front, compose.FindingList(listed, o.Faces))
	}
	if o.contents {
		d, err := layout.Do(blocks, o.Page, o.Faces) // where the headings are; what stands before page 1 moves none
		if err != nil {
			return nil, err
		}
		front = append(front, compose.Contents(d, o.Page))
	}
	return front, nil
}
