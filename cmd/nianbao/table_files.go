package main

import (
	"bytes"
	"fmt"
	"os"

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
	if csv != nil {
		if t.csv, err = newDestinationOf("--csv", *csv, nil, csvFormat); err != nil {
			return nil, err
		}
	}
	if workbook != nil {
		if t.xlsx, err = newDestinationOf("--xlsx", *workbook, nil, xlsxFormat); err != nil {
			return nil, err
		}
	}
	return t, nil
}

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
