package service_test

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var soak = flag.Bool("soak", false, "run TestSoak, which takes minutes")

// TestSoak sends 10,000 requests, 5 in 100 of which are made to harm, to the program as users run it, and then measures
// how fast it is. Nothing of what was sent may stay behind.
func TestSoak(t *testing.T) {
	if !*soak {
		t.Skip("-soak is not given")
	}
	p := startProgram(t)
	l := loadOn(p.base)
	l.closed(200, 8, mixed...) // whatever is made once
	before := p.idle(t)
	t.Logf("at first: %v", before)

	harm := append(bombs(1), broken()...)
	var statuses [600]atomic.Int64
	var next atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	for range 16 {
		all.Go(func() {
			client := &http.Client{Transport: new(http.Transport)}
			defer client.CloseIdleConnections()
			for i := int(next.Add(1)); i <= 10_000; i = int(next.Add(1)) {
				path, contentType, body := mixed[i%len(mixed)], "", reports()[i%len(reports())]
				if i%20 == 0 {
					h := harm[i/20%len(harm)]
					contentType, body = h.contentType, h.body
				}
				got, err := client.Post(p.base+path, contentType, bytes.NewReader(body))
				if err != nil {
					t.Errorf("request %d: %v", i, err)
					return
				}
				_, err = io.Copy(io.Discard, got.Body)
				got.Body.Close()
				if err != nil || got.StatusCode >= 500 && got.StatusCode != http.StatusServiceUnavailable {
					t.Errorf("request %d: status %d, %v", i, got.StatusCode, err)
				}
				statuses[got.StatusCode].Add(1)
			}
		})
	}
	all.Wait()
	told := ""
	for status := range statuses {
		if n := statuses[status].Load(); n > 0 {
			told += fmt.Sprintf(" %d: %d", status, n)
		}
	}
	t.Logf("10,000 requests in %v; statuses%s", time.Since(start).Round(time.Second), told)
	after := p.idle(t)
	t.Logf("then: %v", after)
	if after.goroutines > before.goroutines+10 {
		t.Errorf("%d goroutines are left of %d", after.goroutines, before.goroutines)
	}
	if after.heap > before.heap+64<<20 {
		t.Errorf("%d MB of heap are left of %d", after.heap>>20, before.heap>>20)
	}
	for _, m := range []struct {
		name string
		run  func(*load) time.Duration
	}{
		{"checks", func(l *load) time.Duration { return l.closed(6000, 8, "/api/v1/check") }},
		{"renders", func(l *load) time.Duration { return l.closed(2000, 8, "/api/v1/render?format=pdf") }},
		{"previews", func(l *load) time.Duration { return l.closed(1000, 8, "/api/v1/preview") }},
		{"mixed", func(l *load) time.Duration { return l.closed(3000, 8, mixed...) }},
		{"750 checks a second", func(l *load) time.Duration { return l.open(4000, 750, "/api/v1/check") }},
		{"175 renders a second", func(l *load) time.Duration { return l.open(1500, 175, "/api/v1/render?format=pdf") }},
		{"renders by 400 clients", func(l *load) time.Duration { return l.closed(6000, 400, "/api/v1/render?format=pdf") }},
	} {
		l := loadOn(p.base)
		worked := cpuTime(strconv.Itoa(p.pid))
		took := m.run(l)
		worked = cpuTime(strconv.Itoa(p.pid)) - worked
		l.client.CloseIdleConnections()
		if l.fault != nil {
			t.Errorf("%s: %v", m.name, l.fault)
		}
		t.Logf("%s: %.0f req/s, median %.1f ms, p99 %.1f ms; %d refused, p99 %.1f ms; %v of a processor each; %v", m.name, float64(len(l.served))/took.Seconds(),
			percentile(l.served, 50), percentile(l.served, 99), len(l.refused), percentile(l.refused, 99), worked/time.Duration(len(l.served)+len(l.refused)), p.state(t))
	}
}

// program is the program as users run it.
type program struct {
	base string
	pid  int
}

func startProgram(t *testing.T) *program {
	file := filepath.Join(t.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-o", file, "github.com/nianbao/nianbao/cmd/nianbao").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	command := exec.Command(file, "serve", "--listen", "127.0.0.1:0", "--quiet")
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	command.Stderr = &told
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Signal(os.Interrupt)
		if err := command.Wait(); err != nil || told.Len() > 0 {
			t.Errorf("the program ends with %v: %s", err, &told)
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	address := regexp.MustCompile(`http://\S+`).FindString(line)
	if address == "" {
		t.Fatalf("the program says %q, %v", line, err)
	}
	return &program{strings.TrimSuffix(address, "/"), command.Process.Pid}
}

// state is what a program holds.
type state struct {
	heap, rss, peak int64 // bytes; of the system's memory now and at most
	goroutines      int64
	held            int64
}

func (s state) String() string {
	return fmt.Sprintf("memory %d MB, at most %d MB; heap %d MB; %d goroutines", s.rss>>20, s.peak>>20, s.heap>>20, s.goroutines)
}

func (p *program) state(t *testing.T) (s state) {
	t.Helper()
	got, err := http.Get(p.base + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	metrics, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	system, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.pid)) // where there is one
	number := func(text []byte, before string) int64 {
		m := regexp.MustCompile(`(?m)^` + before + `\s+(\d+)`).FindSubmatch(text)
		if m == nil {
			return 0
		}
		n, _ := strconv.ParseInt(string(m[1]), 10, 64)
		return n
	}
	return state{
		number(metrics, "nianbao_heap_bytes"), number(system, "VmRSS:") << 10, number(system, "VmHWM:") << 10,
		number(metrics, "nianbao_goroutines"), number(metrics, "nianbao_held_bytes"),
	}
}

// idle waits for the program to let go what it holds.
func (p *program) idle(t *testing.T) (s state) {
	t.Helper()
	http.DefaultClient.CloseIdleConnections()
	for range 60 {
		if s = p.state(t); s.held == 0 && s.goroutines < 40 {
			break
		}
		time.Sleep(time.Second)
	}
	return s
}
