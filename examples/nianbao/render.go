package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/layout"
	"github.com/nianbao/nianbao/layout/pdf"
)

type renderCommand struct {
	File      string  `arg:"" name:"FILE" help:"报告文件，YAML 或 JSON；“-”是标准输入"`
	Out       *string `short:"o" name:"output" placeholder:"OUT" help:"输出文件，默认与 FILE 同名、扩展名为 .pdf；“-”是标准输出"`
	Draft     bool    `help:"有错误也生成，每页印上“草稿”，前面附问题清单"`
	Contents  bool    `help:"在报告前面加目录"`
	Landscape bool    `help:"表三排在横向的页面上"`
	fontFlags
	SingleSided bool `help:"单面印刷：页码都居中"`
}

// Run renders one report. The place for the result is looked at first, so that nobody waits
// for a file that can't be written.
func (c *renderCommand) Run(s *session) error {
	dest, err := c.destination(s)
	if err != nil {
		return err
	}
	if s.faces, err = c.faces(); err != nil {
		return err
	}
	s.noteWhole()
	report, problems, err := s.load(c.File)
	if err != nil {
		return err
	}
	refused := problems.HasErrors() && !c.Draft
	switch {
	case report == nil:
	case refused:
		problems = s.withFaces(report, c.File, problems) // all that must be put right, at once
	default:
		problems = s.withFallbacks(report, c.File, problems)
	}
	writeProblems(s.stderr, c.File, problems)
	switch {
	case report == nil:
		return s.refuse(problems, "请先改正")
	case refused:
		return s.refuse(problems, "请先改正，或加 --draft 生成草稿")
	}
	file, pages, err := c.render(s, report)
	if errors.As(err, &problems) {
		writeProblems(s.stderr, c.File, problems)
		return s.refuse(problems, "请先改正")
	}
	if err != nil {
		return fmt.Errorf("无法把 %s 排成 PDF：%s", shown(c.File), settingFault(err))
	}
	return s.deliver(dest, file, pages)
}

// settingFault says why a sound report could not be written.
func settingFault(err error) string {
	var format *fonts.FormatError
	if errors.As(err, &format) {
		return "所用的字体" + faceFault(err)
	}
	return visible(err.Error())
}

func (s *session) refuse(problems nianbao.Problems, advice string) error {
	s.complain(fmt.Errorf("报告有 %d 个错误，没有生成 PDF：%s", len(problems.Errors()), advice))
	return faulty
}

// destination finds out where the PDF goes; nil stands for stdout.
func (c *renderCommand) destination(s *session) (*destination, error) {
	switch {
	case c.Out == nil && c.File == standard:
		return nil, fmt.Errorf("从标准输入读取时，请用 -o 写明输出文件\n%s", seeHelp)
	case c.Out == nil:
		return newDestination(strings.TrimSuffix(c.File, filepath.Ext(c.File))+".pdf", s.inputInfo(c.File))
	case *c.Out == standard:
		return nil, nil
	}
	return newDestination(*c.Out, s.inputInfo(c.File))
}

func (c *renderCommand) render(s *session, report *nianbao.Report) (file []byte, pages int, err error) {
	enc := &countingEncoder{}
	var b bytes.Buffer
	err = report.Render(&b, append(c.options(s), nianbao.With(enc))...)
	return b.Bytes(), enc.pages, err
}

// options are what the flags ask of the library.
func (c *renderCommand) options(s *session) []nianbao.Option {
	opts := s.asks(c.File)
	if c.SingleSided {
		page := layout.GBT9704()
		page.SingleSided = true
		opts = append(opts, nianbao.Page(page))
	}
	if c.Contents {
		opts = append(opts, nianbao.Contents())
	}
	if c.Landscape {
		opts = append(opts, nianbao.Landscape())
	}
	if c.Draft {
		opts = append(opts, nianbao.Draft())
	}
	return opts
}

// countingEncoder is the default encoder; it also notes the number of pages, which would
// take a second layout to find out otherwise.
type countingEncoder struct {
	pdf.Encoder
	pages int
}

// Encode writes d as pdf.Encoder does.
func (e *countingEncoder) Encode(w io.Writer, d *layout.Document) error {
	e.pages = len(d.Pages)
	return e.Encoder.Encode(w, d)
}

// deliver writes the finished file and says so, unless stdout is where it goes.
func (s *session) deliver(dest *destination, file []byte, pages int) error {
	return s.place(dest, file, fmt.Sprintf("%d 页，%d KB", pages, (len(file)+1023)/1024))
}
