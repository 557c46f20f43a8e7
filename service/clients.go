package service

import (
	"container/list"
	"sync"
	"time"
)

// patience is how long a client may take to send a body or to take an answer when the service needs what it holds.
const patience = 2 * time.Second

// clients keeps the requests on which the service waits: for the rest of a body, or for an answer to be taken. There are
// only so many; the one that waits longest makes room for another, so that slow clients keep nobody out.
type clients struct {
	most    int
	mu      sync.Mutex
	waiting list.List // of *client, the one that waits longest first
}

// client is one of them.
type client struct {
	since time.Time
	cut   func() // ends the wait, with an error for whoever reads or writes
	ended bool   // by cut
	place *list.Element
}

// wait adds a client, which cut ends at once.
func (c *clients) wait(cut func()) *client {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.waiting.Len() >= c.most {
		c.cutFirst()
	}
	one := &client{since: time.Now(), cut: cut}
	one.place = c.waiting.PushBack(one)
	return one
}

// done takes a client away and reports whether it was cut.
func (c *clients) done(one *client) (cut bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !one.ended {
		c.waiting.Remove(one.place)
	}
	return one.ended
}

// relieve cuts the client that waits longest if its time is up, so that what it holds is free for others.
func (c *clients) relieve() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if first := c.waiting.Front(); first != nil && time.Since(first.Value.(*client).since) >= patience {
		c.cutFirst()
	}
}

func (c *clients) cutFirst() {
	one := c.waiting.Remove(c.waiting.Front()).(*client)
	one.ended = true
	one.cut()
}

// count is how many there are.
func (c *clients) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.waiting.Len()
}
