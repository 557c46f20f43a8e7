package service

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// deep panics so many calls further down.
func deep(n int) {
	if n == 0 {
		panic("here")
	}
	deep(n - 1)
}

func traced(n int) (text string) {
	defer func() {
		_ = recover()
		text = trace()
	}()
	deep(n)
	return ""
}

// A trace begins with the panic and ends where it is long enough.
func TestATraceBeginsWithThePanic(t *testing.T) {
	lines := strings.Split(traced(0), "\n")
	if !strings.HasPrefix(lines[0], "runtime.gopanic:") || !strings.HasPrefix(lines[1], "github.com/nianbao/nianbao/service.deep:") || !strings.HasPrefix(lines[2], "github.com/nianbao/nianbao/service.traced:") {
		t.Errorf("it begins with %q", lines[:3])
	}
	if n := strings.Count(traced(200), "\n"); n != 64 {
		t.Errorf("a long trace has %d lines", n)
	}
}

// What logs and metrics are told of an answer.
func TestWhatIsObservedOfAnAnswer(t *testing.T) {
	for method, want := range map[string]string{"GET": "GET", "HEAD": "HEAD", "POST": "POST", "PUT": "PUT", "PATCH": "PATCH", "DELETE": "DELETE", "OPTIONS": "OPTIONS", "CONNECT": "CONNECT", "TRACE": "TRACE", "PROPFIND": "other", "get": "other"} {
		w := httptest.NewRecorder()
		o := newObserver(w, &http.Request{Method: method})
		if o.method != want || o.route != "other" || o.status != 0 || o.problem != "" {
			t.Errorf("%s: %+v", method, o)
		}
		n, err := o.Write([]byte("abc"))
		o.WriteHeader(404)
		sent := 3
		if method == "HEAD" {
			sent = 0
		}
		if n != 3 || err != nil || o.status != 200 || o.out != int64(sent) || w.Body.Len() != sent {
			t.Errorf("%s: %d bytes written, %+v", method, n, o)
		}
	}
	o := newObserver(httptest.NewRecorder(), &http.Request{})
	o.WriteHeader(404)
	o.WriteHeader(500)
	setRoute(o, "r")
	setProblem(o, "p")
	if o.status != 404 || o.route != "r" || o.problem != "p" {
		t.Errorf("got %+v", o)
	}
	setRoute(httptest.NewRecorder(), "r") // which is no observer
	setProblem(httptest.NewRecorder(), "p")
	if statusGone != 499 {
		t.Error("a request whose client went is counted as another")
	}
}
