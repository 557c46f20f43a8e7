package service

import (
	"container/list"
	"net"
	"net/http"
	"sync"
)

// conns keeps the connections on which no request is under way: new ones, and those kept for another request. There are
// only so many of each; the one that waits longest makes room for another, so that connections on which nothing, or half
// a header, ever comes keep nobody out.
type conns struct {
	mostFresh, mostIdle int

	mu          sync.Mutex
	fresh, idle list.List // of net.Conn, the one that waits longest first
	places      map[net.Conn]place
}

// place is where a connection stands.
type place struct {
	in *list.List
	at *list.Element
}

func newConns(mostFresh, mostIdle int) *conns {
	return &conns{mostFresh: mostFresh, mostIdle: mostIdle, places: map[net.Conn]place{}}
}

// changed is for http.Server.ConnState.
func (c *conns) changed(conn net.Conn, state http.ConnState) {
	if first := c.move(conn, state); first != nil {
		_ = first.Close()
	}
}

// move notes a state and returns the connection that has to make room.
func (c *conns) move(conn net.Conn, state http.ConnState) (first net.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(conn)
	in, most := &c.fresh, c.mostFresh
	switch state {
	case http.StateNew:
	case http.StateIdle:
		in, most = &c.idle, c.mostIdle
	default:
		return nil
	}
	if in.Len() >= most {
		first = in.Front().Value.(net.Conn)
		c.remove(first)
	}
	c.places[conn] = place{in, in.PushBack(conn)}
	return first
}

func (c *conns) remove(conn net.Conn) {
	if p, ok := c.places[conn]; ok {
		p.in.Remove(p.at)
		delete(c.places, conn)
	}
}

// count is how many there are.
func (c *conns) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.places)
}
