package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"syscall"
)

// listen takes an address and a port of this machine.
func listen(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("--listen 后面的“%s”不是地址和端口：应写成 127.0.0.1:8787 或 [::1]:8787 这样\n%s", visible(address), seeHelp)
	}
	if n, err := strconv.Atoi(port); err != nil || n < 0 || n > 65535 {
		return nil, fmt.Errorf("--listen 后面的“%s”里端口不对：应为 0 至 65535 的数，0 由系统挑选\n%s", visible(address), seeHelp)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("无法监听 %s：%s", visible(address), whyNotListening(err, host))
	}
	return l, nil
}

// whyNotListening says why an address can't be had and what to do.
func whyNotListening(err error, host string) string {
	is := func(own error) bool { return errors.Is(err, own) }
	var unknown *net.DNSError
	switch {
	case slices.ContainsFunc(addressInUse, is):
		return "端口已被占用，可能已经有一个 nianbao serve 在运行；请换一个端口，或者写端口 0 由系统挑选"
	case slices.ContainsFunc(addressNotHere, is):
		return "本机没有这个地址；请写 127.0.0.1（只有本机能访问）、0.0.0.0（别的电脑也能访问）或者本机的 IP 地址"
	case errors.As(err, &unknown):
		return "找不到主机名“" + visible(host) + "”；请写本机的 IP 地址"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EACCES):
		return "没有权限；1024 以下的端口通常要管理员权限，请换一个端口"
	}
	return cause(err)
}

// reachable is the address of a listener as a browser on this machine takes it.
func reachable(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return a.String()
}

// openBrowser shows an address in the user's browser. The program that does so may stay as long as the browser, so that
// nobody waits for it; failed is told when it ends with an error.
func openBrowser(address string, failed func(why string)) {
	words := map[string][]string{"windows": {"rundll32", "url.dll,FileProtocolHandler"}, "darwin": {"open"}}[runtime.GOOS]
	if words == nil {
		words = []string{"xdg-open"}
	}
	program := exec.Command(words[0], append(words[1:], address)...)
	if err := program.Start(); errors.Is(err, exec.ErrNotFound) {
		failed("没有安装 " + words[0])
		return
	} else if err != nil {
		failed(cause(err))
		return
	}
	go func() {
		if program.Wait() != nil {
			failed(words[0] + " 没有做到")
		}
	}()
}
