package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
)

func TestErrorsHaveTheirExitCodes(t *testing.T) {
	for _, c := range []struct {
		err    error
		code   int
		stderr string
	}{
		{nil, 0, ""}, {faulty, 1, ""}, {failed, 2, ""}, {interrupted, 130, ""}, {fmt.Errorf("x: %w", faulty), 1, ""}, {errors.New("坏"), 2, "nianbao：坏\n"}, {errNoFile, 2, "nianbao：not a regular file\n"},
	} {
		s, _, stderr := quiet()
		if code := s.code(c.err); code != c.code || stderr.String() != c.stderr {
			t.Errorf("%v: code %d, %s", c.err, code, stderr)
		}
	}
	if faulty.Error() != "exit code 1" || interrupted.Error() != "exit code 130" {
		t.Errorf("they are called %v and %v", faulty, interrupted)
	}
	s, _, stderr := quiet()
	s.note("%d 份", 2)
	if s.complain(errors.New("x")); stderr.String() != "nianbao：注意：2 份\nnianbao：x\n" {
		t.Errorf("told is %s", stderr)
	}
	if err := lostOutput(fmt.Errorf("x: %w", syscall.EPIPE)); err != failed {
		t.Errorf("nobody reads: %v", err)
	}
	if err := lostOutput(syscall.EIO); told("", err) != "无法写到标准输出：磁盘读写出错" {
		t.Errorf("a disk that fails: %v", err)
	}
	if err := protect(func() error { return errNoFile }); err != errNoFile {
		t.Errorf("an error is %v", err)
	}
	if err := protect(func() error { return nil }); err != nil {
		t.Errorf("nothing is %v", err)
	}
}

// What a word in front is taken for: a command, or files that were dropped onto the program.
func TestWordsInFrontAreCommandsOrFiles(t *testing.T) {
	t.Chdir(t.TempDir())
	writeText(t, "version", "")
	writeText(t, "notes", "")
	for args, want := range map[string]string{
		"": "command", "version": "command", "check": "command", "notes": "files", "a.yaml": "files", "a.yaml b": "files", "xyz": "command", "-o": "command", "--help": "command", "*.yaml": "files", "- a.yaml": "command",
	} {
		s, _, _ := quiet()
		parser, err := s.parser(strings.Fields(args))
		if err != nil {
			t.Fatal(err)
		}
		got := "command"
		if _, ok := parser.Model.Target.Interface().(droppedFiles); ok {
			got = "files"
		}
		if got != want {
			t.Errorf("%q is taken for a %s", args, got)
		}
		if parser.Model.Name != "nianbao" || parser.Stdout != s.stdout || parser.Stderr != s.stderr {
			t.Errorf("%q: the parser is %s", args, parser.Model.Name)
		}
	}
}

func TestFilesWithOneOutputAreRefused(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("d", 0o755), os.Symlink("d", "l")); err != nil {
		t.Fatal(err)
	}
	for files, want := range map[string]string{
		"a.yaml b.yaml": "", "a.yaml a.json": "a.yaml 和 a.json 会生成同一个文件 a.pdf：请分别用 nianbao render 和 -o 生成", "a.yaml d/a.yaml": "", "": "",
		"d/a.yaml b.yaml l/a.json": "d/a.yaml 和 l/a.json 会生成同一个文件 l/a.pdf：请分别用 nianbao render 和 -o 生成",
	} {
		if got := told("", sameOutput(strings.Fields(files), export.PDF)); got != want {
			t.Errorf("%s: %s, want %s", files, got, want)
		}
	}
	writeFile(t, "d/a.pdf", nil)
	if got := told("", sameOutput([]string{"d/a.yaml", "b.yaml", "l/a.yaml"}, export.PDF)); got != "d/a.yaml 和 l/a.yaml 会生成同一个文件 l/a.pdf：请分别用 nianbao render 和 -o 生成" {
		t.Errorf("by way of a link: %s", got)
	}
}

func TestMatchesAreToldOnce(t *testing.T) {
	s, _, stderr := quiet()
	s.sayMatches([]string{"甲", "乙\n", "甲", "乙\n", "丙"})
	if want := "nianbao：注意：甲\nnianbao：注意：乙\\u000a\nnianbao：注意：丙\n"; stderr.String() != want {
		t.Errorf("told is %s", stderr)
	}
}

// Names that are declared to be the same, as pairs and in files, and what is wrong with them.
func TestDeclaredNamesAreReadInOrder(t *testing.T) {
	t.Chdir(t.TempDir())
	writeText(t, "list.txt", "甲局=乙局\n\n丙局＝丁局\n")
	writeText(t, "bad.txt", "甲局=乙局\n丙局\n")
	for _, c := range []struct {
		values string
		want   string
	}{
		{"", ""}, {"甲局=乙局", ""}, {"甲局＝乙局 丙局=丁局", ""}, {"list.txt", ""}, {"list.txt 戊局=己局 list.txt", ""},
		{"甲局=", "--same 应写成“甲=乙”，实为“甲局=”\n" + seeHelp}, {"list.txt =乙局", "--same 应写成“甲=乙”，实为“=乙局”\n" + seeHelp}, {"none", "无法读取 none：文件不存在"}, {"甲局=乙局 none", "无法读取 none：文件不存在"},
		{"bad.txt", "bad.txt 第2行“丙局”不是“甲=乙”的形式"},
	} {
		names, err := (sameFlags{Same: strings.Fields(c.values)}).names(&session{})
		if told("", err) != c.want || (names == nil) != (err != nil) {
			t.Errorf("%s: %v, %v", c.values, names, err)
		}
	}
}

// The colours of a command, by what is asked for and where it goes.
func TestColoursAreChosen(t *testing.T) {
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm")
	for _, c := range []struct {
		when         string
		terminal, on bool
	}{{"auto", true, true}, {"auto", false, false}, {"always", false, true}, {"never", true, false}} {
		p, err := (&session{terminal: c.terminal}).palette(c.when)
		if err != nil || p.on != c.on {
			t.Errorf("%s at a terminal %v: %v, %v", c.when, c.terminal, p.on, err)
		}
	}
	t.Setenv("TERM", "dumb")
	if p, err := (&session{terminal: true}).palette("auto"); err != nil || p.on {
		t.Errorf("at a dumb terminal: %v, %v", p.on, err)
	}
	p, err := (&session{}).palette("x\n")
	if p.on || told("", err) != `--color 没有“x\u000a”这一种，请写 auto（终端上才用颜色）、always 或 never`+"\n"+seeHelp {
		t.Errorf("another word: %v", err)
	}
	if got := (palette{}).good("x"); got != "x" {
		t.Errorf("without colours: %q", got)
	}
}

// A pattern where one file is asked for.
func TestOneFileOfAPattern(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a1.yaml", "b1.yaml", "b2.yaml"} {
		writeText(t, name, "")
	}
	for pattern, want := range map[string]string{
		"a*.yaml": "a1.yaml", "a1.yaml": "a1.yaml", "none": "none", "b?.yaml": "这里只能写一个文件，而符合“b?.yaml”的有 2 个\n" + seeHelp, "x*": "没有符合“x*”的文件",
	} {
		name := pattern
		if err := (&session{patterns: true}).expandOne(&name); told(name, err) != want {
			t.Errorf("%s: %s, %v", pattern, name, err)
		}
		name = pattern
		if err := (&session{}).expandOne(&name); err != nil || name != pattern {
			t.Errorf("%s where the shell knows patterns: %s, %v", pattern, name, err)
		}
	}
	s, _, stderr := quiet()
	s.patterns = true
	files, outcome := s.expand([]string{"b*", "x*", "none", "y?"})
	if strings.Join(files, " ") != "b1.yaml b2.yaml none" || outcome.code != failed || stderr.String() != "nianbao：没有符合“x*”的文件\nnianbao：没有符合“y?”的文件\n" {
		t.Errorf("they are %q, %v, %s", files, outcome, stderr)
	}
}

// A font file that has none, or that is opened under several names.
func TestFontFilesAreOpenedOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	o := faceOpener{files: map[string][]byte{}, faces: map[[2]string]*fonts.Face{}}
	writeText(t, "x.ttf", "no font")
	for value, want := range map[string]string{
		"none.ttf": "无法读取字体文件 none.ttf：文件不存在", "x.ttf": "字体文件 x.ttf 不能使用：不是 TrueType 或 OpenType 字体（.ttf、.otf、.ttc、.otc）", ".": "无法读取字体文件 .：这是文件夹，不是文件",
	} {
		if face, err := o.open(value); face != nil || told("", err) != want {
			t.Errorf("%s: %v, %v", value, face, err)
		}
	}
	if err := os.Remove("x.ttf"); err != nil {
		t.Fatal(err)
	}
	if data, err := o.read("x.ttf"); err != nil || !bytes.Equal(data, []byte("no font")) {
		t.Errorf("it is read again: %q, %v", data, err)
	}
	if len(o.faces) > 0 {
		t.Errorf("faces are %v", o.faces)
	}
}
