package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
)

// renderFlags say how reports are rendered, one or many.
type renderFlags struct {
	Draft     bool `help:"有错误也生成，印上“草稿”，附问题清单（Word 中是批注）"`
	Contents  bool `help:"在报告前面加目录"`
	Landscape bool `help:"表三排在横向的页面上"`
	fontFlags
	SingleSided bool `help:"单面印刷：页码都居中"`
	outputFlags
}

// exporter does what the flags ask for, and lets the session have the faces that reports are
// set in.
func (f renderFlags) exporter(s *session, formats ...*export.Format) (*export.Exporter, error) {
	if err := f.suits(formats); err != nil {
		return nil, err
	}
	files, err := f.outputFlags.options()
	if err != nil {
		return nil, err
	}
	if err := s.chooseFaces(f.fontFlags); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(formats, func(format *export.Format) bool { return format.Pages }) {
		s.noteWhole()
	}
	return export.New(files, append(f.options(), nianbao.WithFaces(s.faces))...)
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

// source is a report that was read from a file, or why it was not.
type source struct {
	file     string
	report   *nianbao.Report
	options  []nianbao.Option // for this report only
	checks   []nianbao.CheckOption
	findings nianbao.Findings // that keep it from being a report
	faults   nianbao.Findings // that beforehand found; nil before it has looked
}

// load reads a report and what it is compared with. An error means that the file can't be read at all.
func load(in io.Reader, file string, compare comparison, more ...nianbao.Option) (*source, error) {
	got, err := readReport(file, in)
	src := &source{file: file, options: more}
	switch {
	case errors.As(err, &src.findings):
		return src, nil
	case err != nil:
		return nil, unreadable(file, err)
	}
	src.report = got.Report
	if compare != nil {
		checks, err := compare(src.report)
		if err != nil {
			return nil, err
		}
		src.checks = checks
		src.options = append(src.options, nianbao.WithChecks(checks...))
	}
	return src, nil
}

// rendition is what became of a report.
type rendition struct {
	pages    int              // 0 where the format has none
	findings nianbao.Findings // all that is known, sorted by place
	refusal  *refusal         // nil when it was rendered
}

// refusal is how many errors kept a report from being rendered, and what to do about them.
type refusal struct {
	errors int
	advice string
}

// writer writes a report in a format.
type writer func(*nianbao.Report, ...nianbao.Option) (nianbao.Result, error)

// render checks a report and has it written in a format. An error is one of the program.
func (f renderFlags) render(s *session, src *source, format *export.Format, write writer) (rendition, error) {
	if src.report == nil {
		return rendition{findings: src.findings, refusal: &refusal{len(src.findings.Errors()), "请先改正"}}, nil
	}
	if faults := f.beforehand(s, src, format); faults.HasErrors() {
		return rendition{findings: faults, refusal: &refusal{len(faults.Errors()), adviceToDraft}}, nil
	}
	result, err := write(src.report, src.options...)
	made := rendition{pages: result.Pages, findings: result.Findings}
	var findings nianbao.Findings
	switch {
	case err == nil:
		if format.Pages && (len(f.Font) > 0 || f.OfficeFonts || !s.many) { // a look of its own at each text, for what is rare
			made.findings = s.withFallbacks(src.report, src.file, made.findings)
		}
	case !errors.As(err, &findings):
		return made, fmt.Errorf("无法由 %s 生成%s：%s", shown(src.file), spacedNames([]*export.Format{format}), settingFault(err))
	case result.Findings.HasErrors() && !f.Draft:
		if format.Pages {
			made.findings = s.withFaces(src.report, src.file, made.findings) // all that must be put right, at once
		}
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

// beforehand finds what keeps a report from being typeset when it is written in a format without pages: what check
// calls an error is refused in every format. It finds nothing in drafts.
func (f renderFlags) beforehand(s *session, src *source, format *export.Format) nianbao.Findings {
	if format.Pages || f.Draft {
		return nil
	}
	if src.faults == nil { // the same for all formats
		src.faults = nianbao.Findings{}
		faults, err := nianbao.CheckFaces(src.report, append(src.options[:len(src.options):len(src.options)], nianbao.WithFaces(s.faces))...)
		if err == nil && faults.HasErrors() {
			src.faults = byPlace(append(nianbao.Check(src.report, src.checks...), faults...))
		}
	}
	return src.faults
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
