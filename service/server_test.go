package service

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener whose connections are pipes, which wait in the time of a test.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.closed) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipe"} }

// served is a service that listens, in a bubble.
type served struct {
	*Service
	t     *testing.T
	pipes *pipes
	stop  context.CancelFunc
	err   error // of Serve
	ended bool
}

// serve runs test with a service that listens.
func serve(t *testing.T, l Limits, fresh, idle int, test func(*served)) {
	serveWith(t, Config{Limits: l}, fresh, idle, test)
}

func serveWith(t *testing.T, c Config, fresh, idle int, test func(*served)) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := testService(t, c)
		ctx, stop := context.WithCancel(context.Background())
		out := &served{Service: s, t: t, pipes: &pipes{conns: make(chan net.Conn), closed: make(chan struct{})}, stop: stop}
		go func() {
			out.err = s.serve(ctx, out.pipes, newConns(fresh, idle))
			out.ended = true
		}()
		test(out)
		stop()
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if !out.ended {
			t.Error("the server goes on")
		}
		isIdle(t, s)
	})
}

// peer is the client's end of a connection.
type peer struct {
	net.Conn
	t    *testing.T
	from *bufio.Reader
}

func (s *served) dial() *peer {
	s.t.Helper()
	client, server := net.Pipe()
	select {
	case s.pipes.conns <- server:
	case <-s.pipes.closed:
		s.t.Fatal("the connection is refused")
	}
	synctest.Wait()
	return &peer{client, s.t, bufio.NewReader(client)}
}

// send writes a text, of which the server need not read all.
func (p *peer) send(text string) {
	go io.WriteString(p, text)
	synctest.Wait()
}

func (p *peer) answer() *http.Response {
	p.t.Helper()
	got, err := http.ReadResponse(p.from, nil)
	if err != nil {
		p.t.Fatalf("no answer: %v", err)
	}
	body, err := io.ReadAll(got.Body)
	if err != nil {
		p.t.Fatalf("half an answer: %v", err)
	}
	got.Body = io.NopCloser(strings.NewReader(string(body)))
	return got
}

// closesAfter compares how long the server keeps the connection.
func (p *peer) closesAfter(want time.Duration) {
	p.t.Helper()
	start := time.Now()
	if rest, err := io.ReadAll(p.from); err != nil || len(rest) > 0 {
		p.t.Errorf("the server sends %q and then %v", rest, err)
	}
	if took := time.Since(start); took != want {
		p.t.Errorf("closed after %v, want %v", took, want)
	}
}

const (
	healthRequest = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
	checkRequest  = "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n"
)

func TestServeHeadersThatNeverEnd(t *testing.T) {
	for _, begin := range []string{"", "G", "GET / HTTP/1.1\r\nHost: localhost\r\n"} {
		serve(t, Limits{}, 9, 9, func(s *served) {
			p := s.dial()
			p.send(begin)
			start := time.Now()
			if got, err := io.ReadAll(p.from); err != nil || len(got) > 0 && !strings.HasPrefix(string(got), "HTTP/1.1 400 ") {
				t.Errorf("%q: the server sends %q and then %v", begin, got, err)
			}
			if took := time.Since(start); took != HeaderTime {
				t.Errorf("%q: closed after %v", begin, took)
			}
		})
	}
	serve(t, Limits{}, 9, 9, func(s *served) {
		p := s.dial()
		start := time.Now()
		p.send("GET / HTTP/1.1\r\n")
		var err error
		for err == nil { // one field a second
			time.Sleep(time.Second)
			_, err = io.WriteString(p, "X: y\r\n")
		}
		if took := time.Since(start); took > HeaderTime+time.Second {
			t.Errorf("the connection is open after %v", took)
		}
	})
}

func TestServeIdleConnections(t *testing.T) {
	serve(t, Limits{}, 9, 9, func(s *served) {
		p := s.dial()
		for range 3 { // the deadlines of one request are not those of the next
			p.send(healthRequest)
			if got := p.answer(); got.StatusCode != 200 {
				t.Fatalf("status %d", got.StatusCode)
			}
			time.Sleep(IdleTime - 1)
		}
		p.closesAfter(1)
	})
}

// TestServeContinue has a client that waits for leave to send its body, on a connection whose last answer is long ago.
func TestServeContinue(t *testing.T) {
	serve(t, Limits{}, 9, 9, func(s *served) {
		p := s.dial()
		p.send(healthRequest)
		p.answer()
		time.Sleep(DefaultWriteTime + time.Second)
		p.send(strings.Replace(checkRequest, "\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n", 1))
		if got := p.answer(); got.StatusCode != http.StatusContinue {
			t.Fatalf("status %d", got.StatusCode)
		}
		p.send("text")
		if got := p.answer(); got.StatusCode != 422 {
			t.Fatalf("status %d", got.StatusCode)
		}
	})
}

func TestServeSlowBody(t *testing.T) {
	serve(t, Limits{}, 9, 9, func(s *served) {
		p := s.dial()
		p.send(checkRequest + "te")
		start := time.Now()
		got := p.answer()
		problemIn(t, got, errReadLong)
		if took := time.Since(start); took != DefaultReadTime {
			t.Errorf("the answer came after %v", took)
		}
		p.closesAfter(0)
	})
	serve(t, Limits{}, 9, 9, func(s *served) {
		p := s.dial()
		p.send(checkRequest + "te")
		time.Sleep(DefaultReadTime - 1)
		p.send("xt")
		if got := p.answer(); got.StatusCode != 422 {
			t.Errorf("status %d", got.StatusCode)
		}
	})
}

// TestServeEpilogue has a client that never sends what follows the last part.
func TestServeEpilogue(t *testing.T) {
	serve(t, Limits{}, 9, 9, func(s *served) {
		p := s.dial()
		p.send("POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n--b--\r\n")
		start := time.Now()
		problemIn(t, p.answer(), errReadLong)
		if took := time.Since(start); took != DefaultReadTime {
			t.Errorf("the answer came after %v", took)
		}
	})
}

// TestServeBodyThatNobodyWants has a client that is refused before it sends its body.
func TestServeBodyThatNobodyWants(t *testing.T) {
	for _, request := range []string{
		"POST /none HTTP/1.1\r\nHost: localhost\r\n", "POST /api/v1/check HTTP/1.1\r\nHost: evil.example\r\n", "POST /api/v1/check?a=1&a=1 HTTP/1.1\r\nHost: localhost\r\n",
		"GET /healthz HTTP/1.1\r\nHost: localhost\r\n", "POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n",
	} {
		serve(t, Limits{}, 9, 9, func(s *served) {
			p := s.dial()
			p.send(request + "Content-Length: 1000\r\n\r\n")
			start := time.Now()
			p.answer()
			if took := time.Since(start); took > linger {
				t.Errorf("%q: the answer came after %v", request, took)
			}
			p.closesAfter(0)
		})
	}
}

// TestServeDrainDelay has a load balancer that asks once more before it sends its requests elsewhere.
func TestServeDrainDelay(t *testing.T) {
	serveWith(t, Config{DrainDelay: 5 * time.Second}, 9, 9, func(s *served) {
		s.stop()
		time.Sleep(5*time.Second - 1)
		ask := func(request string) int {
			p := s.dial()
			p.send(request)
			return p.answer().StatusCode
		}
		if status := ask("GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n"); status != 503 {
			t.Errorf("/readyz has status %d", status)
		}
		if status := ask(checkRequest + "text"); status != 422 {
			t.Errorf("a check has status %d", status)
		}
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		select {
		case <-s.pipes.closed:
		default:
			t.Error("the service still listens")
		}
	})
}

// TestServeTakesTheRestOfABody has clients that send all of their body, whatever the answer, and then read.
func TestServeTakesTheRestOfABody(t *testing.T) {
	for _, header := range []string{"HTTP/1.1\r\nHost: localhost\r\nConnection: close", "HTTP/1.0"} {
		serve(t, Limits{}, 9, 9, func(s *served) {
			p := s.dial()
			go io.WriteString(p, "POST /healthz "+header+"\r\nContent-Length: 1000000\r\n\r\n")
			if got := p.answer(); got.StatusCode != 405 {
				t.Errorf("status %d", got.StatusCode)
			}
			if _, err := io.WriteString(p, strings.Repeat("x", 1000000)); err != nil {
				t.Errorf("%q: the body: %v", header, err)
			}
			p.closesAfter(0)
		})
	}
}

func TestServeSlowReader(t *testing.T) {
	serve(t, Limits{}, 9, 9, func(s *served) {
		p := s.dial()
		p.send("GET /api/v1/rules HTTP/1.1\r\nHost: localhost\r\n\r\n")
		start := time.Now()
		for range 5 {
			if _, err := p.from.ReadByte(); err != nil { // which takes a few thousand
				t.Fatal(err)
			}
			time.Sleep(DefaultWriteTime / 10)
		}
		_, err := io.ReadAll(&slow{p})
		if took := time.Since(start); took > DefaultWriteTime+time.Second {
			t.Errorf("open after %v (%v)", took, err)
		}
	})
}

// slow reads a byte a second.
type slow struct{ from io.Reader }

func (s *slow) Read(b []byte) (int, error) {
	time.Sleep(time.Second)
	return s.from.Read(b[:1])
}

func TestServeSlowClientsMakeRoom(t *testing.T) {
	serve(t, Limits{Clients: 2}, 9, 9, func(s *served) {
		first, second := s.dial(), s.dial()
		first.send(checkRequest + "te")
		second.send(checkRequest + "te")
		third := s.dial()
		third.send(checkRequest + "text")
		problemIn(t, first.answer(), errCutOff)
		if got := third.answer(); got.StatusCode != 422 {
			t.Errorf("a client that is not slow: status %d", got.StatusCode)
		}
		first.closesAfter(0)
	})
}

// TestServeSlowClientsGiveMemory has a slow client with all memory there is.
func TestServeSlowClientsGiveMemory(t *testing.T) {
	serve(t, Limits{MemoryBytes: 1000}, 9, 9, func(s *served) {
		first, second := s.dial(), s.dial()
		first.send("POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n" + strings.Repeat("x", 999))
		time.Sleep(patience)
		second.send(checkRequest + "text")
		problemIn(t, second.answer(), errNoMemory)
		problemIn(t, first.answer(), errCutOff)
		second.send(checkRequest + "text")
		if got := second.answer(); got.StatusCode != 422 {
			t.Errorf("then: status %d", got.StatusCode)
		}
	})
}

func TestServeConnectionsMakeRoom(t *testing.T) {
	serve(t, Limits{}, 3, 2, func(s *served) {
		var all []*peer
		for range 50 { // of which none sends anything
			all = append(all, s.dial())
		}
		all[0].closesAfter(0)
		all[46].closesAfter(0)
		var kept []*peer
		for range 3 {
			p := s.dial()
			p.send(healthRequest)
			if got := p.answer(); got.StatusCode != 200 {
				t.Errorf("a newcomer: status %d", got.StatusCode)
			}
			synctest.Wait()
			kept = append(kept, p)
		}
		kept[0].closesAfter(0)
		kept[2].send(healthRequest)
		if got := kept[2].answer(); got.StatusCode != 200 {
			t.Errorf("a kept connection: status %d", got.StatusCode)
		}
	})
}
