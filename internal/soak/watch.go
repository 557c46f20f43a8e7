package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// What inputs may take. A machine that is slow, does other work beside or has many processors is not to be taken for a
// fault: the time of an input is its share of what the process has had of the processors, and each worker may hold
// memory.
const (
	mostTime   = time.Minute      // of a processor, for one input
	mostWait   = 30 * time.Minute // for one input, whatever the processors do: it hangs
	mostWhole  = 12 * time.Hour   // for an attack that is no series of inputs
	heapOfAll  = 1 << 30          // bytes, once garbage is collected: sound files, and what one input may need
	heapOfEach = 1 << 27          // likewise, for each worker
)

// attack is one kind of input and what gets it. Those without make run once, as a whole.
type attack struct {
	name  string
	count int
	make  func(r *rand.Rand, i int) []byte // input i, of r alone
	try   func(data []byte) error          // an error is a fault
	whole func(r *rand.Rand) (tried int, err error)
	ready func(*attack) // sets the others when the attack begins, where inputs take much memory
	most  int           // workers, where inputs take much memory; 0 for as many as there are processors
}

// row is what came of an attack.
type row struct {
	name    string
	tried   int
	faults  int
	slowest time.Duration
	peak    uint64 // bytes of heap, the program's own with them
}

func (r row) String() string {
	return fmt.Sprintf("%-28s %8d tried, %d faults, slowest %v, peak %d MB", r.name, r.tried, r.faults, r.slowest.Round(time.Millisecond), r.peak>>20)
}

// add adds a round.
func (r *row) add(o row) {
	r.name = o.name
	r.tried += o.tried
	r.faults += o.faults
	r.slowest = max(r.slowest, o.slowest)
	r.peak = max(r.peak, o.peak)
}

// watch runs an attack and looks after its inputs. An input that neither ends nor can be stopped ends the process,
// because goroutines cannot be ended from outside.
type watch struct {
	attack
	allowed
	seed   uint64
	folder string
	slots  []slot
	peak   atomic.Uint64
	faults atomic.Int64
	exit   func(code int)
}

// allowed is what inputs may take before that is a fault.
type allowed struct {
	work time.Duration // of a processor
	wait time.Duration
	heap uint64
}

// slot is the input that a worker is at.
type slot struct {
	mu    sync.Mutex
	i     int
	data  []byte
	since time.Time     // zero between two inputs
	spent time.Duration // by the process, when it began
	most  time.Duration
}

func newWatch(a attack, o options) *watch {
	if a.ready != nil {
		a.ready(&a)
	}
	runtime.GC() // so that the memory of one attack is not measured in the next
	workers := runtime.GOMAXPROCS(0)
	if a.most > 0 {
		workers = min(workers, a.most)
	}
	w := &watch{attack: a, folder: o.faults, slots: make([]slot, workers), exit: os.Exit}
	w.allowed = allowed{work: mostTime, wait: mostWait, heap: heapOfAll + uint64(workers)*heapOfEach}
	if a.whole != nil {
		w.allowed = allowed{work: mostWhole, wait: mostWhole, heap: math.MaxUint64}
	}
	return w
}

// run makes and tries all inputs of a seed.
func (w *watch) run(seed uint64) row {
	w.seed = seed
	stop, stopped := make(chan struct{}), make(chan struct{})
	go w.guard(stop, stopped)
	tried := w.count
	if w.whole != nil {
		tried = w.once()
	} else {
		w.inputs()
	}
	close(stop)
	<-stopped
	got := row{name: w.name, tried: tried, faults: int(w.faults.Load()), peak: w.peak.Load()}
	for i := range w.slots {
		got.slowest = max(got.slowest, w.slots[i].most)
	}
	return got
}

// once runs an attack that is no series of inputs.
func (w *watch) once() (tried int) {
	begun := time.Now()
	w.slots[0].set(0, nil, begun)
	defer func() {
		w.slots[0].set(0, nil, time.Time{})
		if p := recover(); p != nil {
			w.fault(0, nil, fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
		}
		w.slots[0].most = time.Since(begun)
	}()
	tried, err := w.whole(source(w.seed, w.name, 0))
	if err != nil {
		w.fault(0, nil, err.Error())
	}
	return tried
}

// inputs shares the inputs among workers.
func (w *watch) inputs() {
	var next atomic.Int64
	var all sync.WaitGroup
	for s := range w.slots {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < w.count; i = int(next.Add(1)) - 1 {
				w.one(&w.slots[s], i)
			}
		})
	}
	all.Wait()
}

// one makes and tries input i.
func (w *watch) one(s *slot, i int) {
	data := w.make(source(w.seed, w.name, i), i)
	begun := time.Now()
	s.set(i, data, begun)
	defer func() {
		if p := recover(); p != nil {
			w.fault(i, data, fmt.Sprintf("panic: %v\n%s", p, debug.Stack()))
		}
		s.set(i, nil, time.Time{})
		s.most = max(s.most, time.Since(begun))
	}()
	if err := w.try(data); err != nil {
		w.fault(i, data, err.Error())
	}
}

func (s *slot) set(i int, data []byte, since time.Time) {
	s.mu.Lock()
	s.i, s.data, s.since, s.spent = i, data, since, processorTime()
	s.mu.Unlock()
}

// fault tells a fault and keeps its input.
func (w *watch) fault(i int, data []byte, why string) {
	w.faults.Add(1)
	name := filepath.Join(w.folder, fmt.Sprintf("%s-%d-%d", fileName(w.name), w.seed, i))
	err := os.MkdirAll(w.folder, 0o755)
	if err == nil {
		err = os.WriteFile(name, data, 0o644)
	}
	if err == nil {
		err = os.WriteFile(name+".why", []byte(why), 0o644)
	}
	if err != nil {
		name = err.Error()
	}
	fmt.Fprintf(os.Stderr, "soak: %s, seed %d, input %d (%s): %s\n", w.name, w.seed, i, name, firstLine(why))
}

// firstLine is a reason without its stack.
func firstLine(why string) string {
	line, _, _ := strings.Cut(why, "\n")
	return line
}

// guard looks at memory and time until stop is closed.
func (w *watch) guard(stop <-chan struct{}, stopped chan<- struct{}) {
	defer close(stopped)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		w.look()
		select {
		case <-stop:
			return
		case <-tick.C:
		}
	}
}

// look measures memory, and ends the process when inputs take too much of it or too long.
func (w *watch) look() {
	now := heapInUse()
	w.peak.Store(max(w.peak.Load(), now))
	if now > w.heap {
		runtime.GC() // what was not collected yet is no fault
		if now = heapInUse(); now > w.heap {
			w.end(func(*slot) bool { return true }, fmt.Sprintf("%d MB of memory are in use by this and what is tried at the same time", now>>20))
		}
	}
	w.end(func(s *slot) bool { return time.Since(s.since) >= w.wait }, fmt.Sprint("it does not end in ", w.wait))
	spent := processorTime()
	w.end(func(s *slot) bool { return w.share(s, spent) >= w.work }, fmt.Sprintf("it takes longer than %v of a processor", w.work))
}

// share is how long an input has had a processor at most: all workers get the same, and none more than the time that
// has passed.
func (w *watch) share(s *slot, spent time.Duration) time.Duration {
	return min(time.Since(s.since), (spent-s.spent)/time.Duration(len(w.slots)))
}

var started = time.Now()

// processorTimeAtMost is the time in which the process may have had all processors.
func processorTimeAtMost() time.Duration {
	return time.Since(started) * time.Duration(runtime.GOMAXPROCS(0))
}

// heapInUse is the bytes of heap, with what is not collected yet.
func heapInUse() uint64 {
	used := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(used)
	return used[0].Value.Uint64()
}

// end keeps the inputs that are faults, and ends the process if there are some.
func (w *watch) end(isFault func(*slot) bool, why string) {
	found := false
	for s := range w.slots {
		s := &w.slots[s]
		s.mu.Lock()
		i, data, fault := s.i, s.data, !s.since.IsZero() && isFault(s)
		s.mu.Unlock()
		if fault {
			w.fault(i, data, why)
			found = true
		}
	}
	if found {
		w.exit(1)
	}
}
