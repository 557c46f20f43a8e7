package service_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao/service"
)

func TestAttackHost(t *testing.T) {
	s := newTested(t, service.Config{Hosts: []string{"Nianbao.example.gov.cn:8443"}})
	for host, ok := range map[string]bool{
		"localhost": true, "localhost:8787": true, "LOCALHOST.": true, "127.0.0.1": true, "127.0.0.1:8787": true, "[::1]": true, "[::1]:8787": true, "::1": true, "192.168.1.2": true,
		"nianbao.example.gov.cn": true, "NIANBAO.example.gov.cn.:1": true,
		"": true, "evil.example": false, ":8787": false, ".": false, "evil.example:8787": false, "localhost.evil.example": false, "evil.localhost": false, "127.0.0.1.evil.example": false, "127.1": false, "0x7f000001": false, "2130706433": false,
		"nianbao.example.gov.cn.evil.example": false, "xnianbao.example.gov.cn": false, "localhost:1:2": false, "localhost@evil.example": false, "[[::1]]": false, "[localhost]": false, "本机": false, "localhost\x00": false,
	} {
		for _, path := range []string{"/", "/healthz", "/api/v1/rules", "/none"} {
			got := s.ask("GET", path, nil, "Host", host)
			if refused := got.status == http.StatusMisdirectedRequest; refused == ok {
				t.Errorf("Host: %q: %s has status %d", host, path, got.status)
			} else if refused && got.problem(t).Type != "host" {
				t.Errorf("Host: %q: %s", host, got.body)
			}
		}
	}
}

func TestAttackOrigin(t *testing.T) {
	s := newTested(t, service.Config{Origins: []string{"https://www.example.gov.cn"}})
	for _, c := range []struct {
		site, origin string
		ok           bool
	}{
		{"", "", true}, {"same-origin", "http://localhost", true}, {"none", "", true}, {"", "http://localhost", true}, {"cross-site", "https://www.example.gov.cn", true}, {"", "https://www.example.gov.cn", true},
		{"cross-site", "", false}, {"same-site", "http://localhost:1", false}, {"cross-site", "https://evil.example", false}, {"", "https://evil.example", false}, {"", "null", false},
		{"", "https://www.example.gov.cn.evil.example", false}, {"cross-site", "http://www.example.gov.cn", false}, {"", "http://localhost:81", false}, {"other", "", false},
	} {
		var fields []string
		if c.site != "" {
			fields = append(fields, "Sec-Fetch-Site", c.site)
		}
		if c.origin != "" {
			fields = append(fields, "Origin", c.origin)
		}
		got := s.ask("POST", "/api/v1/check", reports()[0], fields...)
		if c.ok != (got.status == 200) {
			t.Errorf("%v: status %d", c, got.status)
		} else if !c.ok && (got.status != 403 || got.problem(t).Type != "origin") {
			t.Errorf("%v: status %d: %s", c, got.status, got.body)
		}
	}
}

func TestAttackPaths(t *testing.T) {
	s := start(t, service.Config{})
	for _, path := range []string{
		"/form/../service.go", "/form/../../etc/passwd", "/form/..%2fservice.go", "/form/%2e%2e/service.go", "/form/%2e%2e%2fservice.go", "/form/%252e%252e%252fservice.go", `/form/..\service.go`, "/form/..%5cservice.go",
		"/form//etc/passwd", "/form/%2fetc%2fpasswd", "/form/lib/../index.html", "/form/lib/..%2findex.html", "/form/index.html%00", "/form/index.html%00.js", "/form/index.html/", "/form/./index.html", "/form/%2e/index.html",
		"/form/\xff\xfe", "/form/%ff%fe", "/form/..;/service.go", "/form/....//service.go", "/..%2f", "/%2e%2e/", "/.", "/form/C:/windows/win.ini", "/form/" + strings.Repeat("../", 200) + "etc/passwd",
	} {
		got := s.raw(t, "GET "+path+" HTTP/1.1\r\nHost: localhost\r\n\r\n")
		if got.status != 404 && got.status != 400 || got.header.Get("Location") != "" {
			t.Errorf("%q: status %d, location %q", path, got.status, got.header.Get("Location"))
		}
	}
	if got := s.raw(t, "GET /form/%69ndex.html HTTP/1.1\r\nHost: localhost\r\n\r\n"); got.status != 200 {
		t.Errorf("a file of the form: status %d", got.status)
	}
	s.isIdle(t)
}

// TestAttackRequests sends requests that are not as they should be, and compares the first answer, and how many there
// are.
func TestAttackRequests(t *testing.T) {
	s := start(t, service.Config{})
	const check = "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\n"
	const hidden = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
	for _, c := range []struct {
		name, request string
		status        int
		answers       int
	}{
		{"length and chunks", check + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden, 400, 1},
		{"chunks and length", check + "Transfer-Encoding: chunked\r\nContent-Length: 100\r\n\r\n0\r\n\r\n" + hidden, 400, 1},
		{"an encoding twice", check + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + hidden, 501, 1},
		{"unknown encoding", check + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden, 501, 1},
		{"two encodings", check + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + hidden, 501, 1},
		{"two lengths", check + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nxxxxx" + hidden, 400, 1},
		{"a list of lengths", check + "Content-Length: 4, 5\r\n\r\nxxxxx" + hidden, 400, 1},
		{"negative length", check + "Content-Length: -1\r\n\r\n" + hidden, 400, 1},
		{"signed length", check + "Content-Length: +4\r\n\r\nxxxx" + hidden, 400, 1},
		{"endless length", check + "Content-Length: 99999999999999999999\r\n\r\n" + hidden, 400, 1},
		{"length beyond the limit", check + "Content-Length: 99999999999\r\n\r\n", 413, 1},
		{"bad chunk", check + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + hidden, 400, 1},
		{"endless chunk", check + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n" + hidden, 400, 1},
		{"long chunk extension", check + "Transfer-Encoding: chunked\r\n\r\n1;" + strings.Repeat("x", 8000) + "\r\nx\r\n0\r\n\r\n", 400, 1},
		{"blank before a colon", check + "Content-Length : 4\r\n\r\nxxxx" + hidden, 400, 1},
		{"field without a name", check + ": 4\r\n\r\n" + hidden, 400, 1},
		{"NUL in a field", check + "X: a\x00b\r\n\r\n" + hidden, 400, 1},
		{"no host", "GET / HTTP/1.1\r\n\r\n", 400, 1},
		{"no host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 200, 1},
		{"two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400, 1},
		{"host that is none", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400, 1},
		{"address of another host", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 421, 1},
		{"address of this host", "GET http://localhost/healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", 200, 1},
		{"address with a user", "GET http://localhost@evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 421, 1},
		{"file address", "GET file:///etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, 1},
		{"CONNECT", "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n", 405, 1},
		{"CONNECT elsewhere", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", 421, 1},
		{"TRACE", "TRACE / HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\n\r\n", 405, 1},
		{"OPTIONS of everything", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, 1},
		{"GET of everything", "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", 404, 1},
		{"preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 404, 1},
		{"upgrade", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", 200, 1},
		{"HTTP/0.9", "GET /\r\n\r\n", 400, 1},
		{"HTTP/9.9", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505, 1},
		{"junk", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, 1},
		{"method that is none", "G\x00T / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, 1},
		{"huge header", "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", service.MaxHeaderBytes+8<<10) + "\r\n\r\n", 431, 1},
		{"many fields", "GET / HTTP/1.1\r\nHost: localhost\r\n" + strings.Repeat("X: y\r\n", 6000) + "\r\n", 431, 1},
		{"long path", "GET /" + strings.Repeat("x", service.MaxHeaderBytes+8<<10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 431, 1},
		{"large header", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", service.MaxHeaderBytes-200) + "\r\n\r\n", 200, 1},
		{"unknown expectation", check + "Expect: tea\r\nContent-Length: 4\r\n\r\nxxxx", 417, 1},
		{"one behind another", hidden + hidden + hidden, 200, 3},
		{"body of a GET", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 45\r\n\r\nGET /none HTTP/1.1\r\nHost: localhost\r\nA: bcd\r\n\r\n", 200, 1},
		{"body that breaks off", check + "Content-Length: 100\r\n\r\nxxxx", 400, 1},
	} {
		got := s.raw(t, c.request)
		if got.status != c.status || got.answers != c.answers {
			t.Errorf("%s: status %d in %d answers, want %d in %d", c.name, got.status, got.answers, c.status, c.answers)
		}
	}
	s.isIdle(t)
}

func TestAttackBombs(t *testing.T) {
	s := start(t, service.Config{})
	for _, h := range bombs(16) {
		got := s.post(t, "/api/v1/check", h)
		if got.status != 422 && !(strings.HasPrefix(h.name, "yaml of ") && got.status == 200) {
			t.Errorf("%s: status %d: %.300s", h.name, got.status, got.body)
		}
	}
	s.isIdle(t)
}

func TestAttackBodies(t *testing.T) {
	s := start(t, service.Config{})
	status := map[string]int{"10,000 parts": 413, "nested parts": 422, "junk": 422, "truncated zip": 422, "truncated pdf": 422, "invalid UTF-8": 422}
	for _, h := range broken() {
		want := status[h.name]
		if want == 0 {
			want = 400
		}
		got := s.post(t, "/api/v1/check", h)
		if got.status != want {
			t.Errorf("%s: status %d, want %d: %.300s", h.name, got.status, want, got.body)
		}
		if p := got.problem(t); strings.ContainsAny(p.Title+p.Detail, "\x00\x1b\u202e") {
			t.Errorf("%s: the problem has characters that are not to be seen: %q", h.name, p.Detail)
		}
	}
	s.isIdle(t)
}

// running is a service that listens on loopback.
type running struct {
	address    string
	client     *http.Client
	goroutines int // before the first request
}

func start(t testing.TB, c service.Config) *running {
	t.Helper()
	handler, err := service.New(c)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- handler.Serve(ctx, l) }()
	s := &running{address: l.Addr().String(), client: &http.Client{Transport: new(http.Transport)}, goroutines: runtime.NumGoroutine()}
	t.Cleanup(func() {
		s.client.CloseIdleConnections()
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

// rawReply is the first answer of a connection, and how many there were.
type rawReply struct {
	reply
	answers int
}

// raw sends bytes, closes its side of the connection, and reads answers to the end.
func (s *running) raw(t *testing.T, request string) (first rawReply) {
	t.Helper()
	c, err := net.Dial("tcp", s.address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second)) // a test that hangs fails
	go func() {
		_, _ = io.WriteString(c, request)
		_ = c.(*net.TCPConn).CloseWrite()
	}()
	method, _, _ := strings.Cut(request, " ")
	from := bufio.NewReader(c)
	for {
		got, err := http.ReadResponse(from, &http.Request{Method: method})
		if err != nil {
			return first
		}
		body, err := io.ReadAll(got.Body)
		if err != nil {
			t.Errorf("half an answer: %v", err)
			return first
		}
		if first.answers++; first.answers == 1 {
			first.reply = reply{got.StatusCode, got.Header, body}
		}
	}
}

func (s *running) post(t *testing.T, path string, h hostile) *reply {
	t.Helper()
	got, err := s.client.Post("http://"+s.address+path, h.contentType, strings.NewReader(string(h.body)))
	if err != nil {
		t.Fatalf("%s: %v", h.name, err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatalf("%s: %v", h.name, err)
	}
	return &reply{got.StatusCode, got.Header, body}
}

// isIdle compares what the service holds with nothing, when there was time to let it go.
func (s *running) isIdle(t *testing.T) {
	t.Helper()
	s.client.CloseIdleConnections()
	var left []string
	for range 500 {
		got, err := s.client.Get("http://" + s.address + "/metrics")
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(got.Body)
		got.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		s.client.CloseIdleConnections()
		left = left[:0]
		for _, gauge := range []string{"held_bytes", "workers_busy", "queue_length", "clients_waited_for"} {
			if !strings.Contains(string(body), "\nnianbao_"+gauge+" 0\n") {
				left = append(left, gauge)
			}
		}
		const own = 6 // of the listener, and of the connection just now
		if n := runtime.NumGoroutine(); n > s.goroutines+own {
			left = append(left, fmt.Sprintf("%d goroutines, %d before", n, s.goroutines))
		}
		if len(left) == 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("left behind: %v", left)
}
