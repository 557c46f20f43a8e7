package model

import (
	"strings"
	"testing"

	"github.com/nianbao/nianbao/tables"
)

// Every field is found by its key, its name tag, its Chinese key, and those without marks.
func TestAFieldIsFoundByItsNames(t *testing.T) {
	for _, m := range Schemas() {
		var walk func(f *Field)
		walk = func(f *Field) {
			for _, c := range f.Children {
				names := append([]string{c.Key, c.Name, c.ChineseKey(), letters(c.Name), " " + c.ChineseKey()}, c.Also...)
				for _, name := range names {
					if got := f.Named(name); got != c {
						t.Errorf("%s: %q is not found below %q", m.Edition.ID, name, f.Path)
					}
				}
				walk(c)
			}
		}
		walk(m.Root)
	}
}

// A row is found by the label that the official table prints before it.
func TestARowIsFoundByItsLabel(t *testing.T) {
	for _, m := range Schemas() {
		for _, s := range m.Edition.Sections {
			if s.Table == nil || s.Table.Name == "表四" {
				continue
			}
			labels := map[int][]string{}
			for _, c := range s.Table.Cells {
				if c.Role == tables.RowHeader {
					labels[c.Row] = append(labels[c.Row], c.Text)
				}
				if c.Path == "" {
					continue
				}
				row, _, isRow := strings.Cut(c.Path, "[")
				f := m.ByPath[row]
				if !isRow && f.Parent.IsRow() {
					f = f.Parent
				}
				label := labels[c.Row][len(labels[c.Row])-1]
				if got := f.Parent.Named(label); got != f {
					t.Errorf("%s: %s is not found by %q", m.Edition.ID, f.Path, label)
				}
			}
		}
	}
}

func TestWhatFitsTwoFieldsStandsForNeither(t *testing.T) {
	root := SchemaOf(nil).Root
	for name, want := range map[string]string{
		"表二": "proactive_disclosure", "表三": "applications", "表四": "", "行政复议": "reconsideration", "表四（行政诉讼）": "litigation",
		"五、政府信息公开工作存在的主要问题及改进情况": "problems", "二、行政机关主动公开政府信息情况": "proactive_disclosure", "年度": "year", "单位名称": "organ", "没有": "",
	} {
		got := ""
		if f := root.Named(name); f != nil {
			got = f.Key
		}
		if got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if f := root.Child("signature").Named("日期"); f == nil || f.Key != "date" {
		t.Error("日期 is not found below the signature")
	}
}

func TestThePreambleMovesOnByAYear(t *testing.T) {
	for text, want := range map[string]string{
		"自2022年1月1日起，至2022年12月31日止。":       "自2023年1月1日起，至2023年12月31日止。",
		"现公布2022年度政府信息公开工作年度报告。":           "现公布2023年度政府信息公开工作年度报告。",
		"２０２２年度，二〇二二年度，二○二二年":              "２０２３年度，二〇二三年度，二○二三年",
		"自2022年3月1日起施行的规定":                 "自2022年3月1日起施行的规定",
		"国办公开办函〔2021〕30号，2019年4月3日修订":      "国办公开办函〔2021〕30号，2019年4月3日修订",
		"2023年1月20日公布":                     "2024年1月20日公布",
		"2022 年 1 月 1 日至 2022 年 12 月 31 日": "2023 年 1 月 1 日至 2023 年 12 月 31 日",
		"12022年": "12022年",
	} {
		if got := moveOn(text, 2022); got != want {
			t.Errorf("%s becomes %s", text, got)
		}
	}
}
