// Command http serves one address: post a report in YAML or JSON to it, and the answer is the
// PDF file, or what is wrong with the report as JSON.
//
//	go run ./examples/http
//	curl --data-binary @testdata/zhongning-2021.yaml -o report.pdf http://127.0.0.1:8787/
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"time"

	"github.com/nianbao/nianbao"
)

func main() {
	renderer, err := nianbao.NewRenderer()
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{Addr: "127.0.0.1:8787", Handler: handler(renderer), ReadTimeout: 10 * time.Second}
	log.Fatal(server.ListenAndServe())
}

// handler renders the reports that are posted to it. All requests share the renderer.
func handler(renderer *nianbao.Renderer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /{$}", func(w http.ResponseWriter, r *http.Request) {
		report, err := nianbao.Read(r.Body) // which reads no more than nianbao.MaxInputBytes
		var file bytes.Buffer
		if err == nil {
			_, err = renderer.Render(&file, report)
		}
		var findings nianbao.Findings
		switch {
		case errors.As(err, &findings):
			w.Header().Set("Content-Type", "application/json; charset=utf-8")
			w.WriteHeader(http.StatusUnprocessableEntity)
			_ = json.NewEncoder(w).Encode(findings) // the client has gone when this fails
		case err != nil:
			http.Error(w, "cannot read or render the report", http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", "application/pdf")
			_, _ = w.Write(file.Bytes())
		}
	})
	return mux
}
