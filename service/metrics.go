package service

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	runtimemetrics "runtime/metrics"
	"slices"
	"strconv"
	"sync"
	"time"
)

// seconds are the upper bounds of the histogram of times.
var seconds = [...]float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// metrics counts requests, by routes, which are few, never by what clients write.
type metrics struct {
	mu       sync.Mutex
	routes   map[string]*routeCount
	problems map[string]int64
}

type routeCount struct {
	statuses map[int]int64
	buckets  [len(seconds) + 1]int64
	sum      time.Duration
	in, out  int64
}

func newMetrics() *metrics {
	return &metrics{routes: map[string]*routeCount{}, problems: map[string]int64{}}
}

func (m *metrics) add(o *observer, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if o.problem != "" {
		m.problems[o.problem]++
	}
	c := m.routes[o.route]
	if c == nil {
		c = &routeCount{statuses: map[int]int64{}}
		m.routes[o.route] = c
	}
	c.statuses[o.status]++
	i, _ := slices.BinarySearch(seconds[:], took.Seconds())
	c.buckets[i]++
	c.sum += took
	c.in += o.in
	c.out += o.out
}

// text writes the counts in the text format of Prometheus.
func (m *metrics) text(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	routes := slices.Sorted(maps.Keys(m.routes))
	family := func(name, kind, help string, write func(route string, c *routeCount)) {
		fmt.Fprintf(b, "# HELP nianbao_%s %s\n# TYPE nianbao_%s %s\n", name, help, name, kind)
		for _, route := range routes {
			write(route, m.routes[route])
		}
	}
	family("http_requests_total", "counter", "Requests answered, by route and status.", func(route string, c *routeCount) {
		for _, status := range slices.Sorted(maps.Keys(c.statuses)) {
			fmt.Fprintf(b, "nianbao_http_requests_total{route=%q,status=\"%d\"} %d\n", route, status, c.statuses[status])
		}
	})
	family("http_request_duration_seconds", "histogram", "Time from a request's header to the end of its answer.", func(route string, c *routeCount) {
		total := int64(0)
		for i, n := range c.buckets {
			total += n
			bound := "+Inf"
			if i < len(seconds) {
				bound = strconv.FormatFloat(seconds[i], 'g', -1, 64)
			}
			fmt.Fprintf(b, "nianbao_http_request_duration_seconds_bucket{route=%q,le=%q} %d\n", route, bound, total)
		}
		fmt.Fprintf(b, "nianbao_http_request_duration_seconds_sum{route=%q} %g\nnianbao_http_request_duration_seconds_count{route=%q} %d\n", route, c.sum.Seconds(), route, total)
	})
	family("http_request_bytes_total", "counter", "Bytes of bodies received.", func(route string, c *routeCount) {
		fmt.Fprintf(b, "nianbao_http_request_bytes_total{route=%q} %d\n", route, c.in)
	})
	family("http_response_bytes_total", "counter", "Bytes of bodies sent.", func(route string, c *routeCount) {
		fmt.Fprintf(b, "nianbao_http_response_bytes_total{route=%q} %d\n", route, c.out)
	})
}

// problemText writes how many requests were refused, by the types of problems.
func (m *metrics) problemText(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	fmt.Fprint(b, "# HELP nianbao_problems_total Requests answered with a problem, by its type.\n# TYPE nianbao_problems_total counter\n")
	for _, kind := range slices.Sorted(maps.Keys(m.problems)) {
		fmt.Fprintf(b, "nianbao_problems_total{type=%q} %d\n", kind, m.problems[kind])
	}
}

// showMetrics is GET /metrics.
func (s *Service) showMetrics(*request) (*answer, error) {
	var b bytes.Buffer
	s.metrics.text(&b)
	s.metrics.problemText(&b)
	heap := []runtimemetrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	runtimemetrics.Read(heap)
	for _, gauge := range []struct {
		name, help string
		value      int64
	}{
		{"workers_busy", "Requests that are computed now.", int64(len(s.gate.workers.places))},
		{"queue_length", "Requests that wait for a worker.", s.gate.waiting()},
		{"clients_waited_for", "Requests whose body is still coming, or whose answer still going.", int64(s.clients.count())},
		{"held_bytes", "Bytes of bodies and answers held now.", s.memory.used.Load()},
		{"heap_bytes", "Bytes of the heap in use.", int64(heap[0].Value.Uint64())},
		{"goroutines", "Goroutines.", int64(runtime.NumGoroutine())},
	} {
		fmt.Fprintf(&b, "# HELP nianbao_%s %s\n# TYPE nianbao_%s gauge\nnianbao_%s %d\n", gauge.name, gauge.help, gauge.name, gauge.name, gauge.value)
	}
	fmt.Fprintf(&b, "# HELP nianbao_build_info The version.\n# TYPE nianbao_build_info gauge\nnianbao_build_info{version=%q} 1\n", s.config.Version)
	return &answer{mediaType: "text/plain; version=0.0.4; charset=utf-8", body: b.Bytes()}, nil
}

// health is GET /healthz: the process lives.
func (s *Service) health(*request) (*answer, error) { return plain("ok"), nil }

// ready is GET /readyz: the service takes new work.
func (s *Service) ready(*request) (*answer, error) {
	a := plain("ok")
	if s.draining.Load() {
		a = plain("draining")
		a.status = 503
	}
	return a, nil
}

func plain(text string) *answer {
	return &answer{mediaType: "text/plain; charset=utf-8", body: []byte(text + "\n")}
}
