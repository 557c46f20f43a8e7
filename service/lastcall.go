package service

import (
	"errors"
	"net"
	"os"
	"sync/atomic"
	"time"
)

// How long a listener that ends goes on taking connections, and how long it then looks for others that are waiting.
const (
	lastCallTime  = 20 * time.Millisecond
	lastSweepTime = 2 * time.Millisecond
	lastEntryTime = time.Second // the most that both take, however many come
)

// lastCall is a listener that ends without losing connections: a system resets those that wait to be taken when a listener
// is closed, though their clients have sent requests.
type lastCall struct {
	net.Listener
	ending atomic.Bool
	last   time.Time // when it ends whoever waits; set before ending is
}

// deadlined is what listeners of package net can do besides.
type deadlined interface{ SetDeadline(time.Time) error }

// Accept takes the next connection. Once the listener ends it takes those that wait, and then returns net.ErrClosed.
func (l *lastCall) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err == nil || !l.ending.Load() || !errors.Is(err, os.ErrDeadlineExceeded) {
		return conn, err
	}
	if time.Now().After(l.last) {
		return nil, net.ErrClosed
	}
	// A deadline that is over ends Accept before it looks, so that each look has one of its own.
	_ = l.Listener.(deadlined).SetDeadline(time.Now().Add(lastSweepTime))
	if conn, err = l.Listener.Accept(); errors.Is(err, os.ErrDeadlineExceeded) {
		err = net.ErrClosed
	}
	return conn, err
}

// end makes Accept return net.ErrClosed as soon as nobody waits any more.
func (l *lastCall) end() {
	l.last = time.Now().Add(lastEntryTime)
	l.ending.Store(true)
	if d, ok := l.Listener.(deadlined); !ok || d.SetDeadline(time.Now().Add(lastCallTime)) != nil {
		_ = l.Close()
	}
}
