package main

import (
	"bytes"
	"fmt"

	"github.com/nianbao/nianbao"
)

type renderCommand struct {
	File     string  `arg:"" name:"文件" complete:"reports" help:"报告文件；“-”是标准输入"`
	Out      *string `short:"o" name:"output" placeholder:"文件" complete:"files" help:"输出文件，默认与报告同名、扩展名为 .pdf；“-”是标准输出"`
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
	dest, err := c.destination(s)
	if err != nil {
		return err
	}
	renderer, err := c.renderer(s)
	if err != nil {
		return err
	}
	in, err := s.open(c.File)
	if err != nil {
		return unreadable(c.File, err)
	}
	defer in.Close()
	var file bytes.Buffer
	made, err := c.render(s, renderer, &file, in, c.File, c.comparison(s), filesBeside(c.File)...)
	writeFindings(s.stderr, c.File, made.findings)
	switch {
	case err != nil:
		return err
	case made.refusal != nil:
		s.complain(fmt.Errorf("报告有 %d 个错误，没有生成 PDF：%s", made.refusal.errors, made.refusal.advice))
		return faulty
	}
	return s.deliver(dest, file.Bytes(), made.pages)
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

// destination finds out where the PDF goes; nil stands for stdout.
func (c *renderCommand) destination(s *session) (*destination, error) {
	switch {
	case c.Out == nil && c.File == standard:
		return nil, fmt.Errorf("从标准输入读取时，请用 -o 写明输出文件\n%s", seeHelp)
	case c.Out == nil:
		return newDestination(besideName(c.File), s.inputInfo(c.File), pdfFormat)
	case *c.Out == standard:
		return nil, nil
	}
	return newDestination(*c.Out, s.inputInfo(c.File), pdfFormat)
}

// besideName is the name of the PDF file beside a report.
func besideName(report string) string {
	return stem(report) + pdfFormat.extensions[0]
}

// deliver writes the finished file and says so, unless stdout is where it goes.
func (s *session) deliver(dest *destination, file []byte, pages int) error {
	return s.place(dest, file, fmt.Sprintf("%d 页，%d KB", pages, (len(file)+1023)/1024))
}
