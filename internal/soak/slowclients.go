package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/nianbao/nianbao/service"
)

const slowBeat = 20 * time.Millisecond // between two bytes of a slow client

// hostileClients ask the service slowly, for too much, and with requests that are none, by so many connections of each
// kind, while others ask it for checks, some of which must be answered. An answer that the service is busy is none, and
// no fault on a slow machine: the slow clients go on for some time, and until there is one, unless the service cuts
// them off.
func hostileClients(each int, some time.Duration) (tried int, err error) {
	before := runtime.NumGoroutine()
	s, err := service.New(service.Config{})
	if err != nil {
		return 0, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx, l) }()

	host := l.Addr().String()
	head := "POST /api/v1/check HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: "
	enough := make(chan struct{})
	kinds := []func() error{
		func() error { return slowly(host, "", head+strings.Repeat("1", 1000), enough) },
		func() error { return slowly(host, head+"1000\r\n\r\n", strings.Repeat("甲", 1000), enough) },
		func() error { return slowly(host, head+"9999999999999\r\n\r\n", strings.Repeat("甲", 1000), enough) },
		func() error {
			return refused(host, head+"1\r\nX: "+strings.Repeat("a", 2*service.MaxHeaderBytes)+"\r\n\r\n1", 431)
		},
		func() error { return refused(host, head+fmt.Sprint(64<<20)+"\r\n\r\n", 413) },
		func() error { return refused(host, "\x16\x03\x01\x00\xff\x00\r\n\r\n", 400) },
		func() error { return refused(host, head+"-1\r\n\r\n", 400) },
	}
	faults := make([]error, len(kinds)*each+1)
	var at sync.WaitGroup
	for i := range len(kinds) * each {
		at.Go(func() { faults[i] = kinds[i%len(kinds)]() })
	}
	checks, answered := 0, 0
	for until := time.Now().Add(some); time.Now().Before(until) || answered == 0 && time.Now().Before(until.Add(mostWait)); checks++ {
		ok, err := checked(host)
		if ok {
			answered++
		}
		faults[len(faults)-1] = errors.Join(faults[len(faults)-1], err)
	}
	if answered == 0 {
		faults[len(faults)-1] = errors.Join(faults[len(faults)-1], errors.New("no check beside slow clients is answered"))
	}
	close(enough)
	at.Wait()
	stop()
	return len(kinds)*each + checks, errors.Join(errors.Join(faults...), <-served, left(before, leftTime))
}

// slowly sends the first bytes at once and the others one at a time, until it is enough. It is no fault when the service
// ends that.
func slowly(host, first, others string, enough <-chan struct{}) error {
	c, err := net.Dial("tcp", host)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.WriteString(c, first); err != nil {
		return err
	}
	beat := time.NewTicker(slowBeat)
	defer beat.Stop()
	for i := range len(others) {
		select {
		case <-enough:
			return nil
		case <-beat.C:
		}
		if _, err := io.WriteString(c, others[i:i+1]); err != nil {
			return nil
		}
	}
	return nil
}

// refused sends a request and wants a status, or that the connection is ended.
func refused(host, request string, status int) error {
	c, err := net.Dial("tcp", host)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(mostWait)); err != nil {
		return err
	}
	if _, err := io.WriteString(c, request); err != nil {
		return nil
	}
	got, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		var slow net.Error
		if errors.As(err, &slow) && slow.Timeout() {
			return fmt.Errorf("no answer to %.60q", request)
		}
		return nil
	}
	defer got.Body.Close()
	if got.StatusCode != status && !isBusy(got.StatusCode) {
		return fmt.Errorf("%.60q: status %d, want %d", request, got.StatusCode, status)
	}
	return nil
}

// isBusy says that a service answers that it cannot do now what it is asked for.
func isBusy(status int) bool {
	return status == http.StatusRequestTimeout || status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable
}

// checked asks for a check as others do, and says whether it is answered.
func checked(host string) (answered bool, err error) {
	client := http.Client{Timeout: mostWait, Transport: &http.Transport{DisableKeepAlives: true}}
	got, err := client.Post("http://"+host+"/api/v1/check", "application/yaml", bytes.NewReader([]byte("organ: 甲局\nyear: 2023\n")))
	if err != nil {
		return false, err
	}
	defer got.Body.Close()
	if _, err := io.Copy(io.Discard, got.Body); err != nil {
		return false, err
	}
	if got.StatusCode != http.StatusOK && !isBusy(got.StatusCode) {
		return false, fmt.Errorf("a check beside slow clients: status %d", got.StatusCode)
	}
	return got.StatusCode == http.StatusOK, nil
}
