package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/sheets"
)

// BookKind is the kind of the workbooks that Book makes.
const BookKind = "review"

// Names of the sheets.
const (
	overviewSheet = "概览"
	findingsSheet = "问题"
	rulesSheet    = "按规则"
	missingSheet  = "未报送"
	notesSheet    = "说明"
	settledSheet  = "已消除"
)

// Settings say how a workbook is made.
type Settings struct {
	Least     model.Severity                 // findings below it are left out
	Decisions []Decision                     // of an earlier workbook, which go on with the same findings
	RuleTitle func(id string) (title string) // what a rule is about; nil for no titles
	Notes     []string                       // for the last sheet, such as files that were not read
}

// Book is the review as sheets: who must mend what, with room for the reviewer's decisions.
func (r *Review) Book(set Settings) sheets.Book {
	b := newBinder(r, set)
	book := sheets.Book{Title: r.yearText() + "政府信息公开工作年度报告审核问题清单", Kind: BookKind}
	book.Sheets = append(book.Sheets, b.overview(), b.findings(), b.byRule())
	if r.listed {
		book.Sheets = append(book.Sheets, b.missing())
	}
	if settled := b.settled(); len(settled.Rows) > 0 {
		book.Sheets = append(book.Sheets, settled)
	}
	if notes := b.notes(); len(notes.Rows) > 0 {
		book.Sheets = append(book.Sheets, notes)
	}
	return book
}

// binder makes the sheets of one book.
type binder struct {
	*Review
	Settings
	found   []Found
	prints  []string
	first   map[string]int // row of the first finding of an organ or file
	byPrint map[string]Decision
	decided map[string]int // how many findings of an organ or file have a decision
}

func newBinder(r *Review, set Settings) *binder {
	all := r.Findings()
	prints := Fingerprints(all) // of all, so that they do not depend on Least
	b := &binder{Review: r, Settings: set, first: map[string]int{}, byPrint: byPrint(set.Decisions), decided: map[string]int{}}
	for i := range all {
		if all[i].Finding.Severity < set.Least {
			continue
		}
		b.found, b.prints = append(b.found, all[i]), append(b.prints, prints[i])
		key := keyOf(all[i].Organ, all[i].File)
		if b.first[key] == 0 {
			b.first[key] = len(b.found)
		}
		if b.byPrint[prints[i]].Decision != "" {
			b.decided[key]++
		}
	}
	return b
}

// keyOf names a row: by its organ, or by its file when the organ is not known.
func keyOf(organ, file string) string {
	if organ == "" {
		return "\x00" + file
	}
	return organ
}

// overview has a row for each member.
func (b *binder) overview() sheets.Sheet {
	s := sheets.Sheet{Name: overviewSheet, Frozen: 2, Notes: b.summary(), Columns: []sheets.Column{
		{Name: "序号", Width: 6}, {Name: "单位", Width: 36, Wrap: true}, {Name: "年度", Width: 8}, {Name: "状态", Width: 10},
		{Name: "错误", Width: 7}, {Name: "警告", Width: 7}, {Name: "已核实", Width: 8}, {Name: "文件", Width: 40, Wrap: true}, {Name: "情况", Width: 36, Wrap: true},
	}}
	for i := range b.Rows {
		row := &b.Rows[i]
		organ := sheets.Text(row.Organ)
		if row.Organ == "" {
			organ = sheets.Text("（不能确定）")
		}
		if at := b.first[keyOf(row.Organ, b.fileOf(row))]; at > 0 {
			organ = organ.To(sheets.Link{Sheet: findingsSheet, Row: at})
		}
		year := sheets.Cell{}
		if row.Year > 0 {
			year = number(row.Year)
		}
		s.Rows = append(s.Rows, []sheets.Cell{
			number(i + 1), organ, year, sheets.Text(row.State.Chinese()).With(row.State.tone()),
			number(row.Errors), number(row.Warnings), number(b.decided[keyOf(row.Organ, b.fileOf(row))]), sheets.Text(b.filesOf(row)), sheets.Text(row.Remark),
		})
	}
	return s
}

func number(n int) sheets.Cell { return sheets.Number(strconv.Itoa(n)) }

func (s State) tone() sheets.Tone {
	switch s {
	case Sound:
		return sheets.Good
	case Doubtful, Unknown:
		return sheets.Caution
	}
	return sheets.Bad
}

func (b *binder) fileOf(row *Row) string {
	if len(row.Files) == 0 {
		return ""
	}
	return b.Files[row.Files[0]].Name
}

// filesOf names the files of a row, one a line.
func (b *binder) filesOf(row *Row) string {
	var names []string
	for _, at := range row.Files {
		names = append(names, b.Files[at].Name)
	}
	return strings.Join(names, "\n")
}

// summary says in one line how many members are in which state.
func (r *Review) summary() []string {
	return []string{r.Summary()}
}

// yearText names the year under review, "" when no report tells it.
func (r *Review) yearText() string {
	if r.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%d年度", r.Year)
}

// Summary says in Chinese how many members are in which state.
func (r *Review) Summary() string {
	text := ""
	if r.Year > 0 {
		text = r.yearText() + "，"
	}
	if r.listed {
		listed := 0
		for i := range r.Rows {
			if r.Rows[i].Listed {
				listed++
			}
		}
		text += fmt.Sprintf("名单 %d 个单位", listed)
		if others := len(r.Rows) - listed; others > 0 {
			text += fmt.Sprintf("，名单之外 %d 个", others)
		}
	} else {
		text += fmt.Sprintf("%d 个单位", len(r.Rows))
	}
	text += "："
	for i, state := range []State{Sound, Doubtful, Faulty, Unreadable, WrongYear, Twice, Missing, Unknown} {
		n := r.Count(state)
		if n == 0 && state != Sound {
			continue
		}
		if i > 0 {
			text += "，"
		}
		text += fmt.Sprintf("%s %d", state.Chinese(), n)
	}
	return text
}

// findings has a row for each finding, with room for the reviewer's decision.
func (b *binder) findings() sheets.Sheet {
	s := sheets.Sheet{Name: findingsSheet, Frozen: 2, Printed: 12, Columns: []sheets.Column{
		{Name: "序号", Width: 6}, {Name: "单位", Width: 24, Wrap: true}, {Name: "级别", Width: 6}, {Name: "规则", Width: 14, Wrap: true},
		{Name: "位置", Width: 22, Wrap: true}, {Name: "发现", Width: 12, Wrap: true}, {Name: "应为", Width: 12, Wrap: true},
		{Name: "说明", Width: 44, Wrap: true}, {Name: "怎么办", Width: 30, Wrap: true},
		{Name: columnDecision, Width: 10, Input: true, Choices: []string{"退回修改", "核实无误", mended}},
		{Name: columnReviewer, Width: 10, Input: true}, {Name: columnRemark, Width: 18, Wrap: true, Input: true},
		{Name: "文件", Width: 24, Wrap: true}, {Name: columnPrint, Width: 17},
	}}
	for i := range b.found {
		f := &b.found[i]
		d := b.byPrint[b.prints[i]]
		s.Rows = append(s.Rows, []sheets.Cell{
			number(i + 1), sheets.Text(f.whose()), sheets.Text(f.Finding.Severity.Chinese()).With(severityTone(f.Finding.Severity)), sheets.Text(f.Finding.ID),
			sheets.Text(f.place()), value(f.Finding.Found), value(f.Finding.Expected),
			sheets.Text(f.Finding.Message), sheets.Text(toDoAfter(f.Finding, d)),
			sheets.Text(d.Decision), sheets.Text(d.Reviewer), sheets.Text(d.Remark),
			sheets.Text(f.File), sheets.Text(b.prints[i]),
		})
	}
	return s
}

// mended is the decision that a finding is put right.
const mended = "已改正"

// toDoAfter is what to do about a finding that a reviewer has decided on.
func toDoAfter(f model.Finding, d Decision) string {
	if d.Decision == mended {
		return "写了“" + mended + "”，仍然存在；" + ToDo(f)
	}
	return ToDo(f)
}

func (f *Found) whose() string {
	return cmp.Or(f.Organ, "（不能确定）")
}

// place is where people find it: the place in the file, and the name of the field where the place is but a
// line.
func (f *Found) place() string {
	p := f.Finding.Place
	name := fieldName(f.Finding.Path)
	switch at := p.String(); {
	case f.Finding.ID == idMissing:
		return "名单" + at
	case at == "" || name == "" || p.Name != "" || p.Page > 0:
		return cmp.Or(at, name)
	default:
		return at + "\n" + name
	}
}

// fieldName is the Chinese name of the field at a path, "" when no edition has it.
func fieldName(path string) string {
	for _, m := range slices.Backward(model.Schemas()) {
		if f := m.ByPath[path]; f != nil && path != "" {
			return f.FullName()
		}
	}
	return ""
}

func severityTone(s model.Severity) sheets.Tone {
	switch s {
	case model.SeverityError:
		return sheets.Bad
	case model.SeverityWarning:
		return sheets.Caution
	}
	return sheets.Plain
}

// value is what was found or expected.
func value(v model.Value) sheets.Cell {
	if v.IsNumber() {
		return sheets.Number(v.String())
	}
	return sheets.Text(v.String())
}

// byRule counts the findings of each rule and the members that have them.
func (b *binder) byRule() sheets.Sheet {
	s := sheets.Sheet{Name: rulesSheet, Frozen: 1, Columns: []sheets.Column{
		{Name: "规则", Width: 18}, {Name: "内容", Width: 30, Wrap: true}, {Name: "级别", Width: 8},
		{Name: "问题数", Width: 8}, {Name: "单位数", Width: 8}, {Name: "单位", Width: 90, Wrap: true},
	}}
	type tally struct {
		id     string
		worst  model.Severity
		count  int
		organs []string
		have   map[string]bool // organs
	}
	var all []*tally
	byID := map[string]*tally{}
	for i := range b.found {
		f := &b.found[i]
		t := byID[f.Finding.ID]
		if t == nil {
			t = &tally{id: f.Finding.ID, have: map[string]bool{}}
			byID[t.id], all = t, append(all, t)
		}
		t.count++
		t.worst = max(t.worst, f.Finding.Severity)
		if whose := cmp.Or(f.Organ, f.File); !t.have[whose] {
			t.have[whose], t.organs = true, append(t.organs, whose)
		}
	}
	slices.SortStableFunc(all, func(a, b *tally) int {
		return cmp.Or(cmp.Compare(b.worst, a.worst), cmp.Compare(b.count, a.count), cmp.Compare(a.id, b.id))
	})
	for _, t := range all {
		title := ""
		if b.RuleTitle != nil {
			title = b.RuleTitle(t.id)
		}
		s.Rows = append(s.Rows, []sheets.Cell{
			sheets.Text(t.id), sheets.Text(title), sheets.Text(t.worst.Chinese()).With(severityTone(t.worst)),
			number(t.count), number(len(t.organs)), sheets.Text(fewNames(t.organs)),
		})
	}
	return s
}

// mostNames is how many names a cell lists.
const mostNames = 30

// fewNames lists names, not too many.
func fewNames(names []string) string {
	text := ""
	for i, name := range names {
		if i == mostNames {
			return text + fmt.Sprintf("等 %d 个", len(names))
		}
		if i > 0 {
			text += "、"
		}
		text += name
	}
	return text
}

// missing lists the members that have not reported.
func (b *binder) missing() sheets.Sheet {
	s := sheets.Sheet{Name: missingSheet, Columns: []sheets.Column{
		{Name: "序号", Width: 6}, {Name: "单位", Width: 40, Wrap: true}, {Name: "怎么办", Width: 60, Wrap: true},
	}}
	for i, m := range b.Missing {
		s.Rows = append(s.Rows, []sheets.Cell{number(i + 1), sheets.Text(m.Organ), sheets.Text(m.Finding.Hint)})
	}
	return s
}

// notes tells how names were matched and what was not read.
func (b *binder) notes() sheets.Sheet {
	s := sheets.Sheet{Name: notesSheet, Columns: []sheets.Column{{Name: "说明", Width: 120, Wrap: true}}}
	for _, text := range slices.Concat(b.Doubtful, b.Matches, b.Notes) {
		s.Rows = append(s.Rows, []sheets.Cell{sheets.Text(text)})
	}
	return s
}
