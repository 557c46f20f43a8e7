package formats

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/formats/pdf"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
)

// importPDF reads a PDF file: the report's data where the file has them, which is exact, else what
// stands on the pages. With data, the pages are read all the same, so that figures in which the two
// differ are told.
func importPDF(name string, data []byte) (*Imported, error) {
	seen, err := importPaper(name, data, PDF)
	attached := pdf.Data(data, model.DataFile)
	if attached == nil {
		return seen, err
	}
	report, fault := attachedReport(attached)
	switch {
	case fault != "" && err != nil:
		return nil, err
	case fault != "":
		return seen.noting(warning("", model.Place{}, "PDF 附带的数据文件 "+model.DataFile+" "+fault+"，报告是从版面上读入的", "请与原文核对")), nil
	case err != nil:
		report.SetSource(&model.Source{Places: map[string]model.Place{}})
		read := &Imported{Report: report, Format: PDF}
		return read.noting(warning("", model.Place{}, "报告是从 PDF 附带的数据文件读入的；版面上读不出报告，两者没有核对", "请与原文核对")), nil
	}
	src := &model.Source{Places: map[string]model.Place{}, Blanks: report.Source().Blanks}
	if from := seen.Report.Source(); from != nil {
		src.Places, src.Lines = from.Places, from.Lines
	}
	report.SetSource(src)
	read := &Imported{Report: report, Format: PDF}
	return read.noting(differences(report, seen.Report)...), nil
}

// attachedReport reads the report from attached data. fault says in Chinese why that cannot be done.
func attachedReport(a *pdf.Attached) (r *model.Report, fault string) {
	if !a.Whole {
		return nil, "已损坏或被改动（校验和不符）"
	}
	r, err := yaml.Read(bytes.NewReader(a.Data))
	if err != nil {
		return nil, "里的数据读不出"
	}
	return r, ""
}

// noting adds findings to what was read, and to the notes of its source.
func (i *Imported) noting(found ...model.Finding) *Imported {
	src := i.Report.Source()
	i.Findings = union(i.Findings, found).Sort()
	src.Notes = union(src.Notes, found).Sort()
	return i
}

// mostDifferences is how many figures that differ are told one by one.
const mostDifferences = 20

// differences tells in what the attached data and the pages of a file differ: organ, year and figures.
func differences(attached, seen *model.Report) model.Findings {
	var found model.Findings
	const hint = "已采用附带的数据；两者只应有一种，请核对是谁改过这份文件"
	tell := func(path, label, a, s string) {
		if a == s {
			return
		}
		message := fmt.Sprintf("%s：PDF 附带的数据是“%s”，版面上是“%s”", label, a, s)
		found = append(found, warning(path, attached.Source().At(path), message, hint))
	}
	tell("organ", "机关名称", attached.Organ, seen.Organ)
	tell("year", "年度", fmt.Sprint(attached.Year), fmt.Sprint(seen.Year))
	m := attached.Schema()
	if m != seen.Schema() {
		return append(found, warning("", model.Place{}, "PDF 附带的数据与版面上的报告格式版本不同，数字没有逐一核对", hint))
	}
	more := 0
	for _, path := range m.Figures {
		f := m.ByPath[path]
		if len(found) >= mostDifferences && f.Text(attached) != f.Text(seen) {
			more++
			continue
		}
		tell(path, strings.ReplaceAll(f.FullName(), " / ", "·"), f.Text(attached), f.Text(seen))
	}
	if more > 0 {
		found = append(found, warning("", model.Place{}, fmt.Sprintf("PDF 附带的数据与版面还有 %d 个数字不同", more), hint))
	}
	return found
}

func warning(path string, place model.Place, message, hint string) model.Finding {
	return model.Finding{ID: "IMPORT-DATA", Severity: model.SeverityWarning, Path: path, Place: place, Message: message, Hint: hint}
}
