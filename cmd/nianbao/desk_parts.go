package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/review"
)

// writeParts writes a workbook for each member that has something to mend, and says so in a line. Files of an
// earlier check whose members have nothing to mend any more are told.
func (d *desk) writeParts(s *session) (string, error) {
	if d.each == "" || d.result == nil {
		return "", nil
	}
	if err := makeFolder(d.each); err != nil {
		return "", err
	}
	unlock, err := s.lockFolder(d.each)
	if err != nil {
		return "", err
	}
	defer unlock()
	written := map[string]bool{}
	for i := range d.result.Rows {
		row := &d.result.Rows[i]
		if !row.NeedsPart() {
			continue
		}
		name := safeName(row.Organ) + export.XLSX.Extensions[0]
		if written[fileKey(name)] { // names that differ in what no file's name can have
			name = safeName(fmt.Sprintf("%s（%d）", row.Organ, i+1)) + export.XLSX.Extensions[0]
		}
		written[fileKey(name)] = true
		if err := d.writePart(s, filepath.Join(d.each, name), row); err != nil {
			return "", err
		}
	}
	d.tellOldParts(s, written)
	return fmt.Sprintf("各单位的问题清单已写到 %s（%d 份）", visible(d.each), len(written)), nil
}

func (d *desk) writePart(s *session, name string, row *review.Row) error {
	if _, err := os.Stat(name); err == nil && kindOf(name) != review.PartKind {
		return fmt.Errorf("%s 已经存在，不是本程序生成的问题清单，没有改动：请用 --each 另写一个文件夹", visible(name))
	}
	dest, err := newDestinationOf("--each", name, nil, export.XLSX)
	if err != nil {
		return err
	}
	dest.lazy = true
	var file bytes.Buffer
	if err := xlsx.WriteBook(&file, d.result.Part(row, d.least)); err != nil {
		return fmt.Errorf("%s 写不成文件：%s", visible(name), visible(err.Error()))
	}
	return s.put(dest, file.Bytes())
}

// tellOldParts names the files of members that have nothing to mend any more.
func (d *desk) tellOldParts(s *session, written map[string]bool) {
	entries, err := os.ReadDir(d.each)
	if err != nil {
		return
	}
	var old []string
	for _, e := range entries {
		if name := filepath.Join(d.each, e.Name()); !written[fileKey(e.Name())] && kindOf(name) == review.PartKind {
			old = append(old, e.Name())
		}
	}
	if old != nil {
		s.note("%s 中有 %d 份是以前的，这些单位现在没有要改的：%s", shown(d.each), len(old), visible(strings.Join(old, "、")))
	}
}
