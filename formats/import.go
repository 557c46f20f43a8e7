// Package formats reads a report from any file that it can be in: YAML, JSON, a web page, a Word
// document, an Excel workbook, a PDF, an OFD or plain text. What the file is, is told by its content.
//
// Import does it all. A file that people read goes two steps: the reader of its format (formats/html,
// formats/docx, …) makes a neutral document of it, paragraphs and tables with their places, and
// formats/paper finds the report in that. Nothing is guessed silently: what is not certain, not found or
// not part of a report is a finding (IMPORT-BLANK, UNSURE, LABEL, MISSING, EXTRA, ORDER, CHECK) with its
// place in the file, and the path of the field that it is about. Those of SeverityWarning have to be
// compared with the file; those of SeverityInfo need not. They are in [Imported.Findings] and, as notes
// of the report's source, in what nianbao.Check returns.
//
// A file that no report comes of is an error of type model.Findings (READ-…) that says what the file is
// and what to do: a scan, a password, a damaged file, an old format, something else than a report.
//
// All reading ends within limits of size, parts and nesting, whatever the file holds. A program that
// reads only YAML and JSON needs formats/yaml alone, and links none of the libraries that the other
// readers bring.
package formats

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
)

// MaxInputBytes is the largest file that Import takes.
const MaxInputBytes = 32 << 20

// Format is what a file is.
type Format int

// The formats that Import reads. JSON is YAML.
const (
	YAML Format = iota + 1
	HTML
	DOCX
	XLSX
	Text
	PDF
	OFD
)

// String returns what messages call a file of the format.
func (f Format) String() string {
	if f < YAML || f > OFD {
		return "未知格式"
	}
	return [...]string{"YAML 或 JSON 文件", "网页", "Word 文档", "Excel 工作簿", "文本", "PDF", "OFD"}[f-YAML]
}

// Imported is a report with what was noticed while it was read.
type Imported struct {
	Report *model.Report
	// Findings say what was not understood or is not certain, sorted by place. They are also in the
	// notes of the report's source. There are none for YAML.
	Findings model.Findings
	Format   Format
}

// Option changes how Import reads.
type Option func(*config)

type config struct{ format Format }

// WithFormat says what the file is, so that its content is not asked.
func WithFormat(f Format) Option { return func(c *config) { c.format = f } }

// Import reads a report from a file. name is the file's; it may be empty, for it only decides where the
// content leaves two possibilities.
//
// When the file cannot be read, or holds no report, the error is of type model.Findings and says what
// the file is and what to do. An error of r itself is wrapped.
func Import(name string, r io.Reader, opts ...Option) (*Imported, error) {
	var c config
	for _, o := range opts {
		o(&c)
	}
	if c.format == YAML || c.format == 0 && isYAML(name) {
		return importYAML(r) // which has a smaller limit, and says where a file is beyond it
	}
	data, err := io.ReadAll(io.LimitReader(r, MaxInputBytes+1))
	if err != nil {
		return nil, fmt.Errorf("nianbao: reading a file: %w", err)
	}
	if len(data) > MaxInputBytes {
		return nil, refusal("READ-SIZE", fmt.Sprintf("文件超过 %d MB，不像是一份年度报告", MaxInputBytes>>20), "请检查是否选错了文件；扫描件或带大图片的文件请先另存为文本或 Word 文档")
	}
	if c.format == 0 {
		if c.format, err = Detect(name, data); err != nil {
			return nil, err
		}
	}
	switch c.format {
	case YAML:
		return importYAML(bytes.NewReader(data))
	case PDF:
		return importPDF(name, data)
	case OFD:
		return importOFD(name, data)
	}
	return importPaper(name, data, c.format)
}

// importYAML reads a file that has the structure of a report already.
func importYAML(r io.Reader) (*Imported, error) {
	report, err := yaml.Read(r)
	if err != nil {
		return nil, err
	}
	return &Imported{Report: report, Format: YAML}, nil
}

// importPaper reads a file that people read.
func importPaper(name string, data []byte, format Format) (*Imported, error) {
	read, ok := readers[format]
	if !ok {
		return nil, refusal("READ-FORMAT", "暂不能读入"+format.String(), "请把内容复制到文本文件，再读入该文件")
	}
	doc, err := read(data)
	if err != nil {
		return nil, err
	}
	return recognized(name, doc, format)
}

// recognized finds the report in a document.
func recognized(name string, doc *paper.Document, format Format) (*Imported, error) {
	report, findings, err := paper.Recognize(doc, name)
	if err != nil {
		return nil, err
	}
	all := union(findings, doc.Notes).Sort()
	src := report.Source()
	if src == nil {
		src = &model.Source{Places: map[string]model.Place{}}
		report.SetSource(src)
	}
	src.Notes = union(src.Notes, all).Sort()
	return &Imported{Report: report, Findings: all, Format: format}, nil
}

// union returns the findings of both lists, each once.
func union(a, b model.Findings) model.Findings {
	out := slices.Clone(a)
	known := make(map[model.Finding]bool, len(a))
	for _, f := range a {
		known[f] = true
	}
	for _, f := range b {
		if !known[f] {
			known[f] = true
			out = append(out, f)
		}
	}
	return out
}

// refusal is the error of a file that cannot be read.
func refusal(id, message, hint string) model.Findings {
	return model.Findings{{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}}
}
