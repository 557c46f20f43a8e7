package service

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"
)

// All that the counts say: the bounds of times, which belong to the times below them, sums, and routes in their order.
func TestTheTextOfCounts(t *testing.T) {
	m := newMetrics()
	for _, c := range []struct {
		observer
		took time.Duration
	}{
		{observer{route: "b", status: 200, in: 5, out: 7}, time.Millisecond},
		{observer{route: "b", status: 200, in: 1, out: 2}, time.Millisecond + time.Nanosecond},
		{observer{route: "b", status: 400, problem: "host"}, 10 * time.Second},
		{observer{route: "b", status: 400, problem: "busy"}, 10*time.Second + time.Nanosecond},
		{observer{route: "a", status: 499, problem: "host"}, 30 * time.Millisecond},
	} {
		m.add(&c.observer, c.took)
	}
	for i, bound := range seconds {
		if i > 0 && bound <= seconds[i-1] {
			t.Errorf("the bound %g follows %g", bound, seconds[i-1])
		}
	}
	var b bytes.Buffer
	m.text(&b)
	m.problemText(&b)
	const want = `# HELP nianbao_http_requests_total Requests answered, by route and status.
# TYPE nianbao_http_requests_total counter
nianbao_http_requests_total{route="a",status="499"} 1
nianbao_http_requests_total{route="b",status="200"} 2
nianbao_http_requests_total{route="b",status="400"} 2
# HELP nianbao_http_request_duration_seconds Time from a request's header to the end of its answer.
# TYPE nianbao_http_request_duration_seconds histogram
nianbao_http_request_duration_seconds_bucket{route="a",le="0.001"} 0
nianbao_http_request_duration_seconds_bucket{route="a",le="0.0025"} 0
nianbao_http_request_duration_seconds_bucket{route="a",le="0.005"} 0
nianbao_http_request_duration_seconds_bucket{route="a",le="0.01"} 0
nianbao_http_request_duration_seconds_bucket{route="a",le="0.025"} 0
nianbao_http_request_duration_seconds_bucket{route="a",le="0.05"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="0.1"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="0.25"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="0.5"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="1"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="2.5"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="5"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="10"} 1
nianbao_http_request_duration_seconds_bucket{route="a",le="+Inf"} 1
nianbao_http_request_duration_seconds_sum{route="a"} 0.03
nianbao_http_request_duration_seconds_count{route="a"} 1
nianbao_http_request_duration_seconds_bucket{route="b",le="0.001"} 1
nianbao_http_request_duration_seconds_bucket{route="b",le="0.0025"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="0.005"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="0.01"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="0.025"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="0.05"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="0.1"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="0.25"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="0.5"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="1"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="2.5"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="5"} 2
nianbao_http_request_duration_seconds_bucket{route="b",le="10"} 3
nianbao_http_request_duration_seconds_bucket{route="b",le="+Inf"} 4
nianbao_http_request_duration_seconds_sum{route="b"} 20.002000002
nianbao_http_request_duration_seconds_count{route="b"} 4
# HELP nianbao_http_request_bytes_total Bytes of bodies received.
# TYPE nianbao_http_request_bytes_total counter
nianbao_http_request_bytes_total{route="a"} 0
nianbao_http_request_bytes_total{route="b"} 6
# HELP nianbao_http_response_bytes_total Bytes of bodies sent.
# TYPE nianbao_http_response_bytes_total counter
nianbao_http_response_bytes_total{route="a"} 0
nianbao_http_response_bytes_total{route="b"} 9
# HELP nianbao_problems_total Requests answered with a problem, by its type.
# TYPE nianbao_problems_total counter
nianbao_problems_total{type="busy"} 1
nianbao_problems_total{type="host"} 2
`
	if b.String() != want {
		t.Errorf("got\n%s", &b)
	}
}

// What stands behind the counts, of a service of which something is known.
func TestTheTextOfGauges(t *testing.T) {
	s := newService(t, Config{Version: "v1.2"})
	s.gate.workers.places <- struct{}{}
	s.gate.workers.waiting.Add(2)
	s.gate.heavy.waiting.Add(3)
	s.memory.used.Store(7)
	s.clients.wait(func() {})
	a, err := s.showMetrics(nil)
	if err != nil || a.mediaType != "text/plain; version=0.0.4; charset=utf-8" {
		t.Fatalf("%s, %v", a.mediaType, err)
	}
	_, got, _ := strings.Cut(string(a.body), "# HELP nianbao_workers_busy")
	got = regexp.MustCompile(`(?m)^(nianbao_(?:heap_bytes|goroutines)) [1-9]\d*$`).ReplaceAllString(got, "$1 some")
	const want = ` Requests that are computed now.
# TYPE nianbao_workers_busy gauge
nianbao_workers_busy 1
# HELP nianbao_queue_length Requests that wait for a worker.
# TYPE nianbao_queue_length gauge
nianbao_queue_length 5
# HELP nianbao_clients_waited_for Requests whose body is still coming, or whose answer still going.
# TYPE nianbao_clients_waited_for gauge
nianbao_clients_waited_for 1
# HELP nianbao_held_bytes Bytes of bodies and answers held now.
# TYPE nianbao_held_bytes gauge
nianbao_held_bytes 7
# HELP nianbao_heap_bytes Bytes of the heap in use.
# TYPE nianbao_heap_bytes gauge
nianbao_heap_bytes some
# HELP nianbao_goroutines Goroutines.
# TYPE nianbao_goroutines gauge
nianbao_goroutines some
# HELP nianbao_build_info The version.
# TYPE nianbao_build_info gauge
nianbao_build_info{version="v1.2"} 1
`
	if got != want {
		t.Errorf("got %s", got)
	}
}
