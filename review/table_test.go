package review

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/internal/golden"
	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/organs"
	"github.com/nianbao/nianbao/sheets"
)

// The file has reviews, each in a line that begins with "> ", and below it all that a review says: every
// cell with its tone and link, the parts of the members. The line has, set off by ";", m=member, with
// other names behind "=", f=file,organ,year and what is in the file, d=number of a finding:decision:reviewer:
// remark, and options. To add a review, write the line and run with -update.
func TestTheReviewsOfTheTable(t *testing.T) {
	file := filepath.Join("testdata", "reviews.txt")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		if text, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "> "); ok {
			b.WriteString(line + reviewed(text))
		}
	}
	golden.Compare(t, file, []byte(b.String()))
}

func reviewed(text string) string {
	var files []File
	var opts Options
	var set Settings
	var decided []string
	columns, parts := false, model.SeverityInfo
	for part := range strings.SplitSeq(text, ";") {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "m":
			names := strings.Split(value, "=")
			opts.Members = append(opts.Members, organs.Member{Name: names[0], Others: names[1:], Line: len(opts.Members) + 1})
		case "f":
			files = append(files, handedIn(value))
		case "d":
			decided = append(decided, value)
		case "same":
			if opts.Names == nil {
				opts.Names = &organs.Names{}
			}
			opts.Names.Add(strings.Split(value, "=")...)
		case "year":
			_, _ = fmt.Sscan(value, &opts.Year)
		case "list":
			opts.List = value
		case "note":
			set.Notes = append(set.Notes, value)
		case "least":
			set.Least = model.Severity(len(value)) - 1 // "*" for info, "**" for warnings
			parts = set.Least
		case "titles":
			set.RuleTitle = func(id string) string { return "about " + id }
		case "columns":
			columns = true
		}
	}
	r := New(files, opts)
	prints := Fingerprints(r.Findings())
	for _, d := range decided {
		f := strings.Split(d, ":")
		print, at := f[0], -1
		if _, err := fmt.Sscan(f[0], &at); err == nil && at < len(prints) {
			print = prints[at]
		}
		set.Decisions = append(set.Decisions, Decision{Print: print, Decision: f[1], Reviewer: f[2], Remark: f[3], Organ: "某局", ID: "R", Message: "说明"})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "  %d %v before %d\n", r.Year, r.Years, r.Before)
	tellBook(&b, r.Book(set), columns)
	for i := range r.Rows {
		if row := &r.Rows[i]; row.NeedsPart() {
			tellBook(&b, r.Part(row, parts), columns)
		}
	}
	if len(set.Decisions) > 0 {
		tellSheet(&b, r.Table(set), false)
	}
	return b.String()
}

// handedIn is a file: name,organ,year and then s=signature, t=title, n=count of applications, E=, W=, I=
// findings by their ids, l=line of the organ, x=text, o=organ and u=why for one that can't be read, with "-" for the year.
func handedIn(value string) File {
	parts := strings.Split(value, ",")
	f := File{Name: parts[0], Report: &model.Report{Organ: parts[1]}}
	if parts[2] == "-" {
		f.Report = nil
	} else {
		_, _ = fmt.Sscan(parts[2], &f.Report.Year)
	}
	for _, p := range parts[3:] {
		key, v, _ := strings.Cut(p, "=")
		switch key {
		case "s":
			f.Report.Signature.Organ = v
		case "t":
			f.Report.Title = v
		case "n":
			_, _ = fmt.Sscan(v, &f.Report.Applications.Received.Total)
		case "x":
			f.Text = v
		case "o":
			f.Organ = v
		case "u":
			f.Unread = v
		case "l":
			at := model.Place{Column: 5}
			_, _ = fmt.Sscan(v, &at.Line)
			f.Report.SetSource(&model.Source{Places: map[string]model.Place{"organ": at}})
		case "E", "W", "I":
			id, path, _ := strings.Cut(v, "@")
			found := model.Finding{ID: id, Severity: model.Severity(strings.Index("IWE", key)), Path: path, Message: "在 a/b.pdf 第3行第4列有" + id, Found: model.Number(int64(len(id)))}
			switch {
			case strings.HasPrefix(path, "$"):
				found.Path, found.Place = path[1:], model.Place{Page: 1}
			case strings.HasPrefix(path, "%"):
				found.Path, found.Place = path[1:], model.Place{Name: "第3段"}
			case strings.HasPrefix(path, "#"):
				found.Path, found.Place = path[1:], model.Place{Line: 3, Column: 4}
			case strings.HasPrefix(path, "!"):
				found.Path, found.Place, found.Hint = path[1:], model.Place{Page: 2, Name: "表三"}, "照办"
			}
			f.Findings = append(f.Findings, found)
		}
	}
	return f
}

func tellBook(b *strings.Builder, book sheets.Book, columns bool) {
	fmt.Fprintf(b, "  book %s %s\n", book.Kind, book.Title)
	for _, s := range book.Sheets {
		tellSheet(b, s, columns)
	}
}

func tellSheet(b *strings.Builder, s sheets.Sheet, columns bool) {
	fmt.Fprintf(b, "    %s frozen %d printed %d %q\n", s.Name, s.Frozen, s.Printed, s.Notes)
	if columns {
		for _, c := range s.Columns {
			fmt.Fprintf(b, "      %s %d %v %v %v\n", c.Name, c.Width, c.Wrap, c.Input, c.Choices)
		}
	}
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = strings.Repeat("!", int(c.Tone)) + strings.ReplaceAll(c.Text, "\n", `\n`)
			if c.Number {
				cells[i] = "#" + cells[i]
			}
			if c.Link != (sheets.Link{}) {
				cells[i] += fmt.Sprintf(" →%s %d", c.Link.Sheet, c.Link.Row)
			}
		}
		b.WriteString("      " + strings.Join(cells, " | ") + "\n")
	}
}

// The file lists what there is to say about the findings of a review.
func TestTheExplanationsOfTheTable(t *testing.T) {
	var b strings.Builder
	for _, e := range Explanations() {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", e.ID, e.Severity, e.Title, e.Detail)
	}
	golden.Compare(t, filepath.Join("testdata", "explanations.txt"), []byte(b.String()))
}

// A row of an earlier workbook may be shorter than its header, and columns may stand elsewhere or be missing.
func TestDecisionsAreReadByTheirHeaders(t *testing.T) {
	rows := [][]string{{"标题"}, {columnDecision, "单位", columnPrint, "x", columnRemark}, {"核实无误", "甲局", "p1", "y", "备"}, {"", "乙局", "p2"}, {"退回修改"}, {}, {"", "", "p3", "", "只有备注"}}
	list, ok := Decisions(rows)
	want := "[{p1 核实无误  备 甲局  } { 退回修改     } {p3   只有备注   }]"
	if got := fmt.Sprint(list); !ok || got != want {
		t.Errorf("got %v %s", ok, got)
	}
	if list, ok := Decisions([][]string{{columnPrint, columnDecision}, {"p", "退回修改"}}); !ok || fmt.Sprint(list) != "[{p 退回修改     }]" {
		t.Errorf("a header in the first row: %v", list)
	}
	for _, rows := range [][][]string{nil, {{columnDecision}}, {{columnPrint}, {columnDecision}}} {
		if list, ok := Decisions(rows); ok || list != nil {
			t.Errorf("%v: %v", rows, list)
		}
	}
	if got := fmt.Sprint(DecisionSheets(), DecisionColumns()); got != "[问题 已消除] [指纹 核实结果]" {
		t.Errorf("got %s", got)
	}
}
