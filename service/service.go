// Package service is nianbao over HTTP: an interface through which any system checks, imports, renders, adds up and
// compares reports, and a web form for people.
//
// [New] returns an http.Handler, which other programs mount below any path. It is stateless: it writes nothing to disk and
// remembers nothing of a request, so that any number of instances can stand behind a load balancer. [Service.Serve] runs it with
// timeouts on every phase and a shutdown that loses no answer.
//
// A handler protects itself: bodies, parts, time, concurrent work and the memory of requests under way have limits
// (see [Limits]), requests of other origins and to unknown hosts are refused, and a panic becomes an answer of
// status 500. Contents of reports never reach a log.
package service

import (
	"fmt"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/nianbao/nianbao/fonts"
)

// Config says how a service is. The zero value is ready for use.
type Config struct {
	Limits Limits
	// Hosts are the names under which the service may be addressed, beside localhost and IP addresses. A port is
	// ignored. Behind a proxy it is the public name.
	Hosts []string
	// Origins are those whose pages may send requests beside the service's own, such as "https://www.example.gov.cn".
	Origins []string
	// Faces are the font faces of pages; nil stands for the embedded ones.
	Faces *fonts.Set
	// Logger receives a line a request: method, route, status, sizes and time, nothing of what was sent. nil
	// discards them.
	Logger *slog.Logger
	// DrainDelay is how long Serve still takes connections when it is to stop, while /readyz says that it takes no new
	// work, so that a load balancer sends the next ones elsewhere. It is 0 by default.
	DrainDelay time.Duration
	// Version is told by the interface's description and the metrics.
	Version string
}

// ConfigError is a value of a Config that cannot be used.
type ConfigError struct {
	Field string // "Hosts" or "Origins"
	Value string // as it is in the Config
	Err   error
}

// Error says which value it is and why it cannot be used.
func (e *ConfigError) Error() string {
	return fmt.Sprintf("service: %s: %q: %v", e.Field, e.Value, e.Err)
}

// Unwrap returns the cause.
func (e *ConfigError) Unwrap() error { return e.Err }

// Service is a handler of HTTP requests. Several goroutines may use it at once.
type Service struct {
	config    Config
	guard     *guard
	gate      *gate
	clients   *clients
	memory    *budget
	exporters *exporters
	metrics   *metrics
	form      *formFiles
	handler   http.Handler
	draining  atomic.Bool
}

// New returns a service. An error of type *ConfigError says which part of c is wrong.
func New(c Config) (*Service, error) {
	c.Limits = c.Limits.orDefaults()
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	g, err := newGuard(c)
	if err != nil {
		return nil, err
	}
	s := &Service{config: c, guard: g, gate: newGate(c.Limits), clients: &clients{most: c.Limits.Clients}, memory: &budget{limit: c.Limits.MemoryBytes}, metrics: newMetrics()}
	if s.exporters, err = newExporters(c.Faces); err != nil {
		return nil, err
	}
	if s.form, err = newFormFiles(form); err != nil {
		return nil, err
	}
	s.handler = s.routes()
	return s, nil
}

// ServeHTTP answers one request.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Drain makes /readyz say that the service takes no new work, so that a load balancer stops sending some. Requests are
// still answered, and connections closed behind the answers.
func (s *Service) Drain() { s.draining.Store(true) }

// table maps paths to what is done for them. Patterns are also the names of routes in logs and metrics.
func (s *Service) table() map[string]route {
	return map[string]route{
		"POST /api/v1/check":       {main: reportPart, takes: submittedParts, work: s.check},
		"POST /api/v1/render":      {main: reportPart, takes: submittedParts, work: s.render},
		"POST /api/v1/preview":     {main: reportPart, takes: submittedParts, work: s.preview},
		"POST /api/v1/import":      {main: reportPart, takes: most{reportPart: 1}, work: s.importFile},
		"POST /api/v1/new":         {main: previousPart, takes: most{previousPart: 1}, work: s.newReport},
		"POST /api/v1/sum":         {takes: most{memberPart: -1, listPart: 1}, work: s.sum},
		"POST /api/v1/diff":        {takes: most{lastPart: 1, thisPart: 1}, work: s.diff},
		"GET /api/v1/schema":       {work: s.schema},
		"GET /api/v1/rules":        {work: s.rules},
		"GET /api/v1/tables":       {work: s.tables},
		"GET /api/v1/openapi.json": {work: s.openAPI},
		"GET /healthz":             {work: s.health, anyQuery: true},
		"GET /readyz":              {work: s.ready, anyQuery: true},
		"GET /metrics":             {work: s.showMetrics, anyQuery: true},
		"GET /{$}":                 {work: s.formPage, anyQuery: true},
		"GET /form/{file...}":      {work: s.formFile, anyQuery: true},
	}
}

func (s *Service) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, to := range s.table() {
		mux.HandleFunc(pattern, s.handle(to))
	}
	mux.HandleFunc("/", s.unrouted(mux))
	mux.HandleFunc("/form", s.unrouted(mux)) // which would be redirected to /form/ otherwise
	return s.outer(mux)
}
