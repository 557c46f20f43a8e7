package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/alecthomas/kong"
	"github.com/nianbao/nianbao/internal/cfftest"
	"github.com/nianbao/nianbao/sheets"
)

// testSession is a session whose output goes nowhere.
func testSession() *session {
	return &session{stdout: bufio.NewWriter(io.Discard), stderr: io.Discard}
}

// helpNodes are all that there is help for.
func helpNodes(t *testing.T) []*kong.Node {
	t.Helper()
	var nodes []*kong.Node
	for _, grammar := range []any{&commandLine{}, &droppedFiles{}} {
		parser, err := newParser(grammar)
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, parser.Model.Node)
		nodes = append(nodes, parser.Model.Children...)
	}
	return nodes
}

func TestHelpFitsATerminalAndIsChinese(t *testing.T) {
	for _, node := range helpNodes(t) {
		var help bytes.Buffer
		writeHelp(&help, node)
		for line := range strings.Lines(help.String()) {
			if n := sheets.Width(strings.TrimSuffix(line, "\n")); n > 80 {
				t.Errorf("%s: %d columns: %s", node.Name, n, line)
			}
		}
		texts := []string{node.Help}
		for _, p := range node.Positional {
			texts = append(texts, p.Name, p.Help)
		}
		for _, f := range node.Flags {
			texts = append(texts, f.Help)
			if !f.IsBool() {
				texts = append(texts, f.PlaceHolder)
			}
		}
		for _, text := range texts {
			if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
				t.Errorf("%s: “%s” is not Chinese", node.Name, text)
			}
		}
	}
}

func TestAListIsAlignedByColumns(t *testing.T) {
	var got bytes.Buffer
	writeEntries(&got, "选项", []entry{
		{"--output 文件", "输出文件"}, {"--ascii", strings.Repeat("一二三四五六七八九十", 4) + "（完）。"},
		{"--much-too-long 用途=文件名", "换用的字体 ab cd"},
	})
	want := `
选项：
  --output 文件     输出文件
  --ascii           一二三四五六七八九十一二三四五六七八九十一二三四五六七八九
                    十一二三四五六七八九十（完）。
  --much-too-long 用途=文件名
                    换用的字体 ab cd
`
	if got.String() != want {
		t.Errorf("got\n%s", &got)
	}
}

func TestLinesEndWhereTheyMay(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"一二三四五六，七", 12, []string{"一二三四五", "六，七"}},
		{"一二三四（五）", 10, []string{"一二三四", "（五）"}},
		{"写成 --font 仿宋", 10, []string{"写成", "--font 仿", "宋"}},
		{"averylongword 一", 5, []string{"averylongword", "一"}},
	} {
		if got := wrapped(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestAVersionTellsOneBuildFromAnother(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc123"}, {Key: "vcs.modified", Value: "false"}}}
	first := func(info *debug.BuildInfo) string {
		var b bytes.Buffer
		writeVersion(&b, info)
		before, _, _ := strings.Cut(b.String(), "构建：")
		return before
	}
	if got := first(info); got != "nianbao v1.2.3\n修订：abc123\n" {
		t.Errorf("got %s", got)
	}
	info.Settings[1].Value = "true"
	if got := first(info); got != "nianbao v1.2.3\n修订：abc123（有未提交的改动）\n" {
		t.Errorf("got %s", got)
	}
	if got := first(nil); got != "nianbao (devel)\n" {
		t.Errorf("got %s", got)
	}
	releaseVersion = "v9.9.9"
	defer func() { releaseVersion = "" }()
	if got := first(info); !strings.HasPrefix(got, "nianbao v9.9.9\n") {
		t.Errorf("got %s", got)
	}
}

func TestEveryExampleInHelpWorks(t *testing.T) {
	tried := 0
	for _, node := range helpNodes(t) {
		list := examplesOf(node)
		if len(list) < 2 || len(list) > 4 {
			t.Errorf("%s has %d examples", node.Name, len(list))
		}
		for _, e := range list {
			tried++
			t.Run(e.line, func(t *testing.T) { runExample(t, e.line) })
		}
	}
	all := 0
	for _, list := range examples {
		all += len(list)
	}
	if tried != all {
		t.Errorf("%d examples of %d are shown", tried, all)
	}
}

// runExample runs what comes before a redirection, which is the shell's business as quotation marks
// are, among the files that the examples speak of.
func runExample(t *testing.T, line string) {
	sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	exampleFiles(t, sound)
	words := strings.Fields(strings.ReplaceAll(line, `"`, ""))
	if i := slices.IndexFunc(words, func(word string) bool { return word == ">" || word == ">>" || word == "|" }); i >= 0 {
		words = words[:i]
	}
	if words[0] != "nianbao" {
		t.Fatalf("%s is not the program", words[0])
	}
	if words[1] == "serve" {
		serveExample(t, words[1:])
		return
	}
	var stdout, stderr bytes.Buffer
	if code := run(words[1:], nil, &stdout, &stderr); code != 0 {
		t.Errorf("exit code %d\n%s%s", code, &stdout, &stderr)
	}
	if stdout.Len() == 0 {
		t.Error("it prints nothing")
	}
}

// exampleFiles writes the files, made from a sound report.
func exampleFiles(t *testing.T, sound []byte) {
	t.Helper()
	change := func(old, new string) []byte {
		if !bytes.Contains(sound, []byte(old)) {
			t.Fatalf("no %s in the report", old)
		}
		return bytes.Replace(sound, []byte(old), []byte(new), 1)
	}
	shape := cfftest.Shape{UnitsPerEm: 1000, Advance: 1000, Bottom: -80, Top: 820}
	for name, data := range map[string][]byte{
		"2022.yaml":          bytes.Replace(change("year: 2023", "year: 2022"), []byte("2023年"), []byte("2022年"), 1),
		"2023.yaml":          sound,
		"草稿.yaml":            change("total: [2, 1, 0, 0, 0, 0, 3]", "total: [2, 1, 0, 0, 0, 0, 4]"),
		"reports/农业农村局.yaml": sound,
		"成员/农业农村局.yaml":      sound,
		"2023年报.pdf":         sound,
		"历年/2022.pdf":        sound,
		"汇总.yaml":            change("青禾县农业农村局", "青禾县人民政府"),
		"名单.txt":             []byte("青禾县农业农村局\n"),
		"simfang.ttf":        cfftest.Drawn("FangSong", "国本年依法公开信息", shape).File(),
	} {
		writeFile(t, name, data)
	}
}
