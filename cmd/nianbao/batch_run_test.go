package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

// runOf is a batch under way in a folder of its own, with a manifest and a page.
func runOf(t *testing.T, inputs ...string) (b *batchRun, stdout, stderr *bytes.Buffer) {
	t.Helper()
	t.Chdir(t.TempDir())
	s, stdout, stderr := quiet()
	p := planIn(inputs...)
	p.formats, p.manifest, p.index = []*export.Format{export.YAML, export.JSON}, "list.jsonl", "index.html"
	p.topics = make([]topic, len(inputs))
	m, err := openManifest(p.manifest, len(inputs)*2)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.file.Close() })
	b = &batchRun{session: s, plan: p, manifest: m, page: &indexPage{dest: &destination{name: p.index, path: p.index}}, settings: "s"}
	b.progress = newProgress(stderr, len(inputs))
	if b.exporter, err = b.flags.exporter(s, p.formats...); err != nil {
		t.Fatal(err)
	}
	return b, stdout, stderr
}

// What is told of an outcome, and what is noted of it.
func TestAnOutcomeIsEnteredAndTold(t *testing.T) {
	b, _, stderr := runOf(t, "a.yaml", "b.yaml", "c.yaml", "d.yaml")
	made := func(output, status, why string, found ...nianbao.Finding) part {
		return part{record: &record{Input: "in.yaml", Output: output, Status: status, Error: why, Problems: found, Pages: 3, Bytes: 100}}
	}
	bad := nianbao.Finding{ID: "A", Severity: nianbao.SeverityError, Message: "坏"}
	for i, c := range []struct {
		o    outcome
		told string
		page string
	}{
		{nil, "", "[]"},
		{outcome{made("b.yaml", "rendered", ""), {line: span{0, 5}, pages: 2, bytes: 7}}, "", "[{1 yaml 3 100} {1 json 2 7}]"},
		{outcome{made("c.yaml", "refused", "", bad), made("c.json", "refused", "", bad)}, "in.yaml: 错误 A：坏\n", "[{1 yaml 3 100} {1 json 2 7}]"},
		{outcome{{}, made("d.json", "failed", "没有", bad)}, "in.yaml: 错误 A：坏\nnianbao：没有\n", "[{1 yaml 3 100} {1 json 2 7}]"},
	} {
		stderr.Reset()
		if err := b.take(i, c.o); err != nil {
			t.Fatal(err)
		}
		page := []string{}
		for _, m := range b.page.made {
			page = append(page, fmt.Sprintf("{%d %s %d %d}", m.input, m.format.ID, m.pages, m.bytes))
		}
		if stderr.String() != c.told || "["+strings.Join(page, " ")+"]" != c.page {
			t.Errorf("%d: told %q, on the page %v", i, stderr, page)
		}
	}
	if t1 := b.total; t1.left != 2 || t1.rendered != 1 || t1.refused != 1 || t1.failed != 0 {
		t.Errorf("counted are %+v", t1)
	}
	if b.progress.done != 2 || b.progress.faults != 1 {
		t.Errorf("the progress is %d and %d", b.progress.done, b.progress.faults)
	}
	lines := ""
	for _, l := range b.manifest.lines {
		lines += fmt.Sprint(l.bytes > 0)[:1]
	}
	if lines != "ffttttft" {
		t.Errorf("the lines of the manifest are %s", lines)
	}
	if got := b.manifest.lines[3]; got != (span{0, 5}) {
		t.Errorf("a line that is kept is %v", got)
	}
	different := outcome{made("a", "failed", "一"), made("b", "failed", "二")}
	stderr.Reset()
	if err := b.take(0, different); err != nil || stderr.String() != "nianbao：一\nnianbao：二\n" {
		t.Errorf("two failures are told as %s (%v)", stderr, err)
	}
	if got := trouble(&record{Input: `a\xB1`, Problems: nianbao.Findings{bad}}); got != "a\\xB1: 错误 A：坏\n" {
		t.Errorf("the trouble is %q", got)
	}
}

// What a batch makes of an input, in its records.
func TestAnInputIsRecorded(t *testing.T) {
	b, _, _ := runOf(t, "good.yaml", "bad.yaml", "broken.yaml", "none.yaml", "unread.yaml", "pictured.yaml")
	sound, err := os.ReadFile(testdataFile("report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, "good.yaml", sound)
	writeFile(t, "bad.yaml", bytes.Replace(sound, []byte("carried_forward: [1"), []byte("carried_forward: [2"), 1))
	writeFile(t, "broken.yaml", []byte("year: ["))
	writeFile(t, "pictured.yaml", bytes.Replace(sound, []byte("problems: |\n"), []byte("problems: |\n  ![图](a.png)\n"), 1))
	writeFile(t, "a.png", grey(t, 9))
	b.inputs[4].unread = errNoFile
	for i, want := range []string{
		"good.yaml -> good.yaml rendered, 0 problems, digest true, pictures 0, error ; good.yaml -> good.json rendered, 0 problems, digest true, pictures 0, error ; ",
		"bad.yaml -> bad.yaml refused, 2 problems, digest true, pictures 0, error ; bad.yaml -> bad.json refused, 2 problems, digest true, pictures 0, error ; ",
		"broken.yaml -> broken.yaml refused, 1 problems, digest true, pictures 0, error ; broken.yaml -> broken.json refused, 1 problems, digest true, pictures 0, error ; ",
		"none.yaml -> none.yaml failed, 0 problems, digest false, pictures 0, error 无法读取 none.yaml：文件不存在; none.yaml -> none.json failed, 0 problems, digest false, pictures 0, error 无法读取 none.yaml：文件不存在; ",
		"unread.yaml -> unread.yaml failed, 0 problems, digest false, pictures 0, error not a regular file; unread.yaml -> unread.json failed, 0 problems, digest false, pictures 0, error not a regular file; ",
		"pictured.yaml -> pictured.yaml rendered, 0 problems, digest true, pictures 1, error ; pictured.yaml -> pictured.json rendered, 0 problems, digest true, pictures 1, error ; ",
	} {
		_, stop := context.WithCancelCause(context.Background())
		got := ""
		for k, p := range b.work(stop, i) {
			r := p.record
			got += fmt.Sprintf("%s -> %s %s, %d problems, digest %v, pictures %d, error %s; ", r.Input, r.Output, r.Status, len(r.Problems), r.InputSHA256 == digestOf(os.Open(r.Input)) && r.InputSHA256 != "", len(r.Pictures), r.Error)
			if r.Format != b.formats[k].ID || r.Settings != "s" || r.Time.IsZero() || r.Time.Location() != time.UTC || r.Seconds < 0 || r.Seconds > 60 || p.line != (span{}) {
				t.Errorf("the record is %+v", r)
			}
			data, err := os.ReadFile(filepath.Join("out", r.Output))
			if (err == nil) != (r.Status == "rendered") || r.Bytes != int64(len(data)) || err == nil && r.SHA256 != digestOf(os.Open(filepath.Join("out", r.Output))) {
				t.Errorf("%s: %d bytes with the digest %s, %v", r.Output, r.Bytes, r.SHA256, err)
			}
			if i == 5 && r.Pictures[0] != (pictureFile{"a.png", digestOf(os.Open("a.png"))}) {
				t.Errorf("pictures are %v", r.Pictures)
			}
		}
		if got != want {
			t.Errorf("%d: %s\nwant %s", i, got, want)
		}
		expectNoTemporaries(t, "out")
	}
	if err := b.manifest.add(0, &record{Output: "good.yaml"}); err != nil {
		t.Fatal(err)
	}
	broken, stop := context.WithCancelCause(context.Background())
	b.folder = "good.yaml" // no folder can be made there
	for _, p := range b.work(stop, 0) {
		if p.record == nil || p.record.Status != "failed" || p.record.Error != "无法新建文件夹 good.yaml：路径中有一段不是文件夹" {
			t.Errorf("got %+v", p.record)
		}
	}
	if broken.Err() != nil {
		t.Error("a name that is taken ends the batch")
	}
}

// What is behind a report counts for its digest.
func TestAFileIsDigestedToItsEnd(t *testing.T) {
	b, _, _ := runOf(t, "a.json")
	sound, err := nianbao.ReadFile(testdataFile("report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := nianbao.WriteJSON(&text, sound); err != nil {
		t.Fatal(err)
	}
	for _, tail := range []string{"", "\n", strings.Repeat(" ", 9000)} {
		writeFile(t, "a.json", []byte(text.String()+tail))
		r := &reading{input: &b.inputs[0]}
		if err := r.read(); err != nil || r.report == nil || r.digest != sha(text.String()+tail) {
			t.Errorf("%d bytes behind it: %s, %v", len(tail), r.digest, err)
		}
	}
	if maxDigested != 256<<20 || roomForPapers != 8 || maxJobs != 1024 {
		t.Error("the limits are others")
	}
}

// A batch's last lines, at each limit of its counts.
func TestTheEndOfABatchIsToldInTheseWords(t *testing.T) {
	one := madeFile{0, export.YAML, 0, 5}
	for _, c := range []struct {
		made    []madeFile
		formats []*export.Format
		total   batchTally
		want    string
	}{
		{[]madeFile{one}, []*export.Format{export.YAML}, batchTally{}, "索引页是 index.html，列出 1 份 YAML\n"},
		{[]madeFile{one}, []*export.Format{export.HTML}, batchTally{refused: 1}, "索引页是 index.html，列出 1 份网页；1 份没有生成，不在其中\n"},
		{[]madeFile{one, {0, export.JSON, 0, 5}}, []*export.Format{export.YAML, export.JSON}, batchTally{refused: 1, failed: 1}, "索引页是 index.html，列出 2 个文件；2 份没有生成，不在其中\n"},
		{[]madeFile{one}, []*export.Format{export.YAML}, batchTally{left: 1}, "没有做完，没有写索引页 index.html\n"},
		{nil, []*export.Format{export.YAML, export.JSON}, batchTally{failed: 1}, "没有一份 YAML、JSON，没有写索引页 index.html\n"},
		{nil, []*export.Format{export.YAML}, batchTally{left: 1}, "没有做完，没有写索引页 index.html\n"},
	} {
		b, stdout, _ := runOf(t, "a.yaml")
		b.formats, b.page.made, b.total = c.formats, c.made, c.total
		err := b.finishPage()
		if b.stdout.Flush(); err != nil || stdout.String() != c.want {
			t.Errorf("%+v: %s (%v)", c.total, stdout, err)
		}
		if written := kindOf("index.html") == indexKind; written != strings.HasPrefix(c.want, "索引页是") {
			t.Errorf("%+v: the page is there: %v", c.total, written)
		}
	}
	b, stdout, _ := runOf(t, "a.yaml")
	b.page = nil
	if err := b.finishPage(); err != nil || b.stdout.Flush() != nil || stdout.Len() > 0 {
		t.Errorf("without a page: %s (%v)", stdout, err)
	}
	now := time.Unix(100, 0)
	for _, c := range []struct {
		t    batchTally
		want string
	}{
		{batchTally{}, "已生成 0 份 YAML，共 0 KB，用时 4.0 秒，每秒 0 份；清单是 m\n"},
		{batchTally{rendered: 8, doubtful: 1}, "已生成 8 份 YAML（1 份有警告或错误，见清单），共 0 KB，用时 4.0 秒，每秒 2 份；清单是 m\n"},
		{batchTally{kept: 1}, "已生成 0 份 YAML，1 份没有变化，不再生成，共 0 KB，用时 4.0 秒，每秒 0 份；清单是 m\n"},
		{batchTally{refused: 1}, "已生成 0 份 YAML，共 0 KB，1 份有错误，没有生成，用时 4.0 秒，每秒 0 份；清单是 m\n"},
		{batchTally{failed: 1}, "已生成 0 份 YAML，共 0 KB，1 份无法读取或写入，用时 4.0 秒，每秒 0 份；清单是 m\n"},
		{batchTally{left: 1}, "已生成 0 份 YAML，共 0 KB，1 份没有做，用时 4.0 秒，每秒 0 份；清单是 m\n"},
	} {
		var out bytes.Buffer
		c.t.begun = now.Add(-4 * time.Second)
		b := &batchRun{session: &session{stdout: bufio.NewWriter(&out)}, plan: &plan{formats: []*export.Format{export.YAML}, manifest: "m"}, total: c.t, progress: &progress{now: func() time.Time { return now }}}
		b.summarise(false)
		if b.stdout.Flush(); out.String() != c.want {
			t.Errorf("got %s, want %s", out.String(), c.want)
		}
	}
}

// Outputs replace files and nothing else.
func TestAnOutputTakesThePlaceOfAFile(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	writeText(t, "file", "old")
	writeText(t, "readonly", "old")
	if err := errors.Join(os.Mkdir("folder", 0o755), os.Symlink(os.DevNull, "device"), os.Chmod("readonly", 0o444)); err != nil {
		t.Fatal(err)
	}
	p := &plan{}
	for name, want := range map[string]string{
		"file": "", "new": "", "a/b/new": "", "folder": "输出路径是文件夹：folder，请写出文件名", "device": "输出路径不是普通文件：device", "readonly": "文件是只读的：readonly，没有改动", "file/x": "无法新建文件夹 file：路径中有一段不是文件夹",
	} {
		err := p.write(name, []byte("new"))
		if told("", err) != want || err != nil && blocks(err) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			if data, err := os.ReadFile(name); err != nil || string(data) != "new" {
				t.Errorf("%s holds %q, %v", name, data, err)
			}
		}
	}
	for _, err := range []error{syscall.EINVAL, fs.ErrExist} {
		if blocks(fmt.Errorf("x: %w", &writeError{"m", err})) {
			t.Errorf("%v blocks", err)
		}
	}
}

// The heap may grow with the number of reports under way, unless the user has said how much.
func TestTheHeapGrowsWithTheJobs(t *testing.T) {
	percent := debug.SetGCPercent(100)
	limit := debug.SetMemoryLimit(-1)
	defer debug.SetGCPercent(percent)
	defer debug.SetMemoryLimit(limit)
	now := func() string {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return fmt.Sprint(p, debug.SetMemoryLimit(-1)>>20)
	}
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	before := now()
	for jobs, want := range map[int]string{1: "400 112", 2: "400 128", 16: "400 352"} {
		undo := collectLess(jobs)
		if got := now(); got != want {
			t.Errorf("%d jobs: %s, want %s", jobs, got, want)
		}
		if undo(); now() != before {
			t.Errorf("afterwards: %s", now())
		}
	}
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		t.Setenv(name, "x")
		undo := collectLess(1)
		if now() != before {
			t.Errorf("with %s: %s", name, now())
		}
		undo()
		t.Setenv(name, "")
	}
}
