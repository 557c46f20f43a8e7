package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/cfftest"
)

// summary is what became of a report, in a line.
func summary(made rendition, err error) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d pages", made.pages)
	for _, f := range made.findings {
		fmt.Fprintf(&b, ", %s %v", f.ID, f.Severity)
	}
	if made.refusal != nil {
		fmt.Fprintf(&b, "; %d: %s", made.refusal.errors, made.refusal.advice)
	}
	if err != nil {
		b.WriteString("; " + err.Error())
	}
	return b.String()
}

// What comes of a report, by what a writer says of it.
func TestWhatBecomesOfAReport(t *testing.T) {
	at := func(line int, id string, s nianbao.Severity) nianbao.Finding {
		return nianbao.Finding{ID: id, Severity: s, Place: nianbao.Place{Line: line}, Message: "m"}
	}
	const E, W = nianbao.SeverityError, nianbao.SeverityWarning
	sound, err := nianbao.ReadFile("testdata/report.yaml")
	if err != nil {
		t.Fatal(err)
	}
	rare := *sound
	rare.Overview += "局长𠮷某。\n"
	faulty := *sound
	faulty.Applications.Received.Total++
	both := rare
	both.Applications.Received.Total++
	pages := func(n int, found ...nianbao.Finding) nianbao.Result {
		return nianbao.Result{Pages: n, Findings: found}
	}
	for name, c := range map[string]struct {
		flags  renderFlags
		many   bool
		src    *source
		format *export.Format
		result nianbao.Result
		err    error
		want   string
	}{
		"no report":               {renderFlags{}, false, &source{findings: nianbao.Findings{at(1, "A", E), at(2, "B", W), at(3, "C", E)}}, export.PDF, nianbao.Result{}, nil, "0 pages, A error, B warning, C error; 2: 请先改正"},
		"sound":                   {renderFlags{}, true, &source{report: sound}, export.PDF, pages(3), nil, "3 pages"},
		"sound, with a warning":   {renderFlags{}, true, &source{report: sound}, export.PDF, pages(3, at(1, "A", W)), nil, "3 pages, A warning"},
		"another error":           {renderFlags{}, true, &source{report: sound, file: "a"}, export.PDF, pages(0), errors.New("x"), "0 pages; 无法由 a 生成 PDF：x"},
		"another error of a page": {renderFlags{}, true, &source{report: sound, file: "a"}, export.HTML, pages(0), errors.New("x"), "0 pages; 无法由 a 生成网页：x"},
		"a broken font":           {renderFlags{}, true, &source{report: sound, file: "a"}, export.PDF, pages(0), &fonts.FormatError{}, "0 pages; 无法由 a 生成 PDF：所用的字体已损坏或不完整"},
		"faulty":                  {renderFlags{}, true, &source{report: &faulty}, export.PDF, pages(0, at(1, "A", E)), nianbao.Findings{at(1, "A", E)}, "0 pages, A error; 1: 请先改正，或加 --draft 生成草稿"},
		"faulty and rare":         {renderFlags{}, true, &source{report: &both}, export.PDF, pages(0, at(1, "A", E), at(99, "W", W)), nianbao.Findings{at(1, "A", E)}, "0 pages, A error, FONT error, W warning; 2: 请先改正，或加 --draft 生成草稿"},
		"faulty, no pages":        {renderFlags{}, true, &source{report: &faulty}, export.HTML, pages(0, at(1, "A", E)), nianbao.Findings{at(1, "A", E)}, "0 pages, A error; 1: 请先改正，或加 --draft 生成草稿"},
		"no room":                 {renderFlags{}, true, &source{report: sound}, export.PDF, pages(0, at(2, "W", W)), nianbao.Findings{at(1, "LAYOUT", E), at(3, "FONT", E)}, "0 pages, LAYOUT error, W warning, FONT error; 2: 请先改正"},
		"no face":                 {renderFlags{}, true, &source{report: sound}, export.PDF, pages(0, at(2, "W", W)), nianbao.Findings{at(1, "FONT", E), at(3, "FONT", E)}, "0 pages, FONT error, W warning, FONT error; 2: 请先改正，或加 --draft 生成草稿"},
		"a draft without room":    {renderFlags{Draft: true}, true, &source{report: sound}, export.PDF, pages(0, at(2, "A", E)), nianbao.Findings{at(1, "LAYOUT", E)}, "0 pages, LAYOUT error, A error; 1: 请先改正"},
		"a draft":                 {renderFlags{Draft: true}, true, &source{report: &both}, export.HTML, pages(0, at(2, "A", E)), nil, "0 pages, A error"},
		"rare, no pages":          {renderFlags{}, true, &source{report: &rare}, export.HTML, pages(0), nil, "0 pages, FONT error; 1: 请先改正，或加 --draft 生成草稿"},
		"rare, as data":           {renderFlags{}, true, &source{report: &rare}, export.YAML, pages(0), nil, "0 pages, FONT error; 1: 请先改正，或加 --draft 生成草稿"},
		"rare and looked at":      {renderFlags{}, true, &source{report: &rare, faults: nianbao.Findings{}}, export.HTML, pages(0), nil, "0 pages"},
		"rare, pages":             {renderFlags{}, true, &source{report: &rare}, export.PDF, pages(3), nil, "3 pages"},
	} {
		var stderr bytes.Buffer
		s := &session{stderr: &stderr, many: c.many}
		// the faces without those of rare characters
		if s.faces, err = fonts.Embedded(); err != nil {
			t.Fatal(err)
		}
		called := false
		made, err := c.flags.render(s, c.src, c.format, func(r *nianbao.Report, _ ...nianbao.Option) (nianbao.Result, error) {
			called = true
			return c.result, c.err
		})
		if got := summary(made, err); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if refused := c.src.report == nil || strings.HasPrefix(name, "rare, no") || strings.HasPrefix(name, "rare, as"); called == refused {
			t.Errorf("%s: it is written: %v", name, called)
		}
	}
}

// Characters that other faces stand in for are told of one report, of a batch only where its faces are chosen.
func TestFallbacksAreToldWhereFacesAreChosen(t *testing.T) {
	t.Chdir(t.TempDir())
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	writeFile(t, "a.otf", cfftest.Drawn("Office", "国", shape).File())
	sound, err := nianbao.ReadFile(testdataFile("report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	set, err := fontFlags{Font: []string{"仿宋=a.otf"}}.faces(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		flags  renderFlags
		many   bool
		format *export.Format
		want   bool
	}{
		"one":                 {renderFlags{}, false, export.PDF, true},
		"one of many":         {renderFlags{}, true, export.PDF, false},
		"many with a font":    {renderFlags{fontFlags: fontFlags{Font: []string{"仿宋=a.otf"}}}, true, export.PDF, true},
		"many with offices'":  {renderFlags{fontFlags: fontFlags{OfficeFonts: true}}, true, export.OFD, true},
		"one, without pages":  {renderFlags{}, false, export.HTML, false},
		"many, without pages": {renderFlags{fontFlags: fontFlags{OfficeFonts: true}}, true, export.HTML, false},
	} {
		s := &session{stderr: &bytes.Buffer{}, many: c.many, faces: set}
		made, err := c.flags.render(s, &source{report: sound, file: "a.yaml"}, c.format, func(*nianbao.Report, ...nianbao.Option) (nianbao.Result, error) {
			return nianbao.Result{}, nil
		})
		told := false
		for _, f := range made.findings {
			told = told || f.ID == "FALLBACK"
			if f.Severity != nianbao.SeverityInfo {
				t.Errorf("%s: %v", name, f)
			}
		}
		if err != nil || told != c.want {
			t.Errorf("%s: told %v (%v)", name, told, err)
		}
	}
}

func testdataFile(name string) string { return testdataRoot + "/" + name }

var testdataRoot = func() string {
	wd, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	return wd + "/testdata"
}()

// Each flag is an option.
func TestFlagsOfARenderAreOptions(t *testing.T) {
	for n, flags := range map[int][]renderFlags{0: {{}}, 1: {{Draft: true}, {Contents: true}, {Landscape: true}, {SingleSided: true}}, 4: {{Draft: true, Contents: true, Landscape: true, SingleSided: true}}} {
		for _, f := range flags {
			if got := len(f.options()); got != n {
				t.Errorf("%+v: %d options", f, got)
			}
		}
	}
	if asks := (&session{}).asks("a"); len(asks) != 1 {
		t.Errorf("%d options of a file", len(asks))
	}
	set, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if asks := (&session{faces: set}).asks("-"); len(asks) != 1 {
		t.Errorf("%d options of standard input", len(asks))
	}
	if asks := (&session{faces: set}).asks("a"); len(asks) != 2 {
		t.Errorf("%d options of a file with faces", len(asks))
	}
}

// A face that can't be taken apart is told once, whichever role has it.
func TestFacesThatAreEmbeddedWholeAreToldOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	for _, name := range []string{"A", "B"} {
		spec := cfftest.Drawn(name, "国", shape)
		spec.Tables = map[string][]byte{"OS/2": append(make([]byte, 8), 1, 8)}
		writeFile(t, name+".otf", spec.File())
	}
	const note = "nianbao：注意：字体 %s 的授权标志（OS/2 fsType）不允许只嵌入用到的字，整个字体都将嵌入，文件较大\n"
	for flags, want := range map[string]string{
		"": "", "仿宋=A.otf": fmt.Sprintf(note, "A"), "楷=A.otf": fmt.Sprintf(note, "A"), "黑=A.otf 宋=A.otf": fmt.Sprintf(note, "A"), "楷=A.otf 宋=B.otf": fmt.Sprintf(note+note, "B", "A"),
	} {
		var stderr bytes.Buffer
		s := &session{stderr: &stderr, stdout: bufio.NewWriter(&stderr)}
		f := renderFlags{fontFlags: fontFlags{Font: strings.Fields(flags)}}
		if _, err := f.exporter(s, export.HTML, export.PDF); err != nil {
			t.Fatal(err)
		}
		if stderr.String() != want || s.faces == nil {
			t.Errorf("%s: %s", flags, &stderr)
		}
	}
	var stderr bytes.Buffer
	s := &session{stderr: &stderr}
	if s.noteWhole(); stderr.Len() > 0 {
		t.Errorf("without faces: %s", &stderr)
	}
	if _, err := (renderFlags{}).exporter(s, export.HTML); err != nil || stderr.Len() > 0 {
		t.Errorf("without pages: %v, %s", err, &stderr)
	}
	for flags, want := range map[string]string{
		"楷=A.otf 楷体=B.otf": "--font 给“楷”写了两次\n" + seeHelp, "后备=A.otf 后备=B.otf": "", "x=A.otf": "--font 没有“x”这种用途，可用的有 仿宋（fangsong）、宋（song）、小标宋（xiaobiaosong）、黑（hei）、楷（kai）、后备（fallback）\n" + seeHelp,
	} {
		if _, err := (fontFlags{Font: strings.Fields(flags)}).faces(nil); told("", err) != want {
			t.Errorf("%s: %v", flags, err)
		}
	}
}

// Faults of fonts, each by its error alone.
func TestFaultsOfFontsAreToldInTheseWords(t *testing.T) {
	faces := func(n int) (names []string) {
		for i := range n {
			names = append(names, fmt.Sprintf("F%d", i))
		}
		return names
	}
	for want, err := range map[string]error{
		"其中没有名为“a”的字体，有 0 F0、1 F1":                           &fonts.UnknownFace{Name: "a", Faces: faces(2)},
		`字体 A\u000a 的授权标志（OS/2 fsType）不允许把字形嵌入文件，请换用允许嵌入的字体`: &fonts.NotEmbeddable{Name: "A\n"},
		"不是 TrueType 或 OpenType 字体（.ttf、.otf、.ttc、.otc）":     fmt.Errorf("x: %w", fonts.ErrNotFont),
		"是网页字体（WOFF），请换用同一字体的 .ttf 或 .otf 文件":                fonts.ErrWOFF,
		"是 CFF2 轮廓的可变字体，PDF 不能嵌入，请换用静态的 .otf 或 .ttf 文件":      fonts.ErrCFF2,
		"缺少可用的 CFF 表，字体不完整、已损坏，或没有轮廓和 Unicode 编码":            &fonts.FormatError{Table: "CFF "},
		"已损坏或不完整": &fonts.FormatError{},
	} {
		if got := faceFault(err); got != want {
			t.Errorf("%v: %s, want %s", err, got, want)
		}
	}
	if got := faceFault(errors.New("x")); got != "已损坏或不完整" {
		t.Errorf("another error: %s", got)
	}
	for n, want := range map[int]string{19: "18 F18", 20: "19 F19", 21: "19 F19，等 21 个", 22: "19 F19，等 22 个"} {
		if got := unknownFace(&fonts.UnknownFace{Name: "a", Faces: faces(n)}); !strings.HasSuffix(got, want) || strings.Count(got, "、") != min(n, 20)-1 {
			t.Errorf("of %d faces: %s", n, got)
		}
	}
}
