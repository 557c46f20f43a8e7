package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/sample"
)

// writeSamples fills a folder with sound reports, ten in each folder below it.
func writeSamples(tb testing.TB, folder string, count int) {
	tb.Helper()
	for i := range count {
		name := filepath.Join(folder, fmt.Sprint(i/10), fmt.Sprintf("%04d.yaml", i))
		var b bytes.Buffer
		if err := nianbao.WriteYAML(&b, sample.Report(i)); err != nil {
			tb.Fatal(err)
		}
		writeFile(tb, name, b.Bytes())
	}
}

func writeFile(tb testing.TB, name string, data []byte) {
	tb.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		tb.Fatal(err)
	}
}

// runBatch runs a command line and returns its exit code and what it told on both outputs.
func runBatch(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(append([]string{"batch"}, args...), strings.NewReader(""), &out, &err)
	return code, out.String(), err.String()
}

// lines reads a manifest without the times.
func lines(t *testing.T, name string) []map[string]any {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]any
	for line := range strings.Lines(string(data)) {
		m := map[string]any{}
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		delete(m, "time")
		delete(m, "seconds")
		all = append(all, m)
	}
	return all
}

// filesOf reads all files of a folder but the manifest.
func filesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "manifest.jsonl" {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(folder, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTheNumberOfJobsChangesNoFile(t *testing.T) {
	const count = 30
	dir := t.TempDir()
	t.Chdir(dir)
	writeSamples(t, "in", count)
	var files map[string]string
	var manifest []map[string]any
	for _, jobs := range []string{"1", "2", "7"} {
		if code, _, stderr := runBatch("in", "-o", "out"+jobs, "--jobs", jobs); code != 0 {
			t.Fatalf("exit code %d\n%s", code, stderr)
		}
		made, told := filesOf(t, "out"+jobs), lines(t, filepath.Join("out"+jobs, "manifest.jsonl"))
		if files == nil {
			files, manifest = made, told
		}
		if len(made) != count || fmt.Sprint(made) != fmt.Sprint(files) {
			t.Errorf("%s jobs: other files, or not %d", jobs, count)
		}
		if fmt.Sprint(told) != fmt.Sprint(manifest) {
			t.Errorf("%s jobs: another manifest", jobs)
		}
	}
	for i, line := range manifest {
		if want := fmt.Sprintf("%d/%04d.pdf", i/10, i); line["output"] != want {
			t.Errorf("line %d is of %s, want %s", i, line["output"], want)
		}
	}
}

// grey is a picture of one shade.
func grey(t *testing.T, shade byte) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 20))
	for i := range m.Pix {
		m.Pix[i] = shade
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAChangedPictureIsAChangedReport(t *testing.T) {
	t.Chdir(t.TempDir())
	writeSamples(t, "in", 2)
	text, err := os.ReadFile("in/0/0000.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pictured := strings.Replace(string(text), "problems: |\n", "problems: |\n  ![收到申请逐年增加](img/a.png)\n  ![又是它](img/a.png)\n", 1)
	writeFile(t, "in/0/0000.yaml", []byte(pictured))
	writeFile(t, "in/0/img/a.png", grey(t, 10))
	for _, c := range []struct {
		change   func()
		rendered string
	}{
		{func() {}, "已生成 2 份"},
		{func() {}, "已生成 0 份"},
		{func() { writeFile(t, "in/0/img/a.png", grey(t, 200)) }, "已生成 1 份"},
		{func() {}, "已生成 0 份"},
	} {
		c.change()
		if code, stdout, stderr := runBatch("in", "-o", "out", "--resume"); code != 0 || !strings.HasPrefix(stdout, c.rendered) {
			t.Errorf("exit code %d, %s%s, want %s", code, stdout, stderr, c.rendered)
		}
	}
	if p := lines(t, "out/manifest.jsonl")[0]["pictures"].([]any); len(p) != 1 || p[0].(map[string]any)["file"] != "img/a.png" {
		t.Errorf("the pictures are %v", p)
	}
	if err := os.Remove("in/0/img/a.png"); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := runBatch("in", "-o", "out", "--resume"); code != 1 || !strings.Contains(stderr, "FIGURE") {
		t.Errorf("without the picture: exit code %d\n%s", code, stderr)
	}
}

// A draft is made without the pictures that it can't show, which may come later.
func TestAPictureThatCameIsAChangedDraft(t *testing.T) {
	t.Chdir(t.TempDir())
	writeSamples(t, "in", 2)
	text, err := os.ReadFile("in/0/0000.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pictured := strings.Replace(string(text), "problems: |\n", "problems: |\n  ![收到申请逐年增加](img/a.png)\n", 1)
	writeFile(t, "in/0/0000.yaml", []byte(pictured))
	if err := os.Mkdir("in/0/img", 0o755); err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct {
		change   func()
		rendered string
	}{
		{func() {}, "已生成 2 份"},
		{func() {}, "已生成 0 份"},
		{func() { writeFile(t, "in/0/img/a.png", []byte("no picture")) }, "已生成 1 份"},
		{func() {}, "已生成 0 份"},
		{func() { writeFile(t, "in/0/img/a.png", grey(t, 10)) }, "已生成 1 份"},
		{func() {}, "已生成 0 份"},
	} {
		c.change()
		if code, stdout, stderr := runBatch("in", "-o", "out", "--draft", "--resume"); code != 0 || !strings.HasPrefix(stdout, c.rendered) {
			t.Errorf("%d: exit code %d, %s%s, want %s", i, code, stdout, stderr, c.rendered)
		}
	}
}

// Nothing but the error that the system gives tells a full disk from a name that is too long.
func TestAFullDiskEndsABatchAndABadNameDoesNot(t *testing.T) {
	for err, want := range map[error]bool{
		syscall.ENOSPC: true, syscall.EDQUOT: true, syscall.EROFS: true, syscall.EIO: true,
		syscall.ENAMETOOLONG: false, syscall.EISDIR: false, syscall.ENOTDIR: false, syscall.EACCES: false, fs.ErrExist: false,
	} {
		d := destination{name: "a.pdf"}
		if got := blocks(d.fault(&os.PathError{Op: "write", Path: "a.pdf", Err: err})); got != want {
			t.Errorf("%v: %v, want %v", err, got, want)
		}
	}
	for _, err := range ownErrors {
		if blocks((&destination{}).fault(&os.LinkError{Op: "rename", Err: err})) {
			t.Errorf("%v ends the batch", err)
		}
	}
	if blocks(unreadable("a.yaml", syscall.EIO)) {
		t.Error("an input that can't be read ends the batch")
	}
}

// startBatch is a batch of sound reports that is ready to run.
func startBatch(t *testing.T, count int) (b *batchRun, stderr *bytes.Buffer) {
	t.Helper()
	t.Chdir(t.TempDir())
	writeSamples(t, "in", count)
	stderr = &bytes.Buffer{}
	inputs := collect([]string{"in"}, output{}).inputs
	p := &plan{formats: []*export.Format{export.PDF}, inputs: inputs, folder: "out", manifest: "list.jsonl"}
	m, err := openManifest(p.manifest, count)
	if err != nil {
		t.Fatal(err)
	}
	b = &batchRun{session: &session{stdout: bufio.NewWriter(io.Discard), stderr: stderr}, plan: p, manifest: m}
	if b.exporter, err = b.flags.exporter(b.session, export.PDF); err != nil {
		t.Fatal(err)
	}
	return b, stderr
}

func TestAManifestThatCannotBeWrittenEndsTheBatch(t *testing.T) {
	b, stderr := startBatch(t, 60)
	if err := b.manifest.file.Close(); err != nil {
		t.Fatal(err)
	}
	if code := b.run(1); code != failed || !strings.Contains(stderr.String(), "无法读写清单 list.jsonl") {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	if b.total.left == 0 {
		t.Error("it went on to the end")
	}
}

func TestAReportThatBreaksTheProgramDoesNotStopTheOthers(t *testing.T) {
	b, stderr := startBatch(t, 5)
	b.exporter = nil
	if code := b.run(2); code != failed || strings.Count(stderr.String(), "程序内部出错") != 5 {
		t.Errorf("exit code %d\n%s", code, stderr)
	}
	if told := lines(t, "list.jsonl"); len(told) != 5 || slices.ContainsFunc(told, func(m map[string]any) bool { return m["status"] != "failed" }) {
		t.Errorf("the manifest is %v", told)
	}
}

// A page that lists half of the files misleads, so a batch that was interrupted writes none.
func TestABatchThatDidNotEndWritesNoPage(t *testing.T) {
	b, _ := startBatch(t, 2)
	b.index = "index.html"
	var err error
	if b.page, err = newIndexPage(b.plan); err != nil {
		t.Fatal(err)
	}
	b.topics = make([]topic, 2)
	b.page.add(0, export.PDF, 3, 1000)
	for left, want := range []bool{true, false} {
		_ = os.Remove(b.index)
		b.total.left = left
		if err := b.finishPage(); err != nil || (kindOf(b.index) == indexKind) != want {
			t.Errorf("%d left: %v, and the page is there: %v", left, err, !want)
		}
	}
}
