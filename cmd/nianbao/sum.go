package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/review"
	"github.com/nianbao/nianbao/stats"
)

type sumCommand struct {
	Files   []string `arg:"" name:"文件" complete:"reports" help:"成员单位的报告文件，或放着这些文件的文件夹"`
	Organ   string   `name:"organ" placeholder:"机关名称" help:"汇总报告的机关全称"`
	Year    string   `name:"year" placeholder:"年份" help:"报告年度，如 2023"`
	List    *string  `name:"members-list" placeholder:"文件" complete:"files" help:"成员单位名单，一行一个机关全称，用来查出缺少的报告"`
	Out     *string  `short:"o" name:"output" placeholder:"文件" complete:"files" help:"输出文件（.yaml）；不写或写“-”时输出到标准输出"`
	Keys    string   `name:"keys" placeholder:"文种" values:"zh,en" default:"en" help:"文件中的键用英文（en，默认）还是中文（zh）"`
	Partial bool     `name:"partial" help:"有的报告缺少或不能用时，只汇总其余的，并在文件中注明"`
	Force   bool     `name:"force" help:"输出文件已存在时覆盖"`
	sameFlags
}

// Run adds up the members' tables, if all of them are there and sound.
func (c *sumCommand) Run(s *session) error {
	opts, err := writeOptions(c.Keys)
	if err != nil {
		return err
	}
	organ, year, err := reportOn(c.Organ, c.Year)
	if err != nil {
		return err
	}
	dest, err := newReportFile(c.Out, c.Force, export.YAML)
	if err != nil {
		return err
	}
	list, err := s.readMembersList(c.List)
	if err != nil {
		return err
	}
	names, err := c.names(s)
	if err != nil {
		return err
	}
	if err := s.chooseFaces(fontFlags{}); err != nil { // members are checked as check does it
		return err
	}
	g, err := c.gather(s, organ, year, names)
	if err != nil {
		return err
	}
	g.choose(s, list, names)
	total, err := g.sum()
	if figure := new(nianbao.FigureError); errors.As(err, &figure) {
		s.complain(figure)
		return faulty
	} else if err != nil {
		return err
	}
	for _, o := range g.obstacles {
		s.complain(errors.New(o))
	}
	switch sound := len(g.fit); {
	case sound == 0:
		s.complain(errors.New("没有汇总：没有一份可以汇总的报告"))
		return faulty
	case len(g.obstacles) > 0 && !c.Partial:
		s.complain(fmt.Errorf("没有汇总：请先处理以上 %d 个问题，或加 --partial 只汇总其余 %d 个成员单位", len(g.obstacles), sound))
		return faulty
	}
	file, err := form(total, g.heading(), append(opts, nianbao.KnownFigures()))
	if err != nil {
		return err
	}
	return s.place(dest, file, g.outcome())
}

// gather reads the members' reports. A summary made earlier at the same place is none; a report of another organ there
// is a member's.
func (c *sumCommand) gather(s *session, organ string, year int, names *organs.Names) (*gathering, error) {
	batch, outcome := s.readAll(c.Files)
	g := &gathering{organ: organ, year: year}
	for _, f := range batch.files {
		switch {
		case c.isEarlier(f, organ, names):
			s.sources.leave(f.name)
		case f.unread != nil:
			s.complain(f.unread)
			outcome.add(failed)
		default:
			g.files = append(g.files, f)
		}
	}
	return g, outcome.err()
}

// isEarlier reports whether a file is what the command wrote to the same place before, or is none that can be read.
func (c *sumCommand) isEarlier(f reportFile, organ string, names *organs.Names) bool {
	return c.Out != nil && *c.Out != standard && realPath(f.name) == realPath(*c.Out) &&
		(f.report == nil || names.Compare(f.report.Organ, organ) >= organs.Variant)
}

// gathering is the members' reports on their way to a summary.
type gathering struct {
	organ     string
	year      int
	files     []reportFile
	fit       []*nianbao.Report    // those that are added up
	left      nianbao.MemberErrors // why others are not
	obstacles []string             // the same for people, and which members are missing
}

// choose decides which reports are added up, and tells how names were matched. Whatever computes with members
// chooses by it, so that sums, checks and statistics agree.
func (g *gathering) choose(s *session, list []organs.Member, names *organs.Names) {
	members := withoutSummary(g.files, g.organ, list, names)
	roll := callRoll(members, g.year, list, names)
	s.sayMatches(roll.Matches)
	candidates := roll.candidates(members)
	for i := range g.files { // those of the summary's own organ are no members, and told
		if f := &g.files[i]; !slices.ContainsFunc(members, func(m reportFile) bool { return m.name == f.name }) {
			members, candidates = append(members, *f), append(candidates, stats.Candidate{Report: f.report})
		}
	}
	g.files = members
	g.fit, g.left = nianbao.Gather(g.organ, g.year, candidates, names)
	for _, e := range g.left {
		f := g.files[e.Member]
		who := shown(f.name)
		if f.report != nil && f.report.Organ != model.NoOrgan {
			who += "（" + visible(f.report.Organ) + "）"
		}
		g.obstacles = append(g.obstacles, who+"："+visible(whyLeft(e, f)))
	}
	for _, m := range roll.Missing {
		text := "缺少“" + m.Organ + "”的报告"
		if m.Finding.Hint != review.Remind {
			text += "（" + m.Finding.Hint + "）"
		}
		g.obstacles = append(g.obstacles, visible(text))
	}
}

// whyLeft says why a report is not added up, and what to do.
func whyLeft(e nianbao.MemberError, f reportFile) string {
	switch e.Reason {
	case nianbao.MemberUnreadable:
		return "不能作为报告读取：" + firstError(f.findings)
	case nianbao.MemberFaulty:
		return "报告有错误：" + firstError(f.findings)
	case nianbao.MemberUnlisted:
		return e.Message() + "：请核对机关名称，或补进名单，或用 --same 写明"
	}
	return e.Message()
}

// firstError says what is wrong with a file that is no report, and how much more is.
func firstError(findings nianbao.Findings) string {
	errs := findings.Errors()
	switch len(errs) {
	case 0:
		return "请运行 nianbao check 查看"
	case 1:
		return errs[0].Message
	}
	return fmt.Sprintf("%s（共 %d 个错误）", errs[0].Message, len(errs))
}

// sum adds up what can be added up; nil stands for nothing.
func (g *gathering) sum() (*nianbao.Report, error) {
	if len(g.fit) == 0 {
		return nil, nil
	}
	return stats.Add(g.organ, g.year, g.fit)
}

// heading is what the summary's file says of its origin.
func (g *gathering) heading() []string {
	lines := []string{
		fmt.Sprintf("%s%d年度的汇总报告：各表由 %d 个成员单位的报告相加而成，文字部分请填写。", g.organ, g.year, len(g.fit)),
	}
	if len(g.obstacles) > 0 {
		lines = append(lines, "注意：这是部分汇总，下列成员单位不在其中：")
		for _, o := range g.obstacles {
			lines = append(lines, "  "+o)
		}
	}
	return lines
}

// outcome says in a few words what was summed up.
func (g *gathering) outcome() string {
	if n := len(g.obstacles); n > 0 {
		return fmt.Sprintf("部分汇总：%d 个成员单位，另有 %d 个问题", len(g.fit), n)
	}
	return fmt.Sprintf("汇总了 %d 个成员单位", len(g.fit))
}
