package service

import (
	"net"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestClientsMakeRoom(t *testing.T) {
	c := &clients{most: 2}
	var cuts []string
	wait := func(name string) *client { return c.wait(func() { cuts = append(cuts, name) }) }
	a, b := wait("a"), wait("b")
	if len(cuts) != 0 {
		t.Fatalf("cut %v of as many as may wait", cuts)
	}
	d := wait("d")
	if c.done(b) {
		t.Error("b was cut")
	}
	e := wait("e")
	if !slices.Equal(cuts, []string{"a"}) || c.count() != 2 {
		t.Fatalf("cut %v, %d wait", cuts, c.count())
	}
	if !c.done(a) || c.done(d) || c.done(e) || c.count() != 0 {
		t.Errorf("who was cut is told wrong, or %d wait", c.count())
	}
}

func TestClientsRelieve(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := &clients{most: 9}
		cuts := 0
		c.relieve()
		first := c.wait(func() { cuts++ })
		time.Sleep(patience - time.Nanosecond)
		c.wait(func() { cuts++ })
		c.relieve()
		if cuts != 0 {
			t.Fatal("a client was cut before its time was up")
		}
		time.Sleep(time.Nanosecond)
		c.relieve()
		c.relieve()
		if cuts != 1 || !c.done(first) || c.count() != 1 {
			t.Fatalf("%d were cut, %d wait", cuts, c.count())
		}
	})
}

func TestConnsMakeRoom(t *testing.T) {
	c := newConns(2, 1)
	var all []*closable
	for range 8 {
		all = append(all, new(closable))
	}
	closed := func() (which []int) {
		for i, one := range all {
			if one.closed {
				which = append(which, i)
			}
		}
		return which
	}
	for _, step := range []struct {
		conn   int
		state  http.ConnState
		closed []int
		count  int
	}{
		{0, http.StateNew, nil, 1},
		{1, http.StateNew, nil, 2},
		{0, http.StateActive, nil, 1}, // a request makes room
		{2, http.StateNew, nil, 2},
		{3, http.StateNew, []int{1}, 2}, // the oldest without a request goes
		{1, http.StateClosed, []int{1}, 2},
		{0, http.StateIdle, []int{1}, 3},
		{2, http.StateActive, []int{1}, 2},
		{2, http.StateIdle, []int{0, 1}, 2},
		{2, http.StateActive, []int{0, 1}, 1},
		{3, http.StateHijacked, []int{0, 1}, 0},
		{2, http.StateClosed, []int{0, 1}, 0},
	} {
		c.changed(all[step.conn], step.state)
		if got := closed(); !slices.Equal(got, step.closed) || c.count() != step.count {
			t.Fatalf("connection %d became %v: closed %v, want %v; %d wait, want %d", step.conn, step.state, got, step.closed, c.count(), step.count)
		}
	}
}

// closable is a connection that tells whether it was closed.
type closable struct {
	net.Conn
	closed bool
}

func (c *closable) Close() error { c.closed = true; return nil }
