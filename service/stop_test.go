package service_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/nianbao/nianbao/service"
)

// TestStopLosesNoAnswer stops a service under load: of every request that it answered, the client has the whole answer,
// and none gets half of one.
func TestStopLosesNoAnswer(t *testing.T) {
	for _, kept := range []bool{true, false} { // connections, for another request
		handler, err := service.New(service.Config{})
		if err != nil {
			t.Fatal(err)
		}
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- handler.Serve(ctx, l) }()
		var all sync.WaitGroup
		var whole, failed atomic.Int64
		const clients, before = 16, 300
		for i := range clients {
			all.Go(func() {
				client := &http.Client{Transport: &http.Transport{DisableKeepAlives: !kept}}
				defer client.CloseIdleConnections()
				for {
					got, err := client.Post("http://"+l.Addr().String()+"/api/v1/check", "", bytes.NewReader(reports()[i]))
					if err != nil { // refused, or closed before the request was read
						failed.Add(1)
						return
					}
					body, err := io.ReadAll(got.Body)
					got.Body.Close()
					if err != nil || got.StatusCode != 200 || !bytes.HasSuffix(body, []byte("}")) && !bytes.HasSuffix(body, []byte("}\n")) {
						t.Errorf("status %d, %v: %.100s", got.StatusCode, err, body)
						return
					}
					if whole.Add(1) == before {
						stop()
					}
				}
			})
		}
		all.Wait()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
		if whole.Load() < before || failed.Load() != clients {
			t.Errorf("%d answers, %d clients were refused in the end", whole.Load(), failed.Load())
		}
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "http://localhost/metrics", nil)
		handler.ServeHTTP(w, r)
		if want := fmt.Sprintf("nianbao_http_requests_total{route=\"POST /api/v1/check\",status=\"200\"} %d\n", whole.Load()); !strings.Contains(w.Body.String(), want) {
			t.Errorf("clients have %d answers:\n%.300s", whole.Load(), w.Body)
		}
		stop()
	}
}
