package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
)

// The state of a breaker after each call.
func TestWhatAnInterruptWouldMeet(t *testing.T) {
	var b breaker
	state := func() string { return fmt.Sprint(slices.Sorted(maps.Keys(b.live)), b.targets) }
	failing := errors.New("x")
	for i, c := range []struct {
		call func() error
		err  error
		want string
	}{
		{func() error { b.expect("t1"); return nil }, nil, "[] [t1]"},
		{func() error { b.expect("t1"); return nil }, nil, "[] [t1]"},
		{func() error { b.expect("t2"); return nil }, nil, "[] [t1 t2]"},
		{func() error { return b.make(func() (string, error) { return "f1", nil }) }, nil, "[f1] [t1 t2]"},
		{func() error { return b.make(func() (string, error) { return "f0", failing }) }, failing, "[f1] [t1 t2]"},
		{func() error { return b.make(func() (string, error) { return "f2", nil }) }, nil, "[f1 f2] [t1 t2]"},
		{func() error { return b.settle("f1", "t1", func() error { return failing }) }, failing, "[f1 f2] [t1 t2]"},
		{func() error { return b.settle("f1", "t1", func() error { return nil }) }, nil, "[f2] [t2]"},
		{func() error { return b.settle("f3", "", func() error { return nil }) }, nil, "[f2] [t2]"},
		{func() error { return b.settle("f2", "t2", func() error { return nil }) }, nil, "[] []"},
	} {
		if err := c.call(); err != c.err || state() != c.want {
			t.Errorf("call %d: %v, %s, want %s", i, err, state(), c.want)
		}
	}
}

// The first interrupt is the command's, the second is not; none is, when the command is done.
func TestACommandIsToldOfTheFirstInterrupt(t *testing.T) {
	if interrupts.tell() {
		t.Fatal("somebody else waits")
	}
	told := 0
	ctx, release := untilInterrupt(func() { told++ })
	if ctx.Err() != nil || told != 0 {
		t.Error("it is interrupted before")
	}
	if !interrupts.tell() || told != 1 || ctx.Err() == nil {
		t.Errorf("told %d times, %v", told, ctx.Err())
	}
	if interrupts.tell() || told != 1 {
		t.Errorf("the second interrupt is told, too: %d", told)
	}
	release()
	ctx, release = untilInterrupt(func() { told++ })
	if release(); interrupts.tell() || told != 1 || ctx.Err() == nil {
		t.Errorf("told %d times after the end, %v", told, ctx.Err())
	}
}
