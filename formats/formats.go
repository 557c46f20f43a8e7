// Package formats reads reports from files of any format: web pages, Word documents, Excel workbooks,
// PDF files and plain text as well as YAML and JSON.
//
// A program that reads YAML and JSON alone uses package nianbao or formats/yaml and does not link the
// libraries that the other formats need.
package formats

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/nianbao/nianbao/formats/docx"
	"github.com/nianbao/nianbao/formats/html"
	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/formats/pdf"
	"github.com/nianbao/nianbao/formats/text"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
)

// MaxInputBytes is the largest file that Import accepts. YAML and JSON have a limit of their own,
// yaml.MaxInputBytes.
const MaxInputBytes = 32 << 20

// Format is the format of a file.
type Format string

// The formats that Import reads.
const (
	YAML Format = "yaml" // and JSON
	HTML Format = "html" // and MHT
	DOCX Format = "docx"
	XLSX Format = "xlsx"
	PDF  Format = "pdf"
	Text Format = "text" // and Markdown
)

// readers read the formats that are no data.
var readers = map[Format]func([]byte) (*paper.Document, error){
	HTML: html.Read, DOCX: docx.Read, XLSX: xlsx.Read, PDF: pdf.Read, Text: text.Read,
}

// Imported is a report that was read from a file, with what was not certain.
type Imported struct {
	Report *model.Report
	// Findings are what the reading was not certain of (IMPORT-UNSURE, IMPORT-BLANK, …), sorted by
	// place. They are among the notes of Report.Source too, so a check of the report tells them. nil
	// for YAML and JSON.
	Findings model.Findings
	Format   Format
}

// Certain reports whether nothing has to be looked at: no finding is more than a hint.
func (i *Imported) Certain() bool {
	for _, f := range i.Findings {
		if f.Severity > model.SeverityInfo {
			return false
		}
	}
	return true
}

// Option changes how a file is read.
type Option func(*options)

type options struct{ limit int64 }

// WithLimit sets the largest file in bytes that is read, MaxInputBytes by default.
func WithLimit(bytes int64) Option { return func(o *options) { o.limit = bytes } }

// Import reads a report from a file of any format. The format is told by the content; name, which may
// be "", decides only where the content does not, and gives hints where the report names no organ or
// year.
//
// The report is as the file shows it, wrong sums included: judging it is rules.Check's work. Nothing is
// guessed in silence: each value that could be something else has a finding.
//
// When the file is at fault (no report, damaged, encrypted, too large …) the error is of type
// model.Findings. An error of r itself is wrapped.
func Import(name string, r io.Reader, opts ...Option) (*Imported, error) {
	o := options{limit: MaxInputBytes}
	for _, opt := range opts {
		opt(&o)
	}
	data, err := io.ReadAll(io.LimitReader(r, o.limit+1))
	if err != nil {
		return nil, fmt.Errorf("formats: reading a report: %w", err)
	}
	if int64(len(data)) > o.limit {
		return nil, refusal("READ-SIZE", fmt.Sprintf("文件超过 %d MB，不像是一份年度报告", max(o.limit>>20, 1)), "请检查是否选错了文件")
	}
	format, err := Detect(name, data)
	if err != nil {
		return nil, err
	}
	if format == YAML {
		report, err := yaml.Read(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return &Imported{Report: report, Format: YAML}, nil
	}
	doc, err := readers[format](data)
	if err != nil {
		return nil, err
	}
	report, findings, err := paper.Recognize(doc, name)
	if err != nil {
		return nil, explained(err, format, doc)
	}
	return &Imported{Report: report, Findings: findings, Format: format}, nil
}

func refusal(id, message, hint string) model.Findings {
	return model.Findings{{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}}
}

// explained says of a web page without a report what it is instead.
func explained(err error, format Format, doc *paper.Document) error {
	var findings model.Findings
	if format != HTML || !errors.As(err, &findings) || len(findings) != 1 || findings[0].ID != "READ-NOREPORT" {
		return err
	}
	if better := html.Explain(doc); better != nil {
		return better
	}
	return err
}
