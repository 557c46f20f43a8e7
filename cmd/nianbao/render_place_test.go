package main

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
)

// session with outputs in memory.
func quiet() (s *session, stdout, stderr *bytes.Buffer) {
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	return &session{stdin: strings.NewReader(""), stdout: bufio.NewWriter(stdout), stderr: stderr}, stdout, stderr
}

// Where one report goes, or why it goes nowhere.
func TestAReportHasItsPlace(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	writeText(t, "a.yaml", "x")
	writeText(t, "there.svg", "x")
	writeText(t, "hard.yaml", "x")
	if err := errors.Join(os.Mkdir("d", 0o755), os.Symlink("a.yaml", "loop-1.svg"), os.Mkdir("dir-1.svg", 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file, out string
		format    *export.Format
		draft     bool
		want      string
	}{
		{"a.yaml", "~", export.PDF, false, "a.pdf"}, {"a.yaml", "b.pdf", export.PDF, false, "b.pdf"}, {"a.yaml", "-", export.PDF, false, "stdout"}, {"-", "-", export.PDF, false, "stdout"},
		{"-", "~", export.PDF, false, "从标准输入读取时，请用 -o 写明输出文件\n" + seeHelp}, {"-", "b.pdf", export.PDF, false, "b.pdf"},
		{"a.yaml", "~", export.YAML, false, "输出文件就是报告文件本身：a.yaml，请用 -o 另写一个文件名"},
		{"a.yaml", "b.yaml", export.YAML, true, "b.yaml，文件中没有“草稿”字样和问题清单"}, {"a.yaml", "b.xlsx", export.XLSX, true, "b.xlsx，文件中没有“草稿”字样和问题清单"}, {"a.yaml", "b.json", export.JSON, true, "b.json，文件中没有“草稿”字样和问题清单"},
		{"a.yaml", "b.html", export.HTML, true, "b.html"}, {"a.yaml", "b.docx", export.DOCX, true, "b.docx"}, {"a.yaml", "b.pdf", export.PDF, true, "b.pdf"}, {"a.yaml", "b.yaml", export.YAML, false, "b.yaml"},
		{"a.yaml", "~", export.SVG, false, "a-1.svg a-2.svg"}, {"a.yaml", "p.svg", export.SVG, false, "p-1.svg p-2.svg"}, {"a.yaml", "p", export.SVG, false, "p-1.svg p-2.svg"}, {"a.yaml", "p.SVG", export.SVG, false, "p-1.svg p-2.svg"},
		{"a.yaml", "there.svg", export.SVG, false, "there-1.svg there-2.svg"},
		{"a.yaml", "-", export.SVG, false, "SVG 每页一个文件，不能写到标准输出：请用 -o 写明文件，如 -o page.svg\n" + seeHelp},
		{"a.yaml", "", export.SVG, false, "输出文件的名称是空的"}, {"a.yaml", "x/", export.SVG, false, "输出路径是文件夹：x/，请写出文件名"}, {"a.yaml", "d", export.SVG, false, "输出路径是文件夹：d，请写出文件名"},
		{"a.yaml", "p.pdf", export.SVG, false, "-o p.pdf 的扩展名是 .pdf，这里生成的却是 SVG 文件：请改用扩展名 .svg，如 p.svg\n" + seeHelp},
		{"a.yaml", os.DevNull, export.SVG, false, os.DevNull + " 不是普通文件，SVG 每页一个文件：请用 -o 写明文件，如 -o page.svg\n" + seeHelp},
		{"a.yaml", "loop.svg", export.SVG, false, "输出文件就是报告文件本身：loop-1.svg，请用 -o 另写一个文件名"}, {"a.yaml", "dir.svg", export.SVG, false, "输出路径是文件夹：dir-1.svg，请写出文件名"},
		{"a.yaml", "none/p.svg", export.SVG, false, "输出文件夹不存在：none"},
	} {
		s, _, _ := quiet()
		command := &renderCommand{File: c.file, Out: unless(c.out), renderFlags: renderFlags{Draft: c.draft}}
		place, err := command.place(s, c.format)
		got := told("", err)
		switch p := place.(type) {
		case *filePlace:
			if err == nil && p.dest == nil {
				got = "stdout"
			} else if err == nil {
				got = p.dest.name + p.unmarked
			}
		case *pagePlace:
			if err == nil {
				got = p.page(0) + " " + p.page(1)
			}
		}
		if got != c.want {
			t.Errorf("%s to %s as %s: %q, want %q", c.file, c.out, c.format.ID, got, c.want)
		}
	}
}

// What is told of a report that was written, by its pages and size.
func TestAWrittenReportIsToldInTheseWords(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		pages    int
		size     int
		unmarked string
		want     string
	}{
		{0, 1, "", "已生成 a（1 KB）\n"}, {1, 1024, "", "已生成 a（1 页，1 KB）\n"}, {2, 1025, "", "已生成 a（2 页，2 KB）\n"}, {0, 0, "，x", "已生成 a（0 KB，x）\n"},
	} {
		s, stdout, _ := quiet()
		p := &filePlace{dest: &destination{name: "a", path: "a"}, unmarked: c.unmarked}
		p.file.WriteString(strings.Repeat("x", c.size))
		err := p.deliver(s, c.pages)
		if s.stdout.Flush(); err != nil || stdout.String() != c.want {
			t.Errorf("%+v: %s (%v)", c, stdout, err)
		}
		expectOnly(t, ".", "a", strings.Repeat("x", c.size))
	}
}

func TestPagesAreWrittenTogether(t *testing.T) {
	unixOnly(t)
	page := func(sizes ...int) (files [][]byte) {
		for _, n := range sizes {
			files = append(files, bytes.Repeat([]byte("x"), n))
		}
		return files
	}
	for _, c := range []struct {
		there string
		files [][]byte
		want  string
		left  string
	}{
		{"", page(1), "已生成 p-1.svg（1 页，1 KB）\n", "p-1.svg"},
		{"", page(1024, 1), "已生成 p-1.svg 至 p-2.svg（2 页，2 KB）\n", "p-1.svg p-2.svg"},
		{"", page(1024, 1024, 1), "已生成 p-1.svg 至 p-3.svg（3 页，3 KB）\n", "p-1.svg p-2.svg p-3.svg"},
		{"p-1.svg p-2.svg", page(5), "已生成 p-1.svg（1 页，1 KB）\nnianbao：注意：p-2.svg 是以前生成的，不属于这份报告：不再用的，请删除\n", "p-1.svg p-2.svg"},
		{"p-3.svg", page(5), "已生成 p-1.svg（1 页，1 KB）\n", "p-1.svg p-3.svg"},
		{"p-2.svg/x", page(5, 5, 5), "输出路径是文件夹：p-2.svg，请写出文件名\n", "p-2.svg/x"},
	} {
		t.Chdir(t.TempDir())
		for name := range strings.FieldsSeq(c.there) {
			writeFile(t, name, []byte("old"))
		}
		s, stdout, stderr := quiet()
		p := &pagePlace{name: "p.svg", files: c.files}
		if err := p.deliver(s, len(c.files)); err != nil {
			stderr.WriteString(err.Error() + "\n")
		}
		s.stdout.Flush()
		if got := stdout.String() + stderr.String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.there, got, c.want)
		}
		var names []string
		for name := range filesOf(t, ".") {
			names = append(names, name)
		}
		if got := len(names); got != len(strings.Fields(c.left)) {
			t.Errorf("%s: left are %q, want %s", c.there, names, c.left)
		}
		expectNoTemporaries(t, ".")
	}
	t.Chdir(t.TempDir())
	if err := os.Symlink(os.DevNull, "p-2.svg"); err != nil {
		t.Fatal(err)
	}
	s, _, _ := quiet()
	if err := (&pagePlace{name: "p.svg", files: page(1, 1)}).deliver(s, 2); told("", err) != "p-2.svg 不是普通文件：请用 -o 另写一个文件名" {
		t.Errorf("a device: %v", err)
	}
	if _, err := os.Lstat("p-1.svg"); err == nil {
		t.Error("the first page is in place")
	}
	held, err := s.lockFile("q-1.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"q.svg", "q.SVG", "./q.svg"} {
		if err := (&pagePlace{name: name, files: page(1)}).deliver(s, 1); !strings.Contains(told("", err), "正由另一个 nianbao 写入") {
			t.Errorf("pages of %s that another run writes: %v", name, err)
		}
	}
	held()
}

// Outputs that take the place of what a report is compared with, or of somebody's work.
func TestAnOutputSparesOtherFiles(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.yaml", "a.html", "a.pdf", "last.yaml", "m/x.yaml"} {
		writeFile(t, name, []byte(name))
	}
	if err := os.Symlink("last.yaml", "link.yaml"); err != nil {
		t.Fatal(err)
	}
	const inMembers = "在成员单位报告的文件夹里，已经存在：请用 -o 另写一个文件名"
	for _, c := range []struct {
		file, out, previous, members string
		format                       *export.Format
		want                         string
	}{
		{"a.yaml", "~", "~", "~", export.PDF, ""}, {"a.yaml", "~", "~", "~", export.HTML, "a.html 已经存在，没有改动；要覆盖，请用 -o 写明文件名"}, {"a.yaml", "~", "~", "~", export.DOCX, ""},
		{"a.yaml", "~", "~", "~", export.YAML, ""}, {"a.yaml", "a.html", "~", "~", export.HTML, ""}, {"-", "-", "last.yaml", "m", export.YAML, ""},
		{"a.yaml", "last.yaml", "last.yaml", "~", export.YAML, "输出文件就是上年报告：last.yaml，请用 -o 另写一个文件名"}, {"a.yaml", "link.yaml", "last.yaml", "~", export.YAML, "输出文件就是上年报告：link.yaml，请用 -o 另写一个文件名"},
		{"a.yaml", "last.yaml", "a.yaml", "~", export.YAML, ""}, {"a.yaml", "last.yaml", "none", "~", export.YAML, ""}, {"a.yaml", "last.yaml", "~", "~", export.YAML, ""},
		{"a.yaml", "m/x.yaml", "~", "m", export.YAML, "输出文件 m/x.yaml " + inMembers}, {"a.yaml", "m/x.yaml", "~", ".", export.YAML, "输出文件 m/x.yaml " + inMembers}, {"a.yaml", "m/y.yaml", "~", "m", export.YAML, ""},
		{"a.yaml", "a.html", "~", "m", export.YAML, ""}, {"a.yaml", "m", "~", ".", export.YAML, ""}, {"a.yaml", "~", "a.pdf", "~", export.PDF, "输出文件就是上年报告：a.pdf，请用 -o 另写一个文件名"},
	} {
		command := &renderCommand{File: c.file, Out: unless(c.out), Previous: unless(c.previous), Members: unless(c.members)}
		if got := told("", command.spare(c.format)); got != c.want {
			t.Errorf("%s to %s with %s and %s: %q, want %q", c.file, c.out, c.previous, c.members, got, c.want)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"last.yaml", "link.yaml", true}, {"a.yaml", "last.yaml", false}, {"none", "none", false}, {"a.yaml", "none", false}, {"none", "a.yaml", false}} {
		if sameFile(c.a, c.b) != c.want || isSameFile(c.a, c.b) != c.want {
			t.Errorf("%s and %s are the same: %v", c.a, c.b, !c.want)
		}
	}
	for _, f := range export.Formats() {
		if got, want := isData(f), f == export.XLSX || f == export.YAML || f == export.JSON; got != want {
			t.Errorf("%s is data: %v", f.ID, got)
		}
	}
}

// What a report is compared with reaches its check.
func TestAComparisonReadsWhatItIsComparedWith(t *testing.T) {
	sound, err := os.ReadFile(testdataFile("report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	change := func(name string, pairs ...string) {
		text := strings.NewReplacer(pairs...).Replace(string(sound))
		writeFile(t, name, []byte(text))
	}
	change("last.yaml", "year: 2023", "year: 2022", "2023年", "2022年", "carried_forward: [1, 0, 0, 0, 0, 0, 1]", "carried_forward: [2, 0, 0, 0, 0, 0, 2]", "granted: [2, 1, 0, 0, 0, 0, 3]", "granted: [1, 1, 0, 0, 0, 0, 2]", "total: [2, 1, 0, 0, 0, 0, 3]", "total: [1, 1, 0, 0, 0, 0, 2]")
	change("other.yaml", "青禾县农业农村局", "青禾县水务局")
	change("m/a.yaml", "青禾县农业农村局", "青禾县种子站", "licensing: 12", "licensing: 13")
	report, err := nianbao.Read(bytes.NewReader(sound))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ previous, members, same, want string }{
		{"~", "~", "", "nothing"}, {"last.yaml", "~", "", "INFORCE CARRY CARRY SAME"}, {"~", "m", "", "SUM"}, {"last.yaml", "m", "", "INFORCE SUM CARRY CARRY SAME"},
		{"other.yaml", "~", "", "error"}, {"none.yaml", "~", "", "error"}, {"~", "none", "", "error"}, {"last.yaml", "~", "a=", "error"},
	} {
		s, _, _ := quiet()
		command := &renderCommand{File: "a.yaml", Previous: unless(c.previous), Members: unless(c.members)}
		if c.same != "" {
			command.Same = []string{c.same}
		}
		got := "nothing"
		if compare := command.comparison(s); compare != nil {
			checks, err := compare(report)
			var ids []string
			for _, f := range nianbao.Check(report, checks...) {
				ids = append(ids, f.ID)
			}
			if got = strings.Join(ids, " "); err != nil {
				got = "error"
			}
		}
		if got != c.want {
			t.Errorf("with %s and %s: %s, want %s", c.previous, c.members, got, c.want)
		}
	}
}

// Pictures are told missing beside a file of data, and not beside standard output or any other file.
func TestPicturesOfDataAreToldWhereTheyAreMissing(t *testing.T) {
	sound, err := os.ReadFile(testdataFile("report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	writeFile(t, "in/a.yaml", bytes.Replace(sound, []byte("problems: |\n"), []byte("problems: |\n  ![图](img/a.png)\n"), 1))
	writeFile(t, "in/img/a.png", grey(t, 1))
	for args, want := range map[string]bool{"-o a.json": true, "-o a.yaml": true, "-o - --format json": false, "-o in/b.json": false, "-o a.html": false, "--format json": false} {
		var stdout, stderr bytes.Buffer
		code := run(append([]string{"render", "in/a.yaml"}, strings.Fields(args)...), strings.NewReader(""), &stdout, &stderr)
		if code != 0 || strings.HasPrefix(stderr.String(), "nianbao：注意：图片没有一起复制：请把 img/a.png 放到 ") != want || want == (stderr.Len() == 0) {
			t.Errorf("%s: code %d, %s", args, code, &stderr)
		}
	}
}
