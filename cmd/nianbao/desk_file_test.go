package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/review"
	"github.com/xuri/excelize/v2"
)

// checkedOnce runs a check in the folder it is in, and returns all that it says.
func checkedOnce(args ...string) string {
	var stdout, stderr bytes.Buffer
	code := run(append([]string{"check"}, args...), nil, &stdout, &stderr)
	return fmt.Sprintf("%s%s= %d\n", &stdout, &stderr, code)
}

// fillIn writes into cells of a sheet of a workbook, as "B2=text".
func fillIn(t *testing.T, name, sheet string, cells ...string) {
	t.Helper()
	book, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, c := range cells {
		at, text, _ := strings.Cut(c, "=")
		if err := book.SetCellValue(sheet, at, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
}

// What reviewers wrote stays when what was found is mended, and with the files that have it.
func TestDecisionsAreKept(t *testing.T) {
	writeReviewed(t)
	sheets := review.DecisionSheets()
	for _, c := range []struct{ name, want string }{
		{"list.xlsx", "问题清单已写到 list.xlsx（2 个问题）"},
		{"list.csv", "问题清单已写到 list.csv（2 个问题）"},
	} {
		if got := checkedOnce("in", "--report", c.name, "--quiet"); !strings.Contains(got, c.want+"\n= 1\n") {
			t.Fatalf("%s: %s", c.name, got)
		}
	}
	fillIn(t, "list.xlsx", sheets[0], "J2=情况属实", "J3=核实无误", "K3=张三")
	if got := checkedOnce("in", "--report", "list.xlsx", "--quiet"); !strings.Contains(got, "问题清单已写到 list.xlsx（2 个问题），以前的 2 个核实结果已带入\n") {
		t.Errorf("decisions are lost: %s", got)
	}
	writeText(t, "in/b.yaml", strings.Replace(soundText(t), "青禾县农业农村局", "青禾县教育局", 1)) // both are mended
	for range 2 {                                                                     // as the sheet of what was settled is read again
		if got := checkedOnce("in", "--report", "list.xlsx", "--quiet"); !strings.Contains(got, "问题清单已写到 list.xlsx（0 个问题），以前的 2 个核实结果已带入\n") {
			t.Errorf("decisions of what was mended are lost: %s", got)
		}
	}
}

// A workbook of findings without a column that decisions need is left alone.
func TestAWorkbookWithoutItsColumnsIsLeftAlone(t *testing.T) {
	writeReviewed(t)
	if got := checkedOnce("in", "--report", "list.xlsx", "--quiet"); !strings.HasSuffix(got, "= 1\n") {
		t.Fatal(got)
	}
	fillIn(t, "list.xlsx", review.DecisionSheets()[0], "N1=别的")
	want := "nianbao：list.xlsx 是以前的问题清单，其中“问题”一页没有“" + strings.Join(review.DecisionColumns(), "”“") + "”列，不能带入核实结果，没有改动：请恢复这些列，或用 --report 另写一个文件名\n= 2\n"
	if got := checkedOnce("in", "--report", "list.xlsx", "--quiet"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// writeReviewed goes to a new folder with two reports in a folder, of which one has two errors.
func writeReviewed(t *testing.T) {
	t.Helper()
	sound := soundText(t)
	s := &transcript{t: t}
	t.Chdir(t.TempDir())
	s.prepare([]string{"folder", "in"})
	writeText(t, "in/a.yaml", sound)
	writeText(t, "in/b.yaml", strings.NewReplacer("青禾县农业农村局", "青禾县教育局", "carried_forward: [1, 0", "carried_forward: [2, 0").Replace(sound))
}

var sound string

// soundText is a report without findings. The first who asks does so before it goes to another folder.
func soundText(t *testing.T) string {
	t.Helper()
	if sound == "" {
		sound = (&transcript{t: t}).read("testdata/report.yaml")
	}
	return sound
}

func TestAFileOfDecisionsIsKnown(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"规则,指纹,核实结果\nX,1,是\n", "1"}, {"规则;指纹;核实结果\nX;1;是\n", "1"}, {"规则\t指纹\t核实结果\nX\t1\t是\n", "1"}, {"\ufeff规则,指纹,核实结果\nX,1\n", "0"},
		{"规则,指纹\nX,1\n", "refused"}, {"a\x00b", "refused"}, {"\"", "refused"}, {"", "refused"},
	} {
		f := &findingsFile{}
		got := "refused"
		if err := f.earlierCSV("n.csv", []byte(c.text)); err == nil {
			got = fmt.Sprint(len(f.decisions))
		} else if want := "n.csv 已经存在，不是本程序生成的问题清单，没有改动：请用 --report 另写一个文件名"; err.Error() != want {
			t.Errorf("%q: %v", c.text, err)
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
	for text, want := range map[string]rune{
		"": ',', "a": ',', "a,b": ',', "a;b": ';', "a\tb": '\t', "a;b,c": ',', "a;b,c;d": ';', "a;b\tc": ';', "a;b\tc\td": '\t', "a,b\n;;;;": ',', "a\n;": ',',
	} {
		if got := delimiter(text); got != want {
			t.Errorf("%q is parted at %q, want %q", text, got, want)
		}
	}
}
