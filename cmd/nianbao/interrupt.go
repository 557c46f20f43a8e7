package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// interrupts is what Ctrl-C, SIGTERM and the end of a terminal meet. There is one, as signals go to the whole program.
var interrupts breaker

// breaker ends the program on an interrupt. Files under way are whole or gone then: they are put in
// place, and removed, under its lock.
type breaker struct {
	mu      sync.Mutex
	patient func()              // of a command that finishes what is under way when it is told to stop
	live    map[string]struct{} // files to remove: those that are not in their places, and locks
	targets []string            // that are still to be written, as the user named them
}

// watch makes the program end on an interrupt. Without it, as in tests, interrupts are left to the system.
func (b *breaker) watch(stderr io.Writer) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, append(hangups(), os.Interrupt, syscall.SIGTERM)...)
	go func() {
		for range signals {
			if !b.tell() {
				b.end(stderr)
			}
		}
	}()
}

// tell lets the command that is under way know of the first interrupt, and says whether there is one that
// wants to.
func (b *breaker) tell() bool {
	b.mu.Lock()
	patient := b.patient
	b.patient = nil
	b.mu.Unlock()
	if patient == nil {
		return false
	}
	patient()
	return true
}

// end removes what is not finished and ends the program. The lock is never given back, so that no file
// appears afterwards.
func (b *breaker) end(stderr io.Writer) {
	b.mu.Lock()
	for name := range b.live {
		_ = os.Remove(name) // the next run looks for it again
	}
	text := "已中断"
	if len(b.targets) > 0 {
		text += "，没有写入 " + firstFew(b.targets)
	}
	fmt.Fprintf(stderr, "nianbao：%s\n", text)
	os.Exit(int(interrupted))
}

// expect notes a file that is about to be made.
func (b *breaker) expect(target string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !slices.Contains(b.targets, target) {
		b.targets = append(b.targets, target)
	}
}

// make calls f, which makes a file that is not to stay and returns its name.
func (b *breaker) make(f func() (string, error)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	name, err := f()
	if err == nil {
		if b.live == nil {
			b.live = map[string]struct{}{}
		}
		b.live[name] = struct{}{}
	}
	return err
}

// settle calls f, which puts a file that is not to stay into its place, or removes it. target is what
// has come to be then, "" for nothing.
func (b *breaker) settle(name, target string, f func() error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := f(); err != nil {
		return err
	}
	delete(b.live, name)
	if i := slices.Index(b.targets, target); i >= 0 {
		b.targets = slices.Delete(b.targets, i, i+1)
	}
	return nil
}

// untilInterrupt returns a context that ends with the first interrupt, of which it tells; a
// second one ends the program at once. release returns when it has been told.
func untilInterrupt(tell func()) (ctx context.Context, release func()) {
	ctx, cancel := context.WithCancel(context.Background())
	told := make(chan struct{})
	interrupts.mu.Lock()
	interrupts.patient = func() {
		defer close(told)
		cancel()
		tell()
	}
	interrupts.mu.Unlock()
	return ctx, func() {
		interrupts.mu.Lock()
		waiting := interrupts.patient != nil
		interrupts.patient = nil
		interrupts.mu.Unlock()
		if !waiting && ctx.Err() != nil {
			<-told
		}
		cancel()
	}
}
