package service

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/nianbao/nianbao/export"
	"github.com/nianbao/nianbao/internal/plainjson"
	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// answer is what a handler returns: a whole body, so that nothing half done is ever sent.
type answer struct {
	status     int // 0 is 200
	mediaType  string
	body       []byte
	name       string            // of the file that a browser saves it as; "" when it shows it
	header     map[string]string // more fields
	retryAfter int               // seconds
}

func jsonAnswer(value any) *answer {
	data, err := plainjson.Marshal(value)
	if err != nil {
		panic(err) // what the package writes can always be encoded
	}
	return &answer{mediaType: "application/json", body: data}
}

// write sends the answer. When it fails, the client has gone.
func (a *answer) write(w http.ResponseWriter) {
	h := w.Header()
	if a.status != http.StatusNotModified { // which is about a body that the client has
		h.Set("Content-Type", a.mediaType)
		h.Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	if a.name != "" {
		h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+strings.ReplaceAll(url.QueryEscape(a.name), "+", "%20"))
	}
	if a.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(a.retryAfter))
	}
	for name, value := range a.header {
		h.Set(name, value)
	}
	w.WriteHeader(cmp.Or(a.status, http.StatusOK))
	if len(a.body) > 0 {
		_, _ = w.Write(a.body)
	}
}

// fileName is what a file of a report is called.
func fileName(r *model.Report, f *export.Format) string {
	name := strings.Map(func(c rune) rune {
		if zhtext.IsInvisible(c) || strings.ContainsRune(`/\:*?"<>|`, c) {
			return '_'
		}
		return c
	}, r.Organ+strconv.Itoa(r.Year)+"年政府信息公开工作年度报告")
	const most = 80 // characters; file systems take 255 bytes
	if runes := []rune(name); len(runes) > most {
		name = string(runes[:most])
	}
	return name + f.Extensions[0]
}
