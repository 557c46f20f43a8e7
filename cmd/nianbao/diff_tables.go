package main

import (
	"fmt"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/sheets"
)

// yearChanges is what changed between two years, organ by organ.
type yearChanges struct {
	organs             []organChanges
	last, this         *folderSide       // nil when two files are compared
	onlyLast, onlyThis []*nianbao.Report // of organs without a report in the other folder
}

// organChanges is the changes of one organ.
type organChanges struct {
	organ      string
	last, this side
	changes    []nianbao.Change
}

// side is one of two reports.
type side struct {
	file   string
	report *nianbao.Report
}

// mostInFull is of how many organs the changes are shown one by one unless all are asked for.
const mostInFull = 10

// text shows the changes of each organ below its name, or of many organs a line each.
func (d *yearChanges) text(s *session, all bool) {
	changed, total := 0, 0
	for _, o := range d.organs {
		if len(o.changes) > 0 {
			changed++
			total += len(o.changes)
		}
	}
	if all || changed <= mostInFull {
		d.textInFull(s)
	} else {
		d.textInBrief(s)
	}
	d.tellOnly(s, d.last, d.onlyLast)
	d.tellOnly(s, d.this, d.onlyThis)
	fmt.Fprintf(s.stdout, "比较了 %d 个机关，%d 个有变化，共 %d 处不同\n", len(d.organs), changed, total)
}

func (d *yearChanges) textInFull(s *session) {
	for _, o := range d.organs {
		if len(o.changes) == 0 {
			continue
		}
		fmt.Fprintf(s.stdout, "【%s】%d 处不同\n", visible(o.organ), len(o.changes))
		for _, line := range changeLines(o.changes, o.last.report, o.this.report) {
			fmt.Fprintln(s.stdout, line)
		}
		fmt.Fprintln(s.stdout)
	}
}

// textInBrief shows for each organ how much changed, and the applications received, which every organ has.
func (d *yearChanges) textInBrief(s *session) {
	const received = "applications.received[6]"
	last, this := fmt.Sprintf("%d年新收申请", d.last.year), fmt.Sprintf("%d年新收申请", d.this.year)
	table := sheets.Sheet{Frozen: 1, Columns: []sheets.Column{{Name: "机关"}, {Name: "不同"}, {Name: last}, {Name: this}}}
	for _, o := range d.organs {
		if len(o.changes) > 0 {
			table.Rows = append(table.Rows, []sheets.Cell{
				sheets.Text(o.organ), number(fmt.Sprint(len(o.changes))),
				number(fmt.Sprint(o.last.report.Count(received))), number(fmt.Sprint(o.this.report.Count(received))),
			})
		}
	}
	for _, line := range sheets.Lines(table, s.width) {
		fmt.Fprintln(s.stdout, visible(line))
	}
	fmt.Fprintln(s.stdout, "有变化的机关多，没有逐项列出：用 --xlsx 或 --csv 另存，或加 --all")
}

// tellOnly lists the organs that are in one folder only.
func (d *yearChanges) tellOnly(s *session, folder *folderSide, reports []*nianbao.Report) {
	if len(reports) == 0 {
		return
	}
	fmt.Fprintf(s.stdout, "只在 %s（%d年度）中有报告的机关 %d 个：\n", shown(folder.folder), folder.year, len(reports))
	for _, r := range reports {
		fmt.Fprintf(s.stdout, "  %s（%s）\n", visible(r.Organ), shown(folder.files[r]))
	}
}

// sideJSON is a report in JSON.
type sideJSON struct {
	File string `json:"file"`
	Year int    `json:"year"`
}

// organJSON is one organ in JSON. A side is null when that folder has no report of the organ.
type organJSON struct {
	Organ   string           `json:"organ"`
	Last    *sideJSON        `json:"last"`
	This    *sideJSON        `json:"this"`
	Changes []nianbao.Change `json:"changes"`
}

// json is an array with an object for each organ.
func (d *yearChanges) json() []byte {
	list := []organJSON{}
	for _, o := range d.organs {
		list = append(list, organJSON{o.organ, o.last.json(), o.this.json(), append([]nianbao.Change{}, o.changes...)})
	}
	for _, r := range d.onlyLast {
		list = append(list, organJSON{Organ: r.Organ, Last: side{d.last.files[r], r}.json(), Changes: []nianbao.Change{}})
	}
	for _, r := range d.onlyThis {
		list = append(list, organJSON{Organ: r.Organ, This: side{d.this.files[r], r}.json(), Changes: []nianbao.Change{}})
	}
	return compactJSON(list)
}

func (x side) json() *sideJSON { return &sideJSON{escapedName(x.file), x.report.Year} }

// matrix is a row a change.
func (d *yearChanges) matrix() sheets.Sheet {
	s := sheets.Sheet{Name: changesSheet, Frozen: 1, Columns: []sheets.Column{
		textColumn("机关", 36), textColumn("项目", 60), figureColumn("上年"), figureColumn("本年"), figureColumn("增减"), figureColumn("增减率%"),
		textColumn("上年度", 8), textColumn("本年度", 8), textColumn("上年文件", 30), textColumn("本年文件", 30),
	}}
	for _, o := range d.organs {
		for _, c := range o.changes {
			s.Rows = append(s.Rows, append(append([]sheets.Cell{
				sheets.Text(o.organ), sheets.Text(c.Name), number(c.Last.String()), number(c.This.String()),
			}, plain(c)...), o.sources()...))
		}
	}
	return s
}

// sources are the years and files of an organ's reports.
func (o *organChanges) sources() []sheets.Cell {
	return []sheets.Cell{
		number(fmt.Sprint(o.last.report.Year)), number(fmt.Sprint(o.this.report.Year)), sheets.Text(o.last.file), sheets.Text(o.this.file),
	}
}

// book is the changes, and the organs that are in one folder only.
func (d *yearChanges) book() sheets.Book {
	b := sheets.Book{Title: "与上年比较", Kind: statsKind, Sheets: []sheets.Sheet{d.matrix()}}
	only := sheets.Sheet{Name: "只有一年的机关", Columns: []sheets.Column{textColumn("机关", 36), textColumn("年度", 8), textColumn("文件", 40)}}
	for _, r := range d.onlyLast {
		only.Rows = append(only.Rows, onlyRow(d.last, r))
	}
	for _, r := range d.onlyThis {
		only.Rows = append(only.Rows, onlyRow(d.this, r))
	}
	if len(only.Rows) > 0 {
		b.Sheets = append(b.Sheets, only)
	}
	return b
}

func onlyRow(folder *folderSide, r *nianbao.Report) []sheets.Cell {
	return []sheets.Cell{sheets.Text(r.Organ), number(fmt.Sprint(r.Year)), sheets.Text(folder.files[r])}
}
