package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/nianbao/nianbao/export"
)

// What became of files is counted, told in their order, and summed up.
func TestAnImportOfManyFilesIsSummedUp(t *testing.T) {
	text := []byte("x")
	file := func(kinds string, text []byte) *importedFile {
		return &importedFile{checked: checked{file: "f", findings: findingsOfKinds(kinds)}, text: text}
	}
	unread := &importedFile{checked: checked{file: "f", unread: errors.New("无法读取 f")}}
	for _, c := range []struct {
		outcomes []importOutcome
		code     exitCode
		stdout   string
		stderr   string
	}{
		{[]importOutcome{{file: file("", text)}}, 0, "读出 1 份报告；存放在 out\n", ""},
		{[]importOutcome{{file: file("I", text)}}, 0, "读出 1 份报告；存放在 out\n", "f: 提示 X：m\n"},
		{[]importOutcome{{file: file("IW", text)}, {file: file("", text)}}, 1, "读出 2 份报告（1 份有存疑之处，已在文件中注明，请与原件核对）；存放在 out\n", "f: 提示 X：m\nf: 警告 X：m\n"},
		{[]importOutcome{{file: file("E", nil)}}, 2, "读出 0 份报告，1 个文件不能读出；存放在 out\n", "f: 错误 X：m\nnianbao：没有从 f 读出报告\n"},
		{[]importOutcome{{file: unread}, {file: file("", text)}}, 2, "读出 1 份报告，1 个文件不能读出；存放在 out\n", "nianbao：无法读取 f\n"},
		{[]importOutcome{{file: file("", text), lost: errors.New("无法写入 g")}}, 2, "读出 0 份报告，1 个文件不能读出；存放在 out\n", "nianbao：无法写入 g\n"},
		{[]importOutcome{{file: file("W", text), lost: errors.New("无法写入 g")}}, 2, "读出 0 份报告，1 个文件不能读出；存放在 out\n", "f: 警告 X：m\nnianbao：无法写入 g\n"},
		{[]importOutcome{{}, {file: file("", text)}, {}}, 0, "读出 1 份报告，2 个没有做；存放在 out\n", ""},
	} {
		var stdout, stderr bytes.Buffer
		s := &session{stdout: bufio.NewWriter(&stdout), stderr: &stderr}
		r := &importRun{importing: &importing{session: s}, plan: &plan{folder: "out"}, progress: newProgress(&stderr, len(c.outcomes))}
		for _, o := range c.outcomes {
			r.take(o)
			if o.file != nil && o.file.text != nil {
				t.Error("what was written is kept")
			}
		}
		r.summarise()
		s.stdout.Flush()
		if stdout.String() != c.stdout || stderr.String() != c.stderr || r.total.verdict.code != c.code {
			t.Errorf("got code %d\n%s%s, want code %d\n%s%s", r.total.verdict.code, &stdout, &stderr, c.code, c.stdout, c.stderr)
		}
		if total := r.total; total.done() != total.read+total.failed || total.done()+total.left != len(c.outcomes) {
			t.Errorf("%+v", total)
		}
	}
}

// One file that was read is delivered with what there is to look at.
func TestAnImportedFileIsDelivered(t *testing.T) {
	t.Chdir(t.TempDir())
	for kinds, want := range map[string]string{
		"": "已生成 a.yaml（没有存疑之处）\n", "II": "已生成 a.yaml（没有存疑之处，有 2 处提示）\n", "IWE": "已生成 a.yaml（有 2 处存疑，已在文件中注明，请与原件核对）\n",
	} {
		for _, json := range []bool{false, true} {
			dest, err := newDestination("a.yaml", nil, export.YAML)
			if err != nil {
				t.Fatal(err)
			}
			var stdout bytes.Buffer
			m := &importing{session: &session{stdout: bufio.NewWriter(&stdout)}}
			if json {
				m.json, want = newJSONWriter(m.stdout, 0), ""
			}
			if err := m.deliver(dest, &importedFile{checked: checked{findings: findingsOfKinds(kinds)}, text: []byte(kinds + "x")}); err != nil {
				t.Fatal(err)
			}
			m.stdout.Flush()
			if got := stdout.String(); got != want || (&transcript{t: t}).read("a.yaml") != kinds+"x" {
				t.Errorf("%s, JSON %v: %s, want %s", kinds, json, got, want)
			}
		}
	}
	for _, c := range []struct {
		f    *importedFile
		want exitCode
	}{
		{&importedFile{}, failed}, {&importedFile{text: []byte("x")}, 0}, {&importedFile{checked: checked{findings: findingsOfKinds("I")}, text: []byte("x")}, 0},
		{&importedFile{checked: checked{findings: findingsOfKinds("W")}, text: []byte("x")}, faulty}, {&importedFile{checked: checked{findings: findingsOfKinds("W")}}, failed},
	} {
		if got := c.f.code(); got != c.want {
			t.Errorf("%+v means %d", c.f, got)
		}
	}
	if got := fmt.Sprint(doubts(findingsOfKinds("IWEIS")), isFolder(standard), isFolder(""), isFolder("a.yaml"), isFolder("none"), isFolder("none/"), isFolder(".")); got != "3 false false false false true true" {
		t.Error(got)
	}
}
