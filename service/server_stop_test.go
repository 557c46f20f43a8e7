package service

import (
	"context"
	"errors"
	"net"
	"testing"
	"testing/synctest"
	"time"
)

func TestServeStops(t *testing.T) {
	serve(t, Limits{}, 9, 9, func(s *served) {
		idle, fresh, busy := s.dial(), s.dial(), s.dial()
		idle.send(healthRequest)
		idle.answer()
		busy.send(checkRequest + "te")
		s.stop()
		time.Sleep(LastCallTime / 2)
		for name, p := range map[string]*peer{"idle": idle, "fresh": fresh} {
			p.send(healthRequest)
			if got := p.answer(); got.StatusCode != 200 || got.Header.Get("Connection") != "close" && !got.Close {
				t.Errorf("%s: status %d, %v", name, got.StatusCode, got.Header)
			}
			p.closesAfter(0)
		}
		select {
		case <-s.pipes.closed:
		default:
			t.Error("there may be new connections")
		}
		time.Sleep(DrainTime - 2*time.Second)
		if s.ended {
			t.Fatal("a request under way is not waited for")
		}
		busy.send("xt")
		if got := busy.answer(); got.StatusCode != 422 || !got.Close {
			t.Errorf("under way: status %d, close %v", got.StatusCode, got.Close)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if !s.ended || s.err != nil {
			t.Errorf("Serve: ended %v, %v", s.ended, s.err)
		}
	})
}

func TestServeStopsInTheEnd(t *testing.T) {
	serve(t, Limits{ReadTime: time.Hour}, 9, 9, func(s *served) {
		s.dial().send(checkRequest + "te")
		s.stop()
		time.Sleep(DrainTime + time.Second)
		synctest.Wait()
		if !s.ended || !errors.Is(s.err, context.DeadlineExceeded) {
			t.Errorf("Serve: ended %v, %v", s.ended, s.err)
		}
	})
}

func TestServeStopsAtOnceWithoutConnections(t *testing.T) {
	serve(t, Limits{}, 9, 9, func(s *served) {
		s.stop()
		synctest.Wait()
		if !s.ended || s.err != nil {
			t.Errorf("Serve: ended %v, %v", s.ended, s.err)
		}
	})
}

func TestServeListenerThatFails(t *testing.T) {
	s, _ := testService(t, Config{})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := s.Serve(t.Context(), l); !errors.Is(err, net.ErrClosed) {
		t.Errorf("got %v", err)
	}
}
