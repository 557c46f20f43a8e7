package service

import (
	"errors"
	"net"
	"testing"
)

// Connections that wait to be taken when a listener ends are taken.
func TestAListenerTakesThoseWhoWaitBeforeItEnds(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	door := &lastCall{Listener: l}
	const waiting = 50
	for range waiting {
		conn, err := net.Dial("tcp", l.Addr().String()) // which succeeds before anybody takes it
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	door.end()
	taken := 0
	for {
		conn, err := door.Accept()
		if errors.Is(err, net.ErrClosed) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		taken++
		conn.Close()
	}
	if taken != waiting {
		t.Errorf("%d of %d were taken", taken, waiting)
	}
}

// A listener that has no deadlines ends at once.
func TestAListenerWithoutDeadlinesIsClosed(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	door := &lastCall{Listener: struct{ net.Listener }{l}}
	door.end()
	if _, err := door.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("got %v", err)
	}
}
