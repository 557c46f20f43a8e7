package service

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"
)

// testService is a service with a log.
func testService(t *testing.T, c Config) (*Service, *bytes.Buffer) {
	t.Helper()
	log := new(bytes.Buffer)
	c.Logger = slog.New(slog.NewTextHandler(log, nil))
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s, log
}

// with is a handler of the service with one route that does some work.
func (s *Service) with(do work) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /work", s.handle(route{main: reportPart, takes: submittedParts, work: do}))
	mux.HandleFunc("GET /work", s.handle(route{work: do}))
	return s.outer(mux)
}

func post(body io.Reader) *http.Request {
	r := httptest.NewRequest("POST", "http://localhost/work", body)
	return r
}

func ask(h http.Handler, r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// problemIn reads a problem and compares its parts.
func problemIn(t *testing.T, got *http.Response, want *problem) {
	t.Helper()
	var p problem
	if err := json.NewDecoder(got.Body).Decode(&p); err != nil {
		t.Fatalf("status %d: no problem: %v", got.StatusCode, err)
	}
	if got.StatusCode != want.Status || p.Status != want.Status || p.Type != "urn:nianbao:problem:"+want.Type || p.Title != want.Title || p.Detail != want.Detail {
		t.Errorf("got status %d and %+v, want %+v", got.StatusCode, p, want)
	}
}

// isIdle compares what a service holds with nothing.
func isIdle(t *testing.T, s *Service) {
	t.Helper()
	if held, busy, wait, clients := s.memory.used.Load(), len(s.gate.workers.places)+len(s.gate.heavy.places), s.gate.waiting(), s.clients.count(); held != 0 || busy != 0 || wait != 0 || clients != 0 {
		t.Errorf("left: %d bytes, %d places, %d in the queue, %d clients", held, busy, wait, clients)
	}
}

func TestWorkThatTakesTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := testService(t, Config{Limits: Limits{Workers: 1, WorkTime: time.Second}})
		end := make(chan struct{})
		h := s.with(func(*request) (*answer, error) { <-end; return plain("ok"), nil })
		got := ask(h, post(strings.NewReader("1234567")))
		problemIn(t, got, errWorkedLong)
		if got.Header.Get("Retry-After") != "10" {
			t.Errorf("Retry-After is %q", got.Header.Get("Retry-After"))
		}
		if held, busy := s.memory.used.Load(), len(s.gate.workers.places); held != 7 || busy != 1 {
			t.Errorf("work that goes on holds %d bytes and %d places, want 7 and 1", held, busy)
		}
		close(end)
		synctest.Wait()
		isIdle(t, s)
		if got := ask(h, post(strings.NewReader("1"))); got.StatusCode != http.StatusOK {
			t.Errorf("the next has status %d", got.StatusCode)
		}
		time.Sleep(time.Minute)
	})
}

func TestWorkInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, _ := testService(t, Config{Limits: Limits{WorkTime: time.Second}})
		h := s.with(func(*request) (*answer, error) { time.Sleep(time.Second - 1); return plain("ok"), nil })
		if got := ask(h, post(strings.NewReader("1"))); got.StatusCode != http.StatusOK {
			t.Errorf("status %d", got.StatusCode)
		}
		synctest.Wait()
		isIdle(t, s)
	})
}

func TestPanics(t *testing.T) {
	const secret = "甲局的内容"
	s, log := testService(t, Config{})
	h := s.with(func(r *request) (*answer, error) {
		if r.Method == "GET" {
			panic(secret)
		}
		panic(errors.New(secret))
	})
	for _, r := range []*http.Request{post(strings.NewReader(secret)), httptest.NewRequest("GET", "http://localhost/work", nil)} {
		got := ask(h, r)
		body, _ := io.ReadAll(got.Body)
		got.Body = io.NopCloser(bytes.NewReader(body))
		problemIn(t, got, errInternal)
		if bytes.Contains(body, []byte(secret)) || bytes.Contains(body, []byte(".go")) {
			t.Errorf("%s: the client is told %s", r.Method, body)
		}
		if got.Header.Get("Content-Security-Policy") == "" {
			t.Error("the answer has no policy")
		}
	}
	for _, want := range []string{"TestPanics", "*errors.errorString", "kind=string", `route="POST /work"`, `route="GET /work"`} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log does not have %q", want)
		}
	}
	if strings.Contains(log.String(), secret) || strings.Contains(log.String(), "0x") {
		t.Errorf("the log has contents: %s", log)
	}
	isIdle(t, s)
}

func TestPanicBehindHalfAnAnswer(t *testing.T) {
	s, _ := testService(t, Config{})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /work", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half")
		panic("no more")
	})
	defer func() {
		if v := recover(); v != http.ErrAbortHandler {
			t.Errorf("the connection is not closed: %v", v)
		}
	}()
	ask(s.outer(mux), httptest.NewRequest("GET", "http://localhost/work", nil))
}

func TestClientThatHasGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, log := testService(t, Config{Limits: Limits{Workers: 1}})
		end := make(chan struct{})
		h := s.with(func(*request) (*answer, error) { <-end; return plain("ok"), nil })
		go ask(h, post(strings.NewReader("1")))
		synctest.Wait()
		ctx, gone := context.WithCancel(t.Context())
		aborted := false
		go func() {
			defer func() { aborted = recover() == http.ErrAbortHandler }()
			ask(h, post(strings.NewReader("2")).WithContext(ctx))
		}()
		synctest.Wait()
		gone()
		synctest.Wait()
		if !aborted || !strings.Contains(log.String(), "status=499") {
			t.Errorf("the request goes on: %s", log)
		}
		close(end)
		synctest.Wait()
		isIdle(t, s)
		time.Sleep(time.Minute)
	})
}

// TestMemoryIsGivenBack ends requests in every way there is.
func TestMemoryIsGivenBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		body   io.Reader
		work   work
		status int
	}{
		{"answered", strings.NewReader("1"), func(*request) (*answer, error) { return plain("ok"), nil }, 200},
		{"refused", strings.NewReader("1"), func(*request) (*answer, error) { return nil, badRequest("x") }, 400},
		{"failed", strings.NewReader("1"), func(*request) (*answer, error) { return nil, io.ErrUnexpectedEOF }, 500},
		{"panics", strings.NewReader("1"), func(*request) (*answer, error) { panic("x") }, 500},
		{"body breaks off", io.MultiReader(strings.NewReader("1234"), iotest.ErrReader(io.ErrUnexpectedEOF)), nil, 400},
		{"body fills the memory", strings.NewReader(strings.Repeat("x", 1000)), func(*request) (*answer, error) { return plain("ok"), nil }, 200},
		{"body is larger than the memory", strings.NewReader(strings.Repeat("x", 1001)), nil, 429},
		{"answer fills the memory", strings.NewReader("1"), func(*request) (*answer, error) { return &answer{body: make([]byte, 1000)}, nil }, 200},
		{"answer is larger than the memory", strings.NewReader("1"), func(*request) (*answer, error) { return &answer{body: make([]byte, 1001)}, nil }, 429},
	} {
		s, _ := testService(t, Config{Limits: Limits{MemoryBytes: 1000}})
		if got := ask(s.with(c.work), post(c.body)); got.StatusCode != c.status {
			t.Errorf("%s: status %d, want %d", c.name, got.StatusCode, c.status)
		}
		isIdle(t, s)
	}
}

func TestMemoryIsHeldWhileWorking(t *testing.T) {
	s, _ := testService(t, Config{})
	held := int64(0)
	ask(s.with(func(*request) (*answer, error) { held = s.memory.used.Load(); return plain("ok"), nil }), post(strings.NewReader("12345")))
	if held != 5 {
		t.Errorf("%d bytes are held of a body of 5", held)
	}
}

func TestHeavy(t *testing.T) {
	files := func(part part, data string) map[string][]file {
		return map[string][]file{string(part): {{"", []byte(data)}}}
	}
	for _, c := range []struct {
		name string
		r    request
		want bool
	}{
		{"small text", request{size: heavyBytes - 1, files: files(reportPart, "organ: 甲局")}, false},
		{"large text", request{size: heavyBytes, files: files(reportPart, "organ: 甲局")}, true},
		{"package", request{files: files(reportPart, "PK\x03\x04")}, true},
		{"package of a member", request{files: files(memberPart, "PK\x03\x04")}, true},
		{"picture", request{files: files(picturePart, "PK\x03\x04")}, false},
		{"PDF", request{files: files(previousPart, "%PDF-1.7")}, true},
		{"PDF behind other bytes", request{files: files(lastPart, strings.Repeat(" ", 1019)+"%PDF-")}, true},
		{"PDF that no reader takes for one", request{files: files(lastPart, strings.Repeat(" ", 1020)+"%PDF-")}, false},
	} {
		if got := c.r.heavy(); got != c.want {
			t.Errorf("%s: heavy is %v", c.name, got)
		}
	}
}

func TestLimitsDefaults(t *testing.T) {
	l := Limits{}.orDefaults()
	if l.Workers < 2 || l.Heavy < 1 || l.Heavy >= l.Workers || l.BodyBytes != DefaultBodyBytes || l.Clients != DefaultClients {
		t.Errorf("defaults are %+v", l)
	}
	for _, c := range []struct{ workers, heavy, want int }{{1, 0, 1}, {1, 5, 1}, {2, 0, 1}, {2, 2, 1}, {4, 3, 3}, {4, 4, 3}, {8, 0, 4}} {
		if got := (Limits{Workers: c.workers, Heavy: c.heavy}).orDefaults().Heavy; got != c.want {
			t.Errorf("%d workers, %d heavy: %d, want %d", c.workers, c.heavy, got, c.want)
		}
	}
	if l := (Limits{BodyBytes: 1 << 30}).orDefaults(); l.MemoryBytes < l.BodyBytes {
		t.Errorf("a body of %d bytes never fits into %d", l.BodyBytes, l.MemoryBytes)
	}
}
