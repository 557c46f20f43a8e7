package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"

	"github.com/nianbao/nianbao/export"
)

// unixOnly skips tests of links, devices and permissions.
func unixOnly(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no such files or permissions")
	}
}

// Each place that can't be written is refused in its own words, and what stands beside it is taken.
func TestPlacesForOutputsAreRefusedInTheseWords(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	writeText(t, "in.yaml", "x")
	writeText(t, "old.pdf", "x")
	writeText(t, "readonly.pdf", "x")
	writeText(t, "owner.pdf", "x")
	writeFile(t, "d/there.pdf", []byte("x"))
	for _, err := range []error{
		os.Chmod("readonly.pdf", 0o444), os.Chmod("owner.pdf", 0o640), os.Link("in.yaml", "hard.pdf"), os.Symlink("in.yaml", "soft.pdf"), os.Symlink("none", "dangling.pdf"),
		os.Symlink("old.pdf", "link.pdf"), os.Symlink("loop.pdf", "loop.pdf"), os.Mkdir("f.pdf", 0o755), os.Symlink("in.yaml", "folder"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	input, err := os.Stat("in.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		flag, name, want string
	}{
		{"-o", "", "输出文件的名称是空的"},
		{"-o", "x/", "输出路径是文件夹：x/，请写出文件名"},
		{"-o", "/", "输出路径是文件夹：/，请写出文件名"},
		{"-o", "d", "输出路径是文件夹：d，请写出文件名"},
		{"-o", "f.pdf", "输出路径是文件夹：f.pdf，请写出文件名"},
		{"-o", "in.yaml", "输出文件就是报告文件本身：in.yaml，请用 -o 另写一个文件名"},
		{"-o", "hard.pdf", "输出文件就是报告文件本身：hard.pdf，请用 -o 另写一个文件名"},
		{"-o", "soft.pdf", "输出文件就是报告文件本身：soft.pdf，请用 -o 另写一个文件名"},
		{"-o", "dangling.pdf", "输出路径是一个失效的链接：dangling.pdf"},
		{"-o", "loop.pdf", "无法写入 loop.pdf：符号链接绕成了圈"},
		{"-o", "readonly.pdf", "文件是只读的：readonly.pdf，没有改动"},
		{"-o", "none/a.pdf", "输出文件夹不存在：none"},
		{"-o", "old.pdf/a.pdf", "输出文件夹不是文件夹：old.pdf"},
		{"-o", "d/x.doc", "-o d/x.doc 的扩展名是 .doc，这里生成的却是 PDF 文件：请改用扩展名 .pdf，如 d/x.pdf\n" + seeHelp},
		{"--csv", "none/x.doc", "--csv none/x.doc 的扩展名是 .doc，这里生成的却是 PDF 文件：请改用扩展名 .pdf，如 none/x.pdf\n" + seeHelp},
		{"--csv", "/dev/stdout", "--csv 要写文件名，不能是 /dev/stdout"},
		{"-o", "/dev/stdout", ""},
		{"-o", "/dev/null", ""},
		{"--csv", "/dev/null", ""},
		{"-o", "old.pdf", ""}, {"-o", "new.pdf", ""}, {"-o", "new", ""}, {"-o", "d/there.pdf", ""}, {"-o", "d/new.pdf", ""},
	} {
		d, err := newDestinationOf(c.flag, c.name, input, export.PDF)
		if got := told("", err); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.flag, c.name, got, c.want)
		}
		if err == nil && d.name != c.name {
			t.Errorf("%s is called %s", c.name, d.name)
		}
	}
	if !slices.Contains(interrupts.targets, "new.pdf") || slices.Contains(interrupts.targets, "/dev/stdout") {
		t.Errorf("an interrupt would tell of %q", interrupts.targets)
	}
	if _, err := newDestination("in.yaml", nil, export.YAML); err != nil {
		t.Errorf("without an input: %v", err)
	}
	var cannot *writeError
	if _, err := newDestination("readonly.pdf", nil, export.PDF); !errors.As(err, &cannot) || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a file that may not be written: %v", err)
	}
	for _, mode := range []fs.FileMode{0o200, 0o020, 0o002} { // one who may write is enough
		if err := os.Chmod("readonly.pdf", 0o444|mode); err != nil {
			t.Fatal(err)
		}
		if _, err := newDestination("readonly.pdf", nil, export.PDF); err != nil && os.Getuid() == 0 {
			t.Errorf("mode %o: %v", 0o444|mode, err)
		}
	}
	expectNoTemporaries(t, ".")
}

// expectNoTemporaries checks that a folder has none of the program's unfinished files.
func expectNoTemporaries(t *testing.T, folder string) {
	t.Helper()
	if found, _ := filepath.Glob(filepath.Join(folder, ".nianbao*")); len(found) > 0 {
		t.Errorf("left behind: %q", found)
	}
}

// A file keeps its permissions, and a link stays one.
func TestAFileThatIsReplacedKeepsWhatItHas(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	writeText(t, "old.pdf", "old")
	if err := errors.Join(os.Chmod("old.pdf", 0o646), os.Symlink("old.pdf", "link.pdf")); err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct {
		name, path string
		mode       fs.FileMode
		lazy       bool
	}{{"old.pdf", "old.pdf", 0o646, false}, {"link.pdf", "old.pdf", 0o646, true}, {"new.pdf", "new.pdf", 0, false}} {
		d, err := newDestination(c.name, nil, export.PDF)
		if err != nil || d.name != c.name || d.path != c.path || d.mode != c.mode || d.stream || d.descriptor != 0 || d.fresh {
			t.Fatalf("%s: %+v, %v", c.name, d, err)
		}
		d.lazy = c.lazy
		text := string(rune('a' + i))
		if err := d.write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(c.path)
		info, statErr := os.Stat(c.path)
		if err != nil || statErr != nil || string(data) != text || c.mode != 0 && info.Mode().Perm() != c.mode {
			t.Errorf("%s holds %q with %v (%v, %v)", c.path, data, info.Mode(), err, statErr)
		}
	}
	if info, err := os.Lstat("link.pdf"); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	expectNoTemporaries(t, ".")
}

// A fresh file takes the place of none, and what is dropped is gone.
func TestAFreshFileReplacesNone(t *testing.T) {
	t.Chdir(t.TempDir())
	d := &destination{name: "a.yaml", path: "a.yaml", fresh: true}
	if err := d.write([]byte("one")); err != nil {
		t.Fatal(err)
	}
	if err := d.write([]byte("two")); err == nil || err.Error() != existsAlready("a.yaml").Error() {
		t.Errorf("written over: %v", err)
	}
	expectOnly(t, ".", "a.yaml", "one")
	file, err := d.stage([]byte("three"))
	if err != nil {
		t.Fatal(err)
	}
	if found, _ := filepath.Glob(".nianbao-*.tmp"); len(found) != 1 {
		t.Errorf("a file under way: %q", found)
	}
	file.drop()
	file.drop()
	expectOnly(t, ".", "a.yaml", "one")
	d.fresh = false
	if err := d.write([]byte("four")); err != nil {
		t.Fatal(err)
	}
	expectOnly(t, ".", "a.yaml", "four")
}

// A stream is written as it is, from where it stands.
func TestAStreamIsWrittenAndNotReplaced(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	writeText(t, "out", "before ")
	f, err := os.OpenFile("out", os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := &destination{name: "x", path: "none", stream: true, descriptor: int(f.Fd())}
	if err := d.write([]byte("after")); err != nil {
		t.Fatal(err)
	}
	expectOnly(t, ".", "out", "before after")
	if err := (&destination{name: "x", path: "out", stream: true}).write([]byte("BEFORE")); err != nil {
		t.Fatal(err)
	}
	expectOnly(t, ".", "out", "BEFORE after")
	err = (&destination{name: "x", path: "none", stream: true}).write(nil)
	if told("", err) != "无法写入 x：文件不存在" {
		t.Errorf("a stream that is gone: %v", err)
	}
}

func TestFaultsOfFilesAreToldInTheseWords(t *testing.T) {
	d := &destination{name: "a\n.pdf"}
	for err, want := range map[error]string{fs.ErrPermission: `没有写入权限：a\u000a.pdf`, fs.ErrExist: `无法写入 a\u000a.pdf：已经有同名的文件或文件夹`} {
		got := d.fault(&os.PathError{Err: err})
		if got.Error() != want || !errors.Is(got, err) {
			t.Errorf("%v: %v", err, got)
		}
		m := &manifest{name: "a\n.jsonl"}
		want := map[error]string{fs.ErrPermission: `没有权限读写清单 a\u000a.jsonl`, fs.ErrExist: `无法读写清单 a\u000a.jsonl：已经有同名的文件或文件夹`}[err]
		if got := m.fault(&os.PathError{Err: err}); got.Error() != want {
			t.Errorf("%v of a manifest: %v", err, got)
		}
	}
	if err := makeFolder(filepath.Join(t.TempDir(), "a", "b")); err != nil {
		t.Error(err)
	}
	name := filepath.Join(t.TempDir(), "a")
	writeText(t, name, "")
	if err := makeFolder(name); told("", err) != "无法新建文件夹 "+name+"：路径中有一段不是文件夹" {
		t.Errorf("a file in place of a folder: %v", err)
	}
	if err := checkFolder(name); told("", err) != "输出文件夹不是文件夹："+name {
		t.Errorf("a file in place of a folder: %v", err)
	}
}
