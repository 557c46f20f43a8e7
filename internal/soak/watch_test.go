package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// What inputs may take grows with the workers, of which some attacks have few.
func TestWhatInputsMayTake(t *testing.T) {
	procs := runtime.GOMAXPROCS(64)
	defer runtime.GOMAXPROCS(procs)
	inputs := allowed{time.Minute, 30 * time.Minute, 0}
	for _, c := range []struct {
		a       attack
		workers int
		heap    uint64
	}{{attack{}, 64, 9 << 30}, {attack{most: 2}, 2, 1<<30 + 1<<28}, {attack{most: 65}, 64, 9 << 30}, {attack{most: 1}, 1, 1<<30 + 1<<27}} {
		w := newWatch(c.a, options{})
		if inputs.heap = c.heap; len(w.slots) != c.workers || w.allowed != inputs {
			t.Errorf("%d workers may take %v, want %d and %v", len(w.slots), w.allowed, c.workers, inputs)
		}
	}
	whole := newWatch(attack{whole: func(*rand.Rand) (int, error) { return 0, nil }}, options{})
	if want := (allowed{12 * time.Hour, 12 * time.Hour, math.MaxUint64}); whole.allowed != want {
		t.Errorf("a whole attack may take %v, want %v", whole.allowed, want)
	}
	all, err := bombs(1)
	if err != nil || len(all) != 1 || all[0].most != 2 {
		t.Errorf("bombs are tried %d at a time", all[0].most)
	}
}

// An input has had its share of the processors, and no more than the time since it began.
func TestTheShareOfAnInput(t *testing.T) {
	w := &watch{slots: make([]slot, 4)}
	hour := &slot{since: time.Now().Add(-time.Hour), spent: 10 * time.Second}
	if got := w.share(hour, 30*time.Second); got != 5*time.Second {
		t.Errorf("of 20 s on a slow machine an input has had %v, want 5s", got)
	}
	if got := w.share(hour, 5*time.Hour); got < time.Hour || got > time.Hour+time.Minute {
		t.Errorf("in an hour an input has had %v", got)
	}
	before := processorTime()
	for processorTime() < before+time.Millisecond { // which ends, as this takes time
	}
	if before < 0 || processorTimeAtMost() <= 0 {
		t.Errorf("the process has had %v of %v", before, processorTimeAtMost())
	}
}

// Each limit is found alone, with the inputs that are tried then, and none is where nothing is too much.
func TestInputsThatTakeTooMuchEndTheRun(t *testing.T) {
	const much = time.Duration(math.MaxInt64)
	long := time.Now().Add(-time.Hour)
	for name, c := range map[string]struct {
		most  allowed
		kept  []string
		why   string
		exits []int
	}{
		"nothing": {most: allowed{much, much, math.MaxUint64}},
		"heap":    {most: allowed{much, much, 1}, kept: []string{"a-5-2", "a-5-3"}, why: " MB of memory are in use by this and what is tried at the same time", exits: []int{1}},
		"wait":    {most: allowed{much, time.Hour, math.MaxUint64}, kept: []string{"a-5-2"}, why: "it does not end in 1h0m0s", exits: []int{1}},
		"longer":  {most: allowed{much, time.Hour + time.Minute, math.MaxUint64}},
		"work":    {most: allowed{20 * time.Minute, much, math.MaxUint64}, kept: []string{"a-5-2"}, why: "it takes longer than 20m0s of a processor", exits: []int{1}},
		"less":    {most: allowed{time.Hour + time.Minute, much, math.MaxUint64}},
	} {
		folder := t.TempDir()
		w := &watch{attack: attack{name: "a"}, seed: 5, folder: folder, allowed: c.most, slots: make([]slot, 3)}
		var exits []int
		w.exit = func(code int) { exits = append(exits, code) }
		w.slots[0] = slot{i: 2, data: []byte("two"), since: long, spent: -10 * time.Hour}
		w.slots[1] = slot{i: 3, data: []byte("three"), since: time.Now(), spent: -10 * time.Hour}
		w.look()
		if !slices.Equal(exits, c.exits) || int(w.faults.Load()) != len(c.kept) {
			t.Errorf("%s: exits %v, %d faults", name, exits, w.faults.Load())
		}
		entries, err := os.ReadDir(folder)
		if err != nil || len(entries) != 2*len(c.kept) {
			t.Errorf("%s: kept are %v, %v", name, entries, err)
		}
		for _, file := range c.kept {
			data, _ := os.ReadFile(filepath.Join(folder, file))
			why, _ := os.ReadFile(filepath.Join(folder, file+".why"))
			if want := map[string]string{"a-5-2": "two", "a-5-3": "three"}[file]; string(data) != want || !strings.HasSuffix(string(why), c.why) {
				t.Errorf("%s: %s is %q, %q", name, file, data, why)
			}
		}
		if w.peak.Load() == 0 {
			t.Errorf("%s: no memory is in use", name)
		}
	}
}

// Rows of several rounds are one: all inputs and faults, and the most of the others.
func TestRowsOfRounds(t *testing.T) {
	r := row{"a", 3, 1, 4 * time.Millisecond, 5 << 20}
	r.add(row{"a", 10, 2, 3 * time.Millisecond, 6 << 20})
	if want := (row{"a", 13, 3, 4 * time.Millisecond, 6 << 20}); r != want {
		t.Errorf("%v, want %v", r, want)
	}
	if want := "a                                  13 tried, 3 faults, slowest 4ms, peak 6 MB"; r.String() != want {
		t.Errorf("%s, want %s", r, want)
	}
	got := figures{7, 50, 2, 90*time.Second + 400*time.Millisecond, []row{r, {"b", 0, 0, 1499 * time.Microsecond, 1<<20 - 1}}}.String()
	want := fmt.Sprintf("\nSeed 7, 50 mutated inputs for each reader and parser, 2 round(s), %s/%s, %d processors, %s, 1m30s.\n\n", runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), runtime.Version()) +
		"| attack | tried | faults | slowest | most memory |\n|---|---|---|---|---|\n| a | 13 | 3 | 4ms | 6 MB |\n| b | 0 | 0 | 1ms | 0 MB |\n\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A whole attack is timed, its panic is a fault, and so is its error.
func TestAWholeAttack(t *testing.T) {
	for name, c := range map[string]struct {
		whole  func(*rand.Rand) (int, error)
		tried  int
		faults int
	}{
		"sound": {func(*rand.Rand) (int, error) { return 7, nil }, 7, 0},
		"error": {func(*rand.Rand) (int, error) { return 7, os.ErrExist }, 7, 1},
		"panic": {func(*rand.Rand) (int, error) { panic("harm") }, 0, 1},
	} {
		w := newWatch(attack{name: "w", whole: c.whole}, options{faults: t.TempDir()})
		if got := w.run(1); got.tried != c.tried || got.faults != c.faults || got.slowest <= 0 {
			t.Errorf("%s: %v", name, got)
		}
		if !w.slots[0].since.IsZero() {
			t.Errorf("%s: it goes on", name)
		}
	}
}

func TestAnswersOfABusyService(t *testing.T) {
	for status, want := range map[int]bool{408: true, 429: true, 503: true, 200: false, 400: false, 413: false, 431: false, 500: false, 502: false, 504: false} {
		if isBusy(status) != want {
			t.Errorf("%d is taken for %v", status, !want)
		}
	}
}
