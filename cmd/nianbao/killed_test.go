//go:build unix

package main

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nianbao/nianbao/export"
)

// A writing is a command that writes: the arguments, and the target that it makes in the working folder.
type writing struct {
	args   []string
	target string // of one file, or a folder
}

// writings are all ways to write, by command. TestEveryCommandIsListed fails when a command is missing.
func writings() map[string][]writing {
	all := map[string][]writing{
		"batch":  {{[]string{"batch", "in", "-o", "out"}, "out"}, {[]string{"batch", "in", "-o", "out", "--format", "docx,html", "--index", "index.html", "--resume"}, "out"}},
		"check":  {{[]string{"check", "in", "--report", "list.xlsx"}, "list.xlsx"}, {[]string{"check", "in", "--report", "list.csv"}, "list.csv"}, {[]string{"check", "in", "--year", "2023", "--members-list", "list.txt", "--each", "each"}, "each"}},
		"import": {{[]string{"import", "in/0000.yaml", "-o", "read.yaml"}, "read.yaml"}, {[]string{"import", "in", "-o", "yaml"}, "yaml"}},
		"new":    {{[]string{"new", "--organ", "青禾县农业农村局", "--year", "2023", "--force", "-o", "form.yaml"}, "form.yaml"}, {[]string{"new", "--organ", "青禾县农业农村局", "--year", "2023", "--force", "-o", "form.xlsx"}, "form.xlsx"}},
		"sum":    {{[]string{"sum", "in", "--organ", "青禾县人民政府", "--year", "2021", "--partial", "--force", "-o", "sum.yaml"}, "sum.yaml"}},
		"diff":   {{[]string{"diff", "in", "in", "--csv", "diff.csv"}, "diff.csv"}, {[]string{"diff", "in", "in", "--xlsx", "diff.xlsx"}, "diff.xlsx"}},
		"stats":  {{[]string{"stats", "in", "--csv", "stats.csv"}, "stats.csv"}, {[]string{"stats", "in", "--xlsx", "stats.xlsx"}, "stats.xlsx"}},
	}
	for _, f := range export.Formats() {
		name := "made" + f.Extensions[0]
		all["render"] = append(all["render"], writing{[]string{"render", "in/0000.yaml", "-o", name}, name})
	}
	return all
}

// silent are the commands that write nothing but to standard output.
var silent = []string{"fonts", "explain", "serve", "completion", "licences", "help", "version"}

func TestEveryCommandIsListed(t *testing.T) {
	parser, err := newParser(&commandLine{})
	if err != nil {
		t.Fatal(err)
	}
	listed := writings()
	for _, name := range childNames(parser.Model.Node) {
		if listed[name] == nil && !slices.Contains(silent, name) {
			t.Errorf("%s is not listed: does it write files?", name)
		}
	}
}

// program is the program itself, to be run in a folder.
func programIn(t *testing.T, folder string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Args[0] = "nianbao" // by which TestMain knows what to be
	c.Dir = folder
	told := &bytes.Buffer{}
	c.Stderr = told
	return c, told
}

// killTimes is how often each command is killed, and run twice at once: NIANBAO_KILLS, or once.
func killTimes() int {
	n, err := strconv.Atoi(os.Getenv("NIANBAO_KILLS"))
	if err != nil {
		n = 1
	}
	return n
}

// prepared is a folder with reports and what a command writes, made once, and how long that took.
func prepared(t *testing.T, w writing) (folder string, whole map[string]string, took time.Duration) {
	t.Helper()
	folder = t.TempDir()
	writeSamples(t, folder, 2)
	if err := os.Rename(filepath.Join(folder, "0"), filepath.Join(folder, "in")); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(folder, "list.txt"), []byte("青禾县农业农村局\n"))
	begun := time.Now()
	c, told := programIn(t, folder, w.args...)
	var exit *exec.ExitError
	if err := c.Run(); errors.As(err, &exit) && exit.ExitCode() > 1 {
		t.Fatalf("%q: %v: %s", w.args, err, told)
	}
	took = time.Since(begun)
	whole = filesOf(t, folder)
	stem := strings.TrimSuffix(w.target, ".svg") // which has a file for each page
	if !slices.ContainsFunc(slices.Collect(maps.Keys(whole)), func(name string) bool { return strings.HasPrefix(name, stem) }) {
		t.Fatalf("%q made nothing: %s", w.args, told)
	}
	return folder, whole, took
}

// eachWriting runs a test for all ways to write.
func eachWriting(t *testing.T, f func(t *testing.T, w writing)) {
	for _, list := range writings() {
		for _, w := range list {
			t.Run(w.args[0]+"/"+w.target, func(t *testing.T) { f(t, w) })
		}
	}
}

// Outputs are the same bytes each time: a file that is neither old nor new shows.
func TestAKilledCommandLeavesWholeFilesAndNothingElseAfterTheNextRun(t *testing.T) {
	eachWriting(t, func(t *testing.T, w writing) {
		folder, whole, took := prepared(t, w)
		for range killTimes() {
			for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT, syscall.SIGTERM} {
				before := filesOf(t, folder)
				c, told := programIn(t, folder, w.args...)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(time.Duration(rand.Int64N(int64(took))))
				_ = c.Process.Signal(signal) // unless it is done
				err := c.Wait()
				if err != nil && signal != syscall.SIGKILL && c.ProcessState.ExitCode() > 2 && !strings.Contains(told.String(), "已中断") {
					t.Errorf("%v: %v: %s", signal, err, told)
				}
				for name, data := range filesOf(t, folder) {
					if strings.HasPrefix(filepath.Base(name), ".nianbao") || strings.HasSuffix(name, lockName) {
						if _, old := before[name]; !old && signal != syscall.SIGKILL && c.ProcessState.ExitCode() == 130 {
							t.Errorf("%v left %s", signal, name)
						}
						continue
					}
					if data != whole[name] {
						t.Errorf("%v: %s is neither the old file nor the new one", signal, name)
					}
				}
			}
		}
		c, told := programIn(t, folder, w.args...)
		if _ = c.Run(); c.ProcessState.ExitCode() > 1 {
			t.Errorf("the next run: %s", told)
		}
		after := filesOf(t, folder)
		for name := range after {
			if _, ok := whole[name]; !ok {
				t.Errorf("left behind: %s", name)
			}
		}
	})
}

// A limit on the size of files stands for a full disk, and needs no rights.
func TestAFullDiskLeavesTheOldFiles(t *testing.T) {
	eachWriting(t, func(t *testing.T, w writing) {
		folder, whole, _ := prepared(t, w)
		c, told := programIn(t, folder, w.args...)
		c.Args = append([]string{"sh", "-c", `trap '' XFSZ; ulimit -f 0; exec "$0" "$@"`, c.Path}, c.Args[1:]...)
		shell, err := exec.LookPath("sh")
		if err != nil {
			t.Skip("no shell")
		}
		self := filepath.Join(t.TempDir(), "nianbao") // by which TestMain knows what to be
		if err := os.Symlink(c.Path, self); err != nil {
			t.Fatal(err)
		}
		c.Args[3], c.Path = self, shell
		_ = c.Run()
		if code := c.ProcessState.ExitCode(); code != 2 && !slices.Contains(w.args, "--resume") {
			t.Errorf("exit code %d: %s", code, told)
		} else if code != 0 && !strings.Contains(told.String(), "文件大小超过了系统限制") {
			t.Errorf("told is %s", told)
		}
		after := filesOf(t, folder)
		for name, data := range after {
			if data != whole[name] {
				t.Errorf("%s has changed", name)
			}
		}
	})
}

func TestTwoAtOnceLeaveWholeFiles(t *testing.T) {
	eachWriting(t, func(t *testing.T, w writing) {
		folder, whole, _ := prepared(t, w)
		for range killTimes() {
			var both sync.WaitGroup
			for range 2 {
				c, told := programIn(t, folder, w.args...)
				both.Go(func() {
					_ = c.Run()
					if code := c.ProcessState.ExitCode(); code > 2 || code == 2 && !strings.Contains(told.String(), "正由另一个 nianbao 写入") {
						t.Errorf("exit code %d: %s", code, told)
					}
				})
			}
			both.Wait()
			if after := filesOf(t, folder); len(after) != len(whole) {
				t.Errorf("%d files, want %d", len(after), len(whole))
			}
			for name, data := range filesOf(t, folder) {
				if data != whole[name] {
					t.Errorf("%s is neither the old file nor the new one", name)
				}
			}
		}
	})
}
