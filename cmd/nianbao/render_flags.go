package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// renderFlags say how reports are rendered, one or many.
type renderFlags struct {
	Draft     bool `help:"有错误也生成，每页印上“草稿”，前面附问题清单"`
	Contents  bool `help:"在报告前面加目录"`
	Landscape bool `help:"表三排在横向的页面上"`
	fontFlags
	SingleSided bool `help:"单面印刷：页码都居中"`
}

// renderer does what the flags ask for, and lets the session have the faces that reports are
// set in.
func (f renderFlags) renderer(s *session) (*nianbao.Renderer, error) {
	if err := s.chooseFaces(f.fontFlags); err != nil {
		return nil, err
	}
	s.noteWhole()
	return nianbao.NewRenderer(append(f.options(), nianbao.WithFaces(s.faces))...)
}

func (f renderFlags) options() []nianbao.Option {
	var opts []nianbao.Option
	if f.SingleSided {
		page := layout.GBT9704()
		page.SingleSided = true
		opts = append(opts, nianbao.WithPage(page))
	}
	if f.Contents {
		opts = append(opts, nianbao.WithContents())
	}
	if f.Landscape {
		opts = append(opts, nianbao.WithLandscape())
	}
	if f.Draft {
		opts = append(opts, nianbao.WithDraft())
	}
	return opts
}

// comparison reads what a report is compared with. nil compares it with nothing.
type comparison func(*nianbao.Report) ([]nianbao.CheckOption, error)

// rendition is what became of a report.
type rendition struct {
	pages    int
	findings nianbao.Findings // all that is known, sorted by place
	refusal  *refusal         // nil when it was rendered
}

// refusal is how many errors kept a report from being rendered, and what to do about them.
type refusal struct {
	errors int
	advice string
}

// render reads a report, checks it and writes it to w as a PDF file. name is that of the file
// that the report comes from. An error means that the report can't be read at all, or is one
// of the program.
func (f renderFlags) render(s *session, renderer *nianbao.Renderer, w io.Writer, in io.Reader, name string, compare comparison, more ...nianbao.Option) (rendition, error) {
	got, err := readReport(name, in)
	var findings nianbao.Findings
	switch {
	case errors.As(err, &findings):
		return rendition{findings: findings, refusal: &refusal{len(findings.Errors()), "请先改正"}}, nil
	case err != nil:
		return rendition{}, unreadable(name, err)
	}
	report := got.Report
	if compare != nil {
		checks, err := compare(report)
		if err != nil {
			return rendition{}, err
		}
		more = append(more, nianbao.WithChecks(checks...))
	}
	result, err := renderer.Render(w, report, more...)
	made := rendition{pages: result.Pages, findings: result.Findings}
	switch {
	case err == nil:
		if len(f.Font) > 0 || f.OfficeFonts || !s.many { // a look of its own at each text, for what is rare
			made.findings = s.withFallbacks(report, name, made.findings)
		}
	case !errors.As(err, &findings):
		return made, fmt.Errorf("无法把 %s 排成 PDF：%s", shown(name), settingFault(err))
	case result.Findings.HasErrors() && !f.Draft:
		made.findings = s.withFaces(report, name, made.findings) // all that must be put right, at once
		made.refusal = &refusal{len(made.findings.Errors()), adviceToDraft}
	default: // what has no room has none in a draft either
		made.findings = byPlace(append(made.findings, findings...))
		made.refusal = &refusal{len(findings), "请先改正"}
		if !slices.ContainsFunc(findings, func(p nianbao.Finding) bool { return p.ID != "FONT" }) { // 〓 stands for these there
			made.refusal.advice = adviceToDraft
		}
	}
	return made, nil
}

// adviceToDraft is for errors that a draft may have.
const adviceToDraft = "请先改正，或加 --draft 生成草稿"

// settingFault says why a sound report could not be written.
func settingFault(err error) string {
	var format *fonts.FormatError
	if errors.As(err, &format) {
		return "所用的字体" + faceFault(err)
	}
	return visible(err.Error())
}
