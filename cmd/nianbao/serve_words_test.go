package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nianbao/nianbao/service"
)

// What a service says of where it is.
func TestAServiceSaysWhereItIs(t *testing.T) {
	for _, c := range []struct {
		at             net.Addr
		stdout, stderr string
	}{
		{&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}, "http://127.0.0.1:80/", ""},
		{&net.TCPAddr{IP: net.IPv6loopback, Port: 80}, "http://[::1]:80/", ""},
		{&net.TCPAddr{IP: net.IPv4zero, Port: 8787}, "http://127.0.0.1:8787/", "0.0.0.0:8787"},
		{&net.TCPAddr{IP: net.IPv6zero, Port: 8787}, "http://127.0.0.1:8787/", "[::]:8787"},
		{&net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 1}, "http://192.0.2.1:1/", "192.0.2.1:1"},
		{&net.UnixAddr{Name: "socket", Net: "unix"}, "http://socket/", ""},
	} {
		var stdout, stderr bytes.Buffer
		s := &session{stdout: bufio.NewWriter(&stdout), stderr: &stderr}
		if err := new(serveCommand).announce(s, c.at); err != nil {
			t.Fatal(err)
		}
		if got, want := stdout.String(), fmt.Sprintf("填报页面：%s\n接口说明：%[1]sapi/v1/openapi.json\n按 Ctrl-C 停止\n", c.stdout); got != want {
			t.Errorf("%v: %q, want %q", c.at, got, want)
		}
		want := ""
		if c.stderr != "" {
			want = "nianbao：注意：监听的 " + c.stderr + " 不限于本机：网络上的任何人都能使用这个服务。它不加密，也不要求登录，请放在有 TLS 和登录的反向代理后面\n"
		}
		if got := stderr.String(); got != want {
			t.Errorf("%v: %q, want %q", c.at, got, want)
		}
	}
	t.Setenv("PATH", t.TempDir())
	var stderr bytes.Buffer
	open := &serveCommand{Open: true}
	if err := open.announce(&session{stdout: bufio.NewWriter(new(bytes.Buffer)), stderr: &stderr}, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80}); err != nil {
		t.Fatal(err)
	}
	if got := stderr.String(); !strings.HasPrefix(got, "nianbao：注意：打不开浏览器（没有安装 ") || !strings.HasSuffix(got, "），请自己打开 http://127.0.0.1:80/\n") {
		t.Errorf("no browser: %s", got)
	}
	s := &session{stdout: bufio.NewWriter(brokenPipe{syscall.ENOSPC}), stderr: new(bytes.Buffer)}
	if err := new(serveCommand).announce(s, &net.TCPAddr{IP: net.IPv6loopback}); err == nil || err.Error() != "无法写到标准输出：磁盘空间不足" {
		t.Errorf("nobody is told: %v", err)
	}
}

func TestAServiceSaysWhyItDoesNotServe(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{unusable(syscall.EIO), "无法启动：磁盘读写出错"},
		{unusable(&service.ConfigError{Field: "Origins", Value: "a\n"}), `--origin 后面的“a\u000a”不是网站：应写成 https://www.example.gov.cn 这样，有协议，没有路径`},
		{unusable(fmt.Errorf("in: %w", &service.ConfigError{Field: "Hosts", Value: "b"})), "--host 后面的“b”不是主机名：应写成 nianbao.example.gov.cn 这样，没有协议和路径"},
		{unfinished(fmt.Errorf("in: %w", context.DeadlineExceeded)), "停止时还有请求没有处理完：等了 30 秒，已经断开"},
		{unfinished(syscall.EMFILE), "服务意外停止：打开的文件太多"},
	} {
		if c.err.Error() != c.want {
			t.Errorf("%s, want %s", c.err, c.want)
		}
	}
	for _, c := range []struct {
		err  error
		want string
	}{
		{addressInUse[0], "端口已被占用，可能已经有一个 nianbao serve 在运行；请换一个端口，或者写端口 0 由系统挑选"},
		{addressNotHere[0], "本机没有这个地址；请写 127.0.0.1（只有本机能访问）、0.0.0.0（别的电脑也能访问）或者本机的 IP 地址"},
		{&net.DNSError{}, "找不到主机名“h”；请写本机的 IP 地址"},
		{fs.ErrPermission, "没有权限；1024 以下的端口通常要管理员权限，请换一个端口"},
		{syscall.EACCES, "没有权限；1024 以下的端口通常要管理员权限，请换一个端口"},
		{syscall.EMFILE, "打开的文件太多"},
	} {
		if got := whyNotListening(&net.OpError{Op: "listen", Err: c.err}, "h"); got != c.want {
			t.Errorf("%v: %s, want %s", c.err, got, c.want)
		}
	}
}

// The flags are those of the service's configuration, and a service that is quiet has no log.
func TestTheFlagsOfAServiceAreItsConfiguration(t *testing.T) {
	workers, queue, body := 1, 2, 3
	c := &serveCommand{Hosts: []string{"h"}, Origins: []string{"o"}, Workers: &workers, Queue: &queue, MaxBody: &body, Drain: 4}
	var log bytes.Buffer
	s := &session{stderr: &log}
	got := c.config(s)
	told := fmt.Sprintln(got.Hosts, got.Origins, got.Limits.Workers, got.Limits.Queue, got.Limits.BodyBytes, got.DrainDelay, got.Version == programVersion(), got.Faces == nil)
	if want := fmt.Sprintln("[h] [o] 1 2", 3<<20, "4s true true"); told != want {
		t.Errorf("got %s, want %s", told, want)
	}
	if got.Logger.Info("x"); log.Len() == 0 {
		t.Error("requests are not logged")
	}
	if c.Quiet = true; c.config(s).Logger != nil {
		t.Error("requests are logged")
	}
	if got.DrainDelay != 4*time.Second || mostBody != 96 || mostDrain != 300 {
		t.Errorf("limits are %d and %d", mostBody, mostDrain)
	}
}

// The collector works less often than by default, unless the environment says otherwise.
func TestTheCollectorOfAService(t *testing.T) {
	percent, memory := debug.SetGCPercent(100), debug.SetMemoryLimit(-1)
	defer func() { debug.SetGCPercent(percent); debug.SetMemoryLimit(memory) }()
	for _, c := range []struct {
		gogc, limit string
		percent     int
		memory      int64
	}{{"", "", 400, 256 << 20}, {"70", "", 100, 256 << 20}, {"", "3GiB", 400, memory}, {"70", "3GiB", 100, memory}} {
		debug.SetGCPercent(100)
		debug.SetMemoryLimit(memory)
		t.Setenv("GOGC", c.gogc)
		t.Setenv("GOMEMLIMIT", c.limit)
		tuneCollector()
		if gotPercent, gotMemory := debug.SetGCPercent(100), debug.SetMemoryLimit(-1); gotPercent != c.percent || gotMemory != c.memory {
			t.Errorf("GOGC %q, GOMEMLIMIT %q: %d, %d, want %d, %d", c.gogc, c.limit, gotPercent, gotMemory, c.percent, c.memory)
		}
	}
}

// A browser that can't be opened is told, and so is why.
func TestWhyABrowserIsNotOpened(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	told := make(chan string, 1)
	openBrowser("http://127.0.0.1/", func(why string) { told <- why })
	if got := <-told; got != "没有安装 xdg-open" && got != "没有安装 open" && got != "没有安装 rundll32" {
		t.Errorf("without one: %s", got)
	}
	if _, err := os.Stat("/bin/sh"); errors.Is(err, fs.ErrNotExist) {
		return
	}
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(folder+"/"+name, []byte("#!/bin/sh\nexit 3\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	openBrowser("http://127.0.0.1/", func(why string) { told <- why })
	if got := <-told; got != "xdg-open 没有做到" && got != "open 没有做到" {
		t.Errorf("one that fails: %s", got)
	}
}
