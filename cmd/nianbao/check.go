package main

import (
	"cmp"
	"fmt"

	"github.com/nianbao/nianbao"
)

type checkCommand struct {
	Files    []string `arg:"" name:"文件" complete:"reports" help:"报告文件或文件夹；“-”是标准输入"`
	Previous *string  `name:"previous" placeholder:"文件或文件夹" complete:"reports" help:"上年报告，或上年报告所在的文件夹；所核对的文件中有同一机关的上年报告时自动对照"`
	Members  *string  `name:"members" placeholder:"文件夹" complete:"folders" help:"成员单位报告所在的文件夹，只用于一份汇总报告"`
	List     *string  `name:"members-list" placeholder:"文件" complete:"files" help:"应当报送的单位的名单，一行一个机关全称（可以写成“全称=别名”）：查出没有报送的、重复报送的、不在名单中的"`
	Year     *string  `name:"year" placeholder:"年份" help:"审核哪一年度的报告；不写时是报告较多的最近一个年度"`
	Report   *string  `name:"report" placeholder:"文件" complete:"files" help:"把问题清单写到文件：.xlsx、.csv 或 .html；已有的 .xlsx、.csv 清单中填写的核实结果会保留"`
	Each     *string  `name:"each" placeholder:"文件夹" complete:"folders" help:"另给每个有问题的单位写一份问题清单（.xlsx），放在这个文件夹中，供退回"`
	Severity string   `name:"severity" placeholder:"级别" values:"error,warning,info" default:"info" help:"列出哪一级以上的问题：error（错误）、warning（警告）、info（提示，默认）"`
	All      bool     `name:"all" help:"没有问题的文件也列出"`
	Quiet    bool     `name:"quiet" short:"q" help:"不逐一列出问题，只在最后统计"`
	JSON     bool     `name:"json" help:"以 JSON 输出全部问题"`
	SARIF    bool     `name:"sarif" help:"以 SARIF 2.1.0 输出，供代码审查和持续集成工具显示"`
	sameFlags
	fontFlags
	Color string `name:"color" placeholder:"何时" values:"auto,always,never" default:"auto" help:"何时用颜色：auto（终端上，默认）、always、never"`
}

// checked is what was found about one file.
type checked struct {
	file     string
	organ    string // "" when the file is no report and tells none
	member   string // the organ of a members' list that the file belongs to, "" when there is none
	year     int    // 0 when the file is no report
	findings nianbao.Findings
	unread   error // why the file can't be read at all
	compared bool  // with the report of the year before
	missing  bool  // nothing but that a member of a list has no report; file is the list
}

// Run checks all files, whatever is wrong with some of them.
func (c *checkCommand) Run(s *session) error {
	out, err := c.writer(s)
	if err != nil {
		return err
	}
	desk, err := c.desk(s)
	if err != nil {
		return err
	}
	if err := s.chooseFaces(c.fontFlags); err != nil {
		return err
	}
	s.skip = desk.ownFiles()
	batch, outcome := s.readAll(c.Files)
	desk.enrol(batch)
	if err := c.compare(s, batch, desk.known(), &outcome); err != nil {
		return err
	}
	if len(batch.files) == 0 { // nobody is judged, and nothing overwritten, because a folder's name is wrong
		desk.asked = false
	}
	out.begin(len(batch.files))
	take := func(r checked) {
		if r.unread != nil {
			s.complain(r.unread)
		}
		outcome.see(r)
		out.write(r)
	}
	if desk.asked {
		for _, r := range desk.review(s, batch, batch.checkAll(s)) {
			take(r)
		}
	} else {
		inOrder(allCores(), len(batch.files), func(i int) checked { return batch.check(s, i) }, func(_ int, r checked) { take(r) })
	}
	written, err := desk.write(s)
	parts, errParts := desk.writeParts(s)
	out.end(desk.summary(), written, parts)
	return cmp.Or(err, errParts, outcome.err())
}

// writer is how the results are shown, when the options that say so make sense.
func (c *checkCommand) writer(s *session) (resultWriter, error) {
	least, err := parseSeverity(c.Severity)
	if err != nil {
		return nil, err
	}
	colours, err := s.palette(c.Color)
	switch {
	case err != nil:
		return nil, err
	case c.JSON && c.SARIF:
		return nil, fmt.Errorf("--json 和 --sarif 只能选一个\n%s", seeHelp)
	case c.All && c.Quiet:
		return nil, fmt.Errorf("--all 和 --quiet 只能选一个\n%s", seeHelp)
	case c.JSON:
		return newJSONWriter(s.stdout, least), nil
	case c.SARIF:
		return newSARIFWriter(s.stdout, least), nil
	}
	return &textWriter{out: s.stdout, least: least, colours: colours, advice: c.advice, all: c.All, quiet: c.Quiet}, nil
}

var severities = map[string]nianbao.Severity{
	"error": nianbao.SeverityError, "错误": nianbao.SeverityError,
	"warning": nianbao.SeverityWarning, "警告": nianbao.SeverityWarning,
	"info": nianbao.SeverityInfo, "提示": nianbao.SeverityInfo,
}

func parseSeverity(word string) (nianbao.Severity, error) {
	severity, ok := severities[word]
	if !ok {
		return 0, fmt.Errorf("--severity 没有“%s”这一级，请写 error（错误）、warning（警告）或 info（提示）\n%s", visible(word), seeHelp)
	}
	return severity, nil
}

// verdict gathers the exit code of a check: a file that can't be read outweighs errors.
type verdict struct{ code exitCode }

func (v *verdict) add(code exitCode) { v.code = max(v.code, code) }

func (v *verdict) see(r checked) {
	switch {
	case r.unread != nil:
		v.add(failed)
	case r.findings.HasErrors():
		v.add(faulty)
	}
}

func (v *verdict) err() error {
	if v.code == 0 {
		return nil
	}
	return v.code
}
