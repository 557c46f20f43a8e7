package render

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
	"github.com/nianbao/nianbao/model"
)

// ErrNoAttachments is the error of a render WithData in a format that holds no files.
var ErrNoAttachments = errors.New("只有 PDF 和 OFD 能附带数据文件；请输出其中一种，或者不附数据")

// dataHolder is an encoder, other than that of PDF, whose files hold others.
type dataHolder interface {
	WithData(files ...layout.DataFile) layout.Encoder
}

// WithData attaches the report's data to its PDF file, as YAML, JSON and a table of its figures in
// CSV: a program reads the report back from them exactly. The file then meets PDF/A-3a and PDF/UA-1, or
// PDF/A-4f and PDF/UA-2 where the encoder's standard is pdf.A4_UA2. With pdf.A1a, which has no
// attachments, the error is a *pdf.StandardError. An OFD file holds them as texts, which archives keep.
func WithData() Option { return func(o *options) { o.data = true } }

// withData returns the options with an encoder that attaches a report's data. The encoder's own
// attachments stay.
func (o *options) withData(r *model.Report) (*options, error) {
	e, isPDF := o.encoder.(*pdf.Encoder)
	holder, holds := o.encoder.(dataHolder)
	if !isPDF && !holds || o.flow != nil || o.report != nil {
		return nil, ErrNoAttachments
	}
	data, err := dataOf(r)
	if err != nil {
		return nil, err
	}
	with := *o
	if !isPDF {
		files := make([]layout.DataFile, len(data))
		for i, d := range data {
			files[i] = layout.DataFile{Name: d.Name, Data: d.Data}
		}
		with.encoder = holder.WithData(files...)
		return &with, nil
	}
	standard := e.Standard
	if standard == pdf.A2a_UA1 {
		standard = pdf.A3a_UA1
	}
	with.encoder = e.With(standard, append(e.Attachments[:len(e.Attachments):len(e.Attachments)], data...)...)
	return &with, nil
}

// dataOf returns the files that are attached to a report.
func dataOf(r *model.Report) ([]pdf.Attachment, error) {
	var text, object bytes.Buffer
	if err := yaml.WriteBoth(&text, &object, r); err != nil {
		return nil, err
	}
	return []pdf.Attachment{
		{Name: model.DataFile, MIME: "application/yaml", Relationship: pdf.Source, Data: text.Bytes(),
			Description: "这份年度报告的数据（YAML），可以读回或重新生成这份报告"},
		{Name: "nianbao-report.json", MIME: "application/json", Relationship: pdf.Alternative, Data: object.Bytes(),
			Description: "这份年度报告的数据（JSON），内容与 YAML 文件相同"},
		{Name: "nianbao-figures.csv", MIME: "text/csv", Relationship: pdf.Data, Data: figureTable(r),
			Description: "这份年度报告各表的数字（CSV），一个数字一行"},
	}, nil
}

// figureTable lists the figures of the printed tables as CSV, a line each: the path in the YAML file, the
// names of table, row and column, and the figure. A cell that was left blank is blank. The byte order
// mark is for Excel and WPS, which take the file for GBK without it.
func figureTable(r *model.Report) []byte {
	b := bytes.NewBufferString("\ufeff")
	out := csv.NewWriter(b)
	out.UseCRLF = true
	_ = out.Write([]string{"路径", "表", "行", "列", "数值"}) // the buffer takes every write
	m := r.Schema()
	for _, path := range m.Figures {
		f := m.ByPath[path]
		names := strings.Split(f.FullName(), " / ")
		row, column := names[1:], ""
		if f.Parent.IsRow() {
			row, column = row[:len(row)-1], f.Name
		}
		value := ""
		if !r.IsBlank(path) {
			value = f.Text(r)
		}
		_ = out.Write([]string{path, names[0], strings.Join(row, " / "), column, value})
	}
	out.Flush()
	return b.Bytes()
}
