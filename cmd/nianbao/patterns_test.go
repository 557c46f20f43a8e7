package main

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPatternsStandForFilesInNaturalOrder(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"第10号.yaml", "第9号.yaml", "a[1].yaml", "a1.yaml", "sub/b.yaml", "sub/c.json", "其他/b.yaml"} {
		writeFile(t, name, nil)
	}
	for _, c := range []struct{ names, files, unmatched string }{
		{"第*号.yaml", "第9号.yaml 第10号.yaml", ""},
		{"第?号.yaml", "第9号.yaml", ""},
		{"a[1].yaml", "a[1].yaml", ""},
		{"a[*].yaml", "a[1].yaml", ""},
		{"a?.yaml", "a1.yaml", ""},
		{"[a]1.yaml", "[a]1.yaml", ""}, // no pattern: whoever opens it will say that there is no such file
		{"*/b.yaml", "sub/b.yaml 其他/b.yaml", ""},
		{"sub/*", "sub/b.yaml sub/c.json", ""},
		{"*.docx none/*.yaml a1.yaml", "a1.yaml", "*.docx none/*.yaml"},
		{"- 没有.yaml", "- 没有.yaml", ""},
	} {
		files, unmatched := expanded(strings.Fields(c.names))
		for i := range files {
			files[i] = filepath.ToSlash(files[i])
		}
		if strings.Join(files, " ") != c.files || strings.Join(unmatched, " ") != c.unmatched {
			t.Errorf("%s: %q and %q, want %q and %q", c.names, files, unmatched, c.files, c.unmatched)
		}
	}
}

// withoutShell runs a command line as on a system whose shell leaves patterns to the program.
func withoutShell(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	s := &session{stdin: strings.NewReader(""), stdout: bufio.NewWriter(&out), stderr: &errs, patterns: true}
	code = s.code(s.command(args))
	_ = s.stdout.Flush() // to memory
	return code, out.String(), errs.String()
}

func TestCommandsTakePatternsWhereTheShellDoesNot(t *testing.T) {
	sound, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	writeFile(t, "a.yaml", sound)
	writeFile(t, "b.yaml", sound)
	writeFile(t, "[c].json", []byte("{}"))
	for _, c := range []struct {
		line           string
		code           int
		stdout, stderr string
	}{
		{"check --all *.yaml", 0, "b.yaml: 没有发现问题\n2 个文件", ""},
		{"check a.yaml x*.yaml", 2, "a.yaml: 没有发现问题\n1 个文件", "nianbao：没有符合“x*.yaml”的文件\n"},
		{"check x*.yaml", 2, "0 个文件", "nianbao：没有符合“x*.yaml”的文件\n"},
		{"check [c].*", 1, "[c].json:1:1: 错误", ""},
		{"render a*.yaml -o one.pdf", 0, "已生成 one.pdf", ""},
		{"render *.yaml", 2, "", "nianbao：这里只能写一个文件，而符合“*.yaml”的有 2 个\n"},
		{"render x*.yaml", 2, "", "nianbao：没有符合“x*.yaml”的文件\n"},
		{"diff a*.yaml b?yaml", 0, "各表的数字完全相同", ""},
		{"diff x*.yaml b.yaml", 2, "", "nianbao：没有符合“x*.yaml”的文件\n"},
		{"batch *.yaml -o pdf", 0, "", ""},
		{"batch x*.yaml -o pdf", 2, "", "nianbao：没有符合“x*.yaml”的文件\n"},
		{"*.yaml", 0, "已生成 a.pdf（3 页，92 KB）\n已生成 b.pdf", ""},
		{"x*.yaml", 2, "", "nianbao：没有符合“x*.yaml”的文件\n"},
	} {
		code, stdout, stderr := withoutShell(strings.Fields(c.line)...)
		if code != c.code || !strings.Contains(stdout, c.stdout) || !strings.Contains(stderr, c.stderr) {
			t.Errorf("%s: exit code %d\n%s%s", c.line, code, stdout, stderr)
		}
	}
}

func TestWhereTheShellKnowsPatternsTheyAreNames(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.yaml", nil)
	var stdout, stderr bytes.Buffer
	s := &session{stdout: bufio.NewWriter(&stdout), stderr: &stderr}
	if code := s.code(s.command([]string{"check", "*.yaml"})); code != 2 || !strings.HasPrefix(stderr.String(), "nianbao：无法读取 *.yaml：") {
		t.Errorf("exit code %d, %s", code, &stderr)
	}
}
