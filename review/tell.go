package review

import (
	"fmt"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/stats"
)

// The ids of findings that only a review of many reports shows.
const (
	idMissing = "MEMBER-MISSING"
	idTwice   = "MEMBER-TWICE"
	idYear    = "MEMBER-YEAR"
	idUnknown = "MEMBER-UNKNOWN"
	idName    = "MEMBER-NAME"
)

// tellMissing adds a finding for each member without a report, at its line of the list.
func (c *roll) tellMissing() {
	c.missing = map[string][]int{}
	line := map[string]int{}
	for _, m := range c.members {
		line[m.Name] = m.Line
	}
	unseated := c.unseated()
	for i := range c.Rows {
		row := &c.Rows[i]
		if row.State != Missing {
			continue
		}
		f := model.Finding{
			ID: idMissing, Severity: model.SeverityError, Place: model.Place{Line: line[row.Organ], Column: 1},
			Message: fmt.Sprintf("没有收到“%s”%s的报告", row.Organ, c.yearText()), Hint: c.aboutMissing(row, len(unseated)),
		}
		c.missing[row.Organ] = append(c.missing[row.Organ], len(c.Missing))
		c.Missing = append(c.Missing, Found{Organ: row.Organ, Year: c.Year, File: c.list, Finding: f})
	}
}

// Remind is what to do about a missing report when nothing more is known.
const Remind = "请催报"

// aboutMissing says what may have become of a report, and what to do. unseated is how many reports are of organs
// that are not on the list.
func (c *roll) aboutMissing(row *Row, unseated int) string {
	if at := c.likelyReport(row.Organ); at >= 0 {
		organ := c.groups[at].organ
		row.Remark = fmt.Sprintf("名单之外有名称相近的“%s”", organ)
		return fmt.Sprintf("是不是 %s 的“%s”？是的话用 --same \"%s=%s\" 写明；不是，请催报", c.Files[c.groups[at].files[0]].Name, organ, row.Organ, organ)
	}
	var doubtful []string
	if n := len(c.lost); n > 0 {
		doubtful = append(doubtful, fmt.Sprintf("看不出单位的 %d 个文件", n))
	}
	if unseated > 0 {
		doubtful = append(doubtful, fmt.Sprintf("名单之外的 %d 份报告", unseated))
	}
	if doubtful == nil {
		return Remind
	}
	row.Remark = joined(row.Remark, "可能在看不出单位的文件之中")
	return "可能是" + strings.Join(doubtful, "、") + "之一：先看一看，再催报"
}

// unseated are the files of organs that are not on the list.
func (c *roll) unseated() []int {
	var files []int
	for i := range c.groups {
		if c.seat[i] < 0 {
			files = append(files, c.groups[i].files...)
		}
	}
	return files
}

// tellDoubtful names the files that a missing member's report may be among.
func (c *roll) tellDoubtful() {
	for _, list := range []struct {
		files []int
		what  string
	}{{c.lost, "无法读取、看不出是哪个单位的文件"}, {c.unseated(), "机关不在名单中的报告"}} {
		var names []string
		for _, at := range list.files {
			names = append(names, c.Files[at].Name)
		}
		if c.listed && names != nil {
			c.Doubtful = append(c.Doubtful, list.what+"："+strings.Join(names, "、"))
		}
	}
}

// tellUnknown adds a finding to the reports of an organ that is not on the list.
func (c *roll) tellUnknown(i int) {
	g, m := c.groups[i], c.match[i]
	f := model.Finding{
		ID: idUnknown, Severity: model.SeverityWarning, Path: "organ", Found: model.Text(g.organ),
		Message: fmt.Sprintf("“%s”不在名单中", g.organ),
		Hint:    "请核对机关名称；确是成员单位的，补进名单",
	}
	if g.organ == "" {
		f.Message, f.Hint = "报告没有写明机关，也看不出是哪个单位的", "请写明机关全称"
	} else if at, ok := c.contested[i]; ok {
		f.Message = fmt.Sprintf("“%s”可能是名单中的“%s”，可是同样的还有别的机关，不能确定是哪一个", g.organ, c.members[at].Name)
		f.Hint = "请在名单中写明上级地名，或用 --same \"甲=乙\" 写明"
	} else if len(m.Rivals) > 0 {
		var rivals []string
		for _, at := range m.Rivals {
			rivals = append(rivals, "“"+c.members[at].Name+"”")
		}
		f.Message = fmt.Sprintf("“%s”可能是名单中的%s，不能确定是哪一个", g.organ, strings.Join(rivals, "或"))
		f.Hint = "请在机关名称中写明上级地名，或用 --same \"甲=乙\" 写明"
	} else if at := c.likelyMember(g.organ); at >= 0 {
		f.Expected = model.Text(c.members[at].Name)
		f.Hint = fmt.Sprintf("是不是“%s”？是的话用 --same \"%s=%s\" 写明，或请单位改正机关名称", c.members[at].Name, c.members[at].Name, g.organ)
	}
	for _, at := range g.files {
		f.Place = placeOf(&c.Files[at])
		c.Own[at] = append(c.Own[at], f)
	}
}

// tellOtherName adds a finding to the reports of a member that name another organ, or none.
func (c *roll) tellOtherName(g group, member string) {
	says := fmt.Sprintf("机关名称写作“%s”", g.organ)
	if g.organ == "" {
		says = "报告没有写明机关"
	}
	for _, at := range g.files {
		c.Own[at] = append(c.Own[at], model.Finding{
			ID: idName, Severity: model.SeverityWarning, Path: "organ", Place: placeOf(&c.Files[at]),
			Found: model.Text(g.organ), Expected: model.Text(member),
			Message: fmt.Sprintf("%s，按%s看是“%s”的报告", says, g.clue, member),
			Hint:    "请改正机关名称；确是另一个机关的，移到别处",
		})
	}
}

// tellTwice adds a finding to the first of several reports of an organ.
func (c *roll) tellTwice(g group) {
	first := g.files[0]
	var names []string
	same := true
	for _, at := range g.files {
		names = append(names, c.Files[at].Name)
		same = same && sameFigures(c.Files[first].Report, c.Files[at].Report)
	}
	f := model.Finding{
		ID: idTwice, Severity: model.SeverityError, Path: "organ", Place: placeOf(&c.Files[first]), Found: model.Text(g.organ),
		Message: fmt.Sprintf("“%s”%d年度的报告有 %d 份：%s；各表的数字不同", g.organ, c.Year, len(names), strings.Join(names, "、")),
		Hint:    "请单位确认以哪一份为准，移出其余的",
	}
	if same {
		f.Message = strings.TrimSuffix(f.Message, "不同") + "相同"
		f.Hint = "请只留一份"
	}
	c.Own[first] = append(c.Own[first], f)
}

func sameFigures(a, b *model.Report) bool { return len(stats.Diff(a, b)) == 0 }

// wrongYear is the finding about a report on another year.
func (c *roll) wrongYear(row Row) model.Finding {
	f := &c.Files[row.Files[0]]
	message := fmt.Sprintf("“%s”报送的是%d年度的报告，没有%d年度的", row.Organ, row.Year, c.Year)
	if row.Organ == "" {
		message = fmt.Sprintf("%s 没有写明机关，是%d年度的报告，不是%d年度的", f.Name, row.Year, c.Year)
	}
	return model.Finding{
		ID: idYear, Severity: model.SeverityError, Path: "year", Place: f.Report.Source().At("year"),
		Found: model.Number(int64(row.Year)), Expected: model.Number(int64(c.Year)),
		Message: message,
		Hint:    fmt.Sprintf("请报送%d年度的报告；只是年度写错的，改正年度", c.Year),
	}
}

// placeOf is where a report names its organ.
func placeOf(f *File) model.Place { return f.Report.Source().At("organ") }

// Explanation is what there is to say about an id of this package.
type Explanation struct {
	ID       string
	Severity model.Severity
	Title    string // Chinese, as the other texts
	Detail   string
}

// Explanations lists the ids of the findings that only a review shows.
func Explanations() []Explanation {
	return []Explanation{
		{idMissing, model.SeverityError, "没有报送", "名单中的单位没有报送本年度的报告。机关名称写法不同的（有无上级地名、“人民政府”、空格、括号），会按同一机关处理并说明；仍认不出的，用 --same \"甲=乙\" 写明。文件无法读取的单位列为“无法读取”，不再列为没有报送。"},
		{idTwice, model.SeverityError, "重复报送", "同一机关同一年度的报告不止一份，不能知道以哪一份为准，汇总和统计都不计入。请单位确认，只留一份。"},
		{idYear, model.SeverityError, "年度不符", "单位只报送了别的年度的报告。审核的年度由 --year 指定；不写时，是报告较多的最近一个年度。"},
		{idName, model.SeverityWarning, "机关名称与报送单位不符", "报告的机关不在名单中，或是名单中的另一个单位，而落款、文件名或标题是名单中没有报送的一个单位。多半是机关名称写错，或拿别的单位的文件改成而没有改全。"},
		{idUnknown, model.SeverityWarning, "不在名单中", "报告的机关不在所给的名单中：名称写错，或名单漏了这个单位。"},
	}
}
