package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/golden"
)

// A plan by its inputs, each a name below a folder, as in//a.yaml.
func planIn(inputs ...string) *plan {
	p := &plan{formats: []*export.Format{export.PDF, export.JSON}, folder: "out", manifest: "out/manifest.jsonl"}
	for _, name := range inputs {
		below, rest, ok := strings.Cut(name, "//")
		if !ok {
			below, rest = filepath.Dir(name), filepath.Base(name)
		}
		name = filepath.Join(below, rest)
		p.inputs = append(p.inputs, input{name: name, below: below, real: realPath(name)})
	}
	return p
}

func TestOutputsAreNamedAsTheirInputs(t *testing.T) {
	p := planIn("in//a.yaml", "in//b/c.d.docx", "x/y/e.json", "f")
	for i, want := range []string{"a", "b/c.d", "e", "f"} {
		if got := filepath.ToSlash(p.base(i)); got != want {
			t.Errorf("%s becomes %s, want %s", p.inputs[i].name, got, want)
		}
		if got := filepath.ToSlash(p.path(i, export.JSON)); got != "out/"+want+".json" || filepath.ToSlash(p.output(i, export.PDF)) != want+".pdf" {
			t.Errorf("%s becomes %s", p.inputs[i].name, got)
		}
	}
	p.names = []string{"甲", "乙", "丙", "丁"}
	for i, want := range []string{"甲", "b/乙", "丙", "丁"} {
		if got := filepath.ToSlash(p.base(i)); got != want {
			t.Errorf("%s becomes %s, want %s", p.inputs[i].name, got, want)
		}
	}
	if got := strings.Join(p.extensions(), " "); got != ".pdf .json" || p.longest() != ".json" {
		t.Errorf("the extensions are %s, the longest is %s", got, p.longest())
	}
	for name, want := range map[string]bool{"a.pdf": true, "a.PDF": true, "x.json": true, "a.html": false, "pdf": false, "a.pdf/b": false} {
		if got := p.makes(name); got != want {
			t.Errorf("%s is made: %v", name, got)
		}
	}
}

// Reports that are not texts need more memory.
func TestPapersNeedRoom(t *testing.T) {
	for list, want := range map[string]int{"a.yaml b.JSON c.yml": 1, "a.yaml b.docx": 8, "a.txt": 8, "": 1, "a": 8} {
		if got := planIn(strings.Fields(list)...).room(); got != want {
			t.Errorf("%s: room %d, want %d", list, got, want)
		}
	}
}

// What a plan is refused for, in full.
func TestPlansAreRefusedInTheseWords(t *testing.T) {
	t.Chdir(t.TempDir())
	topics := func(list ...topic) func(*plan) { return func(p *plan) { p.topics = list } }
	named := func(names ...string) func(*plan) { return func(p *plan) { p.names = names } }
	const aside = "请去掉多余的报告，或在 --name 中加上 {file}（报告的文件名），或分两次生成到不同的文件夹"
	for _, c := range []struct {
		inputs  string
		changes []func(*plan)
		want    string
	}{
		{"a.yaml b.yaml", nil, ""},
		{"a.yaml a.json b.yaml", nil, "a.yaml 和 a.json 会生成同一个文件 out/a.pdf：请改名，或分两次生成到不同的文件夹"},
		{"a.yaml x/a.yaml y/a.yaml z/a.yaml", nil, "a.yaml、x/a.yaml、y/a.yaml等 会生成同一个文件 out/a.pdf：请改名，或分两次生成到不同的文件夹"},
		{"a.yaml b.yaml x/b.yaml x/a.yaml y/b.yaml", nil, "有 2 处文件名的问题，什么都没有生成：\n  b.yaml、x/b.yaml、y/b.yaml 会生成同一个文件 out/b.pdf\n  a.yaml 和 x/a.yaml 会生成同一个文件 out/a.pdf\n请改名，或分两次生成到不同的文件夹"},
		{"a.yaml b.yaml", []func(*plan){named("n", "n"), topics(topic{organ: "甲", year: 2023}, topic{organ: "甲", year: 2023})}, "a.yaml 和 b.yaml 会生成同一个文件 out/n.pdf（机关和年度相同：甲，2023）：" + aside},
		{"a.yaml b.yaml", []func(*plan){named("n", "n"), topics(topic{organ: "甲", year: 2023}, topic{organ: "乙", year: 2023})}, "a.yaml 和 b.yaml 会生成同一个文件 out/n.pdf：" + aside},
		{"a.yaml b.yaml", []func(*plan){named("n", "n"), topics(topic{organ: "甲", year: 2023}, topic{organ: "甲", year: 2022})}, "a.yaml 和 b.yaml 会生成同一个文件 out/n.pdf：" + aside},
		{"a.yaml b.yaml", []func(*plan){named("n", "n"), topics(topic{year: 2023}, topic{year: 2023})}, "a.yaml 和 b.yaml 会生成同一个文件 out/n.pdf：" + aside},
		{"out//a.json", nil, "会生成的文件 out/a.json 就是一份报告：请用 -o 另写一个文件夹"},
		{"out//a.yaml", nil, ""},
		{"out//b/a.json", nil, "会生成的文件 out/b/a.json 就是一份报告：请用 -o 另写一个文件夹"},
		{"x//a.yaml out/b.json", []func(*plan){named("a", "c")}, ""},
		{"a.yaml", []func(*plan){func(p *plan) { p.others = []string{realPath("out/a.pdf")} }}, "会生成的文件 " + "OUT/a.pdf 已经在报告所在的文件夹里，不是这个命令生成的：请用 -o 另写一个文件夹"},
		{"a.yaml", []func(*plan){func(p *plan) { p.others = []string{realPath("out/b.pdf"), realPath("out/a.html"), realPath("a.pdf")} }}, ""},
	} {
		p := planIn(strings.Fields(c.inputs)...)
		for _, change := range c.changes {
			change(p)
		}
		if got := strings.ReplaceAll(told("", p.check()), realPath("out"), "OUT"); filepath.ToSlash(got) != c.want {
			t.Errorf("%s: %s\nwant %s", c.inputs, got, c.want)
		}
	}
}

func TestFilesBesideTheOutputsAreRefusedInTheseWords(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("out", 0o755), os.Symlink("out", "link")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ inputs, manifest, index, want string }{
		{"a.yaml", "out/m", "", ""}, {"a.yaml", "out/m", "out/i.html", ""},
		{"a.yaml", "out/m", "out/m", "索引页 out/m 就是清单：请用 --index 另写一个文件名"},
		{"a.yaml", "out/m", "link/m", "索引页 link/m 就是清单：请用 --index 另写一个文件名"},
		{"a.yaml", "a.yaml", "", "清单 a.yaml 就是一份报告：请用 --manifest 另写一个文件名"},
		{"b.yaml a.yaml", "out/m", "./a.yaml", "索引页 ./a.yaml 就是一份报告：请用 --index 另写一个文件名"},
		{"a.yaml", "out/a.json", "", "清单 out/a.json 就是 a.yaml 要生成的文件：请用 --manifest 另写一个文件名"},
		{"b.yaml a.yaml", "link/a.pdf", "", "清单 link/a.pdf 就是 a.yaml 要生成的文件：请用 --manifest 另写一个文件名"},
		{"a.yaml", "out/a.html", "", ""}, {"a.yaml", "out/b.json", "", ""}, {"a.yaml", "a.json", "", ""},
		{"a.yaml", "m", "out/a.json", "索引页 out/a.json 就是 a.yaml 要生成的文件：请用 --index 另写一个文件名"},
		{"in//b/a.yaml", "out/b", "", "清单 out/b 与存放 out/b/a.pdf 的文件夹同名：请用 --manifest 另写一个文件名"},
		{"in//b/a.yaml", "out/m", "out/b", "索引页 out/b 与存放 out/b/a.pdf 的文件夹同名：请用 --index 另写一个文件名"},
		{"in//b/a.yaml", "out", "", "清单 out 与存放 out/b/a.pdf 的文件夹同名：请用 --manifest 另写一个文件名"},
		{"in//b/a.yaml", "out/b/m", "", ""},
	} {
		p := planIn(strings.Fields(c.inputs)...)
		p.manifest, p.index = c.manifest, c.index
		err := p.checkSideFiles()
		if err == nil {
			err = p.checkSideFolders()
		}
		if got := told("", err); got != c.want {
			t.Errorf("%s with %s and %s: %s\nwant %s", c.inputs, c.manifest, c.index, got, c.want)
		}
	}
}

// The page of two formats and of one, whole: the newest first, then by the places of organs on a list, their names and
// the files.
func TestGoldenThePageOfABatch(t *testing.T) {
	for name, formats := range map[string][]*export.Format{"one": {export.PDF}, "two": {export.HTML, export.OFD}, "data": {export.JSON, export.YAML}} {
		p := planIn("in//1.yaml", "in//b/2.yaml", "in//3.yaml", "in//10.yaml", "in//9.yaml", "in//6 &.yaml", "in//7.yaml", "in//8.yaml")
		p.formats, p.index = formats, "web/i.html"
		p.topics = []topic{{organ: "乙", year: 2022}, {organ: "甲", year: 2023}, {organ: "第10局", year: 2022}, {organ: "第2局", year: 2022}, {organ: "第2局", year: 2022}, {organ: "<b>", year: 2022, place: 2}, {year: 2021}, {organ: "丁"}}
		g := &indexPage{}
		for i := range p.inputs {
			for k, f := range formats {
				if i == 4 && k == 1 {
					continue // one format of it alone
				}
				pages := 0
				if f.Pages {
					pages = i + 2
				}
				g.add(i, f, pages, int64(i)<<10+1)
			}
		}
		page, err := g.text(p)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(page), "<body>")
		golden.Compare(t, "testdata/index_"+name+".html", []byte(body))
	}
	var none *indexPage
	none.add(0, export.PDF, 1, 1)
	if page, err := newIndexPage(&plan{}); page != nil || err != nil {
		t.Errorf("a page that nobody asks for: %v, %v", page, err)
	}
}

// What the topic of a report leaves out, and what is in doubt.
func TestWhatAReportIsAbout(t *testing.T) {
	sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	writeFile(t, "a.yaml", sound)
	writeText(t, "bad.yaml", "year: [")
	s := &session{}
	about := s.topicOf(input{name: "a.yaml"})
	if about.organ != "青禾县农业农村局" || about.year != 2023 || about.unsure || about.place != 0 || about.report == nil || about.report.Organ != about.organ || about.report.Year != 2023 {
		t.Errorf("it is about %+v", about)
	}
	for _, in := range []input{{name: "a.yaml", unread: errNoFile}, {name: "bad.yaml"}, {name: "none.yaml"}} {
		if got := s.topicOf(in); got != (topic{}) {
			t.Errorf("%+v is about %+v", in, got)
		}
	}
	r := &nianbao.Report{Organ: "甲", Year: 2023, Title: "题", Overview: "文", Addressee: "乙"}
	r.Signature.Organ, r.Signature.Date = "署", nianbao.Date{Year: 2024}
	subject := subjectOf(r)
	if subject.Organ != "甲" || subject.Year != 2023 || subject.Title != "题" || subject.Signature.Organ != "署" || subject.Signature.Date != (nianbao.Date{}) || subject.Overview+subject.Addressee != "" {
		t.Errorf("the subject is %+v", subject)
	}
	if (topic{}).yearName("") != "" || (topic{year: 1}).yearName("") != "1" || (topic{organ: "甲"}).organName("") != "甲" {
		t.Error("names of topics are others")
	}
}

// What killed runs left is swept away wherever a batch writes.
func TestABatchSweepsItsFolders(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	const left = ".nianbao-1-1.tmp"
	for _, folder := range []string{"out", "out/b", "out/c", "lists"} {
		writeFile(t, filepath.Join(folder, left), nil)
	}
	swept.Clear()
	p := planIn("in//a.yaml", "in//b/a.yaml")
	if err := p.prepare(); err != nil {
		t.Fatal(err)
	}
	m, err := openManifest("lists/m.jsonl", 1)
	if err != nil {
		t.Fatal(err)
	}
	m.file.Close()
	for folder, want := range map[string]bool{"out": false, "out/b": false, "out/c": true, "lists": false} {
		if _, err := os.Stat(filepath.Join(folder, left)); (err == nil) != want {
			t.Errorf("%s is left: %v", folder, err == nil)
		}
	}
	sound, err := os.ReadFile(testdataFile("report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, "a.yaml", sound)
	for range 2 { // each run sweeps anew
		writeFile(t, left, nil)
		if code := run([]string{"render", "a.yaml", "-o", "a.json"}, strings.NewReader(""), io.Discard, io.Discard); code != 0 {
			t.Fatal(code)
		}
		if _, err := os.Stat(left); err == nil {
			t.Error("a run leaves what an earlier one left")
		}
	}
	for _, p := range []*plan{{folder: "a.yaml"}, {folder: "a.yaml/x"}} {
		if err := p.prepare(); err == nil {
			t.Errorf("%s is a folder", p.folder)
		}
	}
}
