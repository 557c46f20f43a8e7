package main

import (
	"fmt"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

type renderCommand struct {
	File     string  `arg:"" name:"文件" complete:"reports" help:"报告文件；“-”是标准输入"`
	Out      *string `short:"o" name:"output" placeholder:"文件" complete:"files" help:"输出文件，扩展名决定格式：.pdf、.docx、.html、.xlsx（填报表）、.yaml、.json、.svg（每页一个文件）；默认与报告同名、扩展名为 .pdf；“-”是标准输出"`
	Format   *string `name:"format" placeholder:"格式" values:"pdf,docx,html,xlsx,yaml,json,svg" help:"输出格式，不由扩展名决定：pdf、docx、html、xlsx、yaml、json 或 svg"`
	Previous *string `name:"previous" placeholder:"文件" complete:"reports" help:"上年报告，一并对照"`
	Members  *string `name:"members" placeholder:"文件夹" complete:"folders" help:"成员单位报告所在的文件夹，一并核对汇总"`
	sameFlags
	renderFlags
}

// Run renders one report. The place for the result is looked at first, so that nobody waits
// for a file that can't be written.
func (c *renderCommand) Run(s *session) error {
	if err := s.expandOne(&c.File); err != nil {
		return err
	}
	format, err := formatOf(c.Format, c.Out)
	if err != nil {
		return err
	}
	exporter, err := c.exporter(s, format)
	if err != nil {
		return err
	}
	place, err := c.place(s, format)
	if err != nil {
		return err
	}
	in, err := s.open(c.File)
	if err != nil {
		return unreadable(c.File, err)
	}
	defer in.Close()
	src, err := load(in, c.File, c.comparison(s), filesBeside(c.File)...)
	if err != nil {
		return err
	}
	made, err := c.render(s, src, format, place.writer(exporter, format))
	writeFindings(s.stderr, c.File, made.findings)
	switch {
	case err != nil:
		return err
	case made.refusal != nil:
		s.complain(fmt.Errorf("报告有 %d 个错误，没有生成 %s：%s", made.refusal.errors, format.Name, made.refusal.advice))
		return faulty
	}
	return place.deliver(s, made.pages)
}

// comparison reads the reports that --previous and --members name; nil when neither is given.
func (c *renderCommand) comparison(s *session) comparison {
	if c.Previous == nil && c.Members == nil {
		return nil
	}
	return func(report *nianbao.Report) ([]nianbao.CheckOption, error) {
		var outcome verdict
		b := &batch{files: []reportFile{{input: input{name: c.File}, report: report}}}
		others := checkCommand{Previous: c.Previous, Members: c.Members}
		names, err := c.names()
		if err != nil {
			return nil, err
		}
		if err := others.compare(s, b, known{names: names}, &outcome); err != nil {
			return nil, err
		}
		if err := outcome.err(); err != nil {
			return nil, err
		}
		return []nianbao.CheckOption{nianbao.Against(b.files[0].previous), nianbao.Summing(b.members...)}, nil
	}
}

// place finds out where the report goes.
func (c *renderCommand) place(s *session, format *export.Format) (place, error) {
	name := ""
	switch {
	case c.Out != nil:
		name = *c.Out
	case c.File == standard:
		return nil, fmt.Errorf("从标准输入读取时，请用 -o 写明输出文件\n%s", seeHelp)
	default:
		name = besideName(c.File, format)
	}
	switch {
	case format == export.SVG:
		return newPagePlace(name, s.inputInfo(c.File))
	case name == standard:
		return &filePlace{}, nil
	}
	dest, err := newDestination(name, s.inputInfo(c.File), format)
	return &filePlace{dest: dest}, err
}

// besideName is the name of the file beside a report that it is rendered to.
func besideName(report string, format *export.Format) string {
	return stem(report) + format.Extensions[0]
}
