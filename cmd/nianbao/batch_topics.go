package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/nianbao/nianbao"
)

// topic is what a report is about. Of one that can't be read nothing is known.
type topic struct {
	organ  string          // "" when it is not known
	year   int             // 0 when it is not known
	place  int             // of the organ on a members' list, from 1; 0 without one
	unsure bool            // a report that was read leaves room for doubt about them
	report *nianbao.Report // no more of it than tells whose it is; nil when it can't be read
}

// readTopics reads all inputs once, and keeps what they are about. What can't be read is told when it
// is to be rendered.
func (p *plan) readTopics(s *session, jobs int) error {
	for _, in := range p.inputs {
		if info, err := os.Stat(in.name); in.unread == nil && err == nil && !info.Mode().IsRegular() {
			return fmt.Errorf("%s 不是普通文件，只能读一次；用 --name 或 --index 时要先读各份报告的机关和年度：请先把它存成文件", shown(in.name))
		}
	}
	defer collectLess(p.room() * jobs)()
	p.topics = make([]topic, len(p.inputs))
	bar := newProgress(s.stderr, len(p.inputs))
	bar.what = "先读机关和年度"
	inOrder(jobs, len(p.inputs), func(i int) topic { return s.topicOf(p.inputs[i]) }, func(i int, about topic) {
		p.topics[i] = about
		bar.step(i+1, 0)
	})
	bar.end()
	return nil
}

// subjectOf is what of a report tells whose it is. Its texts are copies, since each may be a piece of a long one.
func subjectOf(r *nianbao.Report) *nianbao.Report {
	subject := &nianbao.Report{Organ: strings.Clone(r.Organ), Year: r.Year, Title: strings.Clone(r.Title)}
	subject.Signature.Organ = strings.Clone(r.Signature.Organ)
	return subject
}

func (s *session) topicOf(in input) topic {
	if in.unread != nil {
		return topic{}
	}
	got, err := s.read(in.name)
	if err != nil {
		return topic{}
	}
	about := topic{report: subjectOf(got.Report), organ: strings.Clone(got.Report.Organ), year: got.Report.Year} // the organ may be a piece of a long text
	for _, p := range got.Findings {
		if p.Severity == nianbao.SeverityInfo || p.Path != "organ" && p.Path != "year" {
			continue
		}
		about.unsure = true
		switch {
		case p.ID != "IMPORT-MISSING":
		case p.Path == "organ":
			about.organ = ""
		default:
			about.year = 0
		}
	}
	return about
}
