package service

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// work answers a request whose body was read.
type work func(*request) (*answer, error)

// route is what is done for one pattern of paths.
type route struct {
	main  part // what a body is that is not multipart; see Service.read
	takes most // files of a body; nil when there is none
	work  work
	// anyQuery is for what browsers and monitors ask for, with parameters that mean something to others.
	anyQuery bool
}

// errGone says that the client did not wait for an answer.
var errGone = errors.New("service: the client has gone")

// handle answers the requests of a route.
func (s *Service) handle(to route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := &request{Request: r, held: &share{budget: s.memory}}
		defer func() { q.held.giveAll() }()
		a, err := s.answer(q, w, to)
		switch {
		case errors.Is(err, errGone):
			panic(http.ErrAbortHandler) // closes the connection
		case err != nil:
			s.fail(w, err)
		default:
			s.send(w, a)
		}
	}
}

func (s *Service) answer(q *request, w http.ResponseWriter, to route) (*answer, error) {
	if !to.anyQuery {
		if err := q.parseQuery(); err != nil {
			return nil, err
		}
	}
	if to.takes == nil {
		return to.work(q)
	}
	if err := s.read(q, w, to.main, to.takes); err != nil {
		return nil, err
	}
	a, err := s.compute(q, to.work)
	if err != nil {
		return nil, err
	}
	q.files = nil
	q.held.giveAll()
	if !q.held.take(int64(cap(a.body))) {
		s.clients.relieve()
		return nil, errNoMemory
	}
	return a, nil
}

// compute does the work when it is its turn. Work that takes too long goes on, in its place among the workers and with
// its memory, without anybody who waits for it.
func (s *Service) compute(q *request, do work) (*answer, error) {
	leave, err := s.gate.enter(q.Context(), q.heavy())
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil, errGone
	case err != nil:
		return nil, err
	}
	type outcome struct {
		a   *answer
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		a, err := s.protect(q, do)
		leave() // first, so that whoever has the answer finds the place free
		done <- outcome{a, err}
	}()
	timer := time.NewTimer(s.config.Limits.WorkTime)
	defer timer.Stop()
	select {
	case o := <-done:
		return o.a, o.err
	case <-timer.C:
		held := q.held
		q.held = &share{budget: s.memory}
		go func() { <-done; held.giveAll() }()
		return nil, errWorkedLong
	}
}

// protect turns a panic into an error. The log has where it was, not what was said.
func (s *Service) protect(q *request, do work) (a *answer, err error) {
	defer func() {
		if v := recover(); v != nil {
			s.config.Logger.Error("panic", "route", q.Pattern, "kind", fmt.Sprintf("%T", v), "trace", trace())
			a, err = nil, errInternal
		}
	}()
	return do(q)
}

// fail answers with a problem.
func (s *Service) fail(w http.ResponseWriter, err error) {
	p := problemOf(err)
	setProblem(w, p.Type)
	s.send(w, p.answer())
}

// send writes an answer for as long as its client has time for.
func (s *Service) send(w http.ResponseWriter, a *answer) {
	control := http.NewResponseController(w) // not every server can set deadlines
	_ = control.SetWriteDeadline(time.Now().Add(s.config.Limits.WriteTime))
	client := s.clients.wait(func() { _ = control.SetWriteDeadline(time.Unix(1, 0)) })
	defer s.clients.done(client)
	a.write(w)
}

// parseQuery reads the parameters behind the question mark. None has several values.
func (r *request) parseQuery() (err error) {
	if r.query, err = url.ParseQuery(r.URL.RawQuery); err != nil {
		return badRequest("网址中问号后面的参数写得不对")
	}
	return r.onlyOnce()
}
