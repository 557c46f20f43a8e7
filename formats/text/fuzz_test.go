package text

import (
	"errors"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/formats/paper"
	"github.com/nianbao/nianbao/model"
)

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"甲局2023年政府信息公开工作年度报告\n一、总体情况\n  正文。\n", "|规章|0|1|2|\n|--|--|--|\n", "规章\t0\t1\n\f1\n", "a,1,2,3\n规章……0", "\xff\xfe\x00\x4e\n\x00",
		strings.Repeat("主动公开政府信息工作情况总体良好\n", 8), "\xbc\xd7\xbe\xd6\x81\x30\x81\x30", "# 标题 #\r\n**粗**\u2028<http://a>\r",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(data)
		if err != nil {
			var found model.Findings
			if !errors.As(err, &found) || found[0].Hint == "" {
				t.Fatalf("not a finding that says what to do: %v", err)
			}
			return
		}
		line := 0
		for _, b := range d.Blocks {
			at := 0
			switch b := b.(type) {
			case *paper.Paragraph:
				at = b.Place.Line
			case *paper.Grid:
				at = b.Place.Line
				for _, c := range b.Cells {
					if c.Row >= b.Rows || c.Col >= b.Cols {
						t.Fatalf("cell %d,%d in a grid of %dx%d", c.Row, c.Col, b.Rows, b.Cols)
					}
				}
			}
			if at <= line {
				t.Fatalf("line %d behind line %d", at, line)
			}
			line = at
		}
	})
}

func TestLongTextsAreRefused(t *testing.T) {
	for name, data := range map[string]string{
		"text":  strings.Repeat("政府信息公开。", paper.MaxText/21+1),
		"bytes": strings.Repeat(" ", 2*paper.MaxText+1),
		"cells": strings.Repeat("|0", paper.MaxCells+1),
		"lines": strings.Repeat("甲\n", paper.MaxLines+1),
	} {
		_, err := Read([]byte(data))
		var found model.Findings
		if !errors.As(err, &found) || found[0].ID != "READ-LIMIT" || found[0].Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
