// Package nianbao reads, checks and typesets the annual report on government information
// disclosure (政府信息公开工作年度报告) that every administrative organ in China publishes under
// articles 49 and 50 of the regulations (政府信息公开条例).
//
// Read a report from YAML or JSON with [Read], or build a [Report] value. [Check] returns what is
// wrong with its figures and texts. [Render] typesets it as a PDF file that meets PDF/A-2a and
// PDF/UA-1 and is the same, byte for byte, on every machine:
//
//	report, err := nianbao.ReadFile("report.yaml")
//	if err != nil {
//		return err // of type nianbao.Findings when the file is at fault
//	}
//	for _, f := range nianbao.Check(report) {
//		log.Println(f)
//	}
//	return nianbao.Render(w, report)
//
// This package is a facade: the work is done in packages model, rules, formats/yaml, compose,
// layout, render and stats. Messages for the people who write reports are Chinese.
package nianbao

import (
	"io"
	"io/fs"

	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/rules"
	"github.com/nianbao/nianbao/stats"
)

// Report is one organ's report on one year, in the order of the official format. Package model
// documents its fields.
type Report = model.Report

// Signature is the organ and the date at the end of a report.
type Signature = model.Signature

// Date is a calendar day.
type Date = model.Date

// Attachment is a text that follows the report on pages of its own.
type Attachment = model.Attachment

// Forms names the tables of a report that have the form of another edition.
type Forms = model.Forms

// Passage is one text of a report, as Report.Passages lists them.
type Passage = model.Passage

// Titles chooses one of the official sets of section titles.
type Titles = model.Titles

// The official sets of section titles.
const (
	TemplateTitles = model.TemplateTitles // as the notice's attachment prints them
	BodyTitles     = model.BodyTitles     // the longer ones of the notice's body
)

// FirstYear and LastYear bound the years that a report can be on.
const (
	FirstYear = model.FirstYear
	LastYear  = model.LastYear
)

// MaxInputBytes is the largest input file that Read accepts.
const MaxInputBytes = yaml.MaxInputBytes

// Read reads a report from YAML or JSON, in UTF-8, UTF-16 or GB18030. When the input is at fault,
// the error is of type Findings and lists everything that was found, sorted by place.
func Read(r io.Reader) (*Report, error) { return yaml.Read(r) }

// ReadFile reads a report from a YAML or JSON file, as Read does. formats.Import reads all other files.
func ReadFile(name string) (*Report, error) { return yaml.ReadFile(name) }

// New returns a report to be filled in. What follows from last year's report, which may be nil,
// is in place: applications carried over, what is in force, the preamble and titles, and the organ and
// the year where they are "" and 0.
func New(organ string, year int, previous *Report) *Report { return model.New(organ, year, previous) }

// WriteYAML writes a report as a file that Read reads back as the same report.
func WriteYAML(w io.Writer, r *Report, opts ...WriteOption) error { return yaml.Write(w, r, opts...) }

// WriteJSON writes a report as JSON that Read reads back as the same report.
func WriteJSON(w io.Writer, r *Report, opts ...WriteOption) error {
	return yaml.WriteJSON(w, r, opts...)
}

// WriteForm writes a report as WriteYAML does, with Chinese comments for people who fill it in.
// Figures that are 0 are left blank, except those that TakenFrom or KnownFigures tells of.
func WriteForm(w io.Writer, r *Report, opts ...WriteOption) error {
	return yaml.WriteForm(w, r, opts...)
}

// WriteOption changes how a report is written.
type WriteOption = yaml.WriteOption

// ChineseKeys writes the Chinese names of the fields instead of the English keys.
func ChineseKeys() WriteOption { return yaml.ChineseKeys() }

// KnownFigures says that the figures of a form are known, those that are 0 too.
func KnownFigures() WriteOption { return yaml.KnownFigures() }

// TakenFrom says that a form was made with New from the report on the year before.
func TakenFrom(previous *Report) WriteOption { return yaml.TakenFrom(previous) }

// Finding is one thing that is wrong with a report or its file: rule, severity, place, a Chinese
// message and hint, what was found and what was expected.
type Finding = model.Finding

// Findings is a list of findings. Its methods Errors and HasErrors pick those of SeverityError. As an
// error it prints one a line.
type Findings = model.Findings

// Place is where something stands in a file, such as line and column. String gives it in Chinese.
type Place = model.Place

// Value is a number or a text that was found or expected.
type Value = model.Value

// Number returns a whole number as a Value.
func Number(n int64) Value { return model.Number(n) }

// Text returns a text as a Value.
func Text(s string) Value { return model.Text(s) }

// Severity says what a finding means for the report.
type Severity = model.Severity

// The severities, in rising order.
const (
	SeverityInfo    = model.SeverityInfo    // worth knowing
	SeverityWarning = model.SeverityWarning // probably wrong; the report can be rendered
	SeverityError   = model.SeverityError   // wrong; Render refuses the report
)

// Check applies the consistency rules and returns all findings, sorted by their place in the
// input file; nil when the report is sound.
func Check(r *Report, opts ...CheckOption) Findings { return rules.Check(r, opts...) }

// CheckOption changes what Check looks at.
type CheckOption = rules.Option

// Rule is one consistency rule: an id, a severity, Chinese texts that explain it, and the function
// Check. A program can add its own with WithRules.
type Rule = rules.Rule

// Inspection is a check of one report under way. A rule reads its Report, Previous and Members, and
// adds what it finds with its methods Add and AddText.
type Inspection = rules.Inspection

// Rules returns the rules of the official format, in the order in which Check applies them.
func Rules() []Rule { return rules.All() }

// RuleByID returns the rule of the official format with an id ("T3-IDENT").
func RuleByID(id string) (Rule, bool) { return rules.ByID(id) }

// WithRules adds rules to those of the official format.
func WithRules(own ...Rule) CheckOption { return rules.WithRules(own...) }

// Only limits a check to the rules with the given ids.
func Only(ids ...string) CheckOption { return rules.Only(ids...) }

// Against compares the report with the same organ's report on the year before.
func Against(previous *Report) CheckOption { return rules.Against(previous) }

// Summing compares the report with the reports of its members.
func Summing(members ...*Report) CheckOption { return rules.Summing(members...) }

// Render checks a report, typesets it and writes it to w, by default as a PDF file that meets
// PDF/A-2a and PDF/UA-1. A report with errors gives an error of type Findings, and nothing is
// written, unless WithDraft is given.
func Render(w io.Writer, r *Report, opts ...Option) error { return render.Render(w, r, opts...) }

// Layout typesets a report without checking it and returns its pages as plain data.
func Layout(r *Report, opts ...Option) (*layout.Document, error) { return render.Layout(r, opts...) }

// CheckFaces returns which characters the font faces lack and which pictures cannot be read,
// without typesetting the report.
func CheckFaces(r *Report, opts ...Option) (Findings, error) { return render.CheckFaces(r, opts...) }

// Renderer renders many reports with the same options, in several goroutines at once.
type Renderer = render.Renderer

// Result is what a Renderer tells about a report: findings, pages, bytes.
type Result = render.Result

// NewRenderer returns a renderer with options.
func NewRenderer(opts ...Option) (*Renderer, error) { return render.NewRenderer(opts...) }

// Option changes how a report is rendered.
type Option = render.Option

// Encoder writes a finished layout in some format. pdf.Encoder is one.
type Encoder = render.Encoder

// WithChecks passes check options to a render: an own rule of severity error then stops it.
func WithChecks(checks ...CheckOption) Option { return render.WithChecks(checks...) }

// WithContents puts a table of contents before page 1.
func WithContents() Option { return render.WithContents() }

// WithData attaches the report's data to its PDF file, from which formats.Import reads it back exactly.
func WithData() Option { return render.WithData() }

// WithDraft renders a report in spite of errors, stamped 草稿, with its findings before page 1.
func WithDraft() Option { return render.WithDraft() }

// WithEncoder writes the report with another encoder than the zero value of pdf.Encoder.
func WithEncoder(e Encoder) Option { return render.WithEncoder(e) }

// FlowEncoder writes a report in a format whose text flows, such as a Word file or a web page.
type FlowEncoder = render.FlowEncoder

// WithFlowEncoder writes the report in such a format instead of laying it out. Packages formats/docx and
// formats/html have encoders.
func WithFlowEncoder(e FlowEncoder) Option { return render.WithFlowEncoder(e) }

// ReportEncoder writes a report in a format that holds its fields, such as a spreadsheet.
type ReportEncoder = render.ReportEncoder

// WithReportEncoder writes the report's fields instead of its pages.
func WithReportEncoder(e ReportEncoder) Option { return render.WithReportEncoder(e) }

// Flow composes the report without laying it out, as the blocks that every format is made of.
func Flow(r *Report, opts ...Option) (*layout.Flow, error) { return render.Flow(r, opts...) }

// WithFaces typesets the report in other font faces than the embedded ones.
func WithFaces(set *fonts.Set) Option { return render.WithFaces(set) }

// WithLandscape puts table three on landscape pages.
func WithLandscape() Option { return render.WithLandscape() }

// WithPage lays the report out on another page than that of GB/T 9704-2012.
func WithPage(style layout.PageStyle) Option { return render.WithPage(style) }

// WithPictures gives the folder that the pictures of a report are read from.
func WithPictures(fsys fs.FS) Option { return render.WithPictures(fsys) }

// Sum adds up the tables of the members' reports into a government's summary report. The texts
// stay empty.
func Sum(organ string, year int, members []*Report) (*Report, error) {
	return stats.Sum(organ, year, members)
}

// Candidate is a report that may be part of a sum.
type Candidate = stats.Candidate

// Gather decides which of many reports are added up for an organ and a year, and says why the others
// are not. names may be nil.
func Gather(organ string, year int, candidates []Candidate, names *organs.Names) ([]*Report, MemberErrors) {
	return stats.Gather(organ, year, candidates, names)
}

// MemberError says why one report cannot be part of a sum.
type MemberError = stats.MemberError

// MemberReason is why a report cannot be part of a sum.
type MemberReason = stats.MemberReason

// The reasons of a MemberError.
const (
	MemberYear       = stats.MemberYear       // another year
	MemberEdition    = stats.MemberEdition    // another edition
	MemberRepeated   = stats.MemberRepeated   // the organ has more than one report
	MemberItself     = stats.MemberItself     // the summary's own organ
	MemberUnit       = stats.MemberUnit       // money in a unit that cannot be converted
	MemberFaulty     = stats.MemberFaulty     // errors
	MemberUnreadable = stats.MemberUnreadable // no report
	MemberUnnamed    = stats.MemberUnnamed    // no organ's name
	MemberUnlisted   = stats.MemberUnlisted   // not on the members' list
)

// MemberErrors lists the reports that cannot be part of a sum.
type MemberErrors = stats.MemberErrors

// Diff compares two reports and returns the figures that changed, in print order.
func Diff(last, this *Report) []Change { return stats.Diff(last, this) }

// NotCompared names the parts of the tables that Diff passes over, because the editions of the
// two reports count them differently.
func NotCompared(last, this *Report) []string { return stats.NotCompared(last, this) }

// Change is a figure that differs between two years.
type Change = stats.Change

// FigureError says that a total has too many digits for the tables.
type FigureError = stats.FigureError

// ErrNoMembers is the error of Sum when there are no members.
var ErrNoMembers = stats.ErrNoMembers
