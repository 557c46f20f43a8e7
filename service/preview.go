package service

import (
	"errors"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/svg"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/rules"
)

// preview is POST /api/v1/preview: what check says, and the pages as they would be, whatever is wrong with the
// report. The form asks for it while somebody types.
func (s *Service) preview(r *request) (*answer, error) {
	if err := r.noMore(); err != nil {
		return nil, err
	}
	sub, err := r.submitted()
	if p := new(problem); sub == nil && errors.As(err, &p) && p.Findings != nil {
		return jsonAnswer(&glimpse{verdict: &verdict{Errors: len(p.Findings.Errors()), Findings: p.Findings}, Unread: true}), nil
	}
	if err != nil {
		return nil, err
	}
	found, err := s.findings(sub)
	if err != nil {
		return nil, err
	}
	pages, err := s.exporters.pages(sub)
	var faults model.Findings
	if errors.As(err, &faults) { // most of them were found before
		pages, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	return jsonAnswer(&glimpse{newVerdict(sub, found, ""), false, rules.Topics(sub.Report), headings(sub.Report), pages}), nil
}

// glimpse is what there is to see of a report while it is filled in.
type glimpse struct {
	*verdict
	Unread bool          `json:"unread"` // the file is no report as it stands; findings say why
	Topics []rules.Topic `json:"topics"` // of section one
	// Headings are the paragraphs of each text that begin with one, by the text's path.
	Headings map[string][]headed `json:"headings"`
	Pages    []string            `json:"pages"` // SVG; null when the report cannot be laid out
}

// headed is a paragraph that begins with a heading.
type headed struct {
	Paragraph string `json:"paragraph"`
	Heading   string `json:"heading"`
	Level     int    `json:"level"` // 2 to 4
}

// headings finds the paragraphs of a report that print with a heading.
func headings(r *model.Report) map[string][]headed {
	all := map[string][]headed{}
	for _, passage := range r.Passages() {
		pieces := prose.Pieces(passage.Text)
		for i, split := range prose.Headings(pieces) {
			if split.Heading.Level > 0 {
				all[passage.Path] = append(all[passage.Path], headed{pieces[i].Text, split.Heading.Text, split.Heading.Level})
			}
		}
	}
	return all
}

// pages lays a report out without a check.
func (x *exporters) pages(sub *submission) ([]string, error) {
	document, err := render.Layout(sub.Report, append(x.faces[:len(x.faces):len(x.faces)], sub.options...)...)
	if err != nil {
		return nil, err
	}
	return svgPages(document)
}

func svgPages(document *layout.Document) ([]string, error) {
	pages := make([]string, 0, len(document.Pages))
	err := new(svg.Encoder).Pages(document, func(_ int, data []byte) error {
		pages = append(pages, string(data))
		return nil
	})
	return pages, err
}
