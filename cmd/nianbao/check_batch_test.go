package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/model"
)

// Pictures of a file of pages lie in it: that they do not lie beside it is no fault.
func TestPicturesInsideAreNoFault(t *testing.T) {
	found := func() nianbao.Findings {
		return nianbao.Findings{
			{ID: "FIGURE", Severity: nianbao.SeverityError, Message: "没有图片文件 a.png", Hint: "h"}, {ID: "FIGURE", Severity: nianbao.SeverityError, Message: "图片文件 a.png 已损坏", Hint: "h"},
			{ID: "FONT", Severity: nianbao.SeverityError, Message: "没有图片文件 a.png", Hint: "h"},
		}
	}
	const inside = "info 图片在这个文件的版面里；附带的数据只有它的文件名，要重新生成，请把图片放回原处|error h|error h"
	for file, want := range map[string]string{"a.pdf": inside, "a.OFD": inside, "a.yaml": "error h|error h|error h", "a.docx": "error h|error h|error h", "-": "error h|error h|error h"} {
		var got []string
		for _, f := range picturesInside(file, found()) {
			got = append(got, fmt.Sprint(f.Severity, " ", f.Hint))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

// What a comparison with another organ's report finds is an information, but for sums.
func TestDoubtMakesFindingsInformations(t *testing.T) {
	f := &reportFile{previous: &nianbao.Report{Organ: "甲县人民政府"}}
	found := func() nianbao.Findings {
		return nianbao.Findings{{ID: "CARRY", Severity: nianbao.SeverityWarning, Hint: "h"}, {ID: "SUM", Severity: nianbao.SeverityWarning, Hint: "h"}}
	}
	told := func() string {
		var parts []string
		for _, p := range f.doubt(found()) {
			parts = append(parts, fmt.Sprint(p.ID, " ", p.Severity, " ", p.Hint))
		}
		return strings.Join(parts, "|")
	}
	if got := told(); got != "CARRY warning h|SUM warning h" {
		t.Errorf("without doubt: %s", got)
	}
	if f.doubtful = true; told() != "CARRY info 上年用的是“甲县人民政府”的报告：是同一机关的，用 --same 写明；不是的，不必理会|SUM warning h" {
		t.Errorf("with doubt: %s", told())
	}
}

// What becomes of a file in a check, whatever is known of it.
func TestWhatACheckKeepsOfAFile(t *testing.T) {
	unread := errors.New("无法读取 x")
	for _, c := range []struct {
		f    reportFile
		want string
	}{
		{reportFile{input: input{name: "x", unread: unread}, told: "乙局"}, "乙局 0 false 无法读取 x"},
		{reportFile{input: input{name: "x"}, told: "乙局"}, "乙局 0 false "},
		{reportFile{input: input{name: "x"}, report: &nianbao.Report{Organ: "甲局", Year: 2023}}, "甲局 2023 false "},
		{reportFile{input: input{name: "x"}, report: &nianbao.Report{Organ: model.NoOrgan, Year: 2023}}, " 2023 false "},
	} {
		b := &batch{files: []reportFile{c.f}}
		r := b.check(testSession(), 0)
		var found []string
		for _, p := range r.findings {
			found = append(found, p.Message)
		}
		if got := fmt.Sprint(r.organ, " ", r.year, " ", r.compared, " ", strings.Join(found, "|")); got != c.want || r.file != "x" || r.unread != c.f.unread {
			t.Errorf("%+v: %s, want %s", c.f, got, c.want)
		}
	}
	if f := testSession().examine(input{name: "none", unread: unread}); f.unread != unread || f.report != nil {
		t.Errorf("what can't be read is examined: %+v", f)
	}
	if f := testSession().readFigures(input{name: "none", unread: unread}); f.unread != unread || f.report != nil {
		t.Errorf("what can't be read is read: %+v", f)
	}
}

// A sum of others that a list has missed says where to look.
func TestTheFirstErrorStandsForAll(t *testing.T) {
	errs := findingsOfKinds("IWEE")
	errs[2].Message = "first"
	for n, want := range map[int]string{2: "请运行 nianbao check 查看", 3: "first", 4: "first（共 2 个错误）"} {
		if got := firstError(errs[:n]); got != want {
			t.Errorf("%d findings: %s, want %s", n, got, want)
		}
	}
}

func TestOfTwoErrorsTheWorseCounts(t *testing.T) {
	a := errors.New("a")
	for _, c := range []struct{ a, b, want error }{{nil, nil, nil}, {faulty, nil, faulty}, {nil, faulty, faulty}, {failed, faulty, failed}, {faulty, failed, failed}, {a, faulty, faulty}, {failed, a, failed}} {
		if got := worse(c.a, c.b); got != c.want {
			t.Errorf("%v and %v: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// A report that is rendered is told of faces that stand in, and of nothing that keeps it from being set: that is told later.
func TestFacesThatStandInAreTold(t *testing.T) {
	s := testSession()
	if err := s.chooseFaces(fontFlags{}); err != nil {
		t.Fatal(err)
	}
	r := nianbao.New("青禾县农业农村局", 2023, nil)
	r.Overview = "公开😀信息。"
	was := nianbao.Findings{{ID: "X", Severity: nianbao.SeverityError}}
	told := func(found nianbao.Findings) string {
		var ids []string
		for _, f := range found {
			ids = append(ids, f.ID+" "+f.Severity.String())
		}
		return strings.Join(ids, ", ")
	}
	if got := told(s.withFallbacks(r, "a.yaml", was)); got != "X error" {
		t.Errorf("of a character that no face has: %s", got)
	}
	if got := told(s.withFaces(r, "a.yaml", was)); got != "X error, FONT error" {
		t.Errorf("of a character that no face has a check finds %s", got)
	}
	if len(rareFaces) == 0 {
		return
	}
	r.Overview = "公开㐂😀信息。"
	if got := told(s.withFallbacks(r, "a.yaml", was)); got != "X error, FALLBACK info" {
		t.Errorf("of a character that another face has: %s", got)
	}
	if got := told(s.withFaces(r, "a.yaml", nil)); got != "FALLBACK info, FONT error" && got != "FONT error, FALLBACK info" {
		t.Errorf("of a character that another face has a check finds %s", got)
	}
}
