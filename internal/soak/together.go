package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"math/rand/v2"
	"net/http/httptest"
	"runtime"
	"sync"
	"testing/fstest"
	"time"

	"github.com/nianbao/nianbao"
	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/fonts"
	"github.com/nianbao/nianbao/internal/sample"
	"github.com/nianbao/nianbao/render"
	"github.com/nianbao/nianbao/service"
)

// wholes are attacks that are no series of inputs.
func wholes(count int) ([]attack, error) {
	return append([]attack{
		{name: "64 renders at once", whole: func(r *rand.Rand) (int, error) { return together(64, 16, r.IntN(1000)) }},
		{name: "clients at once", whole: func(*rand.Rand) (int, error) { return clients(64, 50) }},
		{name: "slow, huge and malformed clients", whole: func(*rand.Rand) (int, error) { return hostileClients(40, 3*time.Second) }},
	}, outside(count)...), nil
}

// job is a file to write.
type job struct {
	exporter *export.Exporter
	format   *export.Format
	report   *nianbao.Report
}

func (j job) write() ([]byte, error) {
	var b bytes.Buffer
	var err error
	if j.format == export.SVG {
		_, err = j.exporter.Pages(j.report, func(page int) string { return fmt.Sprint(page) }, func(_ int, data []byte) error { b.Write(data); return nil })
	} else {
		_, err = j.exporter.Write(&b, j.format, j.report)
	}
	return b.Bytes(), err
}

// jobs returns files of all formats, of both editions, with pictures, drafts, and with faces of the caller's.
func jobs(seed int) (all []job, err error) {
	pictures := render.WithPictures(fstest.MapFS{"a.png": {Data: pngFile(image.NewGray(image.Rect(0, 0, 8, 8)))}})
	set, err := fonts.Embedded()
	if err != nil {
		return nil, err
	}
	own := set.With(fonts.FangSong, set.Face(fonts.Kai))
	for _, opts := range [][]render.Option{{pictures, render.WithDraft()}, {pictures, render.WithDraft(), render.WithFaces(own), render.WithContents()}} {
		e, err := export.New(export.Options{}, opts...)
		if err != nil {
			return nil, err
		}
		for _, r := range append(reports(), sample.Report(seed)) {
			for _, f := range export.Formats() {
				all = append(all, job{e, f, r})
			}
		}
	}
	return all, nil
}

// together writes files by many goroutines and compares them with those that one wrote.
func together(goroutines, each, seed int) (tried int, err error) {
	all, err := jobs(seed)
	if err != nil {
		return 0, err
	}
	want := make([][]byte, len(all))
	for i, j := range all {
		if want[i], err = j.write(); err != nil {
			return 0, err
		}
	}
	before := runtime.NumGoroutine()
	faults := make([]error, goroutines)
	var at sync.WaitGroup
	for g := range goroutines {
		at.Go(func() {
			for k := range each {
				i := (g*each + k*7) % len(all)
				got, err := all[i].write()
				if err == nil && !bytes.Equal(got, want[i]) {
					err = fmt.Errorf("%s of %s differs from the one written alone", all[i].format.ID, all[i].report.Organ)
				}
				faults[g] = errors.Join(faults[g], err)
			}
		})
	}
	at.Wait()
	return goroutines * each, errors.Join(errors.Join(faults...), left(before, leftTime))
}

// clients ask the service at once for what is sound and what is not, over a network.
func clients(goroutines, each int) (tried int, err error) {
	before := runtime.NumGoroutine()
	s, err := service.New(service.Config{Limits: patient})
	if err != nil {
		return 0, err
	}
	server := httptest.NewServer(s)
	bodies := []string{"organ: 甲局\nyear: 2023\n", "organ: [", "", "PK\x03\x04", "%PDF-1.7\n1 0 obj", "<table><tr><td colspan=9999>"}
	faults := make([]error, goroutines)
	var at sync.WaitGroup
	for g := range goroutines {
		at.Go(func() {
			for k := range each {
				body := bodies[(g+k)%len(bodies)]
				path := []string{"/api/v1/check", "/api/v1/import", "/api/v1/render?draft=1"}[k%3]
				got, err := server.Client().Post(server.URL+path, "", bytes.NewReader([]byte(body)))
				if err == nil {
					_, err = io.Copy(io.Discard, got.Body)
					got.Body.Close()
					if got.StatusCode >= 500 {
						err = fmt.Errorf("%s with %q: status %d", path, body, got.StatusCode)
					}
				}
				faults[g] = errors.Join(faults[g], err)
			}
		})
	}
	at.Wait()
	server.CloseClientConnections()
	server.Close()
	return goroutines * each, errors.Join(errors.Join(faults...), left(before, leftTime))
}

// leftTime is how long goroutines have to end, on a machine that may be slow.
const leftTime = 2 * time.Minute

// left says which goroutines there are more than before; they get a while to end.
func left(before int, while time.Duration) error {
	now := time.NewTicker(10 * time.Millisecond)
	defer now.Stop()
	for until := time.Now().Add(while); time.Now().Before(until); {
		if runtime.NumGoroutine() <= before {
			return nil
		}
		<-now.C
	}
	return fmt.Errorf("%d goroutines are left, %d were before", runtime.NumGoroutine(), before)
}
