package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/review"
	"github.com/nianbao/nianbao/sheets"
)

// findingsFile is where the findings of a review go.
type findingsFile struct {
	dest      *destination
	format    *export.Format
	decisions []review.Decision // that reviewers wrote into the file that is there
}

// maxEarlier is the size of the largest earlier file of findings.
const maxEarlier = 64 << 20

// openFindingsFile looks at the place for the findings before anything is read. A file of findings that is
// there already gives its decisions to the new one; any other file is left alone.
func openFindingsFile(name string) (*findingsFile, error) {
	f := &findingsFile{}
	all := []*export.Format{export.XLSX, csvFormat, export.HTML}
	i := slices.IndexFunc(all, func(o *export.Format) bool { return slices.Contains(o.Extensions, strings.ToLower(extensionOf(name))) })
	if i < 0 {
		return nil, fmt.Errorf("--report %s 的扩展名应是 .xlsx、.csv 或 .html\n%s", visible(name), seeHelp)
	}
	f.format = all[i]
	var err error
	if f.dest, err = newDestinationOf("--report", name, nil, f.format); err != nil || f.dest.stream {
		return f, err
	}
	info, err := os.Stat(name)
	if err != nil || info.Size() == 0 {
		return f, nil
	}
	data, err := readRegular(name, maxEarlier)
	if errors.Is(err, errTooLarge) {
		return nil, notOurs(name)
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	return f, f.earlier(name, data)
}

func notOurs(name string) error {
	return fmt.Errorf("%s 已经存在，不是本程序生成的问题清单，没有改动：请用 --report 另写一个文件名", visible(name))
}

// earlier takes the decisions from the file that is there.
func (f *findingsFile) earlier(name string, data []byte) error {
	switch f.format.Extensions[0] {
	case ".html":
		if sheets.KindOfPage(data[:min(len(data), 4096)]) != review.BookKind {
			return notOurs(name)
		}
		return nil
	case ".csv":
		return f.earlierCSV(name, data)
	}
	return f.earlierBook(name, data)
}

// earlierBook reads a workbook. What it is, its columns say: not every program keeps the mark that says so.
func (f *findingsFile) earlierBook(name string, data []byte) error {
	sheet := review.DecisionSheets()
	rows, err := xlsx.ReadRows(data, sheet[0], review.DecisionColumns()...)
	list, ok := review.Decisions(rows)
	switch {
	case err == nil && ok:
	case xlsx.Kind(bytes.NewReader(data), int64(len(data))) == review.BookKind:
		return fmt.Errorf("%s 是以前的问题清单，其中“%s”一页没有“%s”列，不能带入核实结果，没有改动：请恢复这些列，或用 --report 另写一个文件名",
			visible(name), sheet[0], strings.Join(review.DecisionColumns(), "”“"))
	default:
		return notOurs(name)
	}
	f.decisions = list
	if rows, err := xlsx.ReadRows(data, sheet[1]); err == nil { // most have no sheet of what was settled
		settled, _ := review.Decisions(rows)
		f.decisions = append(f.decisions, settled...)
	}
	return nil
}

func (f *findingsFile) earlierCSV(name string, data []byte) error {
	text, err := decoded(data)
	if err != nil {
		return notOurs(name)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	rows, err := r.ReadAll()
	for _, row := range rows {
		for i := range row {
			row[i] = sheets.Unguard(row[i])
		}
	}
	list, ok := review.Decisions(rows)
	if err != nil || !ok {
		return notOurs(name)
	}
	f.decisions = list
	return nil
}

// delimiter is what sets off the cells of a CSV file: some spreadsheets write semicolons or tabs.
func delimiter(text string) rune {
	header, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, r := range []rune{';', '\t'} {
		if strings.Count(header, string(r)) > strings.Count(header, string(best)) {
			best = r
		}
	}
	return best
}

// write puts the findings in their place and says so in a line. Without a file for them it does nothing.
func (d *desk) write(s *session) (string, error) {
	if d.report == nil || d.result == nil {
		return "", nil
	}
	set := review.Settings{Least: d.least, Decisions: d.report.decisions, RuleTitle: titleOf, Notes: s.leftAlone()}
	book := d.result.Book(set)
	var file bytes.Buffer
	var err error
	switch d.report.format.Extensions[0] {
	case ".xlsx":
		err = xlsx.WriteBook(&file, book)
	case ".csv":
		err = sheets.WriteCSV(&file, d.result.Table(set))
	default:
		err = sheets.WriteHTML(&file, book)
	}
	if err != nil {
		return "", fmt.Errorf("问题清单写不成文件：%s", visible(err.Error()))
	}
	if err := s.put(d.report.dest, file.Bytes()); err != nil {
		return "", err
	}
	text := fmt.Sprintf("问题清单已写到 %s（%d 个问题）", visible(d.report.dest.name), len(book.Sheets[1].Rows))
	if n := len(d.report.decisions); n > 0 {
		text += fmt.Sprintf("，以前的 %d 个核实结果已带入", n)
	}
	return text, nil
}

// titleOf is what a rule is about.
func titleOf(id string) string {
	e, _ := explanationOf(id)
	return e.title
}
