// Command http is a program with pages of its own that has the service of nianbao below /reports/: the form, and the
// interface for other programs, with limits and a log of this program's choice.
//
//	go run ./examples/http
//	curl --data-binary @testdata/zhongning-2021.yaml -o report.pdf http://127.0.0.1:8787/reports/api/v1/render
package main

import (
	"io"
	"log"
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/nianbao/nianbao/service"
)

func main() {
	pages, err := handler(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{
		Addr: "127.0.0.1:8787", Handler: pages,
		ReadHeaderTimeout: service.HeaderTime, IdleTimeout: service.IdleTime, MaxHeaderBytes: service.MaxHeaderBytes,
	}
	log.Fatal(server.ListenAndServe())
}

// handler has a page at / and the service below /reports/.
func handler(logger *slog.Logger) (http.Handler, error) {
	reports, err := service.New(service.Config{
		Limits: service.Limits{BodyBytes: 4 << 20, Queue: 20, WorkTime: 5 * time.Second},
		Hosts:  []string{"intranet.example.gov.cn"}, // the name of this program to its users
		Logger: logger.With("part", "reports"),
	})
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/reports/", http.StripPrefix("/reports", reports))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, `<!doctype html><title>办公平台</title><a href="reports/">填报年度报告</a>`) // the client has gone when this fails
	})
	return mux, nil
}
