//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/nianbao/nianbao/service"
)

// served is the program while it serves.
type served struct {
	program *exec.Cmd
	address string // "http://127.0.0.1:40123/"
	stdout  *bufio.Reader
	stderr  *bufio.Reader
}

// startServing starts the program itself with the flags of serve, at a port that the system chooses.
func startServing(t *testing.T, host string, flags ...string) *served {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	args := append(slices.Clone(flags), "--listen", net.JoinHostPort(host, "0"))
	s := &served{program: exec.Command(self, append([]string{"serve"}, args...)...)}
	s.program.Args[0] = "nianbao" // by which TestMain knows what to be
	stdout, err := s.program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := s.program.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.program.Process.Kill() })
	s.stdout, s.stderr = bufio.NewReader(stdout), bufio.NewReader(stderr)
	line, err := s.stdout.ReadString('\n')
	if err != nil {
		t.Fatalf("got %q (%v)", line, err)
	}
	s.address = strings.TrimPrefix(strings.TrimSpace(line), "填报页面：")
	for range 2 { // where the interface is described, and how to stop
		if _, err := s.stdout.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// stop interrupts the program and returns what it had still to say, and its exit code.
func (s *served) stop(t *testing.T, signal os.Signal) (stdout, stderr string, code int) {
	t.Helper()
	http.DefaultClient.CloseIdleConnections()
	if err := s.program.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	told, err := io.ReadAll(s.stderr)
	if err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(s.stdout)
	if err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := s.program.Wait(); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return string(said), string(told), code
}

// fetch returns the body of an answer, and fails unless its status is 200.
func fetch(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %.200q (%v)", url, answer.Status, body, err)
	}
	return string(body)
}

// serveExample runs an example of serve, which runs until it is interrupted: it must answer, and then end well. The
// port is one of the system's choice, as somebody may use that of the example.
func serveExample(t *testing.T, words []string) {
	host := "127.0.0.1"
	if at := slices.Index(words, "--listen"); at >= 0 {
		host, _, _ = net.SplitHostPort(words[at+1])
	}
	folder := browser(t)
	t.Setenv("PATH", folder)
	s := startServing(t, host, words[1:]...)
	if slices.Contains(words, "--open") {
		if got := browsed(t, folder); got != s.address {
			t.Errorf("shown is %s", got)
		}
	}
	if got := fetch(t, s.address+"healthz"); got != "ok\n" {
		t.Errorf("got %q", got)
	}
	if stdout, stderr, code := s.stop(t, os.Interrupt); code != 0 || stdout != "已停止\n" || strings.Contains(stderr, "打不开浏览器") {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}

// browser returns a folder with a program that stands for the browser; see browsed.
func browser(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	name := map[string]string{"darwin": "open"}[runtime.GOOS]
	if name == "" {
		name = "xdg-open"
	}
	if err := syscall.Mkfifo(filepath.Join(folder, "shown"), 0o600); err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("#!/bin/sh\necho \"$1\" > '%s'\n", filepath.Join(folder, "shown"))
	if err := os.WriteFile(filepath.Join(folder, name), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// browsed waits for what the browser is to show.
func browsed(t *testing.T, folder string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "shown"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(text))
}

func TestAServiceStopsWhenItIsTold(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			s := startServing(t, "127.0.0.1")
			report, err := os.ReadFile(filepath.Join("testdata", "report.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			answer, err := http.Post(s.address+"api/v1/render", "application/yaml", bytes.NewReader(report))
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			if pdf, err := io.ReadAll(answer.Body); err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("got %.80q (%v)", pdf, err)
			}
			stdout, stderr, code := s.stop(t, signal)
			if code != 0 || stdout != "已停止\n" || !strings.Contains(stderr, "正在停止：先处理完手头的请求；再按一次 Ctrl-C 立即结束") {
				t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
			}
			if !strings.Contains(stderr, `route="POST /api/v1/render" status=200`) || strings.Contains(stderr, "青禾县") {
				t.Errorf("the log is\n%s", stderr)
			}
		})
	}
}

// A request under way keeps the program, which says so, until a second interrupt.
func TestASecondInterruptEndsAServiceAtOnce(t *testing.T) {
	s := startServing(t, "127.0.0.1", "--quiet")
	host := strings.Trim(strings.TrimPrefix(s.address, "http:"), "/")
	held, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	// The service asks for the rest of the body when it has begun with the request.
	fmt.Fprintf(held, "POST /api/v1/check HTTP/1.1\r\nHost: %s\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n", host)
	if line, err := bufio.NewReader(held).ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("got %q (%v)", line, err)
	}
	if err := s.program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if line, err := s.stderr.ReadString('\n'); err != nil || !strings.Contains(line, "正在停止") {
		t.Fatalf("got %q (%v)", line, err)
	}
	if err := s.program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := s.program.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("got %v", err)
	}
}

func TestAnInterruptOfAServiceThatDidNotEndWellIsAnError(t *testing.T) {
	for err, want := range map[error]string{
		fmt.Errorf("shutdown: %w", context.DeadlineExceeded): fmt.Sprintf("停止时还有请求没有处理完：等了 %.0f 秒，已经断开", service.DrainTime.Seconds()),
		syscall.EMFILE: "服务意外停止：打开的文件太多",
	} {
		var stderr bytes.Buffer
		if code := (&session{stderr: &stderr}).code(unfinished(err)); code != 2 || stderr.String() != "nianbao："+want+"\n" {
			t.Errorf("exit code %d, %s", code, &stderr)
		}
	}
}

func TestAServiceOpenForOthersSaysSo(t *testing.T) {
	for host, open := range map[string]bool{"127.0.0.1": false, "localhost": false, "0.0.0.0": true} {
		s := startServing(t, host, "--quiet")
		if !strings.HasPrefix(s.address, "http://127.0.0.1:") && !strings.HasPrefix(s.address, "http://[::1]:") {
			t.Errorf("%s: the address is %s", host, s.address)
		}
		_, stderr, code := s.stop(t, os.Interrupt)
		if strings.Contains(stderr, "网络上的任何人都能使用这个服务") != open || code != 0 {
			t.Errorf("%s: exit code %d\n%s", host, code, stderr)
		}
	}
}

func TestABrowserThatCannotBeOpenedIsNoError(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	s := startServing(t, "127.0.0.1", "--quiet", "--open")
	line, err := s.stderr.ReadString('\n')
	if err != nil || !strings.Contains(line, "打不开浏览器（没有安装") || !strings.Contains(line, "请自己打开 "+s.address) {
		t.Errorf("told is %q (%v)", line, err)
	}
	if _, _, code := s.stop(t, os.Interrupt); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestAnAddressThatCannotBeHadIsRefused(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for address, want := range map[string]string{
		taken.Addr().String(): "端口已被占用",
		"192.0.2.1:0":         "本机没有这个地址", // an address for documents only
		"127.0.0.1":           "不是地址和端口：应写成 127.0.0.1:8787",
		"8787":                "不是地址和端口",
		"127.0.0.1:http":      "端口不对：应为 0 至 65535 的数",
		"127.0.0.1:65536":     "端口不对",
		"::1:8787":            "不是地址和端口",
		"no.invalid:0":        "找不到主机名“no.invalid”",
	} {
		var stdout, stderr bytes.Buffer
		if code := run([]string{"serve", "--listen", address}, nil, &stdout, &stderr); code != 2 || !strings.Contains(stderr.String(), want) || stdout.Len() > 0 {
			t.Errorf("%s: exit code %d, %s%s", address, code, &stdout, &stderr)
		}
	}
}
