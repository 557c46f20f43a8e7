package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/nianbao/nianbao/model"
)

// counting is an attack that notes the numbers it is given, and takes some time.
func counting(name string, seen *[]uint64, fault bool) attack {
	return attack{name: name, whole: func(r *rand.Rand) (int, error) {
		*seen = append(*seen, r.Uint64())
		time.Sleep(time.Millisecond)
		if fault {
			return 2, errors.New("harm")
		}
		return 3, nil
	}}
}

// Each round has the next seed, and the rows are of all rounds.
func TestRoundsGoOnWithTheNextSeed(t *testing.T) {
	var one, two []uint64
	all := []attack{counting("one", &one, false), counting("two", &two, true)}
	o := options{seed: 5, count: 9, time: 50 * time.Millisecond, faults: t.TempDir()}
	var told strings.Builder
	clock := time.Unix(0, 0)
	now = func() time.Time { clock = clock.Add(20 * time.Millisecond); return clock }
	defer func() { now = time.Now }()
	f, err := rounds(&told, all, o)
	if err != nil || f.rounds != 3 || len(one) != f.rounds || len(two) != f.rounds || strings.Count(told.String(), "\n") != 2*f.rounds {
		t.Fatalf("%d rounds, %d and %d, %v", f.rounds, len(one), len(two), err)
	}
	for i, got := range one {
		if want := source(5+uint64(i), "one", 0).Uint64(); got != want || two[i] == got {
			t.Errorf("round %d has %d and %d, want %d", i, got, two[i], want)
		}
	}
	if f.seed != 5 || f.count != 9 || f.took != 80*time.Millisecond || len(f.rows) != 2 {
		t.Errorf("%+v", f)
	}
	if r := f.rows[0]; r.name != "one" || r.tried != 3*f.rounds || r.faults != 0 || r.slowest < time.Millisecond {
		t.Errorf("%v", r)
	}
	if r := f.rows[1]; r.name != "two" || r.tried != 2*f.rounds || r.faults != f.rounds {
		t.Errorf("%v", r)
	}
	o.time, o.only = 0, "two"
	if f, err := rounds(io.Discard, all, o); err != nil || f.rounds != 1 || len(f.rows) != 1 || f.rows[0].name != "two" || len(all) != 2 {
		t.Errorf("one attack, one round: %+v, %v", f, err)
	}
	o.only = "three"
	if _, err := rounds(io.Discard, all, o); err == nil || err.Error() != `there is no attack "three"` {
		t.Errorf("got %v", err)
	}
}

func TestTheExitCodeOfARun(t *testing.T) {
	for _, c := range []struct {
		faults int
		err    error
		code   int
		told   string
	}{{0, nil, 0, ""}, {1, nil, 1, "soak: 1 faults; see f\n"}, {2, nil, 1, "soak: 2 faults; see f\n"}, {0, os.ErrInvalid, 2, "soak: invalid argument\n"}, {1, os.ErrInvalid, 2, "soak: invalid argument\n"}} {
		var told strings.Builder
		if code := exitCode(&told, c.faults, c.err, "f"); code != c.code || told.String() != c.told {
			t.Errorf("%d faults and %v: code %d, %q", c.faults, c.err, code, told.String())
		}
	}
}

// A file is given to the attack that is named, whatever comes of it.
func TestAFileIsTried(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(name, []byte("bad"), 0o644); err != nil {
		t.Fatal(err)
	}
	try := func(data []byte) error {
		if string(data) == "bad" {
			return os.ErrInvalid
		}
		return nil
	}
	all := []attack{{name: "other", try: func([]byte) error { panic("not this one") }}, {name: "one", try: try}, {name: "whole"}}
	for only, want := range map[string]string{"one": os.ErrInvalid.Error(), "two": `no attack "two" takes files`, "whole": `no attack "whole" takes files`} {
		if err := tryFile(all, options{try: name, only: only}); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", only, err, want)
		}
	}
	if err := tryFile(all, options{try: name + "x", only: "one"}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

// The inputs of a seed are these on every machine: a report of a fault names no more than the seed.
func TestChangesOfASeedAreThese(t *testing.T) {
	text := []byte(strings.Repeat("一、总体情况 12 <a b=\"c\">\n", 20))
	digest := func(change func(r *rand.Rand) []byte) string {
		h := sha256.New()
		for i := range 1000 {
			h.Write(change(source(7, "x", i)))
			h.Write([]byte{0})
		}
		return fmt.Sprintf("%x", h.Sum(nil)[:6])
	}
	bytesOnly, pieces := &mutator{}, &mutator{regexp.MustCompile(`<[^>]*>|\d+|[^<\n]+`), []string{"&b;", "-1", "\x00"}}
	a := archive{{"a.xml", text}, {"b/c.xml", []byte("<a>12</a>")}, {"d", nil}}
	for name, c := range map[string]struct {
		change func(r *rand.Rand) []byte
		want   string
	}{
		"bytes":   {func(r *rand.Rand) []byte { return bytesOnly.mutate(r, text, []byte("other")) }, "b6dbc58bb3eb"},
		"nothing": {func(r *rand.Rand) []byte { return bytesOnly.mutate(r, nil, []byte("other")) }, "720654d1bf34"},
		"pieces":  {func(r *rand.Rand) []byte { return pieces.mutate(r, text, nil) }, "57d6659a5662"},
		"archive": {func(r *rand.Rand) []byte { // the bytes of a zip file may be others in another Go
			var b bytes.Buffer
			again, err := unpack(a.mutate(r, pieces))
			fmt.Fprint(&b, again, err)
			return b.Bytes()
		}, "538039bca90d"},
		"numbers": {func(r *rand.Rand) []byte { return fmt.Append(nil, r.Uint64()) }, "f9fb0bfb7764"},
	} {
		if got := digest(c.change); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if got := fileName("64 renders/at once"); got != "64_renders_at_once" {
		t.Errorf("a file is called %s", got)
	}
	if again, err := unpack(a.pack(zip.Deflate)); err != nil || fmt.Sprint(again) != fmt.Sprint(archive{{"a.xml", text}, {"b/c.xml", []byte("<a>12</a>")}, {"d", []byte{}}}) {
		t.Errorf("%v, %v", again, err)
	}
	if _, err := unpack([]byte("PK")); err == nil {
		t.Error("what is no archive is unpacked")
	}
}

func TestClientsAreAnswered(t *testing.T) {
	if n, err := clients(3, 4); n != 12 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if n, err := hostileClients(1, 100*time.Millisecond); n < 8 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

// What the service must answer, and what it may when it is busy.
func TestAnswersThatAreFaults(t *testing.T) {
	status := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	for code, want := range map[int]string{200: "true <nil>", 429: "false <nil>", 503: "false <nil>", 408: "false <nil>", 500: "false a check beside slow clients: status 500", 400: "false a check beside slow clients: status 400"} {
		status = code
		if got := fmt.Sprint(checked(host)); got != want {
			t.Errorf("a check that is answered %d: %s, want %s", code, got, want)
		}
	}
	const request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
	for code, want := range map[int]string{413: "<nil>", 429: "<nil>", 503: "<nil>", 200: fmt.Sprintf("%q: status 200, want 413", request), 500: fmt.Sprintf("%q: status 500, want 413", request)} {
		status = code
		if got := fmt.Sprint(refused(host, request, 413)); got != want {
			t.Errorf("a request that is answered %d: %s, want %s", code, got, want)
		}
	}
	server.Close()
	if refused(host, request, 413) == nil {
		t.Error("nobody listens, and that is no fault")
	}
	if answered, err := checked(host); answered || err == nil {
		t.Error("nobody listens, and a check is answered")
	}
}

func TestAnswersOfTheServiceThatAreFaults(t *testing.T) {
	for want, answer := range map[string]http.HandlerFunc{
		"<nil>":                               func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(499) },
		"status 500: x":                       func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500); io.WriteString(w, "x") },
		`an answer that is not UTF-8: "\xff"`: func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "\xff") },
		"POST /a?b=c d e <nil>": func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			panic(fmt.Sprint(r.Method, " ", r.URL.Path, "?", r.URL.RawQuery, " ", string(body), " ", r.Header.Get("Content-Type"), " <nil>"))
		},
	} {
		got := func() (text string) {
			defer func() {
				if p := recover(); p != nil {
					text = fmt.Sprint(p)
				}
			}()
			return fmt.Sprint(asked(answer, "/a?b=c", "e", []byte("d")))
		}()
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestGoroutinesThatAreLeft(t *testing.T) {
	some := runtime.NumGoroutine() + 50 // those of other tests may end meanwhile
	if err := left(some, time.Minute); err != nil {
		t.Error(err)
	}
	done := make(chan struct{})
	for range 100 {
		go func() { <-done }()
	}
	if err := left(some, 30*time.Millisecond); err == nil || !strings.HasSuffix(err.Error(), fmt.Sprintf(" goroutines are left, %d were before", some)) {
		t.Errorf("got %v", err)
	}
	time.AfterFunc(20*time.Millisecond, func() { close(done) })
	if err := left(some, time.Minute); err != nil {
		t.Error(err)
	}
}

// Findings that nobody could be shown are faults of a reader, and so are errors without any.
func TestFindingsThatCannotBeShown(t *testing.T) {
	for _, c := range []struct {
		found model.Findings
		want  string
	}{
		{nil, "<nil>"}, {model.Findings{{ID: "A", Message: "一"}}, "<nil>"}, {model.Findings{{ID: "A", Message: "一", Hint: "二"}}, "<nil>"},
		{model.Findings{{ID: "A", Message: "一"}, {ID: "B"}}, `a finding B that cannot be shown: ""`},
		{model.Findings{{ID: "A", Message: "\xff"}}, `a finding A that cannot be shown: "\xff"`}, {model.Findings{{ID: "A", Message: "一", Hint: "\xff"}}, `a finding A that cannot be shown: "一\xff"`},
	} {
		if got := fmt.Sprint(sayable(c.found)); got != c.want {
			t.Errorf("%v: %s, want %s", c.found, got, c.want)
		}
	}
	for name, data := range map[string]string{"a.yaml": "organ: 甲局\nyear: 2023\n", "b.yaml": "organ: [", "a.txt": "", "a.pdf": "%PDF-1.7"} {
		if err := imported(name)([]byte(data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
