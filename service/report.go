package service

import (
	"bytes"
	"encoding/json"
	"errors"

	"github.com/nianbao/nianbao/formats"
	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/rules"
)

// read reads a report from a file of any format.
func (f file) read() (*formats.Imported, error) {
	got, err := formats.Import(f.name, bytes.NewReader(f.data))
	var findings model.Findings
	if errors.As(err, &findings) {
		return nil, faulty("读不成报告", "文件不能作为报告读取，原因见 findings", findings)
	}
	return got, err
}

// submission is a report with what came along.
type submission struct {
	*formats.Imported
	checks  []rules.Option
	options []render.Option
}

// submittedParts are the parts of a report with what may come along.
var submittedParts = most{reportPart: 1, previousPart: 1, memberPart: -1, picturePart: -1}

// submitted reads the report of a request, and what it is compared with. It returns nil when the report itself cannot
// be read.
func (r *request) submitted() (*submission, error) {
	f, err := r.file(reportPart)
	if err != nil {
		return nil, err
	}
	s := new(submission)
	if s.Imported, err = f.read(); err != nil {
		return nil, err
	}
	if files := r.files[string(previousPart)]; len(files) > 0 {
		previous, err := files[0].read()
		if err != nil {
			return s, about("上年报告", err)
		}
		s.checks = append(s.checks, rules.Against(previous.Report))
	}
	var members []*model.Report
	for _, f := range r.files[string(memberPart)] {
		member, err := f.read()
		if err != nil {
			return s, about("成员单位的报告 "+shorten(f.name), err)
		}
		members = append(members, member.Report)
	}
	if members != nil {
		s.checks = append(s.checks, rules.Summing(members...))
	}
	s.options = []render.Option{render.WithChecks(s.checks...)}
	if files := r.files[string(picturePart)]; len(files) > 0 {
		s.options = append(s.options, render.WithPictures(newPictures(files)))
	}
	return s, nil
}

// about says which of several files a problem is about.
func about(what string, err error) error {
	var p *problem
	if !errors.As(err, &p) {
		return err
	}
	named := *p
	named.Title = what + "：" + p.Title
	return &named
}

// findings is all that is found in the report, sorted.
func (s *Service) findings(sub *submission) (model.Findings, error) {
	found := rules.Check(sub.Report, sub.checks...)
	faces, err := s.exporters.faults(sub.Report, sub.options)
	if err != nil {
		return nil, err
	}
	return append(found, faces...).Sort(), nil
}

// data is a report as JSON with the keys of the schema. Cells that its file left blank are null.
func data(r *model.Report) (json.RawMessage, error) {
	var b bytes.Buffer
	err := yaml.WriteJSON(&b, r)
	return b.Bytes(), err
}
