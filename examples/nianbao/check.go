package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/nianbao/nianbao"
)

type checkCommand struct {
	Files []string `arg:"" name:"FILE" help:"报告文件，YAML 或 JSON；“-”是标准输入"`
	JSON  bool     `name:"json" help:"以 JSON 输出全部问题"`
}

// checked is what was found about one file. Its JSON form is read by other programs.
type checked struct {
	File     string           `json:"file"`
	Problems nianbao.Problems `json:"problems"`
	unread   error
}

// Run checks all files, whatever is wrong with some of them.
func (c *checkCommand) Run(s *session) error {
	var results []checked
	for _, name := range c.Files {
		result := s.check(name)
		if result.unread != nil {
			s.complain(result.unread)
		}
		results = append(results, result)
	}
	if c.JSON {
		s.writeJSON(results)
	} else {
		s.writeResults(results)
	}
	return verdict(results)
}

func (s *session) check(name string) checked {
	report, problems, err := s.load(name)
	if err != nil {
		return checked{name, nianbao.Problems{{ID: "IO", Severity: nianbao.Error, Message: err.Error()}}, err}
	}
	if report != nil {
		problems = withFaces(report, problems)
	}
	if problems == nil {
		problems = nianbao.Problems{} // an empty list in JSON, not null
	}
	return checked{File: name, Problems: problems}
}

// withFaces adds the characters that no face has: a report that was found sound must not be
// refused when it is rendered.
func withFaces(report *nianbao.Report, problems nianbao.Problems) nianbao.Problems {
	more, err := report.CheckFaces()
	if err != nil && !problems.HasErrors() {
		more = nianbao.Problems{{ID: "LAYOUT", Severity: nianbao.Error, Message: fmt.Sprintf("报告无法排版（%v）", err)}}
	}
	problems = append(problems, more...)
	slices.SortStableFunc(problems, func(a, b nianbao.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems
}

// writeJSON writes the results and nothing else; a failing stdout shows when it is flushed.
func (s *session) writeJSON(results []checked) {
	enc := json.NewEncoder(s.stdout)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(results)
}

func (s *session) writeResults(results []checked) {
	var total tally
	for _, r := range results {
		switch {
		case r.unread != nil:
			total.unread++
			continue
		case len(r.Problems) == 0:
			fmt.Fprintf(s.stdout, "%s: 没有发现问题\n", shown(r.File))
		}
		writeProblems(s.stdout, r.File, r.Problems)
		total.add(r.Problems)
	}
	fmt.Fprintf(s.stdout, "%d 个文件，%s\n", len(results), total)
}

// tally counts problems by severity, and files that can't be read.
type tally struct{ errors, warnings, infos, unread int }

func (t *tally) add(problems nianbao.Problems) {
	for _, p := range problems {
		switch p.Severity {
		case nianbao.Error:
			t.errors++
		case nianbao.Warning:
			t.warnings++
		default:
			t.infos++
		}
	}
}

func (t tally) String() string {
	parts := []string{fmt.Sprintf("%d 个错误", t.errors), fmt.Sprintf("%d 个警告", t.warnings)}
	if t.infos > 0 {
		parts = append(parts, fmt.Sprintf("%d 个提示", t.infos))
	}
	if t.unread > 0 {
		parts = append(parts, fmt.Sprintf("%d 个文件无法读取", t.unread))
	}
	return strings.Join(parts, "，")
}

// verdict is the exit code of a check: a file that can't be read outweighs errors.
func verdict(results []checked) error {
	var err error
	for _, r := range results {
		switch {
		case r.unread != nil:
			return failed
		case r.Problems.HasErrors():
			err = faulty
		}
	}
	return err
}
