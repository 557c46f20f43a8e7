//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/nianbao/nianbao"
)

func TestStandardInputIsAFileWithoutAName(t *testing.T) {
	t.Chdir(t.TempDir())
	sound := "organ: 青禾县水务局\nyear: 2023\n"
	writeText(t, "-", "organ: x")
	writeText(t, "a.yaml", sound)
	s := &session{stdin: strings.NewReader(sound)}
	for _, name := range []string{"-", "a.yaml"} {
		f, err := s.open(name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err := errors.Join(err, f.Close()); err != nil || string(data) != sound {
			t.Errorf("%s holds %q, %v", name, data, err)
		}
	}
	if _, err := s.open("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if filesBeside("-") != nil || len(filesBeside("a.yaml")) != 1 {
		t.Error("pictures beside standard input, or none beside a file")
	}
	if info := s.inputInfo("a.yaml"); info == nil || info.Size() != int64(len(sound)) {
		t.Errorf("of a file: %v", info)
	}
	if info := s.inputInfo("none"); info != nil {
		t.Errorf("of no file: %v", info)
	}
	if info := s.inputInfo("-"); info != nil {
		t.Errorf("of standard input that is none: %v", info)
	}
	f, err := os.Open("a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s.stdin = f
	if info := s.inputInfo("-"); info == nil || info.Name() != "a.yaml" {
		t.Errorf("of standard input from a file: %v", info)
	}
	f.Close()
	if info := s.inputInfo("-"); info != nil {
		t.Errorf("of a closed file: %v", info)
	}
	if got := s.realPaths("-", "", "a.yaml"); got != "-||a.yaml" {
		t.Errorf("real paths %s", got)
	}
}

// realPaths are real paths below the working folder.
func (s *session) realPaths(names ...string) string {
	var all []string
	for _, name := range names {
		real := realPath(name)
		if wd, err := filepath.Abs("."); err == nil && filepath.IsAbs(real) {
			if wd, err = filepath.EvalSymlinks(wd); err == nil {
				real, _ = filepath.Rel(wd, real)
			}
		}
		all = append(all, filepath.ToSlash(real))
	}
	return strings.Join(all, "|")
}

func TestRealPathsHaveNoLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := errors.Join(os.MkdirAll("a/b", 0o755), os.Symlink("a", "l"), os.WriteFile("a/f", nil, 0o644), os.Symlink("f", "a/g")); err != nil {
		t.Fatal(err)
	}
	if got := (&session{}).realPaths("l/b", "a/g", "l/g", "none", "./a/../a/f"); got != "a/b|a/f|a/f|none|a/f" {
		t.Errorf("they are %s", got)
	}
	for name, want := range map[string]string{"l/g": "a/g", "l/none": "a/none", "a/g": "a/f", "none": "none", "l": "a"} {
		wd, _ := filepath.EvalSymlinks(".")
		wd, _ = filepath.Abs(wd)
		got := placeOf(name)
		if rel, err := filepath.Rel(realPath(wd), got); err != nil || rel != want && !(name == "l/g" && rel == "a/f") {
			t.Errorf("the place of %s is %s", name, got)
		}
	}
}

// A report that is none has findings; one that can't be read, or whose reader panics, has an error.
func TestAFileIsReadOrToldWhy(t *testing.T) {
	t.Chdir(t.TempDir())
	writeText(t, "a.yaml", "organ: 甲局\nyear: [")
	s := &session{stdin: strings.NewReader("organ: 甲局\nyear: [")}
	for _, name := range []string{"a.yaml", "-"} {
		r, found, err := s.load(name)
		if r != nil || err != nil || len(found) != 1 || found[0].ID != "READ-SYNTAX" {
			t.Errorf("%s: %v, %v, %v", name, r, found, err)
		}
	}
	if r, found, err := s.load("none"); r != nil || found != nil || told("", err) != "无法读取 none：文件不存在" {
		t.Errorf("no file: %v, %v, %v", r, found, err)
	}
	if _, err := readReport("a.yaml", undoing{}); told("", err) != (&crash{"undone"}).Error() {
		t.Errorf("a reader that panics: %v", err)
	}
	if _, err := readReport("a.yaml", failingReader{syscall.EIO}); !errors.Is(err, syscall.EIO) {
		t.Errorf("a disk that fails: %v", err)
	}
	sound, err := os.ReadFile(sourceOf(t, "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, "b.yaml", bytes.Replace(sound, []byte("carried_forward: [1"), []byte("carried_forward: [2"), 1))
	r, found, err := s.load("b.yaml")
	if r == nil || err != nil || len(found) != 2 || found[0].ID != "T3-IDENT" || found[1].ID != "T3-ROW" {
		t.Errorf("a faulty report: %v, %v", found, err)
	}
	var out bytes.Buffer
	writeFindings(&out, "b.yaml", nianbao.Findings{{ID: "A", Message: "甲"}, {ID: "B", Message: "乙\n", Path: "p"}})
	if want := "b.yaml: 提示 A：甲\nb.yaml: 提示 B p：乙\\u000a\n"; out.String() != want {
		t.Errorf("told: %q", out.String())
	}
}

type failingReader struct{ err error }

func (r failingReader) Read([]byte) (int, error) { return 0, r.err }

// sourceOf is a file of testdata, wherever the test has gone.
func sourceOf(t *testing.T, name string) string {
	t.Helper()
	return testdataFile(name)
}

func TestAFolderIsLeftByNoPath(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "in", "a"), []byte("x"))
	writeText(t, filepath.Join(dir, "out"), "y")
	if err := os.Symlink("../out", filepath.Join(dir, "in", "link")); err != nil {
		t.Fatal(err)
	}
	f := folder(filepath.Join(dir, "in"))
	for name, want := range map[string]bool{"a": true, "link": false, "../out": false, "none": false} {
		file, err := f.Open(name)
		if (err == nil) != want {
			t.Errorf("%s is opened: %v", name, err)
		}
		if err == nil {
			file.Close()
		}
		if info, err := f.Stat(name); (err == nil) != want || want && info.Size() != 1 {
			t.Errorf("%s is described: %v", name, err)
		}
	}
	if _, err := folder(filepath.Join(dir, "none")).Stat("a"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of no folder: %v", err)
	}
	if _, err := folder(filepath.Join(dir, "none")).Open("a"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of no folder: %v", err)
	}
}

// listed shows a collection: inputs with the folders that they were found in, and what was passed over and why.
func listed(c collection) string {
	var b strings.Builder
	for _, in := range c.inputs {
		fmt.Fprintf(&b, "%s<%s", in.name, in.below)
		if in.unread != nil {
			fmt.Fprintf(&b, "!%v", in.unread)
		}
		b.WriteByte(' ')
	}
	for _, l := range []struct {
		name  string
		files []string
	}{{"empty", c.empty}, {"made", c.made}, {"notes", c.notes}, {"others", c.others}} {
		if l.files != nil {
			fmt.Fprintf(&b, "| %s %s ", l.name, strings.Join(l.files, " "))
		}
	}
	if c.beside != nil {
		fmt.Fprintf(&b, "| %d beside", len(c.beside))
	}
	return strings.TrimSpace(b.String())
}

// What names on a command line stand for.
func TestNamesStandForTheseFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	const notes, report = "会议通知", "政府信息公开工作年度报告 主动公开"
	for name, text := range map[string]string{
		"in/a.yaml": "", "in/a.html": "<p>", "in/b.docx": "", "in/第10号.pdf": "", "in/第9号.pdf": "", "in/sub/c.json": "", "in/sub/c.JSON.bak": "", "in/sub/.d.yaml": "",
		"in/note.txt": notes, "in/text.txt": report, "in/text.md": notes, "in/~$a.docx": "", "in/Thumbs.db": "", "in/x.jpg": "", "in/manifest.jsonl": "",
		"made/a.yaml": "", "made/out/a.pdf": "", "made/out/b.pdf": "", "made/out/b.html": "", "made/m.json": recordStart, "made/i.html": `<meta name="nianbao" content="index">`,
		"empty/.x": "", "litter/Thumbs.db": "", "skip/l.txt": report, "skip/a.yaml": "",
		"list/a.yaml": "", "list/a2.json": "", "list/b.json": "", "list/c.html": "", "list/d.html": "", "list/own.json": "",
		"list/manifest.jsonl": `{"input":"list/a.yaml","output":"a2.json"}` + "\n" + `{"input":"none.yaml","output":"b.json"}` + "\n" + `{"input":"list/a.yaml","output":"c.html"}` + "\n" + `{"input":"list/own.json","output":"own.json"}` + "\n",
	} {
		writeFile(t, name, []byte(text))
	}
	for _, err := range []error{
		os.Symlink("../in", "in/loop"), os.Symlink("a.yaml", "in/sub/link.yaml"), os.Symlink("../a.yaml", "in/sub/other.yaml"), os.Symlink("none", "in/sub/gone.yaml"), os.Symlink("none", "in/sub/gone.jpg"),
		os.Mkdir("pipes", 0o755), syscall.Mkfifo("pipes/p.yaml", 0o600), syscall.Mkfifo("pipes/p.jpg", 0o600), os.Mkdir("dirs", 0o755), os.Mkdir("dirs/x.yaml", 0o755), os.WriteFile("dirs/x.html", nil, 0o644),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		names string
		to    output
		want  string
	}{
		{"in/a.yaml", output{}, "in/a.yaml<in"},
		{"in/a.yaml ./in/a.yaml in/sub/other.yaml", output{}, "in/a.yaml<in"},
		{"none - in/note.txt", output{}, "none<. -<. in/note.txt<in"},
		{"in", output{}, "in/a.yaml<in in/b.docx<in in/sub/c.json<in in/sub/gone.yaml<in!无法读取 in/sub/gone.yaml：文件不存在 in/sub/link.yaml<in!无法读取 in/sub/link.yaml：文件不存在 in/text.txt<in in/第9号.pdf<in in/第10号.pdf<in | made in/a.html | notes in/note.txt in/text.md | others in/sub/c.JSON.bak in/x.jpg | 1 beside"},
		{"in/a.html in in", output{}, "in/a.html<in in/a.yaml<in in/b.docx<in in/sub/c.json<in in/sub/gone.yaml<in!无法读取 in/sub/gone.yaml：文件不存在 in/sub/link.yaml<in!无法读取 in/sub/link.yaml：文件不存在 in/text.txt<in in/第9号.pdf<in in/第10号.pdf<in | made in/a.html | notes in/note.txt in/text.md | others in/sub/c.JSON.bak in/x.jpg | 1 beside"},
		{"empty", output{}, "| empty empty"}, {"litter", output{}, "| empty litter"}, {"empty in/a.yaml litter", output{}, "in/a.yaml<in | empty empty litter"},
		{"made", output{}, "made/a.yaml<made made/out/a.pdf<made made/out/b.html<made made/out/b.pdf<made | made made/i.html made/m.json"},
		{"made", output{folder: realPath("made/out"), extensions: []string{".pdf"}}, "made/a.yaml<made made/out/b.html<made | made made/i.html made/m.json made/out/a.pdf made/out/b.pdf"},
		{"made", output{folder: realPath("made"), extensions: []string{".pdf", ".html"}}, "made/a.yaml<made made/out/a.pdf<made made/out/b.html<made made/out/b.pdf<made | made made/i.html made/m.json"},
		{"made", output{folder: realPath("made/out"), extensions: []string{".PDF"}}, "made/a.yaml<made made/out/a.pdf<made made/out/b.html<made made/out/b.pdf<made | made made/i.html made/m.json"},
		{"made/out", output{folder: realPath("made/out"), extensions: []string{".pdf"}}, "made/out/a.pdf<made/out made/out/b.html<made/out made/out/b.pdf<made/out"},
		{"skip", output{skip: []string{realPath("skip/l.txt")}}, "skip/a.yaml<skip"}, {"skip", output{}, "skip/a.yaml<skip skip/l.txt<skip"},
		{"pipes", output{}, "pipes/p.yaml<pipes!无法读取 pipes/p.yaml：不是普通文件 | others pipes/p.jpg"},
		{"dirs", output{}, "dirs/x.html<dirs"},
		{"list", output{}, "list/a.yaml<list list/b.json<list list/d.html<list list/own.json<list | made list/c.html list/a2.json"},
		{"list list/a2.json", output{}, "list/a.yaml<list list/a2.json<list list/b.json<list list/d.html<list list/own.json<list | made list/c.html"},
		{"list/a2.json", output{}, "list/a2.json<list"},
	} {
		if got := listed(collect(strings.Fields(c.names), c.to)); got != c.want {
			t.Errorf("%s to %q:\n%s\nwant\n%s", c.names, c.to.extensions, got, c.want)
		}
	}
}

// Of files that batches made of each other one is read, the first.
func TestOfFilesMadeOfEachOtherOneIsRead(t *testing.T) {
	t.Chdir(t.TempDir())
	made := func(folder string, pairs ...string) { // each output with its input
		text := ""
		for i := 0; i < len(pairs); i += 2 {
			for _, name := range []string{filepath.Join(folder, pairs[i]), pairs[i+1]} {
				writeFile(t, name, nil)
			}
			text += fmt.Sprintf("{\"input\":%q,\"output\":%q}\n", pairs[i+1], pairs[i])
		}
		writeFile(t, filepath.Join(folder, manifestName), []byte(text))
	}
	made("x1", "1.yaml", "x2/1.yaml", "2.yaml", "x2/2.yaml")
	made("x2", "1.yaml", "x1/1.yaml", "2.yaml", "x1/2.yaml", "3.yaml", "x2/2.yaml") // the third is a copy of a file of the cycle
	made("y1", "1.yaml", "y3/1.yaml")
	made("y2", "1.yaml", "y1/1.yaml")
	made("y3", "1.yaml", "y2/1.yaml")
	made("p1", "1.docx", "p2/1.docx")
	made("p2", "1.docx", "p1/1.docx")
	made("q1", "1.docx", "q2/1.json")
	made("q2", "1.json", "q1/1.docx")
	made("self", "1.yaml", "self/1.yaml")
	for _, c := range []struct{ names, want string }{
		{"x1 x2", "x1/1.yaml<x1 x1/2.yaml<x1 | made x2/1.yaml x2/2.yaml x2/3.yaml"},
		{"x2 x1", "x2/1.yaml<x2 x2/2.yaml<x2 | made x2/3.yaml x1/1.yaml x1/2.yaml"},
		{"x1", "x1/1.yaml<x1 x1/2.yaml<x1"},
		{"x1 x2 x2/1.yaml", "x1/2.yaml<x1 x2/1.yaml<x2 | made x1/1.yaml x2/2.yaml x2/3.yaml"},
		{"x1 x2 x2/1.yaml x1/1.yaml", "x1/1.yaml<x1 x1/2.yaml<x1 x2/1.yaml<x2 | made x2/2.yaml x2/3.yaml"},
		{"y2 y1 y3", "y2/1.yaml<y2 | made y1/1.yaml y3/1.yaml"},
		{"y2 y1", "y1/1.yaml<y1 | made y2/1.yaml"},
		{"p2 p1", "p2/1.docx<p2 | empty p1 | made p1/1.docx"},
		{"p1", "| empty p1 | made p1/1.docx"},
		{"q1 q2", "q2/1.json<q2 | empty q1 | made q1/1.docx"},
		{"self", "self/1.yaml<self"},
	} {
		if got := listed(collect(strings.Fields(c.names), output{})); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.names, got, c.want)
		}
	}
}

// A run that has read nothing says so, and does not end well.
func TestARunThatReadsNothingDoesNotEndWell(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "own/1.html", nil)
	if err := os.Mkdir("empty", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, names := range [][]string{{"empty"}, {"own"}, {"empty", "own"}} {
		var stderr bytes.Buffer
		s := &session{stderr: &stderr, skip: []string{realPath("own/1.html")}}
		if inputs, outcome := s.collect(names, output{}); len(inputs) > 0 || outcome.code != failed || stderr.Len() == 0 {
			t.Errorf("%s: %v, exit code %d, told is %q", names, inputs, outcome.code, &stderr)
		}
	}
}

// What was passed over is told, and listed file by file.
func TestWhatIsPassedOverIsTold(t *testing.T) {
	var stderr bytes.Buffer
	s := &session{stderr: &stderr}
	if s.passedOver(collection{}); stderr.Len() > 0 || s.leftAlone() != nil {
		t.Errorf("nothing is told as %s", &stderr)
	}
	s.passedOver(collection{made: []string{"a"}, notes: []string{"b"}, others: []string{"c"}, beside: []string{"d"}})
	s.passedOver(collection{made: []string{"e", "f"}})
	want := "nianbao：注意：没有读取 1 个与报告同名或由报告生成的文件（a）；要读取的，请直接写出文件名\nnianbao：注意：没有读取 1 个文本文件（b）：其中没有年度报告的内容\nnianbao：注意：没有读取 1 个其他类型的文件（c）\n" +
		"nianbao：注意：没有读取 2 个与报告同名或由报告生成的文件（e、f）；要读取的，请直接写出文件名\n"
	if stderr.String() != want {
		t.Errorf("told is\n%s", &stderr)
	}
	left := "没有读取 a：与报告同名，或由报告生成 没有读取 e：与报告同名，或由报告生成 没有读取 f：与报告同名，或由报告生成 没有读取 b：文本文件，其中没有年度报告的内容 没有读取 c：不是可以读取的类型"
	if got := strings.Join(s.leftAlone(), " "); got != left || strings.Join(s.left.beside, "") != "d" {
		t.Errorf("left alone are %s", got)
	}
	for n, want := range map[int]string{-1: "", 0: "", 1: "等"} {
		if got := andMore(n); got != want {
			t.Errorf("%d more: %q", n, got)
		}
	}
}
