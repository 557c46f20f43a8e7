package service_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nianbao/nianbao/formats/yaml"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/service"
)

// The benchmarks drive a service on loopback as clients with kept connections do, each with reports of its own. They
// tell requests a second, the median and the 99th percentile of times, and the share of requests that were refused.

func BenchmarkCheck(b *testing.B)   { closedLoop(b, 8, "/api/v1/check") }
func BenchmarkRender(b *testing.B)  { closedLoop(b, 8, "/api/v1/render?format=pdf") }
func BenchmarkPreview(b *testing.B) { closedLoop(b, 8, "/api/v1/preview") }
func BenchmarkMixed(b *testing.B)   { closedLoop(b, 8, mixed...) }

// Half of the rates that the service is to reach.
func BenchmarkCheckAtHalf(b *testing.B)  { openLoop(b, 750, "/api/v1/check") }
func BenchmarkRenderAtHalf(b *testing.B) { openLoop(b, 175, "/api/v1/render?format=pdf") }

// BenchmarkOverload has more clients than there are places.
func BenchmarkOverload(b *testing.B) { closedLoop(b, 400, "/api/v1/render?format=pdf") }

var mixed = []string{
	"/api/v1/check", "/api/v1/check", "/api/v1/check", "/api/v1/preview", "/api/v1/preview", "/api/v1/render?format=pdf",
	"/api/v1/render?format=ofd", "/api/v1/render?format=docx", "/api/v1/render?format=html", "/api/v1/render?format=xlsx", "/api/v1/import",
}

// reports are sound reports as YAML.
var reports = sync.OnceValue(func() (all [][]byte) {
	for i := range 100 {
		var b bytes.Buffer
		if err := yaml.Write(&b, sample.Report(i)); err != nil {
			panic(err)
		}
		all = append(all, b.Bytes())
	}
	return all
})

// load is what clients measure.
type load struct {
	base   string
	client *http.Client
	cpu    time.Duration // of this process before

	mu      sync.Mutex
	served  []time.Duration
	refused []time.Duration
	fault   error
}

func newLoad(b *testing.B) *load {
	s, err := service.New(service.Config{})
	if err != nil {
		b.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	out := loadOn("http://" + l.Addr().String())
	b.Cleanup(func() {
		out.client.CloseIdleConnections()
		stop()
		if err := <-done; err != nil {
			b.Error(err)
		}
	})
	return out
}

// loadOn measures a service elsewhere.
func loadOn(base string) *load {
	reports()
	return &load{base: base, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 1000}}}
}

// send sends request i and notes how long it took since start.
func (l *load) send(i int, start time.Time, paths []string) {
	status, err := l.post(paths[i%len(paths)], reports()[i%len(reports())])
	took := time.Since(start)
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case err != nil:
		l.fault = err
	case status == http.StatusOK:
		l.served = append(l.served, took)
	case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable:
		l.refused = append(l.refused, took)
	default:
		l.fault = errors.New(http.StatusText(status))
	}
}

func (l *load) post(path string, body []byte) (status int, err error) {
	answer, err := l.client.Post(l.base+path, "application/yaml", bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, err = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode, err
}

func percentile(all []time.Duration, p int) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return float64(all[(len(all)-1)*p/100]) / float64(time.Millisecond)
}

// cpuTime is what processors have worked for a process, which other load on a machine changes little; 0 where the system
// does not say.
func cpuTime(pid string) time.Duration {
	stat, _ := os.ReadFile("/proc/" + pid + "/stat")
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 13 {
		return 0
	}
	const tick = 10 * time.Millisecond
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * tick
}

// closed has clients that send a request as soon as the last one is answered, n requests in all.
func (l *load) closed(n, clients int, paths ...string) time.Duration {
	var next atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	for range clients {
		all.Go(func() {
			for i := int(next.Add(1)); i <= n; i = int(next.Add(1)) {
				l.send(i, time.Now(), paths)
			}
		})
	}
	all.Wait()
	return time.Since(start)
}

// open sends so many requests a second, whatever becomes of those before. Times count from when a request was due.
func (l *load) open(n, perSecond int, paths ...string) time.Duration {
	var all sync.WaitGroup
	start := time.Now()
	for i := range n {
		due := start.Add(time.Duration(i) * time.Second / time.Duration(perSecond))
		time.Sleep(time.Until(due))
		all.Go(func() { l.send(i, due, paths) })
	}
	all.Wait()
	return time.Since(start)
}

func closedLoop(b *testing.B, clients int, paths ...string) {
	l := newLoad(b)
	b.ResetTimer()
	l.cpu = cpuTime("self")
	l.report(b, l.closed(b.N, clients, paths...))
}

func openLoop(b *testing.B, perSecond int, paths ...string) {
	l := newLoad(b)
	b.ResetTimer()
	l.cpu = cpuTime("self")
	l.report(b, l.open(b.N, perSecond, paths...))
}

// report tells what was measured.
func (l *load) report(b *testing.B, took time.Duration) {
	if l.fault != nil {
		b.Fatal(l.fault)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(len(l.served))/took.Seconds(), "req/s")
	b.ReportMetric(float64((cpuTime("self")-l.cpu).Microseconds())/float64(b.N), "cpu-µs/req") // of service and clients
	b.ReportMetric(percentile(l.served, 50), "p50-ms")
	b.ReportMetric(percentile(l.served, 99), "p99-ms")
	if len(l.refused) > 0 {
		b.ReportMetric(float64(len(l.refused)), "refused")
		b.ReportMetric(percentile(l.refused, 99), "refused-p99-ms")
	}
}
