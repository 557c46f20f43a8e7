package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/nianbao/nianbao"
	"pgregory.net/rapid"
)

func TestResultsComeInOrderAndFewWait(t *testing.T) {
	for _, n := range []int{0, 1, 7, 500} {
		var done, taken atomic.Int64
		next := 0
		inOrder(allCores(), n, func(i int) int {
			if ahead := done.Add(1) - taken.Load(); ahead > int64(8*runtime.GOMAXPROCS(0)) {
				t.Errorf("%d results wait", ahead)
			}
			return i * i
		}, func(i, square int) {
			if i != next || square != i*i {
				t.Fatalf("%d with %d, want %d", i, square, next)
			}
			next++
			taken.Add(1)
		})
		if next != n {
			t.Errorf("%d results of %d", next, n)
		}
	}
}

func TestAPanicOfAWorkerBecomesAMessageToo(t *testing.T) {
	err := protect(func() error {
		inOrder(allCores(), 10, func(i int) int { return 1 / (i - 5) }, func(int, int) {})
		return nil
	})
	if err == nil || !strings.HasPrefix(err.Error(), "程序内部出错") {
		t.Errorf("got %v", err)
	}
}

func TestNamesAreSortedAsPeopleDo(t *testing.T) {
	want := []string{"", "02", "2", "2a", "10", "10.yaml", "a", "a1", "a2b", "a02c", "a10", "年报9", "年报10"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, naturally)
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestTheOrderOfNamesIsTotal(t *testing.T) {
	name := rapid.StringOfN(rapid.RuneFrom([]rune("019a年.")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := name.Draw(t, "a"), name.Draw(t, "b"), name.Draw(t, "c")
		if naturally(a, b) != -naturally(b, a) || (naturally(a, b) == 0) != (a == b) {
			t.Fatalf("%q and %q: %d, %d", a, b, naturally(a, b), naturally(b, a))
		}
		if naturally(a, b) < 0 && naturally(b, c) < 0 && naturally(a, c) >= 0 {
			t.Fatalf("%q < %q < %q", a, b, c)
		}
	})
}

// A rule that looks at other reports and is not known as such would never be applied.
func TestAllRulesThatCompareReportsAreKnown(t *testing.T) {
	report, err := nianbao.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range comparing {
		if _, ok := nianbao.RuleByID(id); !ok {
			t.Errorf("there is no rule %s", id)
		}
	}
	before := *report
	before.Year--
	before.Applications.CarriedForward.NaturalPersons += 5
	before.ProactiveDisclosure.NormativeDocuments.InForce += 5
	twice := []*nianbao.Report{report, report}
	alone := nianbao.Check(report)
	with := nianbao.Check(report, nianbao.Against(&before), nianbao.Summing(twice...))
	again := *report
	again.Year--
	with = append(with, nianbao.Check(report, nianbao.Against(&again))...) // a copy, for which nothing else is compared
	var found []string
	for _, p := range with {
		if !slices.Contains(alone, p) {
			found = append(found, p.ID)
		}
	}
	slices.Sort(found)
	if found = slices.Compact(found); !slices.Equal(found, slices.Sorted(slices.Values(comparing))) {
		t.Errorf("rules that compare: %q, known: %q", found, comparing)
	}
}

// What is kept of a report must be all that others are compared with.
func TestAReportIsComparedByItsFiguresAlone(t *testing.T) {
	report, err := nianbao.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	before := *report
	before.Year--
	before.Applications.CarriedForward.Total += 5
	with := []nianbao.CheckOption{nianbao.Only(comparing...), nianbao.Against(&before), nianbao.Summing(report, report)}
	kept := []nianbao.CheckOption{nianbao.Only(comparing...), nianbao.Against(figuresOf(&before)), nianbao.Summing(figuresOf(report), figuresOf(report))}
	whole, less := nianbao.Check(report, with...), nianbao.Check(figuresOf(report), kept...)
	slices.SortFunc(whole, func(a, b nianbao.Finding) int { return strings.Compare(a.Path, b.Path) })
	slices.SortFunc(less, func(a, b nianbao.Finding) int { return strings.Compare(a.Path, b.Path) })
	if len(whole) < 10 || len(whole) != len(less) {
		t.Fatalf("%d findings, %d with the figures alone", len(whole), len(less))
	}
	for i := range whole {
		if whole[i].Message != less[i].Message || whole[i].Place.Line == 0 || less[i].Place.Line != 0 {
			t.Errorf("%v\n%v", whole[i], less[i])
		}
	}
}

func TestAFileThatChangesMeanwhileLosesPlacesAndNoFindings(t *testing.T) {
	t.Chdir(t.TempDir())
	text := "organ: 青禾县水务局\nyear: %d\nproblems: 仍有不足。\n"
	for year := 2022; year <= 2023; year++ {
		if err := os.WriteFile(fmt.Sprint(year, ".yaml"), fmt.Appendf(nil, text, year), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := &session{stderr: io.Discard}
	b, _ := s.readAll([]string{"."})
	s.matchYears(b.files, nil, known{})
	for _, change := range []func() error{
		func() error { return nil },
		func() error { return os.WriteFile("2023.yaml", []byte("organ: ["), 0o644) },
		func() error { return os.Remove("2023.yaml") },
	} {
		if err := change(); err != nil {
			t.Fatal(err)
		}
		found := b.check(s, 1).findings
		if !slices.ContainsFunc(found, func(p nianbao.Finding) bool { return p.ID == "SAME" }) {
			t.Errorf("got %v", found)
		}
	}
}

func TestTheReportsOfAFolderAreCheckedInOrder(t *testing.T) {
	const count = 120
	folder := t.TempDir()
	writeReports(t, folder, count)
	var stdout, stderr bytes.Buffer
	if code := run([]string{"check", "--all", folder}, nil, &stdout, &stderr); code != 0 || stderr.Len() > 0 {
		t.Fatalf("exit code %d\n%s", code, &stderr)
	}
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	if len(lines) != count+3 || lines[count] != "120 个文件（90 个与上年报告作了对照），0 个错误，0 个警告" {
		t.Fatalf("%d lines, the last two %q", len(lines), lines[len(lines)-2:])
	}
	if !slices.IsSortedFunc(lines[:count], strings.Compare) {
		t.Error("the files are not in order")
	}
}
