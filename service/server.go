package service

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"time"
)

// The timeouts of Serve for what comes before a request's body and between requests.
const (
	HeaderTime = 5 * time.Second // for a whole header
	IdleTime   = 60 * time.Second
	DrainTime  = 30 * time.Second // for requests under way when the service stops
	// LastCallTime is for connections without a request when the service stops: one that is just on its way is answered.
	LastCallTime = 500 * time.Millisecond
)

// The limits of Serve on what comes before a request's body.
const (
	MaxHeaderBytes = 16 << 10 // of one request; beyond it the answer is 431
	MaxFreshConns  = 1024     // connections that have sent no header yet; beyond it the oldest are closed
	MaxIdleConns   = 1024     // connections between two requests; beyond it those that are idle longest are closed
)

// Serve answers the connections of a listener until ctx ends. It then takes no more connections after DrainDelay, finishes
// what is under way, and returns nil, or an error when that takes longer than DrainTime.
func (s *Service) Serve(ctx context.Context, l net.Listener) error {
	return s.serve(ctx, l, newConns(MaxFreshConns, MaxIdleConns))
}

func (s *Service) serve(ctx context.Context, l net.Listener, idle *conns) error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: HeaderTime, IdleTimeout: IdleTime, MaxHeaderBytes: MaxHeaderBytes, ConnState: idle.changed,
		ErrorLog:                     log.New(io.Discard, "", 0), // what clients do wrong is in the metrics
		DisableGeneralOptionsHandler: true,
	}
	door := &lastCall{Listener: l}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(door) }()
	select {
	case err := <-stopped:
		_ = server.Close() // the connections of a listener that failed
		return err
	case <-ctx.Done():
	}
	return s.stop(server, door, idle, stopped)
}

// stop ends a server. Closing a connection on which a request is just arriving would lose its answer, so that all that
// are open may send one more; the answer says that the connection closes.
func (s *Service) stop(server *http.Server, door *lastCall, idle *conns, stopped <-chan error) error {
	s.Drain()
	time.Sleep(s.config.DrainDelay)
	door.end()
	<-stopped
	_ = door.Close()
	for last := time.Now().Add(LastCallTime); idle.count() > 0 && time.Now().Before(last); {
		time.Sleep(LastCallTime / 50)
	}
	patience, cancel := context.WithTimeout(context.Background(), DrainTime)
	defer cancel()
	err := server.Shutdown(patience)
	if err != nil {
		_ = server.Close()
	}
	return err
}
