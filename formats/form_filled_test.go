package formats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/nianbao/nianbao/formats/xlsx"
	"github.com/nianbao/nianbao/internal/reporttest"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/model"
)

// edit is what a person types into a cell.
type edit struct {
	Sheet, Cell string
	Value       any
}

// edits are what a person types into an empty form to make it the report: each number into the cell with
// its name, each paragraph into a row of its own.
func edits(t *testing.T, form []byte, r *model.Report) []edit {
	t.Helper()
	f := opened(t, form)
	defer f.Close()
	texts := map[string]string{"organ": r.Organ, "year": strconv.Itoa(r.Year), "preamble": r.Preamble, "overview": r.Overview, "problems": r.Problems, "other_matters": r.OtherMatters,
		"signature.organ": r.Signature.Organ, "signature.date": r.Signature.Date.ISO()}
	figures := map[string]string{}
	for _, path := range r.Schema().Figures {
		var keys []string
		for f := r.Schema().ByPath[path]; f.Parent != nil; f = f.Parent {
			keys = append(keys, f.Key)
		}
		slices.Reverse(keys)
		figures[strings.Join(keys, ".")] = reporttest.Figure(r, path)
	}
	var out []edit
	for _, name := range f.GetDefinedName() {
		path, ok := strings.CutPrefix(name.Name, "nb.")
		if !ok {
			continue
		}
		sheet, cells, _ := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(name.RefersTo, "'", ""), "$", ""), "!")
		first, _, _ := strings.Cut(cells, ":")
		if figure, ok := figures[path]; ok {
			n, err := strconv.ParseFloat(figure, 64)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, edit{sheet, first, n})
			continue
		}
		col, row, err := excelize.CellNameToCoordinates(first)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(texts[path], "\n") {
			if line == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(col, row)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, edit{sheet, cell, line})
			row++
		}
	}
	return out
}

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func saved(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// byExcelize makes the edits with excelize, which leaves the results of formulas as they were.
func byExcelize(t *testing.T, form []byte, all []edit) []byte {
	t.Helper()
	f := opened(t, form)
	defer f.Close()
	for _, e := range all {
		if err := f.SetCellValue(e.Sheet, e.Cell, e.Value); err != nil {
			t.Fatal(err)
		}
	}
	return saved(t, f)
}

// notInstalled skips a test that needs another program, except where all of them are there.
func notInstalled(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// byOpenpyxl makes the edits with openpyxl, which saves formulas without results.
func byOpenpyxl(t *testing.T, form []byte, all []edit) []byte {
	t.Helper()
	const python = "/usr/bin/python3" // whose openpyxl is that of the system
	if err := exec.Command(python, "-c", "import openpyxl").Run(); err != nil {
		notInstalled(t, "openpyxl is not installed: apt-get install python3-openpyxl")
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.xlsx"), filepath.Join(dir, "out.xlsx")
	list, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(in, form, 0o600), os.WriteFile(filepath.Join(dir, "edits.json"), list, 0o600)); err != nil {
		t.Fatal(err)
	}
	const program = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for e in json.load(open(sys.argv[3], encoding="utf-8")):
    cell, value = book[e["Sheet"]][e["Cell"]], e["Value"]
    cell.value = int(value) if isinstance(value, float) and value == int(value) else value
    if isinstance(value, str): cell.data_type = "s"
book.save(sys.argv[2])
`
	if said, err := exec.Command(python, "-c", program, in, out, filepath.Join(dir, "edits.json")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// byLibreOffice opens a workbook with LibreOffice, which computes all formulas, and saves it.
func byLibreOffice(t *testing.T, data []byte) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		notInstalled(t, "LibreOffice is not installed: apt-get install libreoffice-calc")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "form.xlsx")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	const settings = `<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">` +
		`<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>` // compute always
	user := filepath.Join(dir, "profile", "user")
	if err := errors.Join(os.MkdirAll(user, 0o700), os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(settings), 0o600)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), in)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	out, err := os.ReadFile(filepath.Join(dir, "out", "form.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// filledReport is what people fill in in these tests: the figures and texts of a sample.
func filledReport() *model.Report {
	r := sample.Report(7)
	r.Overview += "\n=1+1\n+86-955\n@甲\n"
	return r
}

func TestAFormThatPeopleFilledInIsTheReport(t *testing.T) {
	r := filledReport()
	form := writtenForm(t, model.New(r.Organ, r.Year, nil))
	all := edits(t, form, r)
	t.Run("excelize", func(t *testing.T) { sameForm(t, readForm(t, byExcelize(t, form, all)).Report, r) })
	t.Run("openpyxl", func(t *testing.T) { sameForm(t, readForm(t, byOpenpyxl(t, form, all)).Report, r) })
	t.Run("LibreOffice", func(t *testing.T) {
		got := readForm(t, byLibreOffice(t, byExcelize(t, form, all)))
		if len(got.Findings) > 0 {
			t.Error(got.Findings)
		}
		sameForm(t, got.Report, r)
	})
}

// TestLibreOfficeKeepsAFullForm is about everything that a form can have: remarks, attachments, own titles.
func TestLibreOfficeKeepsAFullForm(t *testing.T) {
	r := fullReport()
	sameForm(t, readForm(t, byLibreOffice(t, writtenForm(t, r, xlsx.KnownFigures()))).Report, r)
}

func TestPeopleMayChangeAForm(t *testing.T) {
	r := filledReport()
	base := writtenForm(t, r, xlsx.KnownFigures())
	set := func(f *excelize.File, sheet, cell string, value any) error { return f.SetCellValue(sheet, cell, value) }
	for name, c := range map[string]struct {
		change func(f *excelize.File) error
		want   func(r *model.Report)
		told   string // what a finding says, "" when there is nothing to tell
	}{
		"rows inserted in the texts": {func(f *excelize.File) error {
			return errors.Join(f.InsertRows("文字", 5, 3), set(f, "文字", "A5", "插入的一段。"), set(f, "文字", "A7", "又一段。"), f.InsertRows("文字", 4, 2), set(f, "文字", "A4", "最前一段。"))
		}, func(r *model.Report) {
			first, rest, _ := strings.Cut(r.Overview, "\n")
			r.Overview = "最前一段。\n" + first + "\n插入的一段。\n又一段。\n" + rest
		}, ""},
		"a formula overwritten": {func(f *excelize.File) error { return set(f, "表三", "J5", 4321) },
			func(r *model.Report) { r.Applications.Received.Total = 4321 }, "4321"},
		"a number as a text": {func(f *excelize.File) error { return set(f, "表二", "B8", "１，２３４ 件") },
			func(r *model.Report) { r.ProactiveDisclosure.Licensing = 1234 }, ""},
		"a remark behind a number": {func(f *excelize.File) error { return set(f, "表二", "B8", "22（其中延续5件）") },
			func(r *model.Report) {
				r.ProactiveDisclosure.Licensing, r.Remarks = 22, map[string]string{"proactive_disclosure.licensing": "（其中延续5件）"}
			}, "其中延续5件"},
		"a remark in a note": {func(f *excelize.File) error {
			return f.AddComment("表二", excelize.Comment{Cell: "B8", Text: "张三:\n说明：（其中延续5件）"})
		}, func(r *model.Report) {
			r.Remarks = map[string]string{"proactive_disclosure.licensing": "（其中延续5件）"}
		}, ""},
		"a note that is none": {func(f *excelize.File) error {
			return f.AddComment("表二", excelize.Comment{Cell: "B8", Text: "请李四核实"})
		}, func(*model.Report) {}, "请李四核实"},
		"a table moved down": {func(f *excelize.File) error { return f.InsertRows("表四", 1, 2) }, func(*model.Report) {}, ""},
		"sheets with other names": {func(f *excelize.File) error {
			return errors.Join(f.SetSheetName("表三", "申请"), f.SetSheetName("文字", "正文"), f.SetSheetName("基本信息", "信息"))
		}, func(*model.Report) {}, ""},
		"no names and no properties": {func(f *excelize.File) error {
			var all []error
			for _, n := range f.GetDefinedName() {
				if strings.HasPrefix(n.Name, "nb.") && n.Name != "nb.organ" {
					all = append(all, f.DeleteDefinedName(&n))
				}
			}
			return errors.Join(all...)
		}, func(*model.Report) {}, ""},
		"a label changed": {func(f *excelize.File) error { return set(f, "表三", "A5", "一、本年新收申请数量") },
			func(*model.Report) {}, "没有认出填报表的表三"},
		"words beside the cells": {func(f *excelize.File) error { return set(f, "文字", "C9", "请领导审定") }, func(*model.Report) {}, "请领导审定"},
		"a sheet more": {func(f *excelize.File) error {
			_, err := f.NewSheet("备忘")
			return errors.Join(err, set(f, "备忘", "B2", "还没有核实"))
		}, func(*model.Report) {}, "还没有核实"},
		"a heading lost": {func(f *excelize.File) error { return f.RemoveRow("文字", 3) },
			func(r *model.Report) { r.Overview = "" }, "没有标题“一、总体情况”"},
		"the organ deleted": {func(f *excelize.File) error { return set(f, "基本信息", "B2", nil) },
			func(r *model.Report) { r.Organ = "（机关名称）" }, "没有填机关名称"},
		"a number pasted beside its merged cell": {func(f *excelize.File) error {
			return errors.Join(f.UnmergeCell("表二", "B8", "D8"), set(f, "表二", "B8", nil), set(f, "表二", "D8", 77))
		}, func(r *model.Report) { r.ProactiveDisclosure.Licensing = 77 }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := opened(t, base)
			defer f.Close()
			if err := c.change(f); err != nil {
				t.Fatal(err)
			}
			got := readForm(t, saved(t, f))
			want := filledReport()
			c.want(want)
			if c.told == "" && len(got.Findings) > 0 || !strings.Contains(fmt.Sprint(got.Findings), c.told) {
				t.Errorf("told %v", got.Findings)
			}
			sameForm(t, got.Report, want)
		})
	}
}
