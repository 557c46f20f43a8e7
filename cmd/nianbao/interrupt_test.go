//go:build unix

package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// heldBatch starts the program itself on three reports, of which the second is a pipe that
// it waits for. It is returned when the program has opened the pipe.
func heldBatch(t *testing.T) (program *exec.Cmd, stderr *bufio.Reader, pipe *os.File) {
	t.Helper()
	t.Chdir(t.TempDir())
	writeSamples(t, ".", 3)
	if err := syscall.Mkfifo("pipe.yaml", 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program = exec.Command(self, "batch", "0/0000.yaml", "pipe.yaml", "0/0002.yaml", "-o", "out", "--jobs", "1")
	program.Args[0] = "nianbao" // by which TestMain knows what to be
	told, err := program.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = program.Process.Kill() })
	if pipe, err = os.OpenFile("pipe.yaml", os.O_WRONLY, 0); err != nil {
		t.Fatal(err)
	}
	return program, bufio.NewReader(told), pipe
}

// interrupt sends the program a signal and waits until it says that it has it.
func interrupt(t *testing.T, program *exec.Cmd, stderr *bufio.Reader, signal os.Signal) {
	t.Helper()
	if err := program.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	if line, err := stderr.ReadString('\n'); err != nil || !strings.Contains(line, "已中断：正在做完手头的报告") {
		t.Fatalf("got %q (%v)", line, err)
	}
}

func TestAnInterruptedBatchFinishesWhatIsUnderWayAndCanBeResumed(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			program, stderr, pipe := heldBatch(t)
			interrupt(t, program, stderr, signal)
			report, err := os.ReadFile("0/0001.yaml")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := pipe.Write(report); err != nil {
				t.Fatal(err)
			}
			if err := pipe.Close(); err != nil {
				t.Fatal(err)
			}
			var exit *exec.ExitError
			if err := program.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
				t.Errorf("got %v", err)
			}
			if made := filesOf(t, "out"); len(made) != 2 || made["0000.pdf"] == "" || made["pipe.pdf"] == "" {
				t.Errorf("made are %d files", len(made))
			}
			if told := lines(t, "out/manifest.jsonl"); len(told) != 2 || told[1]["output"] != "pipe.pdf" || told[1]["status"] != "rendered" {
				t.Errorf("the manifest is %v", told)
			}
			writeFile(t, "regular/pipe.yaml", report)
			code, stdout, _ := runBatch("0/0000.yaml", "regular/pipe.yaml", "0/0002.yaml", "-o", "out", "--resume")
			if code != 0 || len(filesOf(t, "out")) != 3 || len(lines(t, "out/manifest.jsonl")) != 3 {
				t.Errorf("resumed: exit code %d, %s", code, stdout)
			}
		})
	}
}

func TestASecondInterruptEndsTheProgramAtOnce(t *testing.T) {
	program, stderr, pipe := heldBatch(t)
	defer pipe.Close()
	interrupt(t, program, stderr, os.Interrupt)
	if err := program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := program.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("got %v", err)
	}
	if found, _ := filepath.Glob("out/.nianbao-*"); len(found) > 0 {
		t.Errorf("left behind: %q", found)
	}
}

func TestAnInterruptHidesNoFailure(t *testing.T) {
	program, stderr, pipe := heldBatch(t)
	interrupt(t, program, stderr, os.Interrupt)
	report, err := os.ReadFile("0/0001.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(folder); err != nil { // the report under way can't be written
		t.Fatal(err)
	}
	if _, err := pipe.Write(report); err != nil {
		t.Fatal(err)
	}
	if err := pipe.Close(); err != nil {
		t.Fatal(err)
	}
	told, err := io.ReadAll(stderr)
	if err != nil || !strings.Contains(string(told), "无法新建文件夹 out") {
		t.Errorf("told is %q (%v)", told, err)
	}
	var exit *exec.ExitError
	if err := program.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Errorf("got %v", err)
	}
}

// A pipe can be read once: what comes out of it can't be compared and then rendered.
func TestAPipeIsReadOnceWhenABatchIsResumed(t *testing.T) {
	t.Chdir(t.TempDir())
	writeSamples(t, ".", 2)
	if err := syscall.Mkfifo("pipe.yaml", 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"0/0000.yaml", "0/0001.yaml"} {
		report, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		go func() { _ = os.WriteFile("pipe.yaml", report, 0) }()
		told := make(chan string, 1)
		go func() {
			_, stdout, stderr := runBatch("pipe.yaml", "-o", "out", "--resume")
			told <- stdout + stderr
		}()
		select {
		case text := <-told:
			if !strings.HasPrefix(text, "已生成 1 份") {
				t.Errorf("%s: %s", name, text)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%s: the batch waits for ever", name)
		}
	}
}

// A command that is not patient ends at once, and tells which file is not there.
func TestAnInterruptTellsWhatWasNotWritten(t *testing.T) {
	for _, sign := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if sign == syscall.SIGHUP && signal.Ignored(sign) {
			continue // as nohup wants
		}
		t.Run(sign.String(), func(t *testing.T) { interruptTells(t, sign) })
	}
}

func interruptTells(t *testing.T, sign os.Signal) {
	t.Chdir(t.TempDir())
	if err := syscall.Mkfifo("pipe.yaml", 0o600); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := exec.Command(self, "render", "pipe.yaml", "-o", "a.pdf")
	program.Args[0] = "nianbao" // by which TestMain knows what to be
	var stderr strings.Builder
	program.Stderr = &stderr
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = program.Process.Kill() })
	pipe, err := os.OpenFile("pipe.yaml", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	if err := program.Process.Signal(sign); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := program.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 || stderr.String() != "nianbao：已中断，没有写入 a.pdf\n" {
		t.Errorf("got %v, %s", err, stderr.String())
	}
	expectNoTemporaries(t, ".")
}
