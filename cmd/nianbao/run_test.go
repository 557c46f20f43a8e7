package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/nianbao/nianbao/export"
	"pgregory.net/rapid"
)

func TestNoCommandLineGivesEnglishOrPanics(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	words := rapid.OneOf(rapid.SampledFrom([]string{
		"render", "batch", "check", "explain", "version", "help", "completion", "licences", "--version", "-", "--", "-o", "--output", "--output=", "--draft", "--json", "-h", "--help", "---",
		"-oo", "a=b", "=", "--=", "--json=", "--json=1", "--draft=no", "--no-draft", "--sarif", "--severity", "--severity=错误",
		"--color", "--color=never", "--previous", "--previous=", "--jobs", "--jobs=x", "--resume", "--members", "--members=", ".", "IO",
		"--font", "--font=", "--font=仿宋=.", "--font=a=b#c",
	}), rapid.String().Filter(func(s string) bool { return !strings.Contains(s, "/") })) // nor check the whole disk
	rapid.Check(t, func(t *rapid.T) {
		args := rapid.SliceOfN(words, 0, 5).Draw(t, "args")
		var stdout, stderr bytes.Buffer
		code := run(args, strings.NewReader("year: 1999"), &stdout, &stderr)
		if code < 0 || code > 2 {
			t.Fatalf("exit code %d", code)
		}
		if code == 2 && stderr.Len() == 0 {
			t.Fatal("failed without a word")
		}
		for _, english := range []string{"unknown", "unexpected", "expected", "did you mean", "must be", "no such", "程序内部"} {
			if strings.Contains(stderr.String(), english) && !strings.Contains(strings.Join(args, " "), english) {
				t.Fatalf("%q in %s", english, &stderr)
			}
		}
	})
}

func TestAPanicBecomesAMessage(t *testing.T) {
	err := protect(func() error {
		var none []int
		return fmt.Errorf("%d", none[len(none)])
	})
	if err == nil || !strings.HasPrefix(err.Error(), "程序内部出错") || strings.Contains(err.Error(), "goroutine") {
		t.Fatalf("got %v", err)
	}
}

// brokenPipe is a stdout whose reader has gone.
type brokenPipe struct{ err error }

func (w brokenPipe) Write([]byte) (int, error) { return 0, w.err }

func TestAStandardOutputThatFailsGivesExitCode2(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, ""},
		{&os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}, "nianbao：无法写到标准输出：磁盘空间不足\n"},
	} {
		var stderr bytes.Buffer
		code := run([]string{"version"}, nil, brokenPipe{c.err}, &stderr)
		if code != 2 || stderr.String() != c.want {
			t.Errorf("%v: exit code %d, %q", c.err, code, &stderr)
		}
	}
}

func TestAFileThatCannotBePlacedLeavesNothingBehind(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "a.pdf")
	dest, err := newDestination(name, nil, export.PDF)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(name, 0o755); err != nil { // someone was quicker
		t.Fatal(err)
	}
	if err := dest.write([]byte("new")); err == nil || !strings.HasPrefix(err.Error(), "无法写入 "+name) {
		t.Errorf("got %v", err)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	expectOnly(t, folder, "", "")
}

// expectOnly checks that a folder holds one file, or none when name is "".
func expectOnly(t *testing.T, folder, name, content string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != name {
			t.Errorf("%s is left behind", e.Name())
		}
	}
	if name == "" {
		return
	}
	if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != content {
		t.Errorf("%s holds %q (%v), want %q", name, got, err, content)
	}
}

func TestTheCauseOfASystemErrorIsChinese(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&os.PathError{Err: syscall.ENOENT}, "文件不存在"},
		{&os.LinkError{Err: syscall.EACCES}, "没有权限"},
		{fmt.Errorf("reading: %w", &os.PathError{Err: syscall.EROFS}), "磁盘是只读的"},
		{errors.Join(nil, syscall.EISDIR), "这是文件夹，不是文件"},
		{errors.New("odd \x1b[31m"), `系统报告错误（odd \u001b[31m）`},
	} {
		if got := cause(c.err); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
	if got := cause(&os.PathError{Err: syscall.ECHILD}); !strings.HasPrefix(got, "系统报告错误 ") {
		t.Errorf("ECHILD: %s", got)
	}
}

func TestNamesAndTextsCannotControlTheTerminal(t *testing.T) {
	for in, want := range map[string]string{
		"年报.yaml":       "年报.yaml",
		"a\nb":          `a\u000ab`,
		"\x1b[2J\u202e": `\u001b[2J\u202e`,
		"\u2028|\u0085": `\u2028|\u0085`,
		"a\xffb":        `a\xFFb`,
		"全角　空格":         "全角　空格",
	} {
		if got := visible(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}
