package service

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/internal/charset"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
	"github.com/nianbao/nianbao/rules"
	"github.com/nianbao/nianbao/stats"
)

// left is a member's report that is not part of a sum.
type left struct {
	File    string `json:"file"` // as the client calls it; "" when there is none
	Organ   string `json:"organ"`
	Message string `json:"message"`
}

// sum is POST /api/v1/sum: the reports of members added up.
func (s *Service) sum(r *request) (*answer, error) {
	partial, err := r.flag("partial")
	if err != nil {
		return nil, err
	}
	organ, year, err := r.on()
	switch {
	case err != nil:
		return nil, err
	case organ == "" || year == 0:
		return nil, badRequest("没有写明机关或年度：请加参数 organ 和 year")
	case len(r.files[string(memberPart)]) == 0:
		return nil, badRequest("请求中没有成员单位的报告：请用名为 member 的部分发送，一份报告一个部分")
	}
	members := readMembers(r.files[string(memberPart)])
	list, err := r.list()
	if err != nil {
		return nil, err
	}
	fit, out := members.choose(organ, year, list)
	if len(out) > 0 && !partial || len(fit) == 0 {
		detail := fmt.Sprintf("有 %d 份报告缺少或不能用，原因见 left", len(out))
		if len(fit) > 0 {
			detail += fmt.Sprintf("；加参数 partial=true 可以只汇总其余 %d 份", len(fit))
		}
		p := faulty("没有汇总", detail, nil)
		p.Left = out
		return nil, p
	}
	total, err := stats.Add(organ, year, fit)
	if figure := new(stats.FigureError); errors.As(err, &figure) {
		return nil, &problem{Type: "faulty", Status: 422, Title: "没有汇总", Detail: figure.Error()}
	} else if err != nil {
		return nil, err
	}
	report, err := data(total)
	if err != nil {
		return nil, err
	}
	return jsonAnswer(struct {
		Organ   string          `json:"organ"`
		Year    int             `json:"year"`
		Members int             `json:"members"` // that were added up
		Report  json.RawMessage `json:"report"`
		Left    []left          `json:"left"`
	}{organ, year, len(fit), report, append([]left{}, out...)}), nil
}

// list reads the list of members; nil when there is none.
func (r *request) list() ([]organs.Member, error) {
	files := r.files[string(listPart)]
	if len(files) == 0 {
		return nil, nil
	}
	text, err := charset.Decode(files[0].data)
	if err != nil || strings.ContainsAny(text, "\x00\ufffd") { // such as a workbook, of which every line would be a member
		return nil, badRequest("成员单位名单（名为 list 的部分）不是文本文件，或者编码不是 UTF-8、UTF-16、GB18030")
	}
	return organs.ParseList(text), nil
}

// members are files with the reports of members.
type members struct {
	files      []review.File
	candidates []stats.Candidate
	faults     []string // of each file, why it is no report or what is wrong with it
}

func readMembers(files []file) *members {
	m := new(members)
	for _, f := range files {
		one := review.File{Name: f.name}
		got, err := f.read()
		var p *problem
		switch {
		case errors.As(err, &p):
			one.Findings = p.Findings
		case err != nil:
			one.Findings = model.Findings{{ID: "READ-FILE", Severity: model.SeverityError, Message: "文件读不出来"}}
		default:
			one.Report, one.Findings = got.Report, rules.Check(got.Report)
		}
		errs := one.Findings.Errors()
		fault := ""
		if len(errs) > 0 {
			fault = errs[0].Message
		}
		m.files = append(m.files, one)
		m.faults = append(m.faults, fault)
		m.candidates = append(m.candidates, stats.Candidate{Report: one.Report, Errors: len(errs)})
	}
	return m
}

// choose decides which reports are added up, and says why others are not, and who has not reported.
func (m *members) choose(organ string, year int, list []organs.Member) ([]*model.Report, []left) {
	roll := review.New(m.files, review.Options{Year: year, Members: list})
	if list != nil {
		for i := range m.candidates {
			if m.candidates[i].Report != nil {
				m.candidates[i].Listing = stats.Unlisted
			}
		}
		for _, row := range roll.Rows {
			for _, at := range row.Files {
				if row.Listed {
					m.candidates[at].Listing = stats.Listed
				}
			}
		}
	}
	fit, errs := stats.Gather(organ, year, m.candidates, nil)
	var out []left
	for _, e := range errs {
		message := e.Message()
		if e.Reason == stats.MemberUnreadable || e.Reason == stats.MemberFaulty {
			message += "：" + m.faults[e.Member]
		}
		out = append(out, left{m.files[e.Member].Name, e.Organ, message})
	}
	for _, missing := range roll.Missing {
		out = append(out, left{Organ: missing.Organ, Message: missing.Finding.Message})
	}
	return fit, out
}

// diff is POST /api/v1/diff: which figures changed from one year to the next.
func (s *Service) diff(r *request) (*answer, error) {
	if err := r.noMore(); err != nil {
		return nil, err
	}
	last, err := r.named(lastPart, "上年报告")
	if err != nil {
		return nil, err
	}
	this, err := r.named(thisPart, "本年报告")
	if err != nil {
		return nil, err
	}
	return jsonAnswer(struct {
		Last        year           `json:"last"`
		This        year           `json:"this"`
		Changes     []stats.Change `json:"changes"`
		NotCompared []string       `json:"not_compared"` // parts of tables that the two editions count differently
	}{
		year{last.Organ, last.Year}, year{this.Organ, this.Year},
		append([]stats.Change{}, stats.Diff(last, this)...), append([]string{}, stats.NotCompared(last, this)...),
	}), nil
}

// year is whose report on which year it is.
type year struct {
	Organ string `json:"organ"`
	Year  int    `json:"year"`
}

func (r *request) named(p part, what string) (*model.Report, error) {
	f, err := r.file(p)
	if err != nil {
		return nil, err
	}
	got, err := f.read()
	if err != nil {
		return nil, about(what, err)
	}
	return got.Report, nil
}
