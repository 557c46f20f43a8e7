package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nianbao/nianbao/export"
)

func TestALockNamesItsHolder(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	if err := os.Mkdir("out", 0o755); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	s := &session{stderr: &stderr}
	unlock, err := s.lockFolder("out")
	if err != nil {
		t.Fatal(err)
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	holder := fmt.Sprintf("进程 %d，主机 %s，", os.Getpid(), host)
	data, err := os.ReadFile("out/.nianbao.lock")
	if err != nil || !regexp.MustCompile(`^`+regexp.QuoteMeta(holder)+`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d 起\n$`).Match(data) {
		t.Errorf("the lock says %q, %v", data, err)
	}
	if _, live := interrupts.live[filepath.Join("out", lockName)]; !live {
		t.Error("an interrupt would leave the lock")
	}
	_, err = s.lockFolder("out")
	if want := "文件夹 out 正由另一个 nianbao 写入（" + strings.TrimSpace(string(data)) + "），没有改动：请等它做完再运行"; told("", err) != want {
		t.Errorf("held: %v, want %s", err, want)
	}
	unlock()
	expectOnly(t, "out", "", "")
	if len(interrupts.live) > 0 {
		t.Errorf("an interrupt would look for %v", interrupts.live)
	}
	unlock, err = s.lockFile("out/a.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat("out/.a.jsonl.nianbao.lock"); err != nil {
		t.Error(err)
	}
	if _, err := s.lockFile("./out/a.jsonl"); !strings.HasPrefix(told("", err), "./out/a.jsonl 正由另一个 nianbao 写入（进程 ") && !strings.Contains(told("", err), "a.jsonl 正由另一个 nianbao 写入（进程 ") {
		t.Errorf("held: %v", err)
	}
	other, err := s.lockFile("out/b.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	other()
	unlock()
	expectOnly(t, "out", "", "")
	if stderr.Len() > 0 {
		t.Errorf("told: %s", &stderr)
	}
}

func TestALockThatCannotBeMadeIsTold(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	s := &session{stderr: &bytes.Buffer{}}
	if err := os.Mkdir(lockName, 0o755); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]string{
		".":    "无法锁定 文件夹 .，没有改动：锁文件 .nianbao.lock 不能写入：不是普通文件",
		"none": "无法锁定 文件夹 none，没有改动：锁文件 none/.nianbao.lock 不能写入：文件不存在",
	} {
		if _, err := s.lockFolder(folder); told("", err) != want {
			t.Errorf("%s: %v, want %s", folder, err, want)
		}
	}
	if _, err := openLock(lockName); !errors.Is(err, errNoFile) {
		t.Errorf("a folder as a lock: %v", err)
	}
}

// A lock file that another run made, and of which it says nothing or much.
func TestOfAHolderSoMuchIsTold(t *testing.T) {
	t.Chdir(t.TempDir())
	for text, want := range map[string]string{
		"": "", " \n": "", "进程 1\n": "（进程 1）", "a\nb\n": `（a\u000ab）`, strings.Repeat("a", 1023): "（" + strings.Repeat("a", 1023) + "）",
		strings.Repeat("a", 1024): "（" + strings.Repeat("a", 1024) + "）", strings.Repeat("a", 1025): "（" + strings.Repeat("a", 1024) + "）",
	} {
		writeText(t, "lock", text)
		f, err := os.Open("lock")
		if err != nil {
			t.Fatal(err)
		}
		if got := holderOf(f); got != want {
			t.Errorf("%d bytes: %s", len(text), got)
		}
		f.Close()
		if got := holderOf(f); got != "" {
			t.Errorf("of a closed file: %s", got)
		}
	}
}

func TestAFileIsKnownByItsPlace(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	writeText(t, "a", "")
	writeText(t, "b", "")
	f, err := os.Open("a")
	if err != nil {
		t.Fatal(err)
	}
	if !isAt(f, "a") || isAt(f, "b") || isAt(f, "none") {
		t.Error("an open file is taken for another")
	}
	if err := errors.Join(os.Remove("a"), f.Close()); err != nil {
		t.Fatal(err)
	}
	if isAt(f, "a") {
		t.Error("a file that is gone is there")
	}
	for _, name := range []string{"none", "b"} {
		if err := removeOurs(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := errors.Join(os.Mkdir("d", 0o755), os.WriteFile("d/x", nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := removeOurs("d"); err == nil {
		t.Error("a folder with files is removed")
	}
}

// A plan locks its folder, and its manifest where that lies elsewhere.
func TestAPlanLocksItsFolderAndItsManifest(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("out", 0o755), os.Mkdir("lists", 0o755), os.Symlink("out", "link")); err != nil {
		t.Fatal(err)
	}
	s := &session{stderr: &bytes.Buffer{}}
	for _, c := range []struct{ manifest, locks string }{
		{"", "out/.nianbao.lock"}, {"out/m.jsonl", "out/.m.jsonl.nianbao.lock out/.nianbao.lock"}, {"link/m.jsonl", "out/.m.jsonl.nianbao.lock out/.nianbao.lock"},
		{"lists/m.jsonl", "lists/.m.jsonl.nianbao.lock out/.nianbao.lock"}, {"none/m.jsonl", "out/.nianbao.lock"},
	} {
		p := &plan{formats: []*export.Format{export.PDF}, folder: "out", manifest: c.manifest}
		unlock, err := p.lock(s)
		if err != nil {
			t.Fatal(err)
		}
		locks := func() string {
			found, _ := filepath.Glob("*/.*.lock")
			found = slices.DeleteFunc(found, func(name string) bool { return strings.HasPrefix(name, "link/") })
			return strings.Join(found, " ")
		}
		if got := locks(); got != c.locks {
			t.Errorf("%s: the locks are %s, want %s", c.manifest, got, c.locks)
		}
		if unlock(); locks() != "" {
			t.Errorf("%s: left are %s", c.manifest, locks())
		}
	}
	held, err := s.lockFile("lists/m.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&plan{folder: "out", manifest: "lists/m.jsonl"}).lock(s); err == nil {
		t.Error("a manifest that another run holds is taken")
	}
	held()
	expectOnly(t, "out", "", "")
}

// Batches whose folders differ may not share a manifest, whichever of them has it in its folder.
func TestAManifestIsOfOneBatch(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.MkdirAll("out/sub", 0o755), os.Mkdir("other", 0o755)); err != nil {
		t.Fatal(err)
	}
	own := &plan{folder: "out", manifest: "out/manifest.jsonl"}
	all := map[string]*plan{
		"below": {folder: "out/sub", manifest: "out/manifest.jsonl"}, "elsewhere": {folder: "other", manifest: "./out/../out/manifest.jsonl"},
	}
	for name, other := range all {
		for _, both := range [][2]*plan{{own, other}, {other, own}} {
			s := &session{stderr: &bytes.Buffer{}}
			unlock, err := both[0].lock(s)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := both[1].lock(s); !strings.Contains(told("", err), "manifest.jsonl 正由另一个 nianbao 写入（进程 ") {
				t.Errorf("%s: %v", name, err)
			}
			unlock()
		}
		if found, _ := filepath.Glob("*/.*.lock"); found != nil {
			t.Errorf("%s: left are %v", name, found)
		}
	}
	s := &session{stderr: &bytes.Buffer{}}
	unlock, err := own.lock(s)
	if err != nil {
		t.Fatal(err)
	}
	other, err := (&plan{folder: "out/sub", manifest: "out/sub/manifest.jsonl"}).lock(s)
	if err != nil {
		t.Fatal("a batch to a folder below has to wait:", err)
	}
	other()
	unlock()
}

// A run that has no locks on a disk says so once, and again of another disk.
func TestADiskWithoutLocksIsToldOnce(t *testing.T) {
	unixOnly(t)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("a", 0o755), os.Mkdir("b", 0o755)); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	s := &session{stderr: &stderr}
	for _, name := range []string{"a/x", "./a/y", "b/x", "b/y"} {
		s.noLocks(name, shown(name))
	}
	if want := "nianbao：注意：a/x 所在的磁盘不支持加锁：请不要同时运行几个 nianbao 往那里写\nnianbao：注意：b/x 所在的磁盘不支持加锁：请不要同时运行几个 nianbao 往那里写\n"; stderr.String() != want {
		t.Errorf("told is %s", &stderr)
	}
}
