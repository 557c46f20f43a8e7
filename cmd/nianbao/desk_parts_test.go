package main

import (
	"bufio"
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/review"
)

// Each member that has something to mend gets a file of its own, whatever of its name no file's name can have; files of
// others are told when they are of an earlier check.
func TestEachMemberHasAFileOfItsOwn(t *testing.T) {
	t.Chdir(t.TempDir())
	part := func(rows ...review.Row) (line, stderr string, names string) {
		var told bytes.Buffer
		s := &session{stdout: bufio.NewWriter(new(bytes.Buffer)), stderr: &told}
		d := &desk{each: "parts", result: &review.Review{Rows: rows}}
		line, err := d.writeParts(s)
		if err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir("parts")
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, e := range entries {
			list = append(list, e.Name())
		}
		return line, told.String(), strings.Join(list, " ")
	}
	line, stderr, names := part(review.Row{Organ: "甲局"}, review.Row{Organ: "甲/乙局", Errors: 1}, review.Row{Organ: "丙局", Warnings: 1}, review.Row{Organ: "甲／乙局", Errors: 1}, review.Row{Errors: 1}, review.Row{Organ: "丁局", Errors: 1})
	if line != "各单位的问题清单已写到 parts（4 份）" || stderr != "" || names != "丁局.xlsx 丙局.xlsx 甲／乙局.xlsx 甲／乙局（4）.xlsx" {
		t.Errorf("first: %s, %s, %s", line, stderr, names)
	}
	writeText(t, "parts/a.txt", "x")
	writeText(t, "parts/b.xlsx", "x")
	line, stderr, names = part(review.Row{Organ: "甲局", Errors: 1}, review.Row{Organ: "丁局", Errors: 1})
	if line != "各单位的问题清单已写到 parts（2 份）" || stderr != "nianbao：注意：parts 中有 3 份是以前的，这些单位现在没有要改的：丙局.xlsx、甲／乙局.xlsx、甲／乙局（4）.xlsx\n" || names != "a.txt b.xlsx 丁局.xlsx 丙局.xlsx 甲局.xlsx 甲／乙局.xlsx 甲／乙局（4）.xlsx" {
		t.Errorf("second: %s, %s, %s", line, stderr, names)
	}
	for _, d := range []*desk{{each: "parts"}, {result: &review.Review{}}} {
		if line, err := d.writeParts(testSession()); line != "" || err != nil {
			t.Errorf("nobody asked: %s, %v", line, err)
		}
		if line, err := d.write(testSession()); line != "" || err != nil || d.summary() != "" {
			t.Errorf("nobody asked: %s, %v, %s", line, err, d.summary())
		}
	}
}

// Which year is under review is told when there are several and nobody has said it.
func TestTheYearUnderReviewIsTold(t *testing.T) {
	for _, c := range []struct {
		year  int
		years []int
		want  string
	}{
		{0, nil, ""}, {0, []int{2023}, ""}, {0, []int{2022, 2023}, "报告有 2022、2023 年度的，审核的是 2023 年度；要审核别的年度，请加 --year"},
		{0, []int{2021, 2022, 2023}, "报告有 2021、2022、2023 年度的，审核的是 2023 年度；要审核别的年度，请加 --year"}, {2023, []int{2022, 2023}, ""},
	} {
		var stderr bytes.Buffer
		d := &desk{year: c.year, result: &review.Review{Year: 2023, Years: c.years}}
		d.sayYear(&session{stderr: &stderr})
		if got := strings.TrimSuffix(strings.TrimPrefix(stderr.String(), "nianbao：注意："), "\n"); got != c.want {
			t.Errorf("%d of %v: %s, want %s", c.year, c.years, got, c.want)
		}
	}
}
