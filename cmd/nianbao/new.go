package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/organs"
	"golang.org/x/text/width"
)

type newCommand struct {
	Organ    string  `name:"organ" placeholder:"机关名称" help:"机关全称"`
	Year     string  `name:"year" placeholder:"年份" help:"报告年度，如 2023；年度决定所用的格式"`
	Previous *string `name:"previous" placeholder:"文件" complete:"reports" help:"上年报告：机关、年度、前言、标题、结转的申请、现行有效件数等从中填好，别的不用写"`
	Keys     string  `name:"keys" placeholder:"文种" values:"zh,en" default:"zh" help:"YAML 中的键用中文（zh，默认）还是英文（en）"`
	Out      *string `short:"o" name:"output" placeholder:"文件" complete:"files" help:"输出文件：.yaml，或 .xlsx（Excel 填报表）；不写或写“-”时输出 YAML 到标准输出"`
	Force    bool    `name:"force" help:"输出文件已存在时覆盖"`
}

// Run writes a report to fill in.
func (c *newCommand) Run(s *session) error {
	opts, err := writeOptions(c.Keys)
	if err != nil {
		return err
	}
	dest, err := newReportFile(c.Out, c.Force, export.YAML, export.XLSX)
	if err != nil {
		return err
	}
	workbook := dest != nil && export.ByExtension(extensionOf(dest.name)) == export.XLSX
	if workbook && c.Keys == "en" {
		return fmt.Errorf("--keys en 只用于 YAML：Excel 填报表中都是中文\n%s", seeHelp)
	}
	if dest != nil && c.Previous != nil && sameFile(dest.name, *c.Previous) {
		return fmt.Errorf("输出文件就是上年报告：%s，请用 -o 另写一个文件名", visible(dest.name))
	}
	heading := []string{"填好后，运行 nianbao check 检查这个文件，没有错误的，运行 nianbao render 排成 PDF。"}
	var previous *nianbao.Report
	if c.Previous != nil {
		if previous, err = c.lastYears(s); err != nil {
			return err
		}
	}
	organ, year, err := c.reportOn(previous)
	if err != nil {
		return err
	}
	if previous != nil {
		if err := c.fitsTogether(s, previous, organ, year); err != nil {
			return err
		}
		heading = append(heading, takenOver(year))
	}
	report := nianbao.New(organ, year, previous)
	var file []byte
	if workbook {
		file, err = workbookForm(report, previous)
	} else {
		file, err = form(report, heading, append(opts, nianbao.TakenFrom(previous)))
	}
	if err != nil {
		return err
	}
	return s.place(dest, file, "填写文字和数字后即可检查")
}

// workbookForm is a workbook to fill in.
func workbookForm(report, previous *nianbao.Report) ([]byte, error) {
	var b bytes.Buffer
	err := xlsx.WriteForm(&b, report, xlsx.TakenFrom(previous))
	return b.Bytes(), formFault(err)
}

// formFault says in Chinese why there can be no such form.
func formFault(err error) error {
	var findings nianbao.Findings
	if errors.As(err, &findings) {
		return fmt.Errorf("这样的报告写不成文件：%s", visible(findings[0].Message))
	}
	return err
}

// writeOptions are those that --keys asks for.
func writeOptions(keys string) ([]nianbao.WriteOption, error) {
	switch keys {
	case "zh":
		return []nianbao.WriteOption{nianbao.ChineseKeys()}, nil
	case "en":
		return nil, nil
	}
	return nil, fmt.Errorf("--keys 应为 zh（中文）或 en（英文），实为“%s”\n%s", visible(keys), seeHelp)
}

// takenOver says what a form has from last year's report.
func takenOver(year int) string {
	text := fmt.Sprintf("已从%d年度报告填好：前言（日期已改为本年，请核对）、标题、落款机关，表三的“二、上年结转”", year-1)
	if year != 2021 { // the year of a new edition
		text += "，表二中接续上年的存量"
	}
	return text + "。"
}

// lastYears reads last year's report.
func (c *newCommand) lastYears(s *session) (*nianbao.Report, error) {
	report, findings, err := s.load(*c.Previous)
	switch {
	case err != nil:
		return nil, err
	case report == nil:
		writeFindings(s.stderr, *c.Previous, findings)
		s.complain(fmt.Errorf("上年报告有 %d 个错误，没有生成文件：请先改正", len(findings.Errors())))
		return nil, faulty
	}
	if findings.HasErrors() {
		s.note("上年报告 %s 有 %d 个错误，从中填好的数字请核对", shown(*c.Previous), len(findings.Errors()))
	}
	return report, nil
}

// fitsTogether reports whether the new report is the one after last year's. An organ of another name
// is noted.
func (c *newCommand) fitsTogether(s *session, previous *nianbao.Report, organ string, year int) error {
	if previous.Year != year-1 {
		return fmt.Errorf("%s 是 %d 年度的报告，%d 年度的上年是 %d 年度", shown(*c.Previous), previous.Year, year, year-1)
	}
	if (*organs.Names)(nil).Compare(previous.Organ, organ) < organs.Variant {
		s.note("上年报告的机关是“%s”，本年是“%s”：机关改了名的，可以不管", visible(previous.Organ), visible(organ))
	}
	return nil
}

// reportOn reads the organ and the year that a new report is on. Last year's report gives what is
// not written.
func (c *newCommand) reportOn(previous *nianbao.Report) (string, int, error) {
	organ, year := c.Organ, c.Year
	if previous != nil {
		organ = cmp.Or(strings.TrimSpace(organ), previous.Organ)
		year = cmp.Or(strings.TrimSpace(year), strconv.Itoa(previous.Year+1))
	}
	return reportOn(organ, year)
}

// reportOn reads the organ and the year of a report to be made.
func reportOn(organ, year string) (string, int, error) {
	organ = strings.TrimSpace(organ)
	switch {
	case organ == "":
		return "", 0, fmt.Errorf("没有写明机关：请加 --organ 机关全称\n%s", seeHelp)
	case !utf8.ValidString(organ) || strings.ContainsFunc(organ, zhtext.IsInvisible):
		return "", 0, fmt.Errorf("机关名称“%s”里有不可见的或损坏的字符\n%s", visible(organ), seeHelp)
	case year == "":
		return "", 0, fmt.Errorf("没有写明年度：请加 --year 报告年度，如 --year 2023\n%s", seeHelp)
	}
	number, err := yearOf(year)
	return organ, number, err
}

// yearOf reads the year of reports.
func yearOf(text string) (int, error) {
	year, err := strconv.Atoi(strings.TrimSpace(width.Narrow.String(text)))
	if err != nil || year < nianbao.FirstYear || year > nianbao.LastYear {
		return 0, fmt.Errorf("报告年度应在 %d 至 %d 之间，实为“%s”\n%s", nianbao.FirstYear, nianbao.LastYear, visible(text), seeHelp)
	}
	return year, nil
}

// newReportFile finds out where a new report goes; nil stands for stdout. A file that is
// there already may hold somebody's work.
func newReportFile(out *string, force bool, formats ...*export.Format) (*destination, error) {
	if out == nil || *out == standard {
		return nil, nil
	}
	dest, err := newDestination(*out, nil, formats...)
	if err != nil || dest.stream || force {
		return dest, err
	}
	if _, err := os.Stat(*out); err == nil {
		return nil, existsAlready(*out)
	}
	dest.fresh = true
	return dest, nil
}

func existsAlready(name string) error {
	return fmt.Errorf("%s 已经存在，没有改动；要覆盖，请加 --force", visible(name))
}

// form is the text of a report to fill in, below a heading of comments.
func form(report *nianbao.Report, heading []string, opts []nianbao.WriteOption) ([]byte, error) {
	var b bytes.Buffer
	for _, line := range heading {
		fmt.Fprintf(&b, "# %s\n", comment(line))
	}
	err := nianbao.WriteForm(&b, report, opts...)
	return b.Bytes(), formFault(err)
}

// comment makes a text fit for a comment; names of files may hold anything.
func comment(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef {
			return '?'
		}
		return r
	}, visible(s))
}

// place puts a finished file where it belongs and says so, unless stdout is where it goes.
func (s *session) place(dest *destination, file []byte, remark string) error {
	if err := s.put(dest, file); err != nil || dest == nil {
		return err
	}
	to := io.Writer(s.stdout)
	if dest.stream { // which may be stdout by another name
		to = s.stderr
	}
	fmt.Fprintf(to, "已生成 %s（%s）\n", visible(dest.name), remark)
	return nil
}

// put puts a finished file where it belongs; nil stands for stdout.
func (s *session) put(dest *destination, file []byte) error {
	if dest == nil {
		if _, err := s.stdout.Write(file); err != nil {
			return lostOutput(err)
		}
		return nil
	}
	if err := s.sources.spared(dest); err != nil {
		return err
	}
	return dest.write(file)
}
