package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/review"
	"github.com/nianbao/nianbao/sheets"
)

// FuzzEarlier gives what reads an earlier file of findings any bytes: they are refused with a message that a terminal can
// show, or give decisions that say something.
func FuzzEarlier(f *testing.F) {
	set := review.Settings{Decisions: []review.Decision{{Print: "0", Decision: "属实", Reviewer: "甲", Remark: "=1+1"}}}
	r := review.New(nil, review.Options{})
	var book, table bytes.Buffer
	if err := xlsx.WriteBook(&book, r.Book(set)); err != nil {
		f.Fatal(err)
	}
	if err := sheets.WriteCSV(&table, r.Table(set)); err != nil {
		f.Fatal(err)
	}
	f.Add(uint8(0), book.Bytes())
	f.Add(uint8(1), table.Bytes())
	for _, text := range []string{"", "指纹;核实结果\n1;\"属实\n", "指纹\t核实结果\n", "\xff\xfe", "<meta name=generator>", "PK\x03\x04"} {
		for format := range uint8(3) {
			f.Add(format, []byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, format uint8, data []byte) {
		file := &findingsFile{format: []*export.Format{export.XLSX, csvFormat, export.HTML}[format%3]}
		if err := file.earlier("甲.csv", data); err != nil && (!utf8.ValidString(err.Error()) || strings.ContainsAny(err.Error(), "\x00\x1b\r")) {
			t.Errorf("%q", err)
		}
		for _, d := range file.decisions {
			if d.Decision+d.Reviewer+d.Remark == "" {
				t.Errorf("a decision that decides nothing: %+v", d)
			}
		}
	})
}
