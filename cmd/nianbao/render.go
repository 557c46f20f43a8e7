package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

type renderCommand struct {
	File     string  `arg:"" name:"文件" complete:"reports" help:"报告文件；“-”是标准输入"`
	Out      *string `short:"o" name:"output" placeholder:"文件" complete:"files" help:"输出文件，扩展名决定格式：.pdf、.ofd、.docx、.html、.xlsx（填报表）、.yaml、.json、.svg（每页一个文件）；默认与报告同名、扩展名为 .pdf；“-”是标准输出"`
	Format   *string `name:"format" placeholder:"格式" values:"pdf,ofd,docx,html,xlsx,yaml,json,svg" help:"输出格式，不由扩展名决定：pdf、ofd、docx、html、xlsx、yaml、json 或 svg"`
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
	if err := c.spare(format); err != nil {
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
	pictures := &witness{folder: folder(filepath.Dir(c.File))}
	var opts []nianbao.Option
	if c.File != standard {
		opts = append(opts, nianbao.WithPictures(pictures))
	}
	src, err := load(in, c.File, c.comparison(s), opts...)
	if err != nil {
		return err
	}
	made, err := c.render(s, src, format, place.writer(exporter, format))
	writeFindings(s.stderr, c.File, made.findings)
	switch {
	case err != nil:
		return err
	case made.refusal != nil:
		s.complain(fmt.Errorf("报告有 %d 个错误，没有生成%s：%s", made.refusal.errors, spacedNames([]*export.Format{format}), made.refusal.advice))
		return faulty
	}
	if err := place.deliver(s, made.pages); err != nil {
		return err
	}
	if c.Out != nil && isData(format) && *c.Out != standard {
		s.tellPictures(pictures.seen, *c.Out)
	}
	return nil
}

// isData reports whether a format holds the fields of a report, and its pictures by their names.
func isData(format *export.Format) bool {
	return slices.Contains([]*export.Format{export.XLSX, export.YAML, export.JSON}, format)
}

// tellPictures tells which of a report's pictures are missing beside a file that names them, in another folder than
// the report.
func (s *session) tellPictures(pictures []pictureFile, to string) {
	var missing []string
	for _, p := range pictures {
		if _, err := os.Stat(filepath.Join(filepath.Dir(to), filepath.FromSlash(p.File))); err != nil {
			missing = append(missing, p.File)
		}
	}
	if missing != nil {
		s.note("图片没有一起复制：请把 %s 放到 %s 所在的文件夹中，路径不变", firstFew(missing), shown(to))
	}
}

// comparison reads the reports that --previous and --members name; nil when neither is given.
func (c *renderCommand) comparison(s *session) comparison {
	if c.Previous == nil && c.Members == nil {
		if c.Same != nil {
			s.note("没有用到 --same：没有写 --previous 或 --members，不与其他报告对照")
		}
		return nil
	}
	return func(report *nianbao.Report) ([]nianbao.CheckOption, error) {
		var outcome verdict
		b := &batch{files: []reportFile{{input: input{name: c.File}, report: report}}}
		others := checkCommand{Previous: c.Previous, Members: c.Members}
		names, err := c.names(s)
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

// spare refuses an output that takes the place of a report that this one is compared with, and, where no -o names it,
// of a file that may be somebody's work: only PDF files are made anew beside a report without asking.
func (c *renderCommand) spare(format *export.Format) error {
	name := besideName(c.File, format)
	if c.Out != nil {
		name = *c.Out
	}
	real := realPath(name)
	info, err := os.Stat(name)
	switch {
	case name == standard || err != nil || !info.Mode().IsRegular():
		return nil
	case c.Out == nil && format != export.PDF && !sameFile(name, c.File):
		return fmt.Errorf("%s 已经存在，没有改动；要覆盖，请用 -o 写明文件名", visible(name))
	case c.Previous != nil && sameFile(name, *c.Previous):
		return fmt.Errorf("输出文件就是上年报告：%s，请用 -o 另写一个文件名", visible(name))
	case c.Members != nil && isBelow(realPath(*c.Members), real):
		return fmt.Errorf("输出文件 %s 在成员单位报告的文件夹里，已经存在：请用 -o 另写一个文件名", visible(name))
	}
	return nil
}

// sameFile reports whether two names are of one file.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
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
	p := &filePlace{dest: dest}
	if c.Draft && isData(format) {
		p.unmarked = "，文件中没有“草稿”字样和问题清单"
	}
	return p, err
}

// besideName is the name of the file beside a report that it is rendered to.
func besideName(report string, format *export.Format) string {
	return stem(report) + format.Extensions[0]
}
