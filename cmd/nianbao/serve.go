package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/nianbao/nianbao/service"
)

type serveCommand struct {
	Listen  string   `name:"listen" placeholder:"地址:端口" default:"127.0.0.1:8787" help:"监听的地址和端口，默认为只有本机能访问的 127.0.0.1:8787；0.0.0.0:8787 让别的电脑也能访问，端口 0 由系统挑选"`
	Open    bool     `name:"open" help:"启动后在浏览器中打开填报页面"`
	Hosts   []string `name:"host" sep:"none" placeholder:"主机名" help:"允许用这个主机名访问，可写多次；localhost 和 IP 地址总是允许的。放在反向代理后面时写对外的主机名"`
	Origins []string `name:"origin" sep:"none" placeholder:"网站" help:"允许这个网站的页面发来请求，如 https://www.example.gov.cn，可写多次"`
	Workers *int     `name:"workers" placeholder:"个数" help:"同时处理的请求数，至少 1；默认与处理器的个数相同，但不少于 2"`
	Queue   *int     `name:"queue" placeholder:"个数" help:"排队的请求数，至少 1，超过时答复 429；默认 128"`
	MaxBody *int     `name:"max-body" placeholder:"MB数" help:"一个请求最大的 MB 数，1 至 96，超过时答复 413；默认 32"`
	Drain   int      `name:"drain-delay" placeholder:"秒数" help:"停止时先让 /readyz 答复 503，这么多秒后才不再接受连接，让负载均衡器有时间改道；默认 0，最多 300"`
	Quiet   bool     `name:"quiet" help:"不在标准错误输出中逐条记录请求（记录中没有报告的内容）"`
	fontFlags
}

// The collector of garbage works less often than by default, which makes a tenth more requests, until there is so much
// memory that it works harder. GOGC and GOMEMLIMIT say otherwise.
const (
	gcPercent  = 400
	softMemory = 256 << 20
)

// mostBody is the largest --max-body, in MB: a larger body would never fit into the memory of all requests.
const mostBody = service.DefaultMemoryBytes >> 20

// mostDrain is the longest --drain-delay, in seconds.
const mostDrain = 300

// Run serves HTTP until an interrupt.
func (c *serveCommand) Run(s *session) error {
	if runtime.GOARCH == "wasm" { // which knows connections within the program alone
		return errors.New("这个程序运行在 WebAssembly 中，没有网络，不能用 serve：请用 Windows、Linux 或 macOS 的 nianbao")
	}
	if err := c.checkNumbers(); err != nil {
		return err
	}
	if err := s.chooseFaces(c.fontFlags); err != nil {
		return err
	}
	s.stderr = &sharedWriter{w: s.stderr}
	handler, err := service.New(c.config(s))
	if err != nil {
		return unusable(err)
	}
	listener, err := listen(c.Listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	tuneCollector()
	ctx, release := untilInterrupt(func() { s.note("正在停止：先处理完手头的请求；再按一次 Ctrl-C 立即结束") })
	defer release()
	if err := c.announce(s, listener.Addr()); err != nil {
		return err
	}
	if err := handler.Serve(ctx, listener); err != nil {
		return unfinished(err)
	}
	fmt.Fprintln(s.stdout, "已停止")
	return nil
}

// checkNumbers refuses numbers out of their ranges. A number that is not written is nil: 0 would ask the service for
// its default, and is no number of requests or bytes.
func (c *serveCommand) checkNumbers() error {
	for _, n := range []struct {
		flag  string
		value *int
		least int
		most  int
		text  string // of the range
	}{
		{"--workers", c.Workers, 1, math.MaxInt, "不小于 1 的整数"},
		{"--queue", c.Queue, 1, math.MaxInt, "不小于 1 的整数"},
		{"--max-body", c.MaxBody, 1, mostBody, fmt.Sprintf(" 1 至 %d 的整数", mostBody)},
		{"--drain-delay", &c.Drain, 0, mostDrain, fmt.Sprintf(" 0 至 %d 的秒数", mostDrain)},
	} {
		if n.value != nil && (*n.value < n.least || *n.value > n.most) {
			return fmt.Errorf("%s 应是%s，实为“%d”\n%s", n.flag, n.text, *n.value, seeHelp)
		}
	}
	return nil
}

// orZero is a number that was written, or 0.
func orZero(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

func tuneCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
}

func (c *serveCommand) config(s *session) service.Config {
	config := service.Config{
		Limits: service.Limits{Workers: orZero(c.Workers), Queue: orZero(c.Queue), BodyBytes: int64(orZero(c.MaxBody)) << 20},
		Hosts:  c.Hosts, Origins: c.Origins, Faces: s.faces, Version: programVersion(),
		DrainDelay: time.Duration(c.Drain) * time.Second,
	}
	if !c.Quiet {
		config.Logger = slog.New(slog.NewTextHandler(s.stderr, nil))
	}
	return config
}

// announce says where the service is, warns of what others can reach, and opens the form.
func (c *serveCommand) announce(s *session, at net.Addr) error {
	address := "http://" + reachable(at) + "/"
	fmt.Fprintf(s.stdout, "填报页面：%s\n接口说明：%sapi/v1/openapi.json\n按 Ctrl-C 停止\n", address, address)
	if err := s.stdout.Flush(); err != nil {
		return lostOutput(err)
	}
	if tcp, ok := at.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		s.note("监听的 %s 不限于本机：网络上的任何人都能使用这个服务。它不加密，也不要求登录，请放在有 TLS 和登录的反向代理后面", at)
	}
	if c.Open {
		openBrowser(address, func(why string) { s.note("打不开浏览器（%s），请自己打开 %s", why, address) })
	}
	return nil
}

// unusable says which flag has a value that the service does not take.
func unusable(err error) error {
	var wrong *service.ConfigError
	switch {
	case !errors.As(err, &wrong):
		return fmt.Errorf("无法启动：%s", cause(err))
	case wrong.Field == "Origins":
		return fmt.Errorf("--origin 后面的“%s”不是网站：应写成 https://www.example.gov.cn 这样，有协议，没有路径", visible(wrong.Value))
	}
	return fmt.Errorf("--host 后面的“%s”不是主机名：应写成 nianbao.example.gov.cn 这样，没有协议和路径", visible(wrong.Value))
}

// unfinished says why a service did not end as it should.
func unfinished(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("停止时还有请求没有处理完：等了 %.0f 秒，已经断开", service.DrainTime.Seconds())
	}
	return fmt.Errorf("服务意外停止：%s", cause(err))
}

// sharedWriter is for writers of several goroutines.
type sharedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *sharedWriter) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}
