package service

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/review"
)

// importFile is POST /api/v1/import: a file of any format as data.
func (s *Service) importFile(r *request) (*answer, error) {
	if err := r.noMore(); err != nil {
		return nil, err
	}
	f, err := r.file(reportPart)
	if err != nil {
		return nil, err
	}
	got, err := f.read()
	if err != nil {
		return nil, err
	}
	report, err := data(got.Report)
	if err != nil {
		return nil, err
	}
	return jsonAnswer(struct {
		Format   string          `json:"format"`
		Organ    string          `json:"organ"`
		Year     int             `json:"year"`
		Report   json.RawMessage `json:"report"`
		Findings model.Findings  `json:"findings"`
	}{got.Format.String(), got.Report.Organ, got.Report.Year, report, review.WithToDo(got.Findings)}), nil
}

// newReport is POST /api/v1/new: a report to be filled in, from last year's if there is one.
func (s *Service) newReport(r *request) (*answer, error) {
	organ, year, err := r.on()
	if err != nil {
		return nil, err
	}
	var previous *model.Report
	if files := r.files[string(previousPart)]; len(files) > 0 {
		var got *formats.Imported
		if got, err = files[0].read(); err != nil {
			return nil, about("上年报告", err)
		}
		previous = got.Report
		organ, year = cmp.Or(organ, previous.Organ), cmp.Or(year, previous.Year+1)
		if previous.Year != year-1 {
			return nil, badRequest("上年报告是 " + strconv.Itoa(previous.Year) + " 年度的，" + strconv.Itoa(year) + " 年度的上年是 " + strconv.Itoa(year-1) + " 年度")
		}
	}
	if organ == "" || year == 0 {
		return nil, badRequest("没有写明机关或年度：请加参数 organ 和 year，或发送上年报告（名为 previous 的文件）")
	}
	report, err := blankForm(model.New(organ, year, previous), previous)
	if err != nil {
		return nil, err
	}
	return jsonAnswer(struct {
		Organ  string          `json:"organ"`
		Year   int             `json:"year"`
		Report json.RawMessage `json:"report"`
	}{organ, year, report}), nil
}

// on reads which organ and year a report is on.
func (r *request) on() (organ string, year int, err error) {
	if organ, err = r.organ(); err != nil {
		return "", 0, err
	}
	if year, err = r.year(); err != nil {
		return "", 0, err
	}
	return organ, year, r.noMore()
}

// blankForm is a new report as data. What is not known is null: forms leave it blank, and are read back as such.
func blankForm(r, previous *model.Report) (json.RawMessage, error) {
	var b bytes.Buffer
	if err := yaml.WriteForm(&b, r, yaml.TakenFrom(previous)); err != nil {
		var findings model.Findings
		if errors.As(err, &findings) {
			return nil, faulty("写不成报告", "这样的报告写不成文件，原因见 findings", findings)
		}
		return nil, err
	}
	form, err := yaml.Read(&b)
	if err != nil {
		return nil, err
	}
	return data(form)
}
