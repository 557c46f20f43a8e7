package main

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
)

// choice is which of many reports a batch renders: those of a year, and of the members of a list.
type choice struct {
	list  []organs.Member
	year  int // 0 when none was asked for
	names *organs.Names
}

// choice reads what the options say of it.
func (c *batchCommand) choice(s *session) (*choice, error) {
	ch := &choice{}
	var err error
	if ch.names, err = c.names(s); err != nil {
		return nil, err
	}
	if c.Year != nil {
		if ch.year, err = yearOf(*c.Year); err != nil {
			return nil, err
		}
	}
	ch.list, err = s.readMembersList(c.List)
	return ch, err
}

func (ch *choice) asked() bool { return ch.list != nil || ch.year > 0 }

// apply drops the inputs that are not to be rendered and tells why. What can't be read is left to the run. The
// code is faulty when somebody's report is missing or dropped.
func (ch *choice) apply(s *session, p *plan) exitCode {
	files := make([]review.File, len(p.inputs))
	for i, in := range p.inputs {
		files[i] = review.File{Name: shown(in.name), Report: p.topics[i].report}
	}
	r := review.New(files, review.Options{Year: ch.year, Members: ch.list, Names: ch.names})
	s.sayMatches(r.Matches)
	why := make([]string, len(files))
	for i := range files {
		if files[i].Report != nil {
			why[i] = fmt.Sprintf("是%d年度的报告", files[i].Report.Year) // and serves for comparison at most
		}
	}
	var code exitCode
	for i := range r.Rows {
		row := &r.Rows[i]
		reason := ch.reason(r, row)
		if reason != "" || row.State == review.Missing {
			code = faulty
		}
		for _, at := range row.Files {
			if files[at].Report == nil {
				continue
			}
			if why[at] = reason; reason == "" {
				p.topics[at].organ, p.topics[at].place = row.Organ, i+1
			}
		}
	}
	for _, m := range r.Missing {
		s.note("缺少“%s”的报告", visible(m.Organ))
	}
	p.drop(s, why)
	return code
}

// reason says why the reports of a row are not rendered, "" when they are.
func (ch *choice) reason(r *review.Review, row *review.Row) string {
	switch {
	case row.State == review.WrongYear:
		return fmt.Sprintf("是%d年度的报告，要排的是%d年度", row.Year, r.Year)
	case row.State == review.Twice:
		return fmt.Sprintf("“%s”的报告不止一份，请只留一份", row.Organ)
	case ch.list != nil && row.Organ == "":
		return "没有写明机关，不能知道是不是名单中的单位"
	case ch.list != nil && !row.Listed:
		return fmt.Sprintf("“%s”不在名单中", row.Organ)
	}
	return ""
}

// drop takes inputs out of a plan and tells why.
func (p *plan) drop(s *session, why []string) {
	var inputs []input
	var topics []topic
	for i, reason := range why {
		if reason == "" {
			inputs, topics = append(inputs, p.inputs[i]), append(topics, p.topics[i])
			continue
		}
		s.note("没有排版 %s：%s", shown(p.inputs[i].name), visible(strings.TrimSpace(reason)))
	}
	p.inputs, p.topics = inputs, topics
}
