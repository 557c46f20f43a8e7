package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/sheets"
)

// tableFiles are the files that tables of results are written to.
type tableFiles struct{ csv, xlsx *destination }

// tableMaker makes the tables that are written.
type tableMaker interface {
	matrix() sheets.Sheet // for a CSV file
	book() sheets.Book
}

// newTableFiles looks at the places that --csv and --xlsx name; nil stands for none.
func newTableFiles(csv, workbook *string) (*tableFiles, error) {
	t := &tableFiles{}
	var err error
	for _, name := range []*string{csv, workbook} {
		if name != nil && isForeign(*name) {
			return nil, fmt.Errorf("%s 已经存在，不是本程序生成的统计，没有改动：请另写一个文件名", visible(*name))
		}
	}
	if csv != nil {
		if t.csv, err = newDestinationOf("--csv", *csv, nil, csvFormat); err != nil {
			return nil, err
		}
	}
	if workbook != nil {
		if t.xlsx, err = newDestinationOf("--xlsx", *workbook, nil, export.XLSX); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// isForeign reports whether a file is there that is no table of this kind, and may be somebody's work.
func isForeign(name string) bool {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return false
	}
	if hasExtension(name, bookExtensions) {
		return kindOf(name) != statsKind
	}
	f, err := os.Open(name)
	if err != nil {
		return false // whoever writes it finds out
	}
	defer f.Close()
	start := make([]byte, 64)
	n, _ := io.ReadFull(f, start)
	for _, header := range tableHeaders {
		if bytes.HasPrefix(start[:n], []byte("\ufeff"+header)) {
			return false
		}
	}
	return true
}

// statsKind is what workbooks of statistics and differences say of themselves; tableHeaders are what CSV files
// of them begin with.
const statsKind = "stats"

var tableHeaders = []string{"机关,", "项目,"}

// isOwn reports whether a file is one that is about to be written. One that is a report is refused: it
// would be lost. Tables that were written to the folder before are no reports.
func (t *tableFiles) isOwn(f reportFile) (bool, error) {
	for _, d := range []*destination{t.csv, t.xlsx} {
		if d == nil || d.stream || !isSameFile(d.path, f.name) {
			continue
		}
		if f.report != nil {
			return true, fmt.Errorf("输出文件就是报告文件本身：%s，请另写一个文件名", visible(d.name))
		}
		return true, nil
	}
	return false, nil
}

func isSameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// write writes the files, and tells of them.
func (t *tableFiles) write(s *session, tables tableMaker) error {
	var file bytes.Buffer
	if t.csv != nil {
		if err := sheets.WriteCSV(&file, tables.matrix()); err != nil {
			return err
		}
		if err := s.place(t.csv, file.Bytes(), "全部数字"); err != nil {
			return err
		}
	}
	if t.xlsx != nil {
		file.Reset()
		if err := xlsx.WriteBook(&file, tables.book()); err != nil {
			return err
		}
		return s.place(t.xlsx, file.Bytes(), "工作簿")
	}
	return nil
}
