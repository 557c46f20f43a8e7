package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

// findingsOfKinds are findings by their letters: E, W and I, and S of a syntax that ends the reading.
func findingsOfKinds(kinds string) nianbao.Findings {
	var all nianbao.Findings
	for _, k := range kinds {
		f := nianbao.Finding{ID: "X", Severity: map[rune]nianbao.Severity{'E': nianbao.SeverityError, 'S': nianbao.SeverityError, 'W': nianbao.SeverityWarning, 'I': nianbao.SeverityInfo}[k], Message: "m"}
		if k == 'S' {
			f.ID = "READ-SYNTAX"
		}
		all = append(all, f)
	}
	return all
}

// Each file is counted once, by the worst that was found in it.
func TestAFileIsCountedByItsWorst(t *testing.T) {
	unread := errors.New("x")
	for _, c := range []struct {
		r    checked
		want string
	}{
		{checked{year: 2023}, "1 files, 0 bad, 0 doubtful, 0 compared, 0 unread, 0 missing, 0 foreign, 0 cut, [0 0 0]"},
		{checked{year: 2023, findings: findingsOfKinds("IWE"), compared: true}, "1 files, 1 bad, 0 doubtful, 1 compared, 0 unread, 0 missing, 0 foreign, 0 cut, [1 1 1]"},
		{checked{year: 2023, findings: findingsOfKinds("IWW")}, "1 files, 0 bad, 1 doubtful, 0 compared, 0 unread, 0 missing, 0 foreign, 0 cut, [1 2 0]"},
		{checked{year: 2023, findings: findingsOfKinds("II")}, "1 files, 0 bad, 0 doubtful, 0 compared, 0 unread, 0 missing, 0 foreign, 0 cut, [2 0 0]"},
		{checked{findings: findingsOfKinds("S")}, "1 files, 1 bad, 0 doubtful, 0 compared, 0 unread, 0 missing, 1 foreign, 1 cut, [0 0 1]"},
		{checked{unread: unread, findings: findingsOfKinds("E"), compared: true}, "1 files, 1 bad, 0 doubtful, 1 compared, 1 unread, 0 missing, 0 foreign, 0 cut, [0 0 0]"},
		{checked{missing: true, findings: findingsOfKinds("W")}, "0 files, 0 bad, 0 doubtful, 0 compared, 0 unread, 1 missing, 0 foreign, 0 cut, [0 1 0]"},
	} {
		var n tally
		n.add(c.r)
		if got := fmt.Sprintf("%d files, %d bad, %d doubtful, %d compared, %d unread, %d missing, %d foreign, %d cut, %v", n.files, n.bad, n.doubtful, n.compared, n.unread, n.missing, n.foreign, n.cut, n.findings); got != c.want {
			t.Errorf("%+v: %s, want %s", c.r, got, c.want)
		}
	}
	var n tally
	n.count(nianbao.Findings{{Severity: -1}, {Severity: 9}})
	if n.findings != [3]int{1, 0, 1} {
		t.Errorf("severities there are not: %v", n.findings)
	}
}

// What a check says in the end, in full.
func TestACheckIsSummedUpInTheseWords(t *testing.T) {
	counts := [3]int{4, 3, 2}
	for _, c := range []struct {
		t     tally
		least nianbao.Severity
		want  string
	}{
		{tally{files: 1}, nianbao.SeverityInfo, "1 个文件，0 个错误，0 个警告|"},
		{tally{files: 1, findings: counts}, nianbao.SeverityInfo, "1 个文件，2 个错误，3 个警告，4 个提示|"},
		{tally{files: 2, findings: counts, compared: 1, unread: 1, bad: 1}, nianbao.SeverityWarning, "2 个文件（1 个与上年报告作了对照），2 个错误，3 个警告，4 个提示（未列出），1 个文件无法读取|1 份有错误，0 份只有警告，1 份没有错误和警告"},
		{tally{files: 5, findings: counts, bad: 1, doubtful: 2}, nianbao.SeverityError, "5 个文件，2 个错误，3 个警告（未列出），4 个提示（未列出）|1 份有错误，2 份只有警告，2 份没有错误和警告"},
	} {
		if got := c.t.text(c.least) + "|" + c.t.reports(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.t, got, c.want)
		}
	}
	for _, c := range []struct {
		least  nianbao.Severity
		hidden int
		want   string
	}{{nianbao.SeverityError, 0, "没有发现问题"}, {nianbao.SeverityError, 1, "没有发现错误"}, {nianbao.SeverityWarning, 1, "没有发现错误和警告"}} {
		if got := nothing(c.least, c.hidden); got != c.want {
			t.Errorf("nothing of %v: %s", c.least, got)
		}
	}
	for _, c := range []struct {
		r    checked
		want string
	}{
		{checked{}, "（不能确定机关）：0 个错误，0 个警告"}, {checked{organ: "甲", year: 2023, findings: findingsOfKinds("E")}, "甲　2023年度：1 个错误，0 个警告"},
		{checked{organ: "甲", member: "甲", year: 1}, "甲　1年度：0 个错误，0 个警告"}, {checked{organ: "甲", member: "乙"}, "乙（报告写作“甲”）：0 个错误，0 个警告"}, {checked{member: "乙"}, "乙：0 个错误，0 个警告"},
	} {
		if got := heading(c.r); got != c.want {
			t.Errorf("%+v: %s, want %s", c.r, got, c.want)
		}
	}
}

func TestAdviceFollowsFromWhatWasFound(t *testing.T) {
	text := func(s string) *string { return &s }
	E, W := [3]int{0, 0, 2}, [3]int{0, 3, 0}
	for _, c := range []struct {
		c    checkCommand
		t    tally
		one  string
		want string
	}{
		{checkCommand{}, tally{files: 1, unread: 1}, "a.yaml", ""},
		{checkCommand{}, tally{files: 1}, "a.yaml", "没有错误；用 nianbao render a.yaml 生成 PDF"},
		{checkCommand{}, tally{files: 1, findings: W}, "a.yaml", "没有错误，请核对 3 个警告；用 nianbao render a.yaml 生成 PDF"},
		{checkCommand{}, tally{files: 1, findings: E}, "a.yaml", "改正 2 个错误后，用 nianbao render a.yaml 生成 PDF"},
		{checkCommand{}, tally{files: 1, findings: E, cut: 1}, "a.yaml", "改正 2 个错误后，请再运行 nianbao check：写法有误的文件，后面的内容还没有检查"},
		{checkCommand{}, tally{files: 1, findings: E, foreign: 1}, "a.yaml", ""},
		{checkCommand{Files: []string{"a", "b"}}, tally{files: 2, unread: 1}, "b", ""},
		{checkCommand{Files: []string{"a", "b"}}, tally{files: 2, unread: 1, findings: E}, "b", "改正 2 个错误后，用 nianbao batch a b -o 文件夹 生成 PDF"},
		{checkCommand{Files: []string{"a", "b", "c"}}, tally{files: 3}, "c", "没有错误；用 nianbao batch a b c -o 文件夹 生成 PDF"},
		{checkCommand{Files: []string{"a", "b", "c", "d"}}, tally{files: 4}, "d", "没有错误；用 nianbao batch 文件... -o 文件夹 生成 PDF"},
		{checkCommand{Files: []string{"-"}}, tally{files: 1}, "-", "没有错误；用 nianbao render - -o 文件.pdf 生成 PDF"},
		{checkCommand{Previous: text("p"), Members: text("m"), fontFlags: fontFlags{OfficeFonts: true, Font: []string{"楷=k"}}}, tally{files: 1}, "a.xlsx",
			"没有错误；用 nianbao render a.xlsx --previous p --members m --office-fonts --font 楷=k 生成 PDF"},
		{checkCommand{Previous: text("p"), Files: []string{"a", "b"}}, tally{files: 2}, "b", "没有错误；用 nianbao batch a b -o 文件夹 生成 PDF"},
		{checkCommand{Year: text("2023")}, tally{files: 2, findings: W}, "a", "要把问题发给各单位，请加 --report 问题清单.xlsx"},
		{checkCommand{Year: text("2023")}, tally{files: 2, findings: E}, "a", "要把问题发给各单位，请加 --report 问题清单.xlsx"},
		{checkCommand{Year: text("2023")}, tally{files: 2}, "a", ""},
		{checkCommand{Report: text("r.csv")}, tally{files: 2, findings: W}, "a", ""},
		{checkCommand{}, tally{files: 1, findings: E}, "a.docx", "要改正 2 个错误，先用 nianbao import a.docx -o a.yaml 读成 YAML 文件"},
		{checkCommand{}, tally{files: 1, findings: W}, "a.docx", "没有错误，请核对 3 个警告；要修改，先用 nianbao import a.docx -o a.yaml 读成 YAML 文件"},
		{checkCommand{}, tally{files: 1}, "a.docx", "没有错误；用 nianbao render a.docx 生成 PDF"},
		{checkCommand{}, tally{files: 1}, "a.pdf", "没有错误；用 nianbao import a.pdf -o a.yaml 读成 YAML 文件"},
		{checkCommand{}, tally{files: 1, foreign: 1, findings: E}, "a.docx", ""},
	} {
		if got := c.c.advice(c.t, c.one); got != c.want {
			t.Errorf("%s: %q, want %q", c.one, got, c.want)
		}
	}
}

// outcomes of inputs, and which sort each counts as.
func TestABatchCountsInputsByTheWorstFormat(t *testing.T) {
	made := func(status, kinds string, pages int, bytes int64) part {
		return part{record: &record{Status: status, Problems: findingsOfKinds(kinds), Pages: pages, Bytes: bytes}}
	}
	for _, c := range []struct {
		o    outcome
		want string
	}{
		{nil, "rendered 0, kept 0, refused 0, failed 0, left 1; doubtful 0, 0 pages, 0 bytes, code 0"},
		{outcome{made("rendered", "I", 3, 10), {}}, "rendered 0, kept 0, refused 0, failed 0, left 1; doubtful 0, 3 pages, 10 bytes, code 0"},
		{outcome{made("rendered", "I", 3, 10), made("rendered", "", 5, 7)}, "rendered 1, kept 0, refused 0, failed 0, left 0; doubtful 0, 5 pages, 17 bytes, code 0"},
		{outcome{made("rendered", "", 5, 10), made("rendered", "W", 3, 7)}, "rendered 1, kept 0, refused 0, failed 0, left 0; doubtful 1, 5 pages, 17 bytes, code 0"},
		{outcome{{line: span{1, 2}, pages: 4, bytes: 9}, {line: span{3, 2}, pages: 2, bytes: 1}}, "rendered 0, kept 1, refused 0, failed 0, left 0; doubtful 0, 4 pages, 10 bytes, code 0"},
		{outcome{{line: span{1, 2}, pages: 4, bytes: 9}, made("rendered", "", 2, 1)}, "rendered 1, kept 0, refused 0, failed 0, left 0; doubtful 0, 4 pages, 10 bytes, code 0"},
		{outcome{made("refused", "E", 0, 0), made("rendered", "", 2, 1)}, "rendered 0, kept 0, refused 1, failed 0, left 0; doubtful 0, 2 pages, 1 bytes, code 1"},
		{outcome{made("refused", "E", 0, 0), made("failed", "", 0, 0), made("rendered", "", 0, 0)}, "rendered 0, kept 0, refused 0, failed 1, left 0; doubtful 0, 0 pages, 0 bytes, code 2"},
	} {
		var n batchTally
		n.add(c.o)
		if got := fmt.Sprintf("rendered %d, kept %d, refused %d, failed %d, left %d; doubtful %d, %d pages, %d bytes, code %d",
			n.rendered, n.kept, n.refused, n.failed, n.left, n.doubtful, n.pages, n.bytes, n.verdict.code); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	n := batchTally{rendered: 1, kept: 2, refused: 4, failed: 8, left: 16}
	if n.done() != 15 || n.faults() != 12 {
		t.Errorf("%d done, %d faults", n.done(), n.faults())
	}
}

func TestABatchIsSummedUpInTheseWords(t *testing.T) {
	now := time.Unix(1000, 0)
	for _, c := range []struct {
		t           batchTally
		formats     []*export.Format
		interrupted bool
		want        string
	}{
		{batchTally{rendered: 3, pages: 9, bytes: 1 << 20}, []*export.Format{export.PDF}, false, "已生成 3 份 PDF，共 9 页，1024 KB，用时 2.0 秒，每秒 2 份；清单是 m\n"},
		{batchTally{rendered: 3, pages: 9, bytes: 1 << 20}, []*export.Format{export.HTML}, false, "已生成 3 份网页，共 1024 KB，用时 2.0 秒，每秒 2 份；清单是 m\n"},
		{batchTally{rendered: 4, doubtful: 2, kept: 1, refused: 5, failed: 6, left: 7, pages: 1}, []*export.Format{export.DOCX, export.OFD}, true,
			"已生成 4 份报告（Word、OFD）（2 份有警告或错误，见清单），1 份没有变化，不再生成，共 1 页，0 KB，5 份有错误，没有生成，6 份无法读取或写入，7 份没有做，用时 2.0 秒，每秒 8 份；清单是 m\n已中断：同样的命令加上 --resume，可以接着做\n"},
	} {
		var out bytes.Buffer
		c.t.begun = now.Add(-2 * time.Second)
		b := &batchRun{session: &session{stdout: bufio.NewWriter(&out)}, plan: &plan{formats: c.formats, manifest: "m"}, total: c.t, progress: &progress{now: func() time.Time { return now }}}
		b.summarise(c.interrupted)
		if b.stdout.Flush(); out.String() != c.want {
			t.Errorf("got %s, want %s", out.String(), c.want)
		}
	}
}

// A place of a finding, in the form that editors jump to.
func TestALineTellsAllOfAFinding(t *testing.T) {
	p := nianbao.Finding{ID: "X", Severity: nianbao.SeverityError, Path: "a.b", Message: "m", Hint: "h"}
	at := func(line, column int) nianbao.Finding {
		q := p
		q.Place = nianbao.Place{Line: line, Column: column}
		return q
	}
	imported := p
	imported.ID = "IMPORT-X"
	for _, c := range []struct {
		file string
		p    nianbao.Finding
		want string
	}{
		{"f.yaml", at(3, 4), "f.yaml:3:4: 错误 X a.b：m（h）"}, {"f.yaml", at(0, 0), "f.yaml: 错误 X a.b：m（h）"}, {"f.docx", at(1, 1), "f.docx:1:1: 错误 X：m（h）"},
		{"-", at(0, 0), "标准输入: 错误 X a.b：m（h）"}, {"", at(0, 0), "“”: 错误 X a.b：m（h）"}, {"f.yaml", imported, "f.yaml: 错误 IMPORT-X：m（h）"},
	} {
		if got := findingLine(c.file, c.p, palette{}); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	for s, code := range map[nianbao.Severity]string{nianbao.SeverityError: "1;31", nianbao.SeverityWarning: "33", nianbao.SeverityInfo: "36"} {
		if got := (palette{true}).severity(s, "x"); got != "\x1b["+code+"mx\x1b[0m" {
			t.Errorf("%v is painted %q", s, got)
		}
	}
	if got := (palette{true}).good("x"); got != "\x1b[32mx\x1b[0m" {
		t.Errorf("what is good is painted %q", got)
	}
	for s, want := range map[nianbao.Severity]string{nianbao.SeverityError: "error", nianbao.SeverityWarning: "warning", nianbao.SeverityInfo: "note", -1: "note"} {
		if got := sarifLevel(s); got != want {
			t.Errorf("%v is the level %s", s, got)
		}
	}
	if err := unreadable("a\n", fs.ErrNotExist).Error(); err != `无法读取 a\u000a：文件不存在` || !strings.HasPrefix(noReports("d").Error(), "文件夹 d 中没有报告文件（YAML、JSON、网页、Word、Excel、PDF、OFD 或文本文件）") {
		t.Error(err)
	}
}
