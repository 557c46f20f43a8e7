// Package model is the typed report and what every other package needs to know of it: its
// fields as the struct tags describe them, the findings of a check, and places in files.
package model

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/internal/prose"
	"github.com/nianbao/nianbao/tables"
)

// Report is one organ's report on one year, in the order of the official format
// (国办公开办函〔2021〕30号, 附件). The keys of an input file are the yaml tags.
type Report struct {
	// Edition is the id of the official format ("2021"). Empty means the one that rules Year.
	Edition string `yaml:"edition" name:"格式版本"`
	// Organ is the full name of the reporting organ.
	Organ string `yaml:"organ" name:"机关名称" also:"机关 机关全称 单位 单位名称 报告机关"`
	// Year is the year reported on, FirstYear to LastYear.
	Year int `yaml:"year" name:"报告年度" also:"年度 年份 报告年份"`
	// Title replaces the customary title; a newline begins a new line of it.
	Title string `yaml:"title" name:"标题" also:"报告标题"`
	// DateLine is an optional line below the title, mostly the date: （2022年1月16日）.
	DateLine string `yaml:"date_line" name:"题下日期" also:"标题下日期 标题下一行 日期行"`
	// Addressee is the optional 主送机关, printed flush left before the preamble.
	Addressee string `yaml:"addressee" name:"主送机关" also:"主送"`
	// Titles says which of the two official sets of section titles is printed.
	Titles Titles `yaml:"titles" name:"章节标题" also:"各部分标题"`
	// OwnTitles are the organ's own section titles, one for each section of the edition and
	// without numbers. They replace those that Titles chooses. In a file they are a list below
	// the key titles.
	OwnTitles []string
	// Preamble is customary text before section 一.
	Preamble string `yaml:"preamble" name:"前言" also:"引言 导语"`
	// Overview is the text of section 一.
	Overview string `yaml:"overview" name:"一、总体情况"`
	// ProactiveDisclosure is table two, printed in section 二.
	ProactiveDisclosure tables.Disclosure `yaml:"proactive_disclosure" name:"表二（主动公开政府信息情况）" also:"行政机关主动公开政府信息情况" since:"2021"`
	// ProactiveDisclosure2019 is table two of edition 2019, for reports on 2019 and 2020.
	ProactiveDisclosure2019 tables.Disclosure2019 `yaml:"proactive_disclosure" name:"表二（主动公开政府信息情况）" also:"行政机关主动公开政府信息情况" until:"2019"`
	// Applications is table three, printed in section 三.
	Applications tables.Applications `yaml:"applications" name:"表三（收到和处理政府信息公开申请情况）" also:"行政机关收到和处理政府信息公开申请情况"`
	// Reconsideration is the left third of table four, printed in section 四.
	Reconsideration tables.Cases `yaml:"reconsideration" name:"表四（行政复议）"`
	// Litigation is the rest of table four.
	Litigation tables.Litigation `yaml:"litigation" name:"表四（行政诉讼）"`
	// Problems is the text of section 五.
	Problems string `yaml:"problems" name:"五、存在的主要问题及改进情况" also:"政府信息公开工作存在的主要问题及改进情况"`
	// OtherMatters is the text of section 六.
	OtherMatters string `yaml:"other_matters" name:"六、其他需要报告的事项"`
	// Signature is the optional sign-off after section 六.
	Signature Signature `yaml:"signature" name:"落款" also:"署名"`
	// Attachments stand on pages of their own after the signature (GB/T 9704-2012, 7.3.7).
	Attachments []Attachment `yaml:"attachments" name:"附件"`

	// Remarks holds what stands behind the number in a cell of the tables ("（其中修订16件）"),
	// by the path of the figure. It is printed below the number, and the number counts.
	Remarks map[string]string
	// Forms names the tables that are not in the form of the report's edition.
	Forms Forms

	source *Source
}

// Forms names the edition whose form a table has, where that is not the report's: as published, a
// report of one edition sometimes has a table of the other. Empty means the report's own. The rule
// EDITION reports it.
type Forms struct {
	Disclosure   string // table two
	Applications string // table three
}

// Attachment is a text that follows the report, listed above the signature.
type Attachment struct {
	Title string `yaml:"title" name:"标题"` // without 附件 and its number
	Text  string `yaml:"text" name:"正文"`  // prose
}

// NoOrgan stands in Organ for the name of an organ that a file does not tell, since the field can't be left
// out. It names nobody.
const NoOrgan = "（机关名称）"

// FirstYear and LastYear bound the years a report can be on: the national format begins
// with reports on 2019 (国办公开办函〔2019〕60号).
const (
	FirstYear = 2019
	LastYear  = 2099
)

// Titles is a choice between the two official sets of section titles.
type Titles string

// The sets of section titles. The empty value is TemplateTitles.
const (
	TemplateTitles Titles = "template" // as the notice's attachment prints them
	BodyTitles     Titles = "body"     // the longer ones of the notice's body
)

// Signature is the sign-off of a report. Organ may be empty when only a date is wanted.
type Signature struct {
	Organ string `yaml:"organ" name:"落款机关" also:"机关 机关名称 单位"`
	Date  Date   `yaml:"date" name:"落款日期" also:"日期 成文日期"`
}

// IsZero reports whether there is no sign-off.
func (s Signature) IsZero() bool { return s == Signature{} }

// TitleLines returns the lines of the title: Title's own, or the organ's name and below it
// the year with 年政府信息公开工作年度报告.
func (r *Report) TitleLines() []string {
	if lines := prose.Paragraphs(r.Title); len(lines) > 0 {
		return lines
	}
	return []string{r.Organ, fmt.Sprintf("%d年政府信息公开工作年度报告", r.Year)}
}

// PlainTitle returns the title on one line, as a document's metadata gives it.
func (r *Report) PlainTitle() string { return strings.Join(r.TitleLines(), "") }

// Format returns the edition of the official format that the report follows: the one that Edition
// names, or the one that rules Year, with the forms of tables that Forms names. It is nil when there
// is none.
func (r *Report) Format() *tables.Edition {
	e := tables.EditionOf(r.Year)
	if r.Edition != "" {
		e = tables.EditionByID(r.Edition)
	}
	if e == nil || r.Forms == (Forms{}) {
		return e
	}
	return tables.Mixed(e, tables.EditionByID(r.Forms.Disclosure), tables.EditionByID(r.Forms.Applications))
}

// SectionTitle returns the title of a section as the report prints it, without its number. i counts
// the sections of the edition from 0.
func (r *Report) SectionTitle(e *tables.Edition, i int) string {
	switch {
	case i < len(r.OwnTitles):
		return r.OwnTitles[i]
	case r.Titles == BodyTitles:
		return e.Sections[i].BodyName
	}
	return e.Sections[i].Title
}

// Source returns what is known of the file that the report was read from, nil for a report that
// a program made.
func (r *Report) Source() *Source { return r.source }

// SetSource records where the values of the report stand in the file it was read from.
func (r *Report) SetSource(s *Source) { r.source = s }
