package formats

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/nianbao/nianbao/formats/ofd"
	"github.com/nianbao/nianbao/formats/pdf"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
)

// attachment is what a file has attached as the data of its report.
type attachment struct {
	name  string
	data  []byte
	whole bool // it is as the file says
}

// importPDF reads a PDF file with its data.
func importPDF(name string, data []byte) (*Imported, error) {
	seen, err := importPaper(name, data, PDF)
	var a *attachment
	if found := pdf.Data(data, model.DataFile); found != nil {
		a = &attachment{model.DataFile, found.Data, found.Whole}
	}
	return withData(PDF, seen, err, a)
}

// dataFile is what the data of a report are called where they are attached, also by programs that add the
// extension of what archives keep.
var dataFile = regexp.MustCompile(`^nianbao-report(?:\.yaml|\.yml|\.json)?(?:\.txt|\.xml)?$`)

// importOFD reads an OFD file with its data. Of several documents in it, the first with a report counts.
func importOFD(name string, data []byte) (*Imported, error) {
	file, err := ofd.Open(data)
	if err != nil {
		return nil, err
	}
	var first error
	for i := range file.Documents() {
		doc, err := file.Read(i)
		var seen *Imported
		if err == nil {
			seen, err = recognized(name, doc, OFD)
		}
		var a *attachment
		if found := file.Attached(i, dataFile.MatchString); found != nil {
			a = &attachment{found.Name, found.Data, found.Whole}
		}
		read, err := withData(OFD, seen, err, a)
		if err == nil && file.Documents() > 1 {
			message := fmt.Sprintf("OFD 文件里有 %d 个文档，报告是从第 %d 个读入的", file.Documents(), i+1)
			read.noting(model.Finding{ID: "IMPORT-EXTRA", Severity: model.SeverityInfo, Message: message})
		}
		if err == nil {
			return read, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// withData returns a report that was read off the pages of a file, or its attached data, which are exact,
// with what they differ in told. err says why the pages have no report.
func withData(format Format, seen *Imported, err error, a *attachment) (*Imported, error) {
	if a == nil {
		return seen, err
	}
	report, fault := a.report()
	switch {
	case fault != "" && err != nil:
		return nil, err
	case fault != "":
		return seen.noting(warning("", model.Place{}, format.String()+" 附带的数据文件 "+a.name+" "+fault+"，报告是从版面上读入的", "请与原文核对")), nil
	case err != nil:
		report.SetSource(&model.Source{Places: map[string]model.Place{}})
		read := &Imported{Report: report, Format: format}
		return read.noting(warning("", model.Place{}, "报告是从 "+format.String()+" 附带的数据文件读入的；版面上读不出报告，两者没有核对", "请与原文核对")), nil
	}
	src := &model.Source{Places: map[string]model.Place{}, Blanks: report.Source().Blanks}
	if from := seen.Report.Source(); from != nil {
		src.Places, src.Lines = from.Places, from.Lines
	}
	report.SetSource(src)
	read := &Imported{Report: report, Format: format}
	return read.noting(differences(format, report, seen.Report)...), nil
}

// report reads the report from attached data. fault says in Chinese why that cannot be done.
func (a *attachment) report() (r *model.Report, fault string) {
	if !a.whole {
		return nil, "已损坏或被改动（校验和不符）"
	}
	r, err := yaml.Read(bytes.NewReader(a.data))
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
func differences(format Format, attached, seen *model.Report) model.Findings {
	var found model.Findings
	const hint = "已采用附带的数据；两者只应有一种，请核对是谁改过这份文件"
	tell := func(path, label, a, s string) {
		if a == s {
			return
		}
		message := fmt.Sprintf("%s：%s 附带的数据是“%s”，版面上是“%s”", label, format, a, s)
		found = append(found, warning(path, attached.Source().At(path), message, hint))
	}
	tell("organ", "机关名称", attached.Organ, seen.Organ)
	tell("year", "年度", fmt.Sprint(attached.Year), fmt.Sprint(seen.Year))
	m := attached.Schema()
	if m != seen.Schema() {
		return append(found, warning("", model.Place{}, format.String()+" 附带的数据与版面上的报告格式版本不同，数字没有逐一核对", hint))
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
		found = append(found, warning("", model.Place{}, fmt.Sprintf("%s 附带的数据与版面还有 %d 个数字不同", format, more), hint))
	}
	return found
}

func warning(path string, place model.Place, message, hint string) model.Finding {
	return model.Finding{ID: "IMPORT-DATA", Severity: model.SeverityWarning, Path: path, Place: place, Message: message, Hint: hint}
}
