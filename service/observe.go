package service

import (
	"io"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// statusGone stands in logs and metrics for requests whose client went before there was an answer.
const statusGone = 499

// observer remembers of a request and its answer what logs and metrics tell. Nothing of it is a client's own words.
type observer struct {
	http.ResponseWriter
	start   time.Time
	method  string
	route   string
	problem string // its type; "" when the request was answered
	status  int
	in, out int64 // bytes of bodies
}

func newObserver(w http.ResponseWriter, r *http.Request) *observer {
	o := &observer{ResponseWriter: w, start: time.Now(), method: "other", route: "other"}
	methods := []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions, http.MethodConnect, http.MethodTrace}
	if slices.Contains(methods, r.Method) {
		o.method = r.Method
	}
	return o
}

func (o *observer) WriteHeader(status int) {
	if o.status == 0 {
		o.status = status
	}
	o.ResponseWriter.WriteHeader(status)
}

func (o *observer) Write(p []byte) (int, error) {
	if o.status == 0 {
		o.status = http.StatusOK
	}
	if o.method == http.MethodHead { // whose answers are headers
		return len(p), nil
	}
	n, err := o.ResponseWriter.Write(p)
	o.out += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (o *observer) Unwrap() http.ResponseWriter { return o.ResponseWriter }

// observedBody counts what is received.
type observedBody struct {
	io.ReadCloser
	observer *observer
	ended    bool // or broken off
}

func (b *observedBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.observer.in += int64(n)
	b.ended = b.ended || err != nil
	return n, err
}

// setRoute names the route of a request for logs and metrics.
func setRoute(w http.ResponseWriter, route string) {
	if o, ok := w.(*observer); ok {
		o.route = route
	}
}

// setProblem names what was wrong with a request for logs and metrics.
func setProblem(w http.ResponseWriter, kind string) {
	if o, ok := w.(*observer); ok {
		o.problem = kind
	}
}

// observe is called when a request was answered.
func (s *Service) observe(o *observer) {
	took := time.Since(o.start)
	if o.status == 0 {
		o.status = statusGone
	}
	s.metrics.add(o, took)
	fields := []any{"method", o.method, "route", o.route, "status", o.status, "in", o.in, "out", o.out, "time", took.Round(time.Microsecond)}
	if o.problem != "" {
		fields = append(fields, "problem", o.problem)
	}
	s.config.Logger.Info("request", fields...)
}

// trace tells where a panic came from: names and lines of functions. Their arguments, which debug.Stack tells as well,
// can be figures of a report.
func trace() string {
	var b strings.Builder
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for {
		f, more := frames.Next()
		b.WriteString(f.Function + ":" + strconv.Itoa(f.Line) + "\n")
		if !more {
			return b.String()
		}
	}
}
